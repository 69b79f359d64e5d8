"""Finds counts: a number with a counter word, how exact it is, what it counts, and what is said of it.

Nothing is decided here: the 50 of 迷惑メール50通 is found like any other, with the role ``spam``. Roles are the codes of
``rules/counts.yaml``, units and bounds those of ``rules/units.yaml`` and ``rules/bounds.yaml``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from extractor.find.counters import PIECE, Counter, WordsWithNumerals, counters_of
from extractor.findings import CountMention, Document, NumberMention
from extractor.numerals import numbers
from extractor.rules import Hit

#: No word farther away than this has a say, so that the cost stays linear in hostile text.
_WINDOW = 60
#: Before these a run of digits is an ordinal, part of a code, a telephone number or a vague number (十数人).
_NO_AMOUNT = re.compile(r"[第#_@¥$*A-Za-z/]$|[0-9A-Za-z][.-]$|(?<![件人名社通枚台口実総])数$")
_LABEL_END = re.compile(r"[ ]{2,}|[ ]?:[ ]?|…+|\|")
_NOUN_BEFORE = re.compile(r"(?:[一-龥々ァ-ヶーA-Za-z]|(?<=[一-龥])の(?=[一-龥])){2,14}$")
_NOUN_BEHIND = re.compile(r"の((?:[一-龥々ァ-ヶーA-Za-z]|お(?=[一-龥])|ご(?=[一-龥])){2,12})")
_BARE_END = re.compile(r"[ ]?(?:[|、。)\]\n①-⑳]|$)")


class _Candidate(NamedTuple):
    """A number with its counter; ``lead`` is where the words that bound it begin."""

    number: NumberMention
    counter: Counter
    bound: str
    lead: int


def find(document: Document) -> list[CountMention]:
    """All counts of a document, in order of place."""
    text = document.text
    counters = counters_of(document.rules)
    hits = document.rules["counts"].scan(text)
    labelled = any(hit.rule.code.startswith("unit_") for hit in hits)
    words = WordsWithNumerals(text, document.rules)
    candidates = []
    for number, in_kanji in numbers(text):
        if _NO_AMOUNT.search(text, max(0, number.start - 2), number.start):
            continue
        counter = counters.after(text, number.end)
        if counter is None and labelled and not in_kanji and _BARE_END.match(text, number.end):
            counter = _counter_of_label(document, number, candidates[-1].counter.end if candidates else 0)
        if counter is None or not isinstance(number.value, int) or (in_kanji and words.cover(number.start)):
            continue
        bound, lead = counters.bound(text, number.start, number.end, counter)
        if counter.unit == PIECE:
            unit = counters.unit_of_noun(text, lead, counter.end)
            if unit is None:
                continue
            counter = counter._replace(unit=unit)
        candidates.append(_Candidate(number, counter, bound, lead))
    return _mentions(document, candidates, hits)


def _mentions(document: Document, candidates: list[_Candidate], hits: list[Hit]) -> list[CountMention]:
    starts = [hit.start for hit in hits]
    found = []
    for i, (number, counter, bound, lead) in enumerate(candidates):
        low = candidates[i - 1].counter.end if i else 0
        high = candidates[i + 1].number.start if i + 1 < len(candidates) else len(document.text)
        near = hits[bisect_left(starts, lead - _WINDOW) : bisect_left(starts, counter.end + _WINDOW)]
        label = _label(document, number.start, low)
        roles = _roles(document, candidates[i], near, low, high)
        if label:
            scan = document.rules["counts"].scan
            roles |= {h.rule.code for h in scan(label.replace(" ", "")) if h.rule.attributes["side"] == "label"}
        found.append(
            CountMention(
                int(number.value), counter.unit, bound, label or _group(document.text, lead, counter.end),
                number.start, counter.end, counter.rule, frozenset(roles),
            )
        )  # fmt: skip
    return found


def _roles(document: Document, candidate: _Candidate, near: list[Hit], low: int, high: int) -> set[str]:
    """The roles that words in reach give: none across the end of a sentence or across another count."""
    number, counter, _, lead = candidate
    text = document.text
    first, last = document.outline.sentence_at(number.start)
    before = lead - (text[lead - 1 : lead] in (" ", "「", "(", "『"))
    roles = set()
    for hit in near:
        side, reach = hit.rule.attributes["side"], int(str(hit.rule.attributes["reach"]))
        if hit.start < first or hit.start >= last or hit.rule.code in roles:
            continue
        if side == "before":
            reached = low <= hit.end <= lead and before - hit.end <= reach
        elif side == "behind":
            reached = counter.end - 2 <= hit.start <= high and hit.start - counter.end <= reach
            reached = reached and hit.start >= counter.start
            barrier = hit.rule.attributes.get("barrier")
            if reached and barrier:
                between = text[counter.end : hit.start].replace("は、", "")
                reached = not any(char in between for char in str(barrier))
        elif side == "near":
            reached = -reach <= hit.start - counter.end <= reach or 0 <= number.start - hit.end <= reach
        else:
            continue
        if reached:
            roles.add(hit.rule.code)
    return roles


def _label(document: Document, position: int, low: int) -> str:
    """What the row and column of a table, or the words before a wide gap or colon, call the number at ``position``.

    ``low`` is where the count before it ends: its words are not this one's.
    """
    text = document.text
    table = document.outline.table_at(position)
    if table is not None:
        stub = table.stub(text, position)
        return f"{stub} {table.header(text, position)}".strip()
    line = document.outline.line_at(position)
    words = text[max(line.body, low, position - _WINDOW) : position]
    if _LABEL_END.search(words) is None:
        return ""
    return " ".join(words.split()).strip(" :…|(「")


def _group(text: str, lead: int, end: int) -> str | None:
    """Whose or what, as written: the noun behind の, else the noun right before."""
    behind = _NOUN_BEHIND.match(text, end)
    if behind:
        return behind[1]
    before = _NOUN_BEFORE.search(text[max(0, lead - 14) : lead].rstrip(" 、("))
    return before[0] if before else None


def _counter_of_label(document: Document, number: NumberMention, low: int) -> Counter | None:
    """The unit of a bare number, where its label or its column tells one (件数: 162)."""
    label = _label(document, number.start, low)
    if not label:
        return None
    for hit in document.rules["counts"].scan(label):
        if hit.rule.code.startswith("unit_"):
            return Counter(number.end, number.end, hit.rule.code.removeprefix("unit_"), hit.rule.name)
    return None
