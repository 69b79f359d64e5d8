"""Whether a text tells an incident at all: what speaks for it, and what against it (``rules/incident.yaml``)."""

from __future__ import annotations

import operator
import re
from bisect import bisect_right
from typing import NamedTuple

from extractor.edtf import exact_day
from extractor.find.organization_names import class_of
from extractor.findings import TOLD, CodeMention, Document, Findings, Stance
from extractor.outline import Span
from extractor.rules import Hit

#: The sum of weights (rules/incident.yaml) from which a text tells an incident.
ENOUGH = 2.0
#: What counts against a text that names nobody to whom anything happened.
NOBODY = 2.0
#: What counts against one whose cases are of somebody whose name is hidden.
_HIDDEN = 6.0
#: So much an apology weighs in the voice of a text.
_APOLOGY = 3

#: What a stated cause counts for; and what it counts for besides where a sentence tells that it was, the more where it
#: tells it of a day or with a number: what advice and statistics say of a cause is seldom either.
_CAUSE = 1.0
_AS_DONE, _OF_A_DAY = 0.5, 1.0
#: What counts against a text that tells of nothing that is data or holds any: a lost key, an outage, a thief.
_NO_DATA = 3.0
#: What a report made to an authority counts for.
_REPORTED = 0.5
# How a clause about the past ends (…を見ていた。…に渡したという。求められましたが、), or about what goes on.
_PAST = re.compile("た(?:が、|ところ、|ため、|もの|という|との|と(?:発表|公表)|。)")
_GOES_ON = re.compile("(?:て(?:います|おります|いません|おりません)|(?:可能性|おそれ)があ(?:る|ります))。")
# A day, or a period from or to one, of whatever year and month: 2021-04-03, XXXX-XX-20.
_DAY = re.compile(r"[0-9X]{4}-[0-9X]{2}-[0-9]{2}")
#: What data that is told of counts for, with the number of those whose it is: a list may be all that a notice tells.
_DATA, _KINDS, _WHOSE = 0.5, 2, ("person", "record", "household", "account")
#: What counts against a text that tells of a crime against somebody at home, which it may tell with all its facts.
_AT_HOME = 4.0
#: What others do to the property of somebody; whose cases are told by officials of such classes.
_TAKEN, _BY_STAFF, _PURSUES = frozenset({"theft"}), frozenset({"insider"}), frozenset({"pursuer"})
_POLICE = ("police", "ministry")
#: Roles of the police where one of their own did it, and of a name that only tells where something was done.
_STAFF = frozenset({"staff", "police_staff"})
_ONLY_WHERE = frozenset({"place_after"})
#: A page with so many blanks to fill in is a template, whatever days it gives besides.
_BLANKS = 3

# What may stand behind whom a heading hides, but not behind one of whom it says more: 事例1 A社(製造業), not A社の報告.
_ENDS_HEADING = re.compile(r"[」』]?[ ]?(?:\([^()\n]{1,30}\))?[】〕》>〉≫］]?\s*$", re.M)
# Words of this length in quotation marks are a message or a phrase that is spoken of.
_QUOTED = re.compile(r"「[^「」\n]{12,400}」")


class Weighed(NamedTuple):
    """What speaks for, or with a negative weight against, a text's telling an incident: the words, and the rule."""

    weight: float
    start: int
    end: int
    rule: str


