"""Whether words are an item of a list (氏名、料金、型式): ``boundary: item`` of a rule asks for it."""

from __future__ import annotations

import re

_OPENERS = (
    *"、・,/(|「『:; \n※とや①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮",
    *("及び", "および", "並びに", "ならびに", "又は", "または", "ほか"),
)
# The first of a list stands behind those whose data it is: 選手96人の芸名、年齢; not 職員96名の明細(氏名、住所).
_COUNTED = re.compile(r"[0-9万千百億][^0-9年月日時回、。\s]{1,5}の$")
_LONGEST_COUNT = 8
_NEXT = re.compile(r"[、・,/]|及び|および|並びに|と|や")
_LONGEST_OPENER = max(map(len, _OPENERS))
_HONORIFICS = "ごお御"
_CLOSER = re.compile(
    r"(?:の?情報|データ)?(?:\([^()\n]{0,30}\))?"
    r"(?:[、・,/)|」』。 \n②-⑮とやがをもは]|$|等|など|及び|および|並び|ならび|又は|また|の(?:他|ほか|うち|いずれ|み))"
)


def is_item(text: str, start: int, end: int) -> bool:
    """True where ``text[start:end]`` is an item of its own, and no part of a longer one."""
    if start and text[start - 1] in _HONORIFICS:
        start -= 1
    opened = start == 0 or text.endswith(_OPENERS, max(0, start - _LONGEST_OPENER), start)
    if not opened and text[start - 1] == "の" and _COUNTED.search(text[max(0, start - _LONGEST_COUNT) : start]):
        return _NEXT.match(text, end) is not None
    return opened and _CLOSER.match(text, end) is not None
