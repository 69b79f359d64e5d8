"""The lines that tell where one notice of several on a page begins or ends: its headline, its day, who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum

import msgspec

from extractor.clock import BRACKETED_WEEKDAY, HOUR, WEEKDAY
from extractor.edtf import exact_day
from extractor.findings import Document, Findings, OrganizationMention
from extractor.names import are_several
from extractor.numerals import LAST_FIGURE
from extractor.outline import Line
from extractor.outline.shapes import APART
from extractor.outline.title import HEADS, MARKERS, SURE, headline_kinds, is_plain, is_short
from extractor.rules.wordings import Wording, date_wordings, finding_wordings

# What may stand around the day on its line, and behind the name of who writes: a post, a section and a person.
_BEHIND_DAY = Wording(
    rf"付?[)】〕\]]?(?:{BRACKETED_WEEKDAY}| ?{WEEKDAY}曜日?)?[)】 ]*(?:{HOUR}分?)?[)】 ]*"
    r"(?:{issued}|{as_of})?[)】〕\] ]*"
)
# The label of a day, whatever it says: Page last updated:, 報道提供日.
_LABEL = re.compile(r"[\s(\[【〔]*(?:[^。、:0-9]{1,20}(?::|日)[: ]*)?")
# A line of a list that ends in a number.
_HOW_MANY = Wording(rf".*{LAST_FIGURE}(?:{{person}}|{{record}})[分様]?\)?$")
_BEFORE_NAME = re.compile(r"[\s(【]*(?:[^\s:。、0-9]{1,6}:[ ]?)?")
_LONGEST_POST = 24
_WRITER = re.compile(rf"[^はがをにで。、\n]{{0,{_LONGEST_POST}}}")
#: So near each other stand the lines of one head.
_NEAR = 3
#: How the label of another day ends.
_DAY_OF = ("日", "日時", "時刻", "期間", "年月日")


class Part(Enum):
    """What a line is of a letter."""

    BODY = "body"
    SHORT = "short"
    HEADLINE = "headline"
    MAYBE = "maybe"
    MARK = "mark"


class LetterLine(msgspec.Struct, frozen=True, gc=False):
    """One line: what it is, where the day stands that it gives, and the name of who writes."""

    line: Line
    part: Part
    day: int | None = None
    writer: OrganizationMention | None = None


def writers(document: Document, findings: Findings) -> dict[int, OrganizationMention]:
    """Who writes, by where the line begins that is signed; empty unless several sign, as no two letters else are."""
    line_at = document.outline.line_at
    near = [(line, m) for m in findings.organizations if (line := line_at(m.start)).end - m.end <= _LONGEST_POST]
    if not are_several(m.name for _, m in near):
        return {}
    signed = {line.start: writer for line, _ in near if (writer := _writer(document, findings, line)) is not None}
    return signed if are_several(writer.name for writer in signed.values()) else {}


def letter_lines(
    document: Document, findings: Findings, signed: dict[int, OrganizationMention]
) -> Iterator[LetterLine]:
    """All lines with words, in order; those that are ``signed`` with who writes."""
    line_at = document.outline.line_at
    dated = {line_at(mention.start).start for mention in findings.dates}
    above: Line | None = None
    for line in document.outline.filled:
        day = _day(document, findings, line) if line.start in dated else None
        writer = signed.get(line.start)
        if day is not None and above is not None and _names_a_day(document, findings, above):
            day = None
        above = line
        if day is not None or writer is not None:
            yield LetterLine(line, Part.MARK, day, writer)
        else:
            yield LetterLine(line, _part(document, line))


def runs(lines: Sequence[LetterLine]) -> Iterator[tuple[int, int]]:
    """The stretches of lines that may be the foot of one letter, the head of the next, or both, in order.

    Each holds days, names and headlines, with few lines between them; a line of one word for a headline is one beside
    those.
    """
    low = last = -1
    for i, line in enumerate(lines):
        if line.part is Part.BODY or (line.part not in (Part.MARK, Part.HEADLINE) and not _is_beside(lines, i)):
            continue
        if low >= 0 and (i - last > _NEAR or any(each.part is Part.BODY for each in lines[last:i])):
            yield low, last + 1
            low = i
        low, last = (i if low < 0 else low), i
    if low >= 0:
        yield low, last + 1


def heads(lines: Sequence[LetterLine], low: int, high: int) -> int | None:
    """Where the first headline stands in a run; ``None`` without one."""
    told = (i for i in range(low, high) if lines[i].part is Part.HEADLINE or _is_beside(lines, i))
    return next(told, None)


def _is_beside(lines: Sequence[LetterLine], i: int) -> bool:
    if lines[i].part is not Part.MAYBE:
        return False
    return any(0 <= j < len(lines) and lines[j].part is Part.MARK for j in (i - 1, i + 1, i + 2))


def _names_a_day(document: Document, findings: Findings, line: Line) -> bool:
    """True of a numbered heading, and of the label of a day: 誤送信の日時."""
    numbered = line.kind == "heading" and line.marker not in MARKERS and not findings.dates_in(line.start, line.end)
    words = document.text[line.body : line.end].rstrip(" :】)")
    return numbered or (line.kind in HEADS and words.endswith(_DAY_OF) and not words[:-1][-1:].isdigit())


def _part(document: Document, line: Line) -> Part:
    if not is_short(document.text, line):
        return Part.BODY
    kinds = headline_kinds(document.text, line, document.hits)
    if kinds >= SURE:
        return Part.HEADLINE
    counts = finding_wordings(document.rules)[_HOW_MANY]
    return Part.MAYBE if kinds and not counts.match(document.text, line.body, line.end) else Part.SHORT


def _behind(document: Document, day: int, end: int) -> int:
    """Where the words behind a day begin that say no more of it."""
    return date_wordings(document.rules)[_BEHIND_DAY].match(document.text, day, end).end()  # type: ignore[union-attr]


def _day(document: Document, findings: Findings, line: Line) -> int | None:
    """Where the day with its year stands that is all there is on a line, but its label, and who writes behind it."""
    if not is_plain(document.text, line) or len(document.text[line.start : line.end].strip()) > APART[-1]:
        return None
    first = next(iter(findings.dates_in(line.start, line.end)), None)
    if first is None or first.relative or first.end > line.end or exact_day(first.value) is None:
        return None
    labels = document.hits.inside("date_roles", line.start, first.start)
    if _LABEL.fullmatch(document.text, line.start, first.start) is None or any(
        hit.rule.code != "announced" for hit in labels
    ):
        return None
    behind = _behind(document, first.end, line.end)
    return first.start if behind >= line.end or findings.organizations_in(behind, behind + 1) else None


def _writer(document: Document, findings: Findings, line: Line) -> OrganizationMention | None:
    """The name that a line opens with, a day before it or not, if no more than a post and a person follows."""
    text = document.text
    if not is_plain(document.text, line):
        return None
    low = _BEFORE_NAME.match(text, line.start, line.end).end()  # type: ignore[union-attr]
    dates = findings.dates_in(low, low + 1)
    if dates and dates[0].end <= line.end:
        low = _behind(document, dates[0].end, line.end)
    name = next(iter(findings.organizations_in(low, min(low + 1, line.end))), None)
    if name is None or name.end > line.end or _WRITER.fullmatch(text, name.end, line.end) is None:
        return None
    return name if not document.hits.rules_in("title", name.end, line.end) else None
