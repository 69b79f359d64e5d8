"""Second readers: what a spaCy pipeline such as GiNZA adds to the findings of the default street.

The street itself reads words with MeCab. ``backend="ginza"`` lets ``ja_ginza`` read the sentences that need it as
well; ``"ginza:NAME"`` lets any installed spaCy pipeline do so, and ``"ginza:/path"`` any trained one. Nothing here
imports spaCy before such a backend is asked for. docs/backends.md tells what each adds and what it costs.
"""

from __future__ import annotations

import functools
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from extractor.defaults import BACKEND
from extractor.errors import UsageError

if TYPE_CHECKING:
    from extractor.findings import Document, Findings

_PREFIX = "ginza"
_DEFAULT_MODEL = "ja_ginza"


class Backend(Protocol):
    """A second reader of a document."""

    def add(self, document: Document, findings: Findings) -> Findings:
        """``findings`` with what this reader found besides; what was given is not changed."""
        ...


def check_backend(name: str) -> None:
    """Refuse a backend that does not exist or is not installed. Costs nothing: no model is loaded.

    Raises:
        UsageError: one line, with the command that installs what is missing.
    """
    model = _model_of(name)
    if model is None or _is_folder(model):
        return
    if not model.isidentifier():
        raise UsageError(f"backend {name!r}: {model} is not a spaCy pipeline (a folder with config.cfg)")
    for package in ("spacy", *(("ginza",) if model.startswith("ja_ginza") else ()), model):
        if find_spec(package) is None:
            raise UsageError(f"backend {name!r} needs {package}, which is not installed; {_how_to_install(package)}")


@functools.lru_cache(maxsize=2)
def open_backend(name: str) -> Backend | None:
    """The backend of that name, loaded once a process; ``None`` for MeCab, which the street reads with anyway.

    Raises:
        UsageError: see :func:`check_backend`, or when the model cannot be loaded.
    """
    check_backend(name)
    model = _model_of(name)
    if model is None:
        return None
    from extractor.backends.spacy_reader import SpacyReader

    return SpacyReader.load(name, model)


def _model_of(name: str) -> str | None:
    """The spaCy pipeline that a backend's name asks for; ``None`` for MeCab."""
    if name == BACKEND:
        return None
    kind, colon, model = name.partition(":")
    if kind != _PREFIX or (colon and not model):
        raise UsageError(f"backend {name!r} is unknown; use mecab, ginza, or ginza:MODEL")
    return model or _DEFAULT_MODEL


def _is_folder(model: str) -> bool:
    return (Path(model) / "config.cfg").is_file()


def _how_to_install(package: str) -> str:
    if package.startswith(("ja_ginza", "ginza", "spacy")):
        return f"pip install {package.replace('_', '-')}"
    return f"python -m spacy download {package}"
