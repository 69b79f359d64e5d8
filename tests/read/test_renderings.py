"""A notice says the same as a web page, a PDF and a Word document: a slice of benchmarks/formats.py."""

from pathlib import Path

import pytest

from benchmarks.formats import measure

#: Below the benchmark's floor: of a dozen notices, one that is split otherwise costs several points.
FLOOR = 0.85


@pytest.mark.parametrize("form", ["html", "pdf", "docx"])
def test_a_rendering_gives_the_fields_of_the_text(form: str) -> None:
    pytest.importorskip("japanize_matplotlib", reason="no Japanese font: the extra dev is not installed")
    corpus = Path(__file__).parents[2] / "corpus"
    paths = [str(corpus / f"n{number:03}.txt") for number in range(1, 37, 3)]
    assert measure(paths, forms=[form])[form]["share"] >= FLOOR
