"""Finds organisations: every place where one is named, and what the words around the name make of it.

A name shows itself by a legal form (``株式会社``), by its last word (``…市教育委員会``), or by its place
(:mod:`~extractor.find.organization_places`, :mod:`~extractor.find.organization_headlines`,
:mod:`~extractor.find.organization_entries`). Once known, a name and its short forms are found wherever they stand
(:mod:`~extractor.find.organization_aliases`).

Legal forms, endings and cues are data: ``rules/organizations.yaml``,
``organization_words.yaml``, ``organization_cues.yaml``.
"""

from __future__ import annotations

import operator
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from extractor.find.organization_addresses import addressed
from extractor.find.organization_aliases import everywhere
from extractor.find.organization_entries import entry_names
from extractor.find.organization_headlines import headlines
from extractor.find.organization_names import (
    LATIN,
    NAME,
    class_of,
    is_everyday,
    is_unnamed,
    latin_left_edge,
    left_edge,
    municipality_edge,
    right_edge,
)
from extractor.find.organization_places import parallel, placed
from extractor.find.organization_plain import is_kind
from extractor.find.organization_roles import with_roles
from extractor.find.organization_scan import Scan
from extractor.find.organization_struck import struck
from extractor.find.organization_words import word_pattern, word_tuple, words
from extractor.findings import Document, OrganizationMention, open_document
from extractor.rules import START, Hit
from extractor.rules.wordings import Wording, name_wordings
from extractor.voice import Voice

#: Classes of corporation that run schools and hospitals, and what they run.
_BODIES = ("hospital", "school", "institution", "board")
_RUN_BY_BODIES = ("hospital", "school")
_PREFECTURE, _MUNICIPALITY = "organizations/prefecture", "organizations/municipality"
_TWO_OF_NAME = re.compile(f"[{NAME}]{{2}}")
# ネオリス コーヒー ジャパン 株式会社, alone on its line.
_SPACED_NAME = re.compile(f" *([{NAME}]{{2,20}}(?: [{NAME}]{{2,20}}){{0,3}}) ")
_JOINS = re.compile(f"[一-龥々ァ-ヺー{LATIN}0-9]")
# What follows the name of a prefecture that is spoken of: 北海道立, 東京都知事, 東京都港区, 東京都福祉局.
_OF_OFFICE = Wording(
    f"{{of_prefecture}}|{{tail}}|[{NAME}]{{1,16}}?(?:{{of_prefecture}}|{{section}})(?![{NAME}])"
    "|[一-龥ヶケの]{1,4}[市区町村郡]"
)
# A name that everybody knows, as its own firm is called in full: セブン-イレブン・ジャパン, ソニー・ピクチャーズ.
_GOES_ON = Wording("(?:・[ァ-ヺー]{3,})+|(?!グループ){suffix}")
_END = operator.attrgetter("end")
#: What a firm does, or where it sits, before its name; one that opens in hiragana (ほけんの窓口) is part of it.
_TOLD_TRADE = re.compile(f"[{NAME}]{{2,16}}[ぁ-ん]?の(?=[{NAME}]{{2}})")
_SPACES = re.compile(" {0,2}")
#: A surname that ends like a village, the given name behind it, and how far before it a post may stand.
_LONGEST_SURNAME, _POST = 3, 12
_SHORTEST_TOWN = 2
_GIVEN_NAME = re.compile(r" {1,2}[一-龥々ぁ-んァ-ヶ]{1,3}(?![^\s、。()・])")


def find(document: Document) -> list[OrganizationMention]:
    """All organisations named in a document, in order of place, with their roles; no two overlap."""
    scan = Scan(document.text, document.rules)
    addresses = list(addressed(document))
    seen = _longest(_clear_of(addresses, _anchored(document)))
    named = _longest(
        [*_joined(document, seen), *_clear_of(seen, [*placed(document, scan), *headlines(document), *struck(document)])]
    )
    alike = [*parallel(document, named), *entry_names(document, named)]
    named = _longest([*named, *_clear_of(named, alike)])
    everyone = _longest(_clear_of(addresses, everywhere(document, named)))
    return [*_outside(document), *sorted([*addresses, *with_roles(document, everyone, scan)], key=START)]


