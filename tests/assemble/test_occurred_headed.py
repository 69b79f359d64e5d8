"""The month or year in the heading of a case: when it happened, unless the case came to light then."""

from __future__ import annotations

import extractor

_PAGE = """情報漏えいの事例を振り返る
編集部が選んだ大きな事件を見ていきましょう。

{first}
みほん商事株式会社の会員1,200人分の氏名が、不正アクセスにより流出しました。{told}

2019年 みさき電算株式会社
社員が顧客3,400人分の名簿を持ち出して売却し、逮捕されました。

2016年11月 はやて物流株式会社
業務用パソコンが盗まれ、560人分の情報が漏れた可能性があります。
"""


def _occurred(first: str, told: str) -> str | None:
    rows = extractor.parse_notice(_PAGE.format(first=first, told=told)).incidents
    return next(row.occurred for row in rows if row.organization == "みほん商事株式会社")


def test_what_came_to_light_within_the_month_of_the_heading_happened_in_it() -> None:
    told = "サーバーの異常に気づいたのは9月17日、公表は翌18日です。"
    assert _occurred("2018年9月 みほん商事株式会社", told) == "2018-09"


def test_what_was_told_after_the_year_of_the_heading_happened_in_it() -> None:
    assert _occurred("2013年 みほん商事株式会社", "公表されたのは3年後の2016年12月です。") == "2013"
    assert _occurred("2013年 みほん商事株式会社", "2014年1月に犯人が逮捕されました。") == "2013"


def test_the_year_in_which_it_came_to_light_is_not_when_it_happened() -> None:
    assert _occurred("2018年 みほん商事株式会社", "2018年9月に発覚しました。") is None
    assert _occurred("2018年12月 みほん商事株式会社", "2018年9月に発覚しました。") is None
