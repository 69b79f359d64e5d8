"""What the words beside a date make of it: the day of the act, of noticing it, of making it public, or none of these.

A label before the date (判明日:), a heading or a table header says it outright. Else a sentence about its subject says
it at its end (同社は14日、…と発表した), the words right before the date may (発覚したのは14日), and mostly the words
behind it do, up to the next date. The words are rules, ``rules/date_roles.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from extractor.assemble.date_labels import LOOK_BACK, WORDY, Place, label_of, place_of, twin_label
from extractor.assemble.date_said import TIME_BEHIND, main_words, manner, weight, words_before, words_told_before
from extractor.assemble.date_words import RoleWords
from extractor.clock import BRACKETED_WEEKDAY, HOUR
from extractor.dateline import announces
from extractor.edtf import OPEN, Day, sides
from extractor.findings import DateMention, Document
from extractor.rules import Hit
from extractor.words import Wording, Wordings

#: How far behind a date the words still speak of it.
_REACH = 110
#: A label of this weight decides; a lighter one only where the words behind the date say nothing.
LABEL = 4
#: A line so long may break off in the middle of a sentence; the next then begins with plain words.
_LONG_LINE = 28
_GOES_ON = re.compile(r"[ ]{0,40}[ぁ-んァ-ヶ一-龠]")
_WEEKDAY = re.compile(BRACKETED_WEEKDAY)
#: A period that only describes a noun: 2022年11月~24年2月の通知書.
_ATTRIBUTE = Wording(TIME_BEHIND + "分?の(?![^、。]{0,10}(?:まで|にかけ|の間)|{daytime}|[0-9]|{of_the_period})")
_WHO_DID = Wording("まで(?:の間)?に[^、。]{1,16}た(?=[0-9ァ-ヶ一-龠々])(?!{formal_noun})")
#: The date of a document: 4月12日付「…について」.
_DATED = Wording("{dated_paper}")
#: A subject or object without its verb.
_PENDING = re.compile(r"(?:は|が|も|には|では)、?$")
_TOPIC = re.compile(r"(?:へ|に|で|から)は、?$")
#: One of two objects of one verb: 3日に甲の、9日に乙の設定を見つけた.
_GAPPED = Wording(TIME_BEHIND + "に[^、。]{1,24}[のを]、$")
#: Verbs that govern what stands before them; the second set in a line of its own.
_NOTICING = frozenset({"discovered"})
_GOVERNING = frozenset({"discovered", "announced", "reported"})
#: The roles that the verb at the end of a sentence may give, and so near that end it stands.
_FINAL = frozenset({"occurred", "discovered", "opened"})
#: What a date within a sentence about another may still say of it: 15日に使ったのを最後に.
_DESCRIBING = frozenset({"seen", "occurred", "opened"})
_VERB_REACH = 24
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_BULLET = re.compile(r"[ \t]*(?:[・•●○〇◯■□◆◇▪*※-]|\([0-9]{1,2}\)|[①-⑳])")
#: A clause that ends so leads up to the main verb.
_SUBORDINATE = Wording("{leads_up}[、,]$")
#: An hour in a period, or right behind it.
_HOUR = re.compile(HOUR)
_AT_HOUR = 10
_INQUIRED = Wording("{inquiry}[、,]$")
#: Words that end a clause are looked for in so many characters before its comma.
_CLAUSE_END = 16
_LEARNED = Wording("(?:まで)?に?、?{learned}")
#: A bracket so far before a date still holds it.
_LONGEST_ASIDE = 60
#: What joins a date to the next one in a list, so that both mean the same.
_LISTED = Wording(TIME_BEHIND + "(?:に[^、。]{1,20}(?:から|より))?[、及びおよと・並びに ]{1,4}$")
#: A year or month in which something like it happened too: 2020年にも誤送信が….
#: Or in which it happened to another: 2019年には別の会社でも….
_TOLD_BEFORE = Wording("{told_before}")
_ONCE_BEFORE = Wording("{once_before}")
#: How things stood on a day: 6月1日の時点で分かっていた.
_BY_THEN = Wording("{by_then}")
#: A sentence that goes on so stays on the day of the one before it.
_MINUTES_LATER = Wording("(?:約|およそ|その)?[0-9]{0,3}{moments_later}")
#: Who told whom, before the date of what was told.
_TOLD_BY = re.compile(r"(?:から|より)(?:[^、。]{1,16}(?:に対し|に対して|に|へ))?、[^、。\n]{0,24}$")


class Clue(msgspec.Struct, frozen=True, gc=False):
    """One date with what was read beside it.

    ``role`` is the code of the rule that decided (empty where none did), ``weight`` how telling it is, ``rule`` its
    name, ``manner`` how it says it, ``at`` where its words stand; ``also`` holds the roles and manners of all words in
    the same stretch; ``behind`` is that stretch. ``start`` and ``end`` are the first and last day of the date, ``None``
    where it is open; ``form`` is ``day``, ``coarse`` (a month or year), ``period``, or ``open`` for a period with one
    open side.
    """

    mention: DateMention
    start: Day | None
    end: Day | None
    form: str
    role: str = ""
    weight: int = 0
    rule: str = ""
    manner: str = ""
    also: frozenset[str] = frozenset()
    behind: str = ""
    at: int = -1


def read_clues(document: Document, mentions: list[DateMention], words: RoleWords) -> list[Clue]:
    """The clue of each date, in order of place."""
    clues: list[Clue] = []
    beside = words.beside
    following = spoken = len(document.text)
    for mention in reversed(mentions):
        place = place_of(document, mention)
        clue = _read(document, words, place, following, spoken)
        if not clue.role and clues and (_is_listed(beside, clue, clues[-1]) or _shares_verb(beside, clue, clues[-1])):
            after = clues[-1]
            clue = msgspec.structs.replace(
                clue, role=after.role, weight=after.weight, rule=after.rule, manner=after.manner
            )
        elif not clue.role and clues and _is_unfinished(beside, document.text, clue):
            clue = _completed(document, words, clue)
            month = clues[-1].form == "coarse" and clues[-1].behind.startswith("の")
            same = clue.role == clues[-1].role and 0 <= clues[-1].at <= clue.at
            if clue.role and (month or (same and not _is_parallel(document.text, clue))):
                # 3日、職員が、1月の講座の参加者に…送信: the second date only describes something.
                clues[-1] = _without_verb(document, words, clues[-1])
        elif clue.form == "day" and not clue.role and clues and _is_told_of(clue, clues[-1]):
            # 5日、委託先から、2日に感染したとの報告: the second date is what was told on the first.
            told = words.said(clues[-1].mention.end, clues[-1].mention.end + len(clues[-1].behind))
            hit = next(hit for hit in told if manner(hit) == "told")
            clue = _with(clue, hit)
        clues.append(clue)
        if not _beside(beside, document.text, place):
            following = mention.start
            spoken = clue.at if 0 <= clue.at < following else following
    clues.reverse()
    return [_told_before(document, words, clue, before) for before, clue in zip([None, *clues], clues, strict=False)]


def _told_before(document: Document, words: RoleWords, clue: Clue, before: Clue | None) -> Clue:
    """The clue with the words of what was told before its date, where nothing behind it says what it is."""
    if clue.role or clue.form not in ("day", "coarse"):
        return clue
    m = clue.mention
    line, sentence = document.outline.line_at(m.start), document.outline.sentence_at(m.start)
    low = max(line.start, before.mention.end if before is not None else 0)
    hit = words_told_before(document.text, words, m.start, m.end, low, sentence[0])
    return _with(clue, hit) if hit is not None else clue


def _read(document: Document, words: RoleWords, place: Place, following: int, spoken: int) -> Clue:
    """``following`` is where the next date stands, ``spoken`` where the words begin that it completes."""
    text, mention = document.text, place.mention
    first, last = sides(mention.value)
    form = _form(mention.value, first)
    label = label_of(document, words, place)
    main = label if label is not None and weight(label) >= LABEL else None
    if main is None and form == "day":
        main = announces(document, mention.start, mention.end, words.anything_said)
    hits: list[Hit] = []
    behind = ""
    for stop in _reaches(words.beside, document, place, following):
        hits = words.said(mention.end, stop)
        if spoken < stop:
            hits = [hit for hit in hits if hit.end <= spoken]
        behind = text[mention.end : stop]
        main = main or _said(text, words, place, behind, hits, form)
        if main is not None:
            break
    main = main or label
    told = [*hits, *twin_label(document, words, label)]
    also = frozenset([name for hit in told for name in (hit.rule.code, manner(hit))])
    clue = Clue(mention, first, last, form, also=also, behind=behind)
    if main is None or weight(main) < LABEL:
        passing = _in_passing(words.beside, text, clue, hits, main)
        if passing:
            role, rule = passing
            return msgspec.structs.replace(clue, role=role, weight=2, rule=rule)
    return clue if main is None or (main is not label and _quoted(text, place)) else _with(clue, main)


def _with(clue: Clue, hit: Hit) -> Clue:
    if hit.rule.code == "seen" and clue.start is None and clue.form == "open":
        # 13日午後4時まで使い: it was last seen on the 13th.
        clue = msgspec.structs.replace(clue, start=clue.end, form="day")
    return msgspec.structs.replace(
        clue, role=hit.rule.code, weight=weight(hit), rule=hit.rule.name, manner=manner(hit), at=hit.start
    )


def _in_passing(say: Wordings, text: str, clue: Clue, hits: list[Hit], main: Hit | None) -> tuple[str, str] | None:
    """The role and rule of a date that only describes something, whatever the words behind it say."""
    behind = clue.behind
    if clue.form == "period" and (say(_ATTRIBUTE).match(behind) or _is_of_data(say, clue, hits)):
        return "data", "assemble/attribute"
    if clue.form == "coarse":
        if say(_ONCE_BEFORE).match(behind):
            return "other", "assemble/earlier"
    elif behind.startswith("にも") and say(_TOLD_BEFORE).match(behind):
        return "other", "assemble/earlier"
    if clue.mention.rule == "dates/today" and behind.startswith("まで"):
        return "other", "assemble/as_of"
    announced = main is not None and main.rule.code == "announced"
    # 3日の時点で侵入していた may tell of the act; 3日時点で and what was announced then do not.
    if say(_BY_THEN).match(behind) and (announced or not behind.startswith("の")):
        return "other", "assemble/as_of"
    if not announced and say(_DATED).match(behind):
        return "other", "assemble/dated"
    if _to_the_press(say, text, clue.mention):
        return "other", "assemble/press"
    return None


def _is_of_data(say: Wordings, clue: Clue, hits: list[Hit]) -> bool:
    """True for a period in which the people did something that no rule knows: 4月から9月までに派遣を受けた店."""
    clause = say(_WHO_DID).match(clue.behind)
    return clause is not None and not any(hit.start - clue.mention.end < clause.end() for hit in hits)


def _is_listed(say: Wordings, clue: Clue, following: Clue) -> bool:
    """True where nothing but a conjunction stands between two dates; a month is not listed beside days."""
    return (clue.form == "coarse") == (following.form == "coarse") and say(_LISTED).fullmatch(clue.behind) is not None


def _shares_verb(say: Wordings, clue: Clue, following: Clue) -> bool:
    """True where the verb of the next day is that of this one too."""
    return clue.form == following.form == "day" and not clue.also and say(_GAPPED).fullmatch(clue.behind) is not None


def _is_told_of(clue: Clue, following: Clue) -> bool:
    """True where the words behind a day name who told whom, and those behind the next date that they did."""
    return "told" in following.also and _TOLD_BY.search(clue.behind) is not None


def _is_unfinished(say: Wordings, text: str, clue: Clue) -> bool:
    """True where the words behind a day break off at the next date before their verb: 3日、職員が、11月の…."""
    if clue.form != "day":
        return False
    pending = _PENDING.search(clue.behind[-6:]) or say(_LISTED).fullmatch(clue.behind)
    return pending is not None or _leads_up(say, text, clue)


def _leads_up(say: Wordings, text: str, clue: Clue) -> bool:
    return _ends_clause(text, clue.mention.end + len(clue.behind), say(_SUBORDINATE))


def _is_parallel(text: str, clue: Clue) -> bool:
    """True where two days share their verb: 甲社へは3日、乙社へは5日に報告があった."""
    topic = _TOPIC.search(clue.behind)
    return topic is not None and text.endswith(topic[0], 0, clue.mention.start)


def _completed(document: Document, words: RoleWords, clue: Clue) -> Clue:
    """The clue with the verb at the end of its sentence, which goes on past another date."""
    mention = clue.mention
    limit = mention.end + LOOK_BACK
    end = _sentence_end(document, mention.start, limit)
    if end >= limit:
        return clue
    wanted = _NOTICING if _leads_up(words.beside, document.text, clue) else _FINAL
    hits = [hit for hit in words.said(mention.end + len(clue.behind), end) if hit.rule.code in wanted]
    last = [hit for hit in hits if end - hit.start <= _VERB_REACH][-1:]
    noticed = [hit for hit in hits if manner(hit) == "noticed"][:1]
    return _with(clue, (last or noticed)[0]) if last or noticed else clue


def _without_verb(document: Document, words: RoleWords, clue: Clue) -> Clue:
    """The clue of a date in the middle of a sentence whose verb belongs to another: what stands before it counts."""
    start = clue.mention.end
    hits = words.said(start, min(clue.at, start + _LONGEST_ASIDE))
    near = [hit for hit in hits if hit.rule.code in _DESCRIBING and clue.form == "day"][:1]
    return _with(clue, near[0]) if near else msgspec.structs.replace(clue, role="", weight=0, rule="", manner="", at=-1)


def _form(value: str, first: Day | None) -> str:
    if "/" in value:
        return "open" if OPEN in value else "period"
    return "day" if first is not None and first.day is not None else "coarse"


def _said(text: str, words: RoleWords, place: Place, behind: str, hits: list[Hit], form: str) -> Hit | None:
    """The words right before the date or behind it that decide."""
    mention = place.mention
    before = None
    if form in ("day", "coarse") or not any(hit.rule.code == "data" for hit in hits):
        before = words_before(text, words, mention)
        if before is not None and before.rule.code == "discovered" and form not in ("day", "coarse"):
            before = None
    if before is not None and hits and _follows(text, mention.end, hits[0]):
        # 感染は5日に判明した: what was noticed stands before the day.
        return hits[0]
    if before is not None and (before.rule.code != "other" or not any(hit.rule.code == "state" for hit in hits)):
        return before
    if form == "period" and _HOUR.search(text, mention.start, mention.end + _AT_HOUR):
        # Told by the hour is what happened, not whose data they are.
        hits = [hit for hit in hits if hit.rule.code != "data"]
    if _ends_clause(text, mention.start, words.beside(_INQUIRED)):
        # 調べた結果、3日に接続があったことが分かった: the day is not that of the inquiry.
        hits = [hit for hit in hits if manner(hit) != "known"] or hits
    # Only of a line of its own is what was done about it the main thing: 4月9日 …したことを公表.
    governing = _GOVERNING if place.opens_line else _NOTICING
    return main_words(words.beside, mention.end, behind, hits, form, governing) or before


def _follows(text: str, end: int, hit: Hit) -> bool:
    """True for a verb of noticing or telling right behind a date: 5日に判明した."""
    return hit.rule.code in _GOVERNING and text.startswith("に", end) and hit.start == end + 1


def _ends_clause(text: str, end: int, words: re.Pattern[str]) -> bool:
    """True where some words and a comma stand right before ``end``."""
    return text[max(0, end - 1) : end] in ("、", ",") and words.search(text, max(0, end - _CLAUSE_END), end) is not None


def _quoted(text: str, place: Place) -> bool:
    """True where the date stands inside 「」: somebody's words, a title."""
    mention = place.mention
    low = max(place.line.start, mention.start - LOOK_BACK)
    opened = text.rfind("「", low, mention.start)
    if opened < 0 or text.find("」", opened, mention.start) >= 0:
        return False
    # A quotation with sentences of its own is told like any text.
    return "。" not in text[mention.end : text.find("」", mention.end)]


