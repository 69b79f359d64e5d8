"""Every output holds every value; what a spreadsheet would run as a formula is defused."""

import csv
import dataclasses
import datetime as dt
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from extractor.errors import UsageError, WriteError
from extractor.model import Count, DateRole, Evidence, Incident, arrow_schema
from extractor.write import write_table
from extractor.write.formats import FORMATS, listed, open_sink, read_rows
from extractor.write.partitioned import DirectoryTarget
from extractor.write.tables import FINDINGS, INCIDENTS, findings, rows_from_json, rows_to_json


def incident(
    index: int = 0, organization: str = "株式会社みなと書房", announced: str | None = "2024-06-14"
) -> Incident:
    return Incident(
        notice_id="0123456789abcdef",
        incident_index=index,
        case_id=f"c{index}",
        source="notices/一.txt",
        title="[重要]お客様情報の流出に関するお詫び",
        organization=organization,
        vendors=["有限会社甲", "乙合同会社"],
        via_third_party=True,
        announced=announced,
        announced_on=dt.date(2024, 6, 14),
        affected_people=1234,
        data_categories=["name", "address"],
        counts=[Count(1234, "person", "exact", "会員", 10, 16)],
        dates=[DateRole("2024-06-14", "announced", 20, 30)],
        evidence=[Evidence("affected_people", "1234", "1,234名", 10, 16, "counts/total")],
        confidence=0.5,
    )


@pytest.fixture
def incidents() -> list[Incident]:
    return [incident(0), incident(1, '=HYPERLINK("http://example.jp")'), incident(2, announced=None)]


@pytest.mark.parametrize("suffix", [suffix for suffix, form in FORMATS.items() if form.updatable])
def test_what_can_be_updated_gives_back_every_value(tmp_path: Path, suffix: str, incidents: list[Incident]) -> None:
    if suffix == ".duckdb":
        pytest.importorskip("duckdb", reason="the extra duckdb is not installed")
    path = tmp_path / f"out{suffix}"
    write_table(incidents, path)
    assert list(read_rows(path)) == [i.to_dict() for i in incidents]


def test_rows_survive_json(incidents: list[Incident]) -> None:
    assert rows_from_json(rows_to_json(incidents)) == [i.to_dict() for i in incidents]


def test_parquet_has_the_types_of_the_record(tmp_path: Path, incidents: list[Incident]) -> None:
    write_table(incidents, tmp_path / "out.parquet")
    assert pq.read_schema(tmp_path / "out.parquet").equals(arrow_schema())


def test_an_empty_table_has_its_columns(tmp_path: Path) -> None:
    for suffix in FORMATS:
        if suffix != ".duckdb":
            write_table([], tmp_path / f"out{suffix}")
    assert pq.read_schema(tmp_path / "out.parquet").equals(arrow_schema())
    assert (tmp_path / "out.csv").read_text(encoding="utf-8-sig").startswith("notice_id,")


def test_parquet_takes_more_rows_than_a_group(tmp_path: Path) -> None:
    sink = open_sink(tmp_path / "out.parquet", INCIDENTS)
    for _ in range(12):
        sink.write([incident().to_dict()] * 1000)
    sink.close()
    assert pq.read_metadata(tmp_path / "out.parquet").num_rows == 12_000


