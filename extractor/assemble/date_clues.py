"""What the words beside a date make of it: the day of the act, of noticing it, of making it public, or none of these.

A label before the date (判明日:), a heading or a table header says it outright. Else a sentence about its subject says
it at its end (同社は14日、…と発表した), the words right before the date may (発覚したのは14日), and mostly the words
behind it do, up to the next date. The words are rules, ``rules/date_roles.yaml``. Quoted and bracketed words tell of
something else and are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractor.dateline import announces
from extractor.edtf import OPEN, parse_day
from extractor.findings import DateMention, Document
from extractor.rules import Hit, RuleSet

#: How far behind a date the words still speak of it, and how far one that stands alone on its line.
_REACH = 110
#: A label of this weight decides; a lighter one only where the words behind the date say nothing.
LABEL = 4
#: A line so long may break off in the middle of a sentence; the next then begins with plain words.
_LONG_LINE = 28
_GOES_ON = re.compile(r"[ ]{0,40}[ぁ-んァ-ヶ一-龠]")
#: So near must stand what the data of a period are (…までに受診された方).
_DATA_REACH = 24

_ASIDE = re.compile(r"「[^「」\n]{0,90}」|『[^『』\n]{0,90}』|\((?![月火水木金土日][)曜・])[^()\n]{0,60}\)")
_TIME_BEHIND = re.compile(
    r"(?: ?\([^()\n]{1,10}\)|[月火水木金土日]曜日?)?[の ]{0,3}(?:頃|ごろ|ころ)?"
    r"(?:(?:午前|午後|正午|深夜|未明|早朝|朝|昼|夕方|夕刻|夕|夜)(?:に|の)?)?[ ]{0,3}"
    r"(?:[0-9]{1,2}(?::[0-9]{2}|時(?: ?[0-9]{1,2}分|半)?)(?:台|過ぎ|すぎ)?)?(?:頃|ごろ|ころ|まで)?"
)
#: A period that only describes a noun: 2022年11月~24年2月の通知書.
_ATTRIBUTE = re.compile(rf"{_TIME_BEHIND.pattern}の(?![^、。]{{0,10}}(?:まで|にかけ|の間)|間|期間|未明|深夜|早朝|朝|昼|夕|夜|午|[0-9]|いずれ|うち|計|約)")
#: A noticing verb that governs what stands before it: …されていることに気付いた, …との連絡があった.
_GOVERNS = re.compile(
    r"(?:こと|の|旨|状態|もの|跡|疑い|おそれ|異常|ない|ファイル|データ)(?:を|が|に|も)[^、。]{0,14}$"
    r"|(?:と|旨)(?:の|する)?[^、。]{0,12}$|(?:から|より)[^、。]{0,30}$"
)
_CLAUSE_END = re.compile(r"[、。]")
_WORDY = re.compile(r"[^\s()\[\]【】〔〕「」・:;|/0-9.、※■●○◆◇>＞-]")
_WRITTEN = re.compile(r"[0-9一二三四五六七八九十]")
#: The words right before a date that it completes: 発覚したのは14日, 送信した14日, 送信は14日.
_LEAD = re.compile(r"[^、。\n]{1,24}?(?:(?P<subject>のは|のが)|した|された|あった|った|(?P<noun>は))[、, ]?$")
#: What joins a date to the next one in a list, so that both mean the same.
_LISTED = re.compile(rf"{_TIME_BEHIND.pattern}(?:に[^、。]{{1,20}}(?:から|より))?[、及びおよと・並びに ]{{1,4}}$")


class Clue(NamedTuple):
    """One date with what was read beside it.

    ``role`` is the code of the rule that decided (empty where none did), ``weight`` how telling it is, ``rule`` its
    name; ``also`` holds the roles of further words in the same stretch; ``behind`` the words read.
    """

    mention: DateMention
    role: str
    weight: int
    rule: str
    also: frozenset[str]
    behind: str


def shape(mention: DateMention) -> str:
    """``day``, ``coarse`` (a month or year), ``period``, or ``open`` for a period with one open side."""
    if OPEN in mention.value:
        return "open"
    if "/" in mention.value:
        return "period"
    day = parse_day(mention.value)
    return "day" if day is not None and day.day is not None else "coarse"


def read_clues(document: Document, mentions: list[DateMention]) -> list[Clue]:
    """The clue of each date, in order of place."""
    words = document.rules["date_roles"]
    clues: list[Clue] = []
    following = len(document.text)
    for mention in reversed(mentions):
        clue = _read(document, words, mention, following)
        if not clue.role and clues and _LISTED.fullmatch(clue.behind):
            after = clues[-1]
            clue = clue._replace(role=after.role, weight=after.weight, rule=after.rule)
        clues.append(clue)
        following = mention.start
    return clues[::-1]


def _read(document: Document, words: RuleSet, mention: DateMention, following: int) -> Clue:
    text, form = document.text, shape(mention)
    label = _label(document, words, mention)
    main = label if label is not None and _weight(label) >= LABEL else None
    if main is None and form == "day":
        main = announces(text, document.outline, mention.start, mention.end, words)
    behind, hits = "", list[Hit]()
    for stop in _reaches(document, mention, following):
        behind = _ASIDE.sub(lambda m: "〓" * len(m[0]), text[mention.end : stop])
        hits = [hit for hit in words.scan(behind) if not hit.rule.attributes.get("label")]
        main = main or _said(text, words, mention, behind, hits, form)
        if main is not None:
            break
    also = frozenset(hit.rule.code for hit in hits)
    main = main or label
    if form == "period" and _ATTRIBUTE.match(behind) and (main is None or _weight(main) < LABEL):
        return Clue(mention, "data", 2, "assemble/attribute", also, behind)
    if main is None or (main is not label and _quoted(document, mention)):
        return Clue(mention, "", 0, "", also, behind)
    return Clue(mention, main.rule.code, _weight(main), main.rule.name, also, behind)


def _said(text: str, words: RuleSet, mention: DateMention, behind: str, hits: list[Hit], form: str) -> Hit | None:
    """The words right before the date or behind it that decide."""
    if not (form == "open" and any(hit.rule.code == "data" for hit in hits)):
        before = _before(text, words, mention)
        if before is not None:
            return before
    return _main(behind, hits, form)


def _quoted(document: Document, mention: DateMention) -> bool:
    """True where the date stands inside 「」: somebody's words, a title."""
    line = document.outline.line_at(mention.start)
    return document.text.rfind("「", line.start, mention.start) > document.text.rfind("」", line.start, mention.start)


