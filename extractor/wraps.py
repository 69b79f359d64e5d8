"""Lines that were broken: hard wraps inside sentences, and rows of a table that a list in a cell breaks.

Both are edits of a text whose signs were folded; ``extractor/clean.py`` makes them and remembers where.
"""

from __future__ import annotations

import itertools
import operator
import re
import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from extractor.clock import BRACKETED_WEEKDAY
from extractor.eras import ERA
from extractor.marks import BEGINS_BLOCK
from extractor.rules import Rules
from extractor.rules.wordings import Wording, passage_wordings

#: A page in one line is so long, with so few breaks; it has so many short lines among the others.
_ONE_LINE, _BREAKS, _SHORT_SEGMENTS = 200, 2, 2
_SHORT_SEGMENT = re.compile(r"(?<![^ ])[^ ]{2,24}(?= )")
# A space within a line stands around a colon, behind the number of a heading or a legal form, between letters or
# digits, in a date, and in somebody's name.
_LINE_BREAK = re.compile(
    r" (?<=[^\s:] )(?:(?<![A-Za-z0-9] )(?=[^\s:A-Za-z0-9])(?<!会社 )(?<!法人 )(?<![ (][0-9]\. )(?<!\([0-9]\) )"
    r"(?<![①-⑳] )(?!(?:(?<=[ ・][一-龥] )|(?<=[ ・][一-龥]{2} )|(?<=[ ・][一-龥]{3} ))[一-龥]{1,3}(?: |$))"
    r"|(?<![A-Za-z.年] )(?=(?:19|20)[0-9]{2}[年./-]|[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}[.)、][ぁ-んァ-ヶ一-龥 ]"
    r"|[RHS][0-9]{1,2}\.))"
)
#: One space among so many characters is none between lines.
_FEW_SPACES = 40
_PUNCTUATION = re.compile("[、。]")
_GLUED_DAY = re.compile(
    rf"(?:(?:19|20)[0-9]{{2}}|{ERA}[0-9元]{{1,2}})年[0-9]{{1,2}}月[0-9]{{1,2}}日(?:{BRACKETED_WEEKDAY})?(?=[一-龥ァ-ヶA-Z(])"
)
_GLUED_MARK = re.compile(
    r"(?<=[ぁ-んァ-ヶー一-龥)】」。])(?=[■●◆□◇▼※【①-⑳]|[0-9]{1,2}\.[ ]?[ぁ-んァ-ヶ一-龥]|\([0-9]\)[ぁ-んァ-ヶ一-龥])"
)
_GLUED_SENTENCE = re.compile("(?<=。)(?=[^」』)\\n])")
#: So many marks in a line show that others were lines.
_MARKS = 2
_ENDS_SENTENCE = tuple("。!?！？」』)】]》〉:;…─━-=＊*")
#: What was wrapped at a margin goes no further over it than an address of a page, or a row of a table, may.
_OVER = 10
# What is left of a date or a number that the margin cut in two.
_HALF_NUMBER = re.compile(r"[0-9,]{1,7}[年月日時分秒件名人万千億社台枚通]")
_HALF_DATE = re.compile(r"[年月日](?=[ 0-9(])")
#: A table with a list in its cells has so many columns at least, and a row of it so many lines at most.
_COLUMNS, _ROW_LINES = 3, 20
#: The number of a page between two halves of a sentence.
_PAGE_NUMBER = re.compile(r" *(?:- ?[0-9]{1,3} ?-|[0-9]{1,3} ?/ ?[0-9]{1,3}|[Pp]\. ?[0-9]{1,3}|[0-9]{1,3} ?ページ)")
_PAGE_LAST = frozenset("-0123456789ジ")
_LAST = operator.itemgetter(slice(-1, None))
#: A text with a blank line behind nearly each of so many lines is spaced so, and has no paragraphs.
_SPACED = 12
#: Columns of the shortest lines that a margin may be read from, and of the longest.
_NARROW, _WIDE = 36, 130
# No line of so many columns ends in a particle but by the hand of who wrapped it; a headline may (…が丸見えに).
_PARTICLES, _LONG = "をのはがに、", 60
_FULL_DATE = (
    rf"(?:(?:[0-9]{{4}}|{ERA} ?[0-9元]{{1,2}})年 ?[0-9]{{1,2}}月 ?[0-9]{{1,2}}日"
    r"|[0-9]{4}[/.][0-9]{1,2}[/.][0-9]{1,2})"
)
# Datelines and signatures set to the right, and headlines: never the first half of a sentence. Nor is a date alone, or
# with a name behind it, or behind its label (更新日:2024年9月12日).
_STANDS_ALONE = re.compile(
    rf" {{5}}|[■□◆◇▼▽【〔《<━─=]|(?:[^。、]{{0,40}}[::] ?)?{_FULL_DATE}{BRACKETED_WEEKDAY}?(?: [^\s、。]{{2,24}})?$"
)
# The two sides of a margin that cut a word or parted a particle from it; not what a sentence begins with.
INSIDE_WORD = Wording(
    r"[ァ-ヶー][ァ-ヶー]|[一-龥ぁ-ん](?!{opens_sentence}|[ぁ-ん][ぁ-んァ-ヶ一-龥]{1,5}[市町村区県])[ぁ-ん]"
)
# What only goes on: no line but one that was cut before it begins with a particle; behind what may end a line, too.
_PARTICLE_FIRST = Wording("(?!{opens_sentence})(?:[をがはにのでとへ、。](?![がはにのでとへ])|には|では|とは|のは)")
#: Above the first sentence headline, day and name stand on lines of their own, but one so near to the margin.
_RAGGED = 4
_ENDS_HEAD = re.compile("[^、。]*[一-龥ァ-ヶー]$")
_CLOSES = ")）」』"
_KATAKANA = "".join(map(chr, range(ord("ァ"), ord("ヶ") + 1))) + "ー"
#: So long is the name of a town in hiragana, with which a paragraph begins: さいたま市は.
_NAME = 7
# A line that begins like a block, with a label (発生:), a space or a date of its own is never glued to the one before.
_BEGINS_BLOCK = re.compile(
    rf" |{BEGINS_BLOCK}|(?:(?:(?:[0-9]{{4}}|{ERA}[0-9元]{{1,2}})年)?[0-9]{{1,2}}月[0-9]{{1,2}}日"
    rf"|(?:[0-9]{{4}}[/.-])?[0-9]{{1,2}}[/.-][0-9]{{1,2}}){BRACKETED_WEEKDAY}?(?:[ :…→]|$)"
    r"|[^\s:：。、「」()（）]{1,16}(?<![0-9])[:：](?!//)"
)
# The number or mark of an entry, on lines that are not set in.
_ENTRY = re.compile(rf"{BEGINS_BLOCK}")
# Two such lines in a row are rows of a table whose columns were run together: 2004年4月X信販3万件, X 2004/4/1 3万件.
_DATED_ROW = re.compile(r"(?:19|20)[0-9]{2}(?:年[0-9]{1,2}月|/[0-9]{1,2}/)|.{2,60}[0-9万億千百][件人名]分?\)?$")

