"""The shape of a notice: title, sections with a role, lines with a kind, tables, sentences.

All offsets are into the cleaned text. Which words give a section its role, and which a headline, is data
(``rules/outline.yaml``, ``rules/title.yaml``); everything else here is mechanism.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from extractor.hits import Hits
from extractor.rules import Hit

Span = tuple[int, int]


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

    def header(self, text: str, position: int) -> str:
        """The first row's cell over the one that holds ``position``; empty where there is none."""
        i = self._row_at(position)
        if i < 1:
            return ""
        for column, (start, end) in enumerate(self.rows[i]):
            if start <= position < end and column < len(self.rows[0]):
                return text[slice(*self.rows[0][column])]
        return ""

    def stub(self, text: str, position: int) -> str:
        """The first cell of the row that holds ``position``."""
        i = self._row_at(position)
        return text[slice(*self.rows[i][0])] if i >= 0 and position < self.rows[i][-1][1] else ""

    def _row_at(self, position: int) -> int:
        """The place of the row that begins at or before ``position``; -1 before the first."""
        return bisect_right(self.rows, position, key=lambda row: row[0][0]) - 1


@dataclass(frozen=True, slots=True)
class Outline:
    """The shape of one cleaned text. Build with :func:`outline`."""

    text: str
    title: Span | None
    lines: list[Line]
    sections: list[Section]
    tables: list[Table]
    sentences: list[Span]
    _line_starts: list[int] = field(repr=False, default_factory=list)
    _sentence_starts: list[int] = field(repr=False, default_factory=list)
    _section_starts: list[int] = field(repr=False, default_factory=list)
    _roles: list[str] = field(repr=False, default_factory=list)

    def line_at(self, position: int) -> Line:
        """The line that holds ``position``."""
        return self.lines[bisect_right(self._line_starts, position, 1) - 1]

    def sentence_at(self, position: int) -> Span:
        """The sentence that holds ``position``, as a span."""
        if not self.sentences:
            return 0, len(self.text)
        return self.sentences[bisect_right(self._sentence_starts, position, 1) - 1]

    def section_at(self, position: int) -> Section:
        """The innermost section that holds ``position``."""
        return self.sections[bisect_right(self._section_starts, position, 1) - 1]

    def role_at(self, position: int) -> str:
        """The role of the section that holds ``position``, or of the nearest one around it that has a role."""
        return self._roles[bisect_right(self._section_starts, position, 1) - 1]

    def table_at(self, position: int) -> Table | None:
        """The table that holds ``position``, if any."""
        i = bisect_right(self.tables, position, key=lambda table: table.start) - 1
        return self.tables[i] if i >= 0 and position < self.tables[i].end else None


def outline(text: str, hits: Hits) -> Outline:
    """Find lines, title, sections, tables and sentences of a cleaned text. Never fails; empty text has one line."""
    lines = _rows_in_company(list(_lines(text)))
    sections = list(_sections(text, lines, hits))
    sentences = list(_sentences(text))
    return Outline(
        text,
        _title(text, lines, hits),
        lines,
        sections,
        list(_tables(text, lines)),
        sentences,
        [line.start for line in lines],
        [start for start, _ in sentences],
        [section.start for section in sections],
        _inherited_roles(sections),
    )


# --- lines -----------------------------------------------------------------------------------------------------------

_MARKERS: list[tuple[str, str]] = [
    ("part", r"第[0-9一二三四五六七八九十]{1,3}[部章節]?[ 、.:]?(?![0-9一二三四五六七八九十]*[報回条者項号])"),
    ("rule", r"[━─―=＝]{2,20}[ ]?(?=[^\s━─―=＝])"),
    ("square", r"[■□◆◇●◎▼▽▲△★☆▶►▌◼]{1,20}[ ]?"),
    ("bracket", r"[【〔《<〈≪［](?=[^\n】〕》>〉≫］]{1,40}[】〕》>〉≫］])"),
    ("dotted", r"[0-9]{1,2}(?:[-–][0-9]{1,2}[. ]|\.[0-9]{1,2}\.)(?![0-9])[ ]?"),
    ("number", r"[0-9]{1,2}[.、)](?![0-9])[ ]?|[0-9]{1,2}[ ]{1,4}(?=[^\s0-9(年月日/:~-])"),
    ("kanji", r"[一二三四五六七八九十]{1,3}[、.][ ]?"),
    ("paren", r"\([0-9一二三四五六七八九十ア-ン]{1,3}\)[ ]?"),
    ("circle", r"[①-⑳][ ]?"),
    ("kana", r"[ア-ン](?:[.、)]|[ ]{1,2})(?=[^\s])|[a-zA-Z][.)][ ]?"),
]  # fmt: skip
_MARKER = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _MARKERS))
_BULLET = re.compile(r"[・•‣▪◦*＊○●>-][ ]?(?=[^\s*>-])")
_MARKER_FIRST = re.compile(r"[第━─―=＝■□◆◇●◎▼▽▲△★☆▶►▌◼【〔《<〈≪［0-9一二三四五六七八九十(①-⑳ア-ンa-zA-Z・•‣▪◦*＊○>-]")
_NOTE = re.compile(r"※|\(注|注[0-9]?[).:]")
_FRAME = re.compile(r"(?:記|以上|敬具|謹白)\s*$")
_CLOSERS = "】〕》>〉≫］"
# A label and, behind a colon or a wide gap, what it labels: a heading and its body on one line.
_LABEL = re.compile(r"([^\s:。、][^\n:。、]{0,18}?)(?:[ ]*:[ ]*|[ ]{2,})(?=\S)")
#: Where in a line that is no heading the word may begin that makes it a label.
_LABEL_REACH = 20
# Behind a single space only a word that names a section counts as a label.
_WORD_LABEL = re.compile(r"([^\s:。、0-9][^\s:。、]{1,13})[ ](?=\S)")


