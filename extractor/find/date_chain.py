"""Which day a written date is: years, months and days that the words leave out come from the dates around it.

Sources, in the order of trust: the words themselves; the date told before (同月, 翌日, an event told day by day);
the notice's own date, from which 昨年 and 先月 count and after which no past event can lie; the caller's reference
date where the notice has none. Never the day of the computer.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from extractor.edtf import Day
from extractor.find.date_written import Written

#: A day without a year lies so many days before and after the notice at most; who goes back further writes 昨年.
_REACH_BACK = (305, 60)
_REACH_AHEAD = (60, 305)
#: An announcement without a year mostly lies after the latest full date, or not long before that of the page.
_REACH_ANNOUNCED = (60, 305)
#: A month so far ahead of the one told before it, in a text without a date of its own, is that of the year before.
_STILL_LAST_YEAR = 8
#: So many days before the notice a day told lends its month to no announcement; one of years ago is another story's.
_LONG_AGO = range(46, 201)
#: The month in which fiscal years begin.
_FISCAL_BEGINS = 4
#: So many months after a month with its year an announcement without one still follows from it.
_MONTHS_NEAR = 5
#: So many of the days told last may be the one that 翌14日 follows.
_DAYS_BACK = 6


@dataclass(slots=True)
class Chain:
    """The dates told so far, and the notice's own.

    ``notice`` is the notice's date as far as it is known; ``latest`` the latest day with its year in the whole text,
    for notices without a date of their own. ``told`` is the date told last, ``told_at`` where, ``days`` are the days
    told; ``public`` the day on which something was made public; ``act_year`` the year in which a sentence says that
    somebody's data came to harm; ``topic`` the year that the headline speaks of, ``reviewed`` the same where the page
    tells of what happened in it, ``fiscal`` the fiscal year of whose incidents it is a list; ``scope`` the date of the
    heading that the words stand under; ``new_sentence`` and ``new_line`` say that the date told last stands in an
    earlier sentence, or on an earlier line.
    """

    notice: Day | None = None
    latest: Day | None = None
    first: Day | None = None
    told: Day | None = None
    told_at: int = -1
    days: list[Day] = field(default_factory=list)
    public: Day | None = None
    public_at: int = -1
    act_year: int | None = None
    act_at: int = -1
    near: tuple[int, int] = (0, 0)
    topic: int | None = None
    reviewed: int | None = None
    fiscal: int | None = None
    scope: Day | None = None
    new_sentence: bool = False
    new_line: bool = False
    era_years: dict[tuple[int | None, int | None], int] = field(default_factory=dict)

    def tell(self, day: Day, at: int) -> None:
        """Remember a date as the one told last."""
        if day.month is not None or day.day is not None:
            self.told, self.told_at = day, at
        if day.day is not None:
            self.days.append(day)

    @property
    def day(self) -> Day | None:
        """The day told last."""
        return self.days[-1] if self.days else None

    def lies_ahead(self, day: Day) -> bool:
        """True for a day after the notice, which is told in passing."""
        return self.notice is not None and self.notice.month is not None and day.surely_after(self.notice)

    def resolve(self, written: Written, ahead: bool = False, announcing: bool = False) -> Day | None:
        """The day that ``written`` means, ``None`` where the text gives nothing to count from.

        ``ahead`` says that the words around it speak of the future, ``announcing`` that it is the day on which the
        notice was made public, which no other date lies after.
        """
        if written.step is not None:
            return self._stepped(written)
        if written.year is not None:
            return written.parts()
        if written.month is not None:
            return Day(self._year(written.month, written.day, ahead, announcing), written.month, written.day)
        return self._bare_day(written.day, ahead, announcing) if written.day else None

    def _stepped(self, written: Written) -> Day | None:
        step = written.step
        assert step is not None
        base = self._speaking() if step.base == "notice" else self.told
        if step.unit == "day":
            bases = {"notice": self.notice, "week": self.notice, "told": self.told}
            day = bases.get(step.base, self.day)
            day = _monday(day) if step.base.endswith("week") else day
            then = day.plus_days(step.shift) if day is not None and day.day is not None else None
            if written.day is not None and (then is None or then.day != written.day):
                # 13日に放送した。受付は8月17日からで、翌14日に…: of the days told, the one that it follows.
                known = [day.plus_days(step.shift) for day in self.days[: -_DAYS_BACK - 1 : -1] if day.valid()]
                follows = next((day for day in known if day.day == written.day), None)
                return follows or self._bare_day(written.day, False, False)
            return then
        if step.unit == "month":
            month = base.plus_months(step.shift) if base is not None and base.month is not None else Day(None)
            if written.day is not None:
                then = Day(month.year, month.month, written.day)
                return then if then.valid() else None
            return month if month.month is not None else None
        year = base.year + step.shift if base is not None and base.year is not None else None
        told = self.told
        if (
            year is None
            and not step.shift
            and told is not None
            and (told.month, told.day) == (written.month, written.day)
        ):
            # 2021年6月3日に…。本年6月3日、…: the same day once more.
            year = told.year
        if year is None and written.month is None:
            return None
        return Day(year, written.month, written.day)

    def _speaking(self) -> Day | None:
        """The day from which 今月 counts: an announcement told just before, in a digest of later date; the notice."""
        return self._public_nearby() or self.notice

    def _public_nearby(self) -> Day | None:
        public = self.public if self.near[0] <= self.public_at < self.near[1] else None
        return public if public is not None and public.month is not None else None

    def _year(self, month: int, day: int | None, ahead: bool, announcing: bool) -> int | None:
        """The year of a month and day written without one."""
        if self.scope is not None and self.scope.year is not None:
            first = self.scope.first()
            return _nearest(first, month, day, *_REACH_BACK) if self.scope.day and first else self.scope.year
        if self.act_at > self.told_at and self.near[0] <= self.act_at < self.near[1]:
            # 2021年、名簿が流出しました。気づいたのは9月21日です。
            return self.act_year
        if self.fiscal is not None:
            year = self.fiscal + (month < _FISCAL_BEGINS)
            if not self.lies_ahead(Day(year, month, day)):
                return year
        notice = self.notice
        told = self._told_nearby()
        at = notice.first() if notice is not None and notice.month is not None else None
        if at is not None:
            year = _nearest(at, month, day, *(_REACH_AHEAD if ahead else _REACH_BACK))
            if (
                self.topic is not None
                and year == self.topic + 1
                and (told in (None, notice) or (told is not None and (told.year or 0) <= self.topic))
            ):
                # A review of last year, written early in this one.
                return self.topic
            announced = told.first() if told is not None and told == self._public_nearby() else None
            if announced is not None and year is not None and year > announced.year and not ahead:
                # 2022年4月に発表した。3月11日に見つかった: what is told behind an announcement lies before it.
                return _nearest(announced, month, day, *_REACH_BACK)
            return told.year if told is not None and not announcing and _tells_on(told, month, day, year) else year
        if notice is not None and notice.year is not None:
            return notice.year
        if notice is not None and (month, day) == (notice.month, notice.day):
            return self._after(told, month) if told is not None and told.day is not None else None
        if self.reviewed is not None and (self.new_line or told is None or self._after(told, month) == self.reviewed):
            # 2022年の事件: 2021年8月から…。⏎6月、…: each item tells of the year anew.
            return self.reviewed
        if announcing:
            return self._announced_year(month, day)
        if self.told is not None:
            return self._after(self.told, month)
        return self._around(month, day) or self.reviewed

    def _announced_year(self, month: int, day: int | None) -> int | None:
        """The year of an announcement written without one, where the notice has no date: it follows the latest."""
        latest, first = self.latest, self.latest.first() if self.latest is not None else None
        if latest is None or first is None:
            return None
        if latest.day is not None:
            return _nearest(first, month, day, *_REACH_ANNOUNCED)
        # A month far from it may be that of the data.
        return first.year + (month < first.month) if (month - first.month) % 12 <= _MONTHS_NEAR else None

    def _told_nearby(self) -> Day | None:
        return self.told if self.near[0] <= self.told_at < self.near[1] else None

    @staticmethod
    def _after(told: Day, month: int) -> int | None:
        """The year of a month told after ``told``: the next one where the months start anew, or still the last."""
        if told.year is None:
            return None
        if told.month is None:
            return told.year
        return told.year + (told.month - month > 6) - (month - told.month > _STILL_LAST_YEAR)

    def _around(self, month: int, day: int | None) -> int | None:
        """The year that lies nearest to the first dates with one, for dates told before any year is given."""
        first = self.first.first() if self.first is not None else None
        if first is None:
            return None
        options = [Day(first.year + shift, month, day) for shift in (-1, 0, 1)]
        known = [(abs((d - first).days), option) for option in options if (d := option.first())]
        return min(known)[1].year if known else None

    def _turns_back(self, told: Day | None, day: int) -> bool:
        """True of a day that would lie before one told of an earlier year, long before the paper: it is the paper's.

        10日に発表した。…昨年9月14日に掲載し、1日に指摘があった.
        """
        notice = self.notice
        if told is None or told.day is None or told.year is None or day >= told.day:
            return False
        first = told.first()
        last = notice.first() if notice is not None and notice.day is not None else None
        if first is None or last is None or notice is None or notice.day is None or notice.year is None:
            return False
        return told.year < notice.year and day <= notice.day and (last - first).days > _LONG_AGO.start

    def _bare_day(self, day: int, ahead: bool, announcing: bool) -> Day | None:
        """The month of a day written without one: that of the date told just before, else of the notice.

        A month that stands alone is mostly of something else (3月の健診の受診票); it lends itself only to a day that
        tells on from it, in the text's own sequence.
        """
        base = self._told_nearby()
        scope = self.scope
        if scope is not None and scope.month is not None and scope.day is None and (base is None or base.day is None):
            return Day(scope.year, scope.month, day)
        if scope is not None and scope.day == day:
            # 2013年8月2日⏎昨年9月に…、地裁は2日、…: the day of the entry once more.
            return scope
        notice = self.notice if self.notice is not None and self.notice.month is not None else None
        if base is not None and base.day is None:
            # 昨年11月の点検では…と答えていた。13日夜、…: a month told in another sentence lends itself to no day.
            passing = self.new_sentence or (notice is not None and base.surely_after(notice))
            if announcing or passing:
                # Rather the month of a day told before; where there is none, that month after all.
                dated = notice is None and not announcing and self.day is not None and self.day.month is not None
                base = self.day if dated else None
        if announcing and self.new_sentence and notice is not None and base is not None and base.day is not None:
            first, last = base.first(), notice.first()
            if notice.day is not None and first and last and (last - first).days in _LONG_AGO:
                # 昨年11月22日に分かった。支社は14日に会見し、…: of the month of the paper.
                base = notice
        if self._turns_back(base, day):
            base = notice
        if base is None or base.month is None:
            base = notice or (self.day if announcing else self.told)
        if base is None or base.month is None:
            return Day(None, None, day)
        same = Day(base.year, base.month, day)
        if not ahead and notice is not None and same.surely_after(notice) and not base.surely_after(notice):
            same = _with_day(base.plus_months(-1), day)
        elif base.day is not None and base is not notice and base.day - day > 20:
            following = _with_day(base.plus_months(1), day)
            if following.valid() and (notice is None or not following.surely_after(notice)):
                return following
        return same if same.valid() else Day(None, None, day)


def _tells_on(told: Day, month: int, day: int | None, year: int) -> bool:
    """True where a date goes on from one told in an earlier year: later in that year, or in the very same month."""
    if told.year is None or told.year >= year or told.month is None:
        return False
    return month == told.month if told.day is None else (month, day or 31) >= (told.month, told.day)


def _nearest(notice: dt.date, month: int, day: int | None, back: int, ahead: int) -> int:
    """The year in which month and day lie at most ``back`` days before or ``ahead`` days after the notice."""
    for year in (notice.year, notice.year - 1, notice.year + 1):
        option = Day(year, month, day)
        first = option.first()
        last = first if day is not None else option.last()
        if first is not None and last is not None and -back <= (last - notice).days and (first - notice).days <= ahead:
            return year
    return notice.year


def _with_day(month: Day, day: int) -> Day:
    return Day(month.year, month.month, day)


def complete(start: Day, end: Written) -> Day | None:
    """The end of a period whose words leave out what its start has: from 14日, 3月8日 or 同日 to a full day."""
    step = end.step
    if step is not None:
        # From 2013年 to 翌年: a year alone is not told on from elsewhere.
        to_year = step.unit == "year" and step.base == "chain" and start.year is not None
        return Day(start.year + step.shift, end.month, end.day) if to_year and start.year is not None else None
    if end.year is not None:
        return end.parts()
    if end.month is not None:
        if start.month is None:
            # 昨年秋から1月まで: which January is told elsewhere.
            return None
        turns = (end.month, end.day or 31) < (start.month, start.day or 1)
        return Day(start.year + turns if start.year is not None else None, end.month, end.day)
    if start.month is None:
        return Day(None, None, end.day)
    same = _with_day(start, end.day or 1)
    if start.day is not None and (end.day or 0) < start.day:
        same = _with_day(start.plus_months(1), end.day or 1)
    return same if same.valid() else None


def start_before(end: Day, start: Written) -> Day:
    """The start of a period whose year only its end tells: 12月28日~2025年1月4日."""
    if end.year is None or start.month is None:
        return start.parts()
    later = (start.month, start.day or 1) > (end.month or 12, end.day or 31)
    return Day(end.year - later, start.month, start.day)


def from_reference(reference: dt.date | None) -> Day | None:
    """The caller's reference date as a :class:`~extractor.edtf.Day`."""
    return Day(reference.year, reference.month, reference.day) if reference is not None else None


def _monday(day: Day | None) -> Day | None:
    """The first day of the week of a day."""
    first = day.first() if day is not None and day.day is not None else None
    return day.plus_days(-first.weekday()) if day is not None and first is not None else None
