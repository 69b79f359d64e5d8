"""Finds subjects: the places where a rule of ``rules/subjects.yaml`` fires.

Where two rules end at one place the longer words tell who it is (懸賞の応募者 is no 応募者).
"""

from __future__ import annotations

from extractor.findings import CodeMention, Document


def find(document: Document) -> list[CodeMention]:
    """All subjects of a document, in order of place."""
    hits = document.hits["subjects"]
    # Of hits in order of place the first that ends somewhere is the longest that does.
    longest: dict[int, int] = {}
    for hit in hits:
        longest.setdefault(hit.end, hit.start)
    return [
        CodeMention("subjects", h.rule.code, h.start, h.end, h.rule.name) for h in hits if longest[h.end] == h.start
    ]
