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


def test_a_thing_lost_on_a_journey_was_lost_when_it_was_last_seen_there(dates: Decide) -> None:
    told = "研修旅行(6月2日から5日まで)で、教諭が名簿を紛失しました。\n6月4日21時に打合せで使い、鞄に入れました。\n"
    missed = "翌5日9時、バスの中で名簿がないことに気付きました。\n"
    assert dates(HEAD + told + missed, "loss")["occurred"] == "2024-06-04/2024-06-05"


def test_hours_of_a_day_over_which_a_page_was_opened_are_the_exposure(dates: Decide) -> None:
    told = "6月7日(金)5時から同日9時12分までの間、画面を開いた際に別の方の情報が表示される事象が起きました。\n"
    assert dates(HEAD + told, "system_defect")["occurred"] == "2024-06-07"


def test_a_form_that_was_set_anew_was_closed(dates: Decide) -> None:
    told = "6月3日から入力が可能でしたが、設定を誤り、他の方の情報が見られる状態でした。\n"
    shut = (
        "6月5日9時、申込者から指摘がありました。\n同日9時25分、フォームを設定し直し、見られないように修正しました。\n"
    )
    assert dates(HEAD + told + shut, "misconfiguration")["occurred"] == "2024-06-03/2024-06-05"


def test_the_leak_is_dated_where_it_is_told_along_with_a_hearing(dates: Decide) -> None:
    told = "平成23年12月27日 県から、ファイルが流出しているとの情報提供\n平成24年1月5日 技師から聴取。"
    days = dates("令和6年6月14日\n\n" + told + "流出は平成23年11月頃とみられる。\n", "malware")
    assert (days["occurred"], days["discovered"]) == ("2011-11", "2011-12-27")


def test_a_board_announces_what_happened_at_its_schools() -> None:
    head = "[ホーム] > [県教育委員会]\n\n令和6年6月14日\n\n県立学校における個人情報の紛失及び漏えいについて\n\n"
    head += "県立の2校で事故がありました。生徒の皆様にお詫びします。\n\n"
    first = "1 県立岬高等学校\n\n引率した教諭1名が、6月3日に生徒58名の名簿を紛失しました。\n\n"
    second = "2 県立浜高等学校\n\n6月5日、教諭が誤って生徒40名の成績一覧を別の生徒1名へ送信しました。\n"
    assert [i.announced for i in parse_notice(head + first + second).incidents] == ["2024-06-14", "2024-06-14"]
