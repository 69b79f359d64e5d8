"""How a notice and an incident show themselves in a notebook: the text with its evidence marked, the record as a table.

Plain HTML with inline styles and no script, so that it survives an untrusted notebook, GitHub and nbconvert.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise
from pathlib import Path

from extractor.codes import Codes, load_codes
from extractor.field_groups import GROUPS, group_of
from extractor.model import Count, Evidence, Incident, Notice, kinds
from extractor.web import strings

#: Characters of the text shown; a longer notice is cut, and says so.
MAX_TEXT = 20_000

# What would reorder or hide the text around it is shown as a sign instead.
_HIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_CELL = "text-align:left;vertical-align:top;padding:2px 8px;border-bottom:1px solid #d7dce3"


def notice_html(notice: Notice) -> str:
    """The notice as HTML: a legend, the text with its evidence marked, a table for each incident."""
    rules = Path(notice.rules) if notice.rules is not None else None
    codes = load_codes(rules if rules is not None and rules.is_dir() else None)
    marked = _marked(notice.text[:MAX_TEXT], [e for incident in notice.incidents for e in incident.evidence], codes)
    rest = len(notice.text) - MAX_TEXT
    cut = f"<i>… {rest:,} characters more</i>" if rest > 0 else ""
    text = (
        '<div dir="ltr" style="white-space:pre-wrap;unicode-bidi:isolate;line-height:1.8;max-height:32em;overflow:auto;'
        f'border:1px solid #d7dce3;padding:8px;text-align:left">{marked}{cut}</div>'
    )
    return f"<div>{_legend()}{text}{''.join(incident_html(i, codes) for i in notice.incidents)}</div>"


def incident_html(incident: Incident, codes: Codes | None = None) -> str:
    """The record of an incident as an HTML table; hovering over a value shows its words and its rule.

    ``codes`` has the labels; the shipped ones when ``None``.
    """
    codes = codes or load_codes()
    rows = "".join(
        f'<tr><th style="{_CELL};font-weight:normal;color:#5b6472">{escape(codes.label("fields", name))}</th>'
        f'<td style="{_CELL}">{value}</td></tr>'
        for name in (*kinds(), "confidence")
        if (value := _value(incident, name, codes))
    )
    return f'<table style="border-collapse:collapse;margin:8px 0">{rows}</table>'


def _legend() -> str:
    words = strings("shared", "ja")
    signs = (
        f'<span style="{_mark_style(group)};padding:0 5px;margin-right:5px">{words[f"group_{group}"]}</span>'
        for group in GROUPS
    )
    return f'<p style="font-size:85%;margin:4px 0">{"".join(signs)}</p>'


def _mark_style(group: str) -> str:
    colours = GROUPS[group]
    return f"background:{colours.ground};color:#1f2937;border-bottom:2px solid {colours.edge}"


def _value(incident: Incident, name: str, codes: Codes) -> str:
    """The shown value of a field, empty where there is none."""
    value = getattr(incident, name)
    if value is None or value is False or value == []:
        return ""
    if name == "counts":
        return "、".join(_visible(_count(count, codes)) for count in value)
    if name == "confidence":
        return f"{value:.2f}"
    values = value if isinstance(value, list) else [value]
    return "、".join(_one(incident, name, one, codes) for one in values)


def _count(count: Count, codes: Codes) -> str:
    bound = "" if count.bound == "exact" else codes.label("affected_bound", count.bound)
    return f"{bound}{count.value:,}{codes.label('units', count.unit)}"


def _one(incident: Incident, name: str, value: object, codes: Codes) -> str:
    if value is True:
        shown = strings("shared", "ja")["yes"]
    else:
        shown = f"{value:,}" if isinstance(value, int) else codes.label(name, str(value))
    words = [e for e in incident.evidence if e.field == name and e.value in (str(value), "")]
    title = "\n".join(f"{e.text} ({e.rule})" for e in words)
    return f'<span title="{_visible(title)}">{_visible(shown)}</span>' if words else _visible(shown)


def _marked(text: str, evidence: Iterable[Evidence], codes: Codes) -> str:
    """The text as HTML with every stretch of evidence marked; where several overlap, the hover names them all."""
    return "".join(
        _visible(text[start:end])
        if not own
        else f'<mark title="{_visible(_about(own, codes))}" style="{_mark_style(group_of(own[0].field))}">'
        f"{_visible(text[start:end])}</mark>"
        for start, end, own in _segments(len(text), evidence)
    )


def _about(evidence: list[Evidence], codes: Codes) -> str:
    lines = (f"{codes.label('fields', e.field)}: {codes.label(e.field, e.value)} ({e.rule})" for e in evidence)
    return "\n".join(dict.fromkeys(lines))


def _segments(length: int, evidence: Iterable[Evidence]) -> Iterator[tuple[int, int, list[Evidence]]]:
    """The text cut at every border of evidence, each piece with the evidence that covers it."""
    starts: dict[int, list[Evidence]] = {}
    for e in evidence:
        if 0 <= e.start < min(e.end, length):
            starts.setdefault(e.start, []).append(e)
    borders = sorted({0, length, *starts, *(min(e.end, length) for found in starts.values() for e in found)})
    open_: list[Evidence] = []
    for start, end in pairwise(borders):
        open_ = [e for e in open_ if e.end > start] + starts.get(start, [])
        yield start, end, open_


def _visible(text: str) -> str:
    """Escaped for HTML, text and attribute alike, with signs in place of characters that reorder or hide."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return escape(_HIDDEN.sub("\u25af", lines), quote=True)
