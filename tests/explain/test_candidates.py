"""Where each value comes from, and why others were not taken."""

import pytest

from extractor.clean import clean
from extractor.explain import FIELDS, Candidate, Explanation, explain
from extractor.explain.candidates import Fate
from extractor.findings import open_document
from extractor.pipeline import extract_incidents
from extractor.rules.files import load_rules
from tests.explain.notice import NOTICE


@pytest.fixture(scope="module")
def explained() -> Explanation:
    return explain(NOTICE, load_rules())


def candidates(explanation: Explanation, field: str) -> list[Candidate]:
    [told] = [f for f in explanation.incidents[0].fields if f.field == field]
    return told.candidates


def test_explaining_changes_nothing(explained: Explanation) -> None:
    incidents = extract_incidents(open_document(NOTICE, load_rules()))
    assert [e.incident for e in explained.incidents] == incidents


def test_every_piece_of_evidence_is_a_taken_candidate(explained: Explanation) -> None:
    for evidence in explained.incidents[0].incident.evidence:
        if evidence.field in FIELDS:
            taken = [c for c in candidates(explained, evidence.field) if c.fate is Fate.TAKEN]
            assert (evidence.value, evidence.start, evidence.end) in [(c.value, c.start, c.end) for c in taken]


def test_spans_are_places_of_the_source(explained: Explanation) -> None:
    assert clean(NOTICE, load_rules()).text != NOTICE
    for told in explained.incidents[0].fields:
        assert all(NOTICE[c.start : c.end] == c.words for c in told.candidates)
    assert all(NOTICE[s.start : s.end] == s.words for s in explained.signs)


def test_a_denied_category_shows_the_words_that_deny_it(explained: Explanation) -> None:
    [address] = [c for c in candidates(explained, "excluded_categories") if c.value == "address"]
    assert address.fate is Fate.TAKEN
    assert address.reading == "denied"
    assert address.cue.startswith("stance/")
    assert address.cue_words in clean(NOTICE, load_rules()).text
    assert address.cue_words


def test_a_word_of_advice_lost_for_its_section(explained: Explanation) -> None:
    [password] = [c for c in candidates(explained, "data_categories") if c.value == "password"]
    assert password.fate is not Fate.TAKEN


def test_every_loser_has_a_reason(explained: Explanation) -> None:
    lost = [c for told in explained.incidents[0].fields for c in told.candidates if c.fate is Fate.LOST]
    assert lost
    assert all(c.reason for c in lost)


def test_counts_are_candidates_with_their_unit(explained: Explanation) -> None:
    told = {c.value: c.fate for c in candidates(explained, "counts")}
    assert told["1200 record"] is Fate.TAKEN
    assert told["200 record"] is Fate.TAKEN


def test_a_text_without_incident_says_what_was_missing() -> None:
    nothing = explain("新商品のご案内\n\n春の園芸用品をそろえました。\n", load_rules())
    assert nothing.incidents == []
    assert nothing.score < nothing.threshold


def test_a_stated_cause_is_a_sign_and_what_is_quoted_is_none() -> None:
    told = explain(
        "青葉市は、職員が名簿を紛失したと発表した。「会員名簿の流出についてのお詫び」と題した。", load_rules()
    )
    assert {"causes/lost-by-us", "incident/told-as-fact"} & {sign.rule for sign in told.signs}
    assert told.score == sum(sign.weight for sign in told.signs) >= told.threshold
    assert not any("流出" in sign.words for sign in told.signs)
