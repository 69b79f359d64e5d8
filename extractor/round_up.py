"""How a round-up falls into its items: one incident each.

Items are told by the rows of a table, by a series of openings of one form, by the lines of a list, or by one
organisation that is told of after the other. A part counts as an item by what it holds
(:mod:`extractor.signs`): whom it is about, harm, a date, a number, data.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractor.findings import Document, Findings
from extractor.names import organization_key, same_key
from extractor.outline import Line
from extractor.rules import Hit
from extractor.series import (
    CALENDARS,
    COUNTED,
    DATED,
    ENTRIES,
    ITEM_MARKERS,
    OTHERS,
    SENTENCE,
    TEXT,
    Opening,
    Part,
    Reader,
    headed,
    is_furniture,
)
from extractor.signs import Signs, Span
from extractor.voice import voices


@dataclass(frozen=True, slots=True)
class Item:
    """One incident's part of a round-up, and its headline where it has one."""

    span: Span
    title: Span | None


def round_up(document: Document, findings: Findings, hits: list[Hit], signs: Signs) -> list[Item]:
    """The items of a round-up, in order; empty where the document is none."""
    # A page that speaks of others: what happened to all of them may be told before the parts.
    own, reporter = voices(document)
    others = reporter > own
    return (
        _rows(document, findings, signs)
        or max(_series(document, findings, hits, signs, others), _listed(document, findings, signs), key=len)
        or _told_in_turn(document, findings, signs)
    )


def _several(names: Iterable[str]) -> bool:
    """True where the names are not all of one organisation."""
    keys = [organization_key(name) for name in names if name]
    return any(not same_key(keys[0], key) for key in keys[1:])


# --- the rows of a table ---

#: A table of fewer columns that tells of harm is a timeline of one incident.
_WIDE_ROW = 4


def _rows(document: Document, findings: Findings, signs: Signs) -> list[Item]:
    """Rows that each give a date, and a cause or an organisation of their own."""
    dates = [d.start for d in findings.dates]
    places = [o.start for o in findings.organizations]
    for table in document.outline.tables:
        items = []
        names = []
        caused = 0
        for row in table.rows[1:]:
            span = (row[0][0], row[-1][1])
            if bisect_left(dates, span[1]) == bisect_left(dates, span[0]):
                continue
            items.append(Item(span, None))
            caused += len(row) >= _WIDE_ROW and signs.harm(span) is not None
            first = bisect_left(places, span[0])
            if any((o.start, o.end) in row for o in findings.organizations[first : first + len(row)]):
                names.append(findings.organizations[first].name)
        telling = max(caused, len(names) if len(names) > 2 and _several(names) else 0)
        if telling >= 2 and telling * 2 >= len(table.rows) - 1:
            return items
    return []


# --- a series of openings ---

#: An incident of its own has at least so many signs: harm, a date, a number, data.
_COMPLETE = 4
#: What else stands in an accepted series is an item only with more signs than this; a named case needs as many facts.
_PLAUSIBLE = 2


def _series(document: Document, findings: Findings, hits: list[Hit], signs: Signs, others: bool) -> list[Item]:
    """The items of the series that has the most of them."""
    best: list[Item] = []
    for series in Reader(document, findings, hits).series():
        told = _of_many(series, signs, others) or _of_one(document, series, signs)
        if len(told) > max(1, len(best)):
            best = [Item(part.span, _trimmed(document.text, document.outline.line_at(part.span[0]))) for part in told]
    return best


def _of_many(series: list[Part], signs: Signs, others: bool) -> list[Part]:
    """The parts that tell of one organisation, or one numbered case, each.

    Where a page speaks of ``others``, harm that struck all of them may be told before the parts.
    """
    dated = series[0].opening.form == DATED
    strong = [p for p in series if _is_about_somebody(p.opening) and (not dated or _signs(p, signs) >= _COMPLETE)]
    if len(strong) < 2 or not (any(p.opening.numbered for p in strong) or _several(p.opening.named for p in strong)):
        return []
    if series[0].opening.form == TEXT:
        # What happened may be told in words that no rule knows: the line names somebody, the part is complete.
        series = [p for p in series if p in strong or (p.opening.names_itself and _signs(p, signs) >= _COMPLETE - 1)]
    told = [p for p in series if _is_told(p, signs)]
    # Under the names of several firms of one group stands whose data it was, not what happened.
    if sum(signs.harm(part.span) is not None for part in told) >= 2:
        return told
    hit = [part for part in strong if part.opening.named and signs.facts(part.span) >= _PLAUSIBLE]
    return hit if others and _several(part.opening.named for part in hit) and signs.harm((0, hit[0].span[0])) else []


