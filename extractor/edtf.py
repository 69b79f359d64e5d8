"""EDTF values (ISO 8601-2, level 1): days, months, years, unspecified years, periods.

The strings of the table: ``2023-07-28``, ``2023-07``, ``2023``, ``XXXX-03-19``, ``XXXX-XX-20``,
``2021-01-17/2021-02-09``, ``2018-09/..``, ``../2020-05-01``.
"""

from __future__ import annotations

import calendar
import datetime as dt
from typing import NamedTuple


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

    def valid(self) -> bool:
        """True where the known parts can stand on a calendar."""
        if self.year is not None and not 1868 <= self.year <= 2200:
            return False
        if self.month is not None and not 1 <= self.month <= 12:
            return False
        if self.day is None:
            return True
        longest = 31 if self.month is None else calendar.monthrange(self.year or 2024, self.month)[1]
        return 1 <= self.day <= longest


def parse_day(text: str) -> Day | None:
    """One side of an EDTF value as a :class:`Day`; ``None`` for ``..``, the empty string and malformed text."""
    try:
        parts = [None if set(p) == {"X"} else int(p) for p in text.split("-")]
    except ValueError:
        return None
    return Day(*parts) if 1 <= len(parts) <= 3 else None


def first_day(value: str | None) -> dt.date | None:
    """The first possible day of an EDTF value, ``None`` where it is open or its year unknown."""
    day = parse_day(value.split("/")[0]) if value else None
    if day is None or day.year is None or (day.day is not None and day.month is None):
        return None
    return dt.date(day.year, day.month or 1, day.day or 1)


def last_day(value: str | None) -> dt.date | None:
    """The last possible day of an EDTF value, ``None`` where it is open or its year unknown."""
    day = parse_day(value.split("/")[-1]) if value else None
    if day is None or day.year is None or (day.day is not None and day.month is None):
        return None
    month = day.month or 12
    return dt.date(day.year, month, day.day or calendar.monthrange(day.year, month)[1])


def exact_day(value: str | None) -> dt.date | None:
    """The date of a day-exact EDTF value, else ``None``."""
    if not value or "/" in value:
        return None
    day = parse_day(value)
    return first_day(value) if day is not None and day.exact else None
