"""Incidents → a table in a file or a frame."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.model import Incident, arrow_schema

if TYPE_CHECKING:
    import pandas
    import pyarrow


def to_arrow(incidents: Iterable[Incident]) -> pyarrow.Table:
    """The incidents as an Arrow table with the schema of docs/record.md."""
    import pyarrow as pa

    return pa.Table.from_pylist([incident.to_dict() for incident in incidents], schema=arrow_schema())


def to_frame(incidents: Iterable[Incident]) -> pandas.DataFrame:
    """The incidents as a pandas frame, lists as Python lists."""
    table: pandas.DataFrame = to_arrow(incidents).to_pandas()
    return table


def write_parquet(incidents: Iterable[Incident], path: Path) -> None:
    """Write a Parquet file."""
    import pyarrow.parquet as pq

    pq.write_table(to_arrow(incidents), path)
