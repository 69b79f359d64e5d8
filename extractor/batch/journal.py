"""What a run has done so far, a line an outcome, on disk within a second: what a run that was killed goes on from."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, TypeVar

import msgspec

from extractor.batch.options import Outcome

_SYNC_SECONDS = 1.0
_Part = TypeVar("_Part", bound=msgspec.Struct)


class _Header(msgspec.Struct, frozen=True):
    """The journal's first line: outcomes under another fingerprint are worth nothing."""

    fingerprint: str


class Journal:
    """The outcomes of one run, those of an interrupted run before it included.

    Opening a journal that a run of the same fingerprint left cuts off a torn last line and remembers what is done. Only
    outcomes that were asked for again (:meth:`done`) or added are part of this run (:meth:`outcomes`).
    """

    def __init__(self, path: Path, fingerprint: str) -> None:
        self._path = path
        #: What an interrupted run left: by source, the number and place of its line, and the notice's id.
        self._lines: dict[str, tuple[int, int, str | None]] = {}
        #: Which lines are part of this run, a byte a line: a set of numbers would take seventy.
        self._live = bytearray()
        self._synced = time.monotonic()
        whole = self._read_left(fingerprint) if path.exists() else 0
        if not whole:
            path.write_bytes(msgspec.json.encode(_Header(fingerprint)) + b"\n")
            self._live, self._lines = bytearray(1), {}
        else:
            os.truncate(path, whole)
        self._file: BinaryIO = path.open("ab")

    def _read_left(self, fingerprint: str) -> int:
        whole = 0
        with self._path.open("rb") as file:
            for number, line in enumerate(file):
                try:
                    if not line.endswith(b"\n"):
                        break
                    if number == 0:
                        if msgspec.json.decode(line, type=_Header).fingerprint != fingerprint:
                            return 0
                    else:
                        left = msgspec.json.decode(line, type=Outcome)
                        self._lines[left.source] = number, whole, left.notice_id
                except msgspec.DecodeError:
                    break
                whole += len(line)
                self._live.append(0)
        return whole

    def knows(self, source: str) -> bool:
        """Whether an interrupted run left an outcome for ``source``."""
        return source in self._lines

    def done(self, source: str, notice_id: str) -> Outcome | None:
        """The outcome of the notice of this source and content, if it is done; it then is part of this run."""
        number, place, known = self._lines.get(source, (0, 0, None))
        if known != notice_id:
            return None
        self._live[number] = 1
        with self._path.open("rb") as file:
            file.seek(place)
            return msgspec.json.decode(file.readline(), type=Outcome)

    def add(self, outcome: Outcome) -> None:
        """Append an outcome.

        Raises:
            OSError: when the disk is full; what was added before is safe.
        """
        self._file.write(msgspec.json.encode(outcome) + b"\n")
        self._file.flush()
        self._live.append(1)
        now = time.monotonic()
        if now - self._synced > _SYNC_SECONDS:
            self.sync()
            self._synced = now

    def sync(self) -> None:
        """Wait until everything added is on disk."""
        self._file.flush()
        os.fsync(self._file.fileno())

    def outcomes(self) -> Iterator[Outcome]:
        """The outcomes of this run, one in memory at a time."""
        return self.parts(Outcome)

    def parts(self, kind: type[_Part]) -> Iterator[_Part]:
        """The outcomes of this run, of each only the fields that ``kind`` has: the rest costs next to nothing."""
        decode = msgspec.json.Decoder(kind).decode
        with self._path.open("rb") as file:
            for number, line in enumerate(file):
                if self._live[number]:
                    yield decode(line)

    def close(self) -> None:
        """Close the file, which stays for the next run."""
        # On a full disk what cannot be flushed is a torn line, which the next run cuts off.
        with contextlib.suppress(OSError):
            self._file.close()

    def delete(self) -> None:
        """The run is over and its output in place."""
        self.close()
        self._path.unlink(missing_ok=True)
