"""Rules that were read once are kept, and never speak for files that have changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.literals import Lead
from extractor.rules import Rule, read_rule_file
from extractor.rules_store import kept

_RULE = (
    "- {{id: {id}, label: 紛失, terms: [紛失], patterns: ['無く[しな]'],"
    " examples: {{match: [紛失], no_match: [無事]}}}}\n"
)


class _Reader:
    """Reads one rule file and counts how often."""

    def __init__(self, file: Path) -> None:
        self.file, self.times = file, 0

    def __call__(self) -> dict[str, list[Rule]]:
        self.times += 1
        return {"causes": read_rule_file(self.file)}


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> _Reader:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    file = tmp_path / "causes.yaml"
    file.write_text(_RULE.format(id="loss"), encoding="utf-8")
    return _Reader(file)


def _store(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "cache").rglob("rules-*"))


def test_what_was_read_is_not_read_again(reader: _Reader) -> None:
    first = kept([reader.file], reader)
    assert kept([reader.file], reader) == first
    assert first["causes"][0].name == "causes/loss"
    assert reader.times == 1


def test_the_literals_of_patterns_are_kept_too(reader: _Reader) -> None:
    kept([reader.file], reader)
    (rule,) = kept([reader.file], reader)["causes"]
    assert rule.leads == [Lead(("無くし", "無くな"))]


def test_a_changed_file_is_read_and_replaces_what_was_kept(reader: _Reader, tmp_path: Path) -> None:
    kept([reader.file], reader)
    reader.file.write_text(_RULE.format(id="lost"), encoding="utf-8")
    assert kept([reader.file], reader)["causes"][0].id == "lost"
    assert len(_store(tmp_path)) == 1


def test_a_damaged_store_is_made_anew(reader: _Reader, tmp_path: Path) -> None:
    kept([reader.file], reader)
    (store,) = _store(tmp_path)
    store.write_bytes(b"\x00 no rules")
    assert kept([reader.file], reader)["causes"][0].id == "loss"
    assert reader.times == 2
    assert kept([reader.file], reader) and reader.times == 2


def test_where_nothing_can_be_kept_rules_are_read_as_ever(
    reader: _Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "file"))
    assert kept([reader.file], reader)["causes"][0].id == "loss"
    assert kept([reader.file], reader) and reader.times == 2
