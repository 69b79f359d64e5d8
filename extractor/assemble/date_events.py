"""Chooses the day of the incident itself and the day the organisation found out.

What `occurred` spans depends on the kind of incident (docs/record.md): a loss runs from when the thing was last seen
to when it was missed, an exposure from when data stood open to when it was closed, a skimming over the period in
which cards were entered; anything else is the act, from its first to its last day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.assemble.date_clues import LABEL, Clue
from extractor.assemble.date_order import key, later, not_after, span, telling
from extractor.assemble.view import Draft, View
from extractor.edtf import OPEN, Day, period, sides
from extractor.names import organization_key

#: Root causes by the shape of their time.
LOST = frozenset({"loss"})
EXPOSED = frozenset({"misconfiguration", "accidental_publication", "system_defect"})
SKIMMED = frozenset({"web_skimming"})
#: Attacks that go on until somebody shuts the attacker out.
LASTING = frozenset({"unauthorized_access", "phishing", "password_guessing", "credential_stuffing", "vulnerability"})
#: Whoever it happens to is there when it does.
FELT = frozenset({"support_scam", "theft"})
#: Attacks that stop the systems, which is felt as well.
STOPPING = frozenset({"ransomware"})
#: Attacks that begin with a break-in and end with the damage done.
STAGED = LASTING | {"ransomware", "malware", "web_skimming"}

_ACT = frozenset({"occurred", "began"})
#: Words that say more of the data, or of what was done later, than of the incident.
_BESIDE = frozenset({"data", "card_use", "other", "announced", "reported"})
_LASTS = re.compile(r"[^、。]{0,12}?(?:までの間|の間|にかけ|まで続|にわた|まで、)")
#: A time of day, or words for at once, tell that a sentence goes on on the day told before it.
_SAME_DAY = re.compile(r"[0-9]{1,2}時|[0-9]{1,2}:[0-9]{2}|直後|すぐ|まもなく|間もなく|その場|途中|分後|時間後")
_GOES_ON = 420
#: From hour to hour on the day of noticing is when it happened: 3月8日15時から21時、不正アクセスを検知.
_HOURS = re.compile(r"時(?:[0-9]{1,2}分)?(?:頃|ごろ)?(?:から|~)(?:午[前後])?[0-9]{1,2}時")


class Event(NamedTuple):
    """A chosen value and the clues that gave it."""

    value: str
    clues: tuple[Clue, ...]


def choose_discovered(view: View, draft: Draft, clues: Sequence[Clue], announced: Day | None) -> Event | None:
    """The first day anyone at the organisation noticed or was told; a contractor's own only where there is no other."""
    known = [c for c in clues if not later(c.start, announced)]
    found = telling([c for c in known if c.role == "discovered" and c.start is not None])
    if not found and draft.get("root_cause") not in LOST | {"theft"}:
        found = [c for c in known if c.role == "found" and c.start is not None]
    labelled = [c for c in found if c.weight >= LABEL]
    if draft.get("root_cause") in FELT:
        # What an investigation confirmed later was felt at once.
        found = [c for c in found if not c.rule.endswith("/becoming_known")]
    theirs = [c for c in found if c not in labelled and _by_contractor(view, draft, c)]
    ours = labelled or [c for c in found if c not in theirs] or theirs
    if draft.get("root_cause") in LOST:
        ours = [c for c in ours if c.rule.endswith("/noticing")] or ours
    ours = _after_the_act(ours, known) or ours
    if not ours:
        return _noticed_at_once(view, known, draft.get("root_cause"))
    best = min(ours, key=lambda c: key(c.start))
    for clue in found:
        if clue is not best:
            reason = "a contractor noticed, not the organisation" if clue in theirs else "noticed earlier already"
            view.reject("discovered", clue.mention.value, clue.mention.start, clue.mention.end, reason)
    day = best.start
    return Event(day.edtf(), (best,)) if day is not None else None


