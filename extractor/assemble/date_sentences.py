"""The clues of all dates of an incident: those in one sentence may share a verb, or take it from each other."""

from __future__ import annotations

import re

import msgspec

from extractor.assemble.date_clues import NOTICING, Clue, ends_clause, read_clue
from extractor.assemble.date_in_passing import is_beside
from extractor.assemble.date_labels import LOOK_BACK, place_of
from extractor.assemble.date_order import later
from extractor.assemble.date_reach import sentence_end
from extractor.assemble.date_said import TIME_BEHIND, manner, words_told_before
from extractor.assemble.date_words import RoleWords
from extractor.findings import DateMention, Document
from extractor.rules.wordings import Wording, Wordings

#: What joins a date to the next one in a list, so that both mean the same.
_JOINS = "、及びおよと・並びに "
_LISTED = Wording(TIME_BEHIND + f"(?:に[^、。]{{1,20}}(?:から|より))?[{_JOINS}]{{1,4}}$")
#: One of two objects of one verb: 3日に甲の、9日に乙の設定を見つけた.
_GAPPED = Wording(TIME_BEHIND + "に[^、。]{1,24}[のを]、$")
#: Who told whom, before the date of what was told.
_TOLD_BY = re.compile(r"(?:から|より)(?:[^、。]{1,16}(?:に対し|に対して|に|へ))?、[^、。\n]{0,24}$")
#: A subject or object without its verb.
_PENDING = re.compile(r"(?:は|(?<![たるだす])が|も|には|では)、?$")
#: What was done, as the subject of what comes behind it.
_NAMED = re.compile(r"[たる](?:こと|の)が、?$")
_TOPIC = re.compile(r"(?:へ|に|で|から)は、?$")
#: A clause that ends so leads up to the main verb.
_SUBORDINATE = Wording("{leads_up}[、,]$")
#: The roles that a verb at the end of a sentence may give to which no such clause leads up, and how near the end it is.
_FINAL = frozenset({"occurred", "discovered", "opened"})
_VERB_REACH = 24
#: What words near behind a date within a sentence about another may still say of it: 15日に使ったのを最後に.
_DESCRIBING = frozenset({"seen", "occurred", "opened"})
_DESCRIBING_REACH = 60
#: What came out by itself, behind a clause that tells what was done.
_IS_SEEN = Wording("{comes_out}")
_AND_SO = re.compile("[^、。]{0,8}[いえきけしせちにびみりれっ]、")
_NOTICED = frozenset({"noticed", "told"})


def read_clues(document: Document, mentions: list[DateMention], words: RoleWords) -> list[Clue]:
    """The clue of each date, in order of place."""
    clues: list[Clue] = []
    following = spoken = len(document.text)
    for mention in reversed(mentions):
        place = place_of(document, mention)
        clue = read_clue(document, words, place, following, spoken)
        if clues and not clue.role:
            clue, clues[-1] = _read_together(document, words, clue, clues[-1])
        clues.append(clue)
        if not is_beside(words.beside, document.text, place):
            following = mention.start
            spoken = clue.at if 0 <= clue.at < following else following
    clues.reverse()
    clues = [_found_later(document, words, clue, clues) for clue in clues]
    return [_told_before(document, words, clue, before) for before, clue in zip([None, *clues], clues, strict=False)]


def _found_later(document: Document, words: RoleWords, clue: Clue, clues: list[Clue]) -> Clue:
    """The clue of the act that an inquiry found, where a later day is that of the noticing.

    5日に侵入が行われ、名簿が見られたことが分かりました。…8日に問合せを受けて気付いた.
    """
    if clue.manner != "known" or not words.beside[_IS_SEEN].match(document.text, clue.at):
        return clue
    # 7月、出張に持ち出し、なくしていたことが判明: no month is that in which something came out and was done.
    noticed = clue.form == "coarse" or any(
        c.manner in _NOTICED and c.form == "day" and later(c.start, clue.start) for c in clues
    )
    if clue.form not in ("day", "coarse") or not noticed:
        return clue
    acts = [hit for hit in words.said(clue.mention.end, clue.at) if hit.rule.code == "occurred"]
    return clue.said_by(acts[-1]) if any(_AND_SO.match(document.text, hit.end - 1) for hit in acts) else clue


def _read_together(document: Document, words: RoleWords, clue: Clue, after: Clue) -> tuple[Clue, Clue]:
    """The clue of a date of which the words beside it say nothing, and that of the date ``after`` it."""
    say = words.beside
    if _is_listed(say, clue, after) or _shares_verb(say, clue, after):
        shared = msgspec.structs.replace(
            clue, role=after.role, weight=after.weight, rule=after.rule, manner=after.manner
        )
        return shared, after
    if clue.form == "day" and "discovered" in after.roles_near and _NAMED.search(clue.behind[-6:]):
        # 3日、職員が知人に伝えていたことが、5日に発覚した: what was done on the first day is what came out.
        return msgspec.structs.replace(clue, role="occurred", weight=1, rule="assemble/came_out"), after
    if _is_unfinished(say, document.text, clue):
        clue = _completed(document, words, clue)
        month = after.form == "coarse" and after.behind.startswith("の")
        same = clue.role == after.role and 0 <= after.at <= clue.at
        if clue.role and (month or (same and not _is_parallel(document.text, clue))):
            # 3日、職員が、1月の講座の参加者に…送信: the second date only describes something.
            after = _without_verb(document, words, after)
    elif clue.form == "day" and _is_told_of(clue, after):
        # 5日、委託先から、2日に感染したとの報告: the second date is what was told on the first.
        told = words.said(after.mention.end, after.mention.end + len(after.behind))
        clue = clue.said_by(next(hit for hit in told if manner(hit) == "told"))
    return clue, after


