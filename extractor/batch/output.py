"""The last step of a run: the journal, and what stays of the output before it, become the table."""

from __future__ import annotations

import contextlib
import importlib
import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.batch.finish import coded, corrected, corrections_beside, incidents_table, newer_corrections
from extractor.batch.job import Job
from extractor.batch.journal import Journal
from extractor.batch.output_paths import OutputPaths, remove
from extractor.batch.state import State
from extractor.errors import ExtractorError, UsageError, WriteError
from extractor.read import STDIN
from extractor.write.tables import FINDINGS, Row, findings
from extractor.write.targets import FileTarget

_BATCH = 100


def check_outputs(job: Job) -> None:
    """Refuse, before anything is read, what could not be written at the end.

    Raises:
        WriteError: for an unknown suffix or a missing library.
        UsageError: for options that exclude each other.
        RuleError: for labels or a crosswalk of the overlay that are wrong.
    """
    inputs = {Path(path).absolute() for path in job.paths}
    for path in filter(None, (job.output, job.long)):
        if path.absolute() in inputs:
            raise UsageError(f"{path}: is an input, too; name another output")
    check_texts(job)
    if job.options.rules is not None:
        _check_tables(_rules(job))
    if job.long is not None:
        if job.long.absolute() == job.output.absolute():
            raise UsageError(f"{job.long}: -o and --long name the same file; name another")
        FileTarget(job.long).check(update=False)
        OutputPaths(job.long).check(directory=False)
    job.target.check(job.update)


def _check_tables(rules: Path | None) -> None:
    from extractor.codes import load_codes
    from extractor.crosswalk import load_crosswalk

    load_codes(rules)
    load_crosswalk(rules)


def check_texts(job: Job) -> None:
    """Refuse to keep texts where they would be read as notices the next time.

    Raises:
        UsageError: when ``save_text`` names a folder of ``paths``.
    """
    if job.options.save_text is None:
        return
    folder = Path(job.options.save_text).resolve()
    if any(folder in (path, path.parent) for path in (Path(name).resolve() for name in job.paths if name != STDIN)):
        raise UsageError(f"{folder}: --save-text would put its texts among the notices; name another folder")


def load_writer(job: Job) -> None:
    """Import the modules that :func:`write_table` will need; what is wrong with them, that will tell."""
    with contextlib.suppress(ExtractorError):
        job.target.load()
        importlib.import_module("extractor.batch.linked_rows")
        importlib.import_module("extractor.rules.files").load_rules(_rules(job))


def write_table(job: Job, paths: OutputPaths, journal: Journal, state: State, mark: str) -> list[str]:
    """Write the table, its long form and its state; each replaces its forerunner whole.

    Returns:
        Remarks, one line each: corrections to look at again, cases that the format cannot hold.

    Raises:
        WriteError: when the format cannot hold the rows.
        OSError: when the disk is full or fails.
    """
    from extractor.batch.linked_rows import linked

    keep = job.update and paths.output.exists()
    replaced = {outcome.source for outcome in journal.outcomes() if outcome.failure is None} if keep else set()
    remarks: list[str] = []
    due = replaced or job.codes or newer_corrections(paths.output)
    if not keep or due or (job.long is not None and not job.long.exists()):
        kept = (row for row in _rows_before(job) if row["source"] not in replaced) if keep else iter(())
        rows = itertools.chain(kept, linked(journal, _rows_before(job) if keep else (), _rules(job)))
        applier = corrections_beside(paths.output, _rules(job))
        remarks = _write(job, paths, corrected(rows, applier) if applier is not None else rows)
        remarks += [f"correction to check again: {flag}" for flag in applier.finish()] if applier is not None else []
    if job.target.updatable:
        paths.publish_lines(state.lines(journal.outcomes(), mark), paths.state)
    return remarks


def _rows_before(job: Job) -> Iterator[Row]:
    try:
        for row in job.target.read_rows():
            if "source" not in row:
                raise ValueError("it has no column 'source'")
            yield row
    except (OSError, ExtractorError):
        raise
    except Exception as error:  # Each library has errors of its own for a file that is not what its name says.
        reason = f"is not a table of incidents that --update could go on from ({error}); move it away"
        raise WriteError(f"{job.output}: {reason}") from error


def _write(job: Job, paths: OutputPaths, rows: Iterable[Row]) -> list[str]:
    outputs = [paths]
    try:
        if job.codes:
            rows = coded(rows, job.codes, _rules(job))
        sinks = [job.target.open(paths.unfinished, incidents_table(job.codes, _rules(job)))]
        if job.long is not None:
            outputs.append(OutputPaths(job.long))
            sinks.append(FileTarget(job.long).open(outputs[1].unfinished, FINDINGS))
        for batch in _batched(rows):
            sinks[0].write(batch)
            for sink in sinks[1:]:
                sink.write([finding for row in batch for finding in findings(row)])
        for sink in sinks:
            sink.close()
        for output in outputs:
            output.publish(output.unfinished, output.output)
        return list(getattr(sinks[0], "remarks", ()))
    except (OSError, ExtractorError):
        raise
    except Exception as error:  # Each library has errors of its own for a full disk.
        raise WriteError(f"{job.output}: cannot be written ({error}); what has been done is kept") from error
    finally:
        for output in outputs:
            remove(output.unfinished)


def _rules(job: Job) -> Path | None:
    """The folder of rules laid over the shipped ones."""
    return Path(job.options.rules) if job.options.rules is not None else None


def _batched(rows: Iterable[Row]) -> Iterator[list[Row]]:
    source = iter(rows)
    return iter(lambda: list(itertools.islice(source, _BATCH)), [])
