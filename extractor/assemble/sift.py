"""Sifts the counts of affected people and data from all the others that a notice holds.

A notice counts many things: those the mail went to, the staff, the log-in attempts, the letters of apology. Each count
carries the roles that the words around it give (``rules/counts.yaml``); here they are weighed.
"""

from __future__ import annotations

import operator
import re
from bisect import bisect_left

from extractor.assemble.told import Telling
from extractor.assemble.view import Draft, View
from extractor.brackets import opened_around
from extractor.findings import CountMention

#: The kind of causes by which things are lost, so that the things themselves count.
_GONE = "gone"
#: The units of the headline numbers.
_HEADS = ("person", "record")
#: Up to this many, a person may as well be an actor of the story: the words must say that data is theirs.
_FEW = {"person": 3, "household": 2, "record": 1}
#: How far behind a whole its part may stand.
_PART_REACH = 8
#: How far in front of a part the brackets may open that list it.
_BRACKET = 80
#: The longest words between two counts of a list, the end of the line among them.
_ITEM = 24
#: No headline is longer.
_LONGEST_HEADING = 200
#: How many counts that were put aside may hold the whole of a part, and how far before its sentence that may stand.
_PARTS, _WHOLE_REACH = 3, 40
#: The particles that make a name the subject of a count.
_PARTICLES = "はがもで"
#: How far behind the name of its organisation a count may stand: は、約.
_SUBJECT_REACH = 4
#: And how far where も says that it happened there as well.
_ALSO_REACH = 40
#: What makes a portion of two counts of one set: 1世帯(3人)分.
_PORTION = re.compile(r"(?:\([^()\n]{1,12})?\)分")

_END = operator.attrgetter("end")


def sift(view: View, draft: Draft) -> list[CountMention]:
    """The counts of the stretch that belong to the affected data, superseded ones included, in order of place."""
    sieve = _Sieve(view, draft)
    mentions = [m for m in view.own.counts if m.unit != "yen"]
    kept: list[CountMention] = []
    out: list[CountMention] = []
    for i, mention in enumerate(mentions):
        follower = mentions[i + 1] if i + 1 < len(mentions) else None
        reason = sieve.reason(mention, kept, out, follower) or sieve.reason_of_whole(mention, out)
        if reason is None:
            kept.append(mention)
        else:
            out.append(mention)
            view.reject("counts", f"{mention.value} {mention.unit}", mention.start, mention.end, reason)
    kept += _recipients(view, draft, kept, out)
    return _without_rounded_headings(view, kept)


