"""Wrong rules are refused, with their file, line and id, and with what is wrong."""

from __future__ import annotations

import typing
from pathlib import Path

import msgspec
import pytest

from extractor.errors import RuleError
from extractor.rules import files
from extractor.rules.attributes import SCHEMAS
from extractor.rules.files import load_rules, read_rule_file, rules_directory
from extractor.rules.known_names import naming


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
        ("- {id: a, label: 甲, terms: [あ], kind: causes}\n", 1, "a", "kind"),
        ("- {id: a, label: 甲, terms: [あ], leads: []}\n", 1, "a", "leads"),
        ("- {id: a, label: 甲, terms: [あ, い, あ]}\n", 1, "a", "'あ' stands there twice"),
        ("- {id: a, label: 甲, terms: [あ], look_alikes: [あ]}\n", 1, "a", "'あ' stands there twice"),
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
        ("organization_words", "{part: self}", ("part: self", "classes")),
        ("organization_words", "{part: short}", ("part: short", "of")),
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


def test_a_key_that_stands_twice_in_a_rule_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "categories.yaml"
    path.write_text("- id: a\n  label: 甲\n  terms: [あ]\n  terms: [い]\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"categories\.yaml:4: not valid YAML \(the key 'terms' stands there twice\)"):
        read_rule_file(path)


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


@pytest.mark.parametrize("asking", ["terms_of: [voice/nobody]", "patterns: ['{voice/nobody}の']"])
def test_to_ask_for_the_words_of_a_rule_that_is_not_there_is_refused(asking: str, tmp_path: Path) -> None:
    (tmp_path / "voice.yaml").write_text(
        f"- id: mine\n  label: 我ら\n  emits: own_voice\n  {asking}\n  attributes: {{weight: 1}}\n", encoding="utf-8"
    )
    with pytest.raises(RuleError) as refusal:
        load_rules(tmp_path)
    place = tmp_path / "voice.yaml"
    assert str(refusal.value).startswith(f"{place}:1: rule 'mine': there is no rule 'voice/nobody'")


def _rule(attributes: str, emits: str = "") -> str:
    given = f", emits: {emits}" if emits else ""
    return f"- {{id: mine, label: 我ら, terms: [星座]{given}, attributes: {attributes}}}\n"


@pytest.mark.parametrize(
    ("kind", "text", "reason"),
    [
        ("handling", _rule("{}", "reportd_to:ppc"), "reported_to:ppc"),
        ("handling", _rule("{}", "secondary_damage:confirmt"), "secondary_damage:confirmed"),
        ("handling", _rule("{}"), "or reported_to: and a code of yours"),
        ("leak_status", _rule("{}", "confirmt"), "confirmed, none, possible"),
        ("date_roles", _rule("{}", "occured"), "occurred"),
        ("dates", _rule("{}", "nothing"), "relative"),
        ("dates", _rule("{shift: 1, base: notice}", "relative"), "unit"),
        ("dates", _rule("{unit: day}", "relative"), "base"),
        ("dates", _rule("{unit: day, base: notice}", "none"), "unit"),
        ("bounds", _rule("{side: before}", "at_mots"), "about, at_least, at_most"),
        ("voice", _rule("{weight: 1}", "own_vioce"), "own_voice, reporter_voice"),
        ("counts", _rule("{side: before, reach: 1}", "totl"), "'totl', which counts.yaml does not know"),
        ("passages", _rule("{}", "trun"), "turn"),
        ("outline", _rule("{}", "timelin"), "'timelin', which outline.yaml does not know"),
        ("organization_cues", _rule("{side: after, weight: 1}", "tellr"), "'tellr', which organization_cues"),
        ("stance", _rule("{stance: denied, kinds: [catgories]}"), "kinds may be categories subjects causes"),
        ("stance", _rule("{stance: denied, codes: [adress]}"), "codes: no rule stands for 'adress'"),
        ("organization_words", _rule("{part: leed}"), "'leed' - at `$.part`; part may be alias"),
        ("organization_words", _rule("{part: short, of: 大が}"), "of: '大が' is no term of organizations.yaml"),
        ("causes", _rule("{shows: [adress]}"), "shows: no rule stands for 'adress'"),
        ("compounds", _rule("{codes: [adress]}"), "codes: no rule stands for 'adress'"),
        ("subjects", _rule("{for_sake_of: pupil}"), "for_sake_of: no rule stands for 'pupil'"),
        ("units", _rule("{noun: true, counter: othr}", "company"), "counter: no rule stands for 'othr'"),
        ("checklist", _rule("{number: 1, fields: [occured]}"), "fields: 'occured' is no column"),
    ],
)
def test_a_misspelt_name_is_refused_and_the_right_ones_named(kind: str, text: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / f"{kind}.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as refusal:
        load_rules(tmp_path)
    assert str(refusal.value).startswith(f"{path}:1: rule 'mine': ")
    assert reason in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("handling", _rule("{}", "reportd_to:ppc")),
        ("handling", _rule("{}")),
        ("stance", _rule("{stance: denied, kinds: [catgories]}")),
        ("causes", _rule("{shows: [adress]}")),
    ],
)
def test_a_misspelt_name_is_refused_in_the_shipped_rules_too(
    kind: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for shipped in rules_directory().glob("*.yaml"):
        more = text if shipped.stem == kind else ""
        (tmp_path / shipped.name).write_text(shipped.read_text(encoding="utf-8") + more, encoding="utf-8")
    monkeypatch.setattr(files, "rules_directory", lambda: tmp_path)
    with pytest.raises(RuleError, match=rf"{kind}\.yaml:\d+: rule 'mine': .*") as refusal:
        files._loaded.__wrapped__(None)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("kind", sorted(SCHEMAS))
def test_of_every_attribute_that_holds_words_it_is_known_what_they_may_be(kind: str) -> None:
    hints = typing.get_type_hints(SCHEMAS[kind])
    names = {field.name: field.encode_name for field in msgspec.structs.fields(SCHEMAS[kind])}
    wordy = {names[name] for name, given in hints.items() if given in (str, list[str])}
    assert wordy == naming(kind).keys()


def test_an_authority_and_a_cause_may_be_new(tmp_path: Path) -> None:
    (tmp_path / "handling.yaml").write_text(_rule("{}", "reported_to:harbour_office"), encoding="utf-8")
    (tmp_path / "causes.yaml").write_text(_rule("{}", "sim_swap"), encoding="utf-8")
    assert {"reported_to:harbour_office"} <= {rule.code for rule in load_rules(tmp_path)["handling"].rules}


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
