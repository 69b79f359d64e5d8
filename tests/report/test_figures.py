"""The figures of the report: what is counted, and what is left out."""

import dataclasses
import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from extractor.model import Incident
from extractor.report.figures import SIZE_BOUNDS, Month, Share, count, name_key, size_labels

ROW = Incident(notice_id="n0", incident_index=0, case_id="c0", source="a.txt")
FIRST = dt.date(2024, 4, 1)


def row(n: int, **values: object) -> Incident:
    return dataclasses.replace(ROW, **{"notice_id": f"n{n}", "case_id": f"c{n}", **values})


def test_a_case_told_by_several_notices_counts_once_with_its_last_number():
    first = row(1, case_id="c", announced="2024-04-01", affected_people=100_000, root_cause="unknown")
    last = row(2, case_id="c", announced="2024-07-01", affected_people=5_200, root_cause="ransomware")
    figures = count([last, first])
    assert (figures.rows, figures.notices, figures.cases) == (2, 2, 1)
    assert figures.people == 5_200
    assert figures.causes == [Share("ransomware", 1, 5_200)]
    assert [m for m in figures.months if m.cases] == [Month("2024-04", 1, 5_200)]


def test_a_last_report_that_gives_no_number_does_not_erase_the_one_before():
    first = row(1, case_id="c", announced="2024-04-01", affected_people=40)
    last = row(2, case_id="c", announced="2024-07-01")
    figures = count([first, last])
    assert figures.people == 40
    assert figures.without_number == 0


def test_months_run_without_gaps_and_undated_cases_are_told():
    figures = count(
        [row(1, announced="2023-11-30"), row(2, announced="2024-02"), row(3, announced="XXXX-02-01"), row(4)]
    )
    assert [m.month for m in figures.months] == ["2023-11", "2023-12", "2024-01", "2024-02"]
    assert [m.cases for m in figures.months] == [1, 0, 0, 1]
    assert figures.undated == 2


def test_cases_without_any_number():
    assert count([row(1), row(2, affected_records=3), row(3, affected_people=0)]).without_number == 1


def test_names_hit_repeatedly_are_folded_but_shown_as_first_written():
    figures = count(
        [row(1, organization="株式会社ＡＢＣ"), row(2, organization="株式会社abc"), row(3, organization="別の会社")]
    )
    assert figures.repeated_organizations == [Share("株式会社ＡＢＣ", 2, 0)]
    assert figures.organizations == 2
    assert name_key("株式会社 ＡＢＣ") == name_key("株式会社abc")


def test_a_vendor_of_one_case_told_twice_is_not_repeated():
    rows = [
        row(1, case_id="c", vendors=["運送社"]),
        row(2, case_id="c", vendors=["運送社"]),
        row(3, vendors=["保守社"]),
    ]
    assert count(rows).repeated_vendors == []


def test_sizes_are_decades():
    figures = count([row(1, affected_people=9), row(2, affected_people=10), row(3, affected_people=99_999)])
    assert figures.people_sizes[:5] == [1, 1, 0, 0, 1]
    assert size_labels()[:2] == ["1–9", "10–99"]
    assert len(size_labels()) == len(SIZE_BOUNDS) + 1


def test_delays_use_days_known_to_the_day_and_never_run_backwards():
    rows = [
        row(1, occurred="2024-04-01/2024-04-05", discovered_on=dt.date(2024, 4, 8)),
        row(2, occurred="2024-04", discovered_on=dt.date(2024, 4, 8)),
        row(3, occurred="2024-04-09", discovered_on=dt.date(2024, 4, 8)),
        row(4, discovered_on=FIRST, announced_on=FIRST),
    ]
    figures = count(rows)
    assert (figures.to_discovery.cases, figures.to_discovery.median, figures.to_discovery.reversed) == (1, 7, 1)
    assert figures.to_announcement.classes[0] == 1


def test_an_empty_table_has_figures():
    figures = count([])
    assert (figures.cases, figures.months, figures.to_discovery.median) == (0, [], None)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.none() | st.integers(0, 10**9)), max_size=15))
def test_every_case_falls_into_one_size_class_at_most(pairs: list[tuple[str, int | None]]):
    figures = count([row(i, case_id=case, affected_people=n) for i, (case, n) in enumerate(pairs)])
    assert sum(figures.people_sizes) <= figures.cases == len({case for case, _ in pairs})
    assert sum(share.cases for share in figures.causes) == figures.cases
