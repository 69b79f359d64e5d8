"""Which words beside a date decide what it is: those right before it that it completes, or the verb behind it."""

from __future__ import annotations

import re

from extractor.assemble.date_labels import WRITTEN
from extractor.assemble.date_words import RoleWords
from extractor.clock import AT_TIME, AT_WEEKDAY
from extractor.findings import DateMention
from extractor.rules import Hit
from extractor.rules.wordings import Wording, Wordings

#: So far before a date the words that it completes may begin.
_LEAD_REACH = 27
#: So near must stand what the data of a period are (…までに受診された方).
_DATA_REACH = 24
#: A weekday and a time of day behind a date.
TIME_BEHIND = Wording(AT_WEEKDAY + AT_TIME + "(?:まで|{onwards})?")
#: From the last letter of a verb on: it describes a noun, and not what happened (…した際, …した疑い).
_DESCRIBES = Wording("(?:[たる]|.[っいんしさせれらてお]{0,4}[たる])(?=[0-9A-Za-zァ-ヶ一-龠々「『])(?!{formal_noun})")
#: A noticing verb that governs what stands before it: …されていることに気付いた, …との連絡があった.
_GOVERNS = Wording(
    "(?:{noticed_thing}|の)(?:を|が|に|も)[^、。]{0,14}$|(?:と|旨)(?:の|する)?[^、。]{0,12}$|(?:から|より)[^、。]{0,30}$|の$"
)
#: Words that a verb of noticing behind them turns into what led up to it: 8月、知人からメールが届き、発覚した.
_BY_THE_WAY = frozenset({"closed", "lured", "happened"})
#: Between what happened and the verb of noticing it, with the first letter of that.
_THAT = Wording("(?:した|された|の|り|ない|である|だった|(?:に|と)なっ(?:た|ている|ていた))?{noticed_thing}?[がをに].?")
#: How it was found when somebody looked: 9日に中を見た際、抜き取られていることが分かった.
_THAT_IT_IS = re.compile(r"[らさ]{0,2}れ?ている(?:こと|の)[がをに].?")
_LOOKED = re.compile(r"た(?:際|ところ|時|とき)に?、?[^。]{0,20}$")
#: Who tells, described by what befell them.
_TELLER = re.compile(r"[ぁ-ん]{0,4}た[^、。\n0-9]{1,14}?(?:から|より)")
#: What somebody is told of: 3日に名簿が漏れている旨を利用者から知らされた.
_OF_WHAT = re.compile("(?:旨|状況|疑い|可能性)(?:を|につい?て|に関し)、?[^、。]{0,24}$")
#: The day is that of word from somebody, who stands right behind it.
_FROM_WHOM = Wording(TIME_BEHIND + "に?、?[^、。\\n]{1,24}(?:から|より)(?:[^、。]{1,16}[にへ])?、")
_SINCE = Wording(r"[^、。まで以]{0,8}(?:から|より)|{onwards}に?(?:、|[^、。\n]{1,12}(?:から|より))")
#: Word came in over some days, first on the first of them: 7~20日の間に会員5人から、…と連絡があった.
_OVER_WHICH_TOLD = re.compile(r"(?:の?間)?に(?:かけて)?、?[^、。\n]{1,14}(?:から|より)")
#: What somebody did with data is told of an occasion: 同僚が受診した際の記録を閲覧していた.
_AT_THAT_TIME = re.compile("た(?:際|時|とき|折)")
_BOUNDARY = re.compile(r"[、。]")
#: For what somebody is arrested, before that is told.
_FOR_WHICH = re.compile(r"[ぁ-ん]{0,6}?(?:として|疑い|容疑|罪で)")
#: A period set off from what lasted over it.
_ALL_THE_TIME = ("まで、", "までの間、", "の間、", "にかけて、")
#: The words right before a date that it completes: 発覚したのは14日, 送信した14日, 送信は14日, 報告を14日に受けた.
_LEAD = re.compile(
    r"(?:(?P<subject>のは|のが)|(?<!ま)した|された|あった|った|(?<!て)いた|ぎた|(?P<object>を)"
    r"|(?P<noun>(?<![でにとかよ])は|(?<![ぁ-ん])が))[、, ]?$"
)
_AGO = re.compile("のは、?[^、。]{1,14}(?:[前後]の|(?:たっ|過ぎ|経っ)た)$")
#: Whose time it is: 攻撃があったのは現地時間の15日.
_ZONE = re.compile("[一-龥ァ-ヶー]{1,6}時間の?$")
_LONGEST_ZONE = 9
_RECEIVED = Wording(TIME_BEHIND + "に?{received}")


