"""Pages as organisations publish them: the notice comes out whole, what is around it does not."""

import contextlib
import datetime as dt

import pytest

from extractor.errors import ReadError
from extractor.read.html import read_page

AROUND = """<header><div id="logo">みなと書房</div>
<nav><ul><li><a href="/">ホーム</a></li><li><a href="/ir">IR情報</a></li></ul></nav>
</header><div class="breadcrumb"><a href="/">トップ</a> &gt; お知らせ</div>{main}
<div class="sideMenu"><ul><li><a href="1">2019年の漏えい 5,555件</a></li>
<li><a href="2">会社概要</a></li><li><a href="3">採用</a></li></ul></div>
<footer>Copyright 2001 <a href="/p">個人情報保護方針</a></footer>"""
BODY = "<h1>お詫びとお知らせ</h1><p>6月3日、1,234件の氏名が流出しました。</p>"


def page(body: str, head: str = "") -> bytes:
    return f"<html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    "main",
    [
        f"<main>{BODY}</main>",
        f"<article>{BODY}</article>",
        f"<div id='contents'>{BODY}</div>",
        f"<div class='wrap'><div class='inner'>{BODY}</div></div>",
        f"<form action='/'>{BODY}</form>",
        f"<table><tr><td>{BODY}</td></tr></table>",
    ],
)
def test_the_notice_comes_without_what_is_around_it(main: str) -> None:
    text = read_page(page(AROUND.format(main=main)), "x").text
    assert text == "お詫びとお知らせ\n\n6月3日、1,234件の氏名が流出しました。\n"


def test_a_box_with_a_misleading_name_is_kept_where_it_holds_the_notice() -> None:
    long_script = "<script>" + "var x = 1;" * 500 + "</script>"
    body = f"<div class='archive-single'><h2>お詫び</h2><p>{'1,234件の氏名が流出しました。' * 5}</p></div>"
    assert read_page(page(AROUND.format(main=long_script + body)), "x").text.startswith("お詫び\n\n1,234件の氏名")


@pytest.mark.parametrize(
    "attributes",
    [
        *(
            f"class='{name}'"
            for name in ("related-info", "profile", "tbl-side", "foot-note", "archive-body", "comment")
        ),
        *("id='latest'", "class='popupText'", "style='display: none;'"),
    ],
)
@pytest.mark.parametrize("main", ["<main><article>{}</article></main>", "<main>{}</main>"])
def test_a_paragraph_of_the_notice_is_kept_whatever_its_box_is_named(attributes: str, main: str) -> None:
    said = f"<h1>お詫び</h1><p>{'氏名が流出しました。' * 5}</p><div {attributes}><p>対象は1,234名です。</p></div>"
    assert "1,234名" in read_page(page(AROUND.format(main=main.format(said))), "x").text


def test_an_aside_in_an_article_is_a_part_of_it_and_one_beside_it_is_not() -> None:
    article = "<article><h1>お詫び</h1><p>氏名が流出しました。</p><aside>対象は1,234名です。</aside></article>"
    main = f"<main>{article}<aside>毎日9,999名が利用</aside></main>"
    assert read_page(page(main), "x").text == "お詫び\n\n氏名が流出しました。\n\n対象は1,234名です。\n"


@pytest.mark.parametrize(
    "box", ["<aside>{}</aside>", "<div class='related'>{}</div>", "<div style='display:none'>{}</div>"]
)
@pytest.mark.parametrize("number", [1, 4])
def test_what_leads_from_an_article_to_others_is_no_part_of_it(box: str, number: int) -> None:
    others = "<p>2024年</p><div><a href='1'>USBメモリーの紛失、9,999人分</a></div>" * number
    main = f"<main><article>{BODY}{box.format(others)}</article></main>"
    assert (
        read_page(page(AROUND.format(main=main)), "x").text
        == "お詫びとお知らせ\n\n6月3日、1,234件の氏名が流出しました。\n"
    )


def test_emphasis_and_links_inside_a_sentence_leave_it_whole() -> None:
    body = "<div>当社は<b>1,234</b>件の<a href='x'>個人情報</a>が<span>流出</span>したことを<br>確認しました。</div>"
    assert read_page(page(body), "x").text == "当社は1,234件の個人情報が流出したことを\n確認しました。\n"


def test_line_breaks_of_the_markup_do_not_cut_words() -> None:
    assert read_page(page("<p>個人\n   情報が流出 of\n data</p>"), "x").text == "個人情報が流出 of data\n"


