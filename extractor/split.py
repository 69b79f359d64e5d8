"""One document, one or many incidents or none: the stretch of text that tells of each.

A notice without an incident (advice, product news, statistics) gives no stretch. A round-up is split where its items
begin: at the headlines of its items, at the rows of a table of incidents. What marks an item and what tells an
incident are data, ``rules/incident.yaml``.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from extractor.findings import Document, Findings, Stance
from extractor.names import organization_key, same_key
from extractor.outline import Line
from extractor.rules import Hit

#: The sum of weights (rules/incident.yaml) from which a text tells an incident.
TOLD = 2.0

#: What counts against a text that names nobody to whom anything happened.
NOBODY = 2.0

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The part of a document that tells of one incident.

    ``spans`` are its own parts in order, ``shared`` the parts that speak of every incident of the document (its
    headline, dateline, signature), ``title`` the headline of this incident, ``trigger`` the words that show that an
    incident is told.
    """

    spans: list[Span]
    shared: list[Span]
    title: Span | None
    trigger: Span


def split(document: Document, findings: Findings) -> list[Stretch]:
    """The stretches of the incidents told in ``document``, in order; empty where none is."""
    hits = document.rules["incident"].scan(document.text)
    items = (
        _table_items(document, findings)
        or _headed_items(document, findings, hits)
        or _announced_items(document, findings, hits)
    )
    if items:
        return _stretches(items, findings)
    if score(document, findings, hits) < TOLD:
        return []
    whole = (0, len(document.text))
    return [Stretch([whole], [], document.outline.title, _trigger(whole, findings, hits))]


def score(document: Document, findings: Findings, hits: list[Hit]) -> float:
    """How surely a document tells an incident: the weights of the rules that fire, each once, and a stated cause."""
    title = document.outline.title or (0, 0)
    best: dict[str, float] = {}
    for hit in hits:
        place = "title" if title[0] <= hit.start < title[1] else "body"
        weight = hit.rule.attributes.get(place)
        if isinstance(weight, float | int):
            known = best.get(hit.rule.id, 0.0)
            best[hit.rule.id] = max(known, weight) if weight > 0 else min(known, weight)
    stated = any(j.mention.kind == "causes" and j.stance in (Stance.STATED, Stance.POSSIBLE) for j in findings.codes)
    somebody = findings.organizations or "own" in best
    return sum(best.values()) + (1.0 if stated else 0.0) - (0.0 if somebody else NOBODY)


@dataclass(frozen=True, slots=True)
class _Item:
    span: Span
    title: Span | None
    trigger: Span


def _stretches(items: list[_Item], findings: Findings) -> list[Stretch]:
    head = (0, items[0].span[0])
    return [Stretch([item.span], [head], item.title, item.trigger) for item in items]


def _trigger(span: Span, findings: Findings, hits: Iterable[Hit]) -> Span:
    """The first words inside ``span`` that show an incident: a stated cause, else a hit of rules/incident.yaml."""
    for judged in findings.codes:
        mention = judged.mention
        if mention.kind == "causes" and judged.stance is Stance.STATED and span[0] <= mention.start < span[1]:
            return mention.start, mention.end
    for hit in hits:
        if span[0] <= hit.start < span[1] and hit.rule.attributes.get("headline"):
            return hit.start, hit.end
    return span[0], min(span[1], span[0] + 1)


# --- items under headlines of one form ---

# A numbered or bracketed opening, with digits made equal, is what the headlines of a series share.
_OPENING = re.compile(r"\s*([^\s\w]*)([^\W\d]{0,3})")
_NUMBERED = re.compile(r"\s*[【〔《<〈≪［][ ]?[0-9]{1,3}[ ]?[】〕》>〉≫］]")
_DIGITS = re.compile(r"[0-9一二三四五六七八九十①-⑳]+")
# A topic and a comma, or a full stop: running text, whatever its marker.
_SENTENCE = re.compile(r"は、|。\s*$")
#: The markers that seldom head anything but items; the others number sections too.
_ITEM_MARKERS = ("square", "bracket", "rule", "part")
#: How far into a body its first organisation may stand to be what the body is about.
_SUBJECT_REACH = 30


class _Headline(NamedTuple):
    """A line that may head an item: its form, whether it is numbered as one, and whom it or its body names first."""

    line: Line
    form: tuple[str, str]
    numbered: bool
    named: str
    harmed: bool


def _headed_items(document: Document, findings: Findings, hits: list[Hit]) -> list[_Item]:
    """The items of a round-up whose headlines share their form."""
    headlines = list(_headlines(document, findings, hits))
    for form in dict.fromkeys(h.form for h in headlines if h.numbered or h.named):
        members = [h for h in headlines if h.form == form]
        strong = [h for h in members if h.numbered or h.named]
        if len(strong) < 2 or not (any(h.numbered for h in strong) or _several([h.named for h in strong])):
            continue
        # Of unmarked lines only those that name somebody can end an item; marked ones end it whatever they say.
        closing = strong if form[0] == "text" else [h for h in headlines if h.form[0] == form[0]]
        ends = [*(h.line.start for h in closing), len(document.text)]
        items = []
        for headline in strong if form[0] == "text" else members:
            span = (headline.line.start, ends[bisect_right(ends, headline.line.start)])
            if _tells(findings, hits, span) or (headline.named and headline.harmed):
                items.append(_Item(span, _trimmed(document.text, headline.line), _trigger(span, findings, hits)))
        if len(items) >= 2:
            return items
    return []


