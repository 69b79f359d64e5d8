"""Listing: files, directories, globs, each notice once; reading: errors that say what to do."""

from pathlib import Path

import pytest

from extractor.errors import ReadError
from extractor.read import Item, ReadOptions, expand, read_item, read_path
from tests.conftest import notice


def sources(paths: list[str], **options: object) -> list[str]:
    return [item.source for item in expand(paths, ReadOptions(), **options)]


def test_a_directory_is_searched_in_order_of_name(folder: Path) -> None:
    found = sources([str(folder)])
    assert [Path(s).name for s in found] == ["n0.txt", "n1.txt", "n2.txt", "n3.txt", "n4.txt"]


def test_a_glob_may_reach_into_folders(folder: Path) -> None:
    assert len(sources([f"{folder}/**/*.txt"])) == 5
    assert [Path(s).name for s in sources([f"{folder}/n[12].txt"])] == ["n1.txt", "n2.txt"]


def test_a_notice_named_twice_is_listed_once(folder: Path) -> None:
    assert len(sources([str(folder), f"{folder}/n1.txt", f"{folder}/*.txt"])) == 5


def test_a_file_whose_name_looks_like_a_glob_is_a_file(folder: Path) -> None:
    odd = folder / "n[1].txt"
    odd.write_text(notice(), encoding="utf-8")
    assert sources([str(odd)]) == [str(odd)]


def test_directories_give_documents_only(folder: Path) -> None:
    for name in ("table.csv", "out.parquet", "README.md", ".hidden.txt", "~$word.docx"):
        (folder / name).write_text("x", encoding="utf-8")
    assert len(sources([str(folder)])) == 5


def test_what_a_run_writes_is_not_read(folder: Path) -> None:
    assert len(sources([str(folder)], skip=[folder / "n0.txt"])) == 4


@pytest.mark.parametrize(("name", "reason"), [("empty", "no notice in this folder"), ("*.pdf", "no file matches")])
def test_paths_that_name_nothing_say_so(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "empty").mkdir()
    (item,) = expand([str(tmp_path / name)], ReadOptions())
    assert item.failure is not None
    assert reason in item.failure.reason


def test_offsets_refer_to_the_decoded_text_with_its_newlines(tmp_path: Path) -> None:
    path = tmp_path / "n.txt"
    text = "お知らせ\r\n本文\rおわり\n"
    path.write_bytes(text.encode("cp932"))
    assert read_path(path).text == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"\x00\x01\x02" * 100, "not text in"),
        (b"x" * 2000, "is larger than"),
    ],
)
def test_content_that_cannot_be_read_says_why(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    with pytest.raises(ReadError, match=reason) as caught:
        read_item(Item(str(path), path=str(path)), ReadOptions(max_bytes=1000))
    assert caught.value.hint
    assert "\n" not in str(caught.value)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read_path(tmp_path / "gone.txt")


def test_a_page_saved_under_the_name_of_a_pdf_is_read_as_a_page(tmp_path: Path) -> None:
    path = tmp_path / "notice.pdf"
    path.write_text("<!DOCTYPE html><html><body><p>ページが見つかりません。</p></body></html>", encoding="utf-8")
    assert read_path(path).text.strip() == "ページが見つかりません。"


def test_an_archive_is_no_single_notice(tmp_path: Path) -> None:
    (tmp_path / "a.zip").touch()
    with pytest.raises(ReadError, match="holds many notices; use parse_notices"):
        read_path(tmp_path / "a.zip")
