"""What ``extract`` says while it works: on standard error, a progress bar only where somebody looks."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from extractor.batch.job import Listener, Summary

if TYPE_CHECKING:
    from extractor.batch.options import Outcome


class Console(Listener):
    """Reports failures and notes as they come, one line each; counts on a terminal.

    ``begun`` tells whether the run got as far as reading.
    """

    def __init__(self, *, quiet: bool, verbose: bool) -> None:
        self._quiet, self._verbose = quiet, verbose
        self._bar: Any = None
        self.begun = False

    def begin(self, total: int | None) -> None:
        """Show the bar."""
        self.begun = True
        if not self._quiet and sys.stderr.isatty():
            from tqdm import tqdm

            self._bar = tqdm(total=total, unit=" notices", file=sys.stderr, dynamic_ncols=True, leave=False)

    def heard(self, outcome: Outcome) -> None:
        """Report one notice."""
        if outcome.failure is not None:
            self.say(str(outcome.failure))
        elif outcome.note is not None and not self._quiet:
            self.say(f"{outcome.source}: {outcome.note}")
        elif self._verbose:
            self.say(f"{outcome.source}: {outcome.incidents} incident{'' if outcome.incidents == 1 else 's'}")
        if self._bar is not None:
            self._bar.update()

    def passed_over(self, line: str) -> None:
        """Report what was passed over."""
        if not self._quiet:
            self.say(line)

    def remarked(self, line: str) -> None:
        """Report a remark."""
        self.say(line)

    def finished(self, summary: Summary) -> None:
        """Tell how the run went, and take its bar away."""
        self.close()
        if not self._quiet:
            self.say(str(summary))

    def say(self, line: str) -> None:
        """One line, above the bar."""
        line = " ".join(line.split())
        if self._bar is not None:
            self._bar.clear()
        click.echo(f"extract: {line}", err=True)

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None
