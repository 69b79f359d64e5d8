"""Reads, checks and keeps ``rules/*.yaml`` and a user's overlay.

A rule file is a list of rules of one kind (``categories``, ``causes``, …); see docs/rules.md. Rules that were read and
checked once are kept for the next start: to parse them takes longer than to read a notice.
"""

from __future__ import annotations

import contextlib
import functools
import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from extractor import rules
from extractor.errors import RuleError
from extractor.rules import SHARED, Entry, Rule, Rules, cache, literals
from extractor.rules.compiled import Patterns
from extractor.rules.literals import Lead, lead
from extractor.rules.shared_words import with_shared_words

#: Files of the rules folder that are tables of codes, read by :mod:`extractor.codes`, not lists of text rules.
TABLES = frozenset({"crosswalk", "labels"})

#: The code that makes rules of files: what was kept by another is not read.
_CODE = (
    Path(literals.__file__),
    Path(rules.__file__),
    Path(__file__),
    *map(Path(__file__).with_name, ("attributes.py", "known_names.py", "yaml_file.py")),
)


def rules_directory() -> Path:
    """Where the shipped rules are: inside the installed package, or at the top of a checkout.

    Raises:
        RuleError: when neither exists, which means a broken installation.
    """
    here = Path(rules.__file__).resolve().parent.parent
    for folder in (here / "_rules", here.parent / "rules"):
        if (folder / "categories.yaml").is_file():
            return folder
    raise RuleError(f"{here}: the shipped rules are missing; reinstall breach-notice-extractor")


def load_rules(overlay: Path | None = None) -> Rules:
    """The shipped rules, with those of the folder ``overlay`` laid over them.

    A rule of the overlay replaces the shipped rule of the same file and id; a new id is added.

    Raises:
        RuleError: with file, line, rule id and reason, when a file is not a valid rule file.
    """
    return _loaded(overlay)


# Its own function, so that who says that there is no overlay gets the same rules as who says nothing.
@functools.lru_cache(maxsize=8)
def _loaded(overlay: Path | None) -> Rules:
    files = _rule_files(rules_directory())
    mark = cache.digest([*_CODE, *files])
    by_kind = cache.kept("rules", mark, dict[str, list[Rule]])
    fault = functools.partial(_fault_of, [rules_directory()])
    if by_kind is None:
        by_kind = {path.stem: read_rule_file(path) for path in files}
        _check_names(itertools.chain.from_iterable(by_kind.values()), by_kind, by_kind, fault)
        cache.keep("rules", mark, by_kind)
    if overlay is None:
        return Rules(with_shared_words(by_kind, fault), None, Patterns(mark))
    return _laid_over(by_kind, overlay, Patterns(mark))


Fault = Callable[[Rule, str], RuleError]


def _laid_over(shipped: dict[str, list[Rule]], overlay: Path, patterns: Patterns) -> Rules:
    from extractor.rules.known_names import CLOSED
    from extractor.rules.overlay import check_examples, check_terms

    if not any(overlay.glob("*.yaml")):
        raise RuleError(f"{overlay}: no *.yaml rule file in this folder")
    fault = functools.partial(_fault_of, [overlay, rules_directory()])
    by_kind = dict(shipped)
    laid: list[Rule] = []
    for path in _rule_files(overlay):
        if path.stem not in shipped:
            raise RuleError(f"{path}: no such kind of rules; name the file one of {', '.join(sorted(shipped))}")
        own = {rule.id: rule for rule in read_rule_file(path)}
        by_kind[path.stem] = list(({rule.id: rule for rule in shipped[path.stem]} | own).values())
        laid += own.values()
    # A new id is no new code where the program knows every code.
    _check_names(laid, by_kind, {kind: (shipped if kind in CLOSED else by_kind)[kind] for kind in by_kind}, fault)
    rules = Rules(with_shared_words(by_kind, fault), overlay, patterns)
    for rule in laid:
        with _refused_by(fault, rule):
            check_terms(rule, rules)
            check_examples(rule, rules)
    return rules


