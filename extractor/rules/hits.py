"""Where the rules fire in one text: one pass over it for the rules of every kind.

To look for the literals of all kinds together costs little more than to look for those of one. What a kind makes of
what was found (which terms overlap, which hit lies in another) is worked out when somebody asks for it.
"""

from __future__ import annotations

import functools
from bisect import bisect_left

import ahocorasick_rs

from extractor.rules import START, Anchor, Hit, Rule, Rules, by_place

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


class Hits(dict[str, list[Hit]]):
    """The hits of each kind of rules in one text, by place, of those that begin together the longest first."""

    def __init__(self, text: str, rules: Rules) -> None:
        super().__init__()
        self._text = text
        self.rules = rules
        self._rules_in: dict[tuple[str, int], dict[str, str]] = {}
        self._marked: dict[str, dict[str, list[Hit]]] = {}

    def __missing__(self, kind: str) -> list[Hit]:
        hits = self[kind] = self._find(kind)
        return hits

    def marked(self, kind: str, attribute: str) -> list[Hit]:
        """The hits of a kind, by place, of rules of which an ``attribute`` is true."""
        marked = self._marked.get(kind)
        if marked is None:
            marked = self._marked[kind] = {}
            for hit in self[kind]:
                for name in hit.rule.marks:
                    marked.setdefault(name, []).append(hit)
        return marked.get(attribute, [])

    def from_to(self, kind: str, start: int, end: int) -> list[Hit]:
        """The hits of a kind that begin in ``text[start:end]``."""
        hits = self[kind]
        low = bisect_left(hits, start, key=START)
        return hits[low : bisect_left(hits, end, low, key=START)]

    def inside(self, kind: str, start: int, end: int) -> list[Hit]:
        """The hits of a kind that lie wholly in ``text[start:end]``."""
        return [hit for hit in self.from_to(kind, start, end) if hit.end <= end]

    def is_marked(self, attribute: str, start: int, end: int) -> bool:
        """True where words with an attribute of ``rules/incident.yaml`` begin in ``text[start:end]``."""
        return any(hit.rule.attributes[attribute] for hit in self.from_to("incident", start, end))

    def is_harm(self, start: int, end: int) -> bool:
        """True where words of harm, or of what causes it, begin in ``text[start:end]``."""
        return bool(self.from_to("causes", start, end)) or self.is_marked("headline", start, end)

    def rules_in(self, kind: str, start: int, end: int) -> dict[str, str]:
        """The ids of the rules of a kind that fire in ``text[start:end]``, each with its code.

        That is a line or a sentence, which no word of such rules leaves; so it can be looked through by itself.
        """
        found = self._rules_in.get((kind, start))
        if found is None:
            hits = self.rules[kind].scan(self._text[start:end])
            found = self._rules_in[kind, start] = {hit.rule.id: hit.rule.code for hit in hits}
        return found

    def _find(self, kind: str) -> list[Hit]:
        if kind not in KINDS:
            return self.rules[kind].scan(self._text)
        terms, patterns = self._found
        return self.rules[kind].settled(self._text, terms[kind], patterns[kind])

    @functools.cached_property
    def _found(self) -> tuple[dict[str, list[Hit]], dict[str, list[Hit]]]:
        return _joint(self.rules).find(self._text)


#: What a literal stands for: the rules of each kind that have it as a term, and the patterns it may begin.
_Uses = tuple[tuple[tuple[str, tuple[Rule, ...]], ...], tuple[Anchor, ...]]


class _Joint:
    """The literals of all kinds in one automaton."""

    def __init__(self, rules: Rules) -> None:
        terms: dict[str, list[tuple[str, tuple[Rule, ...]]]] = {}
        anchors: dict[str, list[Anchor]] = {}
        self._by_letter: list[Anchor] = []
        for kind in KINDS:
            for term, owners in rules[kind].terms.items():
                terms.setdefault(term, []).append((kind, tuple(owners)))
            for literal, begun in rules[kind].anchors.items():
                anchors.setdefault(literal, []).extend(anchor for anchor in begun if not anchor.by_letter)
                self._by_letter += [anchor for anchor in begun if anchor.by_letter]
        literals = [literal for literal in dict.fromkeys([*terms, *anchors]) if literal in terms or anchors[literal]]
        # By the number of a literal. Most stand for what many others do, and share it: so what a text needs of it stays
        # in the fast memory of the processor, which a list of its own for each of tens of thousands would not.
        shared: dict[tuple[object, ...], _Uses] = {}
        self._uses = [_shared(shared, terms.get(literal, []), anchors.get(literal, [])) for literal in literals]
        self._automaton = ahocorasick_rs.AhoCorasick(literals)

    def find(self, text: str) -> tuple[dict[str, list[Hit]], dict[str, list[Hit]]]:
        """The hits of the terms of each kind in ``text``, by place, and those of its patterns.

        Of terms of a kind that overlap the longest at the leftmost place wins.
        """
        hits: dict[str, list[Hit]] = {kind: [] for kind in KINDS}
        matched: dict[str, list[Hit]] = {kind: [] for kind in KINDS}
        reach = dict.fromkeys(KINDS, 0)
        uses = self._uses
        for number, start, end in by_place(self._automaton.find_matches_as_indexes(text, overlapping=True)):
            terms, anchors = uses[number]
            for kind, owners in terms:
                if start >= reach[kind]:
                    reach[kind] = end
                    for rule in owners:
                        hits[kind].append(Hit(start, end, rule))
            for anchor in anchors:
                match = anchor.pattern.match(text, start)
                if match is not None:
                    matched[anchor.rule.kind].append(Hit(*match.span(anchor.group), anchor.rule))
        for anchor in self._by_letter:
            place = 0
            while (match := anchor.pattern.search(text, place)) is not None:
                matched[anchor.rule.kind].append(Hit(*match.span(), anchor.rule))
                place = match.start() + 1
        return hits, matched


def _shared(
    known: dict[tuple[object, ...], _Uses], terms: list[tuple[str, tuple[Rule, ...]]], anchors: list[Anchor]
) -> _Uses:
    """What a literal stands for; the same object for all that stand for the same."""
    key = (*((kind, *map(id, owners)) for kind, owners in terms), *map(id, anchors))
    return known.setdefault(key, (tuple(terms), tuple(anchors)))


@functools.lru_cache(maxsize=8)
def _joint(rules: Rules) -> _Joint:
    return _Joint(rules)
