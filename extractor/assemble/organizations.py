"""Decides whose data was hit (``organization``), through whom it happened (``vendors``, ``via_third_party``).

Every name is weighed: what shows it to be a name, the roles that the words around it give it, where on the page it
stands, how often it is said. Mentions of one organisation are weighed together. The heaviest is the organisation.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from extractor.assemble.view import Draft, Support, View
from extractor.findings import OrganizationMention
from extractor.rules import Rules

#: Below this weight nothing speaks for a name but that it stands in the text.
_THRESHOLD = 2.0
_PLACES = {"letterhead": 4.0, "opening": 2.5, "title": 1.5, "label": 3.0, "self": 6.0}
_RULES = {
    "company": 2.5, "corporation": 2.5, "cooperative": 2.5, "latin_form": 2.0,
    "topic": 1.5, "runner": 1.5, "headline": 0.5, "label": 3.0, "located": 1.5, "service": 0.6, "repeated": 0.0,
}  # fmt: skip
_VENDOR_ROLES = ("vendor", "vendor_after")
_FIRST = 1.0
_AGAIN = 0.25


@dataclass(slots=True)
class Candidate:
    """One organisation with its mentions and what they weigh together."""

    name: str
    mentions: list[OrganizationMention] = field(default_factory=list)
    weight: float = 0.0

    @property
    def roles(self) -> set[str]:
        """The roles of all mentions."""
        return {role for mention in self.mentions for role in mention.roles}


def decide_organizations(view: View, draft: Draft) -> None:
    """Fill ``organization``, ``vendors`` and ``via_third_party``."""
    own = _candidates(view, view.own.organizations)
    shared = _candidates(view, view.shared.organizations)
    winner = _best(view, own) or _best(view, shared)
    if winner is not None:
        mention = _spokesman(winner)
        draft.decide("organization", winner.name, Support(mention.start, mention.end, mention.rule))
    _decide_vendors(view, draft, own, winner)


def _candidates(view: View, mentions: Iterable[OrganizationMention]) -> list[Candidate]:
    """Mentions of one organisation together, weighed, heaviest first."""
    groups: dict[str, Candidate] = {}
    for mention in mentions:
        groups.setdefault(mention.name, Candidate(mention.name)).mentions.append(mention)
    candidates = list(groups.values())
    for place, candidate in enumerate(candidates):
        candidate.weight = _weight(view.document.rules, candidate) + (_FIRST if place == 0 else 0.0)
    return sorted(candidates, key=lambda c: -c.weight)


def _weight(rules: Rules, candidate: Candidate) -> float:
    """What shows it to be a name counts once, each role once, and each further mention a little."""
    kinds = {mention.rule.rpartition("/")[2] for mention in candidate.mentions}
    weight = max(_kind_weight(rules, kind) for kind in kinds)
    for role in candidate.roles:
        cue = rules["organization_cues"].by_id.get(role)
        weight += _PLACES[role] if cue is None else float(cue.attributes["weight"])  # type: ignore[arg-type]
    return weight + _AGAIN * min(6, len(candidate.mentions) - 1)


def _kind_weight(rules: Rules, kind: str) -> float:
    if kind in _RULES:
        return _RULES[kind]
    rule = rules["organizations"].by_id.get(kind)
    return float(rule.attributes["weight"]) if rule is not None else 0.0  # type: ignore[arg-type]


def _best(view: View, candidates: list[Candidate]) -> Candidate | None:
    for candidate in candidates[1:]:
        mention = candidate.mentions[0]
        view.reject(
            "organization",
            candidate.name,
            mention.start,
            mention.end,
            f"weight {candidate.weight:.1f}, another weighs more",
        )
    if candidates and candidates[0].weight >= _THRESHOLD:
        return candidates[0]
    return None


def _spokesman(candidate: Candidate) -> OrganizationMention:
    """The mention that shows the name in full."""
    return next(
        (m for m in candidate.mentions if m.rule != "organizations/repeated" and m.name == candidate.name),
        candidate.mentions[0],
    )


def _decide_vendors(view: View, draft: Draft, candidates: list[Candidate], winner: Candidate | None) -> None:
    vendors = [
        c
        for c in candidates
        if c is not winner and c.roles & set(_VENDOR_ROLES) and not c.roles & {"investigator", "investigator_after"}
    ]
    for vendor in sorted(vendors, key=lambda c: c.mentions[0].start):
        mention = _spokesman(vendor)
        draft.add("vendors", vendor.name, Support(mention.start, mention.end, mention.rule))
    if vendors:
        draft.decide("via_third_party", True)
        return
    hits = [h for a, b in view.stretch.spans for h in view.document.rules["third_party"].scan(view.text[a:b])]
    faults = [h for h in hits if h.rule.attributes["says"] == "fault"]
    cleared = any(h.rule.attributes["says"] == "clears" for h in hits)
    draft.decide("via_third_party", bool(faults) and not cleared)
