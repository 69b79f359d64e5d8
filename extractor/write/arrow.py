"""Rows → Arrow, through Arrow's own JSON reader: from Python objects, pyarrow would import pandas first."""

from __future__ import annotations

import io

import msgspec
import pyarrow as pa
import pyarrow.json

from extractor.write.tables import Row


def to_arrow_table(rows: list[Row], schema: pa.Schema) -> pa.Table:
    """``rows`` as a table of exactly this schema."""
    if not rows:
        return schema.empty_table()
    lines = b"\n".join(map(msgspec.json.Encoder().encode, rows))
    # The reader takes days as numbers only; as strings they are cast afterwards.
    fields = [field.with_type(pa.string()) if field.type == pa.date32() else field for field in schema]
    table: pa.Table = pyarrow.json.read_json(
        io.BytesIO(lines),
        pyarrow.json.ReadOptions(use_threads=False, block_size=len(lines) + 1),
        pyarrow.json.ParseOptions(explicit_schema=pa.schema(fields), unexpected_field_behavior="ignore"),
    )
    return table.cast(schema)
