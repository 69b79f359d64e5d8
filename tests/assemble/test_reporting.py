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
        ("個人情報の漏えいについて(中間報告)", None, "follow_up"),
        ("不正アクセスに関する調査結果のお知らせ", None, "final"),
        ("不正アクセスに関する調査結果のご報告(第2 報)", 2, "follow_up"),
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
