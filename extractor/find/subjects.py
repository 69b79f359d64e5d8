"""Finds subjects: the places where a rule of ``rules/subjects.yaml`` fires."""

from __future__ import annotations

from extractor.findings import CodeMention, Document


def find(document: Document) -> list[CodeMention]:
    """All subjects of a document, in order of place."""
    hits = document.hits.of("subjects")
    return [CodeMention("subjects", h.rule.code, h.start, h.end, h.rule.name) for h in hits]
