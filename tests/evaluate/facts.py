"""Hand-made gold and rows for the tests of ``extractor.evaluate``."""

from __future__ import annotations

from typing import Any

_EMPTY: dict[str, Any] = {
    "organization": None, "vendors": [], "via_third_party": False, "report_number": None, "report_stage": None,
    "announced": None, "occurred": None, "discovered": None, "affected_people": None, "affected_records": None,
    "affected_bound": None, "leak_status": "possible", "data_categories": [], "excluded_categories": [],
    "data_subjects": [], "root_cause": None, "root_causes": [], "secondary_damage": None, "reported_to": [],
    "loss_jpy": None, "counts": [],
}  # fmt: skip


def incident(**values: Any) -> dict[str, Any]:
    """A gold incident that says only what is given."""
    return {**_EMPTY, **values}


def row(notice: str, **values: Any) -> dict[str, Any]:
    """A row of the table, read from ``notices/NOTICE.txt``."""
    return {**_EMPTY, "source": f"notices/{notice}.txt", "incident_index": 0, "evidence": [], **values}


def count(value: int, unit: str, start: int = 0, end: int = 0) -> dict[str, Any]:
    """A count as both gold and table hold it."""
    return {"value": value, "unit": unit, "bound": "exact", "start": start, "end": end}


def evidence(field: str, value: str, text: str, source: str, rule: str = "test/rule") -> dict[str, Any]:
    """Evidence for the first occurrence of ``text`` in ``source``."""
    start = source.index(text)
    return {"field": field, "value": value, "text": text, "start": start, "end": start + len(text), "rule": rule}
