"""Dates in the releases of companies and clinics: earlier reports, timelines, hours, and when it was closed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import extractor

Decide = Callable[..., dict[str, str | None]]

HEAD = "2024年7月8日\nためし園芸株式会社\n\n委託先における情報の漏えいについて(お詫び)\n\n"

OCCURRED = {
    "hours on a day are those of the act also where an investigation found them": (
        (
            "2020年3月5日16時40分、観客から、別の方の座席が表示されたとのご連絡をいただきました。"
            "同日17時に受付を停止しました。記録を調べたところ、同日15時2分~16時55分の間、"
            "ほかの方の座席が出るおそれのある状態だったことが判明しました。"
        ),
        "system_defect",
        "2020-03-05",
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
}


@pytest.mark.parametrize(("text", "cause", "occurred"), OCCURRED.values(), ids=OCCURRED.keys())
def test_when_it_occurred(dates: Decide, text: str, cause: str, occurred: str | None) -> None:
    assert dates(text, cause)["occurred"] == occurred


DISCOVERED = {
    "what was reported to the police was noticed before": (
        (
            "ためし倉庫によると、10月6日、荷札のシステムに障害が発生。翌7日、県警に被害届を出した。"
            "11月2日、県警から連絡を受け、荷主の情報の流出を確認した。"
        ),
        "ransomware",
        "XXXX-10-06",
    ),
    "a second dateline of the same day dates nothing else": (
        (
            "2014.11.18\n個人情報の流出について\n平成26年11月18日\n学校法人ためし学園\nためし美術大学\n\n"
            "下書き5枚が河川敷に散逸し、個人情報が流出しました。お詫び申し上げます。\n第1 概要\n"
            "1 流出を確認した日 平成26年11月13日\n"
        ),
        "improper_disposal",
        "2014-11-13",
    ),
    "this year of a day told before is the year of that day": (
        (
            "2018年9月19日、売店の端末のウイルス感染を確認しました。お詫び申し上げます。\n"
            "本年9月19日、感染が判明し、回線を抜きました。"
        ),
        "malware",
        "2018-09-19",
    ),
}


@pytest.mark.parametrize(("text", "cause", "discovered"), DISCOVERED.values(), ids=DISCOVERED.keys())
def test_when_it_was_discovered(dates: Decide, text: str, cause: str, discovered: str | None) -> None:
    assert dates(text, cause)["discovered"] == discovered


ANNOUNCED = {
    "the verb of announcing may stand behind a sentence that ends in a noun": (
        "ためし製菓は4月3日、工房のサーバーがランサムウェアに感染。農家の情報が外に出たおそれがあると発表した。",
        "ransomware",
        "XXXX-04-03",
    ),
    "the verb of announcing may stand behind a sentence that ends in a noun (2)": (
        "ためし製菓のサーバーは4月3日、ランサムウェアに感染。5日に農家の情報が外に出たと発表した。",
        "ransomware",
        "XXXX-04-05",
    ),
    "many days of updating are no timeline": (
        (
            "会員情報の流出について\n2012年9月4日\n2012年9月7日更新\n2012年9月20日更新\n"
            "2012年10月11日更新\n\n画廊の設定の誤りにより、会員の情報が見られる状態でした。"
            "2012年8月27日に会員のご指摘により判明いたしました。"
        ),
        "misconfiguration",
        "2012-10-11",
    ),
}


@pytest.mark.parametrize(("text", "cause", "announced"), ANNOUNCED.values(), ids=ANNOUNCED.keys())
def test_when_it_was_announced(dates: Decide, text: str, cause: str, announced: str | None) -> None:
    assert dates(text, cause)["announced"] == announced


SEVERAL = {
    "lines of another shape do not part the entries of a timeline": (
        (
            "サーバーへの侵入について\n2 経過\n〇2020年10月5日(月曜日)\n"
            "・図面が暗号化されていることを発見。\n・同日付で、当番を置いた。\n〇2020年10月8日(木曜日)\n"
            "・職人に調査を依頼。\n〇2020年10月13日(火曜日)\n・市にも状況を報告。\n"
        ),
        "ransomware",
        {"announced": None, "discovered": "2020-10-05"},
    ),
    "a marked day alone on its line heads the paragraph below a blank line": (
        (
            "2022年3月15日\nためし大学\n\n2 経緯\n\n⚫ 2022年3月10日(木)8:10 ごろ\n\n"
            "守衛が、当番の一覧が見られることを発見した。\n\n⚫ 2022年3月11日(金)13:00\n\n"
            "一覧の非表示設定を行い、閲覧できないようにした。\n"
        ),
        "misconfiguration",
        {"announced": "2022-03-15", "occurred": "../2022-03-11", "discovered": "2022-03-10"},
    ),
}


@pytest.mark.parametrize(("text", "cause", "days"), SEVERAL.values(), ids=SEVERAL.keys())
def test_the_days_of_one_story(dates: Decide, text: str, cause: str, days: dict[str, str | None]) -> None:
    found = dates(text, cause)
    assert {name: found[name] for name in days} == days


@pytest.mark.parametrize(
    "told",
    [
        "当店は、2018年11月14日に公表いたしました「窯元への侵入について」のとおり、記録を読み直しました。",
        "11月14日に公表された侵入について、残りをお知らせします。当店のサーバーは11月9日に侵入を受けました。",
        "当店が4月と5月に公表した侵入とは、別のものです。当店のサーバーは11月9日に侵入を受けました。",
    ],
)
def test_an_announcement_that_only_describes_something_is_an_earlier_one(dates: Decide, told: str) -> None:
    assert dates(told + "深くお詫び申し上げます。")["announced"] is None


def test_a_day_after_an_earlier_report_is_not_of_the_year_before(dates: Decide) -> None:
    text = (
        "2021年3月4日、当店の注文サイトを閉じました。5月27日に不正アクセスの調査を終えました。"
        "3月11日に公表した不正アクセスの対象は58名です。お詫び申し上げます。"
    )
    mentions = [date.value for date in extractor.parse_notice(text).incidents[0].dates]
    assert "2021-05-27" in mentions
    assert dates(text)["announced"] is None


def test_of_a_headline_with_the_day_of_the_paper_the_text_gives_the_day_of_announcing() -> None:
    text = """●釣り場で端末を盗まれる(10月12日 みさき新聞)
ためし建設は12日、約45人分の顧客情報が入った端末が盗まれたと発表した。大工が9日、釣り場で端末を盗まれた。
●受付票を盗まれる(10月17日 みさき新聞)
みほん市は16日、指導員が、自転車の籠から受講者19人分の受付票を盗まれたと発表した。指導員は16日昼に気付いた。
"""
    assert [i.announced for i in extractor.parse_notice(text).incidents] == ["XXXX-10-12", "XXXX-10-16"]


def test_the_day_of_word_from_a_contractor_is_not_that_of_the_act(dates: Decide) -> None:
    text = HEAD + "2024年6月12日、あけぼの社から、ランサムウェアによる被害が発生したとの第一報を受けました。"
    assert dates(text, "ransomware", vendors=["あけぼの社"], via_third_party=True) == {
        "announced": "2024-07-08",
        "occurred": None,
        "discovered": "2024-06-12",
    }


def test_what_failed_at_a_contractor_was_not_yet_noticed_by_the_organisation(dates: Decide) -> None:
    text = HEAD + "・6月4日:あけぼの社でシステムの障害が発生\n・6月20日:苗の注文が含まれることが判明\n"
    assert dates(text, "ransomware", vendors=["あけぼの社"], via_third_party=True)["discovered"] == "2024-06-20"
