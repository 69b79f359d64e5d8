"""Names that open the entries of one list, of which some are known: 2018年1月⏎X, 第3位 X, 1月13日 - Xが….

Where half of the entries of a form, and two at least, open with a known name and go on in the same way behind it, so do
the others. Which words number an entry is data.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extractor.find.organization_headlines import CASE_MARK, DAY_LINE
from extractor.find.organization_plain import plain_mention
from extractor.findings import Document, OrganizationMention
from extractor.outline import Line
from extractor.rules import START
from extractor.rules.wordings import name_wordings
from extractor.voice import Voice

#: So many entries make a list, and so many of them at least open with a known name.
_FEWEST, _KNOWN = 3, 2
# The day with which an entry opens, and the dash or blank behind it.
_DAY = re.compile(
    r"(?:(?:19|20)[0-9]{2}[年/.])?[0-9]{1,2}[月/.](?:[0-9]{1,2}日?)?(?:\([月火水木金土日]\))?(?:[ ]?[-–—―:][ ]?|[ ])"
)
# The number of an entry: No.102.
_NUMBER, _NUMBERS = re.compile(r"(?:No\.?|#)[0-9]{1,4}[.):]?[ ]?"), ("No", "#")
# How the words go on behind a name; only what joins no clause lets common words be one.
_GOES_ON = re.compile(r"(?P<plain>$|、|[ ]|\(|:)|[はがで]", re.M)
_NAME = re.compile(r"[^\s。、,:「」『』()【】0-9はがで][^\s。、,:「」『』()【】はがで]{1,23}")
#: Where the name stands: behind the day or number that opens a line, or alone below or above the line of a day.
_BEHIND, _BELOW, _ABOVE = "behind", "below", "above"
#: What begins with a day.
_FIRST = frozenset("0123456789")


def entry_names(document: Document, named: Sequence[OrganizationMention]) -> Iterator[OrganizationMention]:
    """The names with which entries open beside others whose names are ``named`` already."""
    if len(named) < _KNOWN or document.voice is Voice.OWN:
        return
    places: dict[str, list[int]] = {}
    for form, place in _entries(document):
        places.setdefault(form, []).append(place)
    for form, starts in places.items():
        if len(starts) >= _FEWEST:
            yield from _like(document, named, starts, alone=form == _ABOVE)


def _entries(document: Document) -> Iterator[tuple[str, int]]:
    """Where the words of an entry begin that may be a name, and the form of the entry."""
    text, filled = document.text, document.outline.filled
    numbered = name_wordings(document.rules)[CASE_MARK]
    for i, line in enumerate(filled):
        dated = text[line.body : line.body + 1] in _FIRST
        if dated and DAY_LINE.fullmatch(text, line.body, line.end):
            if i + 1 < len(filled):
                yield _BELOW, filled[i + 1].body
            if i and _is_cell(filled[i - 1]):
                yield _ABOVE, filled[i - 1].body
            continue
        way = _DAY if dated else _NUMBER if text.startswith(_NUMBERS, line.body) else numbered
        mark = way.match(text, line.body if dated else line.start, line.end)
        if mark is not None and mark.end() < line.end:
            yield _BEHIND + ("" if dated else text[line.start]), mark.end()


def _is_cell(line: Line) -> bool:
    return line.kind == "text" and line.end - line.body <= 24


def _like(
    document: Document, named: Sequence[OrganizationMention], starts: list[int], *, alone: bool
) -> Iterator[OrganizationMention]:
    """The names at those of ``starts`` where none is known, if half of the others are and all go on alike."""
    text = document.text
    ends: list[str] = []
    between: list[int] = []
    unknown: list[int] = []
    for start in starts:
        i = bisect_left(named, start, key=START)
        known = named[i] if i < len(named) and named[i].start == start else None
        goes_on = _GOES_ON.match(text, known.end) if known is not None else None
        if goes_on is not None and not (alone and goes_on[0]):
            ends.append(goes_on[0])
            between.append(start)
        elif known is None:
            unknown.append(start)
    if len(ends) < max(_KNOWN, len(starts) / 2):
        return
    for start in unknown:
        name = _NAME.match(text, start, document.outline.line_at(start).end)
        goes_on = _GOES_ON.match(text, name.end()) if name is not None else None
        if name is None or goes_on is None or goes_on[0] not in ends:
            continue
        # Alone between known ones it may be of common words; the last entry may be none of the list.
        proper = goes_on["plain"] is None or not between[0] < start < between[-1]
        yield from plain_mention(document, *name.span(), "headline", proper=proper)
