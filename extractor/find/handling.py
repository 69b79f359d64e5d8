"""Finds handling: the places where a rule of ``rules/handling.yaml`` fires."""

from __future__ import annotations

from extractor.findings import CodeMention, Document


def find(document: Document) -> list[CodeMention]:
    """All handling of a document, in order of place."""
    hits = document.rules["handling"].scan(document.text)
    return [CodeMention("handling", h.rule.code, h.start, h.end, h.rule.name) for h in hits]
