"""Starts worker processes.

Needs the standard library only, so that the first worker of a command can get going before anything else is imported.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

Process = subprocess.Popen[bytes]

_MAIN = "import sys; sys.path[:] = sys.argv[1:]; from extractor.batch.worker import main; main()"


def spawn(verbose: bool) -> Process:
    """A worker that is on its way; ``verbose`` lets its own messages through."""
    # The worker looks for modules exactly where we do, so that it cannot find another copy of this package.
    path = [str(Path(entry).absolute()) for entry in sys.path]
    command = [sys.executable, "-P", "-c", _MAIN, *path]
    errors = None if verbose else subprocess.DEVNULL
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors)


@contextlib.contextmanager
def spawned(verbose: bool) -> Iterator[Process]:
    """:func:`spawn` for a pool that is still to be made; ended in any case, used or not."""
    process = spawn(verbose)
    try:
        yield process
    finally:
        end(process)


def end(process: Process) -> None:
    """End a worker and free its pipes; one that has ended already is no error."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        with contextlib.suppress(OSError):  # A broken pipe cannot be flushed, and need not be.
            if pipe is not None:
                pipe.close()
