"""The day on which an incident was announced."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import extractor
from extractor.assemble.dates import decide_dates
from extractor.assemble.view import Draft, View
from tests.assemble.heads import BLOG, HEAD

Decide = Callable[..., dict[str, str | None]]

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
    "the verb of announcing may stand behind a sentence that ends in a noun": (
        "ためし製菓は4月3日、工房のサーバーがランサムウェアに感染。農家の情報が外に出たおそれがあると発表した。",
        "ransomware",
        "XXXX-04-03",
    ),
    "of two days before such a sentence the later is that of announcing": (
        "ためし製菓のサーバーは4月3日、ランサムウェアに感染。5日に農家の情報が外に出たと発表した。",
        "ransomware",
        "XXXX-04-05",
    ),
    "many days of updating are no timeline": (
        (
            "会員情報の流出について\n2012年9月4日\n2012年9月7日更新\n2012年9月20日更新\n"
            "2012年10月11日更新\n\n画廊の設定の誤りにより、会員の情報が見られる状態でした。"
            "2012年8月27日に会員のご指摘により判明いたしました。"
        ),
        "misconfiguration",
        "2012-10-11",
    ),
    "by the release of a day": (
        BLOG + "同社の24日の発表によれば、7月に入られたらしい。",
        "unauthorized_access",
        "2023-08-24",
    ),
    "by the day in brackets behind the release": (
        BLOG + "プレスリリース(8月22日付)を引用します。\n「2023年8月1日、不正アクセスを確認いたしました。」",
        "unauthorized_access",
        "2023-08-22",
    ),
    "by the day in brackets behind the title of the release": (
        BLOG + "出典:みほん商事「不正アクセスに関するお知らせ」(2023年8月22日)",
        "unauthorized_access",
        "2023-08-22",
    ),
    "of two days that a line tells of, by the later": (
        BLOG + "6月10日侵入、7月3日検知、8月24日公表。遅い。",
        "unauthorized_access",
        "2023-08-24",
    ),
    "on a weekday of this week": (
        BLOG + "同社は今週月曜に公表していた。",
        "unauthorized_access",
        "2023-08-21",
    ),
    "on a weekday of last week": (
        BLOG + "同社は先週の水曜日に公表していた。",
        "unauthorized_access",
        "2023-08-16",
    ),
    "on a day gone by": (
        "2024年1月10日\nみほん商事は去る12月20日、顧客400人の情報が流出したと公表。",
        "unauthorized_access",
        "2023-12-20",
    ),
    "at foreign time": (
        "2023年8月25日\n米みほんストアは現地時間の22日、顧客40万人の情報が流出したと発表した。",
        "unauthorized_access",
        "2023-08-22",
    ),
    "in a month, where the text is dated later": (
        "情報漏えいを振り返る\n2024.02.15\n\n情報が流出しました。2023年8月、同社は事件を公表しました。6月に侵入を受けたという。",
        "unauthorized_access",
        "2023-08",
    ),
    "not on the day of a text that is headed as news": (
        "みほん商事さん、やられる\n2023/08/25\n\n健康食品のみほん商事が不正アクセスを受け、顧客400人分の情報が流出。",
        "unauthorized_access",
        None,
    ),
    "on the day of a text that is headed as a release": (
        "会員情報の流出について\n2023/08/25\nみほん商事\n\n不正アクセスを受け、会員400人分の情報が流出しました。",
        "unauthorized_access",
        "2023-08-25",
    ),
    "not on the day of a text that quotes the apology": (
        "みほん商事さん、やられる\n2023/08/25\n\n情報が流出したそうです。発表は23日。\n「深くお詫び申し上げます」とのことです。",
        "unauthorized_access",
        "2023-08-23",
    ),
    "on a day that opens the sentence": (
        "みほん商事の情報流出\n\n去る8月22日、みほん商事は会員40人の情報が流出したと発表した。",
        "unauthorized_access",
        "XXXX-08-22",
    ),
    "not by the paper that tells of it": (
        "みほん商事が不正アクセスを受けたことが分かった。22日の地元紙が報じた。",
        "unauthorized_access",
        None,
    ),
    "the month from which people came lends no year": (
        "病院は6月20日、媒体を紛失したと公表した。媒体には2005年4月以降に病院を訪れた患者のデータが入っていた。",
        "loss",
        "XXXX-06-20",
    ),
    "before it was noticed": (
        "本市の名簿が公開されていたことが判明しました。皆様に深くお詫びいたします。\n1 経過\n"
        "(1)令和6年6月4日に委託先より感染の報告があり、令和6年6月14日(金)に市民税課名で報道発表した。\n"
        "(2)名簿が公開されていた旨の報告が、7月8日(月)にあった。\n",
        "ransomware",
        None,
    ),
    "the day of a report that is quoted": (
        "【事例】当事務所の弁護士が説明いたします。\n\n会社の名簿を持ち出したとして、元社員が逮捕されました。\n"
        "男は2021年11月ごろ、名簿を写して持ち出した疑いがあります。\n(令和4年9月14日 みなと放送ニュースより抜粋)\n",
        "insider",
        None,
    ),
    "reported on this page": (
        "・2014年12月24日(水)\n\n最終報告を受領。公表に向け協議\n\n・2015年1月19日(月)\n\n本ページにてご報告。\n",
        "vulnerability",
        "2015-01-19",
    ),
    "at a meeting of that day": (
        "市教委は、11月8日の市議会・文教委員会で、回答が閲覧できる状態になっていたことを明らかにし、陳謝した。",
        "misconfiguration",
        "XXXX-11-08",
    ),
    "a day whose month another date gives": (
        "1日、市教育委員会は、回答が閲覧できる状態になっていたと明らかにした。"
        "10月31日から11月1日まで見られる状態だった。",
        "misconfiguration",
        "XXXX-11-01",
    ),
    "when so many days had passed": (
        "サイトが改ざんされていたのは、2014年2月4日0時30分~2月5日12時55分までだったという。"
        "同社が改ざんの事実を発表したのは、改ざんから8日以上が過ぎた2月13日の22時だった。",
        "vulnerability",
        "2014-02-13",
    ),
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
    "a headline that says when the page was changed": (
        (
            "【第2報・6月14日更新】当社システムへの不正アクセスについて\nみほん倉庫株式会社\n"
            "調べた結果、氏名が外へ送られたことが判明しました。\n\n"
            "6月3日、不正なアクセスを確認しました。お詫びします。\n2024年6月5日 掲載\n"
        ),
        "unauthorized_access",
        "2024-06-14",
    ),
    "a release headed by the name of the matter": (
        "録画データの誤公開\n2024年6月14日(金)\n特定非営利活動法人ためし会\n"
        "2024年6月7日(金)13時から15時まで、集まりの録画が誰でも見られる状態になっていました。\n",
        "accidental_publication",
        "2024-06-14",
    ),
    "what was made public before, told in the tone of a letter": (
        (
            "通販サイトへの不正アクセスについて(続報)\n2024年6月14日\nみほん企画株式会社\n"
            "昨年11月30日に公表しました不正アクセスについて、調査が5月31日に完了しました。\n"
        ),
        "unauthorized_access",
        "2024-06-14",
    ),
    "a headline that ends in 件": (
        "会員の情報が他の会員に表示された件\n2024年6月14日\n株式会社みほん堂\n6月3日、会員様からのお電話で判明しました。\n",
        "system_defect",
        "2024-06-14",
    ),
    "a punishment told on a page headed by the matter": (
        "町職員による個人情報の漏えい\n令和6年6月14日\nみほん町人事課\n"
        "6月3日、職員が住民の情報を知人に伝えていたことが、翌4日、本人からの申立てにより発覚しました。\n"
        "6月13日付けで当該職員を減給の処分としました。\n",
        "insider",
        "2024-06-14",
    ),
    "a release headed by a matter that is described": (
        "お客様情報が記載された伝票の紛失\n2024年6月14日\nためし運輸株式会社\n"
        "6月3日の配達中、運転手が伝票12枚を紛失いたしました。\n",
        "loss",
        "2024-06-14",
    ),
    "what was made known to customers, under the headline and name of who signs": (
        "書類の誤送付について\n2024年6月14日\nためし産業株式会社\n\n6月3日に発送した通知に別の方の通知がありました。"
        "6月5日、電話で判明しました。6月7日にお客様へメールにてお知らせしました。\n",
        "misdelivery",
        "2024-06-14",
    ),
}


@pytest.mark.parametrize(("text", "cause", "announced"), ANNOUNCED.values(), ids=ANNOUNCED.keys())
def test_when_it_was_announced(dates: Decide, text: str, cause: str, announced: str | None) -> None:
    assert dates(text, cause)["announced"] == announced


def test_a_committee_of_the_council_is_where_it_was_told(dates: Decide) -> None:
    text = "みほん県は、申請者の口座情報を別の申請者に送っていたことを、24日の県議会経済労働委員会で明らかにした。"
    assert dates("みほん県の協力金で別人の口座情報を送信\n2021年11月25日\n\n" + text)["announced"] == "2021-11-24"


@pytest.mark.parametrize("told", ["判明したと発表した", "判明したことを公表した", "分かったと明らかにした"])
def test_a_day_whose_verb_is_what_was_announced_is_no_announcement(told: str, dates: Decide) -> None:
    found = dates(f"ためし大学は2018年11月21日、貸出券の紛失が11月5日に{told}。", "loss")
    assert (found["announced"], found["discovered"]) == ("2018-11-21", "2018-11-05")


def test_the_day_on_which_a_paper_learned_of_it_is_neither_announced_nor_discovered(dates: Decide) -> None:
    text = "みなと病院の電子カルテが使えなくなっていることが20日、分かった。病院によると、19日に障害が発生した。"
    assert dates(text, "ransomware")["announced"] is None
    assert dates(text, "ransomware")["discovered"] != "XXXX-XX-20"


def test_what_was_told_before_was_announced_and_what_will_be_told_was_not(open_view: Callable[[str], View]) -> None:
    source = HEAD + "6月7日に当館ホームページでお知らせしたところですが、報告書を8月末を目途に公表します。"
    draft = Draft(values={"root_cause": "vulnerability"})
    decide_dates(open_view(source), draft)
    told = {source[d.start : d.end]: d.role for d in draft.get("dates")}
    assert (told["6月7日"], told["8月末"]) == ("announced", "other")


@pytest.mark.parametrize(
    "told",
    [
        "当店は、2018年11月14日に公表いたしました「窯元への侵入について」のとおり、記録を読み直しました。",
        "11月14日に公表された侵入について、残りをお知らせします。当店のサーバーは11月9日に侵入を受けました。",
        "当店が4月と5月に公表した侵入とは、別のものです。当店のサーバーは11月9日に侵入を受けました。",
    ],
)
def test_an_announcement_that_only_describes_something_is_an_earlier_one(dates: Decide, told: str) -> None:
    assert dates(told + "深くお詫び申し上げます。")["announced"] is None


def test_a_day_after_an_earlier_report_is_not_of_the_year_before(dates: Decide) -> None:
    text = (
        "2021年3月4日、当店の注文サイトを閉じました。5月27日に不正アクセスの調査を終えました。"
        "3月11日に公表した不正アクセスの対象は58名です。お詫び申し上げます。"
    )
    mentions = [date.value for date in extractor.parse_notice(text).incidents[0].dates]
    assert "2021-05-27" in mentions
    assert dates(text)["announced"] is None


def test_of_a_headline_with_the_day_of_the_paper_the_text_gives_the_day_of_announcing() -> None:
    text = """●釣り場で端末を盗まれる(10月12日 みさき新聞)
