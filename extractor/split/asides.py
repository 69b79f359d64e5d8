"""Other acts that the story of one incident tells in passing: what happened the year before, at a sister hospital.

Left in the story they would lend it their days and numbers; taken out they are incidents of their own. Which words turn
to another act is data, ``rules/incident.yaml``; with which a passage goes on, ``rules/passages.yaml``.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from typing import NamedTuple

from extractor.findings import Document, Findings, OrganizationMention
from extractor.names import is_among, organization_key, same_organization
from extractor.outline import Span, holds
from extractor.rules import Hit
from extractor.split.beside import beside
from extractor.split.earlier import earlier, with_next
from extractor.split.others_before import others_before
from extractor.split.passages import passages
from extractor.split.signs import Signs

#: A sentence with so many kinds of facts tells an act: beside its cause, and without one.
_CAUSED, _PLAIN = 1, 2
#: A part tells of so many other acts at most, and of each in so many sentences.
_MOST, _LONGEST = 20, 10
#: Whom a clause names is compared with so many others.
_MOST_COMPARED = 200
# Where a clause ends, behind which another begins.
_CLAUSE_END = re.compile("[はがもでしりずく]、")


class Aside(NamedTuple):
    """What is told in passing: where, whether of others than the story is about, and if it was made public with it."""

    span: Span
    of_others: bool
    now: bool


class Asides:
    """The places of one document that turn to another act, for asking of each part what it tells in passing."""

    def __init__(self, document: Document, findings: Findings, signs: Signs) -> None:
        self._document = document
        self._findings = findings
        self._signs = signs
        turning = document.hits.marked("incident", "another")
        places = [hit.start for hit in turning]
        self._losers: list[OrganizationMention] = []
        for mention in findings.organizations[1:]:
            if "announcer_too" in mention.roles:
                # Beside the one told of, another announces the like: X大学も…と発表した.
                places.append(mention.start)
            elif "loser" in mention.roles and len(self._losers) < _MOST:
                self._losers.append(mention)
        leading = [
            document.outline.sentence_at(hit.start) for hit in document.hits.marked("incident", "leads_to_others")
        ]
        self._leads = sorted({sentence for sentence in leading if self._opens(sentence[0])}) if leading else leading
        self._past = [self._clause(hit) for hit in document.hits.marked("incident", "past")]
        self._turns = sorted({document.outline.sentence_at(place) for place in places})

    def of(self, spans: list[Span]) -> list[Aside]:
        """The sentences inside ``spans`` that each tell another act, with those that go on about it, in order."""
        found: list[Aside] = []
        for part in spans:
            led_to = self._led_to(part)
            told_beside = set(beside(self._document, self._signs, part))
            turns = sorted({*self._turns_in(part, led_to), *told_beside})
            paragraphs = {self._document.outline.line_at(start).start for start, _ in led_to}
            for turn, following in itertools.pairwise([*turns, (part[1], part[1])]):
                apart = len(found) < _MOST and (not found or turn[0] >= found[-1].span[1])
                opens = self._opens(turn[0])
                acts = turn in led_to or self.tells(turn) or (opens and self._tells_at_length(turn))
                # 2年前には行員が…を着服した: no incident, but its numbers are not the story's.
                acts |= self._signs.is_untold(turn) and self._signs.counts(turn) and not self._signs.harm(turn)
                # Nor are those of somebody unnamed: うちの親も5万円分買わされた.
                acts |= self._signs.is_nameless(turn) and self._signs.counts(turn)
                if apart and acts and not self._begins((part[0], turn[0])):
                    elsewhere = self._document.outline.line_at(turn[0]).start in paragraphs
                    end = self._end(turn, following[0], elsewhere or opens)
                    now = turn in told_beside or self._document.hits.is_marked("now", turn[0], end)
                    found.append(Aside((turn[0], end), elsewhere, now))
        told = found and any(self._signs.tells(span) for span in without(spans, [aside.span for aside in found]))
        return found if told else []

    def turns(self, part: Span) -> set[Span]:
        """The sentences inside ``part`` that may turn to another act."""
        return set(self._turns_in(part, self._led_to(part)))

    def _turns_in(self, part: Span, led_to: set[Span]) -> list[Span]:
        """The sentences inside ``part`` that turn to another act, in order."""
        asked = self._document, self._findings, self._signs, part
        marked = self._turns[bisect_left(self._turns, (part[0] + 1, 0)) : bisect_left(self._turns, (part[1], 0))]
        turns = {*marked, *earlier(*asked), *led_to}
        known = {start for start, _ in turns}
        # There is a story to mention them in where somebody was named before.
        turns |= {
            turn
            for turn in others_before(*asked)
            if turn[0] not in known and self._findings.organizations_in(part[0], turn[0])
        }
        return sorted(turns)

    def _led_to(self, part: Span) -> set[Span]:
        """The sentences inside ``part`` about somebody else than before, in a paragraph that opens with such acts."""
        found: set[Span] = set()
        if not self._leads:
            return found
        outline = self._document.outline
        for lead in self._leads[bisect_left(self._leads, (part[0] + 1, 0)) : bisect_left(self._leads, (part[1], 0))]:
            before = self._findings.organizations_in(part[0], lead[1])[:_MOST_COMPARED]
            if not any(
                self._signs.gives_day(outline.sentence_at(m.start)) for m in before if not holds(outline.title, m.start)
            ):
                # Nobody's story was told: it begins here.
                continue
            known = [organization_key(mention.name) for mention in before]
            for sentence in outline.sentences_behind(lead[1], _LONGEST):
                if sentence[0] >= min(outline.line_at(lead[0]).end, part[1]):
                    break
                names = self._signs.subjects(sentence)
                if names and not is_among(organization_key(names[0].name), known):
                    found.add(sentence)
        return found

    def _opens(self, start: int) -> bool:
        """True of the beginning of a paragraph."""
        return start <= self._document.outline.line_at(start).body

    def clauses(self, spans: list[Span]) -> list[Span]:
        """The clauses inside ``spans`` that only say what somebody once lost (…を流出させたX), in order."""
        found = [clause for clause in self._past if any(low <= clause[0] < high for low, high in spans)]
        for mention in self._losers:
            low = next((low for low, high in spans if low <= mention.start < high), None)
            if low is None:
                continue
            low = max(low, self._document.outline.sentence_at(mention.start)[0])
            ends = [match.end() for match in _CLAUSE_END.finditer(self._document.text, low, mention.start)]
            clause = ends[-1] if ends else low, mention.end
            before = spans[0][0], clause[0]
            told = self._signs.tells(before) and bool(self._findings.organizations_in(*before))
            if told and self._is_named_once(mention):
                found.append(clause)
        return sorted(found)

    def _clause(self, hit: Hit) -> Span:
        """The clause that ends in the words of ``hit``."""
        text, low = self._document.text, self._document.outline.sentence_at(hit.start)[0]
        return max(low, text.rfind("、", low, hit.start) + 1), hit.end

    def _is_named_once(self, mention: OrganizationMention) -> bool:
        """True of a name that stands nowhere else, nor a longer or shorter form of it."""
        others = (m.name for m in self._findings.organizations[:_MOST_COMPARED] if m is not mention)
        return not same_organization(mention.name, others)

    def tells(self, sentence: Span) -> bool:
        """True of an act that a cause, or more than its day, is told of, in whatever words; statistics tell of none."""
        signs, outline = self._signs, self._document.outline
        told = signs.facts(sentence) >= (_CAUSED if signs.another_cause(sentence) else _PLAIN)
        titled = holds(outline.title, sentence[0])
        return told and not titled and not signs.is_general(sentence) and not outline.is_noise(sentence[0])

    def _tells_at_length(self, sentence: Span) -> bool:
        """True of an act of which only the sentence behind tells more: …の誤配付についてもお知らせします。5月9日、…."""
        longer = with_next(self._document, sentence)
        return self._signs.harm(longer) is not None and self.tells(longer)

    def _begins(self, before: Span) -> bool:
        """True where no story was told ``before`` that the sentence could turn from; a headline alone tells none."""
        title = self._document.outline.title
        low = title[1] if title is not None and holds(before, title[0]) else before[0]
        return not self._signs.tells(before) or self._signs.facts((low, before[1])) < _PLAIN

    def _end(self, turn: Span, limit: int, opens: bool) -> int:
        """Where the act ends that begins with the sentence ``turn``: with its paragraph, if it opens one, or before."""
        outline = self._document.outline
        start, end = turn
        line = outline.line_at(start)
        known = passages(self._document.rules)
        words = known.comes_back if opens else known.goes_on
        for sentence in outline.sentences_behind(end, _LONGEST):
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
