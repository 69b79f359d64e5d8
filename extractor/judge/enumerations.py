"""Where the findings of one kind stand, and which of them form an enumeration (氏名、住所及び電話番号)."""

from __future__ import annotations

import operator
from bisect import bisect_left, bisect_right

from extractor.findings import CodeMention, Document
from extractor.rules.wordings import Wording, finding_wordings

# What stands between two items of an enumeration: the rest of the first (名前|様), a bracket, perhaps an item that no
# rule knows, a separator, and the few words that qualify the second (施設の|予約履歴, 一部の方については|免許証,
# 一部の方は|勤務先).
_JOIN = Wording(
    r"\)?[^、。・,/\n()はがでに]{0,4}(?:に加え)?(?:\([^()\n]{0,30}\))?"
    r"(?:(?:[、・,/]|{joins})[^、。・,/\n()はがをにで※]{1,14})?"
    r"(?:[、・,/+ ]|{joins}){1,2}(?:\([0-9a-z]\)|[①-⑳])?"
    r"(?:[^、。・,/\n()]{1,10}(?:については|に関しては|の場合は|の[方人]は))?"
    r"[^、。・,/\n()はが※]{0,10}"
)
_LONGEST_JOIN = 50
_SPAN = operator.attrgetter("start", "end")


class Enumerations:
    """The spans of the findings of one kind, in order of place."""

    def __init__(self, document: Document, mentions: list[CodeMention]) -> None:
        self._text = document.text
        self._join = finding_wordings(document.rules)[_JOIN]
        self._mentions = mentions
        self._spans = list(map(_SPAN, mentions))
        self._joins: dict[int, bool] = {}
        #: The enumeration that holds the findings that begin at a place, inside a stretch.
        self._known: dict[tuple[int, int, int], tuple[int, int]] = {}

    def any_between(self, start: int, end: int) -> bool:
        """True where one begins behind ``start`` and before ``end``."""
        i = bisect_right(self._spans, (start, end))
        return i < len(self._spans) and self._spans[i][0] < end

    def next_from(self, position: int) -> CodeMention | None:
        """The first that begins at ``position`` or behind it."""
        i = bisect_left(self._spans, (position, 0))
        return self._mentions[i] if i < len(self._spans) else None

    def enumeration(self, mention: CodeMention, low: int, high: int) -> tuple[int, int]:
        """From the first to the last of the enumeration that holds ``mention``, inside ``text[low:high]``."""
        known = self._known.get((mention.start, low, high))
        if known is not None:
            return known
        spans = self._spans
        first = last = bisect_left(spans, (mention.start, mention.end))
        while first > 0 and spans[first - 1][0] >= low and self._joined(first - 1):
            first -= 1
        while last + 1 < len(spans) and spans[last + 1][0] < high and self._joined(last):
            last += 1
        known = spans[first][0], spans[last][1]
        for start, _ in spans[first : last + 1]:
            self._known[start, low, high] = known
        return known

    def _joined(self, i: int) -> bool:
        """True where the finding ``i`` and the next belong to one enumeration."""
        joined = self._joins.get(i)
        if joined is None:
            end, start = self._spans[i][1], self._spans[i + 1][0]
            near = start - end <= _LONGEST_JOIN
            joined = (
                near
                and (
                    start <= end
                    or self._join.fullmatch(self._text, end, start) is not None
                    or self._explains(i + 1)
                    # 主治医の名前 is one item.
                    or self._text[end:start] == "の"
                )
            )
            self._joins[i] = joined
        return joined

    def _explains(self, i: int) -> bool:
        """True where the finding ``i`` alone stands in brackets right behind another: 氏名(フリガナ)."""
        start, end = self._spans[i]
        return self._text[start - 1] == "(" and self._spans[i - 1][1] == start - 1 and self._text[end : end + 1] == ")"
