"""Checked rows as gold: the form of ``corpus/`` that ``extract-evaluate`` scores against."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from extractor.corrections import REVIEWED, Correction, apply_corrections, standing
from extractor.errors import WriteError
from extractor.model import Incident, kinds


def export_gold(
    rows: list[Incident], corrections: list[Correction], folder: Path, text_of: Callable[[Incident], str | None]
) -> list[str]:
    """Write ``ID.json``, and ``ID.txt`` where the text is at hand, for every notice whose rows are all checked.

    ``ID`` is the stem of the notice's source, as the scorer expects.

    Returns:
        The ids written.

    Raises:
        WriteError: when two notices share an id, or the folder cannot be written.
    """
    decided = standing(corrections)
    corrected, _ = apply_corrections(rows, corrections)
    by_notice: dict[str, list[Incident]] = {}
    for row in corrected:
        by_notice.setdefault(row.notice_id, []).append(row)
    written: dict[str, str] = {}
    for row in rows:
        by_notice.setdefault(row.notice_id, [])
    sources = {row.notice_id: row for row in rows}
    for notice_id, notice_rows in by_notice.items():
        if not _all_checked(notice_id, notice_rows, decided):
            continue
        first = sources[notice_id]
        stem = Path(first.source).stem
        if stem in written:
            raise WriteError(f"{folder}/{stem}.json: both {written[stem]} and {first.source} would be written there")
        written[stem] = first.source
        _write(folder, stem, notice_rows, text_of(first))
    return list(written)


def _all_checked(notice_id: str, rows: list[Incident], decided: dict[tuple[str, int, str], Correction]) -> bool:
    """Whether every row that is an incident was marked as reviewed, and somebody looked at the notice at all."""
    touched = any(key[0] == notice_id for key in decided)
    checked = (decided.get((notice_id, row.incident_index, REVIEWED)) for row in rows)
    return touched and all(c is not None and c.value is True for c in checked)


def _write(folder: Path, stem: str, rows: list[Incident], text: str | None) -> None:
    gold = {
        "id": stem,
        "url": None,
        "query": None,
        "kind": None,
        "truncated": False,
        "incidents": [_incident(row) for row in rows],
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{stem}.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        if text is not None:
            (folder / f"{stem}.txt").write_bytes(text.encode("utf-8", "surrogatepass"))
    except OSError as error:
        raise WriteError(f"{folder}/{stem}.json: cannot be written ({error.strerror or error})") from error


def _incident(row: Incident) -> dict[str, Any]:
    gold = {name: getattr(row, name) for name in kinds() if name != "title"}
    return {
        "organization": gold.pop("organization"),
        "organization_aliases": [],
        "background": False,
        **gold,
        "counts": [{"value": c.value, "unit": c.unit, "bound": c.bound} for c in row.counts],
        "uncertain": [],
    }
