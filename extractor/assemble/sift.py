"""Sifts the counts of affected people and data from all the others that a notice holds.

A notice counts many things: those the mail went to, the staff, the log-in attempts, the letters of apology. Each count
carries the roles that the words around it give (``rules/counts.yaml``); here they are weighed.
"""

from __future__ import annotations

from extractor.assemble.view import Draft, View
from extractor.findings import CountMention

#: Roles that keep a count out, each with the reason given to who asks.
_KEEP_OUT = {
    "population": "the population that the affected were taken from",
    "recipients": "recipients of the mail",
    "contacted": "people who were told, or who answered",
    "recovered": "items recovered",
    "attempts": "attempts, not data",
    "spam": "unwanted mails sent by the attacker",
    "inquiries": "inquiries and complaints",
    "statistics": "a statistic",
    "incident_count": "a number of incidents",
    "denied": "said not to be concerned",
}
_SECTIONS_WITHOUT = ("prevention", "contact", "noise")
#: Causes by which things are lost, so that the things themselves count.
_LOSSES = {"loss", "theft", "improper_disposal"}
#: Up to this many people, a person may as well be an actor of the story: the words must say that data is theirs.
_FEW = 3


def sift(view: View, draft: Draft) -> list[CountMention]:
    """The counts of the stretch that belong to the affected data, superseded ones included, in order of place."""
    lost = bool(_LOSSES & set(draft.get("root_causes", [])))
    kept, out = [], []
    for mention in view.own.counts:
        if mention.unit == "yen":
            continue
        reason = _keep_out(view, mention, lost)
        if reason is None:
            kept.append(mention)
        else:
            out.append(mention)
            view.reject("counts", f"{mention.value} {mention.unit}", mention.start, mention.end, reason)
    if not any(m.unit in ("person", "record") for m in kept):
        kept += _last_resort(draft, out)
    return _without_rounded_title(view, kept)


def _keep_out(view: View, mention: CountMention, lost: bool) -> str | None:
    """Why a count is none of the affected data; ``None`` where it is."""
    roles = mention.roles
    section = view.document.outline.role_at(mention.start)
    if mention.value == 0:
        return "nothing was counted"
    if section in _SECTIONS_WITHOUT:
        return f"stands in a section of kind {section}"
    for role, reason in _KEEP_OUT.items():
        if role in roles:
            return reason
    told = bool({"data", "affected", "total"} & roles) or view.text[mention.end - 1] == "分"
    if "staff" in roles and not told and section != "affected_data":
        return "staff"
    if mention.unit == "person" and mention.value <= _FEW and not told and section != "affected_data":
        return "a few people, not said to be affected"
    if mention.unit == "device" and not (lost and "deed" in roles):
        return "a device that was not lost"
    if mention.unit == "company" and ("contractor" in roles or "client" not in roles):
        return "companies not said to be affected"
    return None


def _last_resort(draft: Draft, out: list[CountMention]) -> list[CountMention]:
    """Where no count is left: those whose addresses a mail showed to each other are its recipients."""
    if "bcc_error" not in draft.get("root_causes", []):
        return []
    return [m for m in out if m.unit in ("person", "record") and {"recipients", "contacted"} & m.roles and m.value > 1]


def _without_rounded_title(view: View, kept: list[CountMention]) -> list[CountMention]:
    """Leave out what the headline rounds and the body gives exactly."""
    title = view.stretch.title
    if title is None:
        return kept
    body = [m for m in kept if not title[0] <= m.start < title[1]]
    return [
        m
        for m in kept
        if m in body or not any(m.unit == b.unit and m.value != b.value and _rounds(m.value, b.value) for b in body)
    ]


def _rounds(rough: int, exact: int) -> bool:
    """True where ``rough`` is ``exact`` rounded, up or down, to its own leading digits."""
    digits = len(str(rough)) - len(str(rough).rstrip("0"))
    return digits > 0 and abs(rough - exact) < 10**digits
