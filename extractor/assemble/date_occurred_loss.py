"""When a thing was lost: from when it was last seen to when it was missed, unless the day of the loss is known."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.assemble.date_clues import Clue
from extractor.assemble.date_kinds import Event
from extractor.assemble.date_order import key, later, not_after
from extractor.assemble.date_periods import STORY, event_of, to_the_day, told_on
from extractor.assemble.view import View
from extractor.edtf import Day, period, sides
from extractor.rules.wordings import Wording, Wordings, date_wordings

#: A thing missed so soon was there the same day.
_MOMENTS_LATER = Wording("{moments_later}|{same_day}")
_LOSS_FOUND = Wording("{loss_found}")
#: It may have happened so, and nobody knows.
_POSSIBLY = Wording("{possibly}")
#: So far before the words for missing a thing the day may be told on which it was there.
_JUST_BEFORE = 160


def loss(view: View, clues: Sequence[Clue], missed: Day | None, found: Event | None) -> Event | None:
    """From when it was last seen to when it was missed, unless the day of the loss is known."""
    say = date_wordings(view.document.rules)
    losing = [c for c in clues if _is_loss(c) and c.form != "open" and not say[_POSSIBLY].search(c.behind)]
    lost = event_of(not_after(losing, missed))
    # 本件は8月9日、電車内で発生した.
    happened = event_of(not_after([c for c in clues if c.form == "day" and c.manner == "happening"], missed))
    if found is None:
        return lost or happened
    if lost is not None and any(clue.form == "day" for clue in lost.clues):
        return lost
    between = _between(view, clues, missed, found)
    if lost is None:
        return between or happened
    return between if between is not None and _lies_within(between, lost) else lost


def _lies_within(event: Event, wider: Event) -> bool:
    """True of days inside the month, or the days of a journey, in which it is told to have happened."""
    first, last, start, end = (*sides(event.value), *sides(wider.value))
    begins = start is None or (first is not None and not start.surely_after(first))
    return begins and (end is None or (last is not None and not last.surely_after(end)))


def _between(view: View, clues: Sequence[Clue], missed: Day | None, found: Event) -> Event | None:
    """From when a thing was last seen to when it was ``missed``."""
    say = date_wordings(view.document.rules)
    seen = not_after([c for c in clues if _is_seen(say, c, found.value) and c.form in ("day", "period")], missed)
    seen = [c for c in seen if c.form == "day" or to_the_day(c.end)]
    told = found.clues[0]
    before = [c for c in seen if c.mention.value != found.value]
    moments = say[_MOMENTS_LATER].search(told.behind)
    if not before and (moments or _is_taken_along(say, told) or _is_told_of_having(view, clues, told)):
        # Taken along and missed on one day.
        return Event(found.value, found.clues)
    if not seen:
        seen = not_after(
            [c for c in clues if c.role == "" and 0 < told.mention.start - c.mention.end < _JUST_BEFORE], missed
        )
        seen = [c for c in seen if to_the_day(c.start)]
    if not seen:
        return None
    last = max(before or seen, key=lambda c: key(c.end or c.start))
    day = last.end or last.start
    return Event(period(day, missed), (last, *found.clues)) if not later(day, missed) else None


def _is_taken_along(say: Wordings, told: Clue) -> bool:
    """True where the words for missing the thing tell of having it, or losing it, too; 紛失したことが判明 does not."""
    having = "seen" in told.roles_near or not told.manners_near.isdisjoint(("lost", "missing"))
    return having and say[_LOSS_FOUND].search(told.behind) is None


def _is_told_of_having(view: View, clues: Sequence[Clue], told: Clue) -> bool:
    """True where the story of the day begins with having the thing: 9日、職員室で使った。…戻るとなくなっていた."""
    if told.role == "discovered":
        return False
    hits = told_on(view, clues, told, STORY)
    return any(hit.rule.code == "seen" or hit.rule.attributes["manner"] == "lost" for hit in hits)


def _is_seen(say: Wordings, clue: Clue, missed: str) -> bool:
    """The thing was there: it was used, or on another day than it was ``missed`` somebody made sure of it.

    At the end of a period over which it was lost it was there no more.
    """
    if clue.form == "period" and _is_loss(clue):
        return False
    if clue.role == "seen" and 0 <= clue.at < clue.mention.start:
        # 最後に使ったのは9日で、盗まれた可能性が高い.
        return True
    if clue.role in ("seen", "occurred"):
        return say[_POSSIBLY].search(clue.behind) is None
    return clue.form == "day" and clue.manner == "known" and not clue.mention.value.startswith(missed)


def _is_loss(clue: Clue) -> bool:
    """The words for losing come first, or after those for taking along: 持ち歩いた鞄から落とした.

    What was received over months (4月から9月までに受け取った書類) was not lost over them.
    """
    taken = clue.role == "seen" and (clue.form != "period" or to_the_day(clue.end))
    return clue.manner in ("lost", "missing") or (taken and "lost" in clue.manners_near)
