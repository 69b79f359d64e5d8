"""One document, one or many incidents or none: the stretch of text that tells of each.

A notice without an incident (advice, product news, statistics) gives no stretch: :mod:`extractor.split.is_told`. How a
round-up falls into its items, :mod:`extractor.split.round_up` knows; what a story tells in passing of another act,
:mod:`extractor.split.asides`.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from extractor.findings import Document, Findings, OrganizationMention
from extractor.names import are_several, same_organization
from extractor.outline import Span
from extractor.split.asides import Asides, without
from extractor.split.is_told import ENOUGH, is_about_nobody, weigh
from extractor.split.items import Item
from extractor.split.others_before import is_listed, is_of_stranger
from extractor.split.passages import passages
from extractor.split.round_up import round_up
from extractor.split.signs import Signs
from extractor.voice import Voice


class Stretch(msgspec.Struct, frozen=True):
    """The part of a document that tells of one incident.

    ``spans`` are its own parts in order, ``shared`` the parts that speak of every incident of the document (its
    headline, dateline, signature), ``title`` the headline of this incident, ``trigger`` the words that show that an
    incident is told, ``subject`` the place of the name of whom it is told, where the form of the page shows that,
    ``supplier`` that of whom it happened through, where the page says so of all, ``aside`` true where the story of
    another tells it in passing, ``story`` the parts of that story where both were made public together,
    ``told_by_others`` on a page of somebody to whom none of its incidents happened, ``dated`` the place of the day that
    a letter of its own bears.
    """

    spans: list[Span]
    shared: list[Span]
    title: Span | None
    trigger: Span
    subject: int | None = None
    supplier: int | None = None
    aside: bool = False
    story: list[Span] = []
    told_by_others: bool = False
    dated: int | None = None


def split(document: Document, findings: Findings) -> list[Stretch]:
    """The stretches of the incidents told in ``document``, in order; empty where none is."""
    signs = Signs(document, findings)
    items = round_up(document, findings, signs)
    if items:
        if document.hits.marked("incident", "invented"):
            return []
        if not findings.organizations and is_about_nobody(document, document.hits.marked("incident", "own")):
            return []
        stretches = list(_of_round_up(document, findings, signs, _of_somebody(document, findings, items)))
    elif sum([sign.weight for sign in weigh(document, findings)]) < ENOUGH:
        return []
    else:
        whole = (0, len(document.text))
        stretches = [Stretch([whole], [], document.outline.title, signs.trigger(whole))]
    asides = Asides(document, findings, signs)
    return [part for stretch in stretches for part in _apart(document, findings, signs, asides, stretch)]


def _of_somebody(document: Document, findings: Findings, items: list[Item]) -> list[Item]:
    """The items without those that name nobody but whoever counts such incidents, on a page of others."""
    if document.voice is Voice.OWN:
        return items
    kept = [item for item in items if not _only_counts(findings, item)]
    return kept if len(kept) > len(items) / 2 else items


def _only_counts(findings: Findings, item: Item) -> bool:
    named = [mention for span in item.spans for mention in findings.organizations_in(*span)]
    return bool(named) and all("statistics" in mention.roles for mention in named)


def _of_round_up(document: Document, findings: Findings, signs: Signs, items: list[Item]) -> Iterator[Stretch]:
    parts = [item for item in items if not item.leads]
    foot = _closes(document, parts)
    shared = [(0, parts[0].spans[0][0]), (foot, len(document.text))]
    shared += [document.outline.sentence_at(hit.start) for hit in document.hits.marked("incident", "common")]
    shared += _of_all(document, parts)
    of_others = _is_of_others(document, findings, items, shared)
    for item in items:
        spans = [(low, min(high, foot)) for low, high in item.spans]
        trigger = signs.trigger(next((span for span in spans if signs.harm(span)), spans[0]))
        yield Stretch(
            spans,
            [] if item.apart else shared,
            item.title,
            trigger,
            item.subject,
            item.supplier,
            told_by_others=of_others,
            dated=item.dated,
        )


def _of_all(document: Document, parts: list[Item]) -> Iterator[Span]:
    """The sentences about each (いずれも…) that begin a line before the parts, or below the head of the last."""
    outline = document.outline
    first, last = parts[0].spans[0][0], outline.line_at(parts[-1].spans[-1][0])
    for hit in document.hits.marked("incident", "alike"):
        begins = hit.start <= outline.line_at(hit.start).body
        if begins and (hit.start < first or hit.start > last.end):
            yield outline.sentence_at(hit.start)


def _is_of_others(document: Document, findings: Findings, items: list[Item], shared: list[Span]) -> bool:
    """True of a page that is nobody's of whom it tells: it names each, and besides nobody, or somebody else."""
    cues = document.rules["organization_cues"]
    others = cues.ids_with("no_subject")
    told = [_named(findings, item.spans, others, item.subject) for item in items]
    beside = _named(findings, shared, others)
    if not all(told) or any(m.roles & cues.ids_with("signatory") for m in beside):
        return False
    if not beside:
        return are_several(names[0].name for names in told)
    known = (m.name for names in told for m in names)
    return are_several(m.name for m in beside) or not same_organization(beside[0].name, known)


