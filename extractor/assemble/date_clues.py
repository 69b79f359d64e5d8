"""What the words beside a date make of it: the day of the act, of noticing it, of making it public, or none of these.

Words behind the date, up to the next date, decide; a label before it (判明日:), a heading or a table header decides
over them. The words are rules, ``rules/date_roles.yaml``. Quoted and bracketed words tell of something else and are
passed over.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractor.findings import DateMention, Document
from extractor.outline import Line
from extractor.rules import Hit, RuleSet

#: How far behind a date the words still speak of it.
_REACH = 110
_ASIDE = re.compile(r"「[^「」\n]{0,90}」|\([^()\n]{0,60}\)|『[^『』\n]{0,90}』")
_TIME_BEHIND = re.compile(
    r"(?:\([^()\n]{1,10}\)|[月火水木金土日]曜日?)?[の ]{0,3}(?:頃|ごろ|ころ)?"
    r"(?:(?:午前|午後|正午|深夜|未明|早朝|朝|昼|夕方|夕刻|夕|夜)(?:に|の)?)?[ ]{0,3}"
    r"(?:[0-9]{1,2}(?::[0-9]{2}|時(?:[0-9]{1,2}分|半)?)(?:台|過ぎ|すぎ)?)?(?:頃|ごろ|ころ|まで)?"
)
#: A noticing verb that governs what stands before it: …されていることに気付いた, …との連絡があった.
_GOVERNS = re.compile(r"(?:こと|の|旨|状態|もの|跡|疑い|おそれ|異常|ない)(?:を|が|に|も)[^、。]{0,14}$|(?:と|旨)(?:の|する)?[^、。]{0,12}$")
_WORDY = re.compile(r"[^\s()\[\]【】〔〕「」・:;|/0-9.、※■●○◆◇>＞-]")


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


def read_clues(document: Document, mentions: list[DateMention]) -> list[Clue]:
    """The clue of each date, in order of place."""
    words = document.rules["date_roles"]
    starts = [m.start for m in mentions]
    return [
        _read(document, words, mention, starts[i + 1] if i + 1 < len(starts) else len(document.text))
        for i, mention in enumerate(mentions)
    ]


def _read(document: Document, words: RuleSet, mention: DateMention, following: int) -> Clue:
    text = document.text
    end = _reach(document, mention, following)
    behind = _ASIDE.sub(lambda m: "〓" * len(m[0]), text[mention.end : end])
    hits = [hit for hit in words.scan(behind) if not hit.rule.attributes.get("label")]
    also = frozenset(hit.rule.code for hit in hits)
    label = _label(document, words, mention)
    if label is not None:
        return Clue(mention, label.rule.code, _weight(label), label.rule.name, also, behind)
    main = _main(behind, hits)
    if main is None:
        return Clue(mention, "", 0, "", also, behind)
    return Clue(mention, main.rule.code, _weight(main), main.rule.name, also, behind)


def _weight(hit: Hit) -> int:
    return int(str(hit.rule.attributes.get("weight", 2)))


def _reach(document: Document, mention: DateMention, following: int) -> int:
    """Where the words about this date end: at the next date, the end of the sentence, of the cell, of the bracket."""
    text = document.text
    end = min(mention.end + _REACH, following)
    sentence_end = document.outline.sentence_at(mention.start)[1]
    end = min(end, max(sentence_end, mention.end))
    bar = text.find("|", mention.end, end)
    if bar >= 0:
        # In a table the words about a date stand in the next cell.
        second = text.find("|", bar + 1, end)
        end = second if second >= 0 else end
    close = text.find(")", mention.end, min(end, mention.end + 20))
    if close >= 0 and "(" not in text[mention.end : close]:
        end = close
    return max(end, mention.end)


def _main(behind: str, hits: list[Hit]) -> Hit | None:
    """The words that decide: the nearest, unless the date opens the clause and a noticing verb governs the nearest."""
    if not hits:
        return None
    nearest = hits[0]
    if nearest.rule.code in ("discovered", "announced") or not _opens_clause(behind):
        return nearest
    for hit in hits[1:]:
        if hit.rule.code == "discovered" and _GOVERNS.search(behind, 0, hit.start):
            return hit
    return nearest


def _opens_clause(behind: str) -> bool:
    """True where the date is set off from what follows (3月8日、…) and so belongs to the main verb."""
    time = _TIME_BEHIND.match(behind)
    rest = behind[time.end() if time else 0 :]
    return rest[:1] in ("、", " ", ",", "|", "\n", "", ":")


def _label(document: Document, words: RuleSet, mention: DateMention) -> Hit | None:
    """The label that stands before the date: on its line, over its column, or as its heading."""
    text, outline = document.text, document.outline
    line = outline.line_at(mention.start)
    if line.kind == "row":
        return _cell_label(document, words, mention)
    before = text[line.start : mention.start]
    if len(before) <= 60 and "。" not in before:
        label = _last_label(words, before[-24:])
        if label is not None:
            return label
    if not _WORDY.search(before):
        return _heading_label(document, words, line)
    return None


def _last_label(words: RuleSet, before: str) -> Hit | None:
    hits = [hit for hit in words.scan(before) if hit.rule.attributes.get("label")]
    if not hits:
        return None
    between = before[hits[-1].end :]
    return hits[-1] if not _WORDY.search(between) or between.strip(" :の日時は") == "" else None


def _cell_label(document: Document, words: RuleSet, mention: DateMention) -> Hit | None:
    table = document.outline.table_at(mention.start)
    if table is None:
        return None
    for cell in (table.header(document.text, mention.start), table.stub(document.text, mention.start)):
        hits = [hit for hit in words.scan(cell[:30]) if hit.rule.attributes.get("label")]
        if hits:
            return hits[0]
    return None


def _heading_label(document: Document, words: RuleSet, line: Line) -> Hit | None:
    section = document.outline.section_at(line.start)
    if not section.heading or len(section.heading) > 24 or document.text[section.body : line.start].count("\n") > 2:
        return None
    hits = [hit for hit in words.scan(section.heading) if hit.rule.attributes.get("label")]
    return hits[-1] if hits else None
