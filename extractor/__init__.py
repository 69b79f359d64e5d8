"""Reads Japanese data-breach notices and turns each incident into a row of a table.

    >>> import extractor
    >>> notice = extractor.parse_notice("notice.txt")           # or the text itself
    >>> notice.incidents[0].affected_people
    >>> extractor.extract(["notices/"], "incidents.parquet")    # many, into a file

Importing the package does no work: each name is loaded on first use.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractor.api import (
        Notices,
        extract,
        find_categories,
        find_causes,
        find_counts,
        find_dates,
        find_numbers,
        find_organizations,
        parse_notice,
        parse_notices,
        read_notices,
    )
    from extractor.batch.job import Summary
    from extractor.errors import ExtractorError, ReadError, RuleError, UnreadWarning, UsageError, WriteError
    from extractor.findings import CodeMention, CountMention, DateMention, NumberMention, OrganizationMention
    from extractor.model import Count, DateRole, Evidence, Incident, Notice, arrow_schema
    from extractor.read import ReadOptions

__all__ = [
    "CodeMention",
    "Count",
    "CountMention",
    "DateMention",
    "DateRole",
    "Evidence",
    "ExtractorError",
    "Incident",
    "Notice",
    "Notices",
    "NumberMention",
    "OrganizationMention",
    "ReadError",
    "ReadOptions",
    "RuleError",
    "Summary",
    "UnreadWarning",
    "UsageError",
    "WriteError",
    "arrow_schema",
    "extract",
    "find_categories",
    "find_causes",
    "find_counts",
    "find_dates",
    "find_numbers",
    "find_organizations",
    "parse_notice",
    "parse_notices",
    "read_notices",
]

_HOMES = {
    "extractor.batch.job": ("Summary",),
    "extractor.errors": ("ExtractorError", "ReadError", "RuleError", "UnreadWarning", "UsageError", "WriteError"),
    "extractor.findings": ("CodeMention", "CountMention", "DateMention", "NumberMention", "OrganizationMention"),
    "extractor.model": ("Count", "DateRole", "Evidence", "Incident", "Notice", "arrow_schema"),
    "extractor.read": ("ReadOptions",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("breach-notice-extractor")
    if name not in __all__:
        raise AttributeError(f"module 'extractor' has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOME.get(name, "extractor.api")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "__version__"})
