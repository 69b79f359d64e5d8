"""Names with which the title opens or ends, those that head an item or a case of a round-up, and those of named cases.

No legal form or ending shows them; that they stand first does. In a headline without a mark, where any word may stand
first, the paragraph below must take the name up.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence

from extractor.find.organization_names import LATIN, NAME, is_everyday, right_edge, without_nation, without_trade
from extractor.find.organization_plain import is_firm_like, is_known, is_place, plain_mention
from extractor.find.organization_words import kinds, word_pattern, word_scan, words
from extractor.findings import Document, OrganizationMention
from extractor.marks import CLOSERS, SQUARES, one_of
from extractor.outline import Line
from extractor.outline.shapes import is_open, is_prose
from extractor.rules import Rules
from extractor.rules.wordings import Wording, name_wordings
from extractor.tokenize import tokenize

HEAD_MARK = re.compile(
    r"[ ]*(?:【[^】\n]{1,40}】|\[[^\]\n]{1,30}\]|"
    + one_of(SQUARES, "○・")
    + r"|[0-9]{1,2}[.)][ ]?[■●・]?|[0-9]{1,3}[■●◆]"
    r"|(?:(?:19|20)[0-9]{2}[/.年])?[0-9]{1,2}[/.月](?:[0-9]{1,2}日?)?[ :]){1,4}"
    r"(?:[0-9]{1,2}(?![0-9./年月日時件人名万]))?[ ]*"
)
# The number of a case, or its year: 事例1, ケース③, 【2】, 第3位, 2019年:.
CASE_MARK = Wording(
    r"(?:{case}[ ]?(?:[0-9]{1,2}|[①-⑳一二三四五六七八九十])[.:、)]?|【[0-9]{1,2}】|第?[0-9]{1,2}位[ :]"
    r"|(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?:)[ ]?"
)
_TITLE_END = re.compile(r"[」』]?(?:、|_|,|[ ](?!$)|に対する|に|への|で(?=[^すしは])|が|の|は|における|において)")
_TITLE_TAIL = re.compile(rf" - ([{NAME}ぁ-ん]{{2,24}})$")
_ITEM_END = re.compile(r"[」』]?(?:\([^()\n]{1,20}\)(?= ))?(?:、|,|[ ](?!$)|に(?!つ|関)|で(?=[^すしは])|が|は|への)")
_NAMED_CASE = Wording(r"[「『]([^「」『』\n、。の]{2,24})(?:の[^「」『』\n、。]{0,16})?{named_case}[」』]")
_CASE_OF_YEAR = Wording(r"[年月]の([^「」『』\n、。の]{2,24}?)(?:の[^「」『』\n、。]{0,16})?{named_case}")
_ALONE = re.compile(r"[ ]?(?:\([^()\n]{1,40}\))?[ ]?$", re.M)
_HEADS = ("heading", "item")
_LONGEST_HEADING = 120
_NO_NAME_OPENS = ("「", "『", "<")
#: How long a headline without a mark is, and the paragraph below it at least.
_UNMARKED, _PARAGRAPH = range(6, 61), 15
# When it happened, with which such a headline may begin: 2018年10月 X 図面持ち出し事件.
_WHEN = re.compile(
    r"[ ]?(?:(?:19|20)[0-9]{2}[年/.]?度?[ 、]?)?(?:[0-9]{1,2}[月/.])?(?:[0-9]{1,2}日|(?<=[/.])[0-9]{1,2})?[ :、の]{0,2}"
)
# So far into the paragraph it takes the name up, and so it goes on there.
_TAKEN_UP = 80
_SHORTEST = 3
_KANA = re.compile("[ぁ-んー]{4,8}")
# The day on a line of its own, perhaps with the name of a paper.
_DATED = re.compile(r"[\s\[(【]*(?:19|20)[0-9]{2}[年/.-][ ]?[0-9]{1,2}[月/.-][^。、]{0,40}$")
#: How a headline goes on from another, and no name begins: またクラウドの設定ミス.
_LINKING = ("接続詞", "連体詞")
_KATAKANA_KIND = re.compile("[ァ-ヺー]{2,}の$")
_KATAKANA = re.compile("[ァ-ヺー・]{3,20}")
_COMPANY_BEHIND = re.compile(f"[ァ-ヺー{LATIN}]社")
_GOES_ON = re.compile(r"[」』]?(?:\([^()\n]{0,30}\))?(?:は|が|で|の|を|に|と|も|側|社|、|。|だ)")
# A name set apart at the end of such a headline: 名簿が流出、X.
_AT_END = re.compile(rf"[、=―—][「『]?([{NAME}ぁ-ん]{{3,24}})[」』]?$")


def headlines(document: Document) -> Iterator[OrganizationMention]:
    """The name that opens or ends the title, or opens the heading of an item or a case."""
    title = document.outline.title
    last = _TITLE_TAIL.search(document.text, *title) if title else None
    if last is not None:
        yield from plain_mention(document, last.start(1), last.end(1), "headline", proper=True)
    yield from _taken_up(document)
    yield from _named_cases(document)
    for start, end, is_title, is_case in _openings(document):
        if not (is_case and not is_title) and not _goes_on_in(document.text, start, end, is_title):
            continue
        name_start, name_end = after_trade(document, start)
        if name_start < name_end:
            yield from _shown_behind(document, name_start, name_end, end, is_title, is_case)


def _openings(document: Document) -> Iterator[tuple[int, int, bool, bool]]:
    """Where the words of the title and of each heading begin and end; whether it is the title, or heads a case."""
    text, outline = document.text, document.outline
    title_start = outline.title[0] if outline.title else -1
    title_line = outline.line_at(title_start) if outline.title else None
    sections = {section.start for section in outline.sections if section.role != "other"}
    vocabulary = word_pattern(document.rules, "vocabulary")
    # 県の移住窓口、…: whose it is stands below.
    founders = words(document.rules, "unjoined")
    case_mark = name_wordings(document.rules)[CASE_MARK]
    for line in outline.filled:
        is_title = line is title_line
        case = case_mark.match(text, line.start, line.end)
        if case is None and line.kind not in _HEADS and not is_title:
            continue
        if not is_title and (line.end - line.start > _LONGEST_HEADING or line.start in sections):
            continue
        mark = case or HEAD_MARK.match(text, line.start, line.end)
        if mark is None and not is_title:
            continue
        start = mark.end() if mark else title_start
        if not (
            text.startswith(_NO_NAME_OPENS, start)
            or (text.startswith("の", start + 1) and text[start] in founders)
            or not is_open(text, line)
            or vocabulary.match(text, start)
        ):
            yield start, line.end, is_title, case is not None


def _taken_up(document: Document) -> Iterator[OrganizationMention]:
    """The name that opens or ends a headline without a mark, or is all of one in brackets, taken up by what follows."""
    text, lines = document.text, document.outline.filled
    for i, line in enumerate(lines[:-1]):
        if line.marker == "bracket" and text[line.end - 1] in CLOSERS:
            below = _paragraph(text, lines, i + 1)
            if _is_taken_up(text, text[line.body : line.end - 1], below.start, below.end):
                yield from plain_mention(document, line.body, line.end - 1, "headline", proper=True)
            continue
        if line.kind != "text" or line.end - line.start not in _UNMARKED or not is_open(text, line):
            continue
        below = _paragraph(text, lines, i + 1)
        if below.end - below.start < _PARAGRAPH:
            continue
        reach = min(below.end, below.start + _TAKEN_UP)
        last = _AT_END.search(text[line.start : line.end])
        if last is not None and _is_taken_up(text, last[1], below.start, reach):
            start, end = last.span(1)
            yield from plain_mention(document, line.start + start, line.start + end, "headline", proper=True)
            continue
        start = _WHEN.match(text, line.start, line.end).end()  # type: ignore[union-attr]
        # Two letters are quickly looked for; most headlines need no more.
        if text.find(text[start : start + 2], below.start, reach) < 0:
            continue
        end = first_word(document, start)
        taken_up = end - start >= _SHORTEST and _is_taken_up(text, text[start:end], below.start, reach)
        start = without_trade(document.rules, text, start, end) if taken_up else start
        if taken_up and not is_everyday(text[start:end]):
            # Hiragana that is no word of the dictionary is a name: いなげや.
            kana = _KANA.fullmatch(text, start, end) is not None and len(tokenize(text[start:end])) > 1
            yield from plain_mention(document, start, end, "headline", proper=not kana)


def _paragraph(text: str, lines: Sequence[Line], i: int) -> Line:
    """The line ``i``, or the paragraph right below it where it gives but the day and the name of the paper."""
    if i + 1 < len(lines) and _DATED.match(text, lines[i].start, lines[i].end) and is_prose(text, lines[i + 1]):
        return lines[i + 1]
    return lines[i]


def _is_taken_up(text: str, name: str, start: int, end: int) -> bool:
    """True where ``text[start:end]`` says the ``name`` and goes on as behind a name."""
    again = text.find(name, start, end)
    return again >= 0 and _GOES_ON.match(text, again + len(name)) is not None


def _named_cases(document: Document) -> Iterator[OrganizationMention]:
    """The name by which a case goes that stands in quotation marks or behind its year: 「X名簿事件」, 14年のX事件."""
    say = name_wordings(document.rules)
    for match in itertools.chain(*[say[case].finditer(document.text) for case in (_NAMED_CASE, _CASE_OF_YEAR)]):
        end = min(first_word(document, match.start(1)), match.end(1))
        if is_everyday(document.text[match.start(1) : end]):
            # 11月のセキュリティ事件
            continue
        yield from plain_mention(document, match.start(1), end, "headline", proper=True)


def first_word(document: Document, start: int) -> int:
    """The end of the name at ``start``, before the words of the trade that a headline glues to it (X個人情報流出)."""
    end = right_edge(document.rules, document.text, start)
    glued = word_scan(document.rules, "vocabulary").find_matches_as_indexes(document.text[start:end])
    return start + glued[0][1] if glued else end


def after_trade(document: Document, start: int) -> tuple[int, int]:
    """The span of the name at ``start``; in 通販のX、… what it does stands before who it is."""
    end = right_edge(document.rules, document.text, start)
    start = without_nation(document.rules, document.text, without_trade(document.rules, document.text, start, end))
    if not document.text.startswith("の", end):
        return start, end
    if not document.text.endswith(_trade_ends(document.rules), 0, end + 1):
        # 釣り具のX: a trade that no rule knows, where X can be nothing but a firm.
        firm = right_edge(document.rules, document.text, end + 1)
        name = document.text[end + 1 : firm]
        is_firm = _KATAKANA.fullmatch(name) or is_firm_like(document.rules, name)
        return (end + 1, firm) if is_firm and not is_known(document.text[start:end]) else (start, end)
    return end + 1, right_edge(document.rules, document.text, end + 1)


@functools.lru_cache(maxsize=8)
def _trade_ends(rules: Rules) -> tuple[str, ...]:
    """The last letters of the words for a trade, with their の: those of 量販店の end others, too (直販店の).

    Of グループの no part is one: クレープの.
    """
    ends = [(kind, _KATAKANA_KIND.search(kind)) for kind in kinds(rules) if kind.endswith("の")]
    return tuple({whole[0] if whole else kind[-3:] for kind, whole in ends})


def _goes_on_in(text: str, start: int, end: int, is_title: bool) -> bool:
    """True where any word of ``text[start:end]`` may be a name by what stands behind it; 新しい機能 holds none."""
    # What is matched may look at the end of the line, and at what follows.
    behind = (_TITLE_END if is_title else _ITEM_END).search(text, start + 1, end + 2)
    return behind is not None and behind.start() < end


def _shown_behind(
    document: Document, start: int, end: int, high: int, is_title: bool, is_case: bool
) -> Iterator[OrganizationMention]:
    """The name ``text[start:end]`` where what stands behind lets it be one."""
    text = document.text
    goes_on = end < high and (_TITLE_END if is_title else _ITEM_END).match(text, end) is not None
    if not goes_on and not (is_case and not is_title and _ALONE.match(text, end)):
        return
    # X社: the letter behind katakana or Latin letters belongs to no name.
    name_end = end - (_COMPANY_BEHIND.match(text, end - 2, end) is not None)
    for mention in plain_mention(document, start, name_end, "headline", proper=True):
        # Asked last, for the dictionary is slow to tell.
        if not goes_on or not _is_of_sentence(document, start, end):
            yield mention


def _is_of_sentence(document: Document, start: int, end: int) -> bool:
    """True of a day, a common noun, and a place before the の of what lies there (岡山の病院、…): nobody's name."""
    name = document.text[start:end]
    return (
        _is_day(document, start)
        or (document.text.startswith("の", end) and is_place(name))
        or is_everyday(name)
        or tokenize(name)[0].pos in _LINKING
    )


def _is_day(document: Document, start: int) -> bool:
    """True where a word for a day begins: 同日17時 名簿を削除."""
    return any(hit.rule.code == "relative" for hit in document.hits.from_to("dates", start, start + 1))
