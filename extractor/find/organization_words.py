"""The words around names, ``rules/organization_words.yaml``, by their part, in each form in which they are read."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

import ahocorasick_rs

from extractor.rules import Rules


@functools.lru_cache(maxsize=64)
def word_pattern(rules: Rules, *parts: str, ahead: str = "", behind: str = "") -> re.Pattern[str]:
    """One pattern of all terms of ``rules/organization_words.yaml`` of some parts, longest first."""
    terms = sorted((term for part in parts for term in words(rules, part)), key=lambda term: (-len(term), term))
    return rules.patterns.compile(f"{ahead}(?:{'|'.join(map(re.escape, terms))}){behind}")


@functools.lru_cache(maxsize=64)
def word_scan(rules: Rules, part: str) -> ahocorasick_rs.AhoCorasick:
    """Finds the terms of ``rules/organization_words.yaml`` of a part: of terms that overlap the first and longest."""
    return automaton(words(rules, part), ahocorasick_rs.MatchKind.LeftmostLongest)


def automaton(terms: Iterable[str], kind: ahocorasick_rs.MatchKind) -> ahocorasick_rs.AhoCorasick:
    """An automaton that is built once and scans often, so the form that scans fastest."""
    return ahocorasick_rs.AhoCorasick(list(terms), kind, implementation=ahocorasick_rs.Implementation.DFA)


@functools.lru_cache(maxsize=64)
def words(rules: Rules, part: str) -> frozenset[str]:
    """The terms of a part of ``rules/organization_words.yaml``."""
    return frozenset(
        t for rule in rules.by_kind["organization_words"] if rule.attributes["part"] == part for t in rule.terms
    )


@functools.lru_cache(maxsize=64)
def word_tuple(rules: Rules, part: str) -> tuple[str, ...]:
    """The same, for ``startswith`` and ``endswith``."""
    return tuple(words(rules, part))


@functools.lru_cache(maxsize=8)
def legal_forms(rules: Rules) -> tuple[str, ...]:
    """Every legal form, longest first."""
    forms = (rule for rule in rules.by_kind["organizations"] if rule.attributes["part"] == "form")
    return tuple(sorted((term for rule in forms for term in rule.terms), key=len, reverse=True))


@functools.lru_cache(maxsize=8)
def kinds(rules: Rules) -> tuple[str, ...]:
    """The words for a kind of firm behind which its name may stand, longest first."""
    cues = (rule for rule in rules.by_kind["organization_cues"] if rule.attributes["names"] == "foreign")
    return tuple(sorted((term for rule in cues for term in rule.terms), key=len, reverse=True))
