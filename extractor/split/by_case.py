"""A notice whose sections each go through the same cases: 【事案①】 and 【事案②】 under 概要, and again under 原因.

What stands under one label, wherever that stands, is told of one incident. A label is the number of a case
(``rules/incident.yaml``), a marked heading that is printed again word for word, as that of an office, or a number in a
circle or in brackets.
"""

from __future__ import annotations

import itertools
import operator

from extractor.findings import Document, Findings
from extractor.outline import Line, Span
from extractor.split.items import Item
from extractor.split.openings import ITEM_MARKERS
from extractor.split.signs import PLAUSIBLE, Signs

#: The number of a case stands so near to the beginning of its line: (事案1).
_NEAR = 1
#: The forms of numbers that may go through the cases in each section.
_NUMBERS = ("circle", "paren")
#: A page goes through so many cases at most.
_MOST = 20
_MARKER = operator.attrgetter("marker")


def by_case(document: Document, findings: Findings, signs: Signs) -> list[Item]:
    """The cases that the sections of a page go through, each with all that is told of it; empty where they do not."""
    numbers = _numbers(document)
    if len(set(numbers.values())) > 1:
        return [Item(spans) for spans in _told(document, signs, numbers)]
    markers = set(map(_MARKER, document.outline.filled))
    told = _told(document, signs, _printed_again(document) if markers.intersection(ITEM_MARKERS) else {}) or [
        # Numbers in circles head steps and points more often: the first section tells each case in full.
        spans
        for spans in _told(document, signs, _numbered(document) if markers.intersection(_NUMBERS) else {})
        if signs.counts(spans[0]) and _tells(signs, spans[:1])
    ]
    days = [frozenset().union(*map(signs.days, spans)) for spans in told]
    apart = all(days) and not any(a & b for a, b in itertools.combinations(days, 2))
    return [Item(spans) for spans in told] if apart and len(told) > 1 else []


def _told(document: Document, signs: Signs, labels: dict[int, str]) -> list[list[Span]]:
    """What stands under each label, if under some of them more than once, and if harm and facts are told of each."""
    cases = _cases(document, labels)
    several = 1 < len(cases) <= _MOST and any(len(spans) > 1 for spans in cases.values())
    return list(cases.values()) if several and all(_tells(signs, spans) for spans in cases.values()) else []


def _numbers(document: Document) -> dict[int, str]:
    """The lines that open with the number of a case, by where they begin, each with that number."""
    outline, text = document.outline, document.text
    hits = document.hits.marked("incident", "index")
    found = [(hit, outline.line_at(hit.start)) for hit in hits]
    return {line.start: text[hit.start : hit.end] for hit, line in found if hit.start <= line.body + _NEAR}


def _printed_again(document: Document) -> dict[int, str]:
    """The marked headings without a role that are printed more than once, each with its words."""
    outline, text = document.outline, document.text
    heads: dict[str, list[Line]] = {}
    for line in outline.filled:
        if line.kind == "heading" and line.marker in ITEM_MARKERS:
            heads.setdefault(text[line.start : line.end].strip(), []).append(line)
    return {line.start: words for words, lines in heads.items() if len(lines) > 1 for line in lines}


def _numbered(document: Document) -> dict[int, str]:
    """The lines with numbers of a form (①, (1)), where each section that has such lines has the same."""
    outline, text = document.outline, document.text
    labels: dict[int, str] = {}
    sections: list[list[str]] = [[]]
    for line in outline.filled:
        if line.marker in _NUMBERS:
            labels[line.start] = text[line.start : line.body].strip()
            sections[-1].append(labels[line.start])
        elif line.kind == "heading":
            sections.append([])
    with_some = [section for section in sections if section]
    return labels if len(with_some) > 1 and all(section == with_some[0] for section in with_some) else {}


def _cases(document: Document, labels: dict[int, str]) -> dict[str, list[Span]]:
    """What stands under each label: up to the next, to another heading, or to what is said of all cases."""
    if len(labels) <= len(set(labels.values())):
        return {}
    outline = document.outline
    common = {outline.sentence_at(hit.start)[0] for hit in document.hits.marked("incident", "common")}
    cases: dict[str, list[Span]] = {}
    label, start = "", 0
    for line in outline.filled:
        if line.start not in labels and line.kind != "heading" and not (label and _opens(common, line)):
            continue
        if label:
            cases.setdefault(label, []).append((start, line.start))
        label, start = labels.get(line.start, ""), line.start
    if label:
        cases.setdefault(label, []).append((start, len(document.text)))
    return cases


def _opens(sentences: set[int], line: Line) -> bool:
    return not sentences.isdisjoint(range(line.start, line.body + 1))


def _tells(signs: Signs, spans: list[Span]) -> bool:
    """True of a case of which harm, a day and another fact are told."""
    told = [kind for kind in (signs.gives_day, signs.counts, signs.data) if any(map(kind, spans))]
    return any(map(signs.harm, spans)) and len(told) >= PLAUSIBLE
