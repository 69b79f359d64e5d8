"""Words of rules as parts of patterns: Python holds the shape, rules the words; each pattern is made once a rule set.

A part is a string for a group of a regular expression (``(?:名|人)``), the longest word first. Where a look-alike of a
rule goes on behind one of its terms, the term does not count.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from extractor.rules import Rule, Rules


def alternatives(rules: Iterable[Rule]) -> str:
    """The terms of some rules as one group."""
    found: dict[str, str] = {}
    for rule in rules:
        for term in rule.terms:
            longer = [re.escape(word[len(term) :]) for word in rule.look_alikes if word.startswith(term)]
            found[term] = re.escape(term) + (f"(?!{'|'.join(longer)})" if longer else "")
    return f"(?:{'|'.join(found[term] for term in sorted(found, key=len, reverse=True))})"


@functools.lru_cache(maxsize=64)
def counters(rules: Rules, *units: str) -> str:
    """The counters of some units (``rules/units.yaml``)."""
    return alternatives(rule for rule in rules.by_kind["units"] if rule.code in units and not rule.attributes)
