"""PDF, Word, mail, archives and tables."""

import datetime as dt
import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from extractor.errors import ReadError
from extractor.read import Item, ReadOptions, expand, read_content, read_item, read_path
from tests.conftest import notice

fpdf = pytest.importorskip("fpdf", reason="the extra dev is not installed")


def read(name: str, data: bytes) -> str:
    return read_content(data, Item(name, path=name)).text


def listed(path: Path, **options: object) -> list[Item]:
    return list(expand([str(path)], ReadOptions(**options)))


def pdf(*pages: list[str], password: str | None = None) -> bytes:
    document = fpdf.FPDF()
    document.set_font("helvetica", size=11)
    for lines in pages:
        document.add_page()
        for line in lines:
            document.cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
    if password:
        document.set_encryption(owner_password="o", user_password=password)
    return bytes(document.output())


def test_pages_of_a_pdf_lose_their_numbers_and_running_heads() -> None:
    pages = [["Minato Shobo Co., Ltd.", f"Body of page {n}", f"- {n} -"] for n in (1, 2, 3, 4)]
    assert read("n.pdf", pdf(*pages)).split("\n") == [f"Body of page {n}" for n in (1, 2, 3, 4)]


def test_a_pdf_keeps_its_empty_lines_and_indents() -> None:
    text = read("n.pdf", pdf(["First paragraph", "goes on", "", "Second paragraph", "          Minato Shobo"]))
    first, second, empty, third, signature = text.split("\n")
    assert (first, second, empty, third) == ("First paragraph", "goes on", "", "Second paragraph")
    assert signature.startswith("  ")


def japanese_pdf(lines: list[str]) -> bytes:
    rendering = pytest.importorskip("benchmarks.rendering")
    pytest.importorskip("japanize_matplotlib", reason="no Japanese font: the extra dev is not installed")
    document = fpdf.FPDF()
    document.add_font("ipa", fname=str(rendering.japanese_font()))
    document.set_font("ipa", size=10)
    document.add_page()
    for line in lines:
        for cell in line.split("\t"):
            document.cell(50 if "\t" in line else 0, 6, cell)
        document.ln()
    return bytes(document.output())


def test_lines_that_the_page_cuts_are_joined_and_others_are_not() -> None:
    wrapped = [
        "あ" * 40,
        "い" * 40,
        "う" * 39,
        "1234名の方に",
        "え" * 40,
        "・お",
        "か" * 38,
        "短い行",
        "き" * 39 + "。",
        "次",
    ]
    joined = [
        "あ" * 40 + "い" * 40 + "う" * 39 + "1234名の方に",
        "え" * 40,
        "・お",
        "か" * 38,
        "短い行",
        "き" * 39 + "。",
        "次",
    ]
    assert read("n.pdf", japanese_pdf(wrapped)).split("\n") == joined


def test_the_columns_of_a_table_stand_apart() -> None:
    text = read("n.pdf", japanese_pdf(["区分\t人数", "会員\t1,234名", "職員\t5名"]))
    assert [line.split("  ")[0] for line in text.split("\n")] == ["区分", "会員", "職員"]
    assert all("   " in line for line in text.split("\n"))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf([]), "scan without text"),
        (pdf(["x"], password="secret"), "locked with a password"),
        (pdf(["x"])[:300], "not a valid PDF file"),
        (b"%PDF-1.7\n" + b"\x00\xff" * 400, "not a valid PDF file"),
    ],
)
def test_a_pdf_without_text_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read("n.pdf", data)


@pytest.mark.parametrize(
    ("kinds", "note"),
    [
        (["text", "picture"], "page 2 of 2 is a picture and not read"),
        (["picture", "text", "picture and number"], "2 of 3 pages are pictures and not read"),
        (["text", "text and picture", "number"], None),
    ],
)
def test_pages_of_a_pdf_that_are_pictures_are_told_of(kinds: list[str], note: str | None) -> None:
    image = pytest.importorskip("PIL.Image")
    document = fpdf.FPDF()
    document.set_font("helvetica", size=11)
    for number, kind in enumerate(kinds, start=1):
        document.add_page()
        if "picture" in kind:
            document.image(image.new("L", (60, 80), 200), w=100)
        if "text" in kind or "number" in kind:
            document.cell(0, 6, "Minato Shobo" if "text" in kind else f"- {number} -")
    source = read_content(bytes(document.output()), Item("n.pdf", path="n.pdf"))
    assert source.text.strip().startswith("Minato Shobo")
    assert (source.note or "").split(";")[0] == (note or "")


