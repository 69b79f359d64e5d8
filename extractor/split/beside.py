"""Another act of whoever a story is about, told beside the first: また、5月18日には、別の名簿を誤って送信しました."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.edtf import exact_day
from extractor.findings import DateMention, Document
from extractor.outline import Span
from extractor.rules import Hit
from extractor.split.passages import passages
from extractor.split.signs import Signs

#: So near behind the words that turn to an act stands its day.
_NEAR = 3
#: What people do by mistake they do once; an attack may go on from day to day.
_MISHAPS = ("sending", "exposure", "gone")


def beside(document: Document, signs: Signs, story: Span) -> Iterator[Span]:
    """The sentences of a ``story`` that turn to a mishap of another day and count what it struck.

    A day on which more came to light of what was told before is none.
    """
    told: set[str] = set()
    for date in signs.dates(story):
        if told and date.value not in told and exact_day(date.value):
            sentence = document.outline.sentence_at(date.start)
            if _turns_to(document, sentence, date) and _is_mishap(document, signs, sentence):
                yield sentence
        told.add(date.value)


def _turns_to(document: Document, sentence: Span, date: DateMention) -> bool:
    """True where a ``sentence`` begins with words that turn to another act, and with its day."""
    known = passages(document.rules)
    turn = known.turns.match(document.text, sentence[0])
    near = turn is not None and date.start <= turn.end() + _NEAR
    return near and known.sets_time.match(document.text, date.end) is not None


def _is_mishap(document: Document, signs: Signs, sentence: Span) -> bool:
    """True of a sentence that tells a mishap, not what came to light of one, and counts what it struck."""
    mishap = document.rules["causes"].said_of(signs.cause(sentence), "mishap")
    return mishap in _MISHAPS and bool(signs.counts(sentence)) and not _comes_to_light(document, sentence)


def _comes_to_light(document: Document, sentence: Span) -> bool:
    """True of a sentence that tells what turned out: …を送っていたことが分かりました."""
    hits: list[Hit] = document.hits.from_to("date_roles", *sentence)
    return any(hit.rule.attributes["manner"] == "known" for hit in hits)
