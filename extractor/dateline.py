"""Where a notice writes its own date: at its head, at its foot, or behind 更新日 and the like."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from extractor.clock import BRACKETED_WEEKDAY, HOUR, WEEKDAY
from extractor.findings import Document
from extractor.marks import BULLETS, SQUARES, one_of
from extractor.outline import Line, Outline, holds
from extractor.rules import Hit
from extractor.rules.wordings import Wording, date_wordings

#: So many lines with words at the top and at the bottom of a notice may hold its date.
_HEAD_LINES, _FOOT_LINES = 12, 14
#: In so many lines at the very top no entry of a timeline stands yet.
_TOP_LINES = 4
#: The weight of a date among the furniture of a page.
ASIDE = 1
#: The weights of a date that opens a line or text which goes on, that ends a line or fills its bracket, that a label
#: makes the notice's own, and that is all there is on its line.
_OPENS, _SET_OFF, _LABELLED, _ALONE = 2, 3, 4, 5
#: A longer line is no dateline, even with the headline on it.
_LONGEST_LINE = 100
_MARKS_AROUND = r"[\s()\[\]【】〔〕<>《》〈〉・:|/]*"
_ONLY_DATE = Wording(
    _MARKS_AROUND + rf"(?:{{as_of}}{_MARKS_AROUND})*(?:{WEEKDAY}(?:曜日?)?)?[\s()]*(?:{{daytime}}|[AP]M)? ?"
    rf"(?:[T-]?{HOUR}(?::[0-9]{{2}})?)?(?:[AP]M)?[\s()]*"
    r"(?:{issued}(?: [^\s、。]{2,12}|\([^()、。]{4,24}\))?|{as_of})?[\s)\]】〕]*$"
)
#: The end of a line that says when the page was changed; many such lines are no timeline.
_UPDATED = Wording(BRACKETED_WEEKDAY + r"?[ ]?{issued}[)\] ]?(?=\n|$)")
#: Days that are numbered are those of a story.
_NUMBERED = re.compile(r"\s*\(?[0-9]{1,2}[.)、]\s*")
#: A sentence that breaks off at its date, where a text was cut: …社では、名簿を確認した.
_BREAKS_OFF = re.compile(r"、[^、]*[ぁ-ん]$")
_WORDS = re.compile(r"[^\s()\[\]【】〔〕・:|/0-9]")


#: A name behind a date; a time of day glued to its weekday goes on to what happened then: 12月2日(土)午前5時 設定を….
_SET_OFF_NAME = re.compile(f"付?(?:{BRACKETED_WEEKDAY}[ /]|(?!{BRACKETED_WEEKDAY})[ (/])")
_BRACKETED = re.compile(r"\s*[(〔\[][^()〔〕\[\]\n]{4,60}[)〕\]]\s*")
_SPACE_BEHIND = re.compile(BRACKETED_WEEKDAY + rf"?(?:\s(?!(?:\({WEEKDAY}|に|は|の|が|から|まで))|$)")


#: What may stand before the date of an entry of a timeline; so much lies between two; more than a weekday is told.
_MARKERS = re.compile(rf"(?:\s|{one_of(SQUARES, BULLETS, '〇◯※')})*")
_NEXT_ENTRY, _ENTRY = 200, 8
#: What stands behind the date of a line: nothing, little, or what happened.
_SHORT, _TELLING = 1, 2
_NO_WORDS = re.compile(BRACKETED_WEEKDAY + r"?[\s)\]】]*")
#: So many entries make a timeline.
_ENTRIES, _ENTRIES_MARKED = 3, 2
_TIMED = re.compile(rf"\s{{1,9}}{HOUR}\S{{0,3}}[ 　]")
#: Who signs a notice takes less of a line than this.
_PROSE = 24
#: What a line of furniture may hold around a date beside names: no sentence, and no particle behind the date.
_FURNITURE = re.compile(BRACKETED_WEEKDAY + r"?(?:[\s)\]】|]|[AP]M|$)[^。、]{0,24}$")
_LONGEST_FURNITURE = 60
#: Who reported it, to the end of the bracket.
_PRESS = Wording(r"付?け?[ の、]{0,3}[^()\n。]{0,16}?{press_name}[^()\n。]{0,12}\)")
#: So long may the words be to whom a notice is addressed.
_ADDRESSEE = 12
#: The label on the line above a date is no longer than this, and so near.
_LABEL, _GAP = 12, 4
_MARKS = SQUARES + BULLETS


class Dateline(msgspec.Struct, frozen=True, gc=False):
    """A place that may be the notice's own date; of two the one with the higher ``weight`` is.

    A date among the furniture of a page (``weight`` :data:`ASIDE`) shows when the text was written, no more.
    """

    start: int
    weight: int


def datelines(document: Document, spans: Iterable[tuple[int, int, bool]]) -> list[Dateline]:
    """The dates of ``spans`` (start, end, whether the year is written) that stand where a notice writes its own.

    Ordered by place.
    """
    text, outline = document.text, document.outline
    lines = outline.filled or outline.lines
    top, head = (lines[:number][-1].end for number in (_TOP_LINES, _HEAD_LINES))
    foot = lines[-_FOOT_LINES:][0].start
    written = [(start, end, full, outline.line_at(start)) for start, end, full in spans]
    weighed = []
    for date in written:
        start, end, full, line = date
        if head < start < foot and not _is_labelled(document, line):
            continue
        weight = _weight(document, start, end, full, line)
        if not weight and full and _is_furniture(document, start, end, line):
            weight = ASIDE
        if weight:
            weighed.append((date, weight))
    told = _timeline(outline, written, top) if weighed else set()
    updated = date_wordings(document.rules)[_UPDATED]
    found = []
    for date, weight in weighed:
        start, end, full, _ = date
        if weight == _LABELLED or updated.match(text, end) or not (start in told or _tells(outline, date, top)):
            # A headline that says when the page was changed needs no year for it: 【3月8日更新】.
            sure = full or (weight == _LABELLED and holds(outline.title, start))
            found.append(Dateline(start, weight if weight == ASIDE else weight + 2 * sure + (start <= head)))
    return found


def _tells(outline: Outline, date: tuple[int, int, bool, Line], top: int) -> bool:
    """True of a date that heads what happened on it: in the course of events, numbered, or above the hours of a day."""
    start, end, full, line = date
    text = outline.text
    entry = outline.role_at(start) == "timeline" or (start > top and not full)
    if (entry and _heads_entry(text, outline, end)) or _heads_hours(text, line, end):
        return True
    return _NUMBERED.fullmatch(text, line.start, start) is not None


def quotes_press(document: Document, start: int, end: int) -> bool:
    """True where a date is that of a paper's report which is quoted: (9月14日 みなと新聞より)."""
    text = document.text
    return text[start - 1 : start] == "(" and date_wordings(document.rules)[_PRESS].match(text, end) is not None


