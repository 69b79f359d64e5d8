"""When two ways of writing an organisation's name mean the same one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# Legal forms are a closed class, fixed by law, and say nothing about which organisation is meant.
_LEGAL_FORM = re.compile(
    r"株式会社|有限会社|合同会社|\(株\)|㈱|一般社団法人|公益社団法人|一般財団法人|公益財団法人|国立大学法人|公立大学法人"
    r"|学校法人|独立行政法人|地方独立行政法人|社会福祉法人|医療法人(?:社団|財団)?"
    r"|\bCo\.,? ?Ltd\b\.?|\bInc\b\.?|\bK\.K\.",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[\s・,.．。、「」『』()]")


def organization_key(name: str) -> str:
    """``name`` without width, case, legal form, spaces and brackets; empty where nothing else was in it.

    >>> organization_key("株式会社　あさぎり・商会")
    'あさぎり商会'
    """
    folded = unicodedata.normalize("NFKC", name)
    return _SEPARATORS.sub("", _LEGAL_FORM.sub("", folded)).casefold()


def same_key(a: str, b: str) -> bool:
    """Whether two keys name one organisation: equal, or one of two and more characters inside the other."""
    if not a or not b:
        return False
    return a == b or (min(len(a), len(b)) >= 2 and (a in b or b in a))


def same_organization(name: str, accepted: Iterable[str]) -> bool:
    """Whether ``name`` is one of the ``accepted`` names, legal forms and a shorter or longer form aside."""
    key = organization_key(name)
    return any(same_key(key, organization_key(other)) for other in accepted)


def are_several(names: Iterable[str]) -> bool:
    """True where the names are not all of one organisation."""
    keys = [organization_key(name) for name in names if name]
    return any(not same_key(keys[0], key) for key in keys[1:])