def _weight(hit: Hit) -> int:
    return int(str(hit.rule.attributes.get("weight", 2)))


def _reaches(document: Document, mention: DateMention, following: int) -> Iterator[int]:
    """Where the words about this date end: at the next date, the end of the sentence, of the cell, of the bracket.

    A date at the head of its line or alone on it, as in a timeline, speaks for the whole line, or for the next, where
    its own sentence says nothing.
    """
    text = document.text
    line = document.outline.line_at(mention.start)
    limit = min(mention.end + _REACH, following)
    if line.kind == "row":
        yield _row_reach(text, mention, min(limit, line.end))
        return
    close = text.find(")", mention.end, min(limit, mention.end + 20))
    if close >= 0 and "(" not in text[mention.end : close]:
        yield close
        return
    yield max(min(_sentence_end(document, mention.start, limit), limit), mention.end)
    if not _WORDY.search(text, line.start, mention.start):
        alone = not _WORDY.search(_TIME_BEHIND.sub("", text[mention.end : line.end], count=1))
        yield limit if alone else max(min(line.end, limit), mention.end)


def _sentence_end(document: Document, position: int, limit: int) -> int:
    """The end of the sentence, past the ends of lines that break it in the middle."""
    text = document.text
    end = document.outline.sentence_at(position)[1]
    while end < limit and text[end - 1] == "\n" and text[end - 2] not in "。\n" and _GOES_ON.match(text, end):
        if end - document.outline.line_at(end - 1).start < _LONG_LINE:
            break
        end = document.outline.sentence_at(end)[1]
    return end


def _row_reach(text: str, mention: DateMention, limit: int) -> int:
    """In a table the words about a date stand in its cell and the next."""
    bar = text.find("|", mention.end, limit)
    second = text.find("|", bar + 1, limit) if bar >= 0 else -1
    return second if second >= 0 else max(limit, mention.end)