ためし建設は12日、約45人分の顧客情報が入った端末が盗まれたと発表した。大工が9日、釣り場で端末を盗まれた。
●受付票を盗まれる(10月17日 みさき新聞)
みほん市は16日、指導員が、自転車の籠から受講者19人分の受付票を盗まれたと発表した。指導員は16日昼に気付いた。
"""
    assert [i.announced for i in extractor.parse_notice(text).incidents] == ["XXXX-10-12", "XXXX-10-16"]


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
    # What stands there in a notice of one's own is its date.
    own = "当社の名簿の流出について(6月20日公表の続報)"
    head = f"{own} | みさき商会\n\n2025年8月29日\nみさき商会\n\n{own}\n\n"
    text = head + "当社は5月25日、名簿を誤送信しました。お詫びします。\n"
    assert dates(text, "misdirected_email")["announced"] == "2025-08-29"


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


_CASES = """カテゴリー:コラム 2023.04.10

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
        (_CASES, None),
        # A page that a firm signs, and one that tells of one organisation only, announce what they tell.
        (_CASES.replace("カテゴリー:コラム 2023.04.10", "2023年4月10日\n株式会社みなと書房"), "2023-04-10"),
        (_CASES.replace("ためし学園", "みほん商会"), "2023-04-10"),
    ],
)
def test_the_day_of_a_page_about_others_is_no_announcement_of_theirs(page: str, announced: str | None) -> None:
    assert [i.announced for i in extractor.parse_notice(page).incidents] == [announced, announced]


