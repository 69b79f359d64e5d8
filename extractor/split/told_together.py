"""A sentence that tells of several organisations at once, each with a number of its own: Xが310件、Yが52件.

Each clause is the part of one of them. What the sentence says before and behind the clauses, and what is told after it
under nobody's name (the supplier of all, the course of things), is said of all.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right

from extractor.findings import Document, Findings, OrganizationMention
from extractor.names import same_organization
from extractor.outline import Span, holds
from extractor.outline.shapes import is_open
from extractor.split.items import Item
from extractor.split.passages import passages
from extractor.split.signs import Signs

#: A sentence tells of so many organisations at least, and of so many at most, lest a hostile one cost a square of them.
_MEMBERS, _MOST = 2, 20
#: So far into a paragraph the name may stand of whom it tells more.
_HEAD = 20


def told_together(document: Document, findings: Findings, signs: Signs) -> list[Item]:
    """The parts of the organisations that one sentence tells of; empty where none tells of several."""
    done = 0
    for mention in findings.organizations:
        if mention.start < done:
            continue
        sentence = document.outline.sentence_at(mention.start)
        done = sentence[1]
        lead = _lead(document, findings, signs, sentence)
        told = lead is not None or _tells_of_harm(document, signs, sentence)
        members = _members(document, findings, signs, sentence) if told else []
        if len(members) >= _MEMBERS:
            return _parts(document, findings, signs, sentence, members)
    return []


def _tells_of_harm(document: Document, signs: Signs, sentence: Span) -> bool:
    """True of a sentence with words of harm, and of one behind it in its paragraph: 計310人が漏れた。内訳は…."""
    before = document.outline.sentence_at(max(sentence[0] - 1, 0))
    goes_on = before[0] >= document.outline.line_at(sentence[0]).start
    return signs.harm((before[0] if goes_on else sentence[0], sentence[1])) is not None


def _lead(document: Document, findings: Findings, signs: Signs, sentence: Span) -> Span | None:
    """A sentence of harm above a paragraph that names several of those whom the paragraph begins with.

    X市とY市は14日、流出した可能性があると発表した。⏎X市は約4万人分、Y市は約1万人分。
    """
    outline = document.outline
    about = findings.organizations_in(*sentence)[:_MOST]
    if len(about) < _MEMBERS or sentence[0] > outline.line_at(sentence[0]).body:
        return None
    title = outline.title
    for above in sorted({outline.sentence_at(m.start) for m in findings.organizations_in(0, sentence[0])[:_MOST]}):
        named = findings.organizations_in(*above)[:_MOST]
        told = signs.harm(above) and not holds(title, above[0])
        if told and sum(_is_one_of(mention, named) for mention in about) >= _MEMBERS:
            return above
    return None


def _members(document: Document, findings: Findings, signs: Signs, sentence: Span) -> list[OrganizationMention]:
    """Those whom a sentence makes the subject of a clause with a number."""
    subject = passages(document.rules).subject
    officials = document.rules["organization_cues"].ids_with("official")
    acting = [
        mention
        for mention in findings.organizations_in(*sentence)[:_MOST]
        if subject.match(document.text, mention.end) is not None and not mention.roles & officials
    ]
    kept: list[OrganizationMention] = []
    starts = [*(mention.start for mention in acting), sentence[1]]
    for mention, end in zip(acting, starts[1:], strict=True):
        if signs.counts((mention.end, end)) and not _is_one_of(mention, kept):
            kept.append(mention)
    return kept


def _parts(
    document: Document, findings: Findings, signs: Signs, sentence: Span, members: list[OrganizationMention]
) -> list[Item]:
    """The part of each member, and of each who announces beside the sentence that the like happened to it."""
    text = document.text
    starts = [members[0].start] + [
        max(text.rfind("、", before.end, mention.start) + 1, before.end)
        for before, mention in itertools.pairwise(members)
    ]
    before = _announcers(document, findings, signs, (0, sentence[0]), members)
    stops = [document.outline.sentence_at(mention.start)[0] for mention in before] + [sentence[0]]
    spans = [[span] for span in itertools.pairwise(stops)]
    lead = _lead(document, findings, signs, sentence)
    between = [(lead[1], sentence[0])] if lead is not None else []
    tail = _tail(document, findings, signs, (starts[-1], sentence[1]))
    for start, end in itertools.pairwise([*starts, sentence[1]]):
        spans.append([*between, (sentence[0], starts[0]), (start, end), *(tail if end < sentence[1] else [])])
    about = [*before, *members]
    rest = _rest(document, sentence[1])
    through = _supplier(document, findings, signs, [lead, *rest] if lead is not None else rest, about)
    after = _announcers(document, findings, signs, (sentence[1], len(text)), about) if through is None else []
    end = document.outline.sentence_at(after[0].start)[0] if after else len(text)
    for own, of_each in zip(spans, _shares(findings, [span for span in rest if span[1] <= end], about), strict=True):
        own += of_each
    spans += [[_paragraph_from(document, mention)] for mention in after]
    return [
        Item(own, subject=mention.start, supplier=through) for own, mention in zip(spans, [*about, *after], strict=True)
    ]


def _tail(document: Document, findings: Findings, signs: Signs, clause: Span) -> list[Span]:
    """What the last clause says behind its number of all: Xでは412名、Yでは198名(男性の)の氏名、住所."""
    count = next(iter(findings.within([clause]).counts), None)
    if count is None:
        return []
    aside = document.text.find(")", count.end, clause[1]) if document.text.startswith("(", count.end) else -1
    tail = max(count.end, aside + 1), clause[1]
    return [] if signs.counts(tail) else [tail]


def _announcers(
    document: Document, findings: Findings, signs: Signs, around: Span, known: list[OrganizationMention]
) -> list[OrganizationMention]:
    """Who else than the ``known`` announces, in a stretch of text, what happened to it, with a number."""
    found: list[OrganizationMention] = []
    officials = document.rules["organization_cues"].ids_with("official")
    for mention in findings.organizations_in(*around):
        own = document.outline.sentence_at(mention.start)
        announces = "announcer" in mention.roles and not mention.roles & officials
        told = announces and signs.counts(own) and signs.harm(own)
        if told and len(found) < _MOST and not _is_one_of(mention, [*known, *found]):
            found.append(mention)
    return found


def _paragraph_from(document: Document, mention: OrganizationMention) -> Span:
    """From the sentence of ``mention`` to the end of its line."""
    return document.outline.sentence_at(mention.start)[0], document.outline.line_at(mention.start).end


def _rest(document: Document, start: int) -> list[Span]:
    """The lines that go on about what happened: those behind ``start`` up to a headline without a mark."""
    outline = document.outline
    lines: list[Span] = []
    for line in outline.lines[bisect_right(outline.lines, start, key=lambda line: line.end) :]:
        apart = line.kind == "text" and is_open(document.text, line)
        if apart or outline.is_noise(line.start):
            break
        if line.kind != "blank":
            lines.append((max(start, line.start), line.end))
    return lines


def _shares(findings: Findings, rest: list[Span], about: list[OrganizationMention]) -> list[list[Span]]:
    """What of the rest is told of each: a line that opens with one of them is its own, any other is of all."""
    shares: list[list[Span]] = [[] for _ in about]
    for span in rest:
        opens = findings.organizations_in(span[0], min(span[1], span[0] + _HEAD))
        own = [share for share, one in zip(shares, about, strict=True) if _is_one_of(one, opens)]
        for share in own if len(own) == 1 else shares:
            share.append(span)
    return shares


def _supplier(
    document: Document, findings: Findings, signs: Signs, rest: list[Span], about: list[OrganizationMention]
) -> int | None:
    """Where the rest names another that was struck, where those that it is about are clients of one supplier."""
    if not any(signs.is_of_clients(span) for span in rest):
        return None
    officials = document.rules["organization_cues"].ids_with("official")
    for span in rest:
        for mention in findings.organizations_in(*span):
            others = not mention.roles & officials and not _is_one_of(mention, about)
            if others and signs.tells(document.outline.sentence_at(mention.start)):
                return mention.start
    return None


def _is_one_of(mention: OrganizationMention, others: list[OrganizationMention]) -> bool:
    return same_organization(mention.name, (other.name for other in others))
