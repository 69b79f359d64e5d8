"""Decides ``report_number`` and ``report_stage``: which report in a row of reports a notice is.

The headline says it; failing that, the lines above the body, the first sentences of an article (第2報を発表した), or a
line of the opening that was added (3月1日追記). What stands further down tells of other reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.assemble.handling import handling_of, support_of
from extractor.assemble.view import Draft, Support, View
from extractor.findings import Judged
from extractor.numerals import numbers

_ORDINAL = re.compile(r"第([0-9]{1,3}|[一二三四五六七八九十]{1,3})[ ]?報")
#: Of several stages in one headline (第3報・最終報) the one named first here tells more, and what it comes to.
#: Results of an inquiry end the reporting, unless the report is numbered.
_STAGES = {"final": "final", "follow_up": "follow_up", "results": "final", "first": "first"}
_UNNUMBERED = ("final", "results", "follow_up", "first")
#: How many sentences at the start of an article may tell.
_LEAD = 3
#: How far down the lead may reach.
_FURTHEST = 1200
#: How far down the lines above the body may reach.
_OPENING = 260


def decide_reporting(view: View, draft: Draft) -> None:
    """Fill ``report_stage`` and ``report_number``."""
    title, headed = view.stretch.title, handling_of(view, "report_stage")
    places = [(*title, headed), (*title, handling_of(view, "headline_stage"))] if title is not None else []
    if headed:
        places.append((*_opening(view), headed))
    if announced := handling_of(view, "announced_stage"):
        places += [(*sentence, announced) for sentence in _lead(view)]
    for start, end, told in [*places, *_added_lines(view)]:
        here = [(code, judged) for code, judged in told if start <= judged.mention.start < end]
        if here:
            _decide(view, draft, here, start, end)
            return


def _opening(view: View) -> tuple[int, int]:
    """The lines above the first sentence."""
    start = _start(view)
    end = min(view.document.outline.section_at(start).end, start + _OPENING)
    sentence = view.text.find("。", start, end)
    if sentence >= 0:
        end = max(start, view.text.rfind("\n", start, sentence))
    return start, end


def _lead(view: View) -> list[tuple[int, int]]:
    """The first sentences of an article, leaving out the lines above them that are none."""
    found: list[tuple[int, int]] = []
    outline, of_course = view.document.outline, view.document.rules["outline"].ids_with("course")
    at = _start(view)
    end = min(at + _FURTHEST, len(view.text))
    while len(found) < _LEAD and at < end and outline.role_at(at) not in of_course:
        low, high = outline.sentence_at(at)
        if outline.ends_sentence(low, high):
            found.append((low, high))
        at = max(high, at + 1)
    return found


def _added_lines(view: View) -> Iterator[tuple[int, int, list[tuple[str, Judged]]]]:
    """The lines above the first heading that begin by saying that they were added."""
    outline = view.document.outline
    for code, judged in handling_of(view, "line_stage"):
        place = judged.mention.start
        line = outline.line_at(place)
        if outline.section_at(place).level == 0 and not view.text[line.start : place].strip():
            yield line.start, line.end, [(code, judged)]


def _start(view: View) -> int:
    return view.stretch.spans[0][0] if view.stretch.spans else 0


def _decide(view: View, draft: Draft, here: list[tuple[str, Judged]], start: int, end: int) -> None:
    ordinal = _ORDINAL.search(view.text, start, end)
    for told in _STAGES if ordinal else _UNNUMBERED:
        supports = [support_of(judged) for code, judged in here if code == told]
        if supports:
            draft.decide("report_stage", _STAGES[told], *supports)
            # 第1報で公表した件について、第2報を発表した
            ordinal = _ORDINAL.match(view.text, supports[0].start, end) or ordinal
            break
    if ordinal is not None:
        value = next((amount for amount, _ in numbers(ordinal[1])), None)
        if value is not None:
            draft.decide("report_number", int(value), Support(ordinal.start(), ordinal.end(), "assemble/report_number"))
