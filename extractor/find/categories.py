"""Finds categories: the places where a rule of ``rules/categories.yaml`` fires."""

from __future__ import annotations

from extractor.findings import CodeMention, Document


def find(document: Document) -> list[CodeMention]:
    """All categories of a document, in order of place."""
    hits = document.hits.of("categories")
    return [CodeMention("categories", hit.rule.code, hit.start, hit.end, hit.rule.name) for hit in hits]
