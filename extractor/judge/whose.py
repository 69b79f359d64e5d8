"""Whose data it was: people count only where data of theirs is named, or how many of them stand in a list of data.

Nobody is taken for a person concerned because a notice greets, thanks or informs them.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from extractor.findings import CodeMention, Document
from extractor.judge.cues import Cues
from extractor.judge.enumerations import Enumerations
from extractor.numerals import FIGURES, LAST_FIGURE
from extractor.outline import Line
from extractor.outline.shapes import is_prose
from extractor.rules.wordings import Wording, finding_wordings

#: What shows that data is theirs: it stands right behind them, or behind those that they are enumerated with.
OF_DATA = "whose/data"
# Between people and their data: 顧客(法人を除く)18人分の|氏名, 会員(求職者)29名の|氏名
_OWNS = re.compile(
    r"(?!から|より|による|との)\)?[^、。\n()をがにはへ]{0,14}(?:\([^()\n]{0,30}\))?"
    r"[^、。\n()をがにはへ]{0,12}[の: /(]{0,2}"
)
_LONGEST_OWNS = 60
# So many people's: 児童58人分
_PORTION = Wording(
    r"(?:{people_suffix}|{total}|[の 、]|[、・][^、。・\n0-9]{1,8}[者方人等]){0,4}"
    r"(?:\([^()\n]{0,20}\))?(?:{bound_before}|{total})?"
    rf"{FIGURES}(?:{{person}}|{{household}}|{{record}}|{{company}})(?:様|{{bound_behind}})?分"
)
# Somebody who does something, or to whom something is done, is not told to be among the people concerned.
_ACTS = Wording(r"{people_suffix}?(?:[0-9]{1,6}{person})?(?:が|に(?!関)|へ|から|を|は|で|より|宛|による)")
# A line of a list that ends in how many: 職員・協力者 37名分
_TALLY = Wording(rf"{LAST_FIGURE}(?:{{person}}|{{household}}|{{company}})様?分?$")
_LONGEST_TALLY = 60
# The cell under it, where a table has lost its lines, that holds how many.
_CELL_OF_PEOPLE = Wording(
    rf"\n[ ]{{0,8}}(?:{{bound_before}}|{{total}})?{FIGURES}(?:{{person}}|{{household}})様?分?[ ]{{0,8}}(?:\n|$)"
)
# What an item says that is a clause, and how far below the sentence that heads it a list goes on.
_CLAUSE, _ASIDE = re.compile("[をがはにへで。]"), re.compile(r"\([^()\n]{0,60}\)")
_LONGEST_LIST = 16
_PEOPLE = Wording(f"{LAST_FIGURE}(?:{{person}}|{{record}}|{{household}}|{{company}}|{{other}})")


class Owners:
    """Tells, for one document, whether people that it names are those whose data was exposed."""

    def __init__(self, document: Document, cues: Cues, people: Enumerations, data: Enumerations) -> None:
        self._text = document.text
        self._rules = document.rules
        self._say = finding_wordings(document.rules)
        self._outline = document.outline
        self._cues = cues
        self._people = people
        self._data = data

    def concerned(self, mention: CodeMention, low: int, high: int) -> str:
        """The rule by which it is said outright that these people are concerned (対象は会員、講師です); else empty."""
        starts = self._cues.concerning_starts
        if bisect_left(starts, low) == bisect_left(starts, mention.start):
            return ""
        start = self._people.enumeration(mention, low, high)[0]
        i = bisect_left(starts, start) - 1
        if i < 0 or starts[i] < low:
            return ""
        cue = self._cues.concerning[i]
        gap = self._text[cue.end : start]
        return cue.rule.name if len(gap) <= cue.rule.within and "、" not in gap else ""

    def owner(self, mention: CodeMention, low: int, high: int) -> str:
        """The rule or the place by which data is theirs, or of those that they are enumerated with; else empty."""
        owner = self._owner_behind(mention.end, high)
        if not owner:
            last = self._people.enumeration(mention, low, high)[1]
            owner = self._owner_behind(last, high) if last > mention.end else ""
        return owner or ("whose/list" if self._in_list_of_data(mention) else "")

    def _owner_behind(self, end: int, high: int) -> str:
        """The same of people named up to ``end``, by the words behind."""
        reach = min(high, end + _LONGEST_OWNS)
        starts = self._cues.owning_starts
        for cue in self._cues.owning[bisect_left(starts, end) : bisect_left(starts, reach)]:
            if _OWNS.fullmatch(self._text, end, cue.start):
                return cue.rule.name
        data = self._data.next_from(end)
        if data is not None and data.start < reach and _OWNS.fullmatch(self._text, end, data.start):
            return OF_DATA
        return "whose/count" if self._say[_PORTION].match(self._text, end) else ""

    def _in_list_of_data(self, mention: CodeMention) -> bool:
        """True in a line of a list, not of prose, that tells how many people, or what data, or little else."""
        line = self._outline.line_at(mention.start)
        if (
            line.kind not in ("item", "row", "heading")
            and self._outline.role_at(mention.start) != "affected_data"
            and not self._tells_how_many(line)
        ):
            return False
        if self._text.find("。", line.start, line.end) >= 0 or self._say[_ACTS].match(self._text, mention.end):
            return False
        data = self._data.next_from(line.start)
        if data is not None and data.start < self._end_of_item(line):
            return True
        fills = line.end - line.body <= 2 * (mention.end - mention.start) + 8
        return (
            fills
            or (line.kind == "item" and self._lists_people(line))
            or self._tells_how_many(line)
            or self._say[_PEOPLE].search(self._text, line.start, line.end) is not None
        )

    def _end_of_item(self, line: Line) -> int:
        """Where what a line says ends: with it, or, among the data affected, with the lines that it heads."""
        section = self._outline.section_at(line.start)
        heads = section.start == line.start and self._outline.role_at(line.start) == "affected_data"
        return section.end if heads else line.end

    def _tells_how_many(self, line: Line) -> bool:
        """True of a short line that ends in how many people, or has that alone in the line below."""
        return line.end - line.body <= _LONGEST_TALLY and (
            self._say[_TALLY].search(self._text, line.body, line.end) is not None
            or self._say[_CELL_OF_PEOPLE].match(self._text, line.end) is not None
        )

    def _lists_people(self, line: Line) -> bool:
        """True of an item that says nothing of anybody, under a sentence that tells how many it befell."""
        if _CLAUSE.search(_ASIDE.sub("", self._text[line.body : line.end])) is not None:
            return False
        lines = self._outline.lines
        i = self._outline.line_number_at(line.start)
        above = lines[max(0, i - _LONGEST_LIST) : i]
        lead = next((other for other in reversed(above) if is_prose(self._text, other)), None)
        if lead is None or self._say[_PEOPLE].search(self._text, lead.start, lead.end) is None:
            return False
        cues = self._cues.between(lead.start, lead.end, "categories")
        return any(self._rules.said_by(cue.rule.name, "leak") for cue in cues)
