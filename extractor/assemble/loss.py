"""Decides ``loss_jpy``: the sum of money, in yen, that the words around it make a loss or a cost of response."""

from __future__ import annotations

from bisect import bisect_left

from extractor.assemble.handling import handling_of
from extractor.assemble.view import Draft, Support, View
from extractor.findings import CountMention, Judged
from extractor.rules.wordings import Wording, finding_wordings

#: How far from a sum, in characters, the words stand that say what it is.
_REACH = 32
# What stands between words that are the topic of a sum and the sum: 対応費用|は約|2,400万円
_OF_TOPIC = Wording(r"(?:の?{sum_of_money})?(?:は|が|として|[:|])[、 ]?(?:{sum_of_money}で?)?{bound_before}?[ ]?")


def decide_loss(view: View, draft: Draft) -> None:
    """Fill ``loss_jpy``, if the notice states a loss."""
    sums = [count for count in view.own.counts if count.unit == "yen"]
    if not sums:
        return
    cues = [judged for _, judged in handling_of(view, "loss")]
    ends = [0, *(count.end for count in sums)]
    starts = [*(count.start for count in sums[1:]), len(view.text)]
    weighed = [(_weight(view, *place, cues), place[1]) for place in zip(ends, sums, starts, strict=False)]
    weight, loss = max(weighed, key=lambda pair: (pair[0], pair[1].value))
    for other_weight, other in weighed:
        if other is not loss or weight <= 0:
            view.reject("loss_jpy", other.value, other.start, other.end, f"weighs {other_weight:g}")
    if weight > 0:
        draft.decide("loss_jpy", loss.value, Support(loss.start, loss.end, loss.rule))


def _weight(view: View, before: int, count: CountMention, behind: int, cues: list[Judged]) -> float:
    """The heaviest word for a loss and all the words against it, within reach in the sentence of the sum.

    The sum before ends at ``before``, the next begins at ``behind``: the words beyond are theirs. Words against it that
    stand in a later clause (523万円のうち、凍結により) speak of another sum; those before its topic do not deny it:
    見舞いのポイントなど対応費用は約2,400万円.
    """
    outline = view.document.outline
    low, high = outline.sentence_at(count.start)
    section = outline.section_at(count.start)
    if section.heading and before <= section.start and not view.text[section.body : low].strip():
        # 2.損失見込額 / 約162百万円: the heading right above says what it is.
        low = section.start
    low, high = max(low, before, count.start - _REACH), min(high, behind, count.end + _REACH)
    clause = view.text.find("、", count.end, high)
    starts = [cue.mention.start for cue in cues]
    of_topic = finding_wordings(view.document.rules)[_OF_TOPIC]
    best = against = 0.0
    for cue in cues[bisect_left(starts, low) : bisect_left(starts, high)]:
        weight = view.document.rules.said_by(cue.mention.rule, "weight")
        if weight > 0 and of_topic.fullmatch(view.text, cue.mention.end, count.start):
            against = 0.0
        best = max(best, weight)
        against += min(0, weight) if clause < 0 or cue.mention.start < clause else 0
    return best + against
