"""When it was done: the act from its first to its last day, or to the day on which it was stopped."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.assemble.date_clues import Clue
from extractor.assemble.date_kinds import ACT, LASTING, STAGED, STOPS, TAKEN, YEARLONG, Event
from extractor.assemble.date_order import key, later, not_after
from extractor.assemble.date_periods import TILL, by_the_hour, event_of, periods_of, to_the_day
from extractor.edtf import OPEN, Day, period, sides
from extractor.rules.wordings import Wording, Wordings

#: What an attack leads to in the end.
_DAMAGE_DONE = Wording("{damage_done}")


def act(say: Wordings, clues: Sequence[Clue], noticed: Day | None, times: frozenset[str]) -> Event | None:
    """The act from its first to its last day; what goes on until somebody stops it ends on that day."""
    days = [c for c in clues if _is_act(c) and c.form in ("day", "coarse")]
    days += [c for c in clues if c.role in ACT and c.mention.value.endswith(OPEN)]
    days = not_after(days, noticed)
    if len(days) > 1:
        # 3日に発送し、8日に連絡があった。同日に誤って送った写しを回収: what was done about it on the day of noticing.
        days = [c for c in days if c.end != noticed or "other" not in c.roles_near] or days
    if TAKEN in times and noticed is not None and len(days) == 1 and days[0].end is None:
        # Taken since somebody was last there, and missed then.
        return Event(period(days[0].start, noticed), (days[0],))
    periods = not_after(periods_of(say, clues, ACT | {"period", "happened"}), noticed)
    if YEARLONG not in times:
        periods = [c for c in periods if c.start is not None and (c.start.month or c.start.day) is not None]
    if periods:
        first = min((day for c in periods if (day := c.start) is not None), key=key)
        more = [c for c in days if to_the_day(c.start) and (STOPS in times or later(first, c.start))]
        return event_of([*(c for c in more if STAGED in times or c.form == "open"), *periods])
    for tier in ("period", "happened", "lured"):
        days = days or not_after([c for c in clues if c.role == tier and c.form == "day"], noticed)
    days = days or not_after(by_the_hour(say, clues), noticed)
    # 4月に発生したサイバー攻撃により: where no day is told the month is all there is.
    days = days or not_after([c for c in clues if c.role == "happened" and c.form == "coarse"], noticed)
    event = event_of(days)
    if event is None and STOPS in times:
        # 19日、サーバーが感染し、職員が脅迫文を見つけた: it struck on the day of noticing.
        event = event_of([c for c in _felt(clues, noticed) if c.form == "day"])
    if event is not None and STOPS in times:
        return _until_it_struck(say, event, clues, noticed)
    return _until_stopped(event, clues, noticed) if event is not None and LASTING in times else event


def _until_stopped(event: Event, clues: Sequence[Clue], noticed: Day | None) -> Event:
    """Until the first day on which it was stopped, where that is told."""
    first_day, last_day = sides(event.value)
    if last_day is None or last_day.day is None:
        return event
    goes_on = any(c.form == "open" for c in event.clues)
    stops = [c for c in clues if _is_stop(c, goes_on) and not later(last_day, c.end) and not later(c.end, noticed)]
    stop = min(stops, key=lambda c: key(c.end), default=None)
    if stop is None or stop.end == last_day:
        return event
    return Event(period(first_day, stop.end), (*event.clues, stop))


def _until_it_struck(say: Wordings, event: Event, clues: Sequence[Clue], noticed: Day | None) -> Event:
    """From the break-in to the day on which the systems stopped and it was noticed."""
    first, last = sides(event.value)
    if any(say[_DAMAGE_DONE].search(c.behind) for c in event.clues):
        return event
    struck = _felt(clues, noticed)
    if not struck or not to_the_day(last) or not later(noticed, last):
        return event
    return Event(period(first, noticed), (*event.clues, struck[0]))


def _felt(clues: Sequence[Clue], noticed: Day | None) -> list[Clue]:
    """Those that tell of noticing on that day, and of what happened beside it."""
    felt = [c for c in clues if c.role == "discovered" and c.manner != "told" and c.end == noticed]
    return [c for c in felt if c.roles_near & {"occurred", "happened"}]


def _is_act(clue: Clue) -> bool:
    """Things are last seen only where they are lost: elsewhere the words behind count, unless others say it before.

    最後に使ったのは9日で、盗まれた可能性が高い tells of no theft on the 9th.
    """
    return clue.role in ACT or (
        clue.role == "seen" and "occurred" in clue.roles_near and not 0 <= clue.at < clue.mention.start
    )


def _is_stop(clue: Clue, goes_on: bool) -> bool:
    """The act ended on that day, whatever else it is the day of: 9日に異常に気付いて遮断するまでの間."""
    noticed = goes_on and clue.role == "discovered"
    return clue.role == "closed" or ("closed" in clue.roles_near and (noticed or TILL.match(clue.behind) is not None))
