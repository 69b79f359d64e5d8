"""What a text costs grows with its length and no faster, on hostile texts as well.

Counted are the calls that Python makes, its own and those into C, which are the same on every machine.
"""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest

import extractor
from benchmarks.speed import hostile_texts

SHORT, LONG = 4_000, 16_000
#: What a text four times as long may cost: a little more than four times, for what grows by steps.
MOST = 4.6


def _calls(text: str) -> int:
    """How many calls it takes to read ``text``."""
    count = 0

    def see(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        extractor.parse_notice(text)
    finally:
        sys.setprofile(before)
    return count


_TEXTS = {
    name: {length: hostile_texts(length)[name] for length in (SHORT, LONG)} for name in hostile_texts(1)
} | {
    name: {length: (unit * length)[:length] for length in (SHORT, LONG)}
    for name, unit in {
        "announcers": "青葉株式会社は、個人情報が流出したと発表した。みずほ台市は、名簿を紛失したと発表した。",
        "a round-up": "■青葉市、名簿を紛失\n青葉市は3月8日、名簿12件を紛失したと発表した。市民に謝罪するとしている。\n",
        "vendors": "委託先の株式会社青葉印刷から12件の氏名が流出し、",
        "parts": "氏名12件、住所を含むもの7件(うち6件は重複)、",
        "dates in clauses": "7月28日に検知し、7月29日に遮断。",
        "relative dates": "同日、翌日、",
        "rows of dates": "| 7月28日 | 侵入 |\n",
        "announcements": "株式会社みさきは3日、発表した「みさき」サイト",
        "lines that end in their day": "・みさき市、名簿12件を紛失(8/3)\n",
        "cases under years": "2019年 ネオリス 名簿流出事件\n元社員が会員12件の名簿を持ち出した。\n\n",
        "denials": "口座番号は含まれておらず、電話番号も含まれておりませんが、住所は含まれており、",
    }.items()
}  # fmt: skip


@pytest.mark.parametrize("name", _TEXTS)
def test_calls_grow_with_length(name: str) -> None:
    texts = _TEXTS[name]
    _calls(texts[SHORT])
    short, long = _calls(texts[SHORT]), _calls(texts[LONG])
    assert long <= MOST * short