def _lines(text: str) -> Iterator[Line]:
    start = 0
    for raw in text.split("\n"):
        end = start + len(raw)
        yield _line(raw, start, end)
        start = end + 1


def _rows_in_company(lines: list[Line]) -> list[Line]:
    """The lines, with a row that stands alone (a headline beside the site's name) as plain text."""
    rows = [i for i, line in enumerate(lines) if line.kind == "row"]
    known = set(rows)
    for i in rows:
        if i - 1 not in known and i + 1 not in known:
            lines[i] = msgspec.structs.replace(lines[i], kind="text")
    return lines


def _line(raw: str, start: int, end: int) -> Line:
    words = raw.strip()
    if not words:
        return Line(start, end, "blank", start)
    indent = len(raw) - len(raw.lstrip())
    if "|" in words or "│" in words or words[0] in "┃├┌└┠┏┗" or ("   " in words and _COLUMNS.match(words)):
        return Line(start, end, "row", start + indent)
    if _MARKER_FIRST.match(words):
        marker = _MARKER.match(words)
        if marker is not None:
            name = str(marker.lastgroup)
            heads = name == "bracket" or _is_heading(words[marker.end() :], 80 if name == "square" else 45)
            return Line(start, end, "heading" if heads else "item", start + indent + marker.end(), name)
        bullet = _BULLET.match(words)
        if bullet is not None:
            return Line(start, end, "item", start + indent + bullet.end(), "bullet")
    elif _NOTE.match(words):
        return Line(start, end, "note", start + indent)
    elif len(words) <= 3 and _FRAME.match(words):
        return Line(start, end, "frame", start + indent)
    return Line(start, end, "text", start + indent)


#: How a polite sentence ends whose full stop was left out; a headline is never polite.
_POLITE = ("ます", "です", "ました", "でした", "した", "ません")


def _is_heading(words: str, longest: int) -> bool:
    """A phrase of at most ``longest`` characters without a sentence end, or a label before a colon or gap."""
    words = words.strip()
    return (0 < len(words) <= longest and words[-1] not in "。、" and not words.endswith(_POLITE)) or _LABEL.match(
        words
    ) is not None


# --- title -----------------------------------------------------------------------------------------------------------

_DATE = re.compile(r"(?:令和|平成)?[0-9元]{1,4}[年./-][0-9]{1,2}[月./-]")
#: A headline stands among this many lines at the top, and has between these many characters.
_TITLE_LINES, _TITLE_LENGTH = 14, range(6, 121)


def _title(text: str, lines: list[Line], hits: Hits) -> Span | None:
    """The headline: of the first lines the one with the most headline words, else the first that could be one."""
    best: Span | None = None
    best_score = 0.0
    seen = 0
    for line in lines:
        if line.kind == "blank":
            continue
        seen += 1
        words = text[line.start : line.end].strip()
        if seen == 1 and words[-1] == "。":
            # What the site says of itself.
            continue
        if seen > _TITLE_LINES or len(words) > _TITLE_LENGTH[-1] or (words[-1] == "。" and len(words) > 40):
            break
        if len(words) not in _TITLE_LENGTH or words[-1] in "。、" or line.kind in ("row", "note"):
            continue
        codes = {hit.rule.code for hit in hits.inside("title", line.start, line.end)}
        score = float(len(codes - {"no-title"}) - 3 * ("no-title" in codes))
        if not codes and not _DATE.match(words):
            # Of lines that say nothing, the longer one is the headline, the shorter a name or a breadcrumb.
            score = min(len(words), 40) / 100
        if score > best_score:
            start = line.start + text[line.start : line.end].index(words)
            best, best_score = (start, start + len(words)), score
        if best_score >= 2:
            break
    return best


# --- tables ----------------------------------------------------------------------------------------------------------

_CELL = re.compile(r"[^|│┃\n]+")
_RULE_LINE = re.compile(r"^[\s|│┃┌┬┐├┼┤└┴┘─━═+:\-]+$")
#: Three columns or more, set apart by wide gaps.
_COLUMNS = re.compile(r"\S[^\n]{0,60}?\S? {3,}\S[^\n]{0,60}?\S? {3,}\S")
_GAP_CELL = re.compile(r"\S+(?: {1,2}\S+)*")


