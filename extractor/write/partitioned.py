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


def check_partition(name: str) -> None:
    """Refuse a column that is no partition.

    Raises:
        UsageError: with those that are.
    """
    if name not in partitions():
        raise UsageError(f"cannot partition by {name!r}; use one of {' '.join(partitions())}")


def check_directory(path: Path, name: str, update: bool) -> None:
    """Refuse a directory that the table would replace and that is none, or that an update would read in another layout.

    Raises:
        UsageError: naming what is in the way.
    """
    if not path.is_dir():
        return
    for file in sorted(path.rglob("*")):
        part = file.relative_to(path).parts[0]
        if "=" not in part or not (file.is_dir() or file.suffix == ".parquet"):
            raise UsageError(f"{path}: holds other files, such as {file.name}, and would be replaced; name another")
        if update and not part.startswith(f"{name}="):
            raise UsageError(f"{path}: is partitioned by {part.partition('=')[0]}; --update cannot change that")


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


def read_partitions(path: Path, name: str) -> Iterator[Row]:
    """The rows of a partitioned directory, a batch in memory at a time."""
    layout = ds.partitioning(pa.schema([(name, pa.string())]), flavor="hive")
    for batch in ds.dataset(path, format="parquet", partitioning=layout).to_batches(columns=list(INCIDENTS.columns)):
        yield from batch.to_pylist()
