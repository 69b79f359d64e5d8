"""Finds organisations: every place where one is named, and what the words around the name make of it.

A name shows itself by a legal form (``株式会社``), by its last word (``…市教育委員会``), or by its place
(:mod:`~extractor.find.organization_places`). Once known, a name and its abbreviation (``以下「X」``) are found wherever they
stand. Legal forms, endings and cues are data: ``rules/organizations.yaml``, ``organization_words.yaml``,
``organization_cues.yaml``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

import ahocorasick_rs

from extractor.find.organization_names import NAME, is_unnamed, latin_left_edge, left_edge, right_edge, words
from extractor.find.organization_places import placed
from extractor.find.organization_roles import with_roles
from extractor.findings import Document, OrganizationMention
from extractor.rules import Hit

_ALIAS = re.compile(
    r"[ ]?(?:\([^()「」『』\n]{0,30})?[(、]?(?:以下|通称|略称|旧称|略)(?:[、,:]|単に|総称して)*[ ]?"
    r"[「『\"“]?(?P<alias>[^「」『』()\"”、。\n]{2,30}?)[」』\"”]?(?=[」』\"”)]|という|といい|と表記|とする)"
)
_BARE_ALIAS = re.compile(r"\((?P<alias>[A-Za-z][A-Za-z&.-]{1,9}|[ァ-ヺー]{2,10})\)")
_SPACES = re.compile(" {0,2}")


def find(document: Document) -> list[OrganizationMention]:
    """All organisations named in a document, in order of place, with their roles; no two overlap."""
    anchored = _longest(_anchored(document))
    named = _longest([*anchored, *_clear_of(anchored, placed(document))])
    return with_roles(document, _everywhere(document, named))


def _anchored(document: Document) -> Iterator[OrganizationMention]:
    """Names shown by a legal form or by their last word."""
    done = 0
    for hit in document.rules["organizations"].scan(document.text):
        if hit.start < done:
            continue
        span = _FINDERS[str(hit.rule.attributes["part"])](document, hit)
        if span is not None and span[1] > span[0]:
            done = max(done, span[1]) if span[1] > hit.end else done
            yield OrganizationMention(document.text[slice(*span)], *span, hit.rule.name)


def _by_form(document: Document, hit: Hit) -> tuple[int, int] | None:
    """X株式会社, 株式会社X, 学校法人 X."""
    text, rules = document.text, document.rules
    if hit.rule.attributes["side"] == "either":
        start = left_edge(rules, text, hit.start, company=True)
        if hit.start - start >= 2 or (start < hit.start and not _starts_name(text, hit.end)):
            return start, hit.end
    begin = _SPACES.match(text, hit.end).end()  # type: ignore[union-attr]
    end = right_edge(rules, text, begin)
    return (hit.start, end) if end - begin >= 2 else None


def _starts_name(text: str, position: int) -> bool:
    return re.match(f"[{NAME}]{{2}}", text[position : position + 2]) is not None


def _by_latin_form(document: Document, hit: Hit) -> tuple[int, int] | None:
    start = latin_left_edge(document.text, hit.start)
    return (start, hit.end) if hit.start - start >= 2 else None


def _by_ending(document: Document, hit: Hit) -> tuple[int, int] | None:
    text = document.text
    start = left_edge(document.rules, text, hit.start)
    ending = text[hit.start : hit.end]
    if is_unnamed(document.rules, text[start : hit.end], ending):
        return None
    return start, hit.end


def _whole(document: Document, hit: Hit) -> tuple[int, int] | None:
    return hit.start, hit.end


def _nothing(document: Document, hit: Hit) -> tuple[int, int] | None:
    return None


_FINDERS = {"form": _by_form, "latin": _by_latin_form, "ending": _by_ending, "name": _whole, "never": _nothing}


def _longest(mentions: Iterable[OrganizationMention]) -> list[OrganizationMention]:
    """Of mentions that overlap the one that starts first and reaches furthest, in order of place."""
    kept: list[OrganizationMention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _clear_of(
    anchored: list[OrganizationMention], mentions: Iterable[OrganizationMention]
) -> Iterator[OrganizationMention]:
    """Those mentions that do not begin with, or run into, a name that shows itself."""
    starts = [mention.start for mention in anchored]
    for mention in mentions:
        i = bisect_left(starts, mention.end) - 1
        if i < 0 or anchored[i].end <= mention.start:
            yield mention


def _everywhere(document: Document, named: list[OrganizationMention]) -> list[OrganizationMention]:
    """The mentions under their full names, and every other place of those: bare, or abbreviated as the text says."""
    full = _full_names(document, named)
    mentions = [replace(mention, name=full.get(mention.name, mention.name)) for mention in named]
    shorts = list(full)
    if shorts:
        scan = ahocorasick_rs.AhoCorasick(shorts, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
        for i, start, end in scan.find_matches_as_indexes(document.text):
            if _stands_alone(document.text, start, end):
                mentions.append(OrganizationMention(full[shorts[i]], start, end, "organizations/repeated"))
    return _longest(mentions)


def _full_names(document: Document, named: list[OrganizationMention]) -> dict[str, str]:
    """From every form in which a name may stand in the text to its full form."""
    full: dict[str, str] = {}
    for mention in sorted(named, key=lambda m: -len(m.name)):
        for short in (mention.name, without_form(document, mention.name)):
            if len(short) >= 2:
                full.setdefault(short, mention.name)
        alias = alias_of(document, mention)
        if alias and alias not in words(document.rules, "unnamed"):
            full[alias] = full[mention.name]
    return full


def _stands_alone(text: str, start: int, end: int) -> bool:
    """False inside a longer katakana or Latin word (楽 in 楽ダ…)."""
    left = text[start - 1 : start + 1] if start else ""
    return not (
        re.fullmatch("[ァ-ヺー]{2}|[A-Za-z]{2}", left)
        or re.fullmatch("[ァ-ヺー]{2}|[A-Za-z]{2}", text[end - 1 : end + 1])
    )


def without_form(document: Document, name: str) -> str:
    """The name without its legal form: 株式会社汐見 → 汐見."""
    for rule in document.rules["organizations"].rules:
        if rule.attributes["part"] == "form":
            for term in rule.terms:
                if name.startswith(term):
                    return name[len(term) :].strip()
                if name.endswith(term) and rule.attributes["side"] == "either" and rule.id == "company":
                    return name[: -len(term)].strip()
    return name


def alias_of(document: Document, mention: OrganizationMention) -> str:
    """The abbreviation that the text introduces right behind a mention, or nothing."""
    match = _ALIAS.match(document.text, mention.end) or _BARE_ALIAS.match(document.text, mention.end)
    return match["alias"].strip() if match else ""
