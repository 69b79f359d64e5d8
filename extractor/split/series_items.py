"""Which parts of a series of openings of one form tell an incident each.

The series :mod:`extractor.split.series` reads; a part counts by what it holds (:mod:`extractor.split.signs`).
"""

from __future__ import annotations

import itertools
import re

import msgspec

from extractor.announcing import describes
from extractor.edtf import exact_day
from extractor.findings import Document, Findings
from extractor.names import are_several, organization_key
from extractor.outline import Line, Span
from extractor.split.items import Item
from extractor.split.openings import (
    CALENDAR,
    CALENDARS,
    COUNTED,
    DATED,
    ENTRIES,
    ENTRY,
    ITEM_MARKERS,
    SENTENCE,
    TEXT,
    Opening,
)
from extractor.split.series import Part, Reader
from extractor.split.signs import PLAUSIBLE, Signs
from extractor.voice import Voice

#: An incident of its own has at least so many signs: harm, a date, a number, data.
_COMPLETE = 4
#: So many sections that each have another purpose make one notice.
_SECTIONS = 2
#: So many lines make a list; so many characters of a date are its year and month.
_LIST, _MONTH = 3, 7
# The number that whoever keeps a file of cases gives each: 【事件簿#2024-066】.
_FILED = re.compile(r"\s*【[^】\n]{1,24}[0-9]】")


def series_items(document: Document, findings: Findings, signs: Signs) -> list[Item]:
    """The items of the series that has the most of them.

    Under days an organisation itself tells the course of one incident.
    """
    best: list[Item] = []
    for series in Reader(document, findings).series():
        form = series[0].opening.form
        if document.voice is Voice.OWN and (form in CALENDARS or _are_of_one_notice(document, series)):
            continue
        told = _of_many(document, findings, series, signs) or _of_one(document, series, signs)
        alone = _hidden(series, signs) or _are_filed(document, series)
        if len(told) > (len(best) or not alone):
            filed = _are_filed(document, series)
            best = [msgspec.structs.replace(_item(document, part), apart=filed) for part in told]
    return best


def _are_of_one_notice(document: Document, series: list[Part]) -> bool:
    """True where a mark of the parts heads the sections of one notice as well: what happened, whose data, why."""
    text = document.text
    lines = [part.opening.line for part in series]
    named = [section for section in document.outline.sections if section.role != "other"]
    if len(named) < _SECTIONS:
        return False
    for mark in {text[line.start : line.body].strip() for line in lines} - {""}:
        known = [s.role for s in named if text[s.start : s.body].lstrip().startswith(mark)]
        if len(known) >= _SECTIONS and len(set(known)) == len(known):
            return True
    return False


def _item(document: Document, part: Part) -> Item:
    return Item([part.span], _trimmed(document.text, document.outline.line_at(part.span[0])), part.opening.place)


def _of_many(document: Document, findings: Findings, series: list[Part], signs: Signs) -> list[Part]:
    """The parts that tell of one organisation, or one numbered case, each.

    Where a reporter speaks, harm that struck all of them may be told before the parts.
    """
    series = [p for p in series if p.opening.numbered or not signs.is_untold(_first_sentence(document, p))]
    if not series:
        return []
    enough = _enough_of_day(document, series)
    strong = [p for p in series if _is_about_somebody(p.opening) and _strength(p, signs) >= enough]
    if len(strong) < 2 or not (any(p.opening.numbered for p in strong) or are_several(p.opening.named for p in strong)):
        return []
    if series[0].opening.form == TEXT:
        # What happened may be told in words that no rule knows: the line names somebody, the part is complete.
        series = [p for p in series if p in strong or _heads_like(p, signs)]
    # Where harm that struck the supplier of all was told before, a name and one fact tell what it did to a client.
    before = (0, series[0].span[0])
    struck = document.voice is Voice.REPORTER and signs.harm(before) is not None
    if series[0].opening.form == CALENDAR:
        series = [p for p in series if p.opening.named or not _is_of_private(document, findings, p)]
    told = [p for p in series if _is_told(p, signs) or (struck and _is_client(p, before, signs))]
    if told and _adds_up(document, findings, told):
        return []
    if told and (_hidden(series, signs) or _are_filed(document, series)):
        return told
    # Under the names of several firms of one group stands whose data it was, not what happened.
    if sum(signs.harm(part.span) is not None for part in told) >= 2:
        # Among many that tell, what stands under a name tells as well, whatever its words.
        alike = 2 * len(told) > len(series)
        return [p for p in series if p in told or (alike and _is_named(p, signs))]
    # Of the clients of a supplier a number or data is told, no more.
    enough = 1 if struck and signs.is_of_clients(before) else PLAUSIBLE
    hit = [part for part in strong if part.opening.named and signs.facts(part.span) >= enough]
    if not are_several(part.opening.named for part in hit) or _adds_up(document, findings, hit):
        return []
    return hit if struck or _are_entries(document, signs, hit) or _are_introduced(findings, signs, hit) else []


