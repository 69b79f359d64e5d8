"""Clients of one supplier, each with an incident of its own beside the supplier's."""

from __future__ import annotations

from extractor import parse_notice
from tests.split.stretches import stretches_of

_OF_CLIENTS = """印刷の「みさき刷」への攻撃についてまとめてみた

2024年8月7日、通知書の印刷を請け負うみさき刷株式会社は、ランサムウェアの被害に遭い、預かっていた情報が漏えいしたと
発表した。委託元の公表が続いている。

委託元 | 対象の業務 | 件数 | 項目
みどり共済会(みどり共済) | 証明書の印刷 | 3,402件 | 契約者の氏名
試作市 | 納税通知書 | 1,077件 | 世帯主の氏名、税額
あおば健診会 | 結果の発送 | 6,518人 | 氏名、健診結果

みどり共済
- 9月5日に、みさき刷から連絡があった。窓口を9月10日に設けた。

試作市では、8月8日に感染の連絡を受けた。

対策
- 委託先を選び直すこと。
"""


def test_a_table_of_clients_is_read_with_the_paragraphs_about_them_and_the_supplier_before_it() -> None:
    text, stretches = stretches_of(_OF_CLIENTS)
    told = ["".join(text[slice(*span)] for span in s.spans) for s in stretches]
    assert len(told) == 4
    assert "請け負うみさき刷" in told[0]
    assert "9月10日" in told[1]
    assert "8月8日に感染" in told[2]
    assert not any("選び直す" in one for one in told)
    supplier = text.index("みさき刷株式会社")
    assert [s.supplier for s in stretches] == [None, supplier, supplier, supplier]


_TOGETHER = """外国語の予約サイトから顧客情報 3軒で計4万件

見本市に本社を置くみさきホテルズは2日、会見を開き、予約サイトから宿泊客の情報2万8,115件が漏れたと明らかにした。

翌3日には、高原で宿を営む株式会社あおばリゾートが1万2,602件(カード情報はなし)、港町のホテル松風館が2,380件(うちカード情報611件)の漏えいを\
相次いで公表した。

3社がそろって使っていたのは、海外のReserveLink社の仕組みである。2018年7月12日、ReserveLinkのサーバーの脆弱性を突かれ、氏名と住所が盗まれた。

宿を支えるはずの会社が入り口に

海外の予約サイトでは旅券番号を預けることもある。
"""


def test_a_sentence_may_tell_of_several_clients_of_a_supplier_told_of_after_it() -> None:
    notice = parse_notice(_TOGETHER)
    assert [(i.organization, i.affected_records, i.vendors) for i in notice.incidents] == [
        ("みさきホテルズ", 28115, ["ReserveLink"]),
        ("株式会社あおばリゾート", 12602, ["ReserveLink"]),
        ("ホテル松風館", 2380, ["ReserveLink"]),
    ]
    assert {i.occurred for i in notice.incidents} == {"2018-07-12"}
    assert not any("passport" in i.data_categories for i in notice.incidents)


def test_who_announces_below_a_sentence_about_several_is_told_of_apart_from_them() -> None:
    source = (
        "見本大学など系列3校は8日、聴講生の情報を紛失したと発表した。\n"
        "紛失した人数の内訳は、見本大学が約5万人(12学部)、試作大学が約4万1000人(7学部)、例示大学が83人(1学部)。\n"
        "ためし大学は8日、約6万2000人の聴講生の住所を紛失したと発表した。同大は誤って溶かしたとみている。\n"
    )
    told = [(i.organization, i.affected_people) for i in parse_notice(source).incidents]
    assert told == [("見本大学", 50_000), ("試作大学", 41_000), ("例示大学", 83), ("ためし大学", 62_000)]


def test_sentences_that_tell_what_each_client_of_a_supplier_lost_are_items_below_its_own() -> None:
    notice = parse_notice(
        "荷造りの委託先から流出\n\nためし市の発送会社「シロネ便」がランサムウェアの攻撃を受け、学校などから委託された"
        "個人情報が流出した。シロネ便のサーバーからは約5万2千件の個人情報が流出したおそれがある。\n\n"
        "みほん大学では約2万人分の卒業生の住所が漏えいした。同様に、れいじ市でも約1万4千人分の図書カードの番号が流出している。"
        "さらに、みさき商工会議所からは約9000件の会員の氏名が漏れたことが分かった。\n"
    )
    told = [(i.organization, i.affected_people or i.affected_records, i.vendors) for i in notice.incidents]
    assert told == [
        ("シロネ便", 52_000, []),
        ("みほん大学", 20_000, ["シロネ便"]),
        ("れいじ市", 14_000, ["シロネ便"]),
        ("みさき商工会議所", 9_000, ["シロネ便"]),
    ]


def test_a_list_that_a_paper_runs_together_names_the_clients_of_a_supplier() -> None:
    report = (
        "電話代行の元社員、310万件持ち出し\n\n2020/11/27 05:00\n\n"
        "電話代行の「ミナトコール」(金沢市)は26日、保守を任せていた関連会社「ミナトコール・テクノ」の元社員の男が、委託元から"
        "預かった顧客の情報およそ310万件を持ち出していたと発表した。\n\n"
        "公表した主な委託元は次の通り。▽富山県射北市(健診の案内、約1万8千人分)▽健康食品通販のはくさん堂(会員95万件)"
        "▽学校法人北稜大(寄付の案内、卒業生3万5,600人)\n\n同社の社長は会見で謝罪した。\n"
    )
    told = [(i.organization, i.affected_people or i.affected_records) for i in parse_notice(report).incidents]
    assert told == [
        ("ミナトコール", 3_100_000),
        ("富山県射北市", 18_000),
        ("はくさん堂", 950_000),
        ("学校法人北稜大", 35_600),
    ]


