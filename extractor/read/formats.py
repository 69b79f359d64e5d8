"""The one list of input formats.

To add a format: write a module with ``read(data: bytes, source: str) -> SourceText`` (see ``text.py``) and add its line
to :data:`DOCUMENTS`. A file that holds many notices needs a module with ``notices(path: Path, options: ReadOptions) ->
Iterator[Item]`` (see ``archive.py``) and a line in :data:`CONTAINERS`; if its items name members, also
``read_member(path: Path, member: str, limit: int) -> bytes``. Help texts and messages take their suffixes from here;
the table in docs/formats.md is checked against this list. Modules are imported on first use, so a format costs nothing
until a file of it comes.
"""

from __future__ import annotations

import importlib
from codecs import BOM_UTF8
from pathlib import PurePath
from typing import Any, NamedTuple


class Format(NamedTuple):
    """An input format: the suffixes it goes by and the module that reads it."""

    name: str
    suffixes: tuple[str, ...]
    module: str

    def load(self) -> Any:
        """The module that reads this format."""
        return importlib.import_module(self.module)


TEXT = Format("text", (".txt", ".text"), "extractor.read.text")
HTML = Format("html", tuple(".html .htm .xhtml .shtml .php .asp .aspx .jsp .cgi".split()), "extractor.read.html")
PDF = Format("pdf", (".pdf",), "extractor.read.pdf")
DOCX = Format("docx", (".docx",), "extractor.read.docx")
MAIL = Format("mail", (".eml", ".mht", ".mhtml"), "extractor.read.mail")

#: One file, one notice.
DOCUMENTS = (TEXT, HTML, PDF, DOCX, MAIL)

ZIP = Format("zip", (".zip",), "extractor.read.archive")
TABLE = Format("table", (".jsonl", ".ndjson", ".csv", ".tsv", ".parquet"), "extractor.read.notice_table")

#: One file, many notices.
CONTAINERS = (ZIP, TABLE)

#: Files that hold others: those of many notices, and mails, each a notice with what is attached to it.
HOLDERS = (*CONTAINERS, Format("mail", (".eml",), "extractor.read.mail"))

#: What notices also come in and no module reads: found all the same, so that each is reported and none is lost.
UNREAD = frozenset(".doc .rtf .odt .jtd .pages .ppt .pptx .xdw .msg .7z .rar .lzh .tar .tgz .gz".split())

#: What to do with other files that a user may name by mistake, where that is not to save them as documents.
INSTEAD = {
    **dict.fromkeys(
        ".xlsx .xlsm .xls .ods".split(), "save the sheet as .csv and name the column of the notices: --text-column"
    ),
    **dict.fromkeys(
        ".jpg .jpeg .png .tif .tiff .gif .bmp .webp .heic".split(), "make it a PDF by OCR (ocrmypdf -l jpn)"
    ),
}

#: What is read of a directory. A table is read only where the user names it: outputs lie in folders too.
READABLE = frozenset(suffix for form in (*DOCUMENTS, ZIP) for suffix in form.suffixes)
#: What a directory is searched for.
IN_DIRECTORIES = READABLE | UNREAD


def listed(formats: tuple[Format, ...]) -> str:
    """The suffixes of ``formats``, as help texts and messages show them."""
    return " ".join(suffix for form in formats for suffix in form.suffixes)


def suffix_of(name: str) -> str:
    """The suffix of a file's name in small letters, without the query that a page is saved with (``news.php?id=3``)."""
    return PurePath(name).suffix.lower().partition("?")[0]


def by_suffix(name: str, formats: tuple[Format, ...]) -> Format | None:
    """The format of ``formats`` that a file name's suffix stands for."""
    suffix = suffix_of(name)
    return next((form for form in formats if suffix in form.suffixes), None)


def document_format(name: str, data: bytes) -> Format:
    """The format of a document: what its first bytes show, else its suffix, else plain text.

    Pages are saved as ``.txt``, error pages as ``.pdf``, PDF files without a suffix; the bytes know better.
    """
    head = data[:1024].removeprefix(BOM_UTF8).lstrip()
    named = by_suffix(name, DOCUMENTS)
    if head.startswith(b"%PDF-"):
        return PDF
    # Workbooks, slides and the like are zip files, too; the names of the parts stand in them as they are.
    if head.startswith(b"PK\3\4") and b"word/" in data and named is not MAIL:
        return DOCX
    if named is not MAIL and head[:200].lower().startswith((b"<!doctype html", b"<html")):
        return HTML
    return named or TEXT
