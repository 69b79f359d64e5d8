"""Floors that scores must not fall below, and the corpus they were measured on."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from extractor.evaluate import gate, score
from extractor.evaluate.scoring import Score
from tests.evaluate.facts import evidence, incident, row

TODAY = dt.date(2025, 4, 1)
GOLD = incident(organization="みどり市", data_categories=["name", "address", "phone"])


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("みどり市は名簿を紛失した。", encoding="utf-8")
    (tmp_path / "a.json").write_text(json.dumps({"incidents": [GOLD]}), encoding="utf-8")
    return tmp_path


def scored(**values: Any) -> Score:
    return score([row("a", organization="みどり市", **values)], {"a": [GOLD]})


def set_floors(result: Score, corpus: Path, allow_lower: bool = False) -> Path:
    path = corpus / "floors.json"
    gate.raise_floors(result, path, corpus, "*", TODAY, allow_lower)
    return path


def test_the_gate_opens_at_its_floors_and_shuts_below(corpus: Path) -> None:
    path = set_floors(scored(data_categories=["name", "address"]), corpus)
    floors = gate.read_floors(path)
    assert floors.floors["categories"] == 0.8
    assert floors.date == "2025-04-01"
    assert gate.failures(scored(data_categories=["name", "address"]), floors, corpus) == []
    objections = gate.failures(scored(data_categories=["name"]), floors, corpus)
    assert [line.split(":")[0] for line in objections] == ["headline", "categories"]


def test_floors_rise_but_do_not_fall_unasked(corpus: Path) -> None:
    path = set_floors(scored(data_categories=["name"]), corpus)
    set_floors(scored(data_categories=["name", "address"]), corpus)
    before = path.read_text()
    with pytest.raises(gate.GateError, match=r"categories 0\.800 → 0\.500.*--allow-lower"):
        set_floors(scored(data_categories=["name"]), corpus)
    assert path.read_text() == before
    set_floors(scored(data_categories=["name"]), corpus, allow_lower=True)
    assert gate.read_floors(path).floors["categories"] == 0.5


@pytest.mark.parametrize("name", ["a.txt", "a.json", "b.txt"])
def test_a_changed_corpus_shuts_the_gate(corpus: Path, name: str) -> None:
    result = scored(data_categories=["name"])
    floors = gate.read_floors(set_floors(result, corpus))
    (corpus / name).write_text("[]", encoding="utf-8")
    assert any("corpus is not the one" in line for line in gate.failures(result, floors, corpus))


def test_the_pin_holds_over_line_ends_and_files_beside_the_corpus(corpus: Path) -> None:
    before = gate.pin(corpus, "a")
    text = (corpus / "a.json").read_bytes()
    (corpus / "a.json").write_bytes(text.replace(b"\n", b"\r\n"))
    (corpus / "README.md").write_text("about the corpus", encoding="utf-8")
    assert gate.pin(corpus, "a") == before


def test_the_floors_file_is_no_part_of_the_corpus(corpus: Path) -> None:
    result = scored(data_categories=["name"])
    path = set_floors(result, corpus)
    set_floors(result, corpus)
    assert gate.failures(result, gate.read_floors(path), corpus) == []


def test_evidence_shuts_the_gate_where_it_is_wrong_or_missing(corpus: Path) -> None:
    text = (corpus / "a.txt").read_text(encoding="utf-8")

    def told(**words: str) -> Score:
        spans = [evidence(field, "", "みどり市", text) | {"text": shown} for field, shown in words.items()]
        return score([row("a", organization="みどり市", evidence=spans)], {"a": [GOLD]}, {"a": text})

    good = told(organization="みどり市", leak_status="みどり市")
    floors = gate.read_floors(set_floors(good, corpus))
    assert gate.failures(good, floors, corpus) == []
    bad = told(organization="あおば市", leak_status="みどり市")
    assert gate.failures(bad, floors, corpus) == ["evidence: 1 of 2 spans are not equal to the source"]
    bare = told(organization="みどり市")
    assert gate.failures(bare, floors, corpus) == ["evidence: nothing shows a[0] leak_status"]


@pytest.mark.parametrize("content", ["", "[]", '{"floors": {}}', "no json"])
def test_a_broken_floors_file_is_refused_by_name(tmp_path: Path, content: str) -> None:
    path = tmp_path / "floors.json"
    path.write_text(content)
    with pytest.raises(gate.GateError, match=r"floors\.json: not a floors file"):
        gate.read_floors(path)
