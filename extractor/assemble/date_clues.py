"""What the words beside a date make of it: the day of the act, of noticing it, of making it public, or none of these.

A label before the date (判明日:), a heading or a table header says it outright. Else a sentence about its subject says
it at its end (同社は14日、…と発表した), the words right before the date may (発覚したのは14日), and mostly the words
behind it do, up to the next date. The words are rules, ``rules/date_roles.yaml``.
"""

from __future__ import annotations

import re

import msgspec

from extractor.announcing import OF_MONTH, announces, announces_at_end
from extractor.assemble.date_in_passing import in_passing, is_quoted
from extractor.assemble.date_labels import Place, label_of, twin_label
from extractor.assemble.date_reach import reaches
from extractor.assemble.date_said import main_words, manner, weight, words_before
from extractor.assemble.date_words import RoleWords
from extractor.clock import HOUR
from extractor.edtf import OPEN, Day, sides
from extractor.findings import DateMention, Document
from extractor.rules import Hit
from extractor.rules.wordings import Wording

#: A label of this weight decides; a lighter one only where the words behind the date say nothing.
LABEL = 4
#: The roles of verbs that govern what stands before them; the second set in a line of its own.
NOTICING = frozenset({"discovered"})
_GOVERNING = frozenset({"discovered", "announced", "reported"})
#: An hour in a period, or right behind it.
_HOUR = re.compile(HOUR)
_AT_HOUR = 10
#: The month is that of what was made public, or of where it happened: 昨年2月、…が盗まれた問題で、; 去年12月に園で、.
_OF_MATTER = Wording(
    "に[^、。\\n]{1,24}で、|[^。\\n]{1,120}?{matter}(?:で|を(?:巡|めぐ)[りっ]て?|について|に関し|を受け)[^、。\\n]{0,3}、"
)
_INQUIRED = Wording("{inquiry}[、,]$")
#: Words that end a clause are looked for in so many characters before its comma.
_CLAUSE_END = 16


class Clue(msgspec.Struct, frozen=True, gc=False):
    """One date with what was read beside it.

    ``role`` is the code of the rule that decided (empty where none did), ``weight`` how telling it is, ``rule`` its
    name, ``manner`` how it says it, ``at`` where its words stand; ``roles_near`` and ``manners_near`` are those of all
    words in the same stretch; ``behind`` is that stretch. ``start`` and ``end`` are the first and last day of the
    date, ``None`` where it is open; ``form`` is ``day``, ``coarse`` (a month or year), ``period``, or ``open`` for a
    period with one open side.
    """

    mention: DateMention
    start: Day | None
    end: Day | None
    form: str
    role: str = ""
    weight: int = 0
    rule: str = ""
    manner: str = ""
    roles_near: frozenset[str] = frozenset()
    manners_near: frozenset[str] = frozenset()
    behind: str = ""
    at: int = -1

    def said_by(self, hit: Hit) -> Clue:
        """The clue that the words of ``hit`` decide."""
        role = hit.rule.code
        start, end, form = self.start, self.end, self.form
        if form == "open" and role == "seen" and start is None:
            # 13日午後4時まで使い: it was last seen on the 13th.
            start, form = end, "day"
        elif form == "open" and role == "happened" and start is not None and start.day is not None:
            # 13日より障害が発生しており: that was felt when it began.
            end, form = start, "day"
        elif form == "open" and role == "discovered" and 0 <= hit.start < self.mention.start and start is not None:
            # 検知した5日から公表まで: it was noticed on the 5th.
            end, form = start, "day" if start.day is not None else "coarse"
        elif form == "period" and role == "discovered" and start is not None:
            # 7日から20日の間に会員から連絡があった: it was first told on the 7th.
            end, form = start, "day" if start.day is not None else "coarse"
        return msgspec.structs.replace(
            self,
            start=start,
            end=end,
            form=form,
            role=role,
            weight=weight(hit),
            rule=hit.rule.name,
            manner=manner(hit),
            at=hit.start,
        )


