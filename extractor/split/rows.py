"""The rows of a table that each tell an incident, and what the text around the table says of each."""

from __future__ import annotations

from bisect import bisect_right

from extractor.findings import Document, Findings, OrganizationMention
from extractor.names import are_several, organization_key, same_key
from extractor.outline import Line, Span, Table
from extractor.outline.shapes import is_open
from extractor.split.items import Item
from extractor.split.signs import Signs
from extractor.voice import Voice

#: A table of fewer columns that tells of harm is a timeline of one incident.
_WIDE_ROW = 4
#: A table names several organisations where more rows than these do.
_PAIR = 2
#: The organisation of a paragraph stands at most so far into it: メッセージアプリの「X」では.
_OWNER = 25
#: Rows beyond this number are not looked for in the text around, so that a hostile table costs no square of its length.
_MOST_COMPARED = 100


def rows(document: Document, findings: Findings, signs: Signs) -> list[Item]:
    """The rows of a document's table of incidents, each with what belongs to it; empty where it has none.

    Where a reporter speaks, or a page that is not its supplier's own speaks of clients, they need no date.
    """
    for table in document.outline.tables:
        spans = _telling_rows(document.text, table, findings, signs, dated=True) or (
            _telling_rows(document.text, table, findings, signs, dated=False)
            if document.voice is Voice.REPORTER
            or (document.voice is not Voice.OWN and signs.is_of_clients((0, table.start)))
            else []
        )
        if spans:
            return _with_paragraphs(document, findings, table, spans)
    return []


def _telling_rows(text: str, table: Table, findings: Findings, signs: Signs, dated: bool) -> list[Span]:
    """Rows that each give a date, and a cause or an organisation of their own; undated ones, other facts and names."""
    spans: list[Span] = []
    names: list[str] = []
    seen: set[str] = set()
    caused = 0
    head = (table.rows[0][0][0], table.rows[0][-1][1])
    told = table.rows if signs.days(head) and signs.counts(head) else table.rows[1:]
    for row in told:
        span = (row[0][0], row[-1][1])
        words = text[span[0] : span[1]]
        # A row that is printed again tells of nothing else.
        if words in seen or not (signs.days(span) if dated else signs.counts(span)):
            continue
        seen.add(words)
        spans.append(span)
        caused += dated and len(row) >= _WIDE_ROW and signs.harm(span) is not None
        cell = next((mention.name for mention in findings.organizations_in(*span) if _is_cell(text, mention, row)), "")
        if cell:
            names.append(cell)
    several = len(names) if len(names) > _PAIR and are_several(names) else 0
    if not dated and len(names) < len(spans):
        return []
    telling = max(caused, several)
    return spans if telling >= _PAIR and telling * 2 >= len(told) else []


def _is_cell(text: str, mention: OrganizationMention, row: list[Span]) -> bool:
    """True of a name that is the whole of a cell, or all of it but an aside."""
    return any(start == mention.start and (end == mention.end or text[mention.end] == "(") for start, end in row)


def _with_paragraphs(document: Document, findings: Findings, table: Table, spans: list[Span]) -> list[Item]:
    """Each row with what the text outside the table says of it."""
    keys = [first_named(findings, [span]) for span in spans]
    around = paragraphs_about(document, findings, keys, [(table.start, table.end)])
    return [Item(sorted([span, *about])) for span, about in zip(spans, around, strict=True)]


def paragraphs_about(document: Document, findings: Findings, keys: list[str], outside: list[Span]) -> list[list[Span]]:
    """The paragraphs, and the headed parts, that open with each of some names, ``outside`` of what is told for."""
    parts: list[list[Span]] = [[] for _ in keys]
    keys = keys[:_MOST_COMPARED]
    taken = sorted(outside)
    starts = [start for start, _ in taken]
    owner: int | None = None
    headed = False
    for line in document.outline.lines:
        i = bisect_right(starts, line.start) - 1
        if (i >= 0 and line.start < taken[i][1]) or document.outline.is_furniture(line):
            continue
        if line.kind == "blank":
            owner = owner if headed else None
            continue
        found = _owner(findings, line, keys)
        if found is not None:
            owner = found
        elif line.kind == "heading":
            owner = None
        headed = found is not None and is_open(document.text, line)
        if owner is not None:
            parts[owner].append((line.start, line.end))
    return parts


def _owner(findings: Findings, line: Line, keys: list[str]) -> int | None:
    """Which of ``keys`` the beginning of ``line`` names."""
    for mention in findings.organizations_in(line.start, min(line.end, line.body + _OWNER)):
        key = organization_key(mention.name)
        for i, known in enumerate(keys):
            if same_key(key, known):
                return i
    return None


def first_named(findings: Findings, spans: list[Span]) -> str:
    """The key of the first organisation that some spans name; empty where they name none."""
    return next((organization_key(m.name) for span in spans for m in findings.organizations_in(*span)[:1]), "")
