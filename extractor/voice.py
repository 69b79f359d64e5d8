"""Who speaks in a text: the organisation itself, or a reporter who tells of it (``rules/voice.yaml``)."""

from __future__ import annotations

from extractor.brackets import opened_around
from extractor.findings import Document
from extractor.rules import Hit

#: A quotation so long before a word still holds it.
_LONGEST_QUOTE = 80


def voices(document: Document) -> tuple[float, float]:
    """How much speaks for the organisation itself, and how much for a reporter; each word counts once.

    What a reporter quotes (「深くお詫びします」と話した) is no voice of the text's own.
    """
    weights = {"own_voice": 0.0, "reporter_voice": 0.0}
    text = document.text
    hits = document.hits["voice"]
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
