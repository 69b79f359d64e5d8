"""One document, one or many incidents or none: the stretch of text that tells of each.

A notice without an incident (advice, product news, statistics) gives no stretch.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.findings import Document, Findings, Stance


@dataclass(frozen=True, slots=True)
class Stretch:
    """The part of a document that tells of one incident.

    ``spans`` are its own parts in order, ``shared`` the parts that speak of every incident of the document (its
    headline, dateline, signature), ``title`` the headline of this incident, ``trigger`` the words that show that an
    incident is told.
    """

    spans: list[tuple[int, int]]
    shared: list[tuple[int, int]]
    title: tuple[int, int] | None
    trigger: tuple[int, int]


def split(document: Document, findings: Findings) -> list[Stretch]:
    """The stretches of the incidents told in ``document``, in order; empty where none is."""
    causes = [j for j in findings.codes if j.mention.kind == "causes" and j.stance in (Stance.STATED, Stance.POSSIBLE)]
    if not causes:
        return []
    trigger = (causes[0].mention.start, causes[0].mention.end)
    return [Stretch([(0, len(document.text))], [], document.outline.title, trigger)]
