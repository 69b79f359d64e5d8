"""What every reader returns."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceText:
    """A decoded source: its text, where it came from, and what its container says of title and publication day.

    ``text`` is the decoded text as it stands, newlines untouched, a byte order mark dropped; every offset of the record
    refers to it. ``notice_id`` is the first 16 hex digits of the SHA-256 of the source bytes. ``note`` says what of the
    source the text lacks.
    """

    notice_id: str
    source: str
    text: str
    title: str | None = None
    date: dt.date | None = None
    note: str | None = None


def notice_id(data: bytes) -> str:
    """The first 16 hex digits of the SHA-256 of the source bytes."""
    return hashlib.sha256(data).hexdigest()[:16]


def readable(name: str) -> str:
    """``name`` as it can be shown and stored: bytes of a file's name that are no UTF-8 are read as CP932, or escaped.

    Archives from Japanese Windows, unpacked elsewhere, leave such names.
    """
    try:
        name.encode()
    except UnicodeEncodeError:
        return "/".join(map(_readable_part, name.split("/")))
    return name


def _readable_part(part: str) -> str:
    raw = os.fsencode(part)
    for encoding in ("utf-8", "cp932"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "backslashreplace")
