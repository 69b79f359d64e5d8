"""A run that updates a table reads what is new, and keeps the rest."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from extractor.batch.options import Options
from extractor.batch.output_paths import OutputPaths
from extractor.batch.run import extract
from extractor.batch.state import fingerprint
from extractor.errors import UsageError, WriteError
from tests.batch.runs import EXPECTED, job, rows
from tests.conftest import notice


def test_an_update_reads_only_what_is_new_or_has_changed(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.parquet"
    extract(job(folder, output))
    cases = {r["source"]: r["case_id"] for r in pq.read_table(output).to_pylist()}
    (folder / "n2.txt").write_text(notice(7777), encoding="utf-8")
    (folder / "n9.txt").write_text(notice(1009), encoding="utf-8")
    summary = extract(job(folder, output, update=True))
    assert (summary.notices, summary.unchanged) == (2, 4)
    assert rows(output) == EXPECTED | {"n2.txt": 7777, "n9.txt": 1009}
    after = {r["source"]: r["case_id"] for r in pq.read_table(output).to_pylist()}
    assert all(after[s] == case for s, case in cases.items() if not s.endswith("n2.txt"))


def test_an_update_with_nothing_new_leaves_the_file_alone(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.parquet"
    extract(job(folder, output))
    before = output.stat()
    summary = extract(job(folder, output, update=True))
    assert (summary.notices, summary.unchanged) == (0, 5)
    assert output.stat().st_mtime_ns == before.st_mtime_ns


def test_an_update_keeps_rows_of_notices_not_named(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.parquet"
    extract(job(folder / "n0.txt", output))
    extract(job(folder / "n1.txt", output, update=True))
    assert rows(output) == {"n0.txt": 1000, "n1.txt": 1001}
    extract(job(folder / "n1.txt", output))
    assert rows(output) == {"n1.txt": 1001}


def test_an_update_keeps_the_row_of_a_notice_that_became_unreadable(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.parquet"
    extract(job(folder, output))
    (folder / "n3.txt").write_bytes(b"\0\1\2" * 99)
    for _ in range(2):
        summary = extract(job(folder, output, update=True))
        assert [f.source for f in summary.failures] == [str(folder / "n3.txt")]
        assert summary.unchanged == 4
        assert rows(output) == EXPECTED


@pytest.mark.parametrize("suffix", [".jsonl", ".sqlite", ".duckdb"])
def test_other_formats_are_updated_too(folder: Path, tmp_path: Path, suffix: str) -> None:
    if suffix == ".duckdb":
        pytest.importorskip("duckdb", reason="the extra duckdb is not installed")
    from extractor.write.formats import read_rows

    output = tmp_path / f"out{suffix}"
    extract(job(folder / "n0.txt", output))
    extract(job(folder, output, update=True))
    assert {Path(r["source"]).name: r["affected_records"] for r in read_rows(output)} == EXPECTED


def test_changed_rules_and_options_make_everything_new(folder: Path, tmp_path: Path) -> None:
    overlay = tmp_path / "rules"
    overlay.mkdir()
    (overlay / "subjects.yaml").write_text(
        "- id: reader\n  label: 読者\n  emits: customer\n  terms: [愛読者]\n"
        "  examples: {match: [愛読者の皆様], no_match: [作者]}\n",
        encoding="utf-8",
    )
    plain, ruled = Options(), Options(rules=str(overlay))
    assert fingerprint(plain) != fingerprint(ruled)
    before = fingerprint(ruled)
    (overlay / "subjects.yaml").write_text(
        (overlay / "subjects.yaml").read_text(encoding="utf-8") + "\n", encoding="utf-8"
    )
    assert fingerprint(ruled) != before
    output = tmp_path / "out.parquet"
    extract(job(folder, output))
    assert extract(job(folder, output, update=True, options=ruled)).notices == 5


def test_partitions_and_the_long_form_are_written_and_updated(folder: Path, tmp_path: Path) -> None:
    output, long = tmp_path / "out", tmp_path / "long.csv"
    extract(job(folder / "n0.txt", output, partition_by="announced_year", long=long))
    first = long.read_bytes().count(b"\n")
    extract(job(folder, output, partition_by="announced_year", long=long, update=True))
    found = pq.read_table(output / "announced_year=2024", columns=["affected_records"])
    assert sorted(found["affected_records"].to_pylist()) == sorted(EXPECTED.values())
    assert long.read_bytes().count(b"\n") > first
    assert not list(tmp_path.glob(".out.tmp")) + list(tmp_path.glob(".out.old"))


def test_a_replacement_of_a_folder_that_was_cut_short_is_undone(tmp_path: Path) -> None:
    paths = OutputPaths(tmp_path / "out")
    paths.replaced.mkdir()
    (paths.replaced / "part").write_text("precious")
    paths.unfinished.mkdir()
    paths.recover()
    assert (tmp_path / "out" / "part").read_text() == "precious"
    assert not paths.unfinished.exists()


@pytest.mark.parametrize("suffix", [".parquet", ".jsonl", ".sqlite"])
def test_an_update_of_what_is_no_table_says_so_and_leaves_it(folder: Path, tmp_path: Path, suffix: str) -> None:
    output = tmp_path / f"out{suffix}"
    output.write_text("precious", encoding="utf-8")
    with pytest.raises(WriteError, match="is not a table of incidents"):
        extract(job(folder / "n1.txt", output, update=True))
    assert output.read_text(encoding="utf-8") == "precious"


def test_a_csv_cannot_be_updated(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--update needs"):
        extract(job(folder, tmp_path / "out.csv", update=True))
