"""Decides ``leak_status``: whether the data is known to have leaked, may have, or surely has not.

A flat statement of the body decides; a heading does not, for 「漏えいのお詫び」 stands over a mere possibility too. Without
a statement the way it happened decides: what was sent to the wrong person has been received, what was lost may be found.
"""

from __future__ import annotations

from extractor.assemble.view import Draft, Support, View
from extractor.findings import Judged, Stance

_IDLE_SECTIONS = ("prevention", "contact", "noise")


def decide_leak_status(view: View, draft: Draft) -> None:
    """Fill ``leak_status``; it is never empty."""
    told = _statements(view)
    by_cause = _status_by_cause(view, draft)
    for status in ("confirmed", "none"):
        if status in told and not (status == "none" and "possible" in told and by_cause != "none"):
            draft.decide("leak_status", status, *told[status][:3])
            break
    else:
        status = "possible" if "possible" in told and by_cause != "confirmed" else by_cause
        supports = told.get(status) or [s for _, s in draft.supports.get("root_cause", [])][:1]
        draft.decide("leak_status", status, *supports)
    for other, supports in told.items():
        if other != status:
            view.reject("leak_status", other, supports[0].start, supports[0].end, f"{status} is told more firmly")


def _statements(view: View) -> dict[str, list[Support]]:
    told: dict[str, list[Support]] = {}
    for judged in view.own.codes:
        mention = judged.mention
        if mention.kind == "leak_status" and _counts(view, judged):
            told.setdefault(mention.code, []).append(Support(mention.start, mention.end, mention.rule))
    return told


def _counts(view: View, judged: Judged) -> bool:
    place = judged.mention.start
    title = view.stretch.title
    outline = view.document.outline
    return not (
        judged.stance in (Stance.BACKGROUND, Stance.ADVICE)
        or (title is not None and title[0] <= place < title[1])
        or outline.line_at(place).kind == "heading"
        or outline.role_at(place) in _IDLE_SECTIONS
    )


def _status_by_cause(view: View, draft: Draft) -> str:
    cause = view.document.rules["causes"].by_id.get(draft.get("root_cause") or "")
    return str(cause.attributes.get("leak", "possible")) if cause is not None else "possible"
