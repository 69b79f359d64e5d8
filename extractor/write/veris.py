"""VERIS 1.4: one record a case, as a JSON array. All rows are held until the end: a case may be told anywhere."""

from __future__ import annotations

from pathlib import Path

from extractor.incident_table import incident_of
from extractor.model import Incident
from extractor.veris import write_veris
from extractor.write.tables import Row, Table


class Sink:
    """Gathers rows and writes their cases."""

    def __init__(self, path: Path, table: Table) -> None:
        self._path = path
        self._rules = table.rules
        self._incidents: list[Incident] = []
        self.remarks: list[str] = []

    def write(self, rows: list[Row]) -> None:
        """Add rows."""
        self._incidents += [incident_of(row) for row in rows]

    def close(self) -> None:
        """Write the file; remark on the cases without a year, which VERIS cannot hold."""
        undated = write_veris(self._incidents, self._path, self._rules)
        self.remarks = [f"left out, as VERIS asks for a year and no notice gives one: case {case}" for case in undated]
