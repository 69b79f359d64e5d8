"""The report as one page: what goes into it, and that nothing of a notice becomes markup."""

import base64
import dataclasses
import gzip
import hashlib
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from extractor.field_groups import GROUPS
from extractor.report import build_report
from extractor.report.cli import main
from extractor.report.data import BLOCK, INDEX_FIELDS, index
from extractor.rules.files import load_rules, rules_directory
from extractor.sources import SourceTexts
from extractor.web import json_for_html
from extractor.write import write_parquet
from extractor.write.formats import open_sink
from extractor.write.tables import INCIDENTS
from tests.samples import gold_incidents, hostile_incident, write_sample

ROWS = gold_incidents("n001", "n002", "n003", "n004", "n101")


class Page(HTMLParser):
    """The elements of a page and the content of its scripts."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict]] = []
        self.scripts: dict[str, str] = {}
        self.styles: list[str] = []
        self._open = ""
        self._script = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list):
        self.tags.append((tag, dict(attrs)))
        self._open = tag
        if tag == "script":
            self._script = dict(attrs).get("id", "main")

    def handle_endtag(self, tag: str):
        self._open = ""

    def handle_data(self, data: str):
        if self._open == "script":
            self.scripts[self._script] = self.scripts.get(self._script, "") + data
        if self._open == "style":
            self.styles.append(data)

    def unpacked(self, name: str):
        return json.loads(gzip.decompress(base64.b64decode(self.scripts[name])))

    @property
    def policy(self) -> str:
        return next(
            a["content"] for t, a in self.tags if t == "meta" and a.get("http-equiv") == "Content-Security-Policy"
        )


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(build_report(ROWS, name="見本"))


def test_a_copy_of_a_notice_is_a_notice_of_its_own():
    copy = dataclasses.replace(ROWS[0], source="copy.txt")
    assert [row[0] for row in index([ROWS[0], copy])] == [0, 1]


def test_the_index_holds_every_row_and_the_blocks_every_notice(page: Page):
    setup = page.unpacked("index")
    assert setup["fields"] == list(INDEX_FIELDS)
    assert len(setup["rows"]) == len(ROWS)
    assert setup["block"] == BLOCK
    notices = page.unpacked("block-0")
    first = setup["rows"][0][setup["fields"].index("notice")]
    text = notices[first]["text"]
    assert text == SourceTexts()(ROWS[0])
    for _, _, start, end, _ in notices[first]["rows"][0]["evidence"]:
        assert text[start:end] in {e.text for e in ROWS[0].evidence}


def test_a_record_comes_with_its_checklist_and_its_report_types(page: Page):
    detail = page.unpacked("block-0")[0]["rows"][0]
    assert [item[0] for item in detail["checklist"]] == list(range(1, 10))
    assert "2号" in detail["ppc"]["ppc_types"]


def test_nothing_is_fetched_from_anywhere(page: Page):
    for tag, attributes in page.tags:
        for name in ("src", "href", "xlink:href", "action", "data", "poster"):
            target = attributes.get(name, "#")
            assert target.startswith("#") or (tag == "link" and target == "data:,"), (tag, target)
    assert "default-src 'none'" in page.policy
    assert "connect-src 'none'" in page.policy


def test_the_policy_allows_our_script_and_style_and_no_other(page: Page):
    def digest(text: str) -> str:
        return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    assert f"script-src '{digest(page.scripts['main'])}'" in page.policy
    assert f"style-src '{digest(page.styles[0])}'" in page.policy
    assert "unsafe" not in page.policy


def test_no_element_carries_a_handler_or_an_inline_style(page: Page):
    for tag, attributes in page.tags:
        bad = [name for name in attributes if name.startswith("on") or name == "style"]
        assert not bad, (tag, bad)


def test_hostile_values_add_no_element(tmp_path: Path):
    clean = Page(build_report(ROWS))
    hostile = Page(
        build_report([*ROWS, hostile_incident(tmp_path), dataclasses.replace(hostile_incident(tmp_path), case_id="2")])
    )
    kinds = {tag for tag, _ in clean.tags}
    assert {tag for tag, _ in hostile.tags} <= kinds
    assert sum(tag == "script" for tag, _ in hostile.tags) == sum(tag == "script" for tag, _ in clean.tags)
    assert hostile.policy == clean.policy


def test_json_for_html_never_ends_a_script():
    data = {"</script><script>": ["<!--", "]]>", "\u2028\u2029&"]}
    text = json_for_html(data)
    assert json.loads(text) == data
    assert not re.search(r"[<>&\u2028\u2029]", text)


@pytest.mark.parametrize(("language", "words"), [("ja", "データ項目"), ("en", "Data exposed")])
def test_labels_follow_the_language(language: str, words: str):
    html = build_report(ROWS[:1], language=language)
    assert f'<html lang="{language}">' in html
    assert words in html


def test_charts_render_japanese_and_link_to_the_table(page: Page):
    links = {a.get("href") for t, a in page.tags if t == "a"}
    assert "#cause=web_skimming" in links
    svg = [a for t, a in page.tags if t == "svg"]
    assert len(svg) >= 6


def test_a_missing_source_shows_evidence_and_says_so(tmp_path: Path):
    row = dataclasses.replace(ROWS[0], source=str(tmp_path / "gone.txt"))
    html = build_report([row])
    notice = Page(html).unpacked("block-0")[0]
    assert notice["text"] is None
    assert notice["rows"][0]["evidence"][0][5] == ROWS[0].evidence[0].text
    assert "1文書は元のファイルが見つからないか変わっている" in html


def test_a_changed_source_is_not_shown(tmp_path: Path):
    path = tmp_path / "n.txt"
    path.write_text("別の文書", encoding="utf-8")
    assert SourceTexts()(dataclasses.replace(ROWS[0], source=str(path))) is None


def test_kept_texts_are_found_by_the_id_of_their_notice(tmp_path: Path):
    text = Path(ROWS[0].source).read_text(encoding="utf-8")
    (tmp_path / f"{ROWS[0].notice_id}.txt").write_text(text, encoding="utf-8")
    row = dataclasses.replace(ROWS[0], source="https://www.example.jp/notice.html")
    assert SourceTexts(texts=tmp_path)(row) == text
    assert SourceTexts()(row) is None


def test_an_id_that_is_a_path_leads_out_of_no_folder_of_texts(tmp_path: Path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "elsewhere.txt").write_text("秘密", encoding="utf-8")
    row = dataclasses.replace(ROWS[0], notice_id="../elsewhere", source="gone.txt", evidence=[])
    assert SourceTexts(texts=tmp_path / "texts")(row) is None


def test_over_the_budget_texts_stay_out_and_the_page_says_so():
    html = build_report(ROWS, text_budget=10)
    assert all(notice["text"] is None for notice in Page(html).unpacked("block-0"))
    assert "ファイルの大きさの上限" in html


def test_the_same_table_gives_the_same_page():
    assert build_report(ROWS) == build_report(ROWS)


def test_an_empty_table_gives_a_page():
    assert "一覧" in build_report([])


def test_labels_of_rules_of_ones_own_hold(own_rules: Path):
    row = dataclasses.replace(ROWS[0], data_categories=["seat"])
    setup = Page(build_report([row], language="en", rules=load_rules(own_rules))).unpacked("index")
    assert setup["labels"]["data_categories"]["seat"] == "Seat number"


def test_reasons_and_the_checklist_speak_the_language_of_the_page():
    row = dataclasses.replace(ROWS[0], affected_people=2000)
    (told,) = Page(build_report([row], language="en")).unpacked("block-0")[0]["rows"]
    assert "4号 more than 1,000 people: 2,000 people" in told["ppc"]["ppc_reasons"]
    assert [name for _, name, _ in told["checklist"]][:2] == ["Overview", "Items of personal data"]


def test_the_page_has_the_groups_and_colours_of_the_notebook(page: Page):
    assert page.unpacked("index")["groups"] == {name: list(group.fields) for name, group in GROUPS.items()}
    for name, group in GROUPS.items():
        assert f".g-{name} {{ --mark: {group.ground}; --edge: {group.edge}; }}" in page.styles[0]
        assert f"group_{name}" in page.unpacked("index")["words"]


def test_a_crosswalk_of_ones_own_gives_the_report_types(own_rules: Path):
    text = (rules_directory() / "crosswalk.yaml").read_text(encoding="utf-8")
    (own_rules / "crosswalk.yaml").write_text(text.replace("people_above: 1000", "people_above: 17"), encoding="utf-8")
    row = dataclasses.replace(ROWS[0], affected_people=18)
    (told,) = Page(build_report([row], rules=load_rules(own_rules))).unpacked("block-0")[0]["rows"]
    assert "4号" in told["ppc"]["ppc_types"]


def test_the_command_writes_the_page(tmp_path: Path):
    table = write_sample(tmp_path, ROWS)
    result = CliRunner().invoke(main, [str(table), "-o", str(tmp_path / "r.html"), "--lang", "en", "--title", "My <b>"])
    assert result.exit_code == 0, result.output
    html = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "My &lt;b&gt;" in html
    assert sorted(p.name for p in tmp_path.iterdir()) == ["incidents.parquet", "r.html"]


@pytest.mark.parametrize("suffix", [".jsonl", ".sqlite"])
def test_every_format_that_keeps_the_values_gives_the_same_page(tmp_path: Path, suffix: str):
    pages = []
    for table in (tmp_path / "incidents.parquet", tmp_path / f"incidents{suffix}"):
        sink = open_sink(table, INCIDENTS)
        sink.write([row.to_dict() for row in ROWS])
        sink.close()
        result = CliRunner().invoke(main, [str(table), "-o", str(tmp_path / "r.html")])
        assert result.exit_code == 0, result.output
        pages.append((tmp_path / "r.html").read_text(encoding="utf-8"))
    assert pages[0] == pages[1]


@pytest.mark.parametrize("content", [None, b"", b"not parquet"])
def test_a_table_that_is_none_gives_one_line(tmp_path: Path, content: bytes | None):
    table = tmp_path / "t.parquet"
    if content is not None:
        table.write_bytes(content)
    result = CliRunner().invoke(main, [str(table), "-o", str(tmp_path / "r.html")])
    assert result.exit_code == 2
    assert "t.parquet" in result.output
    assert len(result.output.strip().splitlines()) == 1


def test_a_page_that_cannot_be_written_gives_one_line(tmp_path: Path):
    table = write_sample(tmp_path, ROWS[:1])
    result = CliRunner().invoke(main, [str(table), "-o", str(tmp_path / "no" / "r.html")])
    assert result.exit_code == 2
    assert "r.html" in result.output


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_the_scripts_are_valid(tmp_path: Path, page: Page):
    (tmp_path / "page.js").write_text(page.scripts["main"], encoding="utf-8")
    subprocess.run(["node", "--check", str(tmp_path / "page.js")], check=True)


def test_the_report_does_not_replace_its_table(tmp_path: Path) -> None:
    write_parquet(ROWS, tmp_path / "t.parquet")
    before = (tmp_path / "t.parquet").read_bytes()
    run = CliRunner().invoke(main, [str(tmp_path / "t.parquet"), "-o", str(tmp_path / "t.parquet")])
    assert (run.exit_code, "is the table itself" in run.output) == (2, True)
    assert (tmp_path / "t.parquet").read_bytes() == before
