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


def test_lines_of_page_furniture_are_told(notice: Path) -> None:
    assert "not read" not in run(notice).output
    furnished = f"ホーム\n検索\n\n{NOTICE}\n\n関連記事\n図書館で誤掲載\n"
    notice.write_text(furnished, encoding="utf-8")
    assert "not read, as furniture of the page: 4 lines, 「ホーム」 … 「図書館で誤掲載」" in run(notice).output
    assert json.loads(run(notice, "--json").output)["unread"] == ["ホーム", "検索", "関連記事", "図書館で誤掲載"]


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
    assert field["candidates"][0]["fate"] == "taken"


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


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "archive.csv"
    body = "個人情報の漏えいについて\n6月14日\n株式会社あおば座\n\n6月3日、会員312名の氏名が流出しました。\n"
    path.write_text(f'url,body,published\nhttps://a.example/1,"{body}",2024-06-14\n', encoding="utf-8")
    return f"{path}#1"


def test_a_row_of_a_table_is_read_by_the_columns_that_are_named(table: str) -> None:
    result = run(table, "--text-column", "body", "--date-column", "published")
    assert result.exit_code == 0
    assert "affected_people = 312" in result.output
    assert "occurred = 2024-06-03" in result.output


def test_a_column_that_is_not_there_is_named_with_those_that_are(table: str) -> None:
    result = run(table)
    assert result.exit_code == 2
    assert "no column 'text'; name one of: url, body, published (--text-column)\n" in result.output


def test_a_second_reader_is_explained_as_it_read(tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed")
    nlp = spacy.blank("ja")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "Company", "pattern": "名古屋ミール"}])
    nlp.to_disk(tmp_path / "firms")
    told = "不正アクセスで会員8,420人の氏名が流出した。会員には5月13日に名古屋ミールからお詫びのメールが届いた。\n"
    (tmp_path / "press.txt").write_text(f"会員の情報が流出　食材宅配\n\n{told}", encoding="utf-8")
    of_organization = tmp_path / "press.txt", "--field", "organization"
    assert "organization = 名古屋ミール" not in run(*of_organization).output
    result = run(*of_organization, "--backend", f"ginza:{tmp_path}/firms")
    assert "organization = 名古屋ミール" in result.output
    assert "entities/" in result.output


def test_a_backend_that_is_not_there_is_refused(notice: Path) -> None:
    result = run(notice, "--backend", "sudachi")
    assert (result.exit_code, len(result.output.splitlines())) == (2, 1)
