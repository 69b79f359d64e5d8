"""The sections of a text, each with what it is for; which words tell that is data, ``rules/outline.yaml``."""

from __future__ import annotations

import itertools
import operator
import re
from bisect import bisect_left
from collections.abc import Iterator

from extractor.clock import AT_WEEKDAY, HOUR
from extractor.day_lines import has_own_day, is_own_day
from extractor.marks import CLOSERS, OPENERS, one_of
from extractor.numerals import FIGURES
from extractor.outline.lines import LABEL, LABEL_REACH, WORD_LABEL, label_of
from extractor.outline.shapes import Line, Section, Span, holds, is_apart, is_prose
from extractor.outline.title import SURE, headline_kinds
from extractor.rules import START, Hit
from extractor.rules.hits import Hits
from extractor.rules.wordings import Wording, finding_wordings

# The month that opens the headline of an item of a round-up: 2023年4月:みさき市 誤送信.
_MONTH = re.compile(r"(?:19|20)[0-9]{2}年[0-9]{1,2}月:")

#: So many lines above or below its day the headline of a letter stands.
_HEADLINE_NEAR = 3

#: Where a heading begins, where its body does, its level, its role and its words.
_Head = tuple[int, int, int, str, str]
_START, _ROLE, _LABEL_OF = operator.itemgetter(0), 3, operator.itemgetter(4)

#: How an entry of a timeline begins: a day, behind it nothing or a weekday and an hour, and a gap.
_ENTRY_OF_DAY = re.compile(
    rf"(?:(?:[0-9]{{1,4}}年 ?)?(?:[0-9]{{1,2}}月 ?)?[0-9]{{1,2}}日|[0-9]{{4}}([./-])[0-9]{{1,2}}\1[0-9]{{1,2}})"
    rf"{AT_WEEKDAY}(?: ?{HOUR})?[ :,、]"
)
# How many there are of what an item of a list names.
_COUNTED = Wording(f"{FIGURES}(?:{{person}}|{{record}}|{{household}}|{{sheet}}|{{message}}|{{company}}|{{account}})")
#: What a section is for stands in so few characters, and no verb stands to it.
_FEW = 45
_OBJECT = ("を", "が")
#: A title says more than what a section is for: not 再発防止策 alone.
_BARE = 12
_TAG_ENDS = re.compile(one_of(CLOSERS))


def sections(text: str, lines: list[Line], hits: Hits, title: Span | None) -> Iterator[Section]:
    """Sections in order of their start; each ends where the next begins.

    A title is of all of the page, whatever it names besides: 調査結果と再発防止策について.
    """
    named = hits["outline"]
    starts = list(map(START, named))
    heads: list[_Head] = []
    stack: list[str] = []
    labelled = enclosed = False
    of_page = hits.rules["outline"].ids_with("of_page")
    deeds = hits.rules["outline"].ids_with("deeds")
    counted = finding_wordings(hits.rules)[_COUNTED]
    first_line = next((line for line in lines if line.kind != "blank"), None)
    for line in lines:
        if labelled and (line.kind == "blank" or enclosed):
            # A label without a marker heads its own paragraph only, one in brackets with what it labels its own line.
            heads.append((line.start, line.end, 0 if enclosed else len(stack) + 1, "other", ""))
            labelled = enclosed = False
        if line.kind not in ("heading", "item", "text"):
            continue
        i = bisect_left(starts, line.body)
        ahead = named[i] if i < len(named) else None
        # Most lines are neither marked as a heading nor begin with a word that makes them one.
        if line.kind != "heading" and (ahead is None or ahead.start > line.body + LABEL_REACH):
            continue
        if line.marker == "bullet" and counted.search(text, line.body, line.end) is not None:
            # ・お客様相談窓口の記録 約13万4千件: an item of a list of data.
            continue
        found = _heading(text, line, ahead)
        if found is None:
            continue
        label, body, role = found
        if role in of_page and (line is first_line or _is_datum(text, line, heads)):
            # What a page is about is none of its furniture: 流出件数ランキング.
            continue
        if role in deeds and holds(title, line.start) and line.end - line.body > _BARE:
            continue
        enclosed = role in of_page and body < line.end and _is_enclosed(text, line)
        if line.kind != "text" and line.marker != "bullet" and not enclosed:
            while line.marker in stack and stack[-1] != line.marker:
                stack.pop()
            if line.marker not in stack:
                stack.append(line.marker)
            level = len(stack)
            labelled = False
        else:
            level = len(stack) + 1
            labelled = body < line.end
        heads.append((line.start, body, level, role, label))
    begun = [*_items(text, lines, heads, of_page), *_letters(text, lines, heads, hits, of_page)]
    if begun:
        heads = sorted([*heads, *begun])
    yield Section("other", 0, 0, heads[0][0] if heads else len(text), 0)
    for i, (start, body, level, role, label) in enumerate(heads):
        yield Section(role, start, body, heads[i + 1][0] if i + 1 < len(heads) else len(text), level, label)


def _is_datum(text: str, line: Line, heads: list[_Head]) -> bool:
    """True of an item in a list of data that gives no number to call: ・氏名 / ・連絡先 / ・広告ID."""
    of_data = bool(heads) and heads[-1][_ROLE] == "affected_data"
    return of_data and line.marker == "bullet" and not any(map(str.isdecimal, text[line.body : line.end]))


def _is_enclosed(text: str, line: Line) -> bool:
    """True of a line in brackets as a whole: <関連記事:みさき商会の名簿が流出>."""
    words = text[line.start : line.end].strip()
    return words[0] in OPENERS and words[-1] in CLOSERS and _TAG_ENDS.search(words, 0, len(words) - 1) is None


