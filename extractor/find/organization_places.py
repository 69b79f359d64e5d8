"""Names without a legal form or a telling ending, shown by the place where they stand.

A plain name is one because it is the topic of 発表した, because it is said to run something, because 社 stands behind
it, or because a label (会社名) stands before it.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from extractor.find.organization_names import (
    FOREIGN_START,
    LATIN,
    NAME,
    is_everyday,
    left_edge,
    right_edge,
    without_nation,
    without_trade,
)
from extractor.find.organization_plain import is_firm_like, is_kind, is_place, plain_mention
from extractor.find.organization_scan import Scan
from extractor.find.organization_words import legal_forms, word_pattern, word_tuple, words
from extractor.findings import Document, OrganizationMention
from extractor.outline import Line
from extractor.rules import Rules
from extractor.rules.wordings import Wording, name_wordings

# Where the topic of a sentence ends.
_TOPIC = Wording(r"(?:は|では|も)(?=[、「0-9]|{when}|[^。\n]{0,8}日)|が|(?={speaker})")
# 2016年6月には、
_TIME = re.compile("[ ]?翌?[0-9]{1,4}[年月日][0-9年月日度末頃上中下旬]{0,10}に?は?、")
# A shop behind its trade: 居酒屋チェーンのさかえ屋.
_KANA_SHOP = Wording("(?:の|、|^)([ぁ-ん]{2,6}{shop_end})$")
_BRACKET_BACK = re.compile(r"\)[^()\n]{1,40}\(|>[0-9A-Z]{4}<")
_BRACKET_ENDS = (")", ">")
# A bracket that opens with a place.
_SEAT = Wording(
    r"\((?:(?P<seat>{seat})|{prefecture}|[^\s()、。:]{2,3}県|同[市県府都区町村]"
    r"|[^\s()、。0-9]{1,6}[市区町村](?:[)、]|[^\s()]{1,6}[町村]?\))|(?P<town>[一-龥]{2,4})\))"
)
_MARK = re.compile("(?:である|であった|の|は|・)[「『]?|[「『(]")
#: What stands between a cue and a name, by how names stand beside that cue.
_SPACED = re.compile(f" (?=[{LATIN}])")
_MARKS = {"plain": re.compile("[「『]"), "marked": _MARK, "foreign": FOREIGN_START}
_COMPANY = Wording(f"([{LATIN}ァ-ヺー・&](?<![{NAME}].)[{LATIN}ァ-ヺー・&]{{1,29}}){{firm}}")
# 委託先はX。, but not 委託先はアクセス権を….
_STANDS_ALONE = re.compile("[(。、)」』\n]|で(?:す|あ|、)|だ|$")
_NAME_END = re.compile("社?(?:[はがでにのをとへも、()」』]|から|より|$)", re.M)
# なくしたのは委託先のX。: a name that ends a sentence, and the words that lead up to it.
_SENTENCE_END = re.compile("。|だ(?:った)?[。、とが]|$", re.M)
_WHO_IT_WAS = re.compile("たのは、?[^。、\n]{2,12}$")
_BEHIND_LABEL = re.compile(r"[】 :|]{1,20}(?=\S)")
# A cell that holds nothing but a name.
_CELL = re.compile(r"[^\s(),、。/]{2,30}")
_EDGE_LINES = 12
_LONGEST_SIGNATURE = 80
#: How far before a cue the words may begin that lead up to it.
_LEAD = 20
_SPACES = re.compile(" *")
_NUMBER_OF = "(?:{bound_before}|{total})?[0-9]"
# The clause of a known name, with its number; and the subject of another that is made like it.
_CLAUSE = Wording(
    r"[」』]?(?:\([^()\n]{0,30}\))?(?P<particle>[がは])" + _NUMBER_OF + r"[^。、\n()]{0,20}(?:\([^()\n]{0,30}\))?"
    r"[^。、\n()]{0,20}、"
)
_SAME_CLAUSE = {
    particle: Wording(r"([^。、\n()がは]{2,40})(?:\([^()\n]{0,30}\))?" + particle + _NUMBER_OF) for particle in "がは"
}
_HIRAGANA = "".join(map(chr, range(0x3041, 0x3094)))
#: So long is what the firm does before the word for a firm: 人材派遣会社.
_LONGEST_TRADE = 12
# Between a greeting and the name of a shop or service: いつも当社の.
_BEHIND_GREETING = Wording("、?(?:{own_company}の?)?[ ]?")
_PATRONISED = Wording("[ ]?(?:を|への?|に){patronised}")
# Somebody's words, not a name: a subject or object, or the end of a sentence.
_SPOKEN = Wording("[ぁ-んァ-ヶ一-龠][がを][ぁ-んァ-ヶ一-龠]|{spoken_end}$")
_QUOTED_REACH = 40
# 「お店のレジ」ではなく、…
_NOT_IT = re.compile("(?:では|じゃ)な")
#: A shorter word in quotation marks that ends like a shop is a trade: 「便利屋」.
_SHORTEST_SHOP = 5
#: The role of a shop or service that the organisation of the story runs itself.
_SHOP = "shop_before"
_QUOTED = re.compile(r"[「『]([^「」『』\n(]{2,30})(?:\([^「」『』\n]{0,80}\))?[」』]")


def placed(document: Document, scan: Scan) -> Iterator[OrganizationMention]:
    """Plain names by their place; some repeat what other rules find."""
    yield from _topics(document, scan)
    yield from _introduced(document, scan)
    yield from _labelled(document, scan)
    yield from _located(document)
    yield from _companies(document)
    yield from _signed(document, scan)
    yield from _services(document, scan)


def _topics(document: Document, scan: Scan) -> Iterator[OrganizationMention]:
    """X in Xは…発表した and Xによると."""
    text, outline, rules = document.text, document.outline, document.rules
    announced, topic_end = words(rules, "announce"), name_wordings(rules)[_TOPIC]
    done = -1
    for verb, verb_end in scan.apart("announce", "tell"):
        low, high = outline.sentence_at(verb)
        if low == done:
            continue
        done = low
        for topic in topic_end.finditer(text, low, min(high, low + 160)):
            end = topic.start()
            if text[end - 1 : end] in _BRACKET_ENDS:
                bracket = _BRACKET_BACK.match(text[max(low, end - 44) : end][::-1])
                if bracket is not None:
                    end -= bracket.end()
            opens = topic[0] == "が" and not text[topic.end() : topic.end() + 1].isdigit()
            # A name holds no comma, so that behind one it cannot open the sentence, unless that sets the time.
            time = _TIME.match(text, low, end) if opens else None
            first = time.end() if time else low
            if opens and text.find("、", first, end) >= 0:
                continue
            closed = text[end - 1] in "」』" and text[verb:verb_end] in announced
            quoted = _quoted_before(text, end) if closed else None
            start, end = quoted or (_topic_start(rules, text, low, end), end)
            if opens and start > first and not is_kind(rules, text, first, start):
                continue
            # 1件目は, 3年生が: what a number counts is no name.
            if start < end and text[end - 1] not in "」』" and not text[start - 1].isdigit():
                yield from plain_mention(document, start, end, "topic", proper=text[verb:verb_end] not in announced)
                break


def _topic_start(rules: Rules, text: str, low: int, end: int) -> int:
    """Where the name begins that is the topic at ``end``: the whole of ためし建設, nowhere in このレポートによると."""
    shop = name_wordings(rules)[_KANA_SHOP].search(text, low, end)
    if shop is not None:
        return shop.start(1)
    start = max(low, left_edge(rules, text, end))
    if not low < start < end or not is_everyday(text[start:end]):
        return start
    if text.endswith(word_tuple(rules, "spoken"), low, start):
        return end
    return low if end - low <= _LONGEST_TRADE and is_firm_like(rules, text[low:end]) else start


@functools.lru_cache(maxsize=8)
def _introductions(rules: Rules) -> dict[str, tuple[str, str]]:
    """The cues beside which a plain name may stand, how it stands there (attribute ``names``), its role."""
    cues = [rule for rule in rules.by_kind["organization_cues"] if rule.attributes["names"]]
    return {term: (rule.attributes["names"], rule.code) for rule in cues for term in rule.terms}


def _introduced(document: Document, scan: Scan) -> Iterator[OrganizationMention]:
    """X in 宿を運営するX, 業務を委託しているX, 委託先である「X」, Xの委託先."""
    text = document.text
    ways = _introductions(document.rules)
    vendors = document.rules["organization_cues"].ids_with("vendor")
    for begin, cue in scan.naming_cues():
        way, role = ways[text[begin:cue]]
        if way == "back":
            span = (role in vendors and _quoted_before(text, begin)) or _before_cue(document, begin)
        else:
            span = _behind_cue(document, cue, way)
        if span is None:
            continue
        quoted = _QUOTED.match(text, span[0] - 1) is not None
        if not (quoted and name_wordings(document.rules)[_SPOKEN].search(text, *span)):
            rule = "entrusted" if quoted and role in vendors else "service" if role == _SHOP else "introduced"
            for mention in plain_mention(document, *span, rule, proper=not quoted):
                # Asked last, for the dictionary is slow to tell.
                if way == "plain" or not is_everyday(mention.name):
                    yield mention


def _quoted_before(text: str, cue: int) -> tuple[int, int] | None:
    """The name that stands in quotation marks in front of the cue at ``cue``: 「X」に委託していた."""
    opened = _last_quote(text, cue)
    whole = _QUOTED.fullmatch(text, opened, cue) if opened >= 0 else None
    return whole.span(1) if whole is not None else None


def _last_quote(text: str, end: int) -> int:
    """Where the last quotation mark opens before ``end``; -1 without any near."""
    low = max(0, end - _QUOTED_REACH)
    return max(text.rfind("「", low, end), text.rfind("『", low, end))


def _before_cue(document: Document, cue: int) -> tuple[int, int] | None:
    """The name in front of the cue at ``cue``; 会社 is none."""
    if document.text.startswith("社", cue) and document.text.startswith("会", cue - 1):
        return None
    return left_edge(document.rules, document.text, cue), cue


def _behind_cue(document: Document, cue: int, way: str) -> tuple[int, int] | None:
    """The name behind the cue that ends at ``cue``; one in quotation marks is all that stands in them."""
    text, rules = document.text, document.rules
    mark = _MARKS[way].match(text, cue)
    if mark is None and way == "plain" and text.startswith("・", cue):
        # 教材大手・X: the point belongs to no name.
        cue += 1
    elif mark is None and way == "plain" and _SPACED.match(text, cue):
        # 業務を請け負う Neolis IT
        cue += 1
    elif mark is None and way != "plain":
        return None
    kin_of = word_pattern(rules, "kin", behind="(?:(?:である|の)[「『]?|[「『])")
    # 委託していた配送会社「X」
    trade_of = word_pattern(rules, "kin", ahead=f"[{NAME}]{{1,{_LONGEST_TRADE}}}?", behind="、?[「『]")
    # 委託しているITサービス企業 Neolis IT
    latin_of = word_pattern(rules, "kin", ahead=f"[{NAME}]{{0,{_LONGEST_TRADE}}}?", behind=f" ?(?=[{LATIN}])")
    kins = (kin_of, trade_of, latin_of) if mark is None else ()
    kin = next(filter(None, (of.match(text, cue) for of in kins)), None)
    start = mark.end() if mark else kin.end() if kin else cue
    if text.startswith(legal_forms(rules), start):
        return None
    whole = _QUOTED.match(text, start - 1)
    end = whole.end(1) if whole else right_edge(rules, text, start)
    if whole is None:
        start = without_nation(rules, text, without_trade(rules, text, start, end))
    told = mark is not None and mark[0].startswith("は")
    if told and not _STANDS_ALONE.match(text, end):
        return None
    closed = told or _NAME_END.match(text, end) or word_pattern(rules, "tail").match(text, end)
    if closed is None and _SENTENCE_END.match(text, end):
        closed = _WHO_IT_WAS.search(text, max(0, cue - _LEAD), cue)
    return (start, end) if closed else None


def _companies(document: Document) -> Iterator[OrganizationMention]:
    """X in X社, where katakana or Latin letters show that it is no common word."""
    for match in name_wordings(document.rules)[_COMPANY].finditer(document.text):
        mentions = plain_mention(document, *match.span(1), "located")
        yield from (mention for mention in mentions if not is_everyday(match[1]))


def _labelled(document: Document, scan: Scan) -> Iterator[OrganizationMention]:
    """What stands behind 会社名, or below it in a table."""
    text, rules = document.text, document.rules
    done = 0
    for label, label_end in scan.words("label"):
        behind = _BEHIND_LABEL.match(text, label_end) if label >= done else None
        if behind is not None:
            done = behind.end()
            yield from plain_mention(document, done, right_edge(rules, text, done), "label")
    heads = words(rules, "label") | words(rules, "column")
    for table in document.outline.tables:
        for column, (low, high) in enumerate(table.rows[0]):
            if text[low:high].partition("(")[0] in heads:
                for start, end in (row[column] for row in table.rows[1:] if column < len(row)):
                    whole = _CELL.fullmatch(text, start, end) is not None
                    yield from plain_mention(document, start, end if whole else right_edge(rules, text, start), "label")


def edge_lines(document: Document) -> list[Line]:
    """The first and the last lines of a document that are not blank, where letterhead and signature stand."""
    filled = document.outline.filled
    return filled[:_EDGE_LINES] + filled[_EDGE_LINES:][-_EDGE_LINES:]


def _signed(document: Document, scan: Scan) -> Iterator[OrganizationMention]:
    """X in front of somebody's office, on the same line or the one above (みさき学会⏎会長 白川花子)."""
    text = document.text
    offices = scan.apart("office")
    filled = edge_lines(document) if offices else []
    for lines in (filled[:_EDGE_LINES], filled[_EDGE_LINES:]):
        if not lines:
            continue
        low, high = lines[0].start, lines[-1].end
        for office, end in offices[bisect_left(offices, (low, 0)) : bisect_left(offices, (high, 0))]:
            if text[office - 1] not in " \n" or text[end : end + 1] not in (" ", ":"):
                continue
            near = max(low, office - _LONGEST_SIGNATURE)
            over = near + text[near:office].rstrip(" \n").rfind("\n") + 1
            if over == near > low:
                continue
            start = _SPACES.match(text, over).end()  # type: ignore[union-attr]
            stop = right_edge(document.rules, text, start)
            if start < stop <= office and not text[stop:office].strip(" \n"):
                yield from plain_mention(document, start, stop, "signed", proper=True)


