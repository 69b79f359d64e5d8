"""What a page adds below what it told before: 【7月20日追記】…. It goes on about one of the incidents.

Which words mark it is data, ``rules/incident.yaml``.
"""

from __future__ import annotations

import msgspec

from extractor.findings import Document, Findings
from extractor.names import is_among, organization_key
from extractor.outline import Span
from extractor.split.asides import without
from extractor.split.items import Item

#: So many addenda are looked at, and so many names and items compared for each.
_MOST = 20


def addenda(document: Document) -> list[Span]:
    """The paragraphs that open with the mark of what was added, in order; those right below each other are one."""
    outline = document.outline
    marked = [(hit.start, outline.line_at(hit.start)) for hit in document.hits.marked("incident", "adds")]
    opening = [line.start for start, line in marked if start <= line.body + 1]
    found: list[Span] = []
    for start in opening:
        if found and start < found[-1][1]:
            continue
        end = start
        for line in outline.lines[outline.line_number_at(start) :]:
            if line.kind == "blank" or (line.kind == "heading" and line.start not in opening):
                break
            end = line.end
        found.append((start, end))
    return found


def with_addenda(document: Document, findings: Findings, items: list[Item]) -> list[Item]:
    """The ``items``, each with what was added about it."""
    added = addenda(document)[:_MOST] if items else []
    if not added:
        return items
    spans = [without(item.spans, added) for item in items]
    told = [_names(findings, item.spans) for item in items[:_MOST]]
    for addendum in added:
        owners = [i for name in _names(findings, [addendum]) for i, known in enumerate(told) if is_among(name, known)]
        spans[owners[0] if owners else _above(items, addendum)].append(addendum)
    return [msgspec.structs.replace(item, spans=sorted(own)) for item, own in zip(items, spans, strict=True)]


def _above(items: list[Item], addendum: Span) -> int:
    """Which item an addendum is about that names nobody: the one above it, the first below running text."""
    before = [i for i, item in enumerate(items) if item.spans[0][0] < addendum[0]]
    ended = len(before) == len(items) and items[-1].title is None
    return before[-1] if before and not ended else 0


def _names(findings: Findings, spans: list[Span]) -> list[str]:
    """The keys of whom the text names in ``spans``, by place."""
    named = [mention for span in spans for mention in findings.organizations_in(*span)]
    return [organization_key(mention.name) for mention in named[:_MOST]]
