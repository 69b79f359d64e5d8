"""What shows that a number is one of those affected: its sentence, its list, or nothing at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.assemble.told import Telling
from extractor.assemble.view import Draft
from extractor.find import counts
from extractor.findings import open_document
from extractor.rules.files import load_rules
from tests.assemble.numbers import kept

_RULES = load_rules()


def _told(text: str) -> dict[int, bool]:
    document = open_document(text, _RULES)
    telling = Telling(document)
    return {mention.value: telling.of(mention) for mention in counts.find(document)}


def test_a_sentence_must_tell_itself():
    text = "会員320名の氏名が流出した。配信を見たのは5,400人だった。"
    assert _told(text) == {320: True, 5_400: False}


def test_words_far_away_in_a_long_sentence_tell_nothing():
    text = "氏名が流出した店は" + "、駅から近く、品数が多く" * 20 + "、一日に540人が訪れる。"
    assert _told(text) == {540: False}


@pytest.mark.parametrize(
    "text",
    [
        "次の氏名が流出しました。\n・会員 320名\n・元会員 81名",
        "流出した氏名の内訳\n\n・会員 320名\n・元会員 81名",
        "■流出した情報\n会員 320名\n元会員 81名",
    ],
)
def test_a_list_is_told_of_by_what_stands_above_it(text: str):
    assert _told(text) == {320: True, 81: True}


@pytest.mark.parametrize("line", ["コメント(81件)", "レビュー 81件", "全81件中20件を表示", "本日の来訪者 81人"])
def test_page_furniture_behind_the_text_is_not_told_of(line: str):
    text = f"緑ヶ浜商会は5月2日、会員320名の氏名が流出したと発表した。\n\n{line}"
    told = _told(text)
    assert told.pop(320)
    assert not any(told.values())


def test_a_headline_behind_the_last_sentence_is_another_articles():
    text = "緑ヶ浜商会は5月2日、会員320名の氏名が流出したと発表した。\n\n青葉浜市でUSBメモリ紛失、児童81名"
    assert _told(text) == {320: True, 81: False}


def test_prose_must_tell_of_data_but_a_list_need_not(counted: Callable[[str], Draft]) -> None:
    assert counted("元社員を書類送検した。講演を聞いたのは240人だった。").get("affected_people") is None
    assert counted("氏名が流出しました。\n・会員 240人\n・元会員 81人").get("affected_people") == 240


def test_cells_of_a_flattened_table_are_counts(counted: Callable[[str], Draft]) -> None:
    rows = counted(
        "名簿の流出について\n\n次の方の氏名が流出しました。\n区分 件数\n東日本 640\n西日本 564\n計 1,204\n以上です。"
    )
    assert (rows.get("affected_records"), len(kept(rows))) == (1_204, 3)
    cells = counted("名簿が流出しました。\n区分\n人数\n園児\n640\n保護者\n3人\n以上、お詫びします。")
    assert kept(cells) == {(640, "person"), (3, "person")}
    assert kept(counted("会員320名の氏名が流出した。\n対象人数 320名\n\n総務課 内線 3210\n")) == {(320, "person")}


def test_a_list_goes_on_under_its_total_however_few_it_tells(counted: Callable[[str], Draft]) -> None:
    draft = counted("氏名が流出しました。\n対象者:45名\n・職員 2名\n・利用者 43名\n")
    assert kept(draft) == {(45, "person"), (2, "person"), (43, "person")}
    assert kept(counted("氏名が流出しました。\n対象者:45名\n職員 2名が訪問しました。")) == {(45, "person")}


def test_an_answer_under_its_question_is_told(counted: Callable[[str], Draft]) -> None:
    asked = "個人情報が流出しました。\n\n・流出の対象は?\n2014年から2021年までに登録をされた5,933名様です。\n"
    assert counted(asked).get("affected_people") == 5_933


def test_client_companies_count_in_prose(counted: Callable[[str], Draft]) -> None:
    clients = "名簿会社に情報が売られた。情報を預けていた委託元は37の企業に及び、件数は2,140件。"
    assert kept(counted(clients)) == {(37, "company"), (2_140, "record")}
    assert kept(counted("メールの誤送信で、107社分の情報が流出した。")) == {(107, "company")}
    assert kept(counted("情報2,140件が流出した。調査会社2社の力を借りる。")) == {(2_140, "record")}
    assert kept(counted("情報2,140件が流出した。\n導入企業5,000社突破!診断サービス")) == {(2_140, "record")}


def test_a_number_alone_on_its_line_has_its_label_above(counted: Callable[[str], Draft]) -> None:
    draft = counted(
        "2世帯分の通知書(児童3名の氏名)を誤って封入した。\n3 発送件数\n1,842件\n4 前回\n900件\n5 今回\n870件分が漏えい"
    )
    assert (1_842, "record") not in kept(draft)
    assert draft.get("affected_records") == 870


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("患者1,230人。", True),
        # A sentence of its own, however it ends, must tell itself.
        ("今年の催しの会場で抽選に当たり席に着いたのは1,230人。", False),
    ],
)
def test_a_sentence_that_is_but_a_count_adds_to_the_one_before_it(sentence: str, told: bool) -> None:
    assert _told(f"白樺病院のサーバーから患者の氏名が流出した。{sentence}") == {1_230: told}
