"""The draft becomes the frozen record: derived columns, evidence mapped back to the source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from extractor.assemble.view import Draft, Support, View
from extractor.edtf import DAY_COLUMNS, derive_days
from extractor.model import Evidence, Incident

#: A field whose value follows from another's shows that one's words.
_DERIVED = {
    **{name: column.source for name, column in DAY_COLUMNS.items()},
    "root_cause": "root_causes",
    "via_third_party": "vendors",
}
_NO_EVIDENCE = frozenset({"counts", "dates", "confidence"})


def build(view: View, draft: Draft, notice_id: str = "", source: str = "") -> Incident:
    """The incident of a finished draft, as a row of the notice ``notice_id`` that was read from ``source``."""
    values = draft.values
    values.update(derive_days(values.get))
    known = {k: v for k, v in values.items() if v is not None}
    # To make so many in one go costs half as much as one after the other.
    evidence = msgspec.convert(list(_evidence(view, draft, known)), list[Evidence])
    case = f"{notice_id}-{view.number}" if notice_id else ""
    return Incident(notice_id, view.number, case, source, evidence=evidence, **known)


def _evidence(view: View, draft: Draft, known: dict[str, Any]) -> Iterator[dict[str, str | int]]:
    """The words that gave each value that is known, mapped back to the source: the fields of each evidence."""
    clean = view.document.clean
    for name, value in known.items():
        if name in _NO_EVIDENCE or value is False or value == []:
            continue
        for code, support in dict.fromkeys(draft.supports.get(name) or _supports_of(view, draft, name, value)):
            start, end = clean.source_span(support.start, support.end)
            text = clean.source[start:end]
            yield {"field": name, "value": code, "text": text, "start": start, "end": end, "rule": support.rule}


def _supports_of(view: View, draft: Draft, name: str, value: Any) -> list[tuple[str, Support]]:
    """The words of a value that was given none of its own."""
    told = draft.supports.get(_DERIVED.get(name, ""))
    words = told[0][1] if told else Support(*view.stretch.trigger, "split/incident")
    return [(str(v), words) for v in (value if isinstance(value, list) else [value])]
