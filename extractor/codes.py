"""The tables of codes that stand beside the text rules: labels for people, and the crosswalk to others' codes.

Which codes there are, the rules say: a data category, a data subject, a cause or an authority that a rule stands for
is a code of its field, with the label of ``labels.yaml`` or else that of the rule.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec

from extractor.errors import RuleError
from extractor.rules import Rule
from extractor.rules.files import load_rules, rules_directory
from extractor.rules.yaml_file import read_yaml

Language = Literal["ja", "en"]

#: Kind of codes → code → what people read in its place: Japanese, English.
Labels = dict[str, dict[str, tuple[str, str]]]

#: Fields whose values are codes of another field's list.
_SAME_CODES: Mapping[str, str] = {"excluded_categories": "data_categories", "root_causes": "root_cause"}
#: Kinds of rules whose codes are the values of a field.
_CODED_BY_RULES: Mapping[str, str] = {
    "categories": "data_categories",
    "subjects": "data_subjects",
    "causes": "root_cause",
    "checklist": "checklist",
}


def load_table(name: str, overlay: Path | None = None) -> Mapping[str, Any]:
    """The table ``rules/<name>.yaml``, or the one of the same name in the folder ``overlay`` in its place.

    Raises:
        RuleError: when the file is no YAML mapping.
    """
    return _read(table_path(name, overlay))


def table_path(name: str, overlay: Path | None = None) -> Path:
    """Where the table ``name`` is: in ``overlay`` if it has one of that name, else among the shipped rules."""
    if overlay is not None and (overlay / f"{name}.yaml").is_file():
        return overlay / f"{name}.yaml"
    return rules_directory() / f"{name}.yaml"


def _read(path: Path) -> Mapping[str, Any]:
    data = read_yaml(path)
    if not isinstance(data, dict):
        raise RuleError(f"{path}:1: a table of codes is a mapping")
    return data


class Codes:
    """The codes of each coded field, and what people read in their place.

    A kind of codes is a field of the record (``root_cause``, ``data_categories``, …), ``fields``, ``units``,
    ``date_roles`` or ``checklist``.
    """

    def __init__(self, labels: Labels) -> None:
        self._labels = labels

    def label(self, kind: str, code: str, language: Language = "ja") -> str:
        """What people read in place of ``code``; the code itself where nobody gave it a label."""
        pair = self._labels.get(_SAME_CODES.get(kind, kind), {}).get(code)
        return pair[language == "en"] if pair else code

    def labels(self, language: Language = "ja") -> dict[str, dict[str, str]]:
        """All labels of one language: kind → code → label, with the kinds that share another's codes spelt out."""
        table = {
            kind: {code: pair[language == "en"] for code, pair in pairs.items()} for kind, pairs in self._labels.items()
        }
        return table | {kind: table[same] for kind, same in _SAME_CODES.items()}

    def of(self, field: str) -> list[str]:
        """The codes that a coded field may hold, in the order of docs/record.md; empty for a field without codes."""
        return list(self._labels.get(_SAME_CODES.get(field, field), {}))


@functools.lru_cache(maxsize=8)
def load_codes(overlay: Path | None = None) -> Codes:
    """The codes of the shipped rules, with those of the folder ``overlay`` laid over them.

    A label in the ``labels.yaml`` of the overlay takes the place of the shipped one of the same code, and only that.

    Raises:
        RuleError: when ``labels.yaml`` gives no pairs of labels, or a rule file is wrong.
    """
    labels = _read_labels(table_path("labels"))
    own = table_path("labels", overlay)
    if own != table_path("labels"):
        for kind, pairs in _read_labels(own).items():
            if kind not in labels:
                raise RuleError(f"{own}: no such kind of codes: {kind!r}; it is one of {', '.join(labels)}")
            labels[kind].update(pairs)
    for rule in load_rules(overlay).every():
        field, code = _stands_for(rule)
        if field:
            labels[field].setdefault(code, (rule.label, rule.label))
    return Codes(labels)


def _stands_for(rule: Rule) -> tuple[str, str]:
    """The field that gets its values from the rule, and the value; no field where there is none."""
    if rule.kind in _CODED_BY_RULES:
        return _CODED_BY_RULES[rule.kind], rule.code
    field, _, code = rule.code.partition(":")
    return (field if rule.kind == "handling" and field == "reported_to" else ""), code


def _read_labels(path: Path) -> Labels:
    labels = _read(path)
    for kind, pairs in labels.items():
        for code, pair in pairs.items() if isinstance(pairs, dict) else [("", pairs)]:
            words = [code, *pair] if isinstance(pair, list) else []
            if len(words) != 3 or not all(isinstance(word, str) for word in words):
                raise RuleError(f"{path}: {kind}: {code}: a label is a pair, [Japanese, English]")
    return msgspec.convert(labels, Labels)
