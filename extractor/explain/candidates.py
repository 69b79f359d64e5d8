"""The candidates for each field: what the finders found, what was made of it, and how it ended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from extractor.assemble.date_sentences import read_clues
from extractor.assemble.date_words import RoleWords
from extractor.assemble.view import View
from extractor.findings import Document, Judged
from extractor.model import Incident

_CODE_FIELDS = {
    "categories": ("data_categories", "excluded_categories"),
    "subjects": ("data_subjects",),
    "causes": ("root_causes", "root_cause"),
}
_COUNT_FIELDS = {
    "person": ("affected_people", "counts"),
    "record": ("affected_records", "counts"),
    "yen": ("loss_jpy",),
}
_DATE_FIELDS = ("announced", "occurred", "discovered")


class Fate(StrEnum):
    """How a candidate ended."""

    TAKEN = "taken"  # it gave the value, or is among the words that did
    LOST = "lost"  # a step put it aside and said why
    UNUSED = "unused"  # it was found, and no step took it up for this field


@dataclass(frozen=True, slots=True)
class Candidate:
    """One value that a notice offers for a field.

    ``start`` and ``end`` are offsets into the source text, ``words`` what stands there; ``rule`` read them.
    ``reading`` is what the words around it make of it: a stance, the roles of a count or name, the role of a date;
    ``cue`` the rule that says so and ``cue_words`` the words on which it fired. ``reason`` is why it lost.
    """

    value: str
    start: int
    end: int
    words: str
    rule: str
    fate: Fate = Fate.UNUSED
    reading: str = ""
    cue: str = ""
    cue_words: str = ""
    reason: str = ""


def candidates_of(view: View, incident: Incident) -> dict[str, list[Candidate]]:
    """Field → candidates of the incident that ``view`` showed; those taken first, then in order of place."""
    found: dict[str, dict[tuple[str, int, int], Candidate]] = defaultdict(dict)
    for name, candidate in _mentions(view):
        found[name].setdefault((candidate.value, candidate.start, candidate.end), candidate)
    for name, start, end, reason in _rejections(view):
        # A step may name a candidate more closely than its finder did; its place is what they share.
        known = [key for key in found[name] if key[1:] == (start, end)]
        for key in known:
            found[name][key] = replace(found[name][key], fate=Fate.LOST, reason=reason)
    _add_unfound(view, found)
    for evidence in incident.evidence:
        key = (evidence.value, evidence.start, evidence.end)
        known_one = found[evidence.field].get(key)
        fresh = Candidate(*key, evidence.text, evidence.rule)
        found[evidence.field][key] = replace(known_one or fresh, fate=Fate.TAKEN, rule=evidence.rule, reason="")
    _take_counts(incident, found)
    order = list(Fate)
    return {
        name: sorted(offered.values(), key=lambda c: (order.index(c.fate), c.start)) for name, offered in found.items()
    }


def _rejections(view: View) -> Iterator[tuple[str, int, int, str]]:
    for lost in view.trace or ():
        yield lost.field, *view.document.clean.source_span(lost.start, lost.end), lost.reason


def _add_unfound(view: View, found: dict[str, dict[tuple[str, int, int], Candidate]]) -> None:
    """Candidates that only the deciding step knew of."""
    clean = view.document.clean
    for lost in view.trace or ():
        start, end = clean.source_span(lost.start, lost.end)
        if not any(key[1:] == (start, end) for key in found[lost.field]):
            candidate = Candidate(lost.value, start, end, clean.source[start:end], "", Fate.LOST, reason=lost.reason)
            found[lost.field][lost.value, start, end] = candidate


def _take_counts(incident: Incident, found: dict[str, dict[tuple[str, int, int], Candidate]]) -> None:
    """Counts carry their own span in place of evidence."""
    spans = {(f"{count.value} {count.unit}", count.start, count.end) for count in incident.counts}
    for key in spans & set(found["counts"]):
        found["counts"][key] = replace(found["counts"][key], fate=Fate.TAKEN, reason="")


def _mentions(view: View) -> Iterator[tuple[str, Candidate]]:
    """Every finding of the incident's own and of the shared parts, with the fields it may feed."""
    document = view.document
    words = RoleWords(document, [*view.stretch.spans, *view.stretch.shared, *view.stretch.story])
    for findings in (view.own, view.shared):
        for judged in findings.codes:
            yield from _code(document, judged)
        for clue in read_clues(document, findings.dates, words):
            m = clue.mention
            candidate = _candidate(document, m.value, m.start, m.end, m.rule)
            for name in _DATE_FIELDS:
                yield name, replace(candidate, reading=clue.role, cue=clue.rule)
        for count in findings.counts:
            candidate = _candidate(document, str(count.value), count.start, count.end, count.rule)
            candidate = replace(candidate, reading=" ".join(sorted(count.roles)))
            for name in _COUNT_FIELDS.get(count.unit, ("counts",)):
                yield name, replace(candidate, value=f"{count.value} {count.unit}") if name == "counts" else candidate
        for named in findings.organizations:
            candidate = _candidate(document, named.name, named.start, named.end, named.rule)
            for name in ("organization", "vendors"):
                yield name, replace(candidate, reading=" ".join(sorted(named.roles)))


def _code(document: Document, judged: Judged) -> Iterator[tuple[str, Candidate]]:
    mention = judged.mention
    names: tuple[str, ...] = _CODE_FIELDS.get(mention.kind, ())
    value = mention.code
    if mention.kind == "handling":
        name, _, value = mention.code.rpartition(":")
        names = ("loss_jpy",) if name == "loss" else (name,)
    candidate = _candidate(document, value, mention.start, mention.end, mention.rule)
    cue_words = _cue_words(document, judged)
    for name in names:
        yield name, replace(candidate, reading=judged.stance.value, cue=judged.why, cue_words=cue_words)


def _cue_words(document: Document, judged: Judged) -> str:
    """The words on which the rule that gave a stance fired, in the mention's sentence; the heading for a section."""
    start = judged.mention.start
    if judged.why == "outline/section":
        return document.outline.section_at(start).heading
    low, high = document.outline.sentence_at(start)
    kind, _, _ = judged.why.partition("/")
    if kind not in document.rules.by_kind:
        return ""
    words = [hit for hit in document.rules[kind].scan(document.text[low:high]) if hit.rule.name == judged.why]
    if not words:
        return ""
    nearest = min(words, key=lambda hit: abs(low + hit.start - start))
    return document.text[low + nearest.start : low + nearest.end]


def _candidate(document: Document, value: str, start: int, end: int, rule: str) -> Candidate:
    start, end = document.clean.source_span(start, end)
    return Candidate(value, start, end, document.clean.source[start:end], rule)
