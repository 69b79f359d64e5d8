"""The notice's own date: what 昨年 and 3月8日 count from, wherever on the page it stands.

It is the dateline (:mod:`extractor.dateline`); without one the day in the name of the page, of a paper that is quoted,
or of an issue, a month told both ways, the last day on which something was made public, or the caller's reference date.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from extractor.announcing import tells_of_earlier
from extractor.dateline import Dateline, datelines, quotes_press
from extractor.edtf import Day
from extractor.eras import ERA, ERAS
from extractor.find.date_chain import Chain, from_reference
from extractor.find.date_notations import Step
from extractor.find.date_written import Written, written_dates
from extractor.findings import Document
from extractor.outline import holds
from extractor.rules.wordings import Wording, date_wordings
from extractor.voice import Voice

#: 今月.
_THIS_MONTH = Step("month", 0, "notice")
#: The year in which the notice speaks, beside its last: 昨年(2022年)9月.
_YEAR_BESIDE = re.compile(r"\(([12][0-9]{3})年?\)")
#: An earlier year told both ways.
_YEARS_AGO = re.compile(r"(?<![0-9])([0-9]{1,2})年前[の(]((?:19|20)[0-9]{2})年")
#: Behind a year in the headline of a list of a fiscal year's incidents.
_FISCAL = Wording(rf"(?:(?P<era>{ERA})(?P<short>[0-9元]{{1,2}})|(?P<full>(?:19|20)[0-9]{{2}}))年{{of_fiscal_year}}")
#: The year of an edition: 【2017年版】事件の一覧.
_EDITION = re.compile(r"((?:19|20)[0-9]{2})年(?:度)?版")
#: A year in the last words of a page; that of Copyright (C) 2025 All Rights Reserved is the year in which it was saved.
_FOOT_YEAR = re.compile(r"(?<![0-9./,-])(20[0-9]{2})(?:年の記事|(?=\s*$|\s+[^\s0-9年A-Za-z]))")
_FOOT = 120
# The year and the number of a case in a headline: 【事件簿#2025-311】.
_NUMBERED = re.compile(r"[【〔\[(][^】〕\])\n]{0,20}?[#. ](20[0-9]{2})-([0-9]{2,4})[】〕\])]")
#: The first so many cases of a year may have happened in the last.
_FIRST_CASES = 60
_THROUGH = re.compile(r"(?:\([^()\n]{1,4}\))?[ ]?(?:から|[~―—-])[ ]?")
#: So near stand the days on which a page was published and updated.
_BESIDE = 60
# Who reported it, before the day on which that was printed: (みなと新聞 2022年6月10日), 出典:みなと新聞(2022/6/10).
_CREDIT = Wording(r"[(:][^():\n。]{0,16}{press_name}[^():\n。]{0,8}[ 、(]$")
_LONGEST_CREDIT = 32
#: So long is the month of an issue with its year, so much may stand before it on its line, and behind.
_ISSUE, _ISSUE_LINE = 10, 20
#: What is told of the data of a month happens in so many months from it on.
_MONTHS_AFTER = 5


class NoticeDate:
    """Looks for the notice's own date among the dates ``written`` in it, for a ``chain`` that knows the others.

    ``announces`` tells of a date whether something was made public on it.
    """

    def __init__(
        self, document: Document, written: list[Written], chain: Chain, announces: Callable[[Written], bool]
    ) -> None:
        self._document = document
        self._text = document.text
        self._written = written
        self._say = date_wordings(document.rules)
        self._chain = chain
        self._announces = announces

    def know(self) -> None:
        """Tell the chain the year of the headline and the notice's own date, as far as the text gives them."""
        dated = [w for w in self._written if w.step is None and w.month is not None and w.day is not None]
        self._chain.topic = self._topic()
        self._chain.reviewed = self._reviewed()
        self._chain.fiscal = self._fiscal()
        own = self._behind_period(datelines(self._document, ((w.start, w.end, w.explicit) for w in dated)), dated)
        reference = from_reference(self._document.reference_date) or self._year_beside()
        self._chain.notice = reference
        if not own:
            dated_so = reference is not None and reference.month is not None
            self._chain.notice = (
                reference
                if dated_so
                else self._title_date()
                or self._quoted(dated)
                or self._headline_period()
                or self._headline_month()
                or self._month_beside()
                or self._issue()
                or (self._announced() if self._chain.reviewed is None else None)
                or reference
            )
            if self._chain.notice is None or self._chain.notice.year is None:
                self._chain.notice = self._year_of_case(self._chain.notice)
            return
        best = max(own, key=lambda line: line.weight)
        written = next(w for w in dated if w.start == best.start)
        places = {line.start for line in own}
        written = self._fitting(written, [w for w in dated if w.start in places])
        if written.year is None:
            day = self._chain.resolve(written, announcing=True)
        else:
            day = Day(true_year(self._document, self._chain, written), written.month, written.day)
        if day is not None and day.year is None:
            headline = self._headline_month()
            day = day._replace(year=self._year_at_foot() or (headline.year if headline is not None else None))
        self._chain.notice = day

    def _behind_period(self, own: list[Dateline], dated: list[Written]) -> list[Dateline]:
        """Those of the datelines that do not lie before the end of the days of which the headline says it tells."""
        period = self._headline_period() if own else None
        if period is None:
            return own
        days = {w.start: w.parts() for w in dated if w.year is not None}
        return [line for line in own if line.start in days and not period.surely_after(days[line.start])]

    def _fitting(self, first: Written, own: list[Written]) -> Written:
        """Of the dates of a page (公開日 beside 更新日) the last, where it tells of something after the first.

        The first of them where 今月22日 would else lie after the page itself.
        """
        places = {w.start for w in own}
        told = [w.parts() for w in self._written if w.explicit and w.month is not None and w.start not in places]
        later = any(day.surely_after(first.parts()) for day in told if day.valid())
        days = [w.day or 0 for w in self._written if w.step == _THIS_MONTH]
        if first.year is None or not (later or max(days, default=0) > (first.day or 0)):
            return first
        beside = (w for w in own if w.explicit and abs(w.start - first.start) < _BESIDE)
        return (max if later else min)(beside, key=lambda w: w.parts().order())

    def _topic(self) -> int | None:
        """The year that stands alone in the headline: 2016年の漏えい事件, 2017年版."""
        start, end = self._document.outline.title or (0, 0)
        titled = [w for w in self._written if start <= w.start < end]
        years = [w.year for w in titled if w.explicit]
        if not titled and (edition := _EDITION.search(self._document.text, start, end)) is not None:
            return int(edition[1])
        return years[0] if len(years) == 1 and not any(w.month for w in titled) else None

    def _title_date(self) -> Day | None:
        title = self._document.metadata_title
        if not title:
            return None
        dates = written_dates(title, self._document.rules["dates"].scan(title), self._say)
        full = [w.parts() for w in dates if w.year is not None and w.year > 100]
        return full[0] if full else None

    def _reviewed(self) -> int | None:
        """The year of which a page of others tells: 2019年に発生した主な漏えい, not 2019年度 nor 2019年版."""
        if self._chain.topic is None or self._document.voice is Voice.OWN:
            return None
        start, end = self._document.outline.title or (0, 0)
        years = [w for w in self._written if start <= w.start < end and w.explicit]
        return self._chain.topic if years and not self._text.startswith(("度", "版"), years[0].end) else None

    def _fiscal(self) -> int | None:
        """The fiscal year, from April on, whose incidents a headline says are listed: (平成29年度分)."""
        title = self._document.outline.title
        found = self._say[_FISCAL].search(self._text, *title) if title is not None else None
        if found is None:
            return None
        if found["full"]:
            return int(found["full"])
        return ERAS[found["era"]] + (1 if found["short"] == "元" else int(found["short"]))

    def _headline_month(self) -> Day | None:
        """The month of which a page of others tells: 漏えい事件ダイジェスト(2023年7月)."""
        start, end = self._document.outline.title or (0, 0)
        titled = [w for w in self._written if start <= w.start < end and w.step is None]
        if len(titled) == 2 and self._document.voice is not Voice.OWN:
            # 漏えい事件 9月後半(2023年)
            first, year = sorted(titled, key=lambda w: w.month is None)
            apart = not first.explicit and first.day is None and year.month is None and year.explicit
            return Day(year.parts().year, first.parts().month) if apart else None
        if len(titled) != 1 or not titled[0].explicit or self._document.voice is Voice.OWN:
            return None
        month = titled[0].parts()
        return month if month.year is not None and month.month is not None and month.day is None else None

    def _headline_period(self) -> Day | None:
        """The last of the days or months that a headline covers, with its year: 流出事件(2012/06/11-06/15)."""
        start, end = self._document.outline.title or (0, 0)
        days = [w for w in self._written if start <= w.start < end and w.month is not None]
        if len(days) != 2 or not days[0].explicit or not _THROUGH.fullmatch(self._text, days[0].end, days[1].start):
            return None
        last = days[1].parts()
        return last if last.year is not None else last._replace(year=days[0].year)

    def _year_beside(self) -> Day | None:
        """The year of the notice, where it names an earlier one both ways: 昨年(2022年), 2年前の2019年."""
        ago = _YEARS_AGO.search(self._text) if "年前" in self._text else None
        if ago is not None:
            return Day(int(ago[2]) + int(ago[1]))
        for hit in self._document.hits["dates"]:
            a = hit.rule.attributes
            if hit.rule.code == "relative" and a["unit"] == "year" and a["base"] == "notice":
                beside = _YEAR_BESIDE.match(self._text, hit.end)
                if beside is not None:
                    return Day(int(beside[1]) - a["shift"])
        return None

    def _month_beside(self) -> Day | None:
        """The month of the notice, where it names a day of it, or of the last, both ways: 今月17日, 2024年12月17日."""
        for w in self._written:
            if w.step is not None and w.step.unit == "month" and w.step.base == "notice" and w.day is not None:
                told = self._in_full(w.day)
                if told is not None:
                    return told.plus_months(-w.step.shift)
        return None

    def _issue(self) -> Day | None:
        """The month of the issue that heads a page (2019年3月号), or the year of the month whose data it tells of."""
        for hit in self._document.hits["dates"]:
            gives = hit.rule.attributes["gives"]
            if gives is None:
                continue
            before = self._text[max(0, hit.start - _ISSUE) : hit.start + 1]
            dates = written_dates(before, self._document.rules["dates"].scan(before), self._say)
            shown = dates[-1].parts() if dates and dates[-1].explicit and dates[-1].end == len(before) else Day(None)
            line = self._document.outline.line_at(hit.start)
            if gives == "month" and shown.month and hit.start - line.start <= _ISSUE_LINE >= line.end - hit.end:
                return shown
            first = shown.month or 0
            if first and all(first <= w.month < first + _MONTHS_AFTER for w in self._written if w.month):
                return Day(shown.year)
        return None

    def _quoted(self, dated: list[Written]) -> Day | None:
        """The day of the paper that is quoted: (9月3日付け みなと新聞)."""
        quoted = (w for w in dated if quotes_press(self._document, w.start, w.end) or self._is_credited(w))
        return next((w.parts() for w in quoted), None)

    def _is_credited(self, w: Written) -> bool:
        low = self._text.rfind("\n", 0, w.start) + 1
        credit = self._say[_CREDIT].search(self._text, max(low, w.start - _LONGEST_CREDIT), w.start)
        return w.explicit and credit is not None

    def _announced(self) -> Day | None:
        """The last day that the text says something was made public on, where it has no dateline."""
        told = [w for w in self._written if w.step is None and w.day is not None and self._announces(w)]
        full = [w.parts() for w in told if w.explicit and w.month is not None]
        if not full and told and tells_of_earlier(self._document, told[0].end):
            return None
        if full:
            return max([*full, *([self._chain.latest] if self._chain.latest else [])], key=Day.order)
        if not told:
            return None
        again = self._in_full(told[0].day or 0) if told[0].month is None else None
        return again or self._chain.resolve(told[0], announcing=True)

    def _year_of_case(self, notice: Day | None) -> Day | None:
        """The notice's day with the year in the numbers of the cases that a page tells, where no date has a year."""
        if any(w.explicit for w in self._written if w.month is not None):
            return notice
        numbers = [(int(m[1]), int(m[2])) for m in _NUMBERED.finditer(self._text)]
        years = {year for year, _ in numbers}
        if len(years) != 1 or min(number for _, number in numbers) < _FIRST_CASES:
            return notice
        return notice._replace(year=years.pop()) if notice is not None else Day(years.pop())

    def _in_full(self, day: int) -> Day | None:
        """The last date of that day of a month which the text gives in full, or else the only one with its month."""
        same = {w.parts() for w in self._written if w.month is not None and w.day == day}
        full = [d for d in same if d.year is not None]
        return max(full, key=Day.order) if full else next(iter(same)) if len(same) == 1 else None

    def _year_at_foot(self) -> int | None:
        """The year of a page whose dates have none, from its last words: © みなと放送 2023."""
        if any(w.explicit for w in self._written if w.month is not None):
            return None
        years = _FOOT_YEAR.findall(self._text, max(0, len(self._text) - _FOOT))
        return int(years[-1]) if years else None


def true_year(document: Document, chain: Chain, written: Written) -> int | None:
    """The year written, unless an era says otherwise of the same day in the body."""
    if holds(document.outline.title, written.start) and written.notation != "era":
        return chain.era_years.get((written.month, written.day), written.year)
    return written.year
