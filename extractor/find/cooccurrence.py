"""Coded mentions of a rule file, as far as the words around them suit their rule.

Japanese often puts a whole clause between an object and what was done to it, in either order (メールを、…の手違いで
別の方に送りました). A rule may therefore ask for co-occurring words: ``with`` names groups of ``rules/context.yaml``
each of which must stand in the same sentence, ``without`` groups none of which may. Where a rule is ``headed``, an item
of a list takes the words that it asks for from the heading above it: 4 行政への報告 / 6月26日 県私学振興課.
"""

from __future__ import annotations

import functools
from collections.abc import Collection

from extractor.findings import CodeMention, Document
from extractor.rules import Rules

#: A longer line is more than an item under a heading.
_LONGEST_ITEM = 60


def mentions_in_context(document: Document, kind: str) -> list[CodeMention]:
    """The mentions of the rules of ``kind`` that stand in the context they ask for, in order of place."""
    hits = document.hits[kind]
    asked = _context_asked(document.rules, kind)
    return [
        CodeMention(kind, hit.rule.code, hit.start, hit.end, hit.rule.name)
        for hit in hits
        if hit.rule.id not in asked or _suits(document, hit.start, *asked[hit.rule.id])
    ]


def _suits(document: Document, place: int, wanted: frozenset[str], shunned: frozenset[str], headed: bool) -> bool:
    """Whether the sentence around ``place`` holds all groups that are ``wanted`` and none that is ``shunned``."""
    low, high = document.outline.sentence_at(place)
    present = document.hits.rules_in("context", low, high)
    if wanted.issubset(present):
        return shunned.isdisjoint(present)
    return headed and shunned.isdisjoint(present) and wanted.issubset(_above(document, place, low, high))


def _above(document: Document, place: int, low: int, high: int) -> Collection[str]:
    """The groups in the heading that an item of a list, which is no sentence, goes on from."""
    if high - low > _LONGEST_ITEM or document.text.find("。", low, high) >= 0:
        return ()
    for section in document.outline.sections_around(place):
        if section.level and section.start < low:
            heading = document.outline.line_at(section.start)
            return document.hits.rules_in("context", heading.start, heading.end)
    return ()


@functools.lru_cache(maxsize=32)
def _context_asked(rules: Rules, kind: str) -> dict[str, tuple[frozenset[str], frozenset[str], bool]]:
    """By its id, the groups that a rule of ``kind`` asks for and those that it shuns; only rules that do either.

    With them whether a heading may hold what it asks for.
    """
    given = ((rule.id, rule.attributes) for rule in rules[kind].rules)
    named = {rule: (frozenset(a["with"]), frozenset(a["without"]), bool(a.get("headed"))) for rule, a in given}
    return {rule: asked for rule, asked in named.items() if asked[0] or asked[1]}
