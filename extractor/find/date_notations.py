"""How dates are written: 2023年7月28日, 令和5年, R5.7.28, 7/28, 2.10, 二〇二三年七月, 先月29日, 翌9日, 14日から18日.

This module reads the pieces of dates, and nothing else: which of them make one date is for
:mod:`extractor.find.date_written`.

Words (同日, 先月, 日間, 年度) are rules, ``rules/dates.yaml``; the notations of digits are here. To add one: give it a
branch in ``_DIGITS`` (for kanji digits in ``_KANJI_DIGITS``) and let :func:`digit_atoms` make atoms of what the branch
matched: a year, a month and a day each, or the whole date. How atoms join to a date, which words forbid one, and which
year one without a year has, needs no change. Then add a line to ``test_notations`` in ``tests/find/test_dates.py``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator

import msgspec

from extractor.clock import BRACKETED_WEEKDAY, WEEKDAYS
from extractor.edtf import Day
from extractor.eras import ERA, ERA_LETTERS, ERAS
from extractor.numerals import is_well_formed, value
from extractor.rules import Hit
from extractor.rules.wordings import Wording, Wordings


class Step(msgspec.Struct, frozen=True, gc=False):
    """A way from a base date: ``shift`` many of ``unit``; ``base`` is ``chain``, ``notice`` or the Monday of one."""

    unit: str
    shift: int
    base: str


class Atom(msgspec.Struct, frozen=True, order=True, gc=False):
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
_DIGITS = re.compile(
    r"[0-9](?:"
    r"[0-9]?月 ?(?P<of>[0-9]{1,2}), (?P<in>[12][0-9]{3})(?![0-9])"
    r"|[0-9]?, ?(?P<english>(?:19|20)[0-9]{2})(?![0-9年月/.,-])"
    rf"|(?: ?[0-9]){{0,3}}(?P<twin> ?\({ERA}?(?:元|[0-9]{{1,4}})年?\)(?=年))?(?: (?!日本|年金))?(?P<unit>[年月日])"
    r"|[0-9]?[~・、-] ?(?P<through>[0-9]{1,2})(?P<many>[日月]|の両日)"
    r"|[0-9]{0,3}(?P<sep>[/.-]) ?(?P<second>[0-9]{1,2})(?:(?P=sep) ?(?P<third>[0-9]{1,2}))?(?![0-9]| ?[年月日])"
    r")"
)
_ENGLISH_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ENGLISH_MONTH = re.compile(rf"(?<![A-Za-z])({'|'.join(_ENGLISH_MONTHS)})[a-z]{{0,6}}\.? $", re.IGNORECASE)
_LONGEST_MONTH = 11
#: With such a digit a year of two begins that is one of this century: 08年, 〇五年.
_ZEROS = "0〇零"
# A year of two digits as a year is read out, 一九; 十九年 is a length, or one of an era.
_SHORT_YEAR = re.compile("[〇零一二三四五六七八九]{2}")
_KANJI_DIGITS = re.compile(r"[〇零一二三四五六七八九十元][〇零一二三四五六七八九十]{0,3}(?P<unit>[年月日])")
#: So many days after one told before: 3日後の朝; not of 3日後まで or 13日後半.
_DAYS_LATER = re.compile("後(?:の(?!予定)|に(?!は?[^、。]{0,16}(?:予定|する|され[るま]|し?ます))|、|になって)")
#: Behind a label a month and a day have their weekday, or they may be parts of a whole: 期間:6/3(月).
_WEEKDAY = re.compile(BRACKETED_WEEKDAY)
_PLAIN = re.compile(r"[0-9]+")
#: Before 7/28 these make it a piece of a path, a version, a longer number.
_JOINED_BEFORE = frozenset("0123456789.,第/_=#%&?@-")
#: But not the time of day: (2017/08/09-21:32), 2017-08-09T21:32.
_JOINED_AFTER = re.compile(
    r"(?![T-][0-2]?[0-9]:[0-5][0-9]|-[01]?[0-9]/[0-3]?[0-9](?![0-9/]))(?:[0-9A-Za-z/_%=]|[.:-][0-9A-Za-z]|[,][0-9])"
)
#: The first of two days before the second: 2012/06/11-06/15.
_THROUGH = re.compile(r"(?<![0-9])[0-9]{4}/[01]?[0-9]/[0-3]?[0-9]-$")
#: Shows that two numbers with a slash or dot between them are a month and a day.
_DATE_FOLLOWS = Wording(
    BRACKETED_WEEKDAY + r"| ?(?:{daytime}|[0-9]{1,2}[:時])|[ ]{1,9}\S|\n|$|{as_of}|{issued}|{about}|{onwards}|から|まで"
    r"|[にはでもの~、。)]"
)
#: Lines of a list each end in their day; so many show it: ・みさき市、名簿を紛失(8/3).
_LAST_DAY, _DAYS = re.compile(r"\([01]?[0-9]/[0-3]?[0-9]\)$", re.M), 3
#: What is dated in the bracket behind it, and how long that is at most.
_RELEASE = Wording("{release}$")
_LONGEST_RELEASE = 12


def digit_atoms(text: str, say: Wordings) -> Iterator[Atom]:
    """The pieces written in digits: 2023年, 7月, 28日, 14~18日, 2023/7/28, R5.7.28, 7/28."""
    dotted = functools.cache(lambda: _DOTTED_DATE.search(text) is not None)
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        if match["unit"]:
            atom = _unit_atom(text, start, end)
        elif match["in"]:
            # 9月 17, 2006: how some blogs head their posts.
            day = Day(int(match["in"]), int(text[start : text.index("月", start)]), int(match["of"]))
            atom = Atom(start, end, "date", 0, "digits", whole=day) if day.valid() else None
        elif match["english"]:
            atom = _english_atom(text, match)
        elif match["through"]:
            atom = _range_atom(text, match)
        else:
            atom = _compact_atom(text, match, say, dotted)
        if atom is not None:
            yield atom


def _english_atom(text: str, match: re.Match[str]) -> Atom | None:
    """June 14, 2024: how the pages of some firms head their news."""
    start, end = match.span()
    month = _ENGLISH_MONTH.search(text, max(0, start - _LONGEST_MONTH), start)
    if month is None:
        return None
    number = _ENGLISH_MONTHS.index(month[1].capitalize()) + 1
    day = Day(int(match["english"]), number, int(text[start : text.index(",", start)]))
    return Atom(month.start(), end, "date", 0, "digits", whole=day) if day.valid() else None


#: A full date in dots somewhere in the text shows that 7.30 may be a day too, not a section.
_DOTTED_DATE = re.compile(
    rf"(?<![0-9.])(?:[12][0-9]{{3}}|[{''.join(ERA_LETTERS)}][0-9]{{1,2}})\.[01]?[0-9]\.[0-3]?[0-9](?![0-9.])"
)
# The year before a month that it is set off from with a point: 2024.6月14日.
_YEAR_BEFORE = re.compile(r"(?<![0-9.])((?:19|20)[0-9]{2})\.$")


def _range_atom(text: str, match: re.Match[str]) -> Atom | None:
    """The days or months from one to another: 14~18日, 18、19の両日, 4~6月; where they are none, the last by itself."""
    start, end = match.span()
    first = int(_PLAIN.match(text, start)[0])  # type: ignore[index]
    last, unit = int(match["through"]), _UNITS[match["many"][-1]]
    if first < last and _fits(unit, first) and _fits(unit, last) and not _in_number(text, start):
        return Atom(start, end, unit, first, f"{unit}s", through=last)
    return _unit_atom(text, match.start("through"), end) if len(match["many"]) == 1 else None


def _unit_atom(text: str, start: int, end: int) -> Atom | None:
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
            return Atom(start, end, "none", value, "numeral")
    if unit == "month" and text.startswith(".", start - 1):
        # No month is a part of one: what stands before is its year (2024.6月14日) or the number of a line (A2.6月14日).
        year = _YEAR_BEFORE.search(text, max(0, start - 6), start)
        if year is None:
            return Atom(start, end, unit, value, "numeral")
        return Atom(year.start(), end, unit, value, "numeral", whole=Day(int(year[1]), value, None))
    if _in_number(text, start):
        return None
    atom = Atom(start, end, unit, value, "numeral")
    return _with_era(text, atom) if unit == "year" else atom


def days_later(text: str, atom: Atom) -> Atom | None:
    """So many days after one told before (or before: その2日前), where they are no mere length."""
    if atom.unit == "day" and text.startswith("前", atom.end) and text.endswith("その", 0, atom.start):
        return Atom(atom.start, atom.end + 1, "day", 0, "days_before", step=Step("day", -atom.value, "chain"))
    if atom.unit != "day" or _DAYS_LATER.match(text, atom.end) is None:
        return None
    return Atom(atom.start, atom.end + 1, "day", 0, "days_later", step=Step("day", atom.value, "chain"))


def _in_number(text: str, start: int) -> bool:
    """True where the digits at ``start`` go on a longer number (3,000日) or an ordinal (第3日)."""
    before = text[start - 1 : start]
    if before in (".", ","):
        return text[start - 2 : start - 1].isdecimal()
    # ④7月3日 is a day behind the number of its line.
    return before.isdecimal() or before == "第"


def _fits(unit: str, value: int) -> bool:
    if unit == "month":
        return 1 <= value <= 12
    if unit == "day":
        return 1 <= value <= 31
    return 1868 <= value <= 2100 or 1 <= value <= 99


def _with_era(text: str, atom: Atom) -> Atom | None:
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
    century = 2000 if text[atom.start] in _ZEROS else 0
    return msgspec.structs.replace(atom, value=century + atom.value, notation="short")


def _era_letter(text: str, start: int) -> int | None:
    """The year before the era whose letter stands before ``start``, unless a word ends in it: R5, 令5, not 命令5."""
    if start == 0 or text[start - 1] not in ERA_LETTERS:
        return None
    before = text[start - 2 : start - 1]
    if before.isascii():
        in_word = before.isalnum() or before in ("_", "-")
    else:
        in_word = not text[start - 1].isascii() and before.isalpha()
    return None if in_word else ERA_LETTERS[text[start - 1]]


def _compact_atom(text: str, match: re.Match[str], say: Wordings, dotted: Callable[[], bool]) -> Atom | None:
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
    through = before == "-" and _THROUGH.search(text, max(0, start - 11), start) is not None
    if base is None and not through and (before in _JOINED_BEFORE or (before.isascii() and before.isalpha())):
        return None
    if first < 100 and before == ":" and third is None and _WEEKDAY.match(text, end) is None:
        return None
    if _JOINED_AFTER.match(text, end):
        return None
    if base is not None:
        day, notation, start = Day(base + first, second, third), "era", start - era_length
    elif first >= 1868:
        if third is None and separator != "/":
            return None
        day, notation = Day(first, second, third), "digits"
    elif (
        third is None
        and separator != "-"
        and say[_DATE_FOLLOWS].match(text, end)
        and _is_month_day(text, match, dotted, say)
    ):
        day, notation = Day(None, first, second), "month_day"
    else:
        return None
    return Atom(start, end, "date", 0, notation, whole=day) if day.valid() else None


def _is_month_day(text: str, match: re.Match[str], dotted: Callable[[], bool], say: Wordings) -> bool:
    start, end = match.span()
    if match["sep"] == "/":
        # (1/2) and 約1/3 are parts of a whole; 公式発表(4/6) has its day.
        enclosed = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
        low = max(0, start - _LONGEST_RELEASE)
        if not enclosed or int(match["second"]) >= 10 or say[_RELEASE].search(text, low, start - 1):
            return True
        return text[end + 1 : end + 2] in ("", "\n") and _lists_days(text)
    set_apart = not text[end : end + 1].isspace() or text[start - 1 : start] in ("", "\n", "・", " ")
    return set_apart and dotted()


@functools.lru_cache(maxsize=1)
def _lists_days(text: str) -> bool:
    """True where lines of a list end in their day each; asked of one text again and again."""
    return len(_LAST_DAY.findall(text)) >= _DAYS


def kanji_atoms(text: str) -> Iterator[Atom]:
    """The pieces written in kanji: 二〇二三年, 〇五年, 令和元年, 七月, 二十八日."""
    for match in _KANJI_DIGITS.finditer(text):
        words, unit = match[0][:-1], _UNITS[match["unit"]]
        first = words == "元" and text[match.start() - 2 : match.start()] in ERAS
        short = unit == "year" and _SHORT_YEAR.fullmatch(words) is not None
        if not (first or short or is_well_formed(words)):
            continue
        number = 1 if first else int(value(words) or 0)
        atom = _with_era(text, Atom(*match.span(), unit, number, "kanji")) if _fits(unit, number) else None
        if atom is not None and (short or atom.notation != "short"):
            yield atom


def word_atoms(text: str, hits: list[Hit]) -> Iterator[Atom]:
    """The words that are dates, or pieces of some, without digits: 昨年, 先月, 翌日."""
    for hit in hits:
        if hit.rule.code == "relative":
            a = hit.rule.attributes
            step = Step(a["unit"], a["shift"], a["base"])
            if step.base.endswith("week"):
                weekday = WEEKDAYS.index(text[text.index("曜", hit.start) - 1])
                step = Step(step.unit, len(WEEKDAYS) * step.shift + weekday, step.base)
            yield Atom(hit.start, hit.end, step.unit, 0, hit.rule.id, step=step)
