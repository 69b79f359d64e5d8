"""What the words beside a date make of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Decide = Callable[..., dict[str, str | None]]

HEAD = "令和6年6月14日\n株式会社みなと書房\n\nお客様情報に関するお詫びとお知らせ\n\n"


@pytest.mark.parametrize(
    "told",
    [
        "6月5日、お客様から「覚えのない案内が届いた。なぜ知っているのか」という電話が入りました。",
        "6月5日10時(現地時間。日本では同日11時)、利用者から不審な表示があるとの通報がありました。",
        "6月5日に県警サイバー犯罪対策課より改ざんの疑いがあるとの電話をいただき、発覚しました。",
        "6月5日にご家族から抗議があり、調べると別の方の記録も開かれていました。",
        "6月5日、受け取った方が本校へ知らせ、事態が分かりました。",
        "職員が6月5日に保管庫を開けたところ、名簿がなかったものです。",
    ],
)
def test_who_told_and_what_was_missing(dates: Decide, told: str) -> None:
    assert dates(HEAD + told)["discovered"] == "2024-06-05"


@pytest.mark.parametrize(
    "told",
    [
        "6月5日に被害を警察へ申告しております。",
        "6月5日に「名簿を持ち出さない」旨の通知を出していました。",
        "6月5日付「障害の発生について」でお伝えした侵入の件です。",
        "本日までに悪用されたとの連絡はございません。",
    ],
)
def test_what_is_neither_act_nor_discovery(dates: Decide, told: str) -> None:
    decided = dates(HEAD + told)
    assert (decided["occurred"], decided["discovered"]) == (None, None)


def test_a_day_set_off_belongs_to_the_main_verb_and_not_to_one_that_describes_a_noun(dates: Decide) -> None:
    text = HEAD + "6月3日の夜、研究員は聞き取り調査を行った島から戻る船に鞄を置いたまま下船し、翌朝気付きました。"
    assert dates(text, "loss") == {"announced": "2024-06-14", "occurred": "2024-06-03", "discovered": "2024-06-04"}


def test_what_something_is_for_neither_ends_a_clause_nor_counts_for_the_days_behind_it(dates: Decide) -> None:
    text = HEAD + (
        "5月31日、職員が翌月分の作業にかかろうとしてUSBメモリがないことに気付きました。最後に使ったのは同月24日です。"
    )
    assert dates(text, "loss")["occurred"] == "2024-05-24/2024-05-31"


def test_a_period_of_the_people_written_to_is_that_of_the_data(dates: Decide) -> None:
    text = HEAD + "6月3日から、委託先は、本年1月から4月末までに派遣を受けた300者を対象に、調査票を一斉に発信しました。"
    assert dates(text, "bcc_error")["occurred"] == "2024-06-03"


def test_the_time_at_which_something_was_so_may_be_that_of_the_act(dates: Decide) -> None:
    text = HEAD + "解析によれば、攻撃者は6月3日の時点で、装置の弱点を突いて内部に入り込んでおりました。"
    assert dates(text)["occurred"] == "2024-06-03"
