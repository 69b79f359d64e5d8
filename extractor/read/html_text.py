"""Writes a part of a web page as text: a line a block, lists with their marks, tables as ``| a | b |`` lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from extractor.read.table_lines import as_lines

_BLOCKS = frozenset(
    "address article blockquote body caption center dd details div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hgroup hr html li main ol p pre section summary table tbody td th tr ul".split()
)
#: Blocks that stand apart from what is before and after them.
_APART = frozenset("p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote article section pre".split())
# A line break in the page's source between two ideographs or kana is no space, or the word would be cut.
_WIDE = "[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]"
_SOURCE_BREAK = re.compile(rf"(?<={_WIDE})[ \t]*[\r\n]\s*(?={_WIDE})")
_BLANK = re.compile(r"[ \t\r\n\f]+")
#: Ends the line of a term until it is known what is said of it; no page holds it.
_TERM = "\0"
_LONG_CELL = 400
_MAX_DEPTH = 200


def as_text(element: Any) -> str:
    """The text of an element and all within it."""
    writer = _Writer()
    writer.block(element, 0)
    return writer.text()


class _Writer:
    """Collects lines; inline text gathers until a block begins or ends."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._inline: list[str] = []
        self._mark = ""

    def text(self) -> str:
        self._flush()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self._lines).replace(_TERM, "")).strip("\n") + "\n"

    def _flush(self) -> None:
        text = _BLANK.sub(" ", _SOURCE_BREAK.sub("", "".join(self._inline))).strip(" ")
        self._inline.clear()
        if text.strip():
            self._lines.append(self._mark + text)
            self._mark = ""

    def _apart(self) -> None:
        self._flush()
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def block(self, element: Any, depth: int) -> None:
        """Write a block: its own text and its children, in order."""
        if depth > _MAX_DEPTH:
            return
        apart = element.tag in _APART
        self._apart() if apart else self._flush()
        if element.tag == "table":
            self._table(element, depth)
        elif element.tag == "pre":
            for line_break in element.iter("br"):
                line_break.tail = "\n" + (line_break.tail or "")
            self._lines += ["".join(element.itertext()).strip("\n")]
        elif element.tag in ("dt", "dd"):
            self._definition(element, depth)
        else:
            self._children(element, depth)
        self._apart() if apart else self._flush()

    def _children(self, element: Any, depth: int) -> None:
        marks = _marks(element)
        self._inline.append(element.text or "")
        for child in element:
            if child.tag == "br":
                self._flush_keeping_blank()
            elif child.tag in _BLOCKS:
                if marks is not None and child.tag == "li":
                    self._flush()
                    self._mark = next(marks)
                self.block(child, depth + 1)
                self._mark = ""
            elif isinstance(child.tag, str):
                self._children(child, depth + 1) if depth < _MAX_DEPTH else None
            self._inline.append(child.tail or "")

    def _flush_keeping_blank(self) -> None:
        before = len(self._lines)
        self._flush()
        if len(self._lines) == before and self._lines and self._lines[-1]:
            self._lines.append("")  # Two <br> in a row stand for an empty line.

    def _definition(self, element: Any, depth: int) -> None:
        """A term or what is said of it, on one line where that is short: 対象件数：120件."""
        start = len(self._lines)
        self._children(element, depth)
        self._flush()
        said = [line for line in self._lines[start:] if line]
        previous = self._lines[start - 1] if start else ""
        if element.tag == "dt":
            self._lines[start:] = ["".join(said) + _TERM] if said else []
        elif len(said) == 1 and previous.endswith(_TERM):
            self._lines[start - 1 :] = [f"{previous.removesuffix(_TERM).rstrip('：:')}：{said[0]}"]

    def _table(self, table: Any, depth: int) -> None:
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
        if _lays_out(table, rows):
            for row in rows:
                for cell in row.iterchildren("td", "th"):
                    self.block(cell, depth + 1)
            return
        for caption in table.iterchildren("caption"):
            self.block(caption, depth + 1)
        self._lines += as_lines(_grid(rows))


def _lays_out(table: Any, rows: list[Any]) -> bool:
    """Whether a table only arranges the page: nested tables, long cells, or one column."""
    if table.find(".//table") is not None or table.find(".//h1") is not None:
        return True
    cells = [list(row.iterchildren("td", "th")) for row in rows]
    if max(map(len, cells), default=0) < 2:
        return True
    paragraphs = (cell for row in cells for cell in row if cell.find(".//p") is not None)
    return any(len("".join(cell.itertext())) > _LONG_CELL for cell in paragraphs)


def _grid(rows: list[Any]) -> Iterator[list[str]]:
    """The cells of a table's rows, each in its column: what spans leaves the places it covers empty."""
    covered: dict[int, int] = {}
    for row in rows:
        line: list[str] = []
        for cell in row.iterchildren("td", "th"):
            while covered.get(len(line), 0) > 0:
                covered[len(line)] -= 1
                line.append("")
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            for offset in range(width):
                if height > 1:
                    covered[len(line)] = height - 1
                line.append(_cell_text(cell) if offset == 0 else "")
        while covered.get(len(line), 0) > 0:
            covered[len(line)] -= 1
            line.append("")
        yield line


def _span(cell: Any, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return max(1, min(int(value), 50)) if value.isascii() and value.isdigit() else 1


def _cell_text(cell: Any) -> str:
    writer = _Writer()
    writer.block(cell, 0)
    return writer.text().strip("\n").replace("|", "｜")


def _marks(element: Any) -> Iterator[str] | None:
    """The marks of a list's items; ``None`` for what is no list."""
    if element.tag == "ul":
        return iter(lambda: "・", None)
    if element.tag == "ol":
        start = element.get("start") or "1"
        return (f"{number}. " for number in range(int(start) if start.isdecimal() else 1, 1_000_000))
    return None
