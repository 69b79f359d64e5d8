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
    """The incidents as a pandas frame: lists as Python lists, whole numbers ``Int64``, days ``datetime64``.

    A whole number or a day that the notice does not give is ``<NA>`` or ``NaT``, and makes no other number a float.
    """
    import pandas as pd
    import pyarrow as pa

    table = to_arrow(incidents)
    whole = {pa.int64(): pd.Int64Dtype(), pa.int32(): pd.Int32Dtype()}
    frame: pandas.DataFrame = table.to_pandas(date_as_object=False, types_mapper=whole.get)
    for field in table.schema:
        if pa.types.is_list(field.type):
            # pyarrow makes arrays of them, which no group or set can hold.
            frame[field.name] = pd.Series(table[field.name].to_pylist(), index=frame.index, dtype=object)
    return frame


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
