"""What rules may name: codes for which a rule stands, terms, columns of the record, and the codes that they emit.

A name that nothing goes by would be read without a word and change nothing, so it is refused.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import msgspec

from extractor.rules import Rule
from extractor.rules.attributes import SCHEMAS, Attributes, Holds

RulesByKind = Mapping[str, list[Rule]]

#: The codes of kinds in which no rule is named like what it stands for.
_EMITTED = {
    "bounds": ("about", "at_least", "at_most"),
    "date_roles": (
        *("announced", "began", "card_use", "closed", "data", "discovered", "found", "happened", "lured", "occurred"),
        *("opened", "other", "period", "reported", "seen", "state"),
    ),
    "dates": ("dateline", "earlier", "future", "none", "relative"),
    "handling": (
        *("reported_to:police", "reported_to:ppc", "reported_to:regulator"),
        *("secondary_damage:confirmed", "secondary_damage:none_observed"),
        *("report_stage:first", "report_stage:follow_up", "report_stage:results", "report_stage:final"),
        *("headline_stage:follow_up", "line_stage:follow_up"),
        *("announced_stage:first", "announced_stage:follow_up", "announced_stage:final"),
        *("loss:loss", "loss:other"),
    ),
    "leak_status": ("confirmed", "none", "possible"),
    "voice": ("own_voice", "reporter_voice"),
}

#: Codes of other kinds that no rule has for its id.
_EMITTED_TOO = {"counts": ("own", "sum", "whole"), "passages": ("turn",)}

#: Kinds of which the program knows every code: a rule that stands for another one would fire and change nothing.
CLOSED = frozenset(
    {
        *("bounds", "date_context", "date_roles", "dates", "finding_context", "furniture", "handling", "leak_status"),
        *("passages", "units", "voice"),
    }
)

#: With what the new codes of a kind begin; of other kinds, new codes are ids of rules.
_NEW = {"categories": "", "causes": "", "subjects": "", "handling": "reported_to:"}


def codes_of(kind: str, rules: list[Rule]) -> set[str]:
    """The codes of a kind that has these rules, without what only a misspelt ``emits`` could give."""
    if kind in _EMITTED:
        return set(_EMITTED[kind])
    return {rule.id for rule in rules if rule.code == rule.id}.union(_EMITTED_TOO.get(kind, ()))


def check_code(rule: Rule, rules: list[Rule]) -> None:
    """Refuse a rule that stands for a code that is none of its kind's, of which ``rules`` are known.

    Raises:
        ValueError: with the codes of the kind.
    """
    known, new = codes_of(rule.kind, rules), _NEW.get(rule.kind)
    is_new = new is not None and rule.code.startswith(new) and rule.code != new
    if rule.code in known or is_new or not (rule.emits or rule.kind in CLOSED):
        return
    given = "emits" if rule.emits else "without 'emits' it stands for its id,"
    codes = ", ".join(sorted(known)) + (f", or {new} and a code of yours" if new else "")
    raise ValueError(f"{given} {rule.code!r}, which {rule.kind}.yaml does not know; write emits: one of {codes}")


def check_names(rule: Rule, by_kind: RulesByKind) -> None:
    """Refuse a rule whose attributes name what there is not.

    Raises:
        ValueError: with the first such name, and where to look for the right one.
    """
    for attribute, holds in naming(rule.kind).items():
        given = rule.attributes[attribute]
        if holds.what == "text" or not given:
            continue
        known = _known(holds, by_kind)
        for name in given if isinstance(given, list) else [given]:
            if name not in known:
                raise ValueError(_unknown(attribute, name, holds, known))


def naming(kind: str) -> dict[str, Holds]:
    """By attribute of the rules of ``kind``, what it holds, where its values are not listed in its type."""
    fields = msgspec.structs.fields(SCHEMAS.get(kind, Attributes))
    marks = {field.encode_name: getattr(field.type, "__metadata__", ()) for field in fields}
    return {name: mark for name, found in marks.items() for mark in found if isinstance(mark, Holds)}


def _known(holds: Holds, by_kind: RulesByKind) -> set[str]:
    rules = [rule for kind in holds.kinds for rule in by_kind[kind]]
    if holds.what == "code":
        return {rule.code for rule in rules}
    if holds.what == "term":
        return {term for rule in rules for term in rule.terms}
    from extractor.model import Incident

    return {column.name for column in dataclasses.fields(Incident)}


def _unknown(attribute: str, name: str, holds: Holds, known: set[str]) -> str:
    files = ", ".join(f"{kind}.yaml" for kind in holds.kinds)
    if holds.what == "code":
        return f"{attribute}: no rule stands for {name!r}; look in {files}"
    if holds.what == "term":
        return f"{attribute}: {name!r} is no term of {files}"
    return f"{attribute}: {name!r} is no column of the record; there are {' '.join(sorted(known))}"
