"""Decides ``leak_status``: whether the data is known to have leaked, may have, or surely has not.

A flat statement of the body decides. A headline does not, for 「漏えいのお詫び」 stands over a mere possibility too,
and a section's heading only where the body leaves it open. Without a statement the way it happened decides: what was
sent to the wrong person has been received, what was lost may be found. Of a part of a round-up that says nothing of it
holds what is said of all its parts.
"""

from __future__ import annotations

from extractor.assemble.handling import suits_cause
from extractor.assemble.view import Draft, Support, View
from extractor.findings import TOLD, CodeMention, Findings, Judged, Stance
from extractor.outline import holds

_Told = dict[str, list[Support]]


def decide_leak_status(view: View, draft: Draft) -> None:
    """Fill ``leak_status``; it is never empty."""
    body, headings = _statements(view, draft, view.own)
    if not body and not headings and view.of > 1 and not _is_gone(view, draft):
        body, headings = _statements(view, draft, view.shared)
    status = _status(body, headings, _status_by_cause(view, draft))
    by_cause = [support for _, support in draft.supports.get("root_cause", [])][:1]
    draft.decide("leak_status", status, *(body.get(status) or headings.get(status) or by_cause)[:3])
    for other, supports in body.items():
        if other != status:
            view.reject("leak_status", other, supports[0].start, supports[0].end, f"{status} is told more firmly")


def _status(body: _Told, headings: _Told, by_cause: str) -> str:
    if "confirmed" in body:
        return "confirmed"
    if "none" in body and ("possible" not in body or by_cause == "none"):
        return "none"
    if "possible" in body:
        return "confirmed" if by_cause == "confirmed" else "possible"
    return "confirmed" if "confirmed" in headings else by_cause


def _statements(view: View, draft: Draft, findings: Findings) -> tuple[_Told, _Told]:
    """What is said of the leak, by status: in the body, and in headings."""
    said_by = view.document.rules.said_by
    body: _Told = {}
    headings: _Told = {}
    for judged in findings.of_kind("leak_status"):
        mention = judged.mention
        if not _holds(judged) or _is_idle(view, mention):
            continue
        if said_by(mention.rule, "heading") and _ends_sentence(view, mention):
            continue
        if said_by(mention.rule, "unless_data") and draft.get("data_categories"):
            continue
        if mention.code == "none" and draft.get("data_categories") and _is_of_a_part(view, mention):
            continue
        if suits_cause(view, draft, mention):
            in_heading = view.document.outline.line_at(mention.start).kind == "heading"
            told = headings if in_heading or said_by(mention.rule, "presumed") else body
            told.setdefault(mention.code, []).append(Support(mention.start, mention.end, mention.rule))
    return body, headings


def _holds(judged: Judged) -> bool:
    """True where the words around the mention do not take it back; where it is a denial, that is part of its words."""
    return judged.stance in TOLD or (judged.stance is Stance.DENIED and judged.mention.code == "none")


def _is_of_a_part(view: View, mention: CodeMention) -> bool:
    """True where only what the sentence, or the question before it, names is said not to have leaked."""
    outline = view.document.outline
    low, _ = outline.sentence_at(mention.start)
    above = outline.line_at(max(0, low - 1))
    asked = range(above.start, above.end if view.text[above.start : above.end].endswith("?") else above.start)
    return any(
        judged.mention.start in asked
        or (judged.stance is Stance.DENIED and low <= judged.mention.start < mention.start)
        for judged in view.own.of_kind("categories")
    )


def _ends_sentence(view: View, mention: CodeMention) -> bool:
    """True where the words stand in a sentence, not in a heading or label."""
    outline = view.document.outline
    return outline.ends_sentence(mention.end, outline.sentence_at(mention.start)[1])


def _is_idle(view: View, mention: CodeMention) -> bool:
    idle = view.document.rules["outline"].ids_with("stance")
    return holds(view.stretch.title, mention.start) or view.document.outline.role_at(mention.start) in idle


def _is_gone(view: View, draft: Draft) -> bool:
    """True of what was lost or stolen, which need not have leaked."""
    return bool(view.document.rules["causes"].said_of(draft.get("root_cause") or "", "mishap") == "gone")


def _status_by_cause(view: View, draft: Draft) -> str:
    cause = view.document.rules["causes"].by_id.get(draft.get("root_cause") or "")
    return str(cause.attributes["leak"]) if cause is not None else "possible"