def test_a_board_announces_what_happened_at_its_schools() -> None:
    head = "[ホーム] > [県教育委員会]\n\n令和6年6月14日\n\n県立学校における個人情報の紛失及び漏えいについて\n\n"
    head += "県立の2校で事故がありました。生徒の皆様にお詫びします。\n\n"
    first = "1 県立岬高等学校\n\n引率した教諭1名が、6月3日に生徒58名の名簿を紛失しました。\n\n"
    second = "2 県立浜高等学校\n\n6月5日、教諭が誤って生徒40名の成績一覧を別の生徒1名へ送信しました。\n"
    incidents = extractor.parse_notice(head + first + second).incidents
    assert [incident.announced for incident in incidents] == ["2024-06-14", "2024-06-14"]


@pytest.mark.parametrize(
    ("sentence", "announced"),
    [
        ("みほん商会は2022年11月、会員310人の氏名を書いた名簿を紛失したと公表しています。", "2022-11"),
        ("2022年11月、みほん商会が会員310人の氏名を書いた名簿の紛失を公表しています。", "2022-11"),
    ],
)
def test_a_month_set_off_behind_the_subject_is_that_of_the_announcement(sentence: str, announced: str | None) -> None:
    page = f"名簿の事故から学ぶ\n\n管理の甘さが原因でした。{sentence}\n"
    assert [i.announced for i in extractor.parse_notice(page).incidents] == [announced]


