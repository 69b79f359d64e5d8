"""Files of what can be made anew, kept for the next start in the user's cache folder.

The name of such a file holds a digest of all that it was made of, so that it can never speak for what has changed.
Where it cannot be read or written, nothing is kept and nothing is lost.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")

#: A folder that cannot be used; ``RuntimeError`` is what :meth:`pathlib.Path.home` says of a user without a home.
_UNREADABLE = (OSError, RuntimeError)


def digest(paths: Iterable[Path]) -> str:
    """A name for the content of some files, as this version of Python reads them."""
    name = hashlib.sha256(sys.version.encode())
    for path in paths:
        name.update(path.name.encode())
        name.update(path.read_bytes())
    return name.hexdigest()[:16]


def kept(kind: str, mark: str, shape: type[T]) -> T | None:
    """What was kept under a :func:`digest`; ``None`` where nothing was, or nothing of that shape."""
    with contextlib.suppress(*_UNREADABLE, msgspec.DecodeError):
        return msgspec.msgpack.decode(_file(kind, mark).read_bytes(), type=shape)
    return None


def keep(kind: str, mark: str, value: object) -> bool:
    """Write it in one step, and take away what was kept of that kind under other digests.

    Returns:
        Whether it could be written.
    """
    with contextlib.suppress(*_UNREADABLE):
        file = _file(kind, mark)
        file.parent.mkdir(parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(dir=file.parent)
        with os.fdopen(number, "wb") as beside:
            beside.write(msgspec.msgpack.encode(value))
        Path(name).replace(file)
        for other in file.parent.glob(f"{kind}-*.msgpack"):
            if other != file:
                other.unlink(missing_ok=True)
        return True
    return False


def _file(kind: str, mark: str) -> Path:
    home = os.environ.get("LOCALAPPDATA") if os.name == "nt" else os.environ.get("XDG_CACHE_HOME")
    folder = (Path(home) if home else Path.home() / ".cache") / "breach-notice-extractor"
    return folder / f"{kind}-{mark}.msgpack"
