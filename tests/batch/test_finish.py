"""What ``extract`` does to rows on their way into the table: corrections beside it, columns of other codes, VERIS."""

import contextlib
import csv
import json
import os
import sqlite3
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from extractor.api import extract
from extractor.batch.output_paths import corrections_path
from extractor.corrections import Correction, append_corrections
from extractor.crosswalk import COLUMNS
from extractor.incident_table import read_incidents
from extractor.rules.files import rules_directory


def correct(output: Path, source: str, field: str, value: object) -> None:
    row = next(row for row in read_incidents(output) if row.source.endswith(source))
    correction = Correction(
        id=f"{source}{field}{value}", notice_id=row.notice_id, incident_index=0, field=field, value=value,
        author="佐藤", time=f"2024-06-01T09:00:00.{len(str(value)):03d}+00:00", source=row.source,
    )  # fmt: skip
    append_corrections(corrections_path(output), [correction])
    # File systems may keep time too coarsely to tell a correction from the table it was made on.
    later = output.stat().st_mtime_ns + 1_000_000
    os.utime(corrections_path(output), ns=(later, later))


def organizations(output: Path) -> dict[str, str | None]:
    return {Path(row.source).name: row.organization for row in read_incidents(output)}


def test_an_update_carries_corrections_out_even_with_nothing_new(folder: Path, tmp_path: Path):
    output = tmp_path / "t.parquet"
    extract(folder, output, workers=1)
    correct(output, "n1.txt", "organization", "株式会社みなと書房（旧みなと）")
    summary = extract(folder, output, workers=1, update=True)
    assert summary.unchanged == 5
    assert organizations(output)["n1.txt"] == "株式会社みなと書房（旧みなと）"
    assert organizations(output)["n2.txt"] != "株式会社みなと書房（旧みなと）"


def test_corrections_survive_reading_everything_again(folder: Path, tmp_path: Path):
    output = tmp_path / "t.parquet"
    extract(folder, output, workers=1)
    correct(output, "n1.txt", "loss_jpy", 500)
    assert extract(folder, output, workers=1).remarks == []
    assert {r.loss_jpy for r in read_incidents(output)} == {None, 500}


def test_corrections_of_a_changed_notice_are_told_not_applied(folder: Path, tmp_path: Path):
    output = tmp_path / "t.parquet"
    extract(folder, output, workers=1)
    correct(output, "n1.txt", "organization", "別の会社")
    text = (folder / "n1.txt").read_text(encoding="utf-8")
    (folder / "n1.txt").write_text(text + "\n以上", encoding="utf-8")
    summary = extract(folder, output, workers=1, update=True)
    assert organizations(output)["n1.txt"] != "別の会社"
    (remark,) = summary.remarks
    assert "n1.txt" in remark
    assert "changed" in remark


def test_a_row_that_is_no_incident_leaves_the_table_and_stays_out(folder: Path, tmp_path: Path):
    output = tmp_path / "t.parquet"
    extract(folder, output, workers=1)
    correct(output, "n1.txt", "incident", False)
    for _ in range(2):
        extract(folder, output, workers=1, update=True)
        assert "n1.txt" not in organizations(output)
        assert len(organizations(output)) == 4


@pytest.mark.parametrize("suffix", [".parquet", ".csv", ".jsonl", ".xlsx", ".sqlite"])
def test_columns_of_codes_come_last(folder: Path, tmp_path: Path, suffix: str):
    output = tmp_path / f"t{suffix}"
    extract(folder, output, workers=1, codes=["jnsa", "ppc"])
    wanted = [*COLUMNS["jnsa"], *COLUMNS["ppc"]]
    if suffix == ".parquet":
        table = pq.read_table(output)
        assert table.column_names[-4:] == wanted
        assert table.schema.field("ppc_types").type == pa.list_(pa.string())
        assert table["jnsa_cause"][0].as_py() == "不正アクセス"
    elif suffix == ".csv":
        with output.open(encoding="utf-8-sig", newline="") as file:
            first = next(csv.DictReader(file))
        assert list(first)[-4:] == wanted
        assert "3号" in first["ppc_types"]
    elif suffix == ".jsonl":
        first = json.loads(output.read_text(encoding="utf-8").splitlines()[0])
        assert list(first)[-4:] == wanted
    elif suffix == ".xlsx":
        sheet = openpyxl.load_workbook(output)["incidents"]
        assert [cell.value for cell in sheet[1]][-4:] == wanted
    else:
        with contextlib.closing(sqlite3.connect(output)) as database:
            columns = database.execute("SELECT name FROM pragma_table_info('incidents')").fetchall()
        assert [name for (name,) in columns][-4:] == wanted


def test_codes_are_added_on_an_update_too(folder: Path, tmp_path: Path):
    output = tmp_path / "t.parquet"
    extract(folder, output, workers=1)
    extract(folder, output, workers=1, update=True, codes=["tsr"])
    assert pq.read_table(output).column_names[-3:] == list(COLUMNS["tsr"])
    assert len(read_incidents(output)) == 5


def test_cases_become_veris_records(folder: Path, tmp_path: Path):
    output = tmp_path / "cases.veris.json"
    extract(folder, output, workers=1)
    records = json.loads(output.read_text(encoding="utf-8"))
    assert records
    assert {r["schema_version"] for r in records} == {"1.4.0"}


def test_a_crosswalk_of_ones_own_gives_the_columns_and_the_veris_records(folder: Path, tmp_path: Path, own_rules: Path):
    text = (rules_directory() / "crosswalk.yaml").read_text(encoding="utf-8")
    entry = "unauthorized_access:\n    jnsa: 不正アクセス"
    own = text.replace(entry, entry + "（外部から）").replace("Personal: [name, ", "Medical: [name]\n    Personal: [")
    own = own.replace("    Medical: [medical]\n", "")
    (own_rules / "crosswalk.yaml").write_text(own, encoding="utf-8")
    extract(folder, tmp_path / "t.parquet", workers=1, codes="jnsa", rules=own_rules)
    assert set(pq.read_table(tmp_path / "t.parquet")["jnsa_cause"].to_pylist()) == {"不正アクセス（外部から）"}
    extract(folder, tmp_path / "cases.veris.json", workers=1, rules=own_rules)
    records = json.loads((tmp_path / "cases.veris.json").read_text(encoding="utf-8"))
    data = records[0]["attribute"]["confidentiality"]["data"]
    assert data == [{"variety": "Medical"}, {"variety": "Personal"}]


def test_a_case_without_a_year_is_remarked_on(tmp_path: Path):
    notice = tmp_path / "n.txt"
    notice.write_text("株式会社みなと書房は、顧客の氏名を含む書類を紛失したと発表した。", encoding="utf-8")
    summary = extract(notice, tmp_path / "cases.veris.json", workers=1)
    assert summary.incidents == 1
    (remark,) = summary.remarks
    assert "year" in remark
