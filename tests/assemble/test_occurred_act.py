"""When an act happened: an attack, a sending, a delivery, from its first day to its last."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.assemble.heads import HEAD, NEWS

Decide = Callable[..., dict[str, str | None]]

OCCURRED = {
    "a board of education whose clerk did it took no report": (
        (
            "ためし市の手違いで個人情報が流出していたことが分かりました。\n"
            "ためし市によると、2021年10月13日、"
            "教育委員会の職員が見取り図を誤ったメールアドレスに送りました。"
        ),
        "misdirected_email",
        "2021-10-13",
    ),
    "the day before on which the thing came is no part of the act": (
        NEWS + "職員は22日、前日に県から届いた依頼のメールを、誤ったアドレスに転送した。",
        "misdirected_email",
        "2023-08-22",
    ),
    "when it was posted": (NEWS + "職員によると、名簿の写真を投稿したのは20日。", "insider", "2023-08-20"),
    "the line of a paper s delivery dates no sending": (
        "名簿を紛失 みほん市\n2023年8月25日13時1分配信 みなと新聞\n\n"
        "みほん市は24日、名簿を誤って別の会社に送ったと発表した。",
        "misdelivery",
        None,
    ),
    "a period of registration is not the incident": (
        HEAD + "6月3日に侵入を受けました。対象は2015年4月から2022年3月までに登録された方です。",
        "vulnerability",
        "2024-06-03",
    ),
    "days on which people applied are not the incident": (
        HEAD + "4月1日から5月10日までに申し込んだ68名の名簿を紛失しました。5月12日に職員が気付きました。",
        "loss",
        None,
    ),
    "hours in brackets date the act": (
        HEAD + "不正な操作の範囲\n・受付用アドレスへの出入り(6月3日 1時10分~8時40分)\n\n6月5日に検知しました。",
        "phishing",
        "2024-06-03",
    ),
    "a year in which it happened too is another incident": (
        "楽団は6月14日、名簿を誤って公開したと発表した。楽団では2020年にも約300人分を誤送信する事故があった。",
        "misdirected_email",
        None,
    ),
    "nothing occurs after its announcement": (
        HEAD + "6月3日に名簿を誤って送信しました。講座の案内は7月1日に郵送したいと存じます。",
        "misdirected_email",
        "2024-06-03",
    ),
    "the days of an investigation are no attack": (
        HEAD + "6月5日から6月9日まで調査した結果、設定の改ざんを確認しました。6月2日に侵入されていました。",
        "vulnerability",
        "2024-06-02",
    ),
    "ransomware lasts from the break in until the systems stop": (
        HEAD + "6月5日、端末が使えないことに気付きました。記録上最も古い不審な接続は5月27日でした。",
        "ransomware",
        "2024-05-27/2024-06-05",
    ),
    "a mail that asks for something is no request that followed": (
        HEAD + "6月3日(月曜日)\n・担当者が、アンケートを依頼するメールを参加者に一斉送信した。\n",
        "bcc_error",
        "2024-06-03",
    ),
    "a day without a year does not join one with a year to a period": (
        (
            "ためし中学校は11月6日、作文の束を紛失したと発表した。"
            "同校によると、本年10月に束が行方不明であると\n"
            "判明し、平成23年5月に棚を廃棄した際、誤って捨てたとみられる。"
        ),
        "improper_disposal",
        "2011-05",
    ),
    "a report that went to another patient is no follow up": (
        "令和3年5月27日、骨密度を測った患者様の報告書を、別の方に誤って送付する事案が発生しました。",
        "misdelivery",
        "2021-05-27",
    ),
    "so many days before": (
        NEWS + "7月5日に気付いたが、侵入はその2日前だったという。",
        "unauthorized_access",
        "2023-07-03",
    ),
    "on the day in brackets": (
        NEWS + "最初の侵入(7月3日)から公表まで50日かかった。",
        "unauthorized_access",
        "2023-07-03",
    ),
    "in a story with arrows": (
        NEWS + "7/3 侵入 → 7/5 検知 → 8/24 公表、という流れ。",
        "unauthorized_access",
        "2023-07-03",
    ),
    "two days of one label": (
        HEAD + "証明書を誤送付しました。\n発生日 令和6年6月3日及び4日\n",
        "misdelivery",
        "2024-06-03/2024-06-04",
    ),
    "two days that share their word": (
        HEAD + "3、4日にシステムへ侵入された。",
        "unauthorized_access",
        "2024-06-03/2024-06-04",
    ),
    "both of two days": (HEAD + "3、4の両日、システムへ侵入された。", "unauthorized_access", "2024-06-03/2024-06-04"),
    "the period in which returns are filed is not when a wrong one was sent": (
        HEAD + "6月3日に別人の納付書を誤送付しました。申告の受付や申告期間は2月16日から3月15日までです。",
        "misdelivery",
        "2024-06-03",
    ),
    "the act ends on the day until which it went on": (
        HEAD + "侵入は6月3日に始まり、6月9日に担当者が不審な通信に気付いて遮断するまでの間、続いていました。",
        "unauthorized_access",
        "2024-06-03/2024-06-09",
    ),
    "what happened elsewhere or before is not the act": (
        HEAD + "6月3日に案内を誤送信しました。2019年10月には別の会社でも、会員の案内を誤送信しています。",
        "bcc_error",
        "2024-06-03",
    ),
    "word that comes in over days is no act": (
        HEAD + "6月3日に市が発送した通知に誤りがあった。6月5日から7日にかけ、同様の申出が続いたため発送を停止した。",
        "misdelivery",
        "2024-06-03",
    ),
    "logging in went on from a day before the period": (
        HEAD + "6月3日未明から別人のログインが繰り返され、6月5日から7日にかけて別の社員も侵入を受けた。",
        "bec",
        "2024-06-03/2024-06-07",
    ),
    "an attack goes on past the period of copying to the encryption": (
        HEAD + "6月3日から5日にかけて社内のデータが窃取され、6月6日未明にファイルが暗号化された。同日朝に検知した。",
        "ransomware",
        "2024-06-03/2024-06-06",
    ),
    "an example of another year is not the act": (
        HEAD + "昨年9月に図面を私物の媒体にコピー。2018年には別の社の研究者が製法を渡してしまったという事件もあった。",
        "insider",
        "2023-09",
    ),
    "logins from a day on end when somebody notices and stops them": (
        HEAD + "6月5日の朝、係の者が異変に気づき、ただちに配信を止めました。不審なログインは6月3日から計5回でした。",
        "password_guessing",
        "2024-06-03/2024-06-05",
    ),
    "what is sent on by itself lasts until it is stopped": (
        HEAD
        + (
            "教員が5月8日、学外へ送る設定を行いました。"
            "別の教員も5月20日から同じ宛先への転送が続いていました。"
            "6月5日に点検で設定を見つけ、6月6日に停止しました。"
        ),
        "misdirected_email",
        "2024-05-08/2024-06-06",
    ),
    "a bracket that ends a headline dates no act": (
        HEAD + "名簿を誤って送信(6月13日)\n\n当社は詳細を調べています。",
        "misdirected_email",
        None,
    ),
    "what the attack ended with is told apart from the morning after": (
        HEAD + "6月3日に侵入され、6月9日午後11時に暗号化が実行された。翌10日朝、書き換えられたファイルを発見した。",
        "ransomware",
        "2024-06-03/2024-06-09",
    ),
    "a story begins with its day and tells of the act later": (
        HEAD
        + (
            "町によると、6月3日、窓口に代理人を名乗る者が訪れ、証明書を申請しました。"
            "職員は表示を見落とし、交付しました。6月5日に警察から照会があり、発覚しました。"
        ),
        "misdelivery",
        "2024-06-03",
    ),
    "a charge tells the day of the act": (
        "みさき署は24日、元店員を逮捕した。逮捕容疑は昨年3月19日、型紙を知人にメールで送るなどした疑い。",
        "insider",
        "XXXX-03-19",
    ),
    "a decade is no date": (
        HEAD + "サーバーには1990年代半ば以降の情報が保存されており、第三者が侵入した。",
        "unauthorized_access",
        None,
    ),
    "a meeting held in a month dates nothing": (
        HEAD + "村の話では6月13日朝、5月に牧場で開かれた品評会の名簿を、誤って別人に交付した。",
        "misdelivery",
        "2024-06-13",
    ),
    "a year of two digits that begins with nought is of this century": (
        "酒蔵は25日、台帳を紛失したと発表した。06年8月下旬の蔵の整理の際、誤って廃棄した可能性が高いという。",
        "improper_disposal",
        "2006-08",
    ),
    "months may be a range as days may": (
        HEAD + "今年3~5月の間に、名簿を持ち出していた。",
        "insider",
        "2024-03/2024-05",
    ),
    "a number in front of a day is no month of a range": (
        HEAD + "4、6月10日に名簿を誤って送付した。",
        "misdelivery",
        "2024-06-10",
    ),
    "what was so by a day did not happen on it": (
        HEAD + "6月3日に不正アクセスを受けました。6月9日時点で、被害を受けたシステムは全て復旧しております。",
        "ransomware",
        "2024-06-03",
    ),
    "what has failed since a day was felt on it": (
        HEAD + "6月9日の朝、基幹サーバーがダウンしていることが判明しました。",
        "ransomware",
        "2024-06-09",
    ),
    "a letter about it, told of before its day": (
        HEAD + "6月3日、偽のメールによりIDを盗み取られました。患者様へのご報告の文書を6月5日に発送いたしました。",
        "phishing",
        "2024-06-03",
    ),
    "a file opened, told in a noun": (
        HEAD + "6月3日 社員が添付ファイルを開封\n6月5日 取引先より連絡を受け、感染を確認\n",
        "malware",
        "2024-06-03",
    ),
    "what came out on another day": (
        HEAD + "6月3日、職員が住民の情報を知人に伝えていたことが、翌4日、本人からの申立てにより発覚しました。",
        "insider",
        "2024-06-03",
    ),
    "told to another than whom it was for": (
        HEAD + "6月3日 職員が結果を知らせる際、同じ姓の別の方に電話し結果を伝えた。\n6月4日 本人から問合せがあった。\n",
        "misdelivery",
        "2024-06-03",
    ),
    "a day in figures on which a thing was got and lost": (
        HEAD + "6月3日に当社から集めた申込書3通を盗まれました。6月5日に報告がありました。",
        "theft",
        "2024-06-03",
    ),
    "the verb of a sentence is none of a dateline lines above": (
        "令和6年6月14日\n関係各位\nためし町\n不正アクセスについて\n犯人は6月3日に弱点を突いて侵入し、名簿を取得していました。\n",
        "vulnerability",
        "2024-06-03",
    ),
    "logged in by wrong means": (
        HEAD + "6月3日22時頃、第三者が不正にログインしました。",
        "unauthorized_access",
        "2024-06-03",
    ),
    "a mailing with a bracket behind it": (
        HEAD + "6月3日(月)15:20 会員にメールを一斉送信(宛先欄を使用)。\n",
        "bcc_error",
        "2024-06-03",
    ),
    "a label with its own date labels none on the next line": (
        "誤送信に関するお詫び\n最終更新:2024/06/14\n6月3日、会員の方へ案内のメールを誤って送信いたしました。\nためし会\n",
        "misdirected_email",
        "2024-06-03",
    ),
    "bills of a month, sent on a day": (
        HEAD + "6月3日に発送いたしました5月ご利用分の請求書に他社様のものが入っていたことが、6月5日に判明しました。",
        "misdelivery",
        "2024-06-03",
    ),
    "asking to delete it is no part of the wrong mail": (
        HEAD + "6月3日、案内を全登録者に誤って送信した。6月5日、問合せで発覚した。同日、削除のお願いを配信した。",
        "misdirected_email",
        "2024-06-03",
    ),
    "what pupils were given to take home": (
        HEAD + "6月3日に児童に持ち帰らせた票のうち2枚が、別の児童のものでした。6月5日に問い合わせがありました。",
        "misdelivery",
        "2024-06-03",
    ),
}


@pytest.mark.parametrize(("text", "cause", "occurred"), OCCURRED.values(), ids=OCCURRED.keys())
def test_when_it_occurred(dates: Decide, text: str, cause: str, occurred: str | None) -> None:
    assert dates(text, cause)["occurred"] == occurred


def test_a_list_that_somebody_took_in_a_period_is_no_period_of_the_list(dates: Decide) -> None:
    took = "講師が、2019年5月から2020年6月にかけて、教室で生徒の名簿を撮影し、SNSに投稿していました。"
    assert dates(HEAD + took, "insider")["occurred"] == "2019-05/2020-06"


def test_cards_entered_in_a_period_were_taken_in_it_whatever_let_them_in(dates: Decide) -> None:
    text = (
        HEAD
        + "調べの結果、2023年4月6日~2023年4月12日の期間に入力されたお客様のカード情報が漏えいした可能性があります。"
    )
    assert dates(text, "unauthorized_access")["occurred"] == "2023-04-06/2023-04-12"


@pytest.mark.parametrize(
    ("cause", "occurred"), [("web_skimming", "2023-04-06/2024-01-19"), ("unauthorized_access", None)]
)
def test_card_use_dates_the_incident_only_where_cards_were_skimmed(
    dates: Decide, cause: str, occurred: str | None
) -> None:
    text = HEAD + (
        "2024年1月19日、決済代行会社から連絡を受けました。\n"
        "対象期間:2023年4月6日~2024年1月19日に当サイトでカード決済をされた方"
    )
    assert dates(text, cause)["occurred"] == occurred


def test_an_attack_at_foreign_time(dates: Decide) -> None:
    assert dates(NEWS + "攻撃があったのは現地時間の7月15日夜(日本時間16日朝)。")["occurred"] == "2023-07-15"


def test_a_period_may_be_written_with_the_sign_of_similarity(dates: Decide) -> None:
    text = HEAD + "不正アクセスの期間\n令和6年5月2日∼同年5月11日\n"
    assert dates(text, "vulnerability")["occurred"] == "2024-05-02/2024-05-11"


def test_a_period_in_a_section_of_what_was_done_is_none_of_the_act(dates: Decide) -> None:
    text = HEAD + (
        "1 概要\n 6月3日15時頃、講師が偽の警告に電話し、遠隔で操作された。\n"
        "2 対応\n ・本校では6月3日夜から4日にかけ、分校では5日に、生徒へ手紙を配った。\n"
    )
    assert dates(text, "support_scam")["occurred"] == "2024-06-03"


def test_letters_over_some_days_of_the_response_are_not_the_wrong_mail(dates: Decide) -> None:
    told = "1 経緯\n6月3日、案内のメールを誤ってCCで送信しました。同日、指摘を受けました。\n"
    done = "2 お客様への対応\n6月3日~5日 全員に電話し、お会いできない方には書面をお送りしています。\n"
    assert dates(HEAD + told + done, "bcc_error")["occurred"] == "2024-06-03"


def test_the_leak_is_dated_where_it_is_told_along_with_a_hearing(dates: Decide) -> None:
    told = "平成23年12月27日 県から、ファイルが流出しているとの情報提供\n平成24年1月5日 技師から聴取。"
    days = dates("令和6年6月14日\n\n" + told + "流出は平成23年11月頃とみられる。\n", "malware")
    assert (days["occurred"], days["discovered"]) == ("2011-11", "2011-12-27")


def test_cards_entered_in_the_period_above_the_line_that_tells_of_them(dates: Decide) -> None:
    text = HEAD + "【対象期間】\n2024年1月6日~2024年2月19日\n上記の間にカードを新たに入力し決済された方 41名\n"
    assert dates(text, "web_skimming")["occurred"] == "2024-01-06/2024-02-19"


def test_who_had_retired_carries_off_over_a_period(dates: Callable[..., dict[str, str | None]]) -> None:
    told = HEAD + "昨年10月25日から本年1月17日にかけて、退職した元社員が名簿を不正に持ち出していたことを確認しました。"
    assert dates(told, "insider")["occurred"] == "2023-10-25/2024-01-17"


def test_what_strikes_is_noticed_on_the_day(dates: Callable[..., dict[str, str | None]]) -> None:
    told = HEAD + "5月19日午前、サーバーがランサムウエアに感染し、画面に脅迫文が出ているのを職員が見つけた。"
    found = dates(told, "ransomware")
    assert (found["occurred"], found["discovered"]) == ("2024-05-19", "2024-05-19")


def test_a_column_that_slips_is_the_act(dates: Callable[..., dict[str, str | None]]) -> None:
    told = HEAD + "5月18日に委託業者が並べ替えた際に列がずれました。25日以降、問い合わせが相次ぎました。"
    assert dates(told, "misdelivery")["occurred"] == "2024-05-18"


@pytest.mark.parametrize(
    ("told", "cause", "occurred"),
    [
        ("封書1通を、5月8日、誤って別の会社様へ配達いたしました。", "misdelivery", "2024-05-08"),
        ("職員は昨年8月、知人から頼まれて提供したと認めている。", "insider", "2023-08"),
        ("元社員が、5月8日頃、お客様の番号を私的に利用し、連絡を取っていた。", "insider", "2024-05-08"),
        (
            "5月10日夜に戸締まりをして帰宅し、12日朝に出勤した者が窓が割られているのに気付いた。",
            "theft",
            "2024-05-10/2024-05-12",
        ),
    ],
)
def test_acts_in_plain_words(dates: Callable[..., dict[str, str | None]], told: str, cause: str, occurred: str) -> None:
    assert dates(HEAD + told, cause)["occurred"] == occurred


def test_the_month_of_a_list_that_leaked_is_that_of_the_leak(dates: Callable[..., dict[str, str | None]]) -> None:
    assert dates(HEAD + "昨年9月に会員4千人の名簿が流出した問題で、役員2人を減給とした。")["occurred"] == "2023-09"


def test_what_befell_on_an_occasion_is_no_period_of_data(dates: Callable[..., dict[str, str | None]]) -> None:
    told = "看護師が、2024年3月から5月までの間、必要がないのに、同僚が受診した際のカルテを延べ23回閲覧していました。"
    assert dates(HEAD + told, "insider")["occurred"] == "2024-03/2024-05"


def test_a_report_that_it_was_struck_is_no_act(dates: Callable[..., dict[str, str | None]]) -> None:
    told = HEAD + "4月10日、再委託先のサーバーが感染した。\n6月8日、再委託先が受託者に感染の事実について報告を行った。"
    assert dates(told, "ransomware")["occurred"] == "2024-04-10"
