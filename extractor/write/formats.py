"""The one list of output formats.

To add a format: write a module with a class ``Sink(path: Path, table: Table)`` that has ``write(rows)`` and ``close()``
(see ``jsonl.py``), and add its line to :data:`FORMATS`. A module that also has ``read_rows(path)`` can be updated in
place (``extract --update``). Modules are imported on first use.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from extractor.errors import WriteError
from extractor.write.tables import Row, Table


class Sink(Protocol):
    """Where rows go. ``write`` may be called many times; nothing is promised to be on disk before ``close``."""

    def write(self, rows: list[Row]) -> None:
        """Add rows."""

    def close(self) -> None:
        """Finish the file."""


class Format(NamedTuple):
    """An output format: the module that writes it, and the extra that its library comes with, if not installed anyway."""

    module: str
    extra: str | None = None

    def load(self, path: Path) -> Any:
        """The module; a library that is missing is named with the extra that brings it."""
        try:
            return importlib.import_module(self.module)
        except ImportError as error:
            hint = f"pip install 'breach-notice-extractor[{self.extra}]'" if self.extra else "reinstall the package"
            raise WriteError(f"{path}: {error.name or error} is not installed; {hint}") from error


FORMATS: dict[str, Format] = {
    ".parquet": Format("extractor.write.parquet"),
    ".csv": Format("extractor.write.csv"),
    ".jsonl": Format("extractor.write.jsonl"),
    ".xlsx": Format("extractor.write.xlsx"),
    ".sqlite": Format("extractor.write.sqlite"),
    ".duckdb": Format("extractor.write.duckdb", "duckdb"),
}


def format_of(path: Path) -> Format:
    """The format that the suffix of ``path`` stands for.

    Raises:
        WriteError: when none does.
    """
    try:
        return FORMATS[path.suffix.lower()]
    except KeyError:
        known = " ".join(FORMATS)
        what = f"unknown suffix {path.suffix!r}" if path.suffix else "no suffix"
        raise WriteError(f"{path}: {what}; give the output one of {known}, or - for JSON lines") from None


def open_sink(path: Path, table: Table, suffix: str = "") -> Sink:
    """A sink for ``table`` at ``path``; ``suffix`` names the format where the path's own does not.

    Raises:
        WriteError: when the format is unknown or its library missing.
    """
    sink: Sink = format_of(Path(suffix) if suffix else path).load(path).Sink(path, table)
    return sink


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of an output written before.

    Raises:
        WriteError: when the format does not keep every value as it was.
    """
    module = format_of(path).load(path)
    if not hasattr(module, "read_rows"):
        able = " ".join(suffix for suffix, form in FORMATS.items() if hasattr(form.load(path), "read_rows"))
        raise WriteError(f"{path}: a {path.suffix} cannot be updated in place; use one of {able}")
    rows: Iterator[Row] = module.read_rows(path)
    return rows
