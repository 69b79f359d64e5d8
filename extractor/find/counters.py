"""Counter words and bounds: what stands right before and right behind a number.

Both are read at a known place, so a few dictionary look-ups do, longest word first. The words are those of
``rules/units.yaml`` and ``rules/bounds.yaml``.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from extractor.rules import Rule, Rules

#: A counter that takes the unit of its noun (個, 本), and one of things that are no count (年, 回).
PIECE, MEASURE = "piece", "measure"

#: How far from 個 the noun may stand that tells what is counted; and a place that is farther than any.
_NOUN_REACH, _FAR = 24, 1 << 30


class Counter(NamedTuple):
    """A counter behind a number: its place, its ``unit`` and the rule that knows it."""

    start: int
    end: int
    unit: str
    rule: str


class Words:
    """Words of several rules, found at a given place of a text, the longest first."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._words: dict[str, Rule | None] = {}
        for rule in rules:
            self._words.update(dict.fromkeys(rule.terms, rule))
        for rule in rules:
            self._words.update((word, None) for word in rule.look_alikes if word not in self._words)
        self._sizes = sorted({len(word) for word in self._words}, reverse=True)
        self._first = frozenset(word[0] for word in self._words)
        self._last = frozenset(word[-1] for word in self._words)

    def at(self, text: str, start: int) -> tuple[Rule, int] | None:
        """The rule whose word begins at ``start``, and the word's end."""
        if text[start : start + 1] not in self._first:
            return None
        for size in self._sizes:
            word = text[start : start + size]
            if len(word) == size and word in self._words:
                rule = self._words[word]
                return None if rule is None else (rule, start + size)
        return None

    def until(self, text: str, end: int) -> tuple[Rule, int] | None:
        """The rule whose word ends at ``end``, and the word's start."""
        if end < 1 or text[end - 1] not in self._last:
            return None
        for size in self._sizes:
            word = text[max(0, end - size) : end]
            if len(word) == size and word in self._words:
                rule = self._words[word]
                return None if rule is None else (rule, end - size)
        return None


class Counters:
    """The counter words and bound words of one set of rules."""

    def __init__(self, rules: Rules) -> None:
        self._counters = Words([r for r in rules["units"].rules if not r.attributes.get("noun")])
        bounds = rules["bounds"].rules
        self._before = Words([r for r in bounds if r.attributes["side"] == "before"])
        self._behind = Words([r for r in bounds if r.attributes["side"] == "behind"])
        self._nouns = [(noun, r.code) for r in rules["units"].rules if r.attributes.get("noun") for noun in r.terms]

    def after(self, text: str, end: int, *, measures: bool = False) -> Counter | None:
        """The counter behind a number that ends at ``end``; one blank or a bound word may stand between."""
        at = end + (text[end : end + 1] == " ")
        found = self._counters.at(text, at)
        if found is None:
            bound = self._behind.at(text, at)
            if bound is None:
                return None
            found = self._counters.at(text, bound[1] + (text[bound[1] : bound[1] + 1] in ("の", " ")))
            if found is None:
                return None
        rule, stop = found
        if rule.code == MEASURE and not measures:
            return None
        return Counter(at, stop, rule.code, rule.name)

    def bound(self, text: str, start: int, end: int, counter: Counter) -> tuple[str, int]:
        """How exact the number ``start:end`` is, and where the words before it that say so begin."""
        lead, found = start, []
        while True:
            at = lead - len(text[max(0, lead - 2) : lead]) + len(text[max(0, lead - 2) : lead].rstrip(" 】:"))
            word = self._before.until(text, at)
            if word is None:
                break
            found.append(word[0].code)
            lead = word[1]
        if found:
            # 最大約3千件: the limit says more than the rounding.
            return next((code for code in found if code != "about"), "about"), lead
        between = self._behind.at(text, end + (text[end : end + 1] == " "))
        behind = between if between and between[1] <= counter.start else self._behind.at(text, counter.end)
        return (behind[0].code if behind else "exact"), lead

    def unit_of_noun(self, text: str, lead: int, end: int) -> str | None:
        """The unit of what 個, 本 and 点 count: by the noun behind の, else by the nearest one before.

        ``None`` where no noun is known: such things hold no data.
        """
        if text[end : end + 1] == "の":
            behind = text[end : end + _NOUN_REACH]
            place, unit = min((behind.find(noun) % _FAR, unit) for noun, unit in self._nouns)
            if place < _NOUN_REACH:
                return unit
        before = text[max(0, lead - _NOUN_REACH) : lead]
        sentence = before[max(before.rfind("。"), before.rfind("\n")) + 1 :]
        place, unit = max((sentence.rfind(noun), unit) for noun, unit in self._nouns)
        return unit if place >= 0 else None


@functools.lru_cache(maxsize=8)
def counters_of(rules: Rules) -> Counters:
    """The counters of ``rules``, compiled once."""
    return Counters(rules)


class WordsWithNumerals:
    """The places of a text where a numeral is part of a word that means no number."""

    def __init__(self, text: str, rules: Rules) -> None:
        self._hits = rules["numbers"].scan(text)
        self._starts = [hit.start for hit in self._hits]

    def cover(self, position: int) -> bool:
        """True where such a word covers ``position``."""
        i = bisect_right(self._starts, position) - 1
        return i >= 0 and position < self._hits[i].end