def word() -> bytes:
    import docx

    document = docx.Document()
    document.add_paragraph("お客様情報の流出について")
    document.add_paragraph("氏名", style="List Bullet")
    for heading in ("経緯", "原因"):
        document.add_paragraph(heading, style="List Number")
    table = document.add_table(rows=2, cols=2)
    for cell, value in zip((c for row in table.rows for c in row.cells), ["項目", "件数", "氏名", "12件"], strict=True):
        cell.text = value
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_word_document_keeps_numbers_bullets_and_tables() -> None:
    lines = read("n.docx", word()).split("\n")
    assert lines == ["お客様情報の流出について", "・氏名", "1. 経緯", "2. 原因", "| 項目 | 件数 |", "| 氏名 | 12件 |"]


def in_word(document: object) -> str:
    out = io.BytesIO()
    document.save(out)
    return read("n.docx", out.getvalue())


def test_a_cell_or_a_row_that_is_the_field_of_a_form_is_read() -> None:
    import docx
    from docx.oxml import OxmlElement

    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    for cell, value in zip((c for row in table.rows for c in row.cells), ["項目", "件数", "氏名", "12件"], strict=True):
        cell.text = value
    for element in (table.cell(1, 1)._tc, table.rows[0]._tr):
        field, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
        element.addprevious(field)
        field.append(content)
        content.append(element)
    assert in_word(document) == "| 項目 | 件数 |\n| 氏名 | 12件 |"


@pytest.mark.parametrize("own_first_page", [False, True])
def test_the_letterhead_of_a_word_document_stands_above_its_text(own_first_page: bool) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("お詫び")
    section = document.sections[0]
    section.different_first_page_header_footer = own_first_page
    (section.first_page_header if own_first_page else section.header).paragraphs[0].text = "6月3日　みなと書房"
    other = document.add_section().header
    other.is_linked_to_previous = False
    other.paragraphs[0].text = "別の頁"
    assert in_word(document).strip() == "6月3日　みなと書房\nお詫び"


def test_a_word_document_that_unpacks_to_too_much_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"0" * 60_000_000)
    with pytest.raises(ReadError, match="as zip bombs do"):
        read("n.docx", out.getvalue())


@pytest.mark.parametrize("cut", [10, 1000, 20_000])
def test_half_a_word_document_is_refused(cut: int) -> None:
    with pytest.raises(ReadError, match="not a valid Word document"):
        read("n.docx", word()[:cut])


def mail(body: str, charset: str = "utf-8", subtype: str = "plain") -> bytes:
    message = EmailMessage()
    message["Subject"] = "【重要】お詫びとお知らせ"
    message["Date"] = "Fri, 14 Jun 2024 10:00:00 +0900"
    message.set_content(body, charset=charset, subtype=subtype)
    message.add_attachment(b"x", maintype="application", subtype="octet-stream", filename="a.bin")
    return message.as_bytes()


@pytest.mark.parametrize("charset", ["utf-8", "iso-2022-jp", "shift_jis"])
def test_a_mail_gives_its_body_subject_and_day(charset: str) -> None:
    source = read_content(mail(notice(), charset), Item("m.eml", path="m.eml"))
    assert source.text.replace("\r\n", "\n") == notice()
    assert (source.title, source.date) == ("【重要】お詫びとお知らせ", dt.date(2024, 6, 14))


def test_the_html_part_of_a_mail_is_read_as_a_page() -> None:
    assert read("m.mht", mail("<p>漏えい</p>", subtype="html")) == "漏えい\n"


def test_a_mail_without_text_says_so() -> None:
    with pytest.raises(ReadError, match="message without text"):
        read("m.eml", b"Subject: x\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n")


def letter(body: str | None = "添付のとおり公表いたしました。") -> EmailMessage:
    message = EmailMessage()
    if body is not None:
        message.set_content(body)
    message.add_attachment(notice(1).encode(), maintype="text", subtype="plain", filename="お知らせ.txt")
    return message


