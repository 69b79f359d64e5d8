"""Running text that tells of one organisation after the other: an incident each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from extractor.findings import Document, Findings
from extractor.names import organization_key, same_key
from extractor.passages import passages
from extractor.series import ITEM_MARKERS, OTHERS, headed, is_furniture
from extractor.signs import Signs, Span

#: Roles of those who announce what happened to others.
_OFFICIALS = frozenset({"authority", "pursuer"})
#: A paragraph that tells an incident of its own has at least so many characters, and its topic stands this near.
_PARAGRAPH, _HEAD = 30, 20
#: An organisation is compared with so many before it at most, so that a hostile text costs no square of its length.
_MOST_COMPARED = 200


def told_in_turn(document: Document, findings: Findings, signs: Signs) -> list[Span]:
    """The stretches of running text that each tell of another organisation; empty where there are not several."""
    begins: list[tuple[int, str]] = []
    helpers = {organization_key(o.name) for o in findings.organizations if o.roles & OTHERS}
    for start, key in sorted([*_announcing(document, findings, signs), *_paragraphs(document, findings, signs)]):
        # A contractor may be told of first, and its clients after it; after its client it has no incident of its own.
        if begins and key in helpers:
            continue
        if begins and start == begins[-1][0]:
            # One paragraph is about one of them, the first that it names.
            continue
        if all(not same_key(key, known) for _, known in begins[-_MOST_COMPARED:]):
            begins.append((start, key))
    if len(begins) < 2:
        return []
    stops = [*(start for start, _ in begins), *_headings(document), len(document.text)]
    stops.sort()
    spans = [(start, stops[bisect_right(stops, start)]) for start, _ in begins]
    if _is_lead(spans[0], [key for _, key in begins[1:]], findings):
        del spans[0]
    spans = [span for span in spans if signs.tells(span)]
    return spans if len(spans) >= 2 else []


def _announcing(document: Document, findings: Findings, signs: Signs) -> Iterator[tuple[int, str]]:
    """The sentences in which one organisation announces an incident, and which organisation."""
    told: dict[Span, dict[str, None]] = {}
    for mention in findings.organizations:
        if "announcer" in mention.roles and not mention.roles & _OFFICIALS:
            sentence = document.outline.sentence_at(mention.start)
            told.setdefault(sentence, {}).setdefault(organization_key(mention.name))
    for sentence, keys in told.items():
        first, *others = keys
        # A sentence that strings several announcers together names them in passing.
        if signs.tells(sentence) and all(same_key(first, other) for other in others):
            line = document.outline.line_at(sentence[0])
            opens = line.start == sentence[0]
            yield headed(document.text, document.outline.lines, line) if opens else sentence[0], first


def _paragraphs(document: Document, findings: Findings, signs: Signs) -> Iterator[tuple[int, str]]:
    """The paragraphs that open with what happened at an organisation, and which organisation."""
    organizations = findings.organizations
    places = [o.start for o in organizations]
    known = passages(document.rules)
    for line in document.outline.lines:
        if line.kind != "text" or line.end - line.start < _PARAGRAPH or is_furniture(document.outline, line):
            continue
        first = bisect_left(places, line.start)
        if first == len(places) or places[first] > line.body + _HEAD:
            continue
        mention = organizations[first]
        opening = document.outline.sentence_at(mention.start)
        if known.topic.match(document.text, mention.end) is None or not signs.counts((line.start, line.end)):
            continue
        turns = known.turns.match(document.text, line.body) is not None
        if signs.tells((line.start, line.end) if turns else opening):
            yield headed(document.text, document.outline.lines, line), organization_key(mention.name)


def _headings(document: Document) -> list[int]:
    """Where a marked heading begins that heads no section of one incident."""
    outline = document.outline
    heads = [line.start for line in outline.lines if line.kind == "heading" and line.marker in ITEM_MARKERS]
    return [start for start in heads if outline.section_at(start).role == "other"]


def _is_lead(span: Span, keys: list[str], findings: Findings) -> bool:
    """True of a beginning that names several of those told of afterwards: it sums up what follows."""
    places = [o.start for o in findings.organizations]
    within = findings.organizations[bisect_left(places, span[0]) : bisect_left(places, span[1])]
    names = {organization_key(mention.name) for mention in within[:_MOST_COMPARED]}
    return sum(any(same_key(key, name) for name in names) for key in keys[:_MOST_COMPARED]) >= 2
