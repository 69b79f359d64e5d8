"""What a run is asked to do, and how it went."""

from __future__ import annotations

from pathlib import Path

import msgspec

from extractor.batch.options import Options, Outcome
from extractor.defaults import ENGINE
from extractor.read import Failure
from extractor.write.targets import Target, target_of


class Job(msgspec.Struct, frozen=True):
    """What to read, where to write, and how.

    ``long`` is a second output with one row a finding; ``partition_by`` makes ``output`` a directory of Parquet files;
    ``strict`` stops at the first failure; ``engine`` is ``local`` or ``ray``; ``codes`` names sets of columns of
    :mod:`extractor.crosswalk`.
    """

    paths: list[str]
    output: Path
    options: Options = Options()
    workers: int | None = None
    update: bool = False
    strict: bool = False
    long: Path | None = None
    partition_by: str | None = None
    engine: str = ENGINE
    verbose: bool = False
    codes: list[str] = []

    @property
    def target(self) -> Target:
        """The place of the table."""
        return target_of(self.output, self.partition_by)


class Summary(msgspec.Struct):
    """How a run went. ``unchanged`` notices were in the output already and were not read again (``--update``).

    ``remarks`` are lines on the table itself: corrections to look at again, cases that the format cannot hold. ``kept``
    is true where nothing could be read and the table of a run before stays as it was.
    """

    output: str
    notices: int = 0
    incidents: int = 0
    without_incident: int = 0
    unchanged: int = 0
    failures: list[Failure] = []
    remarks: list[str] = []
    seconds: float = 0.0
    kept: bool = False

    @property
    def read(self) -> int:
        """How many notices gave what they hold, now or by a run before."""
        return self.notices + self.unchanged

    @property
    def failed(self) -> int:
        """How many notices gave nothing for a fault."""
        return len(self.failures)

    def __str__(self) -> str:
        parts = [
            _many(self.notices, "notice") + " read",
            _many(self.incidents, "incident") + " found",
            _many(self.without_incident, "notice") + " without incident",
            f"{self.failed:,} failed",
        ]
        if self.unchanged:
            parts.insert(1, f"{self.unchanged:,} unchanged")
        if self.remarks:
            parts.append(_many(len(self.remarks), "remark"))
        went = "" if self.kept else f" → {self.output}"
        return f"{', '.join(parts)}{went} ({self.seconds:.1f} s)"

    def count(self, outcome: Outcome) -> None:
        """Take in one outcome."""
        if outcome.failure is not None:
            self.failures.append(outcome.failure)
        else:
            self.notices += 1
            self.incidents += outcome.incidents
            self.without_incident += not outcome.incidents


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


class Listener:
    """Hears how a run goes; the base class keeps silent."""

    def begin(self, total: int | None) -> None:
        """The run starts; ``total`` notices are listed, ``None`` where listing them would mean reading them."""

    def heard(self, outcome: Outcome) -> None:
        """A notice is done, now or by a run before."""

    def passed_over(self, line: str) -> None:
        """Files of other kinds lie in a folder, an archive or a mail."""

    def remarked(self, line: str) -> None:
        """Something of the table wants to be looked at."""

    def finished(self, summary: Summary) -> None:
        """A run is over; a watch has many."""
