"""The series of openings by which a page falls into parts of like form.

Which lines may head a part, and of which form each is, :mod:`extractor.split.openings` tells; whether the parts of a
series tell incidents is for :mod:`extractor.split.series_items`. Which words end a round-up is data, in
``rules/incident.yaml``.
"""

from __future__ import annotations

import functools
import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import msgspec

from extractor.findings import Document, Findings
from extractor.names import organization_key, same_key
from extractor.outline import Outline, Span
from extractor.outline.lines import label_of
from extractor.split.headed import headed
from extractor.split.openings import COUNTED, LABELLED, TEXT, Form, Opening, Openings

#: Headlines that begin with the same so many characters are the same.
_HEAD = 12


class Part(msgspec.Struct, frozen=True, gc=False):
    """One part of a series: its opening and the span up to where it ends."""

    opening: Opening
    span: Span


class Reader:
    """Reads the series of one document."""

    def __init__(self, document: Document, findings: Findings) -> None:
        self._document = document
        self._text = document.text
        self._outline = document.outline
        self._hits = document.hits
        self._findings = findings
        self._lines = document.outline.filled
        self._openings = Openings(document, findings)

    def series(self) -> Iterator[list[Part]]:
        """The parts that the openings of each form make, of each form that has several."""
        openings = self._without_contents([opening for opening in self._openings if not self._is_title(opening)])
        members: dict[Form, list[Opening]] = {}
        quoted: list[int] = []
        stops: dict[str, list[int]] = {}
        about = ""
        headlines = sum(opening.form == TEXT and opening.harmed and opening.names_itself for opening in openings)
        for opening in openings:
            plain = opening.form == TEXT
            if plain and opening.bare and not opening.harmed and headlines > 1:
                # Among headlines that say what happened a name alone heads a section: of the firm, of its contractor.
                continue
            if plain and opening.bare and same_key(organization_key(opening.named), about):
                # Its name alone heads a section of the part about it.
                continue
            if plain and opening.names_itself:
                about = organization_key(opening.named)
            if opening.named or not plain:
                members.setdefault(opening.form, []).append(opening)
            if plain and self._text[opening.line.body] in "「『":
                quoted.append(self._start(opening))
            # Of lines without a mark only those that name somebody end a part; marked ones end it whatever they say.
            if opening.names_itself or not plain:
                stops.setdefault(opening.form[0], []).append(self._start(opening))
        for form, of_form in members.items():
            if len(of_form) > 1:
                # 「X」で… heads a part as those beside it do that begin with a name in quotation marks.
                alike = form == TEXT and all(self._text[o.line.body] in "「『" for o in of_form)
                ends = sorted({*stops.get(form[0], []), *(quoted if alike else [])})
                yield self._parts(of_form, ends if form != LABELLED else [])

    def _without_contents(self, openings: list[Opening]) -> list[Opening]:
        """The openings but those unmarked that stand again further on, for they are entries of a table of contents."""
        heads = [self._text[o.line.body : min(o.line.end, o.line.body + _HEAD)] for o in openings]
        last = {head: i for i, head in enumerate(heads)}
        return [o for i, o in enumerate(openings) if o.form != TEXT or o.bare or last[heads[i]] == i]

    def _is_title(self, opening: Opening) -> bool:
        """True of the headline of the page, where it names nobody."""
        title = self._outline.title
        line = opening.line
        if opening.named or opening.form in COUNTED or title is None:
            return False
        return line.start <= title[0] < line.end

    def _parts(self, openings: list[Opening], stops: list[int]) -> list[Part]:
        """Each ends at the next opening of its kind, at a heading above them, or where the round-up closes."""
        blocks = openings[0].form == LABELLED
        starts = self._blocks(openings) if blocks else [self._start(opening) for opening in openings]
        stopping = (stops, starts, self._above(openings[0]), self._closers)
        spans = []
        for start in starts:
            following = [places[i] for places in stopping if (i := bisect_right(places, start)) < len(places)]
            spans.append((start, min(following, default=len(self._text))))
        spans[-1] = like_siblings(spans, self._paragraphs, self._line_starts)
        # A part that stands on the page twice is one.
        once: dict[str, Part] = {}
        for opening, span in zip(openings, spans, strict=True):
            once.setdefault(self._text[slice(*span)].strip(), Part(opening, span))
        return list(once.values())

    def _start(self, opening: Opening) -> int:
        """Where the part begins that ``opening`` opens: at its headline, or at the year above its month and day."""
        line = opening.line
        if opening.form == LABELLED:
            i = bisect_left(self._line_starts, line.start) - 1
            return self._lines[i].start if i >= 0 and self._lines[i].kind == "heading" else line.start
        start = headed(self._document, line)
        above = self._findings.date_before(start)
        return above.start if above is not None and above.end > start else start

    def _blocks(self, openings: list[Opening]) -> list[int]:
        """Where blocks of labelled lines begin, each with a line for whom: at the first label that all of them have."""
        above: list[list[tuple[str, int]]] = []
        for opening in openings:
            i, labels = bisect_left(self._line_starts, opening.line.start), []
            while i and (label := label_of(self._text[self._lines[i - 1].body : self._lines[i - 1].end])):
                i -= 1
                labels.append((label[1], self._lines[i].start))
            above.append(labels)
        deep = 0
        while all(len(labels) > deep and labels[deep][0] == above[0][deep][0] for labels in above):
            deep += 1
        starts = [labels[deep - 1][1] if deep else self._start(o) for o, labels in zip(openings, above, strict=True)]
        return starts if starts == sorted(starts) else [self._start(opening) for opening in openings]

    def _above(self, opening: Opening) -> list[int]:
        """Where the headings begin that stand above: those of the form right before the first of the openings."""
        i = bisect_left(self._line_starts, opening.line.start) - 1
        if i < 0 or self._lines[i].kind != "heading" or self._lines[i].marker == opening.form[0]:
            return []
        marker = self._lines[i].marker
        return [line.start for line in self._lines if line.kind == "heading" and line.marker == marker]

    @functools.cached_property
    def _line_starts(self) -> list[int]:
        return [line.start for line in self._lines]

    @functools.cached_property
    def _paragraphs(self) -> list[int]:
        return paragraph_starts(self._outline)

    @functools.cached_property
    def _closers(self) -> list[int]:
        """Where lines begin that end a round-up: 編集後記, おまけ."""
        closing = self._hits.marked("incident", "closes")
        lines = [(hit.start, self._outline.line_at(hit.start)) for hit in closing]
        return [line.start for start, line in lines if start <= line.body + 1]


def paragraph_starts(outline: Outline) -> list[int]:
    """Where a line follows a blank one."""
    pairs = itertools.pairwise(outline.lines)
    return [line.start for before, line in pairs if before.kind == "blank" and line.kind != "blank"]


def like_siblings(spans: list[Span], paragraphs: list[int], lines: list[int]) -> Span:
    """The last of ``spans`` with no more paragraphs than the longest of the others; one line where each is one."""
    start, end = spans[-1]
    for places in (paragraphs, lines):
        longest = max(bisect_left(places, e) - bisect_right(places, s) + 1 for s, e in spans[:-1])
        i = bisect_right(places, start) + longest - 1
        if longest and (places is paragraphs or longest == 1):
            return start, min(end, places[i]) if i < len(places) else end
    return start, end
