"""What the review page is given and saves; merging, exporting, extracting anew with what was saved."""

import dataclasses
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from extractor.api import extract
from extractor.batch.output_paths import corrections_path
from extractor.codes import Codes, load_codes
from extractor.corrections import Span, apply_corrections, load_corrections
from extractor.incident_table import read_incidents
from extractor.review.cli import main
from extractor.review.session import Session, Submission
from extractor.sources import SourceTexts
from tests.samples import CORPUS, SEATS, gold_incidents, write_sample

ROWS = gold_incidents("n001", "n004")


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(ROWS, corrections_path(write_sample(tmp_path, ROWS)), SourceTexts())


def submit(session: Session, field: str, value: object, row: int = 0, author: str = "佐藤", *spans: Span):
    return session.save(Submission(row, field, value, author, list(spans)))


def span(row: int, words: str) -> Span:
    start = SourceTexts()(ROWS[row]).index(words)
    return Span(start, start + len(words), words)


def test_a_saved_correction_is_what_the_page_shows_next(session: Session):
    submit(session, "affected_people", 3874, 0, "佐藤", span(0, "3,874名"))
    answer = session.record(0)
    assert answer["record"]["affected_people"] == 3874
    assert answer["decided"]["affected_people"]["author"] == "佐藤"
    rules = [e["rule"] for e in answer["record"]["evidence"] if e["field"] == "affected_people"]
    assert rules == ["correction/佐藤"]


@pytest.mark.parametrize(
    ("words", "number"),
    [("6.5万人分", 65_000), ("3億円", 300_000_000), ("約14万8千件", 148_000), ("1億2,000万円", 120_000_000),
     ("二千三百名", 2_300), ("３，８７４", 3_874), ("21530", 21_530)],
)  # fmt: skip
def test_a_number_is_read_from_its_words_as_in_a_notice(session: Session, words: str, number: int):
    assert submit(session, "affected_people", words, 0, "佐藤").value == number
    count = {"value": words, "unit": "person", "bound": "about", "start": 0, "end": 1}
    assert submit(session, "counts", [count]).value == [{**count, "value": number}]


@pytest.mark.parametrize(
    "words", ["第2報の120名", "１２０名（うち３名）", "－5", "-5", "△5", "0.5", "数十名", "12,34", "多数", ""]
)
def test_words_that_do_not_hold_one_whole_number_are_refused(session: Session, words: str):
    for field, value in (
        ("affected_people", words),
        ("counts", [{"value": words, "unit": "person", "bound": "exact", "start": 0, "end": 1}]),
    ):
        with pytest.raises(ValueError, match="number"):
            submit(session, field, value)
    assert not session.path.exists()


def test_the_list_tells_what_was_decided(session: Session):
    submit(session, "affected_people", 3874)
    submit(session, "reviewed", True)
    submit(session, "incident", False, row=1)
    first, second = session.listing()[:2]
    assert (first["corrected"], first["reviewed"], first["incident"]) == (True, True, True)
    assert (second["corrected"], second["incident"]) == (False, False)


def test_the_list_shows_names_and_days_as_corrected(session: Session):
    submit(session, "organization", "株式会社訂正")
    submit(session, "announced", "2022-04-01")
    submit(session, "incident", False, row=1)
    first, second = session.listing()[:2]
    assert (first["organization"], first["announced"]) == ("株式会社訂正", "2022-04-01")
    assert second["organization"] == ROWS[1].organization


def test_a_row_that_is_no_incident_can_still_be_opened(session: Session):
    submit(session, "incident", False, row=1)
    assert session.record(1)["record"]["organization"] == ROWS[1].organization


def test_a_copy_of_a_notice_is_no_further_incident_of_it(tmp_path: Path):
    copy = dataclasses.replace(ROWS[0], source="copy.txt")
    session = Session([ROWS[0], copy], corrections_path(write_sample(tmp_path, ROWS)), SourceTexts())
    assert (session.record(0)["siblings"], session.record(1)["siblings"]) == ([0], [1])


def test_two_opinions_are_flagged(session: Session):
    submit(session, "affected_people", 3874, author="佐藤")
    submit(session, "affected_people", 21530, author="鈴木")
    answer = session.record(0)
    assert answer["record"]["affected_people"] == 21530
    assert any("佐藤" in flag["reason"] for flag in answer["flags"])
    assert session.listing()[0]["flagged"]


def test_a_correction_knows_the_text_it_was_made_on(session: Session):
    saved = submit(session, "root_cause", "vulnerability")
    assert saved.text_hash
    assert saved.anchor is not None
    assert saved.incidents == 1


def test_two_peoples_files_merge_without_loss(tmp_path: Path):
    table = write_sample(tmp_path, ROWS)
    theirs = tmp_path / "theirs.jsonl"
    ours = Session(ROWS, corrections_path(table), SourceTexts())
    submit(ours, "affected_people", 3874)
    other = Session(ROWS, theirs, SourceTexts())
    submit(other, "affected_people", 21530, author="鈴木")
    submit(other, "discovered", "2022-03-09", author="鈴木")
    for _ in range(2):
        result = CliRunner().invoke(main, [str(table), "--merge", str(theirs)])
        assert result.exit_code == 0, result.output
    assert len(load_corrections(corrections_path(table))) == 3
    assert "differ:" in result.output
    assert "佐藤" in result.output


