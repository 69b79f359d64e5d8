"""Path, bytes or stream → :class:`SourceText`."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import ReadError


@dataclass(frozen=True, slots=True)
class SourceText:
    """A decoded source: its text, where it came from, and what its container says of title and publication day."""

    notice_id: str
    source: str
    text: str
    title: str | None = None
    date: dt.date | None = None


def notice_id(data: bytes) -> str:
    """The first 16 hex digits of the SHA-256 of the source bytes."""
    return hashlib.sha256(data).hexdigest()[:16]


def read_path(path: Path) -> SourceText:
    """Read one file.

    Raises:
        ReadError: when the file cannot be read or decoded.
    """
    data = path.read_bytes()
    try:
        return SourceText(notice_id(data), str(path), data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ReadError(str(path), "not text in a known encoding") from error