def _tables(text: str, lines: list[Line]) -> Iterator[Table]:
    run: list[Line] = []
    for line in [*lines, Line(len(text), len(text), "blank", len(text))]:
        if line.kind == "row":
            run.append(line)
            continue
        if len(run) >= 2:
            rows = [cells for row in run if (cells := _cells(text, row))]
            if rows:
                yield Table(run[0].start, run[-1].end, rows)
        run = []


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


# --- sections --------------------------------------------------------------------------------------------------------


def _sections(text: str, lines: list[Line], hits: Hits) -> Iterator[Section]:
    """Sections in order of their start; each ends where the next begins."""
    named, starts = hits.of("outline"), hits.starts("outline")
    heads: list[tuple[int, int, int, str, str]] = []
    stack: list[str] = []
    labelled = False
    for line in lines:
        if line.kind == "blank" and labelled:
            # A label without a marker heads its own paragraph only.
            heads.append((line.start, line.end, len(stack) + 1, "other", ""))
            labelled = False
        if line.kind not in ("heading", "item", "text"):
            continue
        found = _heading(text, line, named, starts)
        if found is None:
            continue
        label, body, role = found
        if line.kind != "text" and line.marker != "bullet":
            while line.marker in stack and stack[-1] != line.marker:
                stack.pop()
            if line.marker not in stack:
                stack.append(line.marker)
            level = len(stack)
            labelled = False
        else:
            level = len(stack) + 1
            labelled = body < line.end
        heads.append((line.start, body, level, role, label))
    yield Section("other", 0, 0, heads[0][0] if heads else len(text), 0)
    for i, (start, body, level, role, label) in enumerate(heads):
        yield Section(role, start, body, heads[i + 1][0] if i + 1 < len(heads) else len(text), level, label)


def _heading(text: str, line: Line, hits: list[Hit], starts: list[int]) -> tuple[str, int, str] | None:
    """The words of a line that head a section, where its body begins, and its role; ``None`` for other lines."""
    first = bisect_left(starts, line.body)
    if line.kind != "heading" and (first == len(hits) or hits[first].start > line.body + _LABEL_REACH):
        return None
    words = text[line.body : line.end]
    label = _WORD_LABEL.match(words)
    if label is None or first >= len(hits) or hits[first].start >= line.body + label.end(1):
        label = _LABEL.match(words) or label
    inner = label[1] if label else words.strip().rstrip(_CLOSERS)
    if line.kind != "heading" and label is None and (len(inner) > 24 or "、" in inner or inner.endswith("。")):
        return None
    # The headline of an item may be long; what a section is for stands in few words.
    # What a bracket adds to them heads nothing.
    reach = inner.find("(", 1)
    reach = line.body + (reach if reach > 0 else len(inner))
    named = len(inner) <= 45 and first < len(hits) and hits[first].start < reach
    role = hits[first].rule.code if named else "other"
    if line.kind == "heading":
        # A single gap makes a label only of a word that names a section; else the whole line is the heading.
        if label is not None and (named or label.re is _LABEL):
            return inner, line.body + label.end(), role
        whole = words.strip().rstrip(_CLOSERS)
        return whole, line.end, role
    if not named:
        return None
    return inner, line.body + label.end() if label else line.end, role


#: The most characters that an entry of page furniture has.
_ENTRY = 120


def _inherited_roles(sections: list[Section]) -> list[str]:
    """Of each section its role, or that of the nearest section around it that has one."""
    roles: list[str] = []
    around: list[tuple[int, str]] = []
    for section in sections:
        while around and around[-1][0] >= section.level:
            around.pop()
        role = section.role
        if role == "other" and around:
            role = around[-1][1]
        around.append((section.level, role))
        if role == "other" and roles and roles[-1] == "noise" and section.end - section.start < _ENTRY:
            # The numbered entries of a ranking, the headlines of a list of other articles.
            role = "noise"
        roles.append(role)
    return roles


# --- sentences -------------------------------------------------------------------------------------------------------

# One class of first characters, no alternatives, is what the engine skips the rest of the text for.
# The mark in a name ends nothing: 「みなと市場!」の会員. Nor does a stop in what is quoted or put in brackets in the
# middle of a sentence: 「…届いた。なぜか」との電話.
_SENTENCE_END = re.compile(
    r"[「『(。!?！？\n](?:(?<=[「『])[^「」『』\n]{0,200}[」』](?=[はをのにでがともへや、])"
    r"|(?<=\()[^()\n]{0,120}\)(?=[はをのにでがともへや、])|(?<=\n)\n*"
    r"|(?<![「『(\n])(?:(?<=。)|(?![」』)\]】]{0,2}[はをのにでがともへや、(A-Za-z]))[」』)\]】]{0,2})"
)


def _sentences(text: str) -> Iterator[Span]:
    ends = [match.end() for match in _SENTENCE_END.finditer(text) if match[0][0] not in "「『("]
    if text and (not ends or ends[-1] < len(text)):
        ends.append(len(text))
    return zip([0, *ends], ends, strict=False)
