"""The town and the prefecture of a postal address: where nothing else names it, the public body that answers there."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from extractor.find.organization_names import word_group
from extractor.findings import Document, OrganizationMention
from extractor.rules import Rules

_CODE = "〒"
_ROLES = frozenset({"address"})


def addressed(document: Document) -> Iterator[OrganizationMention]:
    """The prefecture and the municipality behind each postal code, in order of place."""
    if _CODE not in document.text:
        return
    for match in _address(document.rules).finditer(document.text):
        for kind in ("prefecture", "municipality"):
            if match[kind]:
                yield OrganizationMention(match[kind], *match.span(kind), f"organizations/{kind}", _ROLES)


@functools.lru_cache(maxsize=8)
def _address(rules: Rules) -> re.Pattern[str]:
    called = word_group(rules, "prefecture")
    return re.compile(
        rf"〒 ?[0-9X]{{3}}-[0-9X]{{4}}[ \n]{{0,2}}(?P<prefecture>{called}|[一-龥]{{2,3}}?[府県])?"
        r"(?:[一-龥ぁ-んァ-ヶ々]{1,5}?郡)?"
        r"(?P<municipality>[一-龥ぁ-んァ-ヶ々]{1,6}?市(?!市)|[一-龥ぁ-んァ-ヶ々]{1,5}?[区町村])"
    )
