"""The rows of a case, from the first report to the last."""

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from extractor.case_rows import by_case, in_order, latest
from extractor.model import Incident

ROW = Incident(notice_id="0" * 16, incident_index=0, case_id="c", source="a.txt")


def row(**values: object) -> Incident:
    return dataclasses.replace(ROW, **values)


def test_the_day_of_announcement_orders_reports():
    late, early = row(announced="2024-06-01", report_number=1), row(announced="2024-05-01", report_number=9)
    assert in_order([late, early]) == [early, late]


def test_the_number_decides_on_the_same_day_and_the_stage_after_it():
    first, second = row(announced="2024-06-01", report_stage="first"), row(announced="2024-06-01", report_number=2)
    final = row(announced="2024-06-01", report_number=2, report_stage="final")
    assert in_order([final, second, first]) == [first, second, final]
    assert latest([final, first, second]) == final


@given(st.lists(st.sampled_from("abc"), max_size=12))
def test_grouping_loses_no_row_and_keeps_the_order_of_cases(cases: list[str]):
    rows = [row(case_id=case, incident_index=i) for i, case in enumerate(cases)]
    groups = by_case(rows)
    assert sorted(r.incident_index for group in groups for r in group) == list(range(len(rows)))
    assert [group[0].case_id for group in groups] == list(dict.fromkeys(cases))
