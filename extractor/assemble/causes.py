"""Decides ``root_causes`` and ``root_cause``.

Every place that tells of a cause weighs what its rule says (``weight``), more in the headline and under 原因, less
where it is only thought possible. A general cause yields to the specific ones that explain it (不正アクセス to
ランサムウェア), then the heaviest is the root. Which causes may stand beside it is, like all of this, said in
``rules/causes.yaml``.
"""

from __future__ import annotations

import operator

import msgspec

from extractor.assemble.view import Draft, Support, View
from extractor.findings import CodeMention, Judged, Stance
from extractor.outline import holds
from extractor.rules import RuleSet

#: How a mention's weight counts, by its stance; other stances tell of no cause of this incident.
_STANCE_FACTOR = {Stance.STATED: 1.0, Stance.POSSIBLE: 0.6}
_TITLE_FACTOR = 2.0
_ROLE_FACTOR = {"cause": 1.5, "response": 0.5}
#: The mentions of a cause that count; repeating it further says nothing new.
_COUNTED = 3
#: A cause as heavy as this makes a more general one yield, or may stand beside the root: told once, or all but named.
_ESTABLISHED = 1.7
#: The cause of all parts of a page weighs so many times what another does that is told before them.
_OUTWEIGHS = 2
_UNKNOWN = "unknown"
#: What ``judge`` notes where the section of a mention gave its stance.
_BY_SECTION = "outline/section"


class _Telling(msgspec.Struct, frozen=True, gc=False):
    """One place that tells of a cause: what it weighs, its words, where its sentence starts, and if it is a fact."""

    weight: float
    mention: CodeMention
    sentence: int
    stated: bool


_WEIGHT = operator.attrgetter("weight")


class _Case:
    """What speaks for one cause, heaviest first."""

    def __init__(self, code: str, tellings: list[_Telling]) -> None:
        self.code = code
        self.tellings = sorted(tellings, key=_WEIGHT, reverse=True)
        by_sentence: dict[int, _Telling] = {}
        for telling in self.tellings:
            by_sentence.setdefault(telling.sentence, telling)
        #: The tellings that count: one a sentence, and no more than add anything new.
        self.heaviest = list(by_sentence.values())[:_COUNTED]
        self.weight = sum([telling.weight for telling in self.heaviest])

    @property
    def is_fact(self) -> bool:
        """True where it is told at least once without reserve."""
        return any(telling.stated for telling in self.tellings)

    @property
    def supports(self) -> list[Support]:
        return [Support(t.mention.start, t.mention.end, t.mention.rule) for t in self.heaviest]

    def lose(self, view: View, reason: str) -> None:
        """Note that this cause is not the root."""
        mention = self.tellings[0].mention
        view.reject("root_cause", self.code, mention.start, mention.end, reason)


def decide_causes(view: View, draft: Draft) -> None:
    """Fill ``root_causes`` and ``root_cause``; both stay empty where the notice tells no cause.

    Where a part of a notice tells none of its own, the cause told for all its incidents is taken; what is said outright
    of each of them counts with its own.
    """
    rules = view.document.rules["causes"]
    shared = view.shared.of_kind("causes")
    cases = _cases(view, [*view.own.of_kind("causes"), *_said_of_each(view, shared)])
    cases = _apart_from_what_led_there(view, cases or _of_all(view, shared, rules))
    known = [case for case in cases.values() if case.code != _UNKNOWN]
    candidates = _unyielding(view, known, rules) or list(cases.values())
    if not candidates:
        return
    root = max(candidates, key=lambda case: case.weight)
    for case in [root, *(c for c in known if c is not root)]:
        if case is root or (case.weight >= _ESTABLISHED and _stands_beside(view, case, root)):
            for support in case.supports:
                draft.add("root_causes", case.code, support)
        elif case in candidates:
            case.lose(view, f"{root.code} weighs more")
    draft.decide("root_cause", root.code, *root.supports)


