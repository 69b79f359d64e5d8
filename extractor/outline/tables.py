"""The tables of a text: runs of lines with ruled or wide-set cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractor.outline.shapes import Line, Span, Table

_CELL = re.compile(r"[^|│┃\n]+")
_RULE_LINE = re.compile(r"^[\s|│┃┌┬┐├┼┤└┴┘─━═+:\-]+$")
#: Three columns or more, set apart by wide gaps.
COLUMNS = re.compile(r"\S[^\n]{0,60}?\S? {3,}\S[^\n]{0,60}?\S? {3,}\S")
_GAP_CELL = re.compile(r"\S+(?: {1,2}\S+)*")


def tables(text: str, runs: Iterable[list[Line]]) -> Iterator[Table]:
    """The tables, in order, of rows that stand under each other."""
    for run in runs:
        rows = [cells for row in run if (cells := _cells(text, row))]
        if rows:
            yield Table(run[0].start, run[-1].end, rows)


def _cells(text: str, line: Line) -> list[Span]:
    words = text[line.start : line.end]
    if _RULE_LINE.match(words):
        return []
    ruled = "|" in words or "│" in words or words[0] == "┃"
    cells = []
    for match in (_CELL if ruled else _GAP_CELL).finditer(text, line.start, line.end):
        inner = match[0].strip()
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        cells.append((start, start + len(inner)))
    return cells
