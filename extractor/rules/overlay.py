"""What is asked of the rules of an overlay, when they have been laid over the shipped ones.

The tests of a checkout ask it of the shipped rules. A user's rules have no tests, so they are asked when they are read:
a rule that can never count, or that does not do what its examples say, is refused.
"""

from __future__ import annotations

from extractor.clean import clean
from extractor.rules import Rule, Rules


def check_terms(rule: Rule, rules: Rules) -> None:
    """Refuse a rule that has a word which no text holds.

    Raises:
        ValueError: when a term is not what cleaning makes of it.
    """
    for term in (*rule.terms, *rule.look_alikes):
        if (cleaned := clean(term, rules).text) != term:
            raise ValueError(f"{term!r} stands in no text after cleaning; write {cleaned!r}")


def check_examples(rule: Rule, rules: Rules) -> None:
    """Refuse a rule that is silent in an example, or fires in one that it must not.

    Raises:
        ValueError: with the first such example.
    """
    for text in rule.examples.match:
        if not fires(rule, text, rules):
            reason = "a word is misspelt, or swallowed by a longer one of another rule"
            raise ValueError(f"does not fire in its example {text!r}: {reason}")
    for text in rule.examples.no_match:
        if fires(rule, text, rules):
            raise ValueError(f"fires in {text!r}, in which it must not: add a look-alike, or narrow its words")


def fires(rule: Rule, text: str, rules: Rules) -> bool:
    """Whether ``rule`` fires in ``text``, once cleaned, in the company that it asks for."""
    from extractor.find.cooccurrence import mentions_in_context
    from extractor.findings import open_document

    document = open_document(text, rules)
    if rule.attributes.get("with") or rule.attributes.get("without"):
        return any(mention.rule == rule.name for mention in mentions_in_context(document, rule.kind))
    return any(hit.rule.id == rule.id for hit in rules[rule.kind].scan(document.text))