def test_tables_lists_and_definitions_keep_their_form() -> None:
    body = (
        "<table><tr><th>項目</th><th>件数</th></tr><tr><td>氏名</td><td>1,000件</td></tr></table>"
        "<ul><li>氏名</li><li>住所</li></ul><ol start='2'><li>原因</li></ol><dl><dt>発生日</dt><dd>6月1日</dd></dl>"
    )
    lines = read_page(page(body), "x").text.split("\n")
    assert lines == [
        "| 項目 | 件数 |",
        "| 氏名 | 1,000件 |",
        "",
        "・氏名",
        "・住所",
        "",
        "2. 原因",
        "",
        "発生日：6月1日",
        "",
    ]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<dl><dt>対象</dt><dd>会員</dd><p>氏名、5件です。</p></dl>", ["対象：会員", "", "氏名、5件です。"]),
        (
            "<dl><h3>対象人数</h3>5名<div><dt>原因</dt><dd>誤送信</dd></div></dl>",
            ["対象人数", "", "5名", "原因：誤送信"],
        ),
        ("<dl><dt>対象</dt><dd>会員<p>5名</p></dd><dt>原因</dt></dl>", ["対象", "会員", "", "5名", "", "原因"]),
    ],
)
def test_what_a_list_of_definitions_holds_beside_them_is_kept(body: str, lines: list[str]) -> None:
    assert read_page(page(body), "x").text == "\n".join(lines) + "\n"


def test_lines_of_preformatted_text_are_those_that_a_browser_shows() -> None:
    body = "<pre>6月3日<br>株式会社<b>みなと<br/></b>書房\n　お詫び</pre>"
    assert read_page(page(body), "x").text == "6月3日\n株式会社みなと\n書房\n　お詫び\n"


def test_cells_that_span_keep_the_others_in_their_columns() -> None:
    body = (
        "<table><tr><td rowspan=2>会員</td><td>氏名</td><td>10件</td></tr><tr><td>住所</td><td>5件</td></tr>"
        "<tr><td colspan=2>計</td><td>15件</td></tr></table>"
    )
    assert read_page(page(body), "x").text == "| 会員 | 氏名 | 10件 |\n|  | 住所 | 5件 |\n| 計 |  | 15件 |\n"


def test_corrections_and_readings_are_left_out() -> None:
    assert read_page(page("<p><s>10件</s>12件の<ruby>漏洩<rt>ろうえい</rt></ruby></p>"), "x").text == "12件の漏洩\n"


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2024-06-14T10:00:00+09:00'>",
        "<meta name='DC.date' content='x'><meta name='date' content='2024/06/14'>",
        '<script type=\'application/ld+json\'>{"@graph":[{"datePublished":"2024-06-14"}]}</script>',
    ],
)
def test_title_and_day_come_from_the_metadata(head: str) -> None:
    read = read_page(page(f"<main>{BODY}</main>", head + "<title>お詫び｜みなと書房</title>"), "x")
    assert (read.title, read.date) == ("お詫びとお知らせ", dt.date(2024, 6, 14))


def test_the_day_of_the_last_change_is_not_the_day_of_publication() -> None:
    head = "<meta property='article:modified_time' content='2025-01-01'>"
    assert read_page(page(BODY, head), "x").date is None


@pytest.mark.parametrize("charset", ["Shift_JIS", "EUC-JP", "UTF-8"])
def test_the_declared_encoding_is_used(charset: str) -> None:
    meta = f"<meta http-equiv='Content-Type' content='text/html; charset={charset}'>"
    markup = f"<html><head>{meta}</head><body>①漏えい</body>"
    data = markup.encode({"Shift_JIS": "cp932", "EUC-JP": "euc_jis_2004"}.get(charset, charset))
    assert read_page(data, "x").text == "①漏えい\n"


def test_a_wrongly_declared_encoding_is_seen_through() -> None:
    data = "<html><head><meta charset='utf-8'></head><body>個人情報の漏えい</body></html>".encode("cp932")
    assert read_page(data, "x").text == "個人情報の漏えい\n"


@pytest.mark.parametrize("claimed", ["iso-8859-1", "windows-1252", "utf-16", "cp437", "raw_unicode_escape", "idna"])
@pytest.mark.parametrize("encoding", ["cp932", "utf-8", "euc_jp"])
def test_no_claim_of_an_encoding_that_is_not_read_is_believed(claimed: str, encoding: str) -> None:
    data = f"<html><head><meta charset='{claimed}'></head><body>個人情報の漏えいがありました。</body></html>"
    assert read_page(data.encode(encoding), "x").text == "個人情報の漏えいがありました。\n"
    assert read_page(data.encode(encoding), "x", claimed).text == "個人情報の漏えいがありました。\n"


def test_a_page_that_only_a_browser_fills_says_so() -> None:
    with pytest.raises(ReadError, match="page without text"):
        read_page(page("<div id='root'></div><script>render()</script>"), "x")


def test_deeply_nested_markup_ends() -> None:
    with contextlib.suppress(ReadError):
        read_page(b"<html><body>" + b"<div>" * 50_000 + "漏えい".encode(), "x")
