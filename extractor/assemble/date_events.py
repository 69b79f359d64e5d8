"""Chooses the day of the incident itself and the day the organisation found out.

What `occurred` spans depends on the kind of incident (docs/record.md): a loss runs from when the thing was last seen
to when it was missed, an exposure from when data stood open to when it was closed, a skimming over the period in
which cards were entered; anything else is the act, from its first to its last day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractor.assemble.date_clues import Clue
from extractor.assemble.view import Draft, View
from extractor.edtf import OPEN, Day, period, sides

#: Root causes by the shape of their time.
LOST = frozenset({"loss"})
EXPOSED = frozenset({"misconfiguration", "accidental_publication", "system_defect"})
SKIMMED = frozenset({"web_skimming"})
#: Acts that end when somebody shuts the attacker out.
LASTING = frozenset(
    {"unauthorized_access", "phishing", "password_guessing", "credential_stuffing", "vulnerability", "insider"}
)

_ACT = frozenset({"occurred", "began"})


class Event(NamedTuple):
    """A chosen value and the clues that gave it."""

    value: str
    clues: tuple[Clue, ...]


def choose_discovered(view: View, draft: Draft, clues: Sequence[Clue], announced: str | None) -> Event | None:
    """The first day anyone at the organisation noticed or was told; a contractor's own only where there is no other."""
    found = [c for c in clues if c.role == "discovered" and _start(c) is not None]
    labelled = [c for c in found if c.weight >= 5]
    if not found:
        found = [c for c in clues if c.role in _ACT | {"opened", "seen"} and "discovered" in c.also and _is_day(c)]
    theirs = [c for c in found if _by_contractor(view, draft, c)]
    ours = [c for c in labelled or found if c not in theirs] or theirs
    ours = [c for c in ours if announced is None or not _later(_start(c), sides(announced)[0])]
    if not ours:
        return None
    best = min(ours, key=lambda c: _key(_start(c)))
    for clue in found:
        if clue is not best:
            reason = "a contractor noticed, not the organisation" if clue in theirs else "noticed earlier already"
            view.reject("discovered", clue.mention.value, clue.mention.start, clue.mention.end, reason)
    start = _start(best)
    return Event(start.edtf(), (best,)) if start is not None else None


def _by_contractor(view: View, draft: Draft, clue: Clue) -> bool:
    """True where the noticing is told of a contractor (受託者が…を検知) and not of word from it (受託者から…)."""
    names = [str(name) for name in draft.get("vendors", [])]
    for hit in view.document.rules["contractors"].scan(clue.behind):
        names.append(clue.behind[hit.start : hit.end])
    for name in names:
        at = clue.behind.find(name)
        if at >= 0:
            follow = clue.behind[at + len(name) : at + len(name) + 14]
            if "から" not in follow and "より" not in follow and any(p in follow for p in ("が", "は", "にて", "において")):
                return True
    return False


def choose_occurred(view: View, draft: Draft, clues: Sequence[Clue], found: Event | None) -> Event | None:
    """The day or period of the incident itself."""
    cause = draft.get("root_cause")
    day = sides(found.value)[0] if found is not None else None
    labelled = [c for c in clues if c.role == "occurred" and c.weight >= 5]
    if cause in SKIMMED:
        event = _span(c for c in clues if c.role == "card_use" and "/" in c.mention.value)
        if event is not None:
            return event
    if labelled:
        return _span(labelled)
    acts = [c for c in clues if c.role in _ACT]
    spans = [c for c in acts if _closed_period(c)]
    if cause in LOST:
        return _loss(clues, acts, found)
    if cause in EXPOSED:
        return _exposure(clues, acts, day)
    if spans:
        return _span(spans)
    return _act(clues, acts, day, cause in LASTING)


