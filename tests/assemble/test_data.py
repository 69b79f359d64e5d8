"""Which data was exposed, which was not, and whose it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.assemble.data import decide_data
from extractor.assemble.view import Draft, View

Decide = Callable[..., Draft]


def test_exposed_data_and_exclusions(decide: Decide) -> None:
    draft = decide("流出したのは、会員の氏名、住所、電話番号です。カード番号は含まれておりません。", decide_data)
    assert draft.get("data_categories") == ["name", "address", "phone"]
    assert draft.get("excluded_categories") == ["credit_card"]
    assert draft.get("data_subjects") == ["customer"]


def test_what_was_exposed_for_some_is_no_exclusion(decide: Decide) -> None:
    text = "会員の氏名とパスワードが流出しました。店頭のお客様のパスワードは含まれておりません。"
    draft = decide(text, decide_data)
    assert "password" in draft.get("data_categories")
    assert "excluded_categories" not in draft.values


def test_the_words_support_each_code(decide: Decide) -> None:
    text = "患者の病名が流出した。"
    draft = decide(text, decide_data)
    ((code, support),) = draft.supports["data_categories"]
    assert (code, text[support.start : support.end], support.rule) == ("medical", "病名", "categories/medical")


def test_losing_candidates_are_told_with_their_reason(open_view: Callable[[str], View]) -> None:
    view = open_view("氏名が流出しました。\n職員がパスワードを変更しました。")
    decide_data(view, Draft())
    assert {(r.field, r.value) for r in view.trace or []} == {
        ("data_categories", "password"),
        ("data_subjects", "employee"),
    }


def test_a_mail_with_open_recipients_shows_their_addresses(open_view: Callable[[str], View]) -> None:
    view, draft = open_view("BCCで送るべきところ、宛先(TO)に入れて送信しました。"), Draft()
    draft.add("root_causes", "bcc_error")
    decide_data(view, draft)
    assert draft.get("data_categories") == ["email"]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        # nobody is named as concerned, and one kind of people is named at all
        ("氏名と住所が流出しました。会員の皆様にお詫びいたします。当社の職員が確認しました。", ["customer"]),
        ("氏名が流出しました。生徒と保護者に説明しました。", ["student"]),
        # nobody is named: the papers tell
        ("住民票の写しを別の方に交付しました。氏名と住所が記載されています。", ["resident"]),
        ("採点前の答案を紛失しました。氏名が記載されています。", ["student"]),
        # several are named and none as concerned
        ("氏名が流出しました。会員と株主の皆様にお詫びいたします。", []),
        # no data, nobody's data
        ("会員の皆様にお詫びいたします。", []),
    ],
)
def test_people_who_are_not_named_as_concerned(text: str, subjects: list[str], decide: Decide) -> None:
    assert decide(text, decide_data).get("data_subjects", []) == subjects
