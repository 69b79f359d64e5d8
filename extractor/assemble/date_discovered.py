"""Chooses the day on which the organisation found out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from extractor.assemble.date_clues import LABEL, Clue
from extractor.assemble.date_kinds import ACT, FELT, MISSED, SAME_DAY, STAGED, STOPS, TAKEN, Event, times_of
from extractor.assemble.date_order import key, later, telling
from extractor.assemble.date_ours import not_by_contractor, ours_and_theirs, told_us
from extractor.assemble.date_said import manner
from extractor.assemble.view import Draft, View
from extractor.clock import HOUR
from extractor.edtf import Day
from extractor.rules.wordings import Wording, date_wordings

#: The rules whose words say that somebody noticed or told, not that something was established.
_SURELY = frozenset({"noticed", "told"})
#: What a day may be said to be where its sentence goes on to the noticing.
_GOES_ON = frozenset({"occurred", "seen", "state", "closed", "opened", "lured", "happened"})
#: A time of day at the beginning of a sentence.
_BY_THE_CLOCK = re.compile(rf"(?:午前|午後)?{HOUR}(?:頃|ごろ|過ぎ|すぎ)?(?:に)?、")
_UNTIL = re.compile(r"に[^、。]{2,40}[すたる]までの?")
#: What is there is not yet missed: 就寝前に鞄があることを確認した.
_WAS_THERE = Wording("{was_there}")
#: The organisation knew of it no sooner: 警察が3日に見つけた。県は5日に連絡を受け、初めて紛失を知った.
_KNOWN_FIRST = Wording("{known_first}")
#: So far behind a date its day may be told on, and so far before a verb of noticing its time of day stands.
_TOLD_ON, _TIME_BEFORE = 600, 90


def choose_discovered(view: View, draft: Draft, clues: Sequence[Clue], announced: Day | None) -> Event | None:
    """The first day anyone at the organisation noticed or was told; a contractor's own only where there is no other."""
    times = times_of(view, draft)
    known = [c for c in clues if not later(c.start, announced)]
    found = [c for c in known if c.role == "discovered" and c.start is not None]
    if times & {MISSED, TAKEN}:
        there = date_wordings(view.document.rules)[_WAS_THERE]
        found = [c for c in found if not there.search(c.behind)]
    found = telling([c for c in found if not _is_found_out(view.text, c)])
    known_first = date_wordings(view.document.rules)[_KNOWN_FIRST]
    if any(known_first.search(c.behind) for c in found):
        # Whoever found it before then was somebody else; what the organisation was told it knew.
        found = [c for c in found if c.manner == "told" or known_first.search(c.behind)]
    told = told_us(view, draft, known)
    found += [c for c in told if c not in found]
    # A year alone says nothing: that of the notice (今年), or one of other cases.
    found = [c for c in found if _is_near(c)]
    if not found and not times & {MISSED, TAKEN}:
        found = [c for c in known if c.role == "found" and _is_near(c)]
    if any(c.form == "day" and not _is_finding(c) for c in found):
        # A month in which something was found lies somewhere in the work that followed.
        found = [c for c in found if c.form == "day" or not _is_finding(c)]
    if all(_is_finding(c) for c in found) and (not found or times & {FELT, STAGED, MISSED}):
        # What an investigation confirmed later was felt at once.
        at_once = _noticed_at_once(view, not_by_contractor(view, draft, known), times)
        if at_once is None and not found:
            at_once = _noticed_in_passing(known, times) or _noticed_at_the_end(view, known) or _noticed_along(known)
        if at_once is not None or not found:
            return at_once
    labelled = [c for c in found if c.weight >= LABEL]
    ours, theirs = (labelled, set()) if labelled else ours_and_theirs(view, draft, found, told)
    if times & {MISSED, TAKEN}:
        ours = [c for c in ours if not _is_finding(c) and (MISSED in times or c.form == "day")] or ours
    best = min(_after_the_act(ours, known) or ours, key=lambda c: key(c.start))
    if any(c.role == "reported" and c.form == "day" and later(best.start, c.end) for c in known):
        # What was reported to the police before then was noticed before then.
        at_once = _noticed_at_once(view, known, times)
        if at_once is not None:
            return at_once
    at_once = _noticed_at_once(view, not_by_contractor(view, draft, known), frozenset())
    if at_once is not None and later(best.start, at_once.clues[0].end):
        # 23日、教員が車内に置き忘れ、降りてすぐに気付いた。25日に報告があった: whoever is of the organisation is it.
        return at_once
    for clue in found:
        if clue is not best:
            reason = "a contractor noticed, not the organisation" if clue.mention.start in theirs else "noticed before"
            view.reject("discovered", clue.mention.value, clue.mention.start, clue.mention.end, reason)
    return Event(best.start.edtf(), (best,)) if best.start is not None else None


def _is_near(clue: Clue) -> bool:
    """True for a date that gives more than a year."""
    return clue.start is not None and (clue.start.month or clue.start.day) is not None


