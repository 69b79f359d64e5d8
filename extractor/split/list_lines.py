"""The lines of a list that each tell one incident: an organisation first, then what happened to it."""

from __future__ import annotations

import re
from collections import Counter

import msgspec

from extractor.find.organization_entries import behind_mark
from extractor.findings import Document, Findings
from extractor.names import organization_key
from extractor.outline import Line, Span
from extractor.split.items import Item
from extractor.split.openings import KIND, SENTENCE
from extractor.split.rows import paragraphs_about
from extractor.split.signs import PLAUSIBLE, Signs
from extractor.voice import Voice

#: A list of incidents has at least so many lines in a row that each name an organisation first and tell of harm.
_LIST_LINES = 3
_LIST_LENGTH = range(12, 161)
#: So short a line heads the entries below it: 紛失 書類.
_LIST_HEAD = 12
#: The name stands so far behind the beginning of the line, or the date that it begins with, at most.
_LIST_NAME = 4
# What the one who is named makes or sells: 手芸用品の株式会社X.
_TRADE = re.compile(r" ?[^ぁ-ん、。\s「」0-9]{2,10}の「?")
# The cell of a row between its day and its name: 2023年1月16日 みさき堂オンライン 株式会社みさき堂 2,109件.
_CELL = re.compile(r" ?[^\s。、]{2,30} ")


def list_lines(document: Document, findings: Findings, signs: Signs) -> list[Item]:
    """Lines of a list that each tell one incident: an organisation first, then what happened to it.

    What stands in the heading above such lines is said of each of them. Where a page that is not of an organisation
    itself told of harm before, each line needs but the day and the number of its own.
    """
    names = _heading_names(document, findings)
    if len(names) < _LIST_LINES:
        return []
    items: list[Item] = []
    seen: set[str] = set()
    above: list[Span] = []
    marker = ""
    run = longest = 0
    for line in document.outline.filled:
        span = (line.start, line.end)
        words = document.text[line.start : line.end]
        # A line that is printed again tells of nothing else.
        if words in seen or document.outline.is_furniture(line):
            continue
        seen.add(words)
        if line in names and not SENTENCE.search(document.text, line.body, line.end) and signs.facts(span):
            items.append(Item([*above, span], span, names[line]))
            told = any(signs.harm(part) is not None for part in (*above, span))
            run += told or (document.voice is not Voice.OWN and _is_entry(signs, [*above, span]))
            longest = max(longest, run)
            marker = line.marker
        elif marker and line.marker == marker and line.end - line.body in _LIST_LENGTH:
            # An entry like the others, of somebody who is not named: it heads none of them.
            if signs.gives_day(span) and signs.facts(span) >= PLAUSIBLE:
                items.append(Item([*above, span], span))
        elif line.kind == "heading" or (line.kind == "text" and line.end - line.start <= _LIST_HEAD):
            above = [span]
        else:
            above, run = [], 0
    return _with_paragraphs(document, findings, items) if longest >= _LIST_LINES else []


def _with_paragraphs(document: Document, findings: Findings, items: list[Item]) -> list[Item]:
    """Each line with what the text below the list says of the one it names; of entries of one name none has it."""
    subjects = [item.subject for item in items]
    named = [findings.organization_from(subject) if subject is not None else None for subject in subjects]
    keys = [organization_key(mention.name) if mention is not None else "" for mention in named]
    times = Counter(keys)
    once = [key if times[key] == 1 else "" for key in keys]
    around = paragraphs_about(document, findings, once, [(0, items[-1].spans[-1][1])])
    return [
        msgspec.structs.replace(item, spans=[*item.spans, *about]) for item, about in zip(items, around, strict=True)
    ]


def _is_entry(signs: Signs, spans: list[Span]) -> bool:
    """True of a line that gives a number, and with its heading a date, where harm was told before it."""
    line = spans[-1]
    return any(map(signs.dates, spans)) and signs.counts(line) and signs.harm((0, line[0])) is not None


def _heading_names(document: Document, findings: Findings) -> dict[Line, int]:
    """The lines, no longer than those of a list, that name an organisation first, and where each names it."""
    firsts: dict[Line, int] = {}
    for mention in findings.organizations:
        line = document.outline.line_at(mention.start)
        if mention.start >= line.body:
            firsts.setdefault(line, mention.start)
    return {
        line: name
        for line, name in firsts.items()
        if line.end - line.body in _LIST_LENGTH and _leads(document.text, behind_mark(document, line), name)
    }


def _leads(text: str, start: int, name: int) -> bool:
    """True where a name at ``name`` opens what begins at ``start``, behind its kind at most (通販サイト「X」)."""
    within = name <= start + _LIST_NAME or KIND.fullmatch(text, start, name) is not None
    return within or any(before.fullmatch(text, start, name) for before in (_TRADE, _CELL))
