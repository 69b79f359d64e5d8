"""Who arrests somebody, and is none of those to whom it happened."""

from __future__ import annotations

from extractor.findings import Document, Findings
from extractor.split.begins import Begin


def pursues(document: Document, findings: Findings, begin: Begin) -> bool:
    """True where who arrests somebody names in the same sentence whom it befell: 県警は、Xの名簿を…元社員を逮捕した."""
    about = findings.organization_from(begin.subject)
    if about is None or "pursuer" not in about.roles:
        return False
    beside = findings.organizations_in(about.end, document.outline.sentence_at(about.start)[1])
    return any(not mention.roles & {"pursuer", "official"} for mention in beside)
