"""Cases of others, long before, that a story only mentions: 思い出すのは2014年のX事件だ; a list of such cases."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator

from extractor.edtf import Day
from extractor.find.organization_plain import plain_mention
from extractor.findings import DateMention, Document, Findings
from extractor.outline import Line, Span
from extractor.split.earlier import EARLIER, is_earlier, is_of_one, last_of, with_next
from extractor.split.passages import passages
from extractor.split.signs import Signs

#: A case of others lies at least so many days before the day with which the story begins.
_LONG_BEFORE = dt.timedelta(days=120)
#: So far behind the beginning of a sentence its time stands, and so near to that whom it befell.
_HEAD, _NEAR = 40, 40
#: The story gives its own time and an earlier one; so many characters of a date are its year and month.
_FEWEST, _MONTH = 2, 7
#: The marks of such a list.
_MARKS = ("bullet", "square")
# What stands behind the time that opens a line of such a list without a mark: 2019年 青葉大 3,000人.
_CELL = re.compile(r"[ :|]")
#: What makes a case that is named what is spoken of.
_TOPIC = ("では", "でも", "は", "も")
#: What stands behind the first day of a period.
_BEGINS_PERIOD = ("から", "~", "より")
# Whom a sentence is about, right behind the time it sets, so near to its beginning.
_WHOM = re.compile(
    r"(?:末|頃|ごろ)?に?[はも]?、?(?:[^、。がはもをの\n]{1,16}の)?([^、。がはもをの\n]{2,24})(?:が|でも|は)"
)
_TIME = 12
# How a sentence opens that turns to somebody in quotation marks.
_QUOTED = re.compile(r"\s*[^。「『\n]{0,24}[「『]([^」』\n]{2,30})[」』](?:の[^、。\n]{1,12})?(?:において)?でも")


def others_before(document: Document, findings: Findings, signs: Signs, story: Span) -> list[Span]:
    """The sentences of a story, and the lines of lists, that tell of cases of others long before, in order."""
    harm, dates = signs.first_harm(story), signs.dates(story)
    if harm is None or len(dates) < _FEWEST:
        return []
    end = document.outline.sentence_at(max(harm[0], dates[0].start))[1]
    lead = [date.value for date in dates if date.start < end]
    # Months are quickly compared as they are written; most stories give none before their own.
    month = max(lead)[:_MONTH]
    dates = [date for date in dates[len(lead) :] if date.value[:_MONTH] < month]
    day = last_of(lead) if dates else None
    if day is None:
        return []
    # A period (2月1日から3月4日まで) is one of the story.
    times = [d for d in dates if "/" not in d.value and not document.text.startswith(_BEGINS_PERIOD, d.end)]
    before = [d for d in times if is_earlier(document.text, d, day, EARLIER)]
    named = _sentences(document, findings, signs, end, day, times)
    return sorted({*_listed(document, signs, before), *named})


def _listed(document: Document, signs: Signs, before: list[DateMention]) -> list[Span]:
    """The lines of a list that each open with an earlier time, each with another, and give a number."""
    outline = document.outline
    entries: list[tuple[int, str, Span]] = []
    for date in before:
        line = outline.line_at(date.start)
        if (
            _is_entry(document, line, date)
            and signs.counts((date.end, line.end))
            and not is_of_one(document, (line.start, line.end))
        ):
            entries.append((outline.line_number_at(line.start), date.value, (line.start, line.end)))
    found: list[Span] = []
    for (number, value, span), (following, another, next_span) in itertools.pairwise(entries):
        if following == number + 1 and value != another:
            found += [span, next_span]
    return found


def _is_entry(document: Document, line: Line, date: DateMention) -> bool:
    """True of a line of a list that opens with ``date``: behind its mark, or set off from the rest."""
    cell = line.kind == "text" and document.text[line.end - 1] != "。"
    set_off = cell and _CELL.match(document.text, date.end) is not None
    return date.start <= line.body + 1 and (line.marker in _MARKS or set_off)


def is_listed(document: Document, findings: Findings, position: int) -> bool:
    """True of what is told in a line of a list: whom it names, if anybody, is whom it is about."""
    line = document.outline.line_at(position)
    opening = findings.dates_in(line.start, line.body + 2)
    return bool(line.marker) or (bool(opening) and _is_entry(document, line, opening[0]))


def _sentences(
    document: Document, findings: Findings, signs: Signs, start: int, day: Day, before: list[DateMention]
) -> Iterator[Span]:
    """The sentences from ``start`` on that set a time before ``day`` and tell what befell another then.

    It lies long before, unless it goes by the name of whom it befell.
    """
    for date in before:
        sentence = document.outline.sentence_at(date.start)
        if not (start <= sentence[0] and date.start <= sentence[0] + _HEAD):
            continue
        long_before = is_earlier(document.text, date, day, _LONG_BEFORE)
        if _befell_another(document, findings, signs, sentence, date, long_before):
            yield sentence if signs.gives_more(sentence) else with_next(document, sentence)


def _befell_another(
    document: Document, findings: Findings, signs: Signs, sentence: Span, date: DateMention, long_before: bool
) -> bool:
    """True where a sentence tells what befell somebody at the time of ``date`` who is named in its paragraph only."""
    line = document.outline.line_at(date.start)
    if is_of_one(document, sentence) or signs.is_untold(sentence) or document.hits.is_marked("this_time", *sentence):
        return False
    named = findings.organizations_in(*sentence)
    others = document.rules["organization_cues"].ids_with("no_subject")
    near = [m for m in named if abs(m.start - date.end) <= _NEAR and not m.roles & others]
    # 国内では、2017年にXが…: where it was says of nobody named no more than the name does.
    subject = passages(document.rules).subject
    if signs.is_nameless(sentence) and not (near and subject.match(document.text, near[0].end)):
        return False
    if not near:
        return long_before and not named and _befell_unknown(document, findings, sentence)
    case = passages(document.rules).case.match(document.text, near[0].end)
    told = signs.harm(sentence) or case is not None
    # What happened lately at a supplier may be a part of the story: there the case must be what is spoken of.
    if not (told if long_before else case is not None and document.text.startswith(_TOPIC, case.end())):
        return False
    names = {mention.name for mention in named}
    return all(line.start <= m.start < line.end for m in findings.organizations if m.name in names)


def is_of_stranger(document: Document, findings: Findings, sentence: Span) -> bool:
    """True of what befell another whom the story has not named before: 2019年には「X」でも…, 先月もXが…."""
    quoted = _QUOTED.match(document.text, *sentence)
    if quoted is not None and document.text.find(quoted[1], 0, sentence[0]) < 0:
        return True
    return not findings.organizations_in(*sentence) and _befell_unknown(document, findings, sentence)


def _befell_unknown(document: Document, findings: Findings, sentence: Span) -> bool:
    """True of what befell another at another time whom no rule shows: 先月もXが…."""
    dates = findings.dates_in(*sentence)
    if not dates or dates[0].start > sentence[0] + _TIME:
        return False
    topic = _WHOM.match(document.text, dates[0].end, sentence[1])
    return topic is not None and any(plain_mention(document, *topic.span(1), "headline", proper=True))