def test_reviewed_notices_are_exported_as_gold(tmp_path: Path):
    table = write_sample(tmp_path, ROWS)
    session = Session(ROWS, corrections_path(table), SourceTexts())
    submit(session, "affected_people", 3874)
    submit(session, "reviewed", True)
    result = CliRunner().invoke(main, [str(table), "--export", str(tmp_path / "gold")])
    assert result.exit_code == 0, result.output
    assert sorted(p.name for p in (tmp_path / "gold").iterdir()) == ["n001.json", "n001.txt"]
    gold = json.loads((tmp_path / "gold" / "n001.json").read_text(encoding="utf-8"))
    shipped = json.loads((CORPUS / "n001.json").read_text(encoding="utf-8"))
    assert set(gold["incidents"][0]) == set(shipped["incidents"][0])
    assert gold["incidents"][0]["affected_people"] == 3874
    assert gold["incidents"][0]["counts"] == shipped["incidents"][0]["counts"]


def test_the_export_is_scored_by_the_projects_scorer(tmp_path: Path):
    from extractor.evaluate.cli import main as evaluate

    table = write_sample(tmp_path, ROWS)
    session = Session(ROWS, corrections_path(table), SourceTexts())
    for row in range(len(ROWS)):
        submit(session, "reviewed", True, row=row)
    assert CliRunner().invoke(main, [str(table), "--export", str(tmp_path / "gold")]).exit_code == 0
    result = CliRunner().invoke(evaluate, [str(tmp_path / "gold"), str(table), "--json", str(tmp_path / "s.json")])
    assert result.exit_code == 0, result.output


def test_a_notice_whose_rows_are_none_is_gold_without_incident(tmp_path: Path):
    table = write_sample(tmp_path, ROWS[:1])
    session = Session(ROWS[:1], corrections_path(table), SourceTexts())
    submit(session, "incident", False)
    assert CliRunner().invoke(main, [str(table), "--export", str(tmp_path / "gold")]).exit_code == 0
    assert json.loads((tmp_path / "gold" / "n001.json").read_text(encoding="utf-8"))["incidents"] == []


def test_corrections_survive_a_new_extraction(session: Session):
    submit(session, "affected_people", 3874, 0, "佐藤", span(0, "3,874名"))
    again = gold_incidents("n001", "n004")
    rows, flags = apply_corrections(again, load_corrections(session.path))
    assert rows[0].affected_people == 3874
    assert flags == []
    text = SourceTexts()(rows[0])
    assert all(text[e.start : e.end] == e.text for e in rows[0].evidence)


@pytest.fixture
def seats(tmp_path: Path, own_rules: Path) -> Path:
    """A table with a data category that only rules of one's own know."""
    notice, table = tmp_path / "seats.txt", tmp_path / "seats.parquet"
    notice.write_text(SEATS, encoding="utf-8")
    extract(notice, table, rules=own_rules, workers=1)
    return table


def seat_session(table: Path, codes: Codes | None) -> Session:
    return Session(read_incidents(table), corrections_path(table), SourceTexts(), codes)


def test_a_code_of_rules_of_ones_own_may_stay_where_those_rules_are_at_hand(seats: Path, own_rules: Path):
    session = seat_session(seats, load_codes(own_rules))
    assert session.rows[0].data_categories == ["name", "phone", "seat"]
    submit(session, "data_categories", ["name", "seat"])
    assert session.record(0)["record"]["data_categories"] == ["name", "seat"]
    with pytest.raises(ValueError, match=r"'seat' is not one of its codes.*--rules"):
        submit(seat_session(seats, None), "data_categories", ["seat"])


@pytest.mark.parametrize("job", ["--merge", "--export"])
def test_the_command_knows_the_codes_of_rules_of_ones_own(tmp_path: Path, seats: Path, own_rules: Path, job: str):
    session = seat_session(seats, load_codes(own_rules))
    submit(session, "data_categories", ["seat"])
    submit(session, "reviewed", True)
    target = session.path if job == "--merge" else tmp_path / "gold"
    refused = CliRunner().invoke(main, [str(seats), job, str(target)])
    assert refused.exit_code == 2
    assert "--rules" in refused.output
    result = CliRunner().invoke(main, [str(seats), job, str(target), "--rules", str(own_rules)])
    assert result.exit_code == 0, result.output


def test_a_correction_with_a_code_of_ones_own_is_carried_out_by_an_extraction_with_those_rules(
    seats: Path, own_rules: Path
):
    submit(seat_session(seats, load_codes(own_rules)), "data_categories", ["seat"])
    extract(seats.with_suffix(".txt"), seats, rules=own_rules, workers=1)
    assert read_incidents(seats)[0].data_categories == ["seat"]


def test_a_broken_corrections_file_gives_one_line(tmp_path: Path):
    table = write_sample(tmp_path, ROWS[:1])
    corrections_path(table).write_text("{}\n", encoding="utf-8")
    result = CliRunner().invoke(main, [str(table), "--no-browser"])
    assert result.exit_code == 2
    assert "incidents.corrections.jsonl:1" in result.output
