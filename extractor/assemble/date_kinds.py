"""Kinds of incident by the shape of their time, and the roles of dates that tell of the act."""

from __future__ import annotations

from typing import NamedTuple

from extractor.assemble.date_clues import Clue
from extractor.wording import Wording

#: From when a thing was last seen to when it was missed.
LOST = frozenset({"loss"})
#: A thing too, but mostly taken on a known day.
STOLEN = frozenset({"theft"})
#: From when data stood open to when they were closed.
EXPOSED = frozenset({"misconfiguration", "accidental_publication", "system_defect"})
#: The period in which cards were entered.
SKIMMED = frozenset({"web_skimming"})
#: Attacks that go on until somebody shuts the attacker out.
LASTING = frozenset({"unauthorized_access", "phishing", "password_guessing", "credential_stuffing", "vulnerability"})
#: Attacks that begin with a break-in and end with the damage done.
STAGED = LASTING | {"ransomware", "malware", "web_skimming"}
#: Attacks in which what was mailed, and when, tells of the data.
NOTHING_MAILED = frozenset({"ransomware", "web_skimming", "credential_stuffing"})
#: Acts told by the year; elsewhere a period of years is that of the data.
YEARLONG = frozenset({"insider"})
#: Whoever it happens to is there when it does.
FELT = frozenset({"support_scam", "theft"})
#: Attacks that stop the systems, which is felt as well.
STOPPING = frozenset({"ransomware"})

#: Clues that tell of the act itself.
ACT = frozenset({"occurred", "began"})

#: A time of day, or words for at once, tell that a sentence goes on on the day told before it.
SAME_DAY = Wording("[0-9一二三四五六七八九十]{1,3}時|[0-9]{1,2}:[0-9]{2}|{moments_later}|{same_day}")


class Event(NamedTuple):
    """A chosen EDTF value and the clues that gave it."""

    value: str
    clues: tuple[Clue, ...]
