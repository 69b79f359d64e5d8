"""An Excel workbook: a sheet of the rows and one for each nested column, tied by notice and incident."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import xlsxwriter

from extractor.errors import WriteError
from extractor.write.cells import cell, like_formula
from extractor.write.tables import KEYS, NESTED, Row, Table

_MAX_ROWS = 1_048_576
_MAX_CELL = 32_767
#: Widths in characters. Excel shows ##### for a day that its column is too narrow for.
_WIDTH = 12
_WIDTHS = {
    **dict.fromkeys(("notice_id", "incident_index"), 17),
    "case_id": 20,
    "source": 32,
    "title": 40,
    "organization": 28,
    "text": 40,
    "rule": 28,
}
#: How Excel shows numbers: people and yen by thousands, probabilities to the hundredth.
_THOUSANDS = "#,##0"
_FORMATS = {
    **dict.fromkeys(("affected_people", "affected_records", "loss_jpy", "value"), _THOUSANDS),
    "confidence": "0.00",
}


class Sink:
    """Streams to the workbook's temporary files; memory stays flat."""

    def __init__(self, path: Path, table: Table) -> None:
        self._path = path
        self._book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd"})
        # What the apostrophe before a cell stands for: text, also when somebody edits it.
        self._text = self._book.add_format({"quote_prefix": True})
        self._head = self._book.add_format({"bold": True})
        self._formats = {name: self._book.add_format({"num_format": shown}) for name, shown in _FORMATS.items()}
        self._rows: dict[str, int] = {}
        self._columns: dict[str, list[str]] = {}
        self._sheets: dict[str, Any] = {}
        schema = table.schema()
        self._flat = [name for name in table.columns if name not in NESTED]
        self._add_sheet(table.name, self._flat)
        self._main = table.name
        self._nested = {
            name: [*KEYS, *(field.name for field in schema.field(name).type.value_type)]
            for name in NESTED
            if name in table.columns
        }
        for name, columns in self._nested.items():
            self._add_sheet(name, columns)

    def _add_sheet(self, name: str, columns: list[str]) -> None:
        sheet = self._sheets[name] = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for column, head in enumerate(columns):
            sheet.set_column(column, column, _WIDTHS.get(head, max(_WIDTH, len(head) + 3)))
            sheet.write_string(0, column, head, self._head)
        self._rows[name], self._columns[name] = 1, columns

    def _append(self, name: str, values: list[Any]) -> None:
        sheet, line = self._sheets[name], self._rows[name]
        if line >= _MAX_ROWS:
            raise WriteError(
                f"{self._path}: more than {_MAX_ROWS:,} {name}, which no sheet holds; write .parquet or .csv"
            )
        for column, (head, value) in enumerate(zip(self._columns[name], values, strict=True)):
            if value == "":
                continue  # An empty list is a blank cell, as is what a notice does not say.
            if isinstance(value, str):
                sheet.write_string(line, column, value[:_MAX_CELL], self._text if like_formula(value) else None)
            elif isinstance(value, bool):
                sheet.write_boolean(line, column, value)
            elif isinstance(value, dt.date):
                sheet.write_datetime(line, column, value, self._day)
            elif value is not None:
                sheet.write_number(line, column, value, self._formats.get(head))
        self._rows[name] = line + 1

    def write(self, rows: list[Row]) -> None:
        """Add rows and their nested rows."""
        for row in rows:
            self._append(self._main, [cell(row[name]) for name in self._flat])
            for name, columns in self._nested.items():
                for nested in row[name]:
                    joined = {**nested, **{key: row[key] for key in KEYS}}
                    self._append(name, [cell(joined[column]) for column in columns])

    def close(self) -> None:
        """Assemble the workbook; each sheet can be filtered by its head."""
        for name, sheet in self._sheets.items():
            sheet.autofilter(0, 0, self._rows[name] - 1, len(self._columns[name]) - 1)
        try:
            self._book.close()
        except xlsxwriter.exceptions.FileCreateError as error:
            # The library wraps the error of the disk; callers tell a full one from the rest by its number.
            raise error.args[0] if isinstance(error.args[0], OSError) else error from error
