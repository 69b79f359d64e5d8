"""Decides whose data was hit (``organization``), through whom it happened (``vendors``, ``via_third_party``).

Every name is weighed: what shows it to be a name, the roles that the words around it give it, where on the page it
stands, how often it is said. Mentions of one organisation are weighed together. The heaviest is the organisation.
"""

from __future__ import annotations

import functools
import operator
from dataclasses import dataclass

import ahocorasick_rs

from extractor.assemble.view import Draft, Support, View
from extractor.findings import OrganizationMention
from extractor.names import organization_key
from extractor.outline import holds
from extractor.rules import Hit, Rules
from extractor.voice import Voice

#: Below this weight nothing speaks for a name but that it stands in the text.
_THRESHOLD = 2.0
_SERVICE_THRESHOLD = 1.5
#: By how much a shop or service must outweigh an organisation to stand in for it.
_STANDS_IN = 4.0
#: Roles of a name that only an address gives; it counts where the text speaks of itself as such a body does.
_ADDRESS_ONLY = frozenset({"address"})
#: What a name weighs that came from elsewhere, say from another backend.
_OTHER = 1.0
#: Who provides a thing and was hit itself is a vendor, where another answers for the data.
_HIT_PROVIDER = frozenset({"provider", "owner"})
#: More contractors than this no incident has; a hostile text may name a hundred thousand.
_MOST_VENDORS = 50
#: The role of a shop or service behind the name of who runs it.
_OPERATED = "operated"
_SERVICE = frozenset({"organizations/service", "organizations/headline"})
#: So many further mentions of a name count.
_MOST_AGAIN = 6

_NAME = operator.attrgetter("name")


@dataclass(slots=True)
class Candidate:
    """One organisation with its mentions and what they weigh together."""

    #: What all its spellings have in common (:func:`extractor.names.organization_key`), and the fullest of them.
    key: str
    name: str
    mentions: list[OrganizationMention]
    #: The roles of all mentions, and the rules that showed them.
    roles: frozenset[str]
    rules: frozenset[str]
    weight: float = 0.0

    @property
    def is_service(self) -> bool:
        """True for a shop or service, in the headline too, which stands in only where no organisation is named.

        What the text says another runs is one, by whatever rule it was found.
        """
        named = "organizations/service" in self.rules
        return named and (self.rules <= _SERVICE or _OPERATED in self.roles)


def decide_organizations(view: View, draft: Draft) -> None:
    """Fill ``organization``, ``vendors`` and ``via_third_party``."""
    spoken = _spoken_classes(view) if view.own.organizations or view.shared.organizations else frozenset()
    own = _candidates(view, view.own.organizations, spoken)
    shared = _candidates(view, view.shared.organizations, spoken)
    winner, signer = _best(view, own), _best(view, shared)
    if winner is None:
        winner = next((candidate for candidate in own if _is_subject(view, candidate)), signer)
    elif (
        signer is not None
        and (winner.is_service or _is_passing(view, winner))
        and signer.roles & view.document.rules["organization_cues"].ids_with("signatory")
    ):
        winner = signer
    # Who announces several acts is named once, before them.
    winner = next((candidate for candidate in shared if _is_subject(view, candidate)), winner)
    if winner is not None:
        draft.decide("organization", winner.name, _support(view, winner))
    _decide_vendors(view, draft, [*own, *shared], winner)


def _is_subject(view: View, candidate: Candidate) -> bool:
    """True for whom the form of the page makes the subject of the part; a shop is run by whom the page names."""
    subject = view.stretch.subject
    cues = view.document.rules["organization_cues"]
    if candidate.roles & cues.ids_with("vendor") and any(
        mention.roles & cues.ids_with("signatory") for mention in view.shared.organizations
    ):
        # ■X社における誤送信, where the one who signs had left work to it.
        return False
    return (
        subject is not None
        and not (candidate.is_service and (view.shared.organizations or len(view.own.organizations) > 1))
        and any(mention.start == subject for mention in candidate.mentions)
    )


def _is_passing(view: View, candidate: Candidate) -> bool:
    """True for one whose roles speak against it: the clinic that a letter was meant for, whom a report went to."""
    return _weight_of_roles(view.document.rules, candidate) < 0 and not _is_subject(view, candidate)


