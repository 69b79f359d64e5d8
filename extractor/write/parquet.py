"""Apache Parquet, with exactly the Arrow types of docs/record.md."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq

from extractor.write.arrow import to_arrow_table
from extractor.write.tables import Row, Table

#: Rows of a row group: large enough to compress well, small enough to hold in memory.
_GROUP = 5_000


class Sink:
    """Writes row groups as rows come; memory stays flat."""

    def __init__(self, path: Path, table: Table) -> None:
        self._schema = table.schema()
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")
        self._waiting: list[Row] = []

    def write(self, rows: list[Row]) -> None:
        """Add rows."""
        self._waiting += rows
        while len(self._waiting) >= _GROUP:
            self._flush(self._waiting[:_GROUP])
            del self._waiting[:_GROUP]

    def _flush(self, rows: list[Row]) -> None:
        self._writer.write_table(to_arrow_table(rows, self._schema))

    def close(self) -> None:
        """Write what waits, and the footer."""
        if self._waiting:
            self._flush(self._waiting)
        self._writer.close()


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of a file, a batch in memory at a time."""
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=_GROUP):
            yield from batch.to_pylist()
