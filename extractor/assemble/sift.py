"""Sifts the counts of affected people and data from all the others that a notice holds.

A notice counts many things: those the mail went to, the staff, the log-in attempts, the letters of apology. Each count
carries the roles that the words around it give (``rules/counts.yaml``); here they are weighed.
"""

from __future__ import annotations

from extractor.assemble.view import Draft, View
from extractor.findings import CountMention

#: Roles that keep a count out, each with the reason given to who asks.
_KEEP_OUT = {
    "rate": "a rate",
    "recipients": "recipients of the mail",
    "contacted": "people who were told, or who answered",
    "recovered": "items recovered",
    "attempts": "attempts, not data",
    "spam": "unwanted mails sent by the attacker",
    "inquiries": "inquiries and complaints",
    "statistics": "a statistic",
    "incident_count": "a number of incidents",
    "disruption": "services disrupted",
    "denied": "said not to be concerned",
}
_SECTIONS_WITHOUT = ("prevention", "contact", "noise")
#: Causes by which things are lost, so that the things themselves count.
_LOSSES = {"loss", "theft", "improper_disposal"}
#: Up to this many, a person may as well be an actor of the story: the words must say that data is theirs.
_FEW = {"person": 3, "household": 2, "record": 1}
#: How far behind a whole its part may stand.
_PART_REACH = 8
#: Of what these roles name, a part is no more affected than the whole.
_NO_BETTER_IN_PART = ("statistics", "incident_count", "inquiries")


def sift(view: View, draft: Draft) -> list[CountMention]:
    """The counts of the stretch that belong to the affected data, superseded ones included, in order of place."""
    sieve = _Sieve(view, bool(_LOSSES & set(draft.get("root_causes", []))))
    mentions = [m for m in view.own.counts if m.unit != "yen"]
    kept: list[CountMention] = []
    out: list[CountMention] = []
    for i, mention in enumerate(mentions):
        follower = mentions[i + 1] if i + 1 < len(mentions) else None
        reason = sieve.reason(mention, kept, follower) or sieve.reason_of_whole(mention, out)
        if reason is None:
            kept.append(mention)
        else:
            out.append(mention)
            view.reject("counts", f"{mention.value} {mention.unit}", mention.start, mention.end, reason)
    if not any(m.unit in ("person", "record") for m in kept):
        kept += _last_resort(draft, kept, out)
    return _without_rounded_title(view, kept)


