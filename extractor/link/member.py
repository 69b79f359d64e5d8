"""What the linker looks at of a row."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypedDict

from extractor.link.days import is_day, span
from extractor.names import organization_key
from extractor.rules import Rules


class LinkedCount(TypedDict):
    """What linking reads of a count."""

    value: int
    unit: str


class LinkedDate(TypedDict):
    """What linking reads of a date."""

    value: str
    role: str


class LinkedRow(TypedDict):
    """What linking reads of a row; a table decoded as this costs a quarter of one decoded whole."""

    notice_id: str
    incident_index: int
    title: str | None
    organization: str | None
    vendors: list[str]
    report_number: int | None
    report_stage: str | None
    announced: str | None
    occurred: str | None
    discovered: str | None
    affected_people: int | None
    affected_records: int | None
    root_cause: str | None
    root_causes: list[str]
    data_categories: list[str]
    data_subjects: list[str]
    counts: list[LinkedCount]
    dates: list[LinkedDate]


#: The columns of the table that linking reads.
COLUMNS = tuple(LinkedRow.__annotations__)

Identity = tuple[str, int]
Number = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Member:
    """A row as the linker sees it: names as keys, dates as EDTF, codes as sets.

    ``headline`` are the headline numbers with their unit, ``numbers`` those and all other counts; ``earlier`` the
    exact days on which, by its own words, the organisation announced something. ``mishap`` and ``means_unknown`` are
    what ``rules/causes.yaml`` says of the root cause.
    """

    name: str
    title: str
    announced: str
    occurred: str
    discovered: str
    stage: str
    report: int | None
    cause: str
    mishap: str
    means_unknown: bool
    causes: frozenset[str]
    headline: tuple[Number, ...]
    numbers: tuple[Number, ...]
    vendors: frozenset[str]
    categories: frozenset[str]
    subjects: frozenset[str]
    earlier: tuple[str, ...]

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

    @property
    def says_enough(self) -> bool:
        """Whether another row that says just the same tells of the same incident."""
        return bool(self.name and (self.announced or self.discovered or self.headline))


def identity(row: Mapping[str, Any]) -> Identity:
    """What names a row for good: its notice's content and its place there."""
    return row["notice_id"], row["incident_index"]


class Reader:
    """Makes members of rows that have the columns :data:`COLUMNS`.

    Equal parts of members are one object, so that a hundred thousand of them stay small.
    """

    def __init__(self, rules: Rules) -> None:
        self._said_of = rules["causes"].said_of
        self._parts: dict[Any, Any] = {}
        # Most notices are about names that were there before.
        self._key = functools.lru_cache(4096)(organization_key)

    def __call__(self, row: Mapping[str, Any]) -> Member:
        """The member of one row."""
        headline = [(row["affected_people"], "person"), (row["affected_records"], "record")]
        headline = [number for number in headline if number[0] is not None]
        counts = [(c["value"], c["unit"]) for c in row["counts"] or ()]
        announced, cause = row["announced"] or "", row["root_cause"] or ""
        causes = row["root_causes"] or ([cause] if cause else ())
        days = {d["value"] for d in row["dates"] or () if d["role"] == "announced"} - {announced}
        share, key = self._share, self._key
        return Member(
            name=share(key(row["organization"] or "")),
            title=share(key(row["title"] or "")),
            announced=share(announced),
            occurred=share(row["occurred"] or ""),
            discovered=share(row["discovered"] or ""),
            stage=share(row["report_stage"] or ""),
            report=row["report_number"],
            cause=share(cause),
            mishap=share(self._said_of(cause, "mishap") or ""),
            means_unknown=bool(self._said_of(cause, "means_unknown")),
            causes=share(frozenset(causes)),
            headline=share(tuple(map(share, headline))),
            numbers=share(tuple(map(share, sorted({*headline, *counts})))),
            vendors=share(frozenset(filter(None, map(key, row["vendors"] or ())))),
            categories=share(frozenset(row["data_categories"] or ())),
            subjects=share(frozenset(row["data_subjects"] or ())),
            earlier=share(tuple(sorted(filter(is_day, days)))),
        )

    def _share(self, part: Any) -> Any:
        return self._parts.setdefault(part, part)
