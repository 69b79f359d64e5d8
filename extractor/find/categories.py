"""Finds categories: the places where a rule of ``rules/categories.yaml`` fires.

A rule with ``boundary: word`` counts only where MeCab sees the term as a word of its own, or the end of a compound;
MeCab is asked at such hits alone.
"""

from __future__ import annotations

from extractor.findings import CodeMention, Document
from extractor.rules import Hit
from extractor.tokenize import boundaries

#: Characters on either side that MeCab gets to see; more context does not change the cut.
_WINDOW = 8


def find(document: Document) -> list[CodeMention]:
    """All categories of a document, in order of place."""
    text = document.text
    return [
        CodeMention("categories", hit.rule.code, hit.start, hit.end, hit.rule.name)
        for hit in document.rules["categories"].scan(text)
        if hit.rule.attributes.get("boundary") != "word" or _is_word(text, hit)
    ]


def _is_word(text: str, hit: Hit) -> bool:
    """True where both ends of the hit are token boundaries."""
    low = max(0, hit.start - _WINDOW)
    cuts = boundaries(text[low : hit.end + _WINDOW])
    return hit.start - low in cuts and hit.end - low in cuts
