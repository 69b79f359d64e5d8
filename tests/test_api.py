"""The public names of the package."""

import datetime as dt
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import extractor
from tests.conftest import notice


def test_a_text_and_a_path_give_the_same_incident(tmp_path: Path) -> None:
    path = tmp_path / "n.txt"
    path.write_text(notice(), encoding="utf-8")
    from_text, from_path = extractor.parse_notice(notice()), extractor.parse_notice(path)
    assert from_path.source == str(path)
    assert extractor.parse_notice(str(path)).source == str(path)
    assert from_text.notice_id == from_path.notice_id
    assert from_text.text == from_path.text == notice()
    assert len(from_text.incidents) == 1
    assert from_text.incidents[0].affected_records == from_path.incidents[0].affected_records == 1234


def test_the_source_can_be_named() -> None:
    found = extractor.parse_notice(notice(), source="https://example.jp/1")
    assert (found.source, found.incidents[0].source) == ("https://example.jp/1", "https://example.jp/1")


def test_a_line_that_names_no_file_is_a_text() -> None:
    assert extractor.parse_notice("個人情報の漏えいはありません。").text == "個人情報の漏えいはありません。"
    assert [extractor.parse_notice(text).text for text in ("", ".", "/")] == ["", ".", "/"]


def test_the_reference_date_gives_the_year() -> None:
    text = notice().replace("2024年", "")
    assert extractor.parse_notice(text, reference_date=dt.date(2022, 6, 20)).incidents[0].announced == "2022-06-14"
    assert extractor.parse_notice(text).incidents[0].announced == "XXXX-06-14"


def test_what_cannot_be_is_refused(tmp_path: Path) -> None:
    with pytest.raises(extractor.UsageError, match="mecab"):
        extractor.parse_notice(notice(), backend="nothing")
    with pytest.raises(extractor.ReadError, match="no such file"):
        extractor.parse_notice(tmp_path / "gone.txt")
    with pytest.raises(extractor.ReadError, match="is a directory; use parse_notices"):
        extractor.parse_notice(str(tmp_path))
    with pytest.raises(extractor.RuleError):
        extractor.parse_notice(notice(), rules=tmp_path)


def test_arguments_of_another_kind_are_refused_in_words() -> None:
    with pytest.raises(extractor.UsageError, match=r"reference_date '2024-06-01' is no date.*datetime\.date"):
        extractor.parse_notice(notice(), reference_date="2024-06-01")  # type: ignore[arg-type]
    with pytest.raises(extractor.UsageError, match="is no date"):
        extractor.find_dates("6月3日", "2024")  # type: ignore[arg-type]
    with pytest.raises(extractor.UsageError, match="is no date"):
        extractor.read_notices([], reference_date="2024")  # type: ignore[arg-type]
    for wrong in (notice().encode(), None, ["n.txt"]):
        with pytest.raises(extractor.UsageError, match="a text or a path is wanted, not"):
            extractor.parse_notice(wrong)  # type: ignore[arg-type]


def test_a_notice_of_an_archive_or_table_is_named_as_its_row_names_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("報告/一.txt", notice())
    (tmp_path / "t.jsonl").write_text(json.dumps({"text": notice()}), encoding="utf-8")
    for source in (f"{tmp_path}/a.zip/報告/一.txt", f"{tmp_path}/t.jsonl#1"):
        assert extractor.parse_notice(source).incidents[0].source == source
    with pytest.raises(extractor.ReadError, match="no such notice in"):
        extractor.parse_notice(tmp_path / "a.zip" / "二.txt")
    with pytest.raises(extractor.ReadError, match=r"name one of them, as .*a\.zip/報告/一\.txt, or use extract"):
        extractor.parse_notice(tmp_path / "a.zip")


def test_one_incident_is_no_plural() -> None:
    assert repr(extractor.parse_notice(notice(), source="n")).endswith(" characters, 1 incident>")
    assert repr(extractor.parse_notice("", source="n")).endswith(" characters, 0 incidents>")


