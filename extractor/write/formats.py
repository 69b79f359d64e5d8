"""The one list of output formats.

To add a format: write a module with a class ``Sink(path: Path, table: Table)`` that has ``write(rows)`` and ``close()``
(see ``jsonl.py``), and add its line to :data:`FORMATS`. A format that gives back every value as it was is
``updatable``: its module also has ``read_rows(path)``, for ``extract --update``, ``extract-report`` and the like. Help
texts and messages take their suffixes from here; the table in docs/formats.md is checked against this list. Modules are
imported on first use.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from extractor.errors import WriteError
from extractor.write.tables import Row, Table


class Sink(Protocol):
    """Where rows go. ``write`` may be called many times; nothing is promised to be on disk before ``close``.

    A sink may have ``remarks`` once it is closed: a line for each thing that the format could not hold.
    """

    def write(self, rows: list[Row]) -> None:
        """Add rows."""

    def close(self) -> None:
        """Finish the file."""


class Format(NamedTuple):
    """An output format: the module that writes it, whether it can be updated, and the extra that brings its library."""

    module: str
    updatable: bool = False
    extra: str | None = None

    def load(self) -> Any:
        """The module that writes this format.

        Raises:
            WriteError: when its library is missing; the message names the extra that brings it.
        """
        try:
            return importlib.import_module(self.module)
        except ImportError as error:
            hint = f"pip install 'breach-notice-extractor[{self.extra}]'" if self.extra else "reinstall the package"
            raise WriteError(f"{error.name or error} is not installed; {hint}") from error


FORMATS: dict[str, Format] = {
    ".parquet": Format("extractor.write.parquet", updatable=True),
    ".csv": Format("extractor.write.csv"),
    ".jsonl": Format("extractor.write.jsonl", updatable=True),
    ".xlsx": Format("extractor.write.xlsx"),
    ".sqlite": Format("extractor.write.sqlite", updatable=True),
    ".duckdb": Format("extractor.write.duckdb", updatable=True, extra="duckdb"),
    ".veris.json": Format("extractor.write.veris"),
}


def listed(updatable: bool = False) -> str:
    """The suffixes of all formats, or of the updatable ones, as help texts and messages show them."""
    return " ".join(suffix for suffix, form in FORMATS.items() if form.updatable or not updatable)


def by_suffix(path: Path) -> Format | None:
    """The format that the suffix of ``path`` stands for."""
    return next((form for suffix, form in FORMATS.items() if path.name.lower().endswith(suffix)), None)


def format_of(path: Path) -> Format:
    """The format that the suffix of ``path`` stands for.

    Raises:
        WriteError: when none does.
    """
    form = by_suffix(path)
    if form is not None:
        return form
    what = f"unknown suffix {path.suffix!r}" if path.suffix else "no suffix"
    raise WriteError(f"{path}: {what}; give the output one of {listed()}, or - for JSON lines")


def open_sink(path: Path, table: Table) -> Sink:
    """A sink for ``table`` at ``path``.

    Raises:
        WriteError: when the format is unknown or its library missing.
    """
    sink: Sink = format_of(path).load().Sink(path, table)
    return sink


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of an output in an ``updatable`` format."""
    rows: Iterator[Row] = format_of(path).load().read_rows(path)
    return rows
