"""Where a table goes and is read back from: one file, or a directory that is partitioned by a column."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from extractor.errors import UsageError
from extractor.write.formats import Sink, format_of, listed, read_rows
from extractor.write.tables import Row, Table

if TYPE_CHECKING:
    from extractor.write.partitioned import DirectoryTarget

Target: TypeAlias = "FileTarget | DirectoryTarget"


class FileTarget:
    """A file in the format of its suffix."""

    is_directory = False

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def updatable(self) -> bool:
        """Whether rows come back with every value as it was."""
        return format_of(self._path).updatable

    def check(self, update: bool) -> None:
        """Refuse, before anything is read, what could not be written at the end.

        Raises:
            WriteError: for an unknown suffix or a missing library.
            UsageError: when ``update`` cannot go on from what the format keeps.
        """
        if format_of(self._path).extra is not None:  # Only a library that may be missing is worth loading this early.
            self.load()
        if update and not self.updatable:
            able = listed(updatable=True)
            raise UsageError(f"{self._path}: this format does not keep every value as it was; --update needs {able}")

    def load(self) -> None:
        """Import what writes the table."""
        format_of(self._path).load()

    def open(self, unfinished: Path, table: Table) -> Sink:
        """A sink that writes at ``unfinished`` what shall take this place."""
        sink: Sink = format_of(self._path).load().Sink(unfinished, table)
        return sink

    def read_rows(self) -> Iterator[Row]:
        """The rows that stand there, a batch in memory at a time."""
        return read_rows(self._path)


def target_of(output: Path, partition_by: str | None) -> Target:
    """The place ``output``, a directory if there is a column to partition by."""
    if partition_by is None:
        return FileTarget(output)
    from extractor.write.partitioned import DirectoryTarget

    return DirectoryTarget(output, partition_by)
