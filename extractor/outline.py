"""The shape of a notice: title, sections with a role, lines with a kind, tables, sentences.

All offsets are into the cleaned text. Roles come from ``rules/outline.yaml``; everything else here is mechanism.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractor.rules import Rules

#: What a section is for; ``noise`` is page furniture (menus, related articles) in which no finding counts.
ROLES = ("summary", "timeline", "affected_data", "cause", "response", "prevention", "contact", "other", "noise")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its newline; ``kind`` is ``heading``, ``item``, ``row``, ``note``, ``text`` or ``blank``.

    ``body`` is where the words after the marker (``1.``, ``■``, ``・``, ``※``) begin; ``marker`` names the marker's
    form for headings and items, so that equal forms are siblings.
    """

    start: int
    end: int
    kind: str
    body: int
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, up to the next heading of its level or above.

    ``start`` is where the heading begins, ``body`` where what it heads begins, ``level`` 0 for the unheaded opening.
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
    rows: list[list[tuple[int, int]]]

    def header(self, text: str, position: int) -> str:
        """The first row's cell over the one that holds ``position``; empty where there is none."""
        for row in self.rows[1:]:
            for column, (start, end) in enumerate(row):
                if start <= position < end and column < len(self.rows[0]):
                    return text[slice(*self.rows[0][column])]
        return ""

    def stub(self, text: str, position: int) -> str:
        """The first cell of the row that holds ``position``."""
        for row in self.rows:
            if row and row[0][0] <= position < row[-1][1]:
                return text[slice(*row[0])]
        return ""


@dataclass(frozen=True, slots=True)
class Outline:
    """The shape of one cleaned text. Build with :func:`outline`."""

    text: str
    title: tuple[int, int] | None
    lines: list[Line]
    sections: list[Section]
    tables: list[Table]
    sentences: list[tuple[int, int]]
    _line_starts: list[int] = field(repr=False, default_factory=list)
    _sentence_starts: list[int] = field(repr=False, default_factory=list)
    _section_starts: list[int] = field(repr=False, default_factory=list)

    def line_at(self, position: int) -> Line:
        """The line that holds ``position``."""
        return self.lines[max(0, bisect_right(self._line_starts, position) - 1)]

    def sentence_at(self, position: int) -> tuple[int, int]:
        """The sentence that holds ``position``, as a span."""
        if not self.sentences:
            return 0, len(self.text)
        return self.sentences[max(0, bisect_right(self._sentence_starts, position) - 1)]

    def section_at(self, position: int) -> Section:
        """The innermost section that holds ``position``."""
        return self.sections[max(0, bisect_right(self._section_starts, position) - 1)]

    def role_at(self, position: int) -> str:
        """The role of the innermost section that has one; ``other`` where none does."""
        i = max(0, bisect_right(self._section_starts, position) - 1)
        level = self.sections[i].level + 1
        while i >= 0:
            section = self.sections[i]
            if section.level < level:
                if section.role != "other":
                    return section.role
                level = section.level
            i -= 1
        return "other"

    def table_at(self, position: int) -> Table | None:
        """The table that holds ``position``, if any."""
        for table in self.tables:
            if table.start <= position < table.end:
                return table
        return None


_HEADING_MARKERS: list[tuple[str, str]] = [
    ("part", r"第[0-9一二三四五六七八九十]{1,3}[部章節]?[ 、.:]?(?![0-9一二三四五六七八九十]*(?:報|回|条|者|三者|項|号))"),
    ("rule", r"[━─―=＝]{2,20}[ ]?(?=[^\s━─―=＝])"),
    ("square", r"[■□◆◇●◎▼▽▲★☆▶►▌◼]+[ ]?"),
    ("bracket", r"[【〔《<〈≪［](?=[^\n】〕》>〉≫］]{1,40}[】〕》>〉≫］])"),
    ("dotted", r"[0-9]{1,2}[-–][0-9]{1,2}[. ](?![0-9])"),
    ("number", r"[0-9]{1,2}[.、)](?![0-9])[ ]?|[0-9]{1,2}[ ]+(?=[^\s0-9(年月日/:~-])"),
    ("kanji", r"[一二三四五六七八九十]{1,3}[、.][ ]?"),
    ("paren", r"\([0-9一二三四五六七八九十]{1,3}\)[ ]?"),
    ("circle", r"[①-⑳][ ]?"),
    ("kana", r"[ア-ンア-ン](?:[.、)]|[ ])(?=[^\s])|[a-zA-Z][.)][ ]?"),
]
_MARKER = re.compile("[ ]*(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _HEADING_MARKERS) + ")")
_ITEM = re.compile(r"[ ]*(?P<bullet>[・•‣▪◦\-*＊○●][ ]?)(?=[^\s\-*])")
# A label and, behind a colon or a wide gap, what it labels: a heading and its body on one line.
_LABEL = re.compile(r"([^\s:。、][^\n:。、]{0,18}?)(?:[ ]*:[ ]*|[ ]{2,})(?=\S)")
_NOTE = re.compile(r"[ ]*(?:※|\(注|注[0-9]?[).:])")
_TABLE_CELL = re.compile(r"[^|│┃\t]+")
_TABLE_RULE = re.compile(r"^[\s|│┃┌┬┐├┼┤└┴┘─━═+:\-]+$")
_GAP_CELL = re.compile(r"\S+(?:[ ]\S+)*")
_SENTENCE_END = re.compile(r"[。!?！？](?:[」』)\]】]{0,2})|\n+")
_CLOSERS = "】〕》>〉≫］"


