"""Which report in a row of reports a notice is."""

from __future__ import annotations

import pytest

from extractor.assemble.reporting import decide_reporting

_BODY = "\n\n5月1日に第1報を公表しました件について、下記のとおりご報告いたします。\n"


@pytest.mark.parametrize(
    ("title", "number", "stage"),
    [
        ("不正アクセスについて(第1報)", 1, "first"),
        ("不正アクセスについて(第2報)", 2, "follow_up"),
        ("【第三報】不正アクセスに関するお知らせ", 3, "follow_up"),
        ("個人情報の漏えいについて(第十二報)", 12, "follow_up"),
        ("個人情報の漏えいについて(第3報・最終報)", 3, "final"),
        ("個人情報の漏えいについて(続報)", None, "follow_up"),
        ("(開示事項の経過)当社サーバーへの不正アクセスについて", None, "follow_up"),
        ("個人情報の漏えいについて(中間報告)", None, "follow_up"),
        ("不正アクセスに関する調査結果のお知らせ", None, "final"),
        ("不正アクセスに関する調査結果のご報告(第2 報)", 2, "follow_up"),
        ("(続報)個人情報の閲覧可能状態に関する調査結果のご報告", None, "final"),
        ("ランサムウェア被害に関するお知らせ ※2月21日追記", None, "follow_up"),
        ("不正アクセスに関する追加のご報告(その2)", None, "follow_up"),
        ("個人情報の漏えいに関するお知らせ", None, None),
    ],
)
def test_the_headline_tells(decide, title, number, stage):
    draft = decide(title + _BODY, decide_reporting)
    assert (draft.get("report_number"), draft.get("report_stage")) == (number, stage)


def test_a_line_beside_the_headline_tells_too(decide):
    draft = decide("会員ページの誤表示について\n(第7報:2024年4月9日更新)" + _BODY, decide_reporting)
    assert (draft.get("report_number"), draft.get("report_stage")) == (7, "follow_up")


def test_the_first_sentence_of_an_article_tells_too(decide):
    draft = decide("株式会社見本堂は7月20日、サーバーの感染について、第2報を発表した。", decide_reporting)
    assert (draft.get("report_number"), draft.get("report_stage")) == (2, "follow_up")


def test_so_do_the_next_two_but_none_further_down(decide):
    lead = "海辺の通販店が被害を公表した。今回が第3報となる。"
    assert decide(lead, decide_reporting).get("report_number") == 3
    far = "海辺の通販店が被害を公表した。店は7月に開いた。客は多い。今回が第3報となる。"
    assert decide(far, decide_reporting).get("report_number") is None


def test_an_earlier_report_named_in_the_body_does_not(decide):
    draft = decide(
        "個人情報の漏えいについて\n\n経過\n5月1日 第1報を公表\n5月9日 第2報を公表しました。", decide_reporting
    )
    assert draft.get("report_number") is None


def test_of_two_reports_in_the_lead_the_announced_one_counts_whatever_stands_above_the_article(decide):
    page = "見本ニュース > 地域\n\n2024年7月21日\n\n編集部\n\n"
    text = page + "見本学園は7月20日、7月1日に第1報として公表した件について、第2報を発表した。"
    draft = decide(text, decide_reporting)
    assert (draft.get("report_number"), draft.get("report_stage")) == (2, "follow_up")


def test_a_line_that_was_added_to_the_opening_tells(decide):
    opening = "書類の紛失について\n\n書類を紛失しました。おわびします。対策を徹底します。再び起こしません。\n"
    assert decide(opening + "(3月1日追記)人数を改めました。", decide_reporting).get("report_stage") == "follow_up"
    assert decide(opening + "更新日:2021年3月1日", decide_reporting).get("report_stage") is None
    assert decide(opening + "人数を改めた(3月1日追記)ものです。", decide_reporting).get("report_stage") is None


def test_the_hour_at_which_an_article_was_updated_makes_no_follow_up_but_in_a_headline(decide):
    article = "元社員が名簿を持ち出した疑いで逮捕\n\n2021/6/17 05:30 (2021/6/17 08:12 更新)"
    assert decide(article + _BODY, decide_reporting).get("report_stage") is None
    notice = "別のお客様の情報が表示された不具合について(6月20日 18:30更新)"
    assert decide(notice + _BODY, decide_reporting).get("report_stage") == "follow_up"


def test_a_headline_below_a_menu_counts(decide):
    menu = "見本通販\n\n■カテゴリー\n靴\n鞄\n\n"
    draft = decide(menu + "不正ログインに関するお詫びとお知らせについて(8月2日更新)" + _BODY, decide_reporting)
    assert draft.get("report_stage") == "follow_up"


def test_what_stands_far_down_an_article_tells_of_no_report(decide):
    far = f"同社は名簿を紛失した。会員の名簿{'と名簿' * 400}を失くした。同社は20日、被害について第2報を発表した。"
    near = "同社は名簿を紛失した。会員の名簿を失くした。同社は20日、被害について第2報を発表した。"
    assert decide(far, decide_reporting).get("report_stage") is None
    assert decide(near, decide_reporting).get("report_stage") == "follow_up"


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("本日、第3報としてお知らせいたします。", "follow_up"),
        ("以下、第一報としてご報告いたします。", "first"),
        ("本報告をもって最終報告といたします。", "final"),
        ("判明次第、続報をお知らせします。", None),
    ],
)
def test_the_organisation_itself_says_in_the_lead_which_report_it_is(decide, sentence, stage):
    text = "不正アクセスについて\n2024年6月14日\n株式会社見本堂\n\n" + sentence + "5月20日に侵入を受けました。"
    assert decide(text, decide_reporting).get("report_stage") == stage
