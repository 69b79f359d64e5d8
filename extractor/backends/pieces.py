"""Cuts long texts into pieces that SudachiPy takes, with their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: SudachiPy refuses an input of more bytes than this, before and a third above it after its own normalisation.
SUDACHI_BYTES = 49_149
#: Characters a piece has at most: four bytes each would still be below the limit.
_LONGEST = 10_000
_BREAK = re.compile(r".*[\n。]", re.DOTALL)


def fits(text: str) -> bool:
    """True where SudachiPy takes ``text`` as a whole."""
    return len(text) <= _LONGEST or len(text.encode("utf-8", "surrogatepass")) <= SUDACHI_BYTES


def pieces(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Spans that together are ``text[start:end]``, each short enough, cut where a line or sentence ends if one does."""
    end = len(text) if end is None else end
    while end - start > _LONGEST:
        match = _BREAK.match(text, start, start + _LONGEST)
        cut = match.end() if match else start + _LONGEST
        yield start, cut
        start = cut
    if start < end:
        yield start, end
