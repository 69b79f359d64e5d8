"""How far apart two EDTF values are, for values of every exactness."""

from __future__ import annotations

import functools

from extractor.edtf import Day, first_day, last_day, parse_day

#: Ordinals of an open beginning and end.
_EVER, _NEVER = 0, 10**7
#: A year to compare month and day in where neither value has one; a leap year holds every day.
_ANY_YEAR = 2000


@functools.lru_cache(maxsize=1 << 16)
def span(value: str) -> tuple[int, int] | None:
    """First and last possible day of a value as ordinals; ``None`` where a year is missing."""
    if "X" in value:
        return None
    sides = value.split("/")
    first, last = first_day(sides[0]), last_day(sides[-1])
    if first is None and last is None:
        return None
    return first.toordinal() if first else _EVER, last.toordinal() if last else _NEVER


@functools.lru_cache(maxsize=1 << 16)
def gap(a: str, b: str) -> int | None:
    """Days between two values, 0 where they may be the same; ``None`` where nothing can be said.

    A missing year or month is borrowed from the other value: ``XXXX-06-14`` is 0 days from ``2024-06-14``.
    """
    spans = [span(_completed(value, other)) for value, other in ((a, b), (b, a))]
    if spans[0] is None or spans[1] is None:
        return None
    return max(0, spans[0][0] - spans[1][1], spans[1][0] - spans[0][1])


def _completed(value: str, other: str) -> str:
    if "X" not in value:
        return value
    donor = next((day for day in map(parse_day, other.split("/")) if day is not None), None) or Day(None)
    return "/".join(_fill(side, donor) for side in value.split("/"))


def _fill(side: str, donor: Day) -> str:
    day = parse_day(side)
    if day is None:
        return side
    month = day.month if day.month is not None or day.day is None else donor.month
    filled = Day(day.year or donor.year or _ANY_YEAR, month, day.day)
    return filled.edtf() if filled.valid() else side


def is_day(value: str) -> bool:
    """Whether a value names one single day of a known year."""
    both = span(value)
    return both is not None and both[0] == both[1]