def _several(names: Iterable[str]) -> bool:
    """True where the names are not all of one organisation."""
    keys = [organization_key(name) for name in names if name]
    return any(not same_key(keys[0], key) for key in keys[1:])


def _trimmed(text: str, line: Line) -> Span:
    words = text[line.start : line.end]
    start = line.start + len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def _tells(findings: Findings, hits: list[Hit], span: Span) -> bool:
    """True where a span tells an incident of its own: harm done, and a date, a number or data."""

    def within(start: int) -> bool:
        return span[0] <= start < span[1]

    codes = [j for j in findings.codes if within(j.mention.start) and j.stance in (Stance.STATED, Stance.POSSIBLE)]
    harmed = any(j.mention.kind == "causes" for j in codes) or any(
        within(h.start) and h.rule.attributes.get("headline") for h in hits
    )
    return harmed and (
        any(within(d.start) for d in findings.dates)
        or any(within(c.start) for c in findings.counts)
        or any(j.mention.kind == "categories" for j in codes)
    )


def _headlines(document: Document, findings: Findings, hits: list[Hit]) -> Iterator[_Headline]:
    """Every line that could head an item of a round-up: a heading that heads no section, or a line set apart."""
    text, outline = document.text, document.outline
    starts = [hit.start for hit in hits]
    organizations = findings.organizations
    places = [o.start for o in organizations]
    lines = [line for line in outline.lines if line.kind != "blank"]
    for line, following in itertools.zip_longest(lines, lines[1:]):
        apart = following is not None and following.kind == "text" and following.end - following.start >= 50
        if line.kind == "heading":
            section = outline.section_at(line.start)
            whole = section.start == line.start and section.body == line.end
            numbered = _NUMBERED.match(text, line.start) is not None
            if (
                not whole
                or (section.role not in ("other", "noise") and not numbered)
                or _SENTENCE.search(text, line.body, line.end)
            ):
                continue
            form = _form(text, line)
        elif line.kind == "text" and apart and 8 <= line.end - line.body <= 70 and text[line.end - 1] not in "。、":
            form, numbered = ("text", ""), False
        else:
            continue
        inside = [h.rule for h in hits[bisect_left(starts, line.start) : bisect_left(starts, line.end)]]
        first = bisect_left(places, line.start)
        reach = line.end if following is None else following.body + _SUBJECT_REACH
        if line.marker not in _ITEM_MARKERS and line.kind == "heading":
            # Numbers head the sections of a single notice as well; they head an item where a name comes first.
            reach = line.body + 3
        named = organizations[first].name if first < len(places) and places[first] < reach else ""
        harmed = any(rule.attributes.get("headline") for rule in inside)
        if form[0] == "text" and not harmed:
            named = ""
        numbered = numbered or any(rule.attributes.get("index") for rule in inside)
        yield _Headline(line, form, numbered, named, harmed)


def _form(text: str, line: Line) -> tuple[str, str]:
    opening = _OPENING.match(_DIGITS.sub("0", text[line.start : min(line.end, line.start + 24)]))
    return line.marker, "".join(opening.groups()) if opening and line.marker == "bracket" else ""


# --- items announced one after the other ---


def _announced_items(document: Document, findings: Findings, hits: list[Hit]) -> list[_Item]:
    """The items of running text in which one organisation after the other announces an incident of its own."""
    begins: list[tuple[int, str]] = []
    for mention in findings.organizations:
        if "announcer" not in mention.roles:
            continue
        key = organization_key(mention.name)
        if all(not same_key(key, known) for _, known in begins):
            begins.append((document.outline.sentence_at(mention.start)[0], key))
    if len(begins) < 2:
        return []
    ends = [start for start, _ in begins[1:]] + [len(document.text)]
    items = [
        _Item((start, end), None, _trigger((start, end), findings, hits))
        for (start, _), end in zip(begins, ends, strict=True)
        if _tells(findings, hits, (start, end))
    ]
    return items if len(items) >= 2 else []


# --- items in the rows of a table ---


def _table_items(document: Document, findings: Findings) -> list[_Item]:
    """The rows of a table that tells an incident in each row: a date and a cause of its own."""
    dates = [d.start for d in findings.dates]
    causes = [
        j.mention for j in findings.codes if j.mention.kind == "causes" and j.stance in (Stance.STATED, Stance.POSSIBLE)
    ]
    for table in document.outline.tables:
        items = []
        caused = 0
        for row in table.rows[1:]:
            if len(row) < 4:
                continue
            span = (row[0][0], row[-1][1])
            cause = next((c for c in causes if span[0] <= c.start < span[1]), None)
            caused += cause is not None
            if bisect_left(dates, span[1]) > bisect_left(dates, span[0]):
                items.append(_Item(span, None, (cause.start, cause.end) if cause else span))
        if len(items) >= 2 and caused >= 2 and caused * 2 >= len(table.rows) - 1:
            return items
    return []
