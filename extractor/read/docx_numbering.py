"""The numbers of a Word document's lists, which stand nowhere in its text."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_KANJI = "〇一二三四五六七八九"
_BULLET = "・"
_SERIES = {
    "aiueo": "アイウエオカキクケコサシスセソタチツテト",
    "aiueoFullWidth": "アイウエオカキクケコサシスセソタチツテト",
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
}


class _Level(NamedTuple):
    """A level of a list: how it counts, what is written (``第%1章``), and where it starts."""

    kind: str
    text: str
    start: int


class Numbering:
    """Counts through the lists of one document, paragraph by paragraph."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counters: dict[str, dict[int, int]] = defaultdict(dict)
        self._of_style: dict[str, tuple[str, int]] = {}
        for relation in document.part.rels.values():
            if relation.reltype.endswith("/numbering"):
                self._read(relation.target_part.element if hasattr(relation.target_part, "element") else None)
        for style in document.styles.element.iterchildren(f"{_W}style"):
            if found := _reference(style):
                self._of_style[style.get(f"{_W}styleId")] = found

    def _read(self, root: Any) -> None:
        if root is None:
            return
        abstract = {a.get(f"{_W}abstractNumId"): a for a in root.iterchildren(f"{_W}abstractNum")}
        for number in root.iterchildren(f"{_W}num"):
            target = abstract.get(_value(number, "abstractNumId"))
            if target is not None:
                levels = {int(lvl.get(f"{_W}ilvl")): _level(lvl) for lvl in target.iterchildren(f"{_W}lvl")}
                self._levels[number.get(f"{_W}numId")] = levels

    def label(self, paragraph: Any) -> str:
        """The number that Word shows before this paragraph, with a space after it; empty where it shows none."""
        style = _value(paragraph.find(f"{_W}pPr"), "pStyle")
        reference = _reference(paragraph) or self._of_style.get(style or "")
        if reference is None:
            return ""
        list_id, depth = reference
        level = self._levels.get(list_id, {}).get(depth)
        if level is None or level.kind == "none":
            return ""
        counters = self._counters[list_id]
        counters[depth] = counters.get(depth, level.start - 1) + 1
        for deeper in [d for d in counters if d > depth]:
            del counters[deeper]
        if level.kind == "bullet":
            return _BULLET
        label = level.text
        for d, count in counters.items():
            above = self._levels[list_id].get(d, level)
            label = label.replace(f"%{d + 1}", _written(count, above.kind))
        return label + " " if label else ""


def _value(parent: Any, name: str) -> str | None:
    child = parent.find(f"{_W}{name}") if parent is not None else None
    return child.get(f"{_W}val") if child is not None else None


def _reference(element: Any) -> tuple[str, int] | None:
    properties = element.find(f"{_W}pPr/{_W}numPr")
    list_id = _value(properties, "numId")
    return (list_id, int(_value(properties, "ilvl") or 0)) if list_id is not None else None


def _level(element: Any) -> _Level:
    start = _value(element, "start")
    return _Level(_value(element, "numFmt") or "decimal", _value(element, "lvlText") or "", int(start or 1))


def _written(count: int, kind: str) -> str:
    series = _SERIES.get(kind, "")
    if 0 < count <= len(series):
        return series[count - 1]
    if kind in ("japaneseCounting", "ideographDigital", "chineseCounting", "japaneseLegal") and 0 < count < 100:
        tens, ones = divmod(count, 10)
        return ("" if not tens else "十" if tens == 1 else _KANJI[tens] + "十") + (_KANJI[ones] if ones else "")
    return str(count)
