"""Counts that nothing beside them says to be affected, and that are so for what else the stretch tells.

They are those to whom a mail went that showed their addresses, or whom one mail each went astray; and the bare number
of an item of a round-up that gives no other.
"""

from __future__ import annotations

from extractor.assemble.view import Draft, View
from extractor.findings import CountMention
from extractor.rules.wordings import Wording, finding_wordings

#: The units of the headline numbers.
HEADS = ("person", "record")
#: Up to this many, a person may as well be an actor of the story: the words must say that data is theirs.
_FEW = {"person": 3, "household": 2, "record": 1}
#: Behind a word for people: their list, the data of them all.
_OF_ALL_OF_THEM = Wording("の?{of_all_of_them}")


def is_few(mention: CountMention) -> bool:
    """True of a number of people, or of their data, that those who act in a story may come to as well."""
    return mention.value <= _FEW.get(mention.unit, 0)


def all_that_is_told(view: View, out: list[CountMention]) -> list[CountMention]:
    """The bare numbers of an item of a round-up that gives no others of its own: ■みさき商会⏎8日公表。約3万6,000件."""
    if view.of < 2 or view.stretch.subject is None:
        return []
    bare = (m for m in out if m.unit in HEADS and not m.roles and m.group is None)
    return [m for m in bare if not is_few(m)]


def recipients(view: View, draft: Draft, kept: list[CountMention], out: list[CountMention]) -> list[CountMention]:
    """The recipients that are affected: if the mail showed their addresses, or if one mail each went astray.

    Where people are left, those whom a mail showed are parts of them: 1回目64名宛、2回目61名宛、実際には121名.
    """
    said_of = view.document.rules["causes"].said_of
    shown = any(said_of(code, "shows") for code in draft.get("root_causes", []))
    heads = {unit: max(m.value for m in kept if m.unit == unit) for unit in {m.unit for m in kept} if unit in HEADS}
    values = {m.value for m in kept}
    found = []
    for m in out:
        if m.unit not in HEADS or m.value <= 1 or "inquiries" in m.roles:
            continue
        if heads:
            # 339件のアドレス are those of the 339人 that the mail went to.
            fits = m.value in values if m.unit not in heads else m.value < heads[m.unit]
            fits = fits and shown and "recipients" in m.roles and not is_few(m)
        else:
            fits = bool({"recipients", "contacted"} & m.roles) and (shown or m.value in values)
            fits = fits or _all_of_them(view, m)
        if fits:
            found.append(m)
    return found


def _all_of_them(view: View, mention: CountMention) -> bool:
    """True where what was sent holds data of all whom it was sent to: 参加者20名に送り、参加者一覧を添えた."""
    _, high = view.document.outline.sentence_at(mention.start)
    people = (mention.group or "").rpartition("の")[2]
    of_all = finding_wordings(view.document.rules)[_OF_ALL_OF_THEM]
    at = view.text.find(people, mention.end, high) if people else -1
    while at >= 0:
        if of_all.match(view.text, at + len(people)):
            return True
        at = view.text.find(people, at + 1, high)
    return False
