"""What counts as right, wrong and missed, field by field."""

from __future__ import annotations

import copy
import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import pytest

from extractor.evaluate import Outcome, read_gold, score
from extractor.evaluate.scoring import FIELDS, LISTS
from tests.evaluate.facts import count, evidence, incident, row

ROOT = Path(__file__).resolve().parents[2]
SHARED_SCORER = ROOT.parent / "shared" / "tools" / "score.py"


def outcomes(rows: list[dict[str, Any]], golds: list[dict[str, Any]], field: str) -> list[tuple[str, str, str]]:
    verdicts = score(rows, {"a": golds}).verdicts
    return [(str(v.outcome), v.found, v.gold) for v in verdicts if v.field == field]


def test_a_value_is_right_wrong_missed_or_different() -> None:
    gold = [incident(organization="みどり市", announced="2024-05-01", discovered="2024-04-01", affected_people=10)]
    rows = [row("a", organization="みどり市", announced="2024-05-02", affected_people=10, affected_records=7)]
    result = score(rows, {"a": gold})
    assert {v.field: v.outcome for v in result.verdicts if v.field != "leak_status"} == {
        "incidents": Outcome.RIGHT,
        "organization": Outcome.RIGHT,
        "announced": Outcome.DIFFERENT,
        "discovered": Outcome.MISSED,
        "affected_people": Outcome.RIGHT,
        "affected_records": Outcome.WRONG,
    }
    # A different value is both a wrong one and a missed one.
    assert result.tally("announced", "discovered") == (0, 1, 2)


@pytest.mark.parametrize(
    ("found", "accepted"),
    [
        ("株式会社 朝霧商会", True),
        ("㈱朝霧商会", True),
        ("朝霧商会さいたま支店", True),
        ("ＡＳＡＧＩＲＩ", True),
        ("夕霧商会", False),
        ("株式会社", False),
    ],
)
def test_organisations_compare_without_legal_form_and_by_alias(found: str, accepted: bool) -> None:
    gold = [incident(organization="朝霧商会株式会社", organization_aliases=["Asagiri"])]
    [(outcome, _, _)] = outcomes([row("a", organization=found)], gold, "organization")
    assert (outcome == "right") == accepted


def test_counts_agree_by_value_and_unit() -> None:
    gold = [incident(counts=[count(100, "person"), count(80, "record")])]
    rows = [row("a", counts=[count(100, "person", 3, 7), count(80, "file")])]
    assert outcomes(rows, gold, "counts") == [
        ("right", "100 person", "100 person"),
        ("wrong", "80 file", ""),
        ("missed", "", "80 record"),
    ]


def test_optional_codes_are_neither_asked_nor_punished() -> None:
    gold = [incident(data_categories=["name", "age"], data_categories_optional=["age", "phone"])]
    assert outcomes([row("a", data_categories=["name", "phone"])], gold, "data_categories") == [
        ("right", "name", "name")
    ]


def test_uncertain_fields_are_left_out() -> None:
    gold = [incident(occurred="2024-01-01", counts=[count(1, "person")], uncertain=["occurred", "counts"])]
    assert score([row("a", occurred="2023")], {"a": gold}).tally("occurred", "counts") == (0, 0, 0)


def test_no_third_party_is_no_value() -> None:
    assert outcomes([row("a", via_third_party=False)], [incident()], "via_third_party") == []
    assert outcomes([row("a", via_third_party=True)], [incident()], "via_third_party") == [("wrong", "True", "")]
    assert outcomes([row("a")], [incident(via_third_party=True)], "via_third_party") == [("missed", "", "True")]


def test_incidents_of_one_notice_meet_by_likeness() -> None:
    golds = [incident(organization="青葉病院", affected_people=5), incident(organization="若葉病院", affected_people=9)]
    rows = [row("a", organization="若葉病院", affected_people=9), row("a", organization="青葉病院", affected_people=4)]
    assert score(rows, {"a": golds}).tally("organization") == (2, 0, 0)
    assert score(rows, {"a": golds}).tally("affected_people") == (1, 1, 1)


def test_missed_and_surplus_incidents_count() -> None:
    golds = [incident(organization="青葉病院"), incident(organization="若葉病院")]
    rows = [row("a", organization="青葉病院"), row("a", organization="楓商店"), row("b", organization="椿商店")]
    assert score(rows, {"a": golds, "b": []}).tally("incidents") == (1, 2, 1)


