"""Rules of one's own, laid over the shipped ones."""

from __future__ import annotations

from pathlib import Path

import pytest

import extractor
from extractor.rules.files import load_rules


def test_an_overlay_replaces_a_rule_and_adds_one(tmp_path: Path) -> None:
    (tmp_path / "categories.yaml").write_text(
        "- {id: gender, label: 性別, terms: [男女]}\n- {id: seat, label: 座席, terms: [座席の位置], emits: ticket}\n",
        encoding="utf-8",
    )
    rules = load_rules(tmp_path)["categories"]
    assert {hit.rule.code for hit in rules.scan("男女、座席の位置、住所")} == {"gender", "ticket", "address"}
    assert "gender" not in {hit.rule.code for hit in rules.scan("性別")}
    assert "gender" in {hit.rule.code for hit in load_rules()["categories"].scan("性別")}


def test_a_new_rule_with_the_manner_of_a_shipped_one_does_what_that_does(tmp_path: Path) -> None:
    (tmp_path / "date_roles.yaml").write_text(
        "- id: sensed\n  label: 異状の覚知\n  emits: discovered\n  terms: [異状を覚知]\n"
        "  attributes: {weight: 3, manner: noticed}\n",
        encoding="utf-8",
    )
    head = "2024年4月1日\nみなと市\n\n名簿の公開に関するお詫び\n\n"
    text = head + "3月2日から、職員が異状を覚知した18日まで、名簿を誤って公開しました。"
    [incident] = extractor.parse_notice(text, rules=tmp_path).incidents
    assert incident.discovered == "2024-03-18"


def test_what_follows_from_a_cause_is_said_by_its_rule(tmp_path: Path) -> None:
    (tmp_path / "causes.yaml").write_text(
        "- id: open_list\n  label: 宛名の見える回覧\n  terms: [宛名が丸見え]\n"
        "  attributes: {weight: 3, shows: [address]}\n",
        encoding="utf-8",
    )
    text = "2024年4月1日\nみなと市\n\n回覧に関するお詫び\n\n4月1日、回覧の宛名が丸見えになっていました。"
    [incident] = extractor.parse_notice(text, rules=tmp_path).incidents
    assert (incident.root_cause, incident.data_categories) == ("open_list", ["address"])
    assert extractor.parse_notice(text).incidents[0].data_categories == []


@pytest.mark.parametrize(
    ("kind", "rule"),
    [
        ("organizations", "terms: [連邦法人], attributes: {part: form}"),
        ("dates", "terms: [この今日], emits: relative, attributes: {unit: day, base: notice}"),
        ("stance", "terms: [ではなくて], attributes: {stance: denied}"),
        ("causes", "terms: [海に沈め]"),
        ("handling", "terms: [港湾局に], emits: 'reported_to:harbour_office'"),
    ],
)
def test_a_rule_may_leave_out_what_need_not_be_said(kind: str, rule: str, tmp_path: Path) -> None:
    (tmp_path / f"{kind}.yaml").write_text(f"- {{id: mine, label: 我ら, {rule}}}\n", encoding="utf-8")
    text = (
        "2024年4月1日\n連邦法人みなと会\n\n名簿の紛失に関するお詫び\n\n"
        "この今日、住所ではなくて氏名を載せた名簿を海に沈めました。港湾局に届けました。"
    )
    notice = extractor.parse_notice(text, rules=tmp_path)
    assert [incident.announced for incident in notice.incidents] == ["2024-04-01"]


def test_what_is_said_not_to_be_so_is_as_if_it_were_not_said(tmp_path: Path) -> None:
    (tmp_path / "units.yaml").write_text(
        "- {id: mine, label: 函, terms: [函], emits: device, attributes: {noun: false, label: false}}\n",
        encoding="utf-8",
    )
    [count] = extractor.find_counts("名簿12函を紛失しました。", rules=tmp_path)
    assert (count.value, count.unit) == (12, "device")


def test_a_word_that_an_overlay_adds_to_a_list_counts_for_all_who_ask_for_it(tmp_path: Path) -> None:
    (tmp_path / "contractors.yaml").write_text(
        "- {id: contractor, label: 委託先, terms: [協力業者]}\n", encoding="utf-8"
    )
    rules = load_rules(tmp_path)
    assert "vendor" in {hit.rule.id for hit in rules["organization_cues"].scan("協力業者の")}
    assert "at_contractor" in {hit.rule.id for hit in rules["third_party"].scan("協力業者の社員が名簿を送信した")}
    assert load_rules()["third_party"].scan("協力業者の社員が名簿を送信した") == []
