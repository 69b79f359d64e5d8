"""What the finders find, and the document they look in. Offsets are into the cleaned text.

A finding says only "here is a count of 60,000 件"; whether it is stated, denied or mere advice is for ``judge``, and
whether it is the headline is for ``assemble``.
"""

from __future__ import annotations

import datetime as dt
import operator
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

import msgspec

from extractor.clean import CleanText, clean
from extractor.furniture import without_furniture
from extractor.outline import Outline, outline
from extractor.rules import START, Rules
from extractor.rules.hits import Hits
from extractor.voice import Voice, voice

T = TypeVar("T")


class NumberMention(msgspec.Struct, frozen=True, gc=False):
    """A number in any Japanese notation: its ``value`` and span."""

    value: int | float
    start: int
    end: int


class DateMention(msgspec.Struct, frozen=True, gc=False):
    """A date or period: ``value`` is EDTF; ``rule`` names the notation.

    ``relative`` is true where the date was resolved against another (同日, 翌日, 先月) or took its year from one.
    """

    value: str
    start: int
    end: int
    rule: str
    relative: bool = False


class CountMention(msgspec.Struct, frozen=True, gc=False):
    """A number with a unit of the record (``person``, ``record``, …, ``yen``), its bound, and whose or what it counts.

    ``roles`` holds what the words around it say of it (``total``, ``part``, ``population``, ``recipients``,
    ``superseded``, ``gross`` for 延べ, …): codes of ``rules/counts.yaml``.
    """

    value: int
    unit: str
    bound: str
    group: str | None
    start: int
    end: int
    rule: str
    roles: frozenset[str] = frozenset()


class CodeMention(msgspec.Struct, frozen=True, gc=False):
    """A place that speaks of something with a code: a data category, a data subject, a cause, a report, ….

    ``kind`` is the rule file that found it (``categories``, ``subjects``, ``causes``, ``handling``).
    """

    kind: str
    code: str
    start: int
    end: int
    rule: str


class OrganizationMention(msgspec.Struct, frozen=True, gc=False):
    """The name of an organisation as written.

    ``rule`` says what showed it to be one (a legal form, a public body's ending, its place in the title, …);
    ``roles`` what the words around it make of it (``announcer``, ``vendor``, ``owner``, ``investigator``, …).
    """

    name: str
    start: int
    end: int
    rule: str
    roles: frozenset[str] = frozenset()


class Stance(StrEnum):
    """What the notice makes of a finding."""

    STATED = "stated"
    POSSIBLE = "possible"
    DENIED = "denied"
    ADVICE = "advice"
    BACKGROUND = "background"


#: The stances of what happened, or may have.
TOLD = (Stance.STATED, Stance.POSSIBLE)


class Judged(msgspec.Struct, frozen=True, gc=False):
    """A coded mention with its stance and the rule that gave it (empty where none was needed)."""

    mention: CodeMention
    stance: Stance
    why: str


@dataclass(slots=True)
class Findings:
    """Everything found in one document, each list in order of place."""

    dates: list[DateMention] = field(default_factory=list)
    counts: list[CountMention] = field(default_factory=list)
    organizations: list[OrganizationMention] = field(default_factory=list)
    codes: list[Judged] = field(default_factory=list)
    _by_kind: dict[str, list[Judged]] | None = field(default=None, init=False, repr=False, compare=False)
    _by_field: dict[str, list[tuple[str, Judged]]] | None = field(default=None, init=False, repr=False, compare=False)

    def of_kind(self, kind: str) -> list[Judged]:
        """The codes of one kind, in order of place."""
        if self._by_kind is None:
            self._by_kind = defaultdict(list)
            for judged in self.codes:
                self._by_kind[judged.mention.kind].append(judged)
        return self._by_kind.get(kind, [])

    def told(self, field: str) -> list[tuple[str, Judged]]:
        """The mentions of how the incident was handled that tell of ``field``, each with its code."""
        if self._by_field is None:
            self._by_field = {}
            for judged in self.of_kind("handling"):
                name, _, code = judged.mention.code.partition(":")
                self._by_field.setdefault(name, []).append((code, judged))
        return self._by_field.get(field, [])

    def within(self, spans: list[tuple[int, int]]) -> Findings:
        """The findings that start inside one of ``spans``."""
        parts = _disjoint(spans)
        return Findings(
            _starting_in(parts, self.dates, START),
            _starting_in(parts, self.counts, START),
            _starting_in(parts, self.organizations, START),
            _starting_in(parts, self.codes, _start_judged),
        )

    def organizations_in(self, start: int, end: int) -> list[OrganizationMention]:
        """The mentions of organisations that begin between two places."""
        first = bisect_left(self.organizations, start, key=START)
        return self.organizations[first : bisect_left(self.organizations, end, first, key=START)]

    def organization_from(self, position: int) -> OrganizationMention | None:
        """The first mention of an organisation that begins at ``position`` or behind it."""
        first = bisect_left(self.organizations, position, key=START)
        return self.organizations[first] if first < len(self.organizations) else None

    def is_in_name(self, position: int) -> bool:
        """True inside the name of an organisation."""
        i = bisect_right(self.organizations, position, key=START) - 1
        return i >= 0 and position < self.organizations[i].end

    def dates_in(self, start: int, end: int) -> list[DateMention]:
        """The dates that begin between two places."""
        first = bisect_left(self.dates, start, key=START)
        return self.dates[first : bisect_left(self.dates, end, first, key=START)]

    def counts_in(self, start: int, end: int) -> list[CountMention]:
        """The counts that begin between two places."""
        first = bisect_left(self.counts, start, key=START)
        return self.counts[first : bisect_left(self.counts, end, first, key=START)]

    def date_before(self, position: int) -> DateMention | None:
        """The last date that begins before ``position``."""
        behind = bisect_left(self.dates, position, key=START)
        return self.dates[behind - 1] if behind else None


_start_judged = operator.attrgetter("mention.start")


def _disjoint(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that touch made one."""
    parts: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if parts and start <= parts[-1][1]:
            parts[-1] = parts[-1][0], max(end, parts[-1][1])
        else:
            parts.append((start, end))
    return parts


def _starting_in(parts: list[tuple[int, int]], found: list[T], place: Callable[[T], int]) -> list[T]:
    """What begins inside one of ``parts``; ``found`` and ``parts`` are in order of place."""
    return [
        one
        for start, end in parts
        for one in found[bisect_left(found, start, key=place) : bisect_left(found, end, key=place)]
    ]


class Document(msgspec.Struct, frozen=True):
    """One notice on its way down the street: cleaned, outlined, and what is known beside it.

    ``text`` is the cleaned text, ``rules`` are the rules to read it with, ``hits`` the places in it where they fire,
    ``voice`` is who speaks in it, ``reference_date`` the day from which years may be inferred, ``None`` where the
    caller gives none.
    """

    text: str
    clean: CleanText
    outline: Outline
    rules: Rules
    hits: Hits
    voice: Voice
    reference_date: dt.date | None = None
    metadata_title: str | None = None


def open_document(
    source: str,
    rules: Rules,
    reference_date: dt.date | None = None,
    metadata_title: str | None = None,
) -> Document:
    """Clean and outline a source text."""
    cleaned = clean(source, rules)
    text = without_furniture(cleaned.text, rules)
    hits = Hits(text, rules)
    return Document(
        text, cleaned, outline(text, hits), rules, hits, voice(text, hits["voice"]), reference_date, metadata_title
    )
