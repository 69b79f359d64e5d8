"""The shortcuts on the way through a text, and the switch that closes them.

A gate lets the costly part of a step pass only where a cheap look says that it may find something. It must never
change what is found: tests/test_gates.py compares rows with gates open and closed.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

_open = True


def are_open() -> bool:
    """True where shortcuts may be taken, which is always but inside :func:`closed`."""
    return _open


@contextlib.contextmanager
def closed() -> Iterator[None]:
    """Take the long way everywhere, in the whole process, until the block ends."""
    global _open
    before, _open = _open, False
    try:
        yield
    finally:
        _open = before
