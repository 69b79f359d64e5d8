"""Who speaks in a text: the organisation itself, or a reporter who tells of it (``rules/voice.yaml``)."""

from __future__ import annotations

from enum import Enum

from extractor.brackets import opened_around
from extractor.rules import Hit

#: A quotation so long before a word still holds it.
_LONGEST_QUOTE = 80


class Voice(Enum):
    """Who is heard: the organisation itself, a reporter, both alike, or nobody."""

    OWN = "own"
    REPORTER = "reporter"
    BOTH = "both"
    NOBODY = "nobody"


def voice(text: str, hits: list[Hit]) -> Voice:
    """For whom the words of a text speak, by the ``hits`` of the rules of voice in it."""
    own, reporter = _weights(text, hits)
    if own == reporter:
        return Voice.BOTH if own else Voice.NOBODY
    return Voice.OWN if own > reporter else Voice.REPORTER


def _weights(text: str, hits: list[Hit]) -> tuple[float, float]:
    """How much speaks for the organisation itself, and how much for a reporter; each word counts once.

    What a reporter quotes (「深くお詫びします」と話した) is no voice of the text's own.
    """
    weights = {"own_voice": 0.0, "reporter_voice": 0.0}
    words = {text[hit.start : hit.end]: hit.rule for hit in hits}
    for rule in words.values():
        weights[rule.code] += rule.attributes["weight"]
    own, reporter = weights["own_voice"], weights["reporter_voice"]
    if 0 < reporter <= own:
        spoken = (hit for hit in hits if hit.rule.code == "own_voice" and not _is_quoted(text, hit))
        words = {text[hit.start : hit.end]: hit.rule for hit in spoken}
        own = sum(float(rule.attributes["weight"]) for rule in words.values())
    return own, reporter


def _is_quoted(text: str, hit: Hit) -> bool:
    return opened_around(text, hit.start, hit.start - _LONGEST_QUOTE, "「」") >= 0