def _is_listed(say: Wordings, clue: Clue, following: Clue) -> bool:
    """True where nothing but a conjunction stands between two dates; a month is not listed beside days."""
    if (clue.form == "coarse") != (following.form == "coarse") or not _ends_in_join(say, clue):
        return False
    # 8月22日、4月28日に持ち出したとして…: what goes back in time is no list.
    return not (clue.form == following.form == "day" and later(clue.start, following.start))


def _ends_in_join(say: Wordings, clue: Clue) -> bool:
    """True where what joins dates in a list is all that stands behind one."""
    return clue.behind.endswith(tuple(_JOINS)) and say[_LISTED].fullmatch(clue.behind) is not None


def _shares_verb(say: Wordings, clue: Clue, following: Clue) -> bool:
    """True where the verb of the next day is that of this one too."""
    days = clue.form == following.form == "day"
    return days and not clue.roles_near and say[_GAPPED].fullmatch(clue.behind) is not None


def _is_told_of(clue: Clue, following: Clue) -> bool:
    """True where the words behind a day name who told whom, and those behind the next date that they did."""
    return "told" in following.manners_near and _TOLD_BY.search(clue.behind) is not None


def _is_unfinished(say: Wordings, text: str, clue: Clue) -> bool:
    """True where the words behind a day break off at the next date before their verb: 3日、職員が、11月の…."""
    if clue.form != "day" or len(list(filter(str.strip, clue.behind.split("\n")[1:]))) > 1:
        # Lines further down (a dateline, a name, a headline) begin sentences of their own.
        return False
    pending = _PENDING.search(clue.behind[-6:]) is not None or _ends_in_join(say, clue)
    return pending or _leads_up(say, text, clue)


def _leads_up(say: Wordings, text: str, clue: Clue) -> bool:
    return ends_clause(text, clue.mention.end + len(clue.behind), say[_SUBORDINATE])


def _is_parallel(text: str, clue: Clue) -> bool:
    """True where two days share their verb: 甲社へは3日、乙社へは5日に報告があった."""
    topic = _TOPIC.search(clue.behind)
    return topic is not None and text.endswith(topic[0], 0, clue.mention.start)


def _completed(document: Document, words: RoleWords, clue: Clue) -> Clue:
    """The clue with the verb at the end of its sentence, which goes on past another date."""
    mention = clue.mention
    limit = mention.end + LOOK_BACK
    # Of a day alone on its line the sentence is the one below.
    end = sentence_end(document, max(mention.start, mention.end + len(clue.behind) - 1), limit)
    if end >= limit:
        return clue
    wanted = NOTICING if _leads_up(words.beside, document.text, clue) else _FINAL
    said = words.said(mention.end + len(clue.behind), end)
    if any(manner(hit) == "pursued" for hit in said):
        # 県警は8月22日、4月28日に名簿を持ち出したとして男を逮捕した.
        return clue
    hits = [hit for hit in said if hit.rule.code in wanted]
    last = [hit for hit in hits if end - hit.start <= _VERB_REACH][-1:]
    noticed = [hit for hit in hits if manner(hit) == "noticed"][:1]
    return clue.said_by((last or noticed)[0]) if last or noticed else clue


def _without_verb(document: Document, words: RoleWords, clue: Clue) -> Clue:
    """The clue of a date in the middle of a sentence whose verb belongs to another: what stands before it counts."""
    start = clue.mention.end
    hits = words.said(start, min(clue.at, start + _DESCRIBING_REACH))
    near = [hit for hit in hits if hit.rule.code in _DESCRIBING and clue.form == "day"][:1]
    if near:
        return clue.said_by(near[0])
    return msgspec.structs.replace(clue, role="", weight=0, rule="", manner="", at=-1)


def _told_before(document: Document, words: RoleWords, clue: Clue, before: Clue | None) -> Clue:
    """The clue with the words of what was told before its date, where nothing behind it says what it is."""
    if clue.role or clue.form not in ("day", "coarse"):
        return clue
    m = clue.mention
    line, sentence = document.outline.line_at(m.start), document.outline.sentence_at(m.start)
    start = line.start
    if start == m.start and document.text.endswith("。\n", 0, start):
        # …を落とした。⏎5日午後4時20分ごろ。: a paragraph of the same story.
        start = document.outline.line_at(start - 1).start
    low = max(start, before.mention.end if before is not None else 0)
    hit = words_told_before(document.text, words, m.start, m.end, low, sentence[0], line.kind == "item")
    return clue.said_by(hit) if hit is not None else clue
