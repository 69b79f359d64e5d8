"""The label of a date: the words that stand before it on its line, over its column, or as its heading."""

from __future__ import annotations

import re

import msgspec

from extractor.assemble.date_words import RoleWords
from extractor.clock import BRACKETED_WEEKDAY
from extractor.eras import ERA
from extractor.findings import DateMention, Document
from extractor.outline import Line
from extractor.rules import Hit
from extractor.rules.wordings import Wording

#: So far before a date its label may begin.
_LABEL_REACH = 24
#: A line is looked at so far back from a date in it; few lines are longer, and a hostile one costs no more.
LOOK_BACK = 200
WORDY = re.compile(r"[^\s()\[\]【】〔〕「」・:;|/0-9.、※■●○〇◆◇▼▽◎>＞-]")
WRITTEN = re.compile(r"[0-9一二三四五六七八九十]")
#: The end of a heading that names a date.
_NAMES_TIME = Wording("{names_time}[】〕》>〉≫］)]{0,9}$")
#: A question, and the mark of its answer.
_ASKS = re.compile(r"いつ[^\n]{0,40}か[。?]?$")
_ANSWER = re.compile(r"\s*(?:A|答|回答)[0-9]{0,2}[.:)\s】〕]*")
#: A date with the same label right before another: 発送した日 12月28日及び29日.
_DATE_BEFORE = re.compile(rf"{ERA}?[0-9元年月日/]{{2,11}}{BRACKETED_WEEKDAY}?(?:及び|および|並びに|、|・|と)")
#: Two labels of one date.
_JOINED = re.compile(r"[・/、 及びおよと兼]{1,4}")


class Place(msgspec.Struct, frozen=True, gc=False):
    """Where a date stands; ``opens_line`` is true where nothing but markers stands before it on its line."""

    mention: DateMention
    line: Line
    opens_line: bool


def place_of(document: Document, mention: DateMention) -> Place:
    """The line of a date, and whether the date opens it."""
    start, line = mention.start, document.outline.line_at(mention.start)
    opens = start - line.start <= LOOK_BACK and not WORDY.search(document.text, line.start, start)
    return Place(mention, line, opens)


def label_of(document: Document, words: RoleWords, place: Place) -> Hit | None:
    """The label that stands before the date: on its line, over its column, or as its heading."""
    if not words.any_labels:
        return None
    mention, line = place.mention, place.line
    if line.kind == "row":
        return _cell_label(document, words, mention)
    label = _last_label(document.text, words, max(line.start, mention.start - _LABEL_REACH), mention.start)
    if label is not None and label.end == mention.start and not WRITTEN.search(document.text, label.end, mention.end):
        # 発覚翌日 is the day after.
        label = None
    if label is None and place.opens_line:
        label = _heading_label(document, words, mention) or _label_above(document, words, line.start)
        if label is None and "/" in mention.value and not WORDY.search(document.text, mention.end, line.end):
            label = _block_label(document, words, mention)
    elif label is None and _ANSWER.fullmatch(document.text, line.start, mention.start):
        label = _asked(document, words, line.start)
    return label


def _asked(document: Document, words: RoleWords, position: int) -> Hit | None:
    """The label in the question (いつ発覚したのですか) above an answer that begins with its day (A 6月5日です)."""
    above = document.outline.line_at(max(0, position - 1))
    if _ASKS.search(document.text, above.start, above.end) is None:
        return None
    return next(iter(words.labels(above.start, above.end)[-1:]), None)


def _last_label(text: str, words: RoleWords, start: int, end: int) -> Hit | None:
    """The last label of a stretch, where it stands at its end; of 判明日時 and the 日時 in it the wider."""
    hits = words.labels(start, end)
    if not hits:
        return None
    label = next(hit for hit in hits if hit.end == hits[-1].end)
    between = text[label.end : end].removeprefix("は")
    if WORDY.search(between) and WORDY.search(_DATE_BEFORE.sub("", between)):
        return None
    # 5日発覚、24日発表: the words are those of the date before.
    return None if text[label.start - 1] == "日" and "、" in between else label


def twin_label(document: Document, words: RoleWords, label: Hit | None) -> list[Hit]:
    """The label that stands joined before ``label``, of the same date: 発生日・発覚日 8月19日."""
    if label is None:
        return []
    twins = words.labels(max(0, label.start - _LABEL_REACH), label.start)
    return [hit for hit in twins if _JOINED.fullmatch(document.text, hit.end, label.start)]


def _label_above(document: Document, words: RoleWords, position: int) -> Hit | None:
    """The label on one of the lines above that ends in a colon, or alone on the one right above: 発生日時."""
    above = document.outline.line_at(max(0, position - 1))
    short = above.end - above.start <= _LABEL_REACH
    alone = _last_label(document.text, words, above.start, above.end) if short else None
    if alone is not None and WRITTEN.search(document.text, alone.end, above.end):
        alone = None
    if alone is not None and not WORDY.search(document.text, above.start, alone.start):
        return alone
    for _ in range(3):
        line = document.outline.line_at(position - 1) if position > 0 else None
        if line is None or line.kind == "blank":
            return None
        if document.text[line.end - 1] == ":":
            return _last_label(document.text, words, max(line.start, line.end - _LABEL_REACH), line.end)
        position = line.start
    return None


def _cell_label(document: Document, words: RoleWords, mention: DateMention) -> Hit | None:
    table = document.outline.table_at(mention.start)
    for start, end in table.header_and_stub(mention.start) if table is not None else ():
        hits = words.labels(start, min(end, start + 30))
        # 日時 over a column of single days says nothing of any.
        if hits and (hits[0].rule.code != "period" or "/" in mention.value):
            return hits[0]
    return None


def _heading_label(document: Document, words: RoleWords, mention: DateMention) -> Hit | None:
    """The heading right above, where it names a date (2. 判明日時) and not a story (判明の経緯)."""
    section = document.outline.section_at(mention.start)
    heading = section.heading
    if not heading or len(heading) > _LABEL_REACH or mention.start - section.body > LOOK_BACK:
        return None
    start = document.text.find("\n", section.start)
    if start < 0 or WORDY.search(document.text, start, mention.start):
        return None
    hits = words.labels(section.start, start)
    # 発覚の日時 says more than 日時.
    hits = [hit for hit in hits if hit.rule.code != "period"] or hits
    if not hits or WRITTEN.search(document.text, hits[-1].end, start):
        # 【掲載日】2024年6月14日: the label has its date on its own line.
        return None
    return hits[-1] if words.beside[_NAMES_TIME].search(heading) else None


def _block_label(document: Document, words: RoleWords, mention: DateMention) -> Hit | None:
    """What a heading further up says of a period alone on its line, where it names dates too: 3 対象者・項目・期間."""
    for section in document.outline.sections_around(mention.start):
        names_time = 0 < len(section.heading) <= _LABEL_REACH and words.beside[_NAMES_TIME].search(section.heading)
        hits = words.labels(section.start, section.body) if names_time else []
        if hits:
            return hits[-1]
    return None