def _apart_from_what_led_there(view: View, cases: dict[str, _Case]) -> dict[str, _Case]:
    """The cases without what only led to another that is told as a fact: the list that was lost had been taken home."""
    facts = {code for code, case in cases.items() if case.weight >= _ESTABLISHED and case.is_fact}
    said_by = view.document.rules.said_by
    kept: dict[str, _Case] = {}
    for code, case in cases.items():
        own = [telling for telling in case.tellings if facts.isdisjoint(said_by(telling.mention.rule, "gives_way"))]
        if own:
            kept[code] = case if len(own) == len(case.tellings) else _Case(code, own)
        else:
            case.lose(view, "but led to what is told as a fact")
    return kept


def _of_all(view: View, shared: list[Judged], rules: RuleSet) -> dict[str, _Case]:
    """The causes told before the parts of a page, unless two weigh like each other: then each is that of some parts."""
    cases = _cases(view, shared)
    apart = _unyielding(view, [case for case in cases.values() if case.code != _UNKNOWN], rules)
    heaviest = sorted([case.weight for case in apart], reverse=True)[:2]
    return {} if len(heaviest) == 2 and heaviest[0] < _OUTWEIGHS * heaviest[1] else cases


def _said_of_each(view: View, shared: list[Judged]) -> list[Judged]:
    """The causes in ``shared`` sentences that say of each incident the same: いずれも…, 両社とも…."""
    sentence_at, hits = view.document.outline.sentence_at, view.document.hits
    of_each = {
        sentence
        for sentence in {sentence_at(judged.mention.start) for judged in shared}
        if hits.is_marked("alike", *sentence) or hits.is_marked("common", *sentence)
    }
    return [judged for judged in shared if sentence_at(judged.mention.start) in of_each]


def _cases(view: View, causes: list[Judged]) -> dict[str, _Case]:
    told: dict[str, list[_Telling]] = {}
    for judged in causes:
        mention = judged.mention
        weight = _weight(view, judged)
        if weight:
            sentence = view.document.outline.sentence_at(mention.start)[0]
            telling = _Telling(weight, mention, sentence, judged.stance is Stance.STATED)
            told.setdefault(mention.code, []).append(telling)
        else:
            view.reject("root_causes", mention.code, mention.start, mention.end, f"{judged.stance}: {judged.why}")
    return {code: _Case(code, tellings) for code, tellings in told.items()}


def _weight(view: View, judged: Judged) -> float:
    mention, stance, said_by = judged.mention, judged.stance, view.document.rules.said_by
    if holds(view.stretch.title, mention.start):
        factor = 1.0 if said_by(mention.rule, "vague") else _TITLE_FACTOR
        # A headline is no part of the section above it, a block of addresses for one.
        stance = Stance.STATED if judged.why == _BY_SECTION else stance
    else:
        factor = _ROLE_FACTOR.get(view.document.outline.role_at(mention.start), 1.0)
    factor *= _STANCE_FACTOR.get(stance, 0.0)
    return float(said_by(mention.rule, "weight") * factor)


def _unyielding(view: View, cases: list[_Case], rules: RuleSet) -> list[_Case]:
    established = {case.code for case in cases if case.weight >= _ESTABLISHED}
    facts = {case.code for case in cases if case.code in established and case.is_fact}
    kept = []
    for case in cases:
        winners = established.intersection(rules.said_of(case.code, "yields_to") or ())
        winners |= facts.intersection(rules.said_of(case.code, "yields_to_fact") or ())
        if winners:
            case.lose(view, f"yields to {', '.join(sorted(winners))}")
        else:
            kept.append(case)
    return kept


def _stands_beside(view: View, case: _Case, root: _Case) -> bool:
    said_by = view.document.rules.said_by
    return any(root.code in said_by(telling.mention.rule, "beside") for telling in case.tellings)
