"""Dates as they are written: the years, months, days and words that stand together make one (昨年 + 12月 + 21日).

A :class:`Written` date has the parts that the words give, and the step from another date that they name (翌日 is one
day after some date). What the other date is, and which year a date without one belongs to, is for
:mod:`extractor.find.date_chain`. How the pieces are written, :mod:`extractor.find.date_notations` knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from extractor.edtf import Day
from extractor.eras import ERA
from extractor.find.date_notations import Atom, Step, days_later, digit_atoms, kanji_atoms, word_atoms
from extractor.rules import Hit
from extractor.rules.wordings import Wording, Wordings

SAME_DAY = Step("day", 0, "chain")
_FINER = {"year": ("month",), "month": ("day",), "day": ()}
#: The same year once more, in the other calendar.
_YEAR_AGAIN = re.compile(rf" ?\((?:{ERA}(?:元|[0-9]{{1,2}})|[12][0-9]{{3}})年?\)")
_LINE_BREAK = re.compile(r"[ \t]{0,20}\n[ \t]{0,20}")
_SHORTEST_MONTH = 28
_PART = Wording("の?{part_of_month}")


class Written(msgspec.Struct, gc=False):
    """One date as written: its span, the parts its words give, and how it leans on another date.

    ``step`` is the relation its words name (同月, 昨年, 翌日), if any. ``through`` is the last day of 14~18日, the last
    month of 4~6月.
    """

    start: int
    end: int
    notation: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    step: Step | None = None
    through: int | None = None

    @property
    def explicit(self) -> bool:
        """True where the words give the year themselves."""
        return self.year is not None

    def parts(self) -> Day:
        """The parts given, as a :class:`~extractor.edtf.Day`."""
        return Day(self.year, self.month, self.day)


def written_dates(text: str, hits: list[Hit], say: Wordings) -> list[Written]:
    """Every date written in ``text``, in order. ``hits`` are those of ``rules/dates.yaml`` in it."""
    blocked = [hit for hit in hits if hit.rule.code == "none"]
    atoms = sorted([*digit_atoms(text, say), *kanji_atoms(text), *word_atoms(text, hits)])
    part = say[_PART]
    return [written for written in _join(text, _unblocked(text, atoms, blocked)) if _is_date(text, written, part)]


def _unblocked(text: str, atoms: list[Atom], blocked: list[Hit]) -> Iterator[Atom]:
    """The atoms that no ``none`` rule forbids (3日間, 30日以内, 令和5年度)."""
    lengths = {hit.start for hit in blocked if hit.rule.attributes["bare"]}
    at_start = {hit.start: hit.end for hit in reversed(blocked)}
    ends = {hit.end for hit in blocked}
    reach = -1
    for atom in atoms:
        if atom.start < reach:
            continue
        reach = atom.end
        unit = atom.end - 1
        if (
            (atom.start in at_start or unit in at_start or atom.end in ends)
            and atom.step is None
            and atom.whole is None
        ):
            covered = at_start.get(atom.start, -1) >= atom.end or atom.end in ends
            if unit in lengths and text[atom.start - 1 : atom.start] == "月":
                # 5月31日分 is a day; 31日分 a length.
                yield atom
                continue
            if covered or unit in at_start:
                later = days_later(text, atom)
                if later is not None:
                    yield later
                    continue
                # A dropped part takes the coarser part before it along: 2024年3月期 is no year either.
                yield msgspec.structs.replace(atom, unit="none")
                continue
        yield atom


def _join(text: str, atoms: Iterable[Atom]) -> list[Written]:
    """Atoms that stand together make one date: 昨年 + 12月 + 21日."""
    dates: list[Written] = []
    current: Written | None = None
    finest = ""
    for atom in atoms:
        if current is not None and atom.start < current.end:
            continue
        if current is not None and _is_its_year(text, current, atom):
            current.year, current.end = atom.value, atom.end + 1
            continue
        joins = current is not None and _together(text, current, finest, atom)
        if atom.unit == "none":
            if joins:
                dates.pop()
            current = None
            continue
        if current is None or not joins:
            current = _opened(atom)
            dates.append(current)
        else:
            _add(current, atom)
        finest = atom.unit
        if finest == "year":
            again = _YEAR_AGAIN.match(text, current.end)
            if again:
                current.end = again.end()
    return dates


def _is_its_year(text: str, written: Written, atom: Atom) -> bool:
    """True of the year of a date that stands behind it in brackets: 6月14日(令和6年)."""
    if atom.unit != "year" or atom.step is not None or written.year is not None or written.step is not None:
        return False
    bracketed = text[written.end : atom.start] == "(" and text.startswith(")", atom.end)
    return bracketed and written.month is not None and atom.value >= 1868


def _together(text: str, current: Written, finest: str, atom: Atom) -> bool:
    gap = text[current.end : atom.start]
    if gap not in ("", " ", "の") or finest == "date":
        # A year at the end of its line, alone or wrapped, is that of the month the next line begins with.
        return (
            finest == "year" and atom.unit == "month" and atom.step is None and _LINE_BREAK.fullmatch(gap) is not None
        )
    if current.step is not None and current.step.unit == "day":
        # 昨日11月30日, 前日13日: the word and the digits name the same day.
        return atom.step is None and gap == ""
    if atom.whole is not None:
        # 昨年11/22.
        return finest == "year" and gap == "" and atom.whole.year is None
    return atom.unit in _FINER[finest] or (atom.unit == "none" and gap == "")


def _opened(atom: Atom) -> Written:
    written = Written(atom.start, atom.end, atom.notation, step=atom.step)
    if atom.step is None:
        _add(written, atom)
    return written


def _add(written: Written, atom: Atom) -> None:
    written.end = atom.end
    if written.step is not None and written.step.unit == "day":
        written.step = None
    if atom.whole is not None:
        year, written.month, written.day = atom.whole
        written.year = written.year if year is None else year
    elif atom.step is not None:
        written.step = atom.step
    elif atom.unit == "year":
        written.year, written.notation = atom.value, atom.notation
    elif atom.unit == "month":
        written.month, written.through = atom.value, atom.through
    else:
        if written.through is not None:
            # 4、6月10日: the day is of the last month.
            written.month = written.through
        written.day, written.through = atom.value, atom.through


def _is_date(text: str, written: Written, part_of_month: re.Pattern[str]) -> bool:
    """Take in 上旬 and 末, the 同 or 翌 of 同12日 and 翌9日, and tell what can be a date.

    同 and 翌 before a number are notation: as words of rules they would be looked for in all of a text.
    """
    if written.day is None and (written.month is not None or (written.step is not None and written.step.unit != "day")):
        part = part_of_month.match(text, written.end)
        if part:
            if written.month is None and text[written.end - 1] == "年" and part[0] == "末":
                # 昨年末, 2018年末.
                written.month = 12
            written.end = part.end()
    if written.month is None and written.day is not None and written.step is None:
        at = written.start - 1 if text[written.start - 1 : written.start] == " " else written.start
        lead = text[at - 1 : at] if at else ""
        if lead == "翌":
            written.step, written.start, written.notation = Step("day", 1, "chain"), at - 1, "next_numbered_day"
        elif lead == "同":
            written.step, written.start, written.notation = Step("month", 0, "chain"), at - 1, "same_month_day"
    year = written.year
    if year is not None and year < 100:
        # 23年11月 is a year short of its century; 3年 alone a length, a grade, an age.
        return written.month is not None and year >= 10 and Day(None, written.month, written.day).valid()
    # Each month has as many days as the shortest.
    return written.day is None or written.day <= _SHORTEST_MONTH or written.parts().valid()
