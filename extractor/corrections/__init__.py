"""What people corrected: a plain file of JSON lines beside the table, applied again whenever the table is made anew.

A line is one decision: one field of one row, by one person, at one time. Lines are only ever added, so that two
people's files merge by taking every line of both; of several decisions on the same field the latest holds.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from filelock import FileLock

from extractor.codes import Codes
from extractor.corrections.values import check_value, convert
from extractor.edtf import DAY_COLUMNS, derive_days
from extractor.errors import ReadError, WriteError
from extractor.model import Evidence, Incident

#: Fields of a correction that say something of the row as a whole: it was checked; it is an incident at all.
REVIEWED, IS_INCIDENT = "reviewed", "incident"


class Span(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that a person picked as evidence for ``value``: offsets into the source text, and the words themselves."""

    start: int
    end: int
    text: str
    value: str = ""


class Correction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One decision of one person.

    ``text_hash`` names the text that ``evidence`` and ``anchor`` refer to (:func:`text_hash`). ``incidents`` is how
    many rows the notice had, ``anchor`` the stretch of text from the row's first evidence to its last: they tell
    whether a later extraction still means the same incident by the same index. ``time`` is UTC, ISO 8601.
    """

    id: str
    notice_id: str
    incident_index: int
    field: str
    value: Any
    author: str
    time: str
    source: str = ""
    text_hash: str = ""
    incidents: int = 1
    anchor: tuple[int, int] | None = None
    evidence: list[Span] = []

    @property
    def key(self) -> tuple[str, int, str]:
        """What it decides: two corrections with one key are two opinions on one field."""
        return self.notice_id, self.incident_index, self.field


class Flag(NamedTuple):
    """A correction that a person should look at again, and why; ``applied`` tells whether it holds nevertheless."""

    correction: Correction
    reason: str
    applied: bool = False

    def __str__(self) -> str:
        c = self.correction
        return f"{c.source or c.notice_id} #{c.incident_index} {c.field} ({c.author}): {self.reason}"


def text_hash(text: str) -> str:
    """The first 16 hex digits of the SHA-256 of a decoded text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def load_corrections(path: Path, codes: Codes | None = None) -> list[Correction]:
    """The decisions in a file, oldest first; none where there is no file.

    ``codes`` are those that coded fields may hold; the shipped ones when ``None``.

    Raises:
        ReadError: with file and line, when a line is no correction.
    """
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise ReadError(str(path), error.strerror or str(error)) from error
    corrections = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            correction = msgspec.json.decode(line, type=Correction)
            check_value(correction.field, correction.value, codes)
        except (msgspec.DecodeError, ValueError) as error:
            raise ReadError(
                f"{path}:{number}", f"not a valid correction: {error}", "restore or remove the line"
            ) from error
        corrections.append(correction)
    return merge(corrections)


def append_corrections(path: Path, corrections: Iterable[Correction]) -> None:
    """Add decisions to a file, whole lines or nothing; safe with other writers, on disk when it returns.

    Raises:
        WriteError: when the file cannot be written.
    """
    data = b"".join(msgspec.json.encode(correction) + b"\n" for correction in corrections)
    try:
        with FileLock(f"{path}.lock"), path.open("ab+") as file:
            end = file.seek(0, os.SEEK_END)
            file.seek(max(0, end - 1))
            # A line that a crash cut short must not swallow the next one.
            torn = end and file.read(1) != b"\n"
            try:
                file.write(b"\n" + data if torn else data)
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                file.truncate(end)
                raise
    except OSError as error:
        raise WriteError(f"{path}: the correction could not be saved ({error.strerror or error})") from error


def merge(*files: Iterable[Correction]) -> list[Correction]:
    """Every decision of all files once, oldest first."""
    by_id = {correction.id: correction for corrections in files for correction in corrections}
    return sorted(by_id.values(), key=lambda c: (c.time, c.id))


def standing(corrections: Iterable[Correction]) -> dict[tuple[str, int, str], Correction]:
    """The decision that holds for each field: the latest."""
    return {correction.key: correction for correction in merge(corrections)}


def disagreements(corrections: Iterable[Correction]) -> list[tuple[Correction, Correction]]:
    """Pairs of the decision that holds and the latest one of another person who decided otherwise."""
    by_key: dict[tuple[str, int, str], list[Correction]] = defaultdict(list)
    for correction in merge(corrections):
        by_key[correction.key].append(correction)
    pairs = []
    for decisions in by_key.values():
        last = {c.author: c for c in decisions}
        holds = decisions[-1]
        pairs += [(holds, c) for c in last.values() if c.author != holds.author and c.value != holds.value]
    return pairs


class Applier:
    """Carries decisions out, one notice at a time; ``flags`` gathers what a person should look at again."""

    def __init__(self, corrections: Iterable[Correction]) -> None:
        every = merge(corrections)
        self._decisions: dict[str, list[Correction]] = defaultdict(list)
        for decision in standing(every).values():
            self._decisions[decision.notice_id].append(decision)
        self._met: set[str] = set()
        self._sources: set[str] = set()
        self._wanted = {decision.source for decision in every}
        self.flags = [
            Flag(holds, f"{other.author}: {other.value!r}", applied=True) for holds, other in disagreements(every)
        ]

    def concerns(self, notice_id: str, source: str) -> bool:
        """Whether any decision is about this notice; to be asked of every notice of the table."""
        if source in self._wanted:
            self._sources.add(source)
        if notice_id not in self._decisions:
            return False
        self._met.add(notice_id)
        return True

    def apply(self, rows: list[Incident], current_hash: str = "") -> list[Incident]:
        """The rows of one notice as people corrected them; ``current_hash`` is :func:`text_hash` where known."""
        if not self.concerns(rows[0].notice_id, rows[0].source):
            return rows
        corrected, flags = apply_to_notice(rows, self._decisions[rows[0].notice_id], current_hash)
        self.flags += flags
        return corrected

    def finish(self) -> list[Flag]:
        """All flags, once every notice has been applied to: those of notices that never came are added."""
        for notice_id in self._decisions.keys() - self._met:
            for decision in self._decisions[notice_id]:
                changed = decision.source in self._sources
                reason = "the notice's text has changed" if changed else "the notice is not in the table"
                if decision.field != REVIEWED:
                    self.flags.append(Flag(decision, reason))
        return self.flags


