"""Whether the words around a date say that something was made public on it, or only describe what was before."""

from __future__ import annotations

import re
from collections.abc import Callable

from extractor.clock import AT_TIME, AT_WEEKDAY
from extractor.findings import Document
from extractor.rules import Hit
from extractor.rules.wordings import Wording, date_wordings
from extractor.voice import Voice

_SUBJECT = frozenset("はがもで")
#: What makes the subject of whoever announces something in a month; 別の部署で昨年7月、 is when it happened there.
OF_MONTH = frozenset("はが")
_SET_OFF = Wording(
    AT_WEEKDAY + AT_TIME + "[の ]?(?:付け?で?|まで(?:に)?|[^、。\\n]{1,24}で|には、?[^、。\\n]{1,20}[がはも])?[、,]"
)
# What a sentence may open with before its date: nothing, a label (事例:2020年11月、…), a conjunction (また、).
_OPENS = re.compile(r"\s*(?:[^。、:\n]{1,10}: ?|[ぁ-ん]{2,6}、)?")
#: How far a sentence may run on from the date to its verb, and how much of its end is read for it.
_LONGEST_LEAD, _VERB = 400, 46
#: The verb belongs to a later day of the sentence: …が届いて発覚し、7日に会見を開いた.
_OF_LATER_DAY = re.compile(
    r"(?:[しりいきちみれせえ]|って|いて|んで|して)、[^と、。]{0,6}[0-9一二三四五六七八九十]{1,3}日に[^と、。]{0,14}$"
)
#: The words complete another date: 調査の終了は14日、公表が20日.
_OF_NEXT_DAY = re.compile(r"(?:日|した)?(?:の)?[はが]、?(?:[今同先翌]?[0-9一二三四五六七八九十]{1,4}[年月日/])")
# Whose time it is, behind the subject: 同社は米国時間7日、.
_ZONE = re.compile("[はが。\n]、?(?:去る|[一-龥ァ-ヶー]{1,6}時間の?)$")
_BEFORE_DATE = frozenset(("去る", "時間", "間の"))
_LONGEST_ZONE = 13
#: The last letter of a sentence that ends in a noun; and words of another day.
_VERBLESS = re.compile("[一-龠々ァ-ヶー]")
_ANY_DAY = re.compile("[0-9]日|[同翌当前]日")
#: What was announced stands between, and its own verb.
_OTHER_VERB = re.compile("だ|た(?:と|こと|旨)")
#: So near behind a date 発表した may begin and follow at once.
_NEAR = 9


def announces(document: Document, start: int, end: int, said: Callable[[int, int], list[Hit]]) -> Hit | None:
    """The words that say that the date at ``start`` is the day of an announcement, if they do.

    Either they follow it at once (14日に発表した), or it stands behind the subject of a sentence that ends in such
    words (同社は14日、…と発表した). ``said`` gives the hits of ``rules/date_roles.yaml`` that begin in a stretch.
    """
    text, sentence = document.text, document.outline.sentence_at(start)
    near = _announcing(text, said(end, min(end + _NEAR, sentence[1])))
    if near and _ANY_DAY.search(text, end, near[0].start):
        # 3日検知、24日公表: that is told of the later day.
        return None
    if near and text.find("、", end + 3, near[0].start) < 0:
        # 侵入は14日だと明らかにした and 14日に判明したと発表した tell of the other day; 14日、… does not.
        attached = text.find("、", end, near[0].start) < 0
        return None if attached and _OTHER_VERB.search(text, end, near[0].start) else near[0]
    return announces_at_end(document, start, end, said)


def announces_at_end(
    document: Document, start: int, end: int, said: Callable[[int, int], list[Hit]], subjects: frozenset[str] = _SUBJECT
) -> Hit | None:
    """The words of announcing with which a sentence ends that sets the date behind its subject, or at its beginning."""
    text, sentence = document.text, document.outline.sentence_at(start)
    # 同社は、14日、…と発表した; behind が、 another clause begins.
    subject = start == 0 or text[start - 1] in subjects or text.endswith("は、", 0, start)
    if not subject and text[start - 2 : start] in _BEFORE_DATE:
        # 同社は去る7日、; 同社は米国時間7日、.
        subject = _ZONE.search(text, max(0, start - _LONGEST_ZONE), start) is not None
    opens = subject or _OPENS.fullmatch(text, sentence[0], start) is not None
    if not opens or sentence[1] - end > _LONGEST_LEAD:
        return None
    if date_wordings(document.rules)[_SET_OFF].match(text, end) is None:
        return None
    stop = _verb_end(document, sentence[1])
    hits = _announcing(text, said(max(end, stop - _VERB), stop))
    if hits and text.endswith("ます", 0, hits[-1].end) and text[start:end] != "本日":
        # 5月16日、…が判明したので、お知らせいたします: that is said today.
        return None
    if hits and _OF_LATER_DAY.search(text, max(end, hits[-1].start - _VERB), hits[-1].start):
        return None
    return hits[-1] if hits else None


def _verb_end(document: Document, end: int) -> int:
    """Where the sentence that ends at ``end`` has its verb: in the next, where it ends in a noun itself (…に感染。)."""
    text = document.text
    if text[end - 1 : end] != "。" or _VERBLESS.match(text[end - 2]) is None:
        return end
    following = document.outline.sentence_at(end)
    return following[1] if following[0] == end and _ANY_DAY.search(text, *following) is None else end


def _announcing(text: str, hits: list[Hit]) -> list[Hit]:
    """The words of announcing that do not complete a date of their own behind them."""
    return [hit for hit in hits if hit.rule.code == "announced" and _OF_NEXT_DAY.match(text, hit.end) is None]


_WAS_MADE_PUBLIC = "{made_public}(?:を?(?:いた|致)?し|され)?(?:ました|た)"
#: An announcement that describes something: 3日に公表した不正アクセス, 3日に公表しました「…」.
_DESCRIBES = Wording(
    r"(?:[とや・、]{1,2}[0-9]{1,2}月)?(?:に|付けで|付で)?(?:は|、)?[^。、\n0-9]{0,24}?"
    + _WAS_MADE_PUBLIC
    + "(?=[「『一-龠々ァ-ヶA-Za-z])"
)
#: The report goes on from an earlier one.
_GOES_ON = Wording(
    r"[^。\n]{0,120}?(?:以下、?「?{report_before}|"
    + _WAS_MADE_PUBLIC
    + r"(?:{as_told}|が、|。\s*{this_time}|(?=[「『一-龠々ァ-ヶ])))"
)


def describes(document: Document, end: int) -> bool:
    """True where the announcement of the day that ends at ``end`` only describes something: 3日に公表した件."""
    return date_wordings(document.rules)[_DESCRIBES].match(document.text, end) is not None


def tells_of_earlier(document: Document, end: int) -> bool:
    """True where the organisation itself goes on from what it announced on the day that ends at ``end``.

    The day of such a follow-up report (3日に公表いたしました件について; …を公表しました。この度…) is its own, which it
    need not tell.
    """
    goes_on = date_wordings(document.rules)[_GOES_ON]
    return document.voice is Voice.OWN and goes_on.match(document.text, end) is not None
