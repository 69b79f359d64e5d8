"""What the words around a count say of it: the roles of ``rules/counts.yaml``, its label, whose or what it counts.

No word farther away than :data:`WINDOW` has a say, so that the cost stays linear in hostile text.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from typing import NamedTuple

import msgspec

from extractor.find.counters import counters_of
from extractor.findings import Document
from extractor.rules import START, Rules

#: The farthest that a word may stand from the count it speaks of.
WINDOW = 60
#: What ends a label.
_LABEL_END = re.compile("  |[:…|]")
#: How many lines above a number the head of its column may stand; and a row of such a column.
_ROWS = 24
_ROW = re.compile(r"(?=.)[^0-9。\n]{0,30}(?:[0-9][0-9,]{0,12})?[ ]?")
#: A line above a number that is a mere label is no longer, and counts nothing itself.
_LONGEST_LABEL, _DIGIT = 16, re.compile("[0-9]")
#: So many blanks at most stand before a number that begins its line.
_INDENT = 20
_HEAD_OF_LINE = re.compile(r"[(【\[〔<]([^()【】\[\]〔〕<>\n]{1,16})[)】\]〕>]")
_NOUN_BEFORE = re.compile(r"(?:[一-龥々ァ-ヶーA-Za-z]|(?<=[一-龥])の(?=[一-龥])){2,14}$")
_NOUN_BEHIND = re.compile(r"の((?:[一-龥々ァ-ヶーA-Za-z]|[おご](?=[一-龥])){2,12})")


class Place(msgspec.Struct, frozen=True, gc=False):
    """Where a count stands: ``lead`` begins the words that bound it, ``start`` the number, ``unit`` its counter."""

    lead: int
    start: int
    unit: int
    end: int


class _Reach(NamedTuple):
    """Where a rule's words must stand, how far away at most, and which characters may not stand between."""

    side: str
    reach: int
    barrier: str
    role: str


@functools.lru_cache(maxsize=8)
def _reaches(rules: Rules) -> dict[str, _Reach]:
    return {
        rule.id: _Reach(rule.attributes["side"], rule.attributes["reach"], rule.attributes["barrier"], rule.code)
        for rule in rules["counts"].rules
    }


class Surroundings:
    """The words around the counts of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._reaches = _reaches(document.rules)
        self._hits = document.hits["counts"]

    def roles(self, place: Place, low: int, high: int) -> set[str]:
        """The roles that words in reach give: none across a sentence's end, or across another count.

        ``low`` is where the count before ends, ``high`` where the next one begins.
        """
        text = self._document.text
        first, last = self._document.outline.sentence_at(place.start)
        opened = text[max(0, place.lead - 2) : place.lead]
        before = place.lead - (2 if opened == "( " else opened[-1:] in (" ", "「", "(", "『"))
        begin = bisect_left(self._hits, max(first, place.lead - WINDOW), key=START)
        end = bisect_left(self._hits, min(last, place.end + WINDOW), key=START)
        roles = set()
        for hit in self._hits[begin:end]:
            side, reach, barrier, role = self._reaches[hit.rule.id]
            if side == "before":
                reached = low <= hit.end <= place.lead and before - hit.end <= reach
            elif side == "behind":
                # A pattern may begin on the counter itself: 名に送信.
                reached = place.unit <= hit.start <= min(high, place.end + reach)
            elif side == "near":
                reached = 0 <= hit.start - place.end <= reach or 0 <= place.lead - hit.end <= reach
            else:
                reached = side == "lead_in" and hit.end <= place.lead
            if reached and barrier:
                between = text[hit.end : place.lead] if side == "before" else text[place.end : hit.start]
                reached = not any(char in between.replace("は、", "") for char in barrier)
            if reached:
                roles.add(role)
        return roles

    def line_roles(self, place: Place) -> set[str]:
        """The roles that a label in brackets gives the whole line it heads: (更新前)書類23枚、実人数24人.

        A number that begins its line may have its label in the line above: 発送件数⏎1,842件.
        """
        text, line = self._document.text, self._document.outline.line_at(place.start)
        head = _HEAD_OF_LINE.match(text, line.body, line.end)
        if head:
            return self.label_roles(head[1])
        begins = place.lead - line.body <= _INDENT and not text[line.body : place.lead].strip()
        return self.label_roles(self._label_above(line.start)) if begins else set()

    def _label_above(self, start: int) -> str:
        """The words of the line above the one that begins at ``start``, where they are a mere label; else empty."""
        text = self._document.text
        above = self._document.outline.line_at(start - 1) if start else None
        words = text[above.body : above.end].strip() if above is not None else ""
        is_label = 0 < len(words) <= _LONGEST_LABEL and words[-1] not in "。、" and not _DIGIT.search(words)
        return words if is_label else ""

    def label_roles(self, label: str) -> set[str]:
        """The roles that a label gives: 合計, 第1報, 件数."""
        hits = self._document.rules["counts"].scan(label.replace(" ", ""))
        return {self._reaches[h.rule.id].role for h in hits if self._reaches[h.rule.id].side == "label"}


def label_of(document: Document, position: int, low: int) -> str:
    """What the row and column of a table, or the words before a wide gap or colon, call the number at ``position``.

    ``low`` is where the count before it ends: its words are not this one's.
    """
    text = document.text
    line = document.outline.line_at(position)
    if line.kind == "row":
        table = document.outline.table_at(position)
        if table is not None:
            header, stub = (text[start:end] for start, end in table.header_and_stub(position))
            # Where the first row counts too, the table has no head.
            head = "" if counters_of(document.rules).last_sign.search(header) else header
            return f"{stub} {head}".strip()
    start = max(line.body, low, position - WINDOW)
    if _LABEL_END.search(text, start, position) is None:
        return ""
    return " ".join(text[start:position].split()).strip(" :…|(「")


def column_head(document: Document, position: int, heads: re.Pattern[str]) -> str:
    """The words over the column of a table without rules: 地区 件数 / 東日本 640; empty where there is none.

    Between it and the number at ``position`` stand rows of the same form only: words and one number, or words alone.
    """
    lines, text = document.outline.lines, document.text
    i = document.outline.line_number_at(position)
    for line in reversed(lines[max(0, i - _ROWS) : i + 1]):
        words = text[line.start : line.end]
        if _ROW.fullmatch(words) is None:
            return ""
        if heads.search(words.replace(" ", "")) is not None and not any(char.isdecimal() for char in words):
            return words
    return ""


def group_of(text: str, place: Place) -> str | None:
    """Whose or what, as written: the noun behind の, else the noun right before."""
    behind = _NOUN_BEHIND.match(text, place.end)
    if behind:
        return behind[1]
    before = _NOUN_BEFORE.search(text[max(0, place.lead - 14) : place.lead].rstrip(" 、("))
    return before[0] if before else None
