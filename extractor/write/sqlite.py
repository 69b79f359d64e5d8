"""SQLite: lists as JSON in the table ``incidents``, and views ``counts``, ``dates``, ``evidence`` that unfold them."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec

from extractor.write.tables import INCIDENTS, KEYS, NESTED, Row, Table, rows_from_json


class Sink:
    """Writes in one transaction."""

    def __init__(self, path: Path, table: Table) -> None:
        self._base = sqlite3.connect(path, isolation_level=None)
        # The file is made beside the output and renamed when whole: its own journal would guard nothing.
        self._base.executescript("pragma journal_mode=off; pragma synchronous=off; begin")
        schema = table.schema()
        self._columns = table.columns
        columns = ", ".join(f'"{field.name}" {_affinity(str(field.type))}' for field in schema)
        self._base.execute(f"create table {table.name} ({columns})")
        self._insert = f"insert into {table.name} values ({', '.join('?' * len(table.columns))})"
        for name in NESTED:
            if name in table.columns:
                self._add_view(table.name, name, [field.name for field in schema.field(name).type.value_type])

    def _add_view(self, table: str, name: str, fields: list[str]) -> None:
        keys = ", ".join(f"{table}.{key}" for key in KEYS)
        values = ", ".join(f"json_extract(item.value, '$.{field}') as \"{field}\"" for field in fields)
        self._base.execute(
            f"create view {name} as select {keys}, {values} from {table}, json_each({table}.{name}) as item"
        )

    def write(self, rows: list[Row]) -> None:
        """Add rows."""
        self._base.executemany(self._insert, ([_store(row[name]) for name in self._columns] for row in rows))

    def close(self) -> None:
        """Commit."""
        self._base.execute("commit")
        self._base.close()


def _affinity(arrow_type: str) -> str:
    if arrow_type.startswith(("int", "bool")):
        return "integer"
    return "real" if arrow_type in ("float", "double") else "text"


def _store(value: Any) -> Any:
    if isinstance(value, list):
        return msgspec.json.encode(value).decode()
    return value.isoformat() if isinstance(value, dt.date) else value


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of a file, one in memory at a time."""
    types = {field.name: str(field.type) for field in INCIDENTS.schema()}
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as base:
        base.row_factory = sqlite3.Row
        for stored in base.execute("select * from incidents order by rowid"):
            row = {name: _restore(types.get(name, ""), value) for name, value in dict(stored).items()}
            yield from rows_from_json(msgspec.json.encode([row]))


def _restore(arrow_type: str, value: Any) -> Any:
    if arrow_type.startswith("list") and value is not None:
        return msgspec.Raw(value.encode())
    return bool(value) if arrow_type == "bool" else value
