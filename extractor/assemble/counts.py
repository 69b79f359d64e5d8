"""Decides ``affected_people``, ``affected_records``, ``affected_bound`` and ``counts``.

First every count that is not of the affected data is sifted out (:mod:`extractor.assemble.sift`); of what is left the
headline number is the distinct total, else the stated total, else what the notice's headline names, else the largest
part.
"""

from __future__ import annotations

from itertools import pairwise

from extractor.assemble.count_headings import is_rounding
from extractor.assemble.sift import sift
from extractor.assemble.view import Draft, Support, View
from extractor.findings import CountMention
from extractor.model import Count

#: The field that the counts of a unit feed.
_HEADLINES = {"person": "affected_people", "record": "affected_records"}
#: How far before a count the brackets open that set it aside: (延べでは、約.
_ASIDE = 8
#: Of so many numbers at most it is tried whether two come to a third.
_MOST_ADDED = 60


def decide_counts(view: View, draft: Draft) -> None:
    """Fill the count fields of the draft."""
    kept = sift(view, draft)
    superseded = _superseded(kept)
    counts: dict[tuple[int, str], Count] = {}
    for mention in kept:
        if (mention.value, mention.unit) not in counts:
            counts[mention.value, mention.unit] = _count(view, mention)
    draft.decide("counts", list(counts.values()))
    heads = []
    for unit, field in _HEADLINES.items():
        head = _headline(view, field, [m for m in kept if m.unit == unit], superseded)
        if head is not None:
            heads.append(head)
            draft.decide(field, head.value, Support(head.start, head.end, head.rule))
    if heads:
        larger = max(heads, key=lambda m: m.value)
        draft.decide("affected_bound", larger.bound, Support(larger.start, larger.end, larger.rule))


def _superseded(kept: list[CountMention]) -> set[tuple[int, str]]:
    """The values that another, or a later report, took the place of; where nothing did, the last one told holds."""
    heads = [m for m in kept if m.unit in _HEADLINES]
    old = {(m.value, m.unit) for m in heads if "superseded" in m.roles and "correction" not in m.roles}
    # 後に620人に訂正された: the number given before it no longer holds.
    old |= {
        (before.value, before.unit)
        for before, new in pairwise(heads)
        if "correction" in new.roles and "part" not in before.roles and before.unit == new.unit
    }
    if heads and all((m.value, m.unit) in old for m in heads):
        old.discard((heads[-1].value, heads[-1].unit))
    return old


def _headline(
    view: View, field: str, mentions: list[CountMention], superseded: set[tuple[int, str]]
) -> CountMention | None:
    """The headline number among the counts of one unit: the organisation's own share of what a contractor lost.

    Else the distinct, else the total, else the title's, else the largest.
    """
    current = [m for m in mentions if (m.value, m.unit) not in superseded]
    current = [m for m in current if not _is_aside(view, m)] or current
    own = [m for m in current if "own" in m.roles]
    distinct = _distinct(view, current)
    values = {m.value for m in mentions}
    total = [m for m in current if not {"part", "gross"} & m.roles and ("total" in m.roles or _comes_to(m, values))]
    stage = own or distinct or total or _titled(view, current) or current
    if not stage:
        return None
    value = max(m.value for m in stage)
    # A number given exactly says the same as its rounding, and better.
    value = max((m.value for m in current if m.bound == "exact" and is_rounding(value, m.value)), default=value)
    # Of two mentions of one number the one that bounds it says more: 6万件 in the headline, 約6万件 in the body.
    head = min((m for m in current if m.value == value), key=lambda m: (m.bound == "exact", m.start))
    for mention in mentions:
        if mention.value != head.value:
            view.reject(field, mention.value, mention.start, mention.end, _why_not(mention, head))
    return head


def _comes_to(mention: CountMention, values: set[int]) -> bool:
    """True of what two of the numbers told come to together: 当初は318人。新たに96人が判明し、合わせて414人."""
    if "sum" not in mention.roles or len(values) > _MOST_ADDED:
        return False
    return any(mention.value - value in values and mention.value != 2 * value for value in values)


def _is_aside(view: View, mention: CountMention) -> bool:
    """True of a count that an aside adds to another, with some counted more than once: 640件(延べ1,210件)."""
    lead = view.text[max(0, mention.start - _ASIDE) : mention.start]
    return "gross" in mention.roles and ("(" in lead or "※" in lead)


def _titled(view: View, mentions: list[CountMention]) -> list[CountMention]:
    """The largest count that the headline names, wherever it stands: what others lost may be larger."""
    start, end = view.stretch.title or (0, 0)
    values = [m.value for m in mentions if start <= m.start < end and "part" not in m.roles]
    return [m for m in mentions if m.value == max(values)] if values else []


def _distinct(view: View, mentions: list[CountMention]) -> list[CountMention]:
    """Counts of distinct people and what follows in their sentence: 重複を除いた人数は、学生80名と教員5名の計85名.

    What follows may count some more than once again: 実人数215人、延べ482人. Fewer than are said to be affected are
    distinct people of whom some data more leaked: 会員312人が流出し、うち重複を除き44人分のアドレス.
    """
    sentence = view.document.outline.sentence_at
    affected = max((m.value for m in mentions if "affected" in m.roles and "gross" not in m.roles), default=0)
    firsts: dict[tuple[int, int], int] = {}
    for mention in mentions:
        of_some = "data" in mention.roles and mention.value < affected
        if "distinct" in mention.roles and "gross" not in mention.roles and not of_some:
            firsts.setdefault(sentence(mention.start), mention.start)
    behind = [m for m in mentions if m.start >= firsts.get(sentence(m.start), m.end)]
    return [m for m in behind if "gross" not in m.roles]


def _why_not(mention: CountMention, head: CountMention) -> str:
    if "superseded" in mention.roles:
        return "a later report gives another total"
    if "gross" in mention.roles:
        return f"counts some more than once; {head.value} are distinct"
    return f"a part of, or beside, the total of {head.value}"


def _count(view: View, mention: CountMention) -> Count:
    start, end = view.document.clean.source_span(mention.start, mention.end)
    return Count(mention.value, mention.unit, mention.bound, mention.group, start, end)
