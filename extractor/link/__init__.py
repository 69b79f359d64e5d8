"""Incidents of many notices → cases: rows about one incident get one ``case_id``.

A first report, its follow-ups, the press release and the news of it, the same release printed twice: one case. Two
incidents of one organisation, the clients of one contractor: separate cases. ``docs/accuracy.md`` says how well.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

from extractor.link.cases import group
from extractor.link.days import span
from extractor.link.member import COLUMNS, Identity, Member, identity, member
from extractor.model import Incident

if TYPE_CHECKING:
    import pyarrow

__all__ = ["COLUMNS", "case_ids", "link"]

Row = Mapping[str, Any]


@overload
def link(rows: pyarrow.Table, existing: pyarrow.Table | None = None) -> pyarrow.Table: ...
@overload
def link(rows: Sequence[Incident], existing: Sequence[Incident] | None = None) -> list[Incident]: ...
def link(rows: Any, existing: Any = None) -> Any:
    """``rows`` with their ``case_id`` set; everything else, and their order, stays as it is.

    ``existing`` are rows of an earlier run: theirs ``case_id``s are kept, and a new row about a known incident gets the
    known one. Rows in both are taken from ``rows``, their ``case_id`` from ``existing``.
    """
    if isinstance(rows, Sequence):
        known = [_row(incident) for incident in existing or ()]
        ids = case_ids([_row(incident) for incident in rows], known)
        return [dataclasses.replace(incident, case_id=case) for incident, case in zip(rows, ids, strict=True)]
    known = existing.select([*COLUMNS, "case_id"]).to_pylist() if existing is not None else []
    ids = case_ids(rows.select(COLUMNS).to_pylist(), known)
    place = rows.schema.get_field_index("case_id")
    return rows.set_column(place, rows.schema.field(place), [ids])


def case_ids(rows: Sequence[Row], existing: Sequence[Row] = ()) -> list[str]:
    """The ``case_id`` of each of ``rows``, which need the columns :data:`COLUMNS`; of ``existing`` also ``case_id``.

    A case is named after its earliest row, so the same rows give the same ids in any order; where ``existing`` has
    the case, it keeps its name.
    """
    known = {identity(row): str(row["case_id"]) for row in existing}
    by_identity = {identity(row): member(row) for row in [*existing, *rows]}
    ordered = sorted(by_identity, key=lambda key: (_day(by_identity[key]), key))
    places: dict[Any, int] = {}
    place_of = {key: places.setdefault(_node(key, by_identity[key], known.get(key)), len(places)) for key in ordered}
    first: dict[int, Identity] = {}
    for key in ordered:
        first.setdefault(place_of[key], key)
    owners = list(first.values())
    groups = group(
        [by_identity[key] for key in owners], [notice for notice, _ in owners], [known.get(key) for key in owners]
    )
    names: dict[int, str] = {}
    for case, (notice, index) in zip(groups, owners, strict=True):
        name = known.get((notice, index))
        if name is not None or case not in names:
            names[case] = name or f"{notice}-{index}"
    return [names[groups[place_of[identity(row)]]] for row in rows]


def _node(key: Identity, row: Member, case: str | None) -> object:
    """What rows share that are told in the same words: they are one to the linker, however often they are printed."""
    says_enough = row.name and (row.announced or row.discovered or row.headline)
    return (row, case) if says_enough else key


def _row(incident: Incident) -> Row:
    values = {name: getattr(incident, name) for name in (*COLUMNS, "case_id")}
    values["counts"] = [{"value": c.value, "unit": c.unit} for c in incident.counts]
    values["dates"] = [{"value": d.value, "role": d.role} for d in incident.dates]
    return values


def _day(a: Member) -> tuple[bool, int]:
    days = span(a.announced) if a.announced else None
    return days is None, days[0] if days else 0
