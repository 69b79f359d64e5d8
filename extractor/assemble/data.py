"""Decides ``data_categories``, ``excluded_categories`` and ``data_subjects``."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from extractor.assemble.view import Draft, Support, View
from extractor.findings import TOLD, Judged, Stance
from extractor.rules import START, Rules, RuleSet
from extractor.rules.wordings import Wording, finding_wordings

#: Why ``judge`` sets aside what stands in a section of advice, of contacts or of page furniture.
_SECTION = "outline/section"
#: Why ``judge`` sets aside people of whom nothing is said.
_UNTOLD = "judge/no-data"
# What stands between people and how many they are: 会員|約|60名, 職員|(退職者を含む) |30名. With が they may act.
_OF_THEM = Wording(r"{people_suffix}?(?:\([^()\n]{0,20}\))?[: |]{0,2}(?:{bound_before}|{total})?[ ]?")


def decide_data(view: View, draft: Draft) -> None:
    """Fill the data fields of the draft."""
    _decide_categories(view, draft)
    _decide_subjects(view, draft)


def _decide_categories(view: View, draft: Draft) -> None:
    """What was exposed for anybody is no exclusion, though it was spared for others.

    A mail with its recipients in the open shows their addresses, whether the notice says so or not.
    """
    rules = view.document.rules
    keys_from_elsewhere = rules["causes"].said_of(draft.get("root_cause", ""), "keys_from_elsewhere")
    judged = view.own.of_kind("categories")
    exposed = {j.mention.code for j in judged if j.stance in TOLD}
    for finding in judged:
        code = finding.mention.code
        if finding.stance in TOLD:
            draft.add("data_categories", code, _support(finding))
        elif finding.stance is not Stance.DENIED:
            _reject(view, "data_categories", finding, f"{finding.stance.value} ({finding.why})")
        elif keys_from_elsewhere and _is_unleaked_key(rules, finding):
            _reject(view, "excluded_categories", finding, "tells where the keys came from")
        elif code in exposed:
            _reject(view, "excluded_categories", finding, "exposed elsewhere in the notice")
        else:
            draft.add("excluded_categories", code, _support(finding))
    _add_shown(view, draft)


def _is_unleaked_key(rules: Rules, finding: Judged) -> bool:
    """True of what opens accounts, where it is denied that it leaked here."""
    leak = rules.said_by(finding.why, "leak")
    return bool(leak and rules["categories"].said_of(finding.mention.code, "key"))


def _add_shown(view: View, draft: Draft) -> None:
    """What a cause exposes by itself, and nobody said."""
    for cause in draft.get("root_causes", []):
        shown = view.document.rules["causes"].said_of(cause, "shows")
        told = [j for j in view.own.codes if j.mention.code == cause and j.stance in TOLD] if shown else []
        for code in shown if told else ():
            if code not in draft.get("data_categories", []):
                draft.add("data_categories", code, _support(told[0]))


def _decide_subjects(view: View, draft: Draft) -> None:
    """Those named as concerned; else the only people named at all; else those of whom the notice's things speak."""
    rules = view.document.rules["subjects"]
    people: list[Judged] = []
    things: list[Judged] = []
    for finding in view.own.of_kind("subjects"):
        (things if view.document.rules.said_by(finding.mention.rule, "implied") else people).append(finding)
    for finding in people:
        if finding.stance in TOLD or _is_counted(view, draft, finding):
            draft.add("data_subjects", finding.mention.code, _support(finding))
    if "data_subjects" not in draft.values and "data_categories" in draft.values:
        for finding in _only_people(rules, people, things) or _most_spoken_of(things):
            draft.add("data_subjects", finding.mention.code, _support(finding))
    decided = draft.get("data_subjects", [])
    for finding in people:
        if finding.mention.code not in decided:
            _reject(view, "data_subjects", finding, f"{finding.stance.value} ({finding.why})")


def _is_counted(view: View, draft: Draft, finding: Judged) -> bool:
    """True of people who are told to be so many of those affected: 対象は90名(会員60名、職員30名)."""
    if finding.why != _UNTOLD:
        return False
    counts = view.own.counts
    i = bisect_left(counts, finding.mention.end, key=START)
    if i == len(counts) or counts[i].unit not in ("person", "account"):
        return False
    if (
        finding_wordings(view.document.rules)[_OF_THEM].fullmatch(view.text, finding.mention.end, counts[i].start)
        is None
    ):
        return False
    return any((count.value, count.unit) == (counts[i].value, counts[i].unit) for count in draft.get("counts", ()))


def _only_people(rules: RuleSet, people: list[Judged], things: list[Judged]) -> list[Judged]:
    """The first naming of the only people that the notice names besides its own staff and partners, if so it is.

    Parents are named for their children's sake, who may show only in ``things`` that are theirs.
    """
    others = [
        j
        for j in people
        if j.why != _SECTION and j.stance is not Stance.DENIED and not rules.said_of(j.mention.code, "own_side")
    ]
    codes = {j.mention.code for j in others}
    shown = codes | {j.mention.code for j in things if j.stance in TOLD}
    codes -= {code for code in codes if rules.said_of(code, "for_sake_of") in shown}
    return [j for j in others if j.mention.code in codes][:1] if len(codes) == 1 else []


def _most_spoken_of(things: list[Judged]) -> list[Judged]:
    """The first of the things that speak of the kind of people of whom most of them speak."""
    told = [j for j in things if j.why != _SECTION]
    counts = Counter(j.mention.code for j in told)
    code = max(counts, key=counts.__getitem__, default=None)
    return [j for j in told if j.mention.code == code][:1]


def _support(finding: Judged) -> Support:
    return Support(finding.mention.start, finding.mention.end, finding.mention.rule)


def _reject(view: View, field: str, finding: Judged, reason: str) -> None:
    view.reject(field, finding.mention.code, finding.mention.start, finding.mention.end, reason)
