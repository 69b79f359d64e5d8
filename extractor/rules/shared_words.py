"""One list of words for several rules.

``terms_of`` takes the terms of other rules, ``{kind/id}`` in a pattern stands for any term of one.

It is worked out when the rules of an overlay have been laid over the shipped ones, so that a word added to the one list
counts for all who ask for it.
"""

from __future__ import annotations

import re

import msgspec

from extractor.errors import RuleError
from extractor.rules import SHARED, Rule
from extractor.rules.literals import lead
from extractor.rules.wordings import alternatives


def with_shared_words(by_kind: dict[str, list[Rule]]) -> dict[str, list[Rule]]:
    """The rules, those that ask for words of others with these words.

    Raises:
        RuleError: for a rule that there is not, and for a pattern that the words make wrong.
    """
    by_name = {rule.name: rule for rules in by_kind.values() for rule in rules}
    return {
        kind: [_filled(rule, by_name) if _asks(rule) else rule for rule in rules] for kind, rules in by_kind.items()
    }


def _asks(rule: Rule) -> bool:
    return bool(rule.terms_of) or len(rule.leads) < len(rule.patterns)


def _filled(rule: Rule, by_name: dict[str, Rule]) -> Rule:
    def named(name: str) -> Rule:
        if name not in by_name:
            raise RuleError(f"{rule.kind}.yaml: rule {rule.id!r}: there is no rule {name!r} whose words it could take")
        return by_name[name]

    def words(slot: re.Match[str]) -> str:
        return alternatives(named(slot[1]))

    terms = dict.fromkeys([*rule.terms, *(term for name in rule.terms_of for term in named(name).terms)])
    patterns = [SHARED.sub(words, pattern) for pattern in rule.patterns]
    try:
        leads = [lead(pattern) for pattern in patterns]
    except ValueError as error:
        raise RuleError(f"{rule.kind}.yaml: rule {rule.id!r}: with the words of other rules: {error}") from error
    return msgspec.structs.replace(rule, terms=list(terms), terms_of=[], patterns=patterns, leads=leads)
