"""Reads the sentences of a document that need it with a spaCy pipeline, in one batch, and keeps their offsets."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from extractor.backends.counted import uncertain_groups, with_groups
from extractor.backends.entities import more_organizations
from extractor.backends.pieces import pieces
from extractor.errors import UsageError
from extractor.findings import Document, Findings
from extractor.outline import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


#: Texts that the model sees at once: larger batches are no faster on a CPU, and need more memory.
_BATCH = 32
#: Characters that are read together: GiNZA's time grows with their cube, and few sentences have as many.
_LONGEST = 500
_JAPANESE = re.compile("[ぁ-ヺ一-龥]")
#: Parts of a pipeline that nothing here asks for.
_UNUSED = ("compound_splitter", "textcat", "textcat_multilabel", "entity_linker", "breach_notice")


class Reading(NamedTuple):
    """A stretch of the document as the pipeline read it: ``doc`` begins at ``start`` of the cleaned text."""

    doc: Doc
    start: int


class SpacyReader:
    """A backend that any Japanese spaCy pipeline can be: entities give organisations, bunsetsu whom a number counts."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    @classmethod
    def load(cls, name: str, model: str) -> SpacyReader:
        """Load the pipeline ``model``, a package or a folder, for the backend called ``name``.

        Raises:
            UsageError: when spaCy cannot load it.
        """
        try:
            import spacy

            nlp = spacy.load(model, exclude=_UNUSED)
        except (ImportError, OSError, ValueError) as error:
            reason = " ".join(str(error).split())
            raise UsageError(f"backend {name!r}: spaCy cannot load {model} ({reason})") from error
        if nlp.lang not in ("ja", "ginza"):
            raise UsageError(f"backend {name!r}: {model} reads the language {nlp.lang!r}, not Japanese")
        return cls(nlp)

    def add(self, document: Document, findings: Findings) -> Findings:
        """``findings`` with further organisations, and counts with better groups."""
        uncertain = uncertain_groups(document, findings.counts)
        readings = list(self._read(document, _worth_reading(document, [c.start for c in uncertain])))
        return dataclasses.replace(
            findings,
            organizations=more_organizations(document, findings.organizations, readings),
            counts=with_groups(document, findings.counts, uncertain, readings),
        )

    def _read(self, document: Document, spans: list[Span]) -> Iterator[Reading]:
        cut = [piece for span in spans for piece in pieces(document.text, *span, _LONGEST)]
        texts = (document.text[start:end] for start, end in cut)
        for doc, (start, _) in zip(self._nlp.pipe(texts, batch_size=_BATCH), cut, strict=True):
            yield Reading(doc, start)


def _worth_reading(document: Document, places: list[int]) -> list[Span]:
    """The sentences at ``places``, and those that may name who answers: the title, and wherever a cue of one stands."""
    outline = document.outline
    cues = document.rules["organization_cues"].scan(document.text)
    places = places + [cue.start for cue in cues if not cue.rule.attributes["passing"]]
    if outline.title is not None:
        places.append(outline.title[0])
    sentences = sorted({outline.sentence_at(place) for place in places})
    return [(start, end) for start, end in sentences if _JAPANESE.search(document.text, start, end)]
