"""Names with which the entries of one form open: ■X, 1. X:…, 【X】, 2018年1月 X, X 2014年3月28日 約3,100件, 企業 X.

Neither a legal form nor an ending shows them, and nobody announces anything. An entry is a line, or the part of the
page that a line heads, whose form others share: the mark, the number or the day before its words, its place above a
paragraph or beside a day that stands alone, or the day and the number in it. Its name stands first. That it is a name
is proved by a label for names, by known names in the same place of other entries, or by what most entries tell.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extractor.clock import BRACKETED_WEEKDAY
from extractor.day_lines import is_day
from extractor.eras import ERA
from extractor.find.organization_headlines import CASE_MARK, HEAD_MARK, after_trade, first_word
from extractor.find.organization_names import is_everyday, right_edge
from extractor.find.organization_plain import is_firm_like, is_kind, is_known, is_place, is_proper, plain_mention
from extractor.find.organization_words import word_pattern
from extractor.findings import Document, OrganizationMention
from extractor.numerals import FIGURES, LAST_FIGURE
from extractor.outline import Line, holds
from extractor.outline.shapes import is_open, is_prose
from extractor.rules import START
from extractor.rules.wordings import Wording, name_wordings
from extractor.tokenize import tokenize
from extractor.voice import Voice

#: So many entries make a list, and so many of them at least open with a name that shows itself.
_FEWEST, _KNOWN = 3, 2
#: How long a line is that holds nothing but a name, and a row; so far into a part it is told what happened, and so near
#: above a list of rows.
_NAME_LINE, _LONGEST_ROW, _REACH, _NEAR = range(2, 25), 90, 600, 300
_DATE = (
    rf"(?:(?:{ERA}[0-9元]{{1,2}}|(?:19|20)[0-9]{{2}})[年/.-])?"
    "[0-9]{1,2}(?:月(?:[0-9]{1,2}日?)?|[/.-][0-9]{1,2}|/)"
)
# The year, or the month in figures, that stands before the name of a case: 2019年 X, 2019/5 X.
_YEAR = "(?:19|20)[0-9]{2}(?:年|[/.][0-9]{1,2})(?= )"
_COUNT = f"(?:{{bound_before}})?{FIGURES}(?:{{person}}|{{record}}|{{account}})"
#: The mark, number or day before the words of an entry.
_MARK = Wording(
    rf"(?:{CASE_MARK}|(?:No\.?|#)[0-9]{{1,4}}[.):]?[ ]?|{HEAD_MARK.pattern})?"
    rf"(?:(?:\(?{_DATE}{BRACKETED_WEEKDAY}?\)?{{cell_day}}?(?![0-9日はがにで、。])|{_YEAR}))?"
    "[ ]{0,4}(?:[-–—―:|/][ ]?)?"
)
# What says that an entry is a case, behind a mark or within a bracket: ■事件その1 X, <事例:X>.
_CASE_LABEL = Wording(
    "(?:{named_case}|{case}){1,2}[ ]?(?:(?:[0-9]{1,2}|[①-⑳]|[一二三四五六七八九十])[.:、)]?|[:/])[ ]?"
    "(?![0-9】〕》〉≫］>])"
)
# A form of entries that number or date cases.
_NUMBERS_CASES = Wording("{named_case}|{case}|0位|0/0|年$|^dated$")
_DIGITS = re.compile("[0-9①-⑳一二三四五六七八九十]+")
# Days of a series, some of which are but months or years.
_DATES = re.compile("0年(?:0月(?:0日)?)?")
#: What stands behind the name of an entry: all others end theirs alike.
_SIGN = Wording(
    r"(?: ?\([^()\n]{1,20}\))?(?:(?P<quote>[」』])|(?P<closed>[】〕》〉≫］>])|(?P<label> ?[:→…])|(?P<comma>[、,])"
    rf"|(?P<joined>[はがで])|(?P<gap> (?![A-Za-z&]|(?<=[A-Za-z] )[ァ-ヺ]))|(?P<number>(?={_COUNT}))|(?P<end>$))"
    r"|(?P<aside> ?\()"
)
#: Those behind which a common word, too, may be a name.
_APART = frozenset({"quote", "closed", "aside", "comma", "gap", "number", "end"})
_NAME = re.compile(r"[^\s。、,:()「」『』【】…→][^。、,:()「」『』【】…→\n]{1,29}")
_PARTICLE = re.compile("[はがでを]")
#: A name that is all there is but an aside or the year; or a cell beside the day or the number of a row.
_ALONE = Wording(
    r"(?P<line>[」』】〕》〉≫］>]?[ ]?"
    r"(?:\([^()\n]{1,20}\)|(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?)?[ ]?$)"
    rf"|(?P<cell>[ |/、,:()・–—-]{{0,5}}(?:{_DATE}|{_COUNT}))"
)
_AMOUNT = Wording(
    f"{LAST_FIGURE}(?:{{person}}|{{record}})|[0-9][万億](?:円|ドル)|[0-9]{{1,2}}月|[0-9]{{4}}(?:年|/[0-9])"
    "|(?<![0-9/])[0-9]{1,2}/[0-9]{1,2} "
)
_ROW = Wording(_COUNT)
_CASE = Wording(r"(?:の[^はがをでに]{0,12})?{named_case}(?:\([^()\n]{1,20}\))?$")
_NAMED = Wording(r"の?{named_case}(?:\([^()\n]{1,20}\))?")
# What kind of body bears the name in quotation marks with which an entry opens: 半導体商社「X」.
_KIND_QUOTED = re.compile(r"[^\s。、,:()「」『』はがでを]{0,16}[「『]")
# A name, its day in a bracket and a colon open a line without a mark: X(2月):….
_DATED_LABEL = Wording(
    rf"[^\s。、,:()「」『』0-9][^。、,:()「」『』\n]{{1,23}}\((?:{_DATE}|(?:19|20)[0-9]{{2}}年)\)[:、 ]"
)
#: The forms of entries without a mark, and of those behind a label.
_OVER, _BELOW, _ABOVE, _DATED, _LABEL = "over", "below", "above", "dated", "label "
#: How a name stands alone: in a cell, on its line, as that of a case, before the blank that ends all of a list.
_CELL, _LINE, _CASE_OF, _GAP = "cell", "line", "case", "gap"

#: The line of an entry, and where its name begins.
_Entry = tuple[Line, int]


def entry_names(document: Document, named: Sequence[OrganizationMention]) -> Iterator[OrganizationMention]:
    """The names with which entries open, but those that are ``named`` already; none on the page of whom it befell."""
    if document.voice is Voice.OWN:
        return
    starts = {mention.start: mention for mention in named}
    forms: dict[str, list[_Entry]] = {}
    for form, line, start in _entries(document):
        quoted = None if start in starts else _KIND_QUOTED.match(document.text, start, line.end)
        forms.setdefault(form, []).append((line, quoted.end() if quoted else start))
    for form, entries in forms.items():
        if form.startswith(_LABEL):
            for _, start in entries if len(entries) > 1 else ():
                yield from plain_mention(document, start, right_edge(document.rules, document.text, start), "label")
        elif len(entries) >= _FEWEST:
            yield from _like(document, starts, entries) or _told(document, named, entries, form)


def _entries(document: Document) -> Iterator[tuple[str, Line, int]]:
    """The lines that may be entries, with their forms and where their names begin."""
    text, lines = document.text, document.outline.filled
    count_of = name_wordings(document.rules)[_ROW].search
    label_of = word_pattern(document.rules, "column", behind="[ :|]{1,3}(?=[^ ])").match
    case_of, dated_of = (name_wordings(document.rules)[of].match for of in (_CASE_LABEL, _DATED_LABEL))
    for i, line in enumerate(lines):
        if is_day(text, line.body, line.end):
            if i + 1 < len(lines):
                yield _BELOW, lines[i + 1], lines[i + 1].body
            if i and lines[i - 1].kind == "text" and lines[i - 1].end - lines[i - 1].body in _NAME_LINE:
                yield _ABOVE, lines[i - 1], lines[i - 1].body
            continue
        if line.marker == "bracket":
            inner = case_of(text, line.start + 1, line.end)
            opened = text[line.start : inner.end() if inner else line.start + 1]
            yield _DIGITS.sub("0", opened), line, line.start + len(opened)
        start = behind_mark(document, line)
        if line.marker == "bracket" and start == line.start + 1:
            continue
        mark = text[line.start : start].strip()
        if mark and (case := case_of(text, start, line.end)):
            start, mark = case.end(), mark + case[0]
        if label := label_of(text, start, line.end):
            yield _LABEL + label[0], line, label.end()
        elif mark:
            if start < line.end:
                yield _DATES.sub("0年", _DIGITS.sub("0", mark)), line, start
        elif _heads_paragraph(document, line):
            yield _OVER, line, start
        elif dated_of(text, start, line.end):
            yield _DATED, line, start
        elif line.end - start <= _LONGEST_ROW and is_open(text, line) and count_of(text, start, line.end):
            yield _CELL, line, start


def behind_mark(document: Document, line: Line) -> int:
    """Where the words of a line begin behind the mark, the number and the day of an entry."""
    mark = name_wordings(document.rules)[_MARK].match(document.text, line.start, line.end)
    return max(line.body, mark.end()) if mark is not None else line.body


def _heads_paragraph(document: Document, line: Line) -> bool:
    """True of a short line of words with a paragraph right below, or its day and then one, where another ended."""
    if line.kind != "text" or line.end - line.start not in _NAME_LINE or not is_open(document.text, line):
        return False
    text, lines, i = document.text, document.outline.lines, document.outline.line_number_at(line.start)
    if not 0 < i < len(lines) - 1:
        return False
    above = lines[i - 1]
    ended = above.kind == "blank" or text[above.end - 1] == "。" or holds(document.outline.title, above.body)
    below = i + 1 + is_day(text, lines[i + 1].body, lines[i + 1].end)
    return ended and below < len(lines) and is_prose(text, lines[below])


def _like(
    document: Document, named: dict[int, OrganizationMention], entries: Sequence[_Entry]
) -> list[OrganizationMention]:
    """The other names where two entries, and half of all, open with a known one: they go on alike behind theirs."""
    text, sign_at = document.text, name_wordings(document.rules)[_SIGN]
    if not any(start in named for _, start in entries):
        return []
    signs: set[str | None] = set()
    known: list[int] = []
    others: list[_Entry] = []
    for line, start in entries:
        # What somebody makes or sells may stand before the name.
        behind = start if start in named else after_trade(document, start)[0]
        sign = sign_at.match(text, named[behind].end, line.end) if behind in named else None
        if sign is not None:
            signs.add(sign.lastgroup)
            known.append(start)
        elif behind not in named:
            others.append((line, max(start, behind)))
    found: list[OrganizationMention] = []
    for line, start in others if len(known) >= max(_KNOWN, len(entries) / 2) else ():
        ends = sign_at.finditer(text, start + 2, line.end)
        end = next((sign for sign in ends if sign.lastgroup in signs), None)
        start = _behind_kind(document, start, end.start()) if end is not None else start
        if end is not None and _may_name(document, start, end.start()):
            # Between known ones it may be of common words; the last entry may be none of the list.
            apart = end.lastgroup in _APART and not _PARTICLE.search(text, start + 1, end.start())
            between = known[0] < start < known[-1]
            proper = not (apart and (between or _tells(document, line, start, line.end, above=False)))
            found += plain_mention(document, start, end.start(), _rule(end.lastgroup == _GAP), proper=proper)
    return found


def _told(
    document: Document, named: Sequence[OrganizationMention], entries: Sequence[_Entry], form: str
) -> list[OrganizationMention]:
    """The names of entries that tell of harm and give a number or a day; half of them are known or look like names.

    Among many that tell, an entry that holds nothing but a name before what it tells is like them.
    """
    above = document.hits.is_harm(max(0, entries[0][0].start - _NEAR), entries[0][0].start)
    above = above or document.hits.is_harm(*(document.outline.title or (0, 0)))
    edges = [*(line.start for line, _ in entries[1:]), len(document.text)]
    parts = [(line, start, min(edge, line.end + _REACH)) for (line, start), edge in zip(entries, edges, strict=True)]
    told = [part for part in parts if _tells(document, *part, above)]
    if len(told) < _FEWEST:
        return []
    opening = [m for line, start, _ in parts if (m := _first_of(named, start, line.end)) and m.start == start]
    spaced = sum(document.text.startswith(" ", mention.end) for mention in opening) >= _KNOWN
    of_cases = name_wordings(document.rules)[_NUMBERS_CASES].search(form) is not None
    sure, telling = 0, set(told)
    found: list[OrganizationMention] = []
    for line, start, high in parts if 2 * len(told) > len(parts) else told:
        tells = (line, start, high) in telling
        end, alone = _name_end(document, line, start, spaced)
        # Behind its name an entry may name others, too: the paper, whoever was told.
        if _first_of(named, line.start, end if end > start and (spaced or of_cases) else line.end):
            sure += 1
            continue
        start = _behind_kind(document, start, end)
        if not (tells or of_cases or alone == _LINE) or not _may_name(document, start, end):
            continue
        if not spaced and _names_below(document, line, high, named):
            continue
        for mention in plain_mention(document, start, end, _rule(spaced), proper=not (alone and tells)):
            found.append(mention)
            looks = is_known(mention.name) or is_firm_like(document.rules, mention.name)
            shown = spaced or of_cases or alone in (_CELL, _CASE_OF)
            sure += looks or (shown and is_proper(document.rules, mention.name))
    return found if sure >= max(_KNOWN, len(told) / 2) else []


def _rule(spaced: bool) -> str:
    """What a name is found by: among names set apart by a blank one may be called like a service, or a thing."""
    return "topic" if spaced else "headline"


def _behind_kind(document: Document, start: int, end: int) -> int:
    """Where a name begins behind words for what kind of body it is: 回転寿司のX, 学習塾チェーンのX."""
    text = document.text
    joint = text.find("の", start + 2, end - 2)
    if joint < 0 or is_known(text[start:joint]) or is_everyday(text[joint + 1 : end]):
        return start
    # A single word may be part of the name: クレープのX.
    kind = is_kind(document.rules, text, start, joint + 1) or len(tokenize(text[start:joint])) > 1
    return joint + 1 if kind else start


def _may_name(document: Document, start: int, end: int) -> bool:
    """True unless the words are no name by their form, a word of the dictionary, a place, or what a section is for."""
    if _NAME.fullmatch(document.text, start, end) is None:
        return False
    name = document.text[start:end]
    return not (is_everyday(name) or is_place(name) or any(document.hits.from_to("outline", start, start + 1)))


def _tells(document: Document, line: Line, start: int, high: int, above: bool) -> bool:
    """True of an entry that tells of harm and an amount, or gives a number where harm was told ``above`` the list."""
    say = name_wordings(document.rules)
    if above and say[_ROW].search(document.text, start, line.end):
        return True
    # The year behind a word of a glossary is no amount: Mirai(2016年):….
    label = say[_DATED_LABEL].match(document.text, start, line.end)
    low = label.end() if label else line.start
    return say[_AMOUNT].search(document.text, low, high) is not None and document.hits.is_harm(start, high)


def _name_end(document: Document, line: Line, start: int, spaced: bool) -> tuple[int, str]:
    """Where what may be the name of an entry ends, and how it stands alone; ``start`` itself where it is none.

    Else what befell the one named must follow in a heading, or a colon: Xの情報流出, 「X」40件が流出, X:…; in a list
    that sets its names apart with a blank (``spaced``) one ends the name.
    """
    text, say = document.text, name_wordings(document.rules)
    end = right_edge(document.rules, text, start)
    apart = text.startswith(" ", end)
    if not apart:
        end = start + len(text[start : first_word(document, start)].removesuffix("の").rstrip())
    if line.kind != "item" and _befell(document, end, line.end):
        return end, _CASE_OF if apart or say[_NAMED].fullmatch(text, end, line.end) else ""
    for sign in say[_SIGN].finditer(text, start + 2, line.end):
        alone = say[_ALONE].match(text, sign.start(), line.end)
        if alone is not None or sign.lastgroup == "label" or (spaced and sign.lastgroup == _GAP):
            return sign.start(), (alone and alone.lastgroup) or (_GAP if spaced and sign.lastgroup == _GAP else "")
    return start, ""


def _befell(document: Document, start: int, end: int) -> bool:
    """True where words of harm, or for a case that goes by a name (のケース), stand in a heading behind the name."""
    case = name_wordings(document.rules)[_CASE].search(document.text, start, end)
    return case is not None or document.hits.is_harm(start, end)


def _names_below(document: Document, line: Line, high: int, named: Sequence[OrganizationMention]) -> bool:
    """True where the first sentence below a heading names somebody: the heading tells but what kind of body it was."""
    below = document.outline.sentences_behind(line.end, 2)
    return bool(below) and _first_of(named, line.end, min(high, below[-1][1])) is not None


def _first_of(named: Sequence[OrganizationMention], start: int, end: int) -> OrganizationMention | None:
    """The first name that begins between two places."""
    i = bisect_left(named, start, key=START)
    return named[i] if i < len(named) and named[i].start < end else None
