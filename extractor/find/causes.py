"""Finds causes: the places where a rule of ``rules/causes.yaml`` fires in the company it asks for."""

from __future__ import annotations

from extractor.find.cooccurrence import mentions_in_context
from extractor.findings import CodeMention, Document


def find(document: Document) -> list[CodeMention]:
    """All causes of a document, in order of place."""
    return mentions_in_context(document, "causes")