Matches = Callable[[str], re.Match[str] | None]


def broken_up(text: str) -> str:
    """The text with its lines again where whoever saved the page put them all in one, with a space between them."""
    if len(text) < _ONE_LINE or text.count("\n", 0, len(text.rstrip())) > _BREAKS:
        return text
    if sum(not segment.endswith("。") for segment in _SHORT_SEGMENT.findall(text)) < _SHORT_SEGMENTS:
        return text
    return _LINE_BREAK.sub("\n", text)


def glued_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Newlines where whoever saved a page put its lines in one with nothing between them.

    A line begins behind the end of a sentence, and at the mark or number of a heading; the day of the notice stands on
    one of its own between headline and name, above the first sentence.
    """
    if not _is_glued(text):
        return
    head = _PUNCTUATION.search(text)
    day = _GLUED_DAY.search(text, 0, head.start() if head is not None else len(text))
    if day is None and len(list(itertools.islice(_GLUED_MARK.finditer(text), _MARKS))) < _MARKS:
        return  # A paragraph alone.
    places = {match.start() for form in (_GLUED_MARK, _GLUED_SENTENCE) for match in form.finditer(text)}
    yield from ((at, at, "\n") for at in sorted(places.union(day.span() if day is not None else ())))


def _is_glued(text: str) -> bool:
    return (
        len(text) >= _ONE_LINE
        and text.count("\n", 0, len(text.rstrip())) <= _BREAKS
        and text.count(" ") * _FEW_SPACES < len(text)
    )


def wrap_edits(text: str, rules: Rules) -> Iterator[tuple[int, int, str]]:
    """Newlines inside sentences: of text that was wrapped at a fixed width, or that anyhow go on on the next line."""
    starts, lines = _lines(text)
    if len(lines) < 4:
        return
    if len(lines) <= text.count("\n"):
        yield from _spacing(text, starts, lines)
    page = _page(lines, rules)
    # No shorter line goes on, unless its number does; most texts have none longer.
    short = min(page.full, _LONG)
    for i, (line, follower) in enumerate(itertools.pairwise(lines)):
        may_go_on = line and follower and (page.widths[i] >= short or line[-1].isdigit())
        if may_go_on and _is_wrapped(page, i):
            yield starts[i] + len(line), starts[i + 1] + len(follower) - len(follower.lstrip(" ")), ""


def _spacing(text: str, starts: list[int], lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """What parts the entries of a list in a text that is spaced so: lines that were left out between two others."""
    for i, (line, follower) in enumerate(itertools.pairwise(lines)):
        below = text.find("\n", starts[i]) + 1
        if line and follower and below < starts[i + 1] and "。" not in (line[-1], follower[-1]):
            yield below, starts[i + 1], ""


class _Page(NamedTuple):
    """The lines of a text, how many columns each takes, and what tells where one was broken.

    ``margin`` is the column at which they were wrapped; a line may fall as short of it as ``full`` where a long word or
    a bracket could not be broken. ``indent`` is how far all are set in, ``told`` the first line that ends a sentence.
    """

    lines: list[str]
    widths: list[int]
    margin: int
    full: int
    indent: int
    told: int
    inside_word: Matches
    particle: Matches


def _page(lines: list[str], rules: Rules) -> _Page:
    # Columns: an ideograph is three bytes of UTF-8 and two columns wide, ASCII one and one.
    joined = "\n".join(lines)
    encoded = joined.encode("utf-8", "surrogatepass").split(b"\n")
    doubled = map(operator.add, map(len, encoded), map(len, lines))
    widths = list(map(operator.floordiv, doubled, itertools.repeat(2)))
    margin = _margin(widths)
    if margin is None or _is_list(lines, widths, margin * 4 // 5):
        margin = sys.maxsize
    # Of a text that is set in nearly all lines begin so.
    set_in = f"\n{joined}".count("\n ")
    indent = _indent(lines) if set_in * 5 >= (len(lines) - lines.count("")) * 4 else 0
    told = joined.count("\n", 0, max(0, joined.find("。")))
    say = passage_wordings(rules)
    words = say[INSIDE_WORD].match, say[_PARTICLE_FIRST].match
    return _Page(lines, widths, margin, margin * 4 // 5, indent, told, *words)


def _is_wrapped(page: _Page, i: int) -> bool:
    """True where the line ``i`` goes on on the next one; neither is blank."""
    line, follower, width = page.lines[i], page.lines[i + 1], page.widths[i]
    words = follower.lstrip(" ")
    is_full = width >= page.full
    goes_on = is_full and page.particle(words) is not None
    if line.endswith(_ENDS_SENTENCE) and not (goes_on and line[-1] in _CLOSES):
        return False
    if i < page.told and page.margin - _RAGGED > width and _ENDS_HEAD.match(line):
        return False
    if not is_full and not _goes_on(line, width, follower, page.widths[i + 1], page.inside_word):
        return False
    if _STANDS_ALONE.match(line, page.indent) and not (_is_open(line) and line[page.indent : page.indent + 1] != " "):
        return False
    if ("|" in line or "|" in follower) and not (line.startswith("|") and not line.endswith("|")):
        # Rows of a table, of whatever lengths; but a row between bars goes on to the last of them.
        return False
    if len(words) + page.indent < len(follower):
        # An indented line begins a block of its own, unless it goes on inside a word.
        return page.margin - 4 <= width <= page.margin + 1 and page.inside_word(line[-1] + words) is not None
    return goes_on or not _begins_block(line, words, page.lines[i + 2 : i + 3])


def _is_open(line: str) -> bool:
    """True where a bracket is closed on no line but a later one."""
    return line.count("(") > line.count(")")


def _lines(text: str) -> tuple[list[int], list[str]]:
    """The lines without what a page break or double spacing puts between them, and where each begins."""
    written = text.split("\n")
    lines = list(map(str.rstrip, written))
    starts = [0, *map(operator.add, itertools.accumulate(map(len, written[:-1])), itertools.count(1))]
    # Every line is asked how it ends without a step of Python for each.
    may_turn = map(_PAGE_LAST.__contains__, map(_LAST, lines))
    turns = {i for i, line in itertools.compress(enumerate(lines), may_turn) if _PAGE_NUMBER.fullmatch(line)}
    if turns:
        kept = _without_turns(lines, turns)
        starts, lines = [starts[i] for i in kept], [lines[i] for i in kept]
    blank = lines.count("")
    filled = len(lines) - blank
    # Counted pair by pair only where there are as many blank lines.
    if filled >= _SPACED and blank * 10 >= filled * 9:
        holds = list(map(bool, lines))
        alone = sum(map(operator.gt, holds, holds[1:]))
        if alone * 10 >= filled * 9:
            kept = [i for i, line in enumerate(lines) if line or (i and not lines[i - 1])]
            starts, lines = [starts[i] for i in kept], [lines[i] for i in kept]
    return starts, lines


def _without_turns(lines: list[str], turns: set[int]) -> list[int]:
    """Which lines are left without the numbers of pages in ``turns`` and the blank lines around them."""
    kept: list[int] = []
    turned = False
    for i, line in enumerate(lines):
        if i in turns:
            while kept and not lines[kept[-1]]:
                kept.pop()
            turned = True
        elif line or not turned:
            kept.append(i)
            turned = False
    return kept


def _indent(lines: list[str]) -> int:
    """How many spaces begin the lines of a text that is set in as a whole."""
    counted = Counter(len(line) - len(line.lstrip(" ")) for line in lines if line)
    indent, times = counted.most_common(1)[0] if counted else (0, 0)
    return indent if times * 5 >= counted.total() * 4 else 0


def row_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Newlines inside the rows of a table, as readers of web pages leave them around a list in a cell.

    How many bars a row has its head tells: 名称 | 件数 | 項目 |; the row goes on until it has as many.
    """
    if "|" not in text:
        return
    written = text.split("\n")
    lines = list(map(str.rstrip, written))
    starts = [0, *itertools.accumulate(len(line) + 1 for line in written)]
    columns = first = 0
    for i, line in enumerate(lines):
        if i < first:
            continue
        last = _row_end(lines, i, columns) if columns else None
        if last is None:
            columns = line.count("|") if line.endswith("|") and not line.startswith("|") else 0
            columns = columns if columns >= _COLUMNS else 0
            continue
        first = last + 1
        for broken in range(i, last):
            yield starts[broken] + len(lines[broken]), starts[broken + 1], " "


