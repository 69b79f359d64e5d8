"""Gives each coded finding its stance: stated, possible, denied, advice, background.

Modelled on ConText (Harkema et al. 2009: negation and experiencer in clinical text), with Japanese word order: what a
sentence makes of a thing mostly stands behind it, so the first cue behind a finding decides (``_behind``); failing
that, a cue before it (``流出したのは氏名、住所``); failing that, its place (``_by_place``): an item of a list of data is
stated, a word in passing prose is not.

Cues are data, ``rules/stance.yaml``. A cue that is the stem of a verb or a noun serves both ways: the negative ending
behind it (``含まれ|ておりません``, ``流出|の痕跡はなく``) turns it round, and Japanese has few such endings, so they
stand here (``_NEGATIVE``, ``_NO_TRACE``).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractor.findings import CodeMention, Document, Judged, Stance
from extractor.outline import Line
from extractor.rules import Hit

#: Sections whose words tell what should be done or what is not part of the incident.
_SECTION_STANCE = {"prevention": Stance.ADVICE, "contact": Stance.ADVICE, "noise": Stance.BACKGROUND}
#: Kinds of findings that a place alone cannot state: they must be told to be exposed, or stand in a list of data.
_NEEDS_EXPOSURE = ("categories", "subjects")
_BY_SECTION = (*_NEEDS_EXPOSURE, "causes")

# Negative endings of a verb stem: 含まれ-ておりません, 表示-されることはございません, 登録-いただいておらず.
_NEGATIVE = re.compile(
    r"(?:(?:いただい|頂い|し|され|さ|せ|れ|られ|でき|がで|出来)?(?:て|で)?(?:は|も)?(?:い|お|ござい)?(?:ら|り|き)?(?:ません|ない(?!か)|なかった|ず(?!に)|なく(?!な[るっり]))"
    r"|(?:し|され|さ|れ|る|す|する|た|した|された)?(?:こと|もの|わけ)で?(?:は|も|が)(?:一切|決して)?(?:あり|ござい)?(?:ません|ない|なく|なかった)"
    r"|(?:等|など|データ)?(?:に|で)?(?:は|も|が)?(?:一切|全く|まったく)?(?:あり|ござい|いたし|認められ|見られ)?(?:ません|ない|なく|なし|なかった))"
)
# No trace was found: weaker, for the same sentence may go on that it cannot be ruled out.
_NO_TRACE = re.compile(
    r"(?:し|され|さ|する|した|された|れた|れて|して)*(?:い|お)?(?:た|る|り)?(?:等|など)?(?:の|という|といった|との)?"
    r"(?:具体的な|明確な)?(?:事実|形跡|痕跡|可能性|おそれ|恐れ|懸念|こと|記録|様子|兆候|跡|事象|影響|報告|被害|有無)?(?:等|など)?(?:は|も|が|を)"
    r"(?:、)?(?:一切|全く|現在|現時点で|現時点では)?"
    r"(?:(?:あり|ござい)?(?:ません|ない|なく|なし|なかった)"
    r"|(?:確認|認め|発見|検出|把握|見つか|見受け)(?:でき|され|られ|し|っ|けられ|出来)*(?:て)?(?:い|お)?(?:ない|なかった|らず|りません|ません|ず))"
    r"|(?:の)?(?:痕跡|形跡|事実|跡)?(?:なし|無し)"
)
_BRACKETS = re.compile(r"[()\[\]]")
_BRACKET = re.compile(r"\([^()\n]{0,80}\)")
_QUESTION = re.compile(r"(?:ますか|ましたか|ですか|でしょうか|ませんか|のか|るか|たか|[??])[。??]?[」』\s]*$")
# What stands between two items of an enumeration: brackets, a separator, the few words that qualify the next item.
_JOIN = re.compile(r"[^、。・,/\n()はが]{0,4}(?:\([^()\n]{0,30}\))?(?:[、・,/ ]|及び|および|並びに|ならびに|又は|または|と|や){1,2}(?:\([0-9a-z]\)|[①-⑳])?[^、。・,/\n()はが]{0,10}")
_TOPIC = re.compile(r"[^、。\nがをにで]{0,10}?(?:\([^()\n]{0,20}\))?(?:は|も|につい|につき|に関し)")
# How many of it there were: 電話番号1,930件, 住所情報:221件
_COUNTED = re.compile(r"(?:情報|データ)?(?:\([^()\n]{0,20}\))?[がは: ]{0,2}(?:約|最大|計|延べ|のべ)?[0-9,.]+[万千]?(?:件|人|名|枚|通|冊|個)")
# Between people and their data: 顧客(法人を除く)18人分の|氏名
_OWNED_WITHIN = 30
_OWNS = re.compile(r"(?!から|より|による|との)[^、。\n()をがにはへ]{0,14}(?:\([^()\n]{0,30}\))?[^、。\n()をがにはへ]{0,12}(?:の|:| |/|が入力した|\(){0,2}")
# So many people's: 児童58人分
_PORTION = re.compile(r"(?:[のら等様 、]|など|合わせて|あわせて|本人|の方)*(?:\([^()\n]{0,20}\))?(?:約|およそ|最大|延べ|のべ|計)?[0-9,.]+[万千]?[0-9,]*(?:人|名|世帯|件|社)(?:様|ほど|余り?|あまり|以上)?分")
# Somebody who does something, or to whom something is done, is not told to be among the people concerned.
_ACTS = re.compile(r"(?:様|の皆様|の皆さま|の方|ら)?(?:[0-9]+[名人])?(?:が|に(?!関)|へ|から|を|は|で|より|宛|による)")
_PEOPLE = re.compile(r"[0-9,.]+[万千]?(?:人|名|件|世帯|社|先)")
# A verb in attributive form and its noun as the topic: (図面を添付し)たメールは
_ATTRIBUTE = re.compile(r"[^、。\n]{0,6}[たる][^、。\nをがに]{1,12}(?:は|も|につ)")
# What no sentence and no item of a list ends with.
_CUT_BEHIND = ("は、", "が、", "も、")


@dataclass(frozen=True, slots=True)
class _Cue:
    start: int
    end: int
    stance: str
    hit: Hit
    negated: bool = False
    weak: bool = False
    holding: bool = False


def judge(document: Document, mentions: Iterable[CodeMention]) -> list[Judged]:
    """The stance of each mention, in the order given."""
    court = _Court(document, list(mentions))
    return [court.judge(mention) for mention in court.mentions]


class _Court:
    """The cues of one document, and the mentions to judge, both in order of place."""

    def __init__(self, document: Document, mentions: list[CodeMention]) -> None:
        self.document = document
        self.text = document.text
        self.outline = document.outline
        self.mentions = mentions
        hits = document.rules["stance"].scan(document.text)
        self.hits = list(_longest(hit for hit in hits if not hit.rule.attributes.get("attaches")))
        self.starts = [hit.start for hit in self.hits]
        # Cues of another question, whose data it is, which may stand on the same words.
        self.owning = list(_longest(hit for hit in hits if hit.rule.attributes.get("attaches")))
        self.owning_starts = [hit.start for hit in self.owning]
        self.read: dict[int, _Cue] = {}
        self.denied_lists = self._denied_lists()
        self.places: dict[str, list[tuple[int, int]]] = {}
        for mention in mentions:
            self.places.setdefault(mention.kind, []).append((mention.start, mention.end))

    def judge(self, mention: CodeMention) -> Judged:
        section = _SECTION_STANCE.get(self.outline.role_at(mention.start))
        if section is not None and mention.kind in _BY_SECTION:
            return Judged(mention, section, "outline/section")
        for start, end, name in self.denied_lists:
            if start <= mention.start < end and mention.kind in _NEEDS_EXPOSURE:
                return Judged(mention, Stance.DENIED, name)
        low, high = self._sentence(mention.start)
        if _QUESTION.search(self.text, max(low, high - 12), high):
            return self._asked(mention, high)
        concerned = self._concerned(mention, low) if mention.kind == "subjects" else None
        if concerned is not None:
            return concerned
        found = self._within(mention, low, high)
        if mention.kind == "subjects" and (found is None or found.stance is Stance.STATED):
            return self._by_data(mention, high)
        if found is not None:
            return found
        if mention.kind == "categories":
            return self._by_place(mention, low, high)
        return Judged(mention, Stance.STATED, "")

    def _sentence(self, position: int) -> tuple[int, int]:
        """The sentence that holds ``position``, over the ends of lines that were wrapped inside an item or a note."""
        low, high = self.outline.sentence_at(position)
        while high < len(self.text) and self._wraps(high):
            high = self.outline.sentence_at(high)[1]
        return low, high

    def _wraps(self, end: int) -> bool:
        """True where a margin cut the sentence that ends at ``end`` behind its topic."""
        return self.text[max(0, end - 12) : end].rstrip(" \n").endswith(_CUT_BEHIND) and self.text[end - 2] != "\n"

    def _within(self, mention: CodeMention, low: int, high: int) -> Judged | None:
        """What the cues of its sentence make of a mention."""
        cues = [self._cue(i) for i in range(bisect_left(self.starts, low), bisect_left(self.starts, high))]
        cue = self._behind(mention, cues) or self._before(mention, cues)
        if cue is None:
            return None
        if cue.weak and any(c.hit.rule.id == "undeniable" for c in cues):
            return Judged(mention, Stance.POSSIBLE, cue.hit.rule.name)
        return Judged(mention, Stance(cue.stance), cue.hit.rule.name)

    def _behind(self, mention: CodeMention, cues: list[_Cue]) -> _Cue | None:
        """The cue behind ``mention`` that decides: the first, unless that only leads up to a denial.

        It leads up to one where ``mention`` is the topic of the sentence (``住所は漏れたデータには含まれません``), where it
        only tells that the data is kept, and where it is part of an attribute of the topic.
        """
        topic = self._is_topic(mention)
        first: _Cue | None = None
        for cue in cues:
            if cue.end <= mention.end or cue.start < mention.start:
                continue
            if not self._outside_brackets(mention.end, cue.start):
                continue
            if cue.stance == "boundary":
                if first is None or not first.holding or cue.hit.rule.attributes.get("firm"):
                    break
                continue
            if not _is_about(cue, mention):
                continue
            if first is None:
                first = cue
                if cue.stance != Stance.STATED:
                    break
            elif self._another_between(mention, first.end, cue.start):
                break
            elif (first.holding and not cue.holding) or (cue.stance == Stance.DENIED and topic):
                return cue
            elif cue.stance == Stance.DENIED and not cue.negated and _ATTRIBUTE.match(self.text, first.end):
                return cue
        return first

    def _before(self, mention: CodeMention, cues: list[_Cue]) -> _Cue | None:
        """A cue before ``mention`` that reaches forward, or tells of an exposure of which ``mention`` is the object."""
        for cue in reversed(cues):
            if cue.end > mention.start or cue.stance == "boundary":
                continue
            attributes = cue.hit.rule.attributes
            if not _is_about(cue, mention) or attributes.get("attaches"):
                continue
            if attributes.get("direction") == "forward":
                return cue
            if cue.stance == Stance.STATED and mention.kind in _NEEDS_EXPOSURE and "within" not in attributes:
                return cue
        return None

    def _by_place(self, mention: CodeMention, low: int, high: int) -> Judged:
        line = self.outline.line_at(mention.start)
        if (
            line.kind in ("item", "row", "note") and "。" not in self.text[mention.end : line.end]
            or self.outline.role_at(mention.start) == "affected_data"
            or self._enumerated(mention, low, high)
            or self._fills(line, mention)
            or _COUNTED.match(self.text, mention.end)
        ):
            return Judged(mention, Stance.STATED, "judge/list")
        return Judged(mention, Stance.BACKGROUND, "judge/no-exposure")

    def _by_data(self, mention: CodeMention, high: int) -> Judged:
        """Whose data it is: people count only where data of theirs is named, or how many of them stand in a list."""
        reach = min(high, mention.end + _OWNED_WITHIN)
        for hit in self.owning[bisect_left(self.owning_starts, mention.end) : bisect_left(self.owning_starts, reach)]:
            if hit.rule.attributes.get("direction") != "forward" and _OWNS.fullmatch(self.text, mention.end, hit.start):
                return Judged(mention, Stance.STATED, hit.rule.name)
        if self._owns_category(mention):
            return Judged(mention, Stance.STATED, "judge/data")
        if self._in_list_of_data(mention):
            return Judged(mention, Stance.STATED, "judge/list")
        if _PORTION.match(self.text, mention.end):
            return Judged(mention, Stance.STATED, "judge/count")
        return Judged(mention, Stance.BACKGROUND, "judge/no-data")

    def _concerned(self, mention: CodeMention, low: int) -> Judged | None:
        """Whether it is said outright that these people are the ones concerned (対象は会員、講師、取引先の皆様)."""
        places = self.places[mention.kind]
        i = bisect_left(places, (mention.start, mention.end))
        while i > 0 and places[i - 1][0] >= low and self._joined(places[i - 1][1], places[i][0]):
            i -= 1
        before = bisect_left(self.owning_starts, places[i][0]) - 1
        if before < 0 or self.owning_starts[before] < low:
            return None
        hit = self.owning[before]
        gap = self.text[hit.end : places[i][0]]
        reaches = len(gap) <= int(str(hit.rule.attributes.get("within", 0))) and "、" not in gap
        if hit.rule.attributes.get("direction") == "forward" and reaches:
            return Judged(mention, Stance.STATED, hit.rule.name)
        return None

    def _owns_category(self, mention: CodeMention) -> bool:
        """True where a data category follows ``mention`` with nothing but its qualifiers between (顧客の氏名)."""
        places = self.places.get("categories", [])
        i = bisect_left(places, (mention.end, 0))
        return i < len(places) and _OWNS.fullmatch(self.text, mention.end, places[i][0]) is not None

    def _in_list_of_data(self, mention: CodeMention) -> bool:
        """True in a line of a list, not of prose, that tells how many people, or what data, or little else."""
        line = self.outline.line_at(mention.start)
        if line.kind not in ("item", "row", "heading") and self.outline.role_at(mention.start) != "affected_data":
            return False
        if "。" in self.text[line.start : line.end] or _ACTS.match(self.text, mention.end):
            return False
        places = self.places.get("categories", [])
        i = bisect_left(places, (line.start, 0))
        if i < len(places) and places[i][0] < line.end:
            return True
        return self._fills(line, mention) or _PEOPLE.search(self.text, line.start, line.end) is not None

    def _enumerated(self, mention: CodeMention, low: int, high: int) -> bool:
        """True where ``mention`` is one of several of its kind in the sentence, with little between them."""
        places = self.places[mention.kind]
        i = bisect_left(places, (mention.start, mention.end))
        before = i > 0 and places[i - 1][0] >= low and self._joined(places[i - 1][1], mention.start)
        return before or (
            i + 1 < len(places) and places[i + 1][0] < high and self._joined(mention.end, places[i + 1][0])
        )

    def _is_topic(self, mention: CodeMention) -> bool:
        """True where は or も follows ``mention``, or the enumeration that it belongs to."""
        places = self.places[mention.kind]
        i = bisect_left(places, (mention.start, mention.end))
        while i + 1 < len(places) and self._joined(places[i][1], places[i + 1][0]):
            i += 1
        return _TOPIC.match(self.text, places[i][1]) is not None

    def _joined(self, start: int, end: int) -> bool:
        return end - start <= 40 and _JOIN.fullmatch(self.text, start, end) is not None

    def _fills(self, line: Line, mention: CodeMention) -> bool:
        """True where the line holds little besides the mention, and what a bracket adds: a list without a marker."""
        bracket = _BRACKET.match(self.text, mention.end)
        end = bracket.end() if bracket else mention.end
        return line.end - line.body - (end - mention.end) <= 2 * (mention.end - mention.start) + 8

    def _asked(self, mention: CodeMention, high: int) -> Judged:
        """A question states nothing; the first sentences behind it do."""
        end = high
        for _ in range(3):
            low, end = self.outline.sentence_at(end) if end < len(self.text) else (end, end)
            if _QUESTION.search(self.text, max(low, end - 12), end):
                break
            for i in range(bisect_left(self.starts, low), bisect_left(self.starts, end)):
                cue = self._cue(i)
                if cue.stance == Stance.DENIED and _is_about(cue, mention, anywhere=True):
                    return Judged(mention, Stance.DENIED, cue.hit.rule.name)
        return Judged(mention, Stance.BACKGROUND, "judge/question")

    def _cue(self, i: int) -> _Cue:
        """The cue at place ``i``, turned round where a negative ending follows it. Read only where it is needed."""
        cue = self.read.get(i)
        if cue is None:
            hit = self.hits[i]
            stance = str(hit.rule.attributes["stance"])
            cue = _Cue(hit.start, hit.end, stance, hit, holding=bool(hit.rule.attributes.get("holding")))
            if hit.rule.attributes.get("negatable"):
                plain = _NEGATIVE.match(self.text, hit.end)
                trace = None if plain else _NO_TRACE.match(self.text, hit.end)
                ending = plain or trace
                if ending is not None:
                    cue = _Cue(hit.start, ending.end(), Stance.DENIED, hit, True, trace is not None)
            self.read[i] = cue
        return cue

    def _another_between(self, mention: CodeMention, start: int, end: int) -> bool:
        places = self.places[mention.kind]
        i = bisect_right(places, (start, end))
        return i < len(places) and places[i][0] < end

    def _outside_brackets(self, start: int, end: int) -> bool:
        """False where a bracket opens between ``start`` and ``end`` and is still open at ``end``."""
        depth = 0
        for match in _BRACKETS.finditer(self.text, start, end):
            depth = depth + 1 if match[0] in "([" else max(0, depth - 1)
        return depth == 0

    def _denied_lists(self) -> list[tuple[int, int, str]]:
        """What stands under a heading or behind an introduction that says that it was not among the data."""
        found = []
        for hit in self.hits:
            if not hit.rule.attributes.get("list"):
                continue
            line = self.outline.line_at(hit.start)
            found.append((hit.end, self._end_of_list(line), hit.rule.name))
        return found

    def _end_of_list(self, line: Line) -> int:
        lines = self.outline.lines
        i = bisect_left(lines, line.start, key=lambda other: other.start)
        end, seen = line.end, False
        for follower in lines[i + 1 :]:
            if follower.kind == "blank":
                if seen:
                    break
                continue
            if follower.kind not in ("item", "row") and (seen or follower.kind != "text"):
                break
            if line.kind == follower.kind and line.marker == follower.marker:
                break
            end, seen = follower.end, True
        return end


def _longest(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Of cues that overlap, those that begin first, and of these the longest; one span may be a cue of two rules."""
    last = (-1, -1)
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if hit.start >= last[1] or (hit.start, hit.end) == last:
            last = (hit.start, hit.end)
            yield hit


def _is_about(cue: _Cue, mention: CodeMention, anywhere: bool = False) -> bool:
    attributes = cue.hit.rule.attributes
    kinds, codes = attributes.get("kinds"), attributes.get("codes")
    if isinstance(kinds, list) and mention.kind not in kinds:
        return False
    if isinstance(codes, list) and mention.code not in codes:
        return False
    if anywhere:
        return True
    forward = attributes.get("direction") == "forward"
    gap = mention.start - cue.end if forward else cue.start - mention.end
    if forward and gap < 0:
        return False
    return gap <= int(str(attributes.get("within", 1_000)))
