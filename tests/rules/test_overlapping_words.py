"""Which of the words of rules is found where several stand at one place."""

from __future__ import annotations

from pathlib import Path

from extractor.rules import RuleSet
from extractor.rules.files import load_rules, read_rule_file


def _rule_set(text: str, tmp_path: Path) -> RuleSet:
    path = tmp_path / "categories.yaml"
    path.write_text(text, encoding="utf-8")
    return RuleSet("categories", read_rule_file(path))


def test_a_look_alike_swallows_the_term_inside_it(tmp_path: Path) -> None:
    rules = _rule_set("[{id: a, label: 甲, terms: [写真], look_alikes: [写真館]}]", tmp_path)
    assert [(hit.start, hit.end) for hit in rules.scan("写真館の写真")] == [(4, 6)]


def test_the_longest_of_overlapping_terms_wins(tmp_path: Path) -> None:
    rules = _rule_set("[{id: a, label: 甲, terms: [番号]}, {id: b, label: 乙, terms: [電話番号]}]", tmp_path)
    assert [hit.rule.id for hit in rules.scan("電話番号と番号")] == ["b", "a"]


def test_a_term_may_belong_to_two_rules(tmp_path: Path) -> None:
    rules = _rule_set("[{id: a, label: 甲, terms: [答案]}, {id: b, label: 乙, terms: [答案]}]", tmp_path)
    assert {hit.rule.id for hit in rules.scan("答案")} == {"a", "b"}


def test_a_word_boundary_is_asked_of_the_tokeniser(tmp_path: Path) -> None:
    rules = _rule_set("[{id: a, label: 甲, terms: [カルテ], attributes: {boundary: word}}]", tmp_path)
    assert len(rules.scan("患者のカルテを開いた")) == 1
    assert rules.scan("カルテルの疑いで調べられた") == []


def test_a_longer_word_of_one_group_hides_no_word_of_another_unless_it_is_a_look_alike_to_it() -> None:
    groups = load_rules()["context"]
    found = {hit.rule.id for hit in groups.scan("職員が不審なメールを受け取った")}
    assert {"mail", "impersonated", "staff"} <= found
    assert "mail" not in {hit.rule.id for hit in groups.scan("迷惑メールが届いた")}


def test_a_longer_term_of_one_cause_hides_no_term_of_another_that_may_keep_other_company() -> None:
    found = {hit.rule.id for hit in load_rules()["causes"].scan("名簿を持ち出した")}
    assert {"for-private-ends", "carried-off"} <= found
    assert "support_scam" not in {hit.rule.id for hit in load_rules()["causes"].scan("遠隔操作ウイルスに感染した")}
