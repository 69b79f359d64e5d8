"""A case: the rows, of one notice or several, that tell of the same incident; which of them tells it best."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import groupby

from extractor.edtf import first_day
from extractor.model import Incident

_STAGES = {"first": 1, "follow_up": 2, "final": 3}


def in_order(rows: Iterable[Incident]) -> list[Incident]:
    """The rows of one case from the first report to the last.

    The day of announcement decides where both rows have one, then the report's number, then its stage; what none of
    them tells apart stays in the order given.
    """

    def key(row: Incident) -> tuple[dt.date, int, int]:
        day = first_day(row.announced) or dt.date.min
        stage = _STAGES.get(row.report_stage or "", 0)
        return day, row.report_number or stage, stage

    return sorted(rows, key=key)


def latest(rows: Iterable[Incident]) -> Incident:
    """The row that tells the case as it was last known."""
    return in_order(rows)[-1]


def by_case(rows: Iterable[Incident]) -> list[list[Incident]]:
    """The rows grouped by case, each case in order, cases in the order of their first appearance."""
    rows = list(rows)
    place: dict[str, int] = {}
    for row in rows:
        place.setdefault(row.case_id, len(place))
    ordered = sorted(rows, key=lambda row: place[row.case_id])
    return [in_order(group) for _, group in groupby(ordered, key=lambda row: row.case_id)]
