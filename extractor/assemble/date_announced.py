"""Chooses the day on which the organisation made the incident public."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from extractor.announcing import describes, tells_of_earlier
from extractor.assemble.date_clues import LABEL, Clue
from extractor.assemble.date_order import key, later
from extractor.assemble.view import View
from extractor.dateline import datelines, quotes_press
from extractor.edtf import sides
from extractor.findings import DateMention
from extractor.outline import holds
from extractor.rules.wordings import Wording, date_wordings
from extractor.voice import Voice

#: An announcement told after something else of the same day.
_AT_LAST = Wording("。[^。]{0,20}{made_public}")
#: Words in the headline of a release.
_OF_RELEASE = Wording("{of_release}")
# The particle by itself, not に対する, における and the like, which only join one noun to another.
_TO = "に(?!対す|関す|係る|おけ|よる|つい|伴う|際し)"
#: A headline that tells something has a subject or object, or parts.
_TELLS = re.compile(rf"[、,!?\s「」…]|[一-龠々ァ-ヶー0-9A-Za-z)](?:が|を|は|{_TO}|で|から|へ|も)")
_NAMES = re.compile(
    rf"(?:「[^「」]{{1,24}}」)?(?:(?!{_TO})[^、,!?\s「」…]){{4,60}}[一-龠ァ-ヶ]の[一-龠ァ-ヶ]{{2,8}}(?:\([^()]{{1,20}}\))?"
)
#: A headline so short, or a line taken for one, only names something.
_LONGEST_NAME = 10
#: So much an apology weighs in the voice of a text, and no other word.
_APOLOGY = 3
#: Words of a reporter, or of somebody who comments, that weigh so much or more are no mere distance.
_REPORTS = 2


class Announced(NamedTuple):
    """The chosen day and the clue or dateline that gave it; ``twins`` are the places of datelines of the same day."""

    value: str
    mention: DateMention
    rule: str
    twins: tuple[int, ...] = ()


def choose_announced(
    view: View, clues: list[Clue], read_shared: Callable[[], list[Clue]]
) -> tuple[Announced | None, Announced | None]:
    """The notice's own date; in a news item or a round-up the day that the text states. With it the dateline.

    ``clues`` are those of the incident's own dates; ``read_shared`` reads those of the parts that speak of all
    incidents, which on a long page are many and seldom asked for.
    """
    # A letter of its own, among others on one page, bears its day, unless that lies in what it tells in passing.
    day = next((c.mention for c in clues if c.mention.start == view.stretch.dated), None)
    if day is not None:
        return Announced(day.value, day, "dates/dateline"), None
    if view.of > 1 and not view.stretch.told_by_others:
        # In a list of its own an organisation gives the day of the act: 5月10日 教諭が調査票を紛失.
        title = view.stretch.title
        clues = [c for c in clues if c.role != "occurred" or c.weight >= LABEL or not holds(title, c.mention.start)]
    stated = _stated(view, clues)
    if view.of > 1:
        titled = _in_title(view, clues)
        # The day of a round-up is not that of an announcement of which it gives the month.
        stated = stated or _stated(view, clues, coarse=True)
        if titled is not None or stated is not None:
            # A headline may give the day of the paper instead.
            return stated if titled is None or _is_day_before(stated, titled) else titled, None
    shared = read_shared()
    if shared:
        clues_of_all = {c.mention: c for c in [*clues, *shared]}.values()
        own = _own_date(view, sorted(clues_of_all, key=lambda c: c.mention.start))
    else:
        own = _own_date(view, clues)
    if view.of > 1:
        stated = _stated(view, shared)
    quoted = own is not None and quotes_press(view.document, own.mention.start, own.mention.end)
    if own is not None and not (quoted or _is_of_others(view) or _told_by_reporter(view, stated, clues)):
        return own, own
    told = clues if own is None else [c for c in clues if c.mention is not own.mention]
    if own is not None and stated is not None and stated.mention is own.mention and _stands_above(view, own, clues):
        stated = _stated(view, told)
    if stated is not None and (
        tells_of_earlier(view.document, stated.mention.end)
        or (view.document.voice is Voice.OWN and _before_noticing(stated, clues))
    ):
        return None, own
    return stated or _stated(view, told, coarse=True), own


def _in_title(view: View, clues: list[Clue]) -> Announced | None:
    """A round-up gives in the headline of an item the day on which it was announced: 青葉市、名簿を紛失(2/6)."""
    title = view.stretch.title
    days = [c for c in clues if holds(title, c.mention.start) and c.form == "day" and c.weight < LABEL]
    # 端末を紛失、翌日発見(2/6): the day that is written out.
    first = next((c.mention for c in days if not c.mention.relative), days[0].mention if days else None)
    return Announced(first.value, first, "assemble/title") if first is not None else None


def _is_day_before(stated: Announced | None, titled: Announced) -> bool:
    """True where the text tells of an announcement the day before that of the headline, so that this is the paper's."""
    day = sides(stated.value)[1] if stated is not None else None
    then = day.plus_days(1) if day is not None and day.day is not None else None
    return then is not None and then.edtf() == titled.value


def _told_by_reporter(view: View, stated: Announced | None, clues: list[Clue]) -> bool:
    """True where a reporter tells of the incident, so that the text's own date is the day of the article."""
    if view.document.voice is Voice.NOBODY:
        signed = any("letterhead" in o.roles for o in (*view.own.organizations, *view.shared.organizations))
        if _headed_as_news(view, clues):
            # Over the name of who signs it the headline of a release may tell what happened, too.
            return stated is not None or not signed
        if stated is None or _before_noticing(stated, clues) or _names_the_matter(view):
            return False
        # A headline of a release over the name of who signs it: what else was made public is told in it.
        return not signed
    return view.document.voice is Voice.REPORTER and (stated is not None or not _is_release(view))


