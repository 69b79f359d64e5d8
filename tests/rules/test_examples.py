"""The examples of the shipped rules prove every pattern and look-alike: without it one would come out otherwise."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import msgspec
import pytest

from extractor.clean import clean
from extractor.find.cooccurrence import mentions_in_context
from extractor.findings import open_document
from extractor.rules import Rule, RuleSet
from extractor.rules.files import load_rules

KINDS = sorted(load_rules().by_kind)

#: Kinds whose words are read only where something else ends, so that what begins further on is another word.
READ_IN_PLACE = {
    "date_context",
    "finding_context",
    "furniture",
    "organization_cues",
    "organization_words",
    "passages",
    "stance",
}


@functools.cache
def _of_terms(kind: str, without: frozenset[str] = frozenset()) -> RuleSet:
    """The rules of a kind with their terms alone, and ``without`` some of their look-alikes."""
    return RuleSet(
        kind,
        [
            msgspec.structs.replace(
                rule, patterns=[], leads=[], look_alikes=[word for word in rule.look_alikes if word not in without]
            )
            for rule in load_rules().by_kind[kind]
        ],
    )


def _proven(rule: Rule) -> Iterator[str]:
    """The patterns that are all that there is of a rule in an example that must match."""
    compiled = {pattern: re.compile(pattern) for pattern in rule.patterns}
    for example in rule.examples.match if compiled else []:
        text = clean(example, load_rules()).text
        places = {pattern: {match.start() for match in regex.finditer(text)} for pattern, regex in compiled.items()}
        places["a term"] = {hit.start for hit in _of_terms(rule.kind).scan(text) if hit.rule.id == rule.id}
        for pattern in compiled:
            others = set().union(*(found for other, found in places.items() if other != pattern))
            if places[pattern] - others if rule.kind in READ_IN_PLACE else places[pattern] and not others:
                yield pattern


def _fires_without_look_alikes(rule: Rule, example: str) -> bool:
    document = open_document(example, load_rules())
    document.hits[rule.kind] = _of_terms(rule.kind, frozenset(rule.look_alikes)).scan(document.text)
    if rule.attributes.get("with") or rule.attributes.get("without"):
        return any(mention.rule == rule.name for mention in mentions_in_context(document, rule.kind))
    return any(hit.rule.id == rule.id for hit in document.hits[rule.kind])


@pytest.mark.parametrize("kind", KINDS)
def test_every_pattern_has_an_example_that_no_other_word_of_its_rule_accounts_for(kind: str) -> None:
    rules = load_rules().by_kind[kind]
    unproven = {rule.id: left for rule in rules if (left := set(rule.patterns).difference(_proven(rule)))}
    assert unproven == {}


@pytest.mark.parametrize("kind", KINDS)
def test_every_rule_with_look_alikes_has_an_example_in_which_they_keep_it_silent(kind: str) -> None:
    rules = [rule for rule in load_rules().by_kind[kind] if rule.look_alikes]
    unproven = [
        rule.id for rule in rules if not any(_fires_without_look_alikes(rule, text) for text in rule.examples.no_match)
    ]
    assert unproven == []
