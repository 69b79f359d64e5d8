"""Whether a place lies in brackets or quotation marks."""

from __future__ import annotations


def opened_around(text: str, position: int, low: int, marks: str = "()") -> int:
    """Where the brackets open, at ``low`` or behind it, that are still open at ``position``; -1 where none are."""
    opened = text.rfind(marks[0], max(0, low), position)
    return opened if opened >= 0 and text.find(marks[1], opened, position) < 0 else -1
