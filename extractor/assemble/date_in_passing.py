"""Dates that only describe something, whatever the words behind them say: of data, a paper, another case, an aside."""

from __future__ import annotations

import re

from extractor.assemble.date_labels import LOOK_BACK, WRITTEN, Place
from extractor.assemble.date_said import TIME_BEHIND, manner
from extractor.brackets import opened_around
from extractor.clock import BRACKETED_WEEKDAY
from extractor.findings import DateMention, Document
from extractor.rules import Hit
from extractor.rules.wordings import Wording, Wordings
from extractor.voice import Voice

#: A period that only describes a noun: 2022年11月~24年2月の通知書.
_ATTRIBUTE = Wording(TIME_BEHIND + "分?の(?![^、。]{0,10}(?:まで|にかけ|の間)|{daytime}|[0-9]|{of_the_period})")
#: What people did over a time who are meant: 4月から9月までに派遣を受けた店, 1日から10日までに申し込んだ方.
_WHO_DID = Wording(
    "(?:まで(?:の間)?)?に(?:かけて)?[^、。]{1,28}(?:た|[いん]だ)(?=[おご]?[0-9ァ-ヶ一-龠々「『])(?!{formal_noun})"
)
#: What is of a day, and what lies before it.
_PORTION = re.compile(BRACKETED_WEEKDAY + "?分(?![か析割])")
# What was done on a day to the thing that the sentence goes on about.
_OBJECT = re.compile("に[^、。]{1,16}た[^、。はがに]{1,16}を")
#: The same of a thing that was lost at some later time, up to the words for losing it.
_THING = re.compile(BRACKETED_WEEKDAY + "?に[^、。]{1,16}た[^、。はがにで]{1,16}を(?:[^、。]{0,6})?$")
#: The date of a document: 4月12日付「…について」.
_DATED = Wording("{dated_paper}")
#: The same with the paper itself right behind it: 4月1日付の異動案.
_DATED_THING = re.compile("付け?の[一-龠ァ-ヶ]")
#: A year or month in which something like it happened too: 2020年にも誤送信が….
#: Or in which it happened to another: 2019年には別の会社でも….
_TOLD_BEFORE = Wording("{told_before}")
_ONCE_BEFORE = Wording("{once_before}")
#: Where else it happened, right before its year.
_ELSEWHERE, _ELSEWHERE_REACH = Wording("{elsewhere}、?$"), 8
#: A month or day of what only made somebody look: 12月に発覚した着服を受け、全店の書類を点検した.
_PROMPT = Wording("{prompted_by}")
#: What somebody was to be told of, which lay ahead.
_ABOUT_IT = Wording("{to_be_told}")
#: How things stood on a day: 6月1日の時点で分かっていた.
_BY_THEN = Wording("{by_then}")
_LEARNED = Wording("(?:まで)?に?、?(?:[^、。\\n]{1,16}の?{asking}で)?{learned}")
#: The same in the clipped way of the papers.
_LEARNED_AT_ONCE = Wording("、?{learned}")
#: A sentence of the announcement that somebody cites: 「3日に検知しました」とのこと.
_CITED = Wording("」{cited}")
#: The month is a step of the way to a page: トップ > 2019年11月 > 名簿の盗難.
_NAVIGATION = re.compile(r"\s*[>›»]")
#: Roles that a date among plans has none of.
_TELLING = frozenset({"occurred", "discovered", "opened", "began", "seen", "happened"})
#: What is sent after the incident, right before the day.
_LETTER = Wording("{letter_about_it}(?:を|は|も|につきましては|については)、?$")
_LETTER_REACH = 30
#: A bracket so far before a date still holds it.
_LONGEST_ASIDE = 60


