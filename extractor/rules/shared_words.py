"""One list of words for several rules.

``terms_of`` takes the terms of other rules, ``{kind/id}`` in a pattern stands for any term of one.

It is worked out when the rules of an overlay have been laid over the shipped ones, so that a word added to the one list
counts for all who ask for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from extractor.errors import RuleError
from extractor.rules import SHARED, Rule
from extractor.rules.literals import lead
from extractor.rules.wordings import alternatives


def with_shared_words(by_kind: dict[str, list[Rule]], fault: Callable[[Rule, str], RuleError]) -> dict[str, list[Rule]]:
    """The rules, those that ask for words of others with these words.

    Raises:
        RuleError: what ``fault`` makes of a rule that asks for one that there is not, or whose pattern the words make
            wrong, and the reason.
    """
    by_name = {rule.name: rule for rules in by_kind.values() for rule in rules}

    def filled(rule: Rule) -> Rule:
        try:
            return _filled(rule, by_name) if _asks(rule) else rule
        except ValueError as error:
            raise fault(rule, str(error)) from error

    return {kind: list(map(filled, rules)) for kind, rules in by_kind.items()}


def _asks(rule: Rule) -> bool:
    return bool(rule.terms_of) or len(rule.leads) < len(rule.patterns)


def _filled(rule: Rule, by_name: dict[str, Rule]) -> Rule:
    def named(name: str) -> Rule:
        if name not in by_name:
            raise ValueError(f"there is no rule {name!r} whose words it could take")
        return by_name[name]

    def words(slot: re.Match[str]) -> str:
        return alternatives(named(slot[1]))

    terms = dict.fromkeys([*rule.terms, *(term for name in rule.terms_of for term in named(name).terms)])
    patterns = [SHARED.sub(words, pattern) for pattern in rule.patterns]
    try:
        leads = [lead(pattern) for pattern in patterns]
    except ValueError as error:
        raise ValueError(f"with the words of other rules: {error}") from error
    return msgspec.structs.replace(rule, terms=list(terms), terms_of=[], patterns=patterns, leads=leads)
