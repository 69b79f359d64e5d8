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

from extractor.find.organization_names import (
    NAME,
    class_of,
    is_unnamed,
    latin_left_edge,
    left_edge,
    municipality_edge,
    right_edge,
    words,
)
from extractor.find.organization_places import placed
from extractor.find.organization_roles import with_roles
from extractor.findings import Document, OrganizationMention
from extractor.rules import Hit

_ALIAS = re.compile(
    r"[ ]?(?:\([^()「」『』\n]{0,30})?[(、]?(?:以下|通称|略称|旧称|略)(?:[、,:]|単に|総称して)*[ ]?"
    r"[「『\"“]?(?P<alias>[^「」『』()\"”、。\n]{2,30}?)[」』\"”]?(?=[」』\"”)]|という|といい|と表記|とする)"
)
_BARE_ALIAS = re.compile(r"\((?P<alias>[A-Za-z][A-Za-z&.-]{1,9}[一-龥ァ-ヺー]{0,6}|[ァ-ヺー]{2,10})\)")
_IN_PREFECTURE = re.compile("(?:東京都|北海道|京都府|大阪府|.{2,3}県)(?P<rest>.+[市区町村].*)")
_PLAIN = ("organizations/headline", "organizations/topic")
#: Names are compared pair by pair only up to here, so that a hostile text costs no square of its length.
_MOST_COMPARED = 30
_SPACES = re.compile(" {0,2}")


def find(document: Document) -> list[OrganizationMention]:
    """All organisations named in a document, in order of place, with their roles; no two overlap."""
    seen = _longest(_anchored(document))
    named = _longest([*_joined(document, seen), *_clear_of(seen, placed(document))])
    return with_roles(document, _everywhere(document, named))


def _anchored(document: Document) -> Iterator[OrganizationMention]:
    """Names shown by a legal form or by their last word; nameless ones (県病院局) have no ``name``."""
    done = 0
    for hit in document.rules["organizations"].scan(document.text):
        if hit.start < done:
            continue
        span = _FINDERS[str(hit.rule.attributes["part"])](document, hit)
        if span is not None and span[1] > span[0]:
            done = max(done, span[1]) if span[1] > hit.end else done
            unnamed = hit.rule.attributes["part"] == "ending" and _is_nameless(document, span, hit)
            yield OrganizationMention("" if unnamed else document.text[slice(*span)], *span, hit.rule.name)


def _by_form(document: Document, hit: Hit) -> tuple[int, int] | None:
    """X株式会社, 株式会社X, 学校法人 X."""
    text, rules = document.text, document.rules
    if hit.rule.attributes["side"] == "either":
        start = left_edge(rules, text, hit.start, company=True, after=hit.end)
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
    start = left_edge(document.rules, text, hit.start, after=hit.end)
    if hit.rule.attributes["class"] in ("city", "prefecture"):
        start = municipality_edge(text, start, hit.start)
    return start, hit.end


def _is_nameless(document: Document, span: tuple[int, int], hit: Hit) -> bool:
    return is_unnamed(document.rules, document.text[slice(*span)], document.text[hit.start : hit.end])


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


def _joined(document: Document, mentions: list[OrganizationMention]) -> Iterator[OrganizationMention]:
    """A corporation and the school or hospital it runs, side by side on one line, are one name."""
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
            if runs and gap and not gap.strip(" "):
                last = OrganizationMention(
                    document.text[last.start : mention.end], last.start, mention.end, mention.rule
                )
                continue
            yield last
        last = mention
    if last is not None:
        yield last


_BODIES = ("hospital", "school", "institution", "board")
_RUN_BY_BODIES = ("hospital", "school")


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


def _everywhere(document: Document, named: list[OrganizationMention]) -> list[OrganizationMention]:
    """The mentions under their full names, and every other place of those: bare, or abbreviated as the text says."""
    full = _full_names(document, named)
    mentions = [replace(mention, name=full[mention.name].name) for mention in named]
    shorts = list(full)
    if shorts:
        scan = ahocorasick_rs.AhoCorasick(shorts, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
        for i, start, end in scan.find_matches_as_indexes(document.text):
            if _stands_alone(document.text, start, end):
                mentions.append(replace(full[shorts[i]], start=start, end=end))
    return _longest(mentions)


def _full_names(document: Document, named: list[OrganizationMention]) -> dict[str, OrganizationMention]:
    """From every form in which a name may stand in the text to a mention of its full form."""
    full: dict[str, OrganizationMention] = {}
    for mention in sorted(named, key=lambda m: -len(m.name)):
        for short in (mention.name, without_form(document, mention.name), *_clipped(document, mention.name)):
            if len(short) >= 2:
                full.setdefault(short, mention)
        alias = alias_of(document, mention)
        if alias and alias not in words(document.rules, "unnamed"):
            full[alias] = full[mention.name]
    full.update(_abbreviations(named))
    return full


def _abbreviations(named: list[OrganizationMention]) -> Iterator[tuple[str, OrganizationMention]]:
    """Plain names that are the first letters, in order, of a name with a legal form or ending (損保みさき, 産総研)."""
    plain = {m.name for m in named if m.rule in _PLAIN and 3 <= len(m.name) <= 10}
    whole = [m for m in named if m.rule not in _PLAIN and m.rule != "organizations/service"]
    for short in sorted(plain)[:_MOST_COMPARED]:
        for mention in whole[:_MOST_COMPARED]:
            if len(short) < len(mention.name) and short[0] in mention.name[:6] and _is_drawn_from(short, mention.name):
                yield short, mention
                break


def _is_drawn_from(short: str, name: str) -> bool:
    """True where the letters of ``short`` stand in ``name`` in their order."""
    letters = iter(name)
    return all(letter in letters for letter in short)


def _clipped(document: Document, name: str) -> Iterator[str]:
    """The short forms that reporters use: …大学 → …大, …教育委員会 → …教委, …県…市 → …市."""
    place = _IN_PREFECTURE.match(name)
    if place is not None:
        yield place["rest"]
    bare = without_form(document, name)
    for suffix in words(document.rules, "suffix"):
        if bare.endswith(suffix):
            yield bare.removesuffix(suffix).strip()
    for rule in document.rules.by_kind["organization_words"]:
        if rule.attributes["part"] == "short":
            whole = str(rule.attributes["of"])
            if name.endswith(whole):
                yield from (name.removesuffix(whole) + term for term in rule.terms)


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
