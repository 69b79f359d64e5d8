"""The pure heart of every batch: one item in, one outcome out, errors as values.

Nothing here knows of processes, files written or engines; everything can be pickled, and sent as JSON.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import msgspec

from extractor.backends import open_backend
from extractor.batch.options import Options, Outcome
from extractor.errors import ReadError
from extractor.model import Notice
from extractor.pipeline import parse
from extractor.read import Failure, Item, SourceText, content, notice_id, read_content
from extractor.rules import Rules
from extractor.write.tables import rows_to_json

_KANA = re.compile(r"[ぁ-ゖァ-ヺｦ-ﾝ]")
_NOT_JAPANESE = "no Japanese sentence in it; only Japanese notices are understood"


class Parsed(NamedTuple):
    """A notice, and what its user should know of how it was read."""

    notice: Notice
    note: str | None


def parse_item(item: Item, options: Options, rules: Rules) -> Parsed | Failure:
    """Read and parse one item. Never raises: whatever goes wrong comes back as a :class:`Failure`."""
    stage, known = "read", None
    try:
        data = content(item, options.read)
        known = notice_id(data)
        source = read_content(data, item)
        if options.save_text:
            stage = "save"
            save_text(source, Path(options.save_text))
        stage = "parse"
        notice = parse(source, rules, item.date or options.reference_date, open_backend(options.backend))
        return Parsed(notice, source.note or (None if notice.incidents or _KANA.search(notice.text) else _NOT_JAPANESE))
    except ReadError as error:
        return Failure.of(error, known)
    except MemoryError:
        reason, hint = "needs more memory than a worker may have", "split it, or leave it out"
        return Failure(item.source, "limit", reason, hint, known)
    except OSError as error:
        return Failure(item.source, stage, error.strerror or str(error), "check the disk")
    except Exception as error:  # One bad notice must never stop a night's run.
        at = f" in {_place(error)}" if error.__traceback__ else ""
        hint = "not a fault of yours: please report it with the notice" if stage == "parse" else "is the file complete?"
        return Failure(item.source, stage, f"{type(error).__name__}: {error}{at}", hint, known)


def _place(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"


def save_text(source: SourceText, folder: Path) -> None:
    """Keep the text that the offsets refer to, as ``<notice_id>.txt`` in UTF-8, newlines untouched."""
    folder.mkdir(parents=True, exist_ok=True)
    beside = folder / f".{source.notice_id}.tmp"
    beside.write_bytes(source.text.encode("utf-8", "surrogatepass"))
    beside.replace(folder / f"{source.notice_id}.txt")


def outcome(item: Item, options: Options, rules: Rules, whole: bool = False) -> Outcome:
    """:func:`parse_item` as a value that can be sent and stored; ``whole`` asks for the notice in place of its rows."""
    parsed = parse_item(item, options, rules)
    if isinstance(parsed, Failure):
        return Outcome(item.source, parsed.notice_id, failure=parsed)
    notice = parsed.notice
    rows = msgspec.Raw(b"[]" if whole else rows_to_json(notice.incidents))
    encoded = msgspec.Raw(msgspec.json.encode(notice) if whole else b"null")
    return Outcome(item.source, notice.notice_id, len(notice.incidents), rows, None, parsed.note, encoded)
