"""Which rows tell of one incident."""

from __future__ import annotations

import dataclasses
import random
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.cases import CASES, precision_recall, read_cases
from extractor.api import parse_notice
from extractor.link import case_ids, link
from extractor.link.days import gap
from extractor.link.likeness import names_agree
from extractor.model import Count, Incident, arrow_schema
from extractor.names import organization_key

CORPUS = CASES.parent
LABELLED = sorted(CASES.glob("*.jsonl"))


def incident(notice: str, **values: Any) -> Incident:
    defaults = {"notice_id": notice, "incident_index": 0, "case_id": f"{notice}-0", "source": f"{notice}.txt"}
    return Incident(**(defaults | values))


FIRST = incident(
    "aaa",
    organization="株式会社つむぎ堂",
    announced="2024-03-04",
    discovered="2024-03-01",
    root_cause="unauthorized_access",
    report_stage="first",
)
NEWS = incident(
    "bbb", organization="つむぎ堂", announced="2024-03-04", root_cause="unauthorized_access", discovered="2024-03-01"
)
FINAL = incident(
    "ccc",
    organization="株式会社つむぎ堂",
    announced="2024-06-28",
    discovered="2024-03-01",
    occurred="2024-02-20/2024-03-01",
    affected_people=5120,
    root_cause="ransomware",
    report_stage="final",
)
OTHER = incident(
    "ddd",
    organization="株式会社つむぎ堂",
    announced="2024-05-10",
    discovered="2024-05-08",
    occurred="2024-05-08",
    affected_people=12,
    root_cause="bcc_error",
)


def cases(*rows: Incident, existing: list[Incident] | None = None) -> list[str]:
    return [row.case_id for row in link(list(rows), existing)]


def test_first_report_news_and_final_report_are_one_case() -> None:
    assert cases(FIRST, NEWS, FINAL) == ["aaa-0"] * 3


def test_another_incident_of_the_organisation_is_another_case() -> None:
    assert cases(FIRST, OTHER, FINAL) == ["aaa-0", "ddd-0", "aaa-0"]


def test_what_was_public_before_it_happened_is_something_else() -> None:
    later = dataclasses.replace(FIRST, notice_id="eee", occurred="2024-04-01", announced="2024-04-02")
    assert cases(FIRST, later) == ["aaa-0", "eee-0"]


def test_clients_of_one_contractor_are_separate_cases() -> None:
    hit = {"announced": "2024-07-08", "occurred": "2024-05-26", "discovered": "2024-07-03", "root_cause": "ransomware"}
    counts = [Count(1_500_000, "record", "exact", None, 0, 1)]
    rows = [
        incident(notice, organization=name, vendors=["株式会社帳票工房"], counts=counts, **hit)
        for notice, name in (("aaa", "つゆくさ町"), ("bbb", "はまゆう県"), ("ccc", "株式会社帳票工房"))
    ]
    assert len(set(cases(*rows))) == 3


def test_two_incidents_of_one_notice_are_two_cases() -> None:
    rows = [dataclasses.replace(OTHER, incident_index=i, affected_people=12 + i) for i in range(2)]
    assert cases(*rows) == ["ddd-0", "ddd-1"]


def test_an_item_that_a_page_prints_twice_is_one_case() -> None:
    rows = [dataclasses.replace(OTHER, incident_index=i, title=f"見出し{i}") for i in range(2)]
    assert cases(*rows) == ["ddd-0", "ddd-0"]


def test_a_chain_of_likenesses_does_not_join_what_contradicts() -> None:
    """Two shops lose slips on one day; a later text speaks of one of them in words that fit both."""
    told = {"announced": "2023-02-03", "discovered": "2023-02-01", "root_cause": "loss"}
    north = incident("aaa", organization="まるた薬局", affected_people=44, **told)
    south = incident("bbb", organization="まるた薬局", affected_people=71, **told)
    vague = incident("ccc", organization="まるた薬局", **told)
    north_case, south_case, _ = cases(north, south, vague)
    assert north_case != south_case


def test_rows_that_say_nothing_are_not_alike() -> None:
    assert cases(incident("aaa"), incident("bbb")) == ["aaa-0", "bbb-0"]


def test_a_case_is_named_after_its_earliest_row_in_any_order() -> None:
    rows = [FINAL, OTHER, NEWS, FIRST]
    named = dict(zip((r.notice_id for r in rows), cases(*rows), strict=True))
    assert named == {"aaa": "aaa-0", "bbb": "aaa-0", "ccc": "aaa-0", "ddd": "ddd-0"}


def test_known_cases_keep_their_names_when_an_earlier_notice_turns_up() -> None:
    known = link([NEWS, FINAL])
    assert cases(NEWS, FINAL, FIRST) == ["aaa-0"] * 3
    assert cases(NEWS, FINAL, FIRST, existing=known) == ["bbb-0"] * 3
    assert cases(FIRST, existing=known) == ["bbb-0"]


