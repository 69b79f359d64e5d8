"""A day that stands alone on its line: over the entry of a log or a post of a blog, beside the headline of a letter."""

from __future__ import annotations

import re

from extractor.clock import AT_WEEKDAY, HOUR
from extractor.eras import ERA, ERA_LETTERS, ERAS

_NUMBER = "[0-9元一二三四五六七八九十]{1,3}"
#: In any notation, behind the label of a day or in brackets, before the hour and who writes.
_DAY_LINE = re.compile(
    r"[\s(\[【]*(?P<label>[^\s:0-9]{2,4}日時?[: ] ?)?"
    rf"(?:(?P<year>(?:(?:19|20)[0-9]{{2}}|{ERA}{_NUMBER})年 ?)?{_NUMBER}月(?P<day> ?{_NUMBER}日)?"
    r"|(?P<figures>(?:(?:19|20)[0-9]{2}|[RHS][0-9]{1,2})([./-])[0-9]{1,2}\5[0-9]{1,2}))"
    rf"{AT_WEEKDAY}(?P<hour> ?{HOUR}(?:分|:[0-9]{{2}})?(?: ?[AP]M)?)?[)\]】]*(?P<writer>\s+\S{{2,24}})?\s*"
)
# What a day without a label begins with: few lines do, and every line is asked.
_BEGINS_DAY = frozenset(f"0123456789元一二三四五六七八九十([【{''.join(ERA_LETTERS)}{''.join(ERAS)}")


def is_day(text: str, start: int, end: int) -> bool:
    """True of a line that holds but a day or a month, under which something happened."""
    if not (start < end and (text[start] in _BEGINS_DAY or text[start].isspace())):
        return False
    line = _DAY_LINE.fullmatch(text, start, end)
    return line is not None and not (line["label"] or line["hour"] or line["writer"])


def is_own_day(text: str, start: int, end: int) -> bool:
    """True of a line that holds but the day, with its year, of what is written there, perhaps behind a label."""
    line = _DAY_LINE.fullmatch(text, start, end)
    return line is not None and _is_whole(line)


def has_own_day(text: str, start: int) -> bool:
    """True where any line from ``start`` on is such a day."""
    return any(map(_is_whole, filter(None, map(_DAY_LINE.fullmatch, text[start:].split("\n")))))


def _is_whole(line: re.Match[str]) -> bool:
    return bool(line["figures"] or (line["year"] and line["day"]))
