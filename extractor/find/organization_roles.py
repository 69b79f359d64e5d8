"""What the words around a name make of it: announcer, vendor, investigator, …, and where on the page it stands.

Roles are the ids of ``rules/organization_cues.yaml``, and of the places ``title``, ``opening`` (the title or
an item opens with the name), ``letterhead`` (a line of its own at the head or foot of the page), ``self`` (以下「当社」).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from extractor.find.organization_places import HEAD_MARK
from extractor.findings import Document, OrganizationMention
from extractor.literals import leading_literals
from extractor.outline import Line
from extractor.rules import Rules

T = TypeVar("T")

_BRACKET = re.compile(r"[」』]?[ ]?(?:\([^()\n]{1,40}\))?[」』]?")
_OPENERS = " 「『(:、【"
_NOUNS = ("", "企業", "業者", "会社", "事業者", "子会社", "関連会社", "グループ会社", "関係会社")
_LINKS = ("である", "であった", "の", "は", "が", "、", "")
_BETWEEN = sorted((noun + link for noun in _NOUNS for link in _LINKS), key=len, reverse=True)
_PARTICLE = re.compile("[ぁ-ん]")
_ADDRESS = re.compile(r"[一-龥ァ-ヶぁ-ん]{0,12}?(?:[0-9一二三四五六七八九十]{1,4}(?:丁目|番|-)|字)")
_DEFINES_SELF = re.compile(
    r"[ ]?\(?以下、?[「『]?(?:当社|弊社|当行|当金庫|当組合|当院|当会|当協会|当法人|当機構|本学|本校|本市|本県)"
)
_PLACE_NAMES = ("organizations/municipality", "organizations/prefecture")
_EDGE_LINES = 12


@functools.lru_cache(maxsize=8)
def _cues_before(rules: Rules) -> dict[str, tuple[tuple[str, str], ...]]:
    """Cues that stand before a name, each with its role, by their last letter, longest first."""
    cues = [rule for rule in rules.by_kind["organization_cues"] if rule.attributes["side"] == "before"]
    terms = sorted(((term, rule.id) for rule in cues for term in rule.terms), key=lambda t: -len(t[0]))
    return _by(lambda t: t[0][-1], terms)


@functools.lru_cache(maxsize=8)
def _cues_after(rules: Rules) -> dict[str, tuple[tuple[re.Pattern[str], str], ...]]:
    """Cues that stand after a name, each with its role, by their first letter."""
    cues = [rule for rule in rules.by_kind["organization_cues"] if rule.attributes["side"] == "after"]
    patterns = [(p, rule.id) for rule in cues for p in (*map(re.escape, rule.terms), *rule.patterns)]
    firsts = [(letter, p, role) for p, role in patterns for letter in sorted({lit[0] for lit in leading_literals(p)})]
    grouped = _by(lambda t: t[0], firsts)
    return {letter: tuple((re.compile(p), role) for _, p, role in group) for letter, group in grouped.items()}


def _by(key: Callable[[T], str], items: Iterable[T]) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return {letter: tuple(group) for letter, group in groups.items()}


_LINKS_BY_END = _by(lambda link: link[-1], (link for link in _BETWEEN if link))


def with_roles(document: Document, mentions: list[OrganizationMention]) -> list[OrganizationMention]:
    """The mentions with the roles that their places give them."""
    edges = _edge_lines(document)
    return [
        OrganizationMention(m.name, m.start, m.end, m.rule, frozenset(_roles(document, m, edges))) for m in mentions
    ]


def _roles(document: Document, mention: OrganizationMention, edges: frozenset[int]) -> set[str]:
    text = document.text
    before = _role_before(document, mention.start)
    roles = {before} if before else set()
    roles |= _roles_after(document.rules, text, mention.end)
    bracket = _BRACKET.match(text, mention.end)
    if bracket is not None and bracket.end() > mention.end:
        roles |= _roles_after(document.rules, text, bracket.end())
    if _ADDRESS.match(text, mention.end):
        roles.add("place_after")
    roles |= _place(document, mention, edges)
    if before:
        roles.discard("letterhead")
    return roles


def _roles_after(rules: Rules, text: str, end: int) -> set[str]:
    cues = _cues_after(rules).get(text[end : end + 1], ())
    return {role for pattern, role in cues if pattern.match(text, end)}


def _role_before(document: Document, start: int) -> str:
    """The role that the words right before a name give it."""
    text = document.text
    line = document.outline.line_at(start)
    left = text[max(line.start, start - 24) : start].rstrip(_OPENERS)
    if not left:
        # A label may stand on the line above: 委託先⏎株式会社…
        left = text[max(0, line.start - 16) : line.start].rstrip().rpartition("\n")[2].rstrip(_OPENERS)
    cues = _cues_before(document.rules)
    for link in (*_LINKS_BY_END.get(left[-1:], ()), ""):
        if left.endswith(link):
            words = left[: len(left) - len(link)].rstrip(_OPENERS)
            for term, role in cues.get(words[-1:], ()):
                if words.endswith(term):
                    return role
    return ""


def _place(document: Document, mention: OrganizationMention, edges: frozenset[int]) -> set[str]:
    text, outline = document.text, document.outline
    line = outline.line_at(mention.start)
    places = set()
    title = outline.title
    if title is not None and title[0] <= mention.start < title[1]:
        places.add("title")
    if text[mention.start - 1 : mention.start] in ("「", "『") and text[mention.end : mention.end + 1] in ("」", "』"):
        places.add("quoted")
    bracketed = text[mention.start - 1 : mention.start] == "(" and text[mention.end : mention.end + 1] in (
        ")",
        "、",
        "・",
    )
    if bracketed and mention.rule in _PLACE_NAMES:
        places.add("place_after")
    mark = HEAD_MARK.match(text, line.start, line.end)
    if mention.start == (mark.end() if mark else title[0] if title and line.start <= title[0] < line.end else -1):
        places.add("opening")
    if line.start in edges and _is_letterhead(text, line, mention):
        places.add("letterhead")
    if _DEFINES_SELF.match(text, mention.end):
        places.add("self")
    return places


def _edge_lines(document: Document) -> frozenset[int]:
    filled = [line for line in document.outline.lines if line.kind != "blank"]
    return frozenset(line.start for line in filled[:_EDGE_LINES] + filled[-_EDGE_LINES:])


def _is_letterhead(text: str, line: Line, mention: OrganizationMention) -> bool:
    """A short line that holds a name, perhaps a date, a section or a person, and no sentence."""
    if line.end - line.start > 90:
        return False
    rest = text[line.start : mention.start] + text[mention.end : line.end]
    return len(rest.replace(" ", "")) <= 32 and not _PARTICLE.search(rest) and "|" not in rest and "〒" not in rest
