"""How long data stood open: from when they were put there, or their day is told, to when they were closed."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.assemble.date_clues import Clue
from extractor.assemble.date_kinds import ACT, Event
from extractor.assemble.date_order import key, later, not_after, telling
from extractor.assemble.date_periods import TILL, by_the_hour, event_of, periods_of, to_the_day, told_on, within_hours
from extractor.assemble.view import View
from extractor.clock import BRACKETED_WEEKDAY, HOUR
from extractor.edtf import Day, period
from extractor.rules.wordings import Wording, Wordings, date_wordings

#: An hour of the day of noticing from which it went on.
_FROM_HOUR = Wording(BRACKETED_WEEKDAY + "?[の ]?{daytime}?" + HOUR + "{about}?(?:から|より)")
#: So far on from the noticing it may be told that the data were closed.
_TOLD_ON = 200
#: So near before a period stands the day from which the oldest was open.
_BESIDE_IT = 24
_WRONGLY = Wording("{wrongly}")


def exposure(view: View, clues: Sequence[Clue], noticed: Day | None, found: Event | None) -> Event | None:
    """From when the data stood open to when they were closed."""
    say = date_wordings(view.document.rules)
    periods = periods_of(say, clues, ACT | {"opened", "state", "period", "happened"})
    since = not_after([c for c in clues if c.form == "open" and c.role == "" and to_the_day(c.start)], noticed)
    if periods:
        # 最も古いものは4月1日から、新しいものは6月3日からで、いずれも6月9日まで.
        return event_of([*(c for c in since if 0 < periods[0].mention.start - c.mention.end < _BESIDE_IT), *periods])
    opened = _opened(say, clues, since, noticed)
    return _from(view, opened, clues, noticed, found) if opened else _till(view, clues, noticed, found)


def _opened(say: Wordings, clues: Sequence[Clue], since: list[Clue], noticed: Day | None) -> list[Clue]:
    """The dates that surest tell of the opening: said to be its own, or of what happened, or of what was put up."""
    opened = [c for c in clues if c.role in ACT | {"opened", "state", "seen"} and c.start is not None]
    opened = opened or [c for c in clues if c.role in ("happened", "period", "lured") and c.form == "day"] or since
    opened = opened or by_the_hour(say, clues) or _put_up(clues, noticed)
    opened = telling(not_after(opened, noticed))
    # The change that went wrong opened it, not what was rightly put up before.
    wrongly = [c for c in opened if c.role == "opened" and say[_WRONGLY].search(c.behind)]
    return [c for c in opened if c.role != "opened" or c in wrongly or not wrongly]


def _put_up(clues: Sequence[Clue], noticed: Day | None) -> list[Clue]:
    """What was made public before anybody noticed: no news of the incident, but the data."""
    public = [c for c in clues if c.role == "announced" and c.manner != "page" and c.form == "day"]
    return [c for c in public if later(noticed, c.end)]


def _till(view: View, clues: Sequence[Clue], noticed: Day | None, found: Event | None) -> Event | None:
    """Of data of which no opening is told: until when they stood open."""
    until = [c for c in clues if c.start is None and c.role in ACT | {"opened", "state", "closed"}]
    if until:
        return Event(until[0].mention.value, (until[0],))
    shut = [c for c in clues if c.role == "closed" and c.form == "day" and not later(noticed, c.end)]
    if at_once := _closed_at_once(view, clues, noticed, found):
        since = date_wordings(view.document.rules)[_FROM_HOUR].match(at_once.clues[0].behind)
        return Event(at_once.value if since else period(None, noticed), at_once.clues)
    return Event(period(None, shut[0].end), (shut[0],)) if noticed is not None and shut else None


def _from(
    view: View, opened: list[Clue], clues: Sequence[Clue], noticed: Day | None, found: Event | None
) -> Event | None:
    """From the first day on which they were open, until they were closed where that is told."""
    first = min(opened, key=lambda c: key(c.start))
    say = date_wordings(view.document.rules)
    if first.form == "day" and (within_hours(say, first) or _went_out(first, clues)):
        return event_of([c for c in opened if within_hours(say, c) or c.manner == "sent"])
    shut = [c for c in clues if c.role == "closed" and c.end is not None]
    shut = shut or [c for c in clues if c.role == "discovered" and ("closed" in c.roles_near or TILL.match(c.behind))]
    ends = [c for c in shut if not later(first.start, c.end)]
    if not ends and (at_once := _closed_at_once(view, clues, noticed, found)):
        return Event(period(first.start, noticed), (first, *at_once.clues))
    if not ends and first.form == "open":
        return Event(period(first.start, None), (first,))
    if not ends:
        return event_of([c for c in opened if c.role in ACT] or [first])
    # Closed once it was noticed, or by a contractor before the organisation knew.
    after = [c for c in ends if not later(noticed, c.end)]
    last = min(after, key=lambda c: key(c.end)) if after else max(ends, key=lambda c: key(c.end))
    return Event(period(first.start, last.end), (first, last))


def _went_out(clue: Clue, clues: Sequence[Clue]) -> bool:
    """True where what was wrong was sent to people, and nothing stood open: it was done when it was sent."""
    return clue.manner == "sent" and not any({"state", "opened"} & {c.role, *c.roles_near} for c in clues)


def _closed_at_once(view: View, clues: Sequence[Clue], noticed: Day | None, found: Event | None) -> Event | None:
    """The noticing, where what is told on from it is that the data were closed."""
    if found is None or not to_the_day(noticed):
        return None
    hits = told_on(view, clues, found.clues[0], _TOLD_ON)
    return found if any(hit.rule.code == "closed" for hit in hits) else None
