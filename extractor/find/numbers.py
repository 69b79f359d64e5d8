"""Finds numbers in any Japanese notation: 60,000, ６万, 3.2億, 千五百, 二〇二三.

An ideograph is a number only where it can be nothing else: behind it stands a counter word (三冊), or the numeral is
longer than one sign, and no word of ``rules/numbers.yaml`` (一部, 十分, 千葉) covers it.
"""

from __future__ import annotations

from extractor.find.counters import counters_of, is_word_with_numeral
from extractor.findings import NumberMention
from extractor.numerals import numbers
from extractor.rules import Rules
from extractor.rules.files import load_rules
from extractor.rules.hits import Hits


def find(text: str, rules: Rules | None = None) -> list[NumberMention]:
    """All numbers of a cleaned text, in order of place. ``rules`` are the shipped ones where none are given."""
    rules = load_rules() if rules is None else rules
    counters = counters_of(rules)
    hits = Hits(text, rules)
    return [
        number
        for number, in_kanji in numbers(text)
        if not in_kanji
        or (
            not is_word_with_numeral(hits, number.start)
            and (number.end - number.start > 1 or counters.after(text, number.end, measures=True) is not None)
        )
    ]
