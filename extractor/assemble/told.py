"""Where a notice speaks of affected data: what shows that a number is one of those affected.

In running prose a count's own sentence must say so (``rules/affected.yaml``). A line of a list or a headline leaves out
what its context says: there the lines above it in its block, the sentence that introduces the block, or the section's
heading may say it instead. What stands alone (コメント 12件) says nothing.
"""

from __future__ import annotations

from bisect import bisect_left

from extractor.findings import CountMention, Document
from extractor.outline import Line
from extractor.rules.wordings import Wording, finding_wordings

#: How far from a count, in its sentence, a word may stand that tells of affected data.
_REACH = 120
#: How many lines above a count in a list may tell for it.
_BLOCK = 40
#: The longest words before a count that is a cell of a table: 計, 法人, 約.
_LEAD = 3
#: A line that holds nothing but a count is no longer, blanks and all.
_LONGEST_CELL = 120
#: So short is a sentence that is but a count: 患者1,230人。
_ONLY_COUNT = 24
#: A line that ends so introduces what follows it; and so does one that says so.
_COLONS = (":", "、", "?")
_AS_FOLLOWS = Wording("{as_follows}")


class Telling:
    """The places of one document that tell of affected data, looked up sentence by sentence and line by line."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._outline = document.outline
        self._as_follows = finding_wordings(document.rules)[_AS_FOLLOWS].search
        self._sentence = (0, 0)
        self._places: list[int] = []
        self._lines: dict[int, bool] = {}
        self._last_sentence: int | None = None

    def in_prose(self, mention: CountMention) -> bool:
        """True where the sentence of prose that holds ``mention`` tells of affected data."""
        low, high = self._outline.sentence_at(mention.start)
        return self._outline.ends_sentence(low, high) and self._in_sentence(mention, low, high)

    def is_cell(self, mention: CountMention) -> bool:
        """True of a line that holds nothing but the count, as a table leaves it behind, and prose further on.

        Of people the last cell of the last row may be, too, right below the others.
        """
        line = self._outline.line_at(mention.start)
        if line.end - line.start > _LONGEST_CELL:
            return False
        words = self._document.text[line.start : mention.start], self._document.text[mention.end : line.end]
        ends = (
            mention.unit == "person"
            and self._outline.lines[self._outline.line_number_at(line.start) - 1].kind == "text"
        )
        return len(words[0].strip()) <= _LEAD and not words[1].strip(" )") and (ends or not self._trails(line))

    def of(self, mention: CountMention) -> bool:
        """True where the words around ``mention`` tell of affected data."""
        low, high = self._outline.sentence_at(mention.start)
        i = self._outline.line_number_at(mention.start)
        if self._outline.ends_sentence(low, high):
            return self._in_sentence(mention, low, high) or self._answers(i, low) or self._adds(mention, low, high)
        return self._tells(self._outline.section_at(mention.start).heading) or self._in_block(i)

    def _answers(self, i: int, low: int) -> bool:
        """True of the first sentence of line ``i`` right under a heading, or a question, that tells."""
        lines = self._outline.lines
        above = lines[i - 1] if i and low <= lines[i].body else None
        return above is not None and self._introduces(above) and self._line_tells(above)

    def _adds(self, mention: CountMention, low: int, high: int) -> bool:
        """True of a sentence that is but the count (患者1,230人。), behind one on its line that tells."""
        text = self._document.text
        if (
            high - low > _ONLY_COUNT
            or text[mention.end : high].strip() != "。"
            or low <= self._outline.line_at(low).body
        ):
            return False
        before = self._outline.sentence_at(low - 1)
        return bool(self._document.rules["affected"].scan(text[slice(*before)]))

    def _in_sentence(self, mention: CountMention, low: int, high: int) -> bool:
        if self._sentence != (low, high):
            hits = self._document.rules["affected"].scan(self._document.text[low:high])
            self._sentence, self._places = (low, high), [low + hit.start for hit in hits]
        at = bisect_left(self._places, mention.start - _REACH)
        return at < len(self._places) and self._places[at] <= mention.end + _REACH

    def _in_block(self, i: int) -> bool:
        """True where line ``i`` tells, or one above it in its block, or the sentence that introduces the block."""
        lines = self._outline.lines
        listed = lines[i].kind != "text"
        for j in range(i, max(-1, i - _BLOCK), -1):
            line = lines[j]
            if line.kind == "blank":
                # Behind a blank line a block goes on only from what introduces it.
                if j == 0 or not self._introduces(lines[j - 1]):
                    return False
                continue
            prose = j < i and self._outline.ends_sentence(line.start, line.end)
            if self._line_tells(line) and not (j == i and self._trails(line)):
                return not prose or listed or self._introduces(line)
            if prose and not self._introduces(line):
                return False
        return False

    def _trails(self, line: Line) -> bool:
        """True of a line of plain text behind the last sentence: the headline of another article."""
        if self._last_sentence is None:
            ends = (low for low, high in reversed(self._outline.sentences) if self._outline.ends_sentence(low, high))
            self._last_sentence = next(ends, len(self._document.text))
        return line.kind == "text" and line.start > self._last_sentence

    def _line_tells(self, line: Line) -> bool:
        known = self._lines.get(line.start)
        if known is None:
            known = self._lines[line.start] = self._tells(self._document.text[line.start : line.end])
        return known

    def _introduces(self, line: Line) -> bool:
        words = self._document.text[line.start : line.end].rstrip()
        return line.kind == "heading" or words.endswith(_COLONS) or self._as_follows(words) is not None

    def _tells(self, words: str) -> bool:
        return bool(words) and bool(self._document.rules["affected"].scan(words))
