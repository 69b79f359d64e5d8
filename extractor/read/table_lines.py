"""Tables of web pages and documents → lines of text."""

from __future__ import annotations

from collections.abc import Iterable


def as_lines(rows: Iterable[list[str]]) -> list[str]:
    """A line a row, cells between bars (``| 氏名 | 120件 |``), so that the outline sees the table.

    A table of one column only lays out the page: its cells stand as they are. Empty rows are dropped.
    """
    kept = [row for row in ([" ".join(cell.split()) for cell in row] for row in rows) if any(row)]
    if all(sum(map(bool, row)) <= 1 for row in kept):
        return [cell for row in kept for cell in row if cell]
    return [f"| {' | '.join(row)} |" for row in kept]