def _named(
    findings: Findings, spans: list[Span], others: frozenset[str], subject: int | None = None
) -> list[OrganizationMention]:
    """The names in ``spans``, without those who only had to do with what happened: those with a role of ``others``.

    The one at ``subject`` had more, whatever its roles.
    """
    named = [m for span in spans for m in findings.organizations_in(*span)]
    return [m for m in named if m.start == subject or not m.roles & others]


def _apart(document: Document, findings: Findings, signs: Signs, asides: Asides, stretch: Stretch) -> Iterator[Stretch]:
    """The stretch without the other acts that it tells in passing, and a stretch for each of those."""
    passing, clauses = asides.of(stretch.spans), asides.clauses(stretch.spans)
    if not passing and not clauses:
        yield stretch
        return
    taken = [aside.span for aside in passing]
    rest = without(without(stretch.spans, taken), clauses)
    yield msgspec.structs.replace(stretch, spans=rest)
    # The same organisation, unless another is named; its contractors had no part in what else happened.
    others = document.rules["organization_cues"].ids_with("no_subject")
    known = [(m.start, m.end) for m in _named(findings, stretch.spans, others) if m.start < m.end]
    common = [document.outline.sentence_at(hit.start) for hit in document.hits.marked("incident", "common")]
    for span, of_others, now in passing:
        named = findings.organizations_in(*span)
        listed = is_listed(document, findings, span[0])
        is_strangers = is_of_stranger(document, findings, span)
        of_others |= is_strangers
        unnamed = (listed or signs.is_nameless(span) or is_strangers) and not named
        if not unnamed and asides.tells(span) and not (signs.is_untold(span) and not signs.harm(span)):
            subject = (
                named[0].start if listed or is_strangers else None if of_others else _speaker(document, findings, named)
            )
            shared = [] if of_others else [*known, *common]
            story = [*rest, *stretch.shared] if now and not of_others else []
            yield Stretch([span], shared, None, signs.trigger(span), subject, aside=True, story=story)


def _speaker(document: Document, findings: Findings, named: list[OrganizationMention]) -> int | None:
    """Where who speaks for itself is named; ``None`` where a passage is about one of those ``named`` in it."""
    about = passages(document.rules).subject
    if document.voice is not Voice.OWN or any(about.match(document.text, mention.end) for mention in named):
        return None
    signatories = document.rules["organization_cues"].ids_with("signatory")
    return next((mention.start for mention in findings.organizations if mention.roles & signatories), None)


def _closes(document: Document, parts: list[Item]) -> int:
    """Where a notice goes on about all of its ``parts``: 3.今後の対応, behind 1.Aについて and 2.Bについて.

    On a reporter's page, and where what was done is told in each part, its foot.
    """
    last = max(item.spans[-1] for item in parts)
    foot = _foot(document, last)
    if document.voice is Voice.REPORTER:
        return foot
    sections, deeds = document.outline.sections, document.rules["outline"].ids_with("deeds")
    level = document.outline.section_at(last[0]).level
    told = [s.start for s in sections if s.role in deeds and 0 < s.level <= level]
    if any(low < start < high for item in parts for low, high in item.spans if (low, high) != last for start in told):
        return foot
    return min([last[1], foot, *(start for start in told if last[0] < start)])


def _foot(document: Document, last: tuple[int, int]) -> int:
    """Where what stands below the last item begins: contacts, which speak of all items, and page furniture."""
    foot = len(document.text)
    of_page = document.rules["outline"].ids_with("of_page")
    for section in reversed(document.outline.sections):
        if section.start <= last[0]:
            break
        if section.role in of_page:
            foot = section.start
        elif section.role != "other":
            break
    return foot
