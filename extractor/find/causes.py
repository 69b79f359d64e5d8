"""Finds causes: the places where a rule of ``rules/causes.yaml`` fires.

Japanese often puts a whole clause between an object and what was done to it, in either order (メールを、…の手違いで別の方に
送りました). A rule may therefore ask for company: ``with`` names groups of ``rules/cause_context.yaml`` each of which must
stand in the same sentence, ``without`` groups none of which may.
"""

from __future__ import annotations

from bisect import bisect_left

from extractor.findings import CodeMention, Document
from extractor.rules import Hit, Rule


def find(document: Document) -> list[CodeMention]:
    """All causes of a document, in order of place."""
    hits = document.rules["causes"].scan(document.text)
    if not hits:
        return []
    company = _Company(document)
    return [CodeMention("causes", h.rule.code, h.start, h.end, h.rule.name) for h in hits if company.suits(h)]


class _Company:
    """The words of ``rules/cause_context.yaml`` in a document, by the sentence they stand in."""

    def __init__(self, document: Document) -> None:
        self._sentence_at = document.outline.sentence_at
        self._hits: list[Hit] = document.rules["cause_context"].scan(document.text)
        self._starts = [hit.start for hit in self._hits]

    def suits(self, hit: Hit) -> bool:
        """Whether the sentence of ``hit`` holds all that its rule asks for and nothing that it shuns."""
        wanted, shunned = _groups(hit.rule, "with"), _groups(hit.rule, "without")
        if not wanted and not shunned:
            return True
        low, high = self._sentence_at(hit.start)
        present = {c.rule.id for c in self._hits[bisect_left(self._starts, low) : bisect_left(self._starts, high)]}
        return present.issuperset(wanted) and present.isdisjoint(shunned)


def _groups(rule: Rule, attribute: str) -> list[str]:
    groups = rule.attributes.get(attribute, [])
    return groups if isinstance(groups, list) else [str(groups)]
