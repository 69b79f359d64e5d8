"""The street itself: which step follows which."""

from __future__ import annotations

import datetime as dt
import operator

from extractor.assemble import assemble
from extractor.assemble.view import View
from extractor.backends import Backend
from extractor.find import categories, causes, counts, dates, handling, organizations, subjects
from extractor.findings import CodeMention, Document, Findings, open_document
from extractor.judge import apart_from_sections, judge, of_another
from extractor.model import Incident, Notice
from extractor.read import SourceText
from extractor.rules import Rules
from extractor.split import Stretch, split


def find_all(document: Document, backend: Backend | None = None) -> Findings:
    """Run every finder over a document and judge what needs a stance; ``backend`` is a second reader."""
    coded: list[CodeMention] = []
    for finder in (categories, subjects, causes, handling):
        coded += finder.find(document)
    coded.sort(key=operator.attrgetter("start", "end"))
    findings = Findings(
        dates=dates.find(document),
        counts=counts.find(document),
        organizations=organizations.find(document),
        codes=judge(document, coded),
    )
    return backend.add(document, findings) if backend is not None else findings


def views(document: Document, findings: Findings, traced: bool = False) -> list[View]:
    """What is seen of each incident of a document; ``traced`` views note why candidates lost."""
    stretches = split(document, findings)
    # What a notice tells in passing makes no round-up of it.
    told = sum(not stretch.aside for stretch in stretches)
    return [
        View(
            document,
            s,
            _own(document, findings, s),
            _shared(findings, s),
            i,
            len(stretches) if s.aside else told,
            [] if traced else None,
        )
        for i, s in enumerate(stretches)
    ]


def _own(document: Document, findings: Findings, stretch: Stretch) -> Findings:
    """The findings of one incident."""
    if stretch.spans == [(0, len(document.text))]:
        return findings
    own = findings.within(stretch.spans)
    if stretch.aside:
        own = apart_from_sections(document, own)
    return of_another(own, document.rules) if stretch.aside or stretch.told_by_others else own


def _shared(findings: Findings, stretch: Stretch) -> Findings:
    """The findings that hold for an incident and others; of a story with which it was made public, the dates."""
    shared = findings.within(stretch.shared)
    if not stretch.story:
        return shared
    dates = findings.within([*stretch.shared, *stretch.story]).dates
    return Findings(dates, shared.counts, shared.organizations, shared.codes)


def extract_incidents(
    document: Document, backend: Backend | None = None, notice_id: str = "", source: str = ""
) -> list[Incident]:
    """The incidents of a document, rows of the notice ``notice_id``; ``backend`` is a second reader."""
    findings = find_all(document, backend)
    return [assemble(view, notice_id, source) for view in views(document, findings)]


def parse(
    source: SourceText, rules: Rules, reference_date: dt.date | None = None, backend: Backend | None = None
) -> Notice:
    """Read → clean → … → incidents: one source becomes one notice."""
    document = open_document(source.text, rules, reference_date or source.date, source.title)
    incidents = extract_incidents(document, backend, source.notice_id, source.source)
    return Notice(
        source.notice_id,
        source.source,
        source.text,
        incidents,
        str(rules.overlay) if rules.overlay is not None else None,
    )
