"""Keeps rules that were read and checked for the next start: to parse them takes longer than to read a notice.

The store is one file in the user's cache folder. Its name is a digest of the rule files and of the code that reads
them, so that it can never speak for files that have changed. Where it cannot be read or written, nothing happens.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from extractor import literals, rules


def kept(paths: Iterable[Path], read: Callable[[], dict[str, list[rules.Rule]]]) -> dict[str, list[rules.Rule]]:
    """The rules of the files ``paths``, as ``read`` reads them."""
    file = _folder() / f"rules-{_digest(paths)}.msgpack"
    with contextlib.suppress(OSError, msgspec.DecodeError):
        return msgspec.msgpack.decode(file.read_bytes(), type=dict[str, list[rules.Rule]])
    by_kind = read()
    with contextlib.suppress(OSError):
        _replace(file, msgspec.msgpack.encode(by_kind))
    return by_kind


def _digest(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256(sys.version.encode())
    code = Path(rules.__file__)
    for path in (Path(literals.__file__), code, code.with_name("rule_attributes.py"), *paths):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _folder() -> Path:
    """Where this user's programs keep what they can make anew."""
    home = os.environ.get("LOCALAPPDATA") if os.name == "nt" else os.environ.get("XDG_CACHE_HOME")
    return (Path(home) if home else Path.home() / ".cache") / "breach-notice-extractor"


def _replace(file: Path, data: bytes) -> None:
    """Write the file in one step, and take away those of other rules."""
    file.parent.mkdir(parents=True, exist_ok=True)
    number, name = tempfile.mkstemp(dir=file.parent)
    with os.fdopen(number, "wb") as beside:
        beside.write(data)
    Path(name).replace(file)
    for other in file.parent.glob("rules-*.msgpack"):
        if other != file:
            other.unlink(missing_ok=True)
