"""Apache Parquet, with exactly the Arrow types of docs/record.md."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from extractor.write.arrow import to_arrow_table
from extractor.write.tables import Row, Table

#: Rows of a row group: large enough to compress well, small enough to hold in memory.
_GROUP = 2_000
_READ = 500


class Sink:
    """Writes row groups as rows come; memory stays flat."""

    def __init__(self, path: Path, table: Table) -> None:
        self._schema = table.schema()
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")
        self._waiting: list[pa.Table] = []
        self._count = 0

    def write(self, rows: list[Row]) -> None:
        """Add rows. They wait as Arrow, which takes a tenth of the memory of Python objects."""
        self._waiting.append(to_arrow_table(rows, self._schema))
        self._count += len(rows)
        if self._count >= _GROUP:
            self._flush()

    def _flush(self) -> None:
        if self._waiting:
            self._writer.write_table(pa.concat_tables(self._waiting), row_group_size=_GROUP)
        self._waiting, self._count = [], 0

    def close(self) -> None:
        """Write what waits, and the footer."""
        self._flush()
        self._writer.close()


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of a file, a batch in memory at a time."""
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=_READ):
            yield from batch.to_pylist()
