"""The posts of the front page of a blog."""

from __future__ import annotations

import pytest

from extractor import parse_notice

_PAGE = """見張り番の覚え書き
老舗の菓子店からもカード情報が漏えい
京都の菓子店「みほん堂」の通販サイトがカード情報2,109件を漏えいしたと発表していました。
2018年11月15日にカード会社から連絡を受けて決済を止めたとの事。
{end}
2019-05-20
学習アプリから400万人分のデータが流出
学習アプリのStudyHopは、ハッカーがデータベースに侵入し、400万人の利用者の名前が盗まれたと発表した。
同社は5月2日に侵入を確認した。
{end}
2019-05-19
訓練メールは役に立つのか
フィッシングメールの訓練について少し考えてみました。
{end}
"""


@pytest.mark.parametrize("end", ["続きを読む", "コメント(0) トラックバック(0)", "Posted by mihariban"])
def test_each_post_of_a_front_page_tells_its_own(end: str) -> None:
    rows = parse_notice(_PAGE.format(end=end)).incidents
    told = [
        (row.organization, row.announced, row.discovered, row.affected_people or row.affected_records) for row in rows
    ]
    assert told == [("みほん堂", None, "2018-11-15", 2109), ("StudyHop", None, "2019-05-02", 4_000_000)]


def test_a_name_alone_between_headlines_heads_a_section_of_its_story() -> None:
    text = (
        "みほん交通の会員情報流出 約38万件\n\n"
        "みほん交通の会員情報が流出しました。県警は22日までに、業務委託先の元派遣社員の男を書類送検しました。\n\n"
        "ためしコールサポート\n\n"
        "男は、ためしコールサポート(札幌市)の元派遣社員。4月28日、会員の氏名と住所を外部に送信して持ち出した疑いだそう。\n\n"
        "ためし病院 USBメモリを紛失\n\n"
        "ためし病院は8月9日、患者208人の氏名を記録したUSBメモリを紛失したと公表しました。\n"
    )
    rows = parse_notice(text).incidents
    assert [row.organization for row in rows] == ["みほん交通", "ためし病院"]
    assert "name" in rows[0].data_categories


def test_of_posts_under_numbers_of_a_file_one_may_tell_and_takes_nothing_from_the_others() -> None:
    text = (
        "【事故ノート#2024-067】霧島野県が使っていたドメインの第三者取得について 2024年1月19日\n霧島野県\n"
        "県が過去に使っていたアドレスが、第三者に取得され、県と無関係の内容が載っていることを確認しました。ご注意ください。\n"
        "【事故ノート#2024-066】株式会社ソウマ 弊社ホームページへの不正アクセスについて 2024年1月15日\n"
        "現在、弊社ホームページの一部が不正に書き換えられています。個人情報の流出はございません。\n"
    )
    told = [(row.organization, row.announced, row.leak_status) for row in parse_notice(text).incidents]
    assert told == [("株式会社ソウマ", "2024-01-15", "none")]


def test_a_post_that_only_speaks_of_leaks_tells_none_and_each_other_has_its_headline() -> None:
    text = (
        "見張り番の覚え書き\n菓子店からカード情報が漏えい\n"
        "菓子店「みほん堂」の通販サイトが不正アクセスを受け、カード情報2,109件を漏えいしたと発表していました。\n続きを読む\n"
        "市役所で手続き\nみさき市役所に行ってきました。名簿の流出が怖いので、窓口で書類を渡しました。\n続きを読む\n"
        "学習アプリから400万人分のデータが流出\n"
        "学習アプリのStudyHopは、ハッカーがデータベースに侵入し、400万人の利用者の名前が盗まれたと発表した。\n続きを読む\n"
    )
    assert [(row.organization, row.title) for row in parse_notice(text).incidents] == [
        ("みほん堂", "菓子店からカード情報が漏えい"),
        ("StudyHop", "学習アプリから400万人分のデータが流出"),
    ]
