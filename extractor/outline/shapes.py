"""What an outline is made of: lines, sections, tables, as spans of the cleaned text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

import msgspec

Span = tuple[int, int]
#: The span of no words.
_NOWHERE = (0, 0)


def holds(span: Span | None, place: int) -> bool:
    """True where ``place`` lies inside ``span``; nothing lies inside none."""
    return span is not None and span[0] <= place < span[1]


#: How long a line set apart is.
APART = range(8, 71)
#: How long a paragraph is at least; one that is a sentence may be shorter.
_PARAGRAPH, _SENTENCE_LINE = 50, 15


class Line(msgspec.Struct, frozen=True, gc=False):
    """One line without its newline.

    ``kind`` is ``heading``, ``item`` (of a list), ``row`` (of a table), ``note`` (※), ``frame`` (記, 以上), ``text`` or
    ``blank``. ``body`` is where the words after the marker (``1.``, ``■``, ``・``) begin; ``marker`` names the form of
    the marker, so that equal forms are siblings.
    """

    start: int
    end: int
    kind: str
    body: int
    marker: str = ""


def is_prose(text: str, line: Line) -> bool:
    """True of a line as long as a paragraph, and of a whole sentence where each stands on a line of its own."""
    length = line.end - line.start
    return length >= _PARAGRAPH or (length >= _SENTENCE_LINE and text[line.end - 1] == "。")


def is_apart(text: str, line: Line) -> bool:
    """True of unmarked words as long as a headline that end no sentence."""
    return line.kind == "text" and line.end - line.body in APART and is_open(text, line)


def is_open(text: str, line: Line) -> bool:
    """True of a line of words at whose end no sentence, nor a clause, ends."""
    return text[line.end - 1] not in "。、"


class Section(msgspec.Struct, frozen=True, gc=False):
    """A heading and what stands under it, up to the next heading.

    ``start`` is where the heading begins, ``body`` where what it heads begins (on the same line where the heading is a
    label), ``level`` 0 for the unheaded opening. ``heading`` holds the heading's words.
    """

    role: str
    start: int
    body: int
    end: int
    level: int
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, each cell a span of the cleaned text."""

    start: int
    end: int
    rows: list[list[Span]]

    def header_and_stub(self, position: int) -> tuple[Span, Span]:
        """The first row's cell over the one that holds ``position``, and its row's first; empty where there is none."""
        i = bisect_right(self.rows, position, key=lambda row: row[0][0]) - 1
        row, header = self.rows[i], self.rows[0]
        column = next((i for i, cell in enumerate(row) if holds(cell, position)), None)
        if column is None:
            return _NOWHERE, _NOWHERE
        return header[column] if i > 0 and column < len(header) else _NOWHERE, row[0]
