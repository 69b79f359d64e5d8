"""Dates as blogs and papers retell them: releases that are cited, weekdays, days gone by, foreign time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Decide = Callable[..., dict[str, str | None]]

BLOG = (
    "みほん商事がサイバー攻撃を受ける\n2023.08.25\n\n"
    "通販のみほん商事がやられたそうです。顧客400人分の情報が流出した可能性があるとのこと。\n\n"
)
NEWS = "みほん商事、個人情報漏えい\n2023年8月25日\n\nみほん商事株式会社は24日、顧客40人の個人情報が漏れたと発表した。"

ANNOUNCED = {
    "by the release of a day": (BLOG + "同社の24日の発表によれば、7月に入られたらしい。", "2023-08-24"),
    "by the day in brackets behind the release": (
        BLOG + "プレスリリース(8月22日付)を引用します。\n「2023年8月1日、不正アクセスを確認いたしました。」",
        "2023-08-22",
    ),
    "by the day in brackets behind the title of the release": (
        BLOG + "出典:みほん商事「不正アクセスに関するお知らせ」(2023年8月22日)",
        "2023-08-22",
    ),
    "of two days that a line tells of, by the later": (
        BLOG + "6月10日侵入、7月3日検知、8月24日公表。遅い。",
        "2023-08-24",
    ),
    "on a weekday of this week": (BLOG + "同社は今週月曜に公表していた。", "2023-08-21"),
    "on a weekday of last week": (BLOG + "同社は先週の水曜日に公表していた。", "2023-08-16"),
    "on a day gone by": (
        "2024年1月10日\nみほん商事は去る12月20日、顧客400人の情報が流出したと公表。",
        "2023-12-20",
    ),
    "at foreign time": (
        "2023年8月25日\n米みほんストアは現地時間の22日、顧客40万人の情報が流出したと発表した。",
        "2023-08-22",
    ),
    "in a month, where the text is dated later": (
        "情報漏えいを振り返る\n2024.02.15\n\n情報が流出しました。2023年8月、同社は事件を公表しました。6月に侵入を受けたという。",
        "2023-08",
    ),
    "not on the day of a text that is headed as news": (
        "みほん商事さん、やられる\n2023/08/25\n\n健康食品のみほん商事が不正アクセスを受け、顧客400人分の情報が流出。",
        None,
    ),
    "on the day of a text that is headed as a release": (
        "会員情報の流出について\n2023/08/25\nみほん商事\n\n不正アクセスを受け、会員400人分の情報が流出しました。",
        "2023-08-25",
    ),
    "not on the day of a text that quotes the apology": (
        "みほん商事さん、やられる\n2023/08/25\n\n情報が流出したそうです。発表は23日。\n「深くお詫び申し上げます」とのことです。",
        "2023-08-23",
    ),
    "on a day that opens the sentence": (
        "みほん商事の情報流出\n\n去る8月22日、みほん商事は会員40人の情報が流出したと発表した。",
        "XXXX-08-22",
    ),
    "not by the paper that tells of it": (
        "みほん商事が不正アクセスを受けたことが分かった。22日の地元紙が報じた。",
        None,
    ),
}


@pytest.mark.parametrize(("text", "announced"), ANNOUNCED.values(), ids=ANNOUNCED)
def test_when_it_was_announced(dates: Decide, text: str, announced: str | None) -> None:
    assert dates(text)["announced"] == announced


DISCOVERED = {
    "in a sentence of the release that somebody cites": (
        BLOG + "「7月3日、第三者による不正アクセスを受けたことを確認いたしました」とのこと。",
        "2023-07-03",
    ),
    "in what somebody of the firm said": (NEWS + "同社の広報は「把握したのは7月5日」と話す。", "2023-07-05"),
    "but not in the title of a mail": (NEWS + "受け取ったのは「7月3日の件を確認しました」という題のメールだ。", None),
    "on the day on which what was pointed out was looked into": (
        NEWS + "利用者の指摘を受けて調べたのが7月5日。翌6日にはページを閉じたそうだ。",
        "2023-07-05",
    ),
    "on a day so many weeks after": (
        NEWS + "不正アクセスは6月10日で、会社が知ったのはその3週間後の7月3日だ。",
        "2023-07-03",
    ),
    "on a day so long after the attack": (NEWS + "気付いたのは侵入から5日が過ぎた7月8日だった。", "2023-07-08"),
    "on the day from which it took so long": (NEWS + "検知した7月5日から公表まで実に50日である。", "2023-07-05"),
    "on a day told before another": (NEWS + "整理すると、7月3日侵入、7月5日発覚、8月24日発表。", "2023-07-05"),
    "on a day of a story with arrows": (NEWS + "7/3 侵入 → 7/5 検知 → 8/24 公表、という流れ。", "2023-07-05"),
    "but no year alone is a day of noticing": (NEWS + "昨年、業界団体が把握した被害は100件に上る。", None),
    "nor what nobody noticed": (NEWS + "4月の点検で気付いていれば防げたのに。", None),
    "not when the press learned of it from somebody": (
        "みほん商事で情報が流出していたことが8月25日、関係者への取材で分かった。",
        None,
    ),
}


@pytest.mark.parametrize(("text", "discovered"), DISCOVERED.values(), ids=DISCOVERED)
def test_when_it_was_noticed(dates: Decide, text: str, discovered: str | None) -> None:
    assert dates(text)["discovered"] == discovered


def test_an_attack_at_foreign_time(dates: Decide) -> None:
    assert dates(NEWS + "攻撃があったのは現地時間の7月15日夜(日本時間16日朝)。")["occurred"] == "2023-07-15"


OCCURRED = {
    "so many days before": (NEWS + "7月5日に気付いたが、侵入はその2日前だったという。", "2023-07-03"),
    "on the day in brackets": (NEWS + "最初の侵入(7月3日)から公表まで50日かかった。", "2023-07-03"),
    "in a story with arrows": (NEWS + "7/3 侵入 → 7/5 検知 → 8/24 公表、という流れ。", "2023-07-03"),
}


@pytest.mark.parametrize(("text", "occurred"), OCCURRED.values(), ids=OCCURRED)
def test_when_it_happened(dates: Decide, text: str, occurred: str | None) -> None:
    assert dates(text)["occurred"] == occurred


def test_a_loss_noticed_again_ends_on_the_day_on_which_it_was_noticed(dates: Decide) -> None:
    text = NEWS + "7月4日に使って棚に戻した名簿が、11日に見当たらなかった。紛失が判明した11日から社内を捜索した。"
    assert dates(text, "loss")["occurred"] == "2023-07-04/2023-07-11"
