"""Sets of dates compared: which comes first, which is later, which says less than another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.assemble.date_clues import Clue
from extractor.edtf import Day, period


def key(day: Day | None) -> tuple[int, int, int]:
    """Orders days; no day comes first."""
    return day.order() if day is not None else (0, 0, 0)


def later(a: Day | None, b: Day | None) -> bool:
    """True where ``a`` surely lies after ``b``; a year alone is too vague to say so of a month or a day."""
    return a is not None and b is not None and a.surely_after(b) and (a.month is None) == (b.month is None)


def not_after(clues: Iterable[Clue], day: Day | None) -> list[Clue]:
    """The clues whose date does not begin after ``day``."""
    return [c for c in clues if not later(c.start or c.end, day)]


def telling(clues: Sequence[Clue]) -> list[Clue]:
    """Without the months in which another clue names a day, and without years where another names a month."""
    if not any(day is not None and day.day is None for c in clues for day in (c.start, c.end)):
        return list(clues)
    months = {(day.year, day.month) for c in clues for day in (c.start, c.end) if day is not None and day.day}
    dated = [c for c in clues if any(day is not None and day.month is not None for day in (c.start, c.end))]
    return [c for c in clues if not any(_coarse(day, months, bool(dated) and dated != [c]) for day in (c.start, c.end))]


def _coarse(day: Day | None, months: set[tuple[int | None, int | None]], dated: bool) -> bool:
    if day is None or day.day is not None:
        return False
    return dated if day.month is None else (day.year, day.month) in months


def span(clues: Sequence[Clue]) -> str | None:
    """The EDTF value from the first to the last day of all the clues; an open end is left out.

    A day whose year nothing gives lies nowhere beside days with one, and is left out too.
    """
    dated = [c for c in clues if any(day is not None and day.year is not None for day in (c.start, c.end))]
    clues = dated or clues
    starts = [c.start for c in clues if c.start is not None]
    if not starts:
        return None
    ends = [c.end for c in clues if c.end is not None] or starts
    first, last = min(starts, key=key), max(ends, key=key)
    return period(first, first if later(first, last) else last)
