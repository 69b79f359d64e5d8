"""Compiled patterns are kept for the next start, and do what ``re.compile`` makes of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.rules import compiled
from extractor.rules.compiled import Patterns
from extractor.rules.files import load_rules

_PATTERN = r"(?P<when>[0-9]{1,2}月[0-9]{1,2}日)(?:に|、)?(?P<what>[一-龥ァ-ヶー]{2,10}?)(?:の)?(?:紛失|誤送信)(?!は)"
_TEXT = "去る3月8日に名簿の紛失が判明した。"


@pytest.fixture
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    return tmp_path


def _refuse(*_: object) -> re.Pattern[str]:
    raise AssertionError("compiled again")


def _next_start(mark: str, pattern: str, monkeypatch: pytest.MonkeyPatch) -> re.Pattern[str]:
    """The pattern as a process gets it that may not compile anything."""
    with monkeypatch.context() as patched:
        patched.setattr(compiled.re, "compile", _refuse)
        return Patterns(mark).compile(pattern)


def test_a_kept_pattern_is_not_compiled_again(cache_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Patterns("a")
    made = first.compile(_PATTERN)
    first.keep()
    again = _next_start("a", _PATTERN, monkeypatch)
    assert again == made
    found = again.search(_TEXT)
    assert found is not None
    assert found.groupdict() == {"when": "3月8日", "what": "名簿"}


@pytest.mark.parametrize("kind", ["categories", "causes", "counts", "dates", "stance"])
def test_every_pattern_of_the_rules_comes_back_as_it_was(
    kind: str, cache_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    patterns = [pattern for rule in load_rules()[kind].rules for pattern in rule.patterns]
    first = Patterns("a")
    made = [first.compile(pattern) for pattern in patterns]
    first.keep()
    assert patterns
    assert [_next_start("a", pattern, monkeypatch) for pattern in patterns] == made


@pytest.mark.filterwarnings("ignore:Possible nested set")
@given(st.text("ab件名0-9[](){}|?*+.^$\\", max_size=12))
def test_any_pattern_is_what_re_makes_of_it(pattern: str) -> None:
    try:
        made = re.compile(pattern)
    except re.error:
        return
    kept = compiled._compiled(pattern)
    assert kept is not None
    ready = compiled._ready(pattern, kept)
    assert ready is not None
    assert ready == made
    assert (ready.groups, ready.groupindex, ready.flags) == (made.groups, made.groupindex, made.flags)


def test_few_new_patterns_are_not_worth_keeping(cache_folder: Path) -> None:
    patterns = Patterns("a")
    patterns.compile(_PATTERN)
    patterns.keep(2)
    assert not list(cache_folder.rglob("patterns-*"))
    patterns.compile("紛失")
    patterns.keep(2)
    assert list(cache_folder.rglob("patterns-*"))


def test_what_two_processes_compiled_is_kept_of_both(cache_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = Patterns("a"), Patterns("a")
    one.compile("紛失")
    other.compile("漏えい")
    one.keep()
    other.keep()
    for pattern in ("紛失", "漏えい"):
        assert _next_start("a", pattern, monkeypatch).fullmatch(pattern)


@pytest.mark.parametrize("code", [b"", b"\xff\xff\xff\xff" * 8, b"\x00\x00\x00"])
def test_code_that_the_engine_refuses_is_made_anew(code: bytes, cache_folder: Path) -> None:
    compiled.cache.keep("patterns", "a", {"紛失": compiled.Compiled(re.UNICODE, code, 0, {})})
    assert Patterns("a").compile("紛失").search("名簿の紛失")


def test_without_the_private_compiler_patterns_are_compiled_as_ever(
    cache_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import re._compiler as private  # type: ignore[import-not-found]

    patterns = Patterns("a")
    assert patterns.compile("紛失").search("名簿の紛失")
    monkeypatch.delattr(private, "_code")
    assert not patterns.keep()
    assert not list(cache_folder.rglob("patterns-*"))


def test_a_wrong_pattern_fails_as_ever() -> None:
    with pytest.raises(re.error):
        Patterns().compile("(紛失")
