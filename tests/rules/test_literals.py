"""What a pattern must begin with, told from the pattern alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.rules.literals import Lead, lead, leading_literals


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        ("盗まれ(?:た|て)", {"盗まれた", "盗まれて"}),
        ("(?:盗難|窃盗)[^。]{0,10}被害", {"盗難", "窃盗"}),
        ("(?<!未)発生した", {"発生した"}),
        ("[名人]分", {"名分", "人分"}),
        ("(?:甲|)乙", {"甲乙", "乙"}),
        ("第[0-2]報", {"第0報", "第1報", "第2報"}),
        ("名(?:の[^。]{1,14}|について)?は", {"名は", "名の", "名については"}),
        ("お?電話(?:番号)?", {"電話", "お電話"}),
        ("送信(?=[。、])", {"送信。", "送信、"}),
    ],
)
def test_literals(pattern: str, literals: set[str]) -> None:
    assert set(leading_literals(pattern)) == literals


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("(?<=[しれ])、", Lead(("し、", "れ、"), before=True)),
        ("(?<=の)情報", Lead(("の情報",), before=True)),
        ("(?<=[一-龥])額", Lead(("額",))),
        ("(?<!未)発生", Lead(("発生",))),
        ("(?<=[しれ])(、)", Lead(("、",))),
    ],
)
def test_what_must_stand_before_is_looked_for_too(pattern: str, found: Lead) -> None:
    assert lead(pattern) == found


@pytest.mark.parametrize(
    "pattern", ["[^。]{0,5}漏えい", "漏えい.*した", "漏えい(した", "(?:甲|)", r"\w漏えい", "甲(?:乙+)丙"]
)
def test_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"literal|bound|regular"):
        leading_literals(pattern)


@given(st.lists(st.text("漏洩流出した", min_size=1, max_size=4), min_size=1, max_size=4), st.text("をがに", max_size=3))
def test_every_match_begins_with_one_of_them(words: list[str], tail: str) -> None:
    pattern = f"(?:{'|'.join(map(re.escape, words))}){re.escape(tail)}"
    literals = leading_literals(pattern)
    for word in words:
        match = re.match(pattern, word + tail)
        assert match is not None
        assert match[0].startswith(literals)