class _Sieve:
    """Says of one count after the other why it is none of the affected data."""

    def __init__(self, view: View, lost: bool) -> None:
        self._view = view
        self._lost = lost

    def reason(self, mention: CountMention, kept: list[CountMention], follower: CountMention | None) -> str | None:
        """Why ``mention`` stays out; ``None`` where it is affected. ``kept`` are the counts kept before it."""
        roles = mention.roles
        section = self._section(mention)
        if mention.value == 0:
            return "nothing was counted"
        if section in _SECTIONS_WITHOUT:
            return f"stands in a section of kind {section}"
        for role, reason in _KEEP_OUT.items():
            if role in roles:
                return reason
        if "whole" in roles and "affected" not in roles:
            return "the number of all, affected or not"
        if "population" in roles and not self._wholly_affected(mention, follower):
            return "the population that the affected were taken from"
        if mention.unit in ("device", "company"):
            return self._thing(mention, section)
        told = self._said_to_be_affected(mention)
        if told or (section == "affected_data" and not self._is_few(mention)):
            return None
        if "actors" in roles:
            return "people who act in the story"
        follows = self._follows_affected(mention, kept)
        if self._is_few(mention):
            return None if follows and "staff" not in roles else "a few, not said to be affected"
        if "staff" in roles and not follows and not self._precedes_affected(mention, follower):
            return "staff"
        return None

    @staticmethod
    def _is_few(mention: CountMention) -> bool:
        return mention.value <= _FEW.get(mention.unit, 0)

    def reason_of_whole(self, mention: CountMention, out: list[CountMention]) -> str | None:
        """Why a part stays out together with the whole it is of: 公表は全部で60件、うち11件."""
        if "part" not in mention.roles or not out or out[-1].unit != mention.unit:
            return None
        sentence = self._view.document.outline.sentence_at
        if sentence(out[-1].start) != sentence(mention.start):
            return None
        return next((_KEEP_OUT[role] for role in _NO_BETTER_IN_PART if role in out[-1].roles), None)

    def _section(self, mention: CountMention) -> str:
        """The role of the section; a list item that reads like a heading does not take the count in it elsewhere."""
        outline = self._view.document.outline
        section = outline.section_at(mention.start)
        if (
            section.start
            and outline.line_at(mention.start).start <= section.start
            and section.role in _SECTIONS_WITHOUT
        ):
            return "other"
        return outline.role_at(mention.start)

    def _wholly_affected(self, mention: CountMention, follower: CountMention | None) -> bool:
        """True of a whole whose named part is no narrower set of the affected.

        9件のうち8件を回収 leaves nine affected, and so does 900名のうち30名については口座番号も; 対象は約900件の一部
        names no part at all.
        """
        near = follower is not None and follower.start - mention.end <= _PART_REACH
        if follower is not None and near:
            return bool({"recovered", "contacted", "extra"} & follower.roles)
        return "affected" in mention.roles

    def _thing(self, mention: CountMention, section: str) -> str | None:
        roles = mention.roles
        if mention.unit == "device":
            return None if self._lost and "equipment" not in roles else "a device that was not lost"
        if "contractor" in roles or "client" not in roles:
            return "companies not said to be affected"
        told = "data" in roles or section == "affected_data" or self._is_listed(mention)
        return None if told else "companies not said to be affected"

    def _said_to_be_affected(self, mention: CountMention) -> bool:
        """True where the words around say so: 3名分, 3名の氏名, 対象3名, or a table that lists it."""
        told = {"data", "affected", "total", "sum", "distinct"} & mention.roles
        if told or self._view.text[mention.end - 1] == "分":
            return True
        return self._view.document.outline.table_at(mention.start) is not None

    def _follows_affected(self, mention: CountMention, kept: list[CountMention]) -> bool:
        """True behind a kept count: 2件(2名), 会員50名と社員30名の氏名."""
        if not kept:
            return False
        before = kept[-1]
        joined = self._view.text[before.end : mention.start] in ("(", "/", "・")
        return joined or self._in_one_breath(before, mention)

    def _precedes_affected(self, mention: CountMention, follower: CountMention | None) -> bool:
        """True before a count that is said to be affected: 社員30名と会員50名の氏名."""
        return follower is not None and self._in_one_breath(mention, follower) and self._said_to_be_affected(follower)

    def _in_one_breath(self, first: CountMention, second: CountMention) -> bool:
        """True for two counts of one unit in one sentence."""
        sentence = self._view.document.outline.sentence_at
        return first.unit == second.unit and sentence(first.start) == sentence(second.start)

    def _is_listed(self, mention: CountMention) -> bool:
        return self._view.document.outline.line_at(mention.start).kind in ("item", "row", "heading")


def _last_resort(draft: Draft, kept: list[CountMention], out: list[CountMention]) -> list[CountMention]:
    """Where no people are left: recipients, if the mail showed their addresses, or if one mail each went astray."""
    shown = "bcc_error" in draft.get("root_causes", [])
    values = {m.value for m in kept}
    return [
        m
        for m in out
        if m.unit in ("person", "record")
        and {"recipients", "contacted"} & m.roles
        and m.value > 1
        and (shown or m.value in values)
    ]


def _without_rounded_title(view: View, kept: list[CountMention]) -> list[CountMention]:
    """Leave out what the headline rounds and the body gives exactly."""
    title = view.stretch.title
    if title is None:
        return kept
    head = [m for m in kept if title[0] <= m.start < title[1]]
    body = [m for m in kept if not title[0] <= m.start < title[1]]
    rounded = {
        m.start
        for m in head
        if any(m.unit == b.unit and m.value != b.value and is_rounding(m.value, b.value) for b in body)
    }
    return [m for m in kept if m.start not in rounded]


def is_rounding(rough: int, exact: int) -> bool:
    """True where ``rough`` is ``exact`` rounded, up or down, to its own leading digits."""
    digits = len(str(rough)) - len(str(rough).rstrip("0"))
    return digits > 0 and abs(rough - exact) < 10**digits
