"""Where a story turns to earlier incidents of the one organisation that it is about: 9月中旬にも…, 5月には….

A story that says it has happened again (またも, 3度目, 相次いで) tells of the earlier incidents one by one: each time a
sentence sets another, earlier time, and a number or data are given.
"""

from __future__ import annotations

import datetime as dt
import operator
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extractor.edtf import Day, parse_day
from extractor.findings import DateMention, Document, Findings, OrganizationMention
from extractor.names import is_among, organization_key
from extractor.outline import Span
from extractor.rules import START
from extractor.split.passages import Passages, passages
from extractor.split.signs import Signs

#: What goes back in time names a month or a year; a bare day belongs to the story.
_MONTH = re.compile("[年月/]")
#: So far behind the beginning of a sentence a date still sets its time.
_HEAD = 40
#: An incident of its own lies at least so many days before the day with which the story begins.
EARLIER = dt.timedelta(days=21)
#: The year in which days without a year are compared, and how many months ahead of the story one lies ahead.
_ANY_YEAR, _AHEAD = 2000, 3


class _Turn(NamedTuple):
    """A sentence that sets an earlier time.

    ``too``: it happened then, too; ``opens``: nothing stands before the time it sets; ``announced``: the sentence
    before says that it was not the first time.
    """

    sentence: Span
    too: bool
    opens: bool
    announced: bool


def earlier(document: Document, findings: Findings, signs: Signs, story: Span) -> list[Span]:
    """The sentences of the part ``story`` of a text with which it turns to earlier incidents, in order."""
    told = _told(document, signs, story)
    found: list[Span] = []
    turns = list(_turns(document, findings, signs, *told, story[1])) if told is not None else []
    starts = {turn.sentence[0] for turn in turns}
    for turn in turns:
        # It goes on with one incident after the other, a paragraph or a sentence each.
        line = document.outline.line_at(found[-1][0]).end if found else 0
        goes_on = bool(found) and (turn.sentence[0] < line or not document.text[line : turn.sentence[0]].strip())
        rest = turn.sentence[0], document.outline.line_at(turn.sentence[0]).end
        if (turn.too or (turn.opens and (goes_on or turn.announced))) and signs.gives_more(rest):
            # What the next sentence turns to is another incident.
            alone = signs.tells(turn.sentence) or document.outline.sentence_at(turn.sentence[1])[0] in starts
            found.append(turn.sentence if alone else with_next(document, turn.sentence))
    return found


def with_next(document: Document, sentence: Span) -> Span:
    """The sentence with the one behind it in its paragraph: その前が2021年。職員が名簿を持ち出した."""
    start, end = sentence
    following = document.outline.sentence_at(end)
    return (start, following[1]) if following[0] < document.outline.line_at(start).end else sentence


def _told(document: Document, signs: Signs, story: Span) -> tuple[Span, Day] | None:
    """The story up to the first sentence that tells what happened, and the last day in that."""
    for date in signs.dates(story):
        sentence = document.outline.sentence_at(date.start)
        if sentence[0] < story[0] or signs.harm(sentence) is None:
            continue
        day = last_of(each.value for each in signs.dates(sentence))
        if day is not None:
            return (story[0], sentence[1]), day
    return None


def last_of(values: Iterable[str]) -> Day | None:
    """The last day with which one of some times ends; where none has a year, the first of them that has a month."""
    days = [day for value in values if (day := parse_day(value.split("/")[-1])) is not None]
    full = [(last, day) for day in days if (last := day.last()) is not None]
    if full:
        return max(full, key=operator.itemgetter(0))[1]
    return next((day for day in days if day.month is not None), None)


