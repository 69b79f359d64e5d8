"""Coded mentions of a rule file, as far as the words around them suit their rule.

Japanese often puts a whole clause between an object and what was done to it, in either order (メールを、…の手違いで
別の方に送りました). A rule may therefore ask for co-occurring words: ``with`` names groups of ``rules/context.yaml``
each of which must stand in the same sentence, ``without`` groups none of which may.
"""

from __future__ import annotations

import functools

from extractor.findings import CodeMention, Document
from extractor.rules import Rules


def mentions_in_context(document: Document, kind: str) -> list[CodeMention]:
    """The mentions of the rules of ``kind`` that stand in the context they ask for, in order of place."""
    hits = document.hits[kind]
    asked = _context_asked(document.rules, kind)
    return [
        CodeMention(kind, hit.rule.code, hit.start, hit.end, hit.rule.name)
        for hit in hits
        if hit.rule.id not in asked or _suits(document, hit.start, *asked[hit.rule.id])
    ]


def _suits(document: Document, place: int, wanted: frozenset[str], shunned: frozenset[str]) -> bool:
    """Whether the sentence around ``place`` holds all groups that are ``wanted`` and none that is ``shunned``."""
    present = document.hits.rules_in("context", *document.outline.sentence_at(place))
    return wanted.issubset(present) and shunned.isdisjoint(present)


@functools.lru_cache(maxsize=32)
def _context_asked(rules: Rules, kind: str) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """By its id, the groups that a rule of ``kind`` asks for and those that it shuns; only rules that do either."""
    named = {
        rule.id: (frozenset(rule.attributes["with"]), frozenset(rule.attributes["without"]))
        for rule in rules[kind].rules
    }
    return {rule: asked for rule, asked in named.items() if any(asked)}
