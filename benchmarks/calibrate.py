"""Fit and check ``confidence``: ``python benchmarks/calibrate.py [--also DIR …] [--keep] [--notices GLOB] [--write]``.

Each row of the corpus gives the features of ``extractor.assemble.confidence``, and from the gold the number of its
headline values that are right and wrong. The logistic model is cross-fitted: the confidence of a row that is
judged here comes from a model that has not seen its notice. ``--write`` stores the weights fitted on all rows.

The rules were tuned on the corpus, so a model of the corpus alone is too sure of itself elsewhere. The fit takes in
``unseen_rows.jsonl`` beside this script: what the program gave of texts retold from real pages before anybody had tuned
for them, as features and numbers of right and wrong values, without the texts; rows of a program much older than this
one are taken out, for it was another. ``--also`` adds folders of other notices with gold (``ID.txt``, ``ID.json``);
``--keep`` appends the rows of these to that file, which is right only before the rules have learnt from them. Each set
is also judged by itself.

Needs scikit-learn, which the program itself does not.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from extractor.assemble import STEPS
from extractor.assemble.confidence import FEATURES, WEIGHTS, decide_confidence
from extractor.assemble.incident import build
from extractor.assemble.view import Draft
from extractor.evaluate import HEADLINE, Outcome, read_gold
from extractor.evaluate.gold import Row
from extractor.evaluate.matching import pair
from extractor.evaluate.scoring import LISTS, judge_incident
from extractor.findings import open_document
from extractor.pipeline import find_all, views
from extractor.rules import Rules
from extractor.rules.files import load_rules

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
#: Rows of texts that the rules had not learnt from when they were taken.
UNSEEN = Path(__file__).with_name("unseen_rows.jsonl")
#: The fields whose values a row's confidence is about.
FIELDS = tuple(field for fields in HEADLINE.values() for field in fields if field != "incidents")
BINS = (0.0, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0001)
FOLDS = 10
#: Inverse strength of the ridge; a few hundred rows bear no more freedom.
RIDGE = 0.003


class Sample(NamedTuple):
    """One row: its notice, by folder and id, the features, and how many of its headline values are right and wrong."""

    folder: str
    notice: str
    features: list[float]
    right: int
    wrong: int


@dataclass(frozen=True)
class Bin:
    """The rows whose confidence lies between two bounds."""

    low: float
    high: float
    rows: int
    confidence: float
    precision: float


def samples(folder: Path, pattern: str, rules: Rules) -> Iterator[Sample]:
    """The rows that the program gives for the texts of ``folder``, compared with the gold beside them."""
    for notice, golds in read_gold(folder, pattern).items():
        text = (folder / f"{notice}.txt").read_bytes().decode("utf-8")
        document = open_document(text, rules)
        rows: list[Row] = []
        features = []
        for view in views(document, find_all(document)):
            draft = Draft()
            for step in STEPS:
                if step is not decide_confidence:
                    step(view, draft)
            features.append([feature(view, draft) for feature in FEATURES.values()])
            rows.append(build(view, draft).to_dict())
        gold_of = dict(pair(rows, golds))
        for i, row in enumerate(rows):
            gold = golds[gold_of[i]] if i in gold_of else None
            if gold is None or not gold.get("background"):
                yield Sample(folder.name, notice, features[i], *_right_and_wrong(row, gold))


def unseen() -> list[Sample]:
    """The rows of ``unseen_rows.jsonl``."""
    kept = [json.loads(line) for line in UNSEEN.read_text(encoding="utf-8").splitlines()]
    return [
        Sample(row["folder"], row["notice"], [row["features"][n] for n in FEATURES], row["right"], row["wrong"])
        for row in kept
    ]


def keep(rows: list[Sample]) -> None:
    """Append rows to ``unseen_rows.jsonl``."""
    with UNSEEN.open("a", encoding="utf-8") as file:
        for row in rows:
            features = {name: round(value, 4) for name, value in zip(FEATURES, row.features, strict=True)}
            kept = row._asdict() | {"features": features}
            file.write(json.dumps(kept, ensure_ascii=False) + "\n")


def _right_and_wrong(row: Row, gold: Row | None) -> tuple[int, int]:
    """A row that tells of no incident has everything wrong."""
    nothing: Row = {field: [] for field in LISTS}
    verdicts = [v for v in judge_incident("", 0, row, gold or nothing) if v.field in FIELDS]
    right = sum(v.outcome is Outcome.RIGHT for v in verdicts)
    return right, sum(v.outcome in (Outcome.WRONG, Outcome.DIFFERENT) for v in verdicts)


def fit(rows: list[Sample]) -> LogisticRegression:
    """The model of the share of right values; each row counts the same, however many values it has."""
    x = np.array([row.features for row in rows] * 2)
    y = np.repeat([1, 0], len(rows))
    shares = np.array([row.right / max(1, row.right + row.wrong) for row in rows])
    model = make_pipeline(StandardScaler(), LogisticRegression(C=RIDGE * len(rows), max_iter=1000))
    model.fit(x, y, logisticregression__sample_weight=np.concatenate([shares, 1 - shares]))
    return model


def cross_fitted(rows: list[Sample]) -> np.ndarray:
    """The confidence of each row by a model fitted on the other notices."""
    found = np.zeros(len(rows))
    for train, test in GroupKFold(FOLDS).split(rows, groups=[f"{row.folder}/{row.notice}" for row in rows]):
        model = fit([rows[i] for i in train])
        found[test] = model.predict_proba(np.array([rows[i].features for i in test]))[:, 1]
    return found


def stored_confidence(rows: list[Sample]) -> np.ndarray:
    """The confidence of each row by the weights that ship."""
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    per_feature = np.array([stored[name] for name in FEATURES])
    score = np.array([row.features for row in rows]) @ per_feature + stored["intercept"]
    return 1 / (1 + np.exp(-score))


def reliability(rows: list[Sample], confidence: np.ndarray) -> list[Bin]:
    """Bins of rows with their mean confidence and the share of right values among theirs."""
    bins = []
    for low, high in itertools.pairwise(BINS):
        inside = [i for i, c in enumerate(confidence) if low <= c < high]
        if inside:
            mean = float(confidence[inside].mean())
            bins.append(Bin(low, min(high, 1.0), len(inside), mean, precision(rows, inside)))
    return bins


def precision(rows: list[Sample], chosen: list[int]) -> float:
    """Share of right values among all headline values of the chosen rows."""
    right, wrong = (sum(getattr(rows[i], name) for i in chosen) for name in ("right", "wrong"))
    return right / (right + wrong) if right + wrong else 1.0


def expected_error(bins: list[Bin]) -> float:
    """Expected calibration error: the mean gap between confidence and precision, weighted by rows."""
    return sum(b.rows * abs(b.confidence - b.precision) for b in bins) / sum(b.rows for b in bins)


def weights(model: LogisticRegression) -> dict[str, float]:
    """The fitted weights in terms of the features as they are, not standardised."""
    scaler, logistic = model[0], model[1]
    plain = logistic.coef_[0] / scaler.scale_
    intercept = logistic.intercept_[0] - float(plain @ scaler.mean_)
    return {"intercept": round(intercept, 4)} | {n: round(float(w), 4) for n, w in zip(FEATURES, plain, strict=True)}


def report(rows: list[Sample], confidence: np.ndarray) -> str:
    """The reliability table and the figures under it, as Markdown."""
    bins = reliability(rows, confidence)
    sure = [i for i, c in enumerate(confidence) if c >= 0.9]
    lines = ["| confidence | rows | mean confidence | right |", "|---|---|---|---|"]
    lines += [f"| {b.low:.2f}–{b.high:.2f} | {b.rows} | {b.confidence:.3f} | {b.precision:.3f} |" for b in bins]
    lines += [
        "",
        f"{len(rows)} rows, {precision(rows, list(range(len(rows)))):.3f} of their headline values right. "
        f"Expected calibration error {expected_error(bins):.3f}. "
        f"Rows at 0.9 and above: {len(sure)}, {precision(rows, sure):.3f} right.",
    ]
    return "\n".join(lines)


def main() -> None:
    """Print the reliability tables; store the weights if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notices", default="*", metavar="GLOB", help="ids of the corpus to use")
    parser.add_argument("--also", nargs="*", default=[], type=Path, metavar="DIR", help="further folders of gold")
    parser.add_argument("--keep", action="store_true", help=f"append the rows of those folders to {UNSEEN.name}")
    parser.add_argument("--write", action="store_true", help=f"store the weights in {WEIGHTS.name}")
    arguments = parser.parse_args()
    rules = load_rules()
    rows = list(samples(CORPUS, arguments.notices, rules))
    also = [row for folder in arguments.also for row in samples(folder, "*", rules)]
    rows += unseen() + also
    if arguments.keep:
        keep(also)
    confidence = cross_fitted(rows)
    for folder in dict.fromkeys(row.folder for row in rows):
        inside = [i for i, row in enumerate(rows) if row.folder == folder]
        print(f"## {folder}\n\n{report([rows[i] for i in inside], confidence[inside])}\n")
    if arguments.write:
        fitted = weights(fit(rows))
        WEIGHTS.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")
        print(f"{WEIGHTS.name} written")


if __name__ == "__main__":
    main()
