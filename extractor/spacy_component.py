"""The spaCy component ``breach_notice``: incidents and their evidence on every ``Doc`` of a Japanese pipeline.

    nlp = spacy.blank("ja")                     # or spacy.load("ja_ginza"), with any other components
    nlp.add_pipe("breach_notice")
    doc = nlp(text)
    doc._.incidents                             # list[extractor.Incident]
    doc.spans["breach_notice"]                  # evidence: the label is the column, the span id the rule

The rows are those of :func:`extractor.parse_notice`. They are stored with the span group, so they travel with
``Doc.to_bytes``, ``DocBin`` and ``nlp.pipe(n_process=…)``. A process that reads stored documents without a pipeline
imports this module, which registers ``doc._.incidents``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup
from spacy.util import DummyTokenizer

from extractor.backends import open_backend
from extractor.backends.pieces import fits, pieces
from extractor.defaults import BACKEND
from extractor.model import Incident
from extractor.pipeline import parse
from extractor.read import SourceText, notice_id
from extractor.rules.files import load_rules

#: The key in ``doc.spans``, and the name of the component.
KEY = "breach_notice"
_STORED = "incidents"


def stored_incidents(doc: Doc) -> list[Incident]:
    """The incidents of a document that has passed the component; empty for any other."""
    rows = doc.spans[KEY].attrs.get(_STORED, "[]") if KEY in doc.spans else "[]"
    return msgspec.json.decode(rows, type=list[Incident])


if not Doc.has_extension("incidents"):
    Doc.set_extension("incidents", getter=stored_incidents)


class BreachNotice:
    """Reads each document as one notice; see :func:`make_breach_notice` for the settings."""

    def __init__(self, reference_date: dt.date | None, rules: Path | None, backend: str) -> None:
        # Only settings are kept, so that the component can be sent to another process; rules and models are cached.
        self._reference_date, self._rules, self._backend = reference_date, rules, backend
        load_rules(rules)
        open_backend(backend)

    def __call__(self, doc: Doc) -> Doc:
        """Store the incidents of ``doc`` and the spans of their evidence."""
        text = doc.text
        source = SourceText(notice_id(text.encode("utf-8", "surrogatepass")), "", text)
        notice = parse(source, load_rules(self._rules), self._reference_date, open_backend(self._backend))
        spans = [
            doc.char_span(e.start, e.end, label=e.field, span_id=e.rule, alignment_mode="expand")
            for incident in notice.incidents
            for e in incident.evidence
        ]
        # JSON, since a span group's attributes must be plain values when a document is stored.
        rows = msgspec.json.encode(notice.incidents).decode()
        doc.spans[KEY] = SpanGroup(doc, name=KEY, attrs={_STORED: rows}, spans=[span for span in spans if span])
        return doc


class PiecewiseTokenizer(DummyTokenizer):
    """Lets a SudachiPy tokenizer take texts of any length; texts that it takes anyway come out as before."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer

    def __reduce__(self) -> tuple[Any, ...]:
        return PiecewiseTokenizer, (self._tokenizer,)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._tokenizer, name)

    def __call__(self, text: str) -> Doc:
        """The tokens of ``text``, cut into pieces only where it is too long."""
        if fits(text):
            whole: Doc = self._tokenizer(text)
            return whole
        parts = [self._tokenizer(text[start:end]) for start, end in pieces(text)]
        doc = Doc.from_docs(parts, ensure_whitespace=False, exclude=["user_data"])  # type: ignore[call-arg]
        if "sub_tokens" in parts[0].user_data:
            # GiNZA splits compounds by this list, which has an entry for each token.
            doc.user_data["sub_tokens"] = [sub for part in parts for sub in part.user_data["sub_tokens"]]
        return doc

    def pipe(self, texts: Iterable[str], **settings: Any) -> Iterator[Doc]:
        """The tokens of each text."""
        yield from map(self, texts)

    def to_bytes(self, **settings: Any) -> bytes:
        """The stored form of the tokenizer inside."""
        stored: bytes = self._tokenizer.to_bytes(**settings)
        return stored

    def from_bytes(self, data: bytes, **settings: Any) -> PiecewiseTokenizer:
        """Restore the tokenizer inside."""
        self._tokenizer.from_bytes(data, **settings)
        return self

    def to_disk(self, path: Any, **settings: Any) -> None:
        """Store the tokenizer inside."""
        self._tokenizer.to_disk(path, **settings)

    def from_disk(self, path: Any, **settings: Any) -> PiecewiseTokenizer:
        """Restore the tokenizer inside."""
        self._tokenizer.from_disk(path, **settings)
        return self


@Language.factory(
    KEY,
    assigns=["doc._.incidents", "doc.spans"],
    default_config={"reference_date": None, "rules": None, "backend": BACKEND},
)
def make_breach_notice(
    nlp: Language, name: str, reference_date: str | None, rules: str | None, backend: str
) -> BreachNotice:
    """Make the component for ``nlp.add_pipe("breach_notice", config={…})``.

    Args:
        nlp: The pipeline. Its tokenizer is wrapped, so that notices longer than SudachiPy's limit pass.
        name: The name of the component in the pipeline.
        reference_date: Day of publication, ``YYYY-MM-DD``, from which a missing year may be inferred.
        rules: A folder of overlay rules, which add to the shipped ones or replace them.
        backend: As in :func:`extractor.parse_notice`.
    """
    if not isinstance(nlp.tokenizer, PiecewiseTokenizer):
        nlp.tokenizer = PiecewiseTokenizer(nlp.tokenizer)
    day = dt.date.fromisoformat(reference_date) if reference_date else None
    return BreachNotice(day, Path(rules) if rules else None, backend)