def _after_the_act(found: list[Clue], clues: Sequence[Clue]) -> list[Clue]:
    """Those that do not lie before the first act: nothing is noticed before it happens."""
    acts = [c for c in clues if c.role in _ACT | {"opened"} and c.form in ("day", "period")]
    first = min((day for c in acts if (day := c.start) is not None), key=key, default=None)
    return [c for c in found if not later(first, c.start)]


def _by_contractor(view: View, draft: Draft, clue: Clue) -> bool:
    """True where the noticing is told of a contractor (受託者が…を検知) and not of word from it (受託者から…)."""
    names = [name for vendor in draft.get("vendors", []) for name in _names_of(view, str(vendor))]
    names += [clue.behind[hit.start : hit.end] for hit in view.document.rules["contractors"].scan(clue.behind)]
    lead = view.text[max(0, clue.mention.start - 24) : clue.mention.start]
    for name in names:
        if lead.endswith((name + "は", name + "が", name + "では")):
            return True
        at = clue.behind.find(name)
        follow = clue.behind[at + len(name) : at + len(name) + 14] if at >= 0 else ""
        if follow and not any(p in follow for p in ("から", "より")) and any(p in follow for p in ("が", "は", "で")):
            return True
    return False


def _names_of(view: View, vendor: str) -> Iterator[str]:
    """A vendor's name and the short form the notice gives it: 株式会社青葉印刷(以下「青葉社」)."""
    yield vendor
    yield organization_key(vendor)
    at = view.text.find(vendor)
    short = (
        re.compile(r"[^。\n]{0,12}?以下、?「([^」\n]{1,16})」").match(view.text, at + len(vendor)) if at >= 0 else None
    )
    if short is not None:
        yield short[1]


def _noticed_at_once(view: View, clues: Sequence[Clue], cause: str | None) -> Event | None:
    """The day of the act, where it is one that is felt at once or the words that tell on say that it was noticed."""
    words = view.document.rules["date_roles"]
    for i, clue in enumerate(clues):
        day = clue.end
        if clue.role not in _ACT | {"opened", "lured", "happened", "seen"} or clue.form not in ("day", "period"):
            continue
        stop = clues[i + 1].mention.start if i + 1 < len(clues) else len(view.text)
        stretch = view.text[clue.mention.end : min(stop, clue.mention.end + _GOES_ON)]
        for hit in words.scan(stretch):
            if hit.rule.code == "discovered" and hit.rule.id != "becoming_known":
                sentence = max(stretch.rfind("。", 0, hit.start) + 1, hit.start - 90)
                if _SAME_DAY.search(stretch, sentence, hit.start) and day is not None:
                    return Event(day.edtf(), (clue,))
        felt = cause in FELT or (cause in STOPPING and clue.role == "happened")
        later_today = [c for c in clues[i + 1 :] if c.role == "reported" and c.mention.value == clue.mention.value]
        if felt and clue.role in ("occurred", "happened", "lured") and clue.form == "day" and day is not None:
            return Event(day.edtf(), (clue,))
        if later_today and day is not None:
            return Event(day.edtf(), (clue, later_today[0]))
    return None


def choose_occurred(view: View, draft: Draft, clues: Sequence[Clue], found: Event | None) -> Event | None:
    """The day or period of the incident itself."""
    cause = draft.get("root_cause")
    noticed = sides(found.value)[0] if found is not None else None
    if cause in SKIMMED:
        cards = [c for c in clues if c.role == "card_use" and c.form == "period"]
        if cards:
            return _event(cards)
    labelled = [c for c in clues if c.role == "occurred" and c.weight >= LABEL]
    if labelled:
        return _event(labelled)
    if cause in LOST:
        return _loss(clues, noticed, found)
    if cause in EXPOSED:
        return _exposure(clues, noticed)
    event = _act(clues, noticed, cause)
    if event is None and found is not None and _HOURS.search(found.clues[0].behind):
        return Event(found.value, found.clues)
    return event


def _event(clues: Sequence[Clue]) -> Event | None:
    used = telling(clues)
    value = span(used)
    return Event(value, tuple(used)) if value is not None else None


