"""What shows that a number is one of those affected: its sentence, its list, or nothing at all."""

from __future__ import annotations

import pytest

from extractor.assemble.told import Telling
from extractor.find import counts
from extractor.findings import open_document
from extractor.rules.files import load_rules

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
