"""Runs over many notices: what they write, go on with, lock, and do not get through."""

import json
import threading
from pathlib import Path

import msgspec
import pyarrow.parquet as pq
import pytest
from filelock import FileLock

from extractor.batch.job import Job
from extractor.batch.options import Options
from extractor.batch.output_paths import OutputPaths
from extractor.batch.run import extract
from extractor.errors import WriteError
from extractor.read import ReadOptions
from tests.batch.runs import EXPECTED, Heard, job, rows
from tests.conftest import notice


def test_the_table_is_the_same_for_any_number_of_workers(folder: Path, tmp_path: Path) -> None:
    for number in range(60):
        (folder / f"m{number:02}.txt").write_text(notice(number + 1), encoding="utf-8")
    for workers in (1, 3):
        extract(job(folder, tmp_path / f"{workers}.parquet", workers=workers))
    assert pq.read_table(tmp_path / "1.parquet").equals(pq.read_table(tmp_path / "3.parquet"))


def test_a_run_that_was_stopped_goes_on_where_it_was(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.parquet"

    def stop(number: int) -> None:
        if number == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        extract(job(folder, output), Heard(stop))
    assert not output.exists()
    assert OutputPaths(output).journal.exists()
    (folder / "n1.txt").write_text(notice(5555), encoding="utf-8")
    summary = extract(job(folder, output), Heard())
    assert (summary.notices, summary.incidents) == (5, 5)
    assert rows(output) == EXPECTED | {"n1.txt": 5555}
    assert not OutputPaths(output).journal.exists()


def test_two_runs_on_one_output_are_one_too_many(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.parquet"
    with FileLock(OutputPaths(output).lock), pytest.raises(WriteError, match="another run is writing it"):
        extract(job(folder, output))
    extract(job(folder, output))


def test_sources_that_are_the_same_are_told_apart_or_reported(tmp_path: Path) -> None:
    table = tmp_path / "t.jsonl"
    table.write_bytes(b"".join(msgspec.json.encode({"id": "x", "text": notice(n)}) + b"\n" for n in (1, 2)))
    options = Options(read=ReadOptions(id_column="id"))
    summary = extract(Job([str(table)], tmp_path / "out.parquet", options, workers=1))
    assert (summary.notices, summary.failed) == (1, 1)
    assert "same id" in summary.failures[0].reason


def test_a_full_disk_leaves_the_output_and_what_was_done(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out.parquet"
    extract(job(folder, output))
    before = output.read_bytes()
    (folder / "n9.txt").write_text(notice(9), encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(OutputPaths, "publish", full)
        with pytest.raises(WriteError, match="No space left on device"):
            extract(job(folder, output))
    assert output.read_bytes() == before
    heard = Heard()
    extract(job(folder, output), heard)
    assert rows(output) == EXPECTED | {"n9.txt": 9}


def test_failures_are_rows_of_their_own_file(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").touch()
    extract(job(folder, tmp_path / "out.parquet"))
    (failure,) = (tmp_path / "out.parquet.failures.jsonl").read_bytes().splitlines()
    assert json.loads(failure) == {
        "source": str(folder / "empty.txt"),
        "stage": "read",
        "reason": "is empty",
        "hint": "fetch it again",
    }


def test_watching_reads_files_that_come(folder: Path, tmp_path: Path) -> None:
    from extractor.batch.watch import watch

    output, stop = tmp_path / "out.parquet", threading.Event()

    def then(number: int) -> None:
        if number == 5:
            (folder / "n9.txt").write_text(notice(1009), encoding="utf-8")
        elif number > 5 and "n9.txt" in heard.sources:
            stop.set()

    heard = Heard(then)
    watch(job(folder, output), heard, stop)
    assert rows(output) == EXPECTED | {"n9.txt": 1009}
    assert [summary.notices for summary in heard.summaries] == [5, 1]
