"""A table of incidents, read back from its file."""

from __future__ import annotations

import dataclasses
import functools
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from extractor.errors import ReadError
from extractor.model import Incident
from extractor.write.formats import by_suffix, listed, read_rows
from extractor.write.tables import Row


def read_table(path: Path) -> list[Row]:
    """The rows of a table in any format that keeps every value: the updatable ones of :mod:`extractor.write.formats`.

    Raises:
        ReadError: when the file is missing, of another kind, or no table of incidents.
    """
    form = by_suffix(path)
    if form is None or not form.updatable:
        reason = f"not a table in one of {listed(updatable=True)}"
        raise ReadError(str(path), reason, "write one with: extract … -o incidents.parquet")
    if not path.is_file():
        raise ReadError(str(path), "no such file", "give the table that `extract` wrote")
    try:
        rows = list(read_rows(path))
    # Each format's library has errors of its own; all say that the file is not what its name says.
    except Exception as error:
        raise ReadError(str(path), f"not a table of incidents ({' '.join(str(error).split())})") from error
    if rows and "source" not in rows[0]:
        raise ReadError(str(path), "not a table of incidents (no column 'source')")
    return rows


def read_incidents(path: Path) -> list[Incident]:
    """The rows of a table that ``extract`` wrote, as of :func:`read_table`; further columns are left aside.

    Raises:
        ReadError: as :func:`read_table`, and when columns of docs/record.md are missing.
    """
    rows = read_table(path)
    missing = [name for name in _columns() if rows and name not in rows[0]]
    if missing:
        raise ReadError(
            str(path), f"not a table of incidents: column {missing[0]} is missing", "write it anew with `extract`"
        )
    return [incident_of(row) for row in rows]


def incident_of(row: Mapping[str, Any]) -> Incident:
    """A row of plain Python values as an :class:`Incident`; columns of other names are left aside."""
    values = {name: row[name] for name in _columns() if row[name] is not None}
    for name, cls in _parts().items():
        values[name] = [cls(**item) for item in values.get(name, ())]
    return Incident(**values)


@functools.cache
def _columns() -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(Incident))


@functools.cache
def _parts() -> dict[str, Any]:
    """The list columns whose items are records of their own (``counts``, ``dates``, ``evidence``)."""
    hints = typing.get_type_hints(Incident)
    arguments = {name: typing.get_args(hint) for name, hint in hints.items()}
    return {name: args[0] for name, args in arguments.items() if args and dataclasses.is_dataclass(args[0])}
