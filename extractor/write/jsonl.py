"""JSON lines: one object a row, nested as in docs/record.md."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from extractor.write.tables import Row, Table, rows_from_json

_encode = msgspec.json.Encoder().encode


def lines(rows: list[Row]) -> bytes:
    """Rows as JSON lines, each with its newline."""
    return b"".join(_encode(row) + b"\n" for row in rows)


class Sink:
    """Writes lines as rows come."""

    def __init__(self, path: Path, table: Table) -> None:
        self._file: BinaryIO = path.open("wb")

    def write(self, rows: list[Row]) -> None:
        """Add rows."""
        self._file.write(lines(rows))

    def close(self) -> None:
        """Finish the file."""
        self._file.close()


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of a file, one in memory at a time."""
    with path.open("rb") as file:
        for line in file:
            yield from rows_from_json(b"[" + line + b"]")
