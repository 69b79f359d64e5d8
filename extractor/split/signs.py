"""The signs by which a part of a document is known to tell an incident of its own.

A part is weighed by what it holds: words of harm, a date, a number, data, and the name of whom it is about. Which
words are of harm is data, ``rules/incident.yaml``.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Iterable

from extractor.edtf import exact_day
from extractor.findings import TOLD, DateMention, Document, Findings, OrganizationMention
from extractor.judge import of_another
from extractor.outline import Span
from extractor.rules import START, Hit

#: What else stands in an accepted series is an item only with more signs than this; a named case needs as many facts.
PLAUSIBLE = 2
#: What weighs so little in a headline tells of no incident.
_GENERAL = -2.0
#: Roles of counts that say nothing of one case.
_OF_NO_CASE = frozenset({"incident_count", "statistics", "rate"})


class Signs:
    """Where a document shows signs of an incident, for asking of any span whether it tells one of its own."""

    def __init__(self, document: Document, findings: Findings) -> None:
        self._hits = document.hits
        causes = [j.mention for j in findings.of_kind("causes") if j.stance in TOLD]
        self._findings = findings
        self._rules = document.rules
        self._causes = [(m.start, m.end) for m in causes]
        self._codes = [m.code for m in causes]
        self._harms = _spans(self._hits.marked("incident", "headline"))
        self._dated = list(map(START, findings.dates))
        counts = [c for c in findings.counts if c.unit != "record" or not c.roles & _OF_NO_CASE]
        self._counts = list(map(START, counts))
        self._values = [c.value for c in counts]
        self._data = [j.mention.start for j in findings.of_kind("categories") if j.stance in TOLD]

    @functools.cached_property
    def _causes_of_another(self) -> list[Span]:
        told = of_another(self._findings, self._rules).of_kind("causes")
        return [(j.mention.start, j.mention.end) for j in told if j.stance in TOLD]

    @functools.cached_property
    def _nameless(self) -> list[Span]:
        return _spans(self._hits.marked("incident", "nameless"))

    @functools.cached_property
    def _untold(self) -> list[Span]:
        return _spans(self._hits.marked("incident", "untold"))

    @functools.cached_property
    def _clients(self) -> list[Span]:
        return _spans(self._hits.marked("incident", "clients"))

    @functools.cached_property
    def _general(self) -> list[Span]:
        hits = [hit for hit in self._hits["incident"] if hit.rule.attributes["title"] <= _GENERAL]
        # What a firm is called (みほん薬品, みほんセミナー) says nothing of what happened there.
        return _spans(hit for hit in hits if not self._findings.is_in_name(hit.start))

    def harm(self, span: Span) -> Span | None:
        """The first words inside ``span`` that tell of harm: a stated cause, else a word of harm."""
        return _first(self._causes, span) or _first(self._harms, span)

    def first_harm(self, span: Span) -> Span | None:
        """The first words inside ``span`` that tell of harm, a stated cause or not."""
        return min(filter(None, (_first(self._causes, span), _first(self._harms, span))), default=None)

    def cause(self, span: Span) -> str:
        """The code of the first stated cause inside ``span``; empty without one."""
        first = bisect_left(self._causes, (span[0], 0))
        return self._codes[first] if _first(self._causes, span) else ""

    def another_cause(self, span: Span) -> bool:
        """True where ``span`` tells a cause, be it that of an incident of another time."""
        return _first(self._causes_of_another, span) is not None

    def facts(self, span: Span) -> int:
        """How many of the three kinds of facts ``span`` gives: a date, a number, data."""
        return _any(self._dated, span) + _any(self._counts, span) + _any(self._data, span)

    def counts(self, span: Span) -> bool:
        """True where ``span`` gives a number."""
        return _any(self._counts, span)

    def numbers(self, span: Span) -> frozenset[int]:
        """The numbers that ``span`` gives."""
        first, behind = bisect_left(self._counts, span[0]), bisect_left(self._counts, span[1])
        return frozenset(self._values[first:behind])

    def data(self, span: Span) -> bool:
        """True where ``span`` gives data."""
        return _any(self._data, span)

    def gives_more(self, span: Span) -> bool:
        """True where ``span`` gives a number or data."""
        return _any(self._counts, span) or _any(self._data, span)

    def tells(self, span: Span) -> bool:
        """True where ``span`` tells of harm and gives a date, a number or data."""
        return self.facts(span) > 0 and self.harm(span) is not None

    def is_nameless(self, span: Span) -> bool:
        """True where the words say that whom ``span`` is about shall not be named (某社, とある病院)."""
        return _first(self._nameless, span) is not None

    def is_untold(self, sentence: Span) -> bool:
        """True of a sentence that sums up many incidents, or is about nobody named."""
        return _first(self._untold, sentence) is not None

    def is_of_clients(self, span: Span) -> bool:
        """True where the words speak of those who leave work, or data, to one supplier."""
        return _first(self._clients, span) is not None

    def is_general(self, headline: Span) -> bool:
        """True of a headline of statistics, products or advice."""
        return _first(self._general, headline) is not None

    def subjects(self, span: Span) -> list[OrganizationMention]:
        """The names in ``span`` of those to whom it may have happened: without those who only had to do with it."""
        others = self._rules["organization_cues"].ids_with("no_subject")
        return [mention for mention in self._findings.organizations_in(*span) if not mention.roles & others]

    def dates(self, span: Span) -> list[DateMention]:
        """The dates that begin in ``span``, in order."""
        return self._findings.dates_in(*span)

    def days(self, span: Span) -> frozenset[str]:
        """The values of the dates given in ``span``."""
        return frozenset(day.value for day in self.dates(span))

    def gives_day(self, span: Span) -> bool:
        """True where ``span`` gives a day, to the day."""
        return any(exact_day(value) for value in self.days(span))

    def trigger(self, span: Span) -> Span:
        """The words that show an incident in ``span``; its first character where nothing better does."""
        return self.harm(span) or (span[0], min(span[1], span[0] + 1))


def _spans(hits: Iterable[Hit]) -> list[Span]:
    return [(hit.start, hit.end) for hit in hits]


def _any(places: list[int], span: Span) -> bool:
    first = bisect_left(places, span[0])
    return first < len(places) and places[first] < span[1]


def _first(places: list[Span], span: Span) -> Span | None:
    first = bisect_left(places, (span[0], 0))
    return places[first] if first < len(places) and places[first][0] < span[1] else None
