"""The supplier through which it happened to all of whom a page tells: its own incident stands before theirs."""

from __future__ import annotations

from extractor.findings import Document, Findings, OrganizationMention
from extractor.names import organization_key, same_key
from extractor.outline import Span
from extractor.split.items import Item
from extractor.split.signs import Signs

#: Roles of whoever tells of an attack on itself, or does work for others.
_TOLD = frozenset({"announcer", "owner", "vendor", "vendor_verb", "vendor_taker", "provider", "operator_before"})
#: Clients beyond this number are not compared with the supplier.
_MOST_COMPARED = 100
_OPENING = 30


def supplier(document: Document, findings: Findings, signs: Signs, items: list[Item]) -> OrganizationMention | None:
    """Who is told before the clients, of whom the ``items`` tell, to have been struck."""
    firsts = [item.spans[0] for item in items[:_MOST_COMPARED]]
    lead = (0, firsts[0][0])
    if not signs.is_of_clients(lead):
        return None
    clients = [_first(findings, span) for span in firsts]
    if not all(clients):
        return None
    officials = document.rules["organization_cues"].ids_with("official")
    openings = "\n".join([document.text[start : start + _OPENING] for start, _ in firsts])
    for mention in findings.organizations_in(*lead):
        # Whom a part opens with, under whatever name, is told of there.
        if not mention.roles & _TOLD or mention.roles & officials or mention.name in openings:
            continue
        key = organization_key(mention.name)
        if signs.tells(document.outline.sentence_at(mention.start)) and not any(same_key(key, c) for c in clients):
            return mention
    return None


def _first(findings: Findings, span: Span) -> str:
    """The key of the first organisation that ``span`` names; empty where it names none."""
    first = findings.organization_from(span[0])
    return organization_key(first.name) if first is not None and first.start < span[1] else ""
