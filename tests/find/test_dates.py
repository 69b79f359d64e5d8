"""Dates in every notation, resolved against the dates around them; what only looks like a date is none."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import find_dates
from extractor.find.dates import find
from extractor.findings import open_document
from extractor.rules.files import load_rules


def values(text: str, reference: dt.date | None = None) -> list[str]:
    return [mention.value for mention in find_dates(text, reference)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2023年7月28日に検知", "2023-07-28"),
        ("２０２３年７月２８日に検知", "2023-07-28"),
        ("2 0 2 3 年 7 月 2 8 日に検知", "2023-07-28"),
        ("2023/7/28 18:00更新", "2023-07-28"),
        ("2023-07-28に検知", "2023-07-28"),
        ("2023.7.28", "2023-07-28"),
        ("July 28, 2023", "2023-07-28"),
        ("判明日:7/28(金)", "XXXX-07-28"),
        ("JUL. 28, 2023", "2023-07-28"),
        ("令和5年7月28日", "2023-07-28"),
        ("令和元年11月28日", "2019-11-28"),
        ("R5.7.28に検知", "2023-07-28"),
        ("平成25年4月以降に受診", "2013-04/.."),
        ("H29.10の更新", "2017-10"),
        ("平29年10月1日に移行", "2017-10-01"),
        ("令六年六月十四日に検知", "2024-06-14"),
        ("昭63.4.1に保存", "1988-04-01"),
        ("昭和64年1月7日", "1989-01-07"),
        ("二〇二三年七月二十八日", "2023-07-28"),
        ("令和五年七月九日付け", "2023-07-09"),
        ("〇五年八月ごろ、ファイルを移した", "2005-08"),
        ("一九年三月に退職した", "2019-03"),
        ("98年3月に検知", "1998-03"),
        ("令和6年(2024年)5月13日", "2024-05-13"),
        ("5月13日(令和6年)に検知", "2024-05-13"),
        ("2024.6月14日に検知", "2024-06-14"),
        ("①2024年7月3日に検知", "2024-07-03"),
        ("④7月3日、警察から連絡", "XXXX-07-03"),
        ("A2.4月11日に、連絡を受けました", "XXXX-04-11"),
        ("2018(平成30)年3月", "2018-03"),
        ("2023年7月上旬", "2023-07"),
        ("2017年5月31日分の納付書", "2017-05-31"),
        ("2023年7月末", "2023-07"),
        ("2023年に設定を変更", "2023"),
        ("金曜日, 7月 28, 2023", "2023-07-28"),
        ("7月28日に検知", "XXXX-07-28"),
        ("28日、市が発表した", "XXXX-XX-28"),
        ("7/28(金)に検知", "XXXX-07-28"),
    ],
)
def test_notations(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "3日間停止しました",
        "改善命令6.6.14号",
        "30日以内に報告します",
        "24時間365日の監視",
        "1日2回保存します",
        "約10日を要しました",
        "過去2年にわたり",
        "3年生の担任",
        "バージョン2.13.5を使っていた",
        "修正プログラム(Ver.7.0.12)",
        "電話 03-0000-2130(平日9時-17時)",
        "https://example.jp/2023/07/28/news.html",
        "資料の1/3が見つからない",
        "(1/2)",
        "平成15年法律第57号",
        "令和5年度の名簿",
        "2024年3月期の業績",
        "8月分の明細",
        "8月ご利用分の請求書",
        "1.2 概要",
        "12時30分に送信",
        "2023年13月45日",
        "1 日時 未定",
        "合計 14, 2024 を超える",
        "2 日程",
    ],
)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2021年6月14日〜2022年3月8日に購入", "2021-06-14/2022-03-08"),
        ("2022年4月から23年11月にかけて", "2022-04/2023-11"),
        ("2024年6月14日から18日まで", "2024-06-14/2024-06-18"),
        ("2024年2月20日〜28日", "2024-02-20/2024-02-28"),
        ("2024年12月28日から1月4日まで", "2024-12-28/2025-01-04"),
        ("12月28日～2025年1月4日", "2024-12-28/2025-01-04"),
        ("2023年8月8日(火)22時頃から翌9日未明にかけて", "2023-08-08/2023-08-09"),
        ("2025年10月19日の閉店後から翌20日の開店前までの間に", "2025-10-19/2025-10-20"),
        ("2024年6月18日(火)19時05分以降、6月27日10時頃までの間", "2024-06-18/2024-06-27"),
        ("2024年3月1日の会員証機能の導入時から3月18日14時まで", "2024-03-01/2024-03-18"),
        ("2024年6月3日以降6月5日まで", "2024-06-03/2024-06-05"),
        ("2020年5月1日まで公開", "../2020-05-01"),
        ("2018年9月から続いていた", "2018-09/.."),
        ("14日から18日にかけて", "XXXX-XX-14/XXXX-XX-18"),
    ],
)
def test_periods(text: str, value: str) -> None:
    assert values(text) == [value]


def test_a_month_told_in_passing_lends_itself_to_no_day_of_another_sentence() -> None:
    text = "2024年6月20日 08:00\n\n昨年11月の点検では異常がなかった。13日夜、警察から連絡を受けて分かった。"
    assert values(text)[-1] == "2024-06-13"


def test_a_period_may_end_in_the_year_after_its_start() -> None:
    assert values("2024年3月1日 更新\n\n2013年から翌年にかけて名簿が持ち出された。")[1:] == ["2013/2014"]


def test_a_clock_time_behind_kara_opens_no_period() -> None:
    assert values("2024年7月2日13時10分頃から35分頃までの間に盗まれた") == ["2024-07-02"]


def test_relative_days_follow_the_chain() -> None:
    text = "2023年8月31日に侵入され、翌日に気づき、同日中に停止した。翌9月2日に警察へ届け出た。"
    assert values(text) == ["2023-08-31", "2023-09-01", "2023-09-01", "2023-09-02"]


def test_a_weekday_of_the_week_after_counts_from_the_day_told_last() -> None:
    assert values("2021年12月17日にFAXいたしました。翌週月曜日に電話があった。") == ["2021-12-17", "2021-12-20"]


def test_a_numbered_next_day_follows_the_day_before_it() -> None:
    text = "2023年9月13日に放送した。受付は8月17日に始めていた。翌14日から調べた。"
    assert values(text) == ["2023-09-13", "2023-08-17", "2023-09-14/.."]


def test_relative_months_and_years_follow_the_chain() -> None:
    text = "令和4年11月3日に発送し、同月12日に判明した。翌月1日に報告し、翌年2月に再発防止策をまとめた。"
    assert values(text) == ["2022-11-03", "2022-11-12", "2022-12-01", "2023-02"]


def test_words_that_count_from_the_notice_count_from_its_dateline_even_at_the_foot() -> None:
    text = """名簿の紛失について

 昨年12月21日に職員が気づき、今年1月8日までに全員へ連絡しました。先月29日に警察へ届け出ています。

