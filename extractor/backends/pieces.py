"""Cuts long texts into pieces that SudachiPy takes, with their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: SudachiPy refuses an input of more bytes than this, before and a third above it after its own normalisation.
SUDACHI_BYTES = 49_149
#: Characters a piece has at most: four bytes each would still be below the limit.
_LONGEST = 10_000
_BREAKS = (re.compile(r".*[\n。]", re.DOTALL), re.compile(r".*、", re.DOTALL))


def fits(text: str) -> bool:
    """True where SudachiPy takes ``text`` as a whole."""
    return len(text) <= _LONGEST or len(text.encode("utf-8", "surrogatepass")) <= SUDACHI_BYTES


def pieces(text: str, start: int = 0, end: int | None = None, longest: int = _LONGEST) -> Iterator[tuple[int, int]]:
    """Spans of at most ``longest`` characters that together are ``text[start:end]``.

    They are cut where a line or sentence ends, else behind a comma, else anywhere.
    """
    end = len(text) if end is None else end
    while end - start > longest:
        matches = (pattern.match(text, start, start + longest) for pattern in _BREAKS)
        cut = next((match.end() for match in matches if match), start + longest)
        yield start, cut
        start = cut
    if start < end:
        yield start, end
