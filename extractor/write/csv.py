"""CSV for Excel: UTF-8 with a byte order mark, lists joined with ``;``, nested rows as JSON."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from extractor.write.cells import cell, like_formula
from extractor.write.tables import Row, Table


class Sink:
    """Writes lines as rows come."""

    def __init__(self, path: Path, table: Table) -> None:
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._columns = table.columns
        self._writer = csv.writer(self._file)
        self._writer.writerow(table.columns)

    def write(self, rows: list[Row]) -> None:
        """Add rows."""
        self._writer.writerows([_defused(cell(row[name])) for name in self._columns] for row in rows)

    def close(self) -> None:
        """Finish the file."""
        self._file.close()


def _defused(value: Any) -> Any:
    """The cell with an apostrophe before a sign that a spreadsheet would take for the start of a formula."""
    return "'" + value if like_formula(value) else value