def _headed_as_news(view: View, clues: list[Clue]) -> bool:
    """True where the headline of the text tells what happened (みほん商事、名簿を紛失) and does not name a release.

    A release may be headed by the name of who signs it, or of the matter: 録画の誤公開.
    """
    start, end = view.document.outline.title or (0, 0)
    tells = end - start > _LONGEST_NAME and not any(start <= c.mention.start < end for c in clues)
    named = any(o.start <= start and end <= o.end for o in (*view.own.organizations, *view.shared.organizations))
    return (
        tells
        and not named
        and not _names_the_matter(view)
        and date_wordings(view.document.rules)[_OF_RELEASE].search(view.text, start, end) is None
    )


def _is_release(view: View) -> bool:
    """True of a page headed 名簿の紛失について that tells of it in no more than distant words."""
    start, end = view.document.outline.title or (0, 0)
    words = date_wordings(view.document.rules)[_OF_RELEASE].finditer(view.text, start, end)
    headed = "。" not in view.text[:start] and any(word.end() == end for word in words)
    voices = (hit.rule for hit in view.document.hits["voice"] if hit.rule.code == "reporter_voice")
    return headed and all(rule.attributes["weight"] < _REPORTS for rule in voices)


def _names_the_matter(view: View) -> bool:
    """True where the headline tells nothing but only names what it is about: 録画の誤公開."""
    title = view.document.outline.title
    if title is None:
        return False
    return _TELLS.search(view.text, *title) is None or _NAMES.fullmatch(view.text, *title) is not None


def _stands_above(view: View, own: Announced, clues: list[Clue]) -> bool:
    """True of the day of a paper on a line of its own, where only lines below it tell of an announcement."""
    end = view.document.outline.line_at(own.mention.start).end
    return any(c.mention is own.mention and c.at >= end for c in clues)


def _is_of_others(view: View) -> bool:
    """True on a page of somebody to whom nothing happened, unless he answers for it: a board for its schools."""
    if not view.stretch.told_by_others or view.document.voice is not Voice.OWN:
        return view.stretch.told_by_others
    return not any(hit.rule.attributes["weight"] >= _APOLOGY for hit in view.document.hits["voice"])


def _before_noticing(stated: Announced, clues: list[Clue]) -> bool:
    """True where noticing is told of after that day: it is that of an earlier announcement, or of another's."""
    day = sides(stated.value)[1]
    return any(c.role == "discovered" and c.form == "day" and later(c.start, day) for c in clues)


def _own_date(view: View, clues: list[Clue]) -> Announced | None:
    """The dateline; of several the latest, where a page was updated."""
    points = {c.mention.start: c for c in clues if c.form == "day" and not _labelled_otherwise(c)}
    lines = datelines(
        view.document,
        ((m.start, m.end, not m.relative) for m in (c.mention for c in points.values())),
    )
    if not lines:
        return None
    labelled = [line for line in lines if points[line.start].manner == "issued"]
    if labelled and len(labelled) < len(lines):
        # 発表日 beside 更新日.
        lines = labelled
    best = max(lines, key=lambda line: line.weight)
    mention = points[best.start].mention
    for line in lines:
        other = points[line.start].mention
        if _of_furniture(view, points[line.start], points[best.start]):
            continue
        if line.weight >= best.weight - 2 and _after(other, mention):
            view.reject("announced", mention.value, mention.start, mention.end, "a later version of the page")
            mention = other
    twins = tuple(line.start for line in lines if points[line.start].mention.value == mention.value)
    return Announced(mention.value, mention, "dates/dateline", twins)


def _of_furniture(view: View, clue: Clue, best: Clue) -> bool:
    """True where a label at the foot dates the web page, below a notice with a date of its own."""
    own = best.manner != "page"
    return own and clue.manner == "page" and clue.mention.start > len(view.text) // 2


def _of_page(view: View, clue: Clue) -> bool:
    """True where a label dates the page (更新日:) and not, as the head of a column, what the rows tell of."""
    return clue.manner == "page" and view.document.outline.line_at(clue.mention.start).kind != "row"


def _labelled_otherwise(clue: Clue) -> bool:
    """True where a label says that the date is another's: 判明日 令和5年5月9日."""
    return clue.weight >= LABEL and clue.role != "announced"


def _after(a: DateMention, b: DateMention) -> bool:
    return not a.value.startswith("X") and not b.value.startswith("X") and a.value > b.value


def _stated(view: View, clues: list[Clue], coarse: bool = False) -> Announced | None:
    """The day (where ``coarse``: the month or year) beside a verb of announcing; the plainest, then the first."""
    wanted = "coarse" if coarse else "day"
    found = [c for c in clues if c.role == "announced" and c.form == wanted and not _of_page(view, c)]
    if not found and not coarse:
        # A line of a timeline that ends in it: …を確認。本件を公表。
        at_last = date_wordings(view.document.rules)[_AT_LAST]
        found = [c for c in clues if c.form == "day" and "stated" in c.manners_near and at_last.search(c.behind)]
    if coarse:
        # A month before the incident itself, or of an announcement that only describes something, is an earlier one's.
        last = max((c.end for c in clues if c.form == "day"), key=key, default=None)
        found = [c for c in found if not later(last, c.end) and not describes(view.document, c.mention.end)]
    if not found:
        return None
    best = max(found, key=lambda c: (c.weight, -c.mention.start))
    for clue in found:
        if clue is not best:
            m = clue.mention
            view.reject("announced", m.value, m.start, m.end, "another date is announced more plainly")
    return Announced(best.mention.value, best.mention, best.rule)
