"""Listing: files, directories, globs, each notice once; reading: errors that say what to do."""

import os
import sys
import zipfile
from pathlib import Path

import msgspec
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
    with pytest.raises(ReadError, match="holds many notices; use extract"):
        read_path(tmp_path / "a.zip")


def test_one_file_under_two_spellings_is_one_notice(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert sources(["n1.txt", "./n1.txt", str(folder / "n1.txt"), "older/../n1.txt"]) == ["n1.txt"]


def test_links_between_folders_are_followed_but_not_in_a_circle(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "n5.txt").write_text(notice(1005), encoding="utf-8")
    for link, target in (("outer", tmp_path / "elsewhere"), ("again", tmp_path / "elsewhere"), ("older/loop", folder)):
        (folder / link).symlink_to(target)
    found = sources([str(folder)])
    assert [Path(s).name for s in found] == ["n5.txt", "n0.txt", "n1.txt", "n2.txt", "n3.txt", "n4.txt"]
    (folder / "loop").symlink_to(folder)
    assert len(sources([f"{folder}/**/*.txt"])) == 5


def test_hidden_files_are_passed_over_by_patterns_also(folder: Path) -> None:
    for name in (".hidden.txt", "~$word.txt"):
        (folder / name).write_text("x", encoding="utf-8")
    assert len(sources([f"{folder}/*.txt"])) == 4


def test_a_folder_that_cannot_be_searched_is_reported(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def scandir(path: str) -> object:
        if Path(path).name == "older":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    real = os.scandir
    monkeypatch.setattr(os, "scandir", scandir)
    *_, failed = sorted(expand([str(folder)], ReadOptions()), key=lambda item: item.failure is not None)
    assert failed.source == str(folder / "older")
    assert failed.failure is not None
    assert "cannot be searched (Permission denied)" in failed.failure.reason


def test_saved_texts_are_not_found_again(folder: Path) -> None:
    assert len(sources([str(folder)], skip=[folder / "older"])) == 4
    assert len(sources([f"{folder}/**/*.txt"], skip=[folder / "older"])) == 4


@pytest.mark.parametrize("name", ["old.doc", "notice.rtf", "more.7z"])
def test_a_format_that_is_not_read_is_reported_and_not_passed_over(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"{\\rtf1\\ansi} or whatever it holds")
    (item,) = (item for item in expand([str(folder)], ReadOptions()) if item.source.endswith(name))
    with pytest.raises(ReadError, match="is in a format that is not read"):
        read_item(item, ReadOptions())


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("list.xlsx", "save the sheet as .csv and name the column of the notices: --text-column"),
        ("slides.pptx", "save it as .docx or .pdf"),
        ("photo.jpg", "make it a PDF by OCR"),
    ],
)
def test_a_workbook_or_a_picture_is_called_no_broken_document(tmp_path: Path, name: str, hint: str) -> None:
    with zipfile.ZipFile(tmp_path / name, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
    if name.endswith(".jpg"):
        (tmp_path / name).write_bytes(b"\xff\xd8\xff\xe0\0\x10JFIF")
    with pytest.raises(ReadError, match=f"is in a format that is not read; {hint}"):
        read_path(tmp_path / name)


@pytest.mark.parametrize("suffix", [".txt", ".pdf", ".doc"])
def test_a_page_is_a_page_whatever_its_suffix(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"page{suffix}"
    path.write_text("<!DOCTYPE html><title>お詫び</title><nav>メニュー</nav><p>流出しました</p>", encoding="utf-8-sig")
    read = read_path(path)
    assert (read.title, read.text.strip()) == ("お詫び", "流出しました")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names of files are Unicode there")
def test_a_name_in_cp932_is_read_and_shown(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/" + "お知らせ".encode("cp932") + b".txt")
    Path(path).write_text(notice(), encoding="utf-8")
    for paths in ([str(tmp_path)], [path]):
        (item,) = expand(paths, ReadOptions())
        sent = msgspec.json.decode(msgspec.json.encode(item), type=Item)
        read = read_item(sent, ReadOptions())
        assert (read.source, read.text) == (str(tmp_path / "お知らせ.txt"), notice())
    assert read_path(path).source == str(tmp_path / "お知らせ.txt")


@pytest.mark.parametrize("name", ["a.php", "a.asp", "a.ASPX", "a.jsp", "a.shtml", "a.cgi", "a.php?id=3", "a.html?x"])
def test_pages_are_found_and_read_under_the_names_that_servers_give_them(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("<p>氏名が<b>流出</b>しました。</p>", encoding="utf-8")
    (item,) = expand([str(tmp_path)], ReadOptions())
    assert read_item(item, ReadOptions()).text == "氏名が流出しました。\n"


def test_what_was_passed_over_in_a_folder_and_an_archive_is_told_in_a_line_each(tmp_path: Path) -> None:
    for name in ("n.txt", "a.xlsx", "b.xlsx", "noext", ".hidden", "out.csv"):
        (tmp_path / name).write_text("氏名", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in ("n.txt", "table.csv", "__MACOSX/x.png", ".DS_Store"):
            archive.writestr(name, "氏名")
    lines: list[str] = []
    found = list(expand([str(tmp_path)], ReadOptions(), [tmp_path / "out.csv"], lines.append))
    assert [Path(item.source).name for item in found] == ["n.txt", "n.txt"]
    hint = "passed over ({}); name those that are notices"
    assert lines == [
        f"{tmp_path / 'a.zip'}: 1 file of other kinds " + hint.format(".csv 1"),
        f"{tmp_path}: 3 files of other kinds " + hint.format(".xlsx 2, no suffix 1"),
    ]
    lines.clear()
    list(expand([str(tmp_path / "n.txt"), str(tmp_path / "noext")], ReadOptions(), (), lines.append))
    assert lines == []


def test_the_notice_that_is_named_of_an_archive_is_one_that_can_be_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in ("a.doc", "b.txt"):
            archive.writestr(name, "氏名")
    with pytest.raises(ReadError, match=r"name one of them, as \S*a\.zip/b\.txt"):
        read_path(tmp_path / "a.zip")
