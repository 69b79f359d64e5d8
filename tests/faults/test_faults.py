"""Kills, full disks, dying workers, second runs: short slices of benchmarks/faults.py."""

from pathlib import Path

import pytest

from benchmarks.faults import Trial, full_disks, kills, pairs, worker_deaths
from tests.conftest import notice


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    texts = [notice(n) for n in range(2000, 2040)]
    return Trial(tmp_path_factory.mktemp("faults"), 150, texts, seed=2)


def test_killed_runs_lose_and_double_nothing(trial: Trial) -> None:
    kills(trial, 4)


def test_a_full_disk_loses_nothing(trial: Trial) -> None:
    assert full_disks(trial, 2) == 2


def test_dying_workers_lose_nothing(trial: Trial) -> None:
    assert worker_deaths(trial, 2) == 2


def test_of_two_runs_one_is_turned_away(trial: Trial) -> None:
    pairs(trial, 1)


def test_the_state_of_a_run_is_hidden_beside_its_output(trial: Trial) -> None:
    names = {p.name for p in Path(trial.output).parent.iterdir()}
    assert all(name.startswith((".", "incidents.parquet")) for name in names)
