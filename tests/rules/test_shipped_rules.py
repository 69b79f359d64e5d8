"""The shipped rules keep their own examples, use the codes of the record, and explain their attributes."""

from __future__ import annotations

import re
import typing

import msgspec
import pytest

from extractor.rules import Rule
from extractor.rules.attributes import SCHEMAS, Class
from extractor.rules.files import load_rules, rules_directory
from extractor.rules.known_names import check_code, check_names
from extractor.rules.overlay import check_terms, fires
from tests.record import DATA_CATEGORIES, DATA_SUBJECTS, ROOT_CAUSES

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
    check_terms(rule, load_rules())
    check_code(rule, load_rules().by_kind[rule.kind])
    check_names(rule, load_rules().by_kind)


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


def _comments(kind: str) -> str:
    """What the file of a kind says to its reader; ``kind`` is a name in ``SCHEMAS``."""
    lines = (rules_directory() / f"{kind.partition(':')[0]}.yaml").read_text(encoding="utf-8").splitlines()
    return " ".join(line for line in lines if line.startswith("#"))


@pytest.mark.parametrize("kind", sorted(SCHEMAS))
def test_the_head_of_a_file_explains_the_attributes_of_its_rules(kind: str) -> None:
    comments = _comments(kind)
    own = {field.encode_name for field in msgspec.structs.fields(SCHEMAS[kind])} - {"boundary"}
    assert {name for name in own if not re.search(rf"\b{name}\b", comments)} == set()


def _values(kind: object) -> set[str]:
    """The values that a type lists, also inside other types; what an organisation is, one file explains for all."""
    if kind == Class or typing.get_origin(kind) is not typing.Literal:
        return set().union(*map(_values, typing.get_args(kind))) if kind != Class else set()
    return set(map(str, typing.get_args(kind)))


@pytest.mark.parametrize("kind", sorted(SCHEMAS))
def test_the_head_of_a_file_explains_what_its_attributes_may_be(kind: str) -> None:
    comments = _comments(kind)
    types = typing.get_type_hints(SCHEMAS[kind])
    values = set().union(*(_values(value) for name, value in types.items() if name != "boundary"))
    values |= set(typing.get_args(Class)) if kind == "organizations" else set()
    assert {value for value in values if not re.search(rf"\b{value}\b", comments)} == set()
