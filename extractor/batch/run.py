"""The whole job: list, skip what is done, parse the rest, write the table whole.

Outcomes go to a journal as they come; when all are there the table is written beside the output and renamed over it.
Killed anywhere in between, the job leaves the old output whole and the journal behind; the next run goes on from it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec

from extractor.backends import check_backend
from extractor.batch.job import Job, Listener, Summary
from extractor.batch.journal import Journal
from extractor.batch.options import Outcome
from extractor.batch.output import check_outputs, check_texts, load_writer, write_table
from extractor.batch.output_paths import OutputPaths
from extractor.batch.pool import Pool
from extractor.batch.spawn import Process
from extractor.batch.state import State, fingerprint
from extractor.errors import ReadError, WriteError
from extractor.read import Failure, Item, content, expand, notice_id
from extractor.read.formats import CONTAINERS, by_suffix


def extract(job: Job, listener: Listener | None = None, first: Process | None = None) -> Summary:
    """Run a job; ``first`` is a worker process that is on its way already.

    Raises:
        UsageError: when what is asked for cannot be done.
        WriteError: when the output cannot be written; what has been parsed is kept for the next run.
        WorkerError: when no worker starts.
        RuleError: when a rule file is wrong.
    """
    started = time.monotonic()
    check_backend(job.options.backend)
    check_outputs(job)
    paths = OutputPaths(job.output)
    paths.check(job.target.is_directory)
    with _alone(paths):
        try:
            paths.recover()
            summary = _extract(job, paths, listener or Listener(), first)
        except OSError as error:
            hint = "nothing that has been done is lost: free some space or fix it, and run the same command again"
            raise WriteError(f"{job.output}: {error.strerror or error}; {hint}") from error
    summary.seconds = time.monotonic() - started
    return summary


def _extract(job: Job, paths: OutputPaths, listener: Listener, first: Process | None) -> Summary:
    mark = fingerprint(job.options)
    state = State.load(paths.state) if job.update and paths.output.exists() else State()
    summary = Summary(str(job.output))
    with closing(Journal(paths.journal, mark)) as journal:
        todo = _todo(job, paths, journal, state, mark, summary, listener)
        for outcome in _outcomes(todo, job, first):
            journal.add(outcome)
            summary.count(outcome)
            if job.strict and outcome.failure is not None:
                raise WriteError(f"{outcome.failure}; stopped there (--strict), {job.output} is as it was")
            listener.heard(outcome)
        journal.sync()
        if not job.update and not summary.read and summary.failures and paths.output.exists():
            summary.kept = True
            summary.remarks = [f"nothing could be read, so {job.output} stays as it was"]
        else:
            summary.remarks = write_table(job, paths, journal, state, mark)
        for remark in summary.remarks:
            listener.remarked(remark)
        paths.publish_lines(map(msgspec.json.encode, summary.failures), paths.failures)
        journal.delete()
    return summary


def stream(job: Job, out: BinaryIO, listener: Listener | None = None, first: Process | None = None) -> Summary:
    """Run a job whose output is a stream of JSON lines: no journal, no state, rows as they come."""
    from extractor.write.jsonl import lines
    from extractor.write.tables import rows_from_json

    started = time.monotonic()
    check_backend(job.options.backend)
    check_texts(job)
    listener = listener or Listener()
    summary = Summary("-")
    items = _listed(job, _texts(job), listener)
    for outcome in _outcomes(items, job, first):
        summary.count(outcome)
        if job.strict and outcome.failure is not None:
            raise WriteError(f"{outcome.failure}; stopped there (--strict)")
        listener.heard(outcome)
        out.write(lines(rows_from_json(bytes(outcome.rows))))
        out.flush()
    summary.seconds = time.monotonic() - started
    return summary


def _outcomes(items: Iterable[Item], job: Job, first: Process | None) -> Iterator[Outcome]:
    if job.engine == "ray":
        from extractor.ray import run

        yield from run(items, job.options)
    else:
        with Pool(job.options, job.workers, verbose=job.verbose, first=first) as pool:
            threading.Thread(target=_load_writer, args=(job, pool), daemon=True).start()
            yield from pool.run(items)


def _load_writer(job: Job, pool: Pool) -> None:
    """Load what writes while the workers get going, not before: on a single notice that is half of the time."""
    pool.started.wait()
    load_writer(job)


def _listed(job: Job, skip: Iterable[Path], listener: Listener) -> Iterator[Item]:
    items: Iterable[Item] = expand(job.paths, job.options.read, skip, listener.passed_over)
    if any(by_suffix(path, CONTAINERS) for path in job.paths):
        listener.begin(None)  # To count what is in a table or an archive is to read it.
    else:
        items = list(items)
        listener.begin(len(items))
    seen: set[str] = set()
    for item in items:
        if item.source in seen:
            reason, hint = "another notice of this run has the same id", "name a column that tells them apart"
            yield Item(item.source, failure=Failure(item.source, "list", reason, hint))
        else:
            seen.add(item.source)
            yield item


def _todo(
    job: Job, paths: OutputPaths, journal: Journal, state: State, mark: str, summary: Summary, listener: Listener
) -> Iterator[Item]:
    """The items that are not done: not in the journal of an interrupted run, not unchanged since the last."""
    for item in _listed(job, [paths.output, paths.failures, *_texts(job)], listener):
        name = _known_id(item, job, journal, state)
        done = journal.done(item.source, name) if name else None
        if done is not None:
            summary.count(done)
            listener.heard(done)
        elif name and state.unchanged(item.source, name, mark):
            listener.heard(state.outcome(item.source))
            failure = state.known[item.source].failure
            if failure is not None:
                summary.failures.append(failure)
            else:
                summary.unchanged += 1
        else:
            yield item


def _texts(job: Job) -> list[Path]:
    return [Path(job.options.save_text)] if job.options.save_text else []


def _known_id(item: Item, job: Job, journal: Journal, state: State) -> str | None:
    """The id of the notice, if it is worth computing: when a run before has seen its source."""
    if item.failure is not None or not (journal.knows(item.source) or item.source in state.known):
        return None
    try:
        return notice_id(content(item, job.options.read))
    except ReadError:
        return None  # The worker will meet the same fault, and report it.


@contextmanager
def _alone(paths: OutputPaths) -> Iterator[None]:
    """Keep every other run off this output; a run that is killed gives the lock back with its life."""
    from filelock import FileLock, Timeout

    lock = FileLock(paths.lock, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise WriteError(f"{paths.output}: another run is writing it; wait for it, or name another output") from None
    try:
        yield
    finally:
        lock.release()
