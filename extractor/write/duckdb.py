"""A DuckDB file with the table ``incidents``, nested columns as DuckDB lists and structs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import duckdb

from extractor.write.arrow import to_arrow_table
from extractor.write.tables import Row, Table


class Sink:
    """Inserts through Arrow, a batch at a time."""

    def __init__(self, path: Path, table: Table) -> None:
        path.unlink(missing_ok=True)
        self._schema = table.schema()
        self._table = table.name
        self._base = duckdb.connect(str(path))
        self._base.register("batch", self._schema.empty_table())
        self._base.execute(f"create table {table.name} as select * from batch")

    def write(self, rows: list[Row]) -> None:
        """Add rows."""
        self._base.register("batch", to_arrow_table(rows, self._schema))
        self._base.execute(f"insert into {self._table} select * from batch")

    def close(self) -> None:
        """Check-point and close, so that no log file stays beside the base."""
        self._base.execute("checkpoint")
        self._base.close()


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of a file, a batch in memory at a time."""
    with closing(duckdb.connect(str(path), read_only=True)) as base:
        for batch in base.sql("select * from incidents").to_arrow_reader(5_000):
            yield from batch.to_pylist()
