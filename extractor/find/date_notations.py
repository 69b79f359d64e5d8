"""How dates are written: 2023年7月28日, 令和5年, R5.7.28, 7/28, 2.10, 二〇二三年七月, 先月29日, 翌9日, 14日から18日.

This module reads what stands there and nothing else: a :class:`Written` date has the parts that the words give, and
the step from another date that they name (翌日 is one day after some date). What the other date is, and which year a
date without one belongs to, is for :mod:`extractor.find.date_chain`.

Words (同日, 先月, 日間, 年度) are rules, ``rules/dates.yaml``; the notations of digits are here. To add one: give it a
branch in ``_DIGITS`` (for kanji digits in ``_KANJI_DIGITS``) and let :func:`_digit_atoms` make atoms of what the branch
matched: a year, a month and a day each, or the whole date. How atoms join to a date, which words forbid one, and which
year one without a year has, needs no change. Then add a line to ``test_notations`` in ``tests/find/test_dates.py``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator

import msgspec

from extractor.clock import BRACKETED_WEEKDAY
from extractor.edtf import Day
from extractor.eras import ERA, ERA_LETTERS, ERAS
from extractor.rules import Hit
from extractor.words import Wording, Wordings


class Step(msgspec.Struct, frozen=True, gc=False):
    """A way from a base date: ``shift`` many of ``unit``; ``base`` is ``chain`` or ``notice``."""

    unit: str
    shift: int
    base: str


SAME_DAY = Step("day", 0, "chain")


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


class _Atom(msgspec.Struct, frozen=True, order=True, gc=False):
    """A piece of a date: a year, month, day, a whole date in digits (``date``), or a word (``step``)."""

    start: int
    end: int
    unit: str
    value: int
    notation: str
    whole: Day | None = None
    step: Step | None = None
    through: int | None = None


_UNITS = {"年": "year", "月": "month", "日": "day"}
_FINER = {"year": ("month",), "month": ("day",), "day": ()}
_KANJI = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "元": 1}

_DIGITS = re.compile(
    r"[0-9](?:"
    r"[0-9]?月 ?(?P<of>[0-9]{1,2}), (?P<in>[12][0-9]{3})(?![0-9])"
    rf"|(?: ?[0-9]){{0,3}}(?P<twin> ?\({ERA}?(?:元|[0-9]{{1,4}})年?\)(?=年))? ?(?P<unit>[年月日])"
    r"|[0-9]?[~・、-] ?(?P<through>[0-9]{1,2})(?P<many>[日月])"
    r"|[0-9]{0,3}(?P<sep>[/.-]) ?(?P<second>[0-9]{1,2})(?:(?P=sep) ?(?P<third>[0-9]{1,2}))?(?![0-9]| ?[年月日])"
    r")"
)
_KANJI_DIGITS = re.compile(r"[〇零一二三四五六七八九十元][〇零一二三四五六七八九十]{0,3}(?P<unit>[年月日])")
_PLAIN = re.compile(r"[0-9]+")
#: The same year once more, in the other calendar.
_YEAR_AGAIN = re.compile(rf" ?\((?:{ERA}(?:元|[0-9]{{1,2}})|[12][0-9]{{3}})年?\)")
_LINE_BREAK = re.compile(r"[ \t]{0,20}\n[ \t]{0,20}")
_PART = Wording("の?{part_of_month}")
#: Before 7/28 these make it a piece of a path, a version, a longer number.
_JOINED_BEFORE = frozenset("0123456789.,第/_=#%&?@-")
#: But not the time of day: (2017/08/09-21:32), 2017-08-09T21:32.
_JOINED_AFTER = re.compile(r"(?![T-][0-2]?[0-9]:[0-5][0-9])(?:[0-9A-Za-z/_%=]|[.:-][0-9A-Za-z]|[,][0-9])")
#: Shows that two numbers with a slash or dot between them are a month and a day.
_DATE_FOLLOWS = Wording(
    BRACKETED_WEEKDAY + r"| ?(?:{daytime}|[0-9]{1,2}[:時])|[ ]{1,9}\S|\n|$|{as_of}|{issued}|{about}|{onwards}|から|まで"
    r"|[にはでもの~、。)]"
)


def written_dates(text: str, hits: list[Hit], say: Wordings) -> list[Written]:
    """Every date written in ``text``, in order. ``hits`` are those of ``rules/dates.yaml`` in it."""
    blocked = [hit for hit in hits if hit.rule.code == "none"]
    atoms = sorted([*_digit_atoms(text, say), *_kanji_atoms(text), *_word_atoms(hits)])
    return list(_join(text, _unblocked(text, atoms, blocked), say(_PART)))


def _unblocked(text: str, atoms: list[_Atom], blocked: list[Hit]) -> Iterator[_Atom]:
    """The atoms that no ``none`` rule forbids (3日間, 30日以内, 令和5年度)."""
    lengths = {hit.start for hit in blocked if hit.rule.attributes.get("bare")}
    at_start = {hit.start: hit.end for hit in reversed(blocked)}
    ends = {hit.end for hit in blocked}
    reach = -1
    for atom in atoms:
        if atom.start < reach:
            continue
        reach = atom.end
        unit = atom.end - 1
        if (
            atom.step is None
            and atom.whole is None
            and (atom.start in at_start or unit in at_start or atom.end in ends)
        ):
            covered = at_start.get(atom.start, -1) >= atom.end or atom.end in ends
            if unit in lengths and text[atom.start - 1 : atom.start] == "月":
                # 5月31日分 is a day; 31日分 a length.
                yield atom
                continue
            if covered or unit in at_start:
                # A dropped part takes the coarser part before it along: 2024年3月期 is no year either.
                yield msgspec.structs.replace(atom, unit="none")
                continue
        yield atom


def _digit_atoms(text: str, say: Wordings) -> Iterator[_Atom]:
    follows = say(_DATE_FOLLOWS)
    dotted = functools.cache(lambda: _DOTTED_DATE.search(text) is not None)
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        if match["unit"]:
            atom = _unit_atom(text, start, end)
        elif match["in"]:
            # 9月 17, 2006: how some blogs head their posts.
            day = Day(int(match["in"]), int(text[start : text.index("月", start)]), int(match["of"]))
            atom = _Atom(start, end, "date", 0, "digits", whole=day) if day.valid() else None
        elif match["through"]:
            first = int(_PLAIN.match(text, start)[0])  # type: ignore[index]
            last, unit = int(match["through"]), _UNITS[match["many"]]
            whole = first < last and _fits(unit, first) and _fits(unit, last) and not _in_number(text, start)
            atom = (
                _Atom(start, end, unit, first, f"{unit}s", through=last)
                if whole
                else _unit_atom(text, match.start("through"), end)
            )
        else:
            atom = _compact_atom(text, match, follows, dotted)
        if atom is not None:
            yield atom


#: A full date in dots somewhere in the text shows that 7.30 may be a day too, not a section.
_DOTTED_DATE = re.compile(r"(?<![0-9.])(?:[12][0-9]{3}|[RHS][0-9]{1,2})\.[01]?[0-9]\.[0-3]?[0-9](?![0-9.])")


def _unit_atom(text: str, start: int, end: int) -> _Atom | None:
    unit = _UNITS[text[end - 1]]
    digits = text[start : end - 1]
    if not digits.isdecimal():
        digits = digits.split("(")[0].rstrip()
    value = int(digits.replace(" ", ""))
    if not _fits(unit, value):
        # 1 10月: a number that ends before the date begins.
        tail = digits.rsplit(" ", 1)[-1]
        start, value = start + len(digits) - len(tail), int(tail)
        if not _fits(unit, value):
            return _Atom(start, end, "none", value, "numeral")
    if _in_number(text, start):
        return None
    return _with_era(text, _Atom(start, end, unit, value, "numeral"))


def _in_number(text: str, start: int) -> bool:
    """True where the digits at ``start`` go on a longer number (3,000日) or an ordinal (第3日)."""
    before = text[start - 1 : start]
    if before in (".", ","):
        return text[start - 2 : start - 1].isdigit()
    return before.isdigit() or before == "第"


def _fits(unit: str, value: int) -> bool:
    if unit == "month":
        return 1 <= value <= 12
    if unit == "day":
        return 1 <= value <= 31
    return 1868 <= value <= 2100 or 1 <= value <= 99


def _with_era(text: str, atom: _Atom) -> _Atom | None:
    """A year counted in an era becomes one of ours; one of two digits is kept, to be read beside a full one.

    08年 is a year of this century, whatever stands beside it.
    """
    if atom.unit != "year" or atom.value >= 1868:
        return atom
    at = atom.start - 1 if text[atom.start - 1 : atom.start] == " " else atom.start
    base = ERAS.get(text[at - 2 : at]) if at >= 2 else None
    if base is not None:
        return msgspec.structs.replace(atom, start=at - 2, value=base + atom.value, notation="era")
    base = _era_letter(text, atom.start)
    if base is not None:
        return msgspec.structs.replace(atom, start=atom.start - 1, value=base + atom.value, notation="era")
    century = 2000 if text[atom.start] == "0" else 0
    return msgspec.structs.replace(atom, value=century + atom.value, notation="short")


def _era_letter(text: str, start: int) -> int | None:
    if start == 0 or (
        start >= 2 and text[start - 2].isascii() and (text[start - 2].isalnum() or text[start - 2] in "_-")
    ):
        return None
    return ERA_LETTERS.get(text[start - 1])


def _compact_atom(
    text: str, match: re.Match[str], follows: re.Pattern[str], dotted: Callable[[], bool]
) -> _Atom | None:
    """2023/7/28, 2023-07-28, 2023.7.28, R5.7.28, H29.10, 7/28 and, where the text writes dates so, 7.28."""
    start, end = match.span()
    separator, second = match["sep"], int(match["second"])
    third = int(match["third"]) if match["third"] else None
    first = int(text[start : match.start("sep")])
    base = _era_letter(text, start) if first < 100 else None
    if base is None and start >= 2 and first < 100:
        base = ERAS.get(text[start - 2 : start])
        era_length = 2
    else:
        era_length = 1
    before = text[start - 1 : start]
    if base is None and (before in _JOINED_BEFORE or (before.isascii() and before.isalpha())):
        return None
    if first < 100 and before == ":" and third is None:
        return None
    if _JOINED_AFTER.match(text, end):
        return None
    if base is not None:
        day, notation, start = Day(base + first, second, third), "era", start - era_length
    elif first >= 1868:
        if third is None and separator != "/":
            return None
        day, notation = Day(first, second, third), "digits"
    elif third is None and separator != "-" and follows.match(text, end) and _is_month_day(text, match, dotted):
        day, notation = Day(None, first, second), "month_day"
    else:
        return None
    return _Atom(start, end, "date", 0, notation, whole=day) if day.valid() else None


def _is_month_day(text: str, match: re.Match[str], dotted: Callable[[], bool]) -> bool:
    start, end = match.span()
    if match["sep"] == "/":
        # (1/2) and 約1/3 are parts of a whole.
        return not (text[start - 1 : start] == "(" and text[end : end + 1] == ")" and int(match["second"]) < 10)
    set_apart = not text[end : end + 1].isspace() or text[start - 1 : start] in ("", "\n", "・", " ")
    return set_apart and dotted()


def _kanji_atoms(text: str) -> Iterator[_Atom]:
    for match in _KANJI_DIGITS.finditer(text):
        value = kanji_number(match[0][:-1])
        unit = _UNITS[match["unit"]]
        if value is None or not _fits(unit, value):
            continue
        if match[0][:-1] == "元" and text[match.start() - 2 : match.start()] not in ERAS:
            continue
        atom = _with_era(text, _Atom(*match.span(), unit, value, "kanji"))
        if atom is not None and atom.notation != "short":
            yield atom


def kanji_number(words: str) -> int | None:
    """The value of 二十八, 二〇二三 or 元, as years, months and days are written; ``None`` where it is no number."""
    if "十" not in words:
        return int("".join(str(_KANJI[c]) for c in words))
    tens, _, ones = words.partition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return None
    return 10 * _KANJI.get(tens, 1) + (_KANJI[ones] if ones else 0)


def _word_atoms(hits: list[Hit]) -> Iterator[_Atom]:
    for hit in hits:
        if hit.rule.code == "relative":
            a = hit.rule.attributes
            step = Step(str(a["unit"]), int(str(a["shift"])), str(a["base"]))
            yield _Atom(hit.start, hit.end, step.unit, 0, hit.rule.id, step=step)


def _join(text: str, atoms: Iterator[_Atom], part: re.Pattern[str]) -> Iterator[Written]:
    """Atoms that stand together make one date: 昨年 + 12月 + 21日."""
    current: Written | None = None
    finest = ""
    for atom in atoms:
        if current is not None and atom.start < current.end:
            continue
        if atom.unit == "none":
            if current is not None and not _together(text, current, finest, atom):
                yield from _finished(text, current, part)
            current = None
        elif current is not None and _together(text, current, finest, atom):
            _add(current, atom)
            finest = atom.unit
        else:
            if current is not None:
                yield from _finished(text, current, part)
            current, finest = _opened(atom), atom.unit
        if current is not None and finest == "year":
            again = _YEAR_AGAIN.match(text, current.end)
            if again:
                current.end = again.end()
    if current is not None:
        yield from _finished(text, current, part)


def _together(text: str, current: Written, finest: str, atom: _Atom) -> bool:
    gap = text[current.end : atom.start]
    if gap not in ("", " ", "の") or finest == "date":
        # A year at the end of its line, alone or wrapped, is that of the month the next line begins with.
        return (
            finest == "year" and atom.unit == "month" and atom.step is None and _LINE_BREAK.fullmatch(gap) is not None
        )
    if current.step is not None and current.step.unit == "day":
        # 昨日11月30日, 前日13日: the word and the digits name the same day.
        return atom.step is None and gap == ""
    return atom.unit in _FINER[finest] or (atom.unit == "none" and gap == "")


def _opened(atom: _Atom) -> Written:
    written = Written(atom.start, atom.end, atom.notation, step=atom.step, through=atom.through)
    if atom.step is None:
        _add(written, atom)
    return written


def _add(written: Written, atom: _Atom) -> None:
    written.end = atom.end
    if written.step is not None and written.step.unit == "day":
        written.step = None
    if atom.whole is not None:
        written.year, written.month, written.day = atom.whole
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


def _finished(text: str, written: Written, part_of_month: re.Pattern[str]) -> Iterator[Written]:
    """Take in 上旬 and 末, the 同 or 翌 of 同12日 and 翌9日, and drop what cannot be a date.

    同 and 翌 before a number are notation: as words of rules they would be looked for in all of a text.
    """
    if written.day is None and (written.month is not None or (written.step is not None and written.step.unit != "day")):
        part = part_of_month.match(text, written.end)
        if part:
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
        if written.month is not None and year >= 10 and Day(None, written.month, written.day).valid():
            yield written
    elif written.parts().valid():
        yield written
