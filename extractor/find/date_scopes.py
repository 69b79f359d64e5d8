"""The year, or month, that a heading lends to the dates under it.

In a chronicle the year stands once above its months (◆2019年 … 7月), in a round-up behind the name of each case
(見本商会(2022年)) or before it (2022年:見本商会), or in the headline of each entry (■報告日:2018年6月14日). One such
heading alone may speak of the data; two and more of one form are those of a series.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from extractor.clock import BRACKETED_WEEKDAY
from extractor.edtf import Day
from extractor.find.date_written import Written
from extractor.outline import Line, Outline

#: The fewest headings of one form that make a series.
_SERIES = 2
#: A line that heads something is no longer than this.
_HEADING = 60
# What may stand around the date of a heading: nothing but brackets; or, before it, the words it dates.
_WHOLE = re.compile(r"[\s\W]*")
# An encyclopedia has a link behind each heading: 2019年[編集].
_CLOSES = re.compile(BRACKETED_WEEKDAY + r"?[)\]】〕》>〉≫］ ]*(?:\[[^\[\]0-9]{1,6}\])?$")
_OPENS = ("(", ":", "】")
#: What stands behind a date that opens the heading of what is told below it.
_HEADS = ":"
#: The fewest characters of a paragraph.
_PARAGRAPH = 40


#: What a heading lends, and from where on: behind its line.
Scope = tuple[int, Day]


class Scopes:
    """The headings of one text that lend their dates, for asking what one place lies under."""

    def __init__(self, text: str, outline: Outline, written: Iterable[Written]) -> None:
        series: dict[tuple[str, str, str], list[Scope]] = {}
        for date in written:
            if date.step is None and (date.month is not None or date.year is not None):
                line = outline.line_at(date.start)
                form = _form(outline, line, date)
                if form is not None:
                    series.setdefault(form, []).append((line.end, date.parts()))
        kept = [scope for scopes in series.values() if len(scopes) >= _SERIES for scope in scopes]
        self._scopes = list(_nested(sorted(kept, key=lambda scope: scope[0])))
        self._starts = [start for start, _ in self._scopes]

    def at(self, position: int) -> Day | None:
        """The date of the heading that ``position`` lies under, as far as it lends any."""
        i = bisect_right(self._starts, position) - 1
        return self._scopes[i][1] if i >= 0 else None


def _form(outline: Outline, line: Line, date: Written) -> tuple[str, str, str] | None:
    """What the headings of a series share: marker, grain of the date, where it stands in them; ``None`` for others."""
    if line.end - line.start > _HEADING or line.kind not in ("heading", "text"):
        return None
    place = _place(outline, line, date)
    grain = "day" if date.day is not None else "month" if date.month is not None else "year"
    if not place or (grain == "day" and line.kind != "heading" and not (place == "alone" and date.explicit)):
        return None
    return line.marker, grain, place


def _place(outline: Outline, line: Line, date: Written) -> str:
    """Where a date stands in a heading: alone, behind what it dates, or before it; empty where it lends nothing."""
    text = outline.text
    opens = _WHOLE.fullmatch(text, line.start, date.start) is not None
    if _CLOSES.match(text, date.end, line.end) is not None:
        return "alone" if opens else "behind" if text[date.start - 1] in _OPENS and date.year is not None else ""
    if not opens or date.year is None or not text.startswith(_HEADS, date.end):
        return ""
    # In a list of years (2016年:導入) the next one stands below.
    below = outline.line_behind(line.end)
    return "before" if below is not None and below.end - below.body >= _PARAGRAPH else ""


def _nested(scopes: list[Scope]) -> Iterable[Scope]:
    """The scopes with the year that a month alone takes from the heading above it."""
    year: int | None = None
    for start, day in scopes:
        year = day.year or year
        yield start, day._replace(year=year)
