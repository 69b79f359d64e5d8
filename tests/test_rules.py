"""The shipped rules keep their own examples; overlays are laid over them; wrong files are refused and say why."""

from __future__ import annotations

import re
import typing
from pathlib import Path

import msgspec
import pytest
from record import DATA_CATEGORIES, DATA_SUBJECTS, ROOT_CAUSES

import extractor
from extractor.errors import RuleError
from extractor.rules import Rule, RuleSet
from extractor.rules.attributes import SCHEMAS, Class
from extractor.rules.files import load_rules, read_rule_file, rules_directory
from extractor.rules.overlay import check_among, check_rule, fires

ALL = list(load_rules().every())
WORDED = [rule for rule in ALL if not rule.is_of_place]


def _by_name(rule: Rule) -> str:
    return rule.name


@pytest.mark.parametrize("rule", WORDED, ids=_by_name)
def test_every_rule_matches_its_examples_and_nothing_that_it_must_not(rule: Rule) -> None:
    assert rule.examples.match, "a rule without an example that must match proves nothing"
    assert rule.examples.no_match, "a rule without an example that must not match proves nothing"
    assert [text for text in rule.examples.match if not fires(rule, text, load_rules())] == []
    assert [text for text in rule.examples.no_match if fires(rule, text, load_rules())] == []


@pytest.mark.parametrize("rule", WORDED, ids=_by_name)
def test_every_rule_can_count_and_names_only_what_there_is(rule: Rule) -> None:
    check_rule(rule, [rule])
    check_among(rule, load_rules())


@pytest.mark.parametrize("rule", ALL, ids=_by_name)
def test_every_rule_has_a_japanese_label(rule: Rule) -> None:
    assert any(char > "\u3040" for char in rule.label)


@pytest.mark.parametrize(
    ("kind", "codes"), [("categories", DATA_CATEGORIES), ("subjects", DATA_SUBJECTS), ("causes", ROOT_CAUSES)]
)
def test_the_rules_use_the_codes_of_the_record_all_of_them_and_no_others(kind: str, codes: list[str]) -> None:
    assert {rule.code for rule in load_rules()[kind].rules} == set(codes)


def test_no_look_alike_of_a_category_is_a_term_of_another_which_would_swallow_it_anyway() -> None:
    rules = load_rules()["categories"].rules
    terms = {term: rule.id for rule in rules for term in rule.terms}
    clashes = [(term, terms[term], rule.id) for rule in rules for term in rule.look_alikes if term in terms]
    assert clashes == []


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


def test_an_overlay_replaces_a_rule_and_adds_one(tmp_path: Path) -> None:
    (tmp_path / "categories.yaml").write_text(
        "- {id: gender, label: 性別, terms: [男女]}\n- {id: seat, label: 座席, terms: [座席の位置], emits: ticket}\n",
        encoding="utf-8",
    )
    rules = load_rules(tmp_path)["categories"]
    assert {hit.rule.code for hit in rules.scan("男女、座席の位置、住所")} == {"gender", "ticket", "address"}
    assert "gender" not in {hit.rule.code for hit in rules.scan("性別")}
    assert "gender" in {hit.rule.code for hit in load_rules()["categories"].scan("性別")}


def test_an_overlay_folder_without_rules_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"no \*\.yaml rule file"):
        load_rules(tmp_path)


def test_an_overlay_of_an_unknown_kind_names_the_kinds(tmp_path: Path) -> None:
    (tmp_path / "kategorien.yaml").write_text("[]", encoding="utf-8")
    with pytest.raises(RuleError, match=r"kategorien\.yaml: no such kind of rules.*categories"):
        load_rules(tmp_path)


