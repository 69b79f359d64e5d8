"""Finds counts: a number with a counter word, how exact it is, what it counts, and what is said of it.

Nothing is decided here: the 50 of 迷惑メール50通 is found like any other, with the role ``spam``. Roles are the codes
of ``rules/counts.yaml``, units and bounds those of ``rules/units.yaml`` and ``rules/bounds.yaml``.
"""

from __future__ import annotations

import re

import msgspec

from extractor.find.counters import BARE_END, Counter, counters_of, is_word_with_numeral
from extractor.find.surroundings import Place, Surroundings, column_head, group_of, label_of
from extractor.findings import CountMention, Document
from extractor.numerals import is_vague, is_well_formed, number_until, value

# What makes a run of digits an ordinal, a part of a code or a telephone number.
_NO_AMOUNT = re.compile(r"(?:[第#_@¥$*A-Za-z]|[0-9A-Za-z][./-])\Z")


class _Candidate(msgspec.Struct, frozen=True, gc=False):
    """A number with its counter; the words that bound it begin at ``lead``."""

    value: int
    counter: Counter
    bound: str
    place: Place


def find(document: Document) -> list[CountMention]:
    """All counts of a document, in order of place."""
    candidates = _candidates(document)
    surroundings = Surroundings(document)
    found = []
    for i, candidate in enumerate(candidates):
        place, counter = candidate.place, candidate.counter
        low = candidates[i - 1].place.end if i else 0
        high = candidates[i + 1].place.start if i + 1 < len(candidates) else len(document.text)
        roles = surroundings.roles(place, low, high) | surroundings.line_roles(place)
        label = label_of(document, place.start, low)
        if label:
            roles |= surroundings.label_roles(label)
        group = label or group_of(document.text, place)
        found.append(
            CountMention(
                candidate.value,
                counter.unit,
                candidate.bound,
                group,
                place.start,
                place.end,
                counter.rule,
                frozenset(roles),
            )
        )
    return found


def _candidates(document: Document) -> list[_Candidate]:
    """The numbers that a counter, or the label of a bare number, makes a count."""
    text, counters = document.text, counters_of(document.rules)
    has_labels = counters.label_words.search(text) is not None
    last_signs = (counters.last_sign_or_bare if has_labels else counters.last_sign).finditer(text)
    found: list[_Candidate] = []
    for sign in last_signs:
        end = sign.end()
        counter = counters.after(text, end)
        bare = counter is None and has_labels and BARE_END.match(text, end) is not None
        match = number_until(text, end) if counter is not None or bare else None
        if match is None or ("," not in match[0] and _is_no_amount(text, match.start())):
            continue
        start = counters.broken_lead(text, match.start())
        if bare:
            counter = _counter_of_label(document, start, end, found[-1].place.end if found else 0)
        if counter is None or (
            match["kanji"] and (is_word_with_numeral(document.hits, start) or not is_well_formed(match[0]))
        ):
            continue
        unit = counters.unit_at(text, start, counter)
        amount = value(text[start:end])
        if unit is None or not isinstance(amount, int):
            continue
        bound, lead = counters.bound(text, start, end, counter)
        place = Place(lead, start, counter.start, counter.end)
        known = counter if unit == counter.unit else msgspec.structs.replace(counter, unit=unit)
        found.append(_Candidate(amount, known, bound, place))
    return found


def _is_no_amount(text: str, start: int) -> bool:
    """True for the number at ``start`` where the signs before it make it a code, an ordinal or a vague number."""
    return _NO_AMOUNT.search(text, max(0, start - 2), start) is not None or is_vague(text, start)


def _counter_of_label(document: Document, start: int, end: int, low: int) -> Counter | None:
    """The unit of a bare number, where its label or its column tells one (件数: 162)."""
    counters = counters_of(document.rules)
    labels = label_of(document, start, low), column_head(document, start, counters.label_words)
    found = next((word for label in labels if (word := counters.label_words.search(label.replace(" ", "")))), None)
    return Counter(end, end, *counters.label_units[found[0]]) if found else None
