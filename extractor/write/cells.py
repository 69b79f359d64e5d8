"""Values for formats without nesting: lists joined, nested rows as JSON."""

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
        return ";".join(value)
    return value


def like_formula(value: Any) -> bool:
    """Whether a spreadsheet would take the cell for a formula, now or when it is typed over."""
    return isinstance(value, str) and value.startswith(_FORMULA)
