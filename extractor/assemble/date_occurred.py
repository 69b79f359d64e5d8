"""Chooses the day or period of the incident itself.

What `occurred` spans depends on the kind of incident (docs/record.md): a loss runs from when the thing was last seen
to when it was missed, an exposure from when data stood open to when it was closed, a skimming over the period in
which cards were entered; anything else is the act, from its first to its last day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from extractor.assemble.date_clues import LABEL, Clue
from extractor.assemble.date_kinds import (
    ACT,
    CARDS,
    FELT,
    LASTING,
    MISSED,
    NOT_MAILED,
    OPEN_TO_ALL,
    STAGED,
    STOPS,
    TAKEN,
    YEARLONG,
    Event,
    times_of,
)
from extractor.assemble.date_order import key, later, not_after, span, telling
from extractor.assemble.view import Draft, View
from extractor.clock import BRACKETED_WEEKDAY, HOUR
from extractor.edtf import OPEN, Day, period, sides
from extractor.rules.wordings import Wording, Wordings, date_wordings

#: Words that say more of the data, or of what was done later, than of the incident.
_BESIDE = frozenset({"data", "card_use", "other", "announced", "reported"})
_LASTS = Wording("[^、。]{0,12}?{lasted}")
_OVER = re.compile(r"[^、。に]{0,12}にかけ")
#: Periods of customers in the notice of a skimming, and the words that tell what they did.
_TARGETED = frozenset({"", "data", "period", "occurred", "happened"})
_CARDS = Wording("{paying}")
#: A thing missed so soon was there the same day.
_MOMENTS_LATER = Wording("{moments_later}")
_LOSS_FOUND = Wording("{loss_found}")
#: It may have happened so, and nobody knows.
_POSSIBLY = Wording("{possibly}")
#: What an attack leads to in the end.
_DAMAGE_DONE = Wording("{damage_done}")
#: So far before the words for missing a thing the day may be told on which it was there.
_JUST_BEFORE = 160
#: What was mailed in the course of business.
_MAILED = Wording("{mailed}")
#: From hour to hour on the day of noticing is when it happened: 3月8日15時から21時、不正アクセスを検知.
_HOURS = Wording(HOUR + "{about}?(?:から|~){daytime}?" + HOUR)
#: An hour of the day of noticing from which it went on.
_FROM_HOUR = Wording(BRACKETED_WEEKDAY + "?[の ]?{daytime}?" + HOUR + "{about}?(?:から|より)")
#: The same right behind a date of which nothing else is said: ログイン(11月7日 2時14分~9時50分).
_FROM_TO = Wording(BRACKETED_WEEKDAY + "?[の ]?{daytime}?" + _HOURS)


def choose_occurred(view: View, draft: Draft, clues: Sequence[Clue], found: Event | None) -> Event | None:
    """The day or period of the incident itself."""
    times = times_of(view, draft)
    say = date_wordings(view.document.rules)
    if NOT_MAILED in times:
        clues = [c for c in clues if not (c.manner == "sent" and say[_MAILED].search(c.behind))]
    noticed = sides(found.value)[0] if found is not None else None
    if CARDS in times:
        cards = [c for c in clues if c.role == "card_use" and c.form == "period"]
        cards = cards or [
            c for c in clues if c.form == "period" and c.role in _TARGETED and say[_CARDS].search(c.behind)
        ]
        if cards:
            return _event(cards)
    labelled = [c for c in clues if c.weight >= LABEL and (c.role == "occurred" or "dated" in c.also)]
    if labelled:
        return _event(labelled)
    if MISSED in times:
        return _loss(view, clues, noticed, found)
    if OPEN_TO_ALL in times:
        return _exposure(view, clues, noticed, found)
    event = _act(say, clues, noticed, times) or (_loss(view, clues, noticed, found) if TAKEN in times else None)
    if event is not None and all(clue.form == "coarse" for clue in event.clues):
        # 5月の出張中に盗まれた。14日の昼、…: the day is told further on.
        told = _told_on(view, not_after(clues, noticed), None)
        event = told if told is not None and told.value.startswith(event.value) else event
    if event is None and found is not None and (say[_HOURS].search(found.clues[0].behind) or _was_felt(found, times)):
        return Event(found.value, found.clues)
    if event is None and found is not None and _acted_before(view, found):
        event = Event(found.value, found.clues)
    if event is None and any(c.role == "state" and c.start is not None for c in clues):
        # What is sent on by itself lasts, as an exposure does.
        event = _exposure(view, clues, noticed, found)
    return event or _told_on(view, not_after(clues, noticed), noticed if TAKEN in times else None)


def _told_on(view: View, clues: Sequence[Clue], missed: Day | None) -> Event | None:
    """The day that begins a story whose act is told in one of its next sentences, before any other date.

    What was stolen was taken between then and the day on which it was ``missed``.
    """
    for clue, after in zip_longest(clues, clues[1:]):
        stop = min(after.mention.start if after else len(view.text), clue.mention.end + _STORY)
        start = clue.mention.end + len(clue.behind)
        if clue.role or clue.form != "day" or not _TELLS.search(clue.behind):
            continue
        hits = view.document.hits.inside("date_roles", start, stop)
        if any(hit.rule.code == "occurred" and not hit.rule.attributes["label"] for hit in hits):
            day = clue.end
            return Event(period(day, missed) if missed not in (None, day) else clue.mention.value, (clue,))
    return None


def _acted_before(view: View, found: Event) -> bool:
    """True where, on the lines below the day of noticing, the act is told on one above: 5:40 改ざん / 9:30 指摘."""
    clue = found.clues[0]
    line = view.text.rfind("\n", clue.mention.end, max(clue.at, clue.mention.end))
    hits = view.document.hits.inside("date_roles", clue.mention.end, line) if line >= 0 else []
    return any(hit.rule.code == "occurred" and not hit.rule.attributes["label"] for hit in hits)


def _was_felt(found: Event, times: frozenset[str]) -> bool:
    """True where the day of noticing is the day of the act: it was felt at once, or both are told of one day."""
    if STAGED in times and found.clues[0].also & {"happening", "failing"} and found.clues[0].manner != "told":
        return True
    return FELT in times and found.clues[0].role in ("seen", "opened", "lured", "happened")


def _event(clues: Sequence[Clue]) -> Event | None:
    used = telling(clues)
    value = span(used)
    return Event(value, tuple(used)) if value is not None else None


def _periods(say: Wordings, clues: Sequence[Clue], roles: frozenset[str]) -> list[Clue]:
    """The closed periods of the incident; where none is told of as such, those that the words say it lasted."""
    periods = [c for c in clues if c.form == "period"]
    closed = [c for c in periods if c.role not in _BESIDE]
    plain = [c for c in closed if c.role in roles or "occurred" in c.also]
    closed = [c for c in closed if not _told_over(c)]
    # A period that ends on a day on which something was noticed or stopped is the incident's.
    ends = {c.end for c in clues if c.role in ("closed", "discovered")}
    return (
        plain
        or [c for c in closed if "data" not in c.also and (say[_LASTS].match(c.behind) or c.end in ends)]
        or [c for c in periods if c.role == "data" and c.end in ends and _to_the_day(c.start) and _to_the_day(c.end)]
    )


def _by_the_hour(say: Wordings, clues: Sequence[Clue]) -> list[Clue]:
    """The days of which is told from which hour to which, whatever an investigation made of it."""
    return [c for c in clues if (not c.role or c.manner == "known") and say[_FROM_TO].match(c.behind)]


def _told_over(clue: Clue) -> bool:
    """True for the days over which word of it came in: 2日から4日にかけ、申出が続いた."""
    return clue.form == "period" and "told" in clue.also and _OVER.match(clue.behind) is not None


def _to_the_day(day: Day | None) -> bool:
    return day is not None and day.day is not None


def _loss(view: View, clues: Sequence[Clue], missed: Day | None, found: Event | None) -> Event | None:
    """From when it was last seen to when it was missed, unless the day of the loss is known."""
    say = date_wordings(view.document.rules)
    losing = [c for c in clues if _is_loss(c) and c.form != "open" and not say[_POSSIBLY].search(c.behind)]
    lost = _event(not_after(losing, missed))
    if found is None:
        # 本件は8月9日、電車内で発生した.
        return lost or _event(not_after([c for c in clues if c.form == "day" and c.manner == "happening"], missed))
    between = None if _is_dated(lost) else _between(view, clues, missed, found)
    within = lost is None or (between is not None and all(d.startswith(lost.value) for d in between.value.split("/")))
    return between if within else lost


def _is_dated(event: Event | None) -> bool:
    """True where the clues of an event give its day, and not only a month."""
    return event is not None and any(clue.form != "coarse" for clue in event.clues)


def _between(view: View, clues: Sequence[Clue], missed: Day | None, found: Event) -> Event | None:
    """From when a thing was last seen to when it was ``missed``."""
    say = date_wordings(view.document.rules)
    seen = not_after([c for c in clues if _is_seen(say, c, found.value) and c.form in ("day", "period")], missed)
    seen = [c for c in seen if c.form == "day" or _to_the_day(c.end)]
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
        seen = [c for c in seen if _to_the_day(c.start)]
    if not seen:
        return None
    last = max(before or seen, key=lambda c: key(c.end or c.start))
    day = last.end or last.start
    return Event(period(day, missed), (last, *found.clues)) if not later(day, missed) else None


def _is_taken_along(say: Wordings, told: Clue) -> bool:
    """True where the words for missing the thing tell of having it, or losing it, too; 紛失したことが判明 does not."""
    return bool(told.also & {"seen", "lost", "missing"}) and say[_LOSS_FOUND].search(told.behind) is None


def _is_told_of_having(view: View, clues: Sequence[Clue], told: Clue) -> bool:
    """True where the story of the day begins with having the thing: 9日、職員室で使った。…戻るとなくなっていた."""
    if told.role == "discovered":
        return False
    start = told.mention.end
    stop = min((c.mention.start for c in clues if c.mention.start > start), default=len(view.text))
    hits = view.document.hits.inside("date_roles", start, min(stop, start + _STORY))
    return any(hit.rule.code == "seen" or hit.rule.attributes["manner"] == "lost" for hit in hits)


def _is_seen(say: Wordings, clue: Clue, missed: str) -> bool:
    """The thing was there: it was used, or on another day than it was ``missed`` somebody made sure of it."""
    if clue.role in ("seen", "occurred"):
        return say[_POSSIBLY].search(clue.behind) is None
    return clue.form == "day" and clue.manner == "known" and not clue.mention.value.startswith(missed)


def _is_loss(clue: Clue) -> bool:
    """The words for losing come first, or after those for taking along: 持ち歩いた鞄から落とした.

    What was received over months (4月から9月までに受け取った書類) was not lost over them.
    """
    taken = clue.role == "seen" and (clue.form != "period" or _to_the_day(clue.end))
    return clue.manner in ("lost", "missing") or (taken and "lost" in clue.also)


_TILL = re.compile(r"[^、。]{0,50}[るた]まで")
#: So far may a story go on behind its day; and it begins with what somebody did.
_STORY = 400
_TELLS = re.compile(r"[がはを][^。]{2,100}(?:[たる]|[一-龠]{2})。$")
#: So far on from the noticing it may be told that the data were closed.
_TOLD_ON = 200
#: So near before a period stands the day from which the oldest was open.
_BESIDE_IT = 24
_WRONGLY = Wording("{wrongly}")


def _exposure(view: View, clues: Sequence[Clue], noticed: Day | None, found: Event | None) -> Event | None:
    """From when the data stood open to when they were closed."""
    say = date_wordings(view.document.rules)
    periods = _periods(say, clues, ACT | {"opened", "state", "period", "happened"})
    since = [c for c in clues if c.form == "open" and c.role == "" and _to_the_day(c.start)]
    since = not_after(since, noticed)
    if periods:
        # 最も古いものは4月1日から、新しいものは6月3日からで、いずれも6月9日まで.
        return _event([*(c for c in since if 0 < periods[0].mention.start - c.mention.end < _BESIDE_IT), *periods])
    opened = [c for c in clues if c.role in ACT | {"opened", "state", "seen"} and c.start is not None]
    opened = opened or [c for c in clues if c.role in ("happened", "period") and c.form == "day"] or since
    opened = opened or _by_the_hour(say, clues) or _put_up(clues, noticed)
    opened = telling(not_after(opened, noticed))
    if not opened:
        until = [c for c in clues if c.start is None and c.role in ACT | {"opened", "state", "closed"}]
        if until:
            return Event(until[0].mention.value, (until[0],))
        shut = [c for c in clues if c.role == "closed" and c.form == "day" and not later(noticed, c.end)]
        if not shut and found is not None and _to_the_day(noticed) and _tells_of_closing(view, clues, found):
            at_hour = say[_FROM_HOUR].match(found.clues[0].behind)
            return Event(found.value if at_hour else period(None, noticed), found.clues)
        return Event(period(None, shut[0].end), (shut[0],)) if noticed is not None and shut else None
    # The change that went wrong opened it, not what was rightly put up before.
    wrongly = [c for c in opened if c.role == "opened" and say[_WRONGLY].search(c.behind)]
    opened = [c for c in opened if c.role != "opened" or c in wrongly or not wrongly]
    first = min(opened, key=lambda c: key(c.start))
    shut = [c for c in clues if c.role == "closed" and c.end is not None]
    shut = shut or [c for c in clues if c.role == "discovered" and ("closed" in c.also or _TILL.match(c.behind))]
    ends = [c for c in shut if not later(first.start, c.end)]
    if not ends and found is not None and _to_the_day(noticed) and _tells_of_closing(view, clues, found):
        return Event(period(first.start, noticed), (first, *found.clues))
    if not ends:
        if first.form == "open":
            return Event(period(first.start, None), (first,))
        return _event([c for c in opened if c.role in ACT] or [first])
    # Closed once it was noticed, or by a contractor before the organisation knew.
    after = [c for c in ends if not later(noticed, c.end)]
    last = min(after, key=lambda c: key(c.end)) if after else max(ends, key=lambda c: key(c.end))
    return Event(period(first.start, last.end), (first, last))


def _put_up(clues: Sequence[Clue], noticed: Day | None) -> list[Clue]:
    """What was made public before anybody noticed: no news of the incident, but the data."""
    public = [c for c in clues if c.role == "announced" and c.manner != "page" and c.form == "day"]
    return [c for c in public if later(noticed, c.end)]


def _tells_of_closing(view: View, clues: Sequence[Clue], found: Event) -> bool:
    """True where what is told on from the noticing, before any other date, is that the data were closed."""
    start = found.clues[0].mention.end
    stop = min((c.mention.start for c in clues if c.mention.start > start), default=len(view.text))
    stop = min(stop, start + _TOLD_ON)
    return any(hit.rule.code == "closed" for hit in view.document.hits.inside("date_roles", start, stop))


def _until_it_struck(say: Wordings, event: Event, clues: Sequence[Clue], noticed: Day | None) -> Event:
    """From the break-in to the day on which the systems stopped and it was noticed."""
    first, last = sides(event.value)
    if any(say[_DAMAGE_DONE].search(c.behind) for c in event.clues):
        return event
    felt = [c for c in clues if c.role == "discovered" and c.manner != "told" and c.end == noticed]
    struck = [c for c in felt if c.also & {"occurred", "happened"}]
    if not struck or not _to_the_day(last) or not later(noticed, last):
        return event
    return Event(period(first, noticed), (*event.clues, struck[0]))


def _is_act(clue: Clue) -> bool:
    """Things are last seen only where they are lost: elsewhere the words behind count."""
    return clue.role in ACT or (clue.role == "seen" and "occurred" in clue.also)


def _is_stop(clue: Clue, goes_on: bool) -> bool:
    """The act ended on that day, whatever else it is the day of: 9日に異常に気付いて遮断するまでの間."""
    noticed = goes_on and clue.role == "discovered"
    return clue.role == "closed" or ("closed" in clue.also and (noticed or _TILL.match(clue.behind) is not None))


def _act(say: Wordings, clues: Sequence[Clue], noticed: Day | None, times: frozenset[str]) -> Event | None:
    """The act from its first to its last day; what goes on until somebody stops it ends on that day."""
    days = [c for c in clues if _is_act(c) and c.form in ("day", "coarse")]
    days += [c for c in clues if c.role in ACT and c.mention.value.endswith(OPEN)]
    days = not_after(days, noticed)
    if len(days) > 1:
        # 3日に発送し、8日に連絡があった。同日に誤って送った写しを回収: what was done about it on the day of noticing.
        days = [c for c in days if c.end != noticed or "other" not in c.also] or days
    if TAKEN in times and noticed is not None and len(days) == 1 and days[0].end is None:
        # Taken since somebody was last there, and missed then.
        return Event(period(days[0].start, noticed), (days[0],))
    periods = not_after(_periods(say, clues, ACT | {"period", "happened"}), noticed)
    if YEARLONG not in times:
        periods = [c for c in periods if c.start is not None and (c.start.month or c.start.day) is not None]
    if periods:
        first = min((day for c in periods if (day := c.start) is not None), key=key)
        more = [c for c in days if _to_the_day(c.start) and (STOPS in times or later(first, c.start))]
        return _event([*(c for c in more if STAGED in times or c.form == "open"), *periods])
    for tier in ("period", "happened", "lured"):
        days = days or not_after([c for c in clues if c.role == tier and c.form == "day"], noticed)
    days = days or not_after(_by_the_hour(say, clues), noticed)
    event = _event(days)
    if event is not None and STOPS in times:
        return _until_it_struck(say, event, clues, noticed)
    if event is None or LASTING not in times:
        return event
    first_day, last_day = sides(event.value)
    if last_day is None or last_day.day is None:
        return event
    goes_on = any(c.form == "open" for c in event.clues)
    stops = [c for c in clues if _is_stop(c, goes_on) and not later(last_day, c.end) and not later(c.end, noticed)]
    stop = min(stops, key=lambda c: key(c.end), default=None)
    if stop is None or stop.end == last_day:
        return event
    return Event(period(first_day, stop.end), (*event.clues, stop))