_UNDER_HEADLINES = """予約の仕組みに不正アクセス、3軒の客の情報流出
2019.06.20

予約の仕組み「ヤドリ」を開発する株式会社みほん工房は18日、不正アクセスを受け、導入企業の顧客情報が流出したと発表した。

◆これまでの調べ
6月3日、導入企業から見覚えのない管理者がいるとの連絡があった。みほん工房によると、5月30日に侵入されていた。

◆温泉でも2万件
花山温泉の株式会社ためし旅館は12日、宿泊客2万1,300件の住所が流出したと公表した。

◆丘の宿も
株式会社みさきホテルは13日、予約者8,410人のアドレスが流出したと発表した。
貸別荘の株式会社森の家(山岳市)も、予約した1,022件の氏名が見られた可能性があるとした。
"""


def test_a_part_about_the_supplier_is_its_own_and_one_about_two_clients_is_two() -> None:
    text, stretches = stretches_of(_UNDER_HEADLINES)
    told = ["".join(text[slice(*span)] for span in s.spans) for s in stretches]
    assert [words in one for one, words in zip(told, ("5月30日", "ためし旅館", "8,410人", "1,022件"), strict=True)] == [
        True
    ] * 4
    assert "1,022件" not in told[2]
    supplier = text.index("株式会社みほん工房")
    assert [s.supplier for s in stretches] == [None, supplier, supplier, supplier]


_AFTER_IT = """社員食堂の予約「もぐもぐ」の漏えいについて整理する
元になったのは、予約「もぐもぐ」を提供する株式会社みなとフーズへの不正アクセス。同社は2月14日に公表しており、1月28日に侵入が確認されたとしています。
これを受けて、利用企業が相次いで発表しました。
■株式会社はまなす化学
2月16日公表。従業員2,310名の氏名、社員番号が流出した可能性。
■ためし精器株式会社
2月17日公表。従業員845名の氏名とメールアドレスが流出した可能性。
■みさき信用組合
2月20日公表。職員190名の氏名。
2023年2月22日
"""


def test_a_supplier_whose_day_stands_in_the_next_sentence_is_told_before_its_clients() -> None:
    rows = parse_notice(_AFTER_IT).incidents
    assert [row.organization for row in rows] == [
        "株式会社みなとフーズ",
        "株式会社はまなす化学",
        "ためし精器株式会社",
        "みさき信用組合",
    ]
    assert [row.data_categories for row in rows[1::2]] == [["name", "internal_id"], ["name"]]


def test_a_supplier_of_which_no_more_is_told_than_what_it_did_to_its_clients_has_no_incident_of_its_own() -> None:
    rows = parse_notice(
        "委託先がランサムウェア被害、3市町で情報流出か\n\n3市町が業務を委託していた会社「みほんプロセス」のサーバーが"
        "ランサムウェアに感染し、個人情報が流出した恐れがあることが、23日までに分かった。感染は5月14日に判明した。\n\n"
        "朝霧市は、約3万8千人分の氏名が流出した可能性があると発表した。\n\n滝根市でも、約1万2千件の使用者名が流出した恐れがある。\n\n"
        "大沼町は、健診の案内に使った920人分の氏名が流出した恐れがあるとしている。\n(2024年5月24日)\n"
    ).incidents
    assert [i.organization for i in rows] == ["朝霧市", "滝根市", "大沼町"]
    assert {(i.root_cause, *i.vendors) for i in rows} == {("ransomware", "みほんプロセス")}


def test_a_supplier_may_be_the_first_of_those_that_are_told_in_turn() -> None:
    rows = parse_notice(
        "委託元が相次ぎ公表\n\n年賀状の印刷を請け負う株式会社プリントみほんは5日、サーバーが不正アクセスを受け、"
        "取引先から預かった個人情報が流出した恐れがあると発表した。\n\n同社に印刷を委託していたちくま百貨店は7日、顧客約2万4千人分の"
        "氏名が流出した可能性があると公表した。\n\nしなの生活協同組合も8日、1万1500人分の氏名が含まれていたと発表。\n(2020年2月10日)\n"
    ).incidents
    assert [(i.organization, i.vendors) for i in rows] == [
        ("株式会社プリントみほん", []),
        ("ちくま百貨店", ["株式会社プリントみほん"]),
        ("しなの生活協同組合", ["株式会社プリントみほん"]),
    ]


def test_a_supplier_of_whose_matter_the_first_sentence_speaks_has_no_incident_of_its_own() -> None:
    rows = parse_notice(
        "印刷会社へのサイバー攻撃\n\n自治体から印刷を請け負う「カミヤミホン印刷」がランサムウェアによる攻撃を受けた問題で、各地の"
        "情報流出が計20万件を超えることが明らかになった。木津浦市は8日、約11万件の情報が流出したと発表。瀬峰県も約9万8千件の個人情報の"
        "流出を公表した。\n\n自動車税の督促状の作成を同社に委託していた瀬峰県は8日、印刷の記録の流出を発表した。\n(2025年7月9日)\n"
    ).incidents
    assert [(i.organization, i.root_cause, i.vendors) for i in rows] == [
        ("木津浦市", "ransomware", ["カミヤミホン印刷"]),
        ("瀬峰県", "ransomware", ["カミヤミホン印刷"]),
    ]