def test_in_a_list_of_its_own_an_organisation_gives_the_day_of_the_act() -> None:
    text = (
        "令和4年度 学校における個人情報の紛失等一覧\nみほん山市教育委員会\n"
        "1 令和4年5月10日 みほん山市立第一小学校 教諭が家庭調査票4名分を紛失\n"
        "2 令和4年7月20日 みほん山市立南中学校 通知表5名分を別の生徒に配布\n"
        "3 令和4年10月4日 みほん山市立北小学校 児童28名の写真を保存したSDカードを紛失\n"
    )
    told = [(i.announced, i.occurred) for i in extractor.parse_notice(text).incidents]
    assert told == [(None, "2022-05-10"), (None, "2022-07-20"), (None, "2022-10-04")]


@pytest.mark.parametrize(
    ("news", "announced"),
    [
        ("みほん市の名簿の紛失が19日分かった。市は同日、ホームページに経緯とおわびを載せた。", "2019-02-19"),
        # The month is that of the matter, or of where it happened.
        ("みほん市は去年12月に市立の園で、会員310人の氏名を書いた名簿を紛失したことを明らかにしました。", None),
        (
            "ことし1月、みほん県健診会で、受診者8万人分の氏名を保存した装置が攻撃を受けた問題で、"
            "健診会は調査の結果を公表しました。",
            None,
        ),
    ],
)
def test_a_paper_tells_the_day_of_the_announcement_or_none(news: str, announced: str | None) -> None:
    page = f"市民の名簿がなくなる\n{news}会員310人の氏名が書かれていました。\n2019年2月20日 05:00\n"
    assert [i.announced for i in extractor.parse_notice(page).incidents] == [announced]


def test_the_day_of_the_paper_above_a_story_is_not_that_of_the_announcement() -> None:
    head = "旅行大手 最大650万件流出か\n2016年6月20日\n"
    told = "「みほん旅行」が最大で約652万件の個人情報が流出した恐れがあると公表した。"
    told += "みほん旅行は17日17時から国土交通省で記者会見を開き、冒頭で社長が頭を下げた。\n"
    assert extractor.parse_notice(head + told).incidents[0].announced == "2016-06-17"


