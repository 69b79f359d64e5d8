"""A run over the folder of the tests, what it should write, and a listener."""

from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq

from extractor.batch.job import Job, Listener, Summary
from extractor.batch.options import Outcome


def job(folder: Path, output: Path, **changes: object) -> Job:
    return Job([str(folder)], output, **{"workers": 1, **changes})


def rows(output: Path) -> dict[str, int]:
    """How many records each source's row tells of."""
    table = pq.read_table(output, columns=["source", "affected_records"]).to_pylist()
    assert len({row["source"] for row in table}) == len(table)
    return {Path(row["source"]).name: row["affected_records"] for row in table}


EXPECTED = {f"n{n}.txt": 1000 + n for n in range(5)}


class Heard(Listener):
    """Notes what it hears, and calls ``then`` after each."""

    def __init__(self, then: Callable[[int], None] = lambda number: None) -> None:
        self.sources: list[str] = []
        self.summaries: list[Summary] = []
        self._then = then

    def heard(self, outcome: Outcome) -> None:
        self.sources.append(Path(outcome.source).name)
        self._then(len(self.sources))

    def finished(self, summary: Summary) -> None:
        self.summaries.append(summary)
