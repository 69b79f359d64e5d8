"""Clean the text, and remember where every character came from.

Most of cleaning is one character for one (``str.translate`` keeps length). Where length must change (``㈱``,
half-width kana, a hard-wrapped line, a stray space in ``2023 年``) the change is noted, so that any span of the
cleaned text maps back to the exact span of the source.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from extractor.eras import ERA
from extractor.marks import BEGINS_BLOCK
from extractor.rules import Rules
from extractor.rules.wordings import Wording, finding_wordings, passage_wordings
from extractor.wraps import INSIDE_WORD, broken_up, glued_edits, row_edits, wrap_edits

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
    # A full-width comma is a 読点 in public notices; those among digits, and full stops, ``_separators`` saw to.
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
# The marks that separate digits where they stand among those (１，２００, ３．５, Co．), and else parts of a sentence
# (氏名，住所．なお), in half width as well (氏名, 住所. なお); behind the numeral of a heading stands a point, too.
_SEPARATOR = re.compile(
    r"[，、](?:(?<=[0-9０-９].)(?=[0-9０-９]{3}(?![0-9０-９]))|(?<=[A-Za-zＡ-Ｚａ-ｚ]，)(?=[ 　]?[A-Za-zＡ-Ｚａ-ｚ]))"
)
_COMMA = re.compile(r",(?<=[ぁ-んァ-ヶー一-龥々」』)）】],)(?=[ 　]?[ぁ-んァ-ヶー一-龥々「『(（【0-9０-９\n])")
_FULL_STOP = re.compile(
    r"[．.](?:(?<=[ぁ-んァ-ヶー一-龥々」』)）】]．)|(?<=[ぁ-ん)）」』]\.)(?![A-Za-z.])"
    r"|(?<=[ァ-ヶー一-龥]\.)(?=[ 　]?[ぁ-ん]|[ 　][ァ-ヶー一-龥「]|$))(?<!元.)"
    r"(?<![\s第][一二三四五六七八九十ア-ン].)(?<!^[一二三四五六七八九十ア-ン].)(?<![一二三四五六七八九十]{2}.)",
    re.MULTILINE,
)
#: Old pages write the long vowel inside a word with a hyphen: サ-バ, カ-ド; behind ン and ッ is none: セブン-イレブン.
_LONG_VOWEL = re.compile("-(?<=[ァ-ヶ].)(?<![ンッ].)(?=[ァ-ヶ])")
# Readers of scans take a dash for it; a text with a dash inside a word has one at the ends of words, too.
_DASHES = "―—─"
_DASH_INSIDE = re.compile("[―—─](?<=[ァ-ヶ].)(?<![ンッ].)(?=[ァ-ヶ])")
_DASH = re.compile("[―—─](?<=[ァ-ヶ].)(?<![ンッ].)(?![―—─])")
# And ideographs for the katakana that look like them: ア力ウント, 力ード, 工ラー. Numbers are none: データ二ヶ月分.
_LOOK_ALIKE = re.compile("[力口工夕二卜八](?:(?<=[ァ-ヶー].)(?=[ァ-ヴー])(?!カ[所国月])|(?=ー))")
_KATAKANA_OF = str.maketrans("力口工夕二卜八", "カロエタニトハ")
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
    "|件(?!名)|名(?![古簿前刺称札義寄張鉄])"
    "|(?<![年月日] )(?:[人通社台枚冊個本部口歳戸点回世](?![一-龠])|ユーザ|ファイル|アカウント|カ[所国月店])"
    "|[人社台枚冊個本部通](?=[分以中程未余超計当]))"
)
_RUN = r"\u00ad\u200b-\u200f\u202a-\u202e\u2060\u3099\u309a\ufe00-\ufe0f\ufeff\uff66-\uff9f"
_SIGN = re.compile(rf"[\u3231-\u323b\u32ff\u337b-\u337f{_RUN}](?:(?<=[{_RUN}])[{_RUN}]*)?")
_LONE_RETURN = re.compile(r"\r(?!\n)")
# Translators set words in Latin letters apart from the particle behind them, too: Blue Harbor は.
_SPACE = re.compile(
    rf" (?<=[0-9,.年月日約第全計] )(?={_UNIT_AFTER_NUMBER})| (?<=[年月] )(?= ?[0-9])| (?<=[約第] )(?=[0-9])"
    r"| (?<=、 )(?=\S)| (?<=[0-9], )(?=[0-9]{3}(?![0-9]))| (?<=[A-Za-z.] )(?=[ぁ-ん])"
)
# Word processors set numbers apart from the words on both sides: 第 1 報, 会員 120 名の; a label keeps its distance.
_NUMBER_APART = re.compile(r" (?<=[ぁ-んァ-ヶー一-龥(（、。] )[0-9][0-9,.]{0,11} (?=[ぁ-んァ-ヶー一-龥])")
# Whether what stands there is so short is asked before its words are.
_LABEL = Wording(rf" *(?=[^\s0-9はがをにで、。]{{2,8}}$)(?!.{{0,6}}(?:{ERA}|{{bound_before}}|{{total}})$).*")
#: So long is a label at most with what its line is set in by.
_LABELLED = 40
# What stood at the end of a line in the source of a page, so many characters behind its beginning, within a sentence.
_IN_SENTENCE = re.compile(
    r" (?<=[ぁ-んァ-ヶー一-龥々] )(?![最約計全])(?=[ぁ-んァ-ヶー一-龥々]|(?<=[ァ-ヶー] )・[ァ-ヶ])"
    r"(?<=[^\s]{20} )(?=[^\n。]{1,300}。)"
)
_PARTS_WORDS = re.compile("[ぁ-ん]")
#: What begins like a unit behind the number of a heading: 1 日時, 2 件名.
_OPENS_HEADING = Wording("{opens_heading}")
# 甲 乙 信 用 金 庫: letters set apart, as headings and signatures are; two spaces part the words.
# Behind 会社 on a line of its own the name may be as short as 光 洋.
# A match begins with the space behind the first of them, for there are fewer spaces than letters.
_SET_APART = re.compile(
    r" (?<=[ぁ-んァ-ヶー一-龥々] )(?<!\S. )[ぁ-んァ-ヶー一-龥々](?: [ぁ-んァ-ヶー一-龥々]){2,39}(?!\S)"
    r"| (?<=会社 [ァ-ヶー一-龥々] )[ァ-ヶー一-龥々](?: [ァ-ヶー一-龥々])?(?= *\n)"
)
# 3 対  象  者, 件  名: the words of a heading behind its number or mark, or of a label before its colon.
_HEADS_APART = re.compile(
    r"\n *(?:(?:[0-9]{1,2}[.)、]?|\([0-9]{1,2}\)|[①-⑳■●◆○・]) *(?=[^:\n]{3,24}(?:\n|:))|(?=[^:\n]{3,24}:))"
    r"(?P<words>[一-龥](?: {1,4}[一-龥]){1,4}) *(?=[:\n])"
)
_HEAD_APART = re.compile(r" (?<=[一-龥] ) {0,3}[一-龥][ :\n]")
_SPACES = re.compile(" +")
_SOME_APART = re.compile(r" [ぁ-んァ-ヶー一-龥々] [ぁ-んァ-ヶー一-龥々]")
# The items of a list that papers run together: 次の通り。▽甲市(40人)▽乙市(12人). Before a number it is a minus sign.
_RUN_TOGETHER = re.compile(r"[▽▼](?<=[^\s▽▼][▽▼])(?=[^\s▽▼0-9])")
# What readers of pages write as Markdown: ## headings, **bold** words, [links](/news/), ![pictures](a.png), 1\\. for 1.
# Between stars stand the blanks of a template as well: 令和**年**月**日.
_HEADING = re.compile(r"#(?<![^\n]#)(#{0,5}) {1,3}(?=\S)")
_BOLD = re.compile(r"\*\*(?![*年月日時分件名人 ])[^*\n]{2,120}\*\*(?<!\*\*\*)(?!\*)")
_LINK = re.compile(
    r"(?P<picture>!?)\[(?P<words>[^\[\]\n]{0,120})\]"
    r"\((?:https?:|mailto:|tel:|javascript:|[/#.?])[^()\s]{0,400}(?: \"[^\"\n]{0,120}\")?\)"
)
_MARKED = re.compile(BEGINS_BLOCK)
# Cells of a table of texts hold bits of web pages.
_TAG = re.compile(r"</?(p|div|li|ul|ol|tr|table|h[1-6]|br|span|strong|b|a|font|td|th|em)\b[^<>]{0,300}>", re.IGNORECASE)
_BREAKS_LINE, _CELLS = frozenset("p div li tr h1 h2 h3 h4 h5 h6 br".split()), frozenset({"td", "th"})
_ENTITY = re.compile("&(?:nbsp|amp|lt|gt|quot|#160|#39);")
_ESCAPE = re.compile(r"\\(?=[.*_#()\[\]-])")
# The mark of each line that is quoted: > 図書館の利用者の皆様へ.
_QUOTE = re.compile(r">(?<![^\n]>)>*[ ]?(?=[^\s>])")
_SQUARE = str.maketrans({"㍿": "株式会社", "㋿": "令和", "㍻": "平成", "㍼": "昭和", "㍽": "大正", "㍾": "明治"})
_IGNORED = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufe00-\ufe0f\ufeff]")

_NO_EDIT = 0, 0, 0, 0


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
    text = _separators(text)
    text = _FOLDED.sub(lambda run: run[0].translate(_TABLE), text)
    text = _NO.sub("な", _LONG_VOWEL.sub("ー", _of_scan(text)))
    text = broken_up(text)
    edits = [*_length_edits(text, source, rules), *wrap_edits(text, rules), *row_edits(text), *glued_edits(text)]
    if not edits:
        return CleanText(text, source)
    # Of edits that begin together the widest holds the others.
    return _apply(source, text, sorted(edits, key=lambda edit: (edit[0], -edit[1])))


def _separators(text: str) -> str:
    """Text with the marks between digits, and those between words, in one form each."""
    return _FULL_STOP.sub("。", _COMMA.sub("、", _SEPARATOR.sub(",", text)))


def _of_scan(text: str) -> str:
    """Text with katakana where a reader of scans took them for signs of the same looks."""
    if any(map(text.__contains__, _DASHES)) and _DASH_INSIDE.search(text):
        text = _DASH.sub("ー", text)
    return _LOOK_ALIKE.sub(lambda match: match[0].translate(_KATAKANA_OF), text)


def _length_edits(text: str, source: str, rules: Rules) -> Iterator[tuple[int, int, str]]:
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
    yield from _markup(text)
    yield from _stray_spaces(text, rules)
    for match in _QUOTE.finditer(text):
        yield match.start(), match.end(), ""
    if "▽" in text or "▼" in text:
        for match in _RUN_TOGETHER.finditer(text):
            yield match.start(), match.start(), "\n"
    # Letters set apart are two at least with a space before each; to look for spaces is quick, as most text has few.
    if _SOME_APART.search(text):
        for match in _SET_APART.finditer(text):
            # Where spaces of both widths stand the wide ones part words: 会 社 名　見 本 堂.
            spaces = range(match.start(), match.end(), 2)
            narrow = [at for at in spaces if source[at] != "\u3000"]
            yield from ((at, at + 1, "") for at in narrow or spaces)
    if _HEAD_APART.search(text):
        for match in _HEADS_APART.finditer(text):
            yield from ((*space.span(), "") for space in _SPACES.finditer(text, *match.span("words")))
    start = text.find("\r")
    while start >= 0:
        yield start, start + 1, ""
        start = text.find("\r", start + 1)


def _markup(text: str) -> Iterator[tuple[int, int, str]]:
    """Marks of Markdown; a heading below the first keeps one that text has as well."""
    if "#" in text:
        for match in _HEADING.finditer(text):
            yield *match.span(), "■" if match[1] and not _MARKED.match(text, match.end()) else ""
    if "**" in text:
        for match in _BOLD.finditer(text):
            yield match.start(), match.start() + 2, ""
            yield match.end() - 2, match.end(), ""
    if "](" in text:
        for match in _LINK.finditer(text):
            first = match.end("words") if match["picture"] else match.start("words")
            yield match.start(), first, ""
            yield match.end("words"), match.end(), ""
    if "</" in text or "<br" in text or "<BR" in text:
        for match in _TAG.finditer(text):
            yield *match.span(), "\n" if match[1].lower() in _BREAKS_LINE else " " if match[1].lower() in _CELLS else ""
    if "&" in text:
        for match in _ENTITY.finditer(text):
            yield *match.span(), unescape(match[0]).replace("\xa0", " ")
    if "\\" in text:
        yield from ((match.start(), match.end(), "") for match in _ESCAPE.finditer(text))


def _stray_spaces(text: str, rules: Rules) -> Iterator[tuple[int, int, str]]:
    """Spaces inside sentences: around numbers, and where the source of a page broke a line."""
    is_label = finding_wordings(rules)[_LABEL].fullmatch
    for match in _NUMBER_APART.finditer(text):
        # In a page that is one line all that stands before would be read for each number.
        low = max(0, match.start() - _LABELLED)
        line = text.rfind("\n", low, match.start()) + 1
        if not (line or low == 0) or not is_label(text, line, match.start()):
            yield match.start(), match.start() + 1, ""
        yield match.end() - 1, match.end(), ""
    inside_word = passage_wordings(rules)[INSIDE_WORD].match
    for match in _IN_SENTENCE.finditer(text):
        before, behind = text[match.start() - 1], text[match.end() : match.end() + 7]
        if inside_word(before + behind) or not (_PARTS_WORDS.match(before) or _PARTS_WORDS.match(behind)):
            yield match.start(), match.end(), ""


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