def test_what_is_attached_to_a_mail_is_read_beside_the_letter(tmp_path: Path) -> None:
    message = letter()
    for name in ("お知らせ.txt", "署名.png", "別紙.doc", "資料.zip"):
        message.add_attachment(notice(2).encode(), maintype="application", subtype="octet-stream", filename=name)
    (path := tmp_path / "mail.eml").write_bytes(message.as_bytes())
    items = listed(path)
    names = ["", "/お知らせ.txt", "/2-お知らせ.txt", "/別紙.doc", "/資料.zip"]
    assert [i.source.removeprefix(str(path)) for i in items] == names
    texts = [read_item(item, ReadOptions()).text.strip() for item in items[:3]]
    assert texts == ["添付のとおり公表いたしました。", notice(1).strip(), notice(2).strip()]
    with pytest.raises(ReadError, match="format that is not read"):
        read_item(items[3], ReadOptions())
    assert "archive within" in str(items[4].failure)
    assert read_path(path).text.strip() == texts[0]
    assert read_path(f"{path}/お知らせ.txt").text.strip() == texts[1]


def test_what_is_attached_to_a_forwarded_message_is_read(tmp_path: Path) -> None:
    message = EmailMessage()
    message.set_content("下記のとおり共有します。")
    message.add_attachment(letter(notice(2)))
    (path := tmp_path / "mail.eml").write_bytes(message.as_bytes())
    items = listed(path)
    names = ["", "/forwarded-1.eml", "/forwarded-1.eml/お知らせ.txt"]
    assert [i.source.removeprefix(str(path)) for i in items] == names
    assert [read_item(item, ReadOptions()).text.strip() for item in items[1:]] == [notice(2).strip(), notice(1).strip()]
    assert read_path(items[2].source).text.strip() == notice(1).strip()


def test_a_mail_that_is_nothing_but_its_attachment_is_no_failure(tmp_path: Path) -> None:
    (path := tmp_path / "mail.eml").write_bytes(letter(None).as_bytes())
    assert [item.member for item in listed(path)] == ["お知らせ.txt"]


def test_of_a_mail_above_the_limit_nothing_is_read(tmp_path: Path) -> None:
    (path := tmp_path / "mail.eml").write_bytes(letter().as_bytes())
    (item,) = listed(path, max_bytes=100)
    with pytest.raises(ReadError, match="larger than 100 bytes"):
        read_item(item, ReadOptions(max_bytes=100))


def test_a_plain_part_that_only_points_to_the_page_is_not_the_text() -> None:
    message = EmailMessage()
    message.set_content("本メールはHTML形式です。")
    message.add_alternative("<p>漏えい</p>", subtype="html")
    assert read("m.eml", message.as_bytes()) == "漏えい\n"


