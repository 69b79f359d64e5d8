"""When data stood open: from the change that opened it until it was closed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.assemble.heads import HEAD

Decide = Callable[..., dict[str, str | None]]

OCCURRED = {
    "an exposure ends on the day it was closed": (
        HEAD + "資料は4月1日に掲載したもので、6月5日に住民から指摘を受け、翌6日に削除しました。",
        "accidental_publication",
        "2024-04-01/2024-06-06",
    ),
    "an exposure without a start is open before its end": (
        HEAD + "この状態は6月6日まで続いていました。6月5日に指摘を受けました。",
        "misconfiguration",
        "../2024-06-06",
    ),
    "an exposure begins with the change that went wrong": (
        HEAD
        + (
            "5月28日 申込の受付を開始。\n6月1日 案内を書き足した際に、回答の一覧を誤って公開した。\n"
            "6月5日 申込者から電話が入り、受付を停止。\n"
            "6月1日から停止までの間に表示されたものは次のとおりです。\n"
        ),
        "misconfiguration",
        "2024-06-01/2024-06-05",
    ),
    "a page showed others data while it could do so": (
        (
            "他の方の座席が表示される事象について\n株式会社ためし座\n"
            "2020年2月18日、観客からご連絡があり、同日8時30分、受付を停止しました。\n調べたところ、"
            "本事象が起こりうる状態だったのは同日7時5分から8時30分の間であることがわかりました。\n"
        ),
        "misconfiguration",
        "2020-02-18",
    ),
    "hours on a day are those of the act also where an investigation found them": (
        (
            "2020年3月5日16時40分、観客から、別の方の座席が表示されたとのご連絡をいただきました。"
            "同日17時に受付を停止しました。記録を調べたところ、同日15時2分~16時55分の間、"
            "ほかの方の座席が出るおそれのある状態だったことが判明しました。"
        ),
        "system_defect",
        "2020-03-05",
    ),
    "the oldest of many files was open first": (
        HEAD + "最も古いものは令和2年4月1日から、新しいものでも令和6年5月1日からで、6月5日までに設定を改めました。",
        "misconfiguration",
        "2020-04-01/2024-06-05",
    ),
    "what was not put back was open until somebody found it": (
        HEAD + "6月3日の更新で制限を外し、元に戻さなかったため、翌4日に社員が検索で見つけるまで閲覧できる状態でした。",
        "misconfiguration",
        "2024-06-03/2024-06-04",
    ),
    "since the service was brought in everybody could see": (
        HEAD + "サービスを導入した2022年4月から2年以上、誰でも閲覧できる状態だった。6月5日に指摘で発覚した。",
        "misconfiguration",
        "2022-04/..",
    ),
    "what is closed when it is noticed was open until then": (
        HEAD + "6月1日に募集の様式を公開しました。6月3日に市民から電話がありました。\n町は様式を差し替えました。",
        "accidental_publication",
        "2024-06-01/2024-06-03",
    ),
    "what was found open and is not said to be closed stands open": (
        HEAD + "名簿が6月1日以降、閲覧可能な状態になっていたことが6月5日に判明しました。",
        "misconfiguration",
        "2024-06-01/..",
    ),
    "a period told by the hour is that of what happened": (
        HEAD + "6月3日19時00分から6月5日18時33分までの間に、登録された方の情報が他の方に閲覧できる状況が発生。",
        "system_defect",
        "2024-06-03/2024-06-05",
    ),
    "what was made public before is no day of the act": (
        (
            "ネオリスは4千人分の情報が9月までのおよそ3年間にわたり外部から閲覧できる状態だったと発表した。"
            "ネオリスでは、9月14日にも2万人分の情報が閲覧できる状態だったと明らかにしていた。"
        ),
        "misconfiguration",
        "../XXXX-09",
    ),
    "when a contract ran is not when the data stood open": (
        (
            "対象は2009年6月8日から17年9月22日の間に契約していた農家の収量。"
            "11年4月5日から17年9月22日まで外部から閲覧できる状態にあった。"
        ),
        "misconfiguration",
        "2011-04-05/2017-09-22",
    ),
    "a fault that is told by the hour lasted no longer, whenever it was mended": (
        HEAD
        + "6月3日(月)13:00~13:40の間、ほかの会員の注文が表示される不具合が起きました。6月4日に改修を完了しました。",
        "system_defect",
        "2024-06-03",
    ),
    "what was sent to people went out when it was sent": (
        HEAD
        + "6月3日に配信した案内に別の方の氏名があると、6月5日に問合せがあり発覚しました。6月7日に修正を終えました。",
        "system_defect",
        "2024-06-03",
    ),
    "what stood on a page for a period": (
        HEAD + "昨年12月4日から今年6月3日まで、町のホームページに掲載していた様式に、応募者の氏名がありました。",
        "accidental_publication",
        "2023-12-04/2024-06-03",
    ),
    "a setting changed at once closed it": (
        HEAD + "5月20日に画面を公開した際、共有の範囲を誤りました。6月3日、指摘があり、直ちに設定を変更しました。",
        "misconfiguration",
        "2024-05-20/2024-06-03",
    ),
    "the holidays are no period of the incident": (
        HEAD + "5月12日から6月3日の間、名簿が閲覧できる設定でした。休業期間は6月7日から6月13日です。",
        "misconfiguration",
        "2024-05-12/2024-06-03",
    ),
    "a list that was put up on a page": (
        HEAD + "6月3日9時、ホームページに掲載した一覧に、氏名が載っていた。同9時40分、職員が誤りに気づき削除した。",
        "accidental_publication",
        "2024-06-03",
    ),
    "taken down in other words": (
        HEAD + "6月3日に掲載した一覧に氏名がありました。6月5日に発覚し、掲載を取りやめました。",
        "accidental_publication",
        "2024-06-03/2024-06-05",
    ),
    "a limit that came off until somebody told": (
        HEAD + "5月1日に行った移転の際、制限が外れ、6月3日に応募者の方からご連絡をいただくまで、閲覧できる状態でした。",
        "misconfiguration",
        "2024-05-01/2024-06-03",
    ),
}


@pytest.mark.parametrize(("text", "cause", "occurred"), OCCURRED.values(), ids=OCCURRED.keys())
def test_when_it_occurred(dates: Decide, text: str, cause: str, occurred: str | None) -> None:
    assert dates(text, cause)["occurred"] == occurred


def test_a_heading_that_names_dates_among_others_dates_the_periods_alone_on_their_lines(dates: Decide) -> None:
    text = HEAD + (
        "6月9日、外部の方からのご指摘により判明しました。\n\n■ 対象の方・項目・期間\n\n"
        "①説明会にお越しの方\n 氏名\n 41名\n 2023年4月2日~2024年6月10日\n\n"
        "②面接官として加わった社員\n 所属\n 94名\n 2023年9月1日~2024年6月10日\n\n"
        "■ ご連絡\n6月11日より手紙をお送りします。\n"
    )
    assert dates(text, "misconfiguration")["occurred"] == "2023-04-02/2024-06-10"


def test_a_labelled_period_of_cards_is_not_that_of_members(dates: Decide) -> None:
    told = (
        "決済画面が改ざんされ、下の期間に番号を入力された方が対象です。\n期間:2024年2月1日~2024年5月9日\n"
        "また、2015年4月の開店から2024年5月9日までに会員登録またはご注文をいただいた方の住所も閲覧された可能性があります。\n"
    )
    assert dates(HEAD + told, "web_skimming")["occurred"] == "2024-02-01/2024-05-09"


def test_hours_of_a_day_over_which_a_page_was_opened_are_the_exposure(dates: Decide) -> None:
    told = "6月7日(金)5時から同日9時12分までの間、画面を開いた際に別の方の情報が表示される事象が起きました。\n"
    assert dates(HEAD + told, "system_defect")["occurred"] == "2024-06-07"


def test_a_form_that_was_set_anew_was_closed(dates: Decide) -> None:
    told = "6月3日から入力が可能でしたが、設定を誤り、他の方の情報が見られる状態でした。\n"
    shut = (
        "6月5日9時、申込者から指摘がありました。\n同日9時25分、フォームを設定し直し、見られないように修正しました。\n"
    )
    assert dates(HEAD + told + shut, "misconfiguration")["occurred"] == "2024-06-03/2024-06-05"


@pytest.mark.parametrize(
    ("told", "cause", "occurred"),
    [
        # The day of noticing closed it, not the day on which all was cleaned up.
        (
            "5月21日\n・会員の方から氏名が見られるとの連絡により発覚した。\n・直ちにサーバーの接続を切断\n"
            "5月22日 削除完了",
            "misconfiguration",
            "../2024-05-21",
        ),
        (
            "5月24日から申し込めましたが、申込者が入力した内容を他の申込者も見ることができる状態でした。"
            "6月2日に連絡があり、同日8時40分に設定を修正しました。",
            "misconfiguration",
            "2024-05-24/2024-06-02",
        ),
        (
            "他人の写真が表示される不具合が5月27日から発生していましたが、5月29日に不具合が解消されました。",
            "system_defect",
            "2024-05-27/2024-05-29",
        ),
    ],
)
def test_it_stood_open_until_it_was_closed(
    dates: Callable[..., dict[str, str | None]], told: str, cause: str, occurred: str
) -> None:
    assert dates(HEAD + told, cause)["occurred"] == occurred


def test_what_the_data_are_of_is_no_period_of_the_incident(dates: Callable[..., dict[str, str | None]]) -> None:
    told = "2019年8月から10月にかけて当会が実施した「秋の催し」に参加した方の氏名が、"
    told += "2024年2月6日から5月9日まで見られる状態でした。"
    assert dates(HEAD + told, "misconfiguration")["occurred"] == "2024-02-06/2024-05-09"


@pytest.mark.parametrize(
    ("told", "occurred"),
    [
        (
            "6月7日、共有フォルダーに資料を保存した際、閲覧の制限をかけ忘れました。9日に生徒が気付き、その日のうちに削除しました。",
            "2024-06-07/2024-06-09",
        ),
        (
            "2020年1月5日から2024年3月22日まで、設定に誤りがありました。"
            "ダウンロードは2023年12月28日から29日にかけて行われていました。",
            "2020-01-05/2024-03-22",
        ),
    ],
)
def test_what_was_left_open_stood_open_over_all_of_it(
    dates: Callable[..., dict[str, str | None]], told: str, occurred: str
) -> None:
    assert dates(HEAD + told, "misconfiguration")["occurred"] == occurred


@pytest.mark.parametrize(
    ("told", "occurred"),
    [
        (
            "6月3日、職員がシステムに7月1日付の異動案(職員342名)を登録した際、制限の設定を行わず、閲覧できる状態となりました。"
            "6月8日に連絡により判明し、直ちに制限を設定しました。",
            "2024-06-03/2024-06-08",
        ),
        (
            "昨年6月に閲覧できる状態でした。昨年6月3日に誤って共有フォルダーに保存し、翌4日に申告で気付いて削除しました。",
            "2023-06-03/2023-06-04",
        ),
    ],
)
def test_a_paper_dated_ahead_and_a_month_beside_its_days(
    dates: Callable[..., dict[str, str | None]], told: str, occurred: str
) -> None:
    assert dates(HEAD + told, "misconfiguration")["occurred"] == occurred


def test_a_label_tells_when_it_could_be_seen(dates: Callable[..., dict[str, str | None]]) -> None:
    told = "5月31日の研修会の回答が見られました。\n閲覧可能であった時間 5月31日16:30~18:10"
    assert dates(HEAD + told, "misconfiguration")["occurred"] == "2024-05-31"
