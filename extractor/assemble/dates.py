"""Decides ``announced``, ``occurred``, ``discovered`` and the list ``dates``.

Each date of the incident gets a clue (:mod:`extractor.assemble.date_clues`): what the words beside it make of it. The
three columns are then chosen, one function each, after the conventions of docs/record.md.
"""

from __future__ import annotations

from extractor.assemble.date_announced import choose_announced
from extractor.assemble.date_clues import Clue
from extractor.assemble.date_discovered import choose_discovered
from extractor.assemble.date_kinds import Event
from extractor.assemble.date_occurred import choose_occurred
from extractor.assemble.date_order import not_after
from extractor.assemble.date_sentences import read_clues
from extractor.assemble.date_words import RoleWords
from extractor.assemble.view import Draft, Support, View
from extractor.edtf import sides
from extractor.model import DateRole
from extractor.voice import Voice

#: Roles of a date that leave open, or do not gainsay, that it is that of a case.
_OF_CASE = frozenset({"", "happened", "lured", "opened"})
#: Which role of the record a clue stands for; all other clues are ``other``.
_ROLES = {
    "announced": "announced",
    "occurred": "occurred",
    "began": "occurred",
    "opened": "occurred",
    "discovered": "discovered",
    "reported": "reported",
}

#: So long is a value that gives a month.
_MONTH = len("2018-09")


def decide_dates(view: View, draft: Draft) -> None:
    """Fill the date fields of the draft."""
    words = RoleWords(view.document, [*view.stretch.spans, *view.stretch.shared, *view.stretch.story])
    clues = read_clues(view.document, view.own.dates, words)
    announced, dateline = choose_announced(view, clues, lambda: read_clues(view.document, view.shared.dates, words))
    roles: dict[int, str] = {}
    if announced is not None:
        m = announced.mention
        draft.decide("announced", announced.value, Support(m.start, m.end, announced.rule))
        roles[m.start] = "announced"
    # A dateline is the day of nothing else, and nothing that is told lies after it.
    own = {
        start for dated in (announced, dateline) if dated is not None for start in (dated.mention.start, *dated.twins)
    }
    events = [c for c in clues if c.mention.start not in own]
    latest = announced or dateline
    public = sides(latest.value)[1] if latest is not None else None
    discovered = choose_discovered(view, draft, events, public)
    if discovered is not None:
        # What happened is told on that day, and was before: 28日に当市に、侵入を受けたとの一報があった.
        told = {c.mention.start for c in discovered.clues if c.manner == "told" and c.role == "discovered"}
        events = [c for c in events if c.mention.start not in told or c.role == "discovered"]
    occurred = choose_occurred(view, draft, not_after(events, public), discovered) or _set_apart(view, events)
    if occurred is None and (view.of > 1 and view.document.voice is not Voice.OWN):
        known = [event.value for event in (discovered, announced) if event is not None]
        occurred = _only_time(view, events) if not known else _headed_time(view, events, known)
    _decide(draft, "occurred", occurred, roles)
    _decide(draft, "discovered", discovered, roles)
    draft.values["dates"] = [_date_role(view, clue, roles) for clue in clues]


def _set_apart(view: View, events: list[Clue]) -> Event | None:
    """The time that sets a passage apart from the story around it is that of the act it tells."""
    if not view.stretch.aside or not events or events[0].role not in ("", "other", "data"):
        return None
    return Event(events[0].mention.value, (events[0],))


def _only_time(view: View, events: list[Clue]) -> Event | None:
    """The one month or year that a page of others gives for a case, or its heading alone: X(2018年)."""
    if len({clue.mention.value for clue in events}) != 1:
        return _headed_time(view, events, [])
    return _time_of(view, events[0])


def _headed_time(view: View, events: list[Clue], known: list[str]) -> Event | None:
    """The one month or year in the heading of a case, which all that is ``known`` followed, or the month of it."""
    title, start = view.stretch.title, view.stretch.spans[0][0]
    headed = [clue for clue in events if title is not None and start <= clue.mention.start < title[1]]
    if len(headed) != 1:
        return None
    value = headed[0].mention.value
    # A year may be that in which it came to light, and began before; a month seldom is.
    within = value if len(value) == _MONTH else None
    followed = all(day[: len(value)] > value or day[: len(value)] == within for day in known)
    return _time_of(view, headed[0]) if followed else None


def _time_of(view: View, clue: Clue) -> Event | None:
    opens = clue.role == "data" and clue.mention.start == view.document.outline.line_at(clue.mention.start).body
    return Event(clue.mention.value, (clue,)) if clue.form == "coarse" and (clue.role in _OF_CASE or opens) else None


def _decide(draft: Draft, name: str, event: Event | None, roles: dict[int, str]) -> None:
    if event is None:
        return
    supports = [Support(c.mention.start, c.mention.end, c.rule or "assemble/dates") for c in event.clues]
    draft.decide(name, event.value, *supports)
    for clue in event.clues:
        roles.setdefault(clue.mention.start, name)


def _date_role(view: View, clue: Clue, roles: dict[int, str]) -> DateRole:
    mention = clue.mention
    role = roles.get(mention.start) or _ROLES.get(clue.role, "other")
    return DateRole(mention.value, role, *view.document.clean.source_span(mention.start, mention.end))
