"""Gives each coded finding its stance: stated, possible, denied, advice, background.

Modelled on ConText (Harkema et al. 2009, negation and experiencer in clinical text), with Japanese word order: the
cue (含まれておりません, 可能性, ご注意ください) mostly follows what it is about. Cues and the words that end their reach are
data, ``rules/stance.yaml``:

* ``stance``: what the cue makes of the findings in its reach, or ``boundary`` for a word that ends a reach;
* ``direction``: ``back`` (the cue follows its findings; the default), ``forward`` or ``sentence``;
* ``kinds``: the rule files whose findings it is about; all where not given.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from extractor.findings import CodeMention, Document, Judged, Stance
from extractor.rules import Hit

#: Sections whose words tell what should be done or what is not part of the incident.
_SECTION_STANCE = {"prevention": Stance.ADVICE, "contact": Stance.ADVICE, "noise": Stance.BACKGROUND}
_OPEN, _CLOSE = "(「『[【", ")」』]】"


def judge(document: Document, mentions: Iterable[CodeMention]) -> list[Judged]:
    """The stance of each mention; the most telling cue in reach wins, in the order of :class:`Stance` reversed."""
    cues = document.rules["stance"].scan(document.text)
    starts = [hit.start for hit in cues]
    return [_judge(document, mention, cues, starts) for mention in mentions]


def _judge(document: Document, mention: CodeMention, cues: list[Hit], starts: list[int]) -> Judged:
    section = _SECTION_STANCE.get(document.outline.role_at(mention.start))
    if section is not None and mention.kind in ("categories", "subjects", "causes"):
        return Judged(mention, section, "outline/section")
    low, high = document.outline.sentence_at(mention.start)
    in_sentence = cues[bisect_left(starts, low) : bisect_left(starts, high)]
    for hit in in_sentence:
        if _reaches(document.text, hit, mention, in_sentence):
            return Judged(mention, Stance(str(hit.rule.attributes["stance"])), hit.rule.name)
    return Judged(mention, Stance.STATED, "")


def _reaches(text: str, cue: Hit, mention: CodeMention, cues: list[Hit]) -> bool:
    attributes = cue.rule.attributes
    if attributes["stance"] == "boundary":
        return False
    kinds = attributes.get("kinds")
    if isinstance(kinds, list) and mention.kind not in kinds:
        return False
    direction = attributes.get("direction", "back")
    if direction == "sentence":
        return True
    if direction == "forward":
        between = (cue.end, mention.start)
    else:
        between = (mention.end, cue.start)
    if between[0] > between[1]:
        return False
    if any(between[0] <= b.start < between[1] for b in cues if b.rule.attributes["stance"] == "boundary"):
        return False
    return not _in_bracket(text[slice(*between)], direction == "forward")


def _in_bracket(between: str, forward: bool) -> bool:
    """True where the cue stands in a bracket that the finding is outside of."""
    depth = 0
    for char in reversed(between) if not forward else between:
        if char in (_OPEN if not forward else _CLOSE):
            depth += 1
        elif char in (_CLOSE if not forward else _OPEN):
            depth -= 1
        if depth > 0:
            return True
    return False
