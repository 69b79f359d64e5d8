"""The pages say what is so."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / "corpus" / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
]


def test_the_page_of_rules_is_what_the_rules_say() -> None:
    done = subprocess.run([sys.executable, ROOT / "docs" / "build_rules_page.py", "--check"], cwd=ROOT, check=False)
    assert done.returncode == 0, "run: python docs/build_rules_page.py"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    prose = re.sub(r"`[^`\n]*`", "", page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)#\s]+)", prose):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_the_page_of_rules_names_every_file_of_rules() -> None:
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8").split("## All rules")[0]
    assert {path.name for path in (ROOT / "rules").glob("*.yaml")} == set(re.findall(r"`(\w+\.yaml)`", page))


def test_the_readme_names_every_command_and_every_page() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for command in project["scripts"]:
        assert command in readme
    for page in (ROOT / "docs").glob("*.md"):
        assert f"docs/{page.name}" in readme


def test_every_module_of_the_package_stays_readable() -> None:
    long = [p.name for p in (ROOT / "extractor").rglob("*.py") if len(p.read_text(encoding="utf-8").splitlines()) > 400]
    assert long == []