def _timeline(outline: Outline, dates: list[tuple[int, int, bool, Line]], top: int) -> set[int]:
    """The dates that open the entries of a timeline: lines of one shape, near each other.

    Below the ``top`` of the text the first of them alone may give the year, unless a heading of its own opens the
    timeline behind it.
    """
    text = outline.text
    told: set[int] = set()
    runs: dict[tuple[str, str, int, bool], tuple[list[int], int]] = {}
    for start, end, full, line in dates:
        if _MARKERS.fullmatch(text, line.start, start) is None:
            continue
        marker, rest = text[line.start : start].strip(), text[end : line.end]
        telling = _TELLING if marker or len(rest.strip()) > _ENTRY else 0 if _NO_WORDS.fullmatch(rest) else _SHORT
        if telling == _SHORT and line.start <= runs.get((line.kind, marker, _TELLING, full), ([], -1))[1]:
            # 6月5日 回線を遮断: among longer entries a short one is another.
            telling = _TELLING
        entry = (line.kind, marker, telling, full)
        # Under an entry there may stand others of a shape of their own (・同日付で…).
        run, reach = runs.get(entry, ([], 0))
        if not full and line.start > reach:
            first, reach = runs.get((*entry[:3], True), ([], 0))
            run = [at for at in first[-1:] if at > top and outline.role_at(at) == outline.role_at(start)]
        run = [*run[-_ENTRIES:], start] if line.start <= reach else [start]
        runs[entry] = run, line.end + _NEXT_ENTRY
        if len(run) >= (_ENTRIES_MARKED if marker else _ENTRIES):
            told.update(run[-_ENTRIES:])
    return told


def _heads_entry(text: str, outline: Outline, end: int) -> bool:
    """True of a date with what happened on it on the next line: no name or title of who signs, but what tells."""
    line = outline.line_at(end - 1)
    below = outline.line_at(min(line.end + 1, len(text)))
    tells = below.kind == "item" or below.end - below.start >= _PROSE or text.startswith("。", below.end - 1)
    return below.start > line.start and tells


def _heads_hours(text: str, line: Line, end: int) -> bool:
    """True of a date with what happened on it told hour by hour on the lines below."""
    return _TIMED.match(text, line.end) is not None and not _WORDS.search(text, end, line.end)


def _is_furniture(document: Document, start: int, end: int, line: Line) -> bool:
    """True for a date in a short line without a sentence, at its end or before a label: (NEWS 東部 2024/12/09)."""
    text = document.text
    if line.end - line.start > _LONGEST_FURNITURE or line.kind == "row":
        return False
    before = text[line.start : start]
    return (
        not any(mark in before for mark in "。、「")
        and not before.endswith(("は", "が", "を", "に", "~", "から"))
        and (_FURNITURE.match(text, end, line.end) is not None or _stands_before_label(document, end))
    )


