"""The spaCy component: what it puts on a document, and that it travels, stores and draws."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import extractor
from tests.conftest import notice


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.blank("ja")
    pipeline.add_pipe("breach_notice")
    return pipeline


@pytest.fixture(scope="module")
def ginza() -> Language:
    """GiNZA with the component between two others."""
    pipeline = spacy.load("ja_ginza")
    pipeline.add_pipe("entity_ruler", first=True).add_patterns([{"label": "Date", "pattern": "6月3日"}])  # type: ignore[attr-defined]
    pipeline.add_pipe("breach_notice", before="ner")
    pipeline.add_pipe("doc_cleaner")
    return pipeline


def _spans(doc: Doc) -> list[tuple[str, str, str]]:
    return [(span.text, span.label_, span.id_) for span in doc.spans["breach_notice"]]


def test_a_document_carries_the_rows_of_parse_notice(nlp: Language) -> None:
    assert nlp(notice())._.incidents == extractor.parse_notice(notice()).incidents


def test_spans_show_column_and_rule_on_whole_tokens(nlp: Language) -> None:
    doc = nlp(notice())
    (incident,) = doc._.incidents
    spans = doc.spans["breach_notice"]
    assert len(spans) == len(incident.evidence)
    for span, shown in zip(spans, incident.evidence, strict=True):
        assert (span.label_, span.id_) == (shown.field, shown.rule)
        assert span.start_char <= shown.start < shown.end <= span.end_char
        assert shown.text in span.text
    assert ("株式会社みなと書房", "organization", "organizations/company") in _spans(doc)


def test_a_document_without_incident_or_without_the_component_has_none(nlp: Language) -> None:
    assert nlp("本日は晴天です。")._.incidents == []
    assert nlp("")._.incidents == []
    assert spacy.blank("ja")(notice())._.incidents == []


def test_it_stands_among_the_components_of_ginza(ginza: Language) -> None:
    doc = ginza(notice())
    assert doc._.incidents == extractor.parse_notice(notice()).incidents
    assert doc.ents
    assert "bunsetu_bi_labels" in doc.user_data


def test_a_stored_document_keeps_rows_and_spans(nlp: Language) -> None:
    doc = nlp(notice())
    fresh = spacy.blank("ja").vocab
    restored = Doc(fresh).from_bytes(doc.to_bytes())
    (binned,) = DocBin().from_bytes(DocBin(docs=[doc]).to_bytes()).get_docs(spacy.blank("ja").vocab)
    for copy in (restored, binned):
        assert copy._.incidents == doc._.incidents
        assert _spans(copy) == _spans(doc)


def test_two_processes_give_what_one_gives(nlp: Language) -> None:
    texts = [notice(1000 + i) for i in range(6)]
    docs = list(nlp.pipe(texts, n_process=2, batch_size=2))
    assert [doc._.incidents[0].affected_records for doc in docs] == list(range(1000, 1006))
    assert [_spans(doc) for doc in docs] == [_spans(nlp(text)) for text in texts]


def test_a_pipeline_is_stored_and_loaded_with_its_settings(tmp_path: Path) -> None:
    pipeline = spacy.blank("ja")
    pipeline.add_pipe("breach_notice", config={"reference_date": "2022-06-20"})
    pipeline.to_disk(tmp_path / "pipeline")
    doc = spacy.load(tmp_path / "pipeline")(notice().replace("2024年", ""))
    assert doc._.incidents[0].announced == "2022-06-14"


def test_a_wrong_setting_is_refused_when_the_component_is_added(tmp_path: Path) -> None:
    with pytest.raises(extractor.RuleError):
        spacy.blank("ja").add_pipe("breach_notice", config={"rules": str(tmp_path)})
    with pytest.raises(extractor.UsageError, match="use mecab"):
        spacy.blank("ja").add_pipe("breach_notice", config={"backend": "nothing"})


@pytest.mark.parametrize("mode", [None, "C"])
def test_a_notice_beyond_the_limit_of_sudachi(mode: str | None) -> None:
    pipeline = spacy.blank("ja", config={"nlp": {"tokenizer": {"split_mode": mode}}})
    pipeline.add_pipe("breach_notice")
    long = notice() + "\n経緯の詳細を次のとおりお知らせします。 " * 4000 + "\n終わり\n"
    doc = pipeline(long)
    assert doc.text == long
    assert doc._.incidents == extractor.parse_notice(long).incidents
    assert len(doc.user_data.get("sub_tokens", doc)) == len(doc)
    assert doc[0].tag_ == pipeline(notice())[0].tag_


def test_displacy_draws_the_evidence(nlp: Language) -> None:
    page = displacy.render(nlp(notice()), style="span", options={"spans_key": "breach_notice"}, jupyter=False)
    assert "affected_records" in page
    assert "organization" in page
