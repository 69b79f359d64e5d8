"""The checklist of 個人情報保護法施行規則8条: what a notice says to each of the nine items of a report to the PPC.

A privacy officer runs it on a draft: an item without evidence is 記載なし, not told. It says where an item is told,
not whether it is told well.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extractor.clean import clean
from extractor.model import Evidence, Incident
from extractor.rules import Rule, Rules

#: Passages shown an item; more say nothing new.
MAX_EVIDENCE = 3


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One of the nine items: its ``number`` (号), Japanese ``label`` and the passages that tell it (none: 記載なし)."""

    number: int
    id: str
    label: str
    evidence: list[Evidence]

    @property
    def told(self) -> bool:
        """True where the notice says something to this item."""
        return bool(self.evidence)


def check_notice(text: str, incidents: Iterable[Incident], rules: Rules) -> list[ChecklistItem]:
    """The nine items for a whole notice, from the records of its incidents and the words of its ``text``."""
    return _items(text, list(incidents), _hits(text, rules), rules)


def check_incidents(text: str, incidents: list[Incident], rules: Rules) -> list[list[ChecklistItem]]:
    """The nine items for each incident of a notice.

    Where a notice tells of several, only words between an incident's first and last evidence speak for it.
    """
    hits = _hits(text, rules)
    if len(incidents) < 2:
        return [_items(text, [incident], hits, rules) for incident in incidents]
    result = []
    for incident in incidents:
        first = min((e.start for e in incident.evidence), default=0)
        last = max((e.end for e in incident.evidence), default=0)
        near = {name: [s for s in spans if first <= s[0] and s[1] <= last] for name, spans in hits.items()}
        result.append(_items(text, [incident], near, rules))
    return result


def _hits(text: str, rules: Rules) -> dict[str, list[tuple[int, int]]]:
    cleaned = clean(text, rules)
    spans: dict[str, list[tuple[int, int]]] = {}
    for hit in rules["checklist"].scan(cleaned.text):
        spans.setdefault(hit.rule.id, []).append(cleaned.source_span(hit.start, hit.end))
    return spans


def _items(
    text: str, incidents: list[Incident], hits: dict[str, list[tuple[int, int]]], rules: Rules
) -> list[ChecklistItem]:
    items = [_item(text, rule, incidents, hits.get(rule.id, [])) for rule in rules["checklist"].rules]
    return sorted(items, key=lambda item: item.number)


def _item(text: str, rule: Rule, incidents: list[Incident], spans: list[tuple[int, int]]) -> ChecklistItem:
    found = [
        e for name in rule.attributes["fields"] for incident in incidents for e in incident.evidence if e.field == name
    ]
    told = {(e.start, e.end) for e in found}
    found += [
        Evidence(f"checklist/{rule.id}", rule.label, text[start:end], start, end, rule.name)
        for start, end in spans
        if (start, end) not in told
    ]
    unique = list({(e.start, e.end): e for e in reversed(found)}.values())[::-1]
    return ChecklistItem(rule.attributes["number"], rule.id, rule.label, unique[:MAX_EVIDENCE])
