"""Headline numbers and the set of counts, on short notices."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.assemble.causes import decide_causes
from extractor.assemble.counts import decide_counts
from extractor.assemble.sift import is_rounding
from extractor.assemble.view import Draft, View

Decide = Callable[..., Draft]


@pytest.fixture
def counted(decide: Decide) -> Callable[[str], Draft]:
    return lambda text: decide(text, decide_causes, decide_counts)


def _set(draft: Draft) -> set[tuple[int, str]]:
    return {(c.value, c.unit) for c in draft.get("counts")}


@pytest.mark.parametrize(
    ("text", "people", "records"),
    [
        ("顧客1,200名の氏名が流出した。", 1_200, None),
        ("在校生842名、卒業生1,207名の氏名が流出した。", 1_207, None),
        ("学外の方 774名\n学内の方 320名\n合計 1,094名\nこのほか会員約9千名の登録簿がある。", 1_094, None),
        ("延べ8,120件(実人数6,512名)の診療情報が流出した。", 6_512, 8_120),
        ("成績 延べ1,214名分。重複を除いた人数は、学生812名と協力者183名の計995名です。", 995, None),
        ("会員情報1,480件が流出した。第1報では「最大2,000件」としておりました。", None, 1_480),
        ("820件のうち795件のメールアドレスが流出した。", None, 795),
        ("カード情報4,086件(3,874名分)が漏えいした。", 3_874, 4_086),
        ("会員ID 3,418アカウントに不正ログインがあった。", None, None),
    ],
)
def test_the_headline_is_distinct_then_total_then_largest(
    counted: Callable[[str], Draft], text: str, people: int | None, records: int | None
) -> None:
    draft = counted(text)
    assert (draft.get("affected_people"), draft.get("affected_records")) == (people, records)


def test_the_larger_headline_number_gives_the_bound(counted: Callable[[str], Draft]) -> None:
    assert counted("カード情報486件と会員 最大2,153名の情報が流出した。").get("affected_bound") == "at_most"
    assert counted("カード情報4,086件と会員 最大2,153名の情報が流出した。").get("affected_bound") == "exact"
    assert counted("個人情報が流出した。").get("affected_bound") is None


def test_a_number_without_bound_in_the_headline_takes_that_of_the_body(counted: Callable[[str], Draft]) -> None:
    draft = counted("顧客1万2千件流出について\n\n顧客情報約1万2千件が流出した。")
    assert (draft.get("affected_records"), draft.get("affected_bound")) == (12_000, "about")


def test_a_rounded_headline_gives_way_to_the_exact_number(counted: Callable[[str], Draft]) -> None:
    draft = counted("顧客情報約1万2千件の流出について\n\n顧客情報12,345件が流出した。")
    assert _set(draft) == {(12_345, "record")}
    assert draft.get("affected_bound") == "exact"


@pytest.mark.parametrize(
    "noise",
    [
        "職員2名が訪問して説明した。",
        "対象の方300名に書面でご連絡した。",
        "迷惑メール約5万通が送信された。",
        "ログイン試行は約92万件であった。",
        "延べ1,873件のお問い合わせをいただいた。",
        "誤って送った書類のうち17通を回収した。",
        "納入通知書(18,942通)の一部に誤りがあった。",
        "県内の事故は本年度7件である。",
        "費用は約3,200万円を見込む。",
        "上記以外の誤発行は0件であった。",
        "子会社15社の手順を統一する。",
        "パソコン3台の感染を確認した。",
        "会員データベース(会員数およそ27万名)は別の仕組みで管理しており、影響を受けておりません。",
    ],
)
def test_what_is_not_affected_stays_out_with_a_reason(
    open_view: Callable[[str], View], counted: Callable[[str], Draft], noise: str
) -> None:
    assert _set(counted(f"不正アクセスにより顧客120名の氏名が流出した。{noise}")) == {(120, "person")}


def test_a_rejected_count_says_why(open_view: Callable[[str], View]) -> None:
    view, draft = open_view("顧客120名の氏名が流出した。迷惑メール約5万通が送信された。"), Draft()
    decide_counts(view, draft)
    assert [(r.value, r.reason) for r in view.trace or []] == [("50000 message", "unwanted mails sent by the attacker")]


def test_sections_on_prevention_and_contact_give_no_counts(counted: Callable[[str], Draft]) -> None:
    text = "顧客120名の氏名が流出した。\n\n3. 再発防止策\n研修を400名に行い、誓約書900件を集めます。\n"
    assert _set(counted(text)) == {(120, "person")}


def test_lost_things_count_and_infected_ones_do_not(counted: Callable[[str], Draft]) -> None:
    assert (1, "device") in _set(counted("児童58人分の名簿を入れたUSBメモリ1本を紛失した。"))
    assert (1, "device") not in _set(counted("マルウェアに感染したパソコン1台から顧客58人分の名簿が流出した。"))


def test_client_companies_count_where_their_data_was_taken(counted: Callable[[str], Draft]) -> None:
    text = "ランサムウェアにより、取引先27社から預かった個人データ1,900件が流出した。"
    assert _set(counted(text)) == {(27, "company"), (1_900, "record")}


def test_superseded_totals_stay_among_the_counts(counted: Callable[[str], Draft]) -> None:
    draft = counted("会員情報1,480件が流出した。第1報では「最大2,000件」としておりました。")
    assert _set(draft) == {(1_480, "record"), (2_000, "record")}


def test_recipients_are_the_affected_where_a_mail_showed_their_addresses(counted: Callable[[str], Draft]) -> None:
    shown = "参加予定者136人に案内をメールで送信する際、BCCとすべき宛先をTOに入力し、全員のアドレスが表示された。"
    assert counted(shown).get("affected_people") == 136
    attached = "参加予定者136人に案内をメールで送信する際、別の名簿を誤って添付した。"
    assert counted(attached).get("affected_people") is None


def test_each_count_stands_once_with_its_place_in_the_source(decide: Decide) -> None:
    text = "顧客１２０名の氏名が流出した。１２０名の住所も流出した。"
    (count,) = decide(text, decide_counts).get("counts")
    assert text[count.start : count.end] == "１２０名"


@pytest.mark.parametrize(
    ("rough", "exact", "same"), [(60_000, 61_234, True), (65_000, 64_872, True), (7_600, 7_600, True), (61, 60, False)]
)
def test_rounding(rough: int, exact: int, same: bool) -> None:
    assert is_rounding(rough, exact) is same
