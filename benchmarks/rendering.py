"""Renders a plain-text notice as a web page, a PDF and a Word document, the way organisations publish them."""

from __future__ import annotations

import html
import importlib.util
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_HEADING = re.compile(r"[■◆【]|[0-9０-９]{1,2}[.．、 　]")
_RULE = re.compile(r"[|\s:+-]+")
#: Characters of a line of the PDF: as many as a page of A4 has in 10.5 points.
_PDF_WIDTH = 40

_PAGE = """<!DOCTYPE html>
<html lang="ja"><head><meta charset="utf-8"><title>{title}｜見本ポータル</title><style>.x{{color:red}}</style></head>
<body><header><div class="logo">見本ポータル</div>
<nav><ul><li><a href="/">ホーム</a></li><li><a href="/a">会社情報</a></li><li>
<a href="/b">採用 2019年度の応募者 12,345名</a></li></ul></nav></header>
<div class="breadcrumb"><a href="/">トップ</a> &gt; <a href="/n">お知らせ</a></div>
<div class="wrap"><main>
{body}
</main><aside><h2>関連記事</h2><ul><li><a href="/1">別の会社で54,321件の個人情報が漏えい（2018年3月1日）</a></li>
<li><a href="/2">ランサムウェアの被害が相次ぐ</a></li>
<li><a href="/3">不正アクセスにより9,876名の氏名が流出</a></li></ul></aside></div>
<div class="ranking"><h2>人気記事ランキング</h2><ol><li><a href="/4">USBメモリーの紛失、1,111人分</a></li></ol></div>
<footer><p>Copyright 2017 見本ポータル</p><script>var total = 99999;</script></footer></body></html>
"""


class Block(NamedTuple):
    """A paragraph, heading or table of a notice."""

    kind: str
    lines: list[str]

    @property
    def rows(self) -> list[list[str]]:
        """The cells of a table."""
        return [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in self.lines]


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a plain-text notice: parted by empty lines, tables of bars, short numbered headings."""
    waiting: list[str] = []
    kind = "p"
    for line in [*text.splitlines(), ""]:
        is_row = line.lstrip().startswith("|")
        this = "" if not line.strip() else "table" if is_row else "h" if _is_heading(line) else "p"
        if waiting and (this != kind or this == "h"):
            yield Block(kind, waiting)
            waiting = []
        kind = this
        if this and not _RULE.fullmatch(line):
            waiting.append(line)


def _is_heading(line: str) -> bool:
    return len(line) < 30 and not line.endswith("。") and _HEADING.match(line) is not None


def as_html(text: str) -> bytes:
    """A web page with menus, advertisements and related articles around the notice."""
    title = next((line.strip() for line in text.splitlines() if line.strip()), "")
    parts = []
    for number, block in enumerate(blocks(text)):
        if block.kind == "table":
            rows = "".join("<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in row) + "</tr>" for row in block.rows)
            parts.append(f"<table>{rows}</table>")
        else:
            tag = "h1" if number == 0 and len(block.lines) == 1 else "h2" if block.kind == "h" else "p"
            parts.append(f"<{tag}>" + "<br>\n".join(map(html.escape, block.lines)) + f"</{tag}>")
    return _PAGE.format(title=html.escape(title), body="\n".join(parts)).encode()


def as_docx(text: str) -> bytes:
    """A Word document with real tables."""
    import docx

    document = docx.Document()
    for block in blocks(text):
        if block.kind == "table":
            width = max(map(len, block.rows))
            table = document.add_table(rows=0, cols=width)
            for row in block.rows:
                for cell, value in zip(table.add_row().cells, row, strict=False):
                    cell.text = value
        else:
            for line in block.lines:
                document.add_paragraph(line)
            document.add_paragraph("")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def japanese_font() -> Path:
    """A TrueType font with Japanese glyphs, from the package japanize-matplotlib (extra ``dev``)."""
    spec = importlib.util.find_spec("japanize_matplotlib")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("no Japanese font; pip install 'breach-notice-extractor[dev]'")
    return Path(spec.origin).parent / "fonts" / "ipaexg.ttf"


def as_pdf(text: str) -> bytes:
    """A PDF, hard-wrapped, with page numbers."""
    import fpdf

    class Paged(fpdf.FPDF):
        def footer(self) -> None:
            self.set_y(-15)
            self.cell(0, 8, f"- {self.page_no()} -", align="C")

    pdf = Paged()
    pdf.add_font("ipa", fname=str(japanese_font()))
    pdf.set_font("ipa", size=10.5)
    pdf.set_margins(20, 20)
    pdf.set_auto_page_break(True, margin=20)
    pdf.add_page()
    for line in text.splitlines():
        for piece in _wrapped(line):
            pdf.cell(0, 6, piece, new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())


def _wrapped(line: str) -> list[str]:
    """The line cut at the width of the page; a closing sign is never first on a line."""
    pieces = []
    while _columns(line) > _PDF_WIDTH * 2:
        cut = next(i for i in range(1, len(line) + 1) if _columns(line[:i]) > _PDF_WIDTH * 2) - 1
        while cut < len(line) and line[cut] in "、。」）)":
            cut += 1
        pieces.append(line[:cut])
        line = line[cut:]
    return [*pieces, line] if line or not pieces else pieces


def _columns(text: str) -> int:
    return sum(1 if ord(c) < 0x2000 else 2 for c in text)