def _candidates(view: View, mentions: list[OrganizationMention], spoken: frozenset[str]) -> list[Candidate]:
    """Mentions of one organisation together, weighed, heaviest first; ``spoken`` as :func:`_spoken_classes` tells."""
    if not mentions:
        return []
    groups: dict[str, list[OrganizationMention]] = {}
    is_noise = view.document.outline.is_noise
    for mention in [m for m in mentions if not is_noise(m.start)] or mentions:
        groups.setdefault(organization_key(mention.name), []).append(mention)
    rules = view.document.rules
    lead = _lead(view, mentions)
    candidates = [
        Candidate(
            key,
            max(map(_NAME, group), key=len),
            group,
            _all_roles(rules, group),
            frozenset([mention.rule for mention in group]),
        )
        for key, group in groups.items()
    ]
    for place, candidate in enumerate(candidates):
        candidate.weight = _weight(rules, candidate, spoken)
        if place == 0 if lead is None else lead in candidate.mentions:
            candidate.weight += _role_weight(rules, "first" if lead is None else "lead")
        if _is_subject(view, candidate):
            candidate.weight += _role_weight(rules, "subject")
    return sorted(candidates, key=lambda c: c.weight - (_STANDS_IN if c.is_service else 0.0), reverse=True)


def _lead(view: View, mentions: list[OrganizationMention]) -> OrganizationMention | None:
    """Who announces in the first sentence below the headline that names anybody, where a reporter tells of it.

    Nobody where that sentence tells what befell a subsidiary of whoever announces.
    """
    if view.document.voice is Voice.OWN:
        return None
    titles = (view.stretch.title, view.document.outline.title)
    below = [m for m in mentions if m.end and not any(holds(title, m.start) for title in titles)]
    if not below:
        return None
    sentence = view.document.outline.sentence_at(below[0].start)
    cues = view.document.rules["organization_cues"]
    if any(view.text.find(term, *sentence) >= 0 for term in cues.by_id["subsidiary"].terms):
        return None
    apart = cues.ids_with("official") | cues.ids_with("locates")
    return next((m for m in below if m.start < sentence[1] and "announcer" in m.roles and not m.roles & apart), None)


def _all_roles(rules: Rules, mentions: list[OrganizationMention]) -> frozenset[str]:
    roles: frozenset[str] = frozenset().union(*[mention.roles for mention in mentions])
    if "title" not in roles and not roles.isdisjoint(rules["organization_cues"].ids_with("vendor")):
        # A contractor's name opens the lines of many a timeline.
        return roles - {"opening"}
    return roles


@functools.lru_cache(maxsize=8)
def _self_words(rules: Rules) -> tuple[ahocorasick_rs.AhoCorasick, tuple[frozenset[str], ...]]:
    """Finds the ways in which organisations speak of themselves, each with the classes of those that do."""
    classes = {
        term: frozenset(rule.attributes["classes"])
        for rule in rules.by_kind["organization_words"]
        if rule.attributes["part"] == "self"
        for term in rule.terms
    }
    return ahocorasick_rs.AhoCorasick(list(classes)), tuple(classes.values())


def _spoken_classes(view: View) -> frozenset[str]:
    """The classes of organisation that the stretch, or what is said of all, speaks of without a name (本市, 同社)."""
    scan, classes = _self_words(view.document.rules)
    spans = (*view.stretch.spans, *view.stretch.shared)
    found = (hit[0] for start, end in spans for hit in scan.find_matches_as_indexes(view.text[start:end]))
    return frozenset().union(*(classes[i] for i in found))


def _weight(rules: Rules, candidate: Candidate, spoken: frozenset[str]) -> float:
    """What shows it to be a name counts once, each role once, and each further mention a little."""
    shown = [_shown(rules, rule) for rule in candidate.rules]
    weight = max([alone for alone, _ in shown])
    if not spoken.isdisjoint([its_class for _, its_class in shown]):
        weight += _role_weight(rules, "spoken")
    elif candidate.roles == _ADDRESS_ONLY:
        return 0.0
    weight += _weight_of_roles(rules, candidate)
    return weight + _role_weight(rules, "again") * min(_MOST_AGAIN, len(candidate.mentions) - 1)