def read_clue(document: Document, words: RoleWords, place: Place, following: int, spoken: int) -> Clue:
    """What the words beside one date make of it.

    ``following`` is where the next date stands, ``spoken`` where the words begin that it completes.
    """
    text, mention = document.text, place.mention
    first, last = sides(mention.value)
    form = _form(mention.value, first)
    label = label_of(document, words, place)
    if label is not None and label.rule.code == "period" and form != "period" and words.has_many_times:
        # 日時:3日 / 内容:… / 日時:5日 / 内容:…: a table set line by line, of which the label tells nothing.
        label, place = None, msgspec.structs.replace(place, opens_line=True)
    main = label if label is not None and weight(label) >= LABEL else None
    of_matter = form == "coarse" and words.beside[_OF_MATTER].match(text, mention.end) is not None
    if main is None and form == "day":
        main = announces(document, mention.start, mention.end, words.anything_said)
    elif main is None and form == "coarse" and not of_matter:
        main = announces_at_end(document, mention.start, mention.end, words.anything_said, OF_MONTH)
    hits: list[Hit] = []
    behind = ""
    for stop in reaches(words.beside, document, place, following):
        hits = words.said(mention.end, stop)
        if spoken < stop:
            hits = [hit for hit in hits if hit.end <= spoken]
        if of_matter:
            hits = [hit for hit in hits if hit.rule.code != "announced"]
        behind = text[mention.end : stop]
        main = main or _said(text, words, place, behind, hits, form)
        if main is not None:
            break
    main = main or label
    told = [*hits, *twin_label(document, words, label)]
    roles, manners = frozenset([hit.rule.code for hit in told]), frozenset(filter(None, map(manner, told)))
    clue = Clue(mention, first, last, form, roles_near=roles, manners_near=manners, behind=behind)
    if main is None or weight(main) < LABEL:
        passing = in_passing(words.beside, document, mention, form, behind, hits, main)
        if passing:
            role, rule = passing
            if role == "seen":
                # What was lost later was not lost on that day.
                clue = msgspec.structs.replace(clue, manners_near=frozenset())
            return msgspec.structs.replace(clue, role=role, weight=2, rule=rule)
    return clue if main is None or (main is not label and is_quoted(words.beside, text, place)) else clue.said_by(main)


def _form(value: str, first: Day | None) -> str:
    if "/" in value:
        return "open" if OPEN in value else "period"
    return "day" if first is not None and first.day is not None else "coarse"


#: A noun that is the subject of what the date behind it tells, or where that came to pass as well, and what makes it
#: the object of a noticing verb.
_SUBJECT_BEFORE = re.compile(r"(?:[一-龠々ァ-ヶA-Za-z)」]が|でも)、?$")
_THAT = ("こと", "ことが", "ことを", "ことに")
_GOES_ON = ("ていることが", "ていることを", "ていることに")


def _said(text: str, words: RoleWords, place: Place, behind: str, hits: list[Hit], form: str) -> Hit | None:
    """The words right before the date or behind it that decide."""
    mention = place.mention
    before = None
    if form in ("day", "coarse") or not any(hit.rule.code == "data" for hit in hits):
        before = words_before(text, words, mention)
        if before is not None and before.rule.code == "discovered" and form == "period":
            before = None
    if before is not None and hits and _follows(text, mention.end, hits[0]):
        # 感染は5日に判明した: what was noticed stands before the day.
        return hits[0]
    if before is not None and (before.rule.code != "other" or not any(hit.rule.code == "state" for hit in hits)):
        return before
    if form == "period" and _HOUR.search(text, mention.start, mention.end + _AT_HOUR):
        # Told by the hour is what happened, not whose data they are.
        hits = [hit for hit in hits if hit.rule.code != "data"]
    if ends_clause(text, mention.start, words.beside[_INQUIRED]):
        # 調べた結果、3日に接続があったことが分かった: the day is not that of the inquiry, if nothing went on then.
        hits = [hit for hit in hits if manner(hit) != "known" or text.endswith(_GOES_ON, 0, hit.start)] or hits
    if _SUBJECT_BEFORE.search(text, max(0, mention.start - 3), mention.start):
        # 教員が、7月11日、名簿を配っていたことが分かった: the day is that of what the teacher did.
        # 媒体が、7月11日に抜き取られていることが分かった: it was so when somebody looked.
        hits = [
            hit
            for hit in hits
            if not (hit.rule.code == "discovered" and text.endswith(_THAT, 0, hit.start))
            or text.endswith("ているこ", 0, hit.start - 2)
        ]
    # Only of a line of its own is what was done about it the main thing: 4月9日 …したことを公表.
    governing = _GOVERNING if place.opens_line else NOTICING
    return main_words(words.beside, mention.end, behind, hits, form, governing) or before


def _follows(text: str, end: int, hit: Hit) -> bool:
    """True for a verb of noticing or telling right behind a date: 5日に判明した."""
    return hit.rule.code in _GOVERNING and text.startswith("に", end) and hit.start == end + 1


def ends_clause(text: str, end: int, words: re.Pattern[str]) -> bool:
    """True where some words and a comma stand right before ``end``."""
    return text[max(0, end - 1) : end] in ("、", ",") and words.search(text, max(0, end - _CLAUSE_END), end) is not None
