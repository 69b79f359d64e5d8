"""Decides ``confidence``: the share of a row's headline values that is likely to be right.

A logistic model over a few features of the finished draft: what it left blank, and what there was to mistake for the
right values. ``benchmarks/calibrate.py`` fits its weights and writes them to ``confidence.json`` beside this module;
here they are only added up. docs/accuracy.md shows how well the result agrees with the truth.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Callable
from pathlib import Path

from extractor.assemble.view import Draft, View

WEIGHTS = Path(__file__).with_name("confidence.json")

Feature = Callable[[View, Draft], float]


def decide_confidence(view: View, draft: Draft) -> None:
    """Fill ``confidence``, between 0 and 1."""
    weights = _weights()
    score = weights["intercept"] + sum(weights[name] * feature(view, draft) for name, feature in FEATURES.items())
    draft.values["confidence"] = 1.0 / (1.0 + math.exp(-score))


@functools.cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return weights


def _incidents(view: View, draft: Draft) -> float:
    """How many incidents share the notice, and may have taken each other's values."""
    return math.log(view.of)


def _stage_told(view: View, draft: Draft) -> float:
    """The notice says which report it is: an organisation that writes to be read closely."""
    return float(draft.get("report_stage") is not None)


def _no_organization(view: View, draft: Draft) -> float:
    return float(draft.get("organization") is None)


def _other_names(view: View, draft: Draft) -> float:
    """Organisations besides the one decided for."""
    return math.log(max(1, len({m.name for m in view.own.organizations})))


def _placed_name(view: View, draft: Draft) -> float:
    """The organisation stands where a notice names its author: its own release, not somebody's tale."""
    name, signing = draft.get("organization"), view.document.rules["organization_cues"].ids_with("signatory")
    mentions = (*view.own.organizations, *view.shared.organizations)
    return float(any(m.name == name and not m.roles.isdisjoint(signing) for m in mentions))


def _missing_dates(view: View, draft: Draft) -> float:
    return float(sum(draft.get(name) is None for name in ("announced", "occurred", "discovered")))


def _no_number(view: View, draft: Draft) -> float:
    return float(draft.get("affected_people") is None and draft.get("affected_records") is None)


def _both_numbers(view: View, draft: Draft) -> float:
    """People and records beside each other: one of the two is easily something else."""
    return float(draft.get("affected_people") is not None and draft.get("affected_records") is not None)


def _no_data(view: View, draft: Draft) -> float:
    return float(not draft.get("data_categories"))


#: What the model looks at, by the name that its weight has in ``confidence.json``.
FEATURES: dict[str, Feature] = {
    "incidents": _incidents,
    "stage_told": _stage_told,
    "no_organization": _no_organization,
    "other_names": _other_names,
    "placed_name": _placed_name,
    "missing_dates": _missing_dates,
    "no_number": _no_number,
    "both_numbers": _both_numbers,
    "no_data": _no_data,
}
