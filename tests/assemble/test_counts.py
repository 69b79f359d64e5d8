"""Headline numbers and the set of counts, on short notices."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor import parse_notice
from extractor.assemble.count_headings import is_rounding
from extractor.assemble.counts import decide_counts
from extractor.assemble.view import Draft
from tests.assemble.numbers import kept

Decide = Callable[..., Draft]


@pytest.mark.parametrize(
    ("text", "people", "records"),
    [
        ("顧客1,200名の氏名が流出した。", 1_200, None),
        ("会員630名、元会員1,150名の氏名が流出した。", 1_150, None),
        ("社外の方 660名\n社内の方 240名\n合計 900名\nこのほか会員約9千名の登録簿がある。", 900, None),
        ("延べ7,340件(実人数5,910名)の診療情報が流出した。", 5_910, 7_340),
        ("成績 延べ1,530名分。重複を除いた人数は、学生720名と協力者210名の計930名です。", 930, None),
        ("会員312名の流出を発表した。氏名、住所のほか、重複を除いて約44名分のメールアドレスが含まれる。", 312, None),
        ("会員情報1,620件が流出した。第1報では「最大2,000件」としておりました。", None, 1_620),
        ("640件のうち612件のメールアドレスが流出した。", None, 612),
        ("カード情報5,210件(4,930名分)が漏えいした。", 4_930, 5_210),
        ("会員ID 2,760アカウントに不正ログインがあった。", None, None),
        ("約320件の顧客情報が外部に送信された可能性がある。", None, 320),
        ("漏れたおそれがあるのは\n1. メールの宛先 およそ1,000人分\n2. 図面", 1_000, None),
    ],
)
def test_the_headline_is_distinct_then_total_then_largest(
    counted: Callable[[str], Draft], text: str, people: int | None, records: int | None
) -> None:
    draft = counted(text)
    assert (draft.get("affected_people"), draft.get("affected_records")) == (people, records)


def test_the_larger_headline_number_gives_the_bound(counted: Callable[[str], Draft]) -> None:
    assert counted("カード情報486件と会員 最大2,153名の情報が流出した。").get("affected_bound") == "at_most"
    assert counted("カード情報5,210件と会員 最大2,153名の情報が流出した。").get("affected_bound") == "exact"
    assert counted("個人情報が流出した。").get("affected_bound") is None


def test_a_number_without_bound_in_the_headline_takes_that_of_the_body(counted: Callable[[str], Draft]) -> None:
    draft = counted("顧客1万2千件流出について\n\n顧客情報約1万2千件が流出した。")
    assert (draft.get("affected_records"), draft.get("affected_bound")) == (12_000, "about")


def test_the_headline_of_the_notice_names_its_own_number(counted: Callable[[str], Draft]) -> None:
    text = "会員101件の情報流出\n\n会員101件の情報が流出した。通販部門の会員の情報4,200件も同じ装置にあった。"
    assert counted(text).get("affected_records") == 101


def test_a_rounded_headline_gives_way_to_the_exact_number(counted: Callable[[str], Draft]) -> None:
    draft = counted("顧客情報約1万2千件の流出について\n\n顧客情報12,345件が流出した。")
    assert kept(draft) == {(12_345, "record")}
    assert draft.get("affected_bound") == "exact"


def test_the_own_share_of_a_contractors_loss_is_the_headline(counted: Callable[[str], Draft]) -> None:
    draft = counted("委託先から流出した情報は計41万件で、うち当市分は7,400件です。")
    assert draft.get("affected_records") == 7_400


def test_brackets_that_count_some_twice_give_no_headline(counted: Callable[[str], Draft]) -> None:
    draft = counted("対象のお客様の情報が流出した。対象件数 6,140件(延べでは 9,880件)")
    assert draft.get("affected_records") == 6_140
    noted = counted("漏えいした情報の対象件数 69,403件(名寄せ後の合計) ※延べ 77,202件")
    assert noted.get("affected_records") == 69_403
    listed = counted("流出した情報\n受診者 延べ5,200人\n職員の家族 140人")
    assert listed.get("affected_people") == 5_200


def test_the_exact_number_of_the_body_stands_for_the_rounded_one_of_the_title(counted: Callable[[str], Draft]) -> None:
    draft = counted("最大21万件超のメールアドレスに流出のおそれ\n対象は214,560件のメールアドレスです。")
    assert draft.get("affected_records") == 214_560


def test_superseded_totals_stay_among_the_counts(counted: Callable[[str], Draft]) -> None:
    draft = counted("会員情報1,620件が流出した。第1報では「最大2,000件」としておりました。")
    assert kept(draft) == {(1_620, "record"), (2_000, "record")}


def test_a_corrected_total_is_not_the_headline(counted: Callable[[str], Draft]) -> None:
    draft = counted("最大8,400人分の個人情報が流出したと発表した。のちに7,950人分に訂正した。")
    assert draft.get("affected_people") == 7_950
    twice = counted("第1報では最大900件としていたが、第2報では620件の情報が流出したと改めた。")
    assert twice.get("affected_records") == 620
    marked = counted("(更新前)書類23枚(23人分)、写し4枚(4人分)、実人数24人\n(更新後)書類17枚、実人数18人\nを紛失した。")
    assert marked.get("affected_people") == 18
    in_another_unit = counted("第3報では約4万2千件としておりましたが、流出したのは31,902名分の情報と確定しました。")
    assert (in_another_unit.get("affected_records"), in_another_unit.get("affected_people")) == (None, 31_902)
    by_report = counted("個人情報が漏えいしたお客さま\n【第一報】最大640名\n【調査結果】最大315名")
    assert by_report.get("affected_people") == 315


def test_what_a_heading_bounds_another_line_gives_exactly(counted: Callable[[str], Draft]) -> None:
    draft = counted("進学塾の流出事例/最大21万件超のアドレス\n被害\n流出したメールアドレス 最大214,560件\n")
    assert kept(draft) == {(214_560, "record")}


def test_two_that_are_put_together_are_no_total_of_all(counted: Callable[[str], Draft]) -> None:
    draft = counted("取引先の担当者873人の氏名が流出した。また、社員と派遣社員あわせて214人分の番号も流出した。")
    assert draft.get("affected_people") == 873
    from_to = counted("流出の対象者を訂正 4,388件から4,214件へ\n重複分を除いた結果、対象を4,214件に改めた。")
    assert from_to.get("affected_records") == 4_214


def test_each_count_stands_once_with_its_place_in_the_source(decide: Decide) -> None:
    text = "顧客１２０名の氏名が流出した。１２０名の住所も流出した。"
    (count,) = decide(text, decide_counts).get("counts")
    assert text[count.start : count.end] == "１２０名"


@pytest.mark.parametrize(
    ("rough", "exact", "same"),
    [(60_000, 61_234, True), (65_000, 64_872, True), (7_600, 7_600, True), (61, 60, False), (1_000, 9, False)],
)
def test_rounding(rough: int, exact: int, same: bool) -> None:
    assert is_rounding(rough, exact) is same


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("本人の分を含む22名分を、ある塾生に誤って送信しました。\n漏えい数21名分", 21),
        ("塾生のうち、370名の塾生の情報の一部(学年など)が流出しました。", 370),
    ],
)
def test_how_many_leaked_is_the_total_and_part_of_their_data_no_part_of_them(
    text: str, people: int, counted: Callable[[str], Draft]
) -> None:
    assert counted(text).get("affected_people") == people


@pytest.mark.parametrize(
    ("told", "people"),
    [
        ("流出した4千人のうち、実際に迷惑メールが届いたのは120人。", 4000),
        ("情報が流出した約2万4千人のうち、およそ3800人分には旅券の番号も含まれていた。", 24000),
        ("漏れたのは会員全体の3分の1に当たる4千人分だった。", 4000),
        ("流出した情報は、会員全体の3万人とは別の4千人分だった。", 4000),
        ("4千人分とみられていた流出が、1万3千人分に増えた。", 13000),
        ("1000万人を超える会員を抱える同社だが、漏れたのは4千人分だった。", 4000),
        ("情報が漏れた。文具店の2895万人分に比べれば少ないが、5万人分が漏れた。", 50000),
        ("情報が漏れた。4千人なら200万円の計算だ。", None),
        ("全8万人の0.3%に当たる210人分が流出した。", 210),
        ("流出は210人分。「8万人分では」との臆測も飛んだ。", 210),
        ("情報が漏れた。2020年の流出の際は800人に券が配られた。", None),
        ("社長は「4千人のお客さまに多大な迷惑をかけた」と頭を下げた。", 4000),
    ],
)
def test_numbers_as_papers_tell_them(counted: Callable[[str], Draft], told: str, people: int | None) -> None:
    assert counted(told).get("affected_people") == people


def test_the_bare_number_of_an_item_of_a_round_up_is_how_many_it_struck() -> None:
    told = "株式会社みほん堂\n8日に公表した。約1万2,000件。名簿が流出した。\n\n株式会社ためし屋\n"
    told += "翌9日に公表した。約3万件。こちらも名簿が流出した。\n"
    incidents = parse_notice(f"2024年8月の流出まとめ\n\n8月は名簿の流出が続いた。\n\n{told}").incidents
    assert [(i.affected_people, i.affected_records) for i in incidents] == [(None, 12000), (None, 30000)]


@pytest.mark.parametrize(
    ("text", "records"),
    [
        ("漏えいした情報\n全体の数 5,120件\n(内訳)火災保険 4,700件、傷害保険 420件", 5_120),
        ("漏えいした情報\n全体の数 5,120件\n(内訳)火災保険 4,700件、傷害保険 400件", 4_700),
        ("分かったのは元会員の880件。\n内訳は、氏名が漏れたものが650件、口座も漏れたものが230件。", 880),
    ],
)
def test_a_whole_is_affected_where_its_affected_parts_sum_up_to_it(
    counted: Callable[[str], Draft], text: str, records: int
) -> None:
    assert counted(text).get("affected_records") == records


def test_what_two_numbers_come_to_together_is_the_total() -> None:
    text = (
        "新たに96人分 盗難パソコンの町が訂正\n"
        "見本町は14日、盗まれたパソコンに新たに96人分の個人情報が入っていたと発表した。\n"
        "当初は滞納者など318人分の氏名が入っていたと発表していた。バックアップと照合した結果、合わせて414人分となった。\n"
    )
    (row,) = parse_notice(text).incidents
    assert row.affected_people == 414


@pytest.mark.parametrize(
    ("text", "people", "bound"),
    [
        ("会員1200人前後の氏名が流出した。", 1_200, "about"),
        ("会員1,200人近くの氏名が流出した。", 1_200, "about"),
        ("会員812名の氏名が流出した。\n会員総数は5万人です。", 812, "exact"),
        ("会員812名の氏名が流出した。無関係の会員2万人には影響ありません。", 812, "exact"),
        ("会員の氏名が流出した。\n対象会員総数:812名", 812, "exact"),
    ],
)
def test_how_exact_a_number_is_and_whether_it_is_that_of_all(
    counted: Callable[[str], Draft], text: str, people: int, bound: str
) -> None:
    draft = counted(text)
    assert (draft.get("affected_people"), draft.get("affected_bound")) == (people, bound)


def test_what_was_made_public_before_gives_way_to_what_it_came_to(counted: Callable[[str], Draft]) -> None:
    text = "6月6日に公表した「61,424件」について、重複を除いた結果、漏えいした個人情報は57,913件となりました。"
    assert counted(text).get("affected_records") == 57_913


def test_the_number_of_a_case_abroad_is_none_of_this_one(counted: Callable[[str], Draft]) -> None:
    text = "会員312名の氏名が流出した。海外では2018年に同じ手口で3千人の名簿が流出したこともあった。"
    assert counted(text).get("affected_people") == 312


@pytest.mark.parametrize(
    ("text", "people", "records"),
    [
        (
            "通知書は5月に188件分が郵送されているはずだった。うち67件分は、正しい宛先に送付済みだった。121件分の通知書を紛失した。",
            None,
            121,
        ),
        ("案内に231件の送付ミスがあった。宛名が家族の別の人だったケースが計71件あった。", None, 231),
        ("「会員の情報は流出していない」と答えた人の氏名が流出していた。その人数が全国で2131人に上る。", 2131, None),
        ("児童98人の保護者81件のメールアドレスが受信者から見える状態で一斉送信した。", None, 81),
        ("拾った店員12名に個人情報が漏えいした。名簿は会員45名のものだった。", 45, None),
        (
            "対象者(計1,300名)の氏名が流出した。\n通知が可能な対象者500件に対し、お詫びを送った。\n"
            "連絡が取れない卒業生等の対象者800件については、公表をもって謝罪とする。",
            1300,
            None,
        ),
    ],
)
def test_those_told_those_who_saw_and_those_sent_rightly_are_no_headline(
    counted: Callable[[str], Draft], text: str, people: int | None, records: int | None
) -> None:
    draft = counted(text)
    assert (draft.get("affected_people"), draft.get("affected_records")) == (people, records)


def test_a_list_counts_its_staff_beside_the_others(counted: Callable[[str], Draft]) -> None:
    text = (
        "流出した対象者(計1,500名)\n1990年度から2022年度に入学した学生:900名\n"
        "2018年度から2022年度に在籍した教職員:600名\n"
    )
    assert {count.value for count in counted(text).values["counts"]} == {1500, 900, 600}


def test_what_a_number_may_still_grow_to_is_no_headline(counted: Callable[[str], Draft]) -> None:
    draft = counted("9月時点で1万6240件としていた流出情報が2万9120件に増えた。最大20万件に増える恐れもある。")
    assert draft.get("affected_records") == 29120


@pytest.mark.parametrize(
    ("text", "people", "records"),
    [
        # Only what holds personal data is affected.
        ("計36件のメールを誤送信した。36件のメールの内、個人情報が含まれていたものは5件あった。", None, 5),
        ("紛失が判明したのは「領収控」延べ8,940件で、このうち約650件は個人情報が含まれている。", None, 650),
        ("会員900件の情報が流出した。うち30件には要配慮個人情報が含まれる。", None, 900),
        # Papers of people, and no records of visits.
        ("利用者14名分の記録用紙を紛失した。", 14, None),
        ("農業の会の98名にCCで送り、メールアドレス91件と氏名98件が送信先の全員に見える状態となった。", 98, 98),
    ],
)
def test_of_things_only_those_with_personal_data_count(
    counted: Callable[[str], Draft], text: str, people: int | None, records: int | None
) -> None:
    draft = counted(text)
    assert (draft.get("affected_people"), draft.get("affected_records")) == (people, records)
