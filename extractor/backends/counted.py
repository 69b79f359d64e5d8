"""Whom or what a number counts, read off the bunsetsu around it.

    受験者約61名の氏名          受験者: the noun in front of the number
    写っていたファイルは213個    ファイル: the topic right in front
    従業員のうち12名            従業員: what うち singles out from
    対象のデータは、市内で5件    データ: the topic of the clause
    2,310個のファイル           ファイル: what the number modifies; of people only where it names people

Counts that a table or a label names are left as they are; so are all where the pipeline knows no bunsetsu.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

import msgspec

from extractor.find.surroundings import label_of
from extractor.findings import CountMention, Document
from extractor.rules import Rules

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from extractor.backends.spacy_reader import Reading

_NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})
_OPENING = frozenset("(「『（ \u3000")
_PEOPLE = frozenset({"person", "household"})
_TOPIC = frozenset("はが")
_AMONG = "うち"
#: The roles of counts (rules/counts.yaml) that speak of a number as a whole or a part.
_WHOLENESS = frozenset({"total", "sum", "part", "gross", "distinct"})
#: Nouns in hiragana alone (もの, こと) and the letters of a list (アのうち88名) name nobody.
_NAMES = re.compile("[一-龥]|[ァ-ヺA-Za-z]{2}")
#: What GiNZA's bunsetsu component leaves in a document: B where a bunsetsu begins, I inside one.
_BUNSETSU = "bunsetu_bi_labels"


def uncertain_groups(document: Document, counts: list[CountMention]) -> list[CountMention]:
    """The counts that neither a table nor a label names."""
    lows = [0, *(count.end for count in counts)]
    return [count for low, count in zip(lows, counts, strict=False) if not label_of(document, count.start, low)]


def with_groups(
    document: Document, counts: list[CountMention], uncertain: list[CountMention], readings: list[Reading]
) -> list[CountMention]:
    """``counts`` with the groups of the uncertain ones as the readings show them."""
    places = [count.start for count in counts]
    unsettled = {count.start for count in uncertain}
    groups: dict[int, str | None] = {}
    for reading in readings:
        if _BUNSETSU not in reading.doc.user_data:
            continue
        end = reading.start + len(reading.doc.text)
        inside = counts[bisect_left(places, reading.start) : bisect_left(places, end)]
        sentence = _Sentence(document.rules, reading, inside)
        groups |= {count.start: sentence.group(count) for count in inside if count.start in unsettled}
    return [msgspec.structs.replace(c, group=groups[c.start]) if c.start in groups else c for c in counts]


@functools.lru_cache(maxsize=8)
def _lead_words(rules: Rules) -> frozenset[str]:
    """Words that say how exact or how whole a number is, not what it counts."""
    wholes = [rule for rule in rules.by_kind["counts"] if rule.code in _WHOLENESS]
    return frozenset(term for rule in (*rules.by_kind["bounds"], *wholes) for term in rule.terms)


class _Sentence:
    """A sentence as a pipeline read it, for asking what the numbers in it count."""

    def __init__(self, rules: Rules, reading: Reading, counts: list[CountMention]) -> None:
        self._rules, self._doc = rules, reading.doc
        self._begins = reading.doc.user_data[_BUNSETSU]
        self._places = [token.idx + reading.start for token in reading.doc]
        # The tokens of each count, so that one number is never taken for what another counts.
        self._numerals = {i for count in counts for i in self._tokens(count)}

    def _tokens(self, count: CountMention) -> range:
        first = max(0, bisect_right(self._places, count.start) - 1)
        return range(first, max(first + 1, bisect_left(self._places, count.end)))

    def group(self, count: CountMention) -> str | None:
        """Whose or what, as written; ``None`` where the sentence does not say."""
        own = self._tokens(count)
        for phrase in (self._before(own), self._topic(own), self._behind(own, count)):
            if phrase and self._may_be_counted(phrase, count):
                return phrase.text
        return None

    def _may_be_counted(self, phrase: Span, count: CountMention) -> bool:
        if not _NAMES.search(phrase.text):
            return False
        if count.unit not in _PEOPLE:
            return True
        # People are neither data nor what happened to them.
        return "サ変" not in phrase[-1].tag_ and not self._rules["categories"].scan(phrase.text)

    def _before(self, own: range) -> Span | None:
        """The noun in front, across 約 and 最大, across another count (答案用紙39枚(39名分)), across うち."""
        i, singled_out = own.start - 1, False
        while i >= 0 and (i in self._numerals or self._is_lead(self._doc[i])):
            singled_out = singled_out or self._doc[i].text == _AMONG
            i -= 1
        if i < 0:
            return None
        if self._doc[i].pos_ == "ADP":
            return self._phrase(i - 1) if self._doc[i].text in _TOPIC or singled_out else None
        return None if singled_out else self._phrase(i)

    def _is_lead(self, token: Token) -> bool:
        known = token.text in _OPENING or token.text in _lead_words(self._rules) or token.text == _AMONG
        return known or token.is_space or token.pos_ == "ADV" or token.tag_ == "接頭辞"

    def _topic(self, own: range) -> Span | None:
        """The subject of the clause whose predicate is the count."""
        subjects = [t.i for t in self._doc[: own.start] if t.dep_ == "nsubj" and t.head.i in own]
        return self._phrase(subjects[-1]) if subjects else None

    def _behind(self, own: range, count: CountMention) -> Span | None:
        """The noun that the count modifies with の; of people only where it names people."""
        if own.stop >= len(self._doc) or self._doc[own.stop].text != "の":
            return None
        heads = [self._doc[i].head.i for i in own if self._doc[i].head.i >= own.stop]
        phrase = self._phrase(heads[0]) if heads else None
        if phrase and count.unit in _PEOPLE and not self._rules["subjects"].scan(phrase.text):
            return None
        return phrase

    def _phrase(self, last: int) -> Span | None:
        """The noun phrase that ends with token ``last`` and begins where its bunsetsu does."""
        first = last + 1
        while first > 0 and self._is_nominal(first - 1):
            first -= 1
            if self._begins[first] == "B" and self._doc[first - 1].dep_ != "compound":
                break
        words = self._doc[first : last + 1]
        named = any(t.pos_ in ("NOUN", "PROPN") and "接尾辞" not in t.tag_ and "助数詞" not in t.tag_ for t in words)
        return words if named else None

    def _is_nominal(self, i: int) -> bool:
        token = self._doc[i]
        return i not in self._numerals and (token.pos_ in _NOMINAL or token.text == "・")
