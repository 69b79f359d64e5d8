"""The three dates of an incident together, by the conventions of docs/record.md, and what else is told of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import extractor
from extractor.assemble.dates import decide_dates
from extractor.assemble.view import Draft, View
from tests.assemble.heads import HEAD

Decide = Callable[..., dict[str, str | None]]


def case(
    name: str,
    text: str,
    cause: str,
    announced: str | None = "2024-06-14",
    occurred: str | None = None,
    discovered: str | None = None,
) -> object:
    """A text about an incident of a cause, and the three days it gives."""
    days = {"announced": announced, "occurred": occurred, "discovered": discovered}
    return pytest.param(text, cause, days, id=name)


@pytest.mark.parametrize(
    ("text", "cause", "days"),
    [
        case(
            "last year before a day with a slash",
            HEAD + "不正アクセスを受けたのは昨年11/22です。",
            "unauthorized_access",
            occurred="2023-11-22",
        ),
        case(
            "a month on the way to the page dates nothing",
            "トップ > 事故の記録 > 2019年11月 > 待合室で名簿入りのかばんが盗難\n\n"
            "みなと調査は、調査員が名簿を盗まれたことを明らかにした。11月10日18時ごろ、居眠りから覚めるとかばんがなかった。\n",
            "theft",
            announced=None,
            discovered="2019-11-10",
        ),
        case(
            "thrown away with the rubbish, and mail that comes back",
            HEAD + "社員は5月8日、名簿を誤って資源ごみに出した。5月10日に町内会から名簿が返送されてきた。",
            "improper_disposal",
            occurred="2024-05-08",
            discovered="2024-05-10",
        ),
        case(
            "so many days later",
            HEAD + "教諭は5月31日、媒体を端末に差したまま出張した。3日後の朝、端末を見ると媒体が見当たらなかった。",
            "loss",
            occurred="2024-05-31/2024-06-03",
            discovered="2024-06-03",
        ),
        case(
            "so many days later, still to come",
            HEAD + "6月3日に名簿を紛失しました。鍵は14日後に交換する予定です。",
            "loss",
            occurred="2024-06-03",
        ),
        case(
            "hours on the lines below a day",
            "<これまでの経緯>\n\n6月11日\n 5:40   委託先にてファイルが改ざんされる\n"
            " 9:30   お客様より、外国語の文面が表示される旨のご連絡を頂く\n\n6月12日\n 9:00   サーバーを移す\n",
            "malware",
            announced=None,
            occurred="XXXX-06-11",
            discovered="XXXX-06-11",
        ),
        case(
            "hours behind the label of a time",
            HEAD + "〈発生事実〉\n日時 :6月11日 10時40分~17時10分\n\n事象 :\n他のお客さまの履歴が閲覧できる状態\n",
            "system_defect",
            occurred="2024-06-11",
        ),
        case(
            "last year, where the day of the announcement is told in full elsewhere",
            "職員が名簿を盗み見ていたとして、2023年2月14日、処分を受けました。去年の2月から11月にかけて見ていました。"
            "市はこの職員を14日付けで戒告の懲戒処分にしました。",
            "insider",
            announced="2023-02-14",
            occurred="2022-02/2022-11",
        ),
        case(
            "an exposure closed when it was noticed, open since nobody knows when",
            HEAD + "6月9日に保護者から、他の方の回答が見られるとの指摘があった。担当者が見られないように設定を改めた。",
            "misconfiguration",
            occurred="../2024-06-09",
            discovered="2024-06-09",
        ),
        case(
            "an exposure from an hour of the day of noticing",
            HEAD + "6月9日の午後8時ごろから他人の氏名が出るようになった。約40分後に客からのメールで気付いて停止した。",
            "misconfiguration",
            occurred="2024-06-09",
            discovered="2024-06-09",
        ),
        case(
            "lost on the way home, and missed then",
            HEAD + "9日、飲食店で食事後の帰宅時に鞄を紛失したことに気付いた。10日に遺失物届を出した。",
            "loss",
            occurred="2024-06-09",
            discovered="2024-06-09",
        ),
        case(
            "what was sent wrongly is got back on the day of noticing",
            HEAD + "6月3日に書類を発送したところ、6月8日に受取人から連絡があった。同日に誤って送付した写しを回収した。",
            "misdelivery",
            occurred="2024-06-03",
            discovered="2024-06-08",
        ),
        case(
            "an inquiry after the noticing is not the act, nor the day under 経緯 a dateline",
            "令和6年6月3日付で、案内を送付しましたが、誤送付が判明しましたので、お知らせいたします。\n【経緯】\n"
            "6月3日\n「定額減税調整給付金のお知らせ」を発送(全5,910件)\n6月5日\n発送した方の一覧を確認したところ、亡くなられた方への誤送付が判明\n"
            "6月8日~9日\n発送した全件について確認作業を行ったところ、別の誤送付が判明\n",
            "misdelivery",
            announced=None,
            occurred="2024-06-03",
            discovered="2024-06-05",
        ),
        case(
            "a day in marks on a line of its own, a verb of noticing behind what was about to be done",
            HEAD + "1 経緯\n\n【令和6年6月9日(日曜日)】\n作業を再開しようとしたところ、箱がないことに気づきました。\n",
            "improper_disposal",
            discovered="2024-06-09",
        ),
        case(
            "found by passers-by, who took it to the police",
            HEAD + "6月9日夜、高校生が側溝で文書を発見し、交番に届け出た。11日に警察署から当社に連絡があった。",
            "improper_disposal",
            discovered="2024-06-11",
        ),
        case(
            "noticed so long before the notice",
            HEAD + "漏えいの可能性が発覚したのは今から1か月以上前の先月10日でした。",
            "unauthorized_access",
            discovered="2024-05-10",
        ),
        case(
            "the month from the paper that is quoted",
            "市は2日、名簿を紛失したと発表した。2日朝、鞄を塀の上に置いて離れ、戻るとなくなっていた。(9月3日付けみなと新聞)",
            "loss",
            announced="XXXX-09-02",
            occurred="XXXX-09-02",
            discovered="XXXX-09-02",
        ),
        case(
            "the month and year from the paper that is credited",
            "市は2日、名簿を紛失したと発表した。2日朝、鞄を塀の上に置いて離れ、戻るとなくなっていた。"
            "(みなと新聞 2021年9月3日)",
            "loss",
            announced="2021-09-02",
            occurred="2021-09-02",
            discovered="2021-09-02",
        ),
        case(
            "a month of another sentence, where a day before it has one",
            "5月29日15時配信 みなと新聞\n市は28日、媒体が盗まれたと発表した。教諭は今年3月まで別の学校にいた。"
            "25日夜に帰宅し、車に鞄を残した。26日朝、窓が割られ、鞄が消えているのに気づいた。",
            "theft",
            announced="XXXX-05-28",
            occurred="XXXX-05-25/XXXX-05-26",
            discovered="XXXX-05-26",
        ),
        case(
            "a short year behind one of an era near it",
            "平成23年11月29日\n\n教諭が平成20年11月になくした媒体です。20年11月14日、教諭は媒体を紛失しました。",
            "loss",
            announced="2011-11-29",
            occurred="2008-11-14",
        ),
    ],
)
def test_the_days_of_one_story(dates: Decide, text: str, cause: str, days: dict[str, str | None]) -> None:
    assert dates(text, cause) == days


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
    "what was used on a day was there that day": (
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
def test_some_days_of_one_story(dates: Decide, text: str, cause: str, days: dict[str, str | None]) -> None:
    found = dates(text, cause)
    assert {name: found[name] for name in days} == days


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


def test_a_day_heads_what_is_told_below_behind_any_marker(dates: Decide) -> None:
    text = HEAD + (
        "〇6月3日(月曜日)\n・サーバーへの不正アクセスが発生し、ファイルが暗号化されていることを発見。\n"
        "〇6月9日(日曜日)\n・公社より本町に対して、調査を進めているとの報告。\n"
    )
    assert dates(text, "ransomware")["occurred"] == "2024-06-03"
    assert dates(text, "ransomware", via_third_party=True)["discovered"] == "2024-06-09"


def test_two_days_before_is_a_day(dates: Decide) -> None:
    text = HEAD + "発表は6月14日、社員が異常に気付いたのはその前々日、侵入されたのが6月11日です。"
    assert dates(text) == {"announced": "2024-06-14", "occurred": "2024-06-11", "discovered": "2024-06-12"}


def test_the_one_month_or_year_that_a_page_of_others_gives_for_a_case_is_when_it_happened() -> None:
    text = (
        "漏洩の事例\n"
        "・みほんモバイル株式会社:業務用パソコンの紛失で1,321名分の個人情報が漏洩(2018年)\n"
        "・みさき市:メール誤送信で37,000件の個人情報が漏洩(2015年)\n"
        "・株式会社はやて電算:設定ミスで54,180件の個人情報が流出した可能性があると2017年12月に発表\n"
    )
    told = [(i.occurred, i.announced) for i in extractor.parse_notice(text).incidents]
    assert told == [("2018", None), ("2015", None), (None, "2017-12")]
