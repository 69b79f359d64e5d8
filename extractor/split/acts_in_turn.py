"""A text that says it tells of several acts of one organisation: where each begins.

An act opens a paragraph that turns to another day, or a sentence about another part of the organisation (税務課では…,
南ホームでは…) that gives another day.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from extractor.findings import Document, Findings
from extractor.outline import Line, Span
from extractor.outline.shapes import APART, is_open, is_prose
from extractor.rules import Hit
from extractor.split.items import Item
from extractor.split.openings import ITEM_MARKERS
from extractor.split.passages import passages
from extractor.split.signs import Signs
from extractor.voice import Voice

#: A paragraph that tells an act has at least so many characters, and a part of the organisation is named this near.
_PARAGRAPH, _HEAD = 30, 30
#: An act of a part of the organisation gives its day, and a number or data.
_FACTS = 2
#: So many months and causes tell acts apart; so many characters of a date are its year and month.
_MONTHS, _CAUSES, _MONTH = 3, 2, 7
_NUMBER = re.compile("[2-9二三四五六七八九]")
_VALUES = {number: i for i, number in enumerate("二三四五六七八九", 2)}


class _Act(NamedTuple):
    """Where an act begins, the days its opening gives, and the part of the organisation that it is about, if any."""

    start: int
    days: frozenset[str]
    unit: str


def acts_in_turn(document: Document, findings: Findings, signs: Signs) -> list[Item]:
    """The acts that a text tells of who announces them before the first; empty where it does not tell of several."""
    acts = _acts(document, signs, (0, len(document.text))) or _of_months(document, signs)
    before = findings.organizations_in(0, acts[0][0]) if acts else []
    signs_it = document.rules["organization_cues"].ids_with("signatory") | {"announcer"}
    subject = next((mention.start for mention in before if mention.roles & signs_it), None)
    return [Item([act], subject=subject) for act in acts]


def acts_of(document: Document, signs: Signs, item: Item) -> list[Item]:
    """The acts that an item tells of one organisation, each under what is said before them; else the item itself."""
    acts = _acts(document, signs, item.spans[0]) if len(item.spans) == 1 else []
    return [msgspec.structs.replace(item, spans=[(item.spans[0][0], acts[0][0]), act]) for act in acts] or [item]


def _acts(document: Document, signs: Signs, part: Span) -> list[Span]:
    """The stretches of the acts that a ``part`` of a text tells; empty where it does not tell of several."""
    several = [hit for hit in document.hits.marked("incident", "several") if part[0] <= hit.start < part[1]]
    if not several or _is_told_before(document, signs, (part[0], several[0].start)):
        return []
    behind = (several[0].start, part[1])
    most = _announced(document.text[several[0].start : several[0].end])
    announcing = {document.outline.sentence_at(hit.start) for hit in [*several, *_first_announced(document, behind)]}
    ways = (
        _paragraphs(document, signs, behind),
        _of_units(document, signs, behind, announcing),
        _under_headings(document, signs, behind, most) if most < float("inf") else [],
        _of_clauses(document, signs, behind) if most < float("inf") else [],
        _by_number(document, signs, behind),
    )
    acts = max((way for way in ways if len(way) <= most), key=len, default=[])
    starts = [act.start for act in acts]
    return list(itertools.pairwise([*starts, part[1]])) if len(starts) > 1 else []


def _of_months(document: Document, signs: Signs) -> list[Span]:
    """The stretches that open with a sentence of another month each, on a page of others: its cause and a number.

    Two of them have causes of their own, and no story is told before them.
    """
    if document.voice is Voice.OWN:
        return []
    text, known = document.text, passages(document.rules)
    acts: dict[str, Span] = {}
    for sentence in _sentences(document, (0, len(text))):
        date = next(iter(signs.dates(sentence)), None)
        if date is None or known.joins.fullmatch(text, sentence[0], date.start) is None:
            continue
        if known.sets_time.match(text, date.end) and signs.cause(sentence) and signs.counts(sentence):
            acts.setdefault(date.value[:_MONTH], sentence)
    told = list(acts.values())
    causes = {signs.cause(sentence) for sentence in told}
    if len(told) < _MONTHS or len(causes) < _CAUSES or _tells_a_story(document, signs, told[0][0]):
        return []
    return list(itertools.pairwise([*(start for start, _ in told), len(text)]))


def _tells_a_story(document: Document, signs: Signs, end: int) -> bool:
    """True where a sentence before ``end`` tells an act with its time and a number, the headline apart."""
    outline = document.outline
    title = outline.title[1] if outline.title is not None else 0
    return any(signs.tells(s) and signs.counts(s) and signs.dates(s) for s in outline.sentences_in(title, end))


def _first_announced(document: Document, part: Span) -> list[Hit]:
    """The words of the lead that say that something was made public, if there are any."""
    return [hit for hit in document.hits.marked("incident", "announced") if part[0] <= hit.start < part[1]][:1]


def _announced(words: str) -> float:
    """How many acts the words announce at most; without a number there is no bound."""
    number = _NUMBER.search(words)
    return float(_VALUES.get(number[0]) or number[0]) if number else float("inf")


def _is_told_before(document: Document, signs: Signs, before: Span) -> bool:
    """True where a story was told to the day ``before`` the words of several: what follows only adds to it."""
    return any(
        signs.tells(sentence) and signs.gives_day(sentence) and signs.counts(sentence)
        for sentence in document.outline.sentences_in(*before)[:-1]
    )


def _lines(document: Document, part: Span) -> Iterator[Line]:
    """The lines of running text in ``part``, outside sections of their own."""
    outline = document.outline
    for line in outline.lines[outline.line_number_at(part[0]) :]:
        if line.start >= part[1]:
            return
        if line.kind == "text" and outline.role_at(line.start) == "other":
            yield line


def _paragraphs(document: Document, signs: Signs, part: Span) -> list[_Act]:
    """The paragraphs that tell an act: the first, then each that turns to another day."""
    turns = passages(document.rules).turns
    acts: list[_Act] = []
    for line in _lines(document, part):
        turned = turns.match(document.text, line.body) is not None
        short = line.end - line.start < _PARAGRAPH
        if (short and not turned) or line.start < part[0]:
            continue
        # もう1件は税務課です。 heads the paragraph behind it.
        below = document.outline.line_behind(line.end) if short else None
        span = (line.start, below.end if below is not None else line.end)
        days = signs.days(span)
        opens = not acts or turned
        if opens and signs.tells(span) and days and (not acts or days - acts[-1].days):
            acts.append(_Act(line.start, days, ""))
        elif len(acts) == 1 and _announces(document, acts[0]) and _is_told_anew(signs, span, days - acts[0].days):
            # Who announced the acts gave their sum: each is told behind that.
            acts = [_Act(line.start, days, "")]
    return acts


def _announces(document: Document, act: _Act) -> bool:
    """True of an act whose paragraph says in its first sentence that something was made public."""
    sentence = document.outline.sentence_at(document.outline.line_at(act.start).body)
    return document.hits.is_marked("announced", *sentence)


def _is_told_anew(signs: Signs, span: Span, days: frozenset[str]) -> bool:
    """True of a paragraph that by itself tells an act of another day, and how many it struck."""
    return bool(days) and signs.tells(span) and signs.counts(span)


def _of_units(document: Document, signs: Signs, part: Span, announcing: set[Span]) -> list[_Act]:
    """The sentences that each turn to another part of the organisation, and to another day; each tells facts enough.

    The first act may be told without such a part. The sentences that announce the acts are none of them.
    """
    unit = passages(document.rules).unit
    lead = "".join(document.text[slice(*sentence)] for sentence in announcing)
    acts: list[_Act] = []
    first: int | None = None
    for sentence in _sentences(document, part):
        named = unit.search(document.text, sentence[0], min(sentence[1], sentence[0] + _HEAD))
        days = signs.days(sentence)
        if not days or sentence in announcing:
            continue
        if named is not None and (not acts or (named["unit"].strip() != acts[-1].unit and days - acts[-1].days)):
            acts.append(_Act(sentence[0], days, named["unit"].strip()))
        elif not acts and first is None:
            first = sentence[0]
    if acts and first is not None and signs.facts((first, acts[0].start)) >= _FACTS:
        acts.insert(0, _Act(first, frozenset(), ""))
    acts = _announced_units(acts, lead) or acts
    starts = [act.start for act in acts]
    told = all(signs.facts(span) >= _FACTS for span in itertools.pairwise([*starts, part[1]]))
    return acts if told else []


def _announced_units(acts: list[_Act], lead: str) -> list[_Act]:
    """The acts of those parts that the ``lead`` names; of others it is told where something was found, or who looked.

    Empty where it does not name several.
    """
    announced = [act for act in acts if act.unit and act.unit in lead]
    # 学校で使おうと…, between the acts of a 中学校 and a 小学校, is about the one before.
    units = {act.unit for act in announced}
    announced = [act for act in announced if not any(unit.endswith(act.unit) for unit in units - {act.unit})]
    return announced if len({act.unit for act in announced}) > 1 else []


def _by_number(document: Document, signs: Signs, part: Span) -> list[_Act]:
    """The sentences that tell the acts by their number, and how many each struck: 1件は…。もう1件は…."""
    numbers = passages(document.rules).numbers
    spans = [sentence for sentence in _sentences(document, part) if numbers.match(document.text, sentence[0])]
    told = all(signs.days(span) and signs.counts(span) and signs.harm(span) for span in spans)
    acts = [_Act(span[0], signs.days(span), "") for span in spans] if told else []
    return acts if _differ(acts) else []


def _of_clauses(document: Document, signs: Signs, part: Span) -> list[_Act]:
    """The clauses of the first sentence that tells one act besides the other: …を郵送したほか、30日には…を掲載した."""
    besides = passages(document.rules).besides
    for low, high in _sentences(document, part):
        joint = besides.search(document.text, low, high)
        clauses = [(low, joint.end()), (joint.end(), high)] if joint is not None else []
        if clauses and all(signs.harm(c) and signs.counts(c) and signs.gives_day(c) for c in clauses):
            acts = [_Act(clause[0], signs.days(clause), "") for clause in clauses]
            return acts if _differ(acts) else []
    return []


def _under_headings(document: Document, signs: Signs, part: Span, most: float) -> list[_Act]:
    """What stands under headings of one form that say where, or what, it was (【南保育園】); each tells facts enough.

    Numbers and the marks of lists head other things more often: there are just as many as were announced, each with
    a day of its own.
    """
    outline = document.outline
    of_form: dict[str, list[Line]] = {}
    for line, below in itertools.pairwise(outline.filled):
        if part[0] <= line.start < part[1] and (line.kind == "heading" or _heads(document, line, below)):
            of_form.setdefault(document.text[line.body - 1] if line.kind == "item" else line.marker, []).append(line)
    found: list[list[_Act]] = []
    for form, heads in of_form.items():
        ends = [*(line.start for line in heads), part[1]]
        if form not in ITEM_MARKERS:
            heads = [line for line in heads if outline.role_at(line.start) == "other"]
        spans = [(line.start, ends[bisect_right(ends, line.start)]) for line in heads]
        told = all(outline.section_at(start).role == "other" for start, _ in spans) and all(
            signs.facts(span) >= _FACTS and signs.days(span) for span in spans
        )
        acts = [_Act(span[0], signs.days(span), "") for span in spans] if told else []
        if form in ITEM_MARKERS or (len(acts) == most and _differ(acts)):
            found.append(acts)
    return max(found, key=len, default=[])


def _heads(document: Document, line: Line, below: Line) -> bool:
    """True of an item of a list that stands above a paragraph: ○通知書の誤送付について."""
    text = document.text
    heads = line.marker == "bullet" and line.end - line.body in APART and is_open(text, line)
    return heads and below.kind == "text" and is_prose(text, below)


def _differ(acts: list[_Act]) -> bool:
    """True of acts no two of which give the same day."""
    return len(frozenset().union(*(act.days for act in acts))) == sum(len(act.days) for act in acts)


def _sentences(document: Document, part: Span) -> Iterator[Span]:
    """The sentences of the lines of running text that begin in ``part``."""
    for line in _lines(document, part):
        yield from document.outline.sentences_in(max(line.start, part[0]), min(line.end, part[1]))
