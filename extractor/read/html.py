"""Web pages (.html, .htm): the main text, without menus, advertisements and related articles.

Three steps: the bytes become a tree, :mod:`extractor.read.html_main` finds the notice in it, and
:mod:`extractor.read.html_text` writes that as text. Title and publication day come from the page's metadata.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from extractor.errors import ReadError
from extractor.read.encodings import decode
from extractor.read.source import SourceText, notice_id

#: Where pages say when they were published; not where they say when they were last changed.
_DAY_XPATHS = (
    "//meta[@property='article:published_time' or @name='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[translate(@name, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')='pubdate']/@content",
    "//meta[translate(@name, 'DCTERMSISU', 'dctermsisu')='dcterms.issued']/@content",
    "//meta[translate(@name, 'DATE', 'date')='date']/@content",
    "//time[@pubdate]/@datetime",
)
_TITLE_XPATHS = ("//meta[@property='og:title']/@content", "//h1//text()", "//title/text()")
_DAY = re.compile(r"\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})")
_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]{3,20})""", re.I)
#: What pages call the encodings that are read. Of any other claim nothing is believed: it would read, as Latin-1 reads
#: all bytes, and give no word of the notice.
_CODECS = {
    **dict.fromkeys(("utf-8", "utf8"), "utf-8"),
    **dict.fromkeys(("shift_jis", "shift-jis", "x-sjis", "sjis", "windows-31j", "ms932", "cp932"), "cp932"),
    **dict.fromkeys(("euc-jp", "x-euc-jp"), "euc_jp"),
    "iso-2022-jp": "iso2022_jp",
}


class Page(NamedTuple):
    """What a page holds: its main text, and what its metadata say."""

    text: str
    title: str | None
    date: dt.date | None


def read(data: bytes, source: str) -> SourceText:
    """The main text of a page."""
    page = read_page(data, source)
    return SourceText(notice_id(data), source, page.text, page.title, page.date)


def read_page(data: bytes, source: str, charset: str | None = None) -> Page:
    """A page's main text, title and day; ``charset`` is what its envelope says of the encoding.

    Raises:
        ReadError: when it is no page, or has no text.
    """
    from lxml import etree
    from lxml import html as lxml_html

    from extractor.read.html_main import main_part
    from extractor.read.html_text import as_text

    markup = _decode(data, source, charset)
    # huge_tree stays off: a page nested a thousand deep is made to do harm.
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(markup.encode("utf-8", "ignore"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ReadError(source, f"is not a valid web page ({error})", "fetch it again") from None
    title, day = _title(tree), _day(tree)
    text = as_text(main_part(tree))
    if not text.strip():
        raise ReadError(source, "is a page without text", "does it need a browser to show? save it as shown there")
    return Page(text, title, day)


def _decode(data: bytes, source: str, charset: str | None) -> str:
    declared = charset or ((found := _CHARSET.search(data[:4096])) and found[1].decode())
    codec = _CODECS.get((declared or "").lower())
    if codec and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            pass  # The page is not in the encoding that it claims; look at the bytes themselves.
    try:
        return decode(data)
    except ValueError as error:
        if codec == "utf-8":
            # One bad byte in a page of a hundred thousand is common, and hardly ever in the notice.
            text = data.decode("utf-8", "replace")
            if text.count("\ufffd") * 200 < len(text):
                return text
        raise ReadError(source, str(error), "save the page again as UTF-8") from None


def _title(tree: Any) -> str | None:
    for xpath in _TITLE_XPATHS:
        title = " ".join("".join(tree.xpath(xpath)[:20]).split())
        if title:
            return title
    return None


def _day(tree: Any) -> dt.date | None:
    values = [str(value) for xpath in _DAY_XPATHS for value in tree.xpath(xpath)[:1]]
    for value in [*values[:1], *_linked_data(tree), *values[1:]]:
        if found := _DAY.match(value):
            try:
                return dt.date(*map(int, found.groups()))
            except ValueError:
                continue
    return None


def _linked_data(tree: Any) -> Iterator[str]:
    """The publication days in the page's JSON-LD."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()")[:10]:
        try:
            waiting = [msgspec.json.decode(str(script).encode("utf-8", "ignore"))]
        except msgspec.DecodeError:
            continue
        while waiting:
            value = waiting.pop()
            if isinstance(value, list):
                waiting += value
            elif isinstance(value, dict):
                waiting += [part for part in (value.get("@graph"), value.get("mainEntity")) if part]
                if isinstance(value.get("datePublished"), str):
                    yield value["datePublished"]