def _loss(clues: Sequence[Clue], acts: list[Clue], found: Event | None) -> Event | None:
    """From when it was last seen to when it was missed, unless the day of the loss is known."""
    missed = sides(found.value)[0] if found is not None else None
    if acts:
        return _span(_until(acts, missed))
    seen = [c for c in _until([c for c in clues if c.role == "seen"], missed)]
    if not seen or found is None:
        return None
    last = max(seen, key=lambda c: _key(_end(c)))
    return Event(period(_end(last), missed), (last, *found.clues))


def _exposure(clues: Sequence[Clue], acts: list[Clue], noticed: Day | None) -> Event | None:
    """From when the data stood open to when they were closed."""
    open_since = [c for c in clues if c.role in _ACT | {"opened", "period"}]
    periods = [c for c in open_since if _closed_period(c)]
    if periods:
        return _span(periods)
    shut = [c for c in clues if c.role == "closed" or "closed" in c.also and c.role in ("discovered", "")]
    starts = _until(open_since, noticed)
    if not starts:
        until = [c for c in shut if c.mention.value.startswith(OPEN)]
        return Event(until[0].mention.value, (until[0],)) if until else None
    first = min(starts, key=lambda c: _key(_start(c) or _end(c)))
    begun = _start(first)
    ends = [c for c in shut if noticed is None or not _later(noticed, _end(c))]
    ends = [c for c in ends if not _later(begun, _end(c))]
    if not ends:
        return _span([first])
    last = min(ends, key=lambda c: _key(_end(c)))
    return Event(period(begun, _end(last)), (first, last))


def _act(clues: Sequence[Clue], acts: list[Clue], noticed: Day | None, lasting: bool) -> Event | None:
    """The act from its first to its last day; what goes on until somebody stops it ends on that day."""
    known = _until(acts, noticed)
    event = _span(known)
    if event is None or not lasting:
        return event
    start, end = sides(event.value)
    began = [c for c in known if c.role == "began" or c.mention.value.endswith(OPEN)]
    stops = [c for c in clues if c.role == "closed" and not _later(start, _end(c))]
    if began and start == end and stops:
        stop = min(stops, key=lambda c: _key(_end(c)))
        return Event(period(start, _end(stop)), (*event.clues, stop))
    return event


def _until(clues: list[Clue], day: Day | None) -> list[Clue]:
    """The clues not after ``day``: what came to light later was done earlier."""
    return [c for c in clues if day is None or not _later(_start(c), day)]


def _span(clues: Iterable[Clue]) -> Event | None:
    """From the first to the last day of all the clues."""
    used = tuple(clues)
    if not used:
        return None
    starts = [_start(c) for c in used]
    ends = [_end(c) for c in used]
    start = None if None in starts else min((s for s in starts if s), key=_key)
    end = None if None in ends else max((e for e in ends if e), key=_key)
    if end is None and len(used) > 1 and start is not None:
        known = [e for e in ends if e is not None]
        end = max(known, key=_key) if known and not _later(start, max(known, key=_key)) else None
    if start is None and end is None:
        return None
    if start is not None and end is None:
        # 以降 without an end tells when it began.
        return Event(start.edtf(), used)
    return Event(period(start, end), used)


def _closed_period(clue: Clue) -> bool:
    return "/" in clue.mention.value and OPEN not in clue.mention.value


def _is_day(clue: Clue) -> bool:
    day = _start(clue)
    return "/" not in clue.mention.value and day is not None and day.day is not None


def _start(clue: Clue) -> Day | None:
    return sides(clue.mention.value)[0]


def _end(clue: Clue) -> Day | None:
    return sides(clue.mention.value)[1]


def _key(day: Day | None) -> tuple[int, int, int]:
    """Orders days; a part that is missing comes first."""
    return (day.year or 0, day.month or 0, day.day or 0) if day is not None else (0, 0, 0)


def _later(a: Day | None, b: Day | None) -> bool:
    """True where ``a`` surely lies after ``b``."""
    if a is None or b is None:
        return False
    if (a.year is None) != (b.year is None) or (a.month is None) != (b.month is None):
        return False
    parts = [(x, y) for x, y in zip(a, b, strict=True) if x is not None and y is not None]
    return next((x > y for x, y in parts if x != y), False)
