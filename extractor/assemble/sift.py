"""Sifts the counts of affected people and data from all the others that a notice holds.

A notice counts many things: those the mail went to, the staff, the log-in attempts, the letters of apology. Each count
carries the roles that the words around it give (``rules/counts.yaml``); here they are weighed.
"""

from __future__ import annotations

import operator
import re
from bisect import bisect_left
from itertools import pairwise

from extractor.assemble.count_headings import without_rounded_headings
from extractor.assemble.count_neighbours import Neighbours, summed_up
from extractor.assemble.count_readmitted import HEADS, all_that_is_told, is_few, recipients
from extractor.assemble.told import Telling
from extractor.assemble.view import Draft, View
from extractor.findings import CountMention
from extractor.names import organization_key, same_key
from extractor.outline import holds
from extractor.rules import START
from extractor.rules.wordings import Wording, finding_wordings

#: The kind of causes by which things are lost, so that the things themselves count.
_GONE = "gone"
#: How far behind a whole its part may stand.
_PART_REACH = 8
#: How many counts that were put aside may hold the whole of a part, and how far before its sentence that may stand.
_PARTS, _WHOLE_REACH = 3, 40
#: Why a count stays out that its parts may still show to be affected.
_OF_ALL, _UNSAID = "the number of all, affected or not", "nothing says that it is affected"
#: The particles that make a name the subject of a count.
_PARTICLES = "はがもで"
#: How far behind the name of its organisation a count may stand: は、約.
_SUBJECT_REACH = 4
#: And how far where も says that it happened there as well.
_ALSO_REACH = 40
#: What may stand between the name of one of several told of and its number: (小林市)の約, が公表したのは.
_SHARE = re.compile(r"(?:\([^()\n]{0,30}\))?(?:で?は|で|の|が[^、。\n]{1,12}のは)、?[^、。\n0-9]{0,4}")
#: What stands between the name of an organisation and the number that is all said of it, and behind that number.
_OF_NAME = Wording(r"[」』)]{0,2}[のはがで]?、?(?:{bound_before}|{total})?")
_PREDICATE = re.compile(r"(?:である|です|だ|だった|でした)?[。、\n(]")
#: What makes a portion of two counts of one set: 1世帯(3人)分.
_PORTION = re.compile(r"(?:\([^()\n]{1,12})?\)分")

_END = operator.attrgetter("end")


def sift(view: View, draft: Draft) -> list[CountMention]:
    """The counts of the stretch that belong to the affected data, superseded ones included, in order of place."""
    sieve = _Sieve(view, draft)
    mentions = [m for m in view.own.counts if m.unit != "yen"]
    kept: list[CountMention] = []
    out: list[CountMention] = []
    wholes: list[CountMention] = []
    for i, mention in enumerate(mentions):
        follower = mentions[i + 1] if i + 1 < len(mentions) else None
        reason = sieve.reason(mention, kept, out, follower) or sieve.reason_of_whole(mention, out)
        if reason is None:
            kept.append(mention)
            continue
        out.append(mention)
        if reason in (_OF_ALL, _UNSAID):
            wholes.append(mention)
        view.reject("counts", f"{mention.value} {mention.unit}", mention.start, mention.end, reason)
    kept = _holding(mentions, kept)
    sums = summed_up(wholes, mentions, kept) if wholes else []
    if sums:
        kept = sorted([*kept, *sums], key=START)
    kept += recipients(view, draft, kept, out)
    if not any(m.unit in HEADS for m in kept):
        kept += all_that_is_told(view, out)
    return without_rounded_headings(view, kept)


