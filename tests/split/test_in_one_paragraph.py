"""Several acts, or several clients, that one paragraph or one sentence tells of."""

from __future__ import annotations

import pytest

from extractor import parse_notice


def test_one_of_two_insurers_tells_two_acts_by_their_number() -> None:
    rows = parse_notice(
        "損保と生保で情報漏えい3件\n\nひかり海上火災保険は12日、2件の情報漏えいがあったと発表した。1件は、代理店の元従業員が2022年10月、契約者1,860人の"
        "氏名を転職先に持ち出したもの。もう1件は、今年6月、満期案内を別の契約者に誤って送付したもので、対象は43人。\n\n"
        "星光生命保険も同日、業務委託先の発送会社がランサムウエアの被害を受け、契約者6,200人の住所が流出した恐れがあると発表した。\n(2023年7月13日)\n"
    ).incidents
    assert [(i.organization, i.occurred, i.affected_people, i.root_cause) for i in rows] == [
        ("ひかり海上火災保険", "2022-10", 1860, "insider"),
        ("ひかり海上火災保険", "2023-06", 43, "misdelivery"),
        ("星光生命保険", None, 6200, "ransomware"),
    ]
    assert [i.announced for i in rows] == ["2023-07-12"] * 3
    assert [i.via_third_party for i in rows] == [False, False, True]


def test_what_is_told_between_the_lead_and_the_shares_is_told_of_each_client() -> None:
    rows = parse_notice(
        "委託先が健診データを紛失、2市で影響\n\nつるき市と浜野市は11月14日、健診の委託先である公益財団法人みほん健康財団がUSBメモリを紛失したと発表した。\n\n"
        "同財団の職員が11月6日、会場から戻る途中に紛失したもので、翌7日に両市へ報告があった。\n\n"
        "つるき市では受診者412名、浜野市では198名の氏名、健診結果が保存されていた。\n2017年11月16日(木) 8時00分\n"
    ).incidents
    assert [(i.organization, i.occurred, i.affected_people) for i in rows] == [
        ("つるき市", "2017-11-06", 412),
        ("浜野市", "2017-11-06", 198),
    ]
    assert all(i.data_categories == ["name", "medical"] for i in rows)
    assert all(i.vendors == ["公益財団法人みほん健康財団"] for i in rows)


def test_what_an_aside_says_of_the_last_client_is_told_of_no_other() -> None:
    rows = parse_notice(
        "2社で流出\n\n株式会社アオバ商会と株式会社ワカバ商店は2日、情報が流出したと発表した。\n\n株式会社アオバ商会が310件、株式会社ワカバ商店が120件(うち口座情報15件)。\n"
    ).incidents
    assert [(i.affected_records, "bank_account" in i.data_categories) for i in rows] == [(310, False), (120, True)]


def test_an_act_found_in_an_inspection_is_made_public_with_the_first() -> None:
    rows = parse_notice(
        "報告書の誤送付について(お詫び)\n2023年1月20日\nみほん病院\n\n12月27日、報告書を郵送した際、別の患者さま1名の報告書を同封して送付いたしました。\n\n"
        "なお、発送の記録を点検したところ、2022年11月15日にも、診断書2通を誤って別の患者さまに送付していたことが判明いたしました。\n"
    ).incidents
    assert [(i.announced, i.occurred) for i in rows] == [("2023-01-20", "2022-12-27"), ("2023-01-20", "2022-11-15")]


@pytest.mark.parametrize("once", ["3月に名簿を紛失したばかりの", "昨年も名簿紛失の"])
def test_a_clause_about_what_was_before_lends_the_story_neither_its_day_nor_its_cause(once: str) -> None:
    (row,) = parse_notice(
        f"{once}あおい市立図書館、今度はメール誤送信\n\nあおい市は9日、市立図書館が案内のメールを送る際、134人のアドレスを互いに見える状態で"
        "送信したと発表した。7日に送信し、利用者からの連絡で発覚した。\n(2022年6月10日)\n"
    ).incidents
    assert (row.occurred, row.affected_people, row.root_cause) == ("2022-06-07", 134, "bcc_error")
