"""Dates on pages of all kinds: told hour by hour or by days gone by, with months and years lent by other dates."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Decide = Callable[..., dict[str, str | None]]

HEAD = "令和6年6月14日\n株式会社みなと書房\n\nお客様情報に関するお詫びとお知らせ\n\n"


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
def test_when_it_happened(dates: Decide, text: str, cause: str, days: dict[str, str | None]) -> None:
    assert dates(text, cause) == days


@pytest.mark.parametrize(
    ("text", "cause", "announced"),
    [
        pytest.param(
            "病院は6月20日、媒体を紛失したと公表した。媒体には2005年4月以降に病院を訪れた患者のデータが入っていた。",
            "loss",
            "XXXX-06-20",
            id="the month from which people came lends no year",
        ),
        pytest.param(
            "本市の名簿が公開されていたことが判明しました。皆様に深くお詫びいたします。\n1 経過\n"
            "(1)令和6年6月4日に委託先より感染の報告があり、令和6年6月14日(金)に市民税課名で報道発表した。\n"
            "(2)名簿が公開されていた旨の報告が、7月8日(月)にあった。\n",
            "ransomware",
            None,
            id="before it was noticed",
        ),
        pytest.param(
            "【事例】当事務所の弁護士が説明いたします。\n\n会社の名簿を持ち出したとして、元社員が逮捕されました。\n"
            "男は2021年11月ごろ、名簿を写して持ち出した疑いがあります。\n(令和4年9月14日 みなと放送ニュースより抜粋)\n",
            "insider",
            None,
            id="the day of a report that is quoted",
        ),
        pytest.param(
            "・2014年12月24日(水)\n\n最終報告を受領。公表に向け協議\n\n・2015年1月19日(月)\n\n本ページにてご報告。\n",
            "vulnerability",
            "2015-01-19",
            id="reported on this page",
        ),
        pytest.param(
            "市教委は、11月8日の市議会・文教委員会で、回答が閲覧できる状態になっていたことを明らかにし、陳謝した。",
            "misconfiguration",
            "XXXX-11-08",
            id="at a meeting of that day",
        ),
        pytest.param(
            "1日、市教育委員会は、回答が閲覧できる状態になっていたと明らかにした。"
            "10月31日から11月1日まで見られる状態だった。",
            "misconfiguration",
            "XXXX-11-01",
            id="a day whose month another date gives",
        ),
        pytest.param(
            "サイトが改ざんされていたのは、2014年2月4日0時30分~2月5日12時55分までだったという。"
            "同社が改ざんの事実を発表したのは、改ざんから8日以上が過ぎた2月13日の22時だった。",
            "vulnerability",
            "2014-02-13",
            id="when so many days had passed",
        ),
    ],
)
def test_when_it_was_announced(dates: Decide, text: str, cause: str, announced: str | None) -> None:
    assert dates(text, cause)["announced"] == announced
