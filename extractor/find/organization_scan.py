"""Where the words stand that show an organisation or tell what it is: one scan of a text for all that ask."""

from __future__ import annotations

import functools
from bisect import bisect_left

import ahocorasick_rs

from extractor.find.organization_words import automaton, words
from extractor.outline import Span
from extractor.rules import Rules

#: The parts of ``rules/organization_words.yaml`` that are looked for in whole texts.
_PARTS = ("announce", "tell", "label", "office", "patron")
#: Cues beside which a plain name may stand, and those that stand before a name.
_NAMING, _BEFORE = "naming", "before"


class Scan:
    """The words of one text by which organisations are found."""

    def __init__(self, text: str, rules: Rules) -> None:
        automaton_, uses = _literals(rules)
        self._found: dict[str, list[Span]] = {use: [] for use in (*_PARTS, _NAMING)}
        self._cue_ends: list[int] = []
        for i, start, end in automaton_.find_matches_as_indexes(text, overlapping=True):
            for use in uses[i]:
                if use == _BEFORE:
                    self._cue_ends.append(end)
                else:
                    self._found[use].append((start, end))

    def words(self, *parts: str) -> list[Span]:
        """Where the words of some parts stand, by place, of those that begin together the longest first."""
        found = [span for part in parts for span in self._found[part]]
        found.sort(key=lambda span: (span[0], -span[1]))
        return found

    def apart(self, *parts: str) -> list[Span]:
        """The same without those that overlap one before them."""
        kept: list[Span] = []
        reach = 0
        for span in self.words(*parts):
            if span[0] >= reach:
                kept.append(span)
                reach = span[1]
        return kept

    def naming_cues(self) -> list[Span]:
        """The cues beside which a plain name may stand (attribute ``names``), in order of their ends."""
        return self._found[_NAMING]

    def has_cue_before(self, position: int, reach: int) -> bool:
        """True where a cue that stands before a name ends in the ``reach`` characters before ``position``."""
        i = bisect_left(self._cue_ends, position - reach)
        return i < len(self._cue_ends) and self._cue_ends[i] <= position


@functools.lru_cache(maxsize=8)
def _literals(rules: Rules) -> tuple[ahocorasick_rs.AhoCorasick, tuple[tuple[str, ...], ...]]:
    """Finds all these words, each with what it is looked for."""
    uses: dict[str, dict[str, None]] = {}
    for part in _PARTS:
        for term in words(rules, part):
            uses.setdefault(term, {})[part] = None
    for cue in rules.by_kind["organization_cues"]:
        for term in cue.terms:
            if cue.attributes["names"]:
                uses.setdefault(term, {})[_NAMING] = None
            if cue.attributes["side"] == "before":
                uses.setdefault(term, {})[_BEFORE] = None
    return automaton(uses, ahocorasick_rs.MatchKind.Standard), tuple(map(tuple, uses.values()))
