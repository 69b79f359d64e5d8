"""Kinds of incident by the shape of their time, and the roles of dates that tell of the act."""

from __future__ import annotations

from typing import NamedTuple

from extractor.assemble.date_clues import Clue

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
#: Acts told by the year; elsewhere a period of years is that of the data.
YEARLONG = frozenset({"insider"})
#: Whoever it happens to is there when it does.
FELT = frozenset({"support_scam", "theft"})
#: Attacks that stop the systems, which is felt as well.
STOPPING = frozenset({"ransomware"})

#: Clues that tell of the act itself.
ACT = frozenset({"occurred", "began"})


class Event(NamedTuple):
    """A chosen EDTF value and the clues that gave it."""

    value: str
    clues: tuple[Clue, ...]