def _is_about_somebody(opening: Opening) -> bool:
    return opening.numbered or (bool(opening.named) and (opening.harmed or opening.bare or opening.form != TEXT))


def _is_told(part: Part, signs: Signs) -> bool:
    opening = part.opening
    if signs.is_general((part.span[0], opening.line.end)) and not (opening.named and opening.harmed):
        return False
    if not opening.named and (signs.is_nameless(part.span) or not signs.days(part.span)):
        return False
    return signs.tells(part.span) or (bool(opening.named) and opening.harmed) or signs.facts(part.span) >= 3


def _of_one(document: Document, series: list[Part], signs: Signs) -> list[Part]:
    """The entries of a chronicle of one organisation: most are complete, and no two give the same days."""
    form = series[0].opening.form
    enough = _COMPLETE - (form[0] not in ITEM_MARKERS and form not in CALENDARS)
    complete = [part for part in series if _signs(part, signs) >= enough]
    if len(complete) < 2 or 2 * len(complete) < len(series) or not any(signs.tells(p.span) for p in complete):
        return []
    if form not in COUNTED and _are_sections(document, series, complete, signs):
        return []
    days = [signs.days(part.span) for part in complete]
    if any(a & b for a, b in itertools.pairwise(days)):
        return []
    return [part for part in series if _signs(part, signs) > _PLAUSIBLE]


def _are_sections(document: Document, series: list[Part], complete: list[Part], signs: Signs) -> bool:
    """True of parts that may tell of one incident: of one cause, or of one that the text before them tells."""
    if len({signs.cause(part.span) for part in complete} - {""}) < 2:
        return True
    form = series[0].opening.form
    if form not in ENTRIES and form[0] not in ITEM_MARKERS:
        # Numbers head sections more often: each must be complete, and two of them say in their headings what happened.
        harmed = sum(part.opening.harmed for part in series)
        if form == TEXT or len(complete) < len(series) or (len(series) == 2 and harmed < 2):
            return True
    outline = document.outline
    sentences = outline.sentences[: bisect_left(outline.sentences, (series[0].span[0], 0))]
    title = outline.title
    return any(signs.harm(s) and signs.gives_day(s) for s in sentences if title is None or s[0] != title[0])


def _signs(part: Part, signs: Signs) -> int:
    return signs.facts(part.span) + (signs.harm(part.span) is not None)


def _trimmed(text: str, line: Line) -> Span | None:
    """The headline that ``line`` is; ``None`` for running text."""
    if SENTENCE.search(text, line.body, line.end):
        return None
    words = text[line.start : line.end]
    start = line.start + len(words) - len(words.lstrip())
    return start, start + len(words.strip())


# --- the lines of a list ---

#: A list of incidents has at least so many lines in a row that each name an organisation first and tell of harm.
_LIST_LINES = 3
_LIST_LENGTH = range(12, 161)
#: The name stands so far behind the beginning of the line, or the date that it begins with, at most.
_LIST_NAME = 4


def _listed(document: Document, findings: Findings, signs: Signs) -> list[Item]:
    """Lines of a list that each tell one incident: an organisation first, then what happened to it."""
    places = [o.start for o in findings.organizations]
    items: list[Item] = []
    run = longest = 0
    for line in document.outline.lines:
        if line.kind == "blank" or is_furniture(document.outline, line):
            continue
        span = (line.start, line.end)
        first = bisect_left(places, line.body)
        named = first < len(places) and places[first] <= _behind_day(findings, line.body) + _LIST_NAME
        listed = named and line.end - line.body in _LIST_LENGTH
        if listed and not SENTENCE.search(document.text, line.body, line.end) and signs.facts(span):
            items.append(Item(span, span))
            run += signs.harm(span) is not None
            longest = max(longest, run)
        else:
            run = 0
    return items if longest >= _LIST_LINES else []


