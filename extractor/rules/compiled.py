"""Regular expressions in the form the engine runs, kept between starts.

To compile the patterns of the rules takes longer than to read a hundred notices, and ``re`` keeps nothing: even a
pickled pattern is compiled again. So we keep the code that its compiler made and hand it to the engine as ``re`` does;
the engine checks code before it takes it. What is kept belongs to one version of Python (see
:func:`extractor.rules.cache.digest`); where that version has no such compiler, patterns are compiled as ever.
"""

from __future__ import annotations

import array
import re
from typing import Any

import msgspec

from extractor.rules import cache


class Compiled(msgspec.Struct, frozen=True, array_like=True):
    """What the engine needs to know of a pattern: its flags, its code in machine words, and its groups."""

    flags: int
    code: bytes
    groups: int
    names: dict[str, int]


class Patterns:
    """Compiles patterns; those that were kept under ``mark`` are ready at once. With no mark nothing is kept."""

    def __init__(self, mark: str = "") -> None:
        self._mark = mark
        self._kept = _read(mark) if mark else {}
        self._asked: set[str] = set()

    @property
    def is_new(self) -> bool:
        """True where none were kept."""
        return not self._kept

    def compile(self, pattern: str) -> re.Pattern[str]:
        """What ``re.compile`` gives.

        Raises:
            re.error: when it is no regular expression.
        """
        kept = self._kept.get(pattern)
        if kept is not None and (ready := _ready(pattern, kept)) is not None:
            return ready
        self._asked.add(pattern)
        return re.compile(pattern)

    def keep(self, least: int = 1) -> bool:
        """Keep the patterns that had to be compiled for the next start, once there are so many of them.

        Returns:
            Whether any could be kept.
        """
        if not self._mark or len(self._asked) < least:
            return False
        made = {pattern: compiled for pattern in self._asked if (compiled := _compiled(pattern)) is not None}
        self._asked.clear()
        # Other processes may have kept theirs meanwhile.
        self._kept = _read(self._mark) | self._kept | made
        return bool(made) and cache.keep("patterns", self._mark, self._kept)


def _read(mark: str) -> dict[str, Compiled]:
    return cache.kept("patterns", mark, dict[str, Compiled]) or {}


def _compiled(pattern: str) -> Compiled | None:
    """What ``re.compile`` does, stopped before the code goes to the engine."""
    try:
        from re import _compiler, _parser  # type: ignore[attr-defined]

        tree = _parser.parse(pattern)
        code = array.array("I", _compiler._code(tree, 0))
    except (ImportError, AttributeError, TypeError):  # Private names of Python 3.11 to 3.14, and no promise.
        return None
    state = tree.state
    return Compiled(int(state.flags), code.tobytes(), state.groups - 1, dict(state.groupdict))


def _ready(pattern: str, kept: Compiled) -> re.Pattern[str] | None:
    """The pattern; ``None`` where the engine does not take what was kept."""
    names: list[Any] = [None] * (kept.groups + 1)
    try:
        import _sre  # type: ignore[import-not-found]

        for name, group in kept.names.items():
            names[group] = name
        code = array.array("I", kept.code).tolist()
        made: re.Pattern[str] = _sre.compile(pattern, kept.flags, code, kept.groups, kept.names, tuple(names))
    except (ImportError, AttributeError, IndexError, TypeError, ValueError, OverflowError, RuntimeError):
        return None
    return made
