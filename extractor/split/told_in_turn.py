"""Running text that tells of one organisation after the other: an incident each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import msgspec

from extractor.findings import Document, Findings, OrganizationMention
from extractor.names import is_among, organization_key, same_key
from extractor.outline import Line, Span
from extractor.rules import START
from extractor.split.addenda import addenda
from extractor.split.asides import Asides
from extractor.split.begins import MOST_COMPARED, SERVICE, Begin, cases, dated, in_sentences, introduced, story_before
from extractor.split.headed import behind_day, headed
from extractor.split.items import Item
from extractor.split.leads import is_lead
from extractor.split.openings import ITEM_MARKERS
from extractor.split.passages import Passages, passages
from extractor.split.pursuers import pursues
from extractor.split.signs import Signs
from extractor.voice import Voice

#: Roles of those who announce what happened to them, the second beside others who did.
_ANNOUNCES = frozenset({"announcer", "announcer_too"})
#: Roles of those whose own people did it.
_HIT = frozenset({"principal", "robbed"})
#: The role of who gives the number of all such incidents.
_COUNTS_THEM = "statistics"
#: The role of those one of whom acts; a sentence opens with that: X市の職員が.
_STAFF = "staff"
#: A paragraph that tells an incident of its own has at least so many characters, and its topic stands this near.
_PARAGRAPH, _HEAD = 30, 20
#: So far into a paragraph the name stands whose share of a loss it tells, and so near behind the name the number.
_SHARE_HEAD, _BOUND = 30, 6
_BY_PLACE = "organizations/topic"
#: A case that goes by a name is told with so many kinds of facts.
_CASE = 2


def told_in_turn(document: Document, findings: Findings, signs: Signs) -> list[Item]:
    """The stretches of running text that each tell of another organisation; empty where there are not several."""
    return _in_turn(document, findings, signs, _found(document, findings, signs), (0, len(document.text)))


def told_in_turn_under(document: Document, findings: Findings, signs: Signs, items: list[Item]) -> list[Item]:
    """The same of each item whose headline names nobody, under what it says before; else the item itself."""
    nameless = [item for item in items if item.title and not findings.organizations_in(*item.title)]
    found = _found(document, findings, signs) if nameless else []
    further: list[Item] = []
    for item in items:
        told = _in_turn(document, findings, signs, found, item.spans[0]) if item in nameless else []
        before = (item.spans[0][0], told[0].spans[0][0]) if told else (0, 0)
        further += [msgspec.structs.replace(each, spans=[before, *each.spans]) for each in told] or [item]
    return further


def _in_turn(document: Document, findings: Findings, signs: Signs, found: list[Begin], part: Span) -> list[Item]:
    """The stretches of a ``part`` that each tell of another organisation, of what may begin to tell of one."""
    within = found[bisect_left(found, part[0], key=START) : bisect_left(found, part[1], key=START)]
    begins = _of_several(document, findings, within) if len(within) > 1 else []
    if len(begins) < 2:
        return []
    spans = _spans(document, findings, begins, part[1])
    told = [_is_told(begin, span, signs) for begin, span in zip(begins, spans, strict=True)]
    if is_lead(document, findings, signs, spans, begins[1:]):
        told[0] = False
    if sum(told) < 2:
        return []
    shares = _shared_out(document, findings, spans, [begin.key for begin in begins])
    return [
        Item(share, subject=begin.subject) for share, begin, tells in zip(shares, begins, told, strict=True) if tells
    ]


def told_behind(document: Document, findings: Findings, signs: Signs, listed: list[Item]) -> list[Item]:
    """What running text behind a list tells of others than those in the list."""
    end = listed[-1].spans[-1][1]
    known = [organization_key(m.name) for item in listed for m in findings.organizations_in(*item.spans[-1])]
    known = known[:MOST_COMPARED]
    rest = findings.organizations_in(end, len(document.text))[:MOST_COMPARED]
    if all(is_among(organization_key(mention.name), known) for mention in rest):
        return []
    behind = [begin for begin in _found(document, findings, signs) if begin.start >= end]
    begins = _of_several(document, findings, behind)
    spans = _spans(document, findings, begins, len(document.text))
    return [
        Item([span], subject=begin.subject)
        for begin, span in zip(begins, spans, strict=True)
        if _is_told(begin, span, signs) and not is_among(begin.key, known)
    ]


def _spans(document: Document, findings: Findings, begins: list[Begin], end: int) -> list[Span]:
    """Each beginning up to the next, to a heading, to what was added later, or to an act of somebody unnamed."""
    added = [start for start, _ in addenda(document)]
    # The heading under which a passage begins is none of the passage before it.
    heads = [document.outline.section_at(begin.start).start for begin in begins]
    stops = [*(begin.start for begin in begins), *heads, *_headings(document), *added]
    stops += [*_of_nobody(document, findings), end]
    stops.sort()
    return [(begin.start, stops[bisect_right(stops, begin.start)]) for begin in begins]


def _is_told(begin: Begin, span: Span, signs: Signs) -> bool:
    return begin.share or signs.tells(span) or (begin.case and signs.facts(span) >= _CASE)


def _found(document: Document, findings: Findings, signs: Signs) -> list[Begin]:
    """All places at which the text may begin to tell of an organisation, in order."""
    prose = _prose(document, findings)
    found = _shares(document, findings, signs, prose)
    # Who tells of a loss before the shares in it sums it up.
    summed_up = found[0].start if found else 0
    found += _announcing(document, findings, signs)
    found += _paragraphs(document, findings, signs, prose)
    found += dated(document, findings, signs, prose, bool(found))
    found += introduced(document, findings, signs, prose)
    found += in_sentences(document, findings, signs, prose)
    found += cases(document, findings, signs, prose)
    found += _clients(document, findings, signs)
    found += story_before(document, findings, signs, prose, min(found, default=None))
    found += _told_beside(document, findings, signs, prose, found)
    found = sorted(begin for begin in found if begin.start >= summed_up)
    if all(begin.case for begin in found):
        return found
    # The headline of the page tells what the text below it tells, unless both speak of named cases.
    return [begin for begin in found if not _is_titled(document, begin.start)]


def _of_several(document: Document, findings: Findings, found: list[Begin]) -> list[Begin]:
    """Those that begin to tell of another organisation than the ones before them."""
    helping = document.rules["organization_cues"].ids_with("no_subject") | {"subsidiary"}
    helpers = {organization_key(o.name) for o in findings.organizations if o.roles & helping}
    begins: list[Begin] = []
    for begin in found:
        if pursues(document, findings, begin):
            continue
        # A contractor may be told of first, and its clients after it; after its client it has no incident of its own.
        if begins and begin.key in helpers and not (begin.case or begin.turns):
            continue
        if begins and begin.start == begins[-1].start:
            # One paragraph is about one of them, the first that it names.
            continue
        if begins and (_runs(document, findings, begin, begins[-1]) or _is_branch(document, findings, begin)):
            continue
        if not is_among(begin.key, (known.key for known in begins[-MOST_COMPARED:])):
            begins.append(begin)
    return begins


def _shared_out(document: Document, findings: Findings, spans: list[Span], keys: list[str]) -> list[list[Span]]:
    """Each stretch without the paragraphs that come back to one told of before, and with those that come back to it.

    Behind a paragraph that names two the text goes on about the first.
    """
    outline = document.outline
    shares: list[list[Span]] = [[] for _ in spans]
    for i, (start, end) in enumerate(spans):
        owner, low = i, start
        goes_on = i - 1 if i and outline.line_at(start) is outline.line_at(spans[i - 1][0]) else i
        known = keys[max(0, i + 1 - MOST_COMPARED) : i + 1]
        for line in outline.filled_in(start + 1, end):
            key = _opens_with(document, findings, line)
            goes_on = next((i - n for n, other in enumerate(reversed(known)) if key and same_key(key, other)), goes_on)
            if goes_on != owner:
                shares[owner].append((low, line.start))
                owner, low = goes_on, line.start
        shares[owner].append((low, end))
    return shares


def _opens_with(document: Document, findings: Findings, line: Line) -> str:
    """The key of whom a paragraph is about: the first it names, right at its beginning or announcing something."""
    sentence = document.outline.sentence_at(line.body)
    for mention in findings.organizations_in(line.start, min(line.end, sentence[1])):
        if mention.start <= line.body + _HEAD or mention.roles & _ANNOUNCES:
            return organization_key(mention.name)
    return ""


def _is_branch(document: Document, findings: Findings, begin: Begin) -> bool:
    """True where but its place shows a name, and it is that of a branch: 鶴舞支店では5月20日、…."""
    branches = tuple(document.rules["organization_words"].by_id["branch"].terms)
    mention = findings.organization_from(begin.subject)
    return mention is not None and mention.rule == _BY_PLACE and mention.name.endswith(branches)


def _runs(document: Document, findings: Findings, begin: Begin, before: Begin) -> bool:
    """True where the one told of runs the shop or service that was told of before: it is named beside it, or meant."""
    sentence = document.outline.sentence_at(begin.subject)
    if passages(document.rules).runs.fullmatch(document.text, sentence[0], begin.subject) is not None:
        return True
    beside = findings.organizations_in(*sentence)
    return any(m.rule == SERVICE and same_key(organization_key(m.name), before.key) for m in beside)


def _announcing(document: Document, findings: Findings, signs: Signs) -> Iterator[Begin]:
    """The sentences in which one organisation announces an incident, and which organisation."""
    topic, joined = passages(document.rules).topic, passages(document.rules).joined
    officials = document.rules["organization_cues"].ids_with("official")
    told: dict[Span, dict[str, int]] = {}
    topics: dict[Span, dict[str, int]] = {}
    before: OrganizationMention | None = None
    for mention in findings.organizations:
        if mention.roles & _ANNOUNCES and not mention.roles & officials:
            sentence = document.outline.sentence_at(mention.start)
            key = organization_key(mention.name)
            told.setdefault(sentence, {}).setdefault(key, mention.start)
            if topic.match(document.text, mention.end) is not None:
                known = topics.setdefault(sentence, {})
                if before is not None and joined.fullmatch(document.text, before.end, mention.start):
                    # X県とY市は13日、それぞれ…と発表した: both are the topic.
                    known.setdefault(organization_key(before.name), before.start)
                known.setdefault(key, mention.start)
            before = mention
    for sentence, named in told.items():
        # Who is but the subject of what is announced announces nothing.
        keys = topics.get(sentence, named)
        first, *others = keys
        # What struck all of them may be told before: then what is told behind the sentence counts as well.
        struck = signs.harm((0, sentence[0])) is not None and signs.dates(sentence)
        paragraph = sentence[0], document.outline.line_at(sentence[0]).end
        whole = paragraph if struck and not signs.is_nameless(paragraph) else sentence
        # A sentence that strings several announcers together names them in passing.
        if signs.tells(whole) and not signs.is_untold(sentence) and all(same_key(first, other) for other in others):
            line = document.outline.line_at(sentence[0])
            opens = line.start == sentence[0]
            start = headed(document, line) if opens else sentence[0]
            yield Begin(start, keys[first], first)


def _shares(document: Document, findings: Findings, signs: Signs, prose: list[Line]) -> list[Begin]:
    """The paragraphs that each open with the share of one organisation in a loss that the text before them tells.

    At least two give the number right behind the name: 最も多かったのはXの310件。Yは42件で、….
    """
    share = passages(document.rules).share
    others = document.rules["organization_cues"].ids_with("no_subject")
    found: list[Begin] = []
    plain: set[str] = set()
    for line in prose:
        end = document.outline.sentence_at(line.body)[1]
        mention = next(iter(findings.organizations_in(line.start, end)), None)
        if mention is None or mention.start > line.body + _SHARE_HEAD or mention.roles & others:
            continue
        behind = share.match(document.text, mention.end)
        if behind is None or not signs.counts((behind.end(), end)):
            continue
        begin = Begin(line.start, mention.start, organization_key(mention.name), share=True)
        if signs.counts((behind.end(), behind.end() + _BOUND)):
            plain.add(begin.key)
        if plain:
            found.append(begin)
    return found if len(plain) > 1 and signs.harm((0, found[0].start)) else []


def _paragraphs(document: Document, findings: Findings, signs: Signs, prose: list[Line]) -> Iterator[Begin]:
    """The paragraphs that open with what happened at an organisation, and which organisation."""
    known = passages(document.rules)
    for line in prose:
        mention = findings.organization_from(line.start)
        if mention is None or mention.start >= line.end or _COUNTS_THEM in mention.roles:
            continue
        opening = document.outline.sentence_at(mention.start)
        topic = _topic(known, document.text, mention.end)
        # What happened there as well, and on which day, is told of another wherever in the sentence the name stands.
        too = topic is not None and opening[0] <= line.body and _is_too(document.text, topic)
        if mention.start > line.body + _HEAD and not (too and signs.gives_day(opening)):
            continue
        # X市では昨年6月、…, X高校の教諭は3日、…: a day right behind the topic tells of an act as well as a number does.
        whom = topic or known.member.match(document.text, mention.end)
        dated = whom is not None and bool(signs.dates((whom.end(), whom.end() + 2)))
        first = max(opening[0], line.body)
        leads = _STAFF in mention.roles and known.joins.fullmatch(
            document.text, behind_day(findings.dates, first), mention.start
        )
        acts = leads and known.acts.match(document.text, mention.end)
        if not (dated or ((topic or acts) and signs.counts((line.start, line.end)))):
            continue
        turns = known.turns.match(document.text, line.body) is not None
        if not signs.is_untold(opening) and signs.tells((line.start, line.end) if turns else opening):
            start = headed(document, line)
            yield Begin(start, mention.start, organization_key(mention.name))


def _told_beside(
    document: Document, findings: Findings, signs: Signs, prose: list[Line], found: list[Begin]
) -> list[Begin]:
    """The sentences about yet another organisation on a page that tells of several already.

    There it needs no announcement, and the number may be told after it: X(札幌市)は名簿を流出させた。40人分になる.
    """
    if not found:
        return []
    first = min(begin.start for begin in found)
    # What the story of another only turns to in passing has no part of its own; behind a case the story is over.
    end = min((begin.start for begin in found if begin.case), default=len(document.text))
    in_passing = Asides(document, findings, signs).turns((first, end))
    beside: list[Begin] = []
    for line in prose:
        if line.end <= first:
            continue
        subjects = list(_subjects(document, signs, line))
        stops = [*(sentence[0] for sentence, _ in subjects[1:]), line.end]
        # A paragraph may have no subject; it ends all the same.
        for (sentence, mention), stop in zip(subjects, stops, strict=False):
            rest = mention.end, stop
            told = signs.harm(sentence) or signs.data(rest) or ("announcer" in mention.roles and signs.dates(rest))
            lost = signs.counts(rest) and told
            if lost and sentence not in in_passing and not signs.is_untold(sentence):
                beside.append(Begin(sentence[0], mention.start, organization_key(mention.name), share=True))
    return beside if len({begin.key for begin in (*found, *beside)}) > 2 else []


def _subjects(document: Document, signs: Signs, line: Line) -> Iterator[tuple[Span, OrganizationMention]]:
    """The sentences of a paragraph that have a name as their subject, and the first such name of each."""
    subject = passages(document.rules).subject
    for sentence in document.outline.sentences_in(line.start, line.end):
        named = signs.subjects(sentence)
        mention = next((m for m in named if subject.match(document.text, m.end) or m.roles & _HIT), None)
        if mention is not None:
            yield sentence, mention


def _is_too(text: str, topic: re.Match[str]) -> bool:
    """True where the words that make a name the topic say that it happened there as well: Xも, Xでも."""
    return text.find("も", topic.end() - 1, topic.end() + 1) >= 0


def _topic(known: Passages, text: str, end: int) -> re.Match[str] | None:
    """What makes the name that ends at ``end`` the topic, or a body of its (みずほ台市の市立小学校では)."""
    topic = known.topic.match(text, end)
    return known.unit.match(text, end + 1) if topic is None and text.startswith("の", end) else topic


def _clients(document: Document, findings: Findings, signs: Signs) -> Iterator[Begin]:
    """The sentences that each tell what one client of a supplier lost, where the text before speaks of clients."""
    topic = passages(document.rules).topic
    others = document.rules["organization_cues"].ids_with("no_subject")
    for sentence in document.outline.sentences if signs.is_of_clients((0, len(document.text))) else ():
        mention = next(iter(findings.organizations_in(*sentence)), None)
        if mention is None or mention.start > sentence[0] + _HEAD or mention.roles & others:
            continue
        about = topic.match(document.text, mention.end) is not None and signs.counts((mention.end, sentence[1]))
        if about and signs.harm(sentence) and signs.is_of_clients((0, sentence[0])):
            yield Begin(sentence[0], mention.start, organization_key(mention.name))


def _prose(document: Document, findings: Findings) -> list[Line]:
    """The paragraphs that name somebody; on the pages of others an item of a list that is a sentence is one, too."""
    outline = document.outline
    own = document.voice is Voice.OWN
    lines = dict.fromkeys([outline.line_at(mention.start) for mention in findings.organizations])
    return [
        line
        for line in lines
        if (line.kind == "text" or (line.kind == "item" and not own and document.text[line.end - 1] == "。"))
        and line.end - line.start >= _PARAGRAPH
        and not outline.is_furniture(line)
    ]


def _is_titled(document: Document, position: int) -> bool:
    """True on the line of the headline of the page."""
    title = document.outline.title
    return title is not None and document.outline.line_at(position).start == document.outline.line_at(title[0]).start


def _headings(document: Document) -> list[int]:
    """Where a marked heading begins that heads no section of one incident."""
    outline = document.outline
    # On the pages of others numbers head the points of advice among which cases are told.
    own = document.voice is Voice.OWN
    heads = [
        line.start
        for line in outline.lines
        if line.kind == "heading" and (line.marker in ITEM_MARKERS or (line.marker == "number" and not own))
    ]
    return [start for start in heads if outline.section_at(start).role == "other"]


def _of_nobody(document: Document, findings: Findings) -> list[int]:
    """Where the text turns to somebody who is not named: it is about none of those told of before.

    A paragraph turns to an act by its number and names nobody, or a sentence says that whom it is about has no name.
    """
    outline, counts = document.outline, passages(document.rules).counts
    turned = [(line.start, line.end) for line in outline.filled if counts.match(document.text, line.body)]
    hidden = document.hits.marked("incident", "nameless") if document.voice is not Voice.OWN else []
    for hit in hidden:
        sentence = outline.sentence_at(hit.start)
        if hit.start <= sentence[0] + _HEAD:
            turned.append(sentence)
    return [start for start, end in turned if not findings.organizations_in(start, end)]