def _enough_of_day(document: Document, series: list[Part]) -> int:
    """How strong a part must be to be about somebody: under a day, which may be a step, much; less in a diary."""
    if series[0].opening.form != DATED:
        return 0
    years = [document.text[p.opening.line.body : p.opening.line.body + 4] for p in series]
    return _COMPLETE - all(map(str.isdecimal, years))


def _hidden(series: list[Part], signs: Signs) -> bool:
    """True where some parts are of nobody who is named: beside them a single one may tell."""
    return any(not part.opening.named and signs.is_nameless(part.span) for part in series)


def _are_filed(document: Document, series: list[Part]) -> bool:
    """True of parts under numbers of a file, each of somebody else: beside what is no incident one may tell."""
    lines = [document.text[part.span[0] : part.opening.line.end] for part in series]
    return all(map(_FILED.match, lines)) and len({part.opening.named for part in series} - {""}) == len(series)


def _is_of_private(document: Document, findings: Findings, part: Part) -> bool:
    """True where nobody is named but who pursues what was done to somebody, and where that one lives."""
    named = findings.organizations_in(*part.span)
    cues = document.rules["organization_cues"]
    others = cues.ids_with("no_subject") | cues.ids_with("locates")
    return bool(named) and all(mention.roles & others for mention in named)


def _first_sentence(document: Document, part: Part) -> Span:
    return document.outline.sentence_at(part.opening.line.body)


def _adds_up(document: Document, findings: Findings, parts: list[Part]) -> bool:
    """True of parts whose first numbers come to a number told before them: they break one incident down."""
    starts = _starts(document, parts)
    firsts = [findings.within([span]).counts[:1] for span in itertools.pairwise([*starts, parts[-1].span[1]])]
    values = [count.value for counts in firsts for count in counts]
    told = findings.within([(0, starts[0])]).counts
    return len(values) == len(starts) and sum(values) in [count.value for count in told]


def _starts(document: Document, parts: list[Part]) -> list[int]:
    """Where parts begin: under one mark, where each line with it does, be somebody named there or not."""
    text, last = document.text, parts[-1].opening.line
    lines = document.outline.filled_in(parts[0].span[0], last.end)
    mark = text[last.start : last.body].strip()
    marked = [line.start for line in lines if mark and text[line.start : line.body].strip() == mark]
    return marked if len(marked) > 1 else [part.span[0] for part in parts]


def _is_named(part: Part, signs: Signs) -> bool:
    """True of harm or facts under a bare name, of facts under a marked headline that opens with one and a number."""
    opening = part.opening
    marked = opening.form != TEXT and opening.place is not None and signs.counts((part.span[0], opening.line.end))
    if (opening.bare or (opening.form != TEXT and opening.place is not None)) and signs.harm(part.span):
        return True
    return (opening.bare or marked) and signs.facts(part.span) >= PLAUSIBLE


def _are_entries(document: Document, signs: Signs, parts: list[Part]) -> bool:
    """True of the lines of a list about one organisation each, one of which says in known words what happened."""
    if document.voice is Voice.OWN or parts[0].opening.form != ENTRY or len(parts) < _LIST:
        return False
    return any(signs.harm(part.span) for part in parts)


def _are_introduced(findings: Findings, signs: Signs, parts: list[Part]) -> bool:
    """True of parts under bare names all of which the text before them gives, where it tells of harm."""
    before = (0, parts[0].span[0])
    if signs.harm(before) is None or not all(part.opening.bare for part in parts):
        return False
    known = {organization_key(mention.name) for mention in findings.organizations_in(*before)}
    return known.issuperset(organization_key(part.opening.named) for part in parts)


def _heads_like(part: Part, signs: Signs) -> bool:
    """True of a headline that names somebody: one that opens with the name tells, another is complete."""
    opening = part.opening
    enough = opening.place is not None and signs.tells(part.span)
    return opening.names_itself and (enough or _strength(part, signs) >= _COMPLETE - 1)


def _is_about_somebody(opening: Opening) -> bool:
    return opening.numbered or (
        bool(opening.named) and (opening.harmed or opening.bare or opening.form != TEXT or opening.shown)
    )


