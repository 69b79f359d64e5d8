"""Names without a legal form or a telling ending, shown by the place where they stand.

A plain name is one because it is the topic of 発表した, because somebody is said to run something, because a headline opens
with it, or because a label (会社名) stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.find.organization_names import is_unnamed, left_edge, right_edge, word_pattern
from extractor.findings import Document, OrganizationMention
from extractor.tokenize import tokenize

_TELLS = re.compile(
    "発表し|公表し|明らかにし|明らかになっ|公開し|分かった|わかった|お知らせし|謝罪し|呼びかけ|処分とし|報告し|掲載し"
)
_TOPIC = re.compile(
    r"(?:は|が|では|も)(?=[、「0-9同今昨去先令平翌本当]|[^。\n]{0,6}日)|(?=によりますと|によると|によれば|の説明では|の発表では)"
)
_BRACKET_BACK = re.compile(r"\)[^()\n]{1,40}\(")
_RUNS = re.compile(
    "(?:を(?:中心に)?(?:運営する|運営している|手がける|手掛ける|展開する|営む|販売する|提供する|製造する)|運営元の|運営会社の|、運営する|。運営する|大手の?)[「『]?"
)
_HEADLINE_END = re.compile(r"[」』]?(?:、|,|[ ](?!$)|に対する|に|への|で(?=[^すしは])|が|の|は|における|において)")
HEAD_MARK = re.compile(
    r"[ ]*(?:【[^】\n]{1,40}】|\[[^\]\n]{1,30}\]|[■□◆◇●○◎▼▽▲★☆▶►・]|[0-9]{1,2}[.)][ ]?[■●・]?"
    r"|[0-9]{1,2}/[0-9]{1,2}[ ]|\([0-9]{1,2}\)|[①-⑳]){1,4}[0-9]{0,2}[ ]*"
)
_LABEL = re.compile(
    r"(?:^|[|\n ■●・【])(?:会[ ]?社[ ]?名|企業名|社名|法人名|組織名|団体名|事業者名|運営会社|発表者|発表元|発表主体|被害組織|被害企業)"
    r"[】 :|]{1,20}(?=\S)",
    re.M,
)
_PLACE = re.compile(
    r"\((?:本社|本店|本部|東京都|北海道|(?:京都|大阪)府|[^\s()、。:]{2,3}県|[^\s()、。0-9]{1,6}[市区町村](?:[)、]|[^\s()]{1,6}[町村]?\)))"
)
_SERVICE = re.compile(r"[「『]([^「」『』\n]{2,30})[」』]")
_SERVICE_BEFORE = re.compile(
    r"(?:運営|提供|通販|販売|公式|サービス|サイト|アプリ|ショップ|ストア|モール|会員|当社|弊社|店|システム)[ぁ-ん]{0,6}$"
)
_SERVICE_AFTER = re.compile(
    r"(?:サイト|サービス|アプリ|会員|ショップ|に(?:おいて|おき|対する|不正|登録|ご)|への|における|で|を(?:ご利用|運営|装|利用)|の(?:会員|お客|利用者|ユーザー|一部|サーバ|システム|ウェブ|Web)|が第三者)"
)


def placed(document: Document) -> Iterator[OrganizationMention]:
    """Plain names by their place; some repeat what other rules find."""
    yield from _topics(document)
    yield from _runners(document)
    yield from _headlines(document)
    yield from _labelled(document)
    yield from _located(document)
    yield from _services(document)


def _mention(document: Document, start: int, end: int, rule: str) -> Iterator[OrganizationMention]:
    name = document.text[start:end]
    if end - start < 2 or is_unnamed(document.rules, name) or _is_vocabulary(document, name):
        return
    yield OrganizationMention(name, start, end, f"organizations/{rule}")


def _is_vocabulary(document: Document, name: str) -> bool:
    """True for a phrase of the trade (個人情報, 不正アクセス) or of everyday notices."""
    return word_pattern(document.rules, "vocabulary").search(name) is not None or name.isdigit()


def _topics(document: Document) -> Iterator[OrganizationMention]:
    text, outline = document.text, document.outline
    done = -1
    for verb in _TELLS.finditer(text):
        low, high = outline.sentence_at(verb.start())
        if low == done:
            continue
        done = low
        for topic in _TOPIC.finditer(text, low, min(high, low + 160)):
            end = topic.start()
            bracket = _BRACKET_BACK.match(text[max(low, end - 44) : end][::-1])
            if bracket is not None:
                end -= bracket.end()
            if text[end - 1 : end] in ("」", "』"):
                continue
            start = max(low, left_edge(document.rules, text, end))
            if start < end:
                yield from _mention(document, start, end, "topic")
                break


def _runners(document: Document) -> Iterator[OrganizationMention]:
    text = document.text
    for match in _RUNS.finditer(text):
        start = match.end()
        yield from _mention(document, start, right_edge(document.rules, text, start), "runner")


def _headlines(document: Document) -> Iterator[OrganizationMention]:
    """The name that opens the title, or the heading of an item."""
    text, outline = document.text, document.outline
    title = outline.title
    for line in outline.lines:
        if line.kind == "blank" or line.end - line.start > 120 or text[line.end - 1] in "。、":
            continue
        mark = HEAD_MARK.match(text, line.start, line.end)
        is_title = title is not None and line.start <= title[0] < line.end
        if mark is None and not is_title:
            continue
        start = mark.end() if mark else title[0] if title else line.start
        if text[start : start + 1] in ("「", "『", "<"):
            continue
        end = right_edge(document.rules, text, start)
        if start < end < line.end and _HEADLINE_END.match(text, end) and _is_proper(text[start:end]):
            yield from _mention(document, start, end, "headline")


def _is_proper(name: str) -> bool:
    """True where MeCab knows a proper noun in the phrase, or does not know a word of it."""
    return any(t.detail == "固有名詞" or (t.pos == "名詞" and not t.lemma) for t in tokenize(name))


def _labelled(document: Document) -> Iterator[OrganizationMention]:
    text = document.text
    for match in _LABEL.finditer(text):
        start = match.end()
        yield from _mention(document, start, right_edge(document.rules, text, start), "label")
    for table in document.outline.tables:
        for column, (low, high) in enumerate(table.rows[0]):
            if _LABEL.match(text[low:high] + ": -"):
                for row in table.rows[1:]:
                    if column < len(row):
                        start = row[column][0]
                        yield from _mention(document, start, right_edge(document.rules, text, start), "label")


def _located(document: Document) -> Iterator[OrganizationMention]:
    """X(本社:…), X(横浜市)."""
    text = document.text
    for match in _PLACE.finditer(text):
        end = match.start()
        if text[end - 1 : end] in ("」", "』"):
            opened = max(text.rfind("「", max(0, end - 40), end), text.rfind("『", max(0, end - 40), end))
            if opened >= 0:
                yield from _mention(document, opened + 1, end - 1, "located")
            continue
        yield from _mention(document, left_edge(document.rules, text, end), end, "located")


def _services(document: Document) -> Iterator[OrganizationMention]:
    """「X」サイト, 運営する「X」: what stands in where no organisation is named."""
    text = document.text
    for match in _SERVICE.finditer(text):
        before = _SERVICE_BEFORE.search(text, max(0, match.start() - 12), match.start())
        if before is not None or _SERVICE_AFTER.match(text, match.end()):
            yield from _mention(document, match.start(1), match.end(1), "service")
