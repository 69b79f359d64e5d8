"""The lines that may head a part of a page, and the form of each: what headings of one series share.

A form may be that of marked headings (``■``, ``【1】``, ``①``), of numbered cases (``事例1``), of numbers or dates that
stand before, or alone on, a line, of lines set apart, or of the first heading of sections that begin anew. Which words
number a case is data, ``rules/incident.yaml``.
"""

from __future__ import annotations

import functools
import itertools
import operator
import re
from collections import Counter
from collections.abc import Iterator

import msgspec

from extractor.day_lines import is_day
from extractor.eras import ERAS
from extractor.findings import Document, Findings, OrganizationMention
from extractor.marks import CLOSERS
from extractor.outline import Line
from extractor.outline.lines import label_of
from extractor.outline.shapes import APART, is_open, is_prose
from extractor.rules import Hit
from extractor.split.headed import behind_day, is_of_month
from extractor.split.passages import passages

#: A form: the kind of marker and, for brackets, how they open.
Form = tuple[str, str]
TEXT: Form = ("text", "")
CASE: Form = ("case", "")
ORDINAL: Form = ("ordinal", "")
ENTRY: Form = ("entry", "")
DATED: Form = ("dated", "")
CALENDAR: Form = ("calendar", "")
YEAR: Form = ("year", "")
#: The line of a form that names somebody behind its label: 企業名:X, once for each.
LABELLED: Form = ("label", "")
#: The first heading of a section that is printed again, word for word: another case is told in the same sections.
ANEW: Form = ("anew", "")
#: The forms that head the entries of a list or a chronicle, named or not.
CALENDARS = (DATED, CALENDAR, YEAR)
COUNTED = (CASE, ORDINAL, ANEW)
ENTRIES = (*COUNTED, *CALENDARS)
#: The markers that seldom head anything but items; the others number sections too.
ITEM_MARKERS = ("square", "bracket", "rule", "part")

# A numbered or bracketed opening, with digits made equal, is what the headlines of a series share.
_OPENING = re.compile(r"\s*([^\s\w]*)([^\W\d]{0,3})")
_NUMBERED = re.compile(r"\s*[【〔《<〈≪［\[][ ]?[0-9]{1,3}[ ]?[】〕》>〉≫］\]]")
_DIGITS = re.compile(r"[0-9一二三四五六七八九十①-⑳]+")
# The number of an entry, whatever its series is called; what it heads is no section, whichever words it holds.
_SERIAL = re.compile(r"\s*[【〔《<〈≪［][^0-9】〕》>〉≫］\n]{0,16}[0-9]{1,4}(?:-[0-9]{1,4})?[ ]?[】〕》>〉≫］]")
# A number alone on its line: the first cell of a row whose cells became lines.
_ORDINAL = re.compile(r"(?:No\.?[ ]?)?[0-9]{1,3}[.)]?\s*$")
# The items of a chronicle open with their day, or stand under their month.
_DATED = re.compile(r"(?:[0-9]{4}[./年-])?[0-9]{1,2}[./月-][0-9]{1,2}日?[ :]+\S")
# What happened in a year is told below the name of whom it struck: 2016年:見本商会.
_YEAR = re.compile(r"(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?:[ ]?\S")
#: What each begins with.
_DAY_FIRST = frozenset("0123456789").union(era[0] for era in ERAS)
#: The marks of a list whose lines may each tell of somebody, and what follows a name that such a line is about.
_BULLETS = ("square", "bullet")
_GOES_ON = re.compile(r"[」』]?(?:\([^()\n]{0,30}\))?[」』]?(?:[ :=、]|は|では|も|が|の[^。、\n]{1,14}[がは])")
_LABELS_ITSELF = re.compile(r"[」』]?\([^()\n]{1,30}\)[ ]?:")
# What may follow a name that is a headline of its own.
_ASIDE = re.compile(r"[」』]?[ ]?(?:\([^()\n]{0,30}\))?[】〕》>〉≫］]?\s*")
# What stands before a name that a headline sets apart at its end: 名簿をなくす、私立のX; 名簿の紛失 - X.
_SET_APART = re.compile(r"(?:[、=―—~][^ぁ-ん、。\s]{0,6}の?|[ |][-–—|/][ ]?|[|/])(?:[「『]?|[^。、|/\n]{2,24}\()$")
# What it is that bears a name: words without a particle, and the quotation mark (通販サイト「X」, 決済の「X」).
KIND = re.compile(r"[ 、]?[^ぁ-ん、。\s「」]{2,16}の?「")
# A topic and a comma, or a full stop: running text, whatever its marker.
SENTENCE = re.compile(r"は、|。\s*$")
#: A numbered headline shorter than this says whose part it is, not what happened.
_TELLING = 10
#: How far into a body its first organisation may stand to be what the body is about.
_SUBJECT_REACH = 30
#: How far behind its number the name of an organisation may stand to be what a numbered heading is about.
_NAME_REACH = 3
#: So far into a headline the name stands that it ends in, and so far into a paragraph the one that it takes up.
_KIND_REACH, _TAKEN_UP = 20, 80
# What may stand before the number of a case at the beginning of a line: ちなみに二つ目は.
_CASE_LEAD = re.compile(r"[^0-9A-Za-z.。]{0,12}")


