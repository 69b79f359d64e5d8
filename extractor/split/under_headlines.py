"""A column under unmarked headlines that name nobody: each part tells of another organisation, an incident each."""

from __future__ import annotations

import itertools

from extractor.findings import Document, Findings
from extractor.names import is_among, organization_key
from extractor.outline import Line, Span
from extractor.outline.shapes import is_apart, is_prose
from extractor.rules import START
from extractor.split.items import Item
from extractor.split.series import like_siblings, paragraph_starts
from extractor.split.signs import PLAUSIBLE, Signs
from extractor.voice import Voice

#: A column tells of so many at least, and at most so many parts are compared.
_FEWEST, _MOST = 3, 60
#: Whom a part is about is named in one of its first sentences.
_FIRST = 3


def under_headlines(document: Document, findings: Findings, signs: Signs) -> list[Item]:
    """The parts under headlines that tell of somebody else each; empty where most tell of one that was told of before.

    Each tells of harm and gives two kinds of facts.
    """
    if document.voice is Voice.OWN:
        return []
    heads = _headlines(document)[:_MOST]
    if len(heads) < _FEWEST:
        return []
    spans = list(itertools.pairwise([*map(START, heads), len(document.text)]))
    spans[-1] = like_siblings(spans, paragraph_starts(document.outline), [])
    others = document.rules["organization_cues"].ids_with("official") | {"place_after", "source"}
    known: list[str] = []
    items: list[Item] = []
    complete = 0
    for head, span in zip(heads, spans, strict=True):
        if signs.harm(span) is None or signs.facts(span) < PLAUSIBLE or document.outline.is_noise(head.start):
            continue
        complete += 1
        named = [m for m in findings.organizations_in(*_opening(document, head)) if not m.roles & others]
        keys = [organization_key(mention.name) for mention in named]
        if keys and not is_among(keys[0], known) and not signs.is_nameless(span):
            items.append(Item([span], (head.body, head.end)))
        known += keys
    return items if len(items) >= _FEWEST and 2 * len(items) > complete else []


def _headlines(document: Document) -> list[Line]:
    """The unmarked lines set apart that each stand above a paragraph."""
    pairs = itertools.pairwise(document.outline.filled)
    text = document.text
    return [line for line, below in pairs if is_apart(text, line) and below.kind == "text" and is_prose(text, below)]


def _opening(document: Document, head: Line) -> Span:
    """The first sentences below a headline."""
    below = document.outline.sentences_behind(head.end, _FIRST)
    return head.start, below[-1][1] if below else head.end
