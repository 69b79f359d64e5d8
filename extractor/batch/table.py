"""The last step of a run: the journal, and what stays of the output before it, become the table."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.batch.job import Job
from extractor.batch.journal import Journal
from extractor.batch.places import Places, remove
from extractor.batch.state import State
from extractor.errors import ExtractorError, UsageError, WriteError
from extractor.link import COLUMNS, case_ids
from extractor.write.formats import FORMATS, Sink, format_of, open_sink, read_rows
from extractor.write.tables import FINDINGS, INCIDENTS, Row, findings, rows_from_json

_BATCH = 1_000


def check_outputs(job: Job) -> None:
    """Refuse, before anything is read, what could not be written at the end.

    Raises:
        WriteError: for an unknown suffix or a missing library.
        UsageError: for options that exclude each other.
    """
    inputs = {Path(path).absolute() for path in job.paths}
    for path in filter(None, (job.output, job.long)):
        if path.absolute() in inputs:
            raise UsageError(f"{path}: is an input, too; name another output")
    if job.long is not None:
        _check_format(job.long)
        Places(job.long).check(directory=False)
    if job.partition_by is not None:
        from extractor.write.partitioned import check_partition

        check_partition(job.partition_by)
        return
    _check_format(job.output)
    if job.update and not format_of(job.output).updatable:
        able = " ".join(suffix for suffix, form in FORMATS.items() if form.updatable)
        raise UsageError(
            f"{job.output}: a {job.output.suffix} does not keep every value as it was; --update needs {able}"
        )


def _check_format(path: Path) -> None:
    # Only a library that may be missing is worth loading this early.
    form = format_of(path)
    if form.extra is not None:
        form.load()


def load_writer(job: Job) -> None:
    """Import the modules that :func:`write_table` will need; what is wrong with them, that will tell."""
    with contextlib.suppress(ExtractorError):
        format_of(job.output if job.partition_by is None else Path("x.parquet")).load()


def write_table(job: Job, places: Places, journal: Journal, state: State, mark: str) -> None:
    """Write the table, its long form and its state; each replaces its forerunner whole.

    Raises:
        WriteError: when the format cannot hold the rows.
        OSError: when the disk is full or fails.
    """
    replaced = set()
    for outcome in journal.outcomes():
        state.learn(outcome, mark)
        if outcome.failure is None:
            replaced.add(outcome.source)
    keep = job.update and places.output.exists()
    if not keep or replaced or (job.long is not None and not job.long.exists()):
        kept = (row for row in _rows_before(job) if row["source"] not in replaced) if keep else iter(())
        _write(job, places, itertools.chain(kept, _linked(journal, _rows_before(job) if keep else ())))
    if job.partition_by is not None or format_of(job.output).updatable:
        places.publish_bytes(state.dump(), places.state)


def _linked(journal: Journal, before: Iterable[Row]) -> Iterator[Row]:
    """The rows of this run, those of the same incident under one ``case_id``, which the output before may have set."""

    def rows() -> Iterator[Row]:
        return itertools.chain.from_iterable(rows_from_json(bytes(outcome.rows)) for outcome in journal.outcomes())

    known = [{name: row[name] for name in (*COLUMNS, "case_id")} for row in before]
    cases = case_ids([{name: row[name] for name in COLUMNS} for row in rows()], known)
    for row, case in zip(rows(), cases, strict=True):
        yield row | {"case_id": case}


def _rows_before(job: Job) -> Iterator[Row]:
    if job.partition_by is None:
        return read_rows(job.output)
    from extractor.write.partitioned import read_partitions

    return read_partitions(job.output, job.partition_by)


def _write(job: Job, places: Places, rows: Iterable[Row]) -> None:
    long = Places(job.long) if job.long is not None else None
    outputs = [places] if long is None else [places, long]
    try:
        sinks = [_open(job, places)]
        if long is not None:
            sinks.append(open_sink(long.unfinished, FINDINGS, long.output))
        for batch in _batched(rows):
            sinks[0].write(batch)
            for sink in sinks[1:]:
                sink.write([finding for row in batch for finding in findings(row)])
        for sink in sinks:
            sink.close()
        for output in outputs:
            output.publish(output.unfinished, output.output)
    except (OSError, ExtractorError):
        raise
    except Exception as error:  # Each library has errors of its own for a full disk.
        raise WriteError(f"{job.output}: cannot be written ({error}); what has been done is kept") from error
    finally:
        for output in outputs:
            remove(output.unfinished)


def _open(job: Job, places: Places) -> Sink:
    if job.partition_by is None:
        return open_sink(places.unfinished, INCIDENTS, places.output)
    from extractor.write.partitioned import PartitionedSink

    return PartitionedSink(places.unfinished, INCIDENTS, job.partition_by)


def _batched(rows: Iterable[Row]) -> Iterator[list[Row]]:
    source = iter(rows)
    return iter(lambda: list(itertools.islice(source, _BATCH)), [])
