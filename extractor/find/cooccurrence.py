"""Coded mentions of a rule file, as far as the words around them suit their rule.

Japanese often puts a whole clause between an object and what was done to it, in either order (メールを、…の手違いで
別の方に送りました). A rule may therefore ask for co-occurring words: ``with`` names groups of ``rules/context.yaml``
each of which must stand in the same sentence, ``without`` groups none of which may. Where a rule is ``headed``, an item
of a list takes the words that it asks for from the heading above it: 4 行政への報告 / 6月26日 県私学振興課. Where it
``goes_on``, they may stand in the sentence before: かごに名簿を入れていた。2枚がまだ見つかりません. Where it is
``behind``, they must follow its own words in the same clause: 悪用された事実は確認されておりません, but not
更新していない機器が悪用され.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from extractor.findings import CodeMention, Document
from extractor.outline import Line
from extractor.rules import Rules

#: Where a rule may say that the words stand that it asks for.
_WHERE = ("headed", "behind", "goes_on")
#: A longer line is more than an item under a heading.
_LONGEST_ITEM = 60
#: An item of a list is looked for the words above it over so many lines.
_LONGEST_LIST = 12
#: What may part two sentences of one story, in characters: the end of a line.
_LONGEST_GAP = 6
# Where a sentence turns to something else: 悪用されましたが、…
_TURN = re.compile("[たるすん]が、|ものの、|[れ]、|まし(?:た|て、)")


class _Asked(NamedTuple):
    """The groups that a rule asks for and those that it shuns, and where it may find the former."""

    wanted: frozenset[str]
    shunned: frozenset[str]
    headed: bool
    behind: bool
    goes_on: bool


def mentions_in_context(document: Document, kind: str) -> list[CodeMention]:
    """The mentions of the rules of ``kind`` that stand in the context they ask for, in order of place."""
    hits = document.hits[kind]
    asked = _context_asked(document.rules, kind)
    return [
        CodeMention(kind, hit.rule.code, hit.start, hit.end, hit.rule.name)
        for hit in hits
        if hit.rule.id not in asked or _suits(document, hit.start, hit.end, asked[hit.rule.id])
    ]


def _suits(document: Document, start: int, end: int, asked: _Asked) -> bool:
    """Whether the words around a hit hold all groups that its rule asks for and none that it shuns."""
    low, high = document.outline.sentence_at(start)
    present = document.hits.rules_in("context", low, high)
    if asked.wanted.issubset(present):
        return asked.shunned.isdisjoint(present) and (not asked.behind or _follow(document, end, high, asked.wanted))
    if not asked.shunned.isdisjoint(present):
        return False
    if asked.headed:
        return asked.wanted.issubset(_above(document, start, low, high))
    return asked.goes_on and asked.wanted.issubset({*present, *_sentence_before(document, low)})


def _sentence_before(document: Document, low: int) -> Collection[str]:
    """The groups in the sentence that ends where another begins at ``low``; none where an empty line parts them."""
    before = document.text[max(0, low - _LONGEST_GAP) : low]
    gap = len(before) - len(before.rstrip(" \n"))
    if gap == len(before) or before.count("\n", len(before) - gap) > 1:
        return ()
    return document.hits.rules_in("context", *document.outline.sentence_at(low - gap - 1))


def _follow(document: Document, end: int, high: int, wanted: frozenset[str]) -> bool:
    """True where words of the groups that are ``wanted`` stand behind ``end``, before the sentence turns."""
    turn = _TURN.search(document.text, end, high)
    hits = document.rules["context"].scan(document.text[end : turn.end() if turn else high])
    return wanted.issubset(hit.rule.id for hit in hits)


def _above(document: Document, place: int, low: int, high: int) -> Collection[str]:
    """The groups in the heading that an item of a list, which is no sentence, goes on from."""
    if high - low > _LONGEST_ITEM or document.text.find("。", low, high) >= 0:
        return ()
    head = next(_heads(document, place, low), None)
    return document.hits.rules_in("context", head.start, head.end) if head is not None else ()


def _heads(document: Document, place: int, low: int) -> Iterator[Line]:
    """The line that introduces the list of the item at ``low``; then the heading of its section."""
    outline = document.outline
    first = outline.line_number_at(low)
    for i in range(first, max(0, first - _LONGEST_LIST), -1):
        line, above = outline.lines[i], outline.lines[i - 1]
        if line.kind not in ("item", "row"):
            break
        if above.marker != line.marker and above.kind in ("text", "heading"):
            yield above
    for section in outline.sections_around(place):
        if section.level and section.start < low:
            yield outline.line_at(section.start)


@functools.lru_cache(maxsize=32)
def _context_asked(rules: Rules, kind: str) -> dict[str, _Asked]:
    """By its id, what a rule of ``kind`` asks for; only rules that do."""
    given = ((rule.id, rule.attributes) for rule in rules[kind].rules)
    named = {
        rule: _Asked(frozenset(a["with"]), frozenset(a["without"]), *(bool(a.get(name)) for name in _WHERE))
        for rule, a in given
    }
    return {rule: asked for rule, asked in named.items() if asked.wanted or asked.shunned}
