"""Coded mentions of a rule file, as far as the words around them suit their rule.

Japanese often puts a whole clause between an object and what was done to it, in either order (メールを、…の手違いで
別の方に送りました). A rule may therefore ask for co-occurring words: ``with`` names groups of ``rules/context.yaml``
each of which must stand in the same sentence, ``without`` groups none of which may.
"""

from __future__ import annotations

import functools

from extractor.findings import CodeMention, Document
from extractor.rules import Rule, Rules


def mentions_in_context(document: Document, kind: str) -> list[CodeMention]:
    """The mentions of the rules of ``kind`` that stand in the context they ask for, in order of place."""
    hits = document.hits.of(kind)
    context = _Context(document, kind)
    return [
        CodeMention(kind, hit.rule.code, hit.start, hit.end, hit.rule.name)
        for hit in hits
        if context.suits(hit.rule, hit.start)
    ]


class _Context:
    """The groups of ``rules/context.yaml`` in the sentences that are asked about, each read once."""

    def __init__(self, document: Document, kind: str) -> None:
        self._document = document
        self._asked = _context_asked(document.rules, kind)
        self._groups: dict[int, set[str]] = {}

    def suits(self, rule: Rule, place: int) -> bool:
        """Whether the sentence around ``place`` holds all that ``rule`` asks for and nothing that it shuns."""
        asked = self._asked.get(rule.id)
        if asked is None:
            return True
        wanted, shunned = asked
        present = self._present(place)
        return present.issuperset(wanted) and present.isdisjoint(shunned)

    def _present(self, place: int) -> set[str]:
        start, end = self._document.outline.sentence_at(place)
        if start not in self._groups:
            self._groups[start] = {rule.id for rule in self._document.hits.rules_in("context", start, end)}
        return self._groups[start]


@functools.lru_cache(maxsize=32)
def _context_asked(rules: Rules, kind: str) -> dict[str, tuple[list[str], list[str]]]:
    """By its id, the groups that a rule of ``kind`` asks for and those that it shuns; only rules that do either."""
    named = {rule.id: (_named(rule, "with"), _named(rule, "without")) for rule in rules[kind].rules}
    return {rule: asked for rule, asked in named.items() if any(asked)}


def _named(rule: Rule, attribute: str) -> list[str]:
    groups = rule.attributes.get(attribute, [])
    return groups if isinstance(groups, list) else [str(groups)]
