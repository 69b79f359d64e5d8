"""How a round-up falls into its items: one incident each.

Items are told by the rows of a table, by headlines of one form, by the lines of a list, or by one organisation that
announces after the other. What marks a headline of an item is data, ``rules/incident.yaml``.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from extractor.findings import Document, Findings, Stance
from extractor.names import organization_key, same_key
from extractor.outline import Line
from extractor.rules import Hit

Span = tuple[int, int]
_TOLD = (Stance.STATED, Stance.POSSIBLE)


class Signs:
    """Where a document shows signs of an incident, for asking of any span whether it tells one of its own."""

    def __init__(self, findings: Findings, hits: list[Hit]) -> None:
        stated = [j.mention for j in findings.codes if j.stance in _TOLD]
        self._causes = [(m.start, m.end) for m in stated if m.kind == "causes"]
        self._harms = [(h.start, h.end) for h in hits if h.rule.attributes.get("headline")]
        self._facts = sorted(
            [d.start for d in findings.dates]
            + [c.start for c in findings.counts]
            + [m.start for m in stated if m.kind == "categories"]
        )

    def harm(self, span: Span) -> Span | None:
        """The first words inside ``span`` that tell of harm: a stated cause, else a word of harm."""
        for places in (self._causes, self._harms):
            first = bisect_left(places, (span[0], 0))
            if first < len(places) and places[first][0] < span[1]:
                return places[first]
        return None

    def tells(self, span: Span) -> bool:
        """True where ``span`` tells of harm and gives a date, a number or data."""
        first = bisect_left(self._facts, span[0])
        return first < len(self._facts) and self._facts[first] < span[1] and self.harm(span) is not None

    def trigger(self, span: Span) -> Span:
        """The words that show an incident in ``span``; its first character where nothing better does."""
        return self.harm(span) or (span[0], min(span[1], span[0] + 1))


@dataclass(frozen=True, slots=True)
class Item:
    """One incident's part of a round-up, and its headline where it has one."""

    span: Span
    title: Span | None


def round_up(document: Document, findings: Findings, hits: list[Hit], signs: Signs) -> list[Item]:
    """The items of a round-up, in order; empty where the document is none."""
    return (
        _rows(document, findings, signs)
        or max(_headed(document, findings, hits, signs), _listed(document, findings, signs), key=len)
        or _announced(document, findings, signs)
    )


def _several(names: Iterable[str]) -> bool:
    """True where the names are not all of one organisation."""
    keys = [organization_key(name) for name in names if name]
    return any(not same_key(keys[0], key) for key in keys[1:])


# --- the rows of a table ---

#: A table of fewer columns that tells of harm is a timeline of one incident.
_WIDE_ROW = 4


def _rows(document: Document, findings: Findings, signs: Signs) -> list[Item]:
    """Rows that each give a date, and a cause or an organisation of their own."""
    dates = [d.start for d in findings.dates]
    places = [o.start for o in findings.organizations]
    for table in document.outline.tables:
        items = []
        names = []
        caused = 0
        for row in table.rows[1:]:
            span = (row[0][0], row[-1][1])
            if bisect_left(dates, span[1]) == bisect_left(dates, span[0]):
                continue
            items.append(Item(span, None))
            caused += len(row) >= _WIDE_ROW and signs.harm(span) is not None
            first = bisect_left(places, span[0])
            if any((o.start, o.end) in row for o in findings.organizations[first : first + len(row)]):
                names.append(findings.organizations[first].name)
        telling = max(caused, len(names) if len(names) > 2 and _several(names) else 0)
        if telling >= 2 and telling * 2 >= len(table.rows) - 1:
            return items
    return []


# --- headlines of one form ---

# A numbered or bracketed opening, with digits made equal, is what the headlines of a series share.
_OPENING = re.compile(r"\s*([^\s\w]*)([^\W\d]{0,3})")
_NUMBERED = re.compile(r"\s*[【〔《<〈≪［][ ]?[0-9]{1,3}[ ]?[】〕》>〉≫］]")
# The items of a chronicle open with their day.
_DATED = re.compile(r"(?:[0-9]{4}[./年])?[0-9]{1,2}[./月][0-9]{1,2}日?[ :]+\S")
_DIGITS = re.compile(r"[0-9一二三四五六七八九十①-⑳]+")
# A topic and a comma, or a full stop: running text, whatever its marker.
_SENTENCE = re.compile(r"は、|。\s*$")
#: The markers that seldom head anything but items; the others number sections too.
_ITEM_MARKERS = ("square", "bracket", "rule", "part")
#: A numbered headline shorter than this says whose part it is, not what happened.
_TELLING = 10
#: How far into a body its first organisation may stand to be what the body is about.
_SUBJECT_REACH = 30


class _Headline(NamedTuple):
    """A line that may head an item: its form, whether it is numbered as one, and whom it or its body names first."""

    line: Line
    form: tuple[str, str]
    numbered: bool
    named: str
    harmed: bool
    names_itself: bool


