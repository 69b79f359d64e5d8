"""A ``.zip`` of notices: each member is one, its source ``archive.zip/folder/notice.html``.

Archives made on Japanese Windows name their members in CP932 without saying so. Sizes are checked while unpacking: what
the archive says of itself is not to be trusted.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from extractor.errors import ReadError
from extractor.read.files import PassedOver
from extractor.read.formats import DOCUMENTS, listed
from extractor.read.items import Item, ReadOptions, member_item, too_large

#: Members listed at most; no honest archive of notices is larger.
_MAX_MEMBERS = 1_000_000


def notices(path: Path, options: ReadOptions) -> Iterator[Item | PassedOver]:
    """The notices of an archive, in order of name, without folders and hidden files."""
    with _open(path) as archive:
        infos = archive.infolist()
    if len(infos) > _MAX_MEMBERS:
        raise ReadError(str(path), f"has more than {_MAX_MEMBERS:,} members", "unpack it by hand", stage="limit")
    found = False
    for name, info in sorted((_name(info), info) for info in infos):
        if not (info.is_dir() or name.startswith("__MACOSX/") or PurePosixPath(name).name.startswith((".", "~$"))):
            item = member_item(path, name, info.filename)
            found = found or isinstance(item, Item)
            yield item
    if not found:
        raise ReadError(str(path), "no notice in this archive", f"looked for {listed(DOCUMENTS)}", "list")


def _open(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except zipfile.BadZipFile:
        raise ReadError(str(path), "is not a valid zip archive", "fetch it again", stage="list") from None


def _name(info: zipfile.ZipInfo) -> str:
    """The member's name; without the flag for UTF-8 the library took its bytes for CP437."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("cp932")
    except UnicodeError:
        return info.filename


def read_member(path: Path, member: str, limit: int) -> bytes:
    """The bytes of a member.

    Raises:
        ReadError: when it is damaged, encrypted, or unpacks to more than ``limit`` bytes.
    """
    source = f"{path}/{member}"
    try:
        with _open(path) as archive, archive.open(member) as file:
            data = file.read(limit + 1)
    except RuntimeError:
        raise ReadError(source, "is locked with a password", "unpack the archive by hand") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError) as error:
        raise ReadError(source, f"cannot be unpacked ({error})", "fetch the archive again") from None
    if len(data) > limit:
        raise too_large(source, limit)
    return data
