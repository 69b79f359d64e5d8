"""What only whole processes show: cold start, workers, memory. Part of ``benchmarks/speed.py``."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import psutil

from benchmarks.engines import make_table

_IMPORTS = "import pandas, pyarrow"
_LOOK_EVERY = 0.1
_NOTICE = "青葉市は3月8日、名簿を紛失したと発表した。市民120人の氏名と住所が記されていた。\n"


def cold_start(rounds: int) -> dict[str, float]:
    """Seconds from nothing to a table of one notice, beside those that importing pandas and pyarrow takes."""
    with tempfile.TemporaryDirectory() as home:
        notice = Path(home) / "one.txt"
        notice.write_text(_NOTICE, encoding="utf-8")
        commands = {
            "extract": _extract(notice, Path(home) / "out.parquet"),
            "imports": [sys.executable, "-c", _IMPORTS],
        }
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(rounds + 1):
            for name, command in commands.items():
                started = time.perf_counter()
                subprocess.run(command, check=True, capture_output=True, env=_as_installed())
                taken[name].append(time.perf_counter() - started)
    # The first run of each reads the files from the disk.
    ratios = [a / b for a, b in zip(taken["extract"][1:], taken["imports"][1:], strict=True)]
    return {
        "extract": statistics.median(taken["extract"][1:]),
        "imports": statistics.median(taken["imports"][1:]),
        "ratio": statistics.median(ratios),
    }


def workers(number: int) -> dict[str, Any]:
    """Notices a second with one worker and with two."""
    seconds = {}
    with tempfile.TemporaryDirectory() as home:
        table = Path(home) / "notices.jsonl"
        make_table(table, number)
        for count in (1, 2):
            started = time.perf_counter()
            command = _extract(table, Path(home) / f"{count}.parquet", count)
            subprocess.run(command, check=True, capture_output=True)
            seconds[count] = time.perf_counter() - started
    return {
        "notices": number,
        "one": number / seconds[1],
        "two": number / seconds[2],
        "ratio": seconds[1] / seconds[2],
    }


def memory(counts: list[int]) -> dict[str, dict[str, float]]:
    """Peak megabytes of the largest process and of all together, by the number of notices read with two workers."""
    peaks = {}
    with tempfile.TemporaryDirectory() as home:
        for count in counts:
            table = Path(home) / "notices.jsonl"
            make_table(table, count)
            peaks[str(count)] = _peak(_extract(table, Path(home) / f"{count}.parquet", 2))
    return peaks


def _as_installed() -> dict[str, str]:
    """The environment, but that modules may be kept as bytecode: pip does so with what it installs."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _extract(source: Path, out: Path, count: int | None = None) -> list[str]:
    options = ["--id-column", "source", "--workers", str(count)] if count else []
    return [sys.executable, "-m", "extractor.cli", str(source), "-q", "-o", str(out), *options]


def _peak(command: list[str]) -> dict[str, float]:
    """The peak resident set sizes of a command's processes, in MB, looked at while it runs."""
    process = psutil.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    largest = together = 0
    while process.poll() is None:
        sizes = [_resident(one) for one in _family(process)]
        largest, together = max([largest, *sizes]), max(together, sum(sizes))
        time.sleep(_LOOK_EVERY)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    return {"largest_process": largest / 1e6, "together": together / 1e6}


def _family(process: psutil.Process) -> list[psutil.Process]:
    try:
        return [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.NoSuchProcess:
        return 0
