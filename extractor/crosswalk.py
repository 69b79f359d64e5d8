"""Our codes in others' words: JNSA cause, TSR cause and medium, VERIS action, and the report types of 施行規則7条.

The mapping is data in ``rules/crosswalk.yaml``. Every value comes with the reason for it, in a column of its own, so
that a reader of the table can disagree with the mapping without reading code.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from extractor.codes import label, load_table
from extractor.errors import RuleError
from extractor.model import Incident

#: The columns of each set of codes, in order; those named ``…types`` and ``…reasons`` are lists.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "jnsa": ("jnsa_cause", "jnsa_reason"),
    "tsr": ("tsr_cause", "tsr_medium", "tsr_reason"),
    "veris": ("veris_action", "veris_variety", "veris_reason"),
    "ppc": ("ppc_types", "ppc_reasons"),
}


@functools.lru_cache(maxsize=8)
def load_crosswalk(overlay: Path | None = None) -> Mapping[str, Any]:
    """The crosswalk, checked: every VERIS value stands in the enumerations that the file cites.

    Raises:
        RuleError: naming the cause and the value that VERIS does not know.
    """
    table = load_table("crosswalk", overlay)
    allowed = table["veris"]["enumerations"]
    for cause, entry in table["causes"].items():
        veris = entry["veris"]
        for key in ("variety", "vector", "target"):
            name = f"action.{veris['action']}.{key}"
            if key in veris and veris[key] not in allowed.get(name, ()):
                raise RuleError(f"rules/crosswalk.yaml: cause {cause!r}: {veris[key]!r} is not a value of {name}")
        if veris["asset"] not in allowed["asset.assets.variety"]:
            raise RuleError(f"rules/crosswalk.yaml: cause {cause!r}: {veris['asset']!r} is not a VERIS asset")
    return table


def parse_codes(names: str) -> list[str]:
    """``"jnsa,ppc"`` as a list of sets of codes.

    Raises:
        ValueError: when a name is none of :data:`COLUMNS`.
    """
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    for name in wanted:
        if name not in COLUMNS:
            raise ValueError(f"no such codes: {name!r}; choose from {', '.join(COLUMNS)}")
    return wanted


def code_columns(incident: Incident, names: Iterable[str], overlay: Path | None = None) -> dict[str, Any]:
    """The columns of the sets of codes ``names`` for one incident, in the order of :data:`COLUMNS`."""
    table = load_crosswalk(overlay)
    makers = {"jnsa": _jnsa, "tsr": _tsr, "veris": _veris, "ppc": _ppc}
    return {column: value for name in names for column, value in makers[name](incident, table).items()}


def code_types(names: Iterable[str]) -> dict[str, str]:
    """The columns of the sets of codes ``names``, each with its type: ``string``, or ``list`` of strings."""
    columns = (column for name in names for column in COLUMNS[name])
    return {column: "list" if column.startswith("ppc_") else "string" for column in columns}


def medium_of(incident: Incident, table: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The entry of ``media`` that the record names: in a counted thing, in the words for its cause, or in its title."""
    counted = [c.group or "" for c in incident.counts if c.unit in ("device", "sheet")]
    causes = [e.text for e in incident.evidence if e.field in ("root_cause", "root_causes", "counts")]
    for words in ("".join(counted), "".join(causes), incident.title or ""):
        for entry in table["media"]:
            if any(term in words for term in entry["terms"]):
                return dict(entry)
    return None


def _entry(incident: Incident, table: Mapping[str, Any]) -> tuple[Mapping[str, Any] | None, str]:
    if incident.root_cause is None:
        return None, "原因の記載なし"
    entry = table["causes"].get(incident.root_cause)
    return entry, f"原因: {label('root_cause', incident.root_cause)}" + ("" if entry else "（対応表にない）")


def _jnsa(incident: Incident, table: Mapping[str, Any]) -> dict[str, Any]:
    entry, reason = _entry(incident, table)
    return {"jnsa_cause": entry["jnsa"] if entry else None, "jnsa_reason": reason}


def _tsr(incident: Incident, table: Mapping[str, Any]) -> dict[str, Any]:
    entry, reason = _entry(incident, table)
    if entry is None:
        return {"tsr_cause": None, "tsr_medium": None, "tsr_reason": reason}
    named = medium_of(incident, table)
    if named is not None:
        medium, why = named["medium"], "媒体の記載あり"
    else:
        medium, why = entry["medium"], "原因から通例の媒体" if entry["medium"] else "媒体の記載なし"
    return {"tsr_cause": entry["tsr"], "tsr_medium": medium, "tsr_reason": f"{reason}、{why}"}


def _veris(incident: Incident, table: Mapping[str, Any]) -> dict[str, Any]:
    entry, reason = _entry(incident, table)
    veris = entry["veris"] if entry else {}
    return {"veris_action": veris.get("action"), "veris_variety": veris.get("variety"), "veris_reason": reason}


def _ppc(incident: Incident, table: Mapping[str, Any]) -> dict[str, Any]:
    if incident.leak_status == "none":
        return {"ppc_types": [], "ppc_reasons": ["漏えい等なし、または個人データを含まない"]}
    types: list[str] = []
    settled: list[str] = []
    open_questions: list[str] = []
    for rule in table["ppc"]:
        why = _ppc_reason(incident, rule, table)
        if why:
            types.append(rule["type"])
            settled.append(f"{rule['type']} {rule['label']}: {why}")
        else:
            open_questions += [f"要確認 {rule['type']} {rule['label']}: {q}" for q in _ppc_questions(incident, rule)]
    return {"ppc_types": types, "ppc_reasons": settled + open_questions}


def _ppc_reason(incident: Incident, rule: Mapping[str, Any], table: Mapping[str, Any]) -> str:
    """What makes the incident fall under ``rule``; empty where nothing settles it."""
    hit = [c for c in rule.get("categories", ()) if c in incident.data_categories]
    if hit:
        return "、".join(label("data_categories", c) for c in hit)
    if rule.get("malicious"):
        causes = incident.root_causes or [incident.root_cause or ""]
        bad = [c for c in causes if table["causes"].get(c, {}).get("malicious")]
        return "、".join(label("root_cause", c) for c in bad)
    limit = rule.get("people_above")
    if limit is not None and incident.affected_people is not None and incident.affected_people > limit:
        return f"{incident.affected_people:,}人"
    return ""


def _ppc_questions(incident: Incident, rule: Mapping[str, Any]) -> list[str]:
    """What suggests ``rule`` but does not settle it."""
    questions = [
        f"{label('data_categories', category)}（{condition}）"
        for category, condition in rule.get("check", {}).items()
        if category in incident.data_categories
    ]
    limit = rule.get("people_above")
    if limit is not None and incident.affected_people is None:
        if incident.affected_records is None:
            questions.append("人数の記載なし")
        elif incident.affected_records > limit:
            questions.append(f"{incident.affected_records:,}件（人数の記載なし）")
    elif limit is not None and incident.affected_people == limit and incident.affected_bound == "at_least":
        questions.append(f"{limit:,}人以上（ちょうど{limit:,}人は該当しない）")
    return questions
