"""Why a value: the candidates that a notice offered for each field, what was made of them, and why most lost.

The tool with which an analyst writes a rule and a maintainer finds the step that went wrong. It runs the steps
of ``extract`` and keeps what they weigh.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.assemble import assemble
from extractor.backends import Backend
from extractor.explain.candidates import Candidate, Fate, candidates_of
from extractor.findings import Document, Findings, open_document
from extractor.model import Incident, kinds
from extractor.pipeline import find_all, views
from extractor.rules import Rules
from extractor.split.is_told import ENOUGH, weigh

__all__ = ["FIELDS", "Candidate", "Explanation", "Fate", "FieldExplanation", "IncidentExplanation", "Sign", "explain"]

#: The fields that can be asked about.
FIELDS = tuple(kinds())


@dataclass(frozen=True, slots=True)
class FieldExplanation:
    """One field of one incident: its ``value`` and the candidates, those that gave the value first."""

    field: str
    value: object
    candidates: list[Candidate]


@dataclass(frozen=True, slots=True)
class IncidentExplanation:
    """One row and how it came about."""

    incident: Incident
    fields: list[FieldExplanation]


@dataclass(frozen=True, slots=True)
class Sign:
    """What speaks for or against the text telling of an incident, with its words; nothing found has none."""

    weight: float
    words: str
    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """A notice explained: whether it tells of an incident at all, and the rows that it gave.

    ``score`` is the sum of the signs, which must reach ``threshold``; a round-up is known by its form instead.
    ``unread`` are the lines of page furniture, as they were written.
    """

    text: str
    score: float
    threshold: float
    signs: list[Sign]
    incidents: list[IncidentExplanation]
    unread: list[str]


def explain(
    text: str,
    rules: Rules,
    reference_date: dt.date | None = None,
    title: str | None = None,
    backend: Backend | None = None,
) -> Explanation:
    """Extract the incidents of ``text`` and keep everything that was weighed on the way.

    ``reference_date`` and ``title`` are what the source's container says of itself, ``backend`` is a second reader, as
    for ``extractor.pipeline``.
    """
    document = open_document(text, rules, reference_date, title)
    findings = find_all(document, backend)
    explained = []
    for view in views(document, findings, traced=True):
        incident = assemble(view)
        offered = candidates_of(view, incident)
        fields = [FieldExplanation(name, getattr(incident, name), offered.get(name, [])) for name in FIELDS]
        explained.append(IncidentExplanation(incident, fields))
    signs = _signs(document, findings)
    return Explanation(text, sum(sign.weight for sign in signs), ENOUGH, signs, explained, list(_unread(document)))


def _signs(document: Document, findings: Findings) -> list[Sign]:
    """What :func:`extractor.split.weigh` weighed, heaviest first, with the words as they were written."""
    signs = []
    for weight, low, high, rule in weigh(document, findings):
        start, end = document.clean.source_span(low, high)
        signs.append(Sign(weight, document.clean.source[start:end], rule, start, end))
    return sorted(signs, key=lambda sign: -abs(sign.weight))


def _unread(document: Document) -> Iterator[str]:
    """The lines that were taken for page furniture."""
    start = 0
    for before, after in zip(document.clean.text.split("\n"), document.text.split("\n"), strict=True):
        if before != after:
            low, high = document.clean.source_span(start, start + len(before))
            yield document.clean.source[low:high].strip()
        start += len(before) + 1