def test_an_incident_named_in_passing_may_be_found_or_not() -> None:
    golds = [incident(organization="青葉病院"), incident(organization="若葉病院", background=True)]
    for found in (["青葉病院"], ["青葉病院", "若葉病院"]):
        rows = [row("a", organization=name) for name in found]
        assert score(rows, {"a": golds}).tally("incidents") == (1, 0, 0)


def test_verdicts_carry_the_words_that_gave_the_value() -> None:
    text = "5月1日、みどり市は名簿の紛失を発表した。"
    rows = [
        row("a", announced="2024-05-01", evidence=[evidence("announced", "2024-05-01", "5月1日", text, "dates/md")])
    ]
    [verdict] = [v for v in score(rows, {"a": [incident(announced="2024-05-02")]}).verdicts if v.field == "announced"]
    assert [(w.text, w.rule) for w in verdict.words] == [("5月1日", "dates/md")]


def test_evidence_that_is_not_the_source_is_counted() -> None:
    text = "5月1日、みどり市は名簿の紛失を発表した。"
    good, bad = (evidence("organization", "みどり市", "みどり市", text) for _ in range(2))
    bad["start"] += 1
    result = score([row("a", evidence=[good, bad])], {"a": [incident()]}, {"a": text})
    assert (result.spans, result.bad_spans) == (2, 1)


def test_nothing_asked_and_nothing_found_is_perfect() -> None:
    assert score([], {"a": []}).headline == 1.0


def test_gold_against_itself_is_perfect() -> None:
    gold = read_gold(ROOT / "corpus")
    rows = [{**facts, "source": f"{notice}.txt"} for notice, incidents in gold.items() for facts in incidents]
    result = score(rows, gold)
    assert {field: result.tally(field).f1 for field in FIELDS} == dict.fromkeys(FIELDS, 1.0)


@pytest.mark.skipif(not SHARED_SCORER.exists(), reason=f"{SHARED_SCORER} is not on this machine")
@pytest.mark.parametrize("seed", range(4))
def test_agrees_with_the_shared_scorer(seed: int, tmp_path: Path) -> None:
    """Gold facts, randomly damaged, get the same numbers from both scorers."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from extractor.model import arrow_schema

    gold = read_gold(ROOT / "corpus")
    rows = damaged(gold, random.Random(seed))
    table = pa.Table.from_pylist(rows, schema=arrow_schema())
    pq.write_table(table, tmp_path / "t.parquet")
    spec = importlib.util.spec_from_file_location("shared_scorer", SHARED_SCORER)
    assert spec and spec.loader
    shared = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(shared)
    target = tmp_path / "s.json"
    shared.main([str(tmp_path / "t.parquet"), "--gold", str(gold_only(gold, tmp_path)), "--json", str(target)])
    theirs = json.loads(target.read_text())
    ours = score(table.to_pylist(), gold).to_dict()
    assert ours["headline"] == pytest.approx(theirs["headline"], abs=1e-9)
    assert {f: ours["fields"][f] for f in FIELDS} == pytest.approx(theirs["fields"], abs=1e-9)


def gold_only(gold: dict[str, list[dict[str, Any]]], folder: Path) -> Path:
    """The gold written to a folder of its own: the corpus folder holds other JSON as well."""
    target = folder / "gold"
    target.mkdir()
    for notice, incidents in gold.items():
        (target / f"{notice}.json").write_text(json.dumps({"incidents": incidents}), encoding="utf-8")
    return target


def damaged(gold: dict[str, list[dict[str, Any]]], chance: random.Random) -> list[dict[str, Any]]:
    """Rows as an imperfect extractor might give them: values dropped, swapped with a neighbour's, incidents lost."""
    everything = [g for golds in gold.values() for g in golds]
    rows = []
    for notice, golds in gold.items():
        for index, facts in enumerate(golds):
            if chance.random() < 0.1:
                continue
            values = copy.deepcopy(facts)
            for field in FIELDS[1:]:
                if chance.random() < 0.3:
                    values[field] = copy.deepcopy(chance.choice([None, chance.choice(everything)[field]]))
            values["via_third_party"] = bool(values["via_third_party"])
            values["leak_status"] = values["leak_status"] or "possible"
            for field in LISTS:
                values[field] = values[field] or []
            values["counts"] = [{"group": None, "start": 0, "end": 1, **c} for c in values["counts"]]
            copies = 2 if chance.random() < 0.05 else 1
            base = {"notice_id": notice, "case_id": notice, "incident_index": index, "source": f"x/{notice}.txt"}
            rows += [{**values, **base, "dates": [], "evidence": [], "confidence": 0.5}] * copies
    return rows