def test_a_new_notice_never_joins_two_known_cases() -> None:
    known = [dataclasses.replace(FIRST, case_id="one"), dataclasses.replace(FINAL, case_id="two")]
    ids = cases(FIRST, NEWS, FINAL, existing=known)
    assert (ids[0], ids[2]) == ("one", "two")
    assert ids[1] in ("one", "two")


def test_an_arrow_table_keeps_everything_but_the_case() -> None:
    table = pa.Table.from_pylist([r.to_dict() for r in (FIRST, OTHER, FINAL)], schema=arrow_schema())
    linked = link(table)
    assert linked.schema == table.schema
    assert linked["case_id"].to_pylist() == cases(FIRST, OTHER, FINAL)
    assert linked.drop_columns("case_id").equals(table.drop_columns("case_id"))
    assert link(table.slice(2), existing=link(table.slice(0, 2)))["case_id"].to_pylist() == ["aaa-0"]


@pytest.mark.parametrize("path", LABELLED, ids=lambda p: p.stem)
def test_labelled_cases_are_linked_within_the_target(path: Any) -> None:
    rows, wanted = read_cases([path])
    precision, recall = precision_recall(case_ids(rows), wanted)
    assert precision >= 0.98
    assert recall >= 0.90


def test_notices_of_the_corpus_that_tell_of_one_incident_share_a_case() -> None:
    """First and final report; press release and news; a loss and what became of it."""
    told = ["n206", "n207", "n261", "n262", "n263", "n264"]
    rows = [row for notice in told for row in parse_notice(CORPUS / f"{notice}.txt").incidents]
    first, final, release, news, lost, found = cases(*rows)
    assert first == final
    assert release == news
    assert lost == found
    assert len({first, release, lost}) == 3


@settings(max_examples=25)
@given(seed=st.integers(0, 1 << 20))
def test_order_does_not_matter_and_known_names_stay(seed: int) -> None:
    rows, _ = read_cases(LABELLED)
    chance = random.Random(seed)
    shuffled = chance.sample(rows, len(rows))
    ids = dict(zip(map(id, shuffled), case_ids(shuffled), strict=True))
    assert [ids[id(row)] for row in rows] == case_ids(rows)
    cut = chance.randrange(len(rows))
    known = [{**row, "case_id": case} for row, case in zip(shuffled[:cut], case_ids(shuffled[:cut]), strict=True)]
    assert case_ids(shuffled, known)[:cut] == [row["case_id"] for row in known]


@pytest.mark.parametrize(
    ("a", "b", "days"),
    [
        ("2024-06-14", "2024-06-14", 0),
        ("2024-06-14", "2024-06-20", 6),
        ("2024-06", "2024-06-20", 0),
        ("XXXX-06-14", "2024-06-14", 0),
        ("XXXX-XX-14", "2024-06-14", 0),
        ("XXXX-XX-14", "2024-06-16", 2),
        ("2024-05-01/2024-05-10", "2024-05-12", 2),
        ("2024-05/..", "2025-01-01", 0),
        ("../2024-05-10", "2024-06-10", 31),
        ("XXXX-02-29", "2023-03-01", None),
        ("XXXX-XX-14", "XXXX-XX-15", None),
    ],
)
def test_gaps_between_values_of_every_exactness(a: str, b: str, days: int | None) -> None:
    assert gap(a, b) == gap(b, a) == days


@pytest.mark.parametrize(
    ("a", "b", "agreement"),
    [
        ("株式会社つむぎ堂", "つむぎ堂", 1.0),
        ("つむぎ堂", "つむぎ堂オンライン", 0.5),
        ("みさき市教委", "みさき市教育委員会", 0.5),
        ("みさき市", "みなと市", -1.0),
        ("みさき市", None, 0.0),
    ],
)
def test_names_agree_in_full_in_part_or_not(a: str, b: str | None, agreement: float) -> None:
    assert names_agree(organization_key(a), organization_key(b or "")) == agreement


def test_the_kind_of_mishap_of_a_new_cause_is_said_by_its_rule(tmp_path: Path) -> None:
    (tmp_path / "causes.yaml").write_text(
        "- id: sim_swap\n  label: SIMの乗っ取り\n  terms: [SIMスワップ]\n  attributes: {weight: 3, mishap: attack}\n",
        encoding="utf-8",
    )
    rows = [dataclasses.replace(FIRST, root_cause="loss"), dataclasses.replace(NEWS, root_cause="sim_swap")]
    assert cases(*rows) == ["aaa-0", "aaa-0"]
    assert [row.case_id for row in link(rows, rules=tmp_path)] == ["aaa-0", "bbb-0"]
