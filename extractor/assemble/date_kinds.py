"""How incidents lie in time, by their cause, and the roles of dates that tell of the act."""

from __future__ import annotations

from typing import NamedTuple

from extractor.assemble.date_clues import Clue
from extractor.assemble.view import Draft, View
from extractor.rules.wordings import Wording

# How an incident of a cause may lie in time: what each of these means, the head of rules/causes.yaml tells.
MISSED, TAKEN, OPEN_TO_ALL, CARDS = "missed", "taken", "open", "cards"
LASTING, STAGED, STOPS, FELT = "lasting", "staged", "stops", "felt"
YEARLONG, NOT_MAILED = "yearlong", "not_mailed"

#: Clues that tell of the act itself.
ACT = frozenset({"occurred", "began"})

#: A time of day, or words for at once, tell that a sentence goes on on the day told before it.
SAME_DAY = Wording("[0-9一二三四五六七八九十]{1,3}時|[0-9]{1,2}:[0-9]{2}|{moments_later}|{same_day}")


def times_of(view: View, draft: Draft) -> frozenset[str]:
    """How an incident of the decided root cause lies in time (``time`` of ``rules/causes.yaml``)."""
    return frozenset(view.document.rules["causes"].said_of(draft.get("root_cause") or "", "time") or ())


class Event(NamedTuple):
    """A chosen EDTF value and the clues that gave it."""

    value: str
    clues: tuple[Clue, ...]
