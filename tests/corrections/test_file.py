"""The file of corrections: where it stands, two writers, torn lines, merging."""

import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.batch.output_paths import corrections_path
from extractor.corrections import (
    Correction,
    append_corrections,
    apply_corrections,
    load_corrections,
    merge,
)
from extractor.errors import ReadError
from tests.corrections.corrections import ROW, correction


def test_the_file_stands_beside_the_table():
    assert corrections_path(Path("x/incidents.parquet")) == Path("x/incidents.corrections.jsonl")


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
