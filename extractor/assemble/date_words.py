"""The words of ``rules/date_roles.yaml`` in the part of a text that tells of one incident, found in one scan."""

from __future__ import annotations

import operator
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from extractor.clock import WEEKDAY
from extractor.findings import Document
from extractor.outline import Span
from extractor.rules import START, Hit
from extractor.rules.wordings import date_wordings

#: Quoted and bracketed words tell of something else than the sentence around them; a weekday is part of the date.
_ASIDE = re.compile(rf"「[^「」\n]{{0,90}}」|『[^『』\n]{{0,90}}』|\((?!{WEEKDAY}[)曜・])[^()\n]{{0,60}}\)")

#: So many labels that say no more than 日時 are those of entries.
_MANY = 3

_PLACE = operator.attrgetter("start", "end")


class RoleWords:
    """The hits in some spans of a text, ordered by place: those that say what a date is, and those of labels.

    ``beside`` gives the patterns around the words that may stand right beside a date; ``any_labels`` is true where
    there are labels at all, ``has_many_times`` where many say no more than 日時.
    """

    def __init__(self, document: Document, spans: Iterable[Span]) -> None:
        self.beside = date_wordings(document.rules)
        found = [hit for start, end in spans for hit in document.hits.inside("date_roles", start, end)]
        found.sort(key=_PLACE)
        said: list[Hit] = []
        labels: list[Hit] = []
        for hit in found:
            (labels if hit.rule.attributes["label"] else said).append(hit)
        self._said, self._labels = _Places(said), _Places(labels)
        self.any_labels = bool(labels)
        self.has_many_times = sum(hit.rule.code == "period" for hit in labels) >= _MANY
        asides = [match.span() for start, end in spans for match in _ASIDE.finditer(document.text, start, end)]
        self._aside_starts = [start for start, _ in asides]
        self._aside_ends = [end for _, end in asides]

    def said(self, start: int, end: int) -> list[Hit]:
        """What the words of a stretch say, without those of any aside in it."""
        hits = self._said.between(start, end)
        return [hit for hit in hits if self._aside(hit.start) < start] if self._aside_starts else hits

    def anything_said(self, start: int, end: int) -> list[Hit]:
        """What the words that begin in a stretch say, asides and all."""
        return self._said.from_to(start, end)

    def labels(self, start: int, end: int) -> list[Hit]:
        """The labels in a stretch."""
        return self._labels.between(start, end)

    def _aside(self, position: int) -> int:
        """Where the aside around ``position`` begins; -1 outside of any."""
        i = bisect_right(self._aside_starts, position) - 1
        return self._aside_starts[i] if i >= 0 and position < self._aside_ends[i] else -1


class _Places:
    def __init__(self, hits: list[Hit]) -> None:
        self.hits = hits
        self.starts = list(map(START, hits))

    def from_to(self, start: int, end: int) -> list[Hit]:
        low = bisect_left(self.starts, start)
        return self.hits[low : bisect_left(self.starts, end, low)]

    def between(self, start: int, end: int) -> list[Hit]:
        low = bisect_left(self.starts, start)
        hits = self.hits[low : bisect_left(self.starts, end, low)]
        return [hit for hit in hits if hit.end <= end] if hits else hits
