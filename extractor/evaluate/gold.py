"""Reads gold facts and the texts beside them, as plain dictionaries like the rows of a table."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Any

from extractor.errors import ReadError

#: One row of the table, or one gold incident: column → plain value.
Row = dict[str, Any]


def notice_of(row: Row) -> str:
    """The notice a row belongs to: the stem of its ``source``."""
    return PurePath(str(row["source"])).stem


def by_notice(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Rows grouped by the notice they belong to, order kept."""
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[notice_of(row)].append(row)
    return dict(grouped)


def read_gold(folder: Path, pattern: str = "*") -> dict[str, list[Row]]:
    """The gold incidents of every ``ID.json`` in ``folder`` whose id matches the glob ``pattern``, by id.

    Raises:
        ReadError: when there is no such file, or one is not gold.
    """
    paths = sorted(folder.glob(f"{pattern}.json"))
    gold: dict[str, list[Row]] = {}
    for path in paths:
        try:
            notice = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise ReadError(str(path), f"cannot be read as gold ({error})") from error
        # A folder of gold may hold other JSON beside it (floors, cases); gold is what lists incidents.
        if isinstance(notice, dict) and isinstance(notice.get("incidents"), list):
            gold[path.stem] = notice["incidents"]
    if not gold:
        raise ReadError(str(folder), f"no gold ({pattern}.json with a list of incidents) in this folder")
    return gold


def read_texts(folder: Path, notices: Iterable[str]) -> dict[str, str]:
    """The source texts that stand beside the gold as ``ID.txt``, as far as they exist."""
    paths = ((notice, folder / f"{notice}.txt") for notice in notices)
    return {notice: path.read_bytes().decode("utf-8") for notice, path in paths if path.is_file()}
