"""The command extract-evaluate: scores, errors, comparisons, the gate."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import extractor
from extractor.evaluate.cli import main
from tests.evaluate.facts import evidence, incident, row

TEXT = "2024年5月1日、みどり市は名簿1,200人分の紛失を発表した。紛失は4月30日に判明した。"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    facts = incident(organization="みどり市", announced="2024-05-01", discovered="2024-04-30", affected_people=1200)
    (folder / "a.json").write_text(json.dumps({"incidents": [facts]}), encoding="utf-8")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    return folder


def table(folder: Path, name: str, **values: Any) -> Path:
    path = folder / name
    filled = {"organization": "みどり市", "leak_status": "possible", **values}
    values.setdefault("evidence", [evidence(f, str(v), "5月1日", TEXT, "dates/month-day") for f, v in filled.items()])
    path.write_text(
        json.dumps(row("a", organization="みどり市", **values), ensure_ascii=False) + "\n", encoding="utf-8"
    )
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


def test_prints_fields_groups_and_the_headline(gold: Path, tmp_path: Path) -> None:
    result = run(gold, table(tmp_path, "t.jsonl", announced="2024-05-01", discovered="2024-05-01"))
    assert result.exit_code == 0
    lines = {line.split()[0]: line.split()[1:] for line in result.output.splitlines() if line.strip()}
    assert lines["announced"] == ["1.000", "1.000", "1.000", "1", "0", "0"]
    assert lines["dates"] == ["0.500", "0.500", "0.500", "1", "1", "1"]
    assert "evidence spans: 4, not equal to the source: 0, filled fields without evidence: 0" in result.output
    assert "headline F1" in result.output.splitlines()[-1]


def test_the_error_list_shows_the_words_and_the_gold(gold: Path, tmp_path: Path) -> None:
    result = run(gold, table(tmp_path, "t.jsonl", discovered="2024-05-01"), "--errors", "-f", "discovered")
    assert "different a[0] discovered: 2024-05-01 (gold: 2024-04-30)" in result.output
    assert "…2024年【5月1日】、みどり市は名簿1,200人分の紛失を発表した。…  (dates/month-day)" in result.output
    assert "affected_people: 1200" not in result.output


def test_errors_as_a_table(gold: Path, tmp_path: Path) -> None:
    run(gold, table(tmp_path, "t.jsonl", discovered="2024-05-01"), "--errors-to", tmp_path / "e.tsv")
    rows = [line.split("\t") for line in (tmp_path / "e.tsv").read_text(encoding="utf-8").splitlines()]
    by_field = {r[2]: r for r in rows}
    assert by_field["discovered"][3:6] == ["different", "2024-05-01", "2024-04-30"]
    assert by_field["affected_people"][3:6] == ["missed", "", "1200"]


def test_gains_and_losses_between_two_tables(gold: Path, tmp_path: Path) -> None:
    old = table(tmp_path, "old.jsonl", announced="2024-05-01", evidence=[])
    new = table(tmp_path, "new.jsonl", discovered="2024-04-30", evidence=[])
    result = run(gold, new, "--compare", old)
    assert "+ found    a[0] discovered: 2024-04-30" in result.output
    assert "- lost     a[0] announced: 2024-05-01" in result.output
    assert "all                         1      1" in result.output


def test_json_has_what_the_table_shows(gold: Path, tmp_path: Path) -> None:
    run(gold, table(tmp_path, "t.jsonl", announced="2024-05-01"), "--json", tmp_path / "s.json")
    scores = json.loads((tmp_path / "s.json").read_text())
    assert scores["fields"]["announced"] == 1.0
    assert scores["detail"]["affected_people"]["missed"] == 1


def test_the_gate_from_setting_floors_to_shutting(gold: Path, tmp_path: Path) -> None:
    good = table(tmp_path, "good.jsonl", announced="2024-05-01", affected_people=1200)
    bad = table(tmp_path, "bad.jsonl", announced="2024-05-01")
    floors = tmp_path / "floors.json"
    assert run(gold, good, "--gate", floors, "--raise-floors").exit_code == 0
    assert run(gold, good, "--gate", floors).exit_code == 0
    shut = run(gold, bad, "--gate", floors)
    assert shut.exit_code == 1
    assert "gate: counts: F1" in shut.output
    refused = run(gold, bad, "--gate", floors, "--raise-floors")
    assert refused.exit_code == 2
    assert "--allow-lower" in refused.output
    assert run(gold, bad, "--gate", floors, "--raise-floors", "--allow-lower").exit_code == 0
    assert run(gold, bad, "--gate", floors).exit_code == 0


@pytest.mark.parametrize("suffix", [".parquet", ".jsonl", ".sqlite"])
def test_tables_of_every_lossless_format_score_the_same(gold: Path, tmp_path: Path, suffix: str) -> None:
    output = tmp_path / f"incidents{suffix}"
    extractor.extract(gold / "a.txt", output, workers=1)
    assert run(gold, output).output == run(gold, write_jsonl(gold / "a.txt", tmp_path)).output


def write_jsonl(notice: Path, folder: Path) -> Path:
    path = folder / "plain.jsonl"
    rows = extractor.parse_notice(notice).to_dicts()
    path.write_text("".join(json.dumps(row, default=str, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("missing.parquet", None, "no such file"),
        ("t.csv", "a,b", "not a table in one of .parquet .jsonl"),
        ("t.parquet", "no parquet", "not a table of incidents"),
        ("t.jsonl", '{"a": 1}', "no column 'source'"),
        ("t.sqlite", "no database", "not a table of incidents"),
    ],
)
def test_unreadable_tables_get_one_line(
    gold: Path, tmp_path: Path, name: str, content: str | None, message: str
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content)
    result = run(gold, tmp_path / name)
    assert result.exit_code == 2
    assert message in result.output
    assert len(result.output.splitlines()) == 1


def test_a_table_of_other_notices_is_refused_and_not_scored_as_nothing(gold: Path, tmp_path: Path) -> None:
    (gold / "a.json").rename(gold / "b.json")
    done = run(gold, table(tmp_path, "t.jsonl"))
    assert (done.exit_code, done.stdout) == (2, "")
    assert "t.jsonl: none of its rows has gold" in done.stderr


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    (tmp_path / "floors.json").write_text("{}")
    result = run(tmp_path, table(tmp_path, "t.jsonl"))
    assert result.exit_code == 2
    assert "no gold" in result.output
