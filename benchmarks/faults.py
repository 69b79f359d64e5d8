"""Does a batch lose or double anything when it is killed, runs out of disk, loses workers, or meets a second run?

    python benchmarks/faults.py [--notices 2000] [--kills 200] [--full 20] [--deaths 50] [--pairs 10] [--seed 1]

Each trial ends with a table that is compared, row by row, with that of an undisturbed run; after every fault the output
must be the one before it or the finished one, never anything between. Prints a line a fault, and fails if any differs.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

EXTRACT = (sys.executable, "-m", "extractor.cli")
#: What a run says when the fault is not its own: it was given no time, no room, or no turn.
_NO_ROOM = ("No space left", "File too large")


class FaultError(AssertionError):
    """Something was lost, doubled, or left in between."""


def make_notices(folder: Path, number: int, texts: list[str]) -> None:
    """``number`` different notices in ``folder``, made of ``texts``."""
    folder.mkdir(parents=True)
    for index in range(number):
        text = texts[index % len(texts)]
        (folder / f"n{index:05}.txt").write_text(f"{text}\n管理番号 {index:05}\n", encoding="utf-8")


def start(folder: Path, output: Path, workers: int = 2, limit: int | None = None) -> subprocess.Popen[bytes]:
    """A run in a process of its own; ``limit`` is the largest file, in bytes, that it may write."""

    def limited() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    command = [*EXTRACT, str(folder), "-o", str(output), "--workers", str(workers), "--quiet"]
    return subprocess.Popen(command, stderr=subprocess.PIPE, preexec_fn=limited, start_new_session=True)


def finish(run: subprocess.Popen[bytes]) -> str:
    """Wait for a run to end; what it said."""
    return run.communicate(timeout=600)[1].decode()


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a table, ordered by notice."""
    return sorted(pq.read_table(path).to_pylist(), key=lambda row: (row["source"], row["incident_index"]))


class Trial:
    """Notices, the table of an undisturbed run over them, and an output for disturbed ones."""

    def __init__(self, home: Path, number: int, texts: list[str], seed: int) -> None:
        self.folder = home / "notices"
        self.output = home / "out" / "incidents.parquet"
        self.random = random.Random(seed)
        self.before = b"an output of the day before"
        make_notices(self.folder, number, texts)
        expected = home / "expected.parquet"
        started = time.monotonic()
        said = finish(start(self.folder, expected))
        self.seconds = time.monotonic() - started
        if said:
            raise FaultError(said)
        self.expected = rows(expected)
        self.journal_bytes = expected.stat().st_size * 8

    def reset(self) -> None:
        """An output of the day before, and nothing beside it."""
        self.output.parent.mkdir(exist_ok=True)
        for file in self.output.parent.iterdir():
            file.unlink()
        self.output.write_bytes(self.before)

    def check_between(self) -> None:
        """After a fault the output is the one before, or the finished one."""
        if self.output.read_bytes() != self.before and rows(self.output) != self.expected:
            raise FaultError("the output is neither the one before nor the finished one")

    def check_end(self, said: str = "") -> None:
        """After a run that ended well the table is that of an undisturbed run, and nothing else is left."""
        if said:
            raise FaultError(f"the run said: {said}")
        if rows(self.output) != self.expected:
            raise FaultError("the table is not that of an undisturbed run")
        left = {p.name for p in self.output.parent.iterdir()} - {
            "incidents.parquet", ".incidents.parquet.lock", ".incidents.parquet.state"
        }  # fmt: skip
        if left:
            raise FaultError(f"left behind: {left}")


def kills(trial: Trial, number: int) -> int:
    """Kill -9 at random moments, until ``number`` runs were hit; each is followed by another until one gets through."""
    hit = rounds = 0
    while hit < number:
        trial.reset()
        rounds += 1
        while True:
            run = start(trial.folder, trial.output)
            # Most kills fall inside the work; every fourth near the end of what is left of it.
            wait = trial.random.uniform(0.02, trial.seconds * trial.random.choice((0.3, 0.3, 0.6, 1.2)))
            with contextlib.suppress(subprocess.TimeoutExpired):
                run.wait(wait)
            if run.poll() is not None or hit >= number:
                trial.check_end(finish(run))
                break
            run.kill()
            run.communicate()
            hit += 1
            trial.check_between()
    return rounds


def full_disks(trial: Trial, number: int) -> int:
    """No room for more at a random point; the run says so, and goes on once there is room."""
    hits = 0
    while hits < number:
        trial.reset()
        said = finish(start(trial.folder, trial.output, limit=trial.random.randrange(1, trial.journal_bytes)))
        if any(words in said for words in _NO_ROOM):
            hits += 1
            if "Traceback" in said:
                raise FaultError(said)
            trial.check_between()
            said = finish(start(trial.folder, trial.output))
        trial.check_end(said)
    return hits


def worker_deaths(trial: Trial, number: int) -> int:
    """Kill a random worker now and then; the run itself goes on and loses nothing."""
    deaths = 0
    while deaths < number:
        trial.reset()
        run = start(trial.folder, trial.output)
        while run.poll() is None and deaths < number:
            # Long enough that a worker gets to work (one that is ended ten times while it starts ends the run), but
            # shorter than the run, which else would end before anything befell it.
            time.sleep(min(trial.random.uniform(1.0, 3.0), trial.random.uniform(0.2, 0.9) * trial.seconds))
            victims = list(children(run.pid))
            if victims and run.poll() is None:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(trial.random.choice(victims), signal.SIGKILL)
                    deaths += 1
        trial.check_end(finish(run))
    return deaths


def children(parent: int) -> Iterator[int]:
    """The processes that ``parent`` started."""
    for task in Path(f"/proc/{parent}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            yield from map(int, task.read_text().split())


def pairs(trial: Trial, number: int) -> int:
    """Two runs at once on one output: one writes it, the other is told."""
    told = 0
    for _ in range(number):
        trial.reset()
        runs = [start(trial.folder, trial.output, workers=1) for _ in range(2)]
        said = [finish(run) for run in runs]
        refused = [words for words, run in zip(said, runs, strict=True) if run.returncode == 2]
        if sum(run.returncode == 0 for run in runs) < 1 or any("another run is writing it" not in w for w in refused):
            raise FaultError(f"two runs ended with {[run.returncode for run in runs]}: {said}")
        told += len(refused)
        trial.check_end()
    return told


def main() -> None:
    """Run every fault and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("notices", 2000), ("kills", 200), ("full", 20), ("deaths", 50), ("pairs", 10), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path("corpus").glob("n[01]*.txt"))]
    with tempfile.TemporaryDirectory() as home:
        trial = Trial(Path(home), given.notices, texts, given.seed)
        print(f"{given.notices} notices, {len(trial.expected)} rows, {trial.seconds:.1f} s undisturbed", flush=True)
        done = {"notices": given.notices, "rows": len(trial.expected)}
        for name, fault, number in (
            ("kills", kills, given.kills),
            ("full", full_disks, given.full),
            ("deaths", worker_deaths, given.deaths),
            ("pairs", pairs, given.pairs),
        ):
            started = time.monotonic()
            result = fault(trial, number)
            done[name] = number
            print(
                f"{name}: {number} ({result}) in {time.monotonic() - started:.0f} s: nothing lost, nothing doubled",
                flush=True,
            )
    if given.json:
        given.json.write_text(json.dumps(done, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