@pytest.mark.parametrize(
    ("text", "line", "rule_id", "reason"),
    [
        ("- {id: a, label: 甲, terms: [あ]}\n- {id: b, label: 乙}\n", 2, "b", "neither terms nor patterns"),
        ("- {id: a, label: 甲, terms: [あ]}\n\n- {id: a, label: 乙, terms: [い]}\n", 3, "a", "used twice"),
        ("- {id: a, label: 甲, terms: ['']}\n", 1, "a", "empty term"),
        ("- {id: a, label: 甲, terms: [あ], look_alikes: ['']}\n", 1, "a", "empty term"),
        ("- {id: a, label: 甲, patterns: ['漏えい(']}\n", 1, "a", "not a regular expression"),
        ("- {id: a, label: 甲, patterns: ['[^。]漏えい']}\n", 1, "a", "must begin with a literal"),
        ("- {id: a, label: 甲, patterns: ['漏えい.*した']}\n", 1, "a", "without bound"),
        ("- {id: a, label: 甲, terms: [あ], colour: red}\n", 1, "a", "colour"),
        ("- {id: a, label: 甲, term: [あ]}\n", 1, "a", "a rule has id label terms terms_of patterns"),
        ("- {id: a, terms: [あ]}\n", 1, "a", "label"),
        ("- {id: a, label: 甲, terms: 氏名}\n", 1, "a", "array"),
        ("- 氏名\n", 1, "?", "object"),
    ],
)
def test_a_wrong_rule_is_refused_with_file_line_id_and_reason(
    text: str, line: int, rule_id: str, reason: str, tmp_path: Path
) -> None:
    path = tmp_path / "categories.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as refusal:
        read_rule_file(path)
    assert str(refusal.value).startswith(f"{path}:{line}: rule {rule_id!r}: ")
    assert reason in str(refusal.value)


