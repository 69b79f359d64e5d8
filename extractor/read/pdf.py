"""PDF files with a text layer.

PDFium gives the characters in reading order with their lines and places. A line after which the next word had no room
is joined with it: that is surer here, where widths are known, than afterwards. Running heads and page numbers are
dropped; indents, empty lines and columns are kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from extractor.errors import ReadError
from extractor.marks import BEGINS_BLOCK
from extractor.read.source import SourceText, notice_id

#: Pages read at most; a notice has a few.
_MAX_PAGES = 500
_PAGE_NUMBER = re.compile(
    r"\s*[-–—‐−－(（]?\s*(?:[Pp]\.?\s*)?[0-9０-９]{1,3}\s*(?:[/／]\s*[0-9０-９]{1,3})?\s*[-–—‐−－)）]?\s*"
)
#: How much more than the usual step between lines parts two paragraphs.
_GAP = 1.5
_MAX_INDENT = 60
#: The share of the page's width from which a line can be one of a paragraph.
_LONG = 0.45
#: What a line may fall short of the margin for no other reason, in widths of an ideograph.
_SLACK = 0.4
#: What cannot be broken at the end of a line: a word, a number, a character with the signs that no line begins with.
_WORD = re.compile(
    r"(?:[0-9A-Za-z０-９Ａ-Ｚａ-ｚ,.%_@/:~+-]+|.)[、。，．」』）)】〕》〉・ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ!?！？]*"
)
#: What a line ends with that ends a paragraph, and what a line begins with that begins one.
_ENDS = ("。", "：", ":", "|")
_BEGINS = re.compile(BEGINS_BLOCK)
#: What is written between the cells of a table's row, besides the space that PDFium puts there.
_COLUMN = "   "
#: Not text: the end of a string, PDFium's marks of a word broken at a line's end.
_NO_CHARACTER = frozenset((0x00, 0x02, 0xFFFE, 0xFFFF))
_DIGITS = re.compile(r"[0-9０-９]+")


def read(data: bytes, source: str) -> SourceText:
    """The text of a file's pages."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        reason = "is locked with a password" if locked else f"is not a valid PDF file ({error})"
        raise ReadError(source, reason, "save it without the password" if locked else "fetch it again") from None
    try:
        if len(document) > _MAX_PAGES:
            raise ReadError(source, f"has more than {_MAX_PAGES} pages", "cut the notice out of it", stage="limit")
        pages = [_page_lines(document, number) for number in range(len(document))]
        scans = [n for n, lines in enumerate(pages, start=1) if _is_blank(lines) and _has_picture(document, n - 1)]
    except pypdfium2.PdfiumError as error:
        raise ReadError(source, f"is a damaged PDF ({error})", "fetch it again") from None
    finally:
        document.close()
    if not any(pages):
        raise ReadError(source, "is a scan without text", "run it through OCR first (ocrmypdf -l jpn)")
    return SourceText(notice_id(data), source, "\n".join(_body(pages)), note=_note(scans, len(pages)))


def _note(scans: list[int], pages: int) -> str | None:
    if not scans:
        return None
    which = (
        f"page {scans[0]} of {pages} is a picture" if len(scans) == 1 else f"{len(scans)} of {pages} pages are pictures"
    )
    return f"{which} and not read; run it through OCR first (ocrmypdf --skip-text -l jpn)"


class _Line(NamedTuple):
    """A line of a page: its text, its edges, base and height in points, and how it stands on the page.

    ``apart``: the page leaves an empty line before it. ``room``: what is left of the page's width after it, in widths
    of an ideograph. ``indent``: where it begins, in half-width characters.
    """

    text: str
    left: float
    right: float
    base: float
    height: float
    apart: bool = False
    room: float = float("inf")
    indent: int = 0


def _page_lines(document: Any, number: int) -> list[_Line]:
    page = document[number]
    text_page = page.get_textpage()
    try:
        return _laid_out(list(_lines(text_page)), page.get_width())
    finally:
        text_page.close()
        page.close()


def _is_blank(lines: list[_Line]) -> bool:
    return all(_PAGE_NUMBER.fullmatch(line.text) for line in lines)


