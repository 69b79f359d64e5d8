"""Finds organizations."""

from __future__ import annotations

from extractor.findings import Document, OrganizationMention


def find(document: Document) -> list[OrganizationMention]:
    """All organizations of a document, in order of place."""
    return []