def parallel(document: Document, named: Iterable[OrganizationMention]) -> Iterator[OrganizationMention]:
    """X in Aが310件、Xが52件, where A is known: a clause made like the one before it has such a subject."""
    text, say = document.text, name_wordings(document.rules)
    for mention in named:
        clause = say[_CLAUSE].match(text, mention.end)
        following = clause and say[_SAME_CLAUSE[clause["particle"]]].match(text, clause.end())
        if following:
            start = max(following.start(), left_edge(document.rules, text, following.end(1)))
            yield from plain_mention(document, start, following.end(1), "topic", proper=True)


def _located(document: Document) -> Iterator[OrganizationMention]:
    """X(本社:…), X(横浜市)."""
    text = document.text
    for match in name_wordings(document.rules)[_SEAT].finditer(text):
        end = match.start()
        if match["town"] is not None and not is_place(match["town"]):
            continue
        if text[end - 1 : end] in ("」", "』"):
            opened = _last_quote(text, end)
            if opened >= 0:
                yield from plain_mention(document, opened + 1, end - 1, "located")
            continue
        # Where a firm's seat is told, common words are its name, but for a word for a firm.
        seated = match["seat"] is not None and not text.endswith(word_tuple(document.rules, "common"), 0, end)
        yield from plain_mention(document, left_edge(document.rules, text, end), end, "located", proper=not seated)


def _services(document: Document, scan: Scan) -> Iterator[OrganizationMention]:
    """「X」サイト, 運営する「X」, 「X本舗」, いつもXをご利用…: what stands in where no organisation is named."""
    text, rules = document.text, document.rules
    before = word_tuple(rules, "service_before")
    after = word_tuple(rules, "service_after")
    shops = word_tuple(rules, "shop_end")
    say = name_wordings(rules)
    for match in _QUOTED.finditer(text):
        if match[1].endswith(word_tuple(rules, "undertaking")) or _NOT_IT.match(text, match.end()):
            continue
        if (
            text.startswith(after, match.end())
            or (len(match[1]) >= _SHORTEST_SHOP and match[1].endswith(shops))
            or text[max(0, match.start() - 14) : match.start()].rstrip(_HIRAGANA).endswith(before)
        ) and not say[_SPOKEN].search(match[1]):
            yield from plain_mention(document, match.start(1), match.end(1), "service")
    for _, greeting in scan.apart("patron"):
        start = say[_BEHIND_GREETING].match(text, greeting).end()  # type: ignore[union-attr]
        end = right_edge(rules, text, start)
        if end > start and say[_PATRONISED].match(text, end):
            yield from plain_mention(document, start, end, "service")