令和5年2月3日
みなと町役場
"""
    assert values(text) == ["2022-12-21", "2023-01-08", "2023-01-29", "2023-02-03"]


def test_a_year_left_out_is_the_one_in_which_the_event_lies_before_the_notice() -> None:
    text = "2021年1月20日\n株式会社みなと書房\n\n当社は12月21日に不正なログインを検知し、1月5日に停止しました。"
    assert values(text) == ["2021-01-20", "2020-12-21", "2021-01-05"]


def test_an_announced_plan_lies_after_the_notice() -> None:
    text = "2021年11月20日\n株式会社みなと書房\n\n決済は1月15日に再開する予定です。"
    assert values(text) == ["2021-11-20", "2022-01-15"]


def test_the_year_of_the_data_is_no_year_of_the_event() -> None:
    text = "令和6年4月9日\nみなと町\n\n令和3年度の名簿を4月5日に誤送信しました。平成28年4月以降に受け付けたものです。"
    assert values(text)[:2] == ["2024-04-09", "2024-04-05"]


def test_a_reference_date_gives_the_year_and_nothing_else_does() -> None:
    assert values("3月19日に検知した") == ["XXXX-03-19"]
    assert values("3月19日に検知した", dt.date(2021, 4, 1)) == ["2021-03-19"]
    assert values("12月19日に検知した", dt.date(2021, 4, 1)) == ["2020-12-19"]
    assert values("今月6日に紛失した") == ["XXXX-XX-06"]


def test_an_announcement_lies_after_everything_told() -> None:
    text = "みなと商店は6月7日、情報が流出したと発表した。2021年12月7日に指摘を受け、2022年4月18日に届け出た。"
    assert values(text) == ["2022-06-07", "2021-12-07", "2022-04-18"]


def test_an_announcement_follows_what_is_told_before_it_where_nothing_else_gives_its_year() -> None:
    text = (
        "2019年1月:みなと商店\n1月9日に名簿をなくした。1月20日に公表した。\n2019年11月:みさき町\n名簿を誤って渡した。\n"
    )
    assert values(text) == ["2019-01", "2019-01-09", "2019-01-20", "2019-11"]


def test_the_era_in_the_body_corrects_the_year_in_the_headline() -> None:
    text = "不正アクセスに関するお知らせ(2022年9月14日発生)\n\n令和5年9月14日に不正アクセスを検知しました。"
    assert values(text) == ["2023-09-14", "2023-09-14"]


def test_a_timeline_in_dots_is_read_where_the_text_dates_itself_so() -> None:
    text = "2020.10.2\n財団法人みなと\n\n7.30 攻撃が始まる。\n8. 3 保守会社が検知。\n"
    assert values(text) == ["2020-10-02", "2020-07-30", "2020-08-03"]


def test_a_day_over_a_short_sentence_of_what_happened_on_it_is_no_date_of_the_notice() -> None:
    text = "2021年5月、みなと学園が名簿を誤送信した。\n\n経緯\n4月3日\n職員が送信。\n4月4日\n電話で判明。\n"
    assert values(text) == ["2021-05", "2021-04-03", "2021-04-04"]


def test_title_of_a_page_dates_a_text_that_does_not() -> None:
    document = open_document("3月19日に検知した", load_rules(), metadata_title="お知らせ 2021年4月1日")
    assert [m.value for m in find(document)] == ["2021-03-19"]


def test_a_date_among_page_furniture_tells_the_year_and_bounds_the_announcement() -> None:
    text = "みなと病院は22日、名簿が流出したと発表した。21日に気付いた。\n投稿者: みなと | 2008年3月24日 固定リンク\n"
    assert values(text) == ["2008-03-22", "2008-03-21", "2008-03-24"]


def test_a_date_before_a_label_of_page_furniture_tells_the_year() -> None:
    text = "ある店の通販で名簿が盗まれたそうだ。今年5月に気付いたという。\n\n2021-09-12 カテゴリー:雑記\n次のページ\n"
    assert values(text) == ["2021-05", "2021-09-12"]


def test_a_review_of_last_year_is_told_in_that_year() -> None:
    text = "2016年の漏えいを振り返る\n2017年2月3日\n\n1/18 みなと薬局\n名簿が流出した。\n"
    assert values(text)[2] == "2016-01-18"


def test_a_list_of_some_months_is_of_their_year() -> None:
    text = (
        "名簿の流出まとめ(2020年4月~6月)\n\n"
        "4/7 みなと薬局 1,876件 2019/10/2~2019/12/15\n6/30 みなと商事 112件 2019/12/26~2020/2/4\n"
    )
    found = values(text)
    assert found[1] == "2020-04-07"
    assert "2020-06-30" in found


def test_an_earlier_year_told_both_ways_gives_that_of_the_page() -> None:
    assert values("みなと市は1月22日に公表した。2年前の2019年11月にも流出している。")[0] == "2021-01-22"


def test_december_told_after_january_is_that_of_the_year_before() -> None:
    assert values("2021年1月12日の発表によれば、12月8日に侵入された。") == ["2021-01-12", "2020-12-08"]


def test_the_month_of_the_data_does_not_date_the_announcement() -> None:
    assert values("2015年11月に整理した書類を、みなと銀行は6月30日、紛失したと発表した。")[-1] == "XXXX-06-30"


def test_the_foot_of_a_page_gives_the_year_that_its_dates_lack() -> None:
    text = "03月10日 19時12分\nみなと市は10日、去年11月に名簿が流出したと発表しました。\n\n© みなと放送 2023"
    assert values(text)[1:3] == ["2023-03-10", "2022-11"]
    assert values(text.replace("10日、", "2021年3月10日、"))[1] == "2021-03-10"


def test_a_page_was_updated_after_the_last_that_it_tells() -> None:
    text = "公開日:2020.08.03 更新日:2023.01.16\n\n2022年9月22日に抗議があり、10月14日に病院が謝罪した。"
    assert values(text)[-1] == "2022-10-14"
    assert values(text.replace("2022年9月22日", "7月22日"))[1:3] == ["2023-01-16", "2020-07-22"]


def test_offsets_are_those_of_the_text_as_given() -> None:
    text = "お知らせ\r\n　令和　５年７月２８日（金）に検知、翌２９日に公表"
    spans = [text[m.start : m.end] for m in find_dates(text)]
    assert spans[-1] == "翌２９日"
    assert "７月２８日" in spans[0]


@settings(max_examples=60)
@given(st.dates(dt.date(1990, 1, 1), dt.date(2050, 12, 31)))
def test_every_calendar_day_is_found_in_each_notation(day: dt.date) -> None:
    plain = f"{day:%Y}年{day.month}月{day.day}日"
    written = [plain, f"{day:%Y/%m/%d}", f"{day:%Y-%m-%d}", f"{day:%Y}.{day.month}.{day.day}"]
    if day >= dt.date(2019, 5, 1):
        written += [f"令和{day.year - 2018}年{day.month}月{day.day}日", f"R{day.year - 2018}.{day.month}.{day.day}"]
    for text in written:
        assert values(f"{text} に検知") == [day.isoformat()], text


@settings(max_examples=80)
@given(st.text(alphabet="0123456789年月日/.-~〜から同翌前本昨今先令和RH元一二十上旬末間後まで、。\n ()", max_size=60))
def test_any_text_is_read_without_failing_and_in_order(text: str) -> None:
    mentions = find_dates(text, dt.date(2024, 1, 31))
    assert all(0 <= m.start < m.end <= len(text) for m in mentions)
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)


def test_the_headings_of_a_series_lend_their_years_and_months() -> None:
    source = (
        "見本大学の事故の記録\n作成:2022年12月20日\n\n◆2019年\n\n7月\n 29日、大学が発表した。\n\n"
        "11月\n 9日に送信し、12月2日に発表した。\n\n◆2021年\n\n2月\n 8日に紛失した。\n"
    )
    days = [value for value in values(source) if len(value) == len("2022-12-20")]
    assert days == ["2022-12-20", "2019-07-29", "2019-11-09", "2019-12-02", "2021-02-08"]


def test_one_heading_with_a_year_lends_nothing() -> None:
    source = "名簿の紛失について\n2023年5月10日\n\n■2019年\nの名簿です。4月8日に紛失しました。\n"
    assert "2023-04-08" in values(source)


def test_last_year_told_both_ways_gives_the_year_of_the_notice() -> None:
    source = "みなと工業は6/14、元社員の逮捕について公表しました。持ち出しは昨年(2022年)9月。発覚は12月5日でした。"
    assert values(source) == ["2023-06-14", "2022-09", "2022-12-05"]


def test_a_month_that_the_data_are_of_lends_its_year_to_no_day() -> None:
    text = "4月12日\n束が2010年9月の診療データであることの報告があった。\n4月20日\n残りが届いた。\n"
    assert values(text) == ["XXXX-04-12", "2010-09", "XXXX-04-20"]


def test_the_issue_of_a_magazine_dates_it_and_the_month_of_the_data_gives_the_year() -> None:
    assert values("みなと通信\n2019年3月号\n\n昨年12月20日に通報を受けた。今年の1月に報じられた。")[-2:] == [
        "2018-12-20",
        "2019-01",
    ]
    assert values("5月11日に、令和5年4月分の減免の一覧を誤って送った。") == ["2023-05-11"]
    assert values("1月11日に、令和5年4月分の減免の一覧を誤って送った。") == ["XXXX-01-11"]
    assert values("5月11日に、4月分の減免の一覧を誤って送った。") == ["XXXX-05-11"]


def test_a_period_that_begins_with_a_season_ends_in_the_next_year() -> None:
    text = "2023-02-14\n会員票の誤りについて\n\n・昨年秋~1月 受け取る\n・1月30日(月) 会員票を郵送\n・2月3日(金) 完了\n"
    assert values(text)[-2:] == ["2023-01-30", "2023-02-03"]


def test_a_place_named_after_a_day_is_no_date() -> None:
    assert values("2024年6月14日\n六日町の支所と八日市の出張所で") == ["2024-06-14"]


def test_a_day_under_a_label_of_the_story_is_not_that_of_the_notice() -> None:
    source = (
        "記号の漏えいについて\n\nページ番号123 報道発表日 2021年9月17日 印刷\n\n"
        "発覚日時\n\n令和3年7月2日(金曜日) 午後2時頃\n\n今月16日に通知しました。"
    )
    assert values(source)[-1] == "2021-09-16"


def test_a_list_as_of_a_day_gives_the_notice_no_date() -> None:
    lists = "①会員の名簿(平成27年11月30日現在)\n②役員の名簿(平成26年10月1日現在)\n"
    assert values(f"名簿の紛失について\n去る8月4日に紛失しました。\n{lists}昨年10月に作りました。")[-1] == "XXXX-10"


@pytest.mark.parametrize(
    "dates", ["2021年10月29日 / 最終更新日:2021年11月4日", "更新日:2021年11月4日 公開日:2021年10月29日"]
)
def test_a_day_of_this_month_is_none_after_the_page_so_that_the_month_is_that_of_its_first_date(dates: str) -> None:
    told = find_dates(f"名簿の流出について\n\n{dates}\n\nみほん市は今月22日、名簿の流出を発表した。\n")
    assert told[-1].value == "2021-10-22"
    told = find_dates(f"名簿の流出について\n\n{dates}\n\nみほん市は今月2日、名簿の流出を発表した。\n")
    assert told[-1].value == "2021-11-02"


def test_the_number_of_a_case_gives_its_year_where_nothing_else_does() -> None:
    assert values("【事件簿#2025-311】みほん県 誤送信\n県は9月8日に公表した。")[-1] == "2025-09-08"
    # Among the first of a year are cases of the last.
    assert values("【事件簿#2025-011】みほん県 誤送信\n県は9月8日に公表した。")[-1] == "XXXX-09-08"
    assert values("【事件簿#2025-311】みほん県 誤送信\n2024年5月の話。県は9月8日に公表した。")[-1] == "2024-09-08"


def test_a_headline_that_covers_some_days_gives_the_year_of_what_it_tells() -> None:
    text = "個人情報流出事件(2012/06/11-06/15)\nみほん銀行は6月14日、名簿を5月7日に誤って捨てたと発表した。"
    assert values(text) == ["2012-06-11/2012-06-15", "2012-06-14", "2012-05-07"]


def test_a_month_and_day_in_the_bracket_behind_a_release_is_its_day() -> None:
    assert values("公式発表(4/6)\n2021年3月のこと。")[0] == "2021-04-06"
    assert values("お知らせ(1/2)\n2021年のこと。") == ["2021"]


_BEFORE = "## 部品\n白樺部品が被害を公表したのは2022年3月7日。\n## 教育\n"


@pytest.mark.parametrize(
    ("story", "day"),
    [
        (
            "白樺大学は2021年、VPNの弱点を突かれ、サーバ4台がランサムウェアの被害に遭いました。連絡が入ったのが9月21日です。",
            "2021-09-21",
        ),
        ("2021年には白樺大学で名簿が流出しました。連絡が入ったのが9月21日です。", "2021-09-21"),
        # What is told in passing, and what did no harm, gives no year to the days behind it.
        ("2021年にも白樺大学で名簿が流出しました。連絡が入ったのが9月21日です。", "2022-09-21"),
        ("2021年に開学した白樺大学です。連絡が入ったのが9月21日です。", "2022-09-21"),
    ],
)
def test_the_year_in_which_data_came_to_harm_is_that_of_the_days_told_behind_it(story: str, day: str) -> None:
    assert values(_BEFORE + story)[-1] == day


@pytest.mark.parametrize("title", ["漏えい事件ダイジェスト(2023年7月)", "2023年に起きた主な漏えい"])
def test_the_year_of_which_a_page_of_others_tells_is_that_of_its_days(title: str) -> None:
    text = f"{title}\n7/3 株式会社みほんカフェ\n会員の名簿が流出。\n7/7 みさき市\n名簿を誤って廃棄。\n"
    assert [date.value for date in find_dates(text)][1:] == ["2023-07-03", "2023-07-07"]


@pytest.mark.parametrize(
    ("headline", "days"),
    [
        ("個人情報の漏えい等事案について(平成29年度分)", ["2017-04-11", "2018-02-02"]),
        ("令和元年度に発生した個人情報の事故", ["2019-04-11", "2020-02-02"]),
        # Taxes of a year are no list of what happened in it.
        ("令和5年度市民税通知書の誤送付について", ["2024-04-11", "2024-02-02"]),
        # What lies behind the day of the page was before the fiscal year.
        ("令和6年度上半期の個人情報の事故", ["2024-04-11", "2024-02-02"]),
    ],
)
def test_a_list_of_a_fiscal_year_gives_the_years_of_its_days(headline: str, days: list[str]) -> None:
    notice = f"{headline}\n更新日 令和6年5月31日\nみさき市\n\n1 誤交付\n発生日 4月11日\n2 誤送信\n発生日 2月2日\n"
    assert values(notice)[1:] == days


def test_headings_of_an_encyclopedia_lend_their_year() -> None:
    notice = "流出事件の一覧\n\n2019年[編集]\n・10月23日 - みさき堂で流出。\n2017年[編集]\n・9月19日 - 白樺堂で流出。\n"
    assert values(notice)[1::2] == ["2019-10-23", "2017-09-19"]


@pytest.mark.parametrize(
    ("found", "day"),
    [
        ("昨年11月22日", "2025-03-14"),
        # A day of the same weeks goes on from the one told, one of years ago is another story's.
        ("2月22日", "2025-02-24"),
        ("2023年11月22日", "2023-11-24"),
    ],
)
def test_an_announcement_long_after_the_day_told_is_of_the_month_of_the_paper(found: str, day: str) -> None:
    number = day[-2:]
    story = f"{found}、みさき郵便に照会して流出が分かった。支社は{number}日に記者会見し、謝罪した。\n"
    assert values(f"元局員を逮捕\n\n2025/3/15 6:00\n\n{story}")[-1] == day


def test_the_day_before_which_people_joined_lends_its_year_to_no_other() -> None:
    text = "2023年12月2日\nみほん商会は、2022年9月20日以前に入会した方の名簿が流出したと発表した。"
    text += "10月下旬に発覚していた。\n"
    assert "2023-10" in {mention.value for mention in find_dates(text)}


def test_a_day_does_not_turn_back_to_the_month_of_the_year_before() -> None:
    text = "2020年4月11日\n市は10日、名簿を誤って載せていたと発表した。"
    text += "資料は昨年9月14日に載せたもので、1日に指摘があった。\n"
    assert [m.value for m in find_dates(text)] == ["2020-04-11", "2020-04-10", "2019-09-14", "2020-04-01"]


def test_no_day_counts_from_what_somebody_was_to_be_told_of() -> None:
    text = "2024年6月14日\n6月3日、6月10日の説明会の案内を送る際に誤った。同日、受信者から指摘があった。\n"
    assert [m.value for m in find_dates(text)][-1] == "2024-06-03"
