"""Incidents of many notices → cases: rows about one incident get one ``case_id``.

A first report, its follow-ups, the press release and the news of it, the same release printed twice: one case. Two
incidents of one organisation, the clients of one contractor: separate cases. ``docs/accuracy.md`` says how well.
"""

from __future__ import annotations

import dataclasses
import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from extractor.link.days import span
from extractor.link.grouping import group
from extractor.link.member import COLUMNS, Identity, LinkedRow, Member, Reader, identity
from extractor.model import Incident
from extractor.rules.files import load_rules

if TYPE_CHECKING:
    import pyarrow

__all__ = ["COLUMNS", "LinkedRow", "case_ids", "link"]

Row = Mapping[str, Any]


@overload
def link(rows: pyarrow.Table, existing: pyarrow.Table | None = None, rules: Path | None = None) -> pyarrow.Table: ...
@overload
def link(
    rows: Sequence[Incident], existing: Sequence[Incident] | None = None, rules: Path | None = None
) -> list[Incident]: ...
def link(rows: Any, existing: Any = None, rules: Path | None = None) -> Any:
    """``rows`` with their ``case_id`` set; everything else, and their order, stays as it is.

    ``existing`` are rows of an earlier run: theirs ``case_id``s are kept, and a new row about a known incident gets the
    known one. Rows in both are taken from ``rows``, their ``case_id`` from ``existing``. ``rules`` is the folder of
    overlay rules with which the rows were read.
    """
    if isinstance(rows, Sequence):
        known = [_row(incident) for incident in existing or ()]
        ids = case_ids([_row(incident) for incident in rows], known, rules)
        return [dataclasses.replace(incident, case_id=case) for incident, case in zip(rows, ids, strict=True)]
    known = existing.select([*COLUMNS, "case_id"]).to_pylist() if existing is not None else []
    ids = case_ids(rows.select(COLUMNS).to_pylist(), known, rules)
    place = rows.schema.get_field_index("case_id")
    return rows.set_column(place, rows.schema.field(place), [ids])


def case_ids(rows: Iterable[Row], existing: Iterable[Row] = (), rules: Path | None = None) -> list[str]:
    """The ``case_id`` of each of ``rows``, which need the columns :data:`COLUMNS`; of ``existing`` also ``case_id``.

    A case is named after its earliest row, so the same rows give the same ids in any order; where ``existing`` has
    the case, it keeps its name. Both are read once, row by row; what is kept of a row is small. ``rules`` as in
    :func:`link`.
    """
    nodes = _Nodes(Reader(load_rules(rules)))
    known: dict[Identity, str] = {}
    for row in existing:
        known[identity(row)] = sys.intern(str(row["case_id"]))
        nodes.add(row, known[identity(row)])
    places = array("l", (nodes.add(row, known.get(identity(row))) for row in rows))
    names = nodes.names()
    return [names[place] for place in places]


class _Nodes:
    """The distinct members: rows that say the same are one to the linker, however often they are printed."""

    def __init__(self, read: Reader) -> None:
        self._read = read
        self._place: dict[object, int] = {}
        self._members: list[Member] = []
        self._cases: list[str | None] = []
        self._owners: list[Identity] = []

    def add(self, row: Row, case: str | None) -> int:
        """The place of the node of ``row``, known to belong to ``case``."""
        owner, told = identity(row), self._read(row)
        place = self._place.setdefault((told, case) if told.says_enough else (owner, case), len(self._members))
        if place == len(self._members):
            self._members.append(told)
            self._cases.append(case)
            self._owners.append(owner)
        elif owner < self._owners[place]:
            self._owners[place] = owner
        return place

    def names(self) -> list[str]:
        """The name of the case of each node."""
        order = sorted(range(len(self._members)), key=lambda i: (_day(self._members[i]), self._owners[i]))
        groups = group(
            [self._members[i] for i in order], [self._owners[i][0] for i in order], [self._cases[i] for i in order]
        )
        name_of: dict[int, str] = {}
        for i, case in zip(order, groups, strict=True):
            known = self._cases[i]
            if known is not None or case not in name_of:
                notice, index = self._owners[i]
                name_of[case] = known or f"{notice}-{index}"
        names = [""] * len(order)
        for i, case in zip(order, groups, strict=True):
            names[i] = name_of[case]
        return names


def _row(incident: Incident) -> Row:
    values = {name: getattr(incident, name) for name in (*COLUMNS, "case_id")}
    values["counts"] = [{"value": c.value, "unit": c.unit} for c in incident.counts]
    values["dates"] = [{"value": d.value, "role": d.role} for d in incident.dates]
    return values


def _day(a: Member) -> tuple[bool, int]:
    days = span(a.announced) if a.announced else None
    return days is None, days[0] if days else 0