class _Sieve:
    """Says of one count after the other why it is none of the affected data."""

    def __init__(self, view: View, draft: Draft) -> None:
        self._view = view
        self._text = view.text
        said_of = view.document.rules["causes"].said_of
        self._lost = any(said_of(code, "mishap") == _GONE for code in draft.get("root_causes", []))
        self._organization = draft.get("organization") or ""
        self._names = view.own.organizations
        self._telling = Telling(view.document)
        #: The rules that tell what roles are worth, and the roles that keep a count out.
        self._counts = view.document.rules["counts"]
        self._keeping_out = self._counts.ids_with("keeps_out")
        #: Whoever did it is counted again: 容疑者ら4人を逮捕した。4人は….
        self._doers = {(m.value, m.unit) for m in view.own.counts if "doers" in m.roles}
        #: Roles of sections that tell nothing of the incident.
        self._idle = view.document.rules["outline"].ids_with("stance")

    def reason(
        self, mention: CountMention, kept: list[CountMention], out: list[CountMention], follower: CountMention | None
    ) -> str | None:
        """Why ``mention`` stays out, ``None`` where it is affected; so were ``kept`` before it, ``out`` were not."""
        roles = mention.roles
        section = self._section(mention)
        if mention.value == 0:
            return "nothing was counted"
        if section in self._idle:
            return f"stands in a section of kind {section}"
        for role in sorted(roles & self._keeping_out):
            spared = (
                ("affected" in roles and self._counts.said_of(role, "unless_affected"))
                or (
                    # Incidents are counted in 件: 以下の計250名 are people.
                    role == "incident_count" and mention.unit != "record"
                )
                or (role == "another_case" and self._view.stretch.aside)
            )
            if not spared:
                return self._why_out(role)
        if (mention.value, mention.unit) in self._doers and not {"affected", "data", "part", "rest"} & roles:
            return self._why_out("doers")
        if self._is_anothers(mention):
            return "another organisation's"
        broken_down = self._is_broken_down(mention, kept)
        if "whole" in roles and not {"affected", "superseded", "distinct"} & roles and not broken_down:
            return "the number of all, affected or not"
        if "population" in roles and not self._wholly_affected(mention, follower):
            return "the population that the affected were taken from"
        if mention.unit in ("device", "company"):
            return self._thing(mention, section, kept, follower)
        if broken_down or self._is_itemised(mention, kept) or self._said_to_be_affected(mention):
            return None
        untold = not self._is_told(mention, out)
        if section == "affected_data" and not untold and not self._is_few(mention):
            return None
        if "actors" in roles and mention.unit == "person":
            return "people who act in the story"
        follows = self._follows_affected(mention, kept)
        if self._is_few(mention):
            return None if follows and "staff" not in roles else "a few, not said to be affected"
        follows = follows or self._precedes_affected(mention, follower)
        if "staff" in roles and not follows and not self._is_listed_like(mention, kept):
            return "staff"
        return "nothing says that it is affected" if untold and not follows else None

    def _is_anothers(self, mention: CountMention) -> bool:
        """True right behind the name of an organisation that is not this incident's: 同じ委託先では、緑市も400件."""
        i = bisect_left(self._names, mention.start, key=_END) - 1 if self._organization else -1
        if i < 0:
            return False
        name = self._names[i]
        particle, distance = self._text[name.end], mention.start - name.end
        if not (distance <= _SUBJECT_REACH and particle in _PARTICLES) and not self._tells_of_another(
            name.end, mention
        ):
            return False
        return name.name not in self._organization and self._organization not in name.name

    def _tells_of_another(self, end: int, mention: CountMention) -> bool:
        """True where も behind the name that ends at ``end`` makes it the subject of the sentence of ``mention``."""
        low, _ = self._view.document.outline.sentence_at(mention.start)
        also = self._text.startswith(("も", "でも"), end)
        return also and low <= end and mention.start - end <= _ALSO_REACH

    def _why_out(self, role: str) -> str:
        """Why a role keeps a count out, for who asks."""
        return str(self._counts.said_of(role, "keeps_out"))

    @staticmethod
    def _is_few(mention: CountMention) -> bool:
        return mention.value <= _FEW.get(mention.unit, 0)

    def reason_of_whole(self, mention: CountMention, out: list[CountMention]) -> str | None:
        """Why a part, or the rest, stays out together with the whole it is of: 公表は全部で60件、うち11件.

        The whole may end the sentence before: 閲覧は21件ありました。うち20件は.
        """
        if not {"part", "rest"} & mention.roles:
            return None
        low = self._view.document.outline.sentence_at(mention.start)[0]
        wholes = [m for m in out[-_PARTS:] if m.unit == mention.unit and low - m.end <= _WHOLE_REACH]
        no_better = self._counts.ids_with("parts_too")
        return next((self._why_out(role) for whole in wholes for role in sorted(no_better & whole.roles)), None)

    def _section(self, mention: CountMention) -> str:
        """The role of the section; a list item that reads like a heading does not take the count in it elsewhere."""
        outline = self._view.document.outline
        section = outline.section_at(mention.start)
        if section.start and outline.line_at(mention.start).start <= section.start and section.role in self._idle:
            return "other"
        return outline.role_at(mention.start)

    def _wholly_affected(self, mention: CountMention, follower: CountMention | None) -> bool:
        """True of a whole whose named part is no narrower set of the affected.

        9件のうち8件を回収 leaves nine affected, and so does 900名のうち30名については口座番号も; 対象は約900件の一部
        names no part at all.
        """
        near = follower is not None and follower.start - mention.end <= _PART_REACH
        if follower is not None and near:
            return bool({"recovered", "contacted", "extra"} & follower.roles)
        return "affected" in mention.roles

    def _thing(
        self, mention: CountMention, section: str, kept: list[CountMention], follower: CountMention | None
    ) -> str | None:
        """Why a device or a company stays out; companies count beside the people counted: 個人80名、法人7社."""
        roles = mention.roles
        if mention.unit == "device":
            return None if self._lost and "equipment" not in roles else "a device that was not lost"
        affected, listed = section == "affected_data", self._is_listed(mention)
        told = bool({"data", "affected"} & roles) or self._is_portion(mention) or (affected and listed)
        told = told or ("client" in roles and (affected or listed or self._telling.in_prose(mention)))
        told = told or ("client" in roles and bool(kept) and self._in_one_sentence(kept[-1], mention))
        told = told or self._is_joined(mention, follower)
        return None if told and "contractor" not in roles else "companies not said to be affected"

    def _said_to_be_affected(self, mention: CountMention) -> bool:
        """True where the words around say so: 3名分, 3名の氏名, 対象3名, or a table that lists it."""
        if {"data", "affected", "total", "sum", "distinct", "own"} & mention.roles or self._is_portion(mention):
            return True
        if "actors" in mention.roles:
            return False
        return self._view.document.outline.table_at(mention.start) is not None or self._telling.is_cell(mention)

    def _is_portion(self, mention: CountMention) -> bool:
        """True of so many people's data: 3名分, 1世帯(3人)分."""
        return self._text[mention.end - 1] == "分" or _PORTION.match(self._text, mention.end) is not None

    def _is_broken_down(self, mention: CountMention, kept: list[CountMention]) -> bool:
        """True in the brackets behind a kept count that it is a part of: 97件(市内89件、隣町8件)."""
        whole = self._bracketed_by(mention, kept)
        return whole is not None and whole.unit == mention.unit and mention.value < whole.value

    def _bracketed_by(self, mention: CountMention, kept: list[CountMention]) -> CountMention | None:
        """The kept count right behind which the brackets open that hold ``mention``."""
        text = self._text
        bracket = opened_around(text, mention.start, mention.start - _BRACKET)
        if bracket < 0:
            return None
        whole = next((m for m in reversed(kept) if m.end <= bracket), None)
        return whole if whole is not None and not text[whole.end : bracket].strip() else None

    def _is_itemised(self, mention: CountMention, kept: list[CountMention]) -> bool:
        """True at the end of the line under a kept count, where a list goes on: 対象者 45名 / 職員 2名."""
        if not kept or kept[-1].unit != mention.unit:
            return False
        line = self._view.document.outline.line_at(mention.start)
        if self._text[mention.end : line.end].strip(" )、"):
            return False
        between = self._text[kept[-1].end : mention.start]
        return len(between) <= _ITEM and between.count("\n") == 1 and between.split("\n")[0].strip(" )、") == ""

    def _is_listed_like(self, mention: CountMention, kept: list[CountMention]) -> bool:
        """True at the end of an item of a list, where an item before it ends in a kept count of the same unit."""
        line_at = self._view.document.outline.line_at
        if not kept or kept[-1].unit != mention.unit:
            return False
        for each in (kept[-1], mention):
            line = line_at(each.start)
            if line.kind not in ("item", "heading") or self._text[each.end : line.end].strip(" )"):
                return False
        return True

    def _is_told(self, mention: CountMention, out: list[CountMention]) -> bool:
        """True where the count is bounded, goes on from another, or stands where affected data is told of."""
        if mention.bound in ("at_most", "at_least") or {"part", "superseded"} & mention.roles:
            return True
        low, _ = self._view.document.outline.sentence_at(mention.start)
        if out and "population" in out[-1].roles and out[-1].unit == mention.unit and out[-1].start >= low:
            return True
        return self._telling.of(mention)

    def _follows_affected(self, mention: CountMention, kept: list[CountMention]) -> bool:
        """True behind a kept count: 2件(2名), 会員50名と社員30名の氏名, 80件(延べ。顧客数では72名)."""
        if not kept:
            return False
        counted_anew = self._bracketed_by(mention, kept)
        if counted_anew is not None and counted_anew.unit != mention.unit:
            return True
        before = kept[-1]
        joined = self._text[before.end : mention.start] in ("(", "/", "・")
        return joined or self._in_one_breath(before, mention) or self._goes_on(before, mention)

    def _goes_on(self, before: CountMention, mention: CountMention) -> bool:
        """True of a part told right behind the sentence of its whole: 47人の住所を見た。うち2人については."""
        sentence = self._view.document.outline.sentence_at
        behind = sentence(before.start)[1] == sentence(mention.start)[0]
        return behind and "part" in mention.roles and before.unit == mention.unit

    def _precedes_affected(self, mention: CountMention, follower: CountMention | None) -> bool:
        """True before a count that is said to be affected: 社員30名と会員50名の氏名."""
        if follower is None or not self._said_to_be_affected(follower):
            return False
        return self._in_one_breath(mention, follower) or self._text[mention.end : follower.start] == "("

    def _in_one_breath(self, first: CountMention, second: CountMention) -> bool:
        """True for two counts of one unit in one sentence."""
        return first.unit == second.unit and self._in_one_sentence(first, second)

    def _in_one_sentence(self, first: CountMention, second: CountMention) -> bool:
        sentence = self._view.document.outline.sentence_at
        return sentence(first.start) == sentence(second.start)

    def _is_joined(self, mention: CountMention, follower: CountMention | None) -> bool:
        """True where the same set follows, counted in people or data: 62社・94件のアドレス, 68社 75名様."""
        if follower is None or follower.unit not in _HEADS or not self._is_told_in_place(follower):
            return False
        return self._text[mention.end : follower.start].strip(" ・/、(") == ""

    def _is_told_in_place(self, mention: CountMention) -> bool:
        return self._said_to_be_affected(mention) or (
            not mention.roles & self._keeping_out and self._telling.of(mention)
        )

    def _is_listed(self, mention: CountMention) -> bool:
        return self._view.document.outline.line_at(mention.start).kind in ("item", "row", "heading")