def _stands_before_label(document: Document, end: int) -> bool:
    """True before a word that heads furniture of the page: 2024/12/09 カテゴリー:訃報."""
    return any(hit.rule.code == "noise" for hit in document.hits.from_to("outline", end, end + 1))


#: The day as of which something in a line was counted.
_COUNTED = Wording("{so_far}")
_LABEL_OPENS = re.compile(r"[\s(【\[・]*")


def _is_labelled(document: Document, line: Line) -> bool:
    """True where the line begins with a label that makes its date the notice's own wherever it stands."""
    start = _LABEL_OPENS.match(document.text, line.start, line.end).end()  # type: ignore[union-attr]
    return any(hit.rule.attributes["anywhere"] for hit in document.hits.from_to("dates", start, start + 1))


def _opens_text(text: str, start: int) -> bool:
    """True where nothing stands before but marks, or a few words set off from the date: 各位 2023年6月1日."""
    if start > _LONGEST_LINE:
        return False
    lead = text[:start].strip(_MARKS)
    return not lead or (len(lead) <= _ADDRESSEE and lead[-1:].isspace() and not any(mark in lead for mark in "。、:「"))


def _weight(document: Document, start: int, end: int, full: bool, line: Line) -> int:
    """How much its place in the line speaks for a date being the notice's own; 0 where it is told of in a sentence."""
    text, outline = document.text, document.outline
    only_date = date_wordings(document.rules)[_ONLY_DATE]
    if full and _opens_text(text, start) and _SPACE_BEHIND.match(text, end, line.end):
        return _ALONE if only_date.match(text, end, line.end) else _OPENS
    if line.end - line.start > _LONGEST_LINE:
        return 0
    # A date that is wrapped goes on on the next line.
    before, after = text[line.start : start], text[end : line.end if end <= line.end else outline.line_at(end - 1).end]
    if "。" in before:
        return 0
    if before.endswith("(") and _WORDS.search(before) and date_wordings(document.rules)[_COUNTED].match(after):
        # 回収済み 22件(3月25日現在).
        return 0
    ends = only_date.match(after) is not None
    if ends and line.kind != "row" and only_date.fullmatch(before):
        return 0 if _is_labelled_as_told(document, line) else _ALONE
    if _BRACKETED.fullmatch(text, line.start, line.end) and "。" not in after:
        return _SET_OFF
    beside = document.hits.inside("dates", max(line.start, start - 14), min(line.end, end + 12))
    if any(hit.rule.code == "earlier" and hit.end <= start for hit in beside):
        return 0
    if _is_beside_label(text, beside, start, end, ends):
        return _LABELLED
    if "。" in after or "、" in after[:30] or line.kind == "row":
        return 0
    breaks_off = before.endswith(("は", "が", "、")) or _BREAKS_OFF.search(before) is not None
    if ends and line.marker != "circle" and not breaks_off:
        return _SET_OFF
    # A date, and behind it who writes: 令和3年12月1日 青葉株式会社.
    # Or where: 2015/10/27付 朝刊 27面.
    set_off = _SET_OFF_NAME.match(after) is not None and line.kind == "text"
    opens = full and set_off and only_date.fullmatch(before) is not None
    return _OPENS if opens and not _is_labelled_as_told(document, line) else 0


def _is_beside_label(text: str, beside: list[Hit], start: int, end: int, ends: bool) -> bool:
    """True of a date with a label of its own before or behind it; ``ends`` where nothing follows it in its line."""
    labels = [hit for hit in beside if hit.rule.code == "dateline"]
    before = [hit for hit in labels if hit.end <= start]
    label = before[-1] if before else next((hit for hit in labels if hit.start >= end), None)
    if label is None or ends:
        return label is not None
    # 同社の公表(8月31日付) tells of another's.
    told = text[label.start - 1] == "の" and text.startswith("(", label.end)
    near = bool(before) and not told and not _WORDS.search(text, label.end, start)
    return near or _closes(text, label, end)


def _is_labelled_as_told(document: Document, line: Line) -> bool:
    """True where the line above is a label that makes the date one of the story: 判明日時."""
    before = document.text[max(0, line.start - _GAP) : line.start]
    above = document.outline.line_at(max(0, line.start - len(before) + len(before.rstrip()) - 1))
    if above.start >= line.start or above.end - above.body > _LABEL:
        return False
    labels = document.hits.inside("date_roles", above.start, above.end)
    return any(hit.rule.attributes["label"] and hit.rule.code != "announced" for hit in labels)


def _closes(text: str, label: Hit, end: int) -> bool:
    """True where the label right behind the date ends its bracket or line: (第2報:6月1日更新), 2023.6.1お知らせ."""
    return label.start == end and text[label.end : label.end + 1] in ("", "\n", ")", "]", "】", "〕")
