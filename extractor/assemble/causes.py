"""Decides ``root_causes`` and ``root_cause``.

Every place that tells of a cause weighs what its rule says (``weight``), more in the headline and under 原因, less
where it is only thought possible. A general cause yields to the specific ones that explain it (不正アクセス to
ランサムウェア), then the heaviest is the root. Which causes may stand beside it is, like all of this, said in
``rules/causes.yaml``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.assemble.view import Draft, Support, View
from extractor.findings import CodeMention, Stance
from extractor.rules import Rule

#: How a mention's weight counts, by its stance; other stances tell of no cause of this incident.
_STANCE_FACTOR = {Stance.STATED: 1.0, Stance.POSSIBLE: 0.6}
_TITLE_FACTOR = 2.0
_ROLE_FACTOR = {"cause": 1.5, "response": 0.5}
#: The mentions of a cause that count; repeating it further says nothing new.
_COUNTED = 3
#: A specific cause as heavy as this makes the general one yield: told once in the body, or suspected under 原因.
_ESTABLISHED = 1.8
_UNKNOWN = "unknown"


@dataclass(slots=True)
class _Case:
    """What speaks for one cause: its mentions with what each weighs, heaviest first."""

    code: str
    mentions: list[tuple[float, CodeMention]] = field(default_factory=list)

    @property
    def weight(self) -> float:
        return sum(w for w, _ in self.mentions[:_COUNTED])

    @property
    def supports(self) -> list[Support]:
        return [Support(m.start, m.end, m.rule) for _, m in self.mentions[:_COUNTED]]


def decide_causes(view: View, draft: Draft) -> None:
    """Fill ``root_causes`` and ``root_cause``; both stay empty where the notice tells no cause."""
    rules = view.document.rules["causes"].by_id
    cases = _cases(view, rules)
    known = [case for case in cases.values() if case.code != _UNKNOWN]
    candidates = _unyielding(view, known, rules) or list(cases.values())
    if not candidates:
        return
    root = max(candidates, key=lambda case: case.weight)
    for case in [root, *(c for c in known if c is not root)]:
        if case is root or _stands_beside(case, root, rules):
            draft.add("root_causes", case.code, *case.supports)
        else:
            mention = case.mentions[0][1]
            view.reject("root_cause", case.code, mention.start, mention.end, f"{root.code} weighs more")
    draft.decide("root_cause", root.code, *root.supports)


def _cases(view: View, rules: dict[str, Rule]) -> dict[str, _Case]:
    cases: dict[str, _Case] = {}
    for judged in view.own.codes:
        mention = judged.mention
        if mention.kind != "causes":
            continue
        weight = _weight(view, mention, judged.stance, rules)
        if weight:
            cases.setdefault(mention.code, _Case(mention.code)).mentions.append((weight, mention))
        else:
            view.reject("root_causes", mention.code, mention.start, mention.end, f"{judged.stance}: {judged.why}")
    for case in cases.values():
        case.mentions.sort(key=lambda pair: -pair[0])
    return cases


def _weight(view: View, mention: CodeMention, stance: Stance, rules: dict[str, Rule]) -> float:
    weight = rules[mention.rule.partition("/")[2]].attributes.get("weight", 2)
    factor = _STANCE_FACTOR.get(stance, 0.0)
    title = view.stretch.title
    if title and title[0] <= mention.start < title[1]:
        factor *= _TITLE_FACTOR
    else:
        factor *= _ROLE_FACTOR.get(view.document.outline.role_at(mention.start), 1.0)
    return float(weight) * factor if isinstance(weight, int | float) else factor


def _unyielding(view: View, cases: list[_Case], rules: dict[str, Rule]) -> list[_Case]:
    established = {case.code for case in cases if case.weight >= _ESTABLISHED}
    kept = []
    for case in cases:
        yields_to = rules[case.code].attributes.get("yields_to", [])
        winners = established.intersection(yields_to if isinstance(yields_to, list) else [])
        if winners:
            mention = case.mentions[0][1]
            view.reject("root_cause", case.code, mention.start, mention.end, f"yields to {', '.join(sorted(winners))}")
        else:
            kept.append(case)
    return kept


def _stands_beside(case: _Case, root: _Case, rules: dict[str, Rule]) -> bool:
    for _, mention in case.mentions:
        beside = rules[mention.rule.partition("/")[2]].attributes.get("beside", [])
        if isinstance(beside, list) and root.code in beside:
            return True
    return False
