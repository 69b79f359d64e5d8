"""The lines of a text, each with its kind: heading, item of a list, row of a table, note, frame, text, blank."""

from __future__ import annotations

import operator
import re
import string

from extractor.marks import BULLETS, CIRCLES, CLOSERS, OPENERS, RULES, SIDES, SQUARES, one_of
from extractor.outline.shapes import Line
from extractor.outline.tables import COLUMNS

_NUMERALS = "[0-9一二三四五六七八九十]"
_MARKERS: list[tuple[str, str]] = [
    ("part", rf"第{_NUMERALS}{{1,3}}(?:[部章節位][ 、.:]?|[ 、.:])(?!{_NUMERALS}*[報回条者項号])"),
    ("rule", rf"{one_of(RULES)}{{2,20}}[ ]?(?!{one_of(RULES)})(?=\S)"),
    ("square", one_of(SQUARES) + "{1,20}[ ]?"),
    ("bracket", rf"{one_of(OPENERS)}(?=[^\n{CLOSERS}]{{1,40}}{one_of(CLOSERS)})|\[[0-9]{{1,3}}\][ ]?(?=\S)"),
    ("dotted", r"[0-9]{1,2}(?:[-–][0-9]{1,2}[. ]|\.[0-9]{1,2}\.)(?![0-9])[ ]?"),
    ("number", r"[0-9]{1,2}[.、)](?![0-9])[ ]?|[0-9]{1,3}(?=[■●◆])|[0-9]{1,2}[ ]{1,4}(?=[^\s0-9(年月日/:~-])"),
    ("kanji", r"[一二三四五六七八九十]{1,3}[、.][ ]?"),
    ("paren", r"\([0-9一二三四五六七八九十ア-ン]{1,3}\)[ ]?"),
    ("circle", one_of(CIRCLES) + "[ ]?"),
    ("question", r"(?:Q[0-9]{1,2}|問[0-9一二三四五六七八九十]{0,2})[.:、 ][ ]?"),
    ("kana", r"[ア-ン](?:[.、)]|[ ]{1,2})(?=[^\s])|[a-zA-Z][.)][ ]?"),
]  # fmt: skip
_MARKER = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _MARKERS))
_BULLET = re.compile(rf"{one_of(BULLETS)}[ ]?(?=[^\s*>-])")
#: What a marker or a bullet begins with.
_MARKER_FIRST = frozenset(
    f"第問0123456789一二三四五六七八九十([{RULES}{SQUARES}{OPENERS}{BULLETS}{CIRCLES}"
    + "".join(map(chr, range(ord("ア"), ord("ン") + 1)))
    + string.ascii_letters
)
#: What a row of a table holds, or begins with.
_ROW = re.compile(one_of(SIDES) + "|   ")
_NOTE_FIRST, _NOTE = "※注", re.compile(r"※|注[0-9]?[).:]")
_FRAME_FIRST, _FRAME = "記以敬謹", re.compile("記|以上|敬具|謹白")
# A label and, behind a colon or a wide gap, what it labels: a heading and its body on one line.
LABEL = re.compile(r"([^\s:。、][^\n:。、]{0,18}?)(?:[ ]*:[ ]*|[ ]{2,})(?=\S)")
#: Where in a line that is no heading the word may begin that makes it a label.
LABEL_REACH = 20
# Behind a single space only a word that names a section counts as a label.
WORD_LABEL = re.compile(r"([^\s:。、0-9][^\s:。、]{1,13})[ ](?=\S)")


def label_of(words: str) -> re.Match[str] | None:
    """The label that a line of ``words`` begins with, and what sets it off; looked for only where something does."""
    return LABEL.match(words) if ":" in words or "  " in words else None


#: Asked of all lines in one pass that needs no Python call.
_KIND = operator.attrgetter("kind")


def lines(text: str) -> list[Line]:
    """The lines of a text, in order."""
    found: list[Line] = []
    start = 0
    has_rows = _ROW.search(text) is not None
    for raw in text.split("\n"):
        end = start + len(raw)
        words = raw.strip()
        found.append(
            _line(words, start, end, end - len(raw.lstrip()), has_rows) if words else Line(start, end, "blank", start)
        )
        start = end + 1
    return found


def runs_of_rows(text: str, lines: list[Line]) -> list[list[Line]]:
    """The rows that stand under each other; one that stands alone (a headline beside the site's name) is read anew."""
    if "row" not in map(_KIND, lines):
        return []
    runs: list[list[int]] = []
    for i in [i for i, line in enumerate(lines) if line.kind == "row"]:
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    for run in runs:
        if len(run) == 1:
            alone = lines[run[0]]
            lines[run[0]] = _line(text[alone.start : alone.end].strip(), alone.start, alone.end, alone.body, False)
    return [[lines[i] for i in run] for run in runs if len(run) > 1]


def _line(words: str, start: int, end: int, body: int, in_table: bool) -> Line:
    """A line of ``words`` that begin at ``body``; ``in_table`` says that the text may have tables."""
    if in_table and (
        "|" in words or "│" in words or words[0] in "┃├┌└┠┏┗" or ("   " in words and COLUMNS.match(words))
    ):
        return Line(start, end, "row", body)
    first = words[0]
    if first in _MARKER_FIRST:
        marker = _MARKER.match(words)
        if marker is not None:
            name = str(marker.lastgroup)
            heads = name == "bracket" or _is_heading(words[marker.end() :], 80 if name == "square" else 45)
            # A question heads its answer, though it is a sentence.
            heads = heads or (name == "question" and len(words) <= _QUESTION)
            return Line(start, end, "heading" if heads else "item", body + marker.end(), name)
        bullet = _BULLET.match(words)
        if bullet is not None:
            return Line(start, end, "item", body + bullet.end(), "bullet")
    elif first in _NOTE_FIRST and _NOTE.match(words):
        return Line(start, end, "note", body)
    elif first in _FRAME_FIRST and _FRAME.fullmatch(words):
        return Line(start, end, "frame", body)
    return Line(start, end, "text", body)


#: A question over an answer has so many characters at most.
_QUESTION = 60
#: How a polite sentence ends whose full stop was left out; a headline is never polite.
_POLITE = ("ます", "です", "ました", "でした", "した", "ません")


def _is_heading(words: str, longest: int) -> bool:
    """A phrase of at most ``longest`` characters without a sentence end, or a label before a colon or gap."""
    words = words.strip()
    return (0 < len(words) <= longest and words[-1] not in "。、" and not words.endswith(_POLITE)) or label_of(
        words
    ) is not None
