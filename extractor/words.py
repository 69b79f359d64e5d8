"""Words of rules as parts of patterns: Python holds the shape, rules the words; each pattern is made once a rule set.

So a word that an expert may want to add is a rule, and Python holds only the grammar around it: particles, digits,
brackets. Such a pattern is read at a known place, beside something that was found before, and never looked for in a
whole text; so the words may be common ones and cost nothing elsewhere.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

from extractor.rules import Rule, Rules

#: Where the words of rules stand in a pattern. Digits in braces are repeats.
_SLOT = re.compile(r"\{([a-z_]+)\}")
_NOTHING = "(?!)"


def alternatives(rules: Iterable[Rule]) -> str:
    """The terms of some rules as one group of a regular expression, the longest first."""
    return _group(word for rule in rules for word in _terms(rule))


def _group(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(dict.fromkeys(words), key=len, reverse=True))})"


def _terms(rule: Rule) -> Iterator[str]:
    """The terms of a rule as patterns that do not match inside a look-alike."""
    for term in rule.terms:
        guards = ""
        for look_alike in rule.look_alikes:
            before, found, behind = look_alike.partition(term)
            if found:
                led = f"(?<={re.escape(before)})" if before else ""
                guards += f"(?!{led}{re.escape(term + behind)})"
        yield guards + re.escape(term)


@functools.lru_cache(maxsize=64)
def counters(rules: Rules, *units: str) -> str:
    """The counters of some units (``rules/units.yaml``)."""
    return alternatives(rule for rule in rules.by_kind["units"] if rule.code in units and not rule.attributes)


class Wording(str):
    """A pattern with words of rules in it: ``約{soon}`` holds the terms and patterns of rules that emit ``soon``."""

    __slots__ = ()

    @property
    def slots(self) -> list[str]:
        """The codes whose words it holds."""
        return _SLOT.findall(self)


class Wordings:
    """The patterns that were written around the words of some rules, each compiled when it is first asked for."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        words: dict[str, list[str]] = {}
        for rule in rules:
            words.setdefault(rule.code, []).extend([*_terms(rule), *rule.patterns])
        self._words = {code: _group(own) for code, own in words.items()}
        self._compiled: dict[Wording, re.Pattern[str]] = {}

    def __call__(self, wording: Wording) -> re.Pattern[str]:
        """The pattern, with the words of these rules."""
        pattern = self._compiled.get(wording)
        if pattern is None:
            written = _SLOT.sub(lambda slot: self._words.get(slot[1], _NOTHING), wording)
            pattern = self._compiled[wording] = re.compile(written)
        return pattern


@functools.lru_cache(maxsize=8)
def date_wordings(rules: Rules) -> Wordings:
    """The patterns around the words that stand beside dates, ``rules/date_context.yaml``."""
    return Wordings(rules.by_kind["date_context"])
