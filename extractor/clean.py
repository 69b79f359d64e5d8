"""Clean the text, and remember where every character came from.

Most of cleaning is one character for one (``str.translate`` keeps length). Where length must change (``㈱``,
half-width kana, a hard-wrapped line, a stray space in ``2023 年``) the change is noted, so that any span of the
cleaned text maps back to the exact span of the source.
"""

from __future__ import annotations

import itertools
import re
import sys
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from extractor.clock import BRACKETED_WEEKDAY
from extractor.eras import ERA
from extractor.marks import BEGINS_BLOCK
from extractor.rules import Rules
from extractor.rules.wordings import Wording, passage_wordings

# CJK radicals look like ideographs but are other characters; PDF fonts emit them. NFKC folds the Kangxi block; the
# supplement block (U+2E80) has few compatibility mappings, so the common ones are listed.
_SUPPLEMENT = dict(
    zip("⺟⻄⻑⻘⻝⻤⻨⻩⻫⻭⻯⻲⺠⻁⻅⻆⻉⻌⻔⺌⻛", "母西長青食鬼麦黄斉歯竜亀民虎見角貝辶門小風", strict=True)
)
# The bullets of word processors, some in letters that only their own symbol font knows.
_BULLETS = dict(zip("⚫⬤\uf06c⚪⬛◼◾\uf06e\uf0a7⬜◻\uf0b7∙", "●●●○■■■■■□□••", strict=True))


def _translation() -> dict[int, str]:
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table |= {ord(c): unicodedata.normalize("NFKC", c) for c in map(chr, range(0x2F00, 0x2FD6))}
    table |= {ord(k): v for k, v in (_SUPPLEMENT | _BULLETS).items()}
    table |= dict.fromkeys(
        map(ord, "\u3000\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\t\v\f"), " "
    )
    # A full-width comma is a 読点 in public notices; between digits the finders read it as a separator all the same.
    table |= {ord("，"): "、", ord("．"): ".", ord("〜"): "~", ord("～"): "~", ord("−"): "-", ord("–"): "-"}
    table |= {
        ord("｡"): "。",
        ord("､"): "、",
        ord("｢"): "「",
        ord("｣"): "」",
        ord("･"): "・",
        ord("∼"): "~",
        ord("‐"): "-",
        ord("‑"): "-",
    }
    table |= {ord("\u2028"): "\n", ord("\u2029"): "\n", ord("\x85"): "\n", ord("髙"): "高"}
    # Half of a surrogate pair is no character, and nothing behind Python's own strings takes it.
    table |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
    del table[ord("＼")], table[ord("｀")]
    return table


_TABLE = _translation()
#: Old pages write the long vowel inside a word with a hyphen: サ-バ, カ-ド; behind ン and ッ is none: セブン-イレブン.
_LONG_VOWEL = re.compile("(?<=[ァ-ヶ])(?<![ンッ])-(?=[ァ-ヶ])")
#: No is written in two ways, too: 流出は無かった. Not so in 有無.
_NO = re.compile("無(?<![有皆]無)(?=[いくか])")
_FOLDED = re.compile("[" + "".join(re.escape(chr(c)) for c in sorted(_TABLE)) + "]+")

