"""Decides ``data_categories``, ``excluded_categories`` and ``data_subjects``."""

from __future__ import annotations

from extractor.assemble.view import Draft, Support, View
from extractor.findings import Judged, Stance

_EXPOSED = (Stance.STATED, Stance.POSSIBLE)


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
    for finding in view.own.codes:
        if finding.mention.kind != "subjects":
            continue
        if finding.stance in _EXPOSED:
            draft.add("data_subjects", finding.mention.code, _support(finding))
        else:
            _reject(view, "data_subjects", finding, f"{finding.stance.value} ({finding.why})")


def _support(finding: Judged) -> Support:
    return Support(finding.mention.start, finding.mention.end, finding.mention.rule)


def _reject(view: View, field: str, finding: Judged, reason: str) -> None:
    view.reject(field, finding.mention.code, finding.mention.start, finding.mention.end, reason)
