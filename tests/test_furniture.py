"""Menus above a notice and lists of other pages below it change nothing of what is read of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import extractor
from extractor.clean import clean
from extractor.furniture import without_furniture
from extractor.model import Incident
from extractor.rules.files import load_rules

CORPUS = Path(__file__).parent.parent / "corpus"
#: Notices of one incident and of several, of news that give no year, of pages that have furniture of their own.
NOTICES = sorted(CORPUS.glob("*.txt"))[::4]

MENUS = {
    "site": "ホーム\n会社情報\n製品・サービス\n採用情報\nお問い合わせ\nメニュー\n検索\n\n",
    "town": "本文へスキップします。\n文字サイズ 標準 拡大\n防災・安全\n戸籍・税・保険\n申請書ダウンロード\n\n",
    "unknown words": "外来のご案内\n入院・面会のご案内\n診療科・部門\nボランティア募集\n売店・食堂\n駐車場\n\n",
    "calendar": "雑記ブログ\n2023年3月\n日 月 火 水 木 金 土\n1 2 3 4\n5 6 7 8 9 10 11\n\n",
    "banners": "重要なお知らせ\n当社の名をかたるメールにご注意ください\n年末年始の休業のお知らせ\n\n",
    "cookies": "当サイトではCookieを使用しています。閲覧を続けると同意したものとみなします。\n",
    "paper": "速報\n政治\n経済\nスポーツ\n残り1,234文字(全文1,500文字)\n\n",
}
LISTS = {
    "related": "\n\n関連記事\n信用金庫で1万2345人分の情報流出か\n[2022年5月17日]\n大学で学生800人の成績を誤送信\n",
    "ranking": "\n\nアクセスランキング\n1\nカード情報3,210件が流出\n2\nUSBメモリ紛失で市職員を懲戒処分\n",
    "neighbours": "\n\nPREV\n図書館で貸出記録を誤掲載、120件\nNEXT\n元社員を逮捕、顧客情報3万件を持ち出しか\n",
    "comments": "\n\nコメント(2)\n名無し 2021/06/03\nうちの会社も顧客名簿300件をなくして、社長が頭を下げました。\n",
    "author": "\n\nこの記事を書いた人\n田中 太郎\n2015年に独立。企業の安全を支援し、これまでに300社以上を診断した。\n",
    "paywall": "\n\nこの記事は会員限定です。登録すると続きをお読みいただけます。\n",
    "firm": "\n\n【会社概要】\n代表者:海野 一郎\n設立:2004年6月\n従業員数:410名(2022年4月1日現在)\n",
    "form": "\n\nご入力いただいた氏名、電話番号は、回答のみに使用し、他へ提供することはありません。\n送信する\n",
    "foot": "\n\nページの先頭へ\nCopyright (C) 2025 All Rights Reserved.\n",
    "headings by their end": "\n\n最新の社会ニュース\n高校で成績表を紛失、45人分 県教委\n5/11 18:02\nもっと見る\n",
}


def told(text: str) -> list[dict[str, object]]:
    """What the rows of a text say, without places in it."""
    of_places = {"notice_id", "case_id", "counts", "dates", "evidence", "confidence", "title"}
    rows: list[Incident] = extractor.parse_notice(text).incidents
    return [{name: value for name, value in row.to_dict().items() if name not in of_places} for row in rows]


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_furniture_changes_no_value(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    plain = told(text)
    assert {name: told(menu + text) for name, menu in MENUS.items()} == dict.fromkeys(MENUS, plain)
    assert {name: told(text + tail) for name, tail in LISTS.items()} == dict.fromkeys(LISTS, plain)


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_a_headline_that_stands_again_as_the_name_of_the_page_changes_no_value(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    plain = extractor.parse_notice(text).incidents
    if len(plain) == 1 and plain[0].title and plain[0].organization:
        title, organization = plain[0].title, plain[0].organization
        for name in (title, f"{title} | {organization}", f"{title} - {organization}公式サイト", f"ホーム\n{title}"):
            assert told(f"{name}\n\n{text}") == told(text)


@pytest.mark.parametrize(
    "text",
    [
        # Who writes and when stand in short lines as well.
        "お客様各位\n2024年5月7日\n株式会社みなと書房\nお詫びとお知らせ\n弊社の名簿を紛失しました。",
        # A paragraph below such a heading is the notice's own.
        "みなと書房で名簿流出\n関連記事\n昨年の流出\nみなと書房は7日、会員の名簿240件が流出したと発表した。",
        # A heading of the notice, alone: two entries make a menu.
        "お問い合わせ\n弊社の名簿を紛失しました。ご不明の点は窓口まで。",
        # What leaked is told though the site speaks of cookies; whoever signs above and below is no name of the page.
        "当サイトはCookieを利用しておりますが、誤って公開しました。\n設立準備の名簿も漏えいしました。",
        "株式会社みなと書房\n名簿の紛失について\n株式会社みなと書房\n弊社の名簿を紛失しました。",
        # A comment of the president is none of a reader.
        "みなと書房が名簿を流出させた件で、同社は次のとおり述べた。\n社長のコメント\n「心よりおわび申し上げます」",
    ],
)
def test_what_the_notice_says_stays(text: str) -> None:
    assert without_furniture(text, load_rules()) == text


def test_below_a_list_the_day_of_the_page_and_whom_to_ask_stay() -> None:
    text = "市の名簿を紛失しました。\n関連記事\n図書館で誤掲載\n最終更新日:2024年3月29日\nお問い合わせ先 総務課"
    kept = without_furniture(text, load_rules())
    assert [line for line in kept.split("\n") if line.strip()] == [
        "市の名簿を紛失しました。",
        "最終更新日:2024年3月29日",
        "お問い合わせ先 総務課",
    ]


_LINES = st.lists(
    st.sampled_from(
        ["ホーム", "関連記事", "コメント(2)", "", "   ", "【関連記事】誤送信", "名簿を紛失しました。" * 3, "1 2 3"]
    )
)


@given(_LINES.map("\n".join) | st.text())
def test_every_other_character_stays_where_it_was(text: str) -> None:
    rules = load_rules()
    cleaned = clean(text, rules).text
    kept = without_furniture(cleaned, rules)
    assert len(kept) == len(cleaned)
    assert all(after in (before, " ") for before, after in zip(cleaned, kept, strict=True))
    assert kept.count("\n") == cleaned.count("\n")


@pytest.mark.parametrize("people", ["メルマガ登録者:120名(氏名、住所)", "メルマガ登録:120名"])
def test_people_who_signed_up_for_letters_head_no_furniture(people: str) -> None:
    text = f"漏えいのお詫び\n株式会社みほん\n1.漏えいした情報\n・{people}\n・会員:41名\n2.原因\n設定の誤り\n"
    counts = [count.value for count in extractor.parse_notice(text).incidents[0].counts]
    assert counts == [120, 41]


def test_a_page_that_is_nothing_but_furniture_is_read() -> None:
    (row,) = extractor.parse_notice("関連記事\nみさき市、児童40人の名簿を紛失\n").incidents
    assert row.affected_people == 40


@pytest.mark.parametrize(
    "furniture",
    [
        # What a page says of its author is no story, though it is a sentence.
        "この記事を書いた人\n田中 太郎\n企業の安全を支援し、これまでに300社以上を診断した。",
        # A long line whose tag says that it is a list of other pages.
        "【関連記事】図書館で貸出記録を誤掲載、利用者120人の氏名が閲覧できる状態",
    ],
)
def test_what_a_page_says_of_its_author_or_of_other_pages_is_blank(furniture: str) -> None:
    kept = without_furniture(f"市の職員が名簿を紛失しました。\n{furniture}", load_rules())
    assert kept.split() == ["市の職員が名簿を紛失しました。"]


def test_the_address_of_a_story_is_blank() -> None:
    text = "みさき市、名簿を紛失\nhttps://news.example.com/1\n市の職員が名簿を紛失しました。"
    kept = without_furniture(text, load_rules())
    assert kept.split() == ["みさき市、名簿を紛失", "市の職員が名簿を紛失しました。"]
