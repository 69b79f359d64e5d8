"""``extract --watch``: after the first run, a run for every file that is new or has changed, until Ctrl-C."""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path

import msgspec

from extractor.batch.job import Job, Listener, Summary
from extractor.batch.run import extract
from extractor.errors import UsageError
from extractor.read.formats import IN_DIRECTORIES, suffix_of

#: A file is read once nothing has happened to it for so long, in milliseconds: copying may take a while.
_SETTLE = 1_500


def watch(job: Job, listener: Listener, stop: threading.Event | None = None) -> Summary:
    """Run ``job``, then run it with ``update`` whenever a notice appears in one of its directories.

    A file that is still being written fails or is read in part; its completion is another change, and it is read again.

    Returns:
        The summary of the last run, when ``stop`` is set or Ctrl-C is pressed.

    Raises:
        UsageError: when none of the paths is a directory.
    """
    from watchfiles import Change
    from watchfiles import watch as changes

    folders = [path for path in job.paths if Path(path).is_dir()]
    if not folders:
        raise UsageError("--watch needs a directory among the paths")

    def is_notice(change: Change, path: str) -> bool:
        name = Path(path)
        return change != Change.deleted and suffix_of(name.name) in IN_DIRECTORIES and not name.name.startswith(".")

    # Listening begins before the first run, so that nothing which comes meanwhile is missed.
    events = changes(
        *folders, watch_filter=is_notice, debounce=_SETTLE, step=200, stop_event=stop, yield_on_timeout=True
    )
    job = msgspec.structs.replace(job, update=True)
    next(events)
    summary = _run(job, listener)
    with contextlib.suppress(KeyboardInterrupt):  # The way to end it; a run cut short is gone on with by the next.
        for batch in events:
            if batch:
                summary = _run(job, listener)
    return summary


def _run(job: Job, listener: Listener) -> Summary:
    summary = extract(job, listener)
    listener.finished(summary)
    return summary
