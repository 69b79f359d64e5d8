"""What a person may put into a field, and how it stands in the table."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from extractor.codes import Codes, load_codes
from extractor.edtf import parse_day, sides
from extractor.model import Count, kinds

#: The fields that can be corrected, by the kind of their value.
KINDS: Mapping[str, str] = {**kinds(), "reviewed": "flag", "incident": "flag"}
#: Fields that are never empty.
_REQUIRED = frozenset({"leak_status", "via_third_party", "reviewed", "incident"})
_MAX_TEXT = 1000
_MAX_NUMBER = 2**63 - 1


def check_value(field: str, value: Any, codes: Codes | None = None) -> None:
    """Raise ``ValueError``, saying what is wrong, unless ``value`` may stand in ``field``.

    ``codes`` are those that coded fields may hold; the shipped ones when ``None``.
    """
    kind = KINDS.get(field)
    if kind is None:
        raise ValueError(f"{field!r} cannot be corrected")
    if value is None:
        if field in _REQUIRED or kind in ("texts", "codes", "counts"):
            raise ValueError(f"{field} is never null")
        return
    _CHECKS[kind](field, value, codes or load_codes())


def convert(field: str, value: Any) -> Any:
    """A checked value as the model holds it."""
    return [Count(**{"group": None, **c}) for c in value] if field == "counts" else value


def is_edtf(value: str) -> bool:
    """Whether ``value`` is a day, month, year or period as docs/record.md writes them; a period runs forwards."""
    parts = value.split("/")
    if len(parts) > 2 or parts.count("..") > 1 or (parts.count("..") and len(parts) == 1):
        return False
    for part in parts:
        if part == "..":
            continue
        day = parse_day(part)
        if day is None or not day.valid() or day.edtf() != part:
            return False
    start, end = sides(value)
    return start is None or end is None or not start.surely_after(end)


def _text(field: str, value: Any, _: Codes) -> None:
    if not isinstance(value, str) or not value.strip() or len(value) > _MAX_TEXT:
        raise ValueError(f"{field}: give text of 1 to {_MAX_TEXT} characters")


def _date(field: str, value: Any, _: Codes) -> None:
    if not isinstance(value, str) or not is_edtf(value):
        raise ValueError(f"{field}: {value!r} is not an EDTF date such as 2023-07-28, 2023-07 or 2021-01-17/2021-02-09")


def _number(field: str, value: Any, _: Codes) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _MAX_NUMBER:
        raise ValueError(f"{field}: {value!r} is not a whole number")


def _flag(field: str, value: Any, _: Codes) -> None:
    if not isinstance(value, bool):
        raise ValueError(f"{field}: give true or false")


def _code(field: str, value: Any, codes: Codes) -> None:
    if value not in codes.of(field):
        raise ValueError(f"{field}: {value!r} is not one of its codes; a code of your own rules needs --rules DIR")


def _list(check: Any) -> Any:
    def checked(field: str, value: Any, codes: Codes) -> None:
        if not isinstance(value, list):
            raise ValueError(f"{field}: give a list")
        for one in value:
            check(field, one, codes)
            if value.count(one) > 1:
                raise ValueError(f"{field}: {one!r} stands in the list twice")

    return checked


def _count(field: str, value: Any, codes: Codes) -> None:
    names = {f.name for f in dataclasses.fields(Count)}
    if not isinstance(value, dict) or not {"value", "unit", "bound", "start", "end"} <= set(value) <= names:
        raise ValueError(f"{field}: a count has {', '.join(sorted(names))}")
    for name in ("value", "start", "end"):
        _number(f"{field}.{name}", value[name], codes)
    if value["unit"] not in codes.of("units") or value["bound"] not in codes.of("affected_bound"):
        raise ValueError(f"{field}: unknown unit or bound in {value!r}")
    if value.get("group") is not None:
        _text(f"{field}.group", value["group"], codes)


_CHECKS = {
    "text": _text,
    "texts": _list(_text),
    "date": _date,
    "number": _number,
    "flag": _flag,
    "code": _code,
    "codes": _list(_code),
    "counts": _list(_count),
}
