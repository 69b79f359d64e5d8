"""How a round-up falls into its items: one incident each.

Items are told by the rows of a table, case by case in each section, by a series of openings of one form, by the lines
of a list, or by one organisation that is told of after the other. A part counts as an item by what it holds
(:mod:`extractor.split.signs`): whom it is about, harm, a date, a number, data.
"""

from __future__ import annotations

import msgspec

from extractor.findings import Document, Findings, OrganizationMention
from extractor.names import organization_key, same_key
from extractor.split.acts_in_turn import acts_in_turn, acts_of
from extractor.split.addenda import with_addenda
from extractor.split.by_case import by_case
from extractor.split.items import Item
from extractor.split.letters import letters
from extractor.split.list_lines import list_lines
from extractor.split.posts import posts
from extractor.split.rows import first_named, paragraphs_about, rows
from extractor.split.series_items import series_items
from extractor.split.signs import Signs
from extractor.split.story_above import story_above
from extractor.split.supplier import supplier, tells_of_itself
from extractor.split.told_in_turn import told_behind, told_in_turn, told_in_turn_under
from extractor.split.told_together import told_together
from extractor.split.under_headlines import under_headlines
from extractor.voice import Voice


def round_up(document: Document, findings: Findings, signs: Signs) -> list[Item]:
    """The items of a round-up, in order, each with what was added about it; empty where the document is none."""
    return with_addenda(document, findings, _items(document, findings, signs))


def _items(document: Document, findings: Findings, signs: Signs) -> list[Item]:
    ways = letters, list_lines, series_items, posts
    listed = rows(document, findings, signs) or by_case(document, findings, signs)
    listed = listed or max((way(document, findings, signs) for way in ways), key=len)
    listed = told_in_turn_under(document, findings, signs, listed)
    behind = told_behind(document, findings, signs, listed) if listed and document.voice is not Voice.OWN else []
    items = [*listed, *behind] or _in_running_text(document, findings, signs)
    if not items:
        return acts_in_turn(document, findings, signs)
    through = supplier(document, findings, signs, items) if document.voice is not Voice.OWN else None
    if through is not None:
        return _of_clients(document, findings, signs, items, through)
    story = story_above(document, findings, signs, listed) if listed else None
    acts = [*(act for item in listed or items for act in acts_of(document, signs, item)), *behind]
    return [story, *acts] if story is not None else acts


def _in_running_text(document: Document, findings: Findings, signs: Signs) -> list[Item]:
    """What running text tells of one organisation after, or beside, the other; empty where it does not."""
    if len({mention.name for mention in findings.organizations}) < 2:
        return []
    ways = under_headlines, told_in_turn, told_together
    return max((way(document, findings, signs) for way in ways), key=len)


def _of_clients(
    document: Document, findings: Findings, signs: Signs, items: list[Item], through: OrganizationMention
) -> list[Item]:
    """The supplier's own incident, told before its clients' and wherever it is the first to be named, then theirs.

    It has none of its own where nothing is told of it but that it struck its clients.
    """
    key = organization_key(through.name)
    taken = [span for item in items for span in item.spans]
    lead = (0, items[0].spans[0][0])
    own = paragraphs_about(document, findings, [key], [lead, *taken])[0]
    of_it = [item for item in items if same_key(first_named(findings, item.spans), key)]
    own = sorted([*own, *(span for item in of_it for span in item.spans)])
    clients = [msgspec.structs.replace(item, supplier=through.start) for item in items if item not in of_it]
    if not any(tells_of_itself(document, findings, signs, key, span) for span in [lead, *own]):
        return clients
    return [Item([lead, *own], document.outline.title, through.start, leads=True), *clients]
