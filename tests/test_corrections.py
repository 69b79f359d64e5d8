import dataclasses
import datetime as dt
import threading
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.batch.output_paths import corrections_path
from extractor.corrections import (
    Correction,
    Span,
    append_corrections,
    apply_corrections,
    disagreements,
    load_corrections,
    merge,
    text_hash,
)
from extractor.corrections.values import KINDS, check_value, is_edtf
from extractor.errors import ReadError
from extractor.model import Count, Evidence, Incident

TEXT = "株式会社見本は、名簿500名分を紛失した。警察に届け出た。"
ROW = Incident(
    notice_id="a" * 16,
    incident_index=0,
    case_id="c",
    source="a.txt",
    organization="株式会社見本",
    affected_people=50,
    data_categories=["name", "phone"],
    root_cause="theft",
    root_causes=["theft", "insider"],
    evidence=[
        Evidence("organization", "株式会社見本", "株式会社見本", 0, 6, "organizations/form"),
        Evidence("affected_people", "50", "50", 10, 12, "counts/x"),
        Evidence("data_categories", "name", "名簿", 8, 10, "categories/name"),
        Evidence("data_categories", "phone", "届け", 20, 22, "categories/phone"),
    ],
    confidence=0.4,
)


def correction(field: str, value: object, **more: object) -> Correction:
    fields = {
        "id": f"{field}-{value}-{more.get('author')}-{more.get('time')}",
        "notice_id": ROW.notice_id,
        "incident_index": 0,
        "author": "佐藤",
        "time": "2024-06-01T09:00:00.000+00:00",
        "source": "a.txt",
        **more,
    }
    return Correction(field=field, value=value, **fields)


def corrected(*corrections: Correction, row: Incident = ROW) -> Incident:
    (result,), flags = apply_corrections([row], corrections)
    assert flags == []
    return result


def test_the_file_stands_beside_the_table():
    assert corrections_path(Path("x/incidents.parquet")) == Path("x/incidents.corrections.jsonl")


def test_a_corrected_number_comes_with_its_words():
    row = corrected(correction("affected_people", 500, evidence=[Span(10, 13, "500")]))
    assert row.affected_people == 500
    own = [e for e in row.evidence if e.field == "affected_people"]
    assert own == [Evidence("affected_people", "500", "500", 10, 13, "correction/佐藤")]


def test_a_corrected_date_moves_the_columns_that_follow_from_it():
    row = corrected(correction("announced", "2024-05-02"), correction("occurred", "2024-04"))
    assert row.announced_on == dt.date(2024, 5, 2)
    assert (row.occurred_from, row.occurred_to) == (dt.date(2024, 4, 1), dt.date(2024, 4, 30))


def test_a_date_can_be_taken_back():
    row = corrected(correction("announced", None), row=dataclasses.replace(ROW, announced="2024-05-01"))
    assert row.announced is None
    assert row.announced_on is None


def test_codes_that_stay_keep_their_words():
    row = corrected(correction("data_categories", ["name", "email"], evidence=[Span(8, 10, "名簿", "email")]))
    assert row.data_categories == ["name", "email"]
    assert {(e.value, e.rule) for e in row.evidence if e.field == "data_categories"} == {
        ("name", "categories/name"),
        ("email", "correction/佐藤"),
    }


def test_the_root_cause_stays_the_first_of_the_causes():
    assert corrected(correction("root_cause", "loss")).root_causes == ["loss", "theft", "insider"]
    row = corrected(correction("root_causes", ["loss"]))
    assert (row.root_cause, row.root_causes) == ("loss", ["loss"])


def test_counts_become_counts():
    value = [{"value": 500, "unit": "person", "bound": "exact", "group": None, "start": 10, "end": 13}]
    assert corrected(correction("counts", value)).counts == [Count(500, "person", "exact", None, 10, 13)]


def test_a_checked_row_is_certain():
    assert corrected(correction("reviewed", True)).confidence == 1.0
    assert corrected(correction("reviewed", False)).confidence == ROW.confidence


def test_what_is_no_incident_leaves_the_table():
    assert apply_corrections([ROW], [correction("incident", False)]) == ([], [])


def test_applying_twice_changes_nothing_more():
    decisions = [correction("affected_people", 500, evidence=[Span(10, 13, "500")]), correction("root_cause", "loss")]
    once = corrected(*decisions)
    assert corrected(*decisions, row=once) == once


def test_corrections_of_a_changed_text_are_flagged_not_applied():
    changed = dataclasses.replace(ROW, notice_id="b" * 16)
    rows, (flag,) = apply_corrections([changed], [correction("affected_people", 500)])
    assert rows == [changed]
    assert "changed" in flag.reason
    assert not flag.applied


