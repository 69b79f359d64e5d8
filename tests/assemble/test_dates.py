"""The three dates of an incident, by the conventions of docs/record.md."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import extractor
from extractor.assemble.dates import decide_dates
from extractor.assemble.view import Draft, View

Decide = Callable[..., dict[str, str | None]]

HEAD = "令和6年6月14日\n株式会社みなと書房\n\nお客様情報に関するお詫びとお知らせ\n\n"

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
    "a loss whose day is known is that day": (
        HEAD + "担当者は6月3日の帰宅途中に鞄を紛失し、翌4日に気付きました。",
        "loss",
        "2024-06-03",
    ),
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
    "a period of registration is not the incident": (
        HEAD + "6月3日に侵入を受けました。対象は2015年4月から2022年3月までに登録された方です。",
        "vulnerability",
        "2024-06-03",
    ),
    "hours in brackets date the act": (
        HEAD + "不正な操作の範囲\n・受付用アドレスへの出入り(6月3日 1時10分~8時40分)\n\n6月5日に検知しました。",
        "phishing",
        "2024-06-03",
    ),
    "a thing used on the day it went missing was not lost before it was missed": (
        HEAD + "6月7日に棚を点検した際に判明しました。前日6日に食堂で使ったあとの所在が分かりません。",
        "loss",
        "2024-06-06/2024-06-07",
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
    "a page showed others data while it could do so": (
        (
            "他の方の座席が表示される事象について\n株式会社ためし座\n"
            "2020年2月18日、観客からご連絡があり、同日8時30分、受付を停止しました。\n調べたところ、"
            "本事象が起こりうる状態だったのは同日7時5分から8時30分の間であることがわかりました。\n"
        ),
        "misconfiguration",
        "2020-02-18",
    ),
    "a report that went to another patient is no follow up": (
        "令和3年5月27日、骨密度を測った患者様の報告書を、別の方に誤って送付する事案が発生しました。",
        "misdelivery",
        "2021-05-27",
    ),
}


@pytest.mark.parametrize(("text", "cause", "occurred"), OCCURRED.values(), ids=OCCURRED.keys())
def test_when_it_occurred(dates: Decide, text: str, cause: str, occurred: str | None) -> None:
    assert dates(text, cause)["occurred"] == occurred


DISCOVERED = {
    "the first noticing wins over a later confirmation": (
        HEAD + "4月20日にお客様から指摘を受けましたが、6月7日の調査で流出を確認しました。",
        "misconfiguration",
        "2024-04-20",
    ),
    "a contractors own discovery stands in where no other is given": (
        HEAD + "5月25日に不正なログインがあり、5月26日に委託先が異常を検知しました。",
        "unauthorized_access",
        "2024-05-26",
    ),
    "a sentence that goes on by the clock stays on its day": (
        HEAD + "6月3日16時に案内を一斉送信しました。17時すぎ、受信者からご指摘をいただきました。",
        "bcc_error",
        "2024-06-03",
    ),
    "what is told between two mentions of a day happened on it": (
        HEAD
        + "6月3日、取引先を装う便りの添付を開きました。その後、保守会社から連絡が入り、同日中に端末を回収しました。",
        "malware",
        "2024-06-03",
    ),
    "what is told again by the clock is of the day of the act": (
        HEAD
        + (
            "発生日時 6月3日10時12分(1回目)\n同日 10時31分(2回目)\n\n経緯\n"
            "担当者は誤りに気付かないまま2回目を送りました。10時45分頃、受信者から電話をいただきました。"
        ),
        "bcc_error",
        "2024-06-03",
    ),
    "a thing missed later that day by the clock is missed on the day": (
        HEAD
        + (
            "係員は6月3日の朝、窓口で端末を開いて集計を始めた。"
            "昼食に出て、午後1時15分に席へ帰ると、端末がなくなっていた。"
        ),
        "loss",
        "2024-06-03",
    ),
    "who sent it may notice by the clock": (
        HEAD
        + (
            "6月4日午前10時20分、係長が講座の案内を宛先欄に並べて送り、互いのアドレスが見える状態となった。"
            "同11時に係長が控えを見て気付いた。"
        ),
        "bcc_error",
        "2024-06-04",
    ),
    "a day stands above what was told on it in the course of events": (
        (
            "刺しゅうの委託先における被害の発生について 2021/10/5\n\n1.流出したおそれのあるデータ\n\n"
            "氏名のデータ37件\n\n2.経過\n\n9月2日\n\n"
            "委託先から、サーバーがランサムウェアに感染した旨の報告があった。\n\n9月14日\n\n"
            "氏名に漏えいのおそれがあるとの報告を同社から受けた。\n"
        ),
        "ransomware",
        "2021-09-02",
    ),
}


@pytest.mark.parametrize(("text", "cause", "discovered"), DISCOVERED.values(), ids=DISCOVERED.keys())
def test_when_it_was_discovered(dates: Decide, text: str, cause: str, discovered: str | None) -> None:
    assert dates(text, cause)["discovered"] == discovered


ANNOUNCED = {
    "the latest version of an updated page counts": (
        (
            "更新日:2024年6月20日(初回掲載:6月14日)\nみなと町\n\n"
            "6月3日に名簿を誤送信し、6月5日に判明しました。お詫びします。"
        ),
        "misdirected_email",
        "2024-06-20",
    ),
    "a private message is no announcement": (
        "当社は2024年6月3日に不正なログインを検知しました。対象のお客様には6月5日に個別にご連絡いたしました。",
        "unauthorized_access",
        None,
    ),
    "a punishment made public is an announcement": (
        "みなと市は7日、職員が住民の情報を業務外で閲覧していたとして、停職3カ月の懲戒処分にした。",
        "insider",
        "XXXX-XX-07",
    ),
    "the day of publication beside that of an update": (
        "名簿の誤送付について\n更新日 2024年6月20日 発表日 2024年6月14日\n\n6月3日に誤送付し、お詫びします。",
        "misdelivery",
        "2024-06-14",
    ),
    "a label at the foot dates the page and not a notice with a date of its own": (
        HEAD
        + (
            "6月3日に名簿を誤って送信しました。お詫び申し上げます。\n6月3日に名簿を誤って送信しました。"
            "お詫び申し上げます。\n6月3日に名簿を誤って送信しました。お詫び申し上げます。\n\n"
            "最終更新日:2024年6月20日\n"
        ),
        "misdirected_email",
        "2024-06-14",
    ),
    "a day above what happened on it is no dateline": (
        (
            "申請書類の行方不明について\n\n1 何が起きたか\n見本課で預かった申請書類の束が見つからない。\n"
            "2 なくなった書類\n(1)助成の申込書\n(2)請求書の写し\n写しに講師2名の氏名と口座がある。\n"
            "3 経過\n6月10日(月曜日)及び11日(火曜日)\n・担当者が倉庫の書類を課へ運んだ。\n7月2日(火曜日)\n"
            "・倉庫番から催促があり、棚を見たところ、束がないことが判明。\n・全員で探したが、出てこない。\n"
            "4 対応\n・関係する方におわびした。\n"
        ),
        "improper_disposal",
        None,
    ),
    "a numbered day is no dateline": (
        (
            "案内メールの誤送信について\n\n1.あらまし\n"
            "会場の変更を知らせるメールで、受け取る人の宛先が並んで見えました。\n"
            "見えたもの:メールアドレス26名分\n\n2.経過\n(1)令和4年9月6日(火)\n"
            " 10時2分 会場の変更をメールで送信。\n 10時8分 届かなかった人へ送り直す。\n"
            "(2)令和4年9月6日(火)11時30分頃\n 受付の者が控えを開き、宛先が並んでいることに気付く。\n"
        ),
        "bcc_error",
        None,
    ),
    "a label that ends the line of a date makes it the dateline": (
        (
            "ためし漁業組合\n2021.11.8お知らせ\n名簿の誤送信について\n"
            "令和3年10月27日、当番が船主の名簿を別の業者へ誤って送信し、"
            "10月29日に業者から連絡を受けました。\n"
        ),
        "misdirected_email",
        "2021-11-08",
    ),
    "a sentence that is cut at its date leaves no dateline": (
        (
            "委託先における手帳の紛失について\nためし測量組合\n"
            "境の聞き取りを受け持つ委託先が手帳を紛失いたしました。\n"
            "2022年9月1日、委託先の職員が山道で手帳を紛失しました。"
            "手帳は9月20日に見つかりましたが、破れておりました。\n"
            "委託先では、手帳に地主の名があることを確認した2022年9月26日"
        ),
        "loss",
        None,
    ),
    "what was known as of a day is no announcement of that day": (
        (
            "「ためし凧の店」への不正アクセスについて(お詫び)\n株式会社ためし凧\n"
            "凧を買われた方の住所が漏えいした可能性があることが分かりました。\n"
            "2019年8月28日の時点でわかっていた方へは、手紙を公表前にお送りしております。\n"
        ),
        "unauthorized_access",
        None,
    ),
    "a day told by the hour in its line is no dateline": (
        (
            "登山届の設定による漏えいについて(お詫び)\nためし登山協会\n"
            "登山届の設定に誤りがあり、氏名が閲覧できる状態となっておりました。\n4.判明後の対応\n\n"
            "令和3年4月24日(土)午後8時30分 「前の人の届を表示」を解除\n"
        ),
        "misconfiguration",
        None,
    ),
    "months in brackets are those of the papers": (
        (
            "ためし製薬は10月19日、伝票など8冊がなくなったと発表した。\n"
            "なくなったのは伝票5冊(2013年7~9月)と台帳3冊(2009年6月~10年5月)。誤って廃棄したとみられる。\n"
        ),
        "improper_disposal",
        "XXXX-10-19",
    ),
}


@pytest.mark.parametrize(("text", "cause", "announced"), ANNOUNCED.values(), ids=ANNOUNCED.keys())
def test_when_it_was_announced(dates: Decide, text: str, cause: str, announced: str | None) -> None:
    assert dates(text, cause)["announced"] == announced


SEVERAL = {
    "the notice dates its own announcement": (
        HEAD + "当社は6月3日に外部からの侵入を受け、6月5日に検知いたしました。深くお詫び申し上げます。",
        "unauthorized_access",
        {"announced": "2024-06-14", "occurred": "2024-06-03", "discovered": "2024-06-05"},
    ),
    "a dateline at the foot counts and a follow up has its own date": (
        (
            "名簿の誤送信について(第2報)\n\n"
            " 6月7日に第1報を公表いたしました件につきまして、続報をお知らせいたします。\n"
            " 6月3日、職員が名簿を別の方へ誤って送信し、6月5日に受信者から連絡を受けました。\n\n"
            "令和6年6月14日\nみなと町役場\n"
        ),
        "misdirected_email",
        {"announced": "2024-06-14", "occurred": "2024-06-03", "discovered": "2024-06-05"},
    ),
    "a news dateline only resolves and the stated day is announced": (
        (
            "みなと町、名簿を誤送信\n\n2024年6月15日 08:30\n\n"
            "みなと町は14日、住民の名簿を別の住民に誤って送信したと発表した。"
            "町によると、12日に担当者が送信し、13日に受信者から連絡があった。\n"
        ),
        "misdirected_email",
        {"announced": "2024-06-14", "occurred": "2024-06-12", "discovered": "2024-06-13"},
    ),
    "a loss runs from the last sight to the day it was missed": (
        HEAD + "USBメモリは6月3日に最後に使い、6月7日に棚にないことに気付きました。翌8日に警察へ遺失届を提出しました。",
        "loss",
        {"announced": "2024-06-14", "occurred": "2024-06-03/2024-06-07", "discovered": "2024-06-07"},
    ),
    "a theft is felt on its day": (
        HEAD + "6月3日午後5時、職員が鞄を網棚に置きました。降りる際、鞄がないことに気づきました。",
        "theft",
        {"occurred": "2024-06-03", "discovered": "2024-06-03"},
    ),
    "an exposure may be closed before the organisation is told": (
        HEAD + "4月1日に資料を掲載。\n5月9日に受託者が公開を停止。\n5月15日、受託者から県に報告があった。",
        "misconfiguration",
        {"occurred": "2024-04-01/2024-05-09", "discovered": "2024-05-15"},
    ),
    "what was put on the site before anybody noticed is what stood open": (
        HEAD + "経過\n4月1日 集計表を公式サイトに掲載\n5月9日 住民からの電話で指摘を受ける\n5月10日 集計表を削除",
        "accidental_publication",
        {"occurred": "2024-04-01/2024-05-10", "discovered": "2024-05-09"},
    ),
    "labels decide over the words behind": (
        HEAD + "1 発生日 令和6年6月3日\n2 判明日 令和6年6月5日\n3 内容 名簿を誤って送付した。",
        "misdelivery",
        {"occurred": "2024-06-03", "discovered": "2024-06-05"},
    ),
    "a table header labels its column": (
        HEAD + "| 発生日 | 判明日 | 概要 |\n|---|---|---|\n| 6月3日 | 同日 | 証明書を別の方に交付した |\n",
        "misdelivery",
        {"occurred": "2024-06-03", "discovered": "2024-06-03"},
    ),
    "a completed noun or verb before the date says what it is": (
        "みなと社は14日、2024年6月に情報が流出したと発表した。不審な通信を検知したのは6月5日。侵入は6月3日だった。",
        "vulnerability",
        {"occurred": "2024-06-03", "discovered": "2024-06-05"},
    ),
    "a day cut off by another date takes the verb at the end": (
        HEAD
        + "6月3日、担当の職員が、7月8日に開催する講座の申込者への案内を一斉送信した。翌4日に申込者から電話があった。",
        "bcc_error",
        {"occurred": "2024-06-03", "discovered": "2024-06-04"},
    ),
    "what is told of an earlier day is learned on the day of telling": (
        HEAD + "【令和6年6月5日 水曜日】\n運送会社から当社に対し、6月2日に不正アクセスを受けたとの報告。\n",
        "unauthorized_access",
        {"occurred": "2024-06-02", "discovered": "2024-06-05"},
    ),
    "two labels share their date": (
        HEAD + "(1)発生日・発覚日 令和6年6月3日(月)\n(2)件数 4件\n",
        "misdirected_email",
        {"occurred": "2024-06-03", "discovered": "2024-06-03"},
    ),
    "what came minutes later came that day": (
        HEAD + "6月3日の夕方、社員が書店の前に自転車を止めた。約15分後に戻ると、籠の鞄が盗まれていた。",
        "theft",
        {"occurred": "2024-06-03", "discovered": "2024-06-03"},
    ),
    "a period over which it was noticed begins with noticing": (
        HEAD + "6月3日22時頃から翌4日2時頃にかけて、見慣れない接続元からの通信を検知し、順に遮断しました。",
        "credential_stuffing",
        {"occurred": "2024-06-03/2024-06-04", "discovered": "2024-06-03"},
    ),
    "the page of a commentator gives the stated day": (
        (
            "楽譜の通販から流出した件\n\n公式発表(6/14)\n"
            "弊社の通販で2023年4月2日~2024年5月9日にカードで購入されたお客様の情報が流出した可能性があります。\n"
            "(発表文より引用)\n\n所感\n決済の画面が書き換えられていたのでしょう。\n\n"
            "2024年6月16日 AM(予約投稿)\n"
        ),
        "web_skimming",
        {"announced": "2024-06-14", "occurred": "2023-04-02/2024-05-09"},
    ),
    "a day below its year in a timeline is no dateline": (
        HEAD + "経過\n 令和6年\n 6月3日(月) 社員が資料を持ち出した。\n 6月5日(水) 資料がないことに気付く。\n",
        "loss",
        {"announced": "2024-06-14", "occurred": "2024-06-03/2024-06-05", "discovered": "2024-06-05"},
    ),
    "a thing missed on its way was lost that day": (
        HEAD + "6月3日、社員が名簿20人分を訪問先へ持って行き、帰社後に足りないことに気付きました。",
        "loss",
        {"announced": "2024-06-14", "occurred": "2024-06-03", "discovered": "2024-06-03"},
    ),
    "a period may end in its discovery": (
        HEAD + "名簿は、5月7日から、利用者の指摘で気付いた6月5日まで誰でも見られる状態でした。",
        "misconfiguration",
        {"occurred": "2024-05-07/2024-06-05", "discovered": "2024-06-05"},
    ),
    "a day without a month takes none from an act told later": (
        (
            "警察は28日、見本商事の元社員を逮捕したと発表した。"
            "調べでは2021年3月9日未明、基幹システムに不正に接続し、顧客情報を持ち出した疑いがある。"
        ),
        "insider",
        {"announced": "XXXX-XX-28", "occurred": "2021-03-09", "discovered": None},
    ),
    "a full day above what was done by the hour is no dateline": (
        (
            "苗の案内の送信誤りについて\n\n友の会のアドレスが互いに見える状態で案内を送りました。"
            "深くお詫びいたします。\n\n1 概要\n宛先の欄を取り違えました。\n\n2 経緯\n令和4年10月17日(月)\n"
            "9時20分 苗の案内を63名に誤って送信しました。\n令和4年10月17日(月)\n"
            "9時45分 庭師からのご指摘で誤りに気づきました。\n"
        ),
        "bcc_error",
        {"announced": None, "occurred": "2022-10-17", "discovered": "2022-10-17"},
    ),
    "what is noticed right behind a day decides over what it completes": (
        "ためし運輸の端末がウイルスに感染し、送り状が漏れたおそれがある。感染は11月4日に判明し、警察に相談している。",
        "malware",
        {"announced": None, "occurred": None, "discovered": "XXXX-11-04"},
    ),
    "the day on which a loss was reported is not that of the loss": (
        (
            "ためし商店会は2017年6月26日、会員の氏名を書いた台帳が見当たらないと明かした。\n"
            "同会によると2017年6月20日、当番から、台帳を紛失した旨の報告を受けたという。\n"
        ),
        "loss",
        {"announced": "2017-06-26", "occurred": None, "discovered": "2017-06-20"},
    ),
    "a month of the data lends its year to no announcement": (
        (
            "ためし動物病院で、飼い主の氏名を書いた帳面がなくなったことがわかった。1月23日に公表した。\n"
            "今月20日、予約を書こうとした助手が、帳面が見当たらないことに気づいた。\n"
            "書いてあったのは2012年9月以降に来院した飼い主の氏名。\n"
        ),
        "loss",
        {"announced": "XXXX-01-23", "occurred": None, "discovered": "XXXX-01-20"},
    ),
    "from an hour on people told of it on that day": (
        (
            "1.事実経過\n"
            "令和2年8月6日(木曜日)15時10分に、天文台の職員が星座の会に案内のメールを送信しました。\n"
            "8月11日(火曜日)9時15分以降、送信した職員が複数の会員から宛名が並んでいるとの電話を受け、"
            "誤送信が判明しました。\n"
        ),
        "bcc_error",
        {"announced": None, "occurred": "2020-08-06", "discovered": "2020-08-11"},
    ),
    "what was noticed may be named before the verb of noticing": (
        "令和5年2月7日、鑑定書を別の画廊に送ってしまいました。\n令和5年2月16日に誤送付がわかり、取り戻しました。",
        "misdelivery",
        {"announced": None, "occurred": "2023-02-07", "discovered": "2023-02-16"},
    ),
}


@pytest.mark.parametrize(("text", "cause", "days"), SEVERAL.values(), ids=SEVERAL.keys())
def test_the_days_of_one_story(dates: Decide, text: str, cause: str, days: dict[str, str | None]) -> None:
    found = dates(text, cause)
    assert {name: found[name] for name in days} == days


@pytest.mark.parametrize("told", ["判明したと発表した", "判明したことを公表した", "分かったと明らかにした"])
def test_a_day_whose_verb_is_what_was_announced_is_no_announcement(told: str, dates: Decide) -> None:
    found = dates(f"ためし大学は2018年11月21日、貸出券の紛失が11月5日に{told}。", "loss")
    assert (found["announced"], found["discovered"]) == ("2018-11-21", "2018-11-05")


def test_the_day_on_which_a_paper_learned_of_it_is_neither_announced_nor_discovered(dates: Decide) -> None:
    text = "みなと病院の電子カルテが使えなくなっていることが20日、分かった。病院によると、19日に障害が発生した。"
    assert dates(text, "ransomware")["announced"] is None
    assert dates(text, "ransomware")["discovered"] != "XXXX-XX-20"


def test_what_a_contractor_noticed_the_organisation_learns_when_it_is_told(dates: Decide) -> None:
    text = HEAD + (
        "当社が業務を委託している株式会社いずみ印刷(以下「いずみ社」)のサーバーが攻撃を受けました。\n\n"
        "・5月25日 いずみ社のファイルが暗号化される\n"
        "・5月26日 いずみ社が異常を発見\n"
        "・5月27日 いずみ社から当社へ報告\n"
    )
    decided = dates(text, "ransomware", vendors=["株式会社いずみ印刷"])
    assert (decided["occurred"], decided["discovered"]) == ("2024-05-25", "2024-05-27")


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


@pytest.mark.parametrize(
    "told",
    [
        "6月5日、利用者より、他人の画面が見えるとのご連絡をいただきました。",
        "6月5日、保守会社から通常と異なる通信があるとの通知を受けました。",
        "6月5日、取引先の方から「そちらの名前で妙な便りが来た」とのご指摘。該当の端末を停止。",
        "6月5日 会員から「他人の名前が出る」と電話",
        "6月5日に届いた書類を受け取った方からの電話で分かりました。",
        "6月5日、知人からメールが届き、発覚しました。",
        "・令和6年6月5日 収納代行会社より連絡、カードでの支払いを停止",
        "6月5日、配送会社が、届け先と違う荷物を預かっていると知らせてきました。",
        "6月5日、荷物の中身を職員が調べていたところ、別人の名があることが判明している。",
    ],
)
def test_word_of_an_incident_is_its_discovery(dates: Decide, told: str) -> None:
    assert dates(HEAD + told)["discovered"] == "2024-06-05"


@pytest.mark.parametrize(
    "told",
    [
        "6月5日に個票を家庭との連絡に使いました。",
        "6月5日に県から点検を求める通知がありました。",
        "6月5日、宛先を確認しないまま名簿を送信しました。",
        "6月5日に最終報告を受領しました。",
    ],
)
def test_what_only_sounds_like_word_of_an_incident(dates: Decide, told: str) -> None:
    assert dates(HEAD + told, "loss")["discovered"] is None


def test_nothing_said_stays_empty(dates: Decide) -> None:
    assert dates("当社の名簿が流出しました。") == {"announced": None, "occurred": None, "discovered": None}


def test_dates_carry_roles_and_source_offsets(open_view: Callable[[str], View]) -> None:
    head = "令和６年６月１４日\r\n株式会社みなと書房\r\n\r\n"
    source = head + "当社は６月３日に侵入を受け、６月５日に検知し、６月７日に警察へ届け出ました。"
    draft = Draft(values={"root_cause": "vulnerability"})
    decide_dates(open_view(source), draft)
    told = {source[d.start : d.end]: d.role for d in draft.get("dates")}
    assert told == {
        "令和６年６月１４日": "announced",
        "６月３日": "occurred",
        "６月５日": "discovered",
        "６月７日": "reported",
    }


def test_what_was_told_before_was_announced_and_what_will_be_told_was_not(open_view: Callable[[str], View]) -> None:
    source = HEAD + "6月7日に当館ホームページでお知らせしたところですが、報告書を8月末を目途に公表します。"
    draft = Draft(values={"root_cause": "vulnerability"})
    decide_dates(open_view(source), draft)
    told = {source[d.start : d.end]: d.role for d in draft.get("dates")}
    assert (told["6月7日"], told["8月末"]) == ("announced", "other")


def test_losing_candidates_are_explained(open_view: Callable[[str], View]) -> None:
    view = open_view(HEAD + "6月5日に検知し、6月10日の調査で改めて流出を確認しました。")
    decide_dates(view, Draft(values={"root_cause": "vulnerability"}))
    assert any(r.field == "discovered" and r.value == "2024-06-10" for r in view.trace or [])


@pytest.mark.parametrize(
    ("time", "occurred"), [("", None), (", time: [missed]", "2024-06-05/2024-06-10"), (", time: [open]", "2024-06-05")]
)
def test_how_a_cause_lies_in_time_is_said_by_its_rule(time: str, occurred: str | None, tmp_path: Path) -> None:
    (tmp_path / "causes.yaml").write_text(
        "- {id: blown_away, label: 風に飛ばされた, terms: [突風で飛散], attributes: {weight: 3" + time + "}}\n",
        encoding="utf-8",
    )
    [incident] = extractor.parse_notice(
        HEAD + "会員300名の名簿は6月5日に職員が最後に使い、10日にないことに気付きました。突風で飛散したとみられます。",
        rules=tmp_path,
    ).incidents
    assert incident.occurred == occurred


@pytest.mark.parametrize(
    "told",
    [
        "(1)6月2日(日)、再委託先のネットワークで障害が発生\n(2)6月6日(木)に受託者から、障害が発生した端末に名簿があった旨の連絡あり\n",
        "6月2日に送信し、6月6日、カード会社から、5月下旬に利用した方の被害が続いているとの連絡を受けました。",
    ],
)
def test_what_a_teller_says_happened_on_another_day_than_that_of_telling(dates: Decide, told: str) -> None:
    assert dates(HEAD + told, "ransomware")["discovered"] == "2024-06-06"