@pytest.mark.parametrize(
    ("kind", "attributes", "reasons"),
    [
        ("counts", "{reach: 3}", ("side", "reach")),
        ("counts", "{side: above, reach: 3}", ("above", "side")),
        ("voice", "{}", ("weight",)),
        ("stance", "{stance: perhaps}", ("perhaps", "stance")),
        ("categories", "{boundary: wrod}", ("wrod", "boundary")),
        ("incident", "{titel: 3.0}", ("titel", "title")),
        ("title", "{weight: 1}", ("weight", "boundary")),
    ],
)
def test_wrong_attributes_are_refused_and_the_right_ones_named(
    kind: str, attributes: str, reasons: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / f"{kind}.yaml"
    path.write_text(f"- {{id: a, label: 甲, terms: [漏えい], attributes: {attributes}}}\n", encoding="utf-8")
    with pytest.raises(RuleError) as refusal:
        load_rules(tmp_path)
    assert str(refusal.value).startswith(f"{path}:1: rule 'a': attributes: ")
    assert all(reason in str(refusal.value) for reason in reasons)


@pytest.mark.parametrize("kind", sorted(SCHEMAS))
def test_the_head_of_a_file_explains_the_attributes_of_its_rules(kind: str) -> None:
    lines = (rules_directory() / f"{kind}.yaml").read_text(encoding="utf-8").splitlines()
    comments = " ".join(line for line in lines if line.startswith("#"))
    own = {field.encode_name for field in msgspec.structs.fields(SCHEMAS[kind])} - {"boundary"}
    assert {name for name in own if not re.search(rf"\b{name}\b", comments)} == set()


def _values(kind: object) -> set[str]:
    """The values that a type lists, also inside other types; what an organisation is, one file explains for all."""
    if kind == Class or typing.get_origin(kind) is not typing.Literal:
        return set().union(*map(_values, typing.get_args(kind))) if kind != Class else set()
    return set(map(str, typing.get_args(kind)))


@pytest.mark.parametrize("kind", sorted(SCHEMAS))
def test_the_head_of_a_file_explains_what_its_attributes_may_be(kind: str) -> None:
    lines = (rules_directory() / f"{kind}.yaml").read_text(encoding="utf-8").splitlines()
    comments = " ".join(line for line in lines if line.startswith("#"))
    types = typing.get_type_hints(SCHEMAS[kind])
    values = set().union(*(_values(value) for name, value in types.items() if name != "boundary"))
    values |= set(typing.get_args(Class)) if kind == "organizations" else set()
    assert {value for value in values if not re.search(rf"\b{value}\b", comments)} == set()


@pytest.mark.parametrize("text", ["id: a\n", "- {id: a, label: [\n", ""])
def test_a_file_that_is_no_list_of_rules_is_refused_with_its_line(text: str, tmp_path: Path) -> None:
    path = tmp_path / "categories.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError, match=r"categories\.yaml:\d+: "):
        read_rule_file(path)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "categories.yaml"
    path.write_bytes(b"\x93\xfa\x96{")
    with pytest.raises(RuleError, match="UTF-8"):
        read_rule_file(path)


def test_a_longer_word_of_one_group_hides_no_word_of_another_unless_it_is_a_look_alike_to_it() -> None:
    groups = load_rules()["context"]
    found = {hit.rule.id for hit in groups.scan("職員が不審なメールを受け取った")}
    assert {"mail", "impersonated", "staff"} <= found
    assert "mail" not in {hit.rule.id for hit in groups.scan("迷惑メールが届いた")}


def test_a_longer_term_of_one_cause_hides_no_term_of_another_that_may_keep_other_company() -> None:
    found = {hit.rule.id for hit in load_rules()["causes"].scan("名簿を持ち出した")}
    assert {"for-private-ends", "carried-off"} <= found
    assert "support_scam" not in {hit.rule.id for hit in load_rules()["causes"].scan("遠隔操作ウイルスに感染した")}


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


def test_a_word_that_an_overlay_adds_to_a_list_counts_for_all_who_ask_for_it(tmp_path: Path) -> None:
    (tmp_path / "contractors.yaml").write_text(
        "- {id: contractor, label: 委託先, terms: [協力業者]}\n", encoding="utf-8"
    )
    rules = load_rules(tmp_path)
    assert "vendor" in {hit.rule.id for hit in rules["organization_cues"].scan("協力業者の")}
    assert "at_contractor" in {hit.rule.id for hit in rules["third_party"].scan("協力業者の社員が名簿を送信した")}
    assert load_rules()["third_party"].scan("協力業者の社員が名簿を送信した") == []


@pytest.mark.parametrize("asking", ["terms_of: [voice/nobody]", "patterns: ['{voice/nobody}の']"])
def test_to_ask_for_the_words_of_a_rule_that_is_not_there_is_refused(asking: str, tmp_path: Path) -> None:
    (tmp_path / "voice.yaml").write_text(
        f"- id: mine\n  label: 我ら\n  emits: own_voice\n  {asking}\n  attributes: {{weight: 1}}\n", encoding="utf-8"
    )
    with pytest.raises(RuleError) as refusal:
        load_rules(tmp_path)
    place = tmp_path / "voice.yaml"
    assert str(refusal.value).startswith(f"{place}:1: rule 'mine': there is no rule 'voice/nobody'")


@pytest.mark.parametrize(
    ("kind", "rule", "reason"),
    [
        (
            "units",
            "terms: [函], emits: devices",
            "emits 'devices', which units.yaml does not know; write emits: one",
        ),
        ("date_roles", "terms: [感付]", "without 'emits' it stands for its id, 'mine', which date_roles.yaml does not"),
        ("categories", "terms: [星座], examples: {match: [星座, 干支]}", "does not fire in its example '干支'"),
        ("categories", "terms: [Ｚ占い]", "'Ｚ占い' stands in no text after cleaning; write 'Z占い'"),
        ("categories", "terms: [占い], look_alikes: [ｱ占い]", "'ｱ占い' stands in no text after cleaning"),
        (
            "categories",
            "terms: [星座], examples: {no_match: [星座早見盤]}",
            "fires in '星座早見盤', in which it must",
        ),
        ("causes", "terms: [裂け], attributes: {with: [papers]}", "with: no rule stands for 'papers'; look in context"),
        ("causes", "terms: [裂け], attributes: {beside: [loos]}", "beside: no rule stands for 'loos'; look in causes"),
        ("causes", "terms: [裂け], attributes: {with: [paper]}, examples: {match: [袋が裂け]}", "does not fire in"),
    ],
)
def test_a_rule_of_an_overlay_that_can_do_nothing_or_breaks_its_examples_is_refused(
    kind: str, rule: str, reason: str, tmp_path: Path
) -> None:
    path = tmp_path / f"{kind}.yaml"
    path.write_text(f"# Ours.\n- {{id: mine, label: 我ら, {rule}}}\n", encoding="utf-8")
    with pytest.raises(RuleError) as refusal:
        load_rules(tmp_path)
    assert str(refusal.value).startswith(f"{path}:2: rule 'mine': {reason}")


def test_a_pattern_that_the_words_of_other_rules_make_wrong_is_refused(tmp_path: Path) -> None:
    (tmp_path / "voice.yaml").write_text(
        "- {id: mine, label: 我, emits: own_voice, patterns: ['[^。]{voice/own_name}'], attributes: {weight: 1}}\n",
        encoding="utf-8",
    )
    with pytest.raises(RuleError, match="must begin with a literal"):
        load_rules(tmp_path)
