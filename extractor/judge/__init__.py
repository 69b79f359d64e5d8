"""Gives each coded finding its stance: stated, possible, denied, advice, background.

Modelled on ConText (Harkema et al. 2009: negation and experiencer in clinical text), with Japanese word order: what a
sentence makes of a thing mostly stands behind it, so the first cue behind a finding decides (``_behind``); failing
that, a cue before it (``流出したのは氏名、住所``); failing that, its place (:mod:`extractor.judge.lists`): an item of a
list of data is stated, a word in passing prose is not. Cues are data, see :mod:`extractor.judge.cues`.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable

import msgspec

from extractor.findings import CodeMention, Document, Findings, Judged, Stance
from extractor.judge.cues import BOUNDARY, Cue, Cues
from extractor.judge.endings import Endings
from extractor.judge.enumerations import Enumerations
from extractor.judge.lists import Lists
from extractor.judge.whose import OF_DATA, Owners
from extractor.rules import Rules, RuleSet
from extractor.rules.wordings import Wording, finding_wordings

# To take a member from its enumeration costs more than to compare it.
_STATED, _POSSIBLE, _DENIED, _BACKGROUND = Stance.STATED, Stance.POSSIBLE, Stance.DENIED, Stance.BACKGROUND
#: Each stance by its code.
_STANCE = {stance.value: stance for stance in Stance}
_DATA = ("categories", "subjects")
# Findings whose words are themselves what is said: 悪用され, not パスワード. What is right behind them is theirs.
_SAID = ("handling", "leak_status")
# Of these fields of handling the place of the words decides, and none about them takes anything back.
_BY_PLACE = ("report_stage:", "headline_stage:", "announced_stage:", "line_stage:", "loss:")
#: What gave the stance of a mention that was not judged by its words.
_OF_SECTION = "outline/section"

_BRACKETS = re.compile(r"[()\[\]]")
# What a bracket says of some only, or of something else: 電話番号(未登録の方は含まれません), 住所(番地は含みません).
_OF_SOME = re.compile("一部|方|名|人|のみ|場合|[)、もが]|(?<!に)(?<!今回)(?<!本件)は")
_QUESTION = Wording(r"{asks}[。?]?[」』\s]*$")
_LONGEST_QUESTION_END = 12
# The whole sentence guesses: 時期からすると、機器の弱点を突かれたのかも知れません.
_GUESS = Wording(r"{guessed}[^。、\n]{0,8}[。]?[」』\s]*$")
_LONGEST_GUESS_END = 24
#: So many sentences behind a question may hold its answer.
_ANSWER = 3
# は or も behind a finding or the enumeration that it ends, with what may stand between: の情報, 等, (任意).
_TOPIC = re.compile(
    r"(?:に関する)?[^、。\nがをにで※]{0,10}?(?:\([^()\n]{0,20}\))?(?:[にで]?[はも]|につい|につき|に関し)"
)
# A noun as the subject, with what may stand between: 流出の事実は, 漏えい等は.
_SUBJECT = re.compile(
    "[一-龥ァ-ヶえい]{2,4}(?:など|等)?(?:(?:した|された|の)(?:事実|形跡|痕跡|可能性|報告|事象))?(?:は|が)"
)
# A verb in attributive form and its noun as the topic: (図面を添付し)たメールは
_ATTRIBUTE = re.compile(r"[^、。\n]{0,6}[たる][^、。\nをがに]{1,20}(?:は|も|につ)")
# The topic that includes what stands before: (口座番号を含む)個人情報は
_INCLUDING = re.compile(r"(?<=含む)[^、。\nをがに]{1,16}(?:は|も|につ)")
# Where a clause ends behind the enumeration that it states: (流出したのは氏名と住所)で、
# what no rule knows may stand in it (住所、施工の内容で、)
_STATES = Wording(
    r"\)?(?:[^、。・/\n()はがをにで]{0,8}(?:(?:[、・/]|{joins})[^、。・/\nはがをにで]{1,14}){1,3})?{summed_up}?で、"
)
# A clause that denies its topic, whatever the verb: (口座番号は)…見当たらず. How verbs end is grammar, and no rule.
_DENIES = Wording(
    r"[^。、\n]{0,40}?(?:、[^。、\n]{0,40}?){0,2}(?:(?<!でき)|{could_reach})"
    r"(?:ない|なかった|ません(?:でした)?|(?<=[えけせてねべめれげみしらかさたなばまわが])ず)"
    r"(?=[。、\n」)]|とい|との|とし|とみ|こと[をが]|$)"
)
# What such a clause says of something other than the data: nobody has misused it, nothing more is known.
_NOT_OF_DATA = Wording("{not_of_data}")
# What no sentence and no item of a list ends with, and how many lines a margin may have cut there.
_CUT_BEHIND = ("は、", "が、", "も、")
_LONGEST_CUT = 4
# A longer sentence (a page without punctuation) is read in stretches of so many characters with so many around them.
_LONGEST_SENTENCE = 800
_STRETCH, _AROUND = 200, 400


class _Sentence(msgspec.Struct):
    """A sentence or, of one that is very long, the stretch around a mention: its span, and whether it asks.

    It is the sentence of the mentions that begin between ``first`` and ``last``. ``stance`` is that of all that stands
    in its section, where the section has one.
    """

    first: int
    last: int
    low: int
    high: int
    asks: bool
    guesses: bool
    stance: Stance | None
    #: By kind of finding the cues, and those of them that decide whatever stands behind.
    cues: dict[str, tuple[list[Cue], list[Cue]]] = {}


@functools.lru_cache(maxsize=8)
def _stances_of_sections(rules: RuleSet) -> dict[str, Stance]:
    """By its role, what stands in a section of which the rules say so."""
    return {rule.id: _STANCE[stance] for rule in rules.rules if (stance := rule.attributes["stance"])}


def judge(document: Document, mentions: Iterable[CodeMention], *, by_section: bool = True) -> list[Judged]:
    """The stance of each mention, in the order given, which is that of their places.

    Not ``by_section``, a mention is judged by its words wherever it stands.
    """
    court = _Court(document, list(mentions), _stances_of_sections(document.rules["outline"]) if by_section else {})
    return list(map(court.judge, court.mentions))


def apart_from_sections(document: Document, findings: Findings) -> Findings:
    """The findings of a passage that has nothing to do with the section it stands in."""
    if all(each.why != _OF_SECTION for each in findings.codes):
        return findings
    codes = judge(document, [each.mention for each in findings.codes], by_section=False)
    return Findings(findings.dates, findings.counts, findings.organizations, codes)


def of_another(findings: Findings, rules: Rules) -> Findings:
    """The findings as those of the other incident that a cue turns to: what the cue sets back is stated."""
    codes = [
        msgspec.structs.replace(each, stance=_STATED)
        if each.stance is _BACKGROUND and rules.said_by(each.why, "another")
        else each
        for each in findings.codes
    ]
    return Findings(findings.dates, findings.counts, findings.organizations, codes)


class _Court:
    """One document, its cues, and the mentions to judge."""

    def __init__(self, document: Document, mentions: list[CodeMention], of_sections: dict[str, Stance]) -> None:
        self.text = document.text
        self.outline = document.outline
        self.of_sections = of_sections
        self.say = finding_wordings(document.rules)
        self.mentions = mentions
        self.endings = Endings(document.text, document.rules)
        self.cues = Cues(document, self.endings)
        by_kind: dict[str, list[CodeMention]] = defaultdict(list, {kind: [] for kind in _DATA})
        for mention in mentions:
            by_kind[mention.kind].append(mention)
        self.places = {kind: Enumerations(document, those) for kind, those in by_kind.items()}
        self.owners = Owners(document, self.cues, self.places["subjects"], self.places["categories"])
        self.lists = Lists(document, self.cues.heads_of_lists)
        #: That of the mention judged last: mentions come by their places, so that each is read once.
        self.sentence = _Sentence(0, 0, 0, 0, asks=False, guesses=False, stance=None)

    def judge(self, mention: CodeMention) -> Judged:
        sentence, kind = self.sentence, mention.kind
        if not sentence.first <= mention.start < sentence.last:
            sentence = self.sentence = self._sentence_of(mention)
        if kind in _SAID:
            return self._said(mention, sentence)
        if sentence.stance is not None:
            return Judged(mention, sentence.stance, _OF_SECTION)
        if kind in _DATA and (denied := self.lists.denied(mention.start)):
            return Judged(mention, _DENIED, denied)
        if sentence.asks:
            return self._asked(mention, sentence.high)
        if kind == "causes" and sentence.guesses:
            return Judged(mention, _BACKGROUND, "judge/guess")
        if kind == "subjects":
            return self._whose(mention, sentence)
        found = self._in_sentence(mention, sentence)
        if found is not None or kind != "categories":
            return found or Judged(mention, _STATED, "")
        if self.lists.states(mention, self.places[kind], sentence.low, sentence.high):
            return Judged(mention, _STATED, "judge/list")
        return Judged(mention, _BACKGROUND, "judge/no-exposure")

    def _said(self, mention: CodeMention, sentence: _Sentence) -> Judged:
        """What is said is stated where neither the rest of its predicate nor a cue has it otherwise."""
        if mention.code.startswith(_BY_PLACE):
            return Judged(mention, _STATED, "")
        if sentence.asks:
            return self._asked(mention, sentence.high)
        is_report = mention.code.startswith("reported_to:")
        ending = self.endings.report(mention.end) if is_report else self.endings.stance(mention.end)
        if ending is not None:
            return Judged(mention, ending, "judge/ending")
        return self._in_sentence(mention, sentence) or Judged(mention, _STATED, "")

    def _whose(self, mention: CodeMention, sentence: _Sentence) -> Judged:
        """People are stated where they are said to be concerned, or data to be theirs, and no cue has it otherwise."""
        if concerned := self.owners.concerned(mention, sentence.low, sentence.high):
            return Judged(mention, _STATED, concerned)
        found = self._in_sentence(mention, sentence)
        if found is not None and found.stance is not _STATED:
            return found
        owner = self.owners.owner(mention, sentence.low, sentence.high)
        if owner == OF_DATA and self._is_in_passing(mention, sentence):
            owner = ""
        return Judged(mention, _STATED if owner else _BACKGROUND, owner or "judge/no-data")

    def _is_in_passing(self, people: CodeMention, sentence: _Sentence) -> bool:
        """True where the data of ``people`` is none that was exposed: 全職員のパスワードを変えた."""
        data = self.places["categories"].next_from(people.end)
        judged = self._in_sentence(data, sentence) if data is not None and data.start < sentence.high else None
        return judged is not None and judged.stance is _BACKGROUND

    def _sentence_of(self, mention: CodeMention) -> _Sentence:
        """The sentence that holds ``mention``, over a margin that cut it behind its topic."""
        first, last = low, high = self.outline.sentence_at(mention.start)
        if high - low > _LONGEST_SENTENCE:
            stretch = mention.start // _STRETCH * _STRETCH
            first, last = max(first, stretch), min(last, stretch + _STRETCH)
            low, high = max(low, stretch - _AROUND), min(high, stretch + _STRETCH + _AROUND)
        return self._read_sentence(first, last, low, high)

    def _read_sentence(self, first: int, last: int, low: int, high: int) -> _Sentence:
        for _ in range(_LONGEST_CUT):
            if self.text[high - 1] != "\n" or not self.text[max(low, high - 40) : high].rstrip().endswith(_CUT_BEHIND):
                break
            high = self.outline.sentence_at(high)[1]
        asks = self.say[_QUESTION].search(self.text, max(low, high - _LONGEST_QUESTION_END), high) is not None
        guesses = self.say[_GUESS].search(self.text, max(low, high - _LONGEST_GUESS_END), high) is not None
        # A section begins with a line, and no sentence goes on over the end of one.
        return _Sentence(first, last, low, high, asks, guesses, self.of_sections.get(self.outline.role_at(first)))

    def _in_sentence(self, mention: CodeMention, sentence: _Sentence) -> Judged | None:
        """What the cues of its sentence make of a mention; where none does, or only that it is kept, its clause."""
        kind = mention.kind
        if kind not in sentence.cues:
            cues = self.cues.between(sentence.low, sentence.high, kind)
            sentence.cues[kind] = cues, [cue for cue in cues if cue.rule.decides]
        cues, deciding = sentence.cues[kind]
        cue = None
        if cues:
            cue = _before(mention, deciding) if deciding else None
            cue = cue or self._behind(mention, sentence, cues) or _before(mention, cues)
        if cue is None or (cue.rule.holding and cue.stance == _STATED):
            denied = self._as_topic(mention, sentence, told=cue is not None) if kind == "categories" else None
            if denied is not None or cue is None:
                return denied
        if cue.weak and any(other.rule.keeps_open for other in cues):
            return Judged(mention, _POSSIBLE, cue.rule.name)
        return Judged(mention, _STANCE[cue.stance], cue.rule.name)

    def _as_topic(self, mention: CodeMention, sentence: _Sentence, *, told: bool) -> Judged | None:
        """Denied where ``mention`` is the topic of a clause that denies it in words that no cue knows.

        Where it is ``told`` that such data is kept, the denial must not be one of something else (悪用はない).
        """
        end = self.places[mention.kind].enumeration(mention, sentence.low, sentence.high)[1]
        topic = _TOPIC.match(self.text, end, sentence.high)
        denial = self.say[_DENIES].match(self.text, topic.end(), sentence.high) if topic else None
        if topic is None or denial is None or self.places[mention.kind].any_between(topic.end(), denial.end()):
            return None
        if told and self.say[_NOT_OF_DATA].search(self.text, topic.end(), denial.end()):
            return None
        if topic[0].count("(") != topic[0].count(")"):
            # The topic is what the bracket explains, 1世帯分(氏名、住所)は, or stands in it: 番号(名義は含みません)
            return None
        return Judged(mention, _DENIED, "judge/topic")

    def _behind(self, mention: CodeMention, sentence: _Sentence, cues: list[Cue]) -> Cue | None:
        """The cue behind ``mention`` that decides: the first, unless that only leads up to a denial.

        It leads up to one where ``mention`` is the topic of the sentence (``住所は漏れたデータには含まれません``),
        where it only tells that the data is kept, and where it is part of an attribute of the topic.
        """
        behind = [c for c in cues if c.end > mention.end and c.start >= mention.start and not c.rule.forward]
        close = self._end_of_statement(mention, sentence) if behind else None
        first: Cue | None = None
        swallowed = 0
        for cue in behind:
            if close is not None and cue.start >= close:
                break
            if cue.stance != BOUNDARY and (not cue.rule.is_about(mention) or cue.start - mention.end > cue.rule.within):
                continue
            # Of cues that overlap, the one that begins first has swallowed the others.
            if cue.start < swallowed or not self._reaches(mention, cue):
                continue
            swallowed = cue.end
            if cue.stance == BOUNDARY:
                if first is None or not first.rule.holding or cue.rule.firm:
                    break
            elif first is None:
                first = cue
                if cue.stance != _STATED:
                    break
            elif cue.stance == _DENIED and _INCLUDING.match(self.text, first.end):
                return cue
            elif self.places[mention.kind].any_between(first.end, cue.start):
                break
            elif self._overrules(first, cue, mention, sentence):
                if cue.stance != _STATED:
                    return cue
                first = cue
        return first

    def _end_of_statement(self, mention: CodeMention, sentence: _Sentence) -> int | None:
        """Where the clause ends whose predicate is the enumeration that holds ``mention``; None where it is none."""
        if mention.kind != "categories":
            return None
        end = self.places[mention.kind].enumeration(mention, sentence.low, sentence.high)[1]
        states = self.say[_STATES].match(self.text, end, sentence.high)
        return states.end() if states else None

    def _overrules(self, first: Cue, later: Cue, mention: CodeMention, sentence: _Sentence) -> bool:
        if first.rule.holding and not later.rule.holding:
            return later.stance == _STATED or not self._is_of_itself(first, later, mention, sentence)
        if later.stance != _DENIED:
            return False
        if later.intrinsic_denial and _ATTRIBUTE.match(self.text, first.end):
            return True
        end = self.places[mention.kind].enumeration(mention, sentence.low, sentence.high)[1]
        return _TOPIC.match(self.text, end) is not None

    def _is_of_itself(self, first: Cue, later: Cue, mention: CodeMention, sentence: _Sentence) -> bool:
        """True of a denial with a subject of its own: 氏名が登録されていたが、流出は確認されていない."""
        if mention.kind != "categories" or self.text.find("、", first.end, later.start) < 0:
            return False
        end = self.places[mention.kind].enumeration(mention, sentence.low, sentence.high)[1]
        own = self.text[later.start - 1] in "はが" or _SUBJECT.match(self.text, later.start) is not None
        return own and _TOPIC.match(self.text, end) is None

    def _reaches(self, mention: CodeMention, cue: Cue) -> bool:
        """False of a cue in a bracket that opens behind ``mention``, unless it denies all of what it stands behind."""
        if self._same_bracket(mention.end, cue.start):
            return True
        denies = cue.stance == _DENIED and self.text.startswith("(", mention.end)
        if not denies or _OF_SOME.search(self.text, mention.end, cue.start):
            return False
        return not self.places[mention.kind].any_between(mention.end, cue.end)

    def _same_bracket(self, start: int, end: int) -> bool:
        """False where a bracket opens between ``start`` and ``end`` and is still open at ``end``."""
        if self.text.find("(", start, end) < 0 and self.text.find("[", start, end) < 0:
            return True  # As between most words.
        depth = 0
        for match in _BRACKETS.finditer(self.text, start, end):
            depth = depth + 1 if match[0] in "([" else max(0, depth - 1)
        return depth == 0

    def _asked(self, mention: CodeMention, high: int) -> Judged:
        """A question states nothing; the first sentences behind it do."""
        end = high
        for _ in range(_ANSWER):
            if end >= len(self.text):
                break
            low, end = self.outline.sentence_at(end)
            answer = self._read_sentence(low, end, low, min(end, low + _LONGEST_SENTENCE))
            if answer.asks:
                break
            for cue in self.cues.between(answer.low, answer.high, mention.kind):
                if cue.stance == _DENIED and cue.rule.is_about(mention):
                    return Judged(mention, _DENIED, cue.rule.name)
        return Judged(mention, _BACKGROUND, "judge/question")


def _before(mention: CodeMention, cues: list[Cue]) -> Cue | None:
    """The last cue before ``mention`` that reaches forward, or tells of an exposure of which it is the object."""
    found: Cue | None = None
    swallowed = 0
    for cue in cues:
        if cue.start >= mention.start:
            break
        gap = mention.start - cue.end
        if gap < 0 or cue.start < swallowed or cue.stance == BOUNDARY or not cue.rule.is_about(mention):
            continue
        swallowed = cue.end
        if (cue.rule.forward or (cue.rule.both_ways and cue.stance == _STATED)) and gap <= cue.rule.within:
            found = cue
    return found
