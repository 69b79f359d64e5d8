"""The tables that can be written: their names, columns and Arrow schemas, and the rows of each."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from extractor.edtf import DAY_COLUMNS
from extractor.model import Incident, arrow_schema

if TYPE_CHECKING:
    import pyarrow

Row = dict[str, Any]
#: Columns of nested rows; formats without nesting give each a sheet or view of its own.
NESTED = ("counts", "dates", "evidence")
#: Columns that tie a nested row to its incident (the same file twice in a folder has the same ``notice_id``), and
#: say whose it is.
KEYS = ("notice_id", "incident_index", "source", "organization")


class Table(NamedTuple):
    """A table: its name, the names of its columns in order, and its Arrow schema (made on call: pyarrow is heavy).

    ``rules`` is the folder of rules laid over the shipped ones, for formats that have codes of their own.
    """

    name: str
    columns: tuple[str, ...]
    schema: Callable[[], pyarrow.Schema]
    rules: Path | None = None


INCIDENTS = Table("incidents", tuple(f.name for f in dataclasses.fields(Incident)), arrow_schema)


def rows_from_json(data: bytes) -> list[Row]:
    """The rows that :func:`rows_to_json` encoded, days as dates again."""
    rows: list[Row] = msgspec.json.decode(data)
    for row in rows:
        for name in DAY_COLUMNS:
            if row.get(name) is not None:  # Tables of other programs have fewer columns.
                row[name] = dt.date.fromisoformat(row[name])
    return rows


def rows_to_json(incidents: list[Incident]) -> bytes:
    """Incidents as a JSON array, columns in order, days in ISO 8601."""
    return msgspec.json.encode(incidents)


_FINDING_COLUMNS: dict[str, str] = {
    **dict.fromkeys(("notice_id", "case_id", "source", "organization", "field", "value"), "string"),
    "incident_index": "int32",
    "number": "int64",
    **dict.fromkeys(("unit", "bound", "group", "role", "text", "rule"), "string"),
    "start": "int64",
    "end": "int64",
}


def _finding_schema() -> pyarrow.Schema:
    import pyarrow as pa

    return pa.schema([(name, getattr(pa, kind)()) for name, kind in _FINDING_COLUMNS.items()])


FINDINGS = Table("findings", tuple(_FINDING_COLUMNS), _finding_schema)


def findings(row: Row) -> Iterator[Row]:
    """The long form of an incident's row: one row a count, a date, and a piece of evidence."""
    head: Row = dict.fromkeys(_FINDING_COLUMNS)
    head |= {name: row[name] for name in ("notice_id", "incident_index", "case_id", "source", "organization")}
    for count in row["counts"]:
        yield head | count | {"field": "counts", "value": str(count["value"]), "number": count["value"]}
    for date in row["dates"]:
        yield head | date | {"field": "dates"}
    for piece in row["evidence"]:
        yield head | piece