@functools.lru_cache(maxsize=1024)
def _shown(rules: Rules, name: str) -> tuple[float, str]:
    """What a name weighs that the rule ``name`` shows, and the class of organisation that it shows it to be."""
    weight = rules.said_by(name, "weight")
    return _OTHER if weight is None else weight, rules.said_by(name, "class") or ""


def _weight_of_roles(rules: Rules, candidate: Candidate) -> float:
    """What the roles weigh together; one in passing only as far as the mentions have it."""
    passing = rules["organization_cues"].ids_with("passing")
    weight = 0.0
    for role in candidate.roles:
        share = 1.0
        if role in passing:
            share = sum([role in mention.roles for mention in candidate.mentions]) / len(candidate.mentions)
        weight += _role_weight(rules, role) * share
    return weight


@functools.lru_cache(maxsize=1024)
def _role_weight(rules: Rules, role: str) -> float:
    return float(rules["organization_cues"].by_id[role].attributes["weight"])


def _best(view: View, candidates: list[Candidate]) -> Candidate | None:
    """The heaviest that weighs enough; the others are noted."""
    best = next((c for c in candidates if c.weight >= (_SERVICE_THRESHOLD if c.is_service else _THRESHOLD)), None)
    for candidate in candidates if view.trace is not None else ():
        if candidate is not best:
            mention = candidate.mentions[0]
            reason = f"weighs {candidate.weight:.1f}: {', '.join(sorted(candidate.roles)) or 'no role'}"
            view.reject("organization", candidate.name, mention.start, mention.end, reason)
    return best


def _support(view: View, candidate: Candidate) -> Support:
    """The mention that shows most of the name; for a name outside the text, the words that tell the incident."""
    mention = max(candidate.mentions, key=lambda m: m.end - m.start)
    start, end = (mention.start, mention.end) if mention.end else view.stretch.trigger
    return Support(start, end, mention.rule)


def _decide_vendors(view: View, draft: Draft, candidates: list[Candidate], winner: Candidate | None) -> None:
    """The named contractors; without any, whether an unnamed one is at fault."""
    said: dict[str, Support] = {}
    blamed: list[Hit] = []
    for low, high in view.stretch.spans:
        for hit in view.document.hits.inside("third_party", low, high):
            support = Support(hit.start, hit.end, hit.rule.name)
            said.setdefault(hit.rule.attributes["says"], support)
            if hit.rule.attributes["says"] == "provider":
                blamed.append(hit)
    if "clears" in said:
        draft.decide("via_third_party", False)
        return
    through = view.stretch.supplier
    vendors = [
        c
        for c in candidates
        if (winner is None or c.key != winner.key)
        and (
            _is_vendor(view.document.rules, c)
            or any(m.start == through for m in c.mentions)
            or (winner is not None and _is_blamed(view.document.rules, c, blamed))
        )
    ]
    # Its short form is no other: (公社)みさき市シルバー人材センター, シルバー人材センター.
    keys = [vendor.key for vendor in vendors[:_MOST_VENDORS]]
    vendors = [v for v in vendors if not any(v.key != key and key.endswith(v.key) for key in keys)]
    for vendor in sorted(vendors, key=lambda c: c.mentions[0].start)[:_MOST_VENDORS]:
        draft.add("vendors", vendor.name, _support(view, vendor))
    supports = [_support(view, vendor) for vendor in vendors[:1]] or [said[k] for k in ("fault",) if k in said]
    draft.decide("via_third_party", bool(supports), *supports)


def _is_blamed(rules: Rules, candidate: Candidate, hits: list[Hit]) -> bool:
    """True of the provider whose name the words tell that it was at fault."""
    never = rules["organization_cues"].ids_with("never_vendor")
    return candidate.roles.isdisjoint(never) and any(
        "provider" in mention.roles and hit.start < mention.start < hit.end
        for hit in hits
        for mention in candidate.mentions
    )


def _is_vendor(rules: Rules, candidate: Candidate) -> bool:
    cues = rules["organization_cues"]
    return (
        (not candidate.roles.isdisjoint(cues.ids_with("vendor")) or candidate.roles >= _HIT_PROVIDER)
        and candidate.roles.isdisjoint(cues.ids_with("never_vendor"))
        and "organizations/service" not in candidate.rules
    )
