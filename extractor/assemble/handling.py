"""Decides ``title``, ``reported_to`` and ``secondary_damage``."""

from __future__ import annotations

from extractor.assemble.view import Draft, Support, View
from extractor.findings import Judged, Stance

_TOLD = (Stance.STATED, Stance.POSSIBLE)


def decide_handling(view: View, draft: Draft) -> None:
    """Fill the handling fields of the draft."""
    _decide_title(view, draft)
    _decide_reports(view, draft)
    _decide_damage(view, draft)


def handling_of(view: View, field: str) -> list[tuple[str, Judged]]:
    """What the stretch says of ``field`` outside page furniture: each mention with its code, in order of place."""
    found = []
    for judged in view.own.codes:
        name, _, code = judged.mention.code.partition(":")
        if judged.mention.kind == "handling" and name == field:
            if view.document.outline.role_at(judged.mention.start) != "noise":
                found.append((code, judged))
    return found


def support_of(judged: Judged) -> Support:
    """The words of a mention as evidence."""
    return Support(judged.mention.start, judged.mention.end, judged.mention.rule)


def _decide_title(view: View, draft: Draft) -> None:
    if view.stretch.title is not None:
        start, end = view.stretch.title
        draft.decide("title", view.text[start:end], Support(start, end, "split/title"))


def _decide_reports(view: View, draft: Draft) -> None:
    for authority, judged in handling_of(view, "reported_to"):
        if judged.stance in _TOLD:
            draft.add("reported_to", authority, support_of(judged))
        else:
            view.reject("reported_to", authority, judged.mention.start, judged.mention.end, judged.stance.value)


def _decide_damage(view: View, draft: Draft) -> None:
    """``confirmed`` where misuse is told, ``none_observed`` where it is only denied."""
    rules = view.document.rules["handling"].by_id
    told: dict[str, list[Judged]] = {}
    for code, judged in handling_of(view, "secondary_damage"):
        causes = rules[judged.mention.rule.partition("/")[2]].attributes.get("causes")
        if isinstance(causes, list) and draft.get("root_cause") not in causes:
            continue
        told.setdefault(code, []).append(judged)
    for code in ("confirmed", "none_observed"):
        if code in told:
            draft.decide("secondary_damage", code, *map(support_of, told[code][:3]))
            for other in told.get("none_observed", []) if code == "confirmed" else ():
                view.reject("secondary_damage", "none_observed", *support_of(other)[:2], "misuse is told elsewhere")
            return
