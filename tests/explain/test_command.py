"""The command: terminal, JSON, checklist, what it refuses."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extractor.explain.cli import main
from tests.explain.notice import NOTICE


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return path


def test_the_whole_notice_on_a_terminal(notice: Path) -> None:
    result = run(notice)
    assert result.exit_code == 0
    assert "notice.txt: 1 incident" in result.output
    assert "  root_cause = bcc_error" in result.output
    assert "+ 2024-06-03  …【２０２４年６月３日】" in result.output


def test_one_field_shows_all_its_candidates(notice: Path) -> None:
    result = run(notice, "--field", "excluded_categories")
    assert "excluded_categories = " in result.output
    assert "root_cause = " not in result.output
    assert "【住所】" in result.output
    assert "denied by stance/" in result.output


def test_no_incident_shows_the_signs(tmp_path: Path) -> None:
    path = tmp_path / "ad.txt"
    path.write_text("春の園芸用品のご案内\n\n新しい鉢をそろえました。お詫びに送料を無料にします。\n", encoding="utf-8")
    result = run(path)
    assert "ad.txt: no incidents" in result.output
    assert "tells of none" in result.output
    assert "-2.0  (nobody is named)  split/nobody" in result.output


def test_json_holds_fields_and_candidates(notice: Path) -> None:
    told = json.loads(run(notice, "--json", "-f", "announced").output)
    [field] = told["incidents"][0]["fields"]
    assert (field["field"], field["value"]) == ("announced", "2024-06-03")
    assert field["candidates"][0]["outcome"] == "taken"


def test_the_checklist_names_what_is_not_told(notice: Path) -> None:
    lines = run(notice, "--checklist").output.splitlines()
    assert [line[0] for line in lines if line[0].isdigit()] == list("123456789")
    assert any(line.endswith("記載なし") for line in lines)
    assert len(json.loads(run(notice, "--checklist", "--json").output)) == 9


def test_unreadable_notices_get_one_line(tmp_path: Path) -> None:
    result = run(tmp_path / "missing.txt")
    assert result.exit_code == 2
    assert "missing.txt" in result.output
    assert len(result.output.splitlines()) == 1
    assert run(tmp_path / "missing.txt", "--field", "nonsense").exit_code == 2


def test_the_command_reads_standard_input() -> None:
    text = "個人情報の漏えいについて\n2024年6月14日 株式会社あおば座\n会員312名の氏名が流出しました。\n"
    done = CliRunner().invoke(main, ["-", "--field", "affected_people"], input=text)
    assert (done.exit_code, "affected_people = 312" in done.stdout) == (0, True)
