"""The first day on which anyone at the organisation noticed, or was told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import extractor
from tests.assemble.heads import BLOG, HEAD, NEWS

Decide = Callable[..., dict[str, str | None]]

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
    "who got another s letter told the town": (
        NEWS + "22日、通知が届いた人が県に連絡した。県は同日、2人に謝罪した。",
        "misdelivery",
        "2023-08-22",
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
    "what was reported to the police was noticed before": (
        (
            "ためし倉庫によると、10月6日、荷札のシステムに障害が発生。翌7日、県警に被害届を出した。"
            "11月2日、県警から連絡を受け、荷主の情報の流出を確認した。"
        ),
        "ransomware",
        "XXXX-10-06",
    ),
    "a second dateline of the same day dates nothing else": (
        (
            "2014.11.18\n個人情報の流出について\n平成26年11月18日\n学校法人ためし学園\nためし美術大学\n\n"
            "下書き5枚が河川敷に散逸し、個人情報が流出しました。お詫び申し上げます。\n第1 概要\n"
            "1 流出を確認した日 平成26年11月13日\n"
        ),
        "improper_disposal",
        "2014-11-13",
    ),
    "this year of a day told before is the year of that day": (
        (
            "2018年9月19日、売店の端末のウイルス感染を確認しました。お詫び申し上げます。\n"
            "本年9月19日、感染が判明し、回線を抜きました。"
        ),
        "malware",
        "2018-09-19",
    ),
    "in a sentence of the release that somebody cites": (
        BLOG + "「7月3日、第三者による不正アクセスを受けたことを確認いたしました」とのこと。",
        "unauthorized_access",
        "2023-07-03",
    ),
    "in what somebody of the firm said": (
        NEWS + "同社の広報は「把握したのは7月5日」と話す。",
        "unauthorized_access",
        "2023-07-05",
    ),
    "but not in the title of a mail": (
        NEWS + "受け取ったのは「7月3日の件を確認しました」という題のメールだ。",
        "unauthorized_access",
        None,
    ),
    "on the day on which what was pointed out was looked into": (
        NEWS + "利用者の指摘を受けて調べたのが7月5日。翌6日にはページを閉じたそうだ。",
        "unauthorized_access",
        "2023-07-05",
    ),
    "on a day so many weeks after": (
        NEWS + "不正アクセスは6月10日で、会社が知ったのはその3週間後の7月3日だ。",
        "unauthorized_access",
        "2023-07-03",
    ),
    "on a day so long after the attack": (
        NEWS + "気付いたのは侵入から5日が過ぎた7月8日だった。",
        "unauthorized_access",
        "2023-07-08",
    ),
    "on the day from which it took so long": (
        NEWS + "検知した7月5日から公表まで実に50日である。",
        "unauthorized_access",
        "2023-07-05",
    ),
    "on a day told before another": (
        NEWS + "整理すると、7月3日侵入、7月5日発覚、8月24日発表。",
        "unauthorized_access",
        "2023-07-05",
    ),
    "on a day of a story with arrows": (
        NEWS + "7/3 侵入 → 7/5 検知 → 8/24 公表、という流れ。",
        "unauthorized_access",
        "2023-07-05",
    ),
    "but no year alone is a day of noticing": (
        NEWS + "昨年、業界団体が把握した被害は100件に上る。",
        "unauthorized_access",
        None,
    ),
    "nor what nobody noticed": (
        NEWS + "4月の点検で気付いていれば防げたのに。",
        "unauthorized_access",
        None,
    ),
    "the day on which the organisation itself says that it came out": (
        HEAD + "弊社の従業員が5月3日に名簿を紛失していたことが5月20日、分かりました。",
        "loss",
        "2024-05-20",
    ),
    "not when the press learned of it from somebody": (
        "みほん商事で情報が流出していたことが8月25日、関係者への取材で分かった。",
        "unauthorized_access",
        None,
    ),
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
    "whom a mail went to is no authority and a wrong page may be noticed": (
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
    "that a thing was there was no noticing of its theft": (
        HEAD + "【6月2日】\n職員は寝る前に鞄があることを確認した。\n【6月3日】\n朝、鞄がないことに気付き、通報した。\n",
        "theft",
        "2024-06-03",
    ),
    "a thief's work found and told to the police": (
        HEAD + "6月1日から3日までの間に窓が割られ、端末が盗まれました。3日朝、社員が発見し、警察に通報しました。",
        "theft",
        "2024-06-03",
    ),
    "somebody came with the papers": (
        HEAD + "5月30日に送付した通知に別の方の書類を入れていた。6月3日、受け取った市民が通知を持参して来庁した。",
        "misdelivery",
        "2024-06-03",
    ),
    "at the hour at which it happened": (
        HEAD + "6月3日10:00~10:45の間、別の会員の情報が表示されました。同時刻に複数のお問い合わせがありました。",
        "system_defect",
        "2024-06-03",
    ),
    "missed at a count": (
        HEAD + "6月3日の調査に持参した票1枚(氏名、住所)が、6月5日の集計時に不足していることが分かりました。",
        "loss",
        "2024-06-05",
    ),
    "a check of its own": (
        HEAD
        + "5月から6月にかけて、当時の社員が名簿を私用のアドレスに送信していたことが、6月9日の社内調査で判明しました。",
        "insider",
        "2024-06-09",
    ),
    "word of it came in from some hour on": (
        HEAD
        + "6月3日に配信したメールに別の方のお名前がありました。同日19時過ぎより、お問い合わせが相次ぎ、判明しました。",
        "system_defect",
        "2024-06-03",
    ),
    "warned by who runs the cloud": (
        HEAD + "6月3日、職員の鍵を使ってログインされました。6月5日、事業者からの警告を受け、止めました。",
        "unauthorized_access",
        "2024-06-05",
    ),
}


@pytest.mark.parametrize(("text", "cause", "discovered"), DISCOVERED.values(), ids=DISCOVERED.keys())
def test_when_it_was_discovered(dates: Decide, text: str, cause: str, discovered: str | None) -> None:
    assert dates(text, cause)["discovered"] == discovered


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
        "経過\n6月5日 会員名簿の持ち出しが判明",
        "このことを知ったのは、取引先から連絡をいただいた6月5日です。",
        "6月5日、弊社が通販の業務をお願いしている決済代行会社様より、弊社が開いております「見本堂本舗」(https://www.mihon.example/shop)を"
        "これまでにご利用になったお客様のカードについて、不審な利用がみられるとのご一報を頂戴いたしました。",
        "経過\n6月5日(水) 会員名簿の持ち去りが発覚",
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


@pytest.mark.parametrize(
    "told",
    [
        "(1)6月2日(日)、再委託先のネットワークで障害が発生\n(2)6月6日(木)に受託者から、障害が発生した端末に名簿があった旨の連絡あり\n",
        "6月2日に送信し、6月6日、カード会社から、5月下旬に利用した方の被害が続いているとの連絡を受けました。",
    ],
)
def test_what_a_teller_says_happened_on_another_day_than_that_of_telling(dates: Decide, told: str) -> None:
    assert dates(HEAD + told, "ransomware")["discovered"] == "2024-06-06"


def test_what_is_told_behind_an_announcement_of_an_earlier_year_lies_before_it() -> None:
    page = (
        "情報漏えいの実例から学ぶ\n\n更新日:2023/11/02\n\n見本製菓株式会社\n"
        "見本製菓株式会社は2022年4月、利用者の情報が流出した可能性を発表しました。サーバーのデータがロック"
        "されているのが3月11日に見つかったとのこと。お客さま1,305,900人分の氏名が対象です。\n"
    )
    assert [i.discovered for i in extractor.parse_notice(page).incidents] == ["2022-03-11"]


def test_what_is_found_to_have_been_on_a_day_was_not_noticed_on_it(dates: Decide) -> None:
    text = HEAD + "6月10日に職員が気付きましたが、ウイルスが動いたのは6月8日と判明しています。"
    assert dates(text, "misconfiguration")["discovered"] == "2024-06-10"


def test_the_day_behind_had_noticed_is_that_of_noticing(dates: Decide) -> None:
    text = HEAD + "名簿がないことに気付いた6月10日から所長への報告まで5日かかりました。"
    assert dates(text, "loss")["discovered"] == "2024-06-10"


def test_whoever_comes_with_an_application_brings_no_news(dates: Decide) -> None:
    text = HEAD + "6月3日、会員が申請書を持って来店し、別の会員の書類を交付しました。6月6日に指摘を受けて判明しました。"
    assert dates(text, "misdelivery")["discovered"] == "2024-06-06"


@pytest.mark.parametrize(
    ("told", "cause", "discovered"),
    [
        # What was kept of a day is of that day.
        (
            "6月9日に台帳をとじていたところ、5月24日(金)分の記録票4枚が見当たらないことに気づいた。",
            "loss",
            "2024-06-09",
        ),
        # Somebody else found it before; the organisation knew of it no sooner than it was told.
        ("隣の県の警察が6月3日、紙袋を発見。県は同6日に連絡を受け、初めて紛失を知った。", "loss", "2024-06-06"),
        # Another matter only made somebody look.
        ("昨年12月に発覚した職員の着服を受け、全店の書類を点検したところ紛失が分かった。", "loss", None),
        # Who tells is described by what befell them.
        (
            "5月21日に通知書を発送した。25日に別人分を同封された人からの問い合わせで発覚した。",
            "misdelivery",
            "2024-05-25",
        ),
        # A sentence goes on after the way back on the same day.
        ("6月4日午後、救急車が出動し記録票を受け取りました。署に戻った後、紛失に気付きました。", "loss", "2024-06-04"),
    ],
)
def test_what_was_known_before_by_others_or_of_other_things_is_no_discovery(
    dates: Decide, told: str, cause: str, discovered: str | None
) -> None:
    assert dates(HEAD + told, cause)["discovered"] == discovered


def test_a_day_on_which_the_organisation_was_told_at_once_is_no_day_of_the_act(dates: Decide) -> None:
    told = (
        HEAD + "委託先の株式会社みほん電算は5月9日に侵入を覚知し、5月28日に当会に不正アクセスを受けた事実の第一報を、"
        "6月4日に漏えいした可能性がある旨の報告を行いました。"
    )
    found = dates(told, via_third_party=True, vendors=["株式会社みほん電算"])
    assert (found["occurred"], found["discovered"]) == (None, "2024-05-28")


@pytest.mark.parametrize(
    ("told", "cause", "discovered"),
    [
        # What came out by the clock came out on the day of the act.
        (
            "6月3日10時54分、担当者がファクスで結果を送信した。11時30分ごろ、履歴を見たところ、誤った宛先だったことが判明した。",
            "misdelivery",
            "2024-06-03",
        ),
        ("5月16日以降、複数の顧客から同社に通報があり発覚。", "malware", "2024-05-16"),
        ("5月に領収控の一部が行方不明であることが判明した。", "improper_disposal", "2024-05"),
    ],
)
def test_words_of_noticing_decide_over_what_was_noticed(
    dates: Decide, told: str, cause: str, discovered: str | None
) -> None:
    assert dates(HEAD + told, cause)["discovered"] == discovered


@pytest.mark.parametrize(
    ("told", "cause", "discovered"),
    [
        # It came out when somebody noticed, whatever else is told of later days.
        (
            "紛失がわかったのは6月8日で、調査員が自宅に帰った際に気付きました。10日、市民から拾ったと連絡がありました。",
            "loss",
            "2024-06-08",
        ),
        # Whoever finds a paper in the street takes it to the police before the organisation knows.
        (
            "6月5日夕、業者が文書を道に落とした。同日夜、通りかかった人が文書を発見し、交番に届け出た。7日に署から連絡があった。",
            "improper_disposal",
            "2024-06-07",
        ),
        (
            "6月7日から10日の間に会員5人から、覚えのない便りが届いたと連絡がありました。",
            "unauthorized_access",
            "2024-06-07",
        ),
        (
            "6月3日に会員の氏名が漏れている旨を利用者から通告を受ける事案が生じました。",
            "misconfiguration",
            "2024-06-03",
        ),
    ],
)
def test_word_of_it_comes_from_who_noticed(dates: Decide, told: str, cause: str, discovered: str | None) -> None:
    assert dates(HEAD + told, cause)["discovered"] == discovered


@pytest.mark.parametrize(
    ("told", "cause", "discovered"),
    [
        ("4日に預かった書類を職員がファイルに綴じたが、6月7日に確認した際に見つからなかった。", "loss", "2024-06-07"),
        ("期間は5月25日~6月5日。5日、利用者がメールで知らせた。", "accidental_publication", "2024-06-05"),
        ("判明の経緯:6月2日、応募者の方から担当宛にメールでお知らせいただきました。", "misconfiguration", "2024-06-02"),
        # The clock behind the noticing tells that it was on the day of the act.
        (
            "6月8日正午に報道各社へメールを送った際、元のデータを添付した。1社から指摘があり、午後0時40分に削除を依頼した。",
            "misdirected_email",
            "2024-06-08",
        ),
    ],
)
def test_what_is_not_found_who_lets_know_and_what_was_done_at_once(
    dates: Decide, told: str, cause: str, discovered: str | None
) -> None:
    assert dates(HEAD + told, cause)["discovered"] == discovered


@pytest.mark.parametrize(
    ("told", "cause", "discovered"),
    [
        ("6月5日に提出しようとして所在が分からないことに気付いた。", "loss", "2024-06-05"),
        ("6月4日夜に戸締まりをして帰宅し、6日朝に出勤した者が窓が割られているのに気付いた。", "theft", "2024-06-06"),
        ("3月10日まで見られる状態だった。10日に客が駅員に伝えた。", "misconfiguration", "2024-03-10"),
        (
            "1 期間 6月6日(木)9時00分から10時15分まで\n2 経緯 申請者からの電話により10時00分に把握した。",
            "misconfiguration",
            "2024-06-06",
        ),
    ],
)
def test_a_state_is_noticed_and_told_of(dates: Decide, told: str, cause: str, discovered: str | None) -> None:
    assert dates(HEAD + told, cause)["discovered"] == discovered


@pytest.mark.parametrize(
    ("told", "cause", "discovered"),
    [
        ("6月1日に委託先から報告を受けていた。", "unauthorized_access", "2024-06-01"),
        # What was to be told of lay ahead.
        (
            "6月1日午後6時半ごろ、翌日の営業中止を知らせるメールを一斉送信した。客からの電話ですぐに気付いた。",
            "bcc_error",
            "2024-06-01",
        ),
    ],
)
def test_word_that_had_come_in_and_what_lay_ahead(dates: Decide, told: str, cause: str, discovered: str) -> None:
    assert dates(HEAD + told, cause)["discovered"] == discovered


def test_a_town_was_told_though_another_date_follows(dates: Decide) -> None:
    told = HEAD + "測量会社は5月30日に感染に気付き、6月3日に町に報告した。感染は5月27日。"
    assert dates(told, "malware", via_third_party=True)["discovered"] == "2024-06-03"


@pytest.mark.parametrize(
    ("told", "cause", "discovered"),
    [
        ("4月26日に院内で使用した。5月7日に使おうとしたが保管庫になく、院内を探していた。", "loss", "2024-05-07"),
        ("5月22日に発送し、25日以降に受講生から連絡が相次いだ。", "misdelivery", "2024-05-25"),
        ("昨年10月17日に同社から事案の連絡を受けております。", "insider", "2023-10-17"),
        # Whoever is of the organisation is it, before word reaches its head.
        (
            "5月23日20時ごろ、教員が電車内に袋を置き忘れました。降車後すぐに気付き駅に届け出ました。5月25日に大学に報告がありました。",
            "loss",
            "2024-05-23",
        ),
    ],
)
def test_what_is_wanted_and_not_there_and_word_that_came(dates: Decide, told: str, cause: str, discovered: str) -> None:
    assert dates(HEAD + told, cause)["discovered"] == discovered
