"""Dates whose words say little: what the shape of the page or the rest of the sentence makes of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import extractor

Decide = Callable[..., dict[str, str | None]]

HEAD = "令和6年6月14日\n株式会社みなと書房\n\nお客様情報に関するお詫びとお知らせ\n\n"

OCCURRED = {
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
    "what happened elsewhere or before is not the act (2)": (
        HEAD + "13日に鞄を落としました。昨年11月にも名簿を紛失しています。19日に会議を開きます。",
        "loss",
        "2024-06-13",
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
    "the oldest of many files was open first": (
        HEAD + "最も古いものは令和2年4月1日から、新しいものでも令和6年5月1日からで、6月5日までに設定を改めました。",
        "misconfiguration",
        "2020-04-01/2024-06-05",
    ),
    "the oldest of many files was open first (2)": (
        HEAD + "6月3日の更新で制限を外し、元に戻さなかったため、翌4日に社員が検索で見つけるまで閲覧できる状態でした。",
        "misconfiguration",
        "2024-06-03/2024-06-04",
    ),
    "what the attack ended with is told apart from the morning after": (
        HEAD + "6月3日に侵入され、6月9日午後11時に暗号化が実行された。翌10日朝、書き換えられたファイルを発見した。",
        "ransomware",
        "2024-06-03/2024-06-09",
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
    "what is closed when it is noticed was open until then (2)": (
        HEAD + "名簿が6月1日以降、閲覧可能な状態になっていたことが6月5日に判明しました。",
        "misconfiguration",
        "2024-06-01/..",
    ),
    "a period told by the hour is that of what happened": (
        HEAD + "6月3日19時00分から6月5日18時33分までの間に、登録された方の情報が他の方に閲覧できる状況が発生。",
        "system_defect",
        "2024-06-03/2024-06-05",
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
    "a story begins with its day and tells of the act later (2)": (
        HEAD
        + "町によると、6月3日の夜、教諭が学校を出た。車の窓が割られ、鞄が盗まれていた。翌4日、校長に第一報があった。",
        "theft",
        "2024-06-03/2024-06-04",
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
    "months may be a range as days may": (
        HEAD + "今年3~5月の間に、名簿を持ち出していた。",
        "insider",
        "2024-03/2024-05",
    ),
    "months may be a range as days may (2)": (HEAD + "4、6月10日に名簿を誤って送付した。", "misdelivery", "2024-06-10"),
    "what was so by a day did not happen on it": (
        HEAD + "6月3日に不正アクセスを受けました。6月9日時点で、被害を受けたシステムは全て復旧しております。",
        "ransomware",
        "2024-06-03",
    ),
    "a day right behind what was lost is that of the thing (2)": (
        HEAD + "流出したのは、4月に始める会員制度の申込書です。",
        "theft",
        None,
    ),
    "what has failed since a day was felt on it (2)": (
        HEAD + "6月9日の朝、基幹サーバーがダウンしていることが判明しました。",
        "ransomware",
        "2024-06-09",
    ),
    "the day of a theft of which first the month is told": (
        HEAD
        + (
            "教員が5月の出張中に置き引きに遭いました。5月14日の正午、昼食をとるため入店。目を離した隙になくなりました。"
        ),
        "theft",
        "2024-05-14",
    ),
}


@pytest.mark.parametrize(("text", "cause", "occurred"), OCCURRED.values(), ids=OCCURRED.keys())
def test_when_it_occurred(dates: Decide, text: str, cause: str, occurred: str | None) -> None:
    assert dates(text, cause)["occurred"] == occurred


DISCOVERED = {
    "the day behind whom it is told of is that of what they did": (
        HEAD + "市立中の教員が、6月3日、名簿を誤って配っていたことが分かりました。6月4日、保護者から電話がありました。",
        "misdelivery",
        "2024-06-04",
    ),
    "a first report may be quoted": (
        HEAD + "経過\n・6月4日 委託先から第一報「3日に被害を受けた」\n・6月9日 委託先から第二報「画像が残っていた」\n",
        "ransomware",
        "2024-06-04",
    ),
    "the occasion was a call": (
        HEAD + "見つかったきっかけは6月4日、会員からの電話だった。",
        "misconfiguration",
        "2024-06-04",
    ),
    "a period may end in being told": (
        HEAD + "6月3日の受付開始から6月9日に指摘を受けて修正するまでの間、名簿が閲覧可能となっていました。",
        "misconfiguration",
        "2024-06-09",
    ),
    "the verb of a later day does not announce the first": (
        HEAD + "6月5日、匿名の手紙が届いて発覚し、6月7日に一回目の会見を開いた。",
        "insider",
        "2024-06-05",
    ),
    "two days share the verb of the second": (
        HEAD + "6月5日に甲支店の、同月9日に乙支店の不審な設定を見つけ、いずれも止めた。",
        "unauthorized_access",
        "2024-06-05",
    ),
    "word that kept coming in from a month on is when it was noticed": (
        HEAD
        + "2023年11月頃より、会員の方から不審な電話があったとの相談が寄せられ、調査の結果、持ち出しが判明しました。",
        "insider",
        "2023-11",
    ),
    "a day of which the records told is that of the act": (
        HEAD
        + "6月5日に設定の誤りを確認しました。記録を調べた結果、5月28日に、外部から接続があったことが分かりました。",
        "unauthorized_access",
        "2024-06-05",
    ),
    "a letter that came tells of the loss": (
        HEAD + "6月5日、匿名の市民から拾ったなどと書かれた手紙とUSBメモリ1個が町に届きました。",
        "loss",
        "2024-06-05",
    ),
    "mails that bounce show that an account was hijacked": (
        HEAD + "6月8日深夜から、句会のアドレスに送信エラーメールが届き始め、調べて不正利用と判明した。",
        "unauthorized_access",
        "2024-06-08",
    ),
    "a day told behind one that lies ahead takes the month of the notice": (
        (
            "2013年4月26日\n出品者の情報を誤って公開 若葉市\n若葉市が名簿を公開していた。"
            "募集の対象は7月1日に開設される釣り場の番で、16日に公告。"
            "19日になって番人が公開に気づき、削除した。"
        ),
        "accidental_publication",
        "2013-04-19",
    ),
    "what somebody believed was not noticed": (
        HEAD + "委託先が今年3月に点検を行い、対策済みと認識していた。侵入に6月9日に気付いた。",
        "vulnerability",
        "2024-06-09",
    ),
    "whom a mail went to is no authority and a wrong page may be noticed (2)": (
        HEAD + "6月5日に別の職員が誤掲載に気付き、修正した。",
        "accidental_publication",
        "2024-06-05",
    ),
    "a day alone on its line is that of the verb below past another date": (
        HEAD
        + (
            "1.経緯\n\n6月9日(日) \n\n"
            "機器を調べた結果、令和6年5月上旬に不正アクセスの痕跡があったことを確認しました。\n"
        ),
        "vulnerability",
        "2024-06-09",
    ),
    "a month of another sentence lends itself to no day": (
        "4月に始める制度の申込書を箱で預かっていた。病院は外部からの指摘で16日に流出を確認した。",
        "theft",
        "XXXX-XX-16",
    ),
}


@pytest.mark.parametrize(("text", "cause", "discovered"), DISCOVERED.values(), ids=DISCOVERED.keys())
def test_when_it_was_discovered(dates: Decide, text: str, cause: str, discovered: str | None) -> None:
    assert dates(text, cause)["discovered"] == discovered


ANNOUNCED = {
    "a date behind the addressees is the dateline": (
        "各 位 2024年6月14日 会 社 名 みなと書房\n\n当社は6月3日に侵入されました。予想(2024年5月9日公表)は不変です。",
        "unauthorized_access",
        "2024-06-14",
    ),
    "a follow up without a date is not of the day of the first report": (
        "みなと書房\n\n当社は2024年6月7日に「お知らせ」を公表いたしました。この度、調査の結果をご報告いたします。",
        "unauthorized_access",
        None,
    ),
    "the day as of which something was counted is no dateline": (
        "申請書の誤送付について\n\n6月3日に案内を送付しました。\n回収済数 26件(6月28日現在)\n原因 確認の不足\n",
        "misdelivery",
        None,
    ),
}


@pytest.mark.parametrize(("text", "cause", "announced"), ANNOUNCED.values(), ids=ANNOUNCED.keys())
def test_when_it_was_announced(dates: Decide, text: str, cause: str, announced: str | None) -> None:
    assert dates(text, cause)["announced"] == announced


@pytest.mark.parametrize(
    "told",
    [
        "同社のリリース(24日付)を読むと、",
        "同社が24日付で出したリリースによると、",
        "同社の24日の発表によれば、",
        "同社が1月24日に出したお知らせには、",
        "24日付で同社が出した開示には、",
        "24日の第2報では、",
    ],
)
def test_a_blog_cites_what_was_made_public_the_day_before(told: str) -> None:
    blog = f"2008-01-25 みさき商事、個人情報が流出\n\nみさき商事株式会社で情報が流出した。{told}120人分とあった。\n"
    assert [i.announced for i in extractor.parse_notice(blog).incidents] == ["2008-01-24"]


def test_what_is_told_behind_an_announcement_of_an_earlier_year_lies_before_it() -> None:
    page = (
        "情報漏えいの実例から学ぶ\n\n更新日:2023/11/02\n\n見本製菓株式会社\n"
        "見本製菓株式会社は2022年4月、利用者の情報が流出した可能性を発表しました。サーバーのデータがロック"
        "されているのが3月11日に見つかったとのこと。お客さま1,305,900人分の氏名が対象です。\n"
    )
    assert [i.discovered for i in extractor.parse_notice(page).incidents] == ["2022-03-11"]


SEVERAL = {
    "an hour from which it went on is a day and the year alone no discovery": (
        HEAD + "6月3日の午後8時ごろから名簿が表示された。今年だけで213件の相談が寄せられている。",
        "system_defect",
        {"announced": "2024-06-14", "occurred": "2024-06-03", "discovered": None},
    ),
    "mails sent again to one address and the day on which the authority was told": (
        HEAD
        + (
            "6月3日、係の人が資料を転送しようとしました。"
            "同じ宛先に5日と7日にも送っていて、あわせて3通です。"
            "受託者が県の窓口の課に連絡を入れたのは翌日の朝です。"
        ),
        "misdirected_email",
        {"occurred": "2024-06-03/2024-06-07", "discovered": "2024-06-08"},
    ),
    "what was found to be lost was not lost on that day": (
        HEAD + "6月5日に、患者様の診療情報を記載したノートが紛失したことが判明いたしました。",
        "loss",
        {"occurred": None, "discovered": "2024-06-05"},
    ),
    "the day of an article is no day of the incident": (
        (
            "2024年6月20日\nみなと町の委託先で名簿が盗難\n\n"
            "町の発表によると、6月3日深夜に作業員が車を離れたところ、車上荒らしの被害に遭った。"
        ),
        "theft",
        {"occurred": "2024-06-03", "discovered": "2024-06-03"},
    ),
    "what was thrown away and told by somebody": (
        HEAD + "3月上旬、社員が書類をごみ捨て場に捨てたということです。先月下旬に外部から情報が寄せられ、調べました。",
        "improper_disposal",
        {"occurred": "2024-03", "discovered": "2024-05"},
    ),
    "the zone of its time may stand between the subject and the day of announcing": (
        "ネオリスは米国時間8月21日、5月から6月にかけて侵入され、顧客情報が盗まれたと発表した。",
        "unauthorized_access",
        {"announced": "XXXX-08-21", "occurred": "XXXX-05/XXXX-06", "discovered": None},
    ),
    "the time of day may be joined to the day of issue": (
        (
            "みさき署は16日、地図1枚を紛失したと発表した。\n\n"
            "15日に小屋へ戻った際、地図がないことに気付いた。\n\n配信 (2014/10/16-08:37)\n"
        ),
        "loss",
        {"announced": "2014-10-16", "discovered": "2014-10-15"},
    ),
    "until when a thing was used is the day it was last seen": (
        "みほん村は21日、台帳を紛失したと発表した。番人は11月16日午前9時頃まで使い、午前11時40分頃に紛失に気付いた。",
        "loss",
        {"announced": "XXXX-XX-21", "occurred": "XXXX-11-16", "discovered": "XXXX-11-16"},
    ),
    "that a thing is missing is found out on its day": (
        HEAD + "工房からの包みは、6月11日に店番が受け取ったが、6月14日に紛失していることが判明した。",
        "loss",
        {"occurred": "2024-06-11/2024-06-14", "discovered": "2024-06-14"},
    ),
    "what was used on a day was there that day (2)": (
        HEAD + "媒体は、6月7日、庭師が温室で使用し、小屋に戻った際、なくなったと気付いた。",
        "loss",
        {"occurred": "2024-06-07", "discovered": "2024-06-07"},
    ),
    "what the notice tells today was not told on the day of the loss": (
        "10月29日、番頭が納戸を調べたところ宿帳の紛失が判明し、見つかっておりませんので、お知らせいたします。",
        "loss",
        {"announced": None, "discovered": "XXXX-10-29"},
    ),
    "whom a mail went to is no authority and a wrong page may be noticed": (
        (
            "県水産局は24日、情報が流出したと発表した。"
            "24日午後1時15分ごろ、市町村教育委員会、漁協あてにメール送信。"
            "2時50分ごろ、送信先から指摘があり判明した。"
        ),
        "misdirected_email",
        {"announced": "XXXX-XX-24", "occurred": "XXXX-XX-24", "discovered": "XXXX-XX-24"},
    ),
    "a day right behind what was lost is that of the thing": (
        HEAD + "紛失したのは、5月7日~同20日に申請された閲覧請求書です。6月9日に職員が紛失に気付きました。",
        "loss",
        {"announced": "2024-06-14", "occurred": None, "discovered": "2024-06-09"},
    ),
    "what has failed since a day was felt on it": (
        HEAD + "6月9日より社内システムに障害が発生しており、調べたところ、外部からの攻撃と判明しました。",
        "ransomware",
        {"occurred": "2024-06-09", "discovered": "2024-06-09"},
    ),
    "a thing used and missed in the story of one day was lost on it": (
        HEAD + "教諭は6月9日夕、職員室で媒体を使って作業。机の上に置いたまま席を離れ、2時間後に戻るとなくなっていた。",
        "loss",
        {"occurred": "2024-06-09", "discovered": "2024-06-09"},
    ),
    "a day of this month told both ways gives the month of the notice": (
        (
            "港町が24日、名簿が閲覧可能な状態だったと発表した。"
            "2020年7月6日から24年12月17日まで見られる状態で、今月17日、申請者からの問い合わせで発覚した。"
            "25年1月6日以降、文書を送る。"
        ),
        "accidental_publication",
        {"announced": "2024-12-24", "discovered": "2024-12-17"},
    ),
}


@pytest.mark.parametrize(("text", "cause", "days"), SEVERAL.values(), ids=SEVERAL.keys())
def test_the_days_of_one_story(dates: Decide, text: str, cause: str, days: dict[str, str | None]) -> None:
    found = dates(text, cause)
    assert {name: found[name] for name in days} == days


def test_a_table_with_one_cell_to_a_line_and_a_day_that_heads_its_items(dates: Decide) -> None:
    cells = "日時 |\n出来事 |\n2024年6月3日 |\n名簿を誤送信 |\n2024年6月5日 |\n取引先から連絡 |\n"
    items = "6月3日(月曜日)\n\n • 係の者が名簿を誤って送付した。\n\n6月5日(水曜日)\n\n • 受取人から電話があった。\n"
    for told in (cells, items):
        found = dates(HEAD + told, "misdelivery")
        assert (found["occurred"], found["discovered"]) == ("2024-06-03", "2024-06-05")


@pytest.mark.parametrize(
    ("text", "cause", "field", "value"),
    [
        ("職員が鞄を持ち去られた。6月3日深夜。車には名簿もあった。", "theft", "occurred", "2024-06-03"),
        (
            "見つけたのは利用者で、「残高が減った」という問い合わせがあった。6月5日のことでした。",
            "bec",
            "discovered",
            "2024-06-05",
        ),
        ("宛先欄にアドレスを並べて一斉に送信した(6月3日)。", "bcc_error", "occurred", "2024-06-03"),
        ("警察からの照会(6月5日)で事情を知りました。", "insider", "discovered", "2024-06-05"),
        ("返信は前日6月3日の夕方でした。", "misdirected_email", "occurred", "2024-06-03"),
    ],
    ids=["a sentence of its own", "のことでした", "bracket", "bracket within", "noun"],
)
def test_a_day_told_after_what_happened_on_it(dates: Decide, text: str, cause: str, field: str, value: str) -> None:
    assert dates(HEAD + text, cause)[field] == value


@pytest.mark.parametrize(
    "told",
    [
        "・6月3日(月)13時20分頃\n決済代行会社より指摘を受けた\n・6月9日(日)\n調査機関に調査を依頼\n",
        "2024/06/03 15:10  利用者からの問い合わせにより発覚\n2024/06/05 09:00 対策会議を開催\n"
        "2024/06/09     協会へ報告書を提出\n",
        "6月3日\n取引先から指摘を受けた\n6月5日\n該当機器の交換を実施\n6月9日\n改修を終えた\n",
    ],
    ids=["marked", "with times", "a line each"],
)
def test_the_last_entry_of_a_timeline_is_no_dateline(dates: Decide, told: str) -> None:
    text = "みなと書房における情報漏えいについて\n\n昨年の件についてお詫びします。\n\n経緯\n" + told
    assert dates(text)["announced"] is None


def test_a_day_heads_what_is_told_below_behind_any_marker(dates: Decide) -> None:
    text = HEAD + (
        "〇6月3日(月曜日)\n・サーバーへの不正アクセスが発生し、ファイルが暗号化されていることを発見。\n"
        "〇6月9日(日曜日)\n・公社より本町に対して、調査を進めているとの報告。\n"
    )
    assert dates(text, "ransomware")["occurred"] == "2024-06-03"
    assert dates(text, "ransomware", via_third_party=True)["discovered"] == "2024-06-09"


def test_the_day_of_a_visit_in_the_head_of_a_page_is_no_dateline(dates: Decide) -> None:
    headline = "似た宛先へ誤って送信(白嶺県)"
    page = (
        headline + " | みさきセキュリティ\n2025.10.05(日)\n\n" + headline + "\n\n"
        "白嶺県は1月22日、メールを誤送信したと発表した。技師は2017年10月11日にメールを送信し、1月15日に誤りが判明した。\n"
    )
    found = dates(page, "misdirected_email")
    assert (found["announced"], found["discovered"]) == ("2018-01-22", "2018-01-15")
    # News of the last days keeps the day on which it was published.
    news = page.replace("2025.10.05(日)", "2025.01.23(木)").replace("2017年10月11日", "10月11日")
    assert dates(news, "misdirected_email")["announced"] == "2025-01-22"


def test_the_days_of_a_story_of_which_the_first_alone_gives_the_year_are_none_of_the_notice(dates: Decide) -> None:
    text = (
        "会員情報についてのご質問\n\n株式会社みなと書房\n\nお詫び申し上げます。\n\nご質問の多い点にお答えします。\n\n"
        "Q 何が起きたのですか\n\n令和6年6月3日(月)\n会員の方から、勧誘の電話が続くとのご連絡をいただきました。\n\n"
        "6月4日(火)\n社内で記録の調査を始め、委託先にも協力を求めました。\n\n"
        "6月10日(月)\nサーバーへの不正アクセスにより会員情報が流出したことを確認し、サイトを閉鎖いたしました。\n\n"
        "6月12日(水)\n本件を公表いたしました。\n"
    )
    found = dates(text, "unauthorized_access")
    assert (found["announced"], found["discovered"]) == ("2024-06-12", "2024-06-03")


def test_a_period_may_be_written_with_the_sign_of_similarity(dates: Decide) -> None:
    text = HEAD + "不正アクセスの期間\n令和6年5月2日∼同年5月11日\n"
    assert dates(text, "vulnerability")["occurred"] == "2024-05-02/2024-05-11"


def test_a_heading_that_names_dates_among_others_dates_the_periods_alone_on_their_lines(dates: Decide) -> None:
    text = HEAD + (
        "6月9日、外部の方からのご指摘により判明しました。\n\n■ 対象の方・項目・期間\n\n"
        "①説明会にお越しの方\n 氏名\n 41名\n 2023年4月2日~2024年6月10日\n\n"
        "②面接官として加わった社員\n 所属\n 94名\n 2023年9月1日~2024年6月10日\n\n"
        "■ ご連絡\n6月11日より手紙をお送りします。\n"
    )
    assert dates(text, "misconfiguration")["occurred"] == "2023-04-02/2024-06-10"


def test_a_period_in_a_section_of_what_was_done_is_none_of_the_act(dates: Decide) -> None:
    text = HEAD + (
        "1 概要\n 6月3日15時頃、講師が偽の警告に電話し、遠隔で操作された。\n"
        "2 対応\n ・本校では6月3日夜から4日にかけ、分校では5日に、生徒へ手紙を配った。\n"
    )
    assert dates(text, "support_scam")["occurred"] == "2024-06-03"


def test_two_days_before_is_a_day(dates: Decide) -> None:
    text = HEAD + "発表は6月14日、社員が異常に気付いたのはその前々日、侵入されたのが6月11日です。"
    assert dates(text) == {"announced": "2024-06-14", "occurred": "2024-06-11", "discovered": "2024-06-12"}


def test_what_is_found_to_have_been_on_a_day_was_not_noticed_on_it(dates: Decide) -> None:
    text = HEAD + "6月10日に職員が気付きましたが、ウイルスが動いたのは6月8日と判明しています。"
    assert dates(text, "misconfiguration")["discovered"] == "2024-06-10"


_BLOG = """カテゴリー:コラム 2023.04.10

身近な事故の事例

弊社のブログで毎月ご紹介しています。

事例1:みほん商会
みほん商会では2022年7月5日、会員21人の氏名を書いた名簿を紛失した。

事例2:ためし学園
ためし学園では2022年9月6日、児童88人の氏名を書いた名簿を紛失した。
"""


@pytest.mark.parametrize(
    ("page", "announced"),
    [
        (_BLOG, None),
        # A page that a firm signs, and one that tells of one organisation only, announce what they tell.
        (_BLOG.replace("カテゴリー:コラム 2023.04.10", "2023年4月10日\n株式会社みなと書房"), "2023-04-10"),
        (_BLOG.replace("ためし学園", "みほん商会"), "2023-04-10"),
    ],
)
def test_the_day_of_a_page_about_others_is_no_announcement_of_theirs(page: str, announced: str | None) -> None:
    assert [i.announced for i in extractor.parse_notice(page).incidents] == [announced, announced]
