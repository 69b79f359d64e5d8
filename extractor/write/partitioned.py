"""A directory of Parquet files in Hive layout: ``OUT/announced_year=2024/part-0.parquet``.

The partition is a column of the table, or the year of one of its EDTF dates (``announced_year``).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pyarrow as pa
import pyarrow.dataset as ds

from extractor.errors import UsageError, WriteError
from extractor.write.parquet import Sink as ParquetSink
from extractor.write.tables import INCIDENTS, Row, Table

_NOTHING = "__HIVE_DEFAULT_PARTITION__"
_YEARS = {f"{name}_year": name for name in ("announced", "occurred", "discovered")}
#: Files open at once; a column with more values is no way to partition.
_MAX_PARTITIONS = 500


def partitions() -> list[str]:
    """What a table can be partitioned by."""
    schema = INCIDENTS.schema()
    return [*_YEARS, *(field.name for field in schema if field.type == pa.string())]


class DirectoryTarget:
    """A directory that is partitioned by the column ``name``, for a run what the file of a table is.

    See :class:`extractor.write.targets.FileTarget`.
    """

    is_directory = True
    updatable = True

    def __init__(self, path: Path, name: str) -> None:
        self._path, self._name = path, name

    def check(self, update: bool) -> None:
        """Refuse a column that is no partition, and a directory with other files or, to update, in another layout.

        Raises:
            UsageError: with the columns that are, or what is in the way.
        """
        if self._name not in partitions():
            raise UsageError(f"cannot partition by {self._name!r}; use one of {' '.join(partitions())}")
        if not self._path.is_dir():
            return
        for file in sorted(self._path.rglob("*")):
            part = file.relative_to(self._path).parts[0]
            if "=" not in part or not (file.is_dir() or file.suffix == ".parquet"):
                reason = f"holds other files, such as {file.name}, and would be replaced; name another"
                raise UsageError(f"{self._path}: {reason}")
            if update and not part.startswith(f"{self._name}="):
                reason = f"is partitioned by {part.partition('=')[0]}; --update cannot change that"
                raise UsageError(f"{self._path}: {reason}")

    def load(self) -> None:
        """Nothing is left to import: this module needs all that writes a partition."""

    def open(self, unfinished: Path, table: Table) -> PartitionedSink:
        """A sink that makes the directory ``unfinished``, which shall take this place."""
        return PartitionedSink(unfinished, table, self._name)

    def read_rows(self) -> Iterator[Row]:
        """The rows of all partitions, a batch in memory at a time."""
        layout = ds.partitioning(pa.schema([(self._name, pa.string())]), flavor="hive")
        files = ds.dataset(self._path, format="parquet", partitioning=layout)
        for batch in files.to_batches(columns=list(INCIDENTS.columns)):
            yield from batch.to_pylist()


def _value(row: Row, name: str) -> str:
    if name in _YEARS:
        edtf = row[_YEARS[name]] or ""
        year = edtf.removeprefix("../")[:4]
        return year if year.isdigit() else _NOTHING
    return row[name] or _NOTHING


class PartitionedSink:
    """Writes each partition as rows come."""

    def __init__(self, path: Path, table: Table, name: str) -> None:
        self._path, self._name = path, name
        columns = tuple(column for column in table.columns if column != name)
        # Hive readers take the value from the folder's name: a column of that name in the files would collide.
        self._table = Table(table.name, columns, lambda: pa.schema([f for f in table.schema() if f.name != name]))
        self._sinks: dict[str, ParquetSink] = {}
        path.mkdir()

    def write(self, rows: list[Row]) -> None:
        """Add rows, each to its partition."""
        parts: dict[str, list[Row]] = {}
        for row in rows:
            parts.setdefault(_value(row, self._name), []).append(row)
        for value, part in parts.items():
            if value not in self._sinks:
                self._sinks[value] = self._open(value)
            self._sinks[value].write(part)

    def _open(self, value: str) -> ParquetSink:
        if len(self._sinks) >= _MAX_PARTITIONS:
            raise WriteError(f"more than {_MAX_PARTITIONS} values of {self._name}; partition by announced_year")
        folder = self._path / f"{self._name}={quote(value, safe='')}"
        folder.mkdir()
        return ParquetSink(folder / "part-0.parquet", self._table)

    def close(self) -> None:
        """Finish every file."""
        for sink in self._sinks.values():
            sink.close()
