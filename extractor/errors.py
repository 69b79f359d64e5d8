"""The errors a user may see: each message is one line that says which file, what is wrong and what to do."""

from __future__ import annotations


class ExtractorError(Exception):
    """Base of every error this package raises on purpose."""


class RuleError(ExtractorError):
    """A rule file is wrong: the message has file, line, rule id and reason."""


class ReadError(ExtractorError):
    """A source could not be read: ``stage`` and ``hint`` say where and what to do."""

    def __init__(self, source: str, reason: str, hint: str = "", stage: str = "read") -> None:
        super().__init__(f"{source}: {reason}" + (f"; {hint}" if hint else ""))
        self.source, self.reason, self.hint, self.stage = source, reason, hint, stage


class WriteError(ExtractorError):
    """The table could not be written."""


class UsageError(ExtractorError):
    """What was asked for cannot be done: an unknown backend, two options that exclude each other."""


class WorkerError(ExtractorError):
    """No worker process could be started, which no notice is to blame for."""


class UnreadWarning(UserWarning):
    """Some of many notices could not be read; those that could were."""