#: What happens to a thing, which the words for it name next; a date right behind them is the thing's.
_HAPPENS = frozenset({"occurred", "opened"})
_OF_THING = Wording("(?:まで)?に[^、。\\n]{1,16}(?:た|る)(?=[0-9A-Za-zァ-ヶ一-龠々])(?!{formal_noun})")

#: What was done about it is but when it happened again: お詫びのメールを送信した際、名簿を添付した.
_IN_DOING = re.compile("[^、。]{0,24}(?:際|とき|時|折)に?も?、")
#: The date is all that is said of what was told before it: …が見つかった。9月5日のことだった.
_WHEN_IT_WAS = Wording(
    "[^、。\\n]{0,12}の(?:こと|出来事)(?:でし|です|であ|だ|。|$)|"
    + TIME_BEHIND
    + "(?:のこと)?(?:でした|です|だった|だ)?。"
)
#: The end of a bracket with nothing else in it: 一斉に送信した(9月5日)。
_BRACKET_ENDS = Wording(TIME_BEHIND + r"(?:付け?)?(?:、[^()\n]{1,12})?\)(?=[。、でにをはが]|から|まで)")
_ENTRY_ENDS = Wording(TIME_BEHIND + r"(?:付け?)?\)[ ]*(?:\n|$)")
_AT_ENTRY_END = 12
#: What may have been told before its date, and how far before.
_DATED_AFTER = frozenset({"occurred", "opened", "discovered", "announced", "found", "lured", "happened"})
_TOLD_BEFORE = 120
#: Words right before a bracket belong to the date in it, whatever the sentence goes on to.
_AT_BRACKET = 4


def manner(hit: Hit) -> str:
    """How the words say it, as the rule's attribute ``manner`` tells; empty for most."""
    return hit.rule.attributes["manner"] or ""


def weight(hit: Hit) -> int:
    """How telling the words are."""
    return int(hit.rule.attributes["weight"])


def main_words(
    say: Wordings, at: int, behind: str, hits: list[Hit], form: str, governing: frozenset[str]
) -> Hit | None:
    """The words that decide: the nearest that can be said of such a date, unless a noticing verb governs them."""
    if not hits:
        return None
    noticing = [hit for hit in hits if hit.rule.code in governing]
    noticed = any(hit.rule.code == "discovered" for hit in noticing)
    until = behind.startswith("まで")
    since = form == "open" and say[_SINCE].match(behind) is not None
    over = form == "period" and _OVER_WHICH_TOLD.match(behind) is not None
    fit = [
        hit
        for hit in hits
        if _can_be_said(hit, form, hit.start - at, noticed, until, since, over)
        and not (hit.rule.code == "data" and _AT_THAT_TIME.match(behind, hit.end - at))
        and not behind.startswith("ます", hit.end - at)
    ]
    if not fit:
        return None
    word = _word_of_it(say, at, behind, fit, form, over)
    if word is not None:
        return word
    set_off = form != "period" and _opens_clause(say, behind)
    fit = _without_asides(say, at, behind, fit, form, set_off)
    nearest = _what_happened(at, behind, fit) if set_off else fit[0]
    after = next((hit for hit in fit if hit.start >= nearest.end), None) if noticed else None
    if (
        after is not None
        and after.rule.code == "discovered"
        and _is_noticed(say, behind, nearest.start - at, nearest.end - at, after.start - at + 1, manner(after))
    ):
        # 9日に誤送付がわかり: what was noticed is named before the verb.
        return after
    pursued = next((hit for hit in fit if manner(hit) == "pursued"), None) if set_off or until else None
    if pursued is not None and _FOR_WHICH.match(behind, nearest.end - at, pursued.start - at):
        # 県警は22日、名簿を持ち出したとして男を逮捕した: the day is that of the arrest.
        return pursued
    if not set_off or nearest.rule.code in ("discovered", "announced"):
        return nearest
    plain = nearest.rule.code in _BY_THE_WAY
    for hit in noticing:
        told = behind[nearest.end - at : hit.start - at]
        if hit in fit and (
            (plain and weight(hit) > 2 and hit.rule.code == "discovered" and "。" not in told)
            or _governs(say, behind, told, hit.start - at)
        ):
            return hit
    return nearest


