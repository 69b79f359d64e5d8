"""What the linker looks at of a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from extractor.link.days import is_day, span
from extractor.names import organization_key

#: The columns of the table that linking reads.
COLUMNS = (
    "notice_id", "incident_index", "title", "organization", "vendors", "report_number", "report_stage", "announced",
    "occurred", "discovered", "affected_people", "affected_records", "root_cause", "root_causes", "data_categories",
    "data_subjects", "counts", "dates",
)  # fmt: skip

Identity = tuple[str, int]
Number = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Member:
    """A row as the linker sees it: names as keys, dates as EDTF, everything else as sets.

    ``headline`` are the headline numbers with their unit, ``numbers`` those and all other counts; ``earlier`` the
    exact days on which, by its own words, the organisation announced something.
    """

    name: str
    title: str
    announced: str
    occurred: str
    discovered: str
    stage: str
    report: int | None
    cause: str
    causes: frozenset[str]
    headline: frozenset[Number]
    numbers: frozenset[Number]
    vendors: frozenset[str]
    categories: frozenset[str]
    subjects: frozenset[str]
    earlier: frozenset[str]

    @property
    def follows_up(self) -> bool:
        """Whether the notice says that it is not the first about its incident."""
        return self.stage in ("follow_up", "final") or (self.report or 1) > 1

    @property
    def anchor(self) -> int | None:
        """The day that places it in time, as an ordinal: announced, else discovered, else the end of occurred."""
        for value in (self.announced, self.discovered, self.occurred):
            days = span(value) if value else None
            if days is not None:
                return days[0] if value != self.occurred else min(days[1], days[0] + 400)
        return None


def identity(row: Mapping[str, Any]) -> Identity:
    """What names a row for good: its notice's content and its place there."""
    return row["notice_id"], row["incident_index"]


def member(row: Mapping[str, Any]) -> Member:
    """The member of a row that has the columns :data:`COLUMNS`."""
    headline = [(row["affected_people"], "person"), (row["affected_records"], "record")]
    headline = [(value, unit) for value, unit in headline if value is not None]
    announced = row["announced"] or ""
    causes = row["root_causes"] or ([row["root_cause"]] if row["root_cause"] else [])
    return Member(
        name=organization_key(row["organization"] or ""),
        title=organization_key(row["title"] or ""),
        announced=announced,
        occurred=row["occurred"] or "",
        discovered=row["discovered"] or "",
        stage=row["report_stage"] or "",
        report=row["report_number"],
        cause=row["root_cause"] or "",
        causes=frozenset(causes),
        headline=frozenset(headline),
        numbers=frozenset([*headline, *((c["value"], c["unit"]) for c in row["counts"] or [])]),
        vendors=frozenset(filter(None, map(organization_key, row["vendors"] or []))),
        categories=frozenset(row["data_categories"] or []),
        subjects=frozenset(row["data_subjects"] or []),
        earlier=frozenset(
            d["value"]
            for d in row["dates"] or []
            if d["role"] == "announced" and d["value"] != announced and is_day(d["value"])
        ),
    )
