"""Finds counts."""

from __future__ import annotations

from extractor.findings import Document, CountMention


def find(document: Document) -> list[CountMention]:
    """All counts of a document, in order of place."""
    return []