def _is_told(part: Part, signs: Signs) -> bool:
    opening = part.opening
    sure = bool(opening.named) and (opening.harmed or _strength(part, signs) >= _COMPLETE)
    if signs.is_general((part.span[0], opening.line.end)) and not sure:
        return False
    if not opening.named and (signs.is_nameless(part.span) or not signs.days(part.span)):
        return False
    return signs.tells(part.span) or (bool(opening.named) and opening.harmed) or signs.facts(part.span) >= 3


def _is_client(part: Part, before: Span, signs: Signs) -> bool:
    general = signs.is_general((part.span[0], part.opening.line.end))
    return part.opening.names_itself and not general and signs.facts(part.span) > 0 and signs.is_of_clients(before)


def _of_one(document: Document, series: list[Part], signs: Signs) -> list[Part]:
    """The entries of a chronicle of one organisation: most are complete, and no two give the same days."""
    form = series[0].opening.form
    series = [part for part in series if part.opening.named or not signs.is_nameless(part.span)]
    plain = form[0] not in ITEM_MARKERS and form not in CALENDARS
    enough = _COMPLETE - (plain or (form == DATED and _of_many_months(series, signs)))
    complete = [part for part in series if _strength(part, signs) >= enough]
    if len(complete) < 2 or 2 * len(complete) < len(series) or not any(signs.tells(p.span) for p in complete):
        return []
    if form == TEXT or not _are_headed_apart(document, series, complete, signs):
        days = [signs.days(part.span) for part in complete]
        if any(a & b for a, b in itertools.pairwise(days)):
            return []
        if form not in COUNTED and _are_sections(document, series, complete, signs):
            return []
    return [part for part in series if _strength(part, signs) > PLAUSIBLE]


def _are_headed_apart(document: Document, series: list[Part], complete: list[Part], signs: Signs) -> bool:
    """True where the headings of all parts tell of harm, each part is complete, and the numbers of each are its own.

    So are some of its days; the first may have been made public on the day of the second.
    """
    if len(complete) < len(series) or not all(p.opening.harmed and _strength(p, signs) >= _COMPLETE for p in series):
        return False
    days = [signs.days(part.span) for part in series]
    numbers = [signs.numbers(part.span) for part in series]
    own_days = all(a - b and b - a for a, b in itertools.pairwise(days))
    own_numbers = all(a and b and not a & b for a, b in itertools.combinations(numbers, 2))
    return own_days and own_numbers and not _days_before(document, series, signs)


def _of_many_months(series: list[Part], signs: Signs) -> bool:
    """True of a list whose lines are each of another month: the steps of one incident come closer together."""
    firsts = [next(iter(signs.dates((part.span[0], part.opening.line.end))), None) for part in series]
    months = {first.value[:_MONTH] for first in firsts if first is not None}
    return len(series) >= _LIST and len(months) == len(series)


def _are_sections(document: Document, series: list[Part], complete: list[Part], signs: Signs) -> bool:
    """True of parts that may tell of one incident: of one cause, or of one that the text before them tells."""
    causes = {signs.cause(part.span) for part in complete} - {""}
    if len(causes) < 2:
        return True
    before = _days_before(document, series, signs)
    form = series[0].opening.form
    if form in ENTRIES or form[0] in ITEM_MARKERS:
        return bool(before)
    # Numbers head sections more often: each must be complete, and two of them say in their headings what happened, or
    # each tell of another cause and how many.
    if form == TEXT or len(complete) < len(series):
        return True
    if sum(part.opening.harmed for part in series) > 1:
        return bool(before)
    apart = len(causes) == len(series) and all(signs.counts(part.span) for part in series)
    return not apart or any(before & signs.days(part.span) for part in series)


def _days_before(document: Document, series: list[Part], signs: Signs) -> frozenset[str]:
    """The days that the sentences of harm before the parts give, to the day, the headline apart."""
    outline = document.outline
    title = outline.title
    before = outline.sentences_in(0, series[0].span[0])
    telling = [s for s in before if signs.harm(s) and (title is None or s[0] != title[0])]
    # 7月14日付でお知らせした紛失に続き: the day of an earlier announcement is none.
    days = [date for s in telling for date in signs.dates(s) if not describes(document, date.end)]
    return frozenset(date.value for date in days if exact_day(date.value))


def _strength(part: Part, signs: Signs) -> int:
    return signs.facts(part.span) + (signs.harm(part.span) is not None)


def _trimmed(text: str, line: Line) -> Span | None:
    """The headline that ``line`` is; ``None`` for running text."""
    if SENTENCE.search(text, line.body, line.end):
        return None
    words = text[line.start : line.end]
    start = line.start + len(words) - len(words.lstrip())
    return start, start + len(words.strip())
