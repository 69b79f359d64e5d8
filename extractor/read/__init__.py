"""Path, bytes or stream → :class:`SourceText`. One module a format; :mod:`extractor.read.formats` lists them."""

from __future__ import annotations

import os

from extractor.errors import ReadError
from extractor.read.formats import CONTAINERS, DOCUMENTS, by_suffix
from extractor.read.items import (
    STDIN,
    Failure,
    Item,
    ReadOptions,
    container_of,
    content,
    expand,
    read_content,
    read_item,
)
from extractor.read.source import SourceText, notice_id, readable

__all__ = [
    "STDIN",
    "Failure",
    "Item",
    "ReadOptions",
    "SourceText",
    "container_of",
    "content",
    "expand",
    "notice_id",
    "read_content",
    "read_item",
    "read_path",
]


def read_path(path: str | os.PathLike[str], options: ReadOptions | None = None) -> SourceText:
    """Read one file, or what the ``source`` of a row names in a file of many notices (``archive.zip/notice.html``).

    ``-`` is standard input.

    Raises:
        ReadError: when the file cannot be read or decoded.
    """
    name, options = os.fspath(path), options or ReadOptions()
    if name == STDIN:
        return read_item(next(expand([name], options)), options)
    if by_suffix(name, CONTAINERS) is not None and os.path.isfile(name):  # noqa: PTH113
        first = next((item.source for item in expand([name], options) if _seems_readable(item)), None)
        hint = f"name one of them, as {first}, or use" if first is not None else "use"
        raise ReadError(name, "holds many notices", f"{hint} extract, parse_notices or read_notices", stage="list")
    container = container_of(name)
    if container is None:
        return read_item(Item(readable(name), path=name), options)
    whole = readable(str(container))  # Stands as the source of what is wrong with all of it.
    for item in expand([container], options):
        if item.source == name or (item.source == whole and item.failure is not None):
            return read_item(item, options)
    raise ReadError(name, f"no such notice in {container}", "name it as the column source does", stage="list")


def _seems_readable(item: Item) -> bool:
    return item.failure is None and (item.member is None or by_suffix(item.member, DOCUMENTS) is not None)