def _behind_day(findings: Findings, position: int) -> int:
    """The end of the date that begins at ``position``; ``position`` itself where none does."""
    i = bisect_left(findings.dates, position, key=lambda date: date.start)
    return findings.dates[i].end if i < len(findings.dates) and findings.dates[i].start == position else position


# --- one is told of after the other ---

#: Roles of those who announce what happened to others.
_OFFICIALS = frozenset({"authority", "pursuer"})
#: Who stands at the head of a paragraph is its topic where one of these follows.
_TOPIC = re.compile(r"[」』]?(?:\([^()\n]{0,30}\))?[」』]?(?:は|も|では|でも)")
#: A paragraph that tells an incident of its own has at least so many characters, and its topic stands this near.
_PARAGRAPH, _HEAD = 30, 20
#: An organisation is compared with so many before it at most, so that a hostile text costs no square of its length.
_MOST_COMPARED = 200


def _told_in_turn(document: Document, findings: Findings, signs: Signs) -> list[Item]:
    """Running text that tells of one organisation after the other an incident of its own."""
    begins: list[tuple[int, str]] = []
    helpers = {organization_key(o.name) for o in findings.organizations if o.roles & OTHERS}
    for start, key in sorted([*_announcing(document, findings, signs), *_paragraphs(document, findings, signs)]):
        # A contractor may be told of first, and its clients after it; after its client it has no incident of its own.
        if begins and key in helpers:
            continue
        if all(not same_key(key, known) for _, known in begins[-_MOST_COMPARED:]):
            begins.append((start, key))
    if len(begins) < 2:
        return []
    stops = [*(start for start, _ in begins), *_headings(document), len(document.text)]
    stops.sort()
    items = [Item((start, stops[bisect_right(stops, start)]), None) for start, _ in begins]
    if _is_lead(items[0].span, [key for _, key in begins[1:]], findings):
        del items[0]
    items = [item for item in items if signs.tells(item.span)]
    return items if len(items) >= 2 else []


def _announcing(document: Document, findings: Findings, signs: Signs) -> Iterator[tuple[int, str]]:
    """The sentences in which one organisation announces an incident, and which organisation."""
    told: dict[Span, dict[str, None]] = {}
    for mention in findings.organizations:
        if "announcer" in mention.roles and not mention.roles & _OFFICIALS:
            sentence = document.outline.sentence_at(mention.start)
            told.setdefault(sentence, {}).setdefault(organization_key(mention.name))
    for sentence, keys in told.items():
        first, *others = keys
        # A sentence that strings several announcers together names them in passing.
        if signs.tells(sentence) and all(same_key(first, other) for other in others):
            line = document.outline.line_at(sentence[0])
            opens = line.start == sentence[0]
            yield headed(document.text, document.outline.lines, line) if opens else sentence[0], first


def _paragraphs(document: Document, findings: Findings, signs: Signs) -> Iterator[tuple[int, str]]:
    """The paragraphs that open with what happened at an organisation, and which organisation."""
    organizations = findings.organizations
    places = [o.start for o in organizations]
    for line in document.outline.lines:
        if line.kind != "text" or line.end - line.start < _PARAGRAPH or is_furniture(document.outline, line):
            continue
        first = bisect_left(places, line.start)
        if first == len(places) or places[first] > line.body + _HEAD:
            continue
        mention = organizations[first]
        opening = document.outline.sentence_at(mention.start)
        is_topic = _TOPIC.match(document.text, mention.end) is not None
        if is_topic and signs.tells(opening) and signs.counts((line.start, line.end)):
            yield headed(document.text, document.outline.lines, line), organization_key(mention.name)


def _headings(document: Document) -> list[int]:
    """Where a marked heading begins that heads no section of one incident."""
    outline = document.outline
    heads = [line.start for line in outline.lines if line.kind == "heading" and line.marker in ITEM_MARKERS]
    return [start for start in heads if outline.section_at(start).role == "other"]


def _is_lead(span: Span, keys: list[str], findings: Findings) -> bool:
    """True of a beginning that names several of those told of afterwards: it sums up what follows."""
    places = [o.start for o in findings.organizations]
    within = findings.organizations[bisect_left(places, span[0]) : bisect_left(places, span[1])]
    names = {organization_key(mention.name) for mention in within[:_MOST_COMPARED]}
    return sum(any(same_key(key, name) for name in names) for key in keys[:_MOST_COMPARED]) >= 2
