"""Paths as a user gives them → files: folders searched, patterns matched, links followed but never in a circle."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from extractor.errors import ReadError
from extractor.read.formats import IN_DIRECTORIES, READABLE, suffix_of


class PassedOver(NamedTuple):
    """A file in a folder or a container that is of no kind that is read there."""

    name: str


def files(name: str, skip: Collection[str] = ()) -> Iterator[str | PassedOver | ReadError]:
    """The files that ``name`` stands for, in order of name, and an error for whatever cannot be searched.

    ``skip`` are absolute paths of files and folders that are not to be found; a file that is itself named is given
    whatever it is.
    """
    if Path(name).is_dir():
        found, unread = _walk(name)
        if not any(suffix_of(file) in IN_DIRECTORIES for file in found) and not unread:
            kinds = " ".join(sorted(READABLE))
            yield ReadError(
                name, "no notice in this folder", f"looked for {kinds}; name other files one by one", "list"
            )
        yield from unread
        for file in found:
            if not _is_skipped(file, skip):
                yield file if suffix_of(file) in IN_DIRECTORIES else PassedOver(file)
    elif not Path(name).exists() and glob.has_magic(name):
        matches = _matches(name)
        if not matches:
            hint = "check the pattern and the working directory"
            yield ReadError(name, "no file matches this pattern", hint, "list")
        for match in matches:
            if not _is_skipped(match, skip):
                yield from files(match, skip)
    else:
        yield name


def _is_skipped(file: str, skip: Collection[str]) -> bool:
    path = os.path.abspath(file)  # noqa: PTH100 - Path.absolute keeps the dots of ../
    return any(path == skipped or path.startswith(skipped + os.sep) for skipped in skip)


def _matches(pattern: str) -> list[str]:
    # Path.glob, unlike the module glob, does not follow links: in a circle of them there is no end of paths.
    path = Path(pattern)
    base = Path(path.anchor)
    try:
        found = list(base.glob(str(path.relative_to(base))))
    except ValueError:  # A pattern such as a**b.
        return []
    named = {*path.parts, ".."}
    return sorted(str(m) for m in found if not any(_is_hidden(part) for part in m.parts if part not in named))


def _is_hidden(part: str) -> bool:
    return part.startswith(("~$", "."))


def _walk(folder: str) -> tuple[list[str], list[ReadError]]:
    """The files below a folder, and what of it cannot be searched."""
    found: list[str] = []
    errors: list[OSError] = []
    leads_on = _no_circle(folder)
    for parent, folders, names in os.walk(folder, onerror=errors.append, followlinks=True):
        folders[:] = [f for f in sorted(folders) if not f.startswith(".") and leads_on(str(Path(parent, f)))]
        found += [str(Path(parent, name)) for name in names if not _is_hidden(name)]
    unread = [ReadError(str(e.filename), f"cannot be searched ({e.strerror})", _HINT, "list") for e in errors]
    return sorted(found), unread


_HINT = "let the user who runs this read the folder"


def _no_circle(folder: str) -> Callable[[str], bool]:
    """Tells whether a folder below ``folder`` leads to new files: a link to what is searched anyway does not."""
    root = os.path.realpath(folder)
    seen = {root}

    def leads_on(path: str) -> bool:
        target = os.path.realpath(path)
        if os.path.islink(path) and os.path.commonpath([target, root]) in (target, root):  # noqa: PTH114
            return False
        new = target not in seen
        seen.add(target)
        return new

    return leads_on