def _is_another(line: Line, following: Line | None, numbers: dict[Line, Hit]) -> bool:
    """True where the line below opens a part as ``line`` does: another heading with its mark, another numbered case."""
    if following is None:
        return False
    alike = following.kind == "heading" and following.marker == line.marker
    return alike or (line in numbers and following in numbers and numbers[following].start == following.body)


class Opening(msgspec.Struct, frozen=True, gc=False):
    """A line that may head a part.

    ``named`` is the name of whom it, or the beginning of its body, is about, ``place`` where that stands if it leads or
    ends the line, set apart; ``names_itself`` where the line itself says so, ``bare`` where it says no more than of
    what kind that one is, or that it is a case; ``shown`` where the name ends the line, set apart, or the paragraph
    below begins with it again; ``harmed`` where the line tells of harm; ``numbered`` where it has the number of a case.
    """

    line: Line
    form: Form
    numbered: bool
    named: str
    place: int | None
    harmed: bool
    names_itself: bool
    bare: bool
    shown: bool


class Openings:
    """Reads the lines of one document that could head a part, in order."""

    def __init__(self, document: Document, findings: Findings) -> None:
        self._text = document.text
        self._outline = document.outline
        self._hits = document.hits
        self._sections = document.rules["outline"]
        self._cues = document.rules["organization_cues"]
        self._others = self._cues.ids_with("no_subject")
        known = document.rules["organization_words"].by_id
        self._labels = {*known["label"].terms, *known["column"].terms}
        self._findings = findings
        self._lines = document.outline.filled
        #: True where some name has what sets off a label right before it.
        self._set_off = any(self._text[name.start - 1] in ": " for name in findings.organizations)
        self._case = passages(document.rules).case_heading

    def __iter__(self) -> Iterator[Opening]:
        """Every line that could head a part, in order."""
        known: set[str] = set()
        numbers: dict[Line, Hit] = {}
        linked = "http" in self._text
        for hit in self._hits.marked("incident", "index"):
            numbers.setdefault(self._outline.line_at(hit.start), hit)
        for line, following in itertools.zip_longest(self._lines, self._lines[1:]):
            if self._outline.has_noise and self._outline.is_furniture(line):
                continue
            number = numbers.get(line) if numbers else None
            if number is not None:
                words = self._text[number.start : number.end]
                if number.start > line.body and words in known:
                    # Words before a number that was given to a case already speak of that case again.
                    number = None
                known.add(words)
            form = self._form(line, following, number)
            if form is not None and not (linked and self._is_link(following)):
                # What is told below the next heading of the kind, or the next number, is told there.
                below = None if _is_another(line, following, numbers) else following
                yield self._opening(line, below, form, number is not None)

    def _is_link(self, following: Line | None) -> bool:
        """True of the title of another page: all that follows it is where that stands on the Web."""
        if following is None or not self._text.startswith("http", following.body):
            return False
        lines, below = self._outline.lines, self._outline.line_number_at(following.start) + 1
        return below == len(lines) or lines[below].kind != "text"

    @functools.cached_property
    def _anew(self) -> list[int]:
        """Where the first heading of a section stands that is printed again, word for word."""
        headings = list(map(operator.attrgetter("heading"), self._outline.sections))
        if len(set(headings)) == len(headings):
            return []
        printed = Counter(headings)
        of_page = {"other", *self._sections.ids_with("of_page")}
        again = [s for s in self._outline.sections if printed[s.heading] > 1 and s.heading and s.role not in of_page]
        return [section.start for section in again if section.heading == again[0].heading]

    def _form(self, line: Line, following: Line | None, number: Hit | None) -> Form | None:
        text, kind = self._text, line.kind
        if kind == "heading":
            if line.start in self._anew:
                return ANEW
            if line.marker in ITEM_MARKERS:
                return self._heading_form(line)
        if number is not None and _CASE_LEAD.fullmatch(text, line.body, number.start):
            return CASE
        if kind == "heading":
            return self._heading_form(line)
        if kind == "item":
            if line.marker != "bullet" and self._is_entry(line):
                return line.marker, ""
        elif kind != "text":
            return None
        if _ORDINAL.match(text, line.start, line.end):
            return ORDINAL
        if (kind == "text" or line.marker in _BULLETS) and self._names_first(line):
            return (line.marker, "") if line.marker in ITEM_MARKERS else ENTRY
        if self._set_off and self._names_behind_label(line):
            return LABELLED
        form = self._dated_form(line, following)
        if form is not None:
            return None if self._is_in_course(line) else form
        if kind != "text" or not is_open(text, line):
            return None
        if line.end - line.body not in APART and not (self._is_name(line) or self._is_case_of(line)):
            return None
        followed = following is not None and following.kind == "text" and self._tells_below(line, following)
        return TEXT if followed or self._is_dated_name(line) or self._ends_in_name(line) else None

    def _tells_below(self, line: Line, following: Line) -> bool:
        """True of a line above a paragraph, of a bare name above a day, and of a name and harm above a label."""
        if is_prose(self._text, following) or (
            is_day(self._text, following.body, following.end) and self._is_name(line)
        ):
            return True
        labelled = label_of(self._text[following.body : following.end]) is not None
        return labelled and self._names_by(line, line.body) and self._tells_of_harm(line)

    def _names_first(self, line: Line) -> bool:
        """True of a line that opens with a name and goes on about it, or holds nothing else; unmarked, of X(2月):…."""
        first = self._findings.organization_from(line.body)
        if first is None or first.end > line.end:
            return False
        behind = behind_day(self._findings.dates, line.body)
        if not (first.start <= behind + 1 or KIND.fullmatch(self._text, behind, first.start)):
            return False
        goes_on = (_GOES_ON if line.marker else _LABELS_ITSELF).match(self._text, first.end, line.end)
        return bool(goes_on or (line.marker and _ASIDE.fullmatch(self._text, first.end, line.end)))

    def _names_behind_label(self, line: Line) -> bool:
        """True of a line of a form that holds a label for names (企業名) and a name."""
        first = self._findings.organization_from(line.body)
        if first is None or first.start >= line.end or self._text[first.start - 1] not in ": ":
            return False
        return self._text[line.body : first.start].rstrip(" :") in self._labels

    def _is_entry(self, line: Line) -> bool:
        """True of a headline with a name or harm and its day, longer than a heading may be: an entry of a list."""
        dated = self._findings.dates_in(line.start, line.end)
        told = bool(dated) and (self._tells_of_harm(line) or self._names_by(line, line.body))
        return told and not SENTENCE.search(self._text, line.body, line.end)

    def _tells_of_harm(self, line: Line) -> bool:
        return self._hits.is_marked("headline", line.start, line.end)

    def _is_dated_name(self, line: Line) -> bool:
        """True of a headline that opens with a day and, right behind it, a name."""
        behind = behind_day(self._findings.dates, line.body)
        opens = behind > line.body and self._names_by(line, behind)
        return opens and not self._is_in_course(line)

    def _is_in_course(self, line: Line) -> bool:
        """True in a section whose days are steps of one incident."""
        return self._outline.role_at(line.start) in self._sections.ids_with("course")

    def _names_by(self, line: Line, position: int) -> bool:
        """True where ``line`` gives its first name at ``position`` or near behind it."""
        first = self._findings.organization_from(line.body)
        return first is not None and first.start <= position + _NAME_REACH

    def _dated_form(self, line: Line, following: Line | None) -> Form | None:
        if self._text[line.body : line.body + 1] not in _DAY_FIRST:
            return None
        if is_day(self._text, line.body, line.end):
            return CALENDAR
        if _YEAR.match(self._text, line.body, line.end):
            return YEAR
        if is_of_month(self._text, line, following):
            return DATED
        return DATED if _DATED.match(self._text, line.body) else None

    def _is_name(self, line: Line) -> bool:
        """True of a line that holds the name of an organisation and nothing else but its date and an aside."""
        first = self._findings.organization_from(line.body)
        if first is None or first.start > behind_day(self._findings.dates, line.body) + 1:
            return False
        return _ASIDE.fullmatch(self._text, first.end, line.end) is not None

    def _is_case_of(self, line: Line) -> bool:
        """True of a line that says whose case it is, no more: Xの事例."""
        first = self._findings.organization_from(line.body)
        return first is not None and self._case.fullmatch(self._text, first.end, line.end) is not None

    def _heading_form(self, line: Line) -> Form | None:
        text = self._text
        section = self._outline.section_at(line.start)
        numbered = _SERIAL.match(text, line.start) is not None
        labelled = line.marker in ITEM_MARKERS and section.role == "other"
        whole = section.start == line.start and (section.body == line.end or labelled)
        heads_section = section.role not in ("other", "noise") and not numbered
        if not whole or heads_section or SENTENCE.search(text, line.body, line.end):
            return None
        opening = _OPENING.match(_DIGITS.sub("0", text[line.start : min(line.end, line.start + 24)]))
        if opening is None or line.marker != "bracket":
            return line.marker, ""
        if numbered:
            return line.marker, opening[1] + opening[2]
        # Brackets around names, or before them, are of one form, whoever or whatever stands in them.
        named = self._names_by(line, line.body - _NAME_REACH) or self._is_labelled(line) or self._is_enclosed(line)
        return line.marker, opening[1] if named else opening[1] + opening[2]

    def _is_labelled(self, line: Line) -> bool:
        """True of a line that holds a label in brackets and a name, no more: 【医療】みほん医院."""
        first = self._findings.organization_from(line.body)
        if first is None or self._text[first.start - 1] not in CLOSERS:
            return False
        return _ASIDE.fullmatch(self._text, first.end, line.end) is not None

    def _is_enclosed(self, line: Line) -> bool:
        """True of a headline in brackets as a whole, of harm or longer than what only says what a section is for."""
        tells = line.end - line.body > _TELLING or self._tells_of_harm(line)
        return tells and self._text[line.start : line.end].rstrip()[-1] in CLOSERS

    def _opening(self, line: Line, following: Line | None, form: Form, cased: bool) -> Opening:
        named = self._named(line, following, form)
        ends = (form == TEXT or line.marker in ITEM_MARKERS) and self._ends(named, line)
        taken_up = form == TEXT and named is not None and self._is_taken_up(named, line, following)
        return Opening(
            line,
            form,
            cased or _NUMBERED.match(self._text, line.start) is not None,
            named.name if named is not None else "",
            named.start if named is not None and (ends or taken_up or self._leads(named, line)) else None,
            self._tells_of_harm(line),
            named is not None and named.start < line.end,
            named is not None and (taken_up or self._is_name(line)),
            ends or (form == TEXT and named is not None and self._goes_on(named, line, following)),
        )

    def _ends_in_name(self, line: Line) -> bool:
        """True of a line of words that ends in a name, set apart from them."""
        within = self._findings.organizations_in(line.body + 1, line.end)
        return bool(within) and self._ends(within[-1], line)

    def _ends(self, mention: OrganizationMention | None, line: Line) -> bool:
        """True of a name that ends the words of a line, set apart from them: 名簿が流出、X; a day may follow it."""
        if mention is None or mention.end > line.end:
            return False
        days = self._findings.dates_in(mention.end, line.end)
        end = days[-1].start if days and not self._text[days[-1].end : line.end].strip(" )」】") else line.end
        if _ASIDE.fullmatch(self._text, mention.end, end) is None and not self._bears_brand(mention, end):
            return False
        return _SET_APART.search(self._text[line.start : mention.start]) is not None

    def _bears_brand(self, mention: OrganizationMention, end: int) -> bool:
        """True of a name in a bracket at the end, of who is behind a shop: 不正ログイン/Xオンライン(株式会社X)."""
        return self._text[mention.start - 1] == "(" and self._text[mention.end : end].rstrip() == ")"

    def _goes_on(self, mention: OrganizationMention, line: Line, following: Line | None) -> bool:
        """True of a name that leads a line, where the paragraph below begins with it: X 顧客の名簿を… / Xは4日、…."""
        if following is None or mention.start > line.body + 1:
            return False
        near = self._findings.organizations_in(following.body, following.body + _TAKEN_UP)
        return any(other.name == mention.name for other in near)

    def _is_taken_up(self, mention: OrganizationMention, line: Line, following: Line | None) -> bool:
        """True of a name whose case a line is (医療:Xの事例), or that it ends in and the paragraph below takes up."""
        if following is None or not 0 <= mention.start - line.body <= _KIND_REACH:
            return False
        low, end, text = following.body, mention.end, self._text
        if self._case.fullmatch(text, end, line.end):
            return True
        ends = _ASIDE.fullmatch(text, end, line.end) is not None
        return ends and text.find(text[mention.start : end], low, low + _TAKEN_UP) >= 0

    def _leads(self, mention: OrganizationMention, line: Line) -> bool:
        """True of a name with which a line begins, or whose own announcement is told."""
        behind = behind_day(self._findings.dates, line.body)
        near = mention.start <= behind + _NAME_REACH or KIND.fullmatch(self._text, behind, mention.start) is not None
        return near or "announcer" in mention.roles

    def _named(self, line: Line, following: Line | None, form: Form) -> OrganizationMention | None:
        """The organisation that a line, or the beginning of what follows it, is about."""
        if form == CALENDAR and following is not None and not is_prose(self._text, following):
            return self._named_in_entry(line, following)
        reach = line.end if following is None else following.body + _SUBJECT_REACH
        numbered = line.kind == "heading" and line.marker not in ITEM_MARKERS and form != ANEW
        numbered = numbered and self._case.fullmatch(self._text, line.body, line.end) is None
        if numbered:
            # Numbers head the sections of a single notice as well; they head an item where a name comes first.
            reach = line.body + _NAME_REACH
        within = self._findings.organizations_in(line.start, reach)
        mention = next((m for m in within if "announcer" in m.roles or not m.roles & self._others), None)
        if mention is None:
            return None
        if form == TEXT and mention.start >= line.end and "announcer" not in mention.roles:
            return None
        if numbered and line.end - line.body < _TELLING:
            # So short a heading tells what happened to nobody; it may be a bare name.
            return mention if self._is_name(line) else None
        return mention

    def _named_in_entry(self, line: Line, following: Line) -> OrganizationMention | None:
        """Whom the entry of a log names in its first sentence, behind a word for its kind: 名簿流出⏎みさき商会は…."""
        told = self._outline.line_behind(following.end) or following
        reach = following.body + _SUBJECT_REACH
        if is_prose(self._text, told):
            reach = max(reach, self._outline.sentence_at(told.body)[1])
        # Where somebody lives, and who announces an arrest, are not whom it is about.
        around = self._cues.ids_with("locates") | {"pursuer"}
        within = [m for m in self._findings.organizations_in(line.start, reach) if m.roles.isdisjoint(around)]
        return next((m for m in within if "announcer" in m.roles or not m.roles & self._others), None)
