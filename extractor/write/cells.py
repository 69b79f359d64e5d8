"""Values for formats without nesting: lists joined, nested rows as JSON, formulas defused."""

from __future__ import annotations

from typing import Any

import msgspec

#: The wide forms count, too: a Japanese Excel reads them as the narrow ones.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def cell(value: Any) -> Any:
    """The value as one cell: lists of codes joined with ``;``, lists of rows as JSON, ``None`` as nothing."""
    if isinstance(value, list):
        if value and isinstance(value[0], dict):
            return msgspec.json.encode(value).decode()
        return defuse(";".join(value))
    if isinstance(value, str):
        return defuse(value)
    return value


def defuse(text: str) -> str:
    """``text`` with an apostrophe before a sign that a spreadsheet would take for the start of a formula."""
    return "'" + text if text.startswith(_FORMULA) else text