def _turns(document: Document, findings: Findings, signs: Signs, lead: Span, day: Day, end: int) -> Iterator[_Turn]:
    """The sentences of the story behind its lead that set an earlier time."""
    text, outline, known = document.text, document.outline, passages(document.rules)
    whose = findings.organizations_in(*lead)[:1]
    done = lead
    for date in signs.dates((lead[1], end)):
        sentence = outline.sentence_at(date.start)
        if sentence == done or sentence[0] < lead[1] or date.start >= sentence[0] + _HEAD:
            continue
        if not (is_earlier(text, date, day, EARLIER) and _sets_time(text, known, date)):
            continue
        # Few sentences come so far; what costs more is asked of those only.
        done = sentence
        if (
            is_of_one(document, sentence)
            or _tells_nothing(text, signs, sentence)
            or document.hits.is_marked("this_time", *sentence)
        ):
            continue
        if not _is_about_another(document, findings, sentence, whose):
            too = known.then_too.match(text, date.end) is not None or _is_set_apart(document, findings, sentence, date)
            opens = known.joins.fullmatch(text, sentence[0], date.start) is not None
            yield _Turn(
                sentence, too, opens, document.hits.is_marked("again", *_above(document, signs, lead, sentence))
            )


def is_of_one(document: Document, sentence: Span) -> bool:
    """True in a section that tells of one incident only."""
    role, sections = document.outline.role_at(sentence[0]), document.rules["outline"]
    return any(role in sections.ids_with(attribute) for attribute in ("course", "deeds", "of_page"))


def _is_set_apart(document: Document, findings: Findings, sentence: Span, date: DateMention) -> bool:
    """True where a sentence names anew, right before its day, whom the story is about: 同市では2020年11月、…."""
    known = passages(document.rules)
    if known.set_apart.match(document.text, date.end) is None:
        return False
    own = document.hits.marked("incident", "own")
    own = own[bisect_left(own, sentence[0], key=START) : bisect_left(own, date.start, key=START)]
    names = [*(hit.end for hit in own), *(name.end for name in findings.organizations_in(sentence[0], date.start))]
    return any(known.there.fullmatch(document.text, end, date.start) for end in names)


def _above(document: Document, signs: Signs, lead: Span, sentence: Span) -> Span:
    """The sentence before that tells something; behind the lead that is its last one, whatever it tells."""
    sentences = document.outline.sentences
    i = bisect_left(sentences, sentence) - 1
    while sentences[i][0] >= lead[1] and _tells_nothing(document.text, signs, sentences[i]):
        i -= 1
    return sentences[i]


def _tells_nothing(text: str, signs: Signs, sentence: Span) -> bool:
    """True of a sentence that is blank, or a date and nothing else."""
    words = text[sentence[0] : sentence[1]].strip()
    dates = signs.dates(sentence)
    return not words or (bool(dates) and len(words) == dates[0].end - dates[0].start)


def is_earlier(text: str, date: DateMention, day: Day, by: dt.timedelta) -> bool:
    """True of a time that names a month or a year and lies so much before ``day``.

    Of a story whose own day is given no year, a year that it does give is another, and a month the last of that name.
    """
    time = parse_day(date.value.split("/")[-1]) if _MONTH.search(text, date.start, date.end) else None
    if time is None:
        return False
    if day.year is None:
        if time.year is not None:
            return True
        if time.month is None or day.month is None or 0 < (time.month - day.month) % 12 <= _AHEAD:
            return False
        time, day = time._replace(year=_ANY_YEAR - (time.month > day.month)), day._replace(year=_ANY_YEAR)
    last, told = time.last(), day.last()
    return last is not None and told is not None and last + by <= told


def _sets_time(text: str, known: Passages, date: DateMention) -> bool:
    return bool(known.then_too.match(text, date.end) or known.sets_time.match(text, date.end))


def _is_about_another(
    document: Document, findings: Findings, sentence: Span, whose: Sequence[OrganizationMention]
) -> bool:
    """True where the topic of a sentence is somebody else than ``whose`` story it is."""
    topic = passages(document.rules).topic
    topics = [o for o in findings.organizations_in(*sentence) if topic.match(document.text, o.end)]
    keys = [organization_key(mention.name) for mention in whose]
    return any(not is_among(organization_key(topic.name), keys) for topic in topics)
