"""A pool of worker processes that outlives any of them.

Workers are plain ``python -m`` processes on pipes: no fork, so threads and notebooks are safe; no import of the
caller's script, so it needs no ``if __name__ == "__main__"``. Outcomes come in the order of the items, whatever the
number of workers. A worker that dies or overruns its time costs the notice in its hands and no other.
"""

from __future__ import annotations

import itertools
import os
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import BinaryIO

import msgspec

from extractor.batch.options import Options, Outcome
from extractor.batch.spawn import Process, end, spawn
from extractor.batch.wire import Setup, read_frame, write_frame
from extractor.errors import RuleError, WorkerError
from extractor.read import Failure, Item

#: Items that a worker is handed at once: fewer hand-overs than items, yet an even load.
_CHUNK = 16
#: Chunks in the air for each worker: what a slow notice may hold up before the others wait for it.
_AHEAD = 8
#: Deaths with the same notice in hand after which it is given up: the first two may have been somebody else's fault.
_TRIES = 3
_START_SECONDS = 120.0
#: Starts in a row that may fail: on a machine short of memory the system ends new processes first.
_STARTS = 10

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Outcome).decode


def default_workers() -> int:
    """The number of processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _DiedError(Exception):
    """The worker is gone; ``overtime`` when the pool itself ended it."""

    def __init__(self, overtime: bool) -> None:
        self.overtime = overtime


class _Worker:
    """One process and its pipes. ``deadline`` is when the watchdog will end it, on the monotonic clock."""

    def __init__(self, process: Process) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self.process = process
        self._in: BinaryIO = process.stdin  # type: ignore[assignment]
        self._out: BinaryIO = process.stdout  # type: ignore[assignment]
        self.overtime = False
        self.deadline = time.monotonic() + _START_SECONDS

    def _send(self, frame: bytes) -> None:
        try:
            write_frame(self._in, frame)
        except OSError:
            raise _DiedError(self.overtime) from None

    def _receive(self) -> bytes:
        frame = read_frame(self._out)
        if frame is None:
            raise _DiedError(self.overtime)
        return frame

    def ready(self, setup: Setup) -> None:
        """Tell the worker what it needs to know, and wait until it can work.

        Raises:
            RuleError: when it cannot, for a wrong rule file.
        """
        self._send(_encode(setup))
        refusal = self._receive()
        self.deadline = float("inf")
        if refusal:
            raise RuleError(refusal.decode())

    def run(self, items: Iterable[Item], timeout: float) -> Iterator[Outcome]:
        """The outcomes of ``items``, in order."""
        items = list(items)
        for ahead in items[:1]:
            self._send(_encode(ahead))
        for following in [*items[1:], None]:
            self.deadline = time.monotonic() + timeout
            # The next item waits in the pipe while this one is worked on: the worker never idles.
            if following is not None:
                self._send(_encode(following))
            frame = self._receive()
            self.deadline = float("inf")
            yield _decode(frame)

    def check(self, now: float) -> None:
        """End the process if its time is over."""
        if now > self.deadline:
            self.overtime = True
            self.process.kill()

    def close(self) -> None:
        """End the process and free its pipes."""
        end(self.process)


class Pool:
    """``with Pool(options, workers=4) as pool: for outcome in pool.run(items): …``.

    Workers start when there is work for them; ``first`` is one that is on its way already. ``whole`` asks for whole
    notices in place of rows, ``verbose`` lets the workers' own messages through.
    """

    def __init__(
        self,
        options: Options,
        workers: int | None = None,
        *,
        whole: bool = False,
        verbose: bool = False,
        first: Process | None = None,
    ) -> None:
        self._options = options
        self._setup = Setup(options, whole)
        self._size = max(1, workers or default_workers())
        self._verbose = verbose
        self._spare = deque([first] if first is not None else [])
        self._threads = ThreadPoolExecutor(self._size, thread_name_prefix="extract")
        self._local = threading.local()
        self._workers: set[_Worker] = set()
        self._guard = threading.Lock()
        self._closed = threading.Event()
        #: Set once a worker process is on its way, or none will be.
        self.started = threading.Event()
        if first is not None:
            self.started.set()
        threading.Thread(target=self._watch, name="extract-watchdog", daemon=True).start()

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End every worker, at once."""
        self._closed.set()
        self.started.set()
        with self._guard:
            workers, self._workers = self._workers, set()
        for worker in workers:
            worker.process.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for worker in workers:
            worker.close()

    def _watch(self) -> None:
        while not self._closed.wait(0.1):
            now = time.monotonic()
            with self._guard:
                for worker in self._workers:
                    worker.check(now)

    def run(self, items: Iterable[Item]) -> Iterator[Outcome]:
        """The outcomes of ``items``, in their order, as they come.

        Raises:
            WorkerError: when no worker can be started.
            RuleError: when a rule file is wrong.
        """
        running: deque[Future[list[Outcome]]] = deque()
        source = iter(items)
        while chunk := list(itertools.islice(source, _CHUNK)):
            running.append(self._threads.submit(self._run_chunk, chunk))
            if len(running) >= self._size * _AHEAD:
                yield from running.popleft().result()
            while running and running[0].done():
                yield from running.popleft().result()
        while running:
            yield from running.popleft().result()

    def _run_chunk(self, items: list[Item]) -> list[Outcome]:
        waiting = deque(items)
        done: list[Outcome] = []
        deaths = 0
        while waiting and not self._closed.is_set():
            worker = self._worker()
            try:
                for result in worker.run(waiting, self._options.timeout):
                    done.append(result)
                    waiting.popleft()
                    deaths = 0
            except _DiedError as died:
                self._drop(worker)
                deaths += 1
                if died.overtime or deaths >= _TRIES:
                    done.append(self._lost(waiting.popleft(), died.overtime))
                    deaths = 0
        return done

    def _lost(self, item: Item, overtime: bool) -> Outcome:
        if overtime:
            reason, hint = f"took more than {self._options.timeout:g} seconds", "raise --timeout if this is a notice"
        else:
            reason, hint = f"crashed the worker process {_TRIES} times", "open it by hand; it may be malicious"
        return Outcome(item.source, failure=Failure(item.source, "limit", reason, hint))

    def _worker(self) -> _Worker:
        worker: _Worker | None = getattr(self._local, "worker", None)
        if worker is not None:
            return worker
        for _ in range(_STARTS):
            worker = _Worker(self._process())
            self.started.set()
            with self._guard:
                self._workers.add(worker)
                closed = self._closed.is_set()
            if closed:
                self._drop(worker)
                break
            try:
                worker.ready(self._setup)
            except _DiedError:
                self._drop(worker)
            else:
                self._local.worker = worker
                return worker
        raise WorkerError("no worker process starts; run with --verbose to see why")

    def _process(self) -> Process:
        try:
            return self._spare.popleft()
        except IndexError:
            return spawn(self._verbose)

    def _drop(self, worker: _Worker) -> None:
        with self._guard:
            self._workers.discard(worker)
        self._local.worker = None
        worker.close()