def _recipients(view: View, draft: Draft, kept: list[CountMention], out: list[CountMention]) -> list[CountMention]:
    """The recipients that are affected: if the mail showed their addresses, or if one mail each went astray.

    Where people are left, those whom a mail showed are parts of them: 1回目64名宛、2回目61名宛、実際には121名.
    """
    said_of = view.document.rules["causes"].said_of
    shown = any(said_of(code, "shows") for code in draft.get("root_causes", []))
    heads = {unit: max(m.value for m in kept if m.unit == unit) for unit in {m.unit for m in kept} if unit in _HEADS}
    values = {m.value for m in kept}
    found = []
    for m in out:
        if m.unit not in _HEADS or m.value <= 1:
            continue
        if heads:
            # 339件のアドレス are those of the 339人 that the mail went to.
            fits = m.value in values if m.unit not in heads else m.value < heads[m.unit]
            fits = fits and shown and "recipients" in m.roles and m.value > _FEW[m.unit]
        else:
            fits = bool({"recipients", "contacted"} & m.roles) and (shown or m.value in values)
        if fits:
            found.append(m)
    return found


def _without_rounded_headings(view: View, kept: list[CountMention]) -> list[CountMention]:
    """Leave out what the headline, or a heading, rounds and the body gives exactly.

    What a heading bounds (最大21万件超) another line without a sentence may give exactly too.
    """
    heads: list[CountMention] = []
    body: set[tuple[int, str]] = set()
    for m in kept:
        if _in_heading(view, m):
            heads.append(m)
        else:
            body.add((m.value, m.unit))
    anywhere = {(m.value, m.unit) for m in kept}
    rounded = {
        m.start
        for m in heads
        if any(
            unit == m.unit and value != m.value and is_rounding(m.value, value)
            for value, unit in (body if m.bound == "exact" else anywhere)
        )
    }
    for m in (m for m in heads if m.start in rounded):
        view.reject("counts", f"{m.value} {m.unit}", m.start, m.end, "rounds what the body gives exactly")
    return [m for m in kept if m.start not in rounded]


def _in_heading(view: View, mention: CountMention) -> bool:
    """True in the headline and in other lines that are no sentence, item of a list or row of a table."""
    title = view.stretch.title
    if title is not None and title[0] <= mention.start < title[1]:
        return True
    outline = view.document.outline
    line = outline.line_at(mention.start)
    if line.kind not in ("heading", "text") or line.end - line.start > _LONGEST_HEADING:
        return False
    return view.text.find("。", line.start, line.end) < 0


def is_rounding(rough: int, exact: int) -> bool:
    """True where ``rough`` is ``exact`` rounded, up or down, to its own leading digits."""
    digits = len(str(rough)) - len(str(rough).rstrip("0"))
    return digits > 0 and abs(rough - exact) < 10**digits
