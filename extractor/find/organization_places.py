"""Names without a legal form or a telling ending, shown by the place where they stand.

A plain name is one because it is the topic of 発表した, because somebody is said to run something, because a headline opens
with it, or because a label (会社名) stands before it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import ahocorasick_rs

from extractor.find.organization_names import is_unnamed, left_edge, right_edge, word_pattern, words
from extractor.findings import Document, OrganizationMention
from extractor.rules import Rules
from extractor.tokenize import tokenize

_TELLS = re.compile(
    "(?P<sure>発表し|公表し|明らかにし|処分とし|処分にし)|公開し|分かった|わかった|お知らせし|謝罪し|呼びかけ|報告し|掲載し|明らかになっ"
)
_TOPIC = re.compile(
    r"(?:は|では|も)(?=[、「0-9同今昨去先令平翌本当]|[^。\n]{0,6}日)|が|(?=によりますと|によると|によれば|の説明では|の発表では)"
)
_BRACKET_BACK = re.compile(r"\)[^()\n]{1,40}\(|>[0-9A-Z]{4}<")
_TITLE_END = re.compile(r"[」』]?(?:、|,|[ ](?!$)|に対する|に|への|で(?=[^すしは])|が|の|は|における|において)")
_ITEM_END = re.compile(r"[」』]?(?:、|,|[ ](?!$)|に(?!つ|関)|で(?=[^すしは])|が|は|への)")
HEAD_MARK = re.compile(
    r"[ ]*(?:【[^】\n]{1,40}】|\[[^\]\n]{1,30}\]|[■□◆◇●○◎▼▽▲★☆▶►・]|[0-9]{1,2}[.)][ ]?[■●・]?"
    r"|[0-9]{1,2}/[0-9]{1,2}[ ]){1,4}[0-9]{0,2}[ ]*"
)
_LABEL = re.compile(
    r"(?:^|[|\n ■●・【])(?:会[ ]?社[ ]?名|企業名|社名|法人名|組織名|団体名|事業者名|運営会社|発表者|発表元|発表主体|被害組織|被害企業)"
    r"[】 :|]{1,20}(?=\S)",
    re.M,
)
_PLACE = re.compile(
    r"\((?:本社|本店|本部|東京都|北海道|(?:京都|大阪)府|[^\s()、。:]{2,3}県|[^\s()、。0-9]{1,6}[市区町村](?:[)、]|[^\s()]{1,6}[町村]?\)))"
)
_MARK = re.compile("(?:である|であった)[「『]?|[「『(]|の[「『]")
_KIN = re.compile("(?:海外)?(?:(?:子会社|関連会社|グループ会社|関係会社)(?:の|である))?")
_NAME_END = re.compile("[はがでにのをと、()」』]|$", re.M)
_NUMBERED = re.compile("^[0-9]|[0-9](?:社|人|名|件|台|団体|機関|校|つ|者)$")
_FOREIGN = re.compile("[ァ-ヺー]{3}|[A-Za-z]{2}")
_SERVICE = re.compile(r"[「『]([^「」『』\n]{2,30})[」』]")
_PATRON = re.compile(r"(?:いつも|平素より|平素は|日頃より|日頃は|日ごろより)、?(?:弊社|当社)?(?:の)?[「『]?")
_PATRONISED = re.compile(r"[」』]?を(?:ご利用|ご愛顧|お引き?立て|ご支援|ご愛用)")
_SERVICE_BEFORE = re.compile(
    r"(?:運営|提供|通販|販売|公式|サービス|サイト|アプリ|ショップ|ストア|モール|会員|当社|弊社|店|システム)[ぁ-ん]{0,6}$"
)
_SERVICE_AFTER = re.compile(
    r"(?:サイト|サービス|アプリ|会員|ショップ|に(?:おいて|おき|対する|不正|登録|ご)|への|における|で|を(?:ご利用|運営|装|利用)|の(?:会員|お客|利用者|ユーザー|一部|サーバ|システム|ウェブ|Web)|が第三者)"
)


def placed(document: Document) -> Iterator[OrganizationMention]:
    """Plain names by their place; some repeat what other rules find."""
    yield from _topics(document)
    yield from _introduced(document)
    yield from _headlines(document)
    yield from _labelled(document)
    yield from _located(document)
    yield from _services(document)


def _mention(document: Document, start: int, end: int, rule: str) -> Iterator[OrganizationMention]:
    name = document.text[start:end]
    if (
        end - start < 2
        or _NUMBERED.search(name)
        or is_unnamed(document.rules, name)
        or _is_vocabulary(document, name, rule)
    ):
        return
    yield OrganizationMention(name, start, end, f"organizations/{rule}")


def _is_vocabulary(document: Document, name: str, rule: str) -> bool:
    """True for a phrase of the trade (個人情報, 不正アクセス) or of everyday notices, and for a thing (…システム)."""
    thing = next((t for t in words(document.rules, "thing") if name.endswith(t)), "")
    if thing and rule in ("introduced", "headline") and not _is_known(name.removesuffix(thing)):
        return True
    return word_pattern(document.rules, "vocabulary").search(name) is not None


def _topics(document: Document) -> Iterator[OrganizationMention]:
    """X in Xは…発表した and Xによると."""
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
            start = max(low, left_edge(document.rules, text, end))
            if topic[0] == "が" and start > low and not text[topic.end()].isdigit():
                continue
            if start < end and text[end - 1] not in "」』":
                if verb["sure"] or _is_proper(text[start:end]):
                    yield from _mention(document, start, end, "topic")
                break


@functools.lru_cache(maxsize=8)
def _introductions(rules: Rules) -> tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...]]:
    """Finds the cues beside which a plain name may stand, each with its attribute ``names``: how the name stands there."""
    cues = [rule for rule in rules.by_kind["organization_cues"] if rule.attributes.get("names")]
    terms = {term: str(rule.attributes["names"]) for rule in cues for term in rule.terms}
    return ahocorasick_rs.AhoCorasick(list(terms)), tuple(terms.values())


def _introduced(document: Document) -> Iterator[OrganizationMention]:
    """X in 宿を運営するX, 業務を委託しているX, 委託先である「X」, Xの委託先."""
    text = document.text
    scan, ways = _introductions(document.rules)
    for i, begin, cue in scan.find_matches_as_indexes(text, overlapping=True):
        start, end = cue, begin
        if ways[i] == "back":
            start = left_edge(document.rules, text, begin)
        else:
            mark = _MARK.match(text, cue)
            if ways[i] == "marked" and mark is None:
                continue
            start = mark.end() if mark and ways[i] == "marked" else _KIN.match(text, cue).end()  # type: ignore[union-attr]
            end = right_edge(document.rules, text, start)
            if not (_NAME_END.match(text, end) or word_pattern(document.rules, "tail").match(text, end)):
                continue
        if start < end and _is_proper(text[start:end]):
            yield from _mention(document, start, end, "introduced")


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
        follows = (_TITLE_END if is_title else _ITEM_END).match(text, end)
        if start < end < line.end and follows and _is_proper(text[start:end]):
            yield from _mention(document, start, end, "headline")


def _is_proper(name: str) -> bool:
    """True for katakana or Latin letters, and for what :func:`_is_known` takes for a name."""
    return _FOREIGN.search(name) is not None or _is_known(name)


def _is_known(name: str) -> bool:
    """True where MeCab knows a proper noun, or does not know a word at all."""
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
    for match in _PATRON.finditer(text):
        end = right_edge(document.rules, text, match.end())
        if end > match.end() and _PATRONISED.match(text, end):
            yield from _mention(document, match.end(), end, "service")
