"""What is to be read: one :class:`Item` a notice, listed without opening any of them."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar
from urllib.parse import unquote_to_bytes

import msgspec

from extractor.defaults import MAX_BYTES
from extractor.errors import ReadError
from extractor.read.files import PassedOver, files
from extractor.read.formats import (
    HOLDERS,
    IN_DIRECTORIES,
    INSTEAD,
    TEXT,
    UNREAD,
    ZIP,
    by_suffix,
    document_format,
    listed,
    suffix_of,
)
from extractor.read.source import SourceText, notice_id, readable

#: The name of standard input among the paths.
STDIN = "-"
#: Kinds of files named in a line on those that were passed over.
_KINDS = 12

_Found = TypeVar("_Found")


class ReadOptions(msgspec.Struct, frozen=True):
    """How inputs are read: the size limit of one notice, in bytes, and the columns of tables."""

    max_bytes: int = MAX_BYTES
    text_column: str = "text"
    id_column: str | None = None
    date_column: str | None = None


class Failure(msgspec.Struct, frozen=True, omit_defaults=True):
    """Why a notice gave nothing: a row of ``OUT.failures.jsonl``.

    ``stage`` is ``list``, ``read``, ``limit``, ``parse`` or ``save``. ``notice_id`` is known where the
    bytes could be had.
    """

    source: str
    stage: str
    reason: str
    hint: str = ""
    notice_id: str | None = None

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}" + (f"; {self.hint}" if self.hint else "")

    @classmethod
    def of(cls, error: ReadError, notice_id: str | None = None) -> Failure:
        """The failure that an error tells of."""
        return cls(readable(error.source), error.stage, error.reason, error.hint, notice_id)

    def error(self) -> ReadError:
        """The error that this tells of."""
        return ReadError(self.source, self.reason, self.hint, self.stage)


class Item(msgspec.Struct, frozen=True):
    """One notice to read: a file (``path``), a member of a container, or content at hand (``data`` or ``text``).

    ``failure`` stands where listing already showed that there is nothing to read. ``path`` is a ``file:`` URI where the
    file's name is no Unicode, which neither JSON nor Arrow could send.
    """

    source: str
    path: str | None = None
    member: str | None = None
    data: bytes | None = None
    text: str | None = None
    date: dt.date | None = None
    failure: Failure | None = None


def expand(
    paths: Iterable[str | os.PathLike[str]],
    options: ReadOptions,
    skip: Iterable[Path] = (),
    tell: Callable[[str], object] = str,
) -> Iterator[Item]:
    """The notices that ``paths`` name, each once, in the order given; directories and globs in order of name.

    A path may be a file, a directory (searched recursively), a glob pattern, or ``-`` for standard input. ``skip`` are
    files and folders never to be found in a directory, such as the run's own output. ``tell`` is called with a line
    on every folder, archive and mail in which files of other kinds were passed over.
    """
    seen: set[str] = set()
    skipped = [os.path.abspath(p) for p in skip]  # noqa: PTH100 - Path.absolute keeps the dots of ../
    for path in paths:
        name = os.fspath(path)
        if name == STDIN:
            yield Item(STDIN, data=sys.stdin.buffer.read(options.max_bytes + 1))
            continue
        found: Iterator[str | ReadError] = _told(files(name, skipped), name, tell)
        for file in found:
            if isinstance(file, ReadError):
                yield _failed(file)
            elif (place := os.path.abspath(file)) not in seen:  # noqa: PTH100
                seen.add(place)
                yield from _told(_notices(file, options), file, tell)


def _told(found: Iterable[_Found | PassedOver], place: str, tell: Callable[[str], object]) -> Iterator[_Found]:
    """What was found in a place; what was passed over there is told in one line."""
    kinds: Counter[str] = Counter()
    for one in found:
        if isinstance(one, PassedOver):
            kinds[suffix_of(one.name) or "no suffix"] += 1
        else:
            yield one
    if kinds:
        shown = ", ".join(f"{kind} {number:,}" for kind, number in kinds.most_common(_KINDS))
        more = ", …" if len(kinds) > _KINDS else ""
        many = "1 file" if kinds.total() == 1 else f"{kinds.total():,} files"
        tell(f"{readable(place)}: {many} of other kinds passed over ({shown}{more}); name those that are notices")


def container_of(source: str) -> Path | None:
    """The file that holds ``source`` (``archive.zip/name``, ``table.csv#12``, ``mail.eml/name``), if one does."""
    path = Path(source)
    for place in (*path.parents, Path(source.rpartition("#")[0])):
        if by_suffix(place.name, HOLDERS) is not None and place.is_file():
            return place
    return None


def member_item(path: Path, name: str, member: str | None = None) -> Item | PassedOver:
    """What a container holds as ``name``, ``member`` to itself, to be read or to be passed over."""
    source, suffix = f"{path}/{name}", suffix_of(name)
    if suffix in ZIP.suffixes:
        hint = "unpack it and name it by itself"
        return Item(source, failure=Failure(source, "list", "is an archive within another file", hint))
    if suffix in IN_DIRECTORIES:
        return Item(source, path=str(path), member=member or name)
    return PassedOver(name)


def _failed(error: ReadError) -> Item:
    failure = Failure.of(error)
    return Item(failure.source, failure=failure)


def _notices(path: str, options: ReadOptions) -> Iterator[Item | PassedOver]:
    container = by_suffix(path, HOLDERS)
    if container is None:
        yield Item(readable(path), path=_sendable(path))
        return
    try:
        for item in container.load().notices(Path(path), options):
            if readable(path) == path or isinstance(item, PassedOver):
                yield item
            else:
                sendable = _sendable(path) if item.path is not None else None
                yield msgspec.structs.replace(item, source=readable(item.source), path=sendable)
    except ReadError as error:
        yield _failed(error)
    except OSError as error:
        yield _failed(_unreadable(path, error))


def _sendable(path: str) -> str:
    return path if readable(path) == path else Path(path).absolute().as_uri()


def _on_disk(path: str) -> Path:
    return Path(os.fsdecode(unquote_to_bytes(path.removeprefix("file://"))) if path.startswith("file:///") else path)


def content(item: Item, options: ReadOptions) -> bytes:
    """The bytes of an item.

    Raises:
        ReadError: when they cannot be had, are none, or are more than the limit.
    """
    if item.failure is not None:
        raise item.failure.error()
    if item.text is not None:
        data = item.text.encode("utf-8", "surrogatepass")
    elif item.data is not None:
        data = item.data
    elif item.member is not None:
        data = _member_content(_on_disk(str(item.path)), item.member, options.max_bytes)
    else:
        data = _file_content(_on_disk(str(item.path)), options.max_bytes)
    if len(data) > options.max_bytes:
        raise too_large(item.source, options.max_bytes)
    if not data.strip():
        raise ReadError(item.source, "is empty", "fetch it again")
    return data


def _member_content(path: Path, member: str, limit: int) -> bytes:
    container = by_suffix(path.name, HOLDERS)
    if container is None:
        raise ReadError(f"{path}/{member}", "is not in a file of many notices", f"name one of {listed(HOLDERS)}")
    data: bytes = container.load().read_member(path, member, limit)
    return data


def _file_content(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        raise _unreadable(str(path), error) from error


def _unreadable(path: str, error: OSError) -> ReadError:
    if isinstance(error, FileNotFoundError):
        return ReadError(path, "no such file", "check the path; it may have been moved while the run was on")
    if isinstance(error, IsADirectoryError):
        return ReadError(path, "is a directory", "use parse_notices, read_notices or extract for what is in it")
    if isinstance(error, PermissionError):
        return ReadError(path, "permission denied", "make it readable for the user who runs this")
    return ReadError(path, f"cannot be read ({error.strerror or error})", "check the disk or the network share")


def too_large(source: str, limit: int) -> ReadError:
    """The error for a notice of more than ``limit`` bytes."""
    return ReadError(source, f"is larger than {limit:,} bytes", "raise --max-bytes if this is a notice", stage="limit")


def read_item(item: Item, options: ReadOptions) -> SourceText:
    """Read one notice.

    Raises:
        ReadError: with source, stage, reason and hint, whatever was wrong with it.
    """
    return read_content(content(item, options), item)


def read_content(data: bytes, item: Item) -> SourceText:
    """Read one notice whose bytes are at hand; errors as :func:`read_item`."""
    if item.text is not None:
        return SourceText(notice_id(data), item.source, item.text, date=item.date)
    name = item.member or item.path or item.source
    form = document_format(name, data)
    suffix = suffix_of(name)
    if form is TEXT and (suffix in UNREAD or suffix in INSTEAD):
        hint = INSTEAD.get(suffix, "save it as .docx or .pdf, or unpack it")
        raise ReadError(item.source, "is in a format that is not read", hint)
    source: SourceText = form.load().read(data, item.source)
    if not source.text.strip():
        raise ReadError(item.source, "holds no text", "fetch it again")
    return source
