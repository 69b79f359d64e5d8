"""The literal strings that a regular expression must begin with.

They let one Aho–Corasick scan decide where a pattern is worth trying at all. The parse tree comes from the standard
library's own parser, so what we read is what ``re`` runs.
"""

from __future__ import annotations

import re

# The parser of ``re`` lost its public name in Python 3.11 and has no other.
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as sre_parser  # type: ignore[attr-defined]
from typing import Any

#: More repeats than this make a pattern's cost hard to foresee; a sentence seldom has a longer stretch to bridge.
MAX_REPEAT = 120
#: Alternatives followed while they are short, and once each is of ``_TELLING`` characters: more of them would make the
#: automaton slow to build, and find hardly less in vain.
_MANY, _TELLING, _ENOUGH = 400, 3, 60


def leading_literals(pattern: str) -> tuple[str, ...]:
    """The strings one of which stands at the start of every match of ``pattern``.

    Raises:
        ValueError: when the pattern is no regular expression, does not begin with literals, or repeats without bound.
    """
    try:
        tree = sre_parser.parse(pattern)
    except re.error as error:
        raise ValueError(f"not a regular expression ({error})") from error
    _refuse_unbounded(tree)
    literals = _prefixes(list(tree))[0]
    if not literals or "" in literals:
        raise ValueError("must begin with a literal, or with a group of literals such as (?:盗難|窃盗)")
    return tuple(dict.fromkeys(literals))


def _refuse_unbounded(tree: Any) -> None:
    for op, argument in tree:
        if op in (sre.MAX_REPEAT, sre.MIN_REPEAT) and argument[1] > MAX_REPEAT:
            raise ValueError(f"a repeat without bound, or above {MAX_REPEAT}: write {{0,30}} in place of * or +")
        for part in argument if isinstance(argument, tuple | list) else ():
            if isinstance(part, sre_parser.SubPattern):
                _refuse_unbounded(part)
            elif isinstance(part, list):
                for branch in part:
                    if isinstance(branch, sre_parser.SubPattern):
                        _refuse_unbounded(branch)


def _members(items: list[Any]) -> list[str]:
    """The characters of a small character class; empty for a negated, open or large one."""
    members: list[str] = []
    for op, argument in items:
        if op is sre.LITERAL:
            members.append(chr(argument))
        elif op is sre.RANGE and argument[1] - argument[0] < 60:
            members += map(chr, range(argument[0], argument[1] + 1))
        else:
            return []
    return members if len(members) <= 60 else []


def _prefixes(items: list[Any]) -> tuple[list[str], bool]:
    """The literals that ``items`` can begin with, and whether ``items`` is wholly literal."""
    heads = [""]
    for op, argument in items:
        if op in (sre.ASSERT, sre.ASSERT_NOT, sre.AT):
            continue
        if op is sre.LITERAL:
            nexts, whole = [chr(argument)], True
        elif op in (sre.MAX_REPEAT, sre.MIN_REPEAT) and argument[:2] == (0, 1):
            optional, whole = _prefixes(list(argument[2]))
            if not whole:
                return heads, False
            nexts = ["", *optional]
        elif op is sre.SUBPATTERN:
            nexts, whole = _prefixes(list(argument[-1]))
        elif op is sre.BRANCH:
            parts = [_prefixes(list(branch)) for branch in argument[1]]
            nexts, whole = [p for part in parts for p in part[0]], all(part[1] for part in parts)
        elif op is sre.IN and (members := _members(argument)):
            nexts, whole = members, True
        else:
            return heads, False
        if len(heads) * len(nexts) > (_MANY if min(map(len, heads)) < _TELLING else _ENOUGH) and len(nexts) > 1:
            return heads, False
        heads = [head + tail for head in heads for tail in nexts]
        if not whole:
            return heads, False
    return heads, True
