"""Finds categories: the places where a rule of ``rules/categories.yaml`` fires.

A rule with ``general: true`` reads any word of a form (〜番号, 〜額); where another rule knows the word, it is silent.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.findings import CodeMention, Document
from extractor.rules import Hit


def find(document: Document) -> list[CodeMention]:
    """All categories of a document, in order of place."""
    hits = _known_before_general(document.hits.of("categories"))
    return [CodeMention("categories", hit.rule.code, hit.start, hit.end, hit.rule.name) for hit in hits]


def _known_before_general(hits: list[Hit]) -> Iterator[Hit]:
    """All but those of general rules inside another rule's or right behind one (送り状|番号).

    ``hits`` are in order of place.
    """
    covered = 0
    for hit in hits:
        if not hit.rule.attributes.get("general"):
            covered = max(covered, hit.end)
        elif hit.start <= covered:
            continue
        yield hit