@pytest.mark.parametrize(
    ("name", "text"),
    [("labels", "data_categories: {seat: 座席}"), ("crosswalk", "causes: {}")],
    ids=["labels", "crosswalk"],
)
def test_wrong_tables_of_an_overlay_are_refused_before_reading(
    folder: Path, tmp_path: Path, own_rules: Path, name: str, text: str
) -> None:
    (own_rules / f"{name}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(extractor.RuleError, match=name):
        extractor.extract(folder, tmp_path / "out.parquet", rules=own_rules)
    if name == "labels":
        with pytest.raises(extractor.RuleError, match=name):
            extractor.parse_notice(notice(), rules=own_rules)
    assert not list(tmp_path.glob("*out.parquet*"))


def test_a_notice_becomes_a_frame_and_dictionaries() -> None:
    found = extractor.parse_notice(notice())
    frame = found.to_frame()
    assert list(frame.columns) == extractor.arrow_schema().names
    assert found.to_dicts()[0]["affected_records"] == frame["affected_records"][0] == 1234


@pytest.mark.parametrize(
    ("file", "rule", "find", "text", "words"),
    [
        (
            "categories.yaml",
            "{id: seat, label: 座席, terms: [座席の位置]}",
            extractor.find_categories,
            "氏名と座席の位置",
            "座席の位置",
        ),
        (
            "causes.yaml",
            "{id: usb, label: 施錠忘れ, terms: [施錠を忘れ], emits: theft}",
            extractor.find_causes,
            "車の施錠を忘れた",
            "施錠を忘れ",
        ),
        (
            "units.yaml",
            "{id: crate, label: 函, terms: [函], emits: device}",
            extractor.find_counts,
            "書類12函を紛失した",
            "12函",
        ),
        (
            "dates.yaml",
            "{id: eve, label: 前々夜, emits: relative, terms: [前々夜],"
            " attributes: {unit: day, shift: -2, base: chain}}",
            extractor.find_dates,
            "2024年6月14日に公表した。前々夜に気付いた。",
            "前々夜",
        ),
        (
            "organizations.yaml",
            "{id: mutual, label: 無尽講, terms: [無尽講], attributes: {part: ending}}",
            extractor.find_organizations,
            "会員の名簿が青葉無尽講から流出した。",
            "青葉無尽講",
        ),
        (
            "numbers.yaml",
            "{id: not_a_number, label: 数でない, terms: [一つ星]}",
            extractor.find_numbers,
            "第三者の三名",
            "三",
        ),
    ],
)
def test_a_new_rule_can_be_tried_with_its_finder(
    tmp_path: Path, file: str, rule: str, find: Callable[..., list[Any]], text: str, words: str
) -> None:
    (tmp_path / file).write_text(f"- {rule}\n", encoding="utf-8")
    tried = [text[m.start : m.end] for m in find(text, rules=tmp_path)]
    assert words in tried
    assert tried != [text[m.start : m.end] for m in find(text)]


@pytest.mark.parametrize("workers", [1, 2])
def test_many_notices_come_in_order(folder: Path, workers: int) -> None:
    found = list(extractor.parse_notices(folder, workers=workers))
    assert [n.incidents[0].affected_records for n in found] == [1000, 1001, 1002, 1003, 1004]
    assert found[0] == extractor.parse_notice(folder / "n0.txt")


def test_an_unreadable_notice_raises_unless_somebody_listens(folder: Path) -> None:
    (folder / "empty.txt").touch()
    with pytest.raises(extractor.ReadError, match=r"empty\.txt: is empty"):
        list(extractor.parse_notices(folder, workers=1))
    errors: list[extractor.ReadError] = []
    assert len(list(extractor.parse_notices(folder, workers=1, on_error=errors.append))) == 5
    assert [Path(e.source).name for e in errors] == ["empty.txt"]


def test_notices_in_a_notebook(folder: Path) -> None:
    found = extractor.read_notices([folder])
    assert len(found) == len(found.to_frame()) == len(found.to_dicts()) == 5
    assert repr(found) == "<5 notices, 5 incidents>"
    assert len(found[1:3].incidents) == 2


def test_a_list_of_notices_goes_on_behind_one_that_cannot_be_read_and_says_so(folder: Path) -> None:
    for name in ("empty.txt", "none.txt"):
        (folder / name).touch()
    with pytest.warns(extractor.UnreadWarning, match=r"empty\.txt: is empty.*and 1 more"):
        found = extractor.read_notices(folder, workers=1)
    assert repr(found) == "<5 notices, 5 incidents, 2 could not be read>"
    assert [Path(error.source).name for error in found.failures] == ["empty.txt", "none.txt"]
    heard: list[extractor.ReadError] = []
    assert not extractor.read_notices(folder, workers=1, on_error=heard.append).failures
    assert len(heard) == 2


def test_a_frame_can_be_asked_by_day_number_and_list() -> None:
    frame = extractor.parse_notice(notice()).to_frame()
    assert frame["announced_on"].dt.year.notna().all()
    assert str(frame["affected_people"].dtype) == "Int64"
    assert frame["affected_people"].isna().all()
    assert frame["data_categories"].map(type).unique().tolist() == [list]


def test_a_mistyped_name_of_a_file_is_no_notice() -> None:
    for name in ("nothing.pdf", "notices/n0.txt", "table.csv"):
        with pytest.raises(extractor.ReadError):
            extractor.parse_notice(name)
    assert extractor.parse_notice("お詫び").text == "お詫び"


@pytest.mark.parametrize("options", [{"engine": "spark"}, {"codes": "jnsa,x"}, {"codes": ["x"]}])
def test_what_cannot_be_asked_for_is_refused_before_reading(
    folder: Path, tmp_path: Path, options: dict[str, str]
) -> None:
    with pytest.raises(extractor.UsageError):
        extractor.extract(folder, tmp_path / "out.parquet", **options)
    assert not list(tmp_path.glob("*out.parquet*"))


def test_tables_are_read_by_the_names_of_their_columns(folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "n.jsonl"
    body = (folder / "n0.txt").read_text(encoding="utf-8")
    table.write_text(json.dumps({"url": "https://example.jp", "body": body}), encoding="utf-8")
    columns = extractor.ReadOptions(text_column="body", id_column="url")
    assert extractor.extract(table, tmp_path / "out.jsonl", read=columns, codes="jnsa", workers=1).incidents == 1
    (found,) = extractor.parse_notices(table, read=columns, workers=1)
    assert (found.source, found.text) == ("https://example.jp", body)


def test_extract_tells_how_it_went(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").touch()
    summary = extractor.extract(folder, tmp_path / "out.parquet", workers=1)
    assert (summary.notices, summary.incidents, summary.failed) == (5, 5, 1)
    assert summary.failures[0].reason == "is empty"
    again = extractor.extract([folder], tmp_path / "out.parquet", update=True, workers=1)
    assert (again.notices, again.unchanged) == (0, 5)


WIDE = "令和６年６月３日に㈱みなと書房のお客様１，２３４名の氏名とﾒｰﾙｱﾄﾞﾚｽが不正アクセスにより流出した。"


@pytest.mark.parametrize(
    ("find", "words"),
    [
        (extractor.find_dates, "令和６年６月３日"),
        (extractor.find_counts, "１，２３４名"),
        (extractor.find_categories, "ﾒｰﾙｱﾄﾞﾚｽ"),
        (extractor.find_causes, "不正アクセス"),
        (extractor.find_organizations, "㈱みなと書房"),
        (extractor.find_numbers, "１，２３４"),
    ],
)
def test_finders_work_alone_and_show_the_words_as_written(find: object, words: str) -> None:
    assert words in [WIDE[m.start : m.end] for m in find(WIDE)]


def test_importing_the_package_does_no_work() -> None:
    probe = "import sys, extractor; print(sorted(m for m in sys.modules if m.startswith('extractor')))"
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "['extractor']"


def test_every_public_name_is_there() -> None:
    for name in extractor.__all__:
        assert getattr(extractor, name) is not None
    assert extractor.__version__
    with pytest.raises(AttributeError):
        extractor.nothing  # noqa: B018
