"""The words for people whose data it may be."""

from __future__ import annotations

import pytest

from extractor.find import subjects
from extractor.findings import open_document
from extractor.rules.files import load_rules


def found(text: str) -> set[str]:
    """People named, not those of whom only things speak (``住民票``)."""
    rules = load_rules()
    implied = rules["subjects"].ids_with("implied")
    mentions = subjects.find(open_document(text, rules))
    return {m.code for m in mentions if m.rule.removeprefix("subjects/") not in implied}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("お客様、会員、宿泊者", "customer"),
        ("従業員、退職者、派遣スタッフ", "employee"),
        ("採用応募者、受験生", "applicant"),
        ("児童、卒業生、園児", "student"),
        ("保護者", "guardian"),
        ("入院患者", "patient"),
        ("納税義務者、受給者", "resident"),
        ("取引先のご担当者", "business_contact"),
        ("株主", "shareholder"),
        ("イベントの参加者、懸賞応募者", "participant"),
    ],
)
def test_words_for_people(text: str, codes: str) -> None:
    assert found(text) == set(codes.split())


@pytest.mark.parametrize(
    "text", ["お客様相談室", "市民課の窓口", "児童相談所", "職員採用試験", "定時株主総会", "社員番号", "消費者庁"]
)
def test_look_alikes(text: str) -> None:
    assert found(text) == set()
