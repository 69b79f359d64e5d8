"""How a sentence goes on right behind the words of a finding or cue: it denies them, or leaves open whether they hold.

``表示|されておりません``, ``流出|の痕跡はなく``; ``悪用が確認され|た場合は``, ``流出した|かどうか``.
How verbs end is grammar and stands here; the nouns, verbs and adverbs around the endings are those of
``rules/finding_context.yaml``.
"""

from __future__ import annotations

import re

from extractor.findings import Stance
from extractor.rules import Rules
from extractor.rules.wordings import Wording, finding_wordings

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
# Most words have none of these near behind them; to look for them first is cheaper than to try the endings.
_SOME_NEGATIVE = re.compile(r"ない|ません|ず|なく|なし|なかった|無し")
_LONGEST_ENDING = 48
# A case that may come, a question, a mere possibility, behind what is left of the verb: 届くように|なった-場合
_OPEN = Wording(r"[ぁ-ん]{0,8}?{left_open}")
# A guess of who writes, no more: 認証情報が漏れ-たのだと思います
_GUESSED = Wording(r"[ぁ-ん]{0,8}?{guessed}")
# A report not made, not needed, or asked of the reader: 警察-には届けておりません, 委員会へ-の報告は不要
_UNREPORTED = Wording(
    r"(?:[^。、\n(が]|(?<![たすん])が){0,16}?"
    r"(?:{reports}(?:[をて]?(?:ください|下さい|お願い)|" + _NEGATIVE + r")|{needless})"
)


class Endings:
    """The endings in one text."""

    def __init__(self, text: str, rules: Rules) -> None:
        self._text = text
        say = finding_wordings(rules)
        self._negative, self._no_trace, self._open = say[_NEGATIVE], say[_NO_TRACE], say[_OPEN]
        self._unreported, self._guessed = say[_UNREPORTED], say[_GUESSED]

    def denial(self, place: int) -> tuple[int, bool] | None:
        """Where a negative ending that begins at ``place`` ends, and whether it denies a trace only."""
        if not _SOME_NEGATIVE.search(self._text, place, place + _LONGEST_ENDING):
            return None
        plain = self._negative.match(self._text, place)
        ending = plain or self._no_trace.match(self._text, place)
        return (ending.end(), plain is None) if ending else None

    def stance(self, place: int) -> Stance | None:
        """What the rest of the predicate makes of words that end at ``place``; None where they stand as they are."""
        if self.denial(place) is not None:
            return Stance.DENIED
        return Stance.BACKGROUND if self._open.match(self._text, place) else None

    def is_guess(self, place: int) -> bool:
        """True where what ends at ``place`` is a guess of who writes."""
        return self._guessed.match(self._text, place) is not None

    def report(self, place: int) -> Stance | None:
        """The same of words that name who is reported to, or what is filed."""
        return Stance.DENIED if self._unreported.match(self._text, place) else self.stance(place)
