"""Codes of JNSA, TSR, VERIS and 施行規則7条 from our own, each with its reason."""

import dataclasses
import re
from pathlib import Path

import pytest

from extractor.crosswalk import COLUMNS, code_columns, code_types, load_crosswalk, parse_codes
from extractor.errors import RuleError, UsageError
from extractor.model import Count, Evidence, Incident
from extractor.rules.files import rules_directory
from tests.record import DATA_CATEGORIES, DATA_SUBJECTS, ROOT_CAUSES

ROW = Incident(notice_id="0" * 16, incident_index=0, case_id="c", source="a.txt", organization="株式会社見本")


def incident(**values: object) -> Incident:
    return dataclasses.replace(ROW, **values)


def ppc(**values: object) -> dict:
    return code_columns(incident(**values), ["ppc"])


def test_every_code_of_the_record_is_mapped_once_and_nothing_else():
    table = load_crosswalk()
    assert set(table.causes) == set(ROOT_CAUSES)
    for mapping, codes in ((table.veris.data, DATA_CATEGORIES), (table.veris.victims, DATA_SUBJECTS)):
        assert sorted(code for own in mapping.values() for code in own) == sorted(codes)


@pytest.mark.parametrize(
    ("cause", "jnsa"),
    [
        ("ransomware", "ワーム・ウイルス"),
        ("bcc_error", "誤操作"),
        ("loss", "紛失・置忘れ"),
        ("web_skimming", "バグ・セキュリティホール"),
    ],
)
def test_jnsa_cause(cause: str, jnsa: str):
    assert code_columns(incident(root_cause=cause), ["jnsa"])["jnsa_cause"] == jnsa


def test_no_cause_gives_no_code_and_says_why():
    columns = code_columns(incident(), ["jnsa", "tsr", "veris"])
    assert columns["jnsa_cause"] is columns["tsr_cause"] is columns["veris_action"] is None
    assert columns["jnsa_reason"] == "原因の記載なし"


def test_medium_is_what_the_record_names():
    usb = incident(root_cause="loss", counts=[Count(1, "device", "exact", "USBメモリ", 0, 1)])
    assert code_columns(usb, ["tsr"])["tsr_medium"] == "記録メディア"
    titled = incident(root_cause="loss", title="申請書の紛失について")
    assert code_columns(titled, ["tsr"])["tsr_medium"] == "書類"


def test_medium_is_open_where_a_loss_names_none():
    columns = code_columns(incident(root_cause="loss"), ["tsr"])
    assert columns["tsr_cause"] == "紛失・誤廃棄"
    assert columns["tsr_medium"] is None


def test_medium_follows_from_the_cause_where_it_must():
    assert code_columns(incident(root_cause="bcc_error"), ["tsr"])["tsr_medium"] == "社内システム・サーバー"


def test_medical_data_is_type_1():
    assert ppc(data_categories=["name", "medical"])["ppc_types"] == ["1号"]


def test_card_data_is_type_2_and_a_bank_account_alone_is_only_asked_about():
    assert "2号" in ppc(data_categories=["credit_card"])["ppc_types"]
    asked = ppc(data_categories=["bank_account"])
    assert "2号" not in asked["ppc_types"]
    assert any("要確認 2号" in reason for reason in asked["ppc_reasons"])


def test_an_attack_is_type_3_and_an_accident_is_not():
    assert "3号" in ppc(root_cause="phishing", root_causes=["phishing"])["ppc_types"]
    assert "3号" not in ppc(root_cause="misdelivery", root_causes=["misdelivery"])["ppc_types"]


@pytest.mark.parametrize(("people", "expected"), [(1000, False), (1001, True)])
def test_type_4_begins_above_a_thousand_people(people: int, expected: bool):
    assert ("4号" in ppc(affected_people=people)["ppc_types"]) is expected


def test_a_thousand_or_more_and_records_without_people_are_asked_about():
    at_least = ppc(affected_people=1000, affected_bound="at_least")
    records = ppc(affected_records=5000)
    for columns in (at_least, records):
        assert "4号" not in columns["ppc_types"]
        assert any(reason.startswith("要確認 4号") for reason in columns["ppc_reasons"])


def test_nothing_is_reportable_where_nothing_leaked():
    columns = ppc(leak_status="none", data_categories=["medical"], affected_people=9000)
    assert columns["ppc_types"] == []
    assert columns["ppc_reasons"]


