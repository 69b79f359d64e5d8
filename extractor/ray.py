"""Ray Data: ``extract … --engine ray``, and :func:`parse` for a dataset of your own. Needs the extra ``ray``."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

from extractor.batch.arrow import INPUT, RESULT, incident_rows, outcomes, parse_batch
from extractor.batch.options import Options, Outcome
from extractor.errors import UsageError
from extractor.model import arrow_schema
from extractor.read import Item

#: Notices of one task: seconds of work, so that handing over costs nothing, and little to do again if a node dies.
_BATCH = 512


def parse(dataset: Any, options: Options | None = None, results: bool = False) -> Any:
    """The incidents of a dataset of notices, with the schema of docs/record.md.

    ``dataset`` has a column ``source`` and one of ``text``, ``data`` (bytes) or ``path`` (seen by every node). With
    ``results`` each notice gives one row, its failure included.
    """
    chosen = options or Options()

    def run_table(table: pa.Table) -> pa.Table:
        found = [parse_batch(batch, chosen) for batch in table.to_batches()]
        wanted = found if results else [incident_rows(batch) for batch in found]
        return pa.Table.from_batches(wanted, RESULT if results else arrow_schema())

    return dataset.map_batches(run_table, batch_format="pyarrow", batch_size=_BATCH, zero_copy_batch=True)


def run(items: Iterable[Item], options: Options) -> Iterator[Outcome]:
    """The outcomes of ``items`` in their order, from the cluster that Ray is connected to, or from this machine."""
    try:
        import ray.data
    except ImportError:
        raise UsageError("ray is not installed; pip install 'breach-notice-extractor[ray]'") from None
    ray.init(ignore_reinit_error=True, log_to_driver=False, logging_level=logging.ERROR)
    context = ray.data.DataContext.get_current()
    context.execution_options.preserve_order, context.enable_progress_bars = True, False
    items = list(items)
    rows = [{name: getattr(item, name) for name in INPUT.names} for item in items if item.failure is None]
    blocks = [pa.Table.from_pylist(rows[i : i + _BATCH], INPUT) for i in range(0, len(rows), _BATCH)]
    done: Iterator[Outcome] = iter(())
    if blocks:
        tables = parse(ray.data.from_arrow(blocks), options, results=True).iter_batches(
            batch_size=None, batch_format="pyarrow"
        )
        done = (outcome for table in tables for batch in table.to_batches() for outcome in outcomes(batch))
    for item in items:
        yield next(done) if item.failure is None else Outcome(item.source, failure=item.failure)
