"""Decides ``confidence``: the share of a row's headline values that is likely to be right.

A logistic model over a few signs that the finished draft shows: what the notice left open, how many candidates there
were to mistake for the right one, how plainly the chosen ones were told. ``benchmarks/calibrate.py`` fits its weights
by cross-fitting on the corpus and writes them to ``confidence.json`` beside this module; here they are only added up.
docs/accuracy.md shows how well the result agrees with the truth.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Callable
from pathlib import Path

from extractor.assemble.view import Draft, View
from extractor.findings import Stance

WEIGHTS = Path(__file__).with_name("confidence.json")

Sign = Callable[[View, Draft], float]


def decide_confidence(view: View, draft: Draft) -> None:
    """Fill ``confidence``, between 0 and 1."""
    weights = _weights()
    score = weights["intercept"] + sum(weights[name] * sign(view, draft) for name, sign in SIGNS.items())
    draft.values["confidence"] = 1.0 / (1.0 + math.exp(-score))


@functools.cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return weights


def _incidents(view: View, draft: Draft) -> float:
    return math.log(view.of)


def _length(view: View, draft: Draft) -> float:
    return math.log1p(sum(end - start for start, end in view.stretch.spans) / 1000)


def _no_organization(view: View, draft: Draft) -> float:
    return float(draft.get("organization") is None)


def _other_names(view: View, draft: Draft) -> float:
    """Organisations besides the one decided for."""
    names = {m.name for m in view.own.organizations}
    return math.log1p(max(0, len(names) - 1))


def _placed_name(view: View, draft: Draft) -> float:
    """The name stands where a notice names its author."""
    name = draft.get("organization")
    roles = {role for m in (*view.own.organizations, *view.shared.organizations) if m.name == name for role in m.roles}
    return float(bool(roles & {"letterhead", "self", "label"}))


def _open_dates(view: View, draft: Draft) -> float:
    """Decided dates without a year."""
    return float(sum("X" in (draft.get(name) or "") for name in ("announced", "occurred", "discovered")))


def _missing_dates(view: View, draft: Draft) -> float:
    return float(sum(draft.get(name) is None for name in ("announced", "occurred", "discovered")))


def _other_dates(view: View, draft: Draft) -> float:
    return math.log1p(len({m.value for m in view.own.dates}))


def _no_number(view: View, draft: Draft) -> float:
    return float(draft.get("affected_people") is None and draft.get("affected_records") is None)


def _untold_total(view: View, draft: Draft) -> float:
    """Several counts, none of which is said to be the total."""
    counts = draft.get("counts", [])
    heads = {draft.get("affected_people"), draft.get("affected_records")}
    told = any("total" in m.roles and m.value in heads for m in view.own.counts)
    return float(len(counts) > 1 and not told)


def _dropped_counts(view: View, draft: Draft) -> float:
    """Counts that were found and sifted out."""
    return math.log1p(max(0, len(view.own.counts) - len(draft.get("counts", []))))


def _no_cause(view: View, draft: Draft) -> float:
    return float(draft.get("root_cause") in (None, "unknown"))


def _other_causes(view: View, draft: Draft) -> float:
    """Causes that were stated, or thought possible, and did not become the root."""
    codes = {
        j.mention.code
        for j in view.own.codes
        if j.mention.kind == "causes" and j.stance in (Stance.STATED, Stance.POSSIBLE)
    }
    return float(len(codes - {draft.get("root_cause")}))


def _no_data(view: View, draft: Draft) -> float:
    return float(not draft.get("data_categories"))


def _thin_data(view: View, draft: Draft) -> float:
    """Share of the exposed categories that one place alone tells of."""
    codes = [code for code, _ in draft.supports.get("data_categories", [])]
    return sum(codes.count(code) == 1 for code in set(codes)) / len(set(codes)) if codes else 0.0


def _passing_data(view: View, draft: Draft) -> float:
    """Categories named in the text and taken neither as exposed nor as excluded."""
    taken = {*draft.get("data_categories", []), *draft.get("excluded_categories", [])}
    return math.log1p(len({j.mention.code for j in view.own.codes if j.mention.kind == "categories"} - taken))


#: What the model looks at, by the name that its weight has in ``confidence.json``.
SIGNS: dict[str, Sign] = {
    "incidents": _incidents,
    "length": _length,
    "no_organization": _no_organization,
    "other_names": _other_names,
    "placed_name": _placed_name,
    "open_dates": _open_dates,
    "missing_dates": _missing_dates,
    "other_dates": _other_dates,
    "no_number": _no_number,
    "untold_total": _untold_total,
    "dropped_counts": _dropped_counts,
    "no_cause": _no_cause,
    "other_causes": _other_causes,
    "no_data": _no_data,
    "thin_data": _thin_data,
    "passing_data": _passing_data,
}