def _items(text: str, lines: list[Line], heads: list[_Head], of_page: frozenset[str]) -> list[_Head]:
    """Where unmarked headlines begin another item, which ends the sections of the item before it.

    Such a headline opens with a month; where a heading is printed again, as each item has its own, it is any line set
    apart above a paragraph or a heading.
    """
    labels = list(filter(None, map(_LABEL_OF, heads)))
    if len(set(labels)) == len(labels) and "月:" not in text:
        return []
    named = {start: label for start, _, _, role, label in heads if role != "other" and role not in of_page}
    again = len(set(named.values())) < len(named)
    found = []
    for line, below in itertools.pairwise([line for line in lines if line.kind != "blank"]):
        if line.start in named or not is_apart(text, line):
            continue
        opens = _MONTH.match(text, line.body) is not None
        if not opens and again and text.startswith("\n", line.start - 2):
            opens = below.start in named or (below.kind == "text" and is_prose(text, below))
        if opens:
            found.append((line.start, line.end, 0, "other", ""))
    return found


def _letters(text: str, lines: list[Line], heads: list[_Head], hits: Hits, of_page: frozenset[str]) -> Iterator[_Head]:
    """Where, below the sections of one letter, the next begins: at its headline, or the day right above that.

    Below whom to ask about one letter its day alone begins the next, and so does its headline.
    """
    if not heads:
        return
    asking = of_page & hits.rules["outline"].ids_with("plans")
    first = heads[0][0]
    if not has_own_day(text, first):
        # Without a day of a letter only a headline below whom to ask begins one.
        first = next((start for start, _, _, role, _ in heads if role in asking), len(text))
    if first == len(text):
        return
    starts = list(map(_START, heads))
    asked = next((start for start, _, _, role, _ in heads if role in of_page), len(text))
    filled = [line for line in lines[bisect_left(lines, first, key=START) :] if line.kind != "blank"]
    done = -1
    for i, line in enumerate(filled):
        if i <= done or line.kind not in ("text", "row"):
            continue
        begins = None
        if is_own_day(text, line.start, line.end):
            near = (*range(i - 1, i - _HEADLINE_NEAR, -1), *range(i + 1, i + _HEADLINE_NEAR))
            around = [j for j in near if done < j < len(filled)]
            headline = next((j for j in around if headline_kinds(text, filled[j], hits) >= SURE), None)
            if headline is not None or line.start >= asked:
                begins = i if headline is None else min(i, headline)
                done = i if headline is None else max(i, headline)
        elif heads[bisect_left(starts, line.start) - 1][_ROLE] in asking and headline_kinds(text, line, hits) >= SURE:
            begins = i
        if begins is not None and filled[begins].start not in starts:
            yield filled[begins].start, filled[begins].end, 0, "other", ""


def _heading(text: str, line: Line, ahead: Hit | None) -> tuple[str, int, str] | None:
    """The words of a line that head a section, where its body begins, and its role; ``None`` for other lines.

    ``ahead`` is the first word from there on that names a section.
    """
    words = text[line.body : line.end]
    label = WORD_LABEL.match(words)
    if label is None or ahead is None or ahead.start >= line.body + label.end(1):
        label = label_of(words) or label
    inner = label[1] if label else words.strip().rstrip(CLOSERS)
    if line.kind != "heading" and label is None and (len(inner) > 24 or "、" in inner or inner.endswith("。")):
        return None
    # The headline of an item may be long; what a section is for stands in few words.
    # What a bracket adds to them heads nothing.
    reach = inner.find("(", 1)
    reach = line.body + (reach if reach > 0 else len(inner))
    # What a bracket sets apart may stand before the headline of another page: 【関連記事】….
    named = (
        ahead is not None
        and ahead.start < reach
        and (len(inner) <= _FEW or _TAG_ENDS.match(text, ahead.end) is not None)
        # 11月17日 お客様からの問い合わせ: what came to pass that day heads nothing.
        and not _ENTRY_OF_DAY.match(text, line.body)
        # 元講師が生徒の連絡先を使い勧誘: the headline of a page, and what somebody did with the word.
        and not (line.kind == "text" and text.startswith(_OBJECT, ahead.end))
    )
    role = ahead.rule.code if ahead is not None and named else "other"
    if line.kind == "heading":
        # A single gap makes a label only of a word that names a section; else the whole line is the heading.
        if label is not None and (named or label.re is LABEL):
            return inner, line.body + label.end(), role
        whole = words.strip().rstrip(CLOSERS)
        return whole, line.end, role
    if not named:
        return None
    return inner, line.body + label.end() if label else line.end, role


#: The most characters that an entry of page furniture has.
_ENTRY = 120
#: So many characters below a headline are more than a date.
_BODY = 20


def inherited_roles(parts: list[Section]) -> list[str]:
    """Of each section its role, or that of the nearest section around it that has one."""
    roles: list[str] = []
    around: list[tuple[int, str]] = []
    furniture = [section.heading for section in parts if section.role == "noise"]
    # Such a heading that is printed again stands below each item: what follows it is the next one.
    of_items = len(set(furniture)) < len(furniture)
    for section, below in itertools.zip_longest(parts, parts[1:]):
        while around and around[-1][0] >= section.level:
            around.pop()
        role = section.role
        if role == "other" and around:
            role = around[-1][1]
        around.append((section.level, role))
        follows = role == "other" and roles and roles[-1] == "noise"
        if follows and section.level and section.end - section.start < _ENTRY:
            has_sections = below is not None and below.level > section.level and below.role != "noise"
            if not has_sections and not (of_items and section.end - section.body > _BODY):
                # The numbered entries of a ranking, the headlines of a list of other articles.
                role = "noise"
        roles.append(role)
    return roles
