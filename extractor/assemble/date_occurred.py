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
    CARDS,
    FELT,
    LASTING,
    MISSED,
    NOT_MAILED,
    OPEN_TO_ALL,
    STAGED,
    TAKEN,
    Event,
    times_of,
)
from extractor.assemble.date_occurred_act import act
from extractor.assemble.date_occurred_exposure import exposure
from extractor.assemble.date_occurred_loss import loss
from extractor.assemble.date_order import not_after
from extractor.assemble.date_periods import HOURS, STORY, event_of
from extractor.assemble.view import Draft, View
from extractor.edtf import Day, period, sides
from extractor.rules.wordings import Wording, date_wordings

#: Periods of customers in the notice of a skimming, and the words that tell what they did.
_TARGETED = frozenset({"", "data", "period", "occurred", "happened", "lured"})
_CARDS = Wording("{paying}")
_ENTERED = Wording("{entered_then}")
#: What was mailed in the course of business.
_MAILED = Wording("{mailed}")
#: A story begins with what somebody did.
_TELLS = re.compile(r"[がはを][^。]{2,100}(?:[たる]|[一-龠]{2})。$")


def choose_occurred(view: View, draft: Draft, clues: Sequence[Clue], found: Event | None) -> Event | None:
    """The day or period of the incident itself."""
    times = times_of(view, draft)
    say = date_wordings(view.document.rules)
    if NOT_MAILED in times:
        clues = [c for c in clues if not (c.manner == "sent" and say[_MAILED].search(c.behind))]
    noticed = sides(found.value)[0] if found is not None else None
    if CARDS in times:
        periods = [c for c in clues if c.form == "period"]
        cards = [c for c in periods if c.role == "card_use"]
        # 期間: above all says more than that somebody registered or ordered something.
        cards = cards or [c for c in periods if c.role == "period" and c.weight >= LABEL]
        cards = cards or [c for c in periods if c.role in _TARGETED and say[_CARDS].search(c.behind)]
        if cards:
            return event_of(cards)
    labelled = [c for c in clues if c.weight >= LABEL and (c.role == "occurred" or "dated" in c.manners_near)]
    if labelled:
        return event_of(labelled)
    if MISSED in times:
        spans = [c for c in clues if c.weight >= LABEL and c.role == "period" and c.form == "period"]
        return event_of(spans) or loss(view, clues, noticed, found)
    if OPEN_TO_ALL in times:
        return exposure(view, clues, noticed, found)
    event = act(say, clues, noticed, times) or (loss(view, clues, noticed, found) if TAKEN in times else None)
    if event is not None and all(clue.form == "coarse" for clue in event.clues):
        # 5月の出張中に盗まれた。14日の昼、…: the day is told further on.
        told = _told_on(view, not_after(clues, noticed), None)
        event = told if told is not None and told.value.startswith(event.value) else event
    if event is None and found is not None and (say[HOURS].search(found.clues[0].behind) or _was_felt(found, times)):
        return Event(found.value, found.clues)
    if event is None and found is not None and _acted_before(view, found):
        event = Event(found.value, found.clues)
    if event is None and any(c.role == "state" and c.start is not None for c in clues):
        # What is sent on by itself lasts, as an exposure does.
        event = exposure(view, clues, noticed, found)
    told = event or _told_on(view, not_after(clues, noticed), noticed if TAKEN in times else None)
    # Whatever let them in, the cards that were entered in a period were taken in it.
    used = [c for c in clues if c.form == "period" and c.role == "card_use"] if LASTING in times else []
    entered = [c for c in used if say[_ENTERED].search(c.behind)]
    return told or (event_of(entered) if entered else None)


def _told_on(view: View, clues: Sequence[Clue], missed: Day | None) -> Event | None:
    """The day that begins a story whose act is told in one of its next sentences, before any other date.

    What was stolen was taken between then and the day on which it was ``missed``.
    """
    for clue, after in zip_longest(clues, clues[1:]):
        stop = min(after.mention.start if after else len(view.text), clue.mention.end + STORY)
        start = clue.mention.end + len(clue.behind)
        if clue.role or clue.form != "day" or not _TELLS.search(clue.behind):
            continue
        if _tells_of_act(view, start, stop):
            day = clue.end
            return Event(period(day, missed) if missed not in (None, day) else clue.mention.value, (clue,))
    return None


def _acted_before(view: View, found: Event) -> bool:
    """True where, on the lines below the day of noticing, the act is told on one above: 5:40 改ざん / 9:30 指摘."""
    clue = found.clues[0]
    line = view.text.rfind("\n", clue.mention.end, max(clue.at, clue.mention.end))
    return line >= 0 and _tells_of_act(view, clue.mention.end, line)


def _tells_of_act(view: View, start: int, stop: int) -> bool:
    hits = view.document.hits.inside("date_roles", start, stop)
    return any(hit.rule.code == "occurred" and not hit.rule.attributes["label"] for hit in hits)


def _was_felt(found: Event, times: frozenset[str]) -> bool:
    """True where the day of noticing is the day of the act: it was felt at once, or both are told of one day."""
    if STAGED in times and found.clues[0].manners_near & {"happening", "failing"} and found.clues[0].manner != "told":
        return True
    return FELT in times and found.clues[0].role in ("seen", "opened", "lured", "happened")