class _Sieve:
    """Says of one count after the other why it is none of the affected data."""

    def __init__(self, view: View, draft: Draft) -> None:
        self._view = view
        self._text = view.text
        said_of = view.document.rules["causes"].said_of
        self._lost = any(said_of(code, "mishap") == _GONE for code in draft.get("root_causes", []))
        self._organization = organization_key(draft.get("organization") or "")
        self._names = view.own.organizations
        self._telling = Telling(view.document)
        self._beside = Neighbours(view.document)
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
        section, part = self._section(mention), self._beside.is_broken_down(mention, kept)
        aside = self._is_of_else(mention, section) or self._is_wider(mention, part, follower)
        if "with_others" in mention.roles and any(m.unit == mention.unit for m in kept):
            # 弊社のお客様1,038名。弊社を含め5社、合計4,300名.
            aside = _OF_ALL
        if aside is not None:
            return aside
        if mention.unit in ("device", "company"):
            return self._thing(mention, section, kept, follower)
        if part or self._beside.is_itemised(mention, kept) or self._said_to_be_affected(mention):
            return None
        return self._unsaid(mention, section, kept, out, follower)

    def _is_of_else(self, mention: CountMention, section: str) -> str | None:
        """Why a count is one of something else: nothing, what its section, a role or a name beside it tells of."""
        roles = mention.roles
        if mention.value == 0:
            return "nothing was counted"
        if section in self._idle and not self._view.stretch.aside:
            return f"stands in a section of kind {section}"
        for role in sorted(roles & self._keeping_out):
            if not self._is_spared(mention, role):
                return self._why_out(role)
        if (mention.value, mention.unit) in self._doers and not {"affected", "data", "part", "rest"} & roles:
            return self._why_out("doers")
        return "another organisation's" if self._is_anothers(mention) else None

    def _is_spared(self, mention: CountMention, role: str) -> bool:
        """True where a role that keeps others out says nothing against this count."""
        if role == "incident_count" and mention.unit != "record":
            # Incidents are counted in 件: 以下の計250名 are people.
            return True
        if role == "recipients" and self._is_portion(mention):
            # メールの宛先 約1,000人分 were kept and not sent to.
            return True
        if role == "audience" and "data" in mention.roles:
            # 読者120名の氏名 are no mere readers.
            return True
        if role == "another_case" and (self._view.stretch.aside or self._opens_case(mention)):
            return True
        return "affected" in mention.roles and bool(self._counts.said_of(role, "unless_affected"))

    def _opens_case(self, mention: CountMention) -> bool:
        """True in the sentence that says to whom a case of a round-up happened: another's to its reader."""
        stretch = self._view.stretch
        if stretch.subject is None or not stretch.told_by_others:
            return False
        return holds(self._view.document.outline.sentence_at(stretch.subject), mention.start)

    def _is_wider(self, mention: CountMention, part: bool, follower: CountMention | None) -> str | None:
        """Why a count is one of more than the affected, unless it is a ``part`` of what was kept."""
        roles = mention.roles
        theirs = "data" in roles and self._text.startswith("の", mention.end)
        if "whole" in roles and not ({"affected", "superseded", "distinct"} & roles or theirs or part):
            # 全校児童312人の名簿 are those of all.
            return _OF_ALL
        if "population" in roles and not (self._wholly_affected(mention, follower) or self._tells_of_paper(mention)):
            return "the population that the affected were taken from"
        return None

    def _unsaid(
        self,
        mention: CountMention,
        section: str,
        kept: list[CountMention],
        out: list[CountMention],
        follower: CountMention | None,
    ) -> str | None:
        """Why a count stays out of which no word right beside it says that it is affected."""
        roles = mention.roles
        untold = not self._is_told(mention, out)
        if section == "affected_data" and not untold and not is_few(mention):
            return None
        if "actors" in roles and mention.unit == "person":
            return "people who act in the story"
        follows = self._follows_affected(mention, kept)
        if is_few(mention):
            return (
                None
                if (follows and "staff" not in roles) or self._ends_heading(mention)
                else "a few, not said to be affected"
            )
        follows = follows or self._precedes_affected(mention, follower)
        if "staff" in roles and not follows and not self._beside.is_listed_like(mention, kept):
            return "staff"
        return _UNSAID if untold and not follows else None

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
        return not same_key(organization_key(name.name), self._organization)

    def _tells_of_another(self, end: int, mention: CountMention) -> bool:
        """True where も behind the name that ends at ``end`` makes it the subject of the sentence of ``mention``."""
        low, _ = self._view.document.outline.sentence_at(mention.start)
        also = self._text.startswith(("も", "でも"), end)
        return also and low <= end and mention.start - end <= _ALSO_REACH

    def _why_out(self, role: str) -> str:
        """Why a role keeps a count out, for who asks."""
        return str(self._counts.said_of(role, "keeps_out"))

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
            return bool({"recovered", "contacted", "reachable", "extra"} & follower.roles)
        return "affected" in mention.roles

    def _tells_of_paper(self, mention: CountMention) -> bool:
        """True of a portion alone in the brackets behind a paper that was sent: 意見書(1名分)を送付する際."""
        alone = self._text[mention.start - 1 : mention.start] == "(" and self._text.startswith(")", mention.end)
        return alone and self._is_portion(mention)

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
        told = told or ("client" in roles and bool(kept) and self._beside.in_one_sentence(kept[-1], mention))
        told = told or self._is_joined(mention, follower)
        return None if told and "contractor" not in roles else "companies not said to be affected"

    def _said_to_be_affected(self, mention: CountMention) -> bool:
        """True where the words around say so: 3名分, 3名の氏名, 対象3名, or a table that lists it."""
        if {"data", "affected", "total", "sum", "distinct", "own"} & mention.roles or self._is_portion(mention):
            return True
        if "actors" in mention.roles:
            return False
        tabled = self._view.document.outline.table_at(mention.start) is not None or self._telling.is_cell(mention)
        return tabled or self._is_share(mention) or self._is_all_that_is_said(mention)

    def _is_share(self, mention: CountMention) -> bool:
        """True right behind the name of the one of several of whom the stretch tells: 最も多いのはXの310件."""
        subject = self._view.stretch.subject
        if subject is None or self._view.of < 2:
            return False
        end = next((name.end for name in self._names if name.start == subject), subject)
        return _SHARE.fullmatch(self._text, end, mention.start) is not None

    def _is_all_that_is_said(self, mention: CountMention) -> bool:
        """True where a number is all that is said of a name: Xが310件、Yが52件; 2位はXの2,900件."""
        i = bisect_left(self._names, mention.start, key=_END) - 1
        if i < 0 or mention.unit not in HEADS or _PREDICATE.match(self._text, mention.end) is None:
            return False
        of_name = finding_wordings(self._view.document.rules)[_OF_NAME]
        return of_name.fullmatch(self._text, self._names[i].end, mention.start) is not None

    def _is_portion(self, mention: CountMention) -> bool:
        """True of so many people's data: 3名分, 1世帯(3人)分."""
        return self._text[mention.end - 1] == "分" or _PORTION.match(self._text, mention.end) is not None

    def _is_told(self, mention: CountMention, out: list[CountMention]) -> bool:
        """True where the count is bounded, goes on from another, or stands where affected data is told of."""
        if mention.bound in ("at_most", "at_least") or {"part", "superseded"} & mention.roles:
            return True
        if self._heads_part(mention):
            return True
        low, _ = self._view.document.outline.sentence_at(mention.start)
        if out and "population" in out[-1].roles and out[-1].unit == mention.unit and out[-1].start >= low:
            return True
        return self._telling.of(mention)

    def _heads_part(self, mention: CountMention) -> bool:
        """True in the headline of an item of a round-up: 6月3日 みさき旅行 4,200件."""
        return self._view.of > 1 and holds(self._view.stretch.title, mention.start)

    def _ends_heading(self, mention: CountMention) -> bool:
        """True at the end of the headline of an item of a round-up: 1 納付書の誤送付 1名."""
        title = self._view.stretch.title
        return title is not None and self._heads_part(mention) and mention.end == title[1]

    def _follows_affected(self, mention: CountMention, kept: list[CountMention]) -> bool:
        """True behind a kept count: 2件(2名), 会員50名と社員30名の氏名, 80件(延べ。顧客数では72名)."""
        if not kept:
            return False
        counted_anew = self._beside.bracketed_by(mention, kept)
        if counted_anew is not None and counted_anew.unit != mention.unit:
            return True
        before = kept[-1]
        joined = self._text[before.end : mention.start] in ("(", "/", "・")
        return joined or self._beside.in_one_breath(before, mention) or self._beside.goes_on(before, mention)

    def _precedes_affected(self, mention: CountMention, follower: CountMention | None) -> bool:
        """True before a count that is said to be affected: 社員30名と会員50名の氏名."""
        if follower is None or not self._said_to_be_affected(follower):
            return False
        return self._beside.in_one_breath(mention, follower) or self._text[mention.end : follower.start] == "("

    def _is_joined(self, mention: CountMention, follower: CountMention | None) -> bool:
        """True where the same set follows, counted in people or data: 62社・94件のアドレス, 68社 75名様."""
        if follower is None or follower.unit not in HEADS or not self._is_told_in_place(follower):
            return False
        return self._text[mention.end : follower.start].strip(" ・/、(") == ""

    def _is_told_in_place(self, mention: CountMention) -> bool:
        return self._said_to_be_affected(mention) or (
            not mention.roles & self._keeping_out and self._telling.of(mention)
        )

    def _is_listed(self, mention: CountMention) -> bool:
        return self._view.document.outline.line_at(mention.start).kind in ("item", "row", "heading")


def _holding(mentions: list[CountMention], kept: list[CountMention]) -> list[CountMention]:
    """The counts without those of things of which only some hold personal data: 36件、うち個人情報を含むものは5件."""
    some = {(m.start, m.unit) for m in kept if "holding" in m.roles and m.unit in HEADS}
    wholes = {
        (whole.value, whole.unit)
        for whole, part in pairwise(mentions)
        if (part.start, whole.unit) in some and whole.value > part.value
    }
    return [m for m in kept if (m.value, m.unit) not in wholes] if wholes else kept