def weigh(document: Document, findings: Findings) -> list[Weighed]:
    """What speaks for and against a document's telling an incident: each rule that fires, once, and what was found."""
    quoted = _not_told(document)
    best = _fired(document, findings, quoted)
    signs = [Weighed(weight, hit.start, hit.end, hit.rule.name) for weight, hit in best]
    stated = _stated_cause(findings, quoted)
    if stated is not None:
        signs.append(Weighed(_CAUSE, stated.start, stated.end, stated.rule))
        signs += _cause_as_done(document, findings, quoted)
    data = _told_data(findings, quoted) if findings.organizations else None
    if data is not None:
        signs.append(Weighed(_DATA, data.start, data.end, data.rule))
    reported = next((judged.mention for _, judged in findings.told("reported_to") if judged.stance in TOLD), None)
    if reported is not None:
        signs.append(Weighed(_REPORTED, reported.start, reported.end, reported.rule))
    hidden = _heads_of_nobody(document)
    if len(hidden) > 1 and not _apologises(document):
        signs.append(Weighed(-_HIDDEN, hidden[0].start, hidden[0].end, hidden[0].rule.name))
    if not _is_of_data(document, findings):
        signs.append(Weighed(-_NO_DATA, 0, 0, "split/no-data"))
    own = [hit for _, hit in best if hit.rule.attributes["own"]]
    if not findings.organizations and is_about_nobody(document, own):
        signs.append(Weighed(-NOBODY, 0, 0, "split/nobody"))
    elif _is_of_police(document, findings):
        signs.append(Weighed(-_AT_HOME, 0, 0, "split/at-home"))
    return signs


def _fired(document: Document, findings: Findings, quoted: list[Span]) -> list[tuple[float, Hit]]:
    """What each rule of an incident weighs that fires, at the place where it weighs most; not in what is ``quoted``."""
    titled = range(*(document.outline.title or (0, 0)))
    best: dict[str, tuple[float, Hit]] = {}
    filled = 0 < len(document.hits.marked("incident", "undated")) < _BLANKS and _is_dated(findings)
    for hit in document.hits["incident"]:
        rule = hit.rule
        place = "title" if hit.start in titled else "body"
        weight = rule.attributes[place]
        if not weight or (filled and rule.attributes["undated"]):
            continue
        if weight < 0 and not rule.attributes["undated"] and findings.is_in_name(hit.start):
            # みほん薬品: what a firm is called says nothing of what happened there; ○○株式会社 says that none is.
            continue
        if rule.attributes["no_data"] and _tells_of(document, findings, "of_data"):
            continue
        known = best[rule.id][0] if rule.id in best else 0.0
        more = weight > max(known, 0) and not _inside(hit.start, quoted)
        if more or weight < min(known, 0):
            best[rule.id] = weight, hit
    return list(best.values())


def _tells_of(document: Document, findings: Findings, attribute: str) -> bool:
    """True where a page tells of data, or holds a word of a group of context.yaml that has the ``attribute``."""
    told = (judged.stance in TOLD for kind in ("categories", "subjects") for judged in findings.of_kind(kind))
    return any(told) or any(hit.rule.attributes[attribute] for hit in document.rules["context"].scan(document.text))


def _is_of_data(document: Document, findings: Findings) -> bool:
    """True where a page tells of an attack, of data, or of what holds some: papers, machines, mail, accounts."""
    said_of = document.rules["causes"].said_of
    told = {judged.mention.code for judged in findings.of_kind("causes") if judged.stance in TOLD}
    if any(said_of(code, "mishap") == "attack" or said_of(code, "shows") for code in told):
        return True
    return _tells_of(document, findings, "holds_data")


def _is_of_police(document: Document, findings: Findings) -> bool:
    """True of a crime against nobody who is named, but the police who tell of it and where it was done.

    It is a theft, somebody was struck at home, or they caught somebody who worked for nobody.
    """
    codes = {j.mention.code for j in findings.of_kind("causes") if j.stance in TOLD}
    others = [m for m in findings.organizations if not m.roles & _ONLY_WHERE]
    caught = not codes & _BY_STAFF and any(m.roles & _PURSUES for m in others)
    theft = bool(codes) and codes <= _TAKEN
    if not (theft or caught or document.hits.marked("incident", "private")):
        return False
    return bool(others) and all(class_of(document.rules, m.rule) in _POLICE and not m.roles & _STAFF for m in others)


def _apologises(document: Document) -> bool:
    """True where the voice is as sure as an apology's: to that one it happened, whoever else is hidden."""
    return any(h.rule.code == "own_voice" and h.rule.attributes["weight"] >= _APOLOGY for h in document.hits["voice"])


