"""The posts of the front page of a blog, or of one of its categories: each ends in furniture that is printed again.

続きを読む, the counts of comments, the line of categories: what stands between two such lines is a post.
"""

from __future__ import annotations

import itertools

from extractor.day_lines import is_own_day
from extractor.findings import Document, Findings
from extractor.outline import Line, Span
from extractor.outline.title import title_kinds
from extractor.split.items import Item
from extractor.split.signs import PLAUSIBLE, Signs

#: A line of furniture is no longer than this.
_FURNITURE = 40
#: A headline stands among so many first lines of a post, behind its day.
_HEAD = 3


def posts(document: Document, findings: Findings, signs: Signs) -> list[Item]:
    """The posts that tell of an incident at somebody named; empty on a page that no furniture parts into posts."""
    ends = document.hits.marked("incident", "ends_post")
    if len(ends) < 2:
        return []
    lines = [document.outline.line_at(hit.start) for hit in ends if _is_furniture(document, hit.start)]
    furniture = list(dict.fromkeys(lines))
    if len(furniture) < 2:
        return []
    spans = _between(document, furniture)
    told = [span for span in spans if signs.harm(span) and signs.facts(span) >= PLAUSIBLE and signs.subjects(span)]
    return [Item([span], _headline(document, span), apart=True) for span in told]


def _is_furniture(document: Document, place: int) -> bool:
    """True where the words open a short line, or are all that it holds."""
    line = document.outline.line_at(place)
    return line.end - line.start <= _FURNITURE and place <= line.body + 1


def _between(document: Document, furniture: list[Line]) -> list[Span]:
    """What stands between two lines of furniture, other furniture apart."""
    edges = [0, *(line.end for line in furniture)]
    starts = [*(line.start for line in furniture), len(document.text)]
    # The day of a post is that of the blog, and not of what it tells.
    spans = [(_behind_day(document, low, high), high) for low, high in zip(edges, starts, strict=True)]
    return [(low, high) for low, high in spans if document.text[low:high].strip()]


def _behind_day(document: Document, low: int, high: int) -> int:
    """Where a post begins that opens with a line that holds its day and no words."""
    lines = document.outline.filled_in(low, high)
    days = itertools.takewhile(lambda line: is_own_day(document.text, line.start, line.end), lines)
    return max((line.end for line in days), default=low)


def _headline(document: Document, span: Span) -> Span | None:
    """The first of the first lines of a post that could be its headline."""
    for line in document.outline.filled_in(*span)[:_HEAD]:
        if title_kinds(document.hits, line) > 0 and document.text[line.end - 1] != "。":
            return line.start, line.end
    return None
