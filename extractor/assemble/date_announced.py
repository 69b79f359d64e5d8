"""Chooses the day on which the organisation made the incident public."""

from __future__ import annotations

from typing import NamedTuple

from extractor.assemble.date_clues import Clue
from extractor.assemble.view import View
from extractor.dateline import datelines
from extractor.edtf import parse_day, sides
from extractor.findings import DateMention


class Announced(NamedTuple):
    """The chosen day and the clue or dateline that gave it."""

    value: str
    mention: DateMention
    rule: str


def choose_announced(view: View, clues: list[Clue], shared: list[Clue]) -> Announced | None:
    """The notice's own date; in a news item or a round-up the day that the text states.

    ``clues`` are those of the incident's own dates, ``shared`` those of the parts that speak of all incidents.
    """
    everything = sorted({c.mention: c for c in [*clues, *shared]}.values(), key=lambda c: c.mention.start)
    own = _own_date(view, everything)
    stated = _stated(view, clues) or (_stated(view, shared) if view.of > 1 else None)
    if own is not None and not _told_by_reporter(view, stated is not None):
        return own
    return stated


def _told_by_reporter(view: View, stated: bool) -> bool:
    """True where a reporter tells of the incident, so that the text's own date is the day of the article."""
    voices = [hit.rule.code for hit in view.document.rules["voice"].scan(view.text)]
    own, reporter = voices.count("own_voice"), voices.count("reporter_voice")
    return reporter > own or (stated and own == 0)


def _own_date(view: View, clues: list[Clue]) -> Announced | None:
    """The dateline; of several the latest, where a page was updated."""
    points = {c.mention.start: c for c in clues if _is_day(c.mention)}
    lines = datelines(
        view.text,
        view.document.outline,
        ((m.start, m.end, not m.relative) for m in (c.mention for c in points.values())),
        view.document.rules["dates"],
    )
    if not lines:
        return None
    best = max(lines, key=lambda line: line.weight)
    mention = points[best.start].mention
    for line in lines:
        other = points[line.start].mention
        if line.weight >= best.weight - 2 and _after(other, mention):
            view.reject("announced", mention.value, mention.start, mention.end, "a later version of the page")
            mention = other
    return Announced(mention.value, mention, "dates/dateline")


def _is_day(mention: DateMention) -> bool:
    day = parse_day(mention.value) if "/" not in mention.value else None
    return day is not None and day.day is not None


def _after(a: DateMention, b: DateMention) -> bool:
    return not a.value.startswith("X") and not b.value.startswith("X") and a.value > b.value


def _stated(view: View, clues: list[Clue]) -> Announced | None:
    """The day that a verb of announcing is beside; an earlier report's day yields to a later one's."""
    found = [c for c in clues if c.role == "announced" and sides(c.mention.value)[0] is not None]
    if not found:
        return None
    best = max(found, key=lambda c: (c.weight, -c.mention.start))
    for clue in found:
        if clue is not best:
            m = clue.mention
            view.reject("announced", m.value, m.start, m.end, "another date is announced more plainly")
    return Announced(best.mention.value, best.mention, best.rule)
