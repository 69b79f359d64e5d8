"""Dates by where they stand: below a heading, behind a label, in the bracket of another, on a page for several."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor import parse_notice

Decide = Callable[..., dict[str, str | None]]

HEAD = "令和6年6月14日\n株式会社みなと書房\n\nお客様情報に関するお詫びとお知らせ\n\n"


@pytest.mark.parametrize(
    "plan",
    [
        "4 再発防止策\n平成18年には名簿の持ち出しを禁じましたが、徹底されていませんでした。\n",
        "4 今後の対応\n配信プログラムは6月1日に改ざんされない方式に切り替えました。\n",
    ],
)
def test_what_is_planned_dates_nothing(dates: Decide, plan: str) -> None:
    told = "1 経緯\n6月5日、利用者の方から、名簿が出回っているとの指摘を受けました。\n"
    days = dates(HEAD + told + plan, "insider")
    assert (days["occurred"], days["discovered"]) == (None, "2024-06-05")


def test_letters_over_some_days_of_the_response_are_not_the_wrong_mail(dates: Decide) -> None:
    told = "1 経緯\n6月3日、案内のメールを誤ってCCで送信しました。同日、指摘を受けました。\n"
    done = "2 お客様への対応\n6月3日~5日 全員に電話し、お会いできない方には書面をお送りしています。\n"
    assert dates(HEAD + told + done, "bcc_error")["occurred"] == "2024-06-03"


def test_a_labelled_period_of_cards_is_not_that_of_members(dates: Decide) -> None:
    told = (
        "決済画面が改ざんされ、下の期間に番号を入力された方が対象です。\n期間:2024年2月1日~2024年5月9日\n"
        "また、2015年4月の開店から2024年5月9日までに会員登録またはご注文をいただいた方の住所も閲覧された可能性があります。\n"
    )
    assert dates(HEAD + told, "web_skimming")["occurred"] == "2024-02-01/2024-05-09"


def test_the_year_in_the_bracket_of_another_place_is_not_that_of_the_theft(dates: Decide) -> None:
    told = (
        "6月3日、端末を車に置いて帰宅。\n6月4日、車がないことに気付いた。\n甲町(2020年・調査票の置き忘れ)の例がある。\n"
    )
    assert dates(HEAD + told, "theft")["occurred"] == "2024-06-03/2024-06-04"


def test_what_was_not_there_was_missed_then(dates: Decide) -> None:
    told = "6月3日、職員室でUSBメモリを使い、持ち帰りました。翌朝、鞄を開けたところ、USBメモリがありませんでした。\n"
    days = dates(HEAD + told, "loss")
    assert (days["occurred"], days["discovered"]) == ("2024-06-03/2024-06-04", "2024-06-04")


def test_a_board_announces_what_happened_at_its_schools() -> None:
    head = "[ホーム] > [県教育委員会]\n\n令和6年6月14日\n\n県立学校における個人情報の紛失及び漏えいについて\n\n"
    head += "県立の2校で事故がありました。生徒の皆様にお詫びします。\n\n"
    first = "1 県立岬高等学校\n\n引率した教諭1名が、6月3日に生徒58名の名簿を紛失しました。\n\n"
    second = "2 県立浜高等学校\n\n6月5日、教諭が誤って生徒40名の成績一覧を別の生徒1名へ送信しました。\n"
    assert [i.announced for i in parse_notice(head + first + second).incidents] == ["2024-06-14", "2024-06-14"]
