"""The shape of a notice: headings in all their forms, roles, title, tables, sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.clean import clean
from extractor.outline import Outline, outline
from extractor.outline.lines import lines
from extractor.rules.files import load_rules
from extractor.rules.hits import Hits


def _outline(source: str) -> Outline:
    text = clean(source, load_rules()).text
    return outline(text, Hits(text, load_rules()))


@pytest.mark.parametrize(
    "heading",
    [
        "1. 発生原因",
        "１．発生原因",
        "(1) 発生原因",
        "① 発生原因",
        "■発生原因",
        "【発生原因】",
        "一、発生原因",
        "第1 発生原因",
        "◆ 発生原因",
    ],
)
def test_every_form_of_heading_opens_its_section(heading: str) -> None:
    shape = _outline(f"お客様情報の誤送信について\n\n 概要を申し上げます。\n{heading}\n 宛先を取り違えたためです。\n")
    assert shape.role_at(shape.text.index("取り違え")) == "cause"
    assert shape.role_at(shape.text.index("概要を")) == "other"


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("2.これまでの経緯", "timeline"),
        ("3.漏えいした可能性のある個人情報", "affected_data"),
        ("4.当社の対応", "response"),
        ("5.再発防止策", "prevention"),
        ("【お問い合わせ先】", "contact"),
        ("■事案の概要", "summary"),
        ("■あわせて読みたい", "noise"),
        ("会社概要", "contact"),
        ("Q3 どのような情報が漏れたのですか。", "affected_data"),
        ("問2 何が起きた原因は何ですか?", "cause"),
    ],
)
def test_roles(heading: str, role: str) -> None:
    shape = _outline(f"見出しの行をここに置く\n{heading}\n本文の行です。\n")
    assert shape.role_at(shape.text.index("本文")) == role


@pytest.mark.parametrize(
    "entry",
    [
        "6月5日 会員からの問い合わせ",
        "2024/6/5 原因調査を開始",
        "・6月5日(水) 対応を協議",
        "(1) 6月5日 9時30分 連絡先を照会",
    ],
)
def test_an_entry_of_a_timeline_heads_nothing(entry: str) -> None:
    shape = _outline(f"2.経過\n{entry}\n6月7日 本文")
    assert shape.role_at(shape.text.index("本文")) == "timeline"


def test_a_label_heads_the_words_behind_it() -> None:
    shape = _outline("1 発生日時   令和5年4月3日\n2 判明の経緯  受信者からの電話\n3 原因 宛先の取り違え\n")
    assert [s.heading for s in shape.sections[1:]] == ["発生日時", "判明の経緯", "原因"]
    assert shape.role_at(shape.text.index("宛先")) == "cause"


def test_a_subsection_without_a_role_has_that_of_the_section_around_it() -> None:
    shape = _outline("1.再発防止策\n(1) 甲について\n 教育します。\n2.原因\n(1) 乙について\n 誤りです。\n")
    assert shape.role_at(shape.text.index("教育")) == "prevention"
    assert shape.role_at(shape.text.index("誤りです")) == "cause"


_TWO_CASES = """見本事例集

みほん商会の誤送信

みほん商会は5月2日、会員の名簿を別の会社に送ったと発表した。

再発防止策
宛先の確認を徹底する。

ためし町の台帳の紛失

ためし町は6月3日、住民の台帳をなくしたと発表した。