def _periods(clues: Sequence[Clue], roles: frozenset[str]) -> list[Clue]:
    """The closed periods of the incident; where none is told of as such, those that the words say it lasted."""
    closed = [c for c in clues if c.form == "period"]
    closed = [c for c in closed if c.role not in _BESIDE]
    plain = [c for c in closed if c.role in roles or "occurred" in c.also]
    return plain or [c for c in closed if "data" not in c.also and (_LASTS.match(c.behind) or _ends_it(c, clues))]


def _ends_it(clue: Clue, clues: Sequence[Clue]) -> bool:
    """True where the last day of a period is one on which something was noticed or stopped."""
    return any(c.role in ("closed", "discovered") and c.end == clue.end for c in clues)


def _loss(clues: Sequence[Clue], missed: Day | None, found: Event | None) -> Event | None:
    """From when it was last seen to when it was missed, unless the day of the loss is known."""
    lost = [c for c in clues if c.rule.endswith("/losing") and c.form != "open" and "可能性" not in c.behind]
    lost = not_after(lost, missed)
    if lost:
        return _event(lost)
    seen = [c for c in clues if c.role in ("seen", "occurred") and c.form in ("day", "period")]
    seen = [c for c in not_after(seen, missed) if c.mention.value != (found.value if found else "")] or seen
    if not seen or found is None:
        return None
    last = max(not_after(seen, missed) or seen, key=lambda c: key(c.end))
    return Event(period(last.end, missed), (last, *found.clues)) if not later(last.end, missed) else None


def _exposure(clues: Sequence[Clue], noticed: Day | None) -> Event | None:
    """From when the data stood open to when they were closed."""
    periods = _periods(clues, _ACT | {"opened", "state", "period", "happened"})
    if periods:
        return _event(periods)
    shut = [c for c in clues if c.role == "closed"] or [
        c for c in clues if "closed" in c.also and c.role == "discovered"
    ]
    opened = [c for c in clues if c.role in _ACT | {"opened", "state", "seen"} and c.start is not None]
    opened = telling(not_after(opened, noticed))
    if not opened:
        until = [
            c for c in clues if c.mention.value.startswith(OPEN) and c.role in _ACT | {"opened", "state", "closed"}
        ]
        return Event(until[0].mention.value, (until[0],)) if until else None
    first = min(opened, key=lambda c: key(c.start))
    ends = [c for c in shut if not later(noticed, c.end) and not later(first.start, c.end)]
    if not ends:
        return _event([c for c in opened if c.role in _ACT] or [first])
    last = min(ends, key=lambda c: key(c.end))
    return Event(period(first.start, last.end), (first, last))


def _is_act(clue: Clue) -> bool:
    """Things are last seen only where they are lost: elsewhere the words behind count."""
    return clue.role in _ACT or (clue.role == "seen" and "occurred" in clue.also)


def _act(clues: Sequence[Clue], noticed: Day | None, cause: str | None) -> Event | None:
    """The act from its first to its last day; what goes on until somebody stops it ends on that day."""
    days = [c for c in clues if _is_act(c) and c.form in ("day", "coarse")]
    days += [c for c in clues if c.role in _ACT and c.mention.value.endswith(OPEN)]
    days = not_after(days, noticed)
    periods = _periods(clues, _ACT | {"period", "happened"})
    if periods:
        first = min((day for c in periods if (day := c.start) is not None), key=key)
        before = [c for c in days if cause in STAGED and c.form == "day" and later(first, c.start)]
        return _event([*before, *periods])
    for tier in ("happened", "lured"):
        days = days or not_after([c for c in clues if c.role == tier and c.form == "day"], noticed)
    event = _event(days)
    if event is None or cause not in LASTING:
        return event
    first_day, last_day = sides(event.value)
    stops = [c for c in clues if c.role == "closed" and not later(last_day, c.end) and not later(c.end, noticed)]
    stop = min(stops, key=lambda c: key(c.end), default=None)
    if stop is None or stop.end == last_day:
        return event
    return Event(period(first_day, stop.end), (*event.clues, stop))
