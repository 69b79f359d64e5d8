"""How a passage of running text opens, and what makes a name in it the topic: ``rules/passages.yaml``, put to use.

The words are tried only where a passage, or what stands behind a name, begins.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from extractor.rules import Rules

#: What may stand between a name and the particle that makes it the topic: X」(本社・東京)は.
_BEHIND_NAME = r"[」』]?(?:\([^()\n]{0,30}\))?[」』]?"
_BEHIND_DAY = r"(?:\([^()\n]{1,12}\))?"


@dataclass(frozen=True, slots=True)
class Passages:
    """One pattern a place: at the beginning of a passage, behind a name, behind a day."""

    #: A passage turns to another act.
    turns: re.Pattern[str]
    #: What joins a passage to the one before it; it may be nothing.
    joins: re.Pattern[str]
    #: A passage goes on about the act before it.
    goes_on: re.Pattern[str]
    #: A passage comes back to the story.
    comes_back: re.Pattern[str]
    #: A name is what the passage is about.
    topic: re.Pattern[str]
    #: A name is the subject of a clause.
    subject: re.Pattern[str]
    #: A case goes by a name.
    case: re.Pattern[str]
    #: A part of an organisation is what the passage is about; group ``unit`` is its name.
    unit: re.Pattern[str]
    #: A day sets the time of the passage.
    sets_time: re.Pattern[str]
    #: It happened on that day, too.
    then_too: re.Pattern[str]


@functools.lru_cache(maxsize=8)
def passages(rules: Rules) -> Passages:
    """The patterns that the words of ``rules/passages.yaml`` make."""
    around = f"{_BEHIND_DAY}(?:{_any(rules, 'around')})?"
    return Passages(
        turns=re.compile(rf"\s*(?:{_any(rules, 'turn')})"),
        joins=re.compile(rf"\s*(?:{_any(rules, 'turn', 'next')})?、?"),
        goes_on=re.compile(rf"\s*(?:{_any(rules, 'same')})"),
        comes_back=re.compile(rf"\s*(?:{_any(rules, 'back')})"),
        topic=re.compile(rf"{_BEHIND_NAME}(?:{_any(rules, 'topic')})"),
        subject=re.compile(rf"{_BEHIND_NAME}(?:{_any(rules, 'topic')}|が)"),
        case=re.compile(rf"[」』]?の?[^。、\n「」『』()はがを ›>|/]{{0,20}}?(?:{_any(rules, 'case')})"),
        unit=re.compile(
            rf"(?P<unit>[^、。\n「」のはがをに]{{1,16}}(?:{_any(rules, 'unit')}))(?:の[^、。\n「」のはがをに]{{1,10}})?"
            rf"(?:{_any(rules, 'topic')}|が|においても?)"
        ),
        sets_time=re.compile(rf"{around}(?:には?|は|、|。|[ ])"),
        then_too=re.compile(rf"{around}に?も"),
    )


def _any(rules: Rules, *codes: str) -> str:
    """The words of some codes as alternatives, the longest first."""
    chosen = [rule for rule in rules.by_kind["passages"] if rule.code in codes]
    terms = sorted((term for rule in chosen for term in rule.terms), key=len, reverse=True)
    return "|".join([*map(re.escape, terms), *(pattern for rule in chosen for pattern in rule.patterns)])
