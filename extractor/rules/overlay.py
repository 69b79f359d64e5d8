"""What is asked of the rules of an overlay, when they have been laid over the shipped ones.

The tests of a checkout ask it of the shipped rules. A user's rules have no tests, so they are asked when they are read:
a rule that can never count, or that does not do what its examples say, is refused.
"""

from __future__ import annotations

from extractor.clean import clean
from extractor.rules import Rule, Rules

#: Kinds of which the program knows every code: a rule that emits another one would fire and change nothing.
CLOSED = frozenset(
    {"bounds", "date_context", "date_roles", "dates", "finding_context", "leak_status", "units", "voice"}
)

#: Attributes that name codes, and the kinds of rules whose codes these are.
_NAMING = {
    **dict.fromkeys(("with", "without"), ("context",)),
    **dict.fromkeys(("yields_to", "yields_to_fact", "beside", "causes"), ("causes",)),
    "shows": ("categories",),
    "for_sake_of": ("subjects",),
    "codes": ("categories", "subjects", "causes", "handling"),
}


def check_rule(rule: Rule, shipped: list[Rule]) -> None:
    """Refuse a rule that can never count, whatever a text says; ``shipped`` are the shipped rules of its kind.

    Raises:
        ValueError: when a term stands in no text once it is cleaned, or when the kind is one of :data:`CLOSED` and no
            shipped rule of it has the code.
    """
    for term in (*rule.terms, *rule.look_alikes):
        if (cleaned := clean(term).text) != term:
            raise ValueError(f"{term!r} stands in no text after cleaning; write {cleaned!r}")
    known = {other.code for other in shipped}
    if rule.kind in CLOSED and rule.code not in known:
        given = "emits" if rule.emits else "without 'emits' it stands for its id,"
        codes = ", ".join(sorted(known))
        raise ValueError(f"{given} {rule.code!r}, which {rule.kind}.yaml does not know; write emits: one of {codes}")


def check_among(rule: Rule, rules: Rules) -> None:
    """Refuse a rule that names what no rule stands for, is silent in an example, or fires in one that it must not.

    Raises:
        ValueError: with the first such name or example.
    """
    for attribute, kinds in _NAMING.items():
        given = rule.attributes.get(attribute, [])
        known = {other.code for kind in kinds for other in rules.by_kind[kind]}
        for name in given if isinstance(given, list) else [given]:
            if name not in known:
                files = ", ".join(f"{kind}.yaml" for kind in kinds)
                raise ValueError(f"{attribute}: no rule stands for {name!r}; look in {files}")
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
    if {"with", "without"} & rule.attributes.keys():
        return any(mention.rule == rule.name for mention in mentions_in_context(document, rule.kind))
    return any(hit.rule.id == rule.id for hit in rules[rule.kind].scan(document.text))