def _word_of_it(say: Wordings, at: int, behind: str, fit: list[Hit], form: str, over: bool) -> Hit | None:
    """The words for being told, where the day is that of word from somebody, whatever that was about."""
    told = next((hit for hit in fit if manner(hit) == "told"), None) if over or form == "day" else None
    if told is None or over or say[_FROM_WHOM].match(behind):
        # 6日に受託者から、障害が起きた端末に名簿があるとの連絡: what the teller says happened another day.
        return told
    of_what = fit[0].start < told.start and _OF_WHAT.search(behind, fit[0].end - at, told.start - at)
    return told if of_what else None


def _without_asides(say: Wordings, at: int, behind: str, fit: list[Hit], form: str, set_off: bool) -> list[Hit]:
    """The words that may decide without those that only describe somebody or something, if any are left."""
    codes = {hit.rule.code for hit in fit}
    if "state" in codes and ((form == "period" and behind.startswith(_ALL_THE_TIME)) or form == "open"):
        # 6月20日から26日まで、予約した12名の氏名が見える状態だった: over that time they stood open;
        # 6月24日から申込者が入力した内容を見ることができる状態だった: and from then on.
        beside = ("data", "card_use", "lured") if form == "open" else ("data", "card_use")
        fit = [hit for hit in fit if hit.rule.code not in beside]
    if form != "day":
        return fit
    if set_off:
        # 9日の夜、調査を行った島から戻る船に置き忘れた: the day is that of the main verb.
        describes = say[_DESCRIBES]
        fit = [hit for hit in fit if not describes.match(behind, hit.end - at - 1)] or fit
    told = next((hit for hit in fit if manner(hit) == "told"), None)
    if told is None:
        return fit
    # 25日に別人分を同封された人から連絡があった: what befell those who tell it was before.
    return [hit for hit in fit if hit.end >= told.end or not _TELLER.match(behind, hit.end - at, told.end - at)]


def _what_happened(at: int, behind: str, fit: list[Hit]) -> Hit:
    """The nearest words, or those that tell what happened in the course of what the nearest say was done about it."""
    nearest = fit[0]
    doing = _IN_DOING.match(behind, nearest.end - at) if nearest.rule.code == "other" else None
    if doing is None:
        return nearest
    return next((hit for hit in fit if hit.rule.code == "occurred" and hit.start - at >= doing.end()), nearest)


def _is_noticed(say: Wordings, behind: str, start: int, end: int, verb: int, how: str) -> bool:
    """True where the words from ``start`` to ``end`` name what the verb of noticing right behind them is about."""
    if say[_THAT].fullmatch(behind, end, verb) or (verb - 1 == end and how == "noticed"):
        # 所在が分からないことに気付いた.
        return True
    # 12日、院長が窓が割られているのに気付いた: nobody looked for it.
    looked = behind.startswith("に気", verb - 2) or _LOOKED.search(behind, 0, start) is not None
    return looked and _THAT_IT_IS.fullmatch(behind, end, verb) is not None


def _governs(say: Wordings, behind: str, told: str, at: int) -> bool:
    """True where the noticing verb at ``at`` takes what stands before it as its object; ``told`` lies between."""
    if (behind[at] == "を" or told.endswith("を")) and not _BOUNDARY.search(told):
        return True
    if behind[at] in "をがにも":
        at += 1
    return behind[at] in "と旨" or say[_GOVERNS].search(behind, max(0, at - 40), at) is not None


def _can_be_said(hit: Hit, form: str, distance: int, noticed: bool, until: bool, since: bool, over: bool) -> bool:
    code = hit.rule.code
    if hit.rule.attributes["periods"] and form != "period":
        return False
    if code == "announced" and form == "period":
        # 1月4日から7日までホームページに掲載していた: what was put up, and not news of it.
        return False
    if code in ("data", "card_use"):
        return form != "day" and distance <= _DATA_REACH
    if code == "discovered":
        # 9日までに判明した dates the noticing, 9日までに登録された方の情報が…判明した does not.
        # From 11月 on 相談が寄せられ: word of it first came in then.
        dated = form in ("day", "coarse") or ((since or over) and manner(hit) == "told")
        return dated and (distance <= _DATA_REACH or not until)
    return not (code == "state" and noticed and form == "day")


def _opens_clause(say: Wordings, behind: str) -> bool:
    """True where the date is set off from what follows (3月8日、…) and so belongs to the main verb."""
    time = say[TIME_BEHIND].match(behind)
    rest = behind[time.end() if time else 0 :].removeprefix("になって")
    if rest.startswith("に、"):
        return True
    # 【1月22日】 on a line of its own.
    rest = rest.removeprefix("】")
    return rest[:1] in ("、", " ", ",", "|", "\n", "", ":")


