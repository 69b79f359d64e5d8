"""Numbers in every notation, and ideographs that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.find import numbers
from extractor.findings import NumberMention, open_document
from extractor.numerals import is_well_formed, value
from extractor.rules.files import load_rules


def find(text: str) -> list[NumberMention]:
    return numbers.find(open_document(text, load_rules()))


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("0", 0),
        ("60,000", 60_000),
        ("4、500", 4_500),
        ("6万", 60_000),
        ("6.5万", 65_000),
        ("6・5万", 65_000),
        ("2万37", 20_037),
        ("1万2000", 12_000),
        ("18万 4千", 184_000),
        ("3,210千", 3_210_000),
        ("162百万", 162_000_000),
        ("38 百万", 38_000_000),
        ("1億2千万", 120_000_000),
        ("3.2億", 320_000_000),
        ("1千5百万", 15_000_000),
        ("2.5", 2.5),
        ("千五百", 1_500),
        ("二千三百", 2_300),
        ("十六万三千四百二十一", 163_421),
        ("一万二〇〇〇", 12_000),
        ("二〇二三", 2_023),
    ],
)
def test_every_notation_has_its_value_and_its_whole_span(words: str, amount: float) -> None:
    text = f"合わせて{words}、であった。"
    (number,) = find(text)
    assert number.value == amount
    assert text[number.start : number.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "個人情報の一部が流出した",
        "一般のお客様にも一切の影響はない",
        "万一の場合に備え、対策は十分であった",
        "千葉県と三重県の店舗",
        "第三者による二次被害",
        "百貨店と四国の支店",
        "数十名、数百名、数10件、何千人もの方",
    ],
)
def test_ideographs_inside_words_are_no_numbers(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "amount"), [("台帳三冊", 3), ("十五日", 15), ("五名の方", 5), ("千名に達した", 1_000)]
)
def test_one_ideograph_is_a_number_before_a_counter(text: str, amount: int) -> None:
    assert [n.value for n in find(text)] == [amount]


def test_a_serial_number_is_no_amount() -> None:
    assert find("受付番号 1234567890123456789") == []


@pytest.mark.parametrize("run", ["億", "百千", "〇五", "千千", "万"])
def test_ideographs_that_spell_no_number(run: str) -> None:
    assert not is_well_formed(run)


def _kanji(amount: int) -> str:
    digits = "〇一二三四五六七八九"
    words = ""
    for unit, sign in ((10**8, "億"), (10**4, "万"), (1, "")):
        section, amount = divmod(amount, unit)
        if not section:
            continue
        for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit, section = divmod(section, size)
            if digit:
                words += ("" if digit == 1 and name else digits[digit]) + name
        words += sign
    return words


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_any_amount_is_read_back_from_any_notation(amount: int) -> None:
    million, rest = divmod(amount, 10_000)
    notations = [str(amount), f"{amount:,}", f"{million}万{rest or ''}" if million else str(rest), _kanji(amount)]
    assert [value(words) for words in notations] == [amount] * len(notations)


@given(st.text(alphabet="0123456789,、.・一十百千万億〇件名 \n", max_size=60))
def test_spans_are_in_order_and_never_overlap(text: str) -> None:
    end = 0
    for number in find(text):
        assert end <= number.start < number.end <= len(text)
        end = number.end