def _main(behind: str, hits: list[Hit], form: str) -> Hit | None:
    """The words that decide: the nearest that can be said of a date of this form, unless a noticing verb governs them."""
    noticing = [hit for hit in hits if hit.rule.code == "discovered"]
    fit = [hit for hit in hits if _can_be_said(hit, form, bool(noticing))]
    if not fit:
        return None
    nearest = fit[0]
    if form == "period" or nearest.rule.code in ("discovered", "announced") or not _opens_clause(behind):
        return nearest
    return next((hit for hit in noticing if hit in fit and _governs(behind, hit)), nearest)


def _governs(behind: str, hit: Hit) -> bool:
    return behind[hit.start] in "と旨" or _GOVERNS.search(behind, 0, hit.start) is not None


def _can_be_said(hit: Hit, form: str, noticed: bool) -> bool:
    code = hit.rule.code
    if code in ("data", "card_use"):
        return form != "day" and hit.start <= _DATA_REACH
    if code == "discovered":
        return form in ("day", "coarse")
    return not (code == "state" and noticed and form == "day")


def _opens_clause(behind: str) -> bool:
    """True where the date is set off from what follows (3月8日、…) and so belongs to the main verb."""
    time = _TIME_BEHIND.match(behind)
    rest = behind[time.end() if time else 0 :]
    return rest[:1] in ("、", " ", ",", "|", "\n", "", ":")


def _before(text: str, words: RuleSet, mention: DateMention) -> Hit | None:
    """The words right before the date, where the date completes them: 発覚したのは14日."""
    lead = _LEAD.search(text, max(0, mention.start - 27), mention.start)
    if lead is None:
        return None
    hits = [hit for hit in words.scan(lead[0]) if not hit.rule.attributes.get("label")]
    if not hits or hits[-1].rule.code in ("data", "card_use", "reported"):
        return None
    if lead["noun"] is None and not lead["subject"] and not _WRITTEN.search(text, mention.start, mention.end):
        # 掲載した翌日に is the day after.
        return None
    # A noun completed by its date stands right before は: 攻撃は19日から.
    return hits[-1] if lead["noun"] is None or hits[-1].end >= lead.start("noun") - lead.start() - 2 else None


def _label(document: Document, words: RuleSet, mention: DateMention) -> Hit | None:
    """The label that stands before the date: on its line, over its column, or as its heading."""
    text, outline = document.text, document.outline
    line = outline.line_at(mention.start)
    if line.kind == "row":
        return _cell_label(document, words, mention)
    before = text[line.start : mention.start]
    label = _last_label(words, _CLAUSE_END.split(before)[-1][-24:])
    if label is not None:
        return label
    if not _WORDY.search(before):
        return _heading_label(document, words, mention) or _label_above(document, words, line.start)
    return None


def _label_above(document: Document, words: RuleSet, position: int) -> Hit | None:
    """The label that ends in a colon on one of the lines above: 発生日時: and a date a line below it."""
    for _ in range(3):
        line = document.outline.line_at(position - 1) if position > 0 else None
        if line is None or line.kind == "blank":
            return None
        label = document.text[line.start : line.end].rstrip()
        if label.endswith(":"):
            return _last_label(words, label[-24:])
        position = line.start
    return None


def _last_label(words: RuleSet, before: str) -> Hit | None:
    hits = [hit for hit in words.scan(before) if hit.rule.attributes.get("label")]
    return hits[-1] if hits and not _WORDY.search(before[hits[-1].end :].removeprefix("は")) else None


def _cell_label(document: Document, words: RuleSet, mention: DateMention) -> Hit | None:
    table = document.outline.table_at(mention.start)
    if table is None:
        return None
    for cell in (table.header(document.text, mention.start), table.stub(document.text, mention.start)):
        hits = [hit for hit in words.scan(cell[:30]) if hit.rule.attributes.get("label")]
        # 日時 over a column of single days says nothing of any.
        if hits and (hits[0].rule.code != "period" or shape(mention) == "period"):
            return hits[0]
    return None


def _heading_label(document: Document, words: RuleSet, mention: DateMention) -> Hit | None:
    """The heading right above, where it names a date (2. 判明日時) and not a story (判明の経緯)."""
    section = document.outline.section_at(mention.start)
    heading = section.heading
    start = document.text.find("\n", section.body)
    if not heading or len(heading) > 24 or start < 0 or _WORDY.search(document.text, start, mention.start):
        return None
    hits = [hit for hit in words.scan(heading) if hit.rule.attributes.get("label")]
    return hits[-1] if hits and heading.rstrip("】〕》>〉≫］)").endswith(("日", "日時", "時期", "期間")) else None
