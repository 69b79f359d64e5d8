"""How right a table is: scores against gold, the list of errors, gains and losses between two tables, and the gate."""

from __future__ import annotations

from extractor.evaluate.comparison import Change, compare
from extractor.evaluate.gold import read_gold
from extractor.evaluate.scoring import HEADLINE, Outcome, Score, Tally, Verdict, score
from extractor.incident_table import read_table

__all__ = [
    "HEADLINE",
    "Change",
    "Outcome",
    "Score",
    "Tally",
    "Verdict",
    "compare",
    "read_gold",
    "read_table",
    "score",
]
