"""PDF files with a text layer.

PDFium gives the characters in reading order with their lines; headers, footers and page numbers, which repeat on every
page, are dropped, and a sentence that a page break cuts goes on. Hard wraps inside a page stay: ``clean`` heals them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from extractor.errors import ReadError
from extractor.read.source import SourceText, notice_id

#: Pages read at most; a notice has a few.
_MAX_PAGES = 500
_PAGE_NUMBER = re.compile(
    r"\s*[-–—‐−－(（]?\s*(?:[Pp]\.?\s*)?[0-9０-９]{1,3}\s*(?:[/／]\s*[0-9０-９]{1,3})?\s*[-–—‐−－)）]?\s*"
)
#: How much more than the usual step between lines parts two paragraphs.
_GAP = 1.5
_MAX_INDENT = 60
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
        reason = "is locked with a password" if locked else f"is no whole PDF ({error})"
        raise ReadError(source, reason, "save it without the password" if locked else "fetch it again") from None
    try:
        if len(document) > _MAX_PAGES:
            raise ReadError(source, f"has more than {_MAX_PAGES} pages", "cut the notice out of it", stage="limit")
        pages = [_page_lines(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise ReadError(source, f"is a damaged PDF ({error})", "fetch it again") from None
    finally:
        document.close()
    if not any(line.strip() for page in pages for line in page):
        raise ReadError(source, "is a scan without text", "run it through OCR first (ocrmypdf -l jpn)")
    return SourceText(notice_id(data), source, "\n".join(_body(pages)))


class _Line(NamedTuple):
    """A line of a page: its text; left edge, base and height of its first character, in points."""

    text: str
    left: float
    base: float
    height: float


def _page_lines(document: Any, number: int) -> list[str]:
    page = document[number]
    text_page = page.get_textpage()
    try:
        lines = list(_lines(text_page))
    finally:
        text_page.close()
        page.close()
    return _laid_out(lines)


def _lines(text_page: Any) -> Iterator[_Line]:
    import pypdfium2.raw as pdfium

    characters: list[str] = []
    first = -1
    for index in range(text_page.count_chars() + 1):
        code = pdfium.FPDFText_GetUnicode(text_page.raw, index) if index < text_page.count_chars() else 0x0A
        if code in (0x0A, 0x0D):
            if first >= 0:
                left, bottom, _, top = text_page.get_charbox(first, loose=True)
                yield _Line("".join(characters).strip(), left, bottom, top - bottom)
            characters.clear()
            first = -1
        elif code not in _NO_CHARACTER and not 0xD800 <= code < 0xE000:
            characters.append(chr(code))
            if first < 0 and not chr(code).isspace():
                first = index


def _laid_out(lines: list[_Line]) -> list[str]:
    """The lines as they stand on the page: indented, and with an empty line where the page leaves one free."""
    if not lines:
        return []
    margin = min(line.left for line in lines)
    steps = sorted(a.base - b.base for a, b in pairwise(lines) if a.base - b.base > 1)
    usual = steps[len(steps) // 2] if steps else 0.0
    out: list[str] = []
    for above, line in zip([None, *lines], lines, strict=False):
        if above is not None and usual and above.base - line.base > usual * _GAP:
            out.append("")
        indent = round((line.left - margin) / (line.height / 2)) if line.height > 1 else 0
        out.append(" " * min(indent, _MAX_INDENT) + line.text)
    return out


def _body(pages: list[list[str]]) -> Iterator[str]:
    repeated = _repeated(pages)
    for page in pages:
        lines = list(page)
        for end in (0, -1):
            while lines and _is_edge(lines[end], repeated):
                del lines[end]
        yield from lines


def _is_edge(line: str, repeated: set[str]) -> bool:
    return not line.strip() or _PAGE_NUMBER.fullmatch(line) is not None or _key(line) in repeated


def _repeated(pages: list[list[str]]) -> set[str]:
    """What stands at the top or the bottom of most pages, whatever number it holds."""
    edges = Counter(key for page in pages for key in {_key(line) for line in page[:1] + page[-1:]} if key)
    return {key for key, pages_with in edges.items() if pages_with > 2 and pages_with * 2 > len(pages)}


def _key(line: str) -> str:
    return _DIGITS.sub("0", "".join(line.split()))