def _outside(document: Document) -> list[OrganizationMention]:
    """Names in the page's own title (HTML ``<title>``), which stands outside the text: their spans are empty."""
    if not document.metadata_title:
        return []
    names = {m.name: m.rule for m in find(open_document(document.metadata_title, document.rules))}
    return [OrganizationMention(name, 0, 0, rule, frozenset({"metadata"})) for name, rule in names.items()]


def _anchored(document: Document) -> Iterator[OrganizationMention]:
    """Names shown by a legal form or by their last word; nameless ones (県病院局) have no ``name``."""
    done = 0
    # 独立行政法人 in front makes no other of them.
    never = document.rules["organizations"].by_id["never"].terms
    for hit in document.hits["organizations"]:
        if hit.start < done:
            continue
        span = _FINDERS[hit.rule.attributes["part"]](document, hit)
        if span is not None and span[1] > span[0]:
            done = max(done, span[1]) if span[1] > hit.end else done
            part = hit.rule.attributes["part"]
            unnamed = (
                part == "never"
                or (part == "ending" and _is_nameless(document, span, hit))
                or (part == "form" and document.text[hit.end : span[1]] in never)
            )
            runner = _runner(document, span, hit) if unnamed and part == "ending" else None
            yield runner or OrganizationMention("" if unnamed else document.text[slice(*span)], *span, hit.rule.name)


def _runner(document: Document, span: tuple[int, int], hit: Hit) -> OrganizationMention | None:
    """The town that runs a school without a name of its own, for which it answers: みさき市立小学校."""
    text = document.text
    end = hit.start - 1
    if (
        text[end] != "立"
        or end - span[0] < _SHORTEST_TOWN
        or text[hit.start : hit.end] not in words(document.rules, "one_of_many")
    ):
        return None
    if is_unnamed(document.rules, text[span[0] : end], text[end - 1 : end]):
        return None
    return OrganizationMention(text[span[0] : end], span[0], end, _MUNICIPALITY)


def _by_form(document: Document, hit: Hit) -> tuple[int, int] | None:
    """X株式会社, 株式会社X, 学校法人 X."""
    text, rules = document.text, document.rules
    if hit.rule.attributes["side"] == "either":
        start = _behind_trade(document, left_edge(rules, text, hit.start, company=True, after=hit.end), hit.start)
        # 印刷大手・(株)X: what stands before the point tells what X does.
        ends_there = start < hit.start and text[hit.start - 1] != "・"
        if ends_there and (hit.start - start >= 2 or not _starts_name(text, hit.end)):
            return start, hit.end
    begin = _SPACES.match(text, hit.end).end()  # type: ignore[union-attr]
    end = right_edge(rules, text, begin)
    if end - begin >= 2:
        return hit.start, end
    line = document.outline.line_at(hit.start)
    spaced = _SPACED_NAME.fullmatch(text, line.start, hit.start) if hit.end == line.end else None
    return (spaced.start(1), hit.end) if spaced else None


def _behind_trade(document: Document, start: int, end: int) -> int:
    """Where the name begins behind what a reporter says that the firm does: 家具販売の白樺株式会社."""
    told = None if document.voice is Voice.OWN else _TOLD_TRADE.match(document.text, start, end)
    if told is None or word_pattern(document.rules, "landscape").fullmatch(document.text, told.end(), end):
        return start
    return told.end()


def _starts_name(text: str, position: int) -> bool:
    return _TWO_OF_NAME.match(text, position) is not None


def _by_latin_form(document: Document, hit: Hit) -> tuple[int, int] | None:
    start = latin_left_edge(document.text, hit.start)
    return (start, hit.end) if hit.start - start >= 2 else None


def _by_ending(document: Document, hit: Hit) -> tuple[int, int] | None:
    text = document.text
    start = left_edge(document.rules, text, hit.start, after=hit.end)
    if hit.rule.attributes["class"] in ("city", "prefecture"):
        start = municipality_edge(text, start, hit.start)
        if _is_surname(document, start, hit.end) or _opens_firm(document, start, hit.end):
            return None
    # 鉄道会社の白樺電鉄
    told = _TOLD_TRADE.match(text, start, hit.start)
    return told.end() if told and is_kind(document.rules, text, start, told.end()) else start, hit.end


