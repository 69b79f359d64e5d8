"""Decides ``title``, ``reported_to`` and ``secondary_damage``."""

from __future__ import annotations

import re

from extractor.assemble.view import Draft, Support, View
from extractor.findings import TOLD, CodeMention, Findings, Judged
from extractor.outline import holds

# The name at the head of a mention of a report: 経済産業省|への
_AUTHORITY = re.compile(r"[^にへとや及お並、・(\s]+")


def decide_handling(view: View, draft: Draft) -> None:
    """Fill the handling fields of the draft."""
    _decide_title(view, draft)
    _decide_reports(view, draft)
    _decide_damage(view, draft)


def handling_of(view: View, field: str) -> list[tuple[str, Judged]]:
    """What the stretch says of ``field`` outside page furniture: each mention with its code, in order of place."""
    return _field_mentions(view, view.own, field)


def _field_mentions(view: View, findings: Findings, field: str) -> list[tuple[str, Judged]]:
    told = findings.told(field)
    return [(code, judged) for code, judged in told if not _in_furniture(view, judged.mention.start)] if told else []


def _in_furniture(view: View, place: int) -> bool:
    """True in menus and the like; a headline below a menu is none of it."""
    return view.document.outline.is_noise(place) and not holds(view.stretch.title, place)


def support_of(judged: Judged) -> Support:
    """The words of a mention as evidence."""
    return Support(judged.mention.start, judged.mention.end, judged.mention.rule)


def suits_cause(view: View, draft: Draft, mention: CodeMention) -> bool:
    """Whether the rule of ``mention`` has its say with this root cause: ``causes`` names the ones it is for."""
    causes = view.document.rules.said_by(mention.rule, "causes")
    return not causes or draft.get("root_cause") in causes


def _decide_title(view: View, draft: Draft) -> None:
    if view.stretch.title is not None:
        start, end = view.stretch.title
        draft.decide("title", view.text[start:end], Support(start, end, "split/title"))


def _decide_reports(view: View, draft: Draft) -> None:
    """The authorities that were told of it, or of each; without a word of its own, those of the close of the notice."""
    own, shared = handling_of(view, "reported_to"), _field_mentions(view, view.shared, "reported_to")
    last = view.stretch.spans[-1][1] if view.stretch.spans else len(view.text)
    of_all = [
        (authority, judged)
        for authority, judged in shared
        if (judged.mention.start >= last and not own) or _is_said_of_each(view, judged)
    ]
    for authority, judged in [*own, *of_all]:
        if _is_itself(view, draft, judged):
            view.reject("reported_to", authority, judged.mention.start, judged.mention.end, "the organisation itself")
        elif judged.stance in TOLD:
            draft.add("reported_to", authority, support_of(judged))
        else:
            view.reject("reported_to", authority, judged.mention.start, judged.mention.end, judged.stance.value)


def _is_said_of_each(view: View, judged: Judged) -> bool:
    return view.document.hits.is_marked("common", *view.document.outline.sentence_at(judged.mention.start))


def _is_itself(view: View, draft: Draft, judged: Judged) -> bool:
    """True where the authority named is the organisation of the incident: a contractor's report to it is none."""
    name = _AUTHORITY.match(view.text, judged.mention.start, judged.mention.end)
    return name is not None and str(draft.get("organization") or "").endswith(name[0])


def _decide_damage(view: View, draft: Draft) -> None:
    """``confirmed`` where misuse is told, ``none_observed`` where it is only denied, for all incidents if need be."""
    told: dict[str, list[Judged]] = {"confirmed": [], "none_observed": []}
    field = "secondary_damage"
    for code, judged in handling_of(view, field) or _field_mentions(view, view.shared, field):
        # The denial is part of the words of a rule that emits it; misuse is told where nothing behind takes it back.
        if code == "confirmed" and judged.stance not in TOLD:
            view.reject(field, code, judged.mention.start, judged.mention.end, judged.stance.value)
        elif suits_cause(view, draft, judged.mention):
            told[code].append(judged)
    for code in ("confirmed", "none_observed"):
        if told[code]:
            draft.decide("secondary_damage", code, *map(support_of, told[code][:3]))
            break
    if told["confirmed"]:
        for denial in told["none_observed"]:
            place = denial.mention
            view.reject("secondary_damage", "none_observed", place.start, place.end, "misuse is told elsewhere")
