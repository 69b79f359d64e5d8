"""Rows → a table in a file or a frame. One module a format; :mod:`extractor.write.formats` lists them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.model import Incident, arrow_schema
from extractor.write.formats import open_sink
from extractor.write.tables import INCIDENTS

if TYPE_CHECKING:
    import pandas
    import pyarrow

__all__ = ["to_arrow", "to_frame", "write_parquet", "write_table"]


def to_arrow(incidents: Iterable[Incident]) -> pyarrow.Table:
    """The incidents as an Arrow table with the schema of docs/record.md."""
    import pyarrow as pa

    return pa.Table.from_pylist([incident.to_dict() for incident in incidents], schema=arrow_schema())


def to_frame(incidents: Iterable[Incident]) -> pandas.DataFrame:
    """The incidents as a pandas frame, lists as Python lists."""
    table: pandas.DataFrame = to_arrow(incidents).to_pandas()
    return table


def write_table(incidents: Iterable[Incident], path: Path) -> None:
    """Write the incidents to ``path`` in the format of its suffix (.parquet, .csv, .jsonl, .xlsx, …).

    Raises:
        WriteError: when no format has this suffix, or the format needs a library that is not installed.
    """
    sink = open_sink(path, INCIDENTS)
    sink.write([incident.to_dict() for incident in incidents])
    sink.close()


def write_parquet(incidents: Iterable[Incident], path: Path) -> None:
    """Write a Parquet file."""
    write_table(incidents, path)