def _headed(document: Document, findings: Findings, hits: list[Hit], signs: Signs) -> list[Item]:
    """Items whose headlines share their form."""
    headlines = list(_headlines(document, findings, hits))
    for form in dict.fromkeys(h.form for h in headlines if h.numbered or h.named):
        plain = form[0] == "text"
        members = [h for h in headlines if h.form == form and (not plain or h.named)]
        strong = [h for h in members if h.numbered or (h.named and (h.harmed or not plain))]
        if len(strong) < 2 or not (any(h.numbered for h in strong) or _several([h.named for h in strong])):
            continue
        # Of unmarked lines only those that name somebody end an item; marked ones end it whatever they say.
        closing = [h for h in headlines if h.form[0] == form[0] and (not plain or h.names_itself or h in strong)]
        ends = [*(h.line.start for h in closing), len(document.text)]
        items = []
        for headline in strong if plain else members:
            span = (headline.line.start, ends[bisect_right(ends, headline.line.start)])
            if signs.tells(span) or (headline.named and headline.harmed):
                items.append(Item(span, _trimmed(document.text, headline.line)))
        if len(items) >= 2:
            return items
    return []


def _trimmed(text: str, line: Line) -> Span:
    words = text[line.start : line.end]
    start = line.start + len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def _headlines(document: Document, findings: Findings, hits: list[Hit]) -> Iterator[_Headline]:
    """Every line that could head an item of a round-up: a heading that heads no section, or a line set apart."""
    text, outline = document.text, document.outline
    starts = [hit.start for hit in hits]
    organizations = findings.organizations
    places = [o.start for o in organizations]
    lines = [line for line in outline.lines if line.kind != "blank"]
    for line, following in itertools.zip_longest(lines, lines[1:]):
        numbered = False
        if line.kind == "heading":
            section = outline.section_at(line.start)
            numbered = _NUMBERED.match(text, line.start) is not None
            labelled = line.marker in _ITEM_MARKERS and section.role == "other"
            whole = section.start == line.start and (section.body == line.end or labelled)
            heads_section = section.role not in ("other", "noise") and not numbered
            if not whole or heads_section or _SENTENCE.search(text, line.body, line.end):
                continue
            form = _form(text, line)
        elif line.kind == "text" and 8 <= line.end - line.body <= 70 and text[line.end - 1] not in "。、":
            if following is None or following.kind != "text" or following.end - following.start < 50:
                continue
            form = ("dated" if _DATED.match(text, line.body) else "text", "")
        else:
            continue
        inside = [h.rule.attributes for h in hits[bisect_left(starts, line.start) : bisect_left(starts, line.end)]]
        first = bisect_left(places, line.start)
        reach = line.end if following is None else following.body + _SUBJECT_REACH
        if line.kind == "heading" and line.marker not in _ITEM_MARKERS:
            # Numbers head the sections of a single notice as well; they head an item where a name comes first.
            reach = line.body + 3
        named = organizations[first].name if first < len(places) and places[first] < reach else ""
        if line.marker not in _ITEM_MARKERS and line.kind == "heading" and line.end - line.body < _TELLING:
            named = ""
        if named and form[0] == "text" and places[first] >= line.end and "announcer" not in organizations[first].roles:
            named = ""
        yield _Headline(
            line,
            form,
            numbered or any(a.get("index") for a in inside),
            named,
            any(a.get("headline") for a in inside),
            bool(named) and places[first] < line.end,
        )


def _form(text: str, line: Line) -> tuple[str, str]:
    opening = _OPENING.match(_DIGITS.sub("0", text[line.start : min(line.end, line.start + 24)]))
    return line.marker, "".join(opening.groups()) if opening and line.marker == "bracket" else ""


# --- the lines of a list ---

#: A list of incidents has at least so many lines in a row that each name an organisation first and tell of harm.
_LIST_LINES = 3
_LIST_LENGTH = range(12, 161)


def _listed(document: Document, findings: Findings, signs: Signs) -> list[Item]:
    """Lines of a list that each tell one incident: an organisation first, then what happened to it."""
    places = [o.start for o in findings.organizations]
    items: list[Item] = []
    run = longest = 0
    for line in document.outline.lines:
        if line.kind == "blank":
            continue
        first = bisect_left(places, line.body)
        named = first < len(places) and places[first] <= line.body + 4
        if (
            named
            and line.end - line.body in _LIST_LENGTH
            and not _SENTENCE.search(document.text, line.body, line.end)
            and signs.tells((line.start, line.end))
        ):
            items.append(Item((line.start, line.end), (line.start, line.end)))
            run += 1
            longest = max(longest, run)
        else:
            run = 0
    return items if longest >= _LIST_LINES else []


# --- one announces after the other ---


#: Roles of those who announce what happened to others.
_OFFICIALS = {"authority", "pursuer"}
#: An announcer is compared with so many before it at most, so that a hostile text costs no square of its length.
_MOST_COMPARED = 200


def _announced(document: Document, findings: Findings, signs: Signs) -> list[Item]:
    """Running text in which one organisation after the other announces an incident of its own."""
    begins: list[tuple[int, str]] = []
    told: dict[int, dict[str, None]] = {}
    for mention in findings.organizations:
        if "announcer" in mention.roles and not mention.roles & _OFFICIALS:
            sentence = document.outline.sentence_at(mention.start)[0]
            told.setdefault(sentence, {}).setdefault(organization_key(mention.name))
    for sentence, keys in told.items():
        for key in keys:
            # A sentence that strings several announcers together names them in passing.
            passing = any(not same_key(key, other) for other in keys if other != key)
            if not passing and all(not same_key(key, known) for _, known in begins[-_MOST_COMPARED:]):
                begins.append((sentence, key))
    if len(begins) < 2:
        return []
    ends = [*(start for start, _ in begins[1:]), len(document.text)]
    items = [Item((start, end), None) for (start, _), end in zip(begins, ends, strict=True)]
    items = [item for item in items if signs.tells(item.span)]
    return items if len(items) >= 2 else []