def test_each_type_comes_with_its_reason():
    columns = ppc(
        data_categories=["medical", "credit_card"], root_cause="theft", root_causes=["theft"], affected_people=2000
    )
    assert columns["ppc_types"] == ["1号", "2号", "3号", "4号"]
    assert [r.split()[0] for r in columns["ppc_reasons"]] == columns["ppc_types"]


JAPANESE = re.compile(r"[\u3041-\u30fe\u4e00-\u9fff]")


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"root_cause": "loss"},
        {"root_cause": "bcc_error", "leak_status": "none"},
        {"root_cause": "moonlight", "affected_records": 5000},
        {"root_cause": "theft", "title": "USBメモリの盗難", "affected_people": 2000, "data_categories": ["medical"]},
        {"data_categories": ["password", "bank_account"], "affected_people": 1000, "affected_bound": "at_least"},
    ],
)
def test_reasons_are_told_in_english_to_those_who_ask_for_it(values: dict):
    columns = code_columns(incident(**values), COLUMNS, language="en")
    reasons = [columns["jnsa_reason"], columns["tsr_reason"], columns["veris_reason"], *columns["ppc_reasons"]]
    assert [reason for reason in reasons if JAPANESE.search(reason.replace("号", ""))] == []


def test_an_english_reason_says_what_the_japanese_one_says():
    row = incident(root_cause="loss", data_categories=["name", "password"], affected_people=1200)
    assert code_columns(row, ["tsr", "ppc"], language="en") == {
        "tsr_cause": "紛失・誤廃棄",
        "tsr_medium": None,
        "tsr_reason": "Cause: Loss, no medium is named",
        "ppc_types": ["4号"],
        "ppc_reasons": [
            "4号 more than 1,000 people: 1,200 people",
            "To check: 2号 risk of financial harm: Password (together with the login ID of a service that can send or"
            " pay money it counts)",
        ],
    }


def test_columns_come_in_order_with_their_types():
    assert list(code_columns(incident(), ["ppc", "jnsa"])) == [*COLUMNS["ppc"], *COLUMNS["jnsa"]]
    assert code_types(["ppc", "jnsa"]) == {
        "ppc_types": "list",
        "ppc_reasons": "list",
        "jnsa_cause": "string",
        "jnsa_reason": "string",
    }


def test_codes_are_named_or_refused():
    assert parse_codes("jnsa, ppc") == ["jnsa", "ppc"]
    with pytest.raises(UsageError, match="choose from"):
        parse_codes("jnsa,iso")


@pytest.mark.parametrize(
    ("shipped", "own", "reason"),
    [
        ("variety: Brute force", "variety: Brute farce", r"cause 'password_guessing': 'Brute farce' is not a value of"),
        ("asset: M - Flash drive", "asset: M - Flesh", r"medium '記録メディア': 'M - Flesh' is not a value of"),
        ("data: Other,", "data: Else,", r"data: 'Else' is not a value of attribute\.confidentiality"),
        ("medium: パソコン\n    malicious: true", "medium: パソコン", r"missing required field `malicious`.*causes"),
        ("people_above", "people_over", r"unknown field `people_over` - at `\$\.ppc"),
        ("label: [不正の目的, wrongful purpose]", "label: 不正の目的", r"Expected `array`, got `str` - at `\$\.ppc"),
    ],
)  # fmt: skip
def test_a_crosswalk_that_does_not_hold_is_refused(tmp_path: Path, shipped: str, own: str, reason: str):
    text = (rules_directory() / "crosswalk.yaml").read_text(encoding="utf-8")
    assert shipped in text
    (tmp_path / "crosswalk.yaml").write_text(text.replace(shipped, own), encoding="utf-8")
    with pytest.raises(RuleError, match=rf"^{tmp_path}/crosswalk\.yaml: .*{reason}"):
        load_crosswalk(tmp_path)


def test_evidence_words_name_the_medium():
    row = incident(
        root_cause="theft", evidence=[Evidence("root_cause", "theft", "ノートパソコンの盗難", 0, 10, "causes/theft")]
    )
    assert code_columns(row, ["tsr"])["tsr_medium"] == "パソコン"


def test_every_set_of_codes_cites_its_source():
    assert set(load_crosswalk().sources) == set(COLUMNS)
