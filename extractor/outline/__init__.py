"""The shape of a notice: title, sections with a role, lines with a kind, tables, sentences.

All offsets are into the cleaned text. Which words give a section its role, and which a headline, is data
(``rules/outline.yaml``, ``rules/title.yaml``); everything else here is mechanism.
"""

from __future__ import annotations

import operator
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import msgspec

from extractor.outline.lines import lines as find_lines
from extractor.outline.lines import runs_of_rows
from extractor.outline.sections import inherited_roles
from extractor.outline.sections import sections as find_sections
from extractor.outline.sentences import sentences as find_sentences
from extractor.outline.shapes import Line, Section, Span, Table, holds
from extractor.outline.tables import tables as find_tables
from extractor.outline.title import title as find_title
from extractor.rules import START
from extractor.rules.hits import Hits

__all__ = ["Line", "Outline", "Section", "Span", "Table", "holds", "outline"]

_FIRST = operator.itemgetter(0)
#: The heading above a section is looked for among so many before it.
_MOST_SIBLINGS = 40
#: How many blank signs may stand behind the end of a sentence.
_TAIL = 40


class Outline(msgspec.Struct, frozen=True):
    """The shape of one cleaned text. Build with :func:`outline`.

    ``filled`` are the lines with words; ``has_noise`` is true where some are furniture of the page.
    """

    text: str
    title: Span | None
    lines: list[Line]
    filled: list[Line]
    sections: list[Section]
    tables: list[Table]
    sentences: list[Span]
    has_noise: bool
    _line_starts: list[int]
    _sentence_starts: list[int]
    _section_starts: list[int]
    _roles: list[str]

    def line_at(self, position: int) -> Line:
        """The line that holds ``position``."""
        return self.lines[bisect_right(self._line_starts, position, 1) - 1]

    def line_number_at(self, position: int) -> int:
        """Which of the lines holds ``position``."""
        return bisect_right(self._line_starts, position, 1) - 1

    def sentence_at(self, position: int) -> Span:
        """The sentence that holds ``position``, as a span."""
        return self.sentences[bisect_right(self._sentence_starts, position, 1) - 1]

    def sentences_in(self, start: int, end: int) -> list[Span]:
        """The sentences that begin between two places."""
        first = bisect_left(self._sentence_starts, start)
        return self.sentences[first : bisect_left(self._sentence_starts, end, first)]

    def sentences_behind(self, position: int, most: int) -> list[Span]:
        """The first sentences that begin at ``position`` or behind it, at ``most`` so many."""
        first = bisect_left(self._sentence_starts, position)
        return self.sentences[first : first + most]

    def filled_in(self, start: int, end: int) -> list[Line]:
        """The lines with words that begin between two places."""
        first = bisect_left(self.filled, start, key=START)
        return self.filled[first : bisect_left(self.filled, end, first, key=START)]

    def line_behind(self, position: int) -> Line | None:
        """The first line with words that begins at ``position`` or behind it."""
        first = bisect_left(self.filled, position, key=START)
        return self.filled[first] if first < len(self.filled) else None

    def ends_sentence(self, start: int, end: int) -> bool:
        """True where the words of a span, blank signs behind them aside, end a sentence."""
        # A sentence may be as long as the text; its end is all that counts.
        return self.text[max(start, end - _TAIL) : end].rstrip().endswith("。")

    def section_at(self, position: int) -> Section:
        """The innermost section that holds ``position``."""
        return self.sections[bisect_right(self._section_starts, position, 1) - 1]

    def sections_around(self, position: int) -> Iterator[Section]:
        """The sections that hold ``position``, and the opening of the text, the innermost first."""
        behind = bisect_right(self._section_starts, position, 1)
        near = self.sections[max(0, behind - _MOST_SIBLINGS) : behind]
        level = near[-1].level + 1
        for section in reversed(near):
            if section.level < level:
                yield section
                level = section.level

    def role_at(self, position: int) -> str:
        """The role of the section that holds ``position``, or of the nearest one around it that has a role."""
        return self._roles[bisect_right(self._section_starts, position, 1) - 1]

    def is_noise(self, position: int) -> bool:
        """True of what stands under a heading of page furniture."""
        return self.has_noise and self.role_at(position) == "noise"

    def is_furniture(self, line: Line) -> bool:
        """True below a heading of page furniture; a headline with such a word in it may head an item."""
        if not self.is_noise(line.start):
            return False
        section = self.section_at(line.start)
        return section.role != "noise" or section.start != line.start

    def table_at(self, position: int) -> Table | None:
        """The table that holds ``position``, if any."""
        i = bisect_right(self.tables, position, key=lambda table: table.start) - 1
        return self.tables[i] if i >= 0 and position < self.tables[i].end else None


def outline(text: str, hits: Hits) -> Outline:
    """Find lines, title, sections, tables and sentences of a cleaned text.

    Never fails; empty text has one line, and one sentence.
    """
    lines = find_lines(text)
    rows = runs_of_rows(text, lines)
    title = find_title(text, lines, hits)
    sections = list(find_sections(text, lines, hits, title))
    sentences = list(find_sentences(text)) or [(0, 0)]
    roles = inherited_roles(sections)
    return Outline(
        text,
        title,
        lines,
        [line for line in lines if line.kind != "blank"],
        sections,
        list(find_tables(text, rows)),
        sentences,
        "noise" in roles,
        list(map(START, lines)),
        list(map(_FIRST, sentences)),
        list(map(START, sections)),
        roles,
    )