def test_excel_opens_the_csv_with_japanese_intact_and_formulas_dead(tmp_path: Path, incidents: list[Incident]) -> None:
    path = tmp_path / "out.csv"
    write_table(incidents, path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        first, second, _ = csv.DictReader(file)
    assert (first["organization"], first["data_categories"]) == ("株式会社みなと書房", "name;address")
    assert json.loads(first["counts"])[0]["value"] == 1234
    assert second["organization"] == '\'=HYPERLINK("http://example.jp")'


@pytest.mark.parametrize("sign", list("=+-@＝＋－＠"))
def test_cells_that_begin_like_formulas_are_text_in_the_workbook(tmp_path: Path, sign: str) -> None:
    write_table([incident(0, f"{sign}1+1")], tmp_path / "out.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["incidents"]
    column = [cell.value for cell in sheet[1]].index("organization")
    cell = sheet[2][column]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (f"{sign}1+1", "s", True)
    assert not sheet[2][column + 1].quotePrefix


def test_the_workbook_has_a_sheet_for_each_nested_column(tmp_path: Path, incidents: list[Incident]) -> None:
    write_table(incidents, tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames == ["incidents", "counts", "dates", "evidence"]
    rows = list(book["counts"].values)
    assert rows[0][:5] == ("notice_id", "incident_index", "source", "organization", "value")
    assert rows[1] == (
        "0123456789abcdef",
        0,
        "notices/一.txt",
        "株式会社みなと書房",
        1234,
        "person",
        "exact",
        "会員",
        10,
        16,
    )
    assert book["incidents"]["N2"].value == dt.datetime(2024, 6, 14)


def test_a_workbook_shows_numbers_as_people_write_them(tmp_path: Path, incidents: list[Incident]) -> None:
    write_table(incidents, tmp_path / "out.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["incidents"]
    shown = {head.value: cell.number_format for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert (shown["affected_people"], shown["confidence"], shown["incident_index"]) == ("#,##0", "0.00", "General")


def test_the_same_file_twice_is_two_incidents_in_every_view(tmp_path: Path) -> None:
    twice = [dataclasses.replace(incident(), source=source) for source in ("a.txt", "copy.txt")]
    write_table(twice, tmp_path / "out.sqlite")
    with closing(sqlite3.connect(tmp_path / "out.sqlite")) as base:
        joined = base.execute(
            "select count(*) from incidents join counts using (notice_id, incident_index, source)"
        ).fetchone()
    assert joined == (2,)


def test_a_workbook_can_be_read_as_it_opens(tmp_path: Path, incidents: list[Incident]) -> None:
    write_table(incidents, tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    for sheet in book:
        assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", sheet.dimensions)
    sheet = book["incidents"]
    # Neighbours of one width stand together in the file.
    spans = [(group.min, group.max, group.width) for group in sheet.column_dimensions.values()]
    widths = {c.value: width for c in sheet[1] for first, last, width in spans if first <= c.column <= last}
    assert len(widths) == sheet.max_column
    # Excel shows ##### in place of a day that is wider than its column.
    assert all(width > len("2024-06-14") and width > len(name) for name, width in widths.items())
    assert widths["title"] > 30


def test_a_list_of_nothing_is_a_blank_cell(tmp_path: Path, incidents: list[Incident]) -> None:
    assert incidents[0].reported_to == []
    write_table(incidents, tmp_path / "out.xlsx")
    rows = openpyxl.load_workbook(tmp_path / "out.xlsx")["incidents"].values
    assert dict(zip(next(rows), next(rows), strict=True))["reported_to"] is None


def test_sqlite_unfolds_nested_columns_in_views(tmp_path: Path, incidents: list[Incident]) -> None:
    write_table(incidents, tmp_path / "out.sqlite")
    with closing(sqlite3.connect(tmp_path / "out.sqlite")) as base:
        (total,) = base.execute("select sum(value) from counts where unit = 'person'").fetchone()
        (words,) = base.execute("select text from evidence where incident_index = 1").fetchone()
    assert (total, words) == (3702, "1,234名")


def test_duckdb_keeps_lists_and_structs(tmp_path: Path, incidents: list[Incident]) -> None:
    duckdb = pytest.importorskip("duckdb", reason="the extra duckdb is not installed")
    write_table(incidents, tmp_path / "out.duckdb")
    with duckdb.connect(str(tmp_path / "out.duckdb"), read_only=True) as base:
        assert base.execute("select counts[1].value, vendors[2] from incidents limit 1").fetchall() == [
            (1234, "乙合同会社")
        ]
    assert [p.name for p in tmp_path.iterdir()] == ["out.duckdb"]


@pytest.mark.parametrize("name", ["announced_year", "organization"])
def test_partitions_give_back_every_row(tmp_path: Path, incidents: list[Incident], name: str) -> None:
    target = DirectoryTarget(tmp_path / "out", name)
    sink = target.open(tmp_path / "out", INCIDENTS)
    sink.write([i.to_dict() for i in incidents])
    sink.close()
    if name == "announced_year":
        folders = sorted(p.name for p in (tmp_path / "out").iterdir())
        assert folders == ["announced_year=2024", "announced_year=__HIVE_DEFAULT_PARTITION__"]
    rows = sorted(target.read_rows(), key=lambda row: row["incident_index"])
    assert rows == [i.to_dict() for i in incidents]


def test_a_list_is_no_partition(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="announced_year"):
        DirectoryTarget(tmp_path, "counts").check(update=False)


def test_the_long_form_has_a_row_a_finding(tmp_path: Path) -> None:
    rows = list(findings(incident().to_dict()))
    assert [(r["field"], r["value"], r["number"], r["role"]) for r in rows] == [
        ("counts", "1234", 1234, None),
        ("dates", "2024-06-14", None, "announced"),
        ("affected_people", "1234", None, None),
    ]
    sink = open_sink(tmp_path / "long.parquet", FINDINGS)
    sink.write(rows)
    sink.close()
    assert pq.read_table(tmp_path / "long.parquet").to_pylist() == rows


@pytest.mark.parametrize(("name", "reason"), [("out.foo", "unknown suffix '.foo'"), ("out", "no suffix")])
def test_an_unknown_suffix_is_refused_with_those_known(tmp_path: Path, name: str, reason: str) -> None:
    with pytest.raises(WriteError, match=reason) as caught:
        write_table([], tmp_path / name)
    assert listed() in str(caught.value)
