"""Gains and losses: what one table finds that another does not, value by value.

The question after every rule edit: a score that stays the same may hide ten values found and ten lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from extractor.evaluate.scoring import Outcome, Score, Verdict


class Change(StrEnum):
    """What became of a value on the way from the old table to the new."""

    FOUND = "found"  # a right value that the old table did not have
    CLEARED = "cleared"  # a wrong value that is gone
    LOST = "lost"  # a right value that is gone
    SPOILT = "spoilt"  # a wrong value that the old table did not have

    @property
    def is_gain(self) -> bool:
        """Whether the new table is better for it."""
        return self in (Change.FOUND, Change.CLEARED)


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that the two tables do not share, with the verdict of the table that has it."""

    change: Change
    verdict: Verdict


_Key = tuple[str, int, str, str]


def compare(old: Score, new: Score) -> list[Difference]:
    """Every gain and loss from ``old`` to ``new``, which judge the same gold; gains first, then by notice."""
    differences: list[Difference] = []
    for value_of, came, went in ((_right, Change.FOUND, Change.LOST), (_wrong, Change.SPOILT, Change.CLEARED)):
        before, after = value_of(old), value_of(new)
        differences += [Difference(came, verdict) for key, verdict in after.items() if key not in before]
        differences += [Difference(went, verdict) for key, verdict in before.items() if key not in after]
    return sorted(differences, key=lambda d: (list(Change).index(d.change), d.verdict.notice, d.verdict.incident))


def _right(score: Score) -> dict[_Key, Verdict]:
    # Keyed by what the gold says: another form of the same name is no change.
    verdicts = (v for v in score.verdicts if v.outcome is Outcome.RIGHT)
    return {(v.notice, v.incident, v.field, v.gold): v for v in verdicts}


def _wrong(score: Score) -> dict[_Key, Verdict]:
    verdicts = (v for v in score.verdicts if v.outcome in (Outcome.WRONG, Outcome.DIFFERENT))
    return {(v.notice, v.incident, v.field, v.found): v for v in verdicts}
