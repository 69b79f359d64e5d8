"""The numbers of the report: what is counted, how, and what had to be left out of each count.

A case counts once, however many notices tell of it: its number of people is the last one stated, its month that of
its first announcement.
"""

from __future__ import annotations

import datetime as dt
import statistics
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count as count_from
from itertools import pairwise

from extractor.case_rows import by_case
from extractor.edtf import exact_day, parse_day
from extractor.model import Incident

#: Upper bounds of the size classes on the log scale: 1–9, 10–99, ….
SIZE_BOUNDS = tuple(10**n for n in range(1, 9))
#: Upper bounds, in days, of the classes of delay: the same day, up to 3 days, a week, a month, ….
DELAY_BOUNDS = (0, 3, 7, 30, 90, 365)


@dataclass(frozen=True, slots=True)
class Month:
    """One calendar month ``YYYY-MM``: cases first announced in it, and the people they affected."""

    month: str
    cases: int
    people: int


@dataclass(frozen=True, slots=True)
class Share:
    """A code or a name, and in how many cases it stands."""

    code: str
    cases: int
    people: int = 0


@dataclass(frozen=True, slots=True)
class Delay:
    """Days between two dates over all cases that give both to the day; ``classes`` follow :data:`DELAY_BOUNDS`."""

    classes: list[int]
    median: float | None
    cases: int
    reversed: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything the report counts. ``people`` are of cases that state people, ``records`` of those that state 件."""

    rows: int
    notices: int
    cases: int
    organizations: int
    people: int
    records: int
    without_number: int
    undated: int
    months: list[Month]
    causes: list[Share]
    categories: list[Share]
    people_sizes: list[int]
    record_sizes: list[int]
    repeated_organizations: list[Share]
    repeated_vendors: list[Share]
    to_discovery: Delay
    to_announcement: Delay


def count(incidents: Iterable[Incident]) -> Figures:
    """All figures of a table."""
    rows = list(incidents)
    cases = by_case(rows)
    last = [case[-1] for case in cases]
    people = [_last_stated(case, "affected_people") for case in cases]
    records = [_last_stated(case, "affected_records") for case in cases]
    months = [_month(case) for case in cases]
    return Figures(
        rows=len(rows),
        notices=len({row.notice_id for row in rows}),
        cases=len(cases),
        organizations=len({name_key(row.organization) for row in rows if row.organization}),
        people=sum(n for n in people if n is not None),
        records=sum(n for n in records if n is not None),
        without_number=sum(p is None and r is None for p, r in zip(people, records, strict=True)),
        undated=months.count(None),
        months=_per_month(months, people),
        causes=_shares(([row.root_cause or ""] for row in last), people),
        categories=_shares((row.data_categories for row in last), people),
        people_sizes=_classes((n for n in people if n), SIZE_BOUNDS, strict=True),
        record_sizes=_classes((n for n in records if n), SIZE_BOUNDS, strict=True),
        repeated_organizations=_repeated(([row.organization] if row.organization else [] for row in last), people),
        repeated_vendors=_repeated((row.vendors for row in last), people),
        to_discovery=_delay((_start(row), row.discovered_on) for row in last),
        to_announcement=_delay((case[-1].discovered_on, _announced(case)) for case in cases),
    )


def name_key(name: str) -> str:
    """What two spellings of one name share: width, case and spaces folded."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def _last_stated(case: list[Incident], name: str) -> int | None:
    return next((value for row in reversed(case) if (value := getattr(row, name)) is not None), None)


def _month(case: list[Incident]) -> str | None:
    for row in case:
        day = parse_day(row.announced.split("/")[0]) if row.announced else None
        if day is not None and day.year is not None and day.month is not None:
            return f"{day.year:04d}-{day.month:02d}"
    return None


def _per_month(months: list[str | None], people: list[int | None]) -> list[Month]:
    """Every month from the first to the last, the empty ones too."""
    known = sorted({m for m in months if m is not None})
    if not known:
        return []
    cases = Counter(months)
    sums: dict[str | None, int] = defaultdict(int)
    for month, number in zip(months, people, strict=True):
        sums[month] += number or 0
    year, first = (int(part) for part in known[0].split("-"))
    result = []
    for i in count_from(12 * year + first - 1):
        name = f"{i // 12:04d}-{i % 12 + 1:02d}"
        if name > known[-1]:
            break
        result.append(Month(name, cases[name], sums[name]))
    return result


def _shares(codes: Iterable[list[str]], people: list[int | None]) -> list[Share]:
    cases: Counter[str] = Counter()
    sums: Counter[str] = Counter()
    for found, number in zip(codes, people, strict=True):
        for code in dict.fromkeys(found):
            cases[code] += 1
            sums[code] += number or 0
    return [Share(code, n, sums[code]) for code, n in cases.most_common()]


def _repeated(names: Iterable[list[str]], people: list[int | None], least: int = 2) -> list[Share]:
    """Names in at least ``least`` cases, under the spelling met first."""
    spelling: dict[str, str] = {}
    keyed = []
    for found in names:
        keys = [name_key(name) for name in found]
        for key, name in zip(keys, found, strict=True):
            spelling.setdefault(key, name)
        keyed.append(keys)
    return [Share(spelling[s.code], s.cases, s.people) for s in _shares(keyed, people) if s.cases >= least]


def _classes(values: Iterable[int], bounds: tuple[int, ...], *, strict: bool) -> list[int]:
    """How many values fall up to each bound (below it where ``strict``), and above the last."""
    counts = [0] * (len(bounds) + 1)
    for value in values:
        place = next(
            (i for i, bound in enumerate(bounds) if value < bound or (value == bound and not strict)), len(bounds)
        )
        counts[place] += 1
    return counts


def _start(row: Incident) -> dt.date | None:
    return exact_day((row.occurred or "").split("/")[0])


def _announced(case: list[Incident]) -> dt.date | None:
    return next((row.announced_on for row in case if row.announced_on is not None), None)


def _delay(pairs: Iterable[tuple[dt.date | None, dt.date | None]]) -> Delay:
    days = [(b - a).days for a, b in pairs if a is not None and b is not None]
    forward = [n for n in days if n >= 0]
    return Delay(
        classes=_classes(forward, DELAY_BOUNDS, strict=False),
        median=statistics.median(forward) if forward else None,
        cases=len(forward),
        reversed=len(days) - len(forward),
    )


def size_labels() -> list[str]:
    """The size classes as people read them: ``1–9``, ``10–99``, …, ``100,000,000–``."""
    edges = [1, *SIZE_BOUNDS]
    return [f"{low:,}–{high - 1:,}" for low, high in pairwise(edges)] + [f"{edges[-1]:,}–"]
