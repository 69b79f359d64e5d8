"""Names in lines of like cells, each with a day and an amount: X 2014年3月28日 約3,100件, ・2022.4.6 X:540名.

On the page of somebody to whom nothing happened such lines list incidents, and the cell that is neither the day nor
the amount tells whose each was, though no form and no ending shows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from extractor.eras import ERA
from extractor.find.organization_plain import plain_mention
from extractor.findings import Document, OrganizationMention
from extractor.outline import Line
from extractor.rules.wordings import Wording, name_wordings
from extractor.voice import Voice

#: So many rows make a list; a row is no longer than this, and it is told above it, so near, that it went wrong.
_FEWEST, _LONGEST, _NEAR = 3, 90, 300
_DAY = re.compile(
    rf"\(?(?:(?:{ERA}[0-9元]{{1,2}}|(?:19|20)[0-9]{{2}})年)[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?"
    r"|\(?(?:19|20)[0-9]{2}([./-])[0-9]{1,2}(?:\1[0-9]{1,2})?"
)
_AMOUNT = Wording(
    r"\(?(?:{bound_before})?[0-9][0-9,万億千百.]{0,11}(?:{person}|{record}|{account}){bound_behind}?分?\)?"
)
#: What may stand between a cell and the next, beside signs that part them.
_PART = r"[\s|/、,:()・\-–—]*"
_CELL = re.compile(
    rf"{_PART}([^\s|/、,:()「」『』。はがを][^|/、,:()「」『』。はがを\n]{{0,24}}[^\s|/、,:()「」『』。はがを]){_PART}"
)
_BEHIND_DAY = Wording(r"\)?付?{cell_day}?\)?")
_MARK = re.compile(r"\s*(?:\(?[0-9]{1,2}[.)、]|[・●■◆○])?\s*")


def row_names(document: Document) -> Iterator[OrganizationMention]:
    """The names in rows of like cells."""
    if document.voice is Voice.OWN:
        return
    text = document.text
    for is_row, lines in groupby(document.outline.filled, lambda line: _is_row(document, line)):
        run = list(lines) if is_row else []
        if len(run) < _FEWEST or not _tells(document, run[0].start):
            continue
        cells = [cell for line in run if (cell := _name_cell(document, line))]
        for place in {place for place, _, _ in cells}:
            alike = [(start, end) for where, start, end in cells if where == place]
            if len({text[start:end] for start, end in alike}) >= max(_FEWEST, len(run) - 1):
                for start, end in alike:
                    yield from plain_mention(document, start, end, "headline")


def _is_row(document: Document, line: Line) -> bool:
    if line.end - line.start > _LONGEST or document.text[line.end - 1] == "。":
        return False
    return (
        _DAY.search(document.text, line.start, line.end) is not None
        and name_wordings(document.rules)[_AMOUNT].search(document.text, line.start, line.end) is not None
    )


def _tells(document: Document, start: int) -> bool:
    """True where words of harm stand in the headline or right above the list."""
    title = document.outline.title or (0, 0)
    return any(
        hit.rule.attributes["headline"]
        for low, high in (title, (max(0, start - _NEAR), start))
        for hit in document.hits.from_to("incident", low, high)
    ) or bool(document.hits.from_to("causes", max(0, start - _NEAR), start))


def _name_cell(document: Document, line: Line) -> tuple[str, int, int] | None:
    """Where among the cells of a row the name stands, and its span; ``None`` where it is no single one."""
    text = document.text
    day = _DAY.search(text, line.start, line.end)
    amount = name_wordings(document.rules)[_AMOUNT].search(text, line.start, line.end)
    if day is None or amount is None:
        return None
    behind_day = name_wordings(document.rules)[_BEHIND_DAY].match(text, day.end(), line.end)
    taken = sorted([day.start(), amount.start()])
    ends = sorted([behind_day.end() if behind_day else day.end(), amount.end()])
    mark = _MARK.match(text, line.start, line.end)
    gaps = {
        "first": (mark.end() if mark else line.start, taken[0]),
        "between": (ends[0], taken[1]),
        "last": (ends[1], line.end),
    }
    for place, (low, high) in gaps.items():
        cell = _CELL.fullmatch(text, low, high) if low < high else None
        if cell is not None:
            return place, cell.start(1), cell.end(1)
    return None
