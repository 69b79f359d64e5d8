"""Cases as VERIS 1.4 records, for the statistics that use that vocabulary (VCDB, DBIR).

Nothing is claimed that the notice does not say: what VERIS requires and the notice leaves open is ``Unknown``.
"""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from extractor.case_rows import by_case, latest
from extractor.crosswalk import Crosswalk, Veris, VerisCause, load_crosswalk, medium_of
from extractor.edtf import exact_day
from extractor.model import Incident

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://pypi.org/project/breach-notice-extractor/veris")


def write_veris(incidents: Iterable[Incident], path: Path, overlay: Path | None = None) -> list[str]:
    """Write the cases of ``incidents`` as a JSON array of VERIS records, by the crosswalk of ``overlay`` if it has one.

    Returns:
        The ids of the cases left out because no year is known: VERIS requires one, and none is guessed.
    """
    records, undated = [], []
    for rows in by_case(incidents):
        record = veris_record(rows, overlay)
        if record is None:
            undated.append(rows[0].case_id)
        else:
            records.append(record)
    path.write_text(json.dumps(records, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return undated


def veris_record(rows: list[Incident], overlay: Path | None = None) -> dict[str, Any] | None:
    """The VERIS record of one case, from the rows that tell of it; ``None`` where no row gives a year."""
    table = load_crosswalk(overlay)
    row = latest(rows)
    timeline = _timeline(row)
    if timeline is None:
        return None
    causes = [c for c in row.root_causes or [row.root_cause or "unknown"] if c in table.causes] or ["unknown"]
    entries = [table.causes[cause].veris for cause in causes]
    incident_id = str(uuid.uuid5(_NAMESPACE, row.case_id))
    record: dict[str, Any] = {
        "schema_version": table.veris.schema_version,
        "incident_id": incident_id,
        "source_id": "breach-notice-extractor",
        "security_incident": "Confirmed",
        "confidence": _confidence(row, table.veris),
        "reference": "; ".join(dict.fromkeys(r.source for r in rows)),
        "summary": row.title or row.organization or row.case_id,
        "timeline": timeline,
        "victim": {"victim_id": row.organization or "Unknown", **table.veris.victim},
        "actor": _actor(entries, row),
        "action": _action(entries),
        "asset": {"assets": _assets(entries, row, table), "cloud": ["Unknown"]},
        "attribute": _attribute(entries, row, table.veris),
        "discovery_method": {"unknown": True},
        "plus": {"master_id": incident_id},
    }
    if row.loss_jpy is not None:
        record["impact"] = {
            "overall_rating": "Unknown", "iso_currency_code": "JPY", "overall_amount": row.loss_jpy,
        }  # fmt: skip
    return record


def _timeline(row: Incident) -> dict[str, Any] | None:
    """The year, and month and day where known, of the incident; of its discovery or notice where it gives none."""
    start = (row.occurred or "").split("/")[0]
    for value in (start, row.discovered, row.announced):
        parts = (value or "").split("-")
        if parts[0].isdigit():
            known = dict(zip(("year", "month", "day"), (int(p) for p in parts if p.isdigit()), strict=False))
            break
    else:
        return None
    timeline: dict[str, Any] = {"incident": known}
    first, found = exact_day(start), row.discovered_on
    if first is not None and found is not None and found >= first:
        timeline["discovery"] = {"unit": "Days", "value": (found - first) // dt.timedelta(days=1)}
    return timeline


def _confidence(row: Incident, veris: Veris) -> str:
    return next(name for name, floor in veris.confidence.items() if row.confidence >= floor)


def _actor(entries: list[VerisCause], row: Incident) -> dict[str, Any]:
    actors: dict[str, Any] = {}
    for entry in entries:
        kind, motive = entry.actor, entry.motive
        if kind == "internal" and row.via_third_party:
            actors["partner"] = {"motive": [motive], "country": ["Unknown"], "industry": "00"}
        elif kind == "unknown":
            actors["unknown"] = {}
        else:
            known = actors.setdefault(kind, {"variety": ["Unknown"], "motive": [motive]})
            if motive not in known["motive"]:
                known["motive"].append(motive)
            if kind == "external":
                known["country"] = ["Unknown"]
    for actor in actors.values():
        # "Unknown" beside a known motive says nothing.
        if len(actor.get("motive", ())) > 1:
            actor["motive"] = [m for m in actor["motive"] if m != "Unknown"]
    if len(actors) > 1:
        actors.pop("unknown", None)
    return actors


def _action(entries: list[VerisCause]) -> dict[str, Any]:
    actions: dict[str, Any] = {}
    for entry in entries:
        action = actions.setdefault(entry.action, {})
        for key, value in (("variety", entry.variety), ("vector", entry.vector), ("target", entry.target)):
            if value is not None and value not in action.setdefault(key, []):
                action[key].append(value)
    for action in actions.values():
        for key, values in action.items():
            if len(values) > 1:
                action[key] = [v for v in values if v != "Unknown"]
    if len(actions) > 1:
        actions.pop("unknown", None)
    return actions


def _assets(entries: list[VerisCause], row: Incident, table: Crosswalk) -> list[dict[str, str]]:
    named = medium_of(row, table)
    assets = [e.asset for e in entries]
    if named is not None:
        assets = [named.asset if a in ("M - Unknown", "M - Documents", "Unknown") else a for a in assets]
    return [{"variety": asset} for asset in dict.fromkeys(assets)]


def _attribute(entries: list[VerisCause], row: Incident, veris: Veris) -> dict[str, Any]:
    varieties = _values(row.data_categories, veris.data, veris.unmapped.data)
    victims = _values(row.data_subjects, veris.victims, veris.unmapped.victims)
    total = row.affected_people if row.affected_people is not None else row.affected_records
    confidentiality: dict[str, Any] = {
        "data_disclosure": veris.disclosure[row.leak_status],
        "data": [{"variety": name} for name in varieties or ["Unknown"]],
        "data_victim": victims or ["Unknown"],
    }
    if total is not None:
        confidentiality["data_total"] = total
    attribute: dict[str, Any] = {"confidentiality": confidentiality}
    for name in ("integrity", "availability"):
        harms = list(dict.fromkeys(harm for e in entries if (harm := getattr(e, name)) is not None))
        if harms:
            attribute[name] = {"variety": harms}
    return attribute


def _values(codes: Sequence[str], mapped: Mapping[str, list[str]], unmapped: str) -> list[str]:
    """The values of VERIS for ``codes``, in the order of the file; one for all that the file does not know."""
    known = {code for own in mapped.values() for code in own}
    values = [name for name, own in mapped.items() if any(code in codes for code in own)]
    return list(dict.fromkeys([*values, *(unmapped for code in codes if code not in known)]))
