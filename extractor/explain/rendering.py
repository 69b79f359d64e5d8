"""An explanation as text for a terminal: one block a field, one line a candidate."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checklist import ChecklistItem
from extractor.explain import Candidate, Explanation, FieldExplanation, IncidentExplanation
from extractor.explain.candidates import Fate
from extractor.web import strings

#: Characters of the notice shown on each side of the words.
CONTEXT = 18
_MARKS = {Fate.TAKEN: "+", Fate.LOST: "-", Fate.UNUSED: "."}


def render(explanation: Explanation, source: str, field: str | None = None) -> Iterator[str]:
    """The lines for a whole notice, or for one ``field`` of each of its incidents."""
    number = len(explanation.incidents)
    yield f"{source}: {number or 'no'} incident{'' if number == 1 else 's'}"
    if not explanation.incidents or field is None:
        yield from _signs(explanation)
        yield from _unread(explanation)
    for place, explained in enumerate(explanation.incidents):
        yield ""
        yield f"[{place}] {explained.incident!r}  confidence {explained.incident.confidence:.2f}"
        yield from _incident(explanation.text, explained, field)
    if explanation.incidents:
        yield ""
        yield "+ gave the value   - lost, and why   . found, not taken up"


def _signs(explanation: Explanation) -> Iterator[str]:
    verdict = "tells of an incident" if explanation.score >= explanation.threshold else "tells of none"
    yield f"  signs of an incident: {explanation.score:.1f} of {explanation.threshold:.1f} needed – {verdict}"
    for sign in explanation.signs:
        words = in_context(explanation.text, sign.start, sign.end) if sign.words else "(nobody is named)"
        yield f"    {sign.weight:+.1f}  {words}  {sign.rule}"


def _unread(explanation: Explanation) -> Iterator[str]:
    lines = explanation.unread
    if lines:
        number = f"{len(lines)} line{'' if len(lines) == 1 else 's'}"
        yield f"  not read, as furniture of the page: {number}, 「{lines[0]}」 … 「{lines[-1]}」"


def _incident(text: str, explained: IncidentExplanation, field: str | None) -> Iterator[str]:
    for told in explained.fields:
        if told.field == field or (field is None and (told.candidates or _is_filled(told))):
            yield f"  {told.field} = {_value(told)}"
            shown = [c for c in told.candidates if field or c.fate is not Fate.UNUSED]
            yield from (f"    {line}" for c in shown for line in _candidate(text, c))
            if len(shown) < len(told.candidates):
                yield f"    . {len(told.candidates) - len(shown)} more found, not taken up: --field {told.field}"
            elif not shown:
                yield "    nothing was found for it; it follows from other fields, or stays empty"


def _is_filled(told: FieldExplanation) -> bool:
    return told.value is not None and told.value != [] and told.value is not False


def _value(told: FieldExplanation) -> str:
    if told.field == "counts" and isinstance(told.value, list):
        return ", ".join(f"{count.value} {count.unit}" for count in told.value) or "–"
    if isinstance(told.value, list):
        return ", ".join(map(str, told.value)) or "–"
    return "–" if told.value is None else str(told.value)


def _candidate(text: str, candidate: Candidate) -> Iterator[str]:
    mark = _MARKS[candidate.fate]
    yield f"{mark} {candidate.value}  {in_context(text, candidate.start, candidate.end)}"
    reading = candidate.reading
    if candidate.cue:
        fired = f" 「{candidate.cue_words}」" if candidate.cue_words else ""
        reading = f"{reading or 'no role'} by {candidate.cue}{fired}"
    parts = [candidate.rule, reading, f"lost: {candidate.reason}" if candidate.reason else ""]
    yield "    " + " | ".join(part for part in parts if part)


def in_context(text: str, start: int, end: int) -> str:
    """The words in 【】 between what stands around them, on one line."""
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return "…" + " ".join(f"{before}【{text[start:end]}】{after}".split()) + "…"


def render_checklist(items: list[ChecklistItem], text: str) -> Iterator[str]:
    """The nine items of 施行規則8条, each with the passages that tell it, or with the words for that none does."""
    untold = strings("shared", "ja")["not_stated"]
    for item in items:
        yield f"{item.number}. {item.label}" + ("" if item.told else f"  {untold}")
        yield from (f"     {in_context(text, e.start, e.end)}  {e.rule}" for e in item.evidence)
