"""One organisation under two ways of writing its name."""

from __future__ import annotations

import pytest

from extractor.names import bare_name, organization_key, same_organization
from extractor.rules.files import load_rules

#: 生活協同組合 tells which body is meant: 青葉 alone is another.
_KEPT = "cooperative"


@pytest.mark.parametrize(
    "name",
    [
        "青葉商会",
        "株式会社青葉商会",
        "(有)青葉商会",
        "㈱　青葉商会",
        "特定非営利活動法人青葉商会",
        "NPO法人 青葉商会",
        "（一社）青葉商会",
        "合資会社青葉・商会",
        "社会医療法人社団青葉商会",
    ],
)
def test_legal_forms_and_signs_do_not_tell_names_apart(name: str) -> None:
    assert organization_key(name) == "青葉商会"


def test_every_legal_form_of_the_rules_is_known() -> None:
    rules = [rule for rule in load_rules().by_kind["organizations"] if rule.id != _KEPT]
    before = [term for rule in rules if rule.attributes["part"] == "form" for term in rule.terms]
    behind = [term for rule in rules if rule.attributes["part"] == "latin" for term in rule.terms]
    assert [form for form in before if bare_name(form + "青葉") != "青葉"] == []
    assert [form for form in behind if bare_name(f"Aoba {form}") != "Aoba" or bare_name("青葉" + form) != "青葉"] == []


def test_the_bare_name_keeps_case_and_signs_as_a_text_has_them() -> None:
    assert bare_name("ＫＤ・通信株式会社") == "KD・通信"
    assert organization_key("ＫＤ・通信株式会社") == "kd通信"


def test_a_shorter_form_is_the_same_and_another_name_is_not() -> None:
    assert same_organization("青葉銀行", ["株式会社青葉銀行本店"])
    assert not same_organization("青葉銀行", ["みなと銀行", "青"])
