"""Finds categories: the places where a rule of ``rules/categories.yaml`` fires.

A rule with ``general: true`` reads any word of a form (〜番号, 〜額); where another rule knows the word, it is silent.
A rule with ``boundary: item`` holds words that name data only among other data (料金, 型式): it is silent where nothing
next to the word in its list names data without doubt. A word that only begins the name of something else (年金事務所,
``rules/compounds.yaml``) is none at all.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from extractor.findings import CodeMention, Document
from extractor.rules import Hit, Rules

# What may stand between an item and the next that names data without doubt; a list may give each a line.
_BETWEEN = re.compile(
    r"[^。\nをがはで]{0,40}|[^。\nをがはで]{0,4}(?:\n[^。\nをがはで]{1,24}){0,2}\n[^。\nをがはで]{0,4}"
)


def find(document: Document) -> list[CodeMention]:
    """All categories of a document, in order of place."""
    hits = _known_before_general(document.text, document.hits["categories"])
    kept = list(_no_names_of_else(document, hits))
    if any(map(_is_item, kept)):
        kept = list(_items_in_company(document.text, kept))
    return [CodeMention("categories", hit.rule.code, hit.start, hit.end, hit.rule.name) for hit in kept]


def _known_before_general(text: str, hits: list[Hit]) -> Iterator[Hit]:
    """All but those of general rules inside another rule's or right behind one (送り状|番号, 旅券|の記号番号).

    ``hits`` are in order of place.
    """
    covered = 0
    for hit in hits:
        known = covered and (hit.start <= covered or text[covered : hit.start] == "の")
        covered = max(covered, hit.end)
        if not (known and hit.rule.attributes["general"]):
            yield hit


def _no_names_of_else(document: Document, hits: Iterable[Hit]) -> Iterator[Hit]:
    """All but those that begin the name of an office, a trade, or a duty."""
    compounds = _compounds(document.rules)
    for hit in hits:
        rest = compounds.get(hit.rule.code)
        if rest is None or rest.match(document.text, hit.end) is None:
            yield hit


@functools.lru_cache(maxsize=8)
def _compounds(rules: Rules) -> dict[str, re.Pattern[str]]:
    """By category, what behind a word for it makes the name of something else."""
    names: dict[str, list[str]] = {}
    for rule in rules["compounds"].rules:
        codes, reach = rule.attributes["codes"], rule.attributes["reach"]
        name = rf"[一-龥々ァ-ヶー]{{0,{reach}}}?(?:{'|'.join(map(re.escape, rule.terms))})"
        for code in codes:
            names.setdefault(code, []).append(name)
    return {code: rules.patterns.compile("|".join(alternatives)) for code, alternatives in names.items()}


def _items_in_company(text: str, hits: list[Hit]) -> Iterator[Hit]:
    """All but those of item rules with nothing next to them that names data without doubt."""
    sure = [hit for hit in hits if not _is_item(hit)]
    starts = [hit.start for hit in sure]
    for hit in hits:
        if _is_item(hit):
            i = bisect_left(starts, hit.start)
            if not any(_in_one_list(text, hit, other) for other in sure[max(0, i - 1) : i + 1]):
                continue
        yield hit


def _is_item(hit: Hit) -> bool:
    return bool(hit.rule.attributes["boundary"] == "item")


def _in_one_list(text: str, hit: Hit, other: Hit) -> bool:
    low, high = (other.end, hit.start) if other.start < hit.start else (hit.end, other.start)
    return low < high and _BETWEEN.fullmatch(text, low, high) is not None
