"""What fuzzing once found, kept short."""

import pytest

import extractor


@pytest.mark.parametrize(
    "text", ["個人情報が流出した事案について、株式会社みなと書房が", "が", "\r", "年月日", "（" * 300]
)
def test_texts_that_break_off_are_read(text: str) -> None:
    assert extractor.parse_notice(text + "\n").text == text + "\n"
    assert extractor.parse_notice(text).text == text
