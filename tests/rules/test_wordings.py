"""Patterns around words of rules: what the words may be, and that each group of words is asked for."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest

import extractor
from extractor.rules import Rule
from extractor.rules.files import load_rules
from extractor.rules.literals import lead
from extractor.rules.wordings import Wording, Wordings, date_wordings, finding_wordings, name_wordings, passage_wordings

#: Modules that need a library which may be missing.
_WITH_EXTRAS = (
    "extractor.ray",
    "extractor.spark",
    "extractor.spacy_component",
    "extractor.backends",
    "extractor.write",
)

RULES = [
    Rule("soon", "すぐ", terms=["すぐ", "直後"], look_alikes=["すぐれ", "起動直後"]),
    Rule("sooner", "即座", emits="soon", patterns=["即(?:座|時)"]),
]


def test_a_slot_stands_for_every_term_and_pattern_of_the_rules_with_that_code() -> None:
    wording = Wording("{soon}に[0-9]{1,2}人")
    assert wording.slots == ["soon"]
    pattern = Wordings(RULES)[wording]
    assert [bool(pattern.fullmatch(text)) for text in ("直後に12人", "即時に3人", "後に3人")] == [True, True, False]


def test_no_term_matches_inside_a_look_alike() -> None:
    pattern = Wordings(RULES)[Wording("{soon}")]
    assert [bool(pattern.search(text)) for text in ("すぐに", "すぐれた", "送信直後", "起動直後")] == [
        True,
        False,
        True,
        False,
    ]


def test_many_words_behind_another_part_match_as_few_do() -> None:
    many = Rule("at", "時分", terms=[f"{letter}方" for letter in "朝昼夕晩早深終正午前後親"])
    patterned = Rule("hour", "時刻", emits="at", patterns=["(?:零|何)時"], leads=[lead("(?:零|何)時")])
    unread = Rule("minute", "分", emits="at", patterns=["[0-9]分"])
    for rules in ([many], [many, patterned], [many, patterned, unread]):
        pattern = Wordings(rules)[Wording("[0-9]日{at}?に")]
        texts = ("3日に", "3日夕方に", "3日何時に", "3日5分に", "3日方に")
        assert [bool(pattern.fullmatch(text)) for text in texts] == [True, True, len(rules) > 1, len(rules) > 2, False]


def test_words_that_no_rule_has_match_nothing() -> None:
    assert Wordings([])[Wording("{soon}?に")].fullmatch("に")
    assert not Wordings([])[Wording("{soon}")].search("すぐ")


def _asked() -> set[str]:
    """Every group of words that a pattern of the program holds: by itself, or in a table of patterns."""
    names = [
        info.name for info in pkgutil.walk_packages(extractor.__path__, "extractor.") if "__main__" not in info.name
    ]
    modules = [importlib.import_module(name) for name in names if not name.startswith(_WITH_EXTRAS)]
    values = [value for module in modules for value in vars(module).values()]
    values += [pattern for value in values if isinstance(value, dict) for pattern in value.values()]
    return {slot for value in values if isinstance(value, Wording) for slot in value.slots}


@pytest.mark.parametrize("kind", ["date_context", "finding_context", "passages"])
def test_each_group_of_words_is_asked_for(kind: str) -> None:
    assert {rule.code for rule in load_rules()[kind].rules} - _asked() == set()


def test_no_group_of_words_is_asked_for_that_is_not_there() -> None:
    rules = load_rules()
    known = [date_wordings(rules), finding_wordings(rules), name_wordings(rules), passage_wordings(rules)]
    assert _asked() - {code for wordings in known for code in wordings.codes} == set()


@pytest.mark.parametrize(
    ("group", "word", "told"),
    [
        ("moments_later", "着席後", "職員が6月5日に会員300名の名簿を持ち歩き、着席後に紛失に気付きました。"),
        (
            "same_day",
            "その足で",
            "6月5日、職員が会員300名の名簿を電車に置き忘れました。その足で駅に戻り、ないことに気付きました。",
        ),
    ],
)
def test_a_word_of_an_overlay_is_read_like_those_of_its_group(group: str, word: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "date_context.yaml").write_text(
        f"- id: mine\n  label: {word}\n  emits: {group}\n  terms: [{word}]\n", encoding="utf-8"
    )
    text = "令和6年6月14日\n株式会社みなと書房\n\nお客様情報の紛失に関するお詫び\n\n" + told
    [plain] = extractor.parse_notice(text).incidents
    [read] = extractor.parse_notice(text, rules=tmp_path).incidents
    assert (plain.discovered, read.discovered) == (None, "2024-06-05")


def test_a_word_of_an_overlay_stands_beside_a_finding_like_those_of_its_group(tmp_path: Path) -> None:
    (tmp_path / "finding_context.yaml").write_text(
        "- {id: mine, label: 気配, emits: trace, terms: [気配]}\n", encoding="utf-8"
    )
    head = "令和6年6月14日\n株式会社みなと書房\n\n名簿の紛失に関するお詫び\n\n"
    text = head + "会員の氏名が漏れました。住所が漏えいした気配はありません。"
    assert extractor.parse_notice(text).incidents[0].excluded_categories == []
    assert extractor.parse_notice(text, rules=tmp_path).incidents[0].excluded_categories == ["address"]
