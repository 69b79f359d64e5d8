"""Second readers: what they add, what they leave alone, what is refused, and that nothing is imported unasked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import extractor
from extractor.backends import check_backend, open_backend
from extractor.backends.pieces import SUDACHI_BYTES, pieces
from extractor.evaluate import read_gold, score
from extractor.evaluate.gold import read_texts
from extractor.findings import open_document
from extractor.pipeline import find_all
from extractor.rules.files import load_rules
from tests.conftest import notice

INCIDENT = "4月2日、サーバーが第三者による不正アクセスを受け、会員8,420人の氏名と住所が流出した。\n"
PRESS = "会員の情報が流出　食材宅配\n\n" + INCIDENT + "会員には5月13日に名古屋ミールからお詫びのメールが届いた。\n"
VENDOR = "会員の情報が流出　食材宅配\n\n" + INCIDENT + "サイトの運営は名古屋ミールに委託していた。\n"


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A spaCy pipeline on disk that knows two firms, one of which no dictionary knows."""
    import spacy

    nlp = spacy.blank("ja")
    known = [("Company", "名古屋ミール"), ("Company", "ふわり便"), ("BRAND", "つむぎ便")]
    nlp.add_pipe("entity_ruler").add_patterns([{"label": label, "pattern": name} for label, name in known])
    folder = tmp_path_factory.mktemp("model") / "firms"
    nlp.to_disk(folder)
    return folder


def _groups(backend: str, text: str) -> list[str | None]:
    document = open_document(text, load_rules())
    reader = open_backend(backend)
    assert reader is not None
    return [count.group for count in find_all(document, reader).counts]


# --- what is imported and what is refused ---


def test_the_default_path_imports_neither_spacy_nor_ginza(tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text(notice(), encoding="utf-8")
    program = (
        "import sys, extractor, extractor.cli, extractor.batch.worker\n"
        f"assert extractor.parse_notice({notice()!r}).incidents\n"
        f"assert list(extractor.parse_notices([{str(tmp_path)!r}], workers=1))\n"
        "print(sorted({m.partition('.')[0] for m in sys.modules} & {'spacy', 'ginza', 'sudachipy', 'thinc'}))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("name", ["nothing", "ginza:", "mecab:x", ""])
def test_an_unknown_backend_is_refused(name: str) -> None:
    with pytest.raises(extractor.UsageError, match="use mecab, ginza, or ginza:MODEL"):
        check_backend(name)


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("ginza:ja_ginza_of_tomorrow", "pip install ja-ginza-of-tomorrow"),
        ("ginza:ja_core_news_of_tomorrow", "python -m spacy download ja_core_news_of_tomorrow"),
    ],
)
def test_a_model_that_is_missing_is_named_with_the_command_that_installs_it(name: str, command: str) -> None:
    with pytest.raises(extractor.UsageError) as refused:
        extractor.parse_notice(notice(), backend=name)
    assert str(refused.value).endswith(command)
    assert "\n" not in str(refused.value)


