"""Which fields belong together, and the colours of their marks: one table for the notebook and the pages.

What people call a group stands in ``web/strings.yaml``, as ``group_<name>``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Group(NamedTuple):
    """A group: the colours behind and below the marked words, and its fields."""

    ground: str
    edge: str
    fields: tuple[str, ...]


#: The groups by name, in the order of the legend; the last takes every field that no other has.
GROUPS: Mapping[str, Group] = {
    "org": Group("#dbeafe", "#1e5fae", ("title", "organization", "vendors", "via_third_party")),
    "date": Group(
        "#dcf3e3", "#1b7a43",
        ("announced", "occurred", "discovered", "announced_on", "discovered_on", "occurred_from", "occurred_to",
         "dates"),
    ),
    "count": Group(
        "#fde8c8", "#a65b00", ("affected_people", "affected_records", "affected_bound", "counts", "loss_jpy")
    ),
    "data": Group("#ede2fb", "#6d3fb5", ("data_categories", "excluded_categories", "data_subjects")),
    "cause": Group("#fddede", "#b02a2a", ("root_cause", "root_causes")),
    "status": Group("#e3e8ee", "#4b5b70", ()),
}  # fmt: skip
_GROUP_OF = {field: name for name, group in GROUPS.items() for field in group.fields}


def group_of(field: str) -> str:
    """The name of the group of ``field``."""
    return _GROUP_OF.get(field, list(GROUPS)[-1])


def style_sheet() -> str:
    """The colours as rules of CSS: a class ``g-<name>`` each."""
    return "\n".join(f".g-{name} {{ --mark: {ground}; --edge: {edge}; }}" for name, (ground, edge, _) in GROUPS.items())


def fields_by_group() -> dict[str, tuple[str, ...]]:
    """The fields of each group, as the pages ask for them."""
    return {name: group.fields for name, group in GROUPS.items()}
