"""Rows → Arrow, through Arrow's own JSON reader: from Python objects, pyarrow would import pandas first."""

from __future__ import annotations

import datetime as dt
import io

import msgspec
import pyarrow as pa
import pyarrow.compute  # Table.cast would import it, late: here it loads while the first notice is read.
import pyarrow.json

from extractor.write.tables import Row

_EPOCH = dt.date(1970, 1, 1).toordinal()


def to_arrow_table(rows: list[Row], schema: pa.Schema) -> pa.Table:
    """``rows`` as a table of exactly this schema."""
    if not rows:
        return schema.empty_table()
    days = [field.name for field in schema if field.type == pa.date32()]
    lines = b"\n".join(map(msgspec.json.Encoder().encode, (_with_numbers(row, days) for row in rows)))
    table: pa.Table = pyarrow.json.read_json(
        io.BytesIO(lines),
        pyarrow.json.ReadOptions(use_threads=False, block_size=len(lines) + 1),
        pyarrow.json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="ignore"),
    )
    return table.cast(schema)  # The reader makes every field nullable.


def _with_numbers(row: Row, days: list[str]) -> Row:
    """A row whose days are numbers, the only days that the reader takes."""
    return row | {name: row[name].toordinal() - _EPOCH for name in days if row.get(name) is not None}
