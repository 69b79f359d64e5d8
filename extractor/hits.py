"""Where the rules fire in one text: one pass over it for the rules of every kind.

To look for the literals of all kinds together costs little more than to look for those of one. What a kind makes of
its literals (which of them overlap, whether a pattern matches behind one) is worked out when somebody asks for it.
"""

from __future__ import annotations

import functools
import operator
import sys
from bisect import bisect_left
from collections.abc import Sequence

import ahocorasick_rs

from extractor.rules import START, Anchor, Found, Hit, Rule, Rules

#: The kinds of rules that are asked about whole texts; others only about a few sentences or lines of one.
KINDS = (
    "categories",
    "causes",
    "contractors",
    "counts",
    "date_roles",
    "dates",
    "handling",
    "incident",
    "leak_status",
    "numbers",
    "organizations",
    "outline",
    "stance",
    "subjects",
    "third_party",
    "voice",
)

_BEGIN = operator.itemgetter(1)
#: A place behind the end of every text.
_FAR = sys.maxsize


class Hits:
    """The hits of each kind of rules in one text.

    ``prefilter`` is False only to show in tests that the cheap looks before costly steps lose nothing: each kind is
    then looked for in the whole text by itself.
    """

    def __init__(self, text: str, rules: Rules, prefilter: bool = True) -> None:
        self._text = text
        self._rules = rules
        self.prefilter = prefilter
        self._hits: dict[str, list[Hit]] = {}
        self._marked: dict[str, dict[str, list[Hit]]] = {}

    def of(self, kind: str) -> list[Hit]:
        """All hits of a kind, by place, of those that begin together the longest first."""
        hits = self._hits.get(kind)
        if hits is None:
            hits = self._hits[kind] = self._find(kind)
        return hits

    def marked(self, kind: str, attribute: str) -> list[Hit]:
        """The hits of a kind, by place, of rules that have an ``attribute`` that is not false."""
        marked = self._marked.get(kind)
        if marked is None:
            marked = self._marked[kind] = {}
            for hit in self.of(kind):
                for name, value in hit.rule.attributes.items():
                    if value:
                        marked.setdefault(name, []).append(hit)
        return marked.get(attribute, [])

    def from_to(self, kind: str, start: int, end: int) -> list[Hit]:
        """The hits of a kind that begin in ``text[start:end]``."""
        hits = self.of(kind)
        low = bisect_left(hits, start, key=START)
        return hits[low : bisect_left(hits, end, low, key=START)]

    def inside(self, kind: str, start: int, end: int) -> list[Hit]:
        """The hits of a kind that lie wholly in ``text[start:end]``."""
        return [hit for hit in self.from_to(kind, start, end) if hit.end <= end]

    def rules_in(self, kind: str, start: int, end: int) -> list[Rule]:
        """The rules of a kind that fire in ``text[start:end]``, a line or a sentence; no word of theirs leaves one."""
        hits = self._rules[kind].scan(self._text[start:end]) if self.prefilter else self.inside(kind, start, end)
        return [hit.rule for hit in hits]

    def near(self, kind: str, spans: Sequence[tuple[int, int]]) -> list[Hit]:
        """All hits of a kind that may be asked for in ``spans``, which are in order; there may be others."""
        if kind not in self._hits and self.prefilter:
            self._hits[kind] = self._find(kind, spans)
        return self.of(kind)

    def _find(self, kind: str, spans: Sequence[tuple[int, int]] | None = None) -> list[Hit]:
        if kind not in KINDS or not self.prefilter:
            return self._rules[kind].scan(self._text)
        terms, anchors = self._literals[kind]
        if spans is not None:
            anchors = _begin_in(anchors, spans)
        rules, tried = _joint(self._rules).owners[kind]
        # They come by their ends. A stable sort: of those that begin together the last comes first.
        terms.reverse()
        terms.sort(key=_BEGIN)
        return self._rules[kind].hits(self._text, terms, rules, anchors, tried)

    @functools.cached_property
    def _literals(self) -> dict[str, tuple[list[Found], list[Found]]]:
        return _joint(self._rules).find(self._text)


class _Joint:
    """The literals of all kinds in one automaton; ``owners`` tell by its number whose term, or anchor, each is."""

    def __init__(self, rules: Rules) -> None:
        places: dict[str, list[int]] = {}
        for i, kind in enumerate(KINDS):
            for term in rules[kind].terms:
                places.setdefault(term, []).append(2 * i)
            for anchor in rules[kind].anchors:
                places.setdefault(anchor, []).append(2 * i + 1)
        #: Of each literal, by its number, the lists that it belongs into: of the terms of a kind, or of its anchors.
        self._places = list(places.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(places))
        numbers = {literal: number for number, literal in enumerate(places)}
        self.owners: dict[str, tuple[dict[int, list[Rule]], dict[int, list[Anchor]]]] = {
            kind: (
                {numbers[term]: owners for term, owners in rules[kind].terms.items()},
                {numbers[anchor]: tried for anchor, tried in rules[kind].anchors.items()},
            )
            for kind in KINDS
        }

    def find(self, text: str) -> dict[str, tuple[list[Found], list[Found]]]:
        """The terms and the anchors of each kind in ``text``, in order of their ends."""
        found: list[list[Found]] = [[] for _ in range(2 * len(KINDS))]
        places = self._places
        for literal in self._automaton.find_matches_as_indexes(text, overlapping=True):
            for place in places[literal[0]]:
                found[place].append(literal)
        return dict(zip(KINDS, zip(found[::2], found[1::2], strict=True), strict=True))


@functools.lru_cache(maxsize=8)
def _joint(rules: Rules) -> _Joint:
    return _Joint(rules)


def _begin_in(found: list[Found], spans: Sequence[tuple[int, int]]) -> list[Found]:
    """The literals that begin in one of ``spans``, by their starts."""
    kept: list[Found] = []
    ahead = iter([*spans, (_FAR, _FAR)])
    low, high = next(ahead)
    for literal in sorted(found, key=_BEGIN):
        start = literal[1]
        while start >= high:
            low, high = next(ahead)
        if start >= low:
            kept.append(literal)
    return kept