def test_corrections_of_a_notice_that_is_gone_are_flagged():
    _, (flag,) = apply_corrections([], [correction("affected_people", 500)])
    assert "not in the table" in flag.reason


def test_corrections_of_a_text_read_differently_are_flagged():
    decision = correction("affected_people", 500, text_hash=text_hash(TEXT))
    rows, flags = apply_corrections([ROW], [decision], {ROW.notice_id: text_hash(TEXT + "。")})
    assert rows == [ROW]
    assert len(flags) == 1
    rows, flags = apply_corrections([ROW], [decision], {ROW.notice_id: text_hash(TEXT)})
    assert rows[0].affected_people == 500
    assert flags == []


def test_corrections_are_flagged_when_the_notice_now_splits_otherwise():
    second = dataclasses.replace(ROW, incident_index=1)
    rows, (flag,) = apply_corrections([ROW, second], [correction("affected_people", 500, incidents=1)])
    assert rows == [ROW, second]
    assert "2 incidents" in flag.reason


def test_corrections_are_flagged_when_the_index_now_means_another_incident():
    second = dataclasses.replace(ROW, incident_index=1)
    decision = correction("affected_people", 500, incidents=2, anchor=(400, 450))
    rows, (flag,) = apply_corrections([ROW, second], [decision])
    assert rows == [ROW, second]
    assert "elsewhere" in flag.reason


def test_of_two_opinions_the_later_holds_and_both_are_shown():
    early = correction("affected_people", 500, author="佐藤", time="2024-06-01T09:00:00.000+00:00")
    late = correction("affected_people", 505, author="鈴木", time="2024-06-02T09:00:00.000+00:00")
    rows, (flag,) = apply_corrections([ROW], [late, early])
    assert rows[0].affected_people == 505
    assert flag.applied
    assert "佐藤" in flag.reason
    assert disagreements([late, early]) == [(late, early)]
    assert disagreements([early, msgspec.structs.replace(late, value=500)]) == []


def test_a_file_keeps_every_line_of_two_people_at_once(tmp_path: Path):
    path = tmp_path / "c.jsonl"

    def write(author: str) -> None:
        for n in range(20):
            append_corrections(path, [correction("affected_people", n, author=author)])

    people = [threading.Thread(target=write, args=(name,)) for name in ("佐藤", "鈴木")]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert len(load_corrections(path)) == 40


def test_a_torn_line_does_not_swallow_the_next(tmp_path: Path):
    path = tmp_path / "c.jsonl"
    path.write_bytes(b'{"id": "torn')
    append_corrections(path, [correction("reviewed", True)])
    assert path.read_bytes().count(b"\n") == 2
    with pytest.raises(ReadError, match=r"c\.jsonl:1"):
        load_corrections(path)


def test_a_line_with_a_wrong_value_is_refused_with_its_number(tmp_path: Path):
    path = tmp_path / "c.jsonl"
    append_corrections(path, [correction("reviewed", True), correction("root_cause", "no_such_cause")])
    with pytest.raises(ReadError, match=r"c\.jsonl:2.*no_such_cause"):
        load_corrections(path)


def test_there_are_no_corrections_where_there_is_no_file(tmp_path: Path):
    assert load_corrections(tmp_path / "none.jsonl") == []


times = st.integers(0, 5).map(lambda n: f"2024-06-0{n + 1}T09:00:00.000+00:00")
decisions = st.lists(
    st.builds(
        lambda n, who, when: correction("affected_people", n, author=who, time=when),
        st.integers(0, 9), st.sampled_from(["佐藤", "鈴木"]), times,
    ),
    max_size=8,
)  # fmt: skip


@given(decisions, decisions)
def test_merging_loses_nothing_and_does_not_depend_on_the_order(one: list[Correction], two: list[Correction]):
    both = merge(one, two)
    assert {c.id for c in both} == {c.id for c in one + two}
    assert both == merge(two, one) == merge(both, one)
    assert apply_corrections([ROW], both) == apply_corrections([ROW], reversed(both))


@pytest.mark.parametrize(
    "value",
    ["2023-07-28", "2023-07", "2023", "XXXX-03-19", "XXXX-XX-20", "2021-01-17/2021-02-09", "2018-09/..", "../2020"],
)
def test_dates_of_the_record_are_dates(value: str):
    assert is_edtf(value)


@pytest.mark.parametrize(
    "value", ["", "..", "../..", "2023-13", "2023-02-30", "2023-7-1", "a", "2023/2024/2025", "2023-07-28T00:00"]
)
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
