"""The table and its notices as the report's page loads them: a small index first, the notices in blocks on demand.

Blocks are gzip in base64 inside inert ``<script>`` elements. The index holds what the table shows and searches; a
block holds the texts, the evidence and the checklists of some notices.
"""

from __future__ import annotations

import base64
import gzip
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from extractor.checklist import check_incidents
from extractor.codes import Language, load_codes
from extractor.crosswalk import code_columns
from extractor.model import Incident, kinds
from extractor.rules import Rules
from extractor.web import json_for_html

#: What the page shows of a row beside its notice; the counts come with that.
RECORD_FIELDS = tuple(name for name in kinds() if name != "counts")
#: What the index holds of a row, in this order; the page reads it by these names.
INDEX_FIELDS = ("notice", "incident_index", "case_id", "source", *RECORD_FIELDS, "confidence")
#: Notices a block; small enough to open at once, large enough to compress well.
BLOCK = 40

TextOf = Callable[[Incident], str | None]


@dataclass(frozen=True, slots=True)
class Blocks:
    """The encoded blocks, and how many notices had to go in without their text."""

    encoded: list[str]
    missing: int
    over_budget: int


def index(incidents: list[Incident]) -> list[list[Any]]:
    """One list a row, values in the order of :data:`INDEX_FIELDS`; ``notice`` numbers the notices from 0."""
    notices: dict[tuple[str, str], int] = {}
    rows = []
    for incident in incidents:
        number = notices.setdefault(_notice_key(incident), len(notices))
        values = [getattr(incident, name) for name in INDEX_FIELDS[1:-1]]
        rows.append([number, *values, round(float(incident.confidence), 3)])
    return rows


def blocks(incidents: list[Incident], text_of: TextOf, rules: Rules, budget: int, language: Language) -> Blocks:
    """The notices in blocks of :data:`BLOCK`; texts go in while all blocks together stay under ``budget`` bytes.

    ``language`` is that of reasons and of the items of the checklist.
    """
    encoded: list[str] = []
    size = missing = over_budget = 0
    for group in _batched(by_notice(incidents), BLOCK):
        texts = [text_of(rows[0]) for rows in group]
        block = pack([_notice(rows, text, rules, language) for rows, text in zip(group, texts, strict=True)])
        if size + len(block) > budget:
            over_budget += sum(text is not None for text in texts)
            block = pack([_notice(rows, None, rules, language) for rows in group])
        else:
            missing += sum(text is None for text in texts)
        encoded.append(block)
        size += len(block)
    return Blocks(encoded, missing, over_budget)


def by_notice(incidents: Iterable[Incident]) -> list[list[Incident]]:
    """The rows grouped by notice, in the order in which :func:`index` numbers the notices."""
    groups: dict[tuple[str, str], list[Incident]] = {}
    for incident in incidents:
        groups.setdefault(_notice_key(incident), []).append(incident)
    return list(groups.values())


def _notice_key(incident: Incident) -> tuple[str, str]:
    """What rows of one notice share; the same file may lie twice in a folder."""
    return incident.notice_id, incident.source


def pack(data: Any) -> str:
    """Any JSON value as gzip in base64, the same bytes for the same value."""
    return base64.b64encode(gzip.compress(json_for_html(data).encode("utf-8"), 9, mtime=0)).decode("ascii")


def _batched(groups: Iterable[list[Incident]], size: int) -> Iterator[list[list[Incident]]]:
    rest = iter(groups)
    while batch := list(islice(rest, size)):
        yield batch


def _notice(rows: list[Incident], text: str | None, rules: Rules, language: Language) -> dict[str, Any]:
    codes = load_codes(rules.overlay)
    checklists = check_incidents(text, rows, rules) if text is not None else [None] * len(rows)
    return {
        "text": text,
        "rows": [
            {
                "evidence": [_evidence(e, text) for e in row.evidence],
                "counts": [[c.value, c.unit, c.bound, c.group, c.start, c.end] for c in row.counts],
                "dates": [[d.value, d.role, d.start, d.end] for d in row.dates],
                "ppc": code_columns(row, ["ppc"], rules.overlay, language),
                "checklist": items and [
                    [item.number, codes.label("checklist", item.id, language),
                     [[e.start, e.end] for e in item.evidence]]
                    for item in items
                ],
            }
            for row, items in zip(rows, checklists, strict=True)
        ],
    }  # fmt: skip


def _evidence(e: Any, text: str | None) -> list[Any]:
    """Field, value, place, rule; the words only where the page has no text to take them from."""
    return [e.field, e.value, e.start, e.end, e.rule] if text is not None else [
        e.field, e.value, e.start, e.end, e.rule, e.text
    ]  # fmt: skip
