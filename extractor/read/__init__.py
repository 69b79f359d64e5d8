"""Path, bytes or stream → :class:`SourceText`. One module a format; :mod:`extractor.read.formats` lists them."""

from __future__ import annotations

import os

from extractor.errors import ReadError
from extractor.read.formats import CONTAINERS, by_suffix
from extractor.read.items import STDIN, Failure, Item, ReadOptions, content, expand, read_content, read_item
from extractor.read.source import SourceText, notice_id, readable

__all__ = [
    "STDIN",
    "Failure",
    "Item",
    "ReadOptions",
    "SourceText",
    "content",
    "expand",
    "notice_id",
    "read_content",
    "read_item",
    "read_path",
]


def read_path(path: str | os.PathLike[str], options: ReadOptions | None = None) -> SourceText:
    """Read one file.

    Raises:
        ReadError: when the file cannot be read or decoded.
    """
    name = os.fspath(path)
    if by_suffix(name, CONTAINERS) is not None:
        raise ReadError(name, "holds many notices", "use parse_notices, read_notices or extract", stage="list")
    return read_item(Item(readable(name), path=name), options or ReadOptions())
