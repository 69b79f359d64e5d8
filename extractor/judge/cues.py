"""The words that tell what a sentence makes of a finding: the cues of ``rules/stance.yaml``, read in place.

A cue that is the stem of a verb or a noun serves both ways: the negative ending behind it (``含まれ|ておりません``,
``流出|の痕跡はなく``) turns it round. How verbs end is grammar and stands here; the nouns, verbs and adverbs around the
endings are those of ``rules/finding_context.yaml``.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left

import msgspec

from extractor.findings import CodeMention, Document, Stance
from extractor.rules import START, Hit, Rule, RuleSet
from extractor.rules.wordings import Wording, finding_wordings

#: The stance of words at which a clause ends.
BOUNDARY = "boundary"

# Negative endings: 含まれ-ておりません, 表示-されることはございません, 登録-いただいておらず, 記載-はなく.
_NEGATIVE = Wording(
    r"[ ]?(?:[はも](?=[さし行い致]))?(?:いただい|頂い|いたし|致し|行っ|行われ|し|され|さ|せ|れ|られ|でき|がで|出来)?"
    r"[てで]?[はも]?[ ]?(?:い|お|ござい)?[らりき]?"
    r"(?:ません|ない(?!か)|なかった|ず(?!に)|なく(?!な[るっり]))"
    r"|(?:し|され|さ|れ|る|する|す|した|された|た)?(?:こと|もの|わけ)で?[はもが]{at_all}?(?:あり|ござい)?"
    r"(?:ません|ない(?!か)|なく|なかった)"
    r"|[にと][はも]?な(?:っては?い|ら|り)(?:ません|ない(?!か)|なかった|ず)"
    r"|(?:等|など|データ)?[にで]?[はもが]?{at_all}?(?:あり|ござい|いたし|認められ|見られ)?"
    r"(?:ません|ない(?!か)|なく(?!な[るっり])|なし|なかった)"
)
# No trace of it was found. Weaker: the same sentence may go on that it cannot be ruled out.
_NO_TRACE = Wording(
    r"(?:し|され|さ|する|した|された|れた|れて|して){0,3}[いお]?[たるり]?(?:等|など)?(?:の|という|といった|との)?{clear}?{trace}?(?:等|など)?"
    r"(?:[はもがを]、?(?:{at_all}|{so_far})?"
    r"(?:(?:あり|ござい)?(?:ません|ない(?!か)|なく|なし|なかった)"
    r"|{found}(?:でき|され|られ|し|っ|けられ|出来){0,2}て?[いお]?"
    r"(?:ない|なかった|らず|りません|ません|ず))"
    r"|(?:なし|無し))"
)
# Most stems have none of these near behind them; to look for them first is cheaper than to try the endings.
_SOME_NEGATIVE = re.compile(r"ない|ません|ず|なく|なし|なかった|無し")
_LONGEST_ENDING = 48


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

    def __init__(self, document: Document) -> None:
        self._text = document.text
        say = finding_wordings(document.rules)
        self._negative, self._no_trace = say[_NEGATIVE], say[_NO_TRACE]
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
        text = self._text
        if rule.negatable and _SOME_NEGATIVE.search(text, hit.end, hit.end + _LONGEST_ENDING):
            plain = self._negative.match(text, hit.end)
            ending = plain or self._no_trace.match(text, hit.end)
            if ending is not None:
                return Cue(hit.start, ending.end(), Stance.DENIED, rule, negated=True, weak=plain is None)
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
