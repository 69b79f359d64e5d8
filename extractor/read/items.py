"""What is to be read: one :class:`Item` a notice, listed without opening any of them."""

from __future__ import annotations

import datetime as dt
import glob
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

import msgspec

from extractor.errors import ReadError
from extractor.read.formats import CONTAINERS, IN_DIRECTORIES, by_suffix, document_format
from extractor.read.source import SourceText, notice_id

#: The name of standard input among the paths.
STDIN = "-"


class ReadOptions(msgspec.Struct, frozen=True):
    """How inputs are read: the size limit of one notice, in bytes, and the columns of tables."""

    max_bytes: int = 32 * 1024 * 1024
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
        return cls(error.source, error.stage, error.reason, error.hint, notice_id)


class Item(msgspec.Struct, frozen=True):
    """One notice to read: a file (``path``), a member of an archive, or content at hand (``data`` or ``text``).

    ``failure`` stands where listing already showed that there is nothing to read.
    """

    source: str
    path: str | None = None
    member: str | None = None
    data: bytes | None = None
    text: str | None = None
    date: dt.date | None = None
    failure: Failure | None = None


def expand(paths: Iterable[str | os.PathLike[str]], options: ReadOptions, skip: Iterable[Path] = ()) -> Iterator[Item]:
    """The notices that ``paths`` name, each once, in the order given; directories and globs in order of name.

    A path may be a file, a directory (searched recursively), a glob pattern, or ``-`` for standard input. ``skip`` are
    files never to be taken from a directory, such as the run's own output.
    """
    seen: set[str] = set()
    skipped = {Path(p).absolute() for p in skip}
    for path in paths:
        name = os.fspath(path)
        if name == STDIN:
            yield Item(STDIN, data=sys.stdin.buffer.read(options.max_bytes + 1))
            continue
        for file in _files(name, skipped):
            if isinstance(file, Failure):
                yield Item(file.source, failure=file)
            elif file not in seen:
                seen.add(file)
                yield from _notices(file, options)


def _files(name: str, skipped: set[Path]) -> Iterator[str | Failure]:
    if Path(name).is_dir():
        found = _walk(name)
        if not found:
            kinds = " ".join(sorted(IN_DIRECTORIES))
            yield Failure(name, "list", "no notice in this folder", f"looked for {kinds}; name other files one by one")
        yield from (file for file in found if Path(file).absolute() not in skipped)
    elif not Path(name).exists() and glob.has_magic(name):
        matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        if not matches:
            yield Failure(name, "list", "no file matches this pattern", "check the pattern and the working directory")
        for match in matches:
            yield from _files(match, skipped)
    else:
        yield name


def _walk(folder: str) -> list[str]:
    found = []
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(files):
            if not file.startswith((".", "~$")) and PurePath(file).suffix.lower() in IN_DIRECTORIES:
                found.append(str(Path(parent, file)))
    return sorted(found)


def _notices(path: str, options: ReadOptions) -> Iterator[Item]:
    container = by_suffix(path, CONTAINERS)
    if container is None:
        yield Item(path, path=path)
        return
    try:
        yield from container.load().notices(Path(path), options)
    except ReadError as error:
        yield Item(error.source, failure=Failure.of(error))
    except OSError as error:
        yield Item(path, failure=Failure.of(_unreadable(path, error)))


def content(item: Item, options: ReadOptions) -> bytes:
    """The bytes of an item.

    Raises:
        ReadError: when they cannot be had, are none, or are more than the limit.
    """
    if item.failure is not None:
        f = item.failure
        raise ReadError(f.source, f.reason, f.hint, f.stage)
    if item.text is not None:
        data = item.text.encode("utf-8", "surrogatepass")
    elif item.data is not None:
        data = item.data
    elif item.member is not None:
        from extractor.read.archive import read_member

        data = read_member(Path(str(item.path)), item.member, options.max_bytes)
    else:
        data = _file_content(str(item.path), options.max_bytes)
    if len(data) > options.max_bytes:
        raise too_large(item.source, options.max_bytes)
    if not data.strip():
        raise ReadError(item.source, "is empty", "fetch it again")
    return data


def _file_content(path: str, limit: int) -> bytes:
    try:
        with Path(path).open("rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: str, error: OSError) -> ReadError:
    if isinstance(error, FileNotFoundError):
        return ReadError(path, "no such file", "check the path; it may have been moved while the run was on")
    if isinstance(error, IsADirectoryError):
        return ReadError(path, "is a directory", "name the directory itself to read what is in it")
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
    reader = document_format(item.member or item.path or item.source, data).load()
    source: SourceText = reader.read(data, item.source)
    if not source.text.strip():
        raise ReadError(item.source, "holds no text", "fetch it again")
    return source
