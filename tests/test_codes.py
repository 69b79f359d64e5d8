"""Labels of codes, the shipped ones and those of one's own rules."""

from pathlib import Path

import pytest

from extractor.codes import load_codes, load_table
from extractor.errors import RuleError
from extractor.rules.files import TABLES, load_rules, rules_directory
from tests.record import DATA_CATEGORIES, DATA_SUBJECTS, ROOT_CAUSES


def test_a_code_has_a_label_in_both_languages():
    assert load_codes().label("root_causes", "bcc_error") == "BCC誤り"
    assert load_codes().label("root_causes", "bcc_error", "en") == "Bcc error"


def test_a_code_that_the_table_does_not_know_is_shown_as_it_is():
    assert load_codes().label("data_categories", "shoe_size") == "shoe_size"
    assert load_codes().label("no_such_field", "x") == "x"


def test_fields_that_share_codes_share_labels():
    both = load_codes().labels("en")
    assert both["excluded_categories"] == both["data_categories"]
    assert load_codes().of("root_causes") == load_codes().of("root_cause")


@pytest.mark.parametrize(
    ("field", "codes"),
    [("data_categories", DATA_CATEGORIES), ("data_subjects", DATA_SUBJECTS), ("root_cause", ROOT_CAUSES)],
)
def test_every_code_of_the_record_has_a_label_in_both_languages_and_stands_in_its_order(field: str, codes: list[str]):
    assert list(load_table("labels")[field]) == load_codes().of(field) == codes


def test_the_items_of_the_checklist_are_labelled_as_their_rules_are():
    labels = load_table("labels")["checklist"]
    assert {code: pair[0] for code, pair in labels.items()} == {
        rule.id: rule.label for rule in load_rules()["checklist"].rules
    }


def test_tables_of_codes_are_no_rules():
    assert not TABLES & set(load_rules().by_kind)
    assert all((rules_directory() / f"{name}.yaml").is_file() for name in TABLES)


def test_a_code_that_an_overlay_brings_goes_by_the_label_of_its_rule(own_rules: Path):
    (own_rules / "labels.yaml").unlink()
    codes = load_codes(own_rules)
    both = codes.labels("en")
    assert both["data_categories"]["seat"] == both["excluded_categories"]["seat"] == "升席"
    assert both["data_categories"]["name"] == "Name"
    assert codes.of("excluded_categories") == [*DATA_CATEGORIES, "seat"]


def test_an_authority_that_an_overlay_brings_is_a_code_too(tmp_path: Path):
    rule = "- {id: fsa, label: 金融庁, terms: [金融庁], emits: 'reported_to:fsa'}\n"
    (tmp_path / "handling.yaml").write_text(rule, encoding="utf-8")
    assert load_codes(tmp_path).label("reported_to", "fsa") == "金融庁"


def test_labels_of_an_overlay_take_the_place_of_the_shipped_ones_code_by_code(own_rules: Path):
    own = "data_categories: {seat: [升席の位置, Seat], phone: [電話, Phone]}"
    (own_rules / "labels.yaml").write_text(own, encoding="utf-8")
    codes = load_codes(own_rules)
    told = [codes.label("data_categories", code, "en") for code in ("seat", "phone", "name")]
    assert told == ["Seat", "Phone", "Name"]
    assert codes.label("root_cause", "loss") == "紛失"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("units: [", "2: not valid YAML"),
        ("units: {person: 名}", "units: person: a label is a pair"),
        ("units: 名", "units: .*a label is a pair"),
        ("data_category: {seat: [座席, Seat]}", r"no such kind of codes: 'data_category'.*data_categories"),
    ],
)
def test_wrong_labels_are_refused_with_the_file_and_the_reason(tmp_path: Path, text: str, reason: str):
    (tmp_path / "labels.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleError, match=rf"^{tmp_path}/labels\.yaml: ?{reason}"):
        load_codes(tmp_path)
