"""Runs over many notices: limits, workers, updates, resuming, locks."""

import json
import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pyarrow.parquet as pq
import pytest
from filelock import FileLock

from extractor.batch.job import Job, Listener, Summary
from extractor.batch.journal import Journal
from extractor.batch.options import Options, Outcome
from extractor.batch.output_paths import OutputPaths
from extractor.batch.pool import Pool
from extractor.batch.run import extract
from extractor.batch.spawn import spawned
from extractor.batch.state import fingerprint
from extractor.errors import UsageError, WriteError
from extractor.read import Item, ReadOptions, expand
from tests.conftest import notice


def job(folder: Path, output: Path, **changes: object) -> Job:
    return Job([str(folder)], output, **{"workers": 1, **changes})


def rows(output: Path) -> dict[str, int]:
    """How many records each source's row tells of."""
    table = pq.read_table(output, columns=["source", "affected_records"]).to_pylist()
    assert len({row["source"] for row in table}) == len(table)
    return {Path(row["source"]).name: row["affected_records"] for row in table}


EXPECTED = {f"n{n}.txt": 1000 + n for n in range(5)}


class Heard(Listener):
    """Notes what it hears, and calls ``then`` after each."""

    def __init__(self, then: Callable[[int], None] = lambda number: None) -> None:
        self.sources: list[str] = []
        self.summaries: list[Summary] = []
        self._then = then

    def heard(self, outcome: Outcome) -> None:
        self.sources.append(Path(outcome.source).name)
        self._then(len(self.sources))

    def finished(self, summary: Summary) -> None:
        self.summaries.append(summary)


def test_the_table_is_the_same_for_any_number_of_workers(folder: Path, tmp_path: Path) -> None:
    for number in range(60):
        (folder / f"m{number:02}.txt").write_text(notice(number + 1), encoding="utf-8")
    for workers in (1, 3):
        extract(job(folder, tmp_path / f"{workers}.parquet", workers=workers))
    assert pq.read_table(tmp_path / "1.parquet").equals(pq.read_table(tmp_path / "3.parquet"))


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


def test_a_journal_is_cut_at_its_first_torn_line(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    journal = Journal(path, "f")
    for name in ("a", "b"):
        journal.add(Outcome(name, name))
    journal.close()
    path.write_bytes(path.read_bytes()[:-5])
    again = Journal(path, "f")
    assert again.done("a", "a") is not None
    assert again.done("b", "b") is None
    again.add(Outcome("b", "b"))
    assert [o.source for o in again.outcomes()] == ["a", "b"]
    again.close()


def test_a_journal_of_another_program_is_not_believed(tmp_path: Path) -> None:
    first = Journal(tmp_path / "journal", "f")
    first.add(Outcome("a", "a"))
    first.close()
    second = Journal(tmp_path / "journal", "g")
    assert second.done("a", "a") is None
    second.close()


def test_two_runs_on_one_output_are_one_too_many(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.parquet"
    with FileLock(OutputPaths(output).lock), pytest.raises(WriteError, match="another run is writing it"):
        extract(job(folder, output))
    extract(job(folder, output))


def items(folder: Path) -> list[Item]:
    return list(expand([str(folder)], ReadOptions()))


def test_a_dying_worker_costs_no_notice(folder: Path) -> None:
    with Pool(Options(), workers=1) as pool:
        found = []
        for number, outcome in enumerate(pool.run(items(folder) * 20)):
            found.append(outcome)
            if number % 30 == 0:
                for worker in list(pool._workers):
                    os.kill(worker.process.pid, signal.SIGKILL)
    assert [o.source for o in found] == [i.source for i in items(folder) * 20]
    assert all(o.failure is None for o in found)


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="only Linux tells which files a process has open")
def test_getting_a_worker_going_is_laid_on_no_notice() -> None:
    with Pool(Options(), workers=1) as pool:
        worker = pool._worker()
        assert "unidic_lite" in Path(f"/proc/{worker.process.pid}/maps").read_text(encoding="utf-8")


def test_a_worker_that_is_on_its_way_is_the_first_to_work_and_is_ended(folder: Path) -> None:
    with spawned(verbose=False) as process:
        with Pool(Options(), workers=1, first=process) as pool:
            assert len(list(pool.run(items(folder)))) == len(items(folder))
            assert [worker.process for worker in pool._workers] == [process]
        assert process.poll() is not None


def test_a_worker_that_dies_on_its_way_is_replaced(folder: Path) -> None:
    with spawned(verbose=False) as process:
        process.kill()
        process.wait()
        with Pool(Options(), workers=1, first=process) as pool:
            assert all(outcome.failure is None for outcome in pool.run(items(folder)))


def test_a_worker_that_nothing_was_found_for_is_ended() -> None:
    with spawned(verbose=False) as process:
        pass
    assert process.poll() is not None


def test_a_pool_without_work_starts_nothing_and_keeps_nobody_waiting() -> None:
    with Pool(Options(), workers=1) as pool:
        assert list(pool.run([])) == []
        assert not pool.started.is_set()
        assert not pool._workers
    assert pool.started.is_set()


def test_a_notice_that_takes_too_long_costs_only_itself(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent))
    slow = Item("slow", path=str(folder / "slow.fifo"))
    os.mkfifo(folder / "slow.fifo")
    listed = items(folder)
    with Pool(Options(timeout=1.0), workers=1) as pool:
        found = list(pool.run([*listed[:2], slow, *listed[2:]]))
    assert [o.failure is None for o in found] == [True, True, False, True, True, True]
    assert found[2].failure is not None
    assert found[2].failure.reason == "took more than 1 seconds"


def test_a_notice_that_kills_its_worker_is_given_up(folder: Path) -> None:
    listed = items(folder)
    with Pool(Options(), workers=1) as pool:
        assert len(list(pool.run(listed))) == 5
        stop = threading.Event()

        def kill() -> None:
            while not stop.wait(0.01):
                for worker in list(pool._workers):
                    if worker.deadline - time.monotonic() < 100:  # It has a notice in hand, it is not just starting.
                        worker.process.kill()

        killer = threading.Thread(target=kill)
        os.mkfifo(folder / "bad.fifo")
        killer.start()
        found = list(pool.run([Item("bad", path=str(folder / "bad.fifo"))]))
        stop.set()
        killer.join()
    assert found[0].failure is not None
    assert found[0].failure.reason == "crashed the worker process 3 times"


def test_sources_that_are_the_same_are_told_apart_or_reported(tmp_path: Path) -> None:
    table = tmp_path / "t.jsonl"
    table.write_bytes(b"".join(msgspec.json.encode({"id": "x", "text": notice(n)}) + b"\n" for n in (1, 2)))
    options = Options(read=ReadOptions(id_column="id"))
    summary = extract(Job([str(table)], tmp_path / "out.parquet", options, workers=1))
    assert (summary.notices, summary.failed) == (1, 1)
    assert "same id" in summary.failures[0].reason


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
