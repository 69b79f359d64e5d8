"""Counts: units, bounds, groups, and the roles that the words around give."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.find import counts
from extractor.findings import CountMention, open_document
from extractor.rules.files import load_rules

RULES = load_rules()


def find(text: str) -> list[CountMention]:
    return counts.find(open_document(text, RULES))


def units(text: str) -> list[tuple[int, str]]:
    return [(m.value, m.unit) for m in find(text)]


def one(text: str) -> CountMention:
    (mention,) = find(text)
    return mention


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("顧客１２０名様分の名簿", [(120, "person")]),
        ("1、2年生計72人分", [(72, "person")]),
        ("会員情報7.5万人分", [(75_000, "person")]),
        ("データ1,620件", [(1_620, "record")]),
        ("四千六百件を点検", [(4_600, "record")]),
        ("31の個人と41法人", [(31, "person"), (41, "company")]),
        ("4世帯19人", [(4, "household"), (19, "person")]),
        ("10件(18人分)", [(10, "record"), (18, "person")]),
        ("61件/61名", [(61, "record"), (61, "person")]),
        ("530名様分/770契約", [(530, "person"), (770, "other")]),
        ("2,500アカウントと会員ID 30件", [(2_500, "account"), (30, "record")]),
        ("メール48通、申請書3枚、台帳2冊", [(48, "message"), (3, "sheet"), (2, "sheet")]),
        ("1,870個のファイル", [(1_870, "file")]),
        ("USBメモリ2個と外付けハードディスク1台", [(2, "device"), (1, "device")]),
        ("費用は約3,200万円", [(32_000_000, "yen")]),
        ("土地86筆", [(86, "other")]),
        ("対象者数\n58名", [(58, "person")]),
        ("対象者数75名、会員数10名", [(75, "person"), (10, "person")]),
        ("数十人、数10件、対象者数百名", []),
        ("会員情報18件につきましては", [(18, "record")]),
    ],
)
def test_the_counter_decides_the_unit(text: str, expected: list[tuple[int, str]]) -> None:
    assert units(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2024年6月14日(金)15時30分",
        "40代の男性、創業50周年、第3者委員会、第2回",
        "電話 03-0000-1234、内線 210、郵便番号 100-0001",
        "バージョン 4.2.0、条例第8号、全体の38%",
        "3件目の事例、2人目の職員、1通り確認",
        "2名古屋支店、3件数の集計、5社会の課題",
        "個人情報の一部を三重県と千葉県へ",
        "数十件のデータ、十数名",
    ],
)
def test_what_is_no_count_is_not_found(text: str) -> None:
    assert units(text) == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("120名", "exact"),
        ("約120名", "about"),
        ("およそ 120名", "about"),
        ("120名程度", "about"),
        ("120件余り", "about"),
        ("120余件", "about"),
        ("最大120名", "at_most"),
        ("最大約120名", "at_most"),
        ("【最大件数】 120件", "at_most"),
        ("【流出したおそれのある最大件数】\n\n120件", "at_most"),
        ("- 【対象の最大件数】\n- 120件", "at_most"),
        ("120名以下", "at_most"),
        ("120名を上限とします", "at_most"),
        ("少なくとも120名", "at_least"),
        ("120名以上", "at_least"),
        ("900万件を超える", "at_least"),
        ("予約120件", "exact"),
        ("解約120件", "exact"),
    ],
)
def test_bounds_are_read_on_both_sides(text: str, bound: str) -> None:
    assert one(f"対象は{text}でした。").bound == bound


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("合計 837名", "total"),
        ("延べ 837名", "gross"),
        ("実人数 837名", "distinct"),
        ("重複を除いた人数は837名", "distinct"),
        ("うち患者837名", "part"),
        ("第1報では837名", "superseded"),
        ("前回「約837名」としておりましたが", "superseded"),
        ("837名のうち、一部", "population"),
        ("会員数およそ837名", "whole"),
        ("837名に案内を一斉に送信した", "recipients"),
        ("837名様に書面でご連絡した", "contacted"),
        ("職員837名", "staff"),
        ("837枚を回収した", "recovered"),
        ("ログイン試行 837件", "attempts"),
        ("迷惑メール837通", "spam"),
        ("延べ837件のお問い合わせ", "inquiries"),
        ("本年度の累計は837件", "statistics"),
        ("次の837件", "incident_count"),
        ("郵送で回答した837名は対象外です", "denied"),
        ("837名の氏名", "data"),
        ("取引先837社", "client"),
        ("子会社837社", "contractor"),
        ("1名につき", "rate"),
    ],
)
def test_words_around_give_roles(text: str, role: str) -> None:
    assert role in one(text).roles


def test_a_role_never_reaches_over_the_next_count_or_sentence() -> None:
    first, second = find("合計 837名、職員12名。")
    assert "total" in first.roles and "total" not in second.roles
    assert "recipients" not in one("対象は837名です。案内を送信しました。").roles


def test_who_did_something_with_data_has_none_of_it() -> None:
    assert "data" not in one("担当者が4人で名簿を作成した").roles


def test_addresses_in_the_same_breath_are_not_staff() -> None:
    assert "inquiries" not in one("お問い合わせをいただいた1,500名").roles
    assert "distinct" not in find("延べ900件(重複を除いた実人数は700名)")[0].roles


def test_a_table_gives_the_label_and_its_roles() -> None:
    found = find("| 区分 | 第1報 | 今回 |\n| カード | 900件 | 1,200件 |\n| 合計 | 900件 | 1,200件 |\n")
    assert [(m.value, sorted(m.roles & {"total", "superseded"})) for m in found] == [
        (900, ["superseded"]),
        (1_200, []),
        (900, ["superseded", "total"]),
        (1_200, ["total"]),
    ]
    assert found[1].group == "カード 今回"


def test_a_column_or_label_gives_the_unit_of_a_bare_number() -> None:
    assert units("| 発表日 | 組織 | 件数 |\n| 5月1日 | みどり商店 | 1,293 |\n") == [(1_293, "record")]
    assert units("漏えい人数:2,450\n") == [(2_450, "person")]
    assert units("会員番号:2,450\n") == []


def test_a_row_with_wide_gaps_has_a_label() -> None:
    mention = one("旧会員                   21,507件    氏名、住所")
    assert (mention.value, mention.group) == (21_507, "旧会員")
    assert "total" in one("合          計        40,236名").roles


def test_the_heads_of_a_ruled_table_are_the_units_of_its_bare_numbers() -> None:
    text = "│支店│書類  │冊 数 │お客さま数│\n├──┼───┼───┼─────┤\n│南  │伝票  │   9 │  1,340 │\n"
    found = counts.find(open_document(text, RULES))
    assert {(m.value, m.unit) for m in found} == {(9, "sheet"), (1_340, "person")}


def test_the_number_of_a_paragraph_is_no_part_of_a_count() -> None:
    (mention,) = counts.find(open_document("A5.17,462名様分の情報が流出しました。", RULES))
    assert mention.value == 17_462


def test_spans_are_the_number_with_its_counter() -> None:
    document = open_document("流出したのは６０，０００ 件の情報です。", RULES)
    (mention,) = counts.find(document)
    start, end = document.clean.source_span(mention.start, mention.end)
    assert document.clean.source[start:end] == "６０，０００ 件"


@given(st.text(alphabet="0123456789,万千約計うち件名人社通台個本に送信のを回収((、。|\n \u3000", max_size=80))
def test_any_text_gives_ordered_spans_with_known_units(text: str) -> None:
    known = {
        "person",
        "record",
        "account",
        "company",
        "message",
        "file",
        "device",
        "sheet",
        "household",
        "other",
        "yen",
    }
    document = open_document(text, RULES)
    end = 0
    for mention in counts.find(document):
        assert end <= mention.start < mention.end <= len(document.text)
        assert mention.unit in known
        end = mention.end


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("最大で予約者2,305人分が流出した恐れがある。", "at_most"),
        ("少なくとも利用者120人の氏名が漏れた。", "at_least"),
        ("最大手企業12社の名簿が漏れた。", "exact"),
        ("会員で利用者120人の氏名が漏れた。", "exact"),
    ],
)
def test_a_particle_carries_a_bound_over_the_noun(text: str, bound: str) -> None:
    assert [mention.bound for mention in find(text)] == [bound]
