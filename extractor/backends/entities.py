"""Named entities become mentions of organisations, where the finders saw none.

Of the labels that ``rules/entities.yaml`` admits, those names are taken in which the dictionary knows a proper noun. A
name found this way weighs little: it is the organisation of a notice only where nothing better is named.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.find.organization_names import is_unnamed
from extractor.find.organization_roles import with_roles
from extractor.findings import Document, OrganizationMention
from extractor.rules import Rule, Rules

if TYPE_CHECKING:
    from spacy.tokens import Span

    from extractor.backends.spacy_reader import Reading

#: Places that show who speaks only when a name shows itself: a newspaper, too, stands alone on the last line.
_NO_SIGN = frozenset({"letterhead", "label"})
_PROPER = "固有名詞"
# An entity that begins or ends inside a katakana or Latin word is that whole word.
_SCRIPTS = (re.compile("[ァ-ヺー・]"), re.compile("[A-Za-z0-9&.]"))
_EDGES = "・&. \n"
_NO_NAME = re.compile(r"[\s|、。]")


def more_organizations(
    document: Document, known: list[OrganizationMention], readings: list[Reading]
) -> list[OrganizationMention]:
    """``known`` with the organisations that the readings name besides, in order of place; no two overlap."""
    found: list[OrganizationMention] = []
    for mention in sorted(_named(document, readings), key=lambda m: m.start):
        if not _overlaps(known, mention) and (not found or found[-1].end <= mention.start):
            found.append(mention)
    placed = [
        OrganizationMention(m.name, m.start, m.end, m.rule, m.roles - _NO_SIGN) for m in with_roles(document, found)
    ]
    return sorted([*known, *placed], key=lambda m: (m.start, m.end))


def _overlaps(known: list[OrganizationMention], mention: OrganizationMention) -> bool:
    i = bisect_left(known, mention.end, key=lambda m: m.start)
    return i > 0 and known[i - 1].end > mention.start


def _named(document: Document, readings: list[Reading]) -> Iterator[OrganizationMention]:
    text, rules = document.text, document.rules
    for doc, offset in readings:
        for entity in doc.ents:
            rule = _rule_of(rules, entity.label_)
            if rule is None or (rule.attributes["proper"] and not _is_proper(entity)):
                continue
            start, end = _whole_word(text, offset + entity.start_char, offset + entity.end_char)
            name = text[start:end]
            if len(name) >= 2 and not _NO_NAME.search(name) and not is_unnamed(rules, name):
                yield OrganizationMention(name, start, end, rule.name)


def _rule_of(rules: Rules, label: str) -> Rule | None:
    return next((hit.rule for hit in rules["entities"].scan(label) if hit.end - hit.start == len(label)), None)


def _is_proper(entity: Span) -> bool:
    return any(_PROPER in token.tag_ for token in entity)


def _whole_word(text: str, start: int, end: int) -> tuple[int, int]:
    for script in _SCRIPTS:
        if script.match(text, start):
            while start and script.match(text, start - 1):
                start -= 1
        if script.match(text, end - 1):
            while script.match(text, end):
                end += 1
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end