def in_passing(
    say: Wordings, document: Document, mention: DateMention, form: str, behind: str, hits: list[Hit], main: Hit | None
) -> tuple[str, str] | None:
    """The role and rule of a date that only describes something; ``None`` of one that tells something itself.

    ``hits`` are the words in the stretch ``behind`` it, ``main`` those that else decide.
    """
    how = manner(main) if main is not None else ""
    if form == "period":
        if say[_ATTRIBUTE].match(behind) or _is_of_data(say, mention, behind, hits):
            return "data", "assemble/attribute"
        of_deeds = document.rules["outline"].ids_with("deeds")
        if (main is None or how == "sent") and document.outline.role_at(mention.start) in of_deeds:
            # 3 対応: 3日から5日にかけ、手紙を送った.
            return "other", "outline/section"
    if form == "day" and _PORTION.match(behind):
        # 3月27日(火)分の記録票.
        return "data", "assemble/attribute"
    if form == "day" and _of_object(document.text, mention) and _is_of_data(say, mention, behind, hits):
        # 14日、前日に県から来た依頼のメールを転送した.
        return "data", "assemble/attribute"
    if main is not None and how == "lost" and form == "day" and _THING.match(behind, 0, main.start - mention.end):
        # 3日に預かった書類を紛失した: it was there then.
        return "seen", "assemble/thing"
    if main is not None and main.rule.code in _TELLING and _is_of_plans(document, mention):
        # 再発防止: 窓口で受けた指摘は即日、掲示板に書き込みます.
        return "other", "outline/section"
    if say[_ABOUT_IT].match(document.text, mention.end):
        # 翌日の営業中止を知らせるメール.
        return "data", "assemble/attribute"
    if say[_PROMPT].match(document.text, mention.end):
        return "other", "assemble/prompt"
    if form == "coarse":
        if behind.startswith("・") and document.text.startswith("(", mention.start - 1):
            # 過去の例は甲市(2019年・紛失).
            return "other", "assemble/aside"
        if say[_ONCE_BEFORE].match(behind) or _is_elsewhere(say, document.text, mention):
            return "other", "assemble/earlier"
        if _NAVIGATION.match(behind):
            return "other", "assemble/navigation"
    elif behind.startswith("にも") and say[_TOLD_BEFORE].match(behind):
        return "other", "assemble/earlier"
    if mention.rule == "dates/today" and behind.startswith("まで"):
        return "other", "assemble/as_of"
    announced = main is not None and main.rule.code == "announced"
    # 3日の時点で侵入していた may tell of the act; 3日時点で and what was announced then do not.
    if say[_BY_THEN].match(behind) and (announced or not behind.startswith("の")):
        return "other", "assemble/as_of"
    if not announced and say[_DATED].match(behind):
        return "other", "assemble/dated"
    if how == "sent" and _is_of_letter(say, document.text, mention):
        return "other", "assemble/letter"
    if form != "coarse" and document.voice is not Voice.OWN and _to_the_press(say, document.text, mention):
        return "other", "assemble/press"
    return None


def _is_of_plans(document: Document, mention: DateMention) -> bool:
    return document.outline.role_at(mention.start) in document.rules["outline"].ids_with("plans")


def _is_of_data(say: Wordings, mention: DateMention, behind: str, hits: list[Hit]) -> bool:
    """True for a period in which the people did something that no rule knows: 4月から9月までに派遣を受けた店."""
    clause = say[_WHO_DID].match(behind)
    return clause is not None and not any(hit.start - mention.end < clause.end() for hit in hits)


def _is_elsewhere(say: Wordings, text: str, mention: DateMention) -> bool:
    """True of the year or month in which it happened in another land or trade: 海外では2018年に."""
    return say[_ELSEWHERE].search(text, max(0, mention.start - _ELSEWHERE_REACH), mention.start) is not None


def _is_of_letter(say: Wordings, text: str, mention: DateMention) -> bool:
    """True where what was sent on the day, told before it, is a letter about the incident: お詫びの文書を5日に."""
    return say[_LETTER].search(text, max(0, mention.start - _LETTER_REACH), mention.start) is not None


def _to_the_press(say: Wordings, text: str, mention: DateMention) -> bool:
    """True for the day on which a paper learned of it: …していることが20日、分かった; 名簿の紛失が20日分かった."""
    before = text[max(0, mention.start - 3) : mention.start]
    return (before.endswith(("ことが", "のが")) and say[_LEARNED].match(text, mention.end) is not None) or (
        before.endswith("が") and say[_LEARNED_AT_ONCE].match(text, mention.end) is not None
    )


def _of_object(text: str, mention: DateMention) -> bool:
    """True of the day before or after on which something was done to a thing; a day in figures may be told itself."""
    return WRITTEN.search(text, mention.start, mention.end) is None and _OBJECT.match(text, mention.end) is not None


def is_beside(say: Wordings, text: str, place: Place) -> bool:
    """True for a date past which its sentence goes on as if it were not there: quoted, in brackets, 翌月分の作業."""
    mention = place.mention
    low = max(place.line.start, mention.start - _LONGEST_ASIDE)
    if opened_around(text, mention.start, low) >= 0:
        return True
    describes = "/" in mention.value and (
        say[_ATTRIBUTE].match(text, mention.end) or say[_WHO_DID].match(text, mention.end)
    )
    return (
        bool(describes)
        or _of_object(text, mention)
        or _PORTION.match(text, mention.end) is not None
        or _DATED_THING.match(text, mention.end) is not None
        or say[_ABOUT_IT].match(text, mention.end) is not None
        or is_quoted(say, text, place)
    )


def is_quoted(say: Wordings, text: str, place: Place) -> bool:
    """True where the date stands inside 「」: somebody's words, a title, but not what an announcement says."""
    mention = place.mention
    low = max(place.line.start, mention.start - LOOK_BACK)
    if opened_around(text, mention.start, low, "「」") < 0:
        return False
    # A quotation with sentences of its own is told like any text.
    close = text.find("」", mention.end)
    return "。" not in text[mention.end : close] and say[_CITED].match(text, close) is None
