"""What an assembling step sees (:class:`View`) and what it fills (:class:`Draft`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import repeat
from typing import Any, NamedTuple

import msgspec

from extractor.findings import Document, Findings
from extractor.split import Stretch


class Support(msgspec.Struct, frozen=True, gc=False):
    """The words that gave a value: a span of the cleaned text and the rule, or step, that read them."""

    start: int
    end: int
    rule: str


class Rejected(NamedTuple):
    """A candidate that lost, and why; kept only while explaining."""

    field: str
    value: str
    start: int
    end: int
    reason: str


class View(msgspec.Struct, frozen=True):
    """One incident's part of a document.

    ``own`` holds the findings inside the stretch, ``shared`` those of the parts of the document that speak of all its
    incidents (title, dateline, signature). ``number`` is the incident's place among ``of`` in the notice.
    """

    document: Document
    stretch: Stretch
    own: Findings
    shared: Findings
    number: int = 0
    of: int = 1
    trace: list[Rejected] | None = None

    @property
    def text(self) -> str:
        """The cleaned text of the whole document."""
        return self.document.text

    def reject(self, field_name: str, value: object, start: int, end: int, reason: str) -> None:
        """Note for ``extract-explain`` why a candidate lost; costs nothing otherwise."""
        if self.trace is not None:
            self.trace.append(Rejected(field_name, str(value), start, end, reason))


@dataclass(slots=True)
class Draft:
    """The decided values of one incident, by field, each with its supports, and its counts and dates."""

    values: dict[str, Any] = field(default_factory=dict)
    supports: dict[str, list[tuple[str, Support]]] = field(default_factory=dict)

    def decide(self, name: str, value: Any, *supports: Support) -> None:
        """Set field ``name``; a list value may instead be set code by code with :meth:`add`."""
        self.values[name] = value
        if supports:
            self.supports.setdefault(name, []).extend(zip(repeat(str(value)), supports, strict=False))

    def add(self, name: str, code: str, support: Support) -> None:
        """Add ``code`` to the list field ``name``, with words that gave it."""
        codes = self.values.setdefault(name, [])
        if code not in codes:
            codes.append(code)
        self.supports.setdefault(name, []).append((code, support))

    def get(self, name: str, default: Any = None) -> Any:
        """The decided value of a field."""
        return self.values.get(name, default)
