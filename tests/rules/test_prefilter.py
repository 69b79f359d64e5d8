"""Prefilters change no row: with and without them a text gives the same, whatever it is mixed from."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor import findings
from extractor.judge import endings
from extractor.pipeline import extract_incidents
from extractor.rules import Hit
from extractor.rules.files import load_rules
from extractor.rules.hits import KINDS, Hits

CORPUS = Path(__file__).parents[2] / "corpus"
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("n[012]*.txt"))]
PIECES = [piece for text in TEXTS[::3] for piece in text.split("\n") if piece]


class SlowHits(Hits):
    """Looks for each kind of rules by itself, and in the whole text."""

    def rules_in(self, kind: str, start: int, end: int) -> dict[str, str]:
        return {hit.rule.id: hit.rule.code for hit in self.inside(kind, start, end)}

    def _find(self, kind: str) -> list[Hit]:
        return self.rules[kind].scan(self._text)


def _rows(text: str) -> list[dict[str, Any]]:
    document = findings.open_document(text, load_rules())
    return [incident.to_dict() for incident in extract_incidents(document)]


def _rows_without(text: str) -> list[dict[str, Any]]:
    """The rows of a text that is read without prefilters."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(findings, "Hits", SlowHits)
        patch.setattr(endings, "_SOME_NEGATIVE", re.compile(""))
        return _rows(text)


@pytest.mark.parametrize("part", range(8))
def test_the_corpus_gives_the_same_rows(part: int) -> None:
    for text in TEXTS[part::8]:
        assert _rows(text) == _rows_without(text)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40), st.sampled_from(["\n", "", "\n\n", " "]))
def test_random_mixtures_of_it_give_the_same_rows(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    assert _rows(text) == _rows_without(text)


def _places(hits: Hits, kind: str) -> list[tuple[int, int, str]]:
    return [(hit.start, hit.end, hit.rule.id) for hit in hits[kind]]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
    | st.text(st.sampled_from("氏名住所会員番号の漏えい・流出はがを、。\n第三者へ送信電話")),
    st.sampled_from(KINDS),
)
def test_one_pass_for_all_kinds_finds_what_a_scan_of_each_does(text: str, kind: str) -> None:
    rules = load_rules()
    assert _places(Hits(text, rules), kind) == _places(SlowHits(text, rules), kind)