def apply_corrections(
    rows: Iterable[Incident], corrections: Iterable[Correction], text_hashes: Mapping[str, str] | None = None
) -> tuple[list[Incident], list[Flag]]:
    """The rows of a whole table as people corrected them, and what needs looking at again.

    Args:
        rows: All rows of the table, as extracted.
        corrections: Decisions, in any order.
        text_hashes: ``notice_id`` → :func:`text_hash` of the text now read, where known.

    Returns:
        The rows notice by notice, without those that are no incidents; and the flags.
    """
    by_notice: dict[str, list[Incident]] = {}
    for row in rows:
        by_notice.setdefault(row.notice_id, []).append(row)
    applier = Applier(corrections)
    hashes = text_hashes or {}
    result = [row for name, own in by_notice.items() for row in applier.apply(own, hashes.get(name, ""))]
    return result, applier.finish()


def apply_to_notice(
    rows: list[Incident], decisions: list[Correction], current_hash: str = ""
) -> tuple[list[Incident], list[Flag]]:
    """The rows of one notice with the decisions that hold for it (:func:`standing`), and the flags."""
    by_index = {row.incident_index: row for row in rows}
    flags: list[Flag] = []
    kept: dict[int, list[Correction]] = defaultdict(list)
    for decision in decisions:
        reason = _misfit(decision, by_index, current_hash)
        if reason:
            flags.append(Flag(decision, reason))
        elif decision.incident_index in by_index:
            kept[decision.incident_index].append(decision)
    corrected = []
    for row in rows:
        own = kept[row.incident_index]
        if not any(d.field == IS_INCIDENT and d.value is False for d in own):
            corrected.append(correct(row, own))
    return corrected, flags


def _misfit(decision: Correction, rows: Mapping[int, Incident], current_hash: str) -> str:
    """Why a decision may no longer mean the row it names; empty where it does."""
    if current_hash and decision.text_hash and decision.text_hash != current_hash:
        return "the notice's text is read differently now"
    row = rows.get(decision.incident_index)
    if row is None:
        dropped = decision.field == IS_INCIDENT and decision.value is False
        return "" if dropped else "the notice no longer has this incident"
    if max(rows) >= decision.incidents:
        return f"the notice now has {max(rows) + 1} incidents, it had {decision.incidents}"
    here = anchor(row)
    if decision.incidents > 1 and decision.anchor is not None and here is not None:
        (start, end), (first, last) = decision.anchor, here
        if last <= start or end <= first:
            return "the incident of this number now stands elsewhere in the notice"
    return ""


def anchor(row: Incident) -> tuple[int, int] | None:
    """The stretch of the text from the row's first evidence to its last."""
    if not row.evidence:
        return None
    return min(e.start for e in row.evidence), max(e.end for e in row.evidence)


def correct(row: Incident, decisions: list[Correction]) -> Incident:
    """One row with the decisions on it carried out; a row that was checked is certain."""
    values: dict[str, Any] = {}
    evidence = row.evidence
    for decision in decisions:
        if decision.field == REVIEWED:
            if decision.value:
                values["confidence"] = 1.0
        elif decision.field != IS_INCIDENT:
            values[decision.field] = convert(decision.field, decision.value)
            evidence = _evidence(evidence, decision)
    if not values:
        return row
    decided = {d.field for d in decisions}
    causes = values.get("root_causes", row.root_causes)
    cause = values.get("root_cause", row.root_cause)
    if "root_causes" in decided and "root_cause" not in decided and cause not in causes:
        cause = causes[0] if causes else None
    if {"root_cause", "root_causes"} & decided:
        values["root_cause"] = cause
        values["root_causes"] = [cause, *(c for c in causes if c != cause)] if cause is not None else causes
    changed = dataclasses.replace(row, **values, evidence=evidence)
    days: dict[str, Any] = derive_days(functools.partial(getattr, changed))
    return dataclasses.replace(changed, **days)


def _evidence(evidence: list[Evidence], decision: Correction) -> list[Evidence]:
    """The evidence with a person's words in place of the machine's; a machine's words stay for a value that stayed."""
    name, rule = decision.field, f"correction/{decision.author}"
    values = decision.value if isinstance(decision.value, list) else [decision.value]
    codes = {str(v) for v in values if not isinstance(v, dict) and v not in (None, False)}
    fields = [name, *(day for day, column in DAY_COLUMNS.items() if column.source == name)]
    picked = [
        Evidence(target, s.value or next(iter(codes), ""), s.text, s.start, s.end, rule)
        for target in fields
        for s in decision.evidence
    ]
    shown = {e.value for e in picked}
    stay = [e for e in evidence if e.field not in fields or (e.field == name and e.value in codes - shown)]
    return stay + picked
