"""Whole notices pasted one below another."""

from __future__ import annotations

import pytest

from extractor import parse_notice

_SHOP = """お客様情報の流出に関するお詫びとお知らせ
2021年9月14日
株式会社みなと楽器
代表取締役 見本 太郎
弊社が運営する「みなと楽器オンライン」が不正アクセスを受け、お客様208名の氏名とメールアドレスが流出いたしました。
記
1.経緯 2021年5月18日、お客様からのご連絡で判明いたしました。
以上
お問い合わせ窓口 0120-000-111
"""
_CLUB = """メールアドレス流出に関するお詫び
2021年9月15日
一般社団法人みほん観光連盟
9月13日、当連盟の催しの参加者58名に案内のメールを送信した際、BCCで送るべきところ、宛先に入力して送信いたしました。
記
1 経緯 同日、参加者からのご連絡で判明いたしました。
以上
お問い合わせ 026-000-0000
"""
_TOWN = """書類の紛失について
2021年9月16日
みほん台市
市民税課で、個人情報31人分の綴り1冊を紛失したことが9月10日に判明しました。
お問い合わせ 市民税課
"""


def test_letters_with_their_day_and_writer_at_the_head_tell_of_an_incident_each() -> None:
    rows = parse_notice(_SHOP + _CLUB + _TOWN).incidents
    assert [(r.organization, r.announced, r.root_cause, r.affected_people) for r in rows] == [
        ("株式会社みなと楽器", "2021-09-14", "unauthorized_access", 208),
        ("一般社団法人みほん観光連盟", "2021-09-15", "bcc_error", 58),
        ("みほん台市", "2021-09-16", "loss", 31),
    ]


def test_letters_signed_and_dated_at_the_foot_end_there() -> None:
    text = (
        "名簿の紛失について\n9月3日、会員42名の氏名を記した名簿を電車内で紛失いたしました。深くお詫び申し上げます。\n"
        "2021年9月14日\n株式会社みほん楽器\n"
        "書類の誤送付について\n9月6日、患者12名の検査結果を別の医療機関に誤って送付いたしました。お詫び申し上げます。\n"
        "2021年9月15日\n医療法人みほん会\n"
    )
    rows = parse_notice(text).incidents
    assert [(r.organization, r.announced, r.root_cause, r.affected_people) for r in rows] == [
        ("株式会社みほん楽器", "2021-09-14", "loss", 42),
        ("医療法人みほん会", "2021-09-15", "misdelivery", 12),
    ]


@pytest.mark.parametrize("foot", ["", "以上\n2021年9月14日\n株式会社みなと楽器\n"])
def test_one_letter_is_one_incident(foot: str) -> None:
    assert len(parse_notice(_SHOP + foot).incidents) == 1


def test_a_label_and_what_it_labels_is_no_headline_of_the_letter_below() -> None:
    text = (
        "漏えいニュース\n"
        "みほん瓦斯株式会社\n2024年4月17日\n概要:不正アクセスにより、約4万人分の氏名が流出した可能性がある。\n対応:個人情報保護委員会に報告\n\n"
        "みさき市水道局\n2024年4月19日\n概要:検針員が利用者40人の検針票を紛失した。\n対応:警察に遺失届を提出\n"
    )
    assert [i.reported_to for i in parse_notice(text).incidents] == [["ppc"], ["police"]]


@pytest.mark.parametrize(
    ("head", "writer", "announced"),
    [
        ("2021年9月14日\n株式会社みなと楽器\n名簿の紛失に関するお詫び\n", "株式会社みなと楽器", "2021-09-14"),
        ("名簿の紛失に関するお詫び\n株式会社みなと楽器 総務部\n令和3年9月14日\n", "株式会社みなと楽器", "2021-09-14"),
        (
            "名簿の紛失に関するお詫び\n公表日:2021/9/14 15:00\nお客様各位\n株式会社みなと楽器\n",
            "株式会社みなと楽器",
            "2021-09-14",
        ),
        ("名簿の紛失に関するお詫び\n[2021年9月14日]\nID:1234\n担当:みなと市生活課\n", "みなと市", "2021-09-14"),
    ],
)
def test_the_head_of_a_letter_may_stand_in_any_order(head: str, writer: str, announced: str) -> None:
    body = "9月3日、会員42名の氏名を記した名簿を電車内で紛失しました。\n対応 探しましたが見つかっていません。\n"
    rows = parse_notice(_CLUB + head + body + _TOWN).incidents
    assert [(row.organization, row.announced, row.affected_people) for row in rows] == [
        ("一般社団法人みほん観光連盟", "2021-09-15", 58),
        (writer, announced, 42),
        ("みほん台市", "2021-09-16", 31),
    ]


def test_a_letter_signed_at_its_foot_between_others_that_are_not() -> None:
    foot = (
        "USBメモリの紛失について\nこのたび、患者42名の氏名が入ったUSBメモリを紛失しました。お詫び申し上げます。\n"
        "5月17日 保管場所にないことに気付く\n令和5年5月19日\n医療法人みほん会 みほん病院\n院長 見本 健\n"
    )
    rows = parse_notice(_CLUB + foot + _TOWN).incidents
    assert [(row.announced, row.root_cause, row.affected_people) for row in rows] == [
        ("2021-09-15", "bcc_error", 58),
        ("2023-05-19", "loss", 42),
        ("2021-09-16", "loss", 31),
    ]


def test_sections_of_one_letter_end_where_the_next_begins() -> None:
    text = _TOWN.replace("お問い合わせ 市民税課\n", "再発防止策\n研修を行います。\n") + _CLUB
    rows = parse_notice(text).incidents
    assert [row.root_cause for row in rows] == ["loss", "bcc_error"]


def test_headings_and_days_inside_one_letter_begin_no_other() -> None:
    text = (
        _SHOP
        + "個人情報の流出に関する経緯について\n2021年5月18日\nお客様からのご連絡で判明いたしました。\n2021年5月20日\n"
        "みほん警察署\nに相談しました。\n"
    )
    assert [row.organization for row in parse_notice(text).incidents] == ["株式会社みなと楽器"]


def test_a_few_words_of_whoever_keeps_the_page_are_no_letter_that_the_next_head_signs() -> None:
    text = "先週届いたお知らせを2件、そのまま載せておきます。\n" + "".join(
        f"2021年8月{day}日\n関係各位\n{name}\n{title}\n{body}\n"
        "記\n1 対応 同日、お詫びいたしました。\n以上\nお問い合わせ 0762-00-0000\n"
        for day, name, title, body in (
            (
                3,
                "一般社団法人 みほん連盟",
                "メール誤送信に関するお詫び",
                "7月30日、会員126名のアドレスを宛先に入れました。",
            ),
            (
                5,
                "株式会社ムラサキ不動産",
                "書類紛失のお詫び",
                "7月26日、お客様17名の契約書の控えの紛失が判明しました。",
            ),
        )
    )
    rows = parse_notice(text).incidents
    assert [(r.organization, r.announced, r.affected_people) for r in rows] == [
        ("一般社団法人 みほん連盟", "2021-08-03", 126),
        ("株式会社ムラサキ不動産", "2021-08-05", 17),
    ]
