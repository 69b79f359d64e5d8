"""Headings round numbers: what a headline gives of a count that the body gives exactly is no count of its own."""

from __future__ import annotations

from extractor.assemble.view import View
from extractor.findings import CountMention
from extractor.outline import holds

#: No headline is longer.
_LONGEST_HEADING = 200


def without_rounded_headings(view: View, kept: list[CountMention]) -> list[CountMention]:
    """Leave out what the headline, or a heading, rounds and the body gives exactly.

    What a heading bounds (最大21万件超) another line without a sentence may give exactly too.
    """
    heads: list[CountMention] = []
    body: set[tuple[int, str]] = set()
    for m in kept:
        if _in_heading(view, m):
            heads.append(m)
        else:
            body.add((m.value, m.unit))
    anywhere = {(m.value, m.unit) for m in kept}
    rounded = {
        m.start
        for m in heads
        if any(
            unit == m.unit and value != m.value and is_rounding(m.value, value)
            for value, unit in (body if m.bound == "exact" else anywhere)
        )
    }
    for m in (m for m in heads if m.start in rounded):
        view.reject("counts", f"{m.value} {m.unit}", m.start, m.end, "rounds what the body gives exactly")
    return [m for m in kept if m.start not in rounded]


def _in_heading(view: View, mention: CountMention) -> bool:
    """True in the headline and in other lines that are no sentence, item of a list or row of a table."""
    if holds(view.stretch.title, mention.start):
        return True
    outline = view.document.outline
    line = outline.line_at(mention.start)
    if line.kind not in ("heading", "text") or line.end - line.start > _LONGEST_HEADING:
        return False
    return view.text.find("。", line.start, line.end) < 0


def is_rounding(rough: int, exact: int) -> bool:
    """True where ``rough`` is ``exact`` rounded, up or down, to its own leading digits: no 1,000 rounds 9."""
    digits = len(str(rough)) - len(str(rough).rstrip("0"))
    return digits > 0 and abs(rough - exact) < 10**digits and rough <= 2 * exact