def _check_names(
    rules: Iterable[Rule], by_kind: dict[str, list[Rule]], with_codes: dict[str, list[Rule]], fault: Fault
) -> None:
    """Refuse rules that name what there is not; the codes of a kind are those of its rules in ``with_codes``."""
    from extractor.rules.known_names import check_code, check_names

    for rule in rules:
        with _refused_by(fault, rule):
            check_code(rule, with_codes[rule.kind])
            check_names(rule, by_kind)


@contextlib.contextmanager
def _refused_by(fault: Fault, rule: Rule) -> Iterator[None]:
    """What a check says is wrong with ``rule``, said with its file and line."""
    try:
        yield
    except ValueError as error:
        raise fault(rule, str(error)) from error


def _fault_of(folders: list[Path], rule: Rule, reason: str) -> RuleError:
    """The error for a rule that stands in a file of the first of ``folders`` that has it."""
    for path in (folder / f"{rule.kind}.yaml" for folder in folders):
        ids = [other.id for other in read_rule_file(path)] if path.is_file() else []
        if rule.id in ids:
            return _fault(path, ids.index(rule.id), rule.id, reason)
    return RuleError(f"{rule.kind}.yaml: rule {rule.id!r}: {reason}")


def _rule_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.yaml") if path.stem not in TABLES)


def read_rule_file(path: Path) -> list[Rule]:
    """The rules of one file, checked.

    Raises:
        RuleError: see :func:`load_rules`.
    """
    from extractor.rules.yaml_file import read_yaml  # Rules that were kept need no YAML.

    data = read_yaml(path)
    if not isinstance(data, list):
        raise RuleError(f"{path}:1: a rule file is a list of rules, each starting with '- id: …'")
    rules: list[Rule] = []
    seen: set[str] = set()
    for index, given in enumerate(data):
        try:
            rule = _read_rule(path.stem, given)
            if rule.id in seen:
                raise ValueError("this id is used twice in the file")
        except ValueError as error:
            rule_id = str(given.get("id", "?")) if isinstance(given, dict) else "?"
            raise _fault(path, index, rule_id, str(error)) from error
        seen.add(rule.id)
        rules.append(rule)
    return rules


def _read_rule(kind: str, given: Any) -> Rule:
    """A rule of a file of ``kind``, checked.

    Raises:
        ValueError: with what is wrong.
    """
    from extractor.rules.attributes import checked_attributes  # Rules that were kept have been checked.

    try:
        entry = msgspec.convert(given, Entry)
    except msgspec.ValidationError as error:
        raise ValueError(f"{error}; a rule has {' '.join(Entry.__struct_fields__)}") from error
    rule = Rule(**msgspec.structs.asdict(entry), kind=kind)
    if not (rule.terms or rule.patterns or rule.terms_of or rule.is_of_place):
        raise ValueError("neither terms nor patterns: the rule can never fire")
    words = Counter([*rule.terms, *rule.look_alikes, *rule.patterns])
    if "" in words:
        raise ValueError("an empty term would match everywhere")
    if twice := [word for word, times in words.items() if times > 1]:
        raise ValueError(f"{twice[0]!r} stands there twice")
    attributes = checked_attributes(kind, rule.code, rule.attributes)
    # Of patterns that ask for words of other rules the leads are known when these are.
    asks = any(map(SHARED.search, rule.patterns))
    leads = [] if asks else list(map(_lead, rule.patterns))
    return msgspec.structs.replace(rule, leads=leads, attributes=attributes)


def _lead(pattern: str) -> Lead:
    try:
        return lead(pattern)
    except ValueError as error:
        raise ValueError(f"pattern {pattern!r}: {error}") from error


def _fault(path: Path, index: int, rule_id: str, reason: str) -> RuleError:
    import yaml

    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    line = node.value[index].start_mark.line + 1 if isinstance(node, yaml.SequenceNode) else 1
    return RuleError(f"{path}:{line}: rule {rule_id!r}: {reason}")