@pytest.mark.parametrize(
    ("text", "announced"),
    [
        # The earlier version stands in brackets behind the date of this one.
        (
            "【更新】会員情報の漏えいについて\n2023年8月31日更新(2023年8月10日公表)\n株式会社みほん書店\n"
            "8月10日に公表した件数を、4,812件から4,567件に訂正いたします。会員の氏名が漏えいしました。\n",
            "2023-08-31",
        ),
        # A council is told in public.
        (
            "名簿を無断で持ち出しか\n2016年10月6日\n県は5日の県議会常任委員会で、みほん協会の元職員が"
            "会員310人の名簿を無断で持ち出した疑いがあると報告した。\n",
            "2016-10-05",
        ),
        # A release may speak as a reporter does.
        (
            "事業者における個人情報の流出について\n令和7年2月14日 みほん市\n市が運営を委託する会社が侵入され、"
            "市民310人の氏名が流出しました。\n※全国では9万人が対象とのことです。\n",
            "2025-02-14",
        ),
    ],
)
def test_the_day_of_this_version_of_a_council_and_of_a_release(text: str, announced: str) -> None:
    assert extractor.parse_notice(text).incidents[0].announced == announced


def test_each_item_of_a_review_tells_of_its_year_anew() -> None:
    text = (
        "2022年上半期の情報漏えい事件を振り返る\n\n"
        "3月:みなと決済、番号が流出\nみなと決済は2月28日、番号が流出したと発表した。2021年8月から侵入されていた。\n\n"
        "6月:みなと市、名簿を紛失\nみなと市は6月23日、名簿を紛失したと発表した。職員は21日に名簿をなくした。\n"
    )
    told = [(i.organization, i.announced, i.occurred) for i in extractor.parse_notice(text).incidents]
    assert told == [("みなと決済", "2022-02-28", "2021-08"), ("みなと市", "2022-06-23", "2022-06-21")]


def test_whoever_comments_on_what_befell_others_announces_nothing() -> None:
    column = (
        "2016年1月1日\n名簿が流出した場合の損害について\n1 青葉市事件\n"
        "青葉市は、委託先の社員が市民21万人の名簿を持ち出して売った事件で、裁判所から賠償を命じられた。同市は控訴したという。\n"
        "2 みほん通信事件\nみほん通信株式会社は、元社員に会員38万人の氏名を持ち出され、1人1万円を払ったという。\n"
    )
    assert [i.announced for i in extractor.parse_notice(column).incidents] == [None, None]
    diary = (
        "港町の日記\n2017-02-22\n夕方、こんな件名のメールが届いていた。\n"
        "【重要】木工の森 不正アクセスによるお客様情報流出懸念のお知らせとお詫び\n"
        "昨年12月17日に脆弱性をつかれて侵入され、3,412人の氏名が流出した懸念があるとのこと。\n"
    )
    assert extractor.parse_notice(diary).incidents[0].announced is None


@pytest.mark.parametrize(
    ("page", "announced"),
    [
        # The headline of a release may tell what happened, over the name of who signs it.
        (
            "公開前の異動案が閲覧可能に\n2023年3月24日\nみほん市総務部\n3月17日、職員342名の氏名を載せた異動案が、"
            "全職員から閲覧できる状態となりました。\n",
            "2023-03-24",
        ),
        # A headline with に tells something, and names no matter.
        (
            "小学校の卒業アルバムに別の児童の住所\n2012年3月23日\nみほん市立小の卒業アルバムに、卒業生87人の住所録が"
            "誤って掲載されていることが20日、保護者の指摘で分かった。市教委が22日発表した。\n",
            "2012-03-22",
        ),
    ],
)
def test_who_signs_below_a_headline_and_a_headline_that_tells(page: str, announced: str) -> None:
    assert extractor.parse_notice(page).incidents[0].announced == announced
    aside = (
        "2016年1月1日\n名簿の流出について\n\nみほん通信株式会社では、元社員が会員38万人の氏名を持ち出したという。\n"
        "管理人も会員でした。みなさんはどう思われますか、いかがでしょうか。\n"
    )
    assert extractor.parse_notice(aside).incidents[0].announced is None
