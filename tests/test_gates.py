"""Shortcuts change no row: with gates open and closed a text gives the same, whatever it is mixed from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor import gates
from extractor.findings import open_document
from extractor.hits import KINDS, Hits
from extractor.pipeline import extract_incidents
from extractor.rules import load_rules

CORPUS = Path(__file__).parent.parent / "corpus"
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("n[012]*.txt"))]
PIECES = [piece for text in TEXTS[::3] for piece in text.split("\n") if piece]


def _rows(text: str) -> list[dict[str, Any]]:
    return [incident.to_dict() for incident in extract_incidents(open_document(text, load_rules()))]


def _the_long_way(text: str) -> list[dict[str, Any]]:
    with gates.closed():
        assert not gates.are_open()
        return _rows(text)


@pytest.mark.parametrize("part", range(8))
def test_the_corpus_gives_the_same_rows(part: int) -> None:
    for text in TEXTS[part::8]:
        assert _rows(text) == _the_long_way(text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40), st.sampled_from(["\n", "", "\n\n", " "]))
def test_random_mixtures_of_it_give_the_same_rows(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    assert _rows(text) == _the_long_way(text)


def _places(text: str, kind: str) -> list[tuple[int, int, str]]:
    return [(hit.start, hit.end, hit.rule.id) for hit in Hits(text, load_rules()).of(kind)]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
    | st.text(st.sampled_from("氏名住所会員番号の漏えい・流出はがを、。\n第三者へ送信電話")),
    st.sampled_from(KINDS),
)
def test_one_pass_for_all_kinds_finds_what_a_scan_of_each_does(text: str, kind: str) -> None:
    together = _places(text, kind)
    with gates.closed():
        assert together == _places(text, kind)


def test_gates_open_again_after_a_failure() -> None:
    with pytest.raises(ValueError, match="inside"), gates.closed():
        raise ValueError("inside")
    assert gates.are_open()


class _Counting:
    """Stands in for an anchor's ``match`` and counts how often it is tried."""

    def __init__(self, match: Any) -> None:
        self.match, self.tried = match, 0

    def __call__(self, text: str, start: int) -> Any:
        self.tried += 1
        return self.match(text, start)


def test_patterns_of_counts_are_tried_only_near_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    counting = []
    for anchors in load_rules()["counts"].anchors.values():
        for anchor in anchors:
            counting.append(_Counting(anchor.match))
            monkeypatch.setitem(anchor.__dict__, "match", counting[-1])
    _rows("名簿を紛失しました。" + "名前と件名を人に送付したことについて社内で確認しています。" * 200)
    assert sum(one.tried for one in counting) == 0
