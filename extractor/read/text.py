"""Plain text."""

from __future__ import annotations

from extractor.errors import ReadError
from extractor.read.encodings import decode
from extractor.read.source import SourceText, notice_id


def read(data: bytes, source: str) -> SourceText:
    """The text of the bytes as it stands: no newline changed, no blank dropped."""
    try:
        text = decode(data)
    except ValueError as error:
        raise ReadError(source, str(error), "save it as UTF-8 text, or give it the suffix of its format") from None
    return SourceText(notice_id(data), source, text)
