"""Sets of dates compared: which comes first, which is later, which says less than another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.assemble.date_clues import Clue
from extractor.edtf import Day, period, sides


def start(clue: Clue) -> Day | None:
    """The first day of a clue's date, ``None`` where it is open."""
    return sides(clue.mention.value)[0]


def end(clue: Clue) -> Day | None:
    """The last day of a clue's date, ``None`` where it is open."""
    return sides(clue.mention.value)[1]


def key(day: Day | None) -> tuple[int, int, int]:
    """Orders days; a part that is missing comes first."""
    return (day.year or 0, day.month or 0, day.day or 0) if day is not None else (0, 0, 0)


def later(a: Day | None, b: Day | None) -> bool:
    """True where ``a`` surely lies after ``b``: all parts that both have decide."""
    if a is None or b is None or (a.year is None) != (b.year is None) or (a.month is None) != (b.month is None):
        return False
    pairs = [(x, y) for x, y in zip(a, b, strict=True) if x is not None and y is not None]
    return next((x > y for x, y in pairs if x != y), False)


def not_after(clues: Iterable[Clue], day: Day | None) -> list[Clue]:
    """The clues whose date does not begin after ``day``."""
    return [c for c in clues if not later(start(c) or end(c), day)]


def telling(clues: Sequence[Clue]) -> list[Clue]:
    """Without the months and years inside which another of the clues names the day or month."""
    known = [day for c in clues for day in (start(c), end(c)) if day is not None]
    if any(day.month is not None for day in known):
        clues = [c for c in clues if any(day.month is not None for day in (start(c), end(c)) if day is not None)]
    return [c for c in clues if not any(_covers(start(c), day) or _covers(end(c), day) for day in known)]


def _covers(coarse: Day | None, fine: Day) -> bool:
    if coarse is None or coarse.day is not None or coarse.year != fine.year:
        return False
    if coarse.month is None:
        return fine.month is not None
    return coarse.month == fine.month and fine.day is not None


def span(clues: Sequence[Clue]) -> str | None:
    """The EDTF value from the first to the last day of all the clues; an open end is left out."""
    starts = [day for c in clues if (day := start(c)) is not None]
    if not starts:
        return None
    ends = [day for c in clues if (day := end(c)) is not None] or starts
    first, last = min(starts, key=key), max(ends, key=key)
    return period(first, first if later(first, last) else last)
