"""Names that open the entries of a list beside names that are known."""

from __future__ import annotations

import pytest

from tests.find.named import names_in


@pytest.mark.parametrize(
    "form",
    ["{year}年{month}月\n{name}\n約2万件\n不正アクセス\n", "{month}月13日 - {name}が、名簿2万件の流出を発表。\n"],
)
def test_between_entries_of_known_names_the_others_open_with_one_too(form: str) -> None:
    names = ["東芝", "シロクマチェック", "みさき市", "任天堂"]
    entries = [form.format(year=2014 + i, month=i + 1, name=name) for i, name in enumerate(names)]
    assert names_in("主な漏えい事件\n" + "".join(entries)) == names


def test_the_number_of_a_rank_stands_before_names_too() -> None:
    text = "流出件数の順位\n第1位 東芝 約61万件\n第2位 シロクマチェック 約26万件\n第3位 任天堂 約16万件\n"
    assert names_in(text) == ["東芝", "シロクマチェック", "任天堂"]


def test_where_most_entries_open_with_no_name_none_does() -> None:
    text = "経過\n2014年4月\n名簿の作成\n2014年5月\n名簿の点検\n2014年6月\nみさき市\n2014年7月\n名簿の廃棄\n"
    assert names_in(text) == ["みさき市"]


@pytest.mark.parametrize("name", ["B病院", "A市", "C大学"])
def test_a_letter_in_the_place_of_a_name_names_nobody(name: str) -> None:
    assert names_in(f"事例2 {name}\n職員が患者150名の名簿を紛失した。\n") == []


@pytest.mark.parametrize("mark", ["■ ", "{}/14 ", "{}月20日 ", "{}. ", "◇"])
def test_between_headings_that_are_names_the_others_of_their_form_are_names_too(mark: str) -> None:
    shops = ("株式会社みほん靴店", "はちみつ工房ぶんぶん", "BLUE & KITE", "ためし文具株式会社")
    headings = [mark.format(i) + shop for i, shop in enumerate(shops, 2)]
    assert names_in("\n名簿が流出した。\n\n".join(headings)) == list(shops)
    assert "対策の要点" not in names_in("\n名簿が流出した。\n\n".join([*headings, mark.format(6) + "対策の要点"]))
    sections = [headings[0], mark.format(3) + "某通販サイト", headings[3]]
    assert names_in("\n名簿が流出した。\n\n".join(sections)) == [shops[0], shops[3]]


def test_between_entries_that_open_with_names_the_others_open_with_names_too() -> None:
    entries = "1.■みほん市 名簿を紛失\n2.■クレープのポム 通販に不正アクセス\n3.■ためし信用金庫 書類を紛失\n"
    assert names_in(entries) == ["みほん市", "クレープのポム", "ためし信用金庫"]


@pytest.mark.parametrize("sign", [":", " … ", " → "])
def test_entries_made_like_one_that_opens_with_a_name_open_with_names_too(sign: str) -> None:
    shops = ("みほん商会", "ハナリア", "ネオリス", "花田運輸")
    entries = "".join(f"・{shop}{sign}名簿が流出した。4月3日に判明。\n" for shop in shops)
    assert names_in(entries) == list(shops)
    assert names_in(f"{entries}・原因{sign}設定の誤り\n") == ["みほん商会"]


def test_lines_that_stand_over_paragraphs_like_a_name_are_names_too() -> None:
    shops = ("みほん商会", "ひばり文具", "花田運輸", "ハナリア")
    told = "".join(f"\n{shop}\n4月{i}日、会員の名簿が流出したと発表した。\n" for i, shop in enumerate(shops, 2))
    assert names_in(f"振り返り\n{told}\n終わりに\n来年こそは何も起きないことを願っている。") == list(shops)
    assert names_in(f"振り返り\n{told}\n再発防止策\n4月8日までに名簿をすべて回収したと説明している。") == list(shops)


def test_in_the_timeline_of_one_s_own_notice_no_entry_opens_with_a_name_that_no_form_shows() -> None:
    days = ["みさき市が返却を求めた", "白嶺市が返却を求めた", "リスク管理室が名簿を探した", "みさき市が調べた"]
    timeline = "".join(f"6月{day}日 {told}\n" for day, told in enumerate(days, 3))
    text = f"名簿の紛失に関するお詫び\n株式会社みほん商事\n当社の名簿を紛失し、お詫びいたします。\n経緯\n{timeline}"
    assert names_in(text) == ["株式会社みほん商事", "みさき市", "白嶺市", "みさき市"]