def test_members_of_an_archive_are_notices(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("b/二.txt", notice(2))
        archive.writestr("一.txt", notice(1))
        archive.writestr("logo.png", b"x")
        archive.writestr("inner.zip", b"x")
        archive.writestr("__MACOSX/一.txt", b"x")
    items = listed(path)
    assert [i.source.removeprefix(f"{path}/") for i in items] == ["b/二.txt", "inner.zip", "一.txt"]
    assert items[1].failure is not None
    assert read_item(items[2], ReadOptions()).text == notice(1)


def test_names_of_members_from_japanese_windows_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("XXXXXX.txt", notice())
    path.write_bytes(path.read_bytes().replace(b"XXXXXX", "お詫び".encode("cp932")))
    (item,) = listed(path)
    assert item.source.endswith("/お詫び.txt")
    assert read_item(item, ReadOptions()).text == notice()


def test_a_bomb_in_an_archive_costs_no_more_than_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", b"0" * 50_000_000)
    (item,) = listed(path)
    with pytest.raises(ReadError, match="larger than 1,000,000 bytes"):
        read_item(item, ReadOptions(max_bytes=1_000_000))


@pytest.mark.parametrize(("data", "reason"), [(b"PK\x03\x04junk", "not a valid zip"), (b"", "not a valid zip")])
def test_a_broken_archive_says_so(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    (item,) = listed(path)
    assert item.failure is not None
    assert reason in item.failure.reason


def table(tmp_path: Path, suffix: str) -> Path:
    import pyarrow as pa
    import pyarrow.csv as pc
    import pyarrow.parquet as pq

    rows = [{"url": f"https://example.jp/{n}", "body": notice(n), "day": f"2024-06-{n:02}"} for n in (1, 2)]
    data = pa.Table.from_pylist(rows)
    path = tmp_path / f"notices{suffix}"
    if suffix == ".parquet":
        pq.write_table(data, path)
    elif suffix == ".csv":
        pc.write_csv(data, path)
    else:
        import json

        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_container_reads_its_own_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new container is a module and a line in the list: nothing else asks how a member is read."""
    import sys
    import types

    from extractor.read import formats, items

    bundle = types.ModuleType("bundle")
    bundle.notices = lambda path, options: iter([items.Item(f"{path}/1", path=str(path), member="1")])  # type: ignore[attr-defined]
    bundle.read_member = lambda path, member, limit: notice(int(member)).encode()  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "bundle", bundle)
    monkeypatch.setattr(items, "HOLDERS", (*formats.HOLDERS, formats.Format("bundle", (".bundle",), "bundle")))
    path = tmp_path / "a.bundle"
    path.write_bytes(b"two notices")
    (item,) = listed(path)
    assert read_item(item, ReadOptions()).text == notice(1)


def test_the_reader_of_tables_knows_every_suffix_of_the_list() -> None:
    from extractor.read import formats, notice_table

    assert set(notice_table._READERS) == set(formats.TABLE.suffixes)


@pytest.mark.parametrize("suffix", [".parquet", ".csv", ".jsonl"])
def test_rows_of_a_table_are_notices(tmp_path: Path, suffix: str) -> None:
    path = table(tmp_path, suffix)
    first, _ = listed(path, text_column="body", id_column="url", date_column="day")
    assert (first.source, first.text, first.date) == ("https://example.jp/1", notice(1), dt.date(2024, 6, 1))
    assert listed(path, text_column="body")[1].source == f"{path}#2"


@pytest.mark.parametrize("suffix", [".parquet", ".csv", ".jsonl"])
def test_a_missing_column_is_named_with_those_there_are(tmp_path: Path, suffix: str) -> None:
    item = listed(table(tmp_path, suffix))[0]
    assert item.failure is not None
    assert "no column 'text'" in str(item.failure)
    assert "url, body, day" in str(item.failure)


def test_a_csv_from_japanese_excel_is_read(tmp_path: Path) -> None:
    path = tmp_path / "n.csv"
    path.write_bytes(f'id,text\r\n1,"{notice()}"\r\n2,\r\n'.encode("cp932"))
    first, second = listed(path)
    assert first.text == notice()
    assert second.failure is not None


@pytest.mark.parametrize("day", ["2024-06-01", "2024/6/1", "2024/06/01 10:30", "2024年6月1日", "2024.6.1", "20240601"])
def test_a_day_is_read_as_people_and_excel_write_it(tmp_path: Path, day: str) -> None:
    path = tmp_path / "n.csv"
    path.write_text(f"text,day\n流出しました,{day}\n", encoding="utf-8")
    (item,) = listed(path, date_column="day")
    assert item.date == dt.date(2024, 6, 1)


def test_what_is_no_day_is_told(tmp_path: Path) -> None:
    path = tmp_path / "n.csv"
    path.write_text("text,day\n流出しました,2024/13/1\n流出しました,昨日\n", encoding="utf-8")
    assert all("is not a date" in str(item.failure) for item in listed(path, date_column="day"))


def test_a_byte_order_mark_before_json_lines_is_no_part_of_them(tmp_path: Path) -> None:
    path = tmp_path / "n.jsonl"
    path.write_text('{"text": "一"}\n{"text": "二"}\n', encoding="utf-8-sig")
    assert [item.text for item in listed(path)] == ["一", "二"]


def test_an_empty_table_says_that_it_is_empty(tmp_path: Path) -> None:
    (tmp_path / "n.csv").touch()
    (item,) = listed(tmp_path / "n.csv")
    assert "is empty" in str(item.failure)


def test_a_broken_line_costs_only_its_own_notice(tmp_path: Path) -> None:
    path = tmp_path / "n.jsonl"
    long = '{"text": "' + "x" * 5000 + '"}'
    path.write_text('{"text": "一"}\n{broken\n[1]\n' + long + '\n{"text": "二"}', encoding="utf-8")
    items = listed(path, max_bytes=1000)
    assert [i.text for i in items] == ["一", None, None, None, "二"]
    assert [i.source for i in items] == [f"{path}#{n}" for n in range(1, 6)]
