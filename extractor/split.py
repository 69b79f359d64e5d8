"""One document, one or many incidents or none: the stretch of text that tells of each.

A notice without an incident (advice, product news, statistics) gives no stretch. A round-up is split where its items
begin: at the headlines of its items, at the rows of a table of incidents. What marks an item and what tells an
incident are data, ``rules/incident.yaml``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from extractor.findings import Document, Findings, Stance
from extractor.outline import Line
from extractor.rules import Hit

#: The sum of weights (rules/incident.yaml) from which a text tells an incident.
TOLD = 1.5

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
    items = _table_items(document, findings) or _headed_items(document, findings, hits)
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
    return sum(best.values()) + (1.0 if stated else 0.0)


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


# A numbered or bracketed opening, with digits made equal, is what the headlines of a series share.
_OPENING = re.compile(r"\s*([^\s\w]*)([^\W\d]{0,3})")
_DIGITS = re.compile(r"[0-9一二三四五六七八九十①-⑳]+")


def _headed_items(document: Document, findings: Findings, hits: list[Hit]) -> list[_Item]:
    """The items of a round-up whose headlines share their form."""
    headlines = [h for h in _headlines(document, findings, hits) if h is not None]
    series = Counter(form for _, form, qualifies in headlines if qualifies)
    form = next((f for _, f, q in headlines if q and series[f] >= 2), None)
    if form is None:
        return []
    marker = form[0]
    bounds = [
        (line, f == form and q)
        for line, f, q in headlines
        if f == form or (f[0] == marker and not q and document.outline.role_at(line.start) in ("other", "noise"))
    ]
    items: list[_Item] = []
    for i, (line, qualifies) in enumerate(bounds):
        end = bounds[i + 1][0].start if i + 1 < len(bounds) else len(document.text)
        if qualifies and _tells(document, findings, hits, (line.end, end)):
            trigger = _trigger((line.start, end), findings, hits)
            items.append(_Item((line.start, end), _trimmed(document.text, line), trigger))
    return items if len(items) >= 2 else []


def _trimmed(text: str, line: Line) -> Span:
    words = text[line.start : line.end]
    start = line.start + len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def _tells(document: Document, findings: Findings, hits: list[Hit], span: Span) -> bool:
    """True where the body of an item tells an incident of its own: a fact of harm and a date, number or data."""
    if span[1] - span[0] < 30:
        return False
    harmed = any(span[0] <= h.start < span[1] and h.rule.id in ("harm", "told-as-fact") for h in hits)
    return harmed and (
        any(span[0] <= d.start < span[1] for d in findings.dates)
        or any(span[0] <= c.start < span[1] for c in findings.counts)
    )


def _headlines(
    document: Document, findings: Findings, hits: list[Hit]
) -> Iterable[tuple[Line, tuple[str, str], bool] | None]:
    """Every headline-like line with its form, and whether it can head an item of a round-up."""
    text, outline = document.text, document.outline
    starts = [hit.start for hit in hits]
    organizations = [o.start for o in findings.organizations]
    lines = [line for line in outline.lines if line.kind != "blank"]
    for i, line in enumerate(lines):
        length = line.end - line.body
        if line.kind == "heading":
            form = _form(text, line)
        elif (
            line.kind == "text"
            and 8 <= length <= 70
            and not text[line.start : line.end].rstrip().endswith(("。", "、"))
        ):
            following = lines[i + 1] if i + 1 < len(lines) else None
            if following is None or following.kind != "text" or following.end - following.start < 50:
                continue
            form = ("text", "")
        else:
            continue
        inside = [h.rule.attributes for h in hits[bisect_left(starts, line.start) : bisect_left(starts, line.end)]]
        numbered = any(a.get("index") for a in inside)
        named = bisect_left(organizations, line.end) > bisect_left(organizations, line.start)
        harmed = any(a.get("headline") for a in inside)
        plain = outline.section_at(line.body).role == "other"
        if form[0] == "text":
            yield line, form, harmed and named and plain
        else:
            yield line, form, numbered or (plain and (named or (harmed and length >= 14)))


def _form(text: str, line: Line) -> tuple[str, str]:
    opening = _OPENING.match(_DIGITS.sub("0", text[line.start : min(line.end, line.start + 24)]))
    return line.marker, "".join(opening.groups()) if opening and line.marker == "bracket" else ""


def _table_items(document: Document, findings: Findings) -> list[_Item]:
    """The rows of a table that tells an incident in each row: a date and a cause of its own."""
    dates = [d.start for d in findings.dates]
    causes = [
        j.mention for j in findings.codes if j.mention.kind == "causes" and j.stance in (Stance.STATED, Stance.POSSIBLE)
    ]
    for table in document.outline.tables:
        items = []
        for row in table.rows[1:]:
            if len(row) < 4:
                continue
            span = (row[0][0], row[-1][1])
            cause = next((c for c in causes if span[0] <= c.start < span[1]), None)
            if cause is not None and bisect_left(dates, span[1]) > bisect_left(dates, span[0]):
                items.append(_Item(span, None, (cause.start, cause.end)))
        if len(items) >= 2 and len(items) * 2 >= len(table.rows) - 1:
            return items
    return []
