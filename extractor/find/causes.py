"""Finds causes: the places where a rule of ``rules/causes.yaml`` fires."""

from __future__ import annotations

from extractor.findings import CodeMention, Document


def find(document: Document) -> list[CodeMention]:
    """All causes of a document, in order of place."""
    hits = document.rules["causes"].scan(document.text)
    return [CodeMention("causes", h.rule.code, h.start, h.end, h.rule.name) for h in hits]
