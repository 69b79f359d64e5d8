"""Word documents (.docx): letterhead, paragraphs, lists with their numbers, tables, text boxes, in reading order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from extractor.errors import ReadError
from extractor.read.source import SourceText, notice_id
from extractor.read.table_lines import as_lines

if TYPE_CHECKING:
    from extractor.read.docx_numbering import Numbering

#: What a document may unpack to, in bytes, and how many times its packed size: XML packs tenfold, rarely more.
_MAX_UNPACKED = 256 * 1024 * 1024
_MAX_RATIO = 200

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Deleted text, the older form of a text box that stands beside the newer, readings above ideographs.
_UNSEEN = frozenset((f"{_W}del", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback", f"{_W}rt"))
_AS_TEXT = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def read(data: bytes, source: str) -> SourceText:
    """The text of a document. Its properties are not used: title and day there are often those of a template."""
    _check_size(data, source)
    import docx
    from docx.opc.exceptions import OpcError
    from lxml import etree

    from extractor.read.docx_numbering import Numbering

    try:
        document = docx.Document(io.BytesIO(data))
        numbering = Numbering(document)
        lines = [line for part in (*_letterhead(document), document.element.body) for line in _blocks(part, numbering)]
    except (OpcError, etree.LxmlError, zipfile.BadZipFile, LookupError, ValueError, TypeError, AttributeError) as error:
        # The library takes the package's parts to be what they should be, and trips in as many ways as they are not.
        raise ReadError(source, f"is not a valid Word document ({error})", "save it again as .docx") from None
    return SourceText(notice_id(data), source, "\n".join(lines))


def _check_size(data: bytes, source: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            size = sum(info.file_size for info in package.infolist())
    except zipfile.BadZipFile:
        raise ReadError(source, "is not a valid Word document", "fetch it again") from None
    if size > min(_MAX_UNPACKED, max(len(data), 100_000) * _MAX_RATIO):
        raise ReadError(source, f"unpacks to {size:,} bytes, as zip bombs do", "open it by hand", stage="limit")


def _letterhead(document: Any) -> Iterator[Any]:
    """The header of the first page, where day and sender may stand."""
    for section in document.sections[:1]:
        header = section.first_page_header if section.different_first_page_header_footer else section.header
        if not header.is_linked_to_previous:
            yield header.part.element


def _blocks(parent: Any, numbering: Numbering) -> Iterator[str]:
    for element in parent:
        if element.tag == f"{_W}p":
            yield numbering.label(element) + _text(element).strip("\n")
            for box in _boxes(element):
                yield from _blocks(box, numbering)
        elif element.tag == f"{_W}tbl":
            yield from as_lines(_rows(element, numbering))
        elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _blocks(element, numbering)


def _rows(table: Any, numbering: Numbering) -> Iterator[list[str]]:
    for row in _own(table, f"{_W}tr"):
        yield [" ".join(_blocks(cell, numbering)) for cell in _own(row, f"{_W}tc")]


def _own(parent: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, also those in a form's fields, but not those of a table within."""
    return (element for element in parent.iter(tag) if next(element.iterancestors(parent.tag)) is parent)


def _text(element: Any) -> str:
    pieces = []
    for child in element:
        if child.tag == f"{_W}t":
            pieces.append(child.text or "")
        elif child.tag in _AS_TEXT:
            pieces.append(_AS_TEXT[child.tag])
        elif child.tag not in _UNSEEN and child.tag != f"{_W}txbxContent":
            pieces.append(_text(child))
    return "".join(pieces)


def _boxes(element: Any) -> Iterator[Any]:
    for child in element:
        if child.tag == f"{_W}txbxContent":
            yield child
        elif child.tag not in _UNSEEN:
            yield from _boxes(child)
