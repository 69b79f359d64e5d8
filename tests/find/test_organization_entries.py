"""Names that open the entries of a list beside names that are known."""

from __future__ import annotations

import pytest

from extractor import find_organizations


def _names(text: str) -> list[str]:
    return [mention.name for mention in find_organizations(text)]


@pytest.mark.parametrize(
    "form",
    ["{year}年{month}月\n{name}\n約2万件\n不正アクセス\n", "{month}月13日 - {name}が、名簿2万件の流出を発表。\n"],
)
def test_between_entries_of_known_names_the_others_open_with_one_too(form: str) -> None:
    names = ["東芝", "シロクマチェック", "みさき市", "任天堂"]
    entries = [form.format(year=2014 + i, month=i + 1, name=name) for i, name in enumerate(names)]
    assert _names("主な漏えい事件\n" + "".join(entries)) == names


def test_the_number_of_a_rank_stands_before_names_too() -> None:
    text = "流出件数の順位\n第1位 ベネッセ 約3,504万件\n第2位 シロクマチェック 約26万件\n第3位 任天堂 約16万件\n"
    assert _names(text) == ["ベネッセ", "シロクマチェック", "任天堂"]


def test_where_most_entries_open_with_no_name_none_does() -> None:
    text = "経過\n2014年4月\n名簿の作成\n2014年5月\n名簿の点検\n2014年6月\nみさき市\n2014年7月\n名簿の廃棄\n"
    assert _names(text) == ["みさき市"]


@pytest.mark.parametrize("name", ["B病院", "A市", "C大学"])
def test_a_letter_in_the_place_of_a_name_names_nobody(name: str) -> None:
    assert _names(f"事例2 {name}\n職員が患者150名の名簿を紛失した。\n") == []
