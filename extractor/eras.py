"""The Japanese eras: each year 1 is the year behind the given one, 令和元年 = 2019."""

from __future__ import annotations

#: By its name, the year before an era's first.
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
#: The same by the letter that stands for it: R5.7.28, 令5.7.28.
ERA_LETTERS = {"R": 2018, "H": 1988, "S": 1925, "T": 1911, "M": 1867, "令": 2018, "平": 1988, "昭": 1925}
#: A pattern for any name.
ERA = f"(?:{'|'.join(ERAS)})"
#: A year short of its era lies no further from the one told before it.
_NEAR = 3


def in_era_of(told: int, short: int) -> int | None:
    """The year that ``short`` means behind one of the era of ``told``; ``None`` where the two lie far apart."""
    year = short + max(before for before in ERAS.values() if before < told)
    return year if abs(year - told) <= _NEAR else None
