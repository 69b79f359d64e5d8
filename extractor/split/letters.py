"""Whole notices pasted one below another: each has its headline, its day and who wrote it on lines of their own."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from extractor.clock import BRACKETED_WEEKDAY
from extractor.edtf import exact_day
from extractor.findings import Document, Findings, OrganizationMention
from extractor.names import are_several
from extractor.outline import Line, Span
from extractor.outline.lines import LABEL
from extractor.outline.shapes import is_prose
from extractor.split.items import Item
from extractor.split.signs import Signs

#: The lines of a letterhead stand so near one another: an addressee and a section may stand between day and name.
_NEAR = 3
#: What may stand on the line of the day, and behind the name of who writes: a post and a person, no sentence.
_DAY_ONLY = re.compile(rf"付?{BRACKETED_WEEKDAY}?\s*")
_WRITER = re.compile(r"[^はがをにで。、\n]{0,24}")
_SPACES = re.compile(r"[\s(【]*")
#: The kinds of lines that a letterhead is made of.
_KINDS = frozenset({"text", "heading"})


class _Head(NamedTuple):
    """The head, or the foot, of one letter: its lines, the places of the day and of the name in it, and that name."""

    start: int
    end: int
    day: int
    name: int
    named: str
    title: Span | None


def letters(document: Document, findings: Findings, signs: Signs) -> list[Item]:
    """The letters of a page, an incident each; empty where there are not several of several writers."""
    heads = list(_heads(document, findings))
    if not are_several(head.named for head in heads):
        return []
    end = len(document.text)
    if signs.tells((0, heads[0].start)):
        # They are signed and dated at the foot.
        spans = list(itertools.pairwise([0, *(head.end for head in heads)]))
    else:
        spans = list(itertools.pairwise([*(head.start for head in heads), end]))
    told = [(head, span) for head, span in zip(heads, spans, strict=True) if signs.tells(span)]
    if not are_several(head.named for head, _ in told):
        return []
    return [Item([span], head.title, head.name, dated=head.day) for head, span in told]


def _heads(document: Document, findings: Findings) -> Iterator[_Head]:
    """Where a day and a name stand on lines of their own, near each other, with the headline above or below them."""
    lines = document.outline.filled
    days = {i: day for i, line in enumerate(lines) if (day := _day(document, findings, line)) is not None}
    done = -1
    for i, day in days.items():
        near = [j for j in range(i - _NEAR, i + _NEAR + 1) if done < j < len(lines) and j >= 0]
        writers = [(j, name) for j in near if (name := _writer(document, findings, lines[j])) is not None]
        if i <= done or not writers:
            continue
        # Right below its day stands who writes, else right above.
        j, name = min(writers, key=lambda writer: (writer[0] < i, abs(writer[0] - i)))
        low, high = min(i, j), max(i, j)
        if not all(_is_of_head(document, line) for line in lines[low : high + 1]):
            continue
        title = _headline(document, [k for k in range(low - 1, low - _NEAR, -1) if done < k and k >= 0])
        start = lines[title].start if title is not None else lines[low].start
        span = (lines[title].start, lines[title].end) if title is not None else None
        done = high
        yield _Head(start, lines[high].end, day, name.start, name.name, span)


def _day(document: Document, findings: Findings, line: Line) -> int | None:
    """Where the day stands that is all there is on a line; the name of who writes may follow it."""
    first = _SPACES.match(document.text, line.body, line.end).end()  # type: ignore[union-attr]
    dates = findings.dates_in(first, first + 1)
    if not dates or line.kind not in _KINDS or exact_day(dates[0].value) is None or dates[0].end > line.end:
        return None
    behind = _DAY_ONLY.match(document.text, dates[0].end, line.end).end()  # type: ignore[union-attr]
    names = findings.organizations_in(behind, behind + 1)
    return dates[0].start if behind >= line.end or names else None


def _writer(document: Document, findings: Findings, line: Line) -> OrganizationMention | None:
    """The name that a line opens with, a day before it or not, if no more than a post and a person follows."""
    first = _SPACES.match(document.text, line.body, line.end).end()  # type: ignore[union-attr]
    dates = findings.dates_in(first, first + 1)
    if dates and dates[0].end <= line.end:
        first = _DAY_ONLY.match(document.text, dates[0].end, line.end).end()  # type: ignore[union-attr]
    names = findings.organizations_in(first, min(first + 1, line.end))
    if not names or line.kind not in _KINDS or _WRITER.fullmatch(document.text, names[0].end, line.end) is None:
        return None
    return names[0]


def _is_of_head(document: Document, line: Line) -> bool:
    return line.kind in _KINDS and not is_prose(document.text, line)


def _headline(document: Document, above: list[int]) -> int | None:
    """Which of the lines right above a day and a name is the headline of the letter."""
    lines = document.outline.filled
    for k in above:
        line = lines[k]
        if not _is_of_head(document, line) or LABEL.match(document.text[line.body : line.end]):
            # 対応:警察に届け出: the last line of the letter above.
            return None
        codes = set(document.hits.rules_in("title", line.start, line.end).values())
        if codes and "no-title" not in codes:
            return k
    return None
