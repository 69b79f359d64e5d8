"""The pages say what is so."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

import extractor
from extractor.read import formats
from extractor.write.formats import FORMATS

ROOT = Path(__file__).parents[2]
PAGES = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "corpus" / "README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]


def test_the_reference_of_rules_is_what_the_rules_say() -> None:
    done = subprocess.run([sys.executable, ROOT / "docs" / "build_rules_pages.py", "--check"], cwd=ROOT, check=False)
    assert done.returncode == 0, "run: python docs/build_rules_pages.py"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    prose = re.sub(r"`[^`\n]*`", "", page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)#\s]+)", prose):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_the_page_of_rules_names_every_file_of_rules() -> None:
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8").split("## Recipes")[0]
    assert {path.name for path in (ROOT / "rules").glob("*.yaml")} == set(re.findall(r"`(\w+\.yaml)`", page))


def test_the_readme_names_every_command_and_every_page() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for command in project["scripts"]:
        assert command in readme
    for page in (ROOT / "docs").glob("*.md"):
        assert f"docs/{page.name}" in readme


def test_the_readme_shows_the_row_as_it_comes_out() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.split("<!-- row of corpus/n003.txt -->")[1].split("<!-- /row -->")[0]
    shown = dict(re.findall(r"^\| `(\w+)` \| `(.*)` \|$", table, re.MULTILINE))
    row = extractor.parse_notice(ROOT / "corpus" / "n003.txt", source="corpus/n003.txt").to_dicts()[0]
    # A new fit moves the confidence a little; the row is none the worse for it.
    assert float(shown.pop("confidence")) == pytest.approx(row.pop("confidence"), abs=0.03)
    assert shown == {name: _printed(value) for name, value in row.items() if value not in (None, [])}


def _printed(value: Any) -> str:
    if isinstance(value, list) and isinstance(value[0], dict):
        value = value[0]
    return json.dumps(value, ensure_ascii=False) if isinstance(value, bool | list | dict) else str(value)


def test_the_page_on_explaining_shows_what_the_command_prints(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "explain.md").read_text(encoding="utf-8")
    notice, shown = re.findall(r"^```(?:text)?\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)[:2]
    (tmp_path / "notice.txt").write_text(notice, encoding="utf-8")
    command = [sys.executable, "-m", "extractor.explain.cli", "notice.txt"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=True)
    # A new fit moves the confidence.
    printed = [re.sub(r"confidence .*", "", line) for line in done.stdout.splitlines()]
    lines = [re.sub(r"confidence .*", "", line) for line in shown.splitlines()[1:] if line.strip() != "…"]
    assert [line for line in lines if line not in printed] == []


def test_the_readme_names_every_extra_that_a_job_needs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert all(f"`{extra}`" in readme for extra in project["optional-dependencies"] if extra != "dev")
    assert f"Python {project['requires-python'].removeprefix('>=')} or newer" in readme


def test_the_page_of_formats_names_every_format() -> None:
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    inputs, outputs = page.split("## Inputs")[1].split("## Outputs")
    assert _suffixes(inputs) == formats.listed((*formats.DOCUMENTS, *formats.CONTAINERS)).split()
    unread = re.findall(r"`(\.\w+)`", inputs.split("is read as a page.")[1].split("are not read")[0])
    assert set(unread) == formats.UNREAD
    assert not formats.UNREAD & formats.READABLE
    rows = dict(re.findall(r"^\| `(\.[\w.]+)` \|.*\| (yes|no) \|$", outputs, re.MULTILINE))
    assert rows == {suffix: "yes" if form.updatable else "no" for suffix, form in FORMATS.items()}


def _suffixes(table: str) -> list[str]:
    """The suffixes in the first column of a table."""
    cells = re.findall(r"^\| (`\..*?) \|", table, re.MULTILINE)
    return re.findall(r"`(\.\w+)`", " ".join(cells))


def test_every_module_of_the_package_stays_readable() -> None:
    long = [p.name for p in (ROOT / "extractor").rglob("*.py") if len(p.read_text(encoding="utf-8").splitlines()) > 400]
    assert long == []
