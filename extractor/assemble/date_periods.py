"""What the conventions of ``occurred`` share: periods, what several clues come to, and what is told on from one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.assemble.date_clues import Clue
from extractor.assemble.date_kinds import Event
from extractor.assemble.date_order import span, telling
from extractor.assemble.view import View
from extractor.clock import BRACKETED_WEEKDAY, HOUR
from extractor.edtf import Day
from extractor.rules import Hit
from extractor.rules.wordings import Wording, Wordings

#: Words that say more of the data, or of what was done later, than of the incident.
_BESIDE = frozenset({"data", "card_use", "other", "announced", "reported"})
_LASTS = Wording("[^、。]{0,12}?{lasted}")
_OVER = re.compile(r"[^、。に]{0,12}にかけ")
#: From hour to hour on the day of noticing is when it happened: 3月8日15時から21時、不正アクセスを検知.
HOURS = Wording(HOUR + "{about}?(?:から|~){daytime}?" + HOUR)
#: The same right behind a date of which nothing else is said: ログイン(11月7日 2時14分~9時50分).
_FROM_TO = Wording(BRACKETED_WEEKDAY + "?[の ]?{daytime}?" + HOURS)
#: What goes on until somebody stops it: 9日に遮断するまで.
TILL = re.compile(r"[^、。]{0,50}[うくすつむるた]まで")
#: So far may a story go on behind its day.
STORY = 400


def event_of(clues: Sequence[Clue]) -> Event | None:
    """What some clues come to, from the first of their days to the last; those that say less than others left out."""
    used = telling(clues)
    value = span(used)
    return Event(value, tuple(used)) if value is not None else None


def periods_of(say: Wordings, clues: Sequence[Clue], roles: frozenset[str]) -> list[Clue]:
    """The closed periods of the incident; where none is told of as such, those that the words say it lasted."""
    periods = [c for c in clues if c.form == "period"]
    closed = [c for c in periods if c.role not in _BESIDE]
    plain = [c for c in closed if c.role in roles or "occurred" in c.roles_near]
    closed = [c for c in closed if not _told_over(c)]
    # A period that ends on a day on which something was noticed or stopped is the incident's.
    ends = {c.end for c in clues if c.role in ("closed", "discovered")}
    return (
        plain
        or [c for c in closed if "data" not in c.roles_near and (say[_LASTS].match(c.behind) or c.end in ends)]
        or [c for c in periods if c.role == "data" and c.end in ends and to_the_day(c.start) and to_the_day(c.end)]
    )


def _told_over(clue: Clue) -> bool:
    """True for the days over which word of it came in: 2日から4日にかけ、申出が続いた."""
    return clue.form == "period" and "told" in clue.manners_near and _OVER.match(clue.behind) is not None


def by_the_hour(say: Wordings, clues: Sequence[Clue]) -> list[Clue]:
    """The days of which is told from which hour to which, whatever an investigation made of it."""
    return [c for c in clues if (not c.role or c.manner == "known") and within_hours(say, c)]


def within_hours(say: Wordings, clue: Clue) -> bool:
    """True where right behind the day it is told from which hour to which: 7月2日10:00~10:45."""
    return say[_FROM_TO].match(clue.behind) is not None


def to_the_day(day: Day | None) -> bool:
    """True of a day, and of nothing that gives only its month or year."""
    return day is not None and day.day is not None


def told_on(view: View, clues: Sequence[Clue], clue: Clue, reach: int) -> list[Hit]:
    """What the words say of a date behind ``clue``, as far as ``reach`` and before any other date."""
    start = clue.mention.end
    stop = min((c.mention.start for c in clues if c.mention.start > start), default=len(view.text))
    return view.document.hits.inside("date_roles", start, min(stop, start + reach))
