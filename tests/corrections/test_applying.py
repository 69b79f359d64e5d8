"""What corrections make of a row, and when they are flagged instead."""

import dataclasses
import datetime as dt

import msgspec

from extractor.corrections import (
    Correction,
    Span,
    apply_corrections,
    disagreements,
    text_hash,
)
from extractor.model import Count, Evidence, Incident
from tests.corrections.corrections import ROW, TEXT, correction


def corrected(*corrections: Correction, row: Incident = ROW) -> Incident:
    (result,), flags = apply_corrections([row], corrections)
    assert flags == []
    return result


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
