"""How one count stands to another: a part in the brackets behind it, the next item of a list, in one breath with it."""

from __future__ import annotations

import itertools

from extractor.brackets import opened_around
from extractor.findings import CountMention, Document

#: How far in front of a part the brackets may open that list it.
_BRACKET = 80
#: The longest words between two counts of a list, the end of the line among them.
_ITEM = 40
#: What closes a line behind its count is no longer.
_TAIL = 40
#: The fewest parts that make up a whole, and the most.
_FEWEST_PARTS, _MOST_PARTS = 2, 12


class Neighbours:
    """Asks of the counts of one document how they stand to each other."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._outline = document.outline

    def is_broken_down(self, mention: CountMention, kept: list[CountMention]) -> bool:
        """True in the brackets behind a kept count that it is a part of: 97件(市内89件、隣町8件)."""
        whole = self.bracketed_by(mention, kept)
        return whole is not None and whole.unit == mention.unit and mention.value < whole.value

    def bracketed_by(self, mention: CountMention, kept: list[CountMention]) -> CountMention | None:
        """The kept count right behind which the brackets open that hold ``mention``."""
        text = self._text
        bracket = opened_around(text, mention.start, mention.start - _BRACKET)
        if bracket < 0:
            return None
        whole = next((m for m in reversed(kept) if m.end <= bracket), None)
        return whole if whole is not None and not text[whole.end : bracket].strip() else None

    def is_itemised(self, mention: CountMention, kept: list[CountMention]) -> bool:
        """True at the end of the line under a kept count, where a list goes on: 対象者 45名 / 職員 2名."""
        if not kept or kept[-1].unit != mention.unit:
            return False
        line = self._outline.line_at(mention.start)
        if line.end - mention.end > _TAIL or self._text[mention.end : line.end].strip(" )、"):
            return False
        between = self._text[kept[-1].end : mention.start]
        return len(between) <= _ITEM and between.count("\n") == 1 and between.split("\n")[0].strip(" )、") == ""

    def is_listed_like(self, mention: CountMention, kept: list[CountMention]) -> bool:
        """True at the end of an item of a list, where an item before it ends in a kept count of the same unit."""
        line_at = self._outline.line_at
        if not kept or kept[-1].unit != mention.unit:
            return False
        for each in (kept[-1], mention):
            line = line_at(each.start)
            if line.kind not in ("item", "heading") or self._text[each.end : line.end].strip(" )"):
                return False
        return True

    def goes_on(self, before: CountMention, mention: CountMention) -> bool:
        """True of a part told right behind the sentence of its whole: 47人の住所を見た。うち2人については."""
        sentence = self._outline.sentence_at
        behind = sentence(before.start)[1] == sentence(mention.start)[0]
        return behind and "part" in mention.roles and before.unit == mention.unit

    def in_one_breath(self, first: CountMention, second: CountMention) -> bool:
        """True for two counts of one unit in one sentence."""
        return first.unit == second.unit and self.in_one_sentence(first, second)

    def in_one_sentence(self, first: CountMention, second: CountMention) -> bool:
        """True for two counts in one sentence, whatever they count."""
        sentence = self._outline.sentence_at
        return sentence(first.start) == sentence(second.start)


def summed_up(wholes: list[CountMention], mentions: list[CountMention], kept: list[CountMention]) -> list[CountMention]:
    """Those of the ``wholes`` whose parts are told right behind them and were all kept: what they sum up is affected.

    全体の数 41,386件 (内訳)損害保険 40,911件、生命保険 475件.
    """
    known = {mention.start for mention in kept}
    found: list[CountMention] = []
    for whole in wholes:
        i = mentions.index(whole) + 1
        parts = itertools.takewhile(lambda part: part.start in known, mentions[i : i + _MOST_PARTS])
        sums = list(itertools.accumulate(part.value for part in parts if part.unit == whole.unit))
        if whole.value in sums[_FEWEST_PARTS - 1 :]:
            found.append(whole)
    return found