def _row_end(lines: list[str], first: int, columns: int) -> int | None:
    """The last line of the row that begins with the ``first``; ``None`` where none does."""
    bars = 0
    for i, line in enumerate(lines[first : first + _ROW_LINES], first):
        bars += line.count("|")
        if not bars or not line:
            return None
        if bars >= columns:
            return i if bars == columns and line.endswith("|") else None
    return None


def _is_list(lines: list[str], widths: list[int], full: int) -> bool:
    """True where behind most lines as long as the margin something new begins: they are entries, and not wrapped."""
    pairs = zip(widths, lines[1:], strict=False)
    followers = [follower for width, follower in pairs if width >= full and follower]
    return 2 * sum(_ENTRY.match(follower) is not None for follower in followers) > len(followers) > 0


def _begins_block(line: str, follower: str, behind: list[str]) -> bool:
    """True where the ``follower`` of a line begins something new, and goes on with no number; ``behind`` follows it."""
    if _BEGINS_BLOCK.match(follower):
        return not (_HALF_NUMBER.match(follower) and line[-1] in "0123456789,年月約")
    return _DATED_ROW.match(follower) is not None and any(map(_DATED_ROW.match, (line, *behind)))


def _goes_on(line: str, width: int, follower: str, next_width: int, inside_word: Matches) -> bool:
    """True where no line ends: behind a particle, in a word, a number or a date (平成26年11 / 月18日).

    Katakana on both sides are one word where one margin cut both lines; above a far longer line stands a headline.
    """
    last = line[-1]
    if width >= _LONG and (
        last in _PARTICLES
        or (inside_word(last + follower[:_NAME]) and (last not in _KATAKANA or next_width <= width + _OVER))
        or (last in "0123456789," and _HALF_NUMBER.match(follower))
    ):
        return True
    return last.isdigit() and _HALF_DATE.match(follower) is not None


def _margin(widths: list[int]) -> int | None:
    """The width at which text was wrapped: where most lines end, and beyond which next to none go; ``None`` without."""
    wide = sorted(widths)
    least = max(3, (len(wide) - bisect_right(wide, 20)) // 4)
    best: tuple[int, int] | None = None
    for width in set(wide[bisect_left(wide, _NARROW) : bisect_right(wide, _WIDE)]):
        # A line may fall short of the margin by what could not be broken.
        full = bisect_right(wide, min(width + 1, _WIDE)) - bisect_left(wide, max(width - 4, _NARROW))
        if full >= max(least, 2 * (len(wide) - bisect_right(wide, width + _OVER))) and (
            best is None or (full, width) > best
        ):
            best = full, width
    return best[1] if best is not None else None
