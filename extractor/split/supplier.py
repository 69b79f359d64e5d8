"""The supplier through which it happened to all of whom a page tells: its own incident stands before theirs."""

from __future__ import annotations

from extractor.findings import Document, Findings, OrganizationMention
from extractor.names import organization_key, same_key
from extractor.outline import Span, holds
from extractor.split.earlier import with_next
from extractor.split.items import Item
from extractor.split.passages import passages
from extractor.split.rows import first_named
from extractor.split.signs import Signs

#: Roles of whoever tells of an attack on itself, or does work for others.
_TOLD = frozenset({"announcer", "owner", "vendor", "vendor_verb", "vendor_taker", "provider", "operator_before"})
#: Roles of whoever does work for others, and of those who left work to it.
_TRADES, _CLIENT = frozenset({"provider", "operator_before", "vendor_taker"}), "client_verb"
#: Clients beyond this number are not compared with the supplier.
_MOST_COMPARED = 100
_OPENING = 30


def supplier(document: Document, findings: Findings, signs: Signs, items: list[Item]) -> OrganizationMention | None:
    """Who is told before the clients, of whom the ``items`` tell, to have been struck; it may be the first of them."""
    firsts = items[:_MOST_COMPARED]
    own = _first_told_of(findings, signs, firsts)
    if own is not None:
        return own
    lead = (0, firsts[0].spans[0][0])
    if not signs.is_of_clients(lead):
        return None
    told = [first_named(findings, item.spans) for item in firsts]
    if not all(told):
        return None
    officials = document.rules["organization_cues"].ids_with("official")
    openings = "\n".join([document.text[span[0] : span[0] + _OPENING] for item in firsts for span in item.spans])
    for mention in findings.organizations_in(*lead):
        # Whom a part opens with, under whatever name, is told of there.
        if not mention.roles & _TOLD or mention.roles & officials or mention.name in openings:
            continue
        key = organization_key(mention.name)
        clients = [client for client in told if not same_key(key, client)]
        # What is told of it in a part of its own belongs to it where it is said to provide something.
        alone = len(clients) == len(told) or (clients and "provider" in mention.roles)
        told_of_it = document.outline.sentence_at(mention.start)
        # 元はX社への不正アクセス。同社は2月14日に…: the sentence behind gives the day.
        if alone and signs.harm(told_of_it) and signs.tells(with_next(document, told_of_it)):
            return mention
    return None


def _first_told_of(findings: Findings, signs: Signs, items: list[Item]) -> OrganizationMention | None:
    """Whom the first item is about, where it does work for others, and the headline or another item is of clients."""
    low, high = items[0].spans[0]
    first = next(iter(findings.organizations_in(low, high)), None)
    if first is None or not first.roles & _TRADES or not signs.is_of_clients((low, high)):
        return None
    others = [m for item in items[1:] for span in item.spans for m in findings.organizations_in(*span)[:1]]
    return first if signs.is_of_clients((0, low)) or any(_CLIENT in m.roles for m in others) else None


def tells_of_itself(document: Document, findings: Findings, signs: Signs, key: str, lead: Span) -> bool:
    """True of a supplier that a sentence of the ``lead`` is about, or counts the loss of, the headline apart."""
    about, matter = passages(document.rules).subject, passages(document.rules).matter
    title = document.outline.title
    named = [m for m in findings.organizations_in(*lead) if same_key(organization_key(m.name), key)]
    return any(
        "announcer" in m.roles
        or about.match(document.text, m.end) is not None
        or signs.counts(document.outline.sentence_at(m.start))
        or document.hits.is_marked("own", *with_next(document, document.outline.sentence_at(m.start)))
        for m in named
        if not holds(title, m.start) and matter.match(document.text, m.end) is None
    )
