"""Decides ``loss_jpy``: the sum of money, in yen, that the words around it make a loss or a cost of response."""

from __future__ import annotations

from bisect import bisect_left

from extractor.assemble.handling import handling_of
from extractor.assemble.view import Draft, Support, View
from extractor.findings import CountMention, Judged

#: How far from a sum, in characters, the words stand that say what it is.
_REACH = 32


def decide_loss(view: View, draft: Draft) -> None:
    """Fill ``loss_jpy``, if the notice states a loss."""
    sums = [count for count in view.own.counts if count.unit == "yen"]
    if not sums:
        return
    cues = [judged for _, judged in handling_of(view, "loss")]
    weighed = [(_weight(view, count, cues), count) for count in sums]
    weight, loss = max(weighed, key=lambda pair: (pair[0], pair[1].value))
    for other_weight, other in weighed:
        if other is not loss or weight <= 0:
            view.reject("loss_jpy", other.value, other.start, other.end, f"weighs {other_weight:g}")
    if weight > 0:
        draft.decide("loss_jpy", loss.value, Support(loss.start, loss.end, loss.rule))


def _weight(view: View, count: CountMention, cues: list[Judged]) -> float:
    """The heaviest word for a loss and all the words against it, within reach in the sentence of the sum."""
    low, high = view.document.outline.sentence_at(count.start)
    low, high = max(low, count.start - _REACH), min(high, count.end + _REACH)
    starts = [cue.mention.start for cue in cues]
    rules = view.document.rules["handling"].by_id
    best = against = 0.0
    for cue in cues[bisect_left(starts, low) : bisect_left(starts, high)]:
        weight = rules[cue.mention.rule.partition("/")[2]].attributes.get("weight", 0)
        if isinstance(weight, int | float):
            best, against = max(best, weight), against + min(0, weight)
    return best + against
