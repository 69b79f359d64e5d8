"""Where a notice writes its own date: at its head, at its foot, or behind 更新日 and the like."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from extractor.outline import Outline
from extractor.rules import Hit, RuleSet

#: So many lines with words at the top and at the bottom of a notice may hold its date.
_HEAD_LINES, _FOOT_LINES = 12, 14
_ONLY_DATE = re.compile(r"[\s()\[\]【】〔〕・:|/現在付け以上]*(?:[日月火水木金土](?:曜日?)?)?[\s()]*(?:午[前後])?(?:[0-9]{1,2}(?::[0-9]{2}|時(?:[0-9]{1,2}分)?))?[\s()]*(?:公開|更新|掲載|公表|発表|配信|発行|付)?[\s)\]】〕]*$")
_WORDS = re.compile(r"[^\s()\[\]【】〔〕・:|/0-9]")


_BRACKETED = re.compile(r"\s*[(〔\[][^()〔〕\[\]\n]{4,60}[)〕\]]\s*")
_SPACE_BEHIND = re.compile(r"(?: ?\([日月火水木金土](?:曜日?)?\))?(?:\s|$)")


class Dateline(NamedTuple):
    """A place that may be the notice's own date; of two the one with the higher ``weight`` is."""

    start: int
    weight: int


def datelines(text: str, outline: Outline, spans: Iterable[tuple[int, int, bool]], words: RuleSet) -> list[Dateline]:
    """The dates of ``spans`` (start, end, whether the year is written) that stand where a notice writes its own.

    ``words`` is the rule set with ``dateline`` and ``earlier`` rules. Ordered by place.
    """
    filled = [line for line in outline.lines if line.kind != "blank"]
    head = filled[min(_HEAD_LINES, len(filled)) - 1].end if filled else 0
    foot = filled[max(0, len(filled) - _FOOT_LINES)].start if filled else 0
    found = []
    for start, end, full in spans:
        if start > head and start < foot and not _labelled_line(text, outline, start):
            continue
        weight = _weight(text, outline, start, end, full, words)
        if weight > 0:
            found.append(Dateline(start, weight + 2 * full + (start <= head)))
    return found


_LABEL_START = re.compile(r"[\s(【\[・]*(?:更新日|掲載日|公開日|発表日|公表日|投稿日|発行日)")


def _labelled_line(text: str, outline: Outline, position: int) -> bool:
    line = outline.line_at(position)
    return _LABEL_START.match(text, line.start, line.end) is not None


def _weight(text: str, outline: Outline, start: int, end: int, full: bool, words: RuleSet) -> int:
    line = outline.line_at(start)
    before, after = text[line.start : start], text[end : line.end]
    if start == 0 and full and _SPACE_BEHIND.match(after):
        return 2
    if "。" in before or line.kind == "row" or len(before) + len(after) > 90:
        return 0
    if _ONLY_DATE.fullmatch(before) and _ONLY_DATE.match(after):
        return 5
    if _BRACKETED.fullmatch(text, line.start, line.end) and "。" not in after:
        return 3
    hits = words.scan(before[-14:])
    if any(hit.rule.code == "earlier" for hit in hits):
        return 0
    labelled = [hit for hit in [*hits, *words.scan(after[:12])] if hit.rule.code == "dateline"]
    if labelled and (_near(before, hits) or _ONLY_DATE.match(after)):
        return 4
    if "。" in after or "、" in after[:30]:
        return 0
    if _ONLY_DATE.match(after) and not before.endswith(("は", "が", "、")):
        return 3
    # A date, and behind it who writes: 令和3年12月1日 青葉株式会社.
    return 2 if full and _ONLY_DATE.fullmatch(before) and after[:1] in (" ", "(", "/") and line.kind == "text" else 0


def _near(before: str, hits: list[Hit]) -> bool:
    """True where the label stands right before the date."""
    tail = before[-14:]
    return any(hit.rule.code == "dateline" and not _WORDS.search(tail[hit.end :]) for hit in hits)


_SUBJECT = frozenset("はがもで")
_SET_OFF = re.compile(r"(?: ?\([^()\n]{1,8}\))?(?:[の ]?(?:午前|午後|夜|朝|夕)?(?:[0-9]{1,2}時(?:[0-9]{1,2}分|半)?)?)(?:付け?で?|まで(?:に)?)?[、,]")
#: How far a sentence may run on from the date to its verb, and how much of its end is read for it.
_LONGEST_LEAD, _VERB = 400, 46


def announces(text: str, outline: Outline, start: int, end: int, words: RuleSet) -> Hit | None:
    """The words that say that the date at ``start`` is the day of an announcement, if they do.

    Either they follow it at once (14日に発表した), or it stands behind the subject of a sentence that ends in such
    words (同社は14日、…と発表した). ``words`` is the rule set with ``announced`` rules.
    """
    sentence_end = outline.sentence_at(start)[1]
    near = [hit for hit in words.scan(text[end : min(end + 12, sentence_end)]) if _is_announcing(hit)]
    if near and "、" not in text[end : end + near[0].start][3:]:
        return near[0]
    if sentence_end - end > _LONGEST_LEAD or _SET_OFF.match(text, end) is None:
        return None
    if start and text[start - 1] not in _SUBJECT and outline.sentence_at(start)[0] != start:
        return None
    tail = max(end, sentence_end - _VERB)
    hits = [hit for hit in words.scan(text[tail:sentence_end]) if _is_announcing(hit)]
    return hits[-1] if hits else None


def _is_announcing(hit: Hit) -> bool:
    return hit.rule.code == "announced" and not hit.rule.attributes.get("label")
