"""The nine items of 施行規則8条: which a notice tells, and where."""

import dataclasses

from extractor.checklist import check_incidents, check_notice
from extractor.model import Evidence, Incident
from extractor.rules.files import load_rules

DRAFT = """お客様情報を含む書類の紛失について

弊社において、お客様の申込書を紛失する事故が発生しました。
1. 原因
 棚卸しの際の確認が足りませんでした。
2. 今後
 再発防止のため、保管棚に施錠します。
"""
ROW = Incident(notice_id="0" * 16, incident_index=0, case_id="c", source="a.txt")


def told(text: str, *incidents: Incident) -> dict[int, bool]:
    return {item.number: item.told for item in check_notice(text, incidents, load_rules())}


def evidence(field: str, words: str, text: str) -> Evidence:
    start = text.index(words)
    return Evidence(field, "x", words, start, start + len(words), "test")


def test_there_are_nine_items_in_the_order_of_the_rule():
    items = check_notice(DRAFT, [], load_rules())
    assert [item.number for item in items] == list(range(1, 10))


def test_a_draft_is_told_what_it_lacks():
    found = told(DRAFT)
    assert found[4]
    assert found[8]
    assert not found[3]
    assert not found[5]
    assert not found[6]


def test_the_record_answers_an_item_before_words_do():
    row = dataclasses.replace(ROW, evidence=[evidence("data_categories", "申込書", DRAFT)])
    item = check_notice(DRAFT, [row], load_rules())[1]
    assert [e.text for e in item.evidence] == ["申込書"]


def test_an_apology_to_all_is_no_response_to_the_people_concerned():
    assert not told("関係する皆様に深くおわび申し上げます。")[6]
    assert told("該当する方には書面で順次ご連絡いたします。")[6]


def test_evidence_stands_in_the_source_text_as_it_is():
    text = "株式会社例㈱\r\n再発　防止。２次被害はありません。原因は\n調査中です。"
    for item in check_notice(text, [], load_rules()):
        for e in item.evidence:
            assert text[e.start : e.end] == e.text


def test_in_a_round_up_each_incident_is_told_by_its_own_part():
    text = "A社は書類を紛失した。再発防止に努める。以上。B社は誤送信した。以上。"
    first = dataclasses.replace(ROW, evidence=[evidence("root_cause", "紛失", text), evidence("x", "以上。B", text)])
    second = dataclasses.replace(
        ROW, incident_index=1, evidence=[evidence("organization", "B社", text), evidence("root_cause", "誤送信", text)]
    )
    one, two = check_incidents(text, [first, second], load_rules())
    assert one[7].told
    assert not two[7].told
