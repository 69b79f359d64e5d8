"""Which noticing was the organisation's own, and which its contractor's, of which it heard only later."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

import msgspec

from extractor.assemble.date_clues import Clue
from extractor.assemble.date_order import key, later
from extractor.assemble.view import Draft, View
from extractor.names import bare_name
from extractor.rules.wordings import Wording, date_wordings, name_wordings

#: The name by which a notice calls a vendor from then on.
_SHORT_NAME = Wording(r"[^。\n]{0,12}?{hereafter}、?「([^」\n]{1,16})」")
#: Behind the one to whom something is told.
_TO = "(?:に(?:対し)?|へ|あて|宛)"
#: The same behind what a notice, or a reporter, calls the organisation where it is told something.
_TO_US = Wording("{ourselves}" + _TO)
_WORD = Wording("{word_of_it}")
#: What a day may be on which somebody told the organisation: 業者が15日、警察に届け出て市に報告した.
_MAY_TELL = frozenset({"", "discovered", "reported"})
#: So much of the words on both sides of a date may name who was told.
_BEFORE, _BEHIND = 30, 40
#: The contractor as its own people call it.
_EMPLOYER = Wording("{employer}(?:に(?![よつ])|へ)")
#: A name that ends right before this is that of the one who was told.
_RECEIVER = re.compile(r"(?:の[^、。にへとがをは]{1,8})?(?:に(?![よつ])|へ|あて|宛)")


def ours_and_theirs(view: View, draft: Draft, found: list[Clue], told: Sequence[Clue]) -> tuple[list[Clue], set[int]]:
    """The clues to choose from, and the places of those that tell only what a contractor noticed.

    ``found`` tell of noticing; of those, ``told`` are words to the organisation of what happened at its contractor:
    whatever the contractor noticed or heard before is not yet known to it.
    """
    names = [name for vendor in draft.get("vendors", []) for name in _names_of(view, str(vendor))]
    theirs = {c.mention.start for c in found if _by_contractor(view, names, c)}
    first = min(told, key=lambda c: key(c.start), default=None)
    if first is not None:
        before = (c for c in found if c not in told and later(first.start, c.start))
        theirs |= {c.mention.start for c in before if not _told_plainly(view, names, c)}
    return [c for c in found if c.mention.start not in theirs] or found, theirs


def not_by_contractor(view: View, draft: Draft, clues: list[Clue]) -> list[Clue]:
    """Those clues that do not tell of what a contractor noticed, or of what happened at its place."""
    if not draft.get("via_third_party"):
        return clues
    names = [name for vendor in draft.get("vendors", []) for name in _names_of(view, str(vendor))]
    return [c for c in clues if not _by_contractor(view, names, c)]


def _told_plainly(view: View, names: list[str], clue: Clue) -> bool:
    """True where word came in from outside and not to a contractor: 利用者から指摘を受けた."""
    if clue.manner != "told":
        return False
    around = _around(view, clue)
    if date_wordings(view.document.rules)[_EMPLOYER].search(view.text, *around):
        return False
    contractors = view.document.hits.inside("contractors", *around)
    for name in [*names, *(view.text[hit.start : hit.end] for hit in contractors)]:
        at = view.text.find(name, *around)
        if at >= 0 and _RECEIVER.match(view.text, at + len(name)):
            return False
    return True


def told_us(view: View, draft: Draft, clues: Sequence[Clue]) -> list[Clue]:
    """The days on which the organisation was told of what happened at a contractor: 委託先から当社へは10日に報告."""
    if not draft.get("via_third_party"):
        return []
    name = bare_name(str(draft.get("organization") or ""))
    say = date_wordings(view.document.rules)
    to_us = [say[_TO_US], *([re.compile(re.escape(name) + _TO)] if name else [])]
    return [
        c if c.role in _MAY_TELL else msgspec.structs.replace(c, role="discovered", manner="told")
        for c, after in zip_longest(clues, clues[1:])
        if c.form == "day"
        and (c.role in _MAY_TELL or _tells_us_at_once(view.text, to_us, c))
        and _names_us(view, to_us, say[_WORD], c, after)
    ]


def _tells_us_at_once(text: str, to_us: list[re.Pattern[str]], clue: Clue) -> bool:
    """True where the one who was told stands right behind the day: 28日に当市に、侵入を受けたとの一報があった."""
    end = clue.mention.end
    return text.startswith("に", end) and any(pattern.match(text, end + 1) for pattern in to_us)


def _names_us(view: View, to_us: list[re.Pattern[str]], word: re.Pattern[str], clue: Clue, after: Clue | None) -> bool:
    start, stop = _around(view, clue)
    if after is not None and clue.mention.end < after.at < after.mention.start:
        # The words that lead up to the next date are its own.
        clause = max(view.text.rfind(mark, clue.mention.end, after.at) for mark in "、。")
        stop = min(stop, max(clue.mention.end, clause))
    told = _end_of_first(to_us, view.text, start, clue.mention.start)
    if 0 <= clue.at < clue.mention.start:
        # The words before the date say it all: 当社への連絡は10日.
        stop = clue.mention.start
    elif told is None:
        told = _end_of_first(to_us, view.text, clue.mention.end, stop)
    return told is not None and word.search(view.text, told, stop) is not None


def _end_of_first(patterns: list[re.Pattern[str]], text: str, start: int, stop: int) -> int | None:
    """Where the first place ends at which one of some patterns matches."""
    found = [match for pattern in patterns if (match := pattern.search(text, start, stop)) is not None]
    return min(found, key=re.Match.start).end() if found else None


def _around(view: View, clue: Clue) -> tuple[int, int]:
    """The clause around a date, as far as it may name who was told."""
    text, at = view.text, clue.mention.start
    low = max(0, at - _BEFORE)
    start = max(low, text.rfind("。", low, at) + 1, text.rfind("\n", low, at) + 1, text.rfind("、", low, at - 1) + 1)
    return start, clue.mention.end + min(len(clue.behind), _BEHIND)


def _by_contractor(view: View, names: list[str], clue: Clue) -> bool:
    """True where the noticing is told of a contractor (受託者が…を検知) and not of word from it (受託者から…)."""
    end = clue.mention.end
    behind = clue.behind
    if end < clue.at:
        # Of a day that heads several entries, the words for noticing may stand in a later one.
        told = max(view.text.rfind("。", end, clue.at), view.text.rfind("\n", end, clue.at), end)
        behind = behind[told - end :]
    hits = view.document.hits.inside("contractors", end + len(clue.behind) - len(behind), end + len(clue.behind))
    lead = view.text[max(0, clue.mention.start - 24) : clue.mention.start]
    for name in {*names, *(view.text[hit.start : hit.end] for hit in hits)}:
        if lead.endswith((name + "は", name + "が", name + "では")):
            return True
        at = behind.find(name)
        if at < 0:
            continue
        follow = behind[at + len(name) : at + len(name) + 14]
        if not any(p in follow for p in ("から", "より")) and any(p in follow for p in ("が", "は", "で")):
            return True
    return False


def _names_of(view: View, vendor: str) -> Iterator[str]:
    """A vendor's name and the short form the notice gives it: 株式会社青葉印刷(以下「青葉社」)."""
    yield vendor
    yield bare_name(vendor)
    at = view.text.find(vendor)
    short = name_wordings(view.document.rules)[_SHORT_NAME].match(view.text, at + len(vendor)) if at >= 0 else None
    if short is not None:
        yield short[1]
