"""The notation of Japanese numbers: where one may stand, and what it is worth.

Known are ``60,000``, ``6万``, ``6.5万``, ``2万37``, ``1万2000``, ``3,210千``, ``162百万``, ``1億2千万``; in ideographs
``千五百``, ``十六万三千四百二十一``, ``二〇二三``. Whether an ideograph is meant as a number (一部, 千葉) is for
the reader of the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

_DIGIT = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12}

#: The signs that numbers are written with; and what may stand between them.
NUMERALS = "0123456789〇零一二三四五六七八九十百千万億兆"
_INSIDE = NUMERALS + ",、.・ "
#: No amount is written longer than this.
_LONGEST = 30

# A full-width comma became 、 in cleaning; before exactly three digits it separates thousands. The middle dot is the
# decimal point of vertical print (6・5万). A PDF may break a group of three by a blank (6,1 20).
_THOUSAND = r"(?:[0-9]{3}|[0-9][ ][0-9]{2}|[0-9]{2}[ ][0-9])"
_ARABIC = rf"(?:[0-9]{{1,3}}(?:[,、]{_THOUSAND}){{1,5}}(?![0-9])|[0-9]+)"
_DECIMAL = r"(?:\.[0-9]{1,6}(?![0-9]|,[0-9]{3})|・[0-9]{1,2}(?=[万億]))"
_SCALE = r"(?:[十百千][万億兆]?|[万億兆])"
# The looks behind keep the cost linear: a run that failed as a whole is not tried again from its middle.
#: A number; group ``kanji`` is filled where it is written in ideographs alone.
NUMBER = re.compile(
    rf"(?<![0-9]){_ARABIC}{_DECIMAL}?(?:[ ](?=[百千]?[万億](?![全引博能劫])))?"
    rf"(?:{_SCALE}(?:(?<=[万億兆])[ ](?=[0-9]))?(?:{_ARABIC})?){{0,6}}"
    r"|(?<![〇零一二三四五六七八九十百千万億兆])(?P<kanji>[〇零一二三四五六七八九十百千万億兆]{1,24})"
)
#: A number in figures, as a part of a longer pattern; and the last of its signs: 3万5,600, 6千.
FIGURES = "[0-9][0-9,.]{0,11}(?:[億万千百][0-9,.]{0,6}){0,3}"
LAST_FIGURE = "[0-9][億万千百]{0,2}"
# What stands before makes a number vague: 数十人, 数10件; not 件数二十, 対象者数75名.
_SEVERAL = re.compile(r"(?:(?<![件人名社通枚台口実総])数(?=[十百千万])|(?<![一-龥])数(?=10)|[何幾](?=[十百千万]))")
_PART = re.compile(rf"{_ARABIC}{_DECIMAL}?|[〇零一二三四五六七八九十百千万億兆]")
_SECTION = r"(?:[一二三四五六七八九]?千)?(?:[一二三四五六七八九]?百)?(?:[一二三四五六七八九]?十)?[一二三四五六七八九]?"
_DIGITS = r"[一二三四五六七八九][〇零一二三四五六七八九]{0,3}"
_GROUP = rf"(?:{_DIGITS}|{_SECTION})"
_WELL_FORMED = re.compile(
    rf"(?:{_GROUP}兆)?(?:{_GROUP}億)?(?:{_GROUP}万)?{_GROUP}|[一二三四五六七八九][〇零一二三四五六七八九]+|[〇零]"
)
#: Longer runs of digits are serial numbers, not amounts.
_MAX_DIGITS = 15


def is_vague(text: str, start: int) -> bool:
    """True for the number at ``start`` that only says about how many: 数十, 何百."""
    return _SEVERAL.match(text, max(0, start - 1)) is not None


def numbers(text: str) -> Iterator[tuple[int | float, re.Match[str]]]:
    """What each well-formed number of ``text`` is worth, and the match of :data:`NUMBER`, in order."""
    for match in NUMBER.finditer(text):
        if match["kanji"] is not None and not is_well_formed(match[0]):
            continue
        amount = value(match[0])
        if amount is not None:
            yield amount, match


def number_until(text: str, end: int) -> re.Match[str] | None:
    """The number whose last sign stands before ``end``, whatever stands before it."""
    window = text[max(0, end - _LONGEST) : end]
    start = end - len(window) + len(window.rstrip(_INSIDE))
    for match in NUMBER.finditer(text, start, end):
        if match.end() == end:
            return match
    return None


def is_well_formed(kanji: str) -> bool:
    """True for ideographs that spell one number: 千五百, 二〇二三; not 百千, 億."""
    return kanji not in ("億", "兆", "万") and _WELL_FORMED.fullmatch(kanji) is not None


def value(words: str) -> int | float | None:
    """What the words of one :data:`NUMBER` are worth; ``None`` for a run of digits too long to be an amount."""
    words = words.replace(" ", "")
    plain = words.replace(",", "").replace("、", "")
    if plain.isdecimal():
        return int(plain) if len(plain) <= _MAX_DIGITS else None
    total = section = Decimal(0)
    current: Decimal | None = None
    for part in _PART.findall(words):
        if part in _SMALL:
            section += (Decimal(1) if current is None else current) * _SMALL[part]
            current = None
        elif part in _LARGE:
            # 2千万: the scale takes all that stands before it; a bare 万 in 百万 takes the section.
            amount = section + (current or 0)
            total += (amount if current is not None or section else Decimal(1)) * _LARGE[part]
            section, current = Decimal(0), None
        elif part in _DIGIT:
            current = (current or 0) * 10 + Decimal(_DIGIT[part])
        else:
            digits = part.replace(",", "").replace("、", "").replace("・", ".")
            if len(digits) > _MAX_DIGITS:
                return None
            current = Decimal(digits)
    total += section + (current or 0)
    return int(total) if total == total.to_integral_value() else float(total)