再発防止策
鍵のかかる棚に収める。
"""


def test_a_headline_set_apart_ends_the_sections_of_the_case_before_it_where_each_case_has_the_same() -> None:
    shape = _outline(_TWO_CASES)
    assert shape.role_at(shape.text.index("宛先")) == "prevention"
    assert shape.role_at(shape.text.index("台帳")) == "other"
    # The sections of one case may hold lines set apart.
    shape = _outline(_TWO_CASES.replace("再発防止策", "原因", 1).replace("ためし町の台帳の紛失", "確認の手順の見直し"))
    assert shape.role_at(shape.text.index("台帳")) == "cause"


@pytest.mark.parametrize("section", ["経緯", "再発防止策", "関連記事"])
def test_a_headline_that_opens_with_its_month_ends_any_section(section: str) -> None:
    shape = _outline(
        f"見本事例集\n\n{section}\n確認する。\n\n2021年6月:ためし町 台帳の紛失\n\n住民の台帳をなくした。\n"
    )
    assert shape.role_at(shape.text.index("住民")) == "other"


def test_the_title_is_the_line_that_announces() -> None:
    shape = _outline("令和5年5月1日\n報道機関各位\n見本市総務部\n\n個人情報の漏えいについて(お詫び)\n\n 本文です。\n")
    assert shape.title is not None
    assert shape.text[slice(*shape.title)] == "個人情報の漏えいについて(お詫び)"


def test_a_banner_of_the_site_is_no_title_where_a_headline_stands_below_it() -> None:
    banner = "当社をかたる不審なメールにご注意ください"
    for headline in ("職員が名簿を閲覧、停職2カ月", banner):
        shape = _outline(f"重要なお知らせ\n{banner}\n{headline}\n2023年5月1日\n\n 本文です。\n")
        assert shape.title is not None
        assert shape.text[slice(*shape.title)] == headline


def test_a_paragraph_that_is_quoted_is_no_title() -> None:
    shape = _outline(
        "6月第4週の話\n\n『みほん市は25日、名簿を紛失したと発表しました。』\n\n管理台帳はなかったのでしょうか。\n"
    )
    assert shape.title is not None
    assert shape.text[slice(*shape.title)] == "6月第4週の話"


@pytest.mark.parametrize(
    "table",
    [
        "| 区分 | 件数 |\n|---|---|\n| 甲 | 12 |\n",
        "│ 区分 │ 件数 │\n├──┼──┤\n│ 甲 │ 12 │\n",
        "区分    課    件数\n甲    乙課    12\n",
    ],
)
def test_a_cell_knows_its_header_and_its_row(table: str) -> None:
    shape = _outline("内訳\n" + table)
    place = shape.text.index("12")
    found = shape.table_at(place)
    assert found is not None
    assert [shape.text[slice(*cell)] for cell in found.header_and_stub(place)] == ["件数", "甲"]
    assert [shape.text[slice(*cell)] for cell in found.header_and_stub(shape.text.index("件数"))] == ["", "区分"]


def test_a_stop_in_a_quotation_or_in_brackets_ends_no_sentence() -> None:
    text = "客から「案内が届いた。なぜか」と電話が入った。本店(旧館。現在は閉館)は調べた。"
    shape = _outline(text)
    assert [text[a:b] for a, b in shape.sentences] == [text[:23], text[23:]]


def test_sentences_end_at_full_stops_and_lines() -> None:
    shape = _outline("一つ目。「二つ目。」三つ目\n四つ目")
    assert [shape.text[a:b].strip() for a, b in shape.sentences] == ["一つ目。", "「二つ目。」", "三つ目", "四つ目"]


@given(st.text(alphabet="■1.(①【】一、第記以上概要原因|│ 　\n。:・※氏名0", max_size=200))
def test_any_text_has_an_outline_whose_parts_tile_it(source: str) -> None:
    shape = _outline(source)
    assert shape.lines[0].start == 0
    assert shape.lines[-1].end == len(shape.text)
    assert "".join(shape.text[a:b] for a, b in shape.sentences) == shape.text
    assert all(a.end <= b.start + 1 for a, b in zip(shape.sections, shape.sections[1:], strict=False))
    for line in shape.lines:
        assert line.start <= line.body <= line.end


def test_a_stop_in_brackets_with_a_space_behind_them_ends_no_sentence() -> None:
    text = "5日、職員が端末1台 (以下「端末」と言います。) を置き忘れました。6日に届け出ました。"
    shape = _outline(text)
    assert [shape.text[start:end] for start, end in shape.sentences] == [text[:-10], text[-10:]]


@given(st.text(st.sampled_from("|│┃├└┏ 甲乙1.・\n"), max_size=60))
def test_a_text_without_signs_of_tables_has_no_rows(text: str) -> None:
    # The line behind it has such a sign, so that each line is asked.
    assert list(lines(text)) == list(lines(f"{text}\n|"))[:-1]


def test_behind_a_word_in_brackets_the_headline_of_another_page_may_be_long() -> None:
    headline = "みさき市の委託先で住民の名簿が所在不明に、庁内の調査でもまだ見つからず来週まで捜索を続ける見通し"
    shape = _outline(f"見出しの行をここに置く\n本文の行です。\n■【関連記事】{headline}\n")
    assert shape.role_at(shape.text.index("所在不明")) == "noise"
    assert shape.role_at(shape.text.index("本文")) == "other"


@pytest.mark.parametrize(
    "title", ["【お知らせ】名簿の流出の調査結果と再発防止策", "■パスワード再設定のお願い(名簿の流出)"]
)
def test_a_title_heads_no_section_of_what_was_done(title: str) -> None:
    shape = _outline(f"{title}\n2024年3月1日 みさき商会\n1.手口\n偽のメールでした。\n2.再発防止策\n研修をします。\n")
    assert shape.role_at(shape.text.index("偽のメール")) == "other"
    assert shape.role_at(shape.text.index("研修")) == "prevention"


def test_a_headline_with_sections_of_its_own_is_no_entry_of_the_furniture_above_it() -> None:
    shape = _outline(
        "◆甲の名簿\n本文の行です。\n過去の記事\n◆乙の紛失\n(1) 概要\n名簿をなくした。\n過去の記事\n◆丙の誤配\n◆丁\n"
    )
    roles = [shape.role_at(shape.text.index(words)) for words in ("乙の紛失", "丙の誤配", "丁")]
    assert roles == ["other", "noise", "noise"]


def test_below_furniture_that_each_item_has_the_next_item_begins() -> None:
    item = "みさき信用金庫は3日、預金払戻請求書215枚を紛失したと発表した。"
    shape = _outline(f"【1】甲を紛失\n{item}\n関連リンク\n【2】乙が流出\n{item}\n関連リンク\n【3】丙の誤配\n")
    roles = [shape.role_at(shape.text.index(words)) for words in ("乙が流出", "丙の誤配")]
    assert roles == ["other", "noise"]


def test_around_a_place_stand_its_section_and_those_above() -> None:
    shape = _outline("1.対象\n(1) 甲\n 甲の行です。\n(2) 乙\n 乙の行です。\n2.原因\n 誤りです。\n")
    around = [s.heading for s in shape.sections_around(shape.text.index("乙の行"))]
    assert around == ["乙", "対象", ""]


def test_a_link_to_another_article_in_brackets_heads_nothing_below() -> None:
    shape = _outline("見出しの行をここに置く\n本文の行です。\n<関連記事:みさき商会の名簿が流出>\n続きの行です。\n")
    assert shape.role_at(shape.text.index("みさき商会")) == "noise"
    assert shape.role_at(shape.text.index("続きの行")) == "other"


def test_what_only_begins_like_a_question_heads_nothing() -> None:
    shape = _outline(
        "名簿の流出について\n問題の名簿を紛失しました。\nQR決済の利用者が対象です。\nQ4 の業績に影響はありません。"
        + "あ" * 60
    )
    assert [section.heading for section in shape.sections if section.level] == []
