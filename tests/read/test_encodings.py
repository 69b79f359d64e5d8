"""Bytes in every encoding that Japanese notices come in give the same text; other bytes are refused."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.read.encodings import decode

TEXT = "令和6年6月14日、株式会社みなと書房は、お客様1,234名の個人情報が流出したと発表しました。\r\n詳細はｻｲﾄで。\n"
PLAIN = TEXT.replace("ｻｲﾄ", "サイト")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "euc_jp", "utf-16", "utf-16-le", "utf-16-be"])
def test_reads_every_encoding(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_reads_iso_2022_jp() -> None:
    assert decode(PLAIN.encode("iso2022_jp")) == PLAIN


def test_reads_signs_that_only_microsoft_writes_in_iso_2022_jp() -> None:
    # ① is 0x2D21 and ㈱ 0x2D6A in NEC's row 13, which the standard leaves empty.
    data = b"\x1b$B-!-j\x1b(B \x1b(I\x3b\x1b(B"
    assert decode(data) == "①㈱ ｻ"


@pytest.mark.parametrize("encoding", ["cp932", "euc_jis_2004"])
def test_reads_circled_numbers_in_old_encodings(encoding: str) -> None:
    text = "①氏名 ②住所 ㈱みなと書房のお客様に関する情報です。"
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("text", ["お知らせ", "個人情報の漏えい", "ﾊﾝｶｸのカナが混ざる文章です。", "東京都港区"])
@pytest.mark.parametrize("encoding", ["cp932", "euc_jp"])
def test_tells_shift_jis_from_euc_in_short_texts(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc_jp"])
def test_a_stray_nul_makes_no_utf_16_of_a_text(encoding: str) -> None:
    text = PLAIN.replace("お客様", "お客\0様") * 2
    assert decode(text.encode(encoding)) == text


def test_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decode(b"\xef\xbb\xbfabc") == "abc"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        bytes(range(256)) * 4,
        "お知らせ".encode()[:-1] + b"\xff",
        "テキスト".encode("utf-16-le")[:-1] + b"\0\0",
        b"\x00\x01\x02\x03" * 50,
    ],
)
def test_refuses_bytes_that_are_no_text(data: bytes) -> None:
    with pytest.raises(ValueError, match="not text in UTF-8"):
        decode(data)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_survives_utf8(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode()) == text


@given(st.binary(max_size=300))
def test_bytes_are_text_or_refused(data: bytes) -> None:
    with contextlib.suppress(ValueError):
        assert isinstance(decode(data), str)
