"""Finds every date and period of a notice, each as EDTF.

令和5年7月28日に検知し、翌29日に公表した gives 2023-07-28 and 2023-07-29. Notations are read by
:mod:`extractor.find.date_notations` and joined to dates by :mod:`extractor.find.date_written`; what a date leaves
out is filled in by :mod:`extractor.find.date_chain`. The notice's own date is found first
(:mod:`extractor.find.date_notice`), since 昨年 and 3月8日 count from it even where it stands at the foot; then this
module walks the text, and joins two dates into a period.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from extractor.announcing import announces
from extractor.brackets import opened_around
from extractor.clock import AT_TIME, AT_WEEKDAY, HOUR
from extractor.edtf import Day, period
from extractor.eras import in_era_of
from extractor.find.date_chain import Chain, complete, start_before
from extractor.find.date_notice import NoticeDate, true_year
from extractor.find.date_scopes import Scopes
from extractor.find.date_written import SAME_DAY, Written, written_dates
from extractor.findings import DateMention, Document
from extractor.rules import Hit
from extractor.rules.wordings import Wording, date_wordings
from extractor.voice import Voice

# Between the two dates of a period: a weekday, a time of day, and the connecting sign or particle.
_LOOSE_TIME = AT_TIME + r"[の ]?(?:の?[^にをはがで、。()~ \n]{1,14}?)?"
_JOINS = Wording(
    AT_WEEKDAY + _LOOSE_TIME + r"(?: ?\([^()\n]{1,10}\))?"
    r"(?P<sign> ?[~ー―─→-] ?|から|以降、?|より|ないし|乃至)(?P<rest>[^。\n]{0,22})$"
)
_SIGN = re.compile(r"[~ー―─→ら降りし至-]")
_ENDS_PERIOD = Wording(AT_WEEKDAY + "(?!から|より)" + _LOOSE_TIME + "(?:まで|にかけ|の間|迄)")
#: An hour from which something went on, mostly on that very day.
_FROM_HOUR = "[の ]{0,3}{daytime}?[の ]{0,3}" + HOUR + "[^、。から]{0,7}(?:から|{onwards})"
_OPEN_SIDE = Wording(
    AT_WEEKDAY + f"(?!{_FROM_HOUR})" + AT_TIME + "(?:の[^、。()~0-9をにはがで]{1,8}?(?={onwards}|{before_then})|[の ])?"
    "(?:(?P<until>(?:まで|迄)(?!に)|{before_then})|{onwards}|{ever_since}|より(?![前も多少詳])"
    "|から(?! ?{daytime}?[0-9]{1,2}[時:分]|の{word_of_it}))"
)
#: What somebody was to be told of.
_ABOUT_IT = Wording("{to_be_told}")
#: Behind the day on which a paper learned of it.
_LEARNED = Wording("、?{learned}")
#: Dates with more words between them are no period.
_LONGEST_GAP = 44
_AHEAD = 48
#: So near behind the day of a visit stands the headline, and so many days old is news at most.
_HEADER, _NEWS = 40, 62
#: A year of two digits that would lie so many years ahead is one of the century before.
_FAR_AHEAD = 50
#: A bracket so far before a month still holds it.
_BRACKET = 14
#: A clause that describes a noun: 4月以降に来院した患者, 4月に始める制度.
_DESCRIBING = Wording(
    "(?:{onwards}に[^、。]{1,16}た|に[^、。ぁ-ん]{1,4}[^、。]?[るくす])(?=[0-9ァ-ヶ一-龠々])(?!{formal_noun})"
)
#: The same of people who were there before a day.
_OF_BEFORE = Wording("{before_then}に[^、。]{1,16}[ただ](?=[0-9ァ-ヶ一-龠々])(?!{formal_noun})")
#: So near behind a month stand the data that are of it.
_DATA_REACH = 6


def find(document: Document) -> list[DateMention]:
    """All dates of a document in order of place, resolved as far as the text and the reference date allow."""
    hits = document.hits["dates"]
    written = written_dates(document.text, hits, date_wordings(document.rules))
    if not written:
        return []
    return _Walk(document, written, hits).mentions()


class _Walk:
    """One walk over the dates of one document."""

    def __init__(self, document: Document, written: list[Written], hits: list[Hit]) -> None:
        self.document = document
        self.text = document.text
        self.written = self._without_visit(written)
        self.say = date_wordings(document.rules)
        self.future = [hit.start for hit in hits if hit.rule.code == "future"]
        self.same_day = any(w.step == SAME_DAY and self._announces(w) for w in written)
        self.scopes = Scopes(document.text, document.outline, written)
        self.chain = Chain()
        self._know_centuries()
        self._know_eras()
        self._know_extremes()
        NoticeDate(document, self.written, self.chain, self._announces).know()

    def _without_visit(self, written: list[Written]) -> list[Written]:
        """The dates without the day on which somebody looked at the page: X | Y, the day, and again X.

        Sites of news show it between the name of the page and its headline; news tells what was announced days before.
        """
        title = self.document.outline.title
        page = self.document.clean.text
        name = page.find(page[slice(*title)]) if title else -1
        if title is None or not 0 <= name < title[0] or self.document.voice is Voice.OWN:
            return written
        if not page.startswith("|", name + title[1] - title[0] + 1):
            return written
        shown = next((w for w in written if name < w.start < title[0] <= w.end + _HEADER), None)
        if shown is None or shown.year is None or shown.year < 100 or shown.day is None:
            return written
        told = next((w for w in written if w.year is None and w.month and w.day and self._announces(w)), None)
        day = shown.parts().first()
        days = [Day(year, told.month, told.day).first() for year in (shown.year, shown.year - 1)] if told else [day]
        is_news = day is None or any(d is not None and 0 <= (day - d).days <= _NEWS for d in days)
        return written if is_news else [w for w in written if w is not shown]

    def _know_centuries(self) -> None:
        """22年7月 belongs to the era of a year near it, told before, else to the century of the first full year.

        98年 beside 2008年 lies in the century before: not so far ahead.
        """
        if not any(w.year is not None and w.year < 100 for w in self.written):
            return
        known = next((w.year for w in self.written if w.year is not None and w.year >= 100), 2000)
        told: int | None = None
        for w in self.written:
            if w.year is None:
                continue
            if w.year >= 100:
                told = w.year if w.notation == "era" else None
            else:
                near = in_era_of(told, w.year) if told is not None else None
                year = w.year + known - known % 100
                w.year = near if near is not None else year - 100 if year > known + _FAR_AHEAD else year

    def _know_eras(self) -> None:
        """Days whose year an era gives: a year of our count that differs is a slip of the pen."""
        for w in self.written:
            if w.notation == "era" and w.month is not None and w.year is not None:
                self.chain.era_years.setdefault((w.month, w.day), w.year)

    def _know_extremes(self) -> None:
        """The first and the latest full date, for texts without a date of their own."""
        full = [w for w in self.written if w.explicit and w.month is not None and not self._of_data(w)]
        if full:
            self.chain.first = next((w.parts() for w in full if w.day is not None), None)
            past = [w for w in full if not self._ahead(w, None)] or full
            self.chain.latest = max((w.parts() for w in past), key=Day.order)

    def _needs_announcing(self, written: Written) -> bool:
        """True where it matters whether the date is that of an announcement: it leans on others, or 同日 on it."""
        if written.step is not None or written.day is None:
            return written.step == SAME_DAY
        return self.same_day or (written.year is None and (written.month is None or self.chain.notice is None))

    def _announces(self, written: Written) -> bool:
        """True where the date is that of an announcement, or on which a paper learned of it: …が19日分かった."""
        if announces(self.document, written.start, written.end, self._said) is not None:
            return True
        bare = written.month is None and written.step is None and self.text.startswith("が", written.start - 1)
        return bare and self.say[_LEARNED].match(self.text, written.end) is not None

    def _said(self, start: int, end: int) -> list[Hit]:
        hits = self.document.hits.from_to("date_roles", start, end)
        return [hit for hit in hits if not hit.rule.attributes["label"]]

    def mentions(self) -> list[DateMention]:
        """Walk once from front to back."""
        found: list[DateMention] = []
        i = 0
        while i < len(self.written):
            first = self.written[i]
            second = self.written[i + 1] if i + 1 < len(self.written) else None
            self.chain.near = self._near(first.start)
            self.chain.scope = self.scopes.at(first.start)
            self.chain.new_sentence = self.document.outline.sentence_at(first.start)[0] > self.chain.told_at
            self.chain.new_line = self.document.outline.line_at(first.start).start > self.chain.told_at
            if second is not None and self._is_period(first, second):
                mention = self._period(first, second)
                i += 2
            else:
                mention = self._point(first, second)
                i += 1
            if mention is not None:
                found.append(mention)
        return found

    def _near(self, position: int) -> tuple[int, int]:
        """The stretch in which the date told before is close enough to lend its month and year."""
        outline = self.document.outline
        line = outline.line_at(position)
        return min(line.start, max(outline.section_at(position).start, line.start - 300)), line.end

    def _is_period(self, first: Written, second: Written) -> bool:
        if second.start - first.end > _LONGEST_GAP or first.through is not None:
            return False
        if _SIGN.search(self.text, first.end, second.start) is None:
            return False
        joins = self.say[_JOINS].match(self.text, first.end, second.start)
        if joins is None:
            return False
        if joins["rest"].strip() == "" and not joins["sign"].startswith("以降"):
            # 3日 侵入 → 5日 検知: a story from day to day.
            return "→" not in joins["sign"] or not self._said(first.end, second.start)
        return (
            joins["sign"].strip() in ("から", "より", "以降、", "以降")
            and self.say[_ENDS_PERIOD].match(self.text, second.end) is not None
        )

    def _period(self, first: Written, second: Written) -> DateMention | None:
        start = self.chain.resolve(first)
        if start is None:
            return self._point(second, None)
        if first.year is None and first.step is None and second.year is not None and first.month is not None:
            start = start_before(second.parts(), first)
        self.chain.tell(start, first.start)
        end = complete(start, second) or self.chain.resolve(second)
        if end is None or not end.valid():
            return self._mention(first, start.edtf())
        if start.surely_after(end):
            # The later day stands first, or the two do not belong together.
            return self._mention(first, start.edtf())
        self.chain.tell(end, second.start)
        relative = not (first.explicit and second.explicit)
        return DateMention(period(start, end), first.start, second.end, f"dates/{first.notation}", relative)

    def _point(self, written: Written, following: Written | None) -> DateMention | None:
        announcing = self._needs_announcing(written) and self._announces(written)
        ahead = not announcing and self._ahead(written, following) and not self._announces(written)
        day = self.chain.resolve(written, ahead, announcing)
        if announcing:
            # 同日 of two announcements is the day of the announcement, not of what was told in between.
            day = self.chain.public if written.step == SAME_DAY and self.chain.public is not None else day
            self.chain.public, self.chain.public_at = day, written.start
        if day is None or not day.valid():
            return None
        if self._is_of_earlier_year(written) and self._announces(written):
            self.chain.public, self.chain.public_at = day, written.start
        if written.year is not None:
            day = day._replace(year=true_year(self.document, self.chain, written))
        if written.through is not None:
            last = day._replace(month=written.through) if day.day is None else day._replace(day=written.through)
            self.chain.tell(last, written.start)
            return self._mention(written, period(day, last) if last.valid() else day.edtf())
        if written.explicit and day.month is None and self._is_of_act(written):
            self.chain.act_year, self.chain.act_at = day.year, written.start
        if not self._in_passing(written, day, ahead):
            self.chain.tell(day, written.start)
        side = self.say[_OPEN_SIDE].match(self.text, written.end)
        if side is None:
            return self._mention(written, day.edtf())
        return self._mention(written, period(None, day) if side["until"] else period(day, None))

    def _is_of_earlier_year(self, written: Written) -> bool:
        """True of a date whose year is written and lies before that of the notice."""
        notice = self.chain.notice
        return (
            written.year is not None and notice is not None and notice.year is not None and written.year < notice.year
        )

    def _in_passing(self, written: Written, day: Day, ahead: bool) -> bool:
        """True for a day from which no other counts: 本日, one ahead or before (11月にも), of other work, of data.

        Nor does any count from the day of what somebody was to be told of: 3日、10日の説明会の案内を送った.
        """
        step = written.step
        today = step is not None and step.base == "notice" and step.unit == "day"
        once = written.day is None and self.text.startswith("にも", written.end)
        ahead = ahead and self.chain.lies_ahead(day)
        about = self.say[_ABOUT_IT].match(self.text, written.end) is not None
        return today or once or ahead or about or self.text.startswith("分の", written.end) or self._of_data(written)

    def _of_data(self, written: Written) -> bool:
        """True for a month or year that the data are of: 10月の診療データ, 4月以降に来院した方, 9日以前に入会した方."""
        if written.day is not None:
            return self.say[_OF_BEFORE].match(self.text, written.end) is not None
        # 帳票3冊(2011年4月~12年3月).
        bracketed = opened_around(self.text, written.start, written.start - _BRACKET) >= 0
        if self.say[_DESCRIBING].match(self.text, written.end):
            return True
        return bracketed or any(hit.rule.code == "data" for hit in self._said(written.end, written.end + _DATA_REACH))

    def _is_of_act(self, written: Written) -> bool:
        """True of a year in which data of others came to harm (X大学は2021年、名簿を紛失した), not told in passing."""
        if self.document.voice is Voice.OWN or not self.text.startswith(("、", "に"), written.end):
            return False
        if self.text.startswith("にも", written.end):
            return False
        _, end = self.document.outline.sentence_at(written.start)
        return self.document.hits.is_harm(written.end, end)

    def _mention(self, written: Written, value: str) -> DateMention:
        return DateMention(value, written.start, written.end, f"dates/{written.notation}", not written.explicit)

    def _ahead(self, written: Written, following: Written | None) -> bool:
        """True where the clause behind the date speaks of something yet to come."""
        i = bisect_left(self.future, written.end)
        if i == len(self.future) or self.future[i] >= written.end + _AHEAD:
            return False
        end = self.document.outline.sentence_at(written.start)[1]
        return self.future[i] < min(end, following.start if following is not None else end)
