"""What passes for a plain name, one that shows no legal form or telling ending: no number, thing or everyday phrase."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from extractor.find.organization_names import LATIN, is_group_of_anybody, is_unnamed
from extractor.find.organization_words import kinds, word_scan, word_tuple, words
from extractor.findings import Document, OrganizationMention
from extractor.rules import Rules
from extractor.rules.wordings import Wording, name_wordings
from extractor.tokenize import tokenize

#: Rules under which a phrase or a thing may pass for a name, each with the parts whose words tell a thing.
_SIFTED = {
    "introduced": ("thing", "thing_or_name"),
    "headline": ("thing", "thing_or_name"),
    "struck": ("thing", "thing_or_name"),
    "entrusted": ("thing",),
}
# A number of somebody or something, or a letter in the place of a name.
_NUMBERED = Wording(
    "^(?:[Cc]ase|CASE|[Ff]ile|FILE|N[oO])[.]?[0-9]{1,4}$|^(?:第|全|月|{total})?[0-9]|{bound_before}[0-9]|^[一-龥ァ-ヺー]{1,4}[0-9]{1,2}$|(?<![A-Za-z])[A-Z]{hidden}"
    "|[0-9][百千万億]{0,3}(?:{tally}|{person}|{record}|{device}|{company})分?$"
)
_KATAKANA_GOES_ON = re.compile("[ァ-ヺー][ァ-ヺ]")
#: A word of so many letters may be a trade (産業, 食品); one more and it is a firm's.
_SHORTEST_FIRM = 4
_FOREIGN = re.compile(f"[ァ-ヺー]{{3}}|[{LATIN}]{{2}}")


def plain_mention(
    document: Document, start: int, end: int, rule: str, *, proper: bool = False
) -> Iterator[OrganizationMention]:
    """The mention, unless it names nobody; ``proper`` asks for a name that MeCab takes for one."""
    name = document.text[start:end]
    numbered = name_wordings(document.rules)[_NUMBERED]
    if (
        end - start < 2
        or name.endswith(_inside(document.rules))
        or numbered.search(name)
        or is_unnamed(document.rules, name)
    ):
        return
    if rule in _SIFTED and name.endswith(word_tuple(document.rules, "web_shop")):
        rule = "service"
    if (
        _is_vocabulary(document, name, rule)
        or _refers(document.rules, name)
        or is_group_of_anybody(document.rules, name)
    ):
        return
    if not proper or is_proper(document.rules, name):
        yield OrganizationMention(name, start, end, f"organizations/{rule}")


@functools.lru_cache(maxsize=8)
def _inside(rules: Rules) -> tuple[str, ...]:
    """What ends words for those inside an organisation, a person or an office: 課長, 農政課."""
    return tuple(end for part in ("office", "post", "bureau") for end in words(rules, part))


def _refers(rules: Rules, name: str) -> bool:
    """True of a land, and where the first word points back to what was named: 同店舗, 同社センター, not 同友館."""
    if name[0] not in words(rules, "refers"):
        return name in words(rules, "land")
    first = tokenize(name)[0].end
    return first == 1 or name[:first] in words(rules, "unnamed")


def _is_vocabulary(document: Document, name: str, rule: str) -> bool:
    """True for a phrase of the trade (個人情報, 不正アクセス) or of everyday notices, and for a thing (…システム)."""
    if rule in _SIFTED and (
        name.endswith(word_tuple(document.rules, "common")) or name in words(document.rules, "medium")
    ):
        return True
    # 家具会社 is anybody's; 白嶺空港会社 is one.
    kinds, things = word_tuple(document.rules, "kin"), _things(document.rules, rule)
    if name.endswith(kinds) and not is_known(_without_longest(name, kinds)):
        return True
    if name.endswith(things) and (rule == "entrusted" or not is_known(_without_longest(name, things))):
        return True
    # ネットワーク is a word of the trade; in …ネットワークス it is but the stem of a name.
    found = word_scan(document.rules, "vocabulary").find_matches_as_indexes(name)
    return any(_KATAKANA_GOES_ON.match(name, end - 1) is None for _, _, end in found)


def _without_longest(name: str, ends: tuple[str, ...]) -> str:
    """The name without the longest of the ``ends`` that it has."""
    return name.removesuffix(max((end for end in ends if name.endswith(end)), key=len))


@functools.lru_cache(maxsize=64)
def _things(rules: Rules, rule: str) -> tuple[str, ...]:
    """The ends of what is a thing and no name, where a name is shown by ``rule``."""
    return tuple(term for part in _SIFTED.get(rule, ()) for term in words(rules, part))


def is_proper(rules: Rules, name: str) -> bool:
    """True for katakana or Latin letters, for what ends as firms do, and for what :func:`is_known` takes for a name."""
    return is_firm_like(rules, name) or _FOREIGN.search(name) is not None or is_known(name)


def is_firm_like(rules: Rules, name: str) -> bool:
    """True for a name that ends as firms are called, after more than the word for their trade."""
    return len(name) >= _SHORTEST_FIRM and name.endswith(word_tuple(rules, "firm_end"))


@functools.lru_cache(maxsize=4096)
def is_place(name: str) -> bool:
    """True where MeCab knows ``name`` as that of a place: 大阪."""
    return all(token.kind == "地名" for token in tokenize(name))


@functools.lru_cache(maxsize=4096)
def is_known(name: str) -> bool:
    """True where MeCab knows a proper noun, or does not know a word at all, or nothing but its single letters."""
    tokens = tokenize(name)
    if any(t.detail == "固有名詞" or (t.pos == "名詞" and not t.lemma) for t in tokens):
        return True
    return len(tokens) == len(name) >= 3 and all(t.surface >= "一" and t.detail != "数詞" for t in tokens)


def is_kind(rules: Rules, text: str, start: int, end: int) -> bool:
    """True where ``text[start:end]`` is nothing but what a firm does: 学習塾の, 旅行代理店の."""
    return text.find("の", start, end) == end - 1 and text.endswith(kinds(rules), start, end)
