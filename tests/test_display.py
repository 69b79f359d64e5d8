"""Notices and incidents as a notebook shows them."""

import dataclasses
import shutil
from html.parser import HTMLParser
from pathlib import Path

from extractor.api import parse_notice, parse_notices
from extractor.display import MAX_TEXT
from extractor.model import Evidence, Incident, Notice
from extractor.read import read_path
from tests.samples import HOSTILE, SEATS, gold_incidents, hostile_incident


class Elements(HTMLParser):
    """The tags and attributes of some HTML, and its text."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str):
        self.text += data


def shown(*stems: str) -> tuple[Notice, Elements]:
    rows = gold_incidents(*stems)
    read = read_path(rows[0].source)
    notice = Notice(read.notice_id, read.source, read.text, rows)
    return notice, Elements(notice._repr_html_())


def test_a_notice_shows_its_text_with_evidence_marked():
    notice, page = shown("n001")
    marks = [attrs for tag, attrs in page.tags if tag == "mark"]
    assert notice.text.replace("\r\n", "\n") in page.text
    assert any("データ項目: クレジットカード情報 (test/data_categories)" in m["title"] for m in marks)


def test_the_record_stands_below_as_a_table():
    _, page = shown("n001")
    for words in ("組織", "株式会社波路堂", "影響人数", "21,530", "決済画面の改ざん"):
        assert words in page.text


def test_fields_without_a_value_are_left_out():
    html = Incident(notice_id="0" * 16, incident_index=0, case_id="c", source="a.txt")._repr_html_()
    assert "組織" not in html
    assert "漏えい" in html


def test_overlapping_evidence_is_marked_once_and_named_twice():
    text = "約500名"
    evidence = [
        Evidence("affected_people", "500", "500名", 1, 5, "counts/a"),
        Evidence("affected_bound", "about", "約500", 0, 4, "bounds/b"),
    ]
    row = Incident(notice_id="0" * 16, incident_index=0, case_id="c", source="a.txt", evidence=evidence)
    page = Elements(Notice("0" * 16, "a.txt", text, [row])._repr_html_())
    titles = [attrs["title"] for tag, attrs in page.tags if tag == "mark"]
    assert titles == [
        "数の種類: 約 (bounds/b)",
        "数の種類: 約 (bounds/b)\n影響人数: 500 (counts/a)",
        "影響人数: 500 (counts/a)",
    ]
    assert page.text.count("約500名") == 1


def test_hostile_text_stays_text(tmp_path: Path):
    row = hostile_incident(tmp_path)
    html = Notice(row.notice_id, row.source, read_path(row.source).text, [row])._repr_html_()
    page = Elements(html)
    assert {tag for tag, _ in page.tags} <= {"div", "p", "span", "mark", "i", "table", "tr", "th", "td"}
    assert {name for _, attrs in page.tags for name in attrs} <= {"style", "title", "dir"}
    assert "<script>window.pwned" in page.text
    assert not any(character in html for character in "\u202e\u2066\u200b\ufeff")
    assert HOSTILE not in html


def test_a_very_long_notice_is_cut_and_says_so():
    notice = Notice("0" * 16, "a.txt", "あ" * (MAX_TEXT + 1234), [])
    assert "1,234 characters more" in notice._repr_html_()


def test_labels_of_rules_of_ones_own_are_shown(tmp_path: Path, own_rules: Path):
    page = Elements(parse_notice(SEATS, rules=own_rules)._repr_html_())
    assert "氏名、電話番号、升席の位置" in page.text
    assert any("データ項目: 升席の位置 (categories/seat)" in attrs.get("title", "") for _, attrs in page.tags)
    (tmp_path / "seats.txt").write_text(SEATS, encoding="utf-8")
    (read,) = parse_notices(tmp_path / "seats.txt", workers=1, rules=own_rules)
    assert "氏名、電話番号、升席の位置" in Elements(read._repr_html_()).text
    shutil.rmtree(own_rules)
    assert "氏名、電話番号、seat" in Elements(read._repr_html_()).text


def test_plain_repr_stays_short():
    notice, _ = shown("n001")
    assert len(repr(notice)) < 120
    assert len(repr(dataclasses.replace(notice.incidents[0]))) < 120
