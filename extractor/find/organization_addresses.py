"""The town and the prefecture of a postal address: where nothing else names it, the public body that answers there."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.findings import Document, OrganizationMention
from extractor.rules.wordings import Wording, name_wordings

_CODE = "〒"
_ADDRESS = Wording(
    r"〒 ?[0-9X]{3}-[0-9X]{4}[ \n]{0,2}(?P<prefecture>{prefecture}|[一-龥]{2,3}?[府県])?"
    r"(?:[一-龥ぁ-んァ-ヶ々]{1,5}?郡)?(?P<municipality>[一-龥ぁ-んァ-ヶ々]{1,6}?市(?!市)|[一-龥ぁ-んァ-ヶ々]{1,5}?[区町村])"
)
_ROLES = frozenset({"address"})


def addressed(document: Document) -> Iterator[OrganizationMention]:
    """The prefecture and the municipality behind each postal code, in order of place."""
    if _CODE not in document.text:
        return
    for match in name_wordings(document.rules)[_ADDRESS].finditer(document.text):
        for kind in ("prefecture", "municipality"):
            if match[kind]:
                yield OrganizationMention(match[kind], *match.span(kind), f"organizations/{kind}", _ROLES)
