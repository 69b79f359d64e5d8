"""Rules that were read once are kept, and never speak for files that have changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.rules import Rule, files
from extractor.rules.files import load_rules
from extractor.rules.literals import Lead

_RULE = (
    "- {{id: {id}, label: 紛失, terms: [紛失], patterns: ['無く[しな]'],"
    " examples: {{match: [紛失], no_match: [無事]}}}}\n"
)


class _Shipped:
    """A folder with one rule file in place of the shipped ones; counts how often the file is parsed."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.file, self.times = folder / "causes.yaml", 0
        monkeypatch.setattr(files, "rules_directory", lambda: folder)
        parse = files.read_rule_file

        def counted(path: Path) -> list[Rule]:
            self.times += 1
            return parse(path)

        monkeypatch.setattr(files, "read_rule_file", counted)
        self.write("loss")

    def write(self, rule_id: str) -> None:
        self.file.write_text(_RULE.format(id=rule_id), encoding="utf-8")

    def read(self) -> Rule:
        """The rule, as a process reads it that has just begun."""
        files._loaded.cache_clear()
        (rule,) = load_rules()["causes"].rules
        return rule


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[_Shipped]:
    _cache_in(tmp_path / "cache", monkeypatch)
    (tmp_path / "rules").mkdir()
    yield _Shipped(tmp_path / "rules", monkeypatch)
    files._loaded.cache_clear()


def _cache_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder))


def _store(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "cache").rglob("rules-*"))


def test_what_was_read_is_not_read_again(shipped: _Shipped) -> None:
    first = shipped.read()
    assert shipped.read() == first
    assert first.name == "causes/loss"
    assert shipped.times == 1


def test_the_literals_of_patterns_are_kept_too(shipped: _Shipped) -> None:
    shipped.read()
    assert shipped.read().leads == [Lead(("無くし", "無くな"))]


def test_a_changed_file_is_read_and_replaces_what_was_kept(shipped: _Shipped, tmp_path: Path) -> None:
    shipped.read()
    shipped.write("lost")
    assert shipped.read().id == "lost"
    assert len(_store(tmp_path)) == 1


def test_a_damaged_store_is_made_anew(shipped: _Shipped, tmp_path: Path) -> None:
    shipped.read()
    (store,) = _store(tmp_path)
    store.write_bytes(b"\x00 no rules")
    assert shipped.read().id == "loss"
    assert shipped.times == 2
    assert shipped.read().id == "loss"
    assert shipped.times == 2


def test_where_nothing_can_be_kept_rules_are_read_as_ever(
    shipped: _Shipped, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    _cache_in(tmp_path / "file", monkeypatch)
    assert shipped.read().id == "loss"
    assert shipped.read().id == "loss"
    assert shipped.times == 2


def test_a_user_without_a_home_keeps_nothing(shipped: _Shipped, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    assert shipped.read().id == "loss"
    assert shipped.read().id == "loss"
    assert shipped.times == 2


def test_the_patterns_of_rules_are_all_kept_the_first_time(shipped: _Shipped, tmp_path: Path) -> None:
    shipped.read()
    rules = load_rules()
    assert rules.patterns.is_new
    rules.patterns.compile("名簿")
    rules.keep_compiled()
    files._loaded.cache_clear()
    assert not load_rules().patterns.is_new
    assert b"\xe7\x84\xa1\xe3\x81\x8f" in next((tmp_path / "cache").rglob("patterns-*")).read_bytes()


def test_rules_are_loaded_once_whether_or_not_it_is_said_that_there_is_no_overlay() -> None:
    assert load_rules() is load_rules(None)
