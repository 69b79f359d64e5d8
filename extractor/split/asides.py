"""Other acts that the story of one incident tells in passing: what happened the year before, at a sister hospital.

Left in the story they would lend it their days and numbers; taken out they are incidents of their own. Which words turn
to another act is data, ``rules/incident.yaml``; with which a passage goes on, ``rules/passages.yaml``.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left

from extractor.findings import Document, Findings
from extractor.outline import Span, holds
from extractor.split.earlier import earlier
from extractor.split.others_before import others_before
from extractor.split.passages import passages
from extractor.split.signs import Signs

#: A sentence with so many kinds of facts tells an act: beside its cause, and without one.
_CAUSED, _PLAIN = 1, 2
#: A part tells of so many other acts at most, and of each in so many sentences.
_MOST, _LONGEST = 20, 10


class Asides:
    """The places of one document that turn to another act, for asking of each part what it tells in passing."""

    def __init__(self, document: Document, findings: Findings, signs: Signs) -> None:
        self._document = document
        self._findings = findings
        self._signs = signs
        turning = document.hits.marked("incident", "another")
        places = [hit.start for hit in turning]
        # Beside the one told of, another announces the like: X大学も…と発表した.
        places += [mention.start for mention in findings.organizations[1:] if "announcer_too" in mention.roles]
        self._turns = sorted({document.outline.sentence_at(place) for place in places})

    def of(self, spans: list[Span]) -> list[Span]:
        """The sentences inside ``spans`` that each tell another act, with those that go on about it, in order."""
        found: list[Span] = []
        for low, high in spans:
            marked = self._turns[bisect_left(self._turns, (low + 1, 0)) : bisect_left(self._turns, (high, 0))]
            before = earlier(self._document, self._findings, self._signs, (low, high))
            known = dict([*marked, *before])
            others = others_before(self._document, self._findings, self._signs, (low, high))
            turns = sorted({*marked, *before, *[turn for turn in others if turn[0] not in known]})
            for (start, end), following in zip(turns, [*turns[1:], (high, high)], strict=True) if turns else ():
                apart = len(found) < _MOST and (not found or start >= found[-1][1])
                if apart and self._tells((start, end)) and not self._begins((low, start), (start, end)):
                    found.append((start, self._end(start, end, following[0])))
        return found if found and any(self._signs.tells(span) for span in without(spans, found)) else []

    def _tells(self, sentence: Span) -> bool:
        """True of an act that a cause, or more than its day, is told of, in whatever words; statistics tell of none."""
        signs, outline = self._signs, self._document.outline
        told = signs.facts(sentence) >= (_CAUSED if signs.another_cause(sentence) else _PLAIN)
        titled = holds(outline.title, sentence[0])
        return told and not titled and not signs.is_general(sentence) and not outline.is_noise(sentence[0])

    def _begins(self, before: Span, sentence: Span) -> bool:
        """True where a part begins with the sentence about nobody named: there is no story that it turns from."""
        return self._signs.is_nameless(sentence) and not self._signs.tells(before)

    def _end(self, start: int, end: int, limit: int) -> int:
        """Where the act ends whose first sentence is given: with its paragraph, if it opens one, or before."""
        outline = self._document.outline
        line = outline.line_at(start)
        opens = start <= line.body
        known = passages(self._document.rules)
        words = known.comes_back if opens else known.goes_on
        i = bisect_left(outline.sentences, (end, 0))
        for sentence in itertools.islice(outline.sentences, i, i + _LONGEST):
            if sentence[0] >= min(line.end, limit):
                break
            if (words.match(self._document.text, sentence[0]) is not None) == opens:
                break
            end = sentence[1]
        return end


def without(spans: list[Span], taken: list[Span]) -> list[Span]:
    """What is left of ``spans`` when the spans ``taken`` out of them are gone; all are in order."""
    left: list[Span] = []
    for low, high in spans:
        for start, end in taken:
            if low <= start < high:
                left.append((low, start))
                low = end
        left.append((low, high))
    return [(low, high) for low, high in left if low < high]
