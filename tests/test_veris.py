"""VERIS records hold to the public schema: its required keys, its enumerations as rules/crosswalk.yaml cites them."""

import dataclasses
import datetime as dt
import json
from pathlib import Path

import jsonschema
import pytest

from extractor.crosswalk import load_crosswalk
from extractor.model import Incident
from extractor.veris import veris_record, write_veris
from tests.samples import CORPUS, gold_incidents

ROW = Incident(
    notice_id="0" * 16,
    incident_index=0,
    case_id="c",
    source="a.txt",
    organization="株式会社見本",
    announced="2024-05-01",
)


def one_of(name: str) -> dict:
    return {"enum": load_crosswalk().veris.enumerations[name]}


def values(name: str) -> dict:
    return {"type": "array", "minItems": 1, "uniqueItems": True, "items": one_of(name)}


def block(required: list[str], **properties: dict) -> dict:
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}


def schema() -> dict:
    """The part of verisc.json that our records use."""
    action = {
        name: block(
            ["variety", "vector"], variety=values(f"action.{name}.variety"), vector=values(f"action.{name}.vector")
        )
        for name in ("malware", "hacking", "error", "physical", "misuse")
    }
    action["social"] = block(
        ["variety", "vector", "target"],
        **{key: values(f"action.social.{key}") for key in ("variety", "vector", "target")},
    )
    text, whole = {"type": "string", "minLength": 1}, {"type": "integer"}
    unknown = {"type": "array", "items": {"enum": ["Unknown"]}}
    return block(
        ["schema_version", "incident_id", "security_incident", "actor", "action", "asset", "attribute", "timeline",
         "discovery_method", "victim"],
        schema_version={"enum": ["1.4.0"]}, incident_id=text, source_id=text, reference=text, summary=text,
        security_incident=one_of("security_incident"), confidence=one_of("confidence"),
        timeline=block(
            ["incident"],
            incident=block(["year"], year={"type": "integer", "minimum": 1950},
                           month={"type": "integer", "maximum": 12}, day={"type": "integer", "maximum": 31}),
            discovery=block(["unit"], unit={"enum": ["Days"]}, value=whole),
        ),
        victim=block(
            ["country", "employee_count", "industry", "government"], victim_id=text, country=values("victim.country"),
            employee_count=one_of("victim.employee_count"), industry={"type": "string", "pattern": r"^\d{2}"},
            government=values("victim.government"),
        ),
        actor={**block(
            [],
            external=block(["variety", "motive", "country"], variety=values("actor.external.variety"),
                           motive=values("actor.external.motive"), country=unknown),
            internal=block(["variety", "motive"], variety=values("actor.internal.variety"),
                           motive=values("actor.internal.motive")),
            partner=block(["motive", "country", "industry"], motive=values("actor.partner.motive"), country=unknown,
                          industry=text),
            unknown=block([]),
        ), "minProperties": 1},
        action={**block([], **action, unknown=block([])), "minProperties": 1},
        asset=block(["assets", "cloud"], cloud=unknown, assets={
            "type": "array", "minItems": 1, "uniqueItems": True,
            "items": block(["variety"], variety=one_of("asset.assets.variety")),
        }),
        attribute=block(
            ["confidentiality"],
            confidentiality=block(
                ["data_disclosure"], data_disclosure=one_of("attribute.confidentiality.data_disclosure"),
                data_total=whole, data_victim=values("attribute.confidentiality.data_victim"),
                data={"type": "array", "minItems": 1,
                      "items": block(["variety"], variety=one_of("attribute.confidentiality.data.variety"))},
            ),
            integrity=block(["variety"], variety=values("attribute.integrity.variety")),
            availability=block(["variety"], variety=values("attribute.availability.variety")),
        ),
        discovery_method=block(["unknown"], unknown={"enum": [True]}),
        impact=block(["overall_rating"], overall_rating={"enum": ["Unknown"]}, iso_currency_code={"enum": ["JPY"]},
                     overall_amount={"type": "number"}),
        plus=block(["master_id"], master_id=text),
    )  # fmt: skip


def test_every_gold_incident_with_a_year_gives_a_valid_record(tmp_path: Path):
    rows = gold_incidents(*sorted(path.stem for path in CORPUS.glob("n[01]*.txt")))
    undated = write_veris(rows, tmp_path / "cases.veris.json")
    records = json.loads((tmp_path / "cases.veris.json").read_text(encoding="utf-8"))
    assert len(records) == len({row.case_id for row in rows}) - len(undated)
    assert len(records) > 50
    for record in records:
        jsonschema.validate(record, schema())


@pytest.mark.parametrize("cause", sorted(load_crosswalk().causes))
@pytest.mark.parametrize("third", [False, True])
def test_every_cause_gives_a_valid_record(cause: str, third: bool):
    row = dataclasses.replace(ROW, root_cause=cause, root_causes=[cause, "phishing"], via_third_party=third, loss_jpy=5)
    jsonschema.validate(veris_record([row]), schema())


def test_a_case_of_several_notices_is_one_record_as_last_reported(tmp_path: Path):
    first = dataclasses.replace(ROW, affected_people=90000, root_cause="unknown", announced="2024-05-01")
    last = dataclasses.replace(
        ROW, affected_people=1200, root_cause="ransomware", announced="2024-08-01", source="b.txt"
    )
    write_veris([last, first], tmp_path / "x.json")
    (record,) = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    assert record["attribute"]["confidentiality"]["data_total"] == 1200
    assert record["action"] == {"malware": {"variety": ["Ransomware"], "vector": ["Unknown"]}}
    assert "a.txt" in record["reference"]
    assert "b.txt" in record["reference"]


def test_a_case_without_a_year_is_left_out_and_named(tmp_path: Path):
    row = dataclasses.replace(ROW, announced="XXXX-05-01")
    assert write_veris([row], tmp_path / "x.json") == ["c"]


def test_the_day_and_the_delay_are_told_where_known():
    row = dataclasses.replace(ROW, occurred="2024-04-01/2024-04-09", discovered="2024-04-11")
    row = dataclasses.replace(row, discovered_on=dt.date(2024, 4, 11))
    assert veris_record([row])["timeline"] == {
        "incident": {"year": 2024, "month": 4, "day": 1},
        "discovery": {"unit": "Days", "value": 10},
    }


def test_an_error_at_a_contractor_has_a_partner_as_actor():
    row = dataclasses.replace(ROW, root_cause="misdelivery", root_causes=["misdelivery"], via_third_party=True)
    assert list(veris_record([row])["actor"]) == ["partner"]


def test_data_and_subjects_that_nobody_has_mapped_are_other_data_and_other_victims():
    row = dataclasses.replace(ROW, data_categories=["seat", "name", "meal"], data_subjects=["passenger", "employee"])
    record = veris_record([row])
    jsonschema.validate(record, schema())
    told = record["attribute"]["confidentiality"]
    assert told["data"] == [{"variety": "Personal"}, {"variety": "Other"}]
    assert told["data_victim"] == ["Employee", "Other"]


def test_ids_are_stable():
    assert veris_record([ROW])["incident_id"] == veris_record([ROW])["incident_id"]
