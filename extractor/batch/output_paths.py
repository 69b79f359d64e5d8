"""The files around an output: its lock, its journal, its state, what is being written; and how it is replaced whole.

Working files are hidden, lie beside the output, and are named after it: ``.incidents.parquet.journal``. They are on the
output's own disk, so that the last step is a rename, which happens wholly or not at all.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterable
from pathlib import Path

from extractor.errors import WriteError


def corrections_path(table: Path) -> Path:
    """Where the corrections of a table are kept: ``incidents.parquet`` → ``incidents.corrections.jsonl``."""
    return table.with_name(table.stem + ".corrections.jsonl")


class OutputPaths:
    """The paths around ``output``, absolute."""

    def __init__(self, output: Path) -> None:
        output = output.absolute()
        self.output = output
        self.failures = output.with_name(output.name + ".failures.jsonl")
        self.lock = self._hidden("lock")
        self.journal = self._hidden("journal")
        self.state = self._hidden("state")
        self.unfinished = self._hidden("tmp")
        self.replaced = self._hidden("old")

    def _hidden(self, what: str) -> Path:
        return self.output.with_name(f".{self.output.name}.{what}")

    def check(self, directory: bool) -> None:
        """Refuse, before anything is read, an output that could not be written at the end.

        Raises:
            WriteError: when its folder is missing or read-only, or it is itself read-only or of the wrong kind.
        """
        folder = self.output.parent
        if not folder.is_dir():
            raise WriteError(f"{self.output}: the folder {folder} does not exist; create it, or name another")
        if not os.access(folder, os.W_OK):
            raise WriteError(f"{self.output}: the folder {folder} is read-only; name an output elsewhere")
        if not self.output.exists():
            return
        if self.output.is_dir() != directory:
            kind = "a directory" if not directory else "a file, and --partition-by needs a directory"
            raise WriteError(f"{self.output}: is {kind}; name another output")
        # A rename would replace it all the same, which whoever made it read-only did not want.
        if not self.output.stat().st_mode & stat.S_IWUSR or not os.access(self.output, os.W_OK):
            raise WriteError(f"{self.output}: is read-only; make it writable, or name another output")

    def recover(self) -> None:
        """Put back what a run that was killed in the midst of :meth:`publish` had moved aside; clear its leavings."""
        if self.replaced.exists() and not self.output.exists():
            self.replaced.rename(self.output)
        for left in (self.unfinished, self.replaced):
            remove(left)

    def publish(self, unfinished: Path, final: Path) -> None:
        """Let ``unfinished`` take the place of ``final``, once it is safely on disk."""
        if unfinished.is_dir():
            for file in unfinished.rglob("*"):
                sync(file)
            if final.exists():
                final.rename(self.replaced)  # A directory cannot be renamed over another: recover() closes the gap.
            unfinished.rename(final)
            remove(self.replaced)
        else:
            sync(unfinished)
            unfinished.replace(final)
        sync(final.parent)

    def publish_lines(self, lines: Iterable[bytes], final: Path) -> None:
        """Replace the file ``final`` whole, a line in memory at a time; no lines, no file."""
        beside = final.with_name(f"{final.name if final.name.startswith('.') else '.' + final.name}.tmp")
        with beside.open("wb") as file:
            file.writelines(line + b"\n" for line in lines)
        if beside.stat().st_size:
            self.publish(beside, final)
        else:
            beside.unlink()
            final.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Wait until ``path`` is on disk; folders, too, where the system can."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remove(path: Path) -> None:
    """Remove a file or a directory, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
