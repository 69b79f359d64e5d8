"""Counter words and bounds: what stands right before and right behind a number.

Both are read at a known place, so a few dictionary look-ups do, longest word first. The words are those of
``rules/units.yaml`` and ``rules/bounds.yaml``.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterable

import msgspec

from extractor.numerals import NUMERALS
from extractor.rules import START, Rule, Rules
from extractor.rules.hits import Hits

#: A counter that takes the unit of its noun (個, 本), and one of things that are no count (年, 回).
PIECE, MEASURE = "piece", "measure"

#: How far from 個 the noun may stand that tells what is counted; and a place that is farther than any.
_NOUN_REACH, _FAR = 24, 1 << 30
#: What may stand between a bound and its number, as behind a heading (【最大件数】⏎ 1,200件), and how much of it.
_IN_GAP, _LABEL_GAP = " 】〕:\n・-", 6
#: A number whose first digits a blank, as PDFs leave it, parts from the rest.
_BROKEN = re.compile(r"[^0-9]{0,2}?(?<![0-9,])(?P<lead>(?:[0-9]{2}[ ][0-9]|[0-9][ ][0-9]{1,2})),[0-9]{3}")
#: The noun right before a number, read backwards.
_NOUN_BACK, _LONGEST_NOUN = re.compile("[一-龥々ァ-ヺー]+$"), 9
#: What may stand behind a bare number that its label explains.
BARE_END = re.compile(r"[ ]{0,8}(?:[|│┃、。)\]\n①-⑳]|$)")


class Counter(msgspec.Struct, frozen=True, gc=False):
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
        self._sizes_by_first = _sizes(self._words, 0)
        self._sizes_by_last = _sizes(self._words, -1)

    @property
    def first_chars(self) -> frozenset[str]:
        """The characters that a word, or a look-alike, begins with."""
        return frozenset(self._sizes_by_first)

    def at(self, text: str, start: int) -> tuple[Rule, int] | None:
        """The rule whose word begins at ``start``, and the word's end."""
        for size in self._sizes_by_first.get(text[start : start + 1], ()):
            word = text[start : start + size]
            if word in self._words:
                rule = self._words[word]
                return None if rule is None else (rule, start + len(word))
        return None

    def until(self, text: str, end: int) -> tuple[Rule, int] | None:
        """The rule whose word ends at ``end``, and the word's start."""
        for size in self._sizes_by_last.get(text[max(0, end - 1) : end], ()):
            word = text[max(0, end - size) : end]
            if word in self._words:
                rule = self._words[word]
                return None if rule is None else (rule, end - len(word))
        return None


def _sizes(words: Iterable[str], place: int) -> dict[str, list[int]]:
    """By first or last character, the lengths of the words that have it there, longest first."""
    sizes: dict[str, set[int]] = {}
    for word in words:
        sizes.setdefault(word[place], set()).add(len(word))
    return {char: sorted(found, reverse=True) for char, found in sizes.items()}


