"""Where the entry of a chronicle, or a paragraph, begins: at the headline right above its day, or above itself."""

from __future__ import annotations

import re
from bisect import bisect_left

from extractor.day_lines import is_day
from extractor.findings import DateMention, Document
from extractor.outline import Line, holds
from extractor.outline.shapes import is_apart, is_prose
from extractor.rules import START
from extractor.split.passages import passages

# The lines of a list open with their month; above a paragraph such a line is a headline.
_OF_MONTH = re.compile(r"(?:[0-9]{4}年[0-9]{1,2}月[ :]+|[0-9]{1,2}月 ?[-–—:] ?)\S")


def is_of_month(text: str, line: Line, following: Line | None) -> bool:
    """True of the entry of a month, not of a headline above a paragraph that is no entry itself."""
    if _OF_MONTH.match(text, line.body) is None:
        return False
    prose = line.kind == "text" and following is not None and is_prose(text, following)
    return not prose or following is None or _OF_MONTH.match(text, following.body) is not None


def behind_day(dates: list[DateMention], position: int) -> int:
    """The end of the date that begins at ``position``; ``position`` itself where none does."""
    i = bisect_left(dates, position, key=START)
    return dates[i].end if i < len(dates) and dates[i].start == position else position


def headed(document: Document, line: Line) -> int:
    """Where the entry begins whose day, or whose paragraph, ``line`` is: at the headline right above it, if any."""
    outline = document.outline
    text, lines, i = outline.text, outline.lines, outline.line_number_at(line.start)
    dated = is_day(text, line.body, line.end)
    paragraph = i + dated
    if paragraph == len(lines) or not is_prose(text, lines[paragraph]):
        return line.start
    while i and not dated and is_day(text, lines[i - 1].body, lines[i - 1].end):
        i, dated = i - 1, True
    above = lines[i - 1] if i else None
    if above is None or not is_apart(text, above):
        return line.start
    behind = i == 1 or holds(outline.title, lines[i - 2].body) or _ends_part(document, lines[i - 2])
    return above.start if behind else line.start


def _ends_part(document: Document, line: Line) -> bool:
    """True of what another part may begin behind: a blank line, the end of a paragraph, where it was read (出典:X)."""
    text = document.text
    ends = is_prose(text, line) and text[line.end - 1] == "。"
    return line.kind == "blank" or ends or passages(document.rules).source.match(text, line.body) is not None
