"""The tables of codes that stand beside the text rules: labels for people, and the crosswalk to others' codes."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import yaml

from extractor.errors import RuleError
from extractor.rules import Rules, rules_directory

Language = Literal["ja", "en"]

#: Fields whose values are codes of another field's list.
_SAME_CODES: Mapping[str, str] = {"excluded_categories": "data_categories", "root_causes": "root_cause"}
#: Kinds of rules whose codes are the values of a field.
_CODED_BY_RULES: Mapping[str, str] = {
    "categories": "data_categories",
    "subjects": "data_subjects",
    "causes": "root_cause",
}


@functools.lru_cache(maxsize=8)
def load_table(name: str, overlay: Path | None = None) -> Mapping[str, Any]:
    """The table ``rules/<name>.yaml``, or the one of the same name in the folder ``overlay`` in its place.

    Raises:
        RuleError: when the file is no YAML mapping.
    """
    path = rules_directory() / f"{name}.yaml"
    if overlay is not None and (overlay / f"{name}.yaml").is_file():
        path = overlay / f"{name}.yaml"
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise RuleError(f"{path}: cannot be read as YAML ({' '.join(str(error).split())})") from error
    if not isinstance(data, dict):
        raise RuleError(f"{path}:1: a table of codes is a mapping")
    return data


def label(kind: str, code: str, language: Language = "ja") -> str:
    """What people read in place of ``code``; the code itself where the table has no label for it.

    ``kind`` is a field of the record (``root_cause``, ``data_categories``, …), ``fields``, ``units`` or ``date_roles``.
    """
    pair = load_table("labels").get(_SAME_CODES.get(kind, kind), {}).get(code)
    return pair[language == "en"] if pair else code


def labels(language: Language = "ja", rules: Rules | None = None) -> dict[str, dict[str, str]]:
    """All labels of one language: kind → code → label, with the kinds that share another's codes spelt out.

    A code that only ``rules`` know, because an overlay brought it, goes by the label of its rule.
    """
    table = {
        kind: {code: pair[language == "en"] for code, pair in pairs.items()}
        for kind, pairs in load_table("labels").items()
    }
    if rules is not None:
        for kind, field in _CODED_BY_RULES.items():
            for rule in rules.by_kind.get(kind, ()):
                table[field].setdefault(rule.code, rule.label)
    return table | {kind: table[same] for kind, same in _SAME_CODES.items()}


def field_codes(field_name: str) -> list[str]:
    """The codes that a coded field may hold, in the order of docs/record.md; empty for a field without codes."""
    return list(load_table("labels").get(_SAME_CODES.get(field_name, field_name), {}))
