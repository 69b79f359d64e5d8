"""Tokens keep their place in the text, whatever the text is; a word is told from a part of a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.tokenize import boundaries, is_word, tokenize

JAPANESE = st.text(
    st.sampled_from("氏名住所電話番号漏えいした者がのをデータ　 \n\tABc19①㈱。、()「」😀\u0301ｶﾞ"), max_size=60
)


def test_tokens_have_part_of_speech_and_lemma() -> None:
    tokens = tokenize("氏名が含まれておりません")
    assert [t.surface for t in tokens] == ["氏名", "が", "含ま", "れ", "て", "おり", "ませ", "ん"]
    assert (tokens[0].pos, tokens[2].lemma) == ("名詞", "含む")


def test_spans_are_true_behind_spaces_and_line_ends() -> None:
    text = "氏名  と\n住所 電話"
    assert [text[t.start : t.end] for t in tokenize(text)] == ["氏名", "と", "住所", "電話"]


@given(JAPANESE)
def test_tokens_are_where_they_say_in_order_and_cover_all_but_white_space(text: str) -> None:
    covered = [False] * len(text)
    end = 0
    for token in tokenize(text):
        assert text[token.start : token.end] == token.surface
        assert token.start >= end
        end = token.end
        covered[token.start : token.end] = [True] * len(token.surface)
    assert all(seen or char.isspace() for char, seen in zip(text, covered, strict=True))


@given(JAPANESE)
def test_both_ends_of_a_text_are_boundaries(text: str) -> None:
    assert {0, len(text)} <= boundaries(text)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("患者のカルテを閲覧した", "カルテ", True),
        ("価格カルテルの疑い", "カルテ", False),
        ("氏名と学年", "学年", True),
        ("園児の写真が残っていた", "写真", True),
        ("クラス名簿", "クラス", True),
        ("クラスター感染", "クラス", False),
    ],
)
def test_a_word_is_told_from_part_of_a_word(text: str, word: str, expected: bool) -> None:
    start = text.index(word)
    assert is_word(text, start, start + len(word)) is expected


def test_the_rest_of_a_long_text_is_not_looked_at() -> None:
    padding = "あ" * 100_000
    text = f"{padding}。患者のカルテを見た。{padding}"
    start = text.index("カルテ")
    assert is_word(text, start, start + 3)
