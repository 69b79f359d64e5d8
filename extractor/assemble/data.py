"""Decides ``data_categories``, ``excluded_categories`` and ``data_subjects``."""

from __future__ import annotations

from extractor.assemble.view import Draft, Support, View
from extractor.findings import Judged, Stance

_EXPOSED = (Stance.STATED, Stance.POSSIBLE)
#: Why ``judge`` sets aside what stands in a section of advice, of contacts or of page furniture.
_SECTION = "outline/section"


def decide_data(view: View, draft: Draft) -> None:
    """Fill the data fields of the draft."""
    _decide_categories(view, draft)
    _decide_subjects(view, draft)


def _decide_categories(view: View, draft: Draft) -> None:
    """What was exposed for anybody is no exclusion, though it was spared for others."""
    judged = [j for j in view.own.codes if j.mention.kind == "categories"]
    exposed = {j.mention.code for j in judged if j.stance in _EXPOSED}
    for finding in judged:
        code = finding.mention.code
        if finding.stance in _EXPOSED:
            draft.add("data_categories", code, _support(finding))
        elif finding.stance is not Stance.DENIED:
            _reject(view, "data_categories", finding, f"{finding.stance.value} ({finding.why})")
        elif code in exposed:
            _reject(view, "excluded_categories", finding, "exposed elsewhere in the notice")
        else:
            draft.add("excluded_categories", code, _support(finding))


def _decide_subjects(view: View, draft: Draft) -> None:
    named = [j for j in view.own.codes if j.mention.kind == "subjects"]
    for finding in named:
        if finding.stance in _EXPOSED:
            draft.add("data_subjects", finding.mention.code, _support(finding))
    if "data_subjects" not in draft.values and "data_categories" in draft.values:
        for finding in _only_people(named):
            draft.add("data_subjects", finding.mention.code, _support(finding)._replace(rule="assemble/only-people"))
    decided = draft.get("data_subjects", [])
    for finding in named:
        if finding.mention.code not in decided:
            _reject(view, "data_subjects", finding, f"{finding.stance.value} ({finding.why})")


def _only_people(named: list[Judged]) -> list[Judged]:
    """The first naming of the only people outside the organisation that the notice names at all, if so it is."""
    people = [j for j in named if j.why != _SECTION and j.stance != Stance.DENIED and j.mention.code != "employee"]
    return people[:1] if len({j.mention.code for j in people}) == 1 else []


def _support(finding: Judged) -> Support:
    return Support(finding.mention.start, finding.mention.end, finding.mention.rule)


def _reject(view: View, field: str, finding: Judged, reason: str) -> None:
    view.reject(field, finding.mention.code, finding.mention.start, finding.mention.end, reason)
