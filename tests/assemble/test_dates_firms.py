"""Dates in the releases of companies and clinics: earlier reports, timelines, hours, and when it was closed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import extractor

Decide = Callable[..., dict[str, str | None]]

HEAD = "2024年7月8日\nみなとクレジット株式会社\n\n委託先における情報の漏えいについて(お詫び)\n\n"


@pytest.mark.parametrize(
    "told",
    [
        "当社は、2021年8月6日に公表いたしました「当社サーバーへの侵入について」のとおり、調査を進めてまいりました。",
        "8月6日に公表された侵入について、調査の結果をお知らせします。当社のサーバーは8月2日に侵入を受けました。",
        "当社が1月と2月に公表した侵入とは、手口が異なります。当社のサーバーは8月2日に侵入を受けました。",
    ],
)
def test_an_announcement_that_only_describes_something_is_an_earlier_one(dates: Decide, told: str) -> None:
    assert dates(told + "深くお詫び申し上げます。")["announced"] is None


def test_a_day_after_an_earlier_report_is_not_of_the_year_before(dates: Decide) -> None:
    text = (
        "2024年7月22日、当社の店舗サイトを止めました。10月16日に不正アクセスの調査を終えました。"
        "7月29日に公表した不正アクセスの対象は320名です。お詫び申し上げます。"
    )
    mentions = [date.value for date in extractor.parse_notice(text).incidents[0].dates]
    assert "2024-10-16" in mentions
    assert dates(text)["announced"] is None


def test_the_verb_of_announcing_may_stand_behind_a_sentence_that_ends_in_a_noun(dates: Decide) -> None:
    text = "みなと電機は9月12日、倉庫のサーバーがランサムウェアに感染。顧客の情報が外に出たおそれがあると発表した。"
    assert dates(text, "ransomware")["announced"] == "XXXX-09-12"
    other = "みなと電機のサーバーは9月12日、ランサムウェアに感染。14日に顧客の情報が外に出たと発表した。"
    assert dates(other, "ransomware")["announced"] == "XXXX-09-14"


def test_lines_of_another_shape_do_not_part_the_entries_of_a_timeline(dates: Decide) -> None:
    text = (
        "サーバーへの侵入について\n2 経過\n"
        "〇2022年5月2日(月曜日)\n・ファイルが暗号化されていることを発見。\n・同日付で、対策本部を置いた。\n"
        "〇2022年5月6日(金曜日)\n・外部の専門家に調査を依頼。\n〇2022年5月9日(月曜日)\n・県にも状況を報告。\n"
    )
    assert dates(text, "ransomware")["announced"] is None
    assert dates(text, "ransomware")["discovered"] == "2022-05-02"


def test_a_marked_day_alone_on_its_line_heads_the_paragraph_below_a_blank_line(dates: Decide) -> None:
    text = (
        "2024年12月3日\nみなと病院\n\n2 経緯\n\n"
        "⚫ 2024年11月28日(木)17:30 ごろ\n\n職員が、患者の一覧が見られることを発見した。\n\n"
        "⚫ 2024年11月29日(金)9:00\n\n一覧の非表示設定を行い、閲覧できないようにした。\n"
    )
    assert dates(text, "misconfiguration") == {
        "announced": "2024-12-03",
        "occurred": "../2024-11-29",
        "discovered": "2024-11-28",
    }


def test_hours_on_a_day_are_those_of_the_act_also_where_an_investigation_found_them(dates: Decide) -> None:
    text = (
        "2023年9月12日10時20分、お客様から、別の方の情報が表示されたとのご連絡をいただきました。"
        "同日12時に運営を停止しました。記録を調べたところ、同日9時19分~11時54分の間、"
        "ほかの方の画面が出るおそれのある状態だったことが判明しました。"
    )
    assert dates(text, "system_defect")["occurred"] == "2023-09-12"


def test_a_thing_is_lost_on_the_day_on_which_losing_it_happened(dates: Decide) -> None:
    text = "令和2年2月4日、みなと薬局の店員が処方の控えを綴じた冊子を紛失する事故が起きた。"
    assert dates(text, "loss")["occurred"] == "2020-02-04"


def test_the_days_on_which_papers_were_taken_in_are_those_of_the_data(dates: Decide) -> None:
    text = "みなと銀行は23日、窓口で5月11~12日に取り扱われた伝票を紛失したと発表した。6月8日に紛失が判明した。"
    assert dates(text, "loss")["occurred"] is None


def test_of_a_headline_with_the_day_of_the_paper_the_text_gives_the_day_of_announcing() -> None:
    text = """●酔って鞄を盗まれる(7月31日 みさき新聞)
