"""The tour runs from top to bottom, and shows what it says."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

TOUR = Path(__file__).resolve().parents[2] / "docs" / "tour.ipynb"


@pytest.fixture(scope="module")
def stored() -> Any:
    return nbformat.read(TOUR, as_version=4)


@pytest.fixture(scope="module")
def run(stored: Any) -> Any:
    """The notebook as it is after a run in ``docs``; a cell that fails fails here."""
    fresh = copy.deepcopy(stored)
    for cell in fresh.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return NotebookClient(fresh, timeout=300, resources={"metadata": {"path": str(TOUR.parent)}}).execute()


def _shown(notebook: Any) -> list[set[str]]:
    """The kinds of output of each code cell."""
    return [
        {kind for output in cell.outputs for kind in output.get("data", {"stream": ""})}
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


def test_every_cell_runs_and_shows_the_kind_of_thing_that_is_stored(stored: Any, run: Any) -> None:
    assert _shown(run) == _shown(stored)
    assert sum("image/png" in kinds for kinds in _shown(run)) == 2


def test_what_the_text_promises_is_what_comes_out(run: Any) -> None:
    printed = "".join(
        o.text for c in run.cells if c.cell_type == "code" for o in c.outputs if o.output_type == "stream"
    )
    assert "mecab [(61, 'person', '氏名')]" in printed
    assert "ginza [(61, 'person', '受講者')]" in printed
    assert printed.rstrip().endswith("['name', 'address', 'phone', 'internal_id']")
    assert not [o for c in run.cells if c.cell_type == "code" for o in c.outputs if o.get("name") == "stderr"]
