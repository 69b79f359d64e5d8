"""When two ways of writing an organisation's name mean the same one."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable

# Legal forms are a closed class, fixed by law, and say nothing about which organisation is meant.
_LEGAL_FORM = re.compile(
    r"(?:株式|有限|合同|合資|合名|相互|特定目的)会社|(?:股份)?有限公司|\([株有同資名相]\)"
    r"|(?:監査|税理士|弁護士|司法書士|行政書士|社会保険労務士)法人|(?:国立大学|公立大学|大学共同利用機関|準?学校)法人"
    r"|(?:一般|公益|特例)?(?:社団|財団)法人|(?:社会|特定)?医療法人(?:社団|財団)?|(?:社会福祉|宗教|更生保護)法人"
    r"|(?:(?:地方)?独立行政|国立研究開発|特殊|認可)法人|(?:認定)?(?:特定非営利活動|NPO)法人"
    r"|\((?:一社|一財|公社|公財|社福|医|学|福|宗|特非|独|社|財)\)"
    r"|(?<![a-z.])(?:(?:Co\.,? ?|Pte\.? )?Ltd|Limited|Inc|Corp(?:oration)?|LLC|GmbH|K\.K|B\.V|S\.A)(?![a-z])\.?",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[\s・,.．。、「」『』()]")


@functools.lru_cache(maxsize=4096)
def organization_key(name: str) -> str:
    """``name`` without width, case, legal form, spaces and brackets; empty where nothing else was in it.

    >>> organization_key("株式会社　あさぎり・商会")
    'あさぎり商会'
    """
    return _SEPARATORS.sub("", bare_name(name)).casefold()


def bare_name(name: str) -> str:
    """``name`` without legal form, as a cleaned text may write it.

    >>> bare_name("ＫＤ通信（株）")
    'KD通信'
    """
    return _LEGAL_FORM.sub("", unicodedata.normalize("NFKC", name)).strip()


def same_key(a: str, b: str) -> bool:
    """Whether two keys name one organisation: equal, or one of two and more characters inside the other."""
    if not a or not b:
        return False
    return a == b or (min(len(a), len(b)) >= 2 and (a in b or b in a))


def is_among(key: str, keys: Iterable[str]) -> bool:
    """Whether one of some keys names the same organisation as ``key``."""
    return any(same_key(key, other) for other in keys)


def is_shortened(short: str, long: str) -> bool:
    """Whether ``short`` keeps some of the characters of ``long`` in their order, as 市教委 does of 市教育委員会."""
    rest = iter(long)
    return all(character in rest for character in short)


def same_organization(name: str, accepted: Iterable[str]) -> bool:
    """Whether ``name`` is one of the ``accepted`` names, legal forms and a shorter or longer form aside."""
    return is_among(organization_key(name), map(organization_key, accepted))


def are_several(names: Iterable[str]) -> bool:
    """True where the names are not all of one organisation."""
    keys = [organization_key(name) for name in names if name]
    return any(not same_key(keys[0], key) for key in keys[1:])