みなと保険は31日、約210人分の顧客情報が入ったパソコンが盗まれたと発表した。代理店の従業員が28日、鞄を盗まれた。
●名簿を盗まれる(8月3日 みさき新聞)
みさき市教育委員会は2日、市立中の教諭が、車から生徒31人分の名簿を盗まれたと発表した。教諭は2日朝に気付いた。
"""
    assert [i.announced for i in extractor.parse_notice(text).incidents] == ["XXXX-07-31", "XXXX-08-02"]


def test_what_was_reported_to_the_police_was_noticed_before(dates: Decide) -> None:
    text = (
        "みなと医療センターによると、4月18日、電子カルテのシステムに障害が発生。翌19日、県警に被害届を出した。"
        "5月8日、県警から連絡を受け、患者情報の流出を確認した。"
    )
    assert dates(text, "ransomware")["discovered"] == "XXXX-04-18"


def test_papers_received_over_months_were_not_lost_over_them(dates: Decide) -> None:
    text = (
        "みなとガス株式会社は6月20日、書類を紛失したと発表した。6月16日、"
        "2007年4月から2008年3月までの間に工事で受け取った、土地の承諾書を紛失したことが判明した。"
    )
    assert dates(text, "loss")["occurred"] is None


def test_a_loss_may_be_told_as_something_that_happened(dates: Decide) -> None:
    text = "社用の端末の紛失について。この件は、令和6年8月9日の夜、出張先へ向かう船の中で発生した。"
    assert dates(text, "loss")["occurred"] == "2024-08-09"


def test_many_days_of_updating_are_no_timeline(dates: Decide) -> None:
    text = (
        "お客様情報の流出について\n2007年3月6日\n2007年3月9日更新\n2007年4月2日更新\n2007年4月16日更新\n\n"
        "当社のサイトの設定の誤りにより、お客様の情報が見られる状態でした。2007年2月20日にお客様のご指摘により判明いたしました。"
    )
    assert dates(text, "misconfiguration")["announced"] == "2007-04-16"


def test_a_second_dateline_of_the_same_day_dates_nothing_else(dates: Decide) -> None:
    text = (
        "2017.05.20\n患者さまの個人情報の流出について\n平成29年5月20日\n医療法人財団あおば会\nみなと中央病院\n\n"
        "書類17枚が道路上に散逸し、個人情報が流出しました。お詫び申し上げます。\n第1 概要\n"
        "1 流出を確認した日 平成29年5月12日\n"
    )
    assert dates(text, "improper_disposal")["discovered"] == "2017-05-12"


def test_this_year_of_a_day_told_before_is_the_year_of_that_day(dates: Decide) -> None:
    text = (
        "2021年6月3日、営業所の端末のウイルス感染を確認しました。お詫び申し上げます。\n"
        "本年6月3日、感染が判明し、外部との通信を遮断しました。"
    )
    assert dates(text, "malware")["discovered"] == "2021-06-03"


def test_the_day_of_word_from_a_contractor_is_not_that_of_the_act(dates: Decide) -> None:
    text = HEAD + "2024年5月27日、あけぼの社から、ランサムウェアによる被害が発生したとの第一報を受けました。"
    assert dates(text, "ransomware", vendors=["あけぼの社"], via_third_party=True) == {
        "announced": "2024-07-08",
        "occurred": None,
        "discovered": "2024-05-27",
    }


def test_what_failed_at_a_contractor_was_not_yet_noticed_by_the_organisation(dates: Decide) -> None:
    text = HEAD + "・6月1日:あけぼの社でシステムの障害が発生\n・6月9日:お客様の情報が含まれることが判明\n"
    assert dates(text, "ransomware", vendors=["あけぼの社"], via_third_party=True)["discovered"] == "2024-06-09"
