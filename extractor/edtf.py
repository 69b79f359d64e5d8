"""EDTF values (ISO 8601-2, level 1): days, months, years, unspecified years, periods.

The strings of the table: ``2023-07-28``, ``2023-07``, ``2023``, ``XXXX-03-19``, ``XXXX-XX-20``,
``2021-01-17/2021-02-09``, ``2018-09/..``, ``../2020-05-01``.
"""

from __future__ import annotations

import calendar
import datetime as dt
import functools
from collections.abc import Callable, Mapping
from typing import NamedTuple

#: The side of a period that is open.
OPEN = ".."
_HALF_A_YEAR = 6


class Day(NamedTuple):
    """A point on the calendar with parts that may be missing: what one written date says.

    ``year``, ``month`` and ``day`` are ``None`` where nothing gives them.
    """

    year: int | None
    month: int | None = None
    day: int | None = None

    def edtf(self) -> str:
        """As EDTF; unspecified leading parts become ``XXXX`` and ``XX``."""
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.day is not None:
            return f"{year}-{'XX' if self.month is None else format(self.month, '02d')}-{self.day:02d}"
        return year if self.month is None else f"{year}-{self.month:02d}"

    @property
    def exact(self) -> bool:
        """True where year, month and day are all known."""
        return None not in (self.year, self.month, self.day)

    def order(self) -> tuple[int, int, int]:
        """What sorts days by time; a part that is missing comes first."""
        return self.year or 0, self.month or 0, self.day or 0

    def surely_after(self, other: Day) -> bool:
        """True where it lies after ``other`` whatever the parts that are missing may be.

        Of months without a year, one up to half a year ahead lies ahead.
        """
        if None not in self and None not in other:
            return self > other
        if (self.year is None) != (other.year is None):
            return False
        if self.year is None and self.month is not None and other.month is not None and self.month != other.month:
            return (self.month - other.month) % 12 < _HALF_A_YEAR
        for mine, its in zip(self, other, strict=True):
            if mine != its:
                return mine is not None and its is not None and mine > its
        return False

    def valid(self) -> bool:
        """True where the known parts can stand on a calendar."""
        year, month, day = self
        # Any year may have a February 29, any month a day 31.
        return _date(2024 if year is None else year, month, day) is not None

    def plus_days(self, days: int) -> Day:
        """The day so many days later; the missing parts stay missing where the month does not turn.

        A day of an unknown month is taken to be in a month of 31 days.
        """
        if self.day is None or days == 0:
            return self
        if self.year is not None and self.month is not None:
            then = dt.date(self.year, self.month, self.day) + dt.timedelta(days)
            return Day(then.year, then.month, then.day)
        if self.month is not None:
            then = dt.date(2023, self.month, self.day if (self.month, self.day) != (2, 29) else 28) + dt.timedelta(days)
            return Day(None, then.month, then.day)
        return Day(None, None, (self.day + days - 1) % 31 + 1)

    def plus_months(self, months: int) -> Day:
        """The month so many months later, without a day."""
        if self.month is None:
            return Day(self.year)
        turns, month = divmod(self.month - 1 + months, 12)
        return Day(None if self.year is None else self.year + turns, month + 1)

    def first(self) -> dt.date | None:
        """The first possible day, ``None`` where the year (or the month of a day) is unknown, or no such day is."""
        year, month, day = self
        return None if year is None or (month is None and day is not None) else _date(year, month, day)

    def last(self) -> dt.date | None:
        """The last possible day, ``None`` where the year (or the month of a day) is unknown, or no such day is."""
        first = self.first()
        if first is None or self.day is not None:
            return first
        month = self.month or 12
        return first.replace(month=month, day=calendar.monthrange(first.year, month)[1])


# Notices speak of few days, and compare each with the others time and again.
@functools.lru_cache(4096)
def _date(year: int, month: int | None, day: int | None) -> dt.date | None:
    """The first such day of the years that a notice may speak of; ``None`` where the calendar has none."""
    if not 1868 <= year <= 2200:
        return None
    try:
        return dt.date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None


@functools.lru_cache(4096)
def parse_day(text: str) -> Day | None:
    """One side of an EDTF value as a :class:`Day`; ``None`` for ``..``, the empty string and malformed text."""
    try:
        parts = [None if set(p) == {"X"} else int(p) for p in text.split("-")]
    except ValueError:
        return None
    day = Day(*parts) if 1 <= len(parts) <= 3 else None
    return day if day is not None and day.valid() else None


@functools.lru_cache(4096)
def sides(value: str) -> tuple[Day | None, Day | None]:
    """Start and end of an EDTF value; both the same for a point, ``None`` for an open side."""
    start, _, end = value.partition("/")
    return parse_day(start), parse_day(end or start)


def period(start: Day | None, end: Day | None) -> str:
    """The EDTF value from ``start`` to ``end`` (``None`` is open); a point where both are the same."""
    if start == end and start is not None:
        return start.edtf()
    return f"{start.edtf() if start else OPEN}/{end.edtf() if end else OPEN}"


def first_day(value: str | None) -> dt.date | None:
    """The first possible day of an EDTF value, ``None`` where it is open or its year unknown."""
    day = parse_day(value.split("/")[0]) if value else None
    return day.first() if day is not None else None


def last_day(value: str | None) -> dt.date | None:
    """The last possible day of an EDTF value, ``None`` where it is open or its year unknown."""
    day = parse_day(value.split("/")[-1]) if value else None
    return day.last() if day is not None else None


def exact_day(value: str | None) -> dt.date | None:
    """The date of a day-exact EDTF value, else ``None``."""
    if not value or "/" in value:
        return None
    day = parse_day(value)
    return first_day(value) if day is not None and day.exact else None


class DayColumn(NamedTuple):
    """A column of days that follows from an EDTF column: from which, and how its day is read."""

    source: str
    read: Callable[[str | None], dt.date | None]


#: The columns of the table that hold days.
DAY_COLUMNS: Mapping[str, DayColumn] = {
    "announced_on": DayColumn("announced", exact_day),
    "discovered_on": DayColumn("discovered", exact_day),
    "occurred_from": DayColumn("occurred", first_day),
    "occurred_to": DayColumn("occurred", last_day),
}


def derive_days(value_of: Callable[[str], str | None]) -> dict[str, dt.date | None]:
    """The columns of days; ``value_of`` gives the EDTF value of a column by its name."""
    return {name: column.read(value_of(column.source)) for name, column in DAY_COLUMNS.items()}
