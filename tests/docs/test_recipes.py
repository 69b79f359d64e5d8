"""The recipes of the pages work when followed to the letter."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import extractor
from extractor.model import Incident
from extractor.rules.files import load_rules, read_rule_file
from tests.conftest import notice

ROOT = Path(__file__).parents[2]
RULES = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8").split("## Recipes")[1]
FORMATS = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8").split("## A new format")[1]


def _sections(page: str) -> dict[str, str]:
    """The sections of a page of recipes that have code, by heading."""
    parts = (part.partition("\n") for part in re.split(r"^### ", page, flags=re.MULTILINE)[1:])
    return {title: text for title, _, text in parts if "```" in text}


def _blocks(section: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", section, re.MULTILINE | re.DOTALL)


def _files(blocks: list[str]) -> dict[str, str]:
    """The code of blocks whose first line is a comment with the name of a file, by that name."""
    return {block.partition("\n")[0].removeprefix("# "): block.partition("\n")[2] for block in blocks}


def _shown(incident: Incident, column: str) -> str:
    value = getattr(incident, column)
    if column == "counts":
        return ";".join(f"{count.value} {count.unit}" for count in value)
    return ";".join(value) if isinstance(value, list) else str(value)


def test_there_is_a_recipe_for_each_thing_that_one_may_want_to_add() -> None:
    assert list(_sections(RULES)) == [
        "A data category",
        "A cause",
        "A word for a date",
        "A counting unit",
        "A name that is not found",
    ]
    assert list(_sections(FORMATS)) == ["To read", "To write"]


@pytest.mark.parametrize("section", _sections(RULES).values(), ids=list(_sections(RULES)))
def test_a_recipe_for_a_rule_gives_what_it_says_and_only_with_its_rule(section: str, tmp_path: Path) -> None:
    for name, text in _files(_blocks(section, "yaml")).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (text,) = _blocks(section, "text")
    (gives,) = re.findall(r"^gives (.*)\.$", section, re.MULTILINE)
    wanted = dict(re.findall(r"`(\w+)` = `([^`]+)`", gives))
    (found,) = extractor.parse_notice(text, rules=tmp_path / "my-rules").incidents
    assert {column: _shown(found, column) for column in wanted} == wanted
    (shipped,) = extractor.parse_notice(text).incidents
    assert {column: _shown(shipped, column) for column in wanted} != wanted


@pytest.mark.parametrize("section", _sections(RULES).values(), ids=list(_sections(RULES)))
def test_the_rules_of_a_recipe_keep_their_own_examples(section: str, tmp_path: Path) -> None:
    for name, text in _files(_blocks(section, "yaml")).items():
        path = tmp_path / Path(name).name
        path.write_text(text, encoding="utf-8")
    rules = load_rules(tmp_path)
    for path in tmp_path.glob("*.yaml"):
        for rule in read_rule_file(path):
            fires = [{hit.rule.id for hit in rules[path.stem].scan(text)} for text in rule.examples.match]
            silent = [{hit.rule.id for hit in rules[path.stem].scan(text)} for text in rule.examples.no_match]
            assert fires and all(rule.id in ids for ids in fires)
            assert silent and all(rule.id not in ids for ids in silent)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program in which both recipes for formats were followed."""
    top = tmp_path_factory.mktemp("checkout")
    shutil.copytree(ROOT / "extractor", top / "extractor", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "rules", top / "rules")
    for name, code in _files(_blocks(FORMATS, "python")).items():
        path, _, place = name.partition(", in ")
        if not place:
            assert not (top / path).exists()
            (top / path).write_text(code, encoding="utf-8")
            continue
        listing = (top / path).read_text(encoding="utf-8")
        (opening,) = re.findall(rf"^{place}\b.* = [({{]", listing, re.MULTILINE)
        (top / path).write_text(listing.replace(opening, f"{opening}\n{code}"), encoding="utf-8")
    return top


def _extract(checkout: Path, *arguments: str) -> str:
    code = "import sys; sys.argv[0] = 'extract'; from extractor.cli import main; main()"
    command = [sys.executable, "-c", code, *arguments]
    environment = {"PYTHONPATH": str(checkout), "PATH": "/usr/bin:/bin", "XDG_CACHE_HOME": str(checkout / "cache")}
    run = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_the_recipe_for_a_format_to_read(checkout: Path) -> None:
    folder = checkout / "exports"
    folder.mkdir()
    (folder / "1.cms").write_text(json.dumps({"title": "お知らせ", "body": notice()}), encoding="utf-8")
    row = json.loads(_extract(checkout, "exports", "-o", "-"))
    assert (row["source"], row["affected_records"]) == ("exports/1.cms", 1234)
    assert ".cms" in _extract(checkout, "--help")


@pytest.mark.parametrize("export", ['{"body": 5}', '{"title": 3, "body": "お詫び"}', "[]", "{"])
def test_the_recipe_for_a_format_to_read_says_what_is_wrong_with_a_file(checkout: Path, export: str) -> None:
    (checkout / "wrong.cms").write_text(export, encoding="utf-8")
    with pytest.raises(AssertionError, match=r"wrong\.cms: is not a valid export"):
        _extract(checkout, "wrong.cms", "-o", "-")


def test_the_recipe_for_a_format_to_write(checkout: Path) -> None:
    (checkout / "n.txt").write_text(notice(), encoding="utf-8")
    _extract(checkout, "n.txt", "-o", "out.tsv")
    head, row = (line.split("\t") for line in (checkout / "out.tsv").read_text(encoding="utf-8").splitlines())
    assert dict(zip(head, row, strict=True))["affected_records"] == "1234"
    assert " .tsv" in _extract(checkout, "--help")
