"""Spark: ``extractor.spark.parse(df)`` on ``mapInArrow``. Needs the extra ``spark``, and Java."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from extractor.batch.arrow import RESULT, incident_rows, parse_batch
from extractor.batch.options import Options
from extractor.model import arrow_schema

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def parse(frame: DataFrame, options: Options | None = None, results: bool = False) -> Any:
    """The incidents of a frame of notices, with the columns of docs/record.md.

    ``frame`` has a column ``source`` and one of ``text``, ``data`` (bytes) or ``path`` (seen by every node). With
    ``results`` each notice gives one row, its failure included.
    """
    from pyspark.sql.pandas.types import from_arrow_schema

    chosen = options or Options()

    def run(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            found = parse_batch(batch, chosen)
            yield found if results else incident_rows(found)

    return frame.mapInArrow(run, from_arrow_schema(RESULT if results else arrow_schema()))
