"""Finds counts: a number with a counter word, how exact it is, what it counts, and what is said of it.

Nothing is decided here: the 50 of 迷惑メール50通 is found like any other, with the role ``spam``. Roles are the codes
of ``rules/counts.yaml``, units and bounds those of ``rules/units.yaml`` and ``rules/bounds.yaml``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractor.find.counters import BARE_END, PIECE, Counter, WordsWithNumerals, counters_of
from extractor.find.surroundings import Place, Surroundings, group_of, label_of
from extractor.findings import CountMention, Document
from extractor.numerals import is_well_formed, value

# What makes a run of digits an ordinal, a part of a code or a telephone number, or vague (数十人).
_NO_AMOUNT = re.compile(r"[第#_@¥$*A-Za-z]$|[0-9A-Za-z][./-]$|(?<![件人名社通枚台口実総])数$")


class _Candidate(NamedTuple):
    """A number with its counter; the words that bound it begin at ``lead``."""

    value: int
    counter: Counter
    bound: str
    place: Place


def find(document: Document) -> list[CountMention]:
    """All counts of a document, in order of place."""
    candidates = _candidates(document)
    surroundings = Surroundings(document, [c.place for c in candidates])
    found = []
    for i, (amount, counter, bound, place) in enumerate(candidates):
        low = candidates[i - 1].place.end if i else 0
        high = candidates[i + 1].place.start if i + 1 < len(candidates) else len(document.text)
        roles = surroundings.roles(place, low, high)
        label = label_of(document, place.start, low)
        if label:
            roles |= surroundings.label_roles(label)
        group = label or group_of(document.text, place)
        mention = CountMention(
            amount, counter.unit, bound, group, place.start, place.end, counter.rule, frozenset(roles)
        )  # fmt: skip
        found.append(mention)
    return found


def _candidates(document: Document) -> list[_Candidate]:
    """The numbers that a counter, or the label of a bare number, makes a count."""
    text, counters = document.text, counters_of(document.rules)
    words = WordsWithNumerals(text, document.rules)
    has_labels = counters.label_words.search(text) is not None
    pattern = counters.number_or_bare if has_labels else counters.number
    found: list[_Candidate] = []
    for match in pattern.finditer(text):
        start, end = match.span()
        counter = counters.after(text, end)
        if counter is None and has_labels and BARE_END.match(text, end):
            counter = _counter_of_label(document, start, end, found[-1].place.end if found else 0)
        if counter is None or _NO_AMOUNT.search(text, max(0, start - 2), start):
            continue
        if match["kanji"] is not None and (words.cover(start) or not is_well_formed(match[0])):
            continue
        unit = counters.unit_of_noun(text, start, counter.end) if counter.unit == PIECE else counter.unit
        amount = value(match[0])
        if unit is None or not isinstance(amount, int):
            continue
        bound, lead = counters.bound(text, start, end, counter)
        found.append(
            _Candidate(amount, counter._replace(unit=unit), bound, Place(lead, start, counter.start, counter.end))
        )
    return found


def _counter_of_label(document: Document, start: int, end: int, low: int) -> Counter | None:
    """The unit of a bare number, where its label or its column tells one (件数: 162)."""
    counters = counters_of(document.rules)
    label = label_of(document, start, low)
    found = counters.label_words.search(label.replace(" ", "")) if label else None
    return Counter(end, end, *counters.label_units[found[0]]) if found else None