def _heads_of_nobody(document: Document) -> list[Hit]:
    """The words in headings, or behind the numbers of cases, that hide to whom it happened: 事例1 製造業A社."""
    numbered = {document.outline.line_at(hit.start).start for hit in document.hits.marked("incident", "index")}
    heads: dict[int, Hit] = {}
    for hit in document.hits.marked("incident", "nameless"):
        line = document.outline.line_at(hit.start)
        heads_part = line.kind == "heading" or line.start in numbered
        if heads_part and _ENDS_HEADING.match(document.text, hit.end, line.end):
            heads.setdefault(line.start, hit)
    return list(heads.values())


def _not_told(document: Document) -> list[Span]:
    """What is quoted, and sentences with blanks, of statistics or about nobody: what they tell is no incident."""
    marked = (*document.hits.marked("incident", "undated"), *document.hits.marked("incident", "untold"))
    spans = [document.outline.sentence_at(hit.start) for hit in marked]
    spans += [match.span() for match in _QUOTED.finditer(document.text)]
    apart: list[Span] = []
    for start, end in sorted(spans):
        if apart and start < apart[-1][1]:
            start, end = apart[-1][0], max(end, apart.pop()[1])
        apart.append((start, end))
    return apart


def _inside(position: int, spans: list[Span]) -> bool:
    i = bisect_right(spans, position, key=operator.itemgetter(0)) - 1
    return i >= 0 and position < spans[i][1]


def is_about_nobody(document: Document, own: list[Hit]) -> bool:
    """True of a page without names where none speaks of its ``own``, or that hides whom it speaks of."""
    return not own or bool(document.hits.marked("incident", "nameless"))


def _is_dated(findings: Findings) -> bool:
    """True where days are given: a template may give its own date, but not that of the event."""
    return len({exact_day(date.value) for date in findings.dates} - {None}) > 1


def _cause_as_done(document: Document, findings: Findings, quoted: list[Span]) -> list[Weighed]:
    """The cause that a sentence tells outright as something that was, one of a day or with a number if there is any.

    What goes on counts as well where it has a day or a number: 端末1台の行方が分からなくなっています。
    Whoever signs a page tells of itself, of whatever day.
    """
    best: list[Weighed] = []
    signatories = document.rules["organization_cues"].ids_with("signatory")
    signed = any(not mention.roles.isdisjoint(signatories) for mention in findings.organizations)
    # That somebody was caught or punished tells of a deed, not of which.
    punished = document.rules["causes"].by_id["disciplined"].name
    for finding in findings.of_kind("causes"):
        mention = finding.mention
        if finding.stance is not Stance.STATED or mention.rule == punished or _inside(mention.start, quoted):
            continue
        low, high = document.outline.sentence_at(mention.start)
        of_a_day = _of_a_day(findings, low, high)
        if _PAST.search(document.text, mention.end - 1, high):
            weight = _OF_A_DAY if of_a_day or signed else _AS_DONE
        elif of_a_day and _GOES_ON.search(document.text, mention.start, high):
            weight = _AS_DONE
        else:
            continue
        if not best or weight > best[0].weight:
            best = [Weighed(weight, mention.start, mention.end, "split/as-done")]
            if weight == _OF_A_DAY:
                break
    return best


def _of_a_day(findings: Findings, low: int, high: int) -> bool:
    """True where the text from ``low`` to ``high`` gives a day, or a number of something."""
    return bool(findings.counts_in(low, high)) or any(_DAY.search(date.value) for date in findings.dates_in(low, high))


def _stated_cause(findings: Findings, quoted: list[Span]) -> CodeMention | None:
    for finding in findings.of_kind("causes"):
        mention = finding.mention
        if finding.stance in (Stance.STATED, Stance.POSSIBLE) and not _inside(mention.start, quoted):
            return mention
    return None


def _told_data(findings: Findings, quoted: list[Span]) -> CodeMention | None:
    """The first of at least two kinds of data that are told of, where it is also counted whose they are."""
    counted = any(m.unit in _WHOSE and m.value > 1 and not _inside(m.start, quoted) for m in findings.counts)
    told: dict[str, CodeMention] = {}
    for finding in findings.of_kind("categories") if counted else ():
        if finding.stance in TOLD and not _inside(finding.mention.start, quoted):
            told.setdefault(finding.mention.code, finding.mention)
            if len(told) == _KINDS:
                return next(iter(told.values()))
    return None
