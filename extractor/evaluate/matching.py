"""Which value is the same as which, and which row of a notice tells of which gold incident.

The conventions are those of docs/record.md: organisations compare without legal form, a count is its value and unit,
and rows and gold incidents are paired so that the most alike meet.
"""

from __future__ import annotations

from typing import Any

from extractor.evaluate.gold import Row
from extractor.model import kinds
from extractor.names import same_organization

DATES = tuple(name for name, kind in kinds().items() if kind == "date")
#: The numbers that make headlines.
NUMBERS = ("affected_people", "affected_records")
#: Likeness below which a row and a gold incident are two different things.
ALIKE = 1.0


def is_blank(value: Any) -> bool:
    """Whether a table's cell says nothing: null, not-a-number, the empty text or list."""
    return value is None or value != value or (isinstance(value, str | list | tuple) and not value)


def same_value(field: str, value: Any, gold: Row) -> bool:
    """Whether ``value`` is what ``gold`` says of the single-valued ``field``; blanks are never the same."""
    wanted: Any = gold.get(field)
    if is_blank(value) or is_blank(wanted):
        return False
    if field == "organization":
        return same_organization(str(value), [wanted, *gold.get("organization_aliases", [])])
    if kinds()[field] == "number":
        return int(value) == int(wanted)
    return str(value) == str(wanted)


def count_keys(counts: list[Row] | None) -> set[tuple[int, str]]:
    """What makes two counts the same: value and unit."""
    return {(int(c["value"]), str(c["unit"])) for c in counts or []}


def likeness(row: Row, gold: Row) -> float:
    """How alike a row and a gold incident are; the organisation tells most, then numbers, cause and dates."""
    points = 3.0 * same_value("organization", row.get("organization"), gold)
    points += 1.5 * same_value("root_cause", row.get("root_cause"), gold)
    points += sum(2.0 * same_value(f, row.get(f), gold) for f in NUMBERS)
    points += sum(1.0 * same_value(f, row.get(f), gold) for f in DATES)
    wanted = count_keys(gold["counts"])
    points += 2.0 * len(count_keys(row.get("counts")) & wanted) / max(1, len(wanted))
    found, asked = set(row.get("data_categories") or ()), set(gold["data_categories"])
    return points + (len(found & asked) / len(found | asked) if found | asked else 0.0)


def pair(rows: list[Row], golds: list[Row]) -> list[tuple[int, int]]:
    """Which row (first) tells of which gold incident (second), most alike first; each at most once.

    A lone row and a lone incident always meet; so does the notice's only real incident with a row that is left.
    """
    if len(rows) == len(golds) == 1:
        return [(0, 0)]
    ranked = sorted(
        # Of an incident and one named in passing that are equally alike, the incident is meant.
        ((likeness(row, gold) + 0.01 * (not gold.get("background")), i, j)
         for i, row in enumerate(rows) for j, gold in enumerate(golds)),
        reverse=True,
    )  # fmt: skip
    pairs: dict[int, int] = {}
    for alike, i, j in ranked:
        if alike >= ALIKE and i not in pairs and j not in pairs.values():
            pairs[i] = j
    real = [j for j, gold in enumerate(golds) if not gold.get("background")]
    if len(real) == 1 and real[0] not in pairs.values():
        unpaired = [i for i in range(len(rows)) if i not in pairs]
        if unpaired:
            pairs[unpaired[0]] = real[0]
    return list(pairs.items())
