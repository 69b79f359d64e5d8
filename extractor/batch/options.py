"""What a batch is told and what it answers: light values that can be stored and sent."""

from __future__ import annotations

import datetime as dt

import msgspec

from extractor.defaults import BACKEND, TIMEOUT
from extractor.read import Failure, ReadOptions


class Options(msgspec.Struct, frozen=True):
    """What decides the rows of a notice, besides the notice.

    ``rules`` is a folder of overlay rules; ``reference_date`` the day from which years may be inferred;
    ``timeout`` the seconds that one notice may take; ``save_text`` a folder that gets ``<notice_id>.txt`` of each.
    """

    rules: str | None = None
    reference_date: dt.date | None = None
    backend: str = BACKEND
    read: ReadOptions = ReadOptions()
    timeout: float = TIMEOUT
    save_text: str | None = None


class Outcome(msgspec.Struct, frozen=True):
    """What became of one item: ``rows`` (a JSON array of incidents), or a ``failure``.

    A ``note`` may stand beside rows. ``notice`` is the whole notice as JSON, where the caller asked for
    notices in place of rows.
    """

    source: str
    notice_id: str | None = None
    incidents: int = 0
    rows: msgspec.Raw = msgspec.Raw(b"[]")
    failure: Failure | None = None
    note: str | None = None
    notice: msgspec.Raw = msgspec.Raw(b"null")
