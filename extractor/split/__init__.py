"""One document, one or many incidents or none: the stretch of text that tells of each.

A notice without an incident (advice, product news, statistics) gives no stretch. What tells an incident is data,
``rules/incident.yaml``; how a round-up falls into its items, :mod:`extractor.split.round_up` knows.
"""

from __future__ import annotations

import operator
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from extractor.split.asides import Asides, without
from extractor.edtf import exact_day
from extractor.findings import CodeMention, Document, Findings, Stance
from extractor.split.round_up import Item, round_up
from extractor.rules import Hit
from extractor.split.series import OTHERS
from extractor.split.signs import Signs

#: The sum of weights (rules/incident.yaml) from which a text tells an incident.
TOLD = 2.0

#: What may stand below the last item; a footer of another kind belongs to the page.
_FOOT = ("contact", "noise", "other")

#: What counts against a text that names nobody to whom anything happened.
NOBODY = 2.0

#: What a stated cause counts for.
_CAUSE = 1.0

Span = tuple[int, int]


class Sign(NamedTuple):
    """What speaks for, or with a negative weight against, a text's telling an incident: the words, and the rule."""

    weight: float
    start: int
    end: int
    rule: str


class Stretch(msgspec.Struct, frozen=True):
    """The part of a document that tells of one incident.

    ``spans`` are its own parts in order, ``shared`` the parts that speak of every incident of the document (its
    headline, dateline, signature), ``title`` the headline of this incident, ``trigger`` the words that show that an
    incident is told, ``subject`` the place of the name of whom it is told, where the form of the page shows that,
    ``supplier`` that of whom it happened through, where the page says so of all, ``aside`` true where the story of
    another tells it in passing.
    """

    spans: list[Span]
    shared: list[Span]
    title: Span | None
    trigger: Span
    subject: int | None = None
    supplier: int | None = None
    aside: bool = False


def split(document: Document, findings: Findings) -> list[Stretch]:
    """The stretches of the incidents told in ``document``, in order; empty where none is."""
    signs = Signs(document, findings)
    items = round_up(document, findings, signs)
    if items:
        if not findings.organizations and _is_about_nobody(document, document.hits.marked("incident", "own")):
            return []
        stretches = list(_of_round_up(document, signs, items))
    elif sum([sign.weight for sign in weigh(document, findings)]) < TOLD:
        return []
    else:
        whole = (0, len(document.text))
        stretches = [Stretch([whole], [], document.outline.title, signs.trigger(whole))]
    asides = Asides(document, findings, signs)
    return [part for stretch in stretches for part in _apart(findings, signs, asides, stretch)]


def _of_round_up(document: Document, signs: Signs, items: list[Item]) -> Iterator[Stretch]:
    parts = [item for item in items if not item.leads]
    foot = _foot(document, max(item.spans[-1] for item in parts))
    shared = [(0, parts[0].spans[0][0]), (foot, len(document.text))]
    shared += [document.outline.sentence_at(hit.start) for hit in document.hits.marked("incident", "common")]
    for item in items:
        yield _stretch(item, [(low, min(high, foot)) for low, high in item.spans], shared, signs)


def _apart(findings: Findings, signs: Signs, asides: Asides, stretch: Stretch) -> Iterator[Stretch]:
    """The stretch without the other acts that it tells in passing, and a stretch for each of those."""
    passing = asides.of(stretch.spans)
    if not passing:
        yield stretch
        return
    yield msgspec.structs.replace(stretch, spans=without(stretch.spans, passing))
    # The same organisation, unless another is named; its contractors had no part in what else happened.
    names = findings.within(stretch.spans).organizations
    known = [(m.start, m.end) for m in names if m.start < m.end and not m.roles & OTHERS]
    for span in passing:
        if signs.is_nameless(span) and not findings.within([span]).organizations:
            continue
        yield Stretch([span], known, None, signs.trigger(span), aside=True)


def _stretch(item: Item, spans: list[Span], shared: list[Span], signs: Signs) -> Stretch:
    trigger = next((span for span in spans if signs.harm(span)), spans[0])
    return Stretch(spans, shared, item.title, signs.trigger(trigger), item.subject, item.supplier)


def _foot(document: Document, last: tuple[int, int]) -> int:
    """Where what stands below the last item begins: contacts, which speak of all items, and page furniture."""
    foot = len(document.text)
    for section in reversed(document.outline.sections):
        if section.start <= last[0] or section.role not in _FOOT:
            break
        if section.role != "other":
            foot = section.start
    return foot


#: A page with so many blanks to fill in is a template, whatever days it gives besides.
_BLANKS = 3

# Words of this length in quotation marks are a message or a phrase that is spoken of.
_QUOTED = re.compile(r"「[^「」\n]{12,400}」")


def _not_told(document: Document, blanks: list[Hit]) -> list[Span]:
    """What is quoted, and sentences with ``blanks``, of statistics or about nobody: what they tell is no incident."""
    marked = (*blanks, *document.hits.marked("incident", "untold"))
    spans = [document.outline.sentence_at(hit.start) for hit in marked]
    spans += [match.span() for match in _QUOTED.finditer(document.text)]
    apart: list[Span] = []
    for start, end in sorted(spans):
        if apart and start < apart[-1][1]:
            start, end = apart[-1][0], max(end, apart.pop()[1])
        apart.append((start, end))
    return apart


def _inside(position: int, spans: list[Span]) -> bool:
    i = bisect_right(spans, position, key=operator.itemgetter(0)) - 1
    return i >= 0 and position < spans[i][1]


def weigh(document: Document, findings: Findings) -> list[Sign]:
    """What speaks for and against a document's telling an incident: each rule that fires, once, and what was found."""
    title = document.outline.title or (0, 0)
    best: dict[str, tuple[float, Hit]] = {}
    blanks = document.hits.marked("incident", "undated")
    filled = 0 < len(blanks) < _BLANKS and _is_dated(findings)
    quoted = _not_told(document, blanks)
    for hit in document.hits.of("incident"):
        rule = hit.rule
        place = "title" if title[0] <= hit.start < title[1] else "body"
        weight = float(rule.attributes.get(place, 0.0))  # type: ignore[arg-type]
        if not weight or (filled and rule.attributes.get("undated")):
            continue
        known = best[rule.id][0] if rule.id in best else 0.0
        more = weight > max(known, 0) and not _inside(hit.start, quoted)
        if more or weight < min(known, 0):
            best[rule.id] = weight, hit
    signs = [Sign(weight, hit.start, hit.end, hit.rule.name) for weight, hit in best.values()]
    stated = _stated_cause(findings, quoted)
    if stated is not None:
        signs.append(Sign(_CAUSE, stated.start, stated.end, stated.rule))
    if not findings.organizations:
        own = [hit for _, hit in best.values() if hit.rule.attributes.get("own")]
        if _is_about_nobody(document, own):
            signs.append(Sign(-NOBODY, 0, 0, "split/nobody"))
    return signs


def _is_about_nobody(document: Document, own: list[Hit]) -> bool:
    """True of a page without names where none speaks of its ``own``, or that hides whom it speaks of."""
    return not own or bool(document.hits.marked("incident", "nameless"))


def _is_dated(findings: Findings) -> bool:
    """True where days are given: a template may give its own date, but not that of the event."""
    return len({exact_day(date.value) for date in findings.dates} - {None}) > 1


def _stated_cause(findings: Findings, quoted: list[Span]) -> CodeMention | None:
    for finding in findings.of_kind("causes"):
        mention = finding.mention
        if finding.stance in (Stance.STATED, Stance.POSSIBLE) and not _inside(mention.start, quoted):
            return mention
    return None
