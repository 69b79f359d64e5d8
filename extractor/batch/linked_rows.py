"""The rows of a run as they go into the table: those of the same incident under one ``case_id``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from extractor.batch.journal import Journal
from extractor.link import LinkedRow, case_ids
from extractor.write.tables import Row, rows_from_json


class _Linked(msgspec.Struct):
    """What linking reads of an outcome."""

    rows: list[LinkedRow]


def linked(journal: Journal, before: Iterable[Row], rules: Path | None) -> Iterator[Row]:
    """The rows of this run with their cases, which the rows ``before`` it may have set.

    ``rules`` is the folder of rules laid over the shipped ones.

    The journal is read twice, row by row: of a hundred thousand rows only what linking compares is held at once.
    """
    cases = case_ids((row for part in journal.parts(_Linked) for row in part.rows), before, rules)
    rows = (row for outcome in journal.outcomes() for row in rows_from_json(bytes(outcome.rows)))
    for row, case in zip(rows, cases, strict=True):
        row["case_id"] = case
        yield row