# Everything that may change the length of the text. Each pattern begins with a character (class) of its own, which is
# what lets the regular expression engine skip the rest of the text at memory speed.
# The second kind also begins words (5 人材サービス), so of ideographs only those of 人分, 社以上 and the like may
# follow it. Others of units.yaml often open a heading behind its number (2 企業の対応): ``Counters.after`` reads
# those across the blank.
# A word that begins like a unit is none: 事例4 日本年金機構, 5 名古屋市.
_UNIT_AFTER_NUMBER = (
    "(?:[月秒円万億千%]|(?<![年月日] )日(?!本)|年(?![金齢収賀])|時(?![計期])|分(?![校館類譲])"
    "|件(?!名)|名(?![古簿前刺称札義寄張鉄])|(?<![年月日] )[人通社台枚冊個本部口歳戸点回世ユフアカ](?![一-龠])"
    "|[人社台枚冊個本部通](?=[分以中程未余超計当]))"
)
_RUN = r"\u00ad\u200b-\u200f\u202a-\u202e\u2060\u3099\u309a\ufe00-\ufe0f\ufeff\uff66-\uff9f"
_SIGN = re.compile(rf"[\u3231-\u323b\u32ff\u337b-\u337f{_RUN}](?:(?<=[{_RUN}])[{_RUN}]*)?")
_LONE_RETURN = re.compile(r"\r(?!\n)")
# Translators set words in Latin letters apart from the particle behind them, too: Blue Harbor は.
_SPACE = re.compile(
    rf" (?<=[0-9,.年月日約第全計] )(?={_UNIT_AFTER_NUMBER})| (?<=[年月] )(?= ?[0-9])| (?<=[約第] )(?=[0-9])"
    r"| (?<=[0-9], )(?=[0-9]{3}(?![0-9]))| (?<=[A-Za-z.] )(?=[ぁ-ん])"
)
#: What begins like a unit behind the number of a heading: 1 日時, 2 件名.
_OPENS_HEADING = Wording("{opens_heading}")
# 甲 乙 信 用 金 庫: letters set apart, as headings and signatures are; two spaces part the words.
# Behind 会社 on a line of its own the name may be as short as 光 洋.
_SET_APART = re.compile(
    r"[ぁ-んァ-ヶー一-龥々](?<![^\s].)(?: [ぁ-んァ-ヶー一-龥々]){3,40}(?!\S)"
    r"|(?<=会社 )[ァ-ヶー一-龥々](?: [ァ-ヶー一-龥々]){1,2}(?= *\n)"
)
_SOME_APART = re.compile(r" [ぁ-んァ-ヶー一-龥々] [ぁ-んァ-ヶー一-龥々]")
# The items of a list that papers run together: 次の通り。▽甲市(40人)▽乙市(12人). Before a number it is a minus sign.
_RUN_TOGETHER = re.compile(r"[▽▼](?<=[^\s▽▼][▽▼])(?=[^\s▽▼0-9])")
# The mark of each line that is quoted: > 図書館の利用者の皆様へ.
_QUOTE = re.compile(r">(?<![^\n]>)>*[ ]?(?=[^\s>])")
_SQUARE = str.maketrans({"㍿": "株式会社", "㋿": "令和", "㍻": "平成", "㍼": "昭和", "㍽": "大正", "㍾": "明治"})
_IGNORED = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufe00-\ufe0f\ufeff]")

_ENDS_SENTENCE = tuple("。!?！？」』)】]》〉:;…─━-=＊*")
#: What was wrapped at a margin goes no further over it than an address of a page, or a row of a table, may.
_OVER = 10
# What is left of a date or a number that the margin cut in two.
_HALF_NUMBER = re.compile(r"[0-9,]{1,7}[年月日時分秒件名人万千億社台枚通]")
_HALF_DATE = re.compile(r"[年月日](?=[ 0-9(])")
#: A table with a list in its cells has so many columns at least, and a row of it so many lines at most.
_COLUMNS, _ROW_LINES = 3, 20
#: Columns of the shortest lines that a margin may be read from, and of the longest.
_NARROW, _WIDE = 36, 130
# No line of so many columns ends in a particle but by the hand of who wrapped it; a headline may (…が丸見えに).
_PARTICLES, _LONG = "をのはがに、", 60
# Datelines and signatures set to the right, and headlines: never the first half of a sentence.
_STANDS_ALONE = re.compile(r" {5}|[■□◆◇▼▽【〔《<━─=]")
# The two sides of a margin that cut a word or parted a particle from it; not what a sentence begins with.
_INSIDE_WORD = Wording(
    r"[ァ-ヶー][ァ-ヶー]|[一-龥ぁ-ん](?!{opens_sentence}|[ぁ-ん][ぁ-んァ-ヶ一-龥]{1,5}[市町村区県])[ぁ-ん]"
)
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


_NO_EDIT = 0, 0, 0, 0

Matches = Callable[[str], re.Match[str] | None]


