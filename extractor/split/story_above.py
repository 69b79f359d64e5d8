"""The story above a list of what befell others before: an incident of its own, whatever stands in the list."""

from __future__ import annotations

from extractor.findings import Document, Findings, OrganizationMention
from extractor.names import organization_key, same_key
from extractor.outline import holds
from extractor.split.earlier import EARLIER, is_earlier, last_of
from extractor.split.items import Item
from extractor.split.rows import first_named
from extractor.split.signs import Signs
from extractor.voice import Voice

#: Of so many entries it is asked whether they tell of others before.
_MOST_COMPARED = 100


def story_above(document: Document, findings: Findings, signs: Signs, listed: list[Item]) -> Item | None:
    """The story told before the ``listed`` items, where those are of others and of earlier times; else ``None``."""
    if document.voice is Voice.OWN:
        return None
    start = listed[0].spans[0][0]
    teller = _teller(document, findings, signs, start)
    if teller is None:
        return None
    day = last_of(date.value for date in signs.dates(document.outline.sentence_at(teller.start)))
    key = organization_key(teller.name)
    for item in listed[:_MOST_COMPARED]:
        first = next((date for span in item.spans for date in signs.dates(span)), None)
        of_before = first is not None and day is not None and is_earlier(document.text, first, day, EARLIER)
        if not of_before or same_key(first_named(findings, item.spans), key):
            return None
    return Item([(0, start)], document.outline.title, teller.start)


def _teller(document: Document, findings: Findings, signs: Signs, end: int) -> OrganizationMention | None:
    """Who announces, before ``end`` and below the headline, what happened to it, with a day and a number."""
    for mention in findings.organizations_in(0, end):
        if "announcer" in mention.roles and not holds(document.outline.title, mention.start):
            sentence = document.outline.sentence_at(mention.start)
            if signs.tells(sentence) and signs.counts(sentence) and signs.dates(sentence):
                return mention
    return None