def _is_found_out(text: str, clue: Clue) -> bool:
    """True where it was noticed that something else was on that day: 侵入されたのは6日と判明した."""
    start, end = clue.mention.start, clue.mention.end
    return (
        clue.at > end and text.startswith("と", clue.at - 1) and text.startswith(("のは", "のが"), start - len("のは"))
    )


def _is_finding(clue: Clue) -> bool:
    """True where the words are those of an investigation (判明した, 確認した) and no others say that it was noticed."""
    return clue.manner == "known" and not (clue.at < clue.mention.start and clue.manners_near & _SURELY)


def _noticed_in_passing(clues: Sequence[Clue], times: frozenset[str]) -> Event | None:
    """The first day whose sentence goes on to a verb of noticing: 9日に受け取った人から連絡があった."""
    told = [c for c in clues if c.manners_near & _SURELY and c.form == "day" and c.role in _GOES_ON]
    if MISSED in times or not told:
        return None
    best = min(told, key=lambda c: key(c.start))
    return Event(best.mention.value, (best,))


def _noticed_at_the_end(view: View, clues: Sequence[Clue]) -> Event | None:
    """The end of a period that ended in noticing: 3月2日から、客の指摘を受けた18日まで; 18日に指摘を受けて直すまで."""
    for clue in clues:
        if clue.form == "period" and clue.end is not None and clue.end.day is not None:
            until = _UNTIL.match(clue.behind)
            stop = clue.mention.end + (until.end() if until else 0)
            hits = view.document.hits.inside("date_roles", clue.mention.start, stop)
            if any(manner(hit) in _SURELY for hit in hits):
                return Event(clue.end.edtf(), (clue,))
    return None


def _noticed_along(clues: Sequence[Clue]) -> Event | None:
    """The first day of a period over which it was noticed: 3日から5日にかけて不審な通信を検知."""
    for clue in clues:
        noticed = "noticed" in clue.manners_near
        if clue.form == "period" and noticed and clue.role in _GOES_ON and clue.start is not None:
            return Event(clue.start.edtf(), (clue,)) if clue.start.day is not None else None
    return None


def _after_the_act(found: list[Clue], clues: Sequence[Clue]) -> list[Clue]:
    """Those that do not lie before the first act: nothing is noticed before it happens."""
    acts = [c.start for c in clues if c.role in ACT | {"opened"} and c.form in ("day", "period") and c.start]
    first = min(acts, key=key, default=None)
    return [c for c in found if not later(first, c.start)]


def _noticed_at_once(view: View, clues: Sequence[Clue], times: frozenset[str]) -> Event | None:
    """The day of the act, where it is one that is felt at once or the words that tell on say that it was noticed."""
    reported = {c.mention.value: c for c in clues if c.role == "reported"}
    acted = ACT | {"opened", "lured", "happened", "seen", "state"}
    days = {c.mention.value for c in clues if c.role in acted and c.form == "day"}
    # What data are of tells no time of the story.
    told = [c for c in clues if c.role != "data"]
    for clue, after in zip_longest(told, told[1:]):
        # 27日、職員室で作業をしていた。午後2時に戻るとなくなっていた: what was done on the day need be no act.
        told_again = not clue.role and (clue.mention.value in days or (MISSED in times and clue.form == "day"))
        lasted = clue.role == "period" and clue.form == "day"
        if clue.form not in ("day", "period") or not (clue.role in acted or told_again or lasted):
            continue
        stop = min(after.mention.start if after else len(view.text), clue.mention.end + _TOLD_ON)
        # What is told between two mentions of one day (…同日中に) happened on it.
        on_the_day = FELT in times or (after is not None and after.mention.value == clue.mention.value)
        told_on = _tells_of_noticing(view, clue.mention.end, stop, on_the_day)
        felt = clue.form == "day" and (
            (FELT in times and clue.role in ("occurred", "happened", "lured"))
            or (STOPS in times and clue.role == "happened")
            or (STAGED in times and clue.manner == "failing")
        )
        same = reported.get(clue.mention.value)
        if clue.end is not None and (told_on or felt or (same is not None and same.mention.start > clue.mention.start)):
            return Event(clue.end.edtf(), (clue,))
    return None


def _end_of(text: str, position: int) -> int:
    """The end of a sentence, which may give by the clock what was done at once: 指摘があり、午後0時40分に止めた."""
    end = text.find("。", position, position + _TIME_BEFORE)
    return end if end >= 0 else position


def _tells_of_noticing(view: View, start: int, end: int, on_the_day: bool) -> bool:
    """True where a stretch without a date tells of noticing: by the clock, unless all of it is known to be of a day."""
    same_day = date_wordings(view.document.rules)[SAME_DAY]
    for hit in view.document.hits.inside("date_roles", start, end):
        if (hit.rule.code == "discovered" or manner(hit) == "missing") and not hit.rule.attributes["label"]:
            sentence = max(view.text.rfind("。", start, hit.start) + 1, start, hit.start - _TIME_BEFORE)
            if manner(hit) == "known":
                # What came out by the clock came out on the day; what an inquiry found may have come out later.
                if _BY_THE_CLOCK.search(view.text, sentence, hit.start):
                    return True
            elif on_the_day or same_day.search(view.text, sentence, _end_of(view.text, hit.end)):
                return True
    return False
