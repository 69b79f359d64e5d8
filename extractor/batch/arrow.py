"""The core for engines that speak Arrow: one pure function, a batch of notices in, a batch of results out.

Ray, Spark and whatever comes after them need nothing else. Each notice gives one result row; what goes wrong with it is
a value in that row, so that no bad notice ever fails a task. The work is done in a guarded process beside the engine's
own: what a hostile PDF ends is that process, not the engine's.
"""

from __future__ import annotations

import atexit
import functools
from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from extractor.batch.options import Options, Outcome
from extractor.batch.pool import Pool
from extractor.model import arrow_schema
from extractor.read import Failure, Item
from extractor.write.tables import rows_from_json

#: Where a notice is (``path``, and ``member`` in an archive) or what it is (``data`` or ``text``).
INPUT = pa.schema(
    [
        pa.field("source", pa.string(), nullable=False),
        ("path", pa.string()),
        ("member", pa.string()),
        ("data", pa.binary()),
        ("text", pa.string()),
        ("date", pa.date32()),
    ]
)
_FAILURE = pa.struct([("stage", pa.string()), ("reason", pa.string()), ("hint", pa.string())])
#: One row a notice: its incidents, or why there are none.
RESULT = pa.schema(
    [
        pa.field("source", pa.string(), nullable=False),
        ("notice_id", pa.string()),
        ("incidents", pa.list_(pa.struct(list(arrow_schema())))),
        ("failure", _FAILURE),
        ("note", pa.string()),
    ]
)


def parse_batch(batch: pa.RecordBatch, options: Options = Options()) -> pa.RecordBatch:  # noqa: B008 - it is frozen
    """The results of a batch of notices, a row each, in order.

    ``batch`` has ``source`` and any of the columns of :data:`INPUT`; others are ignored.
    """
    columns = [name for name in INPUT.names if name in batch.schema.names]
    items = (Item(**row, failure=_unnamed(row)) for row in batch.select(columns).to_pylist())
    results = [_result(outcome) for outcome in _pool(options).run(items)]
    return pa.RecordBatch.from_pylist(results, schema=RESULT)


def incident_rows(results: pa.RecordBatch) -> pa.RecordBatch:
    """The incidents of a batch of results, one row each, with the schema of docs/record.md."""
    incidents = results.column("incidents").flatten()
    return pa.RecordBatch.from_arrays(incidents.flatten(), schema=arrow_schema())


def outcomes(results: pa.RecordBatch) -> Iterator[Outcome]:
    """A batch of results as the outcomes that the rest of a run works with."""
    import msgspec

    for row in results.to_pylist():
        failure = Failure(row["source"], **row["failure"]) if row["failure"] else None
        rows = msgspec.Raw(msgspec.json.encode(row["incidents"]))
        yield Outcome(row["source"], row["notice_id"], len(row["incidents"]), rows, failure, row["note"])


def _unnamed(row: dict[str, Any]) -> Failure | None:
    if all(row.get(name) is None for name in ("path", "data", "text")):
        return Failure(row["source"], "read", "has neither path, data nor text", "fill one of these columns")
    return None


def _result(outcome: Outcome) -> dict[str, Any]:
    failure = outcome.failure
    return {
        "source": outcome.source,
        "notice_id": outcome.notice_id,
        "incidents": rows_from_json(bytes(outcome.rows)),
        "failure": failure and {"stage": failure.stage, "reason": failure.reason, "hint": failure.hint},
        "note": outcome.note,
    }


@functools.lru_cache(maxsize=4)
def _pool(options: Options) -> Pool:
    # One guarded process for each of the engine's, kept from batch to batch: to start one costs as much as 100 notices.
    pool = Pool(options, workers=1)
    atexit.register(pool.close)
    return pool
