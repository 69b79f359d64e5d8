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


def read_incidents(path: Path) -> list[Incident]:
    """The rows of a Parquet table that ``extract`` wrote; further columns are left aside.

    Raises:
        ReadError: when the file is missing, no Parquet file, or lacks columns of docs/record.md.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    names = _columns()
    try:
        with path.open("rb") as file:
            table = pq.read_table(file)
    except OSError as error:
        raise ReadError(str(path), error.strerror or str(error), "give the table that `extract` wrote") from error
    except pa.ArrowException as error:
        raise ReadError(str(path), "not a Parquet file", "give the .parquet table that `extract` wrote") from error
    missing = [name for name in names if name not in table.column_names]
    if missing:
        raise ReadError(
            str(path), f"no table of incidents: column {missing[0]} is missing", "write it anew with `extract`"
        )
    return [incident_of(row) for row in table.select(list(names)).to_pylist()]


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
