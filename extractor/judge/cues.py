"""The words that tell what a sentence makes of a finding: the cues of ``rules/stance.yaml``, read in place.

A cue that is the stem of a verb or a noun serves both ways: the negative ending behind it turns it round
(``含まれ|ておりません``), see :mod:`extractor.judge.endings`.
"""

from __future__ import annotations

import functools
from bisect import bisect_left

import msgspec

from extractor.findings import CodeMention, Document, Stance
from extractor.judge.endings import Endings
from extractor.rules import START, Hit, Rule, RuleSet

#: The stance of words at which a clause ends.
BOUNDARY = "boundary"


class CueRule(msgspec.Struct, frozen=True, gc=False, rename={"heads_list": "list"}):
    """A rule of ``rules/stance.yaml``: its attributes. ``stance`` is that of :class:`Stance` or ``boundary``.

    ``kinds`` are the kinds of findings that it judges by itself: any (``None``), or none where it ``attaches`` to one.
    """

    name: str
    stance: str
    forward: bool
    both_ways: bool
    negatable: bool
    holding: bool
    firm: bool
    attaches: bool
    heads_list: bool
    decides: bool
    keeps_open: bool
    kinds: frozenset[str] | None
    codes: frozenset[str] | None
    within: int

    def is_about(self, mention: CodeMention) -> bool:
        """True where such findings are the cue's business, wherever they stand."""
        return (self.kinds is None or mention.kind in self.kinds) and (self.codes is None or mention.code in self.codes)


class Cue(msgspec.Struct, frozen=True, gc=False):
    """A cue in place; ``end`` is behind its negative ending.

    ``negated``: that ending turned it round; ``weak``: it denies a trace only (``流出は確認されておりません``).
    """

    start: int
    end: int
    stance: str
    rule: CueRule
    negated: bool = False
    weak: bool = False

    @property
    def intrinsic_denial(self) -> bool:
        """True for words that deny by themselves (対象外, 別のサーバー)."""
        return self.stance == Stance.DENIED and not self.negated


class Cues:
    """All cues of a text, in order of place.

    ``owning`` are those behind people that name data as theirs (の情報), ``concerning`` those before people that name
    them as concerned (対象の), ``heads_of_lists`` those that speak of the whole list behind them
    (次の情報は含まれておりません).
    """

    def __init__(self, document: Document, endings: Endings) -> None:
        self._endings = endings
        rules = document.rules["stance"]
        self._rules = _read_rules(rules)
        self._hits = document.hits["stance"]
        self._read: dict[int, Cue] = {}
        apart = rules.ids_with("attaches") | rules.ids_with("list")
        cues = [_plain(hit, self._rules[hit.rule.id]) for hit in self._hits if hit.rule.id in apart]
        self.owning = [cue for cue in cues if cue.rule.attaches and not cue.rule.forward]
        self.owning_starts = list(map(START, self.owning))
        self.concerning = [cue for cue in cues if cue.rule.attaches and cue.rule.forward]
        self.concerning_starts = list(map(START, self.concerning))
        self.heads_of_lists = [cue for cue in cues if cue.rule.heads_list]

    def between(self, low: int, high: int, kind: str) -> list[Cue]:
        """The cues about findings of a kind that start in ``text[low:high]``; of equal starts the longest first."""
        found = []
        hits = self._hits
        first = bisect_left(hits, low, key=START)
        for i, hit in enumerate(hits[first : bisect_left(hits, high, first, key=START)], first):
            rule = self._rules[hit.rule.id]
            if rule.kinds is None or kind in rule.kinds:
                cue = self._read.get(i)
                if cue is None:
                    cue = self._read[i] = self._in_place(hit, rule)
                found.append(cue)
        return found

    def _in_place(self, hit: Hit, rule: CueRule) -> Cue:
        if rule.negatable and (denial := self._endings.denial(hit.end)):
            end, weak = denial
            return Cue(hit.start, end, Stance.DENIED, rule, negated=True, weak=weak)
        if rule.negatable and self._endings.is_guess(hit.end):
            return Cue(hit.start, hit.end, Stance.BACKGROUND, rule)
        return _plain(hit, rule)


@functools.lru_cache(maxsize=8)
def _read_rules(rules: RuleSet) -> dict[str, CueRule]:
    return {rule.id: _read_rule(rule) for rule in rules.rules}


def _read_rule(rule: Rule) -> CueRule:
    said, direction = rule.attributes, rule.attributes["direction"]
    own = {
        "name": rule.name,
        "forward": direction == "forward",
        "both_ways": direction == "both",
        "kinds": [] if said["attaches"] else said["kinds"] or None,
        "codes": said["codes"] or None,
    }
    return msgspec.convert({**said, **own}, CueRule)


def _plain(hit: Hit, rule: CueRule) -> Cue:
    return Cue(hit.start, hit.end, rule.stance, rule)