def words_before(text: str, words: RoleWords, mention: DateMention) -> Hit | None:
    """The words right before the date, where the date completes them: 発覚したのは14日."""
    end = mention.start
    if text[end - 1 : end] in ("の", "間"):
        if text.endswith(("前の", "後の"), 0, end):
            # 発覚したのは1か月以上前の先月10日.
            return _words_ago(text, words, end)
        zone = _ZONE.search(text, max(0, end - _LONGEST_ZONE), end)
        # 発覚したのはその翌日.
        end = zone.start() if zone is not None else end - len("その") * text.endswith("その", 0, end)
    if text[end - 1 : end] not in ("は", "た", "が", "を", "、", ",", " "):
        return None
    lead = _LEAD.search(text, max(0, end - 4), end)
    if lead is None:
        return None
    low = max(0, end - _LEAD_REACH)
    start = max(low, *(text.rfind(mark, low, lead.start()) + 1 for mark in "、。\n「"))
    ago = _words_ago(text, words, end) if lead[0].endswith(("った", "ぎた")) else None
    if ago is not None:
        # 気付いたのは侵入から2日たった5日.
        return ago
    hits = words.said(start, end)
    # 最後に媒体が確認されたのは5日: the longer words say it.
    hits = [hit for hit in hits if not any(other.start < hit.start < other.end for other in hits)]
    if len(hits) > 1 and hits[-1].rule.attributes["periods"]:
        # 指摘を受けて調べたのが5日: the day is that of the words before.
        hits = hits[:-1]
    if not hits and text.endswith("のは、", low, start):
        # 発覚したのは、それから5日たった12日.
        return next(iter(words.said(low, start)[-1:]), None)
    if not hits or hits[-1].rule.code in ("data", "card_use", "reported"):
        return None
    if lead["object"]:
        return hits[-1] if words.beside[_RECEIVED].match(text, mention.end) else None
    if lead["noun"] is None and not lead["subject"] and not WRITTEN.search(text, mention.start, mention.end):
        # 掲載した翌日に is the day after.
        return None
    if lead["subject"] and hits[-1].rule.code in _HAPPENS and words.beside[_OF_THING].match(text, mention.end):
        # 紛失したのは、2月4日に申請された用紙: of the thing and not of the loss.
        return None
    # A noun completed by its date stands right before は: 攻撃は19日から.
    return hits[-1] if lead["noun"] is None or hits[-1].end >= lead.start("noun") - 2 else None


def _words_ago(text: str, words: RoleWords, start: int) -> Hit | None:
    """The words that a date completes behind how long ago it is."""
    low = max(0, start - _LEAD_REACH)
    ago = _AGO.search(text, low, start)
    return next(iter(words.said(low, ago.start() + 1)[-1:]), None) if ago is not None else None


def words_told_before(
    text: str, words: RoleWords, start: int, end: int, low: int, sentence: int, in_list: bool
) -> Hit | None:
    """The words of what was told before a date at ``start`` that only adds when it was.

    ``low`` is where the date before it ends, ``sentence`` where its own sentence begins; the line of a list
    (``in_list``) may end in its date.
    """
    low = max(low, start - _TOLD_BEFORE)
    if text[start - 1 : start] == "(":
        if in_list and words.beside[_ENTRY_ENDS].match(text, end):
            # ・会員へ案内を送信(6月3日)
            hits = _datable(words, max(low, sentence), start - 1)
            last = max(hits, key=lambda hit: hit.end, default=None)
            return last if last is not None and last.end >= start - 1 - _AT_ENTRY_END else None
        bracket = words.beside[_BRACKET_ENDS].match(text, end)
        if bracket is None:
            return None
        hits = _datable(words, max(low, sentence), start - 1)
        if text.startswith("。", bracket.end()):
            return hits[-1] if hits else None
        return hits[-1] if hits and hits[-1].end >= start - 1 - _AT_BRACKET else None
    says_when = words.beside[_WHEN_IT_WAS].match(text, end)
    if says_when is None or (says_when[0].endswith("。") and sentence < start and "こと" not in says_when[0]):
        return None
    hits = _datable(words, max(low, sentence), start) or _datable(words, low, start)
    # …を落としたと発表した。5日午後4時ごろ。: that was when it happened.
    hits = [hit for hit in hits if hit.rule.code != "announced"] or hits
    return hits[-1] if hits else None


def _datable(words: RoleWords, start: int, end: int) -> list[Hit]:
    return [hit for hit in words.said(start, end) if hit.rule.code in _DATED_AFTER] if start < end else []
