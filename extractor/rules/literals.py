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

import msgspec

#: More repeats than this make a pattern's cost hard to foresee; a sentence seldom has a longer stretch to bridge.
MAX_REPEAT = 120
#: Alternatives followed while they are short, and once each is of ``_TELLING`` characters: more of them would make the
#: automaton slow to build, and find hardly less in vain.
_MANY, _TELLING, _ENOUGH = 400, 3, 60


class Lead(msgspec.Struct, frozen=True):
    """The literals one of which stands where a pattern matches: where the match starts, or one character ``before``."""

    literals: tuple[str, ...]
    before: bool = False


def lead(pattern: str) -> Lead:
    """The literals to look for; what must stand before a match is one with it, as 、 alone would stand everywhere.

    Raises:
        ValueError: as :func:`leading_literals`.
    """
    literals = leading_literals(pattern)
    tree = sre_parser.parse(pattern)
    op, argument = tree[0]
    # Groups would have other numbers in a pattern that begins before the match.
    if op is sre.ASSERT and argument[0] < 0 and len(argument[1]) == 1 and tree.state.groups == 1:
        befores, ends = _of_item(*argument[1][0])
        if not ends and max(map(len, befores)) == 1 and len(befores) * len(literals) <= _MANY:
            return Lead(tuple(before + literal for before in befores for literal in literals), before=True)
    return Lead(literals)


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
    whole, ended = _prefixes(list(tree))
    literals = dict.fromkeys(whole + ended)
    if not literals or "" in literals:
        raise ValueError("must begin with a literal, or with a group of literals such as (?:盗難|窃盗)")
    # Where one literal stands, a longer one that begins with it tells nothing more.
    return tuple(one for one in literals if not any(one[:size] in literals for size in range(1, len(one))))


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


def _prefixes(items: list[Any]) -> tuple[list[str], list[str]]:
    """The literals that ``items`` can begin with: those that are all of a way through them, and those that end within.

    What stands behind ``items`` can only lengthen the former.
    """
    whole = [""]
    ended: list[str] = []
    for i, (op, argument) in enumerate(items):
        if op in (sre.ASSERT_NOT, sre.AT) or (op is sre.ASSERT and (argument[0] < 0 or i + 1 < len(items))):
            continue
        nexts, ends = _of_item(op, argument)
        if "" in ends or not _few(whole, [*nexts, *ends]):
            return [], ended + whole
        ended += [head + tail for head in whole for tail in ends]
        whole = [head + tail for head in whole for tail in nexts]
    return whole, ended


def _of_item(op: Any, argument: Any) -> tuple[list[str], list[str]]:
    """The same of one item; of one that is no literal only that it ends at once."""
    if op is sre.LITERAL:
        return [chr(argument)], []
    if op in (sre.MAX_REPEAT, sre.MIN_REPEAT):
        least, most, repeated = argument
        nexts, ends = _prefixes(list(repeated))
        if most == 1:
            return ([""] * (1 - least) + nexts), ends
    elif op is sre.ASSERT:
        nexts, ends = _prefixes(list(argument[1]))
        return [], nexts + ends
    elif op is sre.SUBPATTERN:
        return _prefixes(list(argument[-1]))
    elif op is sre.BRANCH:
        parts = [_prefixes(list(branch)) for branch in argument[1]]
        return [n for part in parts for n in part[0]], [e for part in parts for e in part[1]]
    elif op is sre.IN and (members := _members(argument)):
        return members, []
    return [], [""]


def _few(heads: list[str], tails: list[str]) -> bool:
    """Whether so many heads may have so many tails."""
    return len(tails) == 1 or len(heads) * len(tails) <= (_MANY if min(map(len, heads)) < _TELLING else _ENOUGH)
