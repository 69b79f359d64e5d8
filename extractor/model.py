"""The nouns: what a notice, an incident and their parts are, and the Arrow schema that follows from them.

The table is written once, here: :class:`Incident` lists the columns in their order. From its annotations
:func:`arrow_schema` derives the Arrow types, and :func:`kinds` what the pages show, what can be explained, corrected
and scored. ``docs/record.md`` tells users what each column means.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

if TYPE_CHECKING:
    import pandas
    import pyarrow

Kind = Literal["text", "texts", "flag", "number", "date", "code", "codes", "counts"]


class Column(NamedTuple):
    """What an annotation of :class:`Incident` says of a column beside its type.

    ``kind`` is that of the values which a notice gives it; a column without one is the program's own, or follows from
    others. ``arrow`` is its Arrow type where that is not the usual one of its Python type.
    """

    kind: Kind | None = None
    arrow: str | None = None


Text = Annotated[str | None, Column("text")]
Texts = Annotated[list[str], Column("texts")]
Number = Annotated[int | None, Column("number")]
Date = Annotated[str | None, Column("date")]
Code = Annotated[str | None, Column("code")]
Codes = Annotated[list[str], Column("codes")]


@dataclass(frozen=True, slots=True)
class Count:
    """A number tied to an incident.

    ``value`` is in ``unit`` (``person``, ``record``, …, see docs/record.md); ``bound`` is ``exact``, ``about``,
    ``at_most`` or ``at_least``; ``group`` is whose or what was counted, as written; ``start`` and ``end`` are
    character offsets into the source text.
    """

    value: int
    unit: str
    bound: str
    group: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DateRole:
    """A date tied to an incident: an EDTF ``value``, its ``role`` and its place in the source text."""

    value: str
    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that gave a value.

    ``text == source[start:end]`` always holds. ``rule`` is the id of the rule, ``file/id``, or the name of the step
    that decided where no rule did (``assemble/default``).
    """

    field: str
    value: str
    text: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident at one organisation: one row of the table. Fields are the columns, in order.

    Dates are EDTF strings (ISO 8601-2, level 1); ``affected_people`` and ``affected_records`` are whole numbers of
    persons and 件; ``loss_jpy`` is yen; ``confidence`` is between 0 and 1. ``None`` and the empty list mean that the
    notice does not say.
    """

    notice_id: str
    incident_index: Annotated[int, Column(arrow="int32")]
    case_id: str
    source: str
    title: Text = None
    report_number: Annotated[int | None, Column("number", "int32")] = None
    report_stage: Code = None
    organization: Text = None
    vendors: Texts = field(default_factory=list)
    via_third_party: Annotated[bool, Column("flag")] = False
    announced: Date = None
    occurred: Date = None
    discovered: Date = None
    announced_on: dt.date | None = None
    discovered_on: dt.date | None = None
    occurred_from: dt.date | None = None
    occurred_to: dt.date | None = None
    affected_people: Number = None
    affected_records: Number = None
    affected_bound: Code = None
    leak_status: Annotated[str, Column("code")] = "possible"
    data_categories: Codes = field(default_factory=list)
    excluded_categories: Codes = field(default_factory=list)
    data_subjects: Codes = field(default_factory=list)
    root_cause: Code = None
    root_causes: Codes = field(default_factory=list)
    secondary_damage: Code = None
    reported_to: Codes = field(default_factory=list)
    loss_jpy: Number = None
    counts: Annotated[list[Count], Column("counts")] = field(default_factory=list)
    dates: list[DateRole] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    confidence: Annotated[float, Column(arrow="float32")] = 0.0

    def __repr__(self) -> str:
        number = self.affected_people if self.affected_people is not None else self.affected_records
        return f"<Incident {self.organization or '?'} {self.root_cause or '?'} {number if number is not None else '–'}>"

    def _repr_html_(self) -> str:
        from extractor.display import incident_html

        return incident_html(self)

    def to_dict(self) -> dict[str, Any]:
        """The row as plain Python values, columns in order."""
        row: dict[str, Any] = _plain(self)
        return row


@dataclass(frozen=True, slots=True)
class Notice:
    """One input document: its decoded ``text`` and the incidents found in it.

    ``notice_id`` is the first 16 hex digits of the SHA-256 of the source bytes; ``source`` the path or URI as given;
    ``rules`` the folder of rules laid over the shipped ones, whose labels a notebook shows.
    """

    notice_id: str
    source: str
    text: str
    incidents: list[Incident]
    rules: str | None = None

    def __repr__(self) -> str:
        incidents = f"{len(self.incidents)} incident{'s' * (len(self.incidents) != 1)}"
        return f"<Notice {self.source or self.notice_id}: {len(self.text)} characters, {incidents}>"

    def _repr_html_(self) -> str:
        from extractor.display import notice_html

        return notice_html(self)

    def to_dicts(self) -> list[dict[str, Any]]:
        """One plain dictionary a row."""
        return [incident.to_dict() for incident in self.incidents]

    def to_frame(self) -> pandas.DataFrame:
        """The rows as a pandas frame with the columns and Arrow types of docs/record.md."""
        from extractor.write import to_frame

        return to_frame(self.incidents)


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(v) for v in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    return value


@cache
def kinds() -> Mapping[str, Kind]:
    """The columns that a notice fills, in order, with the kind of their values."""
    hints = typing.get_type_hints(Incident, include_extras=True)
    marks = ((name, mark) for name, hint in hints.items() for mark in getattr(hint, "__metadata__", ()))
    return {name: mark.kind for name, mark in marks if mark.kind}


def _arrow_type(hint: Any) -> Any:
    import pyarrow as pa

    if typing.get_origin(hint) is Annotated:
        plain, column = typing.get_args(hint)
        return getattr(pa, column.arrow)() if column.arrow else _arrow_type(plain)
    parts = [a for a in typing.get_args(hint) if a is not type(None)]
    if typing.get_origin(hint) is list:
        return pa.list_(_arrow_type(parts[0]))
    if parts:
        return _arrow_type(parts[0])
    if dataclasses.is_dataclass(hint):
        return pa.struct(list(_arrow_fields(hint)))
    return {str: pa.string(), int: pa.int64(), bool: pa.bool_(), float: pa.float64(), dt.date: pa.date32()}[hint]


def _arrow_fields(cls: Any) -> Iterator[pyarrow.Field]:
    import pyarrow as pa

    hints = typing.get_type_hints(cls, include_extras=True)
    for f in dataclasses.fields(cls):
        hint = hints[f.name]
        optional = type(None) in typing.get_args(
            typing.get_args(hint)[0] if typing.get_origin(hint) is Annotated else hint
        )
        yield pa.field(f.name, _arrow_type(hint), nullable=optional or typing.get_origin(hint) is list)


@cache
def arrow_schema() -> pyarrow.Schema:
    """The Arrow schema of the incidents table, derived from :class:`Incident`."""
    import pyarrow as pa

    return pa.schema(list(_arrow_fields(Incident)))
