"""Finds numbers in any Japanese notation: 60,000, ６万, 3.2億, 千五百, 二〇二三.

An ideograph is a number only where it can be nothing else: behind it stands a counter word (三冊), or the numeral is
longer than one sign, and no word of ``rules/numbers.yaml`` (一部, 十分, 千葉) covers it. 数十 is no number.
"""

from __future__ import annotations

import re

from extractor.find.counters import counters_of, is_word_with_numeral
from extractor.findings import Document, NumberMention
from extractor.numerals import is_vague, numbers


def find(document: Document) -> list[NumberMention]:
    """All numbers of a document, in order of place."""
    text, counters = document.text, counters_of(document.rules)

    def is_number(match: re.Match[str]) -> bool:
        start, end = match.span()
        if is_vague(text, start):
            return False
        if match["kanji"] is None:
            return True
        counted = end - start > 1 or counters.after(text, end, measures=True) is not None
        return counted and not is_word_with_numeral(document.hits, start)

    return [NumberMention(amount, *match.span()) for amount, match in numbers(text) if is_number(match)]
