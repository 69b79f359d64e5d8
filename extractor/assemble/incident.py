"""The draft becomes the frozen record: derived columns, evidence mapped back to the source."""

from __future__ import annotations

from extractor.assemble.view import Draft, Support, View
from extractor.edtf import DAY_COLUMNS, derive_days
from extractor.model import Evidence, Incident

#: A field whose value follows from another's shows that one's words.
_DERIVED = {
    **{name: column.source for name, column in DAY_COLUMNS.items()},
    "root_cause": "root_causes",
    "via_third_party": "vendors",
}
_NO_EVIDENCE = ("counts", "dates", "evidence", "confidence", "notice_id", "incident_index", "case_id", "source")


def build(view: View, draft: Draft) -> Incident:
    """The incident of a finished draft. Notice-level columns are left for the pipeline to fill."""
    values = draft.values
    values.update(derive_days(values.get))
    evidence = [e for name in values for e in _evidence(view, draft, name)]
    known = {k: v for k, v in values.items() if v is not None}
    return Incident(notice_id="", incident_index=view.number, case_id="", source="", evidence=evidence, **known)


def _evidence(view: View, draft: Draft, name: str) -> list[Evidence]:
    value = draft.values[name]
    if name in _NO_EVIDENCE or value is None or value is False or value == []:
        return []
    supports = draft.supports.get(name)
    if not supports:
        source = _DERIVED.get(name, "")
        trigger = Support(*view.stretch.trigger, "split/incident")
        words = [s for _, s in draft.supports.get(source, [])][:1] or [trigger]
        supports = [(str(v), words[0]) for v in (value if isinstance(value, list) else [value])]
    return [_to_source(view, name, code, support) for code, support in dict.fromkeys(supports)]


def _to_source(view: View, name: str, value: str, support: Support) -> Evidence:
    clean = view.document.clean
    start, end = clean.source_span(support.start, support.end)
    return Evidence(name, value, clean.source[start:end], start, end, support.rule)
