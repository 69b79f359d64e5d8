"""What a list makes of what stands in it: its place states an item, unless the list is of what was not exposed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from extractor.findings import CodeMention, Document
from extractor.judge.cues import Cue
from extractor.judge.enumerations import Enumerations
from extractor.numerals import FIGURES, LAST_FIGURE
from extractor.outline import Line
from extractor.rules.wordings import Wording, finding_wordings

_ASIDE = re.compile(r"\([^()\n]{0,80}\)")
# How many of it there were: 電話番号1,930件, 住所情報:221件
_COUNTED = Wording(
    r"{data}?(?:\([^()\n]{0,20}\))?[がは: ]{0,2}(?:{bound_before}|{total})?"
    rf"{FIGURES}(?:{{record}}|{{person}}|{{sheet}}|{{message}}|{{piece}})(?!に|へ|宛|あて)"
)
#: What may stand around the words that head a list, and how long a line of one is that has no marker.
_AROUND_HEAD = " :。はの】」』〕〉>)"
_LONGEST_ITEM = 80
_PORTION = Wording(f"{LAST_FIGURE}(?:{{person}}|{{record}}|{{sheet}}|{{household}}|{{piece}}|{{device}})")

_OF_SO_MANY = Wording(rf"\s*[^。、\n]{{0,16}}?{FIGURES}(?:{{person}}|{{record}}|{{household}}|{{sheet}})分?の")


class Lists:
    """The lists of one document; ``heads`` are the cues that speak of the whole list behind them."""

    def __init__(self, document: Document, heads: Iterable[Cue]) -> None:
        self._text = document.text
        self._outline = document.outline
        self._naming_no_data = document.rules["outline"].ids_with("no_data")
        self._say = finding_wordings(document.rules)
        self._not_exposed = sorted(self._of_what_was_not_exposed(heads))

    def denied(self, position: int) -> str:
        """The cue that says of the list that holds ``position`` that it was not exposed; else empty."""
        i = bisect_left(self._not_exposed, (position + 1,)) - 1
        if i < 0:
            return ""
        _, end, name = self._not_exposed[i]
        return name if position < end else ""

    def states(self, mention: CodeMention, places: Enumerations, low: int, high: int) -> bool:
        """True where the place alone says that ``mention`` is one of the data: a list, a table, an enumeration."""
        line = self._outline.line_at(mention.start)
        role = self._outline.role_at(mention.start)
        items = line.kind in ("item", "row", "note") and role not in self._naming_no_data
        return (
            (items and self._text.find("。", mention.end, line.end) < 0)
            or (line.kind == "heading" and self._say[_PORTION].search(self._text, mention.end, line.end) is not None)
            or role == "affected_data"
            or self._say[_COUNTED].match(self._text, mention.end) is not None
            or self._fills(line, mention)
            or self._is_all_of_some(mention, low)
            or places.enumeration(mention, low, high) != (mention.start, mention.end)
        )

    def _fills(self, line: Line, mention: CodeMention) -> bool:
        """True where the line holds little besides ``mention`` and a bracket: an item of a list without a marker."""
        aside = _ASIDE.match(self._text, mention.end)
        extra = aside.end() - aside.start() if aside else 0
        return line.end - line.body - extra <= 2 * (mention.end - mention.start) + 8

    def _is_all_of_some(self, mention: CodeMention, low: int) -> bool:
        """True where a sentence says no more than whose it is and of how many: 職員190名の氏名。."""
        said = self._say[_OF_SO_MANY].fullmatch(self._text, low, mention.start)
        return said is not None and self._text[mention.end : mention.end + 1] in ("。", "\n", "")

    def _of_what_was_not_exposed(self, heads: Iterable[Cue]) -> Iterator[tuple[int, int, str]]:
        """What stands under a heading or behind an introduction that says that it was not among the data."""
        for cue in heads:
            yield cue.end, self._end_of_list(self._outline.line_at(cue.start), cue.end), cue.rule.name

    def _end_of_list(self, line: Line, head: int) -> int:
        """Where the list ends that ``line`` introduces: its items and rows, or the lines of text up to a blank one.

        The words that introduce it end at ``head``; where they end the line, too, no marker sets it off from its list.
        """
        lines = self._outline.lines
        i = self._outline.line_number_at(line.start)
        end, seen = line.end, False
        if line.kind == "text" and not self._text[head : line.end].strip(_AROUND_HEAD):
            return self._end_of_plain_list(line, lines[i + 1 :])
        for follower in lines[i + 1 :]:
            if follower.kind == "blank":
                if seen:
                    break
                continue
            if follower.kind not in ("item", "row") and (seen or follower.kind != "text"):
                break
            if line.kind == follower.kind and line.marker == follower.marker:
                break
            end, seen = follower.end, True
        return end

    def _end_of_plain_list(self, line: Line, followers: Iterable[Line]) -> int:
        """The same of a ``line`` without a marker: short lines, up to one that heads a section or a blank one."""
        end = line.end
        for follower in followers:
            if follower.kind == "blank" and end == line.end:
                continue
            heads = self._outline.section_at(follower.start).start == follower.start
            short = follower.end - follower.start <= _LONGEST_ITEM and self._text[follower.end - 1] != "。"
            if follower.kind not in ("text", "item", "row") or heads or not short:
                break
            end = follower.end
        return end