@dataclass(frozen=True, slots=True)
class CleanText:
    """Cleaned text and its map to the source.

    ``text`` is what every later step reads; :meth:`source_span` gives the place in the source of any span of it.
    """

    text: str
    source: str
    _clean_starts: list[int] = field(default_factory=list, repr=False)
    _edits: list[tuple[int, int, int, int]] = field(default_factory=list, repr=False)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Source offsets of ``text[start:end]``; characters that cleaning made out of several cover all of those."""
        if not self._edits:
            return start, max(start, end)
        before = bisect_right(self._clean_starts, start)
        _, clean_end, source_start, source_end = self._edits[before - 1] if before else _NO_EDIT
        first = source_start if start < clean_end else source_end + start - clean_end
        if end <= start:
            return first, first
        within = bisect_right(self._clean_starts, end - 1, before)
        if within > before:
            _, clean_end, _, source_end = self._edits[within - 1]
        return first, max(first, source_end if end <= clean_end else source_end + end - clean_end)


def clean(source: str, rules: Rules) -> CleanText:
    """Fold widths, radicals, newlines and compatibility signs; heal stray spaces and hard wraps.

    Never fails: any string has a cleaned form, and an already clean string is returned as it is.
    """
    text = source
    if "\r" in text:
        text = _LONE_RETURN.sub("\n", text)
    text = _FOLDED.sub(lambda run: run[0].translate(_TABLE), text)
    text = _NO.sub("な", _LONG_VOWEL.sub("ー", text))
    edits = [*_length_edits(text, rules), *_wrap_edits(text, rules), *_row_edits(text)]
    if not edits:
        return CleanText(text, source)
    # Of edits that begin together the widest holds the others.
    return _apply(source, text, sorted(edits, key=lambda edit: (edit[0], -edit[1])))


def _length_edits(text: str, rules: Rules) -> Iterator[tuple[int, int, str]]:
    opens_heading = passage_wordings(rules)[_OPENS_HEADING].match
    for match in _SIGN.finditer(text):
        start, run = match.start(), match[0]
        if run[0] in "\u3099\u309a":
            # A combining voice mark belongs to the kana before it.
            start, run = max(0, start - 1), text[max(0, start - 1) : match.end()]
        yield start, match.end(), _IGNORED.sub("", unicodedata.normalize("NFKC", run.translate(_SQUARE)))
    for match in _SPACE.finditer(text):
        if not opens_heading(text, match.end()):
            yield match.start(), match.end(), ""
    for match in _QUOTE.finditer(text):
        yield match.start(), match.end(), ""
    for match in _RUN_TOGETHER.finditer(text):
        yield match.start(), match.start(), "\n"
    # Letters set apart are two at least with a space before each; to look for spaces is quick, as most text has few.
    if _SOME_APART.search(text):
        for match in _SET_APART.finditer(text):
            yield from ((at, at + 1, "") for at in range(match.start() + 1, match.end(), 2))
    start = text.find("\r")
    while start >= 0:
        yield start, start + 1, ""
        start = text.find("\r", start + 1)


def _wrap_edits(text: str, rules: Rules) -> Iterator[tuple[int, int, str]]:
    """Newlines inside sentences: of text that was wrapped at a fixed width, or that anyhow go on on the next line."""
    written = text.split("\n")
    if len(written) < 4:
        return
    lines = list(map(str.rstrip, written))
    # Columns: an ideograph is three bytes of UTF-8 and two columns wide, ASCII one and one.
    encoded = "\n".join(lines).encode("utf-8", "surrogatepass").split(b"\n")
    widths = [(size + signs) // 2 for size, signs in zip(map(len, encoded), map(len, lines), strict=True)]
    # A line may fall well short of the margin where a long word or a bracket could not be broken.
    margin = _margin(widths)
    if margin is None or _is_list(lines, widths, margin * 4 // 5):
        margin = sys.maxsize
    full = margin * 4 // 5
    inside_word = passage_wordings(rules)[_INSIDE_WORD].match
    newline = -1
    for i, (line, follower) in enumerate(itertools.pairwise(lines)):
        start = newline + 1
        newline = start + len(written[i])
        if not line or not follower or line.endswith(_ENDS_SENTENCE):
            continue
        if widths[i] < full and not _goes_on(line, widths[i], follower, widths[i + 1], inside_word):
            continue
        if _STANDS_ALONE.match(line):
            continue
        broken = line.startswith("|") and not line.endswith("|")
        if ("|" in line or "|" in follower) and not broken:
            # Rows of a table, of whatever lengths; but a row between bars goes on to the last of them.
            continue
        words = follower.lstrip(" ")
        if len(words) < len(follower):
            # An indented line begins a block of its own, unless it goes on inside a word.
            if not (margin - 4 <= widths[i] <= margin + 1 and inside_word(line[-1] + words)):
                continue
        elif _begins_block(line, follower, lines[i + 2 : i + 3]):
            continue
        yield start + len(line), newline + 1 + len(follower) - len(words), ""


def _row_edits(text: str) -> Iterator[tuple[int, int, str]]:
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


def _apply(source: str, text: str, changes: list[tuple[int, int, str]]) -> CleanText:
    pieces: list[str] = []
    starts: list[int] = []
    edits: list[tuple[int, int, int, int]] = []
    done = length = 0
    for start, end, replacement in changes:
        if start < done:
            continue
        pieces += text[done:start], replacement
        length += start - done
        starts.append(length)
        edits.append((length, length + len(replacement), start, end))
        length += len(replacement)
        done = end
    pieces.append(text[done:])
    return CleanText("".join(pieces), source, starts, edits)