def _has_picture(document: Any, number: int) -> bool:
    import pypdfium2.raw as pdfium

    page = document[number]
    try:
        return any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]))
    finally:
        page.close()


def _lines(text_page: Any) -> Iterator[_Line]:
    import pypdfium2.raw as pdfium

    characters: list[str] = []
    first = last = -1
    for index in range(text_page.count_chars() + 1):
        code = pdfium.FPDFText_GetUnicode(text_page.raw, index) if index < text_page.count_chars() else 0x0A
        if code in (0x0A, 0x0D):
            if first >= 0:
                left, bottom, _, top = text_page.get_charbox(first, loose=True)
                right = text_page.get_charbox(last, loose=True)[2]
                yield _Line("".join(characters).strip(), left, right, bottom, top - bottom)
            characters.clear()
            first = last = -1
        elif code not in _NO_CHARACTER and not 0xD800 <= code < 0xE000:
            character = chr(code)
            if not character.isspace():
                if last >= 0 and characters[-1].isspace() and _is_column_gap(text_page, last, index):
                    characters.append(_COLUMN)
                first, last = (index if first < 0 else first), index
            characters.append(character)


def _is_column_gap(text_page: Any, before: int, after: int) -> bool:
    """Whether two characters of a line stand as far apart as the columns of a table do."""
    _, bottom, right, top = text_page.get_charbox(before, loose=True)
    left = text_page.get_charbox(after, loose=True)[0]
    return bool(left - right > (top - bottom) * 1.5)


def _laid_out(lines: list[_Line], width: float) -> list[_Line]:
    """The lines of a page of ``width`` points, with how each stands on it."""
    if not lines:
        return []
    left = min(line.left for line in lines)
    long = [line for line in lines if line.right - line.left > width * _LONG]
    right = max((line.right for line in long), default=0.0) if len(long) > 1 else 0.0
    steps = sorted(a.base - b.base for a, b in pairwise(lines) if a.base - b.base > 1)
    usual = steps[len(steps) // 2] if steps else float("inf")
    placed = []
    for above, line in zip([None, *lines], lines, strict=False):
        step = above.base - line.base if above is not None else 0.0
        size = max(line.height, 1.0)
        room = (right - line.right) / size if line.right - line.left > width * _LONG and right else float("inf")
        indent = min(round((line.left - left) / size * 2), _MAX_INDENT)
        placed.append(line._replace(apart=step > usual * _GAP, room=room, indent=indent))
    return placed


def _body(pages: list[list[_Line]]) -> Iterator[str]:
    """The lines of all pages, those of one paragraph joined, without what repeats at the edges of pages."""
    repeated = _repeated(pages)
    above: _Line | None = None
    joined = ""
    for page in pages:
        lines = list(page)
        for end in (0, -1):
            while lines and _is_edge(lines[end].text, repeated):
                del lines[end]
        for line in lines:
            if above is not None and _goes_on(above, line):
                joined += (
                    " " if joined[-1].isascii() and joined[-1].isalpha() and line.text[0].isascii() else ""
                ) + line.text
            else:
                if above is not None:
                    yield joined
                    if line.apart:
                        yield ""
                joined = " " * line.indent + line.text
            above = line
    if above is not None:
        yield joined


def _goes_on(above: _Line, line: _Line) -> bool:
    """Whether ``line`` is the rest of the paragraph that ``above`` is of: its first word had no room there."""
    if line.apart or above.text.endswith(_ENDS) or _BEGINS.match(line.text):
        return False
    word = _WORD.match(line.text)
    return word is not None and above.room < sum(0.5 if c.isascii() else 1.0 for c in word[0]) + _SLACK


def _is_edge(line: str, repeated: set[str]) -> bool:
    return _PAGE_NUMBER.fullmatch(line) is not None or _key(line) in repeated


def _repeated(pages: list[list[_Line]]) -> set[str]:
    """What stands at the top or the bottom of most pages, whatever number it holds."""
    edges = Counter(key for page in pages for key in {_key(line.text) for line in page[:1] + page[-1:]})
    return {key for key, pages_with in edges.items() if pages_with > 2 and pages_with * 2 > len(pages)}


def _key(line: str) -> str:
    return _DIGITS.sub("0", "".join(line.split()))
