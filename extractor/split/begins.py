"""Where running text begins to tell of a case: under a month of its own, by a name, or as the story before it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extractor.edtf import exact_day
from extractor.findings import DateMention, Document, Findings, OrganizationMention
from extractor.names import is_among, organization_key
from extractor.outline import Line, Span
from extractor.split.passages import passages
from extractor.split.signs import Signs
from extractor.voice import Voice

#: The rule that shows the name of a shop or service.
SERVICE = "organizations/service"
#: So near behind its month the name stands of whom a paragraph tells; so many characters of a date are year and month.
_HEAD, _MONTH = 30, 7
#: So near behind the particle a date says when it was.
_SET_TIME = 2
#: So short is a sentence that leads up to it.
_LEAD = 40
#: The name of a case stands in one of the first sentences.
_FIRST = 2
#: An organisation is compared with so many before it at most, so that a hostile text costs no square of its length.
MOST_COMPARED = 200


class Begin(NamedTuple):
    """Where a passage begins, where the name stands of whom it is about, and that one's key.

    ``case`` is true where it tells of a case that goes by the name, ``share`` where of that one's share of a loss that
    was told before, ``turns`` where its first words turn to another act.
    """

    start: int
    subject: int
    key: str
    case: bool = False
    share: bool = False
    turns: bool = False


def dated(document: Document, findings: Findings, signs: Signs, prose: list[Line], others_told: bool) -> list[Begin]:
    """The paragraphs that each open with a month or year of their own, and tell what befell another then.

    Two of them give a number. Beside one, and where the page tells of others (``others_told``), those count whose
    first words turn to another act. Days of one month, or the same month again, are the course of one incident.
    """
    begins: dict[str, Begin] = {}
    counted: set[str] = set()
    others = document.rules["organization_cues"].ids_with("no_subject")
    for line in prose:
        turns = passages(document.rules).turns.match(document.text, line.body) is not None
        for date, (start, end) in _units(document, findings, signs, line):
            mention = _befallen(document, findings, date, turns)
            if mention is None or signs.harm((start, end)) is None:
                continue
            month, counts = date.value[:_MONTH], signs.counts((mention.end, end))
            if not counts and mention.roles & others:
                continue
            if counts and month in counted:
                return []
            if counts or month not in begins:
                begins[month] = Begin(start, mention.start, organization_key(mention.name), turns=turns)
            if counts:
                counted.add(month)
    if len(counted) < 2:
        struck = {begin.key for begin in begins.values()}
        listed = any(document.outline.line_at(begin.start).kind == "item" for begin in begins.values())
        if document.voice is not Voice.OWN and not listed and len(struck) == len(begins) > 1:
            # 6月にはXが攻撃を受け、7月にはYが…: each of another month and another name, be no number known. The lines
            # of a chronicle tell the course of one incident as well.
            return list(begins.values())
        known = set() if others_told else counted
        turning = [begin for month, begin in begins.items() if begin.turns or month in known]
        return turning if others_told or (counted and len(turning) > 1) else []
    return list(begins.values())


def _units(document: Document, findings: Findings, signs: Signs, line: Line) -> list[tuple[DateMention, Span]]:
    """What a paragraph tells of the date that it opens with, and of each month or year with which a sentence opens."""
    first = _date_of(document, findings, signs, line)
    if first is None:
        return []
    known, outline = passages(document.rules), document.outline
    found = [(first, _start(document, line, first))]
    for date in signs.dates((first.end, line.end)):
        start = outline.sentence_at(date.start)[0]
        opens = start > found[-1][1] and known.joins.fullmatch(document.text, start, date.start)
        if opens and len(date.value) <= _MONTH and exact_day(date.value) is None:
            found.append((date, start))
    ends = [start for _, start in found[1:]] + [line.end]
    return [(date, (start, end)) for (date, start), end in zip(found, ends, strict=True)]


def _start(document: Document, line: Line, date: DateMention) -> int:
    """Where what a paragraph tells of a date begins: with a short sentence that leads up to it, or with its own."""
    opening = document.outline.sentence_at(date.start)[0]
    return line.start if opening <= line.body + _LEAD else opening


def _date_of(document: Document, findings: Findings, signs: Signs, line: Line) -> DateMention | None:
    """The date with which a paragraph, or its first sentence about somebody, opens: 人的なミスも多い。2022年には、…."""
    date = next(iter(signs.dates((line.body, line.end))), None)
    if date is None or findings.organizations_in(line.body, date.start):
        return None
    start = max(document.outline.sentence_at(date.start)[0], line.body)
    leads = document.hits.is_marked("leads_to_others", line.body, start)
    # Behind somebody's story it leads to others in passing, at the beginning of a page to whom that tells of.
    led = leads and bool(findings.organizations_in(0, line.start))
    return date if not led and passages(document.rules).joins.fullmatch(document.text, start, date.start) else None


def _befallen(document: Document, findings: Findings, date: DateMention, turns: bool) -> OrganizationMention | None:
    """Who is named right behind the date; a passage that ``turns`` to another act may be about one of any trade."""
    known, text = passages(document.rules), document.text
    others = document.rules["organization_cues"].ids_with("no_subject")
    named = findings.organizations_in(date.end, min(document.outline.sentence_at(date.start)[1], date.end + _HEAD))
    acting = [m for m in named if known.subject.match(text, m.end) or known.acts.match(text, m.end)] if turns else []
    befallen = [m for m in named if not m.roles & others]
    # Xの子会社のYが…: whom it befell is named behind who owns it, where it is named at all.
    return next((m for m in befallen if "parent" not in m.roles), next(iter([*befallen, *acting]), None))


def introduced(document: Document, findings: Findings, signs: Signs, prose: list[Line]) -> Iterator[Begin]:
    """The paragraphs that open with an act, or turn to one, and in one sentence but say whose (もう一つはXだ。)."""
    known = passages(document.rules)
    for line in prose:
        if known.tells_of.match(document.text, line.body) is None:
            continue
        end = document.outline.sentence_at(line.body)[1]
        mention = next(iter(findings.organizations_in(line.body, end)), None)
        if mention is None or end > mention.end + _HEAD or signs.counts((line.body, end)):
            continue
        if known.only_named.match(document.text, mention.end) and signs.tells((end, line.end)):
            yield Begin(line.start, mention.start, organization_key(mention.name), turns=True)


def cases(document: Document, findings: Findings, signs: Signs, prose: list[Line]) -> Iterator[Begin]:
    """The paragraphs that tell of a case that goes by the name of an organisation (X事件, Xのケース)."""
    case = passages(document.rules).case
    officials = document.rules["organization_cues"].ids_with("official")
    for line in prose:
        opening = document.outline.sentences_behind(line.start, _FIRST)
        reach = min(line.end, opening[-1][1]) if opening else line.end
        for mention in findings.organizations_in(line.start, reach):
            known = case.match(document.text, mention.end) and not mention.roles & officials
            if known and not signs.is_untold(document.outline.sentence_at(mention.start)):
                yield Begin(line.start, mention.start, organization_key(mention.name), True)
                break


def story_before(
    document: Document, findings: Findings, signs: Signs, prose: list[Line], first: Begin | None
) -> list[Begin]:
    """The story that a text tells, to the day, before the first case of another that goes by a name.

    It is about the one that is named most often.
    """
    about = findings.organization_from(first.subject) if first is not None and first.case else None
    if first is None or about is None or about.rule == SERVICE:
        return []
    named: dict[str, list[OrganizationMention]] = {}
    for line in prose:
        for mention in signs.subjects((line.start, min(line.end, first.start))):
            named.setdefault(organization_key(mention.name), []).append(mention)
    key = max(named, key=lambda name: len(named[name]), default="")
    if not key or is_among(first.key, list(named)[:MOST_COMPARED]):
        return []
    subject = named[key][0].start
    start = document.outline.line_at(subject).start
    told = signs.tells((start, first.start)) and signs.gives_day((start, first.start))
    return [Begin(start, subject, key, share=True)] if told else []


def in_sentences(document: Document, findings: Findings, signs: Signs, prose: list[Line]) -> list[Begin]:
    """The sentences that each open with somebody else, and right behind with when it was, and give a number.

    甲市が6月、通知3,270通を誤送付した。乙町では8月、…: a paragraph may tell of one after the other.
    """
    if document.voice is Voice.OWN:
        return []
    subject = passages(document.rules).subject
    others = document.rules["organization_cues"].ids_with("no_subject")
    found: list[Begin] = []
    for line in prose:
        for mention in findings.organizations_in(line.start, line.end):
            whom = subject.match(document.text, mention.end)
            sentence = document.outline.sentence_at(mention.start)
            if whom is None or mention.start > sentence[0] + _HEAD or mention.roles & others:
                continue
            told = signs.dates((whom.end(), whom.end() + _SET_TIME)) and signs.counts((whom.end(), sentence[1]))
            # Who announces several sums up what is told of each.
            sums_up = signs.is_untold(sentence) or document.hits.is_marked("several", *sentence)
            if told and signs.tells(sentence) and not sums_up:
                found.append(Begin(sentence[0], mention.start, organization_key(mention.name)))
    return found if len({begin.key for begin in found}) > 1 else []
