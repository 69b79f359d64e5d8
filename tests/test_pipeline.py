"""What must hold of every row, on every notice of the corpus and on any text at all."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.speed import stream
from extractor import parse_notice
from extractor.model import Incident
from extractor.pipeline import parse
from extractor.read import SourceText, notice_id
from extractor.rules.files import load_rules

CORPUS = sorted((Path(__file__).parent.parent / "corpus").glob("n*.txt"))

#: Columns that no words of the notice give.
_WITHOUT_EVIDENCE = {"notice_id", "incident_index", "case_id", "source", "counts", "dates", "evidence", "confidence"}


def _incidents(text: str) -> list[Incident]:
    return parse(SourceText(notice_id(text.encode("utf-8", "surrogatepass")), "memory", text), load_rules()).incidents


def _check(incident: Incident, text: str) -> None:
    proven = {evidence.field for evidence in incident.evidence}
    for evidence in incident.evidence:
        assert text[evidence.start : evidence.end] == evidence.text
        assert evidence.text.strip(), evidence
    for field in dataclasses.fields(Incident):
        value = getattr(incident, field.name)
        if field.name not in _WITHOUT_EVIDENCE and value not in (None, False, []):
            assert field.name in proven, field.name
    for count in incident.counts:
        assert 0 <= count.start < count.end <= len(text)
    for date in incident.dates:
        assert 0 <= date.start < date.end <= len(text)
    assert len({(count.value, count.unit) for count in incident.counts}) == len(incident.counts)
    if incident.root_cause:
        assert incident.root_causes[0] == incident.root_cause
    assert not set(incident.data_categories) & set(incident.excluded_categories)
    assert (incident.affected_bound is None) == (incident.affected_people is None and incident.affected_records is None)
    assert 0 <= incident.confidence <= 1


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_every_value_shows_its_words(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    for incident in _incidents(text):
        _check(incident, text)


@pytest.mark.parametrize("path", CORPUS[::12], ids=lambda path: path.stem)
def test_line_ends_change_no_value(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    plain, dos = _incidents(text), _incidents(text.replace("\n", "\r\n"))
    ignored = {"notice_id", "case_id", "evidence", "counts", "dates"}
    names = [field.name for field in dataclasses.fields(Incident) if field.name not in ignored]
    assert [[getattr(i, n) for n in names] for i in plain] == [[getattr(i, n) for n in names] for i in dos]


_WORDS = st.sampled_from(
    [
        "株式会社見本",
        "は",
        "2023年4月1日",
        "4月2日",
        "翌日",
        "同日",
        "、",
        "。",
        "\n",
        "氏名",
        "住所",
        "1,200件",
        "約三千名",
        "を紛失した",
        "と発表した",
        "含まれておりません",
        "不正アクセス",
        "■",
        "1.",
        "【原因】",
        "|",
        "うち",
        "最大",
        "㈱",
        "　",
        "(",
        ")",
        "再発防止",
        "当社",
        "〜",
    ]
)


@settings(max_examples=150)
@given(st.lists(_WORDS, max_size=60).map("".join) | st.text(max_size=120))
def test_any_text_gives_sound_rows_or_none(text: str) -> None:
    for incident in _incidents(text):
        _check(incident, text)


def test_a_lone_surrogate_is_no_obstacle() -> None:
    text = CORPUS[2].read_text(encoding="utf-8") + "\ud800"
    assert len(_incidents(text)) == len(_incidents(text[:-1]))


@pytest.mark.parametrize("seed", [143, 503, 585, 588])
def test_notices_pasted_one_below_another_and_cut_off_give_sound_rows(seed: int) -> None:
    # A letter among them bears a day, and an act that it tells in passing takes the line of that day with it.
    source = stream([path.read_text(encoding="utf-8") for path in CORPUS], 3000, seed)
    for incident in _incidents(source):
        _check(incident, source)


def test_a_translated_story_names_a_foreign_company_behind_its_kind() -> None:
    notice = parse_notice(
        "英小売り大手MihonMart、サイバー攻撃で顧客データ流出を確認\n\n"
        "小売業者MihonMartは、4月に発生したサイバー攻撃により、一部の顧客の個人データが盗まれたことを確認しました。\n"
        "盗まれたデータには、電子メールアドレス、住所が含まれますが、社会保障番号は影響を受けませんでした、"
        "と同社は5月13日に述べました。\n"
    )
    incident = notice.incidents[0]
    assert (incident.organization, incident.announced, incident.occurred) == ("MihonMart", "XXXX-05-13", "XXXX-04")
    assert (set(incident.data_categories), incident.excluded_categories) == (
        {"email", "address"},
        ["social_security_number"],
    )
