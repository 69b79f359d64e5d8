from pathlib import Path

import pytest

from extractor.codes import field_codes, label, labels, load_table
from extractor.errors import RuleError
from extractor.rules import TABLES, load_rules, rules_directory


def test_a_code_has_a_label_in_both_languages():
    assert label("root_causes", "bcc_error") == "BCC誤り"
    assert label("root_causes", "bcc_error", "en") == "Bcc error"


def test_a_code_that_the_table_does_not_know_is_shown_as_it_is():
    assert label("data_categories", "shoe_size") == "shoe_size"
    assert label("no_such_field", "x") == "x"


def test_fields_that_share_codes_share_labels():
    both = labels("en")
    assert both["excluded_categories"] == both["data_categories"]
    assert field_codes("root_causes") == field_codes("root_cause")


def test_every_code_that_a_rule_emits_has_a_label():
    rules = load_rules()
    for kind, field in (("categories", "data_categories"), ("causes", "root_cause"), ("subjects", "data_subjects")):
        unlabelled = {rule.code for rule in rules.by_kind[kind]} - set(field_codes(field))
        assert not unlabelled, f"{kind}: {unlabelled}"


def test_tables_of_codes_are_no_rules():
    assert not TABLES & set(load_rules().by_kind)
    assert all((rules_directory() / f"{name}.yaml").is_file() for name in TABLES)


def test_an_overlay_replaces_a_table(tmp_path: Path):
    (tmp_path / "labels.yaml").write_text("units: {person: [名, persons]}", encoding="utf-8")
    assert load_table("labels", tmp_path)["units"]["person"] == ["名", "persons"]


def test_a_broken_table_is_refused_with_its_name(tmp_path: Path):
    (tmp_path / "labels.yaml").write_text("units: [", encoding="utf-8")
    with pytest.raises(RuleError, match=r"labels\.yaml"):
        load_table("labels", tmp_path)


def test_a_code_that_an_overlay_brings_goes_by_the_label_of_its_rule(tmp_path: Path):
    examples = "examples: {match: [靴のサイズ], no_match: [氏名]}"
    rule = f"- {{id: shoe_size, label: 靴のサイズ, terms: [靴のサイズ], {examples}}}"
    (tmp_path / "categories.yaml").write_text(rule, encoding="utf-8")
    both = labels("en", load_rules(tmp_path))
    assert both["data_categories"]["shoe_size"] == both["excluded_categories"]["shoe_size"] == "靴のサイズ"
    assert both["data_categories"]["name"] == "Name"
