"""Who speaks in a text: the organisation itself, or a reporter who tells of it (``rules/voice.yaml``)."""

from __future__ import annotations

from extractor.findings import Document


def voices(document: Document) -> tuple[float, float]:
    """How much speaks for the organisation itself, and how much for a reporter; each word counts once."""
    weights = {"own_voice": 0.0, "reporter_voice": 0.0}
    words = {document.text[hit.start : hit.end]: hit.rule for hit in document.hits["voice"]}
    for rule in words.values():
        weights[rule.code] += float(str(rule.attributes["weight"]))
    return weights["own_voice"], weights["reporter_voice"]
