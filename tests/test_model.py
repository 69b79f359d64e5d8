"""The record and its Arrow schema."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pyarrow as pa

from extractor.codes import load_codes
from extractor.edtf import DAY_COLUMNS
from extractor.model import Incident, Notice, arrow_schema, kinds

DOCS = Path(__file__).parent.parent / "docs"


def test_the_schema_has_the_types_of_the_record() -> None:
    schema = arrow_schema()
    assert schema.field("incident_index").type == pa.int32()
    assert schema.field("report_number").type == pa.int32()
    assert schema.field("announced_on").type == pa.date32()
    assert schema.field("affected_people").type == pa.int64()
    assert schema.field("confidence").type == pa.float32()
    assert schema.field("vendors").type == pa.list_(pa.string())
    assert [f.name for f in schema.field("counts").type.value_type] == [
        "value",
        "unit",
        "bound",
        "group",
        "start",
        "end",
    ]
    assert [f.name for f in schema.field("evidence").type.value_type] == [
        "field",
        "value",
        "text",
        "start",
        "end",
        "rule",
    ]
    assert not schema.field("notice_id").nullable
    assert schema.field("organization").nullable


def test_only_columns_of_the_program_and_those_that_follow_from_others_have_no_kind() -> None:
    rest = {field.name for field in dataclasses.fields(Incident)} - set(kinds())
    own = {"notice_id", "incident_index", "case_id", "source", "dates", "evidence", "confidence"}
    assert rest == own | set(DAY_COLUMNS)


def test_columns_of_codes_have_codes() -> None:
    codes = load_codes()
    coded = {name for name, kind in kinds().items() if kind in ("code", "codes")}
    assert {name for name in kinds() if codes.of(name)} == coded


def test_every_column_has_a_label() -> None:
    assert set(kinds()) <= set(load_codes().of("fields"))


def test_the_page_of_the_record_names_every_column_once_and_in_order() -> None:
    page = (DOCS / "record.md").read_text(encoding="utf-8")
    table = page.split("## Columns")[1].split("\n## ")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    named = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert named == [field.name for field in dataclasses.fields(Incident)]


def test_repr_is_short() -> None:
    incident = Incident("0" * 16, 0, "c", "a.txt", organization="株式会社見本", root_cause="loss", affected_people=3)
    assert repr(incident) == "<Incident 株式会社見本 loss 3>"
    assert len(repr(Notice("0" * 16, "a.txt", "本文" * 9999, [incident]))) < 100


def test_rows_are_plain_values() -> None:
    incident = Incident("0" * 16, 0, "c", "a.txt")
    row = Notice("0" * 16, "a.txt", "", [incident]).to_dicts()[0]
    assert list(row) == [field.name for field in dataclasses.fields(Incident)]
    assert pa.Table.from_pylist([row], schema=arrow_schema()).num_rows == 1
