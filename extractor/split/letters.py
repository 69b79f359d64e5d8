"""Whole notices pasted one below another, each with its headline, its day and who wrote it, above or below.

Which line is which, :mod:`extractor.split.letter_lines` tells.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import msgspec

from extractor.findings import Document, Findings, OrganizationMention
from extractor.names import are_several, same_organization
from extractor.outline import Span
from extractor.split.items import Item
from extractor.split.letter_lines import LetterLine, Part, heads, letter_lines, runs, writers
from extractor.split.signs import PLAUSIBLE, Signs

#: So many lines of the page may stand before the head of the first letter.
_BEFORE_HEAD = 8
#: So few lines are but words before the first of them.
_PRELUDE = 3


class _Letter(msgspec.Struct):
    """One letter: the first of its lines, its headline, and what marks it: its day and who wrote it."""

    first: int
    headline: int | None = None
    day: int | None = None
    writer: OrganizationMention | None = None

    @property
    def is_marked(self) -> bool:
        return self.day is not None or self.writer is not None

    def take(self, lines: Sequence[LetterLine]) -> None:
        """Take the day and the name from ``lines``, unless the letter has its own."""
        for line in lines:
            self.day = line.day if self.day is None else self.day
            self.writer = self.writer or line.writer


def letters(document: Document, findings: Findings, signs: Signs) -> list[Item]:
    """The letters of a page, an incident each; empty where there are not several of several writers."""
    signed = writers(document, findings)
    if not signed:
        return []
    lines = list(letter_lines(document, findings, signed))
    found = _own_writers(document, signs, lines, _letters(lines))
    starts = [lines[letter.first].line.start for letter in found]
    spans = list(itertools.pairwise([*starts, len(document.text)]))
    told = [(letter, span) for letter, span in zip(found, spans, strict=True) if _tells(letter, span, signs)]
    if not are_several(letter.writer.name for letter, _ in told if letter.writer is not None):
        return []
    return [
        Item(
            [span],
            _span(lines, letter.headline),
            letter.writer.start if letter.writer is not None else None,
            dated=letter.day,
        )
        for letter, span in told
    ]


def _tells(letter: _Letter, span: Span, signs: Signs) -> bool:
    """True of a letter that tells of harm, or gives more than its own day where it has a headline."""
    facts = signs.facts(span)
    return facts > 0 and (signs.harm(span) is not None or (letter.is_marked and facts >= PLAUSIBLE))


def _letters(lines: Sequence[LetterLine]) -> list[_Letter]:
    """The letters, by their lines alone; the first begins with the page."""
    found = [_Letter(0)]
    for low, high in runs(lines):
        headline = heads(lines, low, high)
        before, behind = lines[low : headline or low], lines[headline if headline is not None else low : high]
        current = found[-1]
        if low <= _BEFORE_HEAD and all(line.part is not Part.BODY for line in lines[:low]):
            current.headline = headline
            current.take(lines[low:high])
        elif headline is None:
            _without_headline(found, lines, low, high)
        else:
            following = _Letter(headline, headline)
            following.take(behind)
            second = _second_day(before)
            if second:
                # 公表日 令和3年10月29日⏎2023年3月24日: the day of the one, then that of the other.
                current.take(before[:second])
                low, before = low + second, before[second:]
            complete = following.day is not None and following.writer is not None
            # A few words of whoever keeps the page are no letter that these lines could sign.
            preluded = len(found) == 1 and current.headline is None and low <= _PRELUDE
            if complete or (not current.is_marked and not second and not preluded):
                # What stands before the headline signs the letter that ends here.
                current.take(before)
            elif any(line.day is not None or line.writer is not None for line in before):
                following.first = low
                following.take(before)
            found.append(following)
    return found


def _second_day(lines: Sequence[LetterLine]) -> int:
    """Which of the lines gives a second day; 0 where none does."""
    days = [i for i, line in enumerate(lines) if line.day is not None]
    return days[1] if len(days) > 1 else 0


def _without_headline(found: list[_Letter], lines: Sequence[LetterLine], low: int, high: int) -> None:
    """A day and a name without a headline sign the letter before them; if that has both, they head another."""
    current, another = found[-1], _Letter(low)
    another.take(lines[low:high])
    if another.day is None or another.writer is None or not current.is_marked or high == len(lines):
        if another.writer is not None or not current.is_marked:
            current.take(lines[low:high])
        return
    if current.writer is None or not same_organization(current.writer.name, [another.writer.name]):
        found.append(another)


def _own_writers(
    document: Document, signs: Signs, lines: Sequence[LetterLine], found: Sequence[_Letter]
) -> list[_Letter]:
    """The letters without those headlines that only head a section of the letter before them.

    Such a part bears no name of who writes, and names nobody else.
    """
    kept: list[_Letter] = []
    starts = [*(lines[letter.first].line.start for letter in found), len(document.text)]
    for i, letter in enumerate(found):
        before = kept[-1].writer if kept else None
        if letter.writer is not None or not kept:
            kept.append(letter)
            continue
        named = signs.subjects((starts[i], starts[i + 1]))
        if named and not (before is not None and same_organization(before.name, (m.name for m in named))):
            kept.append(letter)
    return kept


def _span(lines: Sequence[LetterLine], headline: int | None) -> Span | None:
    return (lines[headline].line.start, lines[headline].line.end) if headline is not None else None