def outline(text: str, rules: Rules) -> Outline:
    """Find lines, title, sections, tables and sentences of a cleaned text. Never fails; empty text has one line."""
    lines = list(_lines(text))
    title = _title(text, lines)
    tables = list(_tables(text, lines))
    sections = list(_sections(text, lines, rules))
    sentences = list(_sentences(text))
    return Outline(
        text, title, lines, sections, tables, sentences,
        [line.start for line in lines], [s for s, _ in sentences], [s.start for s in sections],
    )  # fmt: skip


def _lines(text: str) -> Iterator[Line]:
    start = 0
    for raw in text.split("\n"):
        end = start + len(raw)
        yield _line(text, raw, start, end)
        start = end + 1


def _line(text: str, raw: str, start: int, end: int) -> Line:
    stripped = raw.strip()
    if not stripped:
        return Line(start, end, "blank", start)
    if "|" in raw or "│" in raw or "┃" in raw:
        return Line(start, end, "row", start)
    if _NOTE.match(raw):
        return Line(start, end, "note", start)
    marker = _MARKER.match(raw)
    if marker is not None:
        body = start + marker.end()
        closes = marker.lastgroup == "bracket"
        words = stripped if closes else raw[marker.end() :].strip()
        if closes or _is_heading(words) or _LABEL.match(words):
            return Line(start, end, "heading", body, str(marker.lastgroup))
        return Line(start, end, "item", body, str(marker.lastgroup))
    bullet = _ITEM.match(raw)
    if bullet is not None:
        return Line(start, end, "item", start + bullet.end(), "bullet")
    return Line(start, end, "text", start + len(raw) - len(raw.lstrip()))


def _is_heading(words: str) -> bool:
    """A short phrase without a sentence end; a label followed by a wide gap heads the words behind the gap."""
    return 0 < len(words) <= 45 and not words.endswith(("。", "、", "た", "す"))


def _title(text: str, lines: list[Line]) -> tuple[int, int] | None:
    """The headline: the first line of the opening that announces something, else the first longer line."""
    first: tuple[int, int] | None = None
    for line in [ln for ln in lines if ln.kind != "blank"][:14]:
        words = text[line.start : line.end].strip()
        start = line.start + text[line.start : line.end].index(words)
        span = (start, start + len(words))
        if _TITLE_WORDS.search(words) and 8 <= len(words) <= 120 and not words.endswith(("。", "。)")):
            return span
        if first is None and 8 <= len(words) <= 120 and not words.endswith("。"):
            first = span
    return first


_TITLE_WORDS = re.compile(r"について|に関する|に係る|のお詫び|お知らせ|ご報告|のお願い|漏えい|漏洩|流出|紛失|誤送信|誤送付|不正アクセス|被害|発生")


def _tables(text: str, lines: list[Line]) -> Iterator[Table]:
    run: list[Line] = []
    for line in [*lines, Line(len(text), len(text), "blank", len(text))]:
        if line.kind == "row":
            run.append(line)
            continue
        if len(run) >= 2:
            rows = [_cells(text, row) for row in run if not _TABLE_RULE.match(text[row.start : row.end])]
            if rows:
                yield Table(run[0].start, run[-1].end, rows)
        run = []


def _cells(text: str, line: Line) -> list[tuple[int, int]]:
    cells = []
    for match in _TABLE_CELL.finditer(text, line.start, line.end):
        words = match[0].strip()
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        cells.append((start, start + len(words)))
    return cells


def _sections(text: str, lines: list[Line], rules: Rules) -> Iterator[Section]:
    """Sections in order of their start. A section's own stretch ends where the next heading begins."""
    heads: list[tuple[Line, int, str, str]] = []
    stack: list[str] = []
    scan = rules["outline"].scan
    for line in lines:
        words = text[line.body : line.end].strip().rstrip(_CLOSERS)
        label = _LABEL.match(words)
        words = label[1] if label else words
        if line.kind == "heading":
            while line.marker in stack and stack[-1] != line.marker:
                stack.pop()
            if line.marker not in stack:
                stack.append(line.marker)
            heads.append((line, len(stack), _role(scan, words), words))
        elif line.kind in ("text", "item") and len(words) <= 24 and not words.endswith("。"):
            role = _role(scan, words)
            if role != "other":
                heads.append((line, len(stack) + 1, role, words))
    yield Section("other", 0, 0, heads[0][0].start if heads else len(text), 0)
    for i, (line, level, role, words) in enumerate(heads):
        end = heads[i + 1][0].start if i + 1 < len(heads) else len(text)
        yield Section(role, line.start, line.body, end, level, words)


def _role(scan: object, words: str) -> str:
    hits = scan(words[:45])  # type: ignore[operator]
    return hits[0].rule.code if hits else "other"


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if match.end() > start:
            yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)
