"""What may stand in a field."""

import dataclasses

import pytest

from extractor.corrections.values import KINDS, check_value, is_edtf
from extractor.model import Incident


@pytest.mark.parametrize(
    "value",
    [
        "2023-07-28", "2023-07", "2023", "XXXX-03-19", "XXXX-XX-20", "2021-01-17/2021-02-09", "2018-09/..", "../2020",
        "XXXX-12-28/XXXX-01-05", "2024/2024-05",
    ],
)  # fmt: skip
def test_dates_of_the_record_are_dates(value: str):
    assert is_edtf(value)


@pytest.mark.parametrize(
    "value",
    [
        "", "..", "../..", "2023-13", "2023-02-30", "2023-7-1", "a", "2023/2024/2025", "2023-07-28T00:00",
        "2025-01-01/2024-01-01", "2024-05/2023", "XXXX-03-19/XXXX-03-18",
    ],
)  # fmt: skip
def test_anything_else_is_no_date(value: str):
    assert not is_edtf(value)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("affected_people", -1), ("affected_people", True), ("affected_people", "500"), ("affected_people", 2**64),
        ("leak_status", None), ("leak_status", "maybe"), ("data_categories", None), ("data_categories", "name"),
        ("data_categories", ["name", "name"]), ("organization", ""), ("organization", "x" * 2000),
        ("announced", "yesterday"),
        ("via_third_party", "yes"), ("counts", [{"value": 1}]), ("notice_id", "b" * 16), ("evidence", []),
    ],
)  # fmt: skip
def test_what_may_not_stand_in_a_field_is_refused(field: str, value: object):
    with pytest.raises(ValueError, match=r"."):
        check_value(field, value)


def test_every_field_that_can_be_corrected_is_a_column_or_a_mark_on_the_row():
    columns = {f.name for f in dataclasses.fields(Incident)}
    assert set(KINDS) - columns == {"reviewed", "incident"}
