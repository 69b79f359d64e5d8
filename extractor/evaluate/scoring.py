"""Scores rows against gold, value by value.

Everything rests on one list of :class:`Verdict`: every value that a row or the gold has, and whether they agree.
Precision, recall, the list of errors and the comparison of two tables all read it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from extractor.evaluate.gold import Row, by_notice
from extractor.evaluate.matching import DATES, NUMBERS, count_keys, is_blank, pair, same_value
from extractor.model import kinds
from extractor.names import same_organization

#: The columns with many values, each judged by itself, and those with one; a title is no fact of an incident.
LISTS = tuple(name for name, kind in kinds().items() if kind in ("texts", "codes", "counts"))
SCALARS = tuple(name for name in kinds() if name not in (*LISTS, "title"))
FIELDS = ("incidents", *SCALARS, *LISTS)
#: The headline groups and the fields whose values each sums up.
HEADLINE: dict[str, tuple[str, ...]] = {
    "dates": DATES,
    "counts": (*NUMBERS, "counts"),
    "categories": ("data_categories", "excluded_categories"),
    "causes": ("root_cause", "root_causes"),
    "organization": ("organization",),
    "incidents": ("incidents",),
}


class Outcome(StrEnum):
    """How a value of the table and the gold stand to each other."""

    RIGHT = "right"
    WRONG = "wrong"  # the gold says nothing there
    MISSED = "missed"  # the table says nothing there
    DIFFERENT = "different"  # both say something, not the same


class Words(NamedTuple):
    """The span of the source that gave a value, and the rule that read it."""

    start: int
    end: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """One value of one incident, judged.

    ``incident`` is the place of the gold incident in its notice, one past the last for a row that meets none;
    ``found`` and ``gold`` are the values as text, empty for none; ``words`` the evidence of ``found``.
    """

    notice: str
    incident: int
    field: str
    outcome: Outcome
    found: str
    gold: str
    words: tuple[Words, ...] = ()


class Tally(NamedTuple):
    """Counts of right, wrong and missed values, and what follows from them."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of the table's values that are right; 1 where it has none."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold's values that were found; 1 where it has none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """The verdicts over a set of ``notices`` notices, and what became of the evidence.

    ``spans`` were compared with the texts, ``bad_spans`` of them are not equal to their source; ``unshown`` lists the
    filled fields, as ``NOTICE[INDEX] FIELD``, that no evidence shows.
    """

    notices: int
    verdicts: list[Verdict]
    spans: int = 0
    bad_spans: int = 0
    unshown: tuple[str, ...] = ()

    def tally(self, *fields: str) -> Tally:
        """The values of ``fields`` counted together."""
        n = Counter(v.outcome for v in self.verdicts if v.field in fields)
        different = n[Outcome.DIFFERENT]
        return Tally(n[Outcome.RIGHT], n[Outcome.WRONG] + different, n[Outcome.MISSED] + different)

    def groups(self) -> dict[str, Tally]:
        """The tally of every headline group."""
        return {group: self.tally(*fields) for group, fields in HEADLINE.items()}

    @property
    def headline(self) -> float:
        """Mean F1 of the headline groups."""
        groups = self.groups()
        return sum(tally.f1 for tally in groups.values()) / len(groups)

    def to_dict(self) -> dict[str, Any]:
        """Headline, groups and per-field numbers as plain values for JSON."""
        fields = {f: self.tally(f) for f in FIELDS}
        return {
            "notices": self.notices,
            "headline": self.headline,
            **{group: tally.f1 for group, tally in self.groups().items()},
            "fields": {f: t.f1 for f, t in fields.items()},
            "detail": {f: {"precision": t.precision, "recall": t.recall, **t._asdict()} for f, t in fields.items()},
            "spans": self.spans,
            "bad_spans": self.bad_spans,
            "unshown": len(self.unshown),
        }


def score(rows: Iterable[Row], gold: dict[str, list[Row]], texts: dict[str, str] | None = None) -> Score:
    """Judge ``rows`` against ``gold`` (notice → incidents); with ``texts`` also the evidence spans.

    A gold incident with ``background`` is neither asked nor punished; its ``uncertain`` fields and the codes of
    ``FIELD_optional`` are left out.
    """
    found = {notice: own for notice, own in by_notice(rows).items() if notice in gold}
    verdicts = [v for notice, golds in gold.items() for v in judge_notice(notice, found.get(notice, []), golds)]
    if not texts:
        return Score(len(gold), verdicts)
    spans = [
        texts[notice][e["start"] : e["end"]] == e["text"]
        for notice in found.keys() & texts.keys()
        for row in found[notice]
        for e in row.get("evidence") or []
    ]
    unshown = tuple(
        f"{notice}[{i}] {f}" for notice, own in found.items() for i, r in enumerate(own) for f in _unshown(r)
    )
    return Score(len(gold), verdicts, len(spans), spans.count(False), unshown)


def _unshown(row: Row) -> Iterator[str]:
    """The filled fields of a row that no evidence shows; counts carry their own span."""
    shown = {e["field"] for e in row.get("evidence") or []}
    for field in (*SCALARS, *LISTS):
        if field not in shown and field != "counts" and not is_blank(row.get(field)) and row.get(field) is not False:
            yield field


def judge_notice(notice: str, rows: list[Row], golds: list[Row]) -> Iterator[Verdict]:
    """The verdicts of one notice: whether each incident was found, then its fields."""
    row_of = {j: i for i, j in pair(rows, golds)}
    for j, gold in enumerate(golds):
        if gold.get("background"):
            continue
        row = rows[row_of[j]] if j in row_of else {}
        name = str(gold.get("organization") or "?")
        if row:
            yield Verdict(notice, j, "incidents", Outcome.RIGHT, str(row.get("organization") or "?"), name)
        else:
            yield Verdict(notice, j, "incidents", Outcome.MISSED, "", name)
        yield from judge_incident(notice, j, row, gold)
    for extra in (row for i, row in enumerate(rows) if i not in row_of.values()):
        name = str(extra.get("organization") or "?")
        words = _words(extra, "organization", name) or _words(extra, "leak_status", None)
        yield Verdict(notice, len(golds), "incidents", Outcome.WRONG, name, "", words)


def judge_incident(notice: str, incident: int, row: Row, gold: Row) -> Iterator[Verdict]:
    """The verdicts on every field of one incident; an empty ``row`` has found nothing."""
    unsure = set(gold.get("uncertain", []))
    for field in SCALARS:
        if field not in unsure:
            verdict = _judge_scalar(field, row, gold)
            if verdict is not None:
                outcome, value, wanted = verdict
                yield Verdict(notice, incident, field, outcome, value, wanted, _words(row, field, None))
    for field in LISTS:
        if field not in unsure:
            judged = _judge_vendors(row, gold) if field == "vendors" else _judge_set(field, row, gold)
            for outcome, value in judged:
                found, wanted = ("", value) if outcome is Outcome.MISSED else (value, "")
                words = _count_words(row, value) if field == "counts" else _words(row, field, value)
                agreed = value if outcome is Outcome.RIGHT else wanted
                yield Verdict(notice, incident, field, outcome, found, agreed, words)


def _judge_scalar(field: str, row: Row, gold: Row) -> tuple[Outcome, str, str] | None:
    value, wanted = row.get(field), gold.get(field)
    if field == "via_third_party":
        # "No" is what an empty cell says too, so only "yes" is a value.
        value, wanted = value or None, wanted or None
    texts = tuple("" if is_blank(v) else str(v) for v in (value, wanted))
    if not any(texts):
        return None
    if same_value(field, value, {**gold, field: wanted}):
        outcome = Outcome.RIGHT
    elif all(texts):
        outcome = Outcome.DIFFERENT
    else:
        outcome = Outcome.WRONG if texts[0] else Outcome.MISSED
    return outcome, texts[0], texts[1]


def _judge_set(field: str, row: Row, gold: Row) -> Iterator[tuple[Outcome, str]]:
    if field == "counts":
        found = {f"{value} {unit}" for value, unit in count_keys(row.get(field))}
        wanted = {f"{value} {unit}" for value, unit in count_keys(gold[field])}
    else:
        optional = set(gold.get(f"{field}_optional", []))
        found, wanted = set(row.get(field) or ()) - optional, set(gold[field]) - optional
    for value in sorted(found | wanted):
        both = value in found and value in wanted
        yield (Outcome.RIGHT if both else Outcome.WRONG if value in found else Outcome.MISSED), value


def _judge_vendors(row: Row, gold: Row) -> Iterator[tuple[Outcome, str]]:
    found, wanted = row.get("vendors") or [], gold["vendors"]
    for name in wanted:
        hit = any(same_organization(other, [name]) for other in found)
        yield (Outcome.RIGHT if hit else Outcome.MISSED), name
    for name in dict.fromkeys(found):
        if not same_organization(name, wanted):
            yield Outcome.WRONG, name


def _words(row: Row, field: str, value: str | None) -> tuple[Words, ...]:
    return tuple(
        Words(e["start"], e["end"], e["text"], e["rule"])
        for e in row.get("evidence") or []
        if e["field"] == field and value in (None, e["value"])
    )


def _count_words(row: Row, value: str) -> tuple[Words, ...]:
    """A count carries its own span; its text is the source's."""
    return tuple(
        Words(c["start"], c["end"], "", "")
        for c in row.get("counts") or []
        if "start" in c and f"{c['value']} {c['unit']}" == value
    )
