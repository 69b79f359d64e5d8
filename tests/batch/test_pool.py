"""Workers: those that die, take too long, or are on their way before there is work."""

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from extractor.batch.options import Options
from extractor.batch.pool import Pool
from extractor.batch.spawn import spawned
from extractor.read import Item, ReadOptions, expand


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
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
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
