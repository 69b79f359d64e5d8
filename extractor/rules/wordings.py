"""Words of rules as parts of patterns: Python holds the shape, rules the words; each pattern is made once a rule set.

So a word that an expert may want to add is a rule, and Python holds only the grammar around it: particles, digits,
brackets. Such a pattern is read at a known place, beside something that was found before, and never looked for in a
whole text; so the words may be common ones and cost nothing elsewhere.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator

import msgspec

from extractor.rules import Rule, Rules
from extractor.rules.compiled import Patterns

#: Where the words of rules stand in a pattern. Digits in braces are repeats.
_SLOT = re.compile(r"\{([a-z_]+)\}")
_NOTHING = "(?!)"
#: An alternative that begins with a letter and has no alternatives of its own.
_PLAIN = re.compile(r"[^\W\d_](?![?*+{])[^|]*\Z")
#: So many words are worth a look at their first letters, and what ends a part of a pattern before them.
_MANY, _ENDS_PART = 12, ("?", "*", "}", "]", ")")


def alternatives(rule: Rule) -> str:
    """The terms of a rule as one group of a regular expression, the longest first."""
    return _group(_terms(rule))


def _group(words: Iterable[tuple[int, str]]) -> str:
    """Words, each with its length and as a pattern, as one group."""
    longest_first = sorted(words, key=lambda word: -word[0])
    return f"(?:{'|'.join(_by_first_letter(dict.fromkeys(pattern for _, pattern in longest_first)))})"


def _by_first_letter(patterns: Iterable[str]) -> Iterator[str]:
    """Alternatives with those that begin with one letter as one, which the engine passes over in one step.

    Of those that may match at one place, which begin alike, the order stays.
    """
    for plain, run in itertools.groupby(patterns, key=lambda pattern: _PLAIN.match(pattern) is not None):
        if not plain:
            yield from run
            continue
        by_letter: dict[str, list[str]] = {}
        for pattern in run:
            by_letter.setdefault(pattern[0], []).append(pattern[1:])
        for letter, rests in by_letter.items():
            yield letter + (f"(?:{'|'.join(rests)})" if len(rests) > 1 else rests[0])


def _terms(rule: Rule) -> Iterator[tuple[int, str]]:
    """The terms of a rule as patterns that do not match inside a look-alike, each with the length of its term."""
    for term in rule.terms:
        guards, longer = "", []
        for look_alike in rule.look_alikes:
            before, found, behind = look_alike.partition(term)
            if before and found:
                guards += f"(?!(?<={re.escape(before)}){re.escape(term + behind)})"
            elif found:
                longer.append(re.escape(behind))
        # What is looked for behind a term costs nothing where the term does not stand.
        yield len(term), guards + re.escape(term) + (f"(?!{'|'.join(longer)})" if longer else "")


class Wording(str):
    """A pattern with words of rules in it: ``約{soon}`` holds the terms and patterns of rules that emit ``soon``."""

    __slots__ = ()

    @property
    def slots(self) -> list[str]:
        """The codes whose words it holds."""
        return _SLOT.findall(self)


class Wordings(dict[Wording, re.Pattern[str]]):
    """The patterns that were written around the words of some rules, each compiled when it is first asked for."""

    def __init__(self, rules: Iterable[Rule], patterns: Patterns | None = None) -> None:
        super().__init__()
        self._patterns = patterns or Patterns()
        words: dict[str, list[tuple[int, str]]] = {}
        by_code: dict[str, list[Rule]] = {}
        for rule in rules:
            by_code.setdefault(rule.code, []).append(rule)
            words.setdefault(rule.code, []).extend(
                [*_terms(rule), *((len(pattern), pattern) for pattern in rule.patterns)]
            )
        self._words = {code: _group(own) for code, own in words.items()}
        self._firsts = {code: _first_letter(by_code[code]) for code, own in words.items() if len(own) >= _MANY}

    @property
    def codes(self) -> set[str]:
        """The groups of words that there are."""
        return set(self._words)

    def __missing__(self, wording: Wording) -> re.Pattern[str]:
        pattern = self[wording] = self._patterns.compile(_SLOT.sub(self._written, wording))
        return pattern

    def _written(self, slot: re.Match[str]) -> str:
        """The words for a slot; behind a part of the pattern (``.*?{list}``) many of them with their first letters.

        The engine tries one of them after the other wherever that part may end. What a pattern begins with, it skips to
        by itself.
        """
        words = self._words.get(slot[1], _NOTHING)
        first = self._firsts.get(slot[1]) if slot.string[slot.start() - 1 : slot.start()] in _ENDS_PART else None
        return f"(?:{first}{words})" if first else words


def _first_letter(rules: Iterable[Rule]) -> str:
    """What looks ahead for a letter that some words of ``rules`` begin with; empty where the letters are not known."""
    letters: set[str] = set()
    for rule in rules:
        if len(rule.leads) < len(rule.patterns):
            return ""
        letters.update(term[0] for term in rule.terms)
        letters.update(literal[its.before] for its in rule.leads for literal in its.literals)
    return f"(?=[{''.join(map(re.escape, sorted(letters)))}])"


@functools.lru_cache(maxsize=8)
def date_wordings(rules: Rules) -> Wordings:
    """The patterns around the words that stand beside dates, ``rules/date_context.yaml``."""
    return Wordings(rules.by_kind["date_context"], rules.patterns)


@functools.lru_cache(maxsize=8)
def finding_wordings(rules: Rules) -> Wordings:
    """The patterns around the words that stand beside findings and cues, ``rules/finding_context.yaml``.

    They may also hold the counters of a unit (``{person}``), the words of a bound (``{bound_before}``,
    ``{bound_behind}``), and those for a total (``{total}``).
    """
    return Wordings([*rules.by_kind["finding_context"], *_of_numbers(rules)], rules.patterns)


@functools.lru_cache(maxsize=8)
def name_wordings(rules: Rules) -> Wordings:
    """The patterns around the words that stand beside names, ``rules/organization_words.yaml``, by their part.

    They may also hold words around numbers, as :func:`finding_wordings` has them, words that join names (``{joins}``),
    what follows whoever speaks (``{speaker}``), and how a company speaks of itself (``{own_company}``).
    """
    parts = [_emitting(rule.attributes["part"], rule) for rule in rules.by_kind["organization_words"]]
    speakers = [rule for rule in rules.by_kind["organization_cues"] if rule.attributes["speaker"]]
    companies = [rule for rule in parts if "company" in rule.attributes["classes"]]
    speaking = [_emitting("speaker", rule) for rule in speakers] + [
        _emitting("own_company", rule) for rule in companies
    ]
    joins = [rule for rule in rules.by_kind["finding_context"] if rule.code == "joins"]
    return Wordings([*parts, *speaking, *joins, *_of_numbers(rules)], rules.patterns)


@functools.lru_cache(maxsize=8)
def passage_wordings(rules: Rules) -> Wordings:
    """The patterns around the words with which sentences and passages open, ``rules/passages.yaml``."""
    return Wordings(rules.by_kind["passages"], rules.patterns)


def _of_numbers(rules: Rules) -> list[Rule]:
    """The words that stand behind a number, by their unit, those that bound one, and those for a total before it."""
    counters = [rule for rule in rules.by_kind["units"] if not rule.marks]
    bounds = [_emitting(f"bound_{rule.attributes['side']}", rule) for rule in rules.by_kind["bounds"]]
    totals = [_emitting("total", rule) for rule in rules.by_kind["counts"] if _tells_total(rule)]
    return [*counters, *bounds, *totals]


def _tells_total(rule: Rule) -> bool:
    """True of the words for a total that stand right before a number."""
    return rule.code in ("total", "sum", "gross") and rule.attributes["side"] == "before"


def _emitting(code: str, rule: Rule) -> Rule:
    return msgspec.structs.replace(rule, emits=code)