class Counters:
    """The counter words and bound words of one set of rules."""

    def __init__(self, rules: Rules) -> None:
        units = rules["units"].rules
        counters = [r for r in units if not r.marks]
        self._measured = Words(counters)
        self._counters = Words([r for r in counters if r.code != MEASURE])
        bounds = rules["bounds"].rules
        self._before = Words([r for r in bounds if r.attributes["side"] == "before"])
        self._behind = Words([r for r in bounds if r.attributes["side"] == "behind"])
        nouns = [r for r in units if r.attributes["noun"]]
        self._nouns = [(noun, r.code) for r in nouns if not r.attributes["counter"] for noun in r.terms]
        #: By the unit that they change, the nouns that do so right before the number: 法人310先.
        self._changers = {r.attributes["counter"]: Words([r]) for r in nouns if r.attributes["counter"]}
        follows = "".join(map(re.escape, sorted(self._counters.first_chars | self._behind.first_chars)))
        #: The last sign of a number with something behind it that a counter may begin with; and of a bare number.
        self.last_sign = re.compile(rf"[{NUMERALS}](?=[ ]?[{follows}])")
        self.last_sign_or_bare = re.compile(rf"[{NUMERALS}](?=[ ]?[{follows}]|{BARE_END.pattern})")
        #: The words of a label that tell the unit of a bare number, and that unit with the rule that says so.
        self.label_units = {word: (r.code, r.name) for r in units if r.attributes["label"] for word in r.terms}
        self.label_words = re.compile("|".join(map(re.escape, self.label_units)) or "(?!)")

    def after(self, text: str, end: int, *, measures: bool = False) -> Counter | None:
        """The counter behind a number that ends at ``end``; one blank or a bound word may stand between."""
        words = self._measured if measures else self._counters
        at = end + (text[end : end + 1] == " ")
        found = words.at(text, at)
        if found is None:
            bound = self._behind.at(text, at)
            if bound is None:
                return None
            at = bound[1] + (text[bound[1] : bound[1] + 1] in ("の", " "))
            found = words.at(text, at)
            if found is None:
                return None
        rule, stop = found
        return Counter(at, stop, rule.code, rule.name)

    def broken_lead(self, text: str, start: int) -> int:
        """Where the number at ``start`` begins where a blank breaks it behind a bound: 約 4 1,208 is 41,208."""
        broken = _BROKEN.match(text, max(0, start - 3))
        if broken is None or broken.end() <= start:
            return start
        lead = broken.start("lead")
        at = lead - (text[lead - 1 : lead] == " ")
        return lead if self._before.until(text, at) else start

    def bound(self, text: str, start: int, end: int, counter: Counter) -> tuple[str, int]:
        """How exact the number ``start:end`` is, and where the words before it that say so begin."""
        lead, found = start, []
        while True:
            at = lead
            while at > max(0, lead - _LABEL_GAP) and text[at - 1] in _IN_GAP:
                at -= 1
            word = self._before.until(text, at)
            if word is None:
                break
            found.append(word[0].code)
            lead = word[1]
        if found:
            # 最大約3千件: the limit says more than the rounding.
            return next((code for code in found if code != "about"), "about"), lead
        apart = self._before_noun(text, start)
        if apart is not None:
            return apart, lead
        between = self._behind.at(text, end + (text[end : end + 1] == " "))
        behind = between if between and between[1] <= counter.start else self._behind.at(text, counter.end)
        # A counter may hold the word that bounds it, lest it be read as another word: 1,200人前後.
        behind = behind or self._behind.until(text, counter.end)
        return (behind[0].code if behind else "exact"), lead

    def _before_noun(self, text: str, start: int) -> str | None:
        """The bound that a particle ends before the noun that the number counts: 最大で予約者2,300人."""
        low = max(0, start - _LONGEST_NOUN)
        noun = _NOUN_BACK.search(text, low, start)
        at = noun.start() if noun is not None else 0
        if at <= low or not "ぁ" <= text[at - 1] <= "ん":
            return None
        word = self._before.until(text, at)
        return word[0].code if word is not None else None

    def unit_at(self, text: str, lead: int, counter: Counter) -> str | None:
        """The unit of the number that begins at ``lead``, as its counter and the nouns around it tell."""
        if counter.unit == PIECE:
            return self._unit_of_noun(text, lead, counter.end)
        changer = self._changers.get(counter.unit)
        noun = changer.until(text, lead - (text[lead - 1 : lead] == " ")) if changer else None
        return noun[0].code if noun else counter.unit

    def _unit_of_noun(self, text: str, lead: int, end: int) -> str | None:
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


def is_word_with_numeral(hits: Hits, position: int) -> bool:
    """True where a word that means no number (一部, 千葉) covers ``position``."""
    words = hits["numbers"]
    i = bisect_right(words, position, key=START) - 1
    return i >= 0 and position < words[i].end
