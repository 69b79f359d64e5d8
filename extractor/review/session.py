"""One person reviewing one table: what the page asks for and what it sends, without HTTP."""

from __future__ import annotations

import datetime as dt
import threading
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from extractor.api import find_numbers
from extractor.codes import Codes, load_codes
from extractor.corrections import (
    IS_INCIDENT,
    REVIEWED,
    Correction,
    Flag,
    Span,
    anchor,
    append_corrections,
    apply_corrections,
    load_corrections,
    standing,
    text_hash,
)
from extractor.corrections.values import KINDS, check_value
from extractor.model import Incident

#: Longest name of a reviewer.
_MAX_AUTHOR = 80
#: What before a number makes another of it: less than nothing (－5, △5), or nobody knows how many (数十).
_SPOILS_NUMBER = tuple("-−－‐–△▲数")


class Submission(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A correction as the page sends it: ``row`` counts the rows of the table from 0.

    Numbers in ``value`` may be words that hold one: 6.5万人分.
    """

    row: int
    field: str
    value: Any
    author: str
    evidence: list[Span] = []


class Session:
    """The table, its corrections file and its notices. Safe to use from several threads.

    ``codes`` are those that coded fields may hold; the shipped ones when ``None``.
    """

    def __init__(
        self,
        rows: list[Incident],
        path: Path,
        text_of: Callable[[Incident], str | None],
        codes: Codes | None = None,
    ) -> None:
        self.rows = rows
        self.path = path
        self.codes = codes or load_codes()
        self._text_of = text_of
        self._lock = threading.Lock()
        self._per_notice: dict[str, int] = {}
        for row in rows:
            self._per_notice[row.notice_id] = max(self._per_notice.get(row.notice_id, 0), row.incident_index + 1)

    def listing(self) -> list[dict[str, Any]]:
        """What the list shows of each row: name and title as corrected, confidence, and what people decided on it."""
        corrections = load_corrections(self.path, self.codes)
        decided = standing(corrections)
        corrected, flags = apply_corrections(self.rows, corrections)
        now = {(row.notice_id, row.incident_index): row for row in corrected}
        flagged = {(f.correction.notice_id, f.correction.incident_index) for f in flags}
        touched = {(n, i) for n, i, name in decided if name not in (REVIEWED, IS_INCIDENT)}
        return [
            {
                "row": number,
                "organization": shown.organization,
                "title": shown.title,
                "announced": shown.announced,
                "confidence": round(float(row.confidence), 3),
                "reviewed": _decision(decided, row, REVIEWED) is True,
                "incident": _decision(decided, row, IS_INCIDENT) is not False,
                "corrected": (row.notice_id, row.incident_index) in touched,
                "flagged": (row.notice_id, row.incident_index) in flagged,
            }
            for number, row in enumerate(self.rows)
            # A row taken for no incident is shown as it was read.
            for shown in [now.get((row.notice_id, row.incident_index), row)]
        ]

    def record(self, number: int) -> dict[str, Any]:
        """One row with its text, as it stands after the corrections, and who decided what.

        Raises:
            IndexError: when the table has no such row.
        """
        if number < 0:
            raise IndexError(number)
        row = self.rows[number]
        corrections = load_corrections(self.path, self.codes)
        own = [c for c in corrections if (c.notice_id, c.incident_index) == (row.notice_id, row.incident_index)]
        decided = standing(own)
        # A row taken for no incident stays open for correction here.
        edits = [c for c in own if c.field != IS_INCIDENT]
        siblings = [r for r in self.rows if _is_of(r, row)]
        corrected, flags = apply_corrections(siblings, edits)
        now = next(r for r in corrected if r.incident_index == row.incident_index)
        flags += [f for f in apply_corrections(siblings, own)[1] if f not in flags]
        return {
            "row": number,
            "text": self._text_of(row),
            "record": msgspec.to_builtins(now.to_dict()),
            "decided": {c.field: {"author": c.author, "time": c.time, "value": c.value} for c in decided.values()},
            "flags": [_flag(f) for f in flags],
            "siblings": [i for i, r in enumerate(self.rows) if _is_of(r, row)],
        }

    def save(self, submission: Submission) -> Correction:
        """Check a submission and add it to the file.

        Raises:
            ValueError: saying what is wrong with it.
            WriteError: when the file cannot be written.
        """
        author = submission.author.strip()
        if not author or len(author) > _MAX_AUTHOR or not author.isprintable():
            raise ValueError("give your name")
        if not 0 <= submission.row < len(self.rows):
            raise ValueError("no such row")
        value = _with_numbers_read(submission.field, submission.value)
        check_value(submission.field, value, self.codes)
        row = self.rows[submission.row]
        text = self._text_of(row)
        for span in submission.evidence:
            if text is None or not 0 <= span.start < span.end <= len(text) or text[span.start : span.end] != span.text:
                raise ValueError("the picked words are not in the text at that place")
        correction = Correction(
            id=uuid.uuid4().hex,
            notice_id=row.notice_id,
            incident_index=row.incident_index,
            field=submission.field,
            value=value,
            author=author,
            time=dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds"),
            source=row.source,
            text_hash="" if text is None else text_hash(text),
            incidents=self._per_notice[row.notice_id],
            anchor=anchor(row),
            evidence=submission.evidence,
        )
        with self._lock:
            append_corrections(self.path, [correction])
        return correction


def _with_numbers_read(field: str, value: Any) -> Any:
    """A submitted value; where it is a number or counts, with numbers in place of the words that hold them."""
    match KINDS.get(field), value:
        case "number", str():
            return _number_in(value)
        case "counts", list():
            return [{**c, "value": _number_in(c["value"])} if _has_words(c) else c for c in value]
    return value


def _has_words(count: Any) -> bool:
    return isinstance(count, dict) and isinstance(count.get("value"), str)


def _number_in(words: str) -> int | float:
    """The one number that ``words`` hold; ``ValueError`` where it is none, or not the only one."""
    found = find_numbers(words)
    if len(found) != 1 or words[: found[0].start].rstrip().endswith(_SPOILS_NUMBER):
        raise ValueError(f"{words!r} does not hold exactly one number; select or type just that")
    return found[0].value


def _decision(decided: dict[tuple[str, int, str], Correction], row: Incident, field: str) -> Any:
    correction = decided.get((row.notice_id, row.incident_index, field))
    return None if correction is None else correction.value


def _flag(flag: Flag) -> dict[str, Any]:
    return {"field": flag.correction.field, "author": flag.correction.author, "reason": flag.reason}


def _is_of(row: Incident, other: Incident) -> bool:
    """True of two rows of one notice; the same file may lie twice in a folder."""
    return (row.notice_id, row.source) == (other.notice_id, other.source)
