"""Every place of a known name: whole, without its legal form, or by a short form that the text or the press gives it.

``株式会社みさき銀行(以下「MB」)`` is also ``MB`` and ``みさき銀行``; ``みなみ野大学`` is ``みなみ野大``. A mention of a
short form carries the full name.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import ahocorasick_rs
import msgspec

from extractor.find.organization_names import is_unnamed
from extractor.find.organization_words import legal_forms, words
from extractor.findings import Document, OrganizationMention
from extractor.names import is_shortened
from extractor.rules import START, Rule, Rules
from extractor.rules.wordings import Wording, name_wordings

# How a text introduces the short form of a name: (以下、「MB」という).
_ALIAS = Wording(
    r"[ ]?(?:\([^()「」『』\n]{0,30})?[(、]?(?:{hereafter}|{alias})(?:[、,:]|{alias_way})*[ ]?"
    r"[「『\"“]?(?P<alias>[^「」『』()\"”、。\n]{2,30}?)[」』\"”]?(?=[」』\"”)]|{alias_end})"
)
_BARE_ALIAS = re.compile(r"\((?P<alias>[A-Za-z][A-Za-z&.-]{1,9}[一-龥ァ-ヺー]{0,6}|[ァ-ヺー]{2,10})\)")
# みどり共済会(みどり共済): letters of the name, in their order.
_SHORTENED = re.compile(r"\((?P<alias>[一-龥々ぁ-んァ-ヺー]{2,10})\)")
_IN_PREFECTURE = Wording("(?:{prefecture}|.{2,3}県)(?P<rest>.+[市区町村].*)")
# The kinds of prefecture and town, and of founder, are closed classes, fixed by law.
_FOUNDED = re.compile("(?:[^立 ]{1,6}[都道府県市区町村]|[公国私組]|[都道府県市区町村])立(?P<rest>.+)")
#: 県立医大病院 leaves out the place that 白嶺県立医科大学病院 names.
_NO_PLACE = re.compile("[都道府県市区町村]立")
_INSIDE_WORD = re.compile("[ァ-ヺー]{2}|[A-Za-z]{2}")
_FEW = 24
#: Rules under which a plain name is known; it may be the short form of a name that shows itself.
_PLAIN = ("organizations/headline", "organizations/topic")
_NO_WHOLE = (*_PLAIN, "organizations/introduced", "organizations/service")
#: Places share letters with the bodies that lie there.
_PLACES = ("organizations/municipality", "organizations/prefecture", "organizations/metropolis")
#: Names are compared pair by pair only up to here, so that a hostile text costs no square of its length.
_MOST_COMPARED = 30


def everywhere(document: Document, named: list[OrganizationMention]) -> Iterator[OrganizationMention]:
    """The mentions under their full names, then every other place where one of the names stands."""
    full = _full_names(document, named)
    for mention in named:
        yield (
            mention
            if (name := full[mention.name].name) == mention.name
            else msgspec.structs.replace(mention, name=name)
        )
    text = document.text
    known = {mention.start for mention in named}
    for short, start, end in _places(text, list(full)):
        if start not in known and not _is_inside_word(text, start, end):
            yield OrganizationMention(full[short].name, start, end, full[short].rule)


def _places(text: str, names: list[str]) -> Iterator[tuple[str, int, int]]:
    """Where each name stands. A few names are looked for one by one, which is cheaper than to build an automaton."""
    if len(names) > _FEW:
        scan = ahocorasick_rs.AhoCorasick(names, ahocorasick_rs.MatchKind.LeftmostLongest)
        yield from ((names[i], start, end) for i, start, end in scan.find_matches_as_indexes(text))
        return
    for name in names:
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            yield name, start, end
            start = text.find(name, end)


def _is_inside_word(text: str, start: int, end: int) -> bool:
    """True inside a longer katakana or Latin word."""
    left, right = text[max(0, start - 1) : start + 1], text[end - 1 : end + 1]
    return _INSIDE_WORD.fullmatch(left) is not None or _INSIDE_WORD.fullmatch(right) is not None


def _full_names(document: Document, named: list[OrganizationMention]) -> dict[str, OrganizationMention]:
    """From every form in which a name may stand in the text to a mention of its full form."""
    full: dict[str, OrganizationMention] = {}
    unnamed = words(document.rules, "unnamed")
    shortened: set[str] = set()
    for mention in sorted(named, key=lambda m: -len(m.name)):
        known = full.setdefault(mention.name, mention)
        if mention.name not in shortened:
            shortened.add(mention.name)
            for short in _short_forms(document.rules, mention.name):
                if len(short) >= 2 and not _is_foreign(document, short, mention.name):
                    full.setdefault(short, known)
        alias = _alias(document.rules, document.text, mention)
        if alias and alias not in unnamed:
            full[alias] = known
    for short, mention in (*_drawn(document, named), *_told_in_full(document, named)):
        if not _is_foreign(document, short, mention.name):
            full[short] = mention
    return full


def _is_foreign(document: Document, short: str, whole: str) -> bool:
    """True where their land stands before the ``short`` name, as in 米X, and more than a form follows it in ``whole``.

    X Japan合同会社 is another firm than 米X.
    """
    at = document.text.find(short, 1) - 1 if short in whole else -1
    if at < 0 or document.text[at] not in words(document.rules, "nation"):
        return False
    rest = whole.replace(short, "", 1).strip()
    return rest not in {"", *legal_forms(document.rules), *_forms_behind(document.rules)}


def _alias(rules: Rules, text: str, mention: OrganizationMention) -> str:
    """The abbreviation that the text introduces right behind a name, or nothing."""
    end = mention.end
    if text[end : end + 1] not in ("(", " ", "、"):
        return ""
    match = name_wordings(rules)[_ALIAS].match(text, end) or _BARE_ALIAS.match(text, end)
    if match is not None:
        return match["alias"].strip()
    shortened = _SHORTENED.match(text, end)
    return shortened["alias"] if shortened and is_shortened(shortened["alias"], mention.name) else ""


def _is_companys(rule: Rule) -> bool:
    """True of the legal forms of companies that stand on either side of the name."""
    a = rule.attributes
    return (a["part"], a["side"], a["class"]) == ("form", "either", "company")


@functools.lru_cache(maxsize=8)
def _forms_behind(rules: Rules) -> tuple[str, ...]:
    """Legal forms that a short form drops from the end."""
    return tuple(term for rule in rules.by_kind["organizations"] if _is_companys(rule) for term in rule.terms)


@functools.lru_cache(maxsize=8)
def _clippings(rules: Rules) -> dict[str, list[tuple[str, str]]]:
    """How the press clips the end of a name, by its last letter: (大学, 大), (ホールディングス, nothing)."""
    short = [rule for rule in rules.by_kind["organization_words"] if rule.attributes["part"] == "short"]
    clipped = [(rule.attributes["of"], term) for rule in short for term in rule.terms]
    by_letter: dict[str, list[tuple[str, str]]] = {}
    for end, short_end in (*clipped, *((suffix, "") for suffix in words(rules, "suffix"))):
        by_letter.setdefault(end[-1], []).append((end, short_end))
    return by_letter


def _short_forms(rules: Rules, name: str) -> Iterator[str]:
    """Without the legal form, without the prefecture or the founder, with a clipped end."""
    before, behind = legal_forms(rules), _forms_behind(rules)
    bare = name
    if name.startswith(before):
        bare = name[len(next(form for form in before if name.startswith(form))) :].strip()
    elif name.endswith(behind):
        bare = name[: -len(next(form for form in behind if name.endswith(form)))].strip()
    if bare != name:
        yield bare
    for before_rest in (name_wordings(rules)[_IN_PREFECTURE], _FOUNDED):
        place = before_rest.match(name)
        if place is not None and not is_unnamed(rules, place["rest"]):
            yield place["rest"]
    for end, short in _clippings(rules).get(bare[-1:], ()):
        if bare.endswith(end):
            yield (bare.removesuffix(end) + short).strip()


def _drawn(document: Document, named: list[OrganizationMention]) -> Iterator[tuple[str, OrganizationMention]]:
    """Plain names, and those that open with the founder, made of letters, in their order, of a whole name."""
    plain = [m for m in named if (m.rule in _PLAIN or _NO_PLACE.match(m.name)) and 3 <= len(m.name) <= 10]
    first = {m.name: m for m in sorted(plain, key=START, reverse=True)}
    whole = [m for m in named if m.rule not in _NO_WHOLE][:_MOST_COMPARED]
    for short in sorted(first)[:_MOST_COMPARED]:
        for mention in whole:
            drawn = (
                len(short) < len(mention.name) and short[0] in mention.name[:6] and is_shortened(short, mention.name)
            )
            if drawn and not _is_told_before(document, first[short], mention):
                yield short, mention
                break


def _told_in_full(document: Document, named: list[OrganizationMention]) -> Iterator[tuple[str, OrganizationMention]]:
    """Names in the headline that the first sentence below it gives in full: 小田急 of 小田急電鉄, 国循.

    A name that stands in that sentence by itself, too, is another's.
    """
    low, high = document.outline.title or (0, 0)
    below = sorted((m for m in named if m.name and m.start >= high), key=START) if high else []
    if not below:
        return
    start, end = document.outline.sentence_at(below[0].start)
    # 「Xオンラインショップ」 is a shop of X.
    lead = [m for m in below if m.start < end and m.rule not in (*_PLACES, "organizations/service")][:_FEW]
    sentence = document.text[start:end]
    for short in sorted({m.name for m in named if low <= m.start < high and m.rule not in _PLACES})[:_FEW]:
        for whole in lead:
            if _is_clipped(short, whole.name) and short not in sentence.replace(whole.name, ""):
                yield short, whole
                break


def _is_clipped(short: str, whole: str) -> bool:
    """True of a part of a longer name, and of letters drawn from it, the first of them its own first.

    Papers set a point behind the town: 白嶺・みさき小 is 白嶺市立みさき小.
    """
    short = short if "・" in whole else short.replace("・", "")
    if not 2 <= len(short) < len(whole):
        return False
    return short in whole or (short[0] == whole[0] and is_shortened(short, whole))


def _is_told_before(document: Document, short: OrganizationMention, whole: OrganizationMention) -> bool:
    """True of a name that its sentence tells before the longer one: Xの子会社「X・テクノ」 is another."""
    return short.start < whole.start < document.outline.sentence_at(short.start)[1]
