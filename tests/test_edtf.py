"""Days with missing parts, periods, and what of them is a date."""

from __future__ import annotations

import datetime as dt

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.edtf import DAY_COLUMNS, Day, exact_day, first_day, last_day, parse_day, period, sides
from extractor.model import arrow_schema

DAYS = st.builds(
    Day, st.none() | st.integers(1868, 2200), st.none() | st.integers(1, 12), st.none() | st.integers(1, 28)
).filter(lambda day: day != Day(None))


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (Day(2023, 7, 28), "2023-07-28"),
        (Day(2023, 7), "2023-07"),
        (Day(2023), "2023"),
        (Day(None, 3, 19), "XXXX-03-19"),
        (Day(None, None, 20), "XXXX-XX-20"),
        (Day(None, 5), "XXXX-05"),
    ],
)
def test_a_day_is_written_as_edtf_and_read_again(day: Day, value: str) -> None:
    assert day.edtf() == value
    assert parse_day(value) == day


@given(DAYS)
def test_every_day_that_can_be_written_is_read_again_unless_a_year_has_a_day_and_no_month(day: Day) -> None:
    if day.day is not None and day.month is None:
        day = day._replace(year=None)
    assert parse_day(day.edtf()) == day


@pytest.mark.parametrize(
    ("day", "other", "after"),
    [
        ("2023-07-28", "2023-07-27", True),
        ("2023-07-28", "2023-07-28", False),
        ("2024-01-01", "2023-12-31", True),
        ("2023-08", "2023-07-31", True),
        ("2023-07", "2023-07-01", False),
        ("2023-07-31", "2023-07", False),
        ("2024", "2023-12-05", True),
        ("2023", "2023-01-01", False),
        ("2023-12-05", "2023", False),
        ("XXXX-05-02", "XXXX-05-01", True),
        ("XXXX-03-01", "XXXX-11-30", True),
        ("XXXX-11-30", "XXXX-03-01", False),
        ("XXXX-06", "XXXX-05-31", True),
        ("XXXX-XX-20", "XXXX-XX-19", True),
        ("XXXX-XX-20", "XXXX-05-01", False),
        ("2024-06-01", "XXXX-05-01", False),
        ("XXXX-06-01", "2024-05-01", False),
    ],
)
def test_one_day_lies_surely_after_another(day: str, other: str, after: bool) -> None:
    first, second = parse_day(day), parse_day(other)
    assert first is not None and second is not None
    assert first.surely_after(second) is after


@given(DAYS, DAYS)
def test_of_two_days_not_both_lie_after_the_other(a: Day, b: Day) -> None:
    assert not (a.surely_after(b) and b.surely_after(a))


@pytest.mark.parametrize("value", ["", "..", "2023-13", "2023-02-30", "soon", "2023-01-01-01"])
def test_what_is_no_day_is_read_as_none(value: str) -> None:
    assert parse_day(value) is None


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021-01-17/2021-02-09", dt.date(2021, 1, 17), dt.date(2021, 2, 9)),
        ("2018-09/..", dt.date(2018, 9, 1), None),
        ("../2020-05-01", None, dt.date(2020, 5, 1)),
        ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("2023", dt.date(2023, 1, 1), dt.date(2023, 12, 31)),
        ("XXXX-03-19", None, None),
        (None, None, None),
    ],
)
def test_first_and_last_possible_day(value: str | None, first: dt.date | None, last: dt.date | None) -> None:
    assert (first_day(value), last_day(value)) == (first, last)


def test_only_a_full_day_is_exact() -> None:
    assert exact_day("2023-07-28") == dt.date(2023, 7, 28)
    assert [exact_day(v) for v in ("2023-07", "XXXX-07-28", "2023-07-01/2023-07-28", None)] == [None] * 4


def test_a_period_of_one_day_is_that_day_and_an_unknown_side_is_open() -> None:
    day = Day(2023, 7, 28)
    assert period(day, day) == "2023-07-28"
    assert period(day, None) == "2023-07-28/.."
    assert period(None, day) == "../2023-07-28"
    assert sides("../2023-07-28") == (None, day)
    assert sides("2023-07-28") == (day, day)


@pytest.mark.parametrize(
    ("day", "shift", "then"),
    [
        (Day(2023, 12, 31), 1, Day(2024, 1, 1)),
        (Day(2024, 3, 1), -1, Day(2024, 2, 29)),
        (Day(None, 9, 30), 1, Day(None, 10, 1)),
        (Day(None, None, 8), 1, Day(None, None, 9)),
    ],
)
def test_counting_days_keeps_missing_parts_missing(day: Day, shift: int, then: Day) -> None:
    assert day.plus_days(shift) == then


def test_counting_months_turns_the_year() -> None:
    assert Day(2023, 12, 5).plus_months(1) == Day(2024, 1)
    assert Day(None, 1).plus_months(-1) == Day(None, 12)


def test_a_day_that_no_calendar_has_is_neither_first_nor_last() -> None:
    assert Day(2023, 2, 29).first() is None
    assert Day(2023, 2, 29).last() is None
    assert Day(2024, 2, 29).first() == dt.date(2024, 2, 29)


def test_every_column_of_days_follows_from_a_column_of_the_record():
    days = {field.name for field in arrow_schema() if pa.types.is_date(field.type)}
    assert set(DAY_COLUMNS) == days
    assert {column.source for column in DAY_COLUMNS.values()} == {"announced", "discovered", "occurred"}
