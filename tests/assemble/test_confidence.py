"""How sure a row is: what raises and lowers its confidence, and that the shipped fit is one."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractor.assemble import STEPS
from extractor.assemble.confidence import FEATURES, WEIGHTS, decide_confidence
from extractor.assemble.view import Draft, View
from extractor.evaluate import gate
from extractor.findings import open_document
from extractor.pipeline import extract_incidents
from extractor.rules.files import load_rules

CORPUS = Path(__file__).resolve().parents[2] / "corpus"

PLAIN = """2024年6月3日
株式会社あおば印刷
個人情報を含むUSBメモリの紛失に関するお詫び

当社の従業員が、5月20日にお客様320名分の氏名と住所を保存したUSBメモリを紛失しました。5月21日に判明し、捜索しましたが見つかっておりません。
"""
VAGUE = "情報が流出したことが分かった。お詫びする。\n"


def draft_of(view: View) -> Draft:
    draft = Draft()
    for step in STEPS:
        step(view, draft)
    return draft


def test_it_is_a_share(open_view: Callable[[str], View]) -> None:
    for text in (PLAIN, VAGUE, "", "。" * 1000):
        assert 0.0 <= draft_of(open_view(text)).values["confidence"] <= 1.0


def test_what_is_plainly_told_is_surer_than_what_is_not(open_view: Callable[[str], View]) -> None:
    plain, vague = (draft_of(open_view(text)).values["confidence"] for text in (PLAIN, VAGUE))
    assert plain > 0.9
    assert vague < plain - 0.1


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ({"organization": None}, "no_organization"),
        ({"announced": None, "discovered": None}, "missing_dates"),
        ({"affected_people": None}, "no_number"),
        ({"data_categories": []}, "no_data"),
    ],
)
def test_what_a_row_leaves_open_lowers_it(open_view: Callable[[str], View], value: dict[str, Any], name: str) -> None:
    view = open_view(PLAIN)
    draft = draft_of(view)
    before, value_before = draft.values["confidence"], FEATURES[name](view, draft)
    draft.values.update(value)
    decide_confidence(view, draft)
    assert FEATURES[name](view, draft) > value_before
    assert draft.values["confidence"] < before


def test_every_feature_has_a_weight_and_every_weight_a_feature() -> None:
    assert set(json.loads(WEIGHTS.read_text())) == {"intercept", *FEATURES}


def test_the_program_does_not_import_what_fitted_it() -> None:
    code = "import sys, extractor.pipeline, extractor.assemble.confidence; sys.exit('sklearn' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_calibration_looks_at_what_the_program_gives() -> None:
    calibrate = pytest.importorskip("benchmarks.calibrate", reason="needs scikit-learn")
    rules = load_rules()
    [row] = calibrate.samples(CORPUS, "n001", rules)
    [incident] = extract_incidents(open_document((CORPUS / "n001.txt").read_text("utf-8"), rules))
    assert calibrate.stored_confidence([row])[0] == pytest.approx(incident.confidence)


def test_the_stored_weights_are_calibrated_on_the_corpus() -> None:
    """Confidence and truth agree, and rows at 0.9 and above keep what docs/accuracy.md promises."""
    calibrate = pytest.importorskip("benchmarks.calibrate", reason="needs scikit-learn")
    rules, notices = load_rules(), gate.read_floors(CORPUS / "floors.json").notices
    rows = list(calibrate.samples(CORPUS, notices, rules))
    stored = calibrate.stored_confidence(rows)
    bins = calibrate.reliability(rows, stored)
    assert calibrate.expected_error(bins) <= 0.05
    assert calibrate.precision(rows, [i for i, c in enumerate(stored) if c >= 0.9]) >= 0.97
