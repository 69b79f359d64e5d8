"""The lines of a text, each with its kind: heading, item of a list, row of a table, note, frame, text, blank."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from extractor.outline.shapes import Line
from extractor.outline.tables import COLUMNS

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
CLOSERS = "】〕》>〉≫］"
# A label and, behind a colon or a wide gap, what it labels: a heading and its body on one line.
LABEL = re.compile(r"([^\s:。、][^\n:。、]{0,18}?)(?:[ ]*:[ ]*|[ ]{2,})(?=\S)")
#: Where in a line that is no heading the word may begin that makes it a label.
LABEL_REACH = 20
# Behind a single space only a word that names a section counts as a label.
WORD_LABEL = re.compile(r"([^\s:。、0-9][^\s:。、]{1,13})[ ](?=\S)")


def lines(text: str) -> Iterator[Line]:
    """The lines of a text, in order."""
    start = 0
    for raw in text.split("\n"):
        end = start + len(raw)
        yield _line(raw, start, end)
        start = end + 1


def rows_in_runs(lines: list[Line]) -> list[Line]:
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
    if "|" in words or "│" in words or words[0] in "┃├┌└┠┏┗" or ("   " in words and COLUMNS.match(words)):
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
    return (0 < len(words) <= longest and words[-1] not in "。、" and not words.endswith(_POLITE)) or LABEL.match(
        words
    ) is not None
