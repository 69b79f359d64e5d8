"""The lead of a report on several organisations, which only sums up what is told of each behind it."""

from __future__ import annotations

from extractor.findings import CountMention, Document, Findings
from extractor.names import is_among, organization_key
from extractor.outline import Span
from extractor.split.begins import MOST_COMPARED, Begin
from extractor.split.signs import Signs

#: A sum may be rounded by so much of it.
_ROUNDED = 0.05
#: The units of what is summed up.
_SUMMED = ("person", "record")


def is_lead(document: Document, findings: Findings, signs: Signs, spans: list[Span], others: list[Begin]) -> bool:
    """True of a first stretch that sums up those behind it, with which the text begins to tell of ``others``.

    It names several of them or gives the sum of what each lost; where they announce nothing, it gives but a day.
    """
    names = {organization_key(mention.name) for mention in findings.organizations_in(*spans[0])[:MOST_COMPARED]}
    if sum(is_among(other.key, names) for other in others[:MOST_COMPARED]) > 1:
        return True
    if len(others) > 1 and _is_sum(findings, spans):
        return True
    if signs.data(spans[0]) or signs.counts(spans[0]):
        return False
    sentences = {document.outline.sentence_at(other.subject) for other in others}
    return not any(document.hits.is_marked("announced", *sentence) for sentence in sentences)


def _is_sum(findings: Findings, spans: list[Span]) -> bool:
    """True where a number of the first stretch is what the first numbers of the others come to."""
    firsts = [next(iter(_summed(findings, span)), None) for span in spans[1:MOST_COMPARED]]
    total = sum(count.value for count in firsts if count is not None)
    return all(firsts) and any(abs(c.value - total) <= total * _ROUNDED for c in _summed(findings, spans[0]))


def _summed(findings: Findings, span: Span) -> list[CountMention]:
    return [count for count in findings.within([span]).counts if count.unit in _SUMMED]
