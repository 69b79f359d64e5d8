"""Coded mentions of a rule file, as far as the words around them suit their rule.

Japanese often puts a whole clause between an object and what was done to it, in either order (メールを、…の手違いで
別の方に送りました). A rule may therefore ask for company: ``with`` names groups of ``rules/context.yaml`` each of which
must stand in the same sentence, ``without`` groups none of which may.
"""

from __future__ import annotations

from bisect import bisect_left

from extractor.findings import CodeMention, Document
from extractor.rules import Rule

_CONTEXT = "context"


def mentions_in_company(document: Document, kind: str) -> list[CodeMention]:
    """The mentions of the rules of ``kind`` that keep the company they ask for, in order of place."""
    hits = document.rules[kind].scan(document.text)
    company = _Company(document)
    return [
        CodeMention(kind, hit.rule.code, hit.start, hit.end, hit.rule.name)
        for hit in hits
        if company.suits(hit.rule, hit.start)
    ]


class _Company:
    """The words of ``rules/context.yaml`` in a document, by the sentence they stand in; scanned on first use."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._words: list[tuple[int, str]] | None = None

    def suits(self, rule: Rule, place: int) -> bool:
        """Whether the sentence around ``place`` holds all that ``rule`` asks for and nothing that it shuns."""
        wanted, shunned = _groups(rule, "with"), _groups(rule, "without")
        if not wanted and not shunned:
            return True
        present = self._present(*self._document.outline.sentence_at(place))
        return present.issuperset(wanted) and present.isdisjoint(shunned)

    def _present(self, low: int, high: int) -> set[str]:
        if self._words is None:
            hits = self._document.rules[_CONTEXT].scan(self._document.text)
            self._words = [(hit.start, hit.rule.id) for hit in hits]
        words = self._words
        return {group for _, group in words[bisect_left(words, (low, "")) : bisect_left(words, (high, ""))]}


def _groups(rule: Rule, attribute: str) -> list[str]:
    groups = rule.attributes.get(attribute, [])
    return groups if isinstance(groups, list) else [str(groups)]
