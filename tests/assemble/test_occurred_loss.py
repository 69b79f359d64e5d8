"""When something was lost or stolen: from when it was last there until it was missed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.assemble.heads import HEAD, NEWS

Decide = Callable[..., dict[str, str | None]]

OCCURRED = {
    "what was last used on a day may have been stolen any day since": (
        HEAD + "6月7日に見当たらないことに気付きました。最後に使ったのは6月3日で、盗まれた可能性が高いとみています。",
        "theft",
        "2024-06-03/2024-06-07",
    ),
    "a loss whose day is known is that day": (
        HEAD + "担当者は6月3日の帰宅途中に鞄を紛失し、翌4日に気付きました。",
        "loss",
        "2024-06-03",
    ),
    "a thing used on the day it went missing was not lost before it was missed": (
        HEAD + "6月7日に棚を点検した際に判明しました。前日6日に食堂で使ったあとの所在が分かりません。",
        "loss",
        "2024-06-06/2024-06-07",
    ),
    "a thing is lost on the day on which losing it happened": (
        "平成30年7月9日、ためし写真館の店員が注文の控えを紛失する事故が起きた。",
        "loss",
        "2018-07-09",
    ),
    "the days on which papers were taken in are those of the data": (
        "ためし農園は17日、直売所で9月3~4日に取り扱われた注文票を紛失したと発表した。10月1日に紛失が判明した。",
        "loss",
        None,
    ),
    "papers received over months were not lost over them": (
        (
            "ためし造園株式会社は2月14日、書類を紛失したと発表した。"
            "2月9日、2014年9月から2015年8月までの間に剪定で受け取った、"
            "庭の見取り図を紛失したことが判明した。"
        ),
        "loss",
        None,
    ),
    "a loss may be told as something that happened": (
        "巡回用の端末の紛失について。この件は、令和3年1月21日の朝、牧場へ向かう坂の途中で発生した。",
        "loss",
        "2021-01-21",
    ),
    "what was lost before is not what was lost now": (
        HEAD + "13日に鞄を落としました。昨年11月にも名簿を紛失しています。19日に会議を開きます。",
        "loss",
        "2024-06-13",
    ),
    "a story begins with its day and tells of a theft later": (
        HEAD
        + "町によると、6月3日の夜、教諭が学校を出た。車の窓が割られ、鞄が盗まれていた。翌4日、校長に第一報があった。",
        "theft",
        "2024-06-03/2024-06-04",
    ),
    "what was used on a day was there that day": (
        HEAD + "6月7日、庭師が端末を使用し集計のため夕方まで残った。翌日6月8日に、店番が端末がないことに気付いた。",
        "loss",
        "2024-06-07/2024-06-08",
    ),
    "a month of loss gives way to the days between which it lay": (
        HEAD
        + (
            "牧場は、記録の入った媒体を6月に紛失したと発表した。6月14日の搾乳後、媒体がないことに気付いた。"
            "12日の夜番までは確認されており、この間に紛失したもよう。"
        ),
        "loss",
        "2024-06-12/2024-06-14",
    ),
    "a day right behind what was lost is that of the thing": (
        HEAD + "流出したのは、4月に始める会員制度の申込書です。",
        "theft",
        None,
    ),
    "the day of a theft of which first the month is told": (
        HEAD
        + (
            "教員が5月の出張中に置き引きに遭いました。5月14日の正午、昼食をとるため入店。目を離した隙になくなりました。"
        ),
        "theft",
        "2024-05-14",
    ),
    "papers blown away in an accident": (
        HEAD + "6月3日朝、車から名簿が飛散する事故が発生しました。連絡を受け、職員が同日10時までに回収しました。",
        "loss",
        "2024-06-03",
    ),
    "a period under a label": (
        HEAD + "1 日時 令和6年6月3日(月)放課後から4日(火)朝まで\n2 内容 答案の束の所在が分からなくなった。\n",
        "loss",
        "2024-06-03/2024-06-04",
    ),
    "the years in which a contract was made are those of the data": (
        HEAD + "6月3日に紛失が判明。平成20年4月から平成25年3月までにご契約いただいたお客様のもので、誤って廃棄。",
        "improper_disposal",
        None,
    ),
    "a month in which a thing was taken along and lost, as came out later": (
        HEAD + "医師が、在職中の平成27年7月、患者の情報が入った媒体を院外に持ち出し、紛失していたことが判明しました。",
        "loss",
        "2015-07",
    ),
    "taken out, as was seen when somebody looked": (
        HEAD + "6月3日の撮影に使用した機器の媒体が、6月5日に機器を取り出した際に抜き取られていることが分かりました。",
        "theft",
        "2024-06-03/2024-06-05",
    ),
    "the day on which the lost thing was got": (
        HEAD + "6月3日に当社から集めた申込書3通を紛失しました。6月5日に報告がありました。",
        "loss",
        "2024-06-03/2024-06-05",
    ),
    "a thing that was there": (
        HEAD + "6月3日 書庫に媒体があることを確認。\n6月5日に不足していることが分かりました。\n",
        "loss",
        "2024-06-03/2024-06-05",
    ),
}


@pytest.mark.parametrize(("text", "cause", "occurred"), OCCURRED.values(), ids=OCCURRED.keys())
def test_when_it_occurred(dates: Decide, text: str, cause: str, occurred: str | None) -> None:
    assert dates(text, cause)["occurred"] == occurred


def test_a_loss_noticed_again_ends_on_the_day_on_which_it_was_noticed(dates: Decide) -> None:
    text = NEWS + "7月4日に使って棚に戻した名簿が、11日に見当たらなかった。紛失が判明した11日から社内を捜索した。"
    assert dates(text, "loss")["occurred"] == "2023-07-04/2023-07-11"


def test_the_year_in_the_bracket_of_another_place_is_not_that_of_the_theft(dates: Decide) -> None:
    told = (
        "6月3日、端末を車に置いて帰宅。\n6月4日、車がないことに気付いた。\n甲町(2020年・調査票の置き忘れ)の例がある。\n"
    )
    assert dates(HEAD + told, "theft")["occurred"] == "2024-06-03/2024-06-04"


def test_what_was_not_there_was_missed_then(dates: Decide) -> None:
    told = "6月3日、職員室でUSBメモリを使い、持ち帰りました。翌朝、鞄を開けたところ、USBメモリがありませんでした。\n"
    days = dates(HEAD + told, "loss")
    assert (days["occurred"], days["discovered"]) == ("2024-06-03/2024-06-04", "2024-06-04")


@pytest.mark.parametrize(
    ("told", "occurred"),
    [
        (
            "研修旅行(6月2日から5日まで)で、教諭が名簿を紛失しました。6月4日21時に打合せで使い、",
            "2024-06-04/2024-06-05",
        ),
        ("6月2日~5日に、教諭が名簿を紛失しました。6月4日21時に打合せで使い、", "2024-06-04/2024-06-05"),
        ("6月2日から6月5日までの間に名簿を紛失しました。6月3日に点検したのち、", "2024-06-03/2024-06-05"),
        ("6月2日から6月5日までの間に名簿を紛失しました。", "2024-06-02/2024-06-05"),
    ],
)
def test_a_thing_lost_on_a_journey_was_lost_when_it_was_last_seen_there(
    dates: Decide, told: str, occurred: str
) -> None:
    missed = "鞄に入れました。\n6月5日9時、バスの中で名簿がないことに気付きました。\n"
    assert dates(HEAD + told + missed, "loss")["occurred"] == occurred


@pytest.mark.parametrize(
    "told",
    [
        "6月4日夜、書類の入った鞄を自転車のかごに入れて帰宅中、鞄がなくなっていることに気付いた。",
        "最後に媒体が確認されたのは6月4日で、午後5時に使おうとしたところ、所在がわからなくなっていた。",
    ],
)
def test_what_is_missed_on_the_way_was_lost_on_the_day(dates: Callable[..., dict[str, str | None]], told: str) -> None:
    assert dates(HEAD + told, "loss")["occurred"] == "2024-06-04"


def test_what_cannot_be_found_when_it_is_wanted_is_missed(dates: Callable[..., dict[str, str | None]]) -> None:
    told = HEAD + "5月29日に答案を机に置いて帰った。6月2日に返却しようとしたところ、所在が分からなくなっていた。"
    found = dates(told, "loss")
    assert (found["occurred"], found["discovered"]) == ("2024-05-29/2024-06-02", "2024-06-02")


@pytest.mark.parametrize(
    "told",
    [
        "6月7日午後、検針員が集合住宅を回っていて、同3時半ごろに端末がないことに気付いた。",
        "6月7日午前11時ごろ、職員が車から降りる際、強風で書類が飛ばされた。",
    ],
)
def test_what_is_missed_by_the_clock_or_blown_away_is_lost_on_the_day(
    dates: Callable[..., dict[str, str | None]], told: str
) -> None:
    assert dates(HEAD + told, "loss")["occurred"] == "2024-06-07"


def test_a_day_alone_is_that_of_the_story_before_it(dates: Callable[..., dict[str, str | None]]) -> None:
    told = (
        HEAD + "申請書の箱を職員が外階段で運んでいた際に落としたと発表した。\n6月5日午後4時20分ごろ。職員で拾い集めた。"
    )
    assert dates(told, "loss")["occurred"] == "2024-06-05"


def test_a_board_in_the_wind_is_no_loss(dates: Callable[..., dict[str, str | None]]) -> None:
    told = HEAD + "6月5日、会員18名の申込書がないことに気付いた。別の日の6月8日、強風で看板が飛ばされた。"
    assert dates(told, "loss")["occurred"] is None