def _opens_firm(document: Document, start: int, end: int) -> bool:
    """True for a name like that of a village with which another begins: 島村楽器, not 白嶺村議会."""
    text = document.text
    if end - start > _LONGEST_SURNAME or text[end - 1] not in "村町" or not _JOINS.match(text, end):
        return False
    return name_wordings(document.rules)[_OF_OFFICE].match(text, end) is None


def _is_surname(document: Document, start: int, end: int) -> bool:
    """True for a name like that of a village right behind a post that somebody holds: 管理者 花村 光."""
    text = document.text
    if end - start > _LONGEST_SURNAME or text[end - 1] not in "村町" or _GIVEN_NAME.match(text, end) is None:
        return False
    before = text[max(0, start - _POST) : start].rstrip(" :")
    return before.endswith((*word_tuple(document.rules, "post"), *word_tuple(document.rules, "office")))


def _is_nameless(document: Document, span: tuple[int, int], hit: Hit) -> bool:
    name = document.text[slice(*span)]
    if hit.rule.attributes["class"] == "city" and is_everyday(name):
        return True
    return is_unnamed(document.rules, name, document.text[hit.start : hit.end])


def _whole(document: Document, hit: Hit) -> tuple[int, int] | None:
    """A whole name; of a prefecture not where it but opens that of another: 北海道ガス, not 北海道職員."""
    text = document.text
    joined = hit.rule.attributes["class"] == "prefecture" and _JOINS.match(text, hit.end)
    of_office = not joined or name_wordings(document.rules)[_OF_OFFICE].match(text, hit.end)
    return (hit.start, hit.end) if of_office else None


def _known(document: Document, hit: Hit) -> tuple[int, int] | None:
    """A well-known name that no word joins; who tells of itself names so but what it uses (東芝の端末)."""
    text = document.text
    longer = name_wordings(document.rules)[_GOES_ON].match(text, hit.end)
    another = longer is not None and any(document.hits.from_to("organizations", hit.end + 1, hit.end + 2))
    end = longer.end() if longer and not another else hit.end
    joined = _JOINS.match(text, end) or _JOINS.match(text[hit.start - 1 : hit.start])
    return (hit.start, end) if joined is None and document.voice is not Voice.OWN else None


_FINDERS = {
    "form": _by_form,
    "latin": _by_latin_form,
    "ending": _by_ending,
    "name": _whole,
    "known": _known,
    "never": _whole,
}


def _longest(mentions: Iterable[OrganizationMention]) -> list[OrganizationMention]:
    """Of mentions that overlap the one that starts first and reaches furthest, in order of place."""
    kept: list[OrganizationMention] = []
    # A stable sort by each key needs no Python call.
    by_place = sorted(mentions, key=_END, reverse=True)
    by_place.sort(key=START)
    for mention in by_place:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _joined(document: Document, mentions: list[OrganizationMention]) -> Iterator[OrganizationMention]:
    """A corporation and the school or hospital it runs, a prefecture and its town, side by side, are one name."""
    last: OrganizationMention | None = None
    for mention in mentions:
        if not mention.name:
            continue
        if last is not None:
            gap = document.text[last.end : mention.start]
            runs = (
                class_of(document.rules, last.rule) in _BODIES
                and class_of(document.rules, mention.rule) in _RUN_BY_BODIES
            )
            # 白嶺県 みずほ台市, 白嶺県・みずほ台市: the prefecture only tells where.
            lies_in = last.rule == _PREFECTURE and mention.rule == _MUNICIPALITY and gap in (" ", "・")
            if lies_in or (runs and gap and not gap.strip(" ")):
                last = OrganizationMention(
                    document.text[last.start : mention.end], last.start, mention.end, mention.rule
                )
                continue
            # 東京都の港南区: whose town it is answers for nothing.
            if not (gap == "の" and last.rule == _PREFECTURE and mention.rule == _MUNICIPALITY):
                yield last
        last = mention
    if last is not None:
        yield last


def _clear_of(
    anchored: list[OrganizationMention], mentions: Iterable[OrganizationMention]
) -> Iterator[OrganizationMention]:
    """Those mentions that do not begin with, or run into, a name that shows itself."""
    starts = [mention.start for mention in anchored]
    for mention in mentions:
        i = bisect_left(starts, mention.end) - 1
        near = anchored[i] if i >= 0 else None
        if near is None or near.end <= mention.start or (not near.name and near.end != mention.end):
            yield mention