def _beside(say: Wordings, text: str, place: Place) -> bool:
    """True for a date past which its sentence goes on as if it were not there: quoted, in brackets, 翌月分の作業."""
    mention = place.mention
    low = max(place.line.start, mention.start - _LONGEST_ASIDE)
    bracket = text.rfind("(", low, mention.start)
    if bracket >= 0 and text.find(")", bracket, mention.start) < 0:
        return True
    describes = "/" in mention.value and (
        say(_ATTRIBUTE).match(text, mention.end) or say(_WHO_DID).match(text, mention.end)
    )
    return bool(describes) or text.startswith("分の", mention.end) or _quoted(text, place)


def _to_the_press(say: Wordings, text: str, mention: DateMention) -> bool:
    """True for the day on which a paper learned of it: …していることが20日、分かった."""
    return text[max(0, mention.start - 3) : mention.start].endswith(("ことが", "のが")) and (
        say(_LEARNED).match(text, mention.end) is not None
    )


def _reaches(say: Wordings, document: Document, place: Place, following: int) -> Iterator[int]:
    """Where the words about this date end: at the next date, the end of the sentence, of the cell, of the bracket.

    A date at the head of its line or alone on it, as in a timeline, speaks for the whole line, or for the next, where
    its own sentence says nothing.
    """
    text, mention, line = document.text, place.mention, place.line
    limit = min(mention.end + _REACH, following)
    if line.kind == "row":
        below = place.opens_line and not WORDY.search(text, mention.end, line.end)
        # Of a table flattened to a cell a line the next cell is below.
        yield _row_reach(text, mention, min(limit, document.outline.line_at(line.end + 1).end if below else line.end))
        return
    weekday = _WEEKDAY.match(text, mention.end)
    inside = weekday.end() if weekday else mention.end
    close = text.find(")", inside, min(limit, inside + 20))
    if close >= 0 and text.find("(", inside, close) < 0:
        yield close
        if text.startswith("に", close + 1):
            # 連休中(2日~6日)に…: the sentence goes on.
            yield max(min(_sentence_end(document, mention.start, limit), limit), close)
        return
    stop = max(min(_sentence_end(document, mention.start, limit), limit), mention.end)
    yield stop
    if stop < limit and say(_MINUTES_LATER).match(text, stop):
        yield min(document.outline.sentence_at(stop)[1], limit)
    if place.opens_line:
        limit = min(mention.end + LOOK_BACK, following)
        rest = text[mention.end : min(line.end, mention.end + LOOK_BACK)]
        alone = not WORDY.search(say(TIME_BEHIND).sub("", rest, count=1))
        blank = _BLANK_LINE.search(text, mention.end, limit) if alone else None
        if blank is not None and _heads_what_follows(document, line.start, blank.end()):
            blank = _BLANK_LINE.search(text, blank.end(), limit)
        stop = (blank.start() if blank else limit) if alone else line.end
        yield max(min(stop, limit), mention.end)


def _heads_what_follows(document: Document, start: int, below: int) -> bool:
    """True where the day of the line at ``start`` stands, in a list or the course of events, above what was done."""
    text = document.text
    told = document.outline.role_at(start) == "timeline"
    return told or _BULLET.match(text, below) is not None or _BULLET.match(text, start) is not None


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
