"""Finds what became of the incident: reports, damage, what is said of the leak, the stage of the reporting, losses.

``rules/handling.yaml`` emits ``field:code``; ``rules/leak_status.yaml`` emits a code of ``leak_status``.
"""

from __future__ import annotations

from extractor.find.cooccurrence import mentions_in_context
from extractor.findings import CodeMention, Document


def find(document: Document) -> list[CodeMention]:
    """All handling of a document; each kind in order of place."""
    return [mention for kind in ("handling", "leak_status") for mention in mentions_in_context(document, kind)]