def test_the_command_refuses_a_missing_model_in_one_line_before_it_reads(folder: Path, tmp_path: Path) -> None:
    run = subprocess.run(
        [Path(sys.executable).with_name("extract"), folder, "-o", tmp_path / "out.csv", "--backend", "ginza:ja_x"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert run.returncode == 2
    assert len(run.stderr.splitlines()) == 1
    assert not (tmp_path / "out.csv").exists()


def test_a_folder_that_is_no_pipeline_is_refused(tmp_path: Path) -> None:
    with pytest.raises(extractor.UsageError, match="not a spaCy pipeline"):
        check_backend(f"ginza:{tmp_path}")
    (tmp_path / "config.cfg").write_text('[nlp]\nlang = "ja"\npipeline = ["ghost"]\n', encoding="utf-8")
    with pytest.raises(extractor.UsageError, match="spaCy cannot load"):
        open_backend(f"ginza:{tmp_path}")


def test_a_pipeline_of_another_language_is_refused(tmp_path: Path) -> None:
    import spacy

    spacy.blank("en").to_disk(tmp_path / "english")
    with pytest.raises(extractor.UsageError, match="not Japanese"):
        open_backend(f"ginza:{tmp_path / 'english'}")


# --- organisations ---


def test_an_entity_fills_the_organisation_that_the_finders_leave_blank(trained: Path) -> None:
    assert [i.organization for i in extractor.parse_notice(PRESS).incidents] == [None]
    (incident,) = extractor.parse_notice(PRESS, backend=f"ginza:{trained}").incidents
    assert incident.organization == "名古屋ミール"
    (shown,) = [e for e in incident.evidence if e.field == "organization"]
    assert (shown.rule, PRESS[shown.start : shown.end]) == ("entities/company", "名古屋ミール")


def test_an_entity_can_be_the_contractor(trained: Path) -> None:
    (incident,) = extractor.parse_notice(VENDOR, backend=f"ginza:{trained}").incidents
    assert (incident.vendors, incident.via_third_party) == (["名古屋ミール"], True)


def test_a_name_that_shows_itself_outweighs_an_entity(trained: Path) -> None:
    text = PRESS.replace("会員の情報が", "株式会社あおば食品、会員の情報が")
    (incident,) = extractor.parse_notice(text, backend=f"ginza:{trained}").incidents
    assert incident.organization == "株式会社あおば食品"


def test_an_entity_of_common_words_or_of_an_unknown_label_names_nobody(trained: Path, tmp_path: Path) -> None:
    for common in ("ふわり便", "つむぎ便"):
        text = PRESS.replace("名古屋ミール", common)
        assert [i.organization for i in extractor.parse_notice(text, backend=f"ginza:{trained}").incidents] == [None]
    (tmp_path / "entities.yaml").write_text(
        "[{id: brand, label: ブランド, terms: [BRAND], attributes: {proper: false}}]", encoding="utf-8"
    )
    (incident,) = extractor.parse_notice(text, backend=f"ginza:{trained}", rules=tmp_path).incidents
    assert incident.organization == "つむぎ便"


def test_where_the_street_finds_everything_a_second_reader_changes_nothing(trained: Path) -> None:
    assert (
        extractor.parse_notice(notice(), backend=f"ginza:{trained}").incidents
        == extractor.parse_notice(notice()).incidents
    )


def test_the_command_reads_with_a_second_reader(trained: Path, tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text(PRESS, encoding="utf-8")
    (found,) = extractor.read_notices([tmp_path / "n.txt"], workers=1, backend=f"ginza:{trained}")
    assert [i.organization for i in found.incidents] == ["名古屋ミール"]


# --- what a number counts ---


@pytest.mark.parametrize(
    ("sentence", "group"),
    [
        ("公式サイトで、受講者約61名の氏名と住所が読める状態でした。", "受講者"),
        ("漏えいしたファイルは213個でした。", "ファイル"),
        ("登録者のうち12名については、口座番号も含まれます。", "登録者"),
        ("操作の記録から、2,310個のファイルが外部に送られたと分かりました。", "ファイル"),
        ("なくしたのは答案用紙39枚（37名分）です。", "答案用紙"),
        ("氏名は、2020年4月以降に契約された419名のみです。", None),
    ],
)
def test_bunsetsu_tell_what_a_number_counts(sentence: str, group: str | None) -> None:
    assert _groups("ginza", sentence)[-1 if "枚" not in sentence else 0] == group


def test_labels_and_tables_keep_their_say() -> None:
    assert _groups("ginza", "１　対象\n　　会員：　1,200名\n") == ["会員"]


def test_a_pipeline_without_bunsetsu_leaves_groups_as_they_were(trained: Path) -> None:
    text = "公式サイトで、受講者約61名の氏名と住所が読める状態でした。"
    assert _groups(f"ginza:{trained}", text) == [c.group for c in extractor.find_counts(text)]


# --- length and offsets ---


def test_a_sentence_beyond_the_limit_of_sudachi_is_read_with_its_offsets_kept(trained: Path) -> None:
    filler = "会員の皆様にお知らせする内容をまとめた資料の続き、" * 1200
    text = PRESS.replace("会員には", filler + "会員には")
    assert len(filler.encode()) > SUDACHI_BYTES
    (incident,) = extractor.parse_notice(text, backend=f"ginza:{trained}").incidents
    assert incident.organization == "名古屋ミール"
    assert all(text[e.start : e.end] == e.text for e in incident.evidence)


@pytest.mark.parametrize("odd", ["\x00", "\u200b", "㍿", "ﷺ" * 50, "👨‍👩‍👧", "ｶﾞｷﾞ", " \u3000\t "])
def test_odd_characters_trouble_nobody(odd: str) -> None:
    text = PRESS.replace("会員には", f"会員{odd}には")
    (found,) = extractor.parse_notice(text, backend="ginza").incidents
    assert all(text[e.start : e.end] == e.text for e in found.evidence)


@given(st.text(alphabet="あ。\n", max_size=200).map(lambda text: text * 150))
def test_pieces_are_the_whole_text_and_each_is_short_enough(text: str) -> None:
    for longest in (10_000, 500):
        cut = list(pieces(text, longest=longest))
        assert "".join(text[start:end] for start, end in cut) == text
        assert all(0 < end - start <= longest for start, end in cut)


# --- what it does to the corpus ---


def test_with_ginza_no_group_of_fields_gets_worse() -> None:
    corpus = Path(__file__).resolve().parents[2] / "corpus"
    gold = read_gold(corpus, "n00*")
    texts = read_texts(corpus, gold)
    groups = {
        backend: score(
            [
                {**incident.to_dict(), "source": f"{notice_id}.txt"}
                for notice_id, text in texts.items()
                for incident in extractor.parse_notice(text, backend=backend).incidents
            ],
            gold,
            texts,
        ).groups()
        for backend in ("mecab", "ginza")
    }
    assert [g for g, tally in groups["ginza"].items() if tally.f1 < groups["mecab"][g].f1] == []
