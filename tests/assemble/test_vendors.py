"""Through whom it happened, by name or as a contractor without one."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import parse_notice
from extractor.assemble.organizations import decide_organizations
from tests.assemble.heads import LETTER


@pytest.mark.parametrize(
    ("body", "vendors"),
    [
        ("印刷を委託している株式会社つくし印刷が名簿を紛失しました。", ["株式会社つくし印刷"]),
        ("入力の再委託先である有限会社つくし入力の社員が紛失しました。", ["有限会社つくし入力"]),
        ("受託者(合同会社つくし便)の担当者が紛失しました。", ["合同会社つくし便"]),
        ("印刷を委託しております株式会社つくし印刷より、名簿を紛失したとの報告を受けました。", ["株式会社つくし印刷"]),
        ("発生場所は株式会社つくし印刷(名簿の印刷業務委託先)です。名簿を紛失しました。", ["株式会社つくし印刷"]),
        (
            "当社が利用している決済を提供する株式会社つくしペイにおいて、改ざんがありました。",
            ["株式会社つくしペイ"],
        ),
        ("名簿の発送を担当した株式会社つくし便が紛失しました。", ["株式会社つくし便"]),
        ("委託契約を締結している株式会社つくし便が紛失しました。", ["株式会社つくし便"]),
        ("健診を委託している医療機関である医療法人つくし会が紛失しました。", ["医療法人つくし会"]),
        (
            "当社で採用しておりました株式会社つくしネットの入力支援に不正アクセスがありました。",
            ["株式会社つくしネット"],
        ),
        ("システム業者(株式会社つくしネット)が名簿を紛失しました。", ["株式会社つくしネット"]),
        ("宛名の印刷を株式会社つくし印刷に任せていたところ、名簿が流出しました。", ["株式会社つくし印刷"]),
        ("当社が利用しているシステム(株式会社つくしネット提供)の不具合です。", ["株式会社つくしネット"]),
        (
            "委託先の株式会社つくし印刷から再委託を受けた株式会社みどり便が紛失しました。",
            ["株式会社つくし印刷", "株式会社みどり便"],
        ),
        ("名簿をなくしたのは委託先の白樺企画。", ["白樺企画"]),
        ("侵入されたのは当社ではなく、予約をつなぐ株式会社つくしネットです。", ["株式会社つくしネット"]),
        ("委託先の都内の会社「ケーエスワン」が名簿を紛失しました。", ["ケーエスワン"]),
    ],
)
def test_the_third_parties_through_which_it_happened_are_vendors(decide, body, vendors):
    draft = decide(LETTER.format(body=body), decide_organizations)
    assert draft.get("organization") == "株式会社みなと書房"
    assert draft.get("vendors") == vendors
    assert draft.get("via_third_party") is True


@pytest.mark.parametrize(
    "body",
    [
        "社員が紛失しました。専門の調査会社(株式会社つくし鑑識)に解析を依頼しました。",
        "決済代行会社の株式会社つくしペイから連絡を受け、不正アクセスが判明しました。",
        "株式会社つくし便に溶解を委託していますが、同社の過失は認められません。社員の紛失です。",
        "受付を委託していた業者のスタッフが、名簿がないことに気づきました。社員の紛失です。",
        "名簿の管理を株式会社つくし便に委託していますが、同社からの漏えいではありません。社員の紛失です。",
        "原因は、職員又は委託業者による持ち出しとみて調べています。",
        "社員が委託先のつくし印刷に渡す名簿を紛失しました。",
        "社員が紛失し、委託先の従業員が拾って届けました。",
    ],
)
def test_who_investigates_or_is_cleared_is_no_vendor(decide, body):
    draft = decide(LETTER.format(body=body), decide_organizations)
    assert draft.get("vendors", []) == []
    assert draft.get("via_third_party") is False


@pytest.mark.parametrize(
    "body",
    [
        "委託先において名簿を紛失しました。",
        "業務を委託している業者のサーバーが攻撃を受けました。",
        "当社が業務委託している物流会社のサーバーが攻撃を受けました。",
        "委託先の工事会社の作業員が名簿を紛失しました。",
        "委託先倉庫で名簿を紛失しました。",
        "窓口の業務を受託する事業者の従業員が名簿を紛失しました。",
        "委託したサーバー会社が設定を誤りました。",
        "受託者の担当者が誤って送信しました。",
        "送ったのは社員ではなく、委託を受けた診断士でした。",
        "外注先の社員が名簿を置き忘れました。",
        "システムを作った会社のミスらしいです。",
        "保守を任せていたつくし電子株式会社の子会社の社員が名簿を持ち出しました。",
        "名簿をなくしたのは委託先の社員。",
    ],
)
def test_an_unnamed_contractor_may_be_at_fault(decide, body):
    draft = decide(LETTER.format(body=body), decide_organizations)
    assert draft.get("vendors", []) == []
    assert draft.get("via_third_party") is True


def test_clients_of_a_supplier_suffered_through_it() -> None:
    notice = parse_notice(
        "クラウドの件、だれが報告するのか\n2024年2月19日\n\n"
        "1月9日、給与クラウドを提供している株式会社みさき労務がランサムウェアの攻撃を受け、預かっていたデータが暗号化された。\n\n"
        "◎株式会社見本工業(1月24日)\n従業員とその家族871名分が登録されていた。氏名、住所、生年月日。\n\n"
        "◎試作市(1月30日)\n会計年度任用職員184名。氏名と口座番号も入れていたとのこと。\n"
    )
    assert [i.organization for i in notice.incidents] == ["株式会社みさき労務", "株式会社見本工業", "試作市"]
    assert [i.vendors for i in notice.incidents] == [[], ["株式会社みさき労務"], ["株式会社みさき労務"]]


def test_a_supplier_may_be_said_to_have_been_done_for() -> None:
    notice = parse_notice(
        "どこまで広がるのか\n2023年8月25日\n\n"
        "予約の株式会社白嶺リンクが8月10日にやられた件で、同社のサービスを使っていた企業が次々とお詫びを出している。\n\n"
        "・みさき商事株式会社 会員300人の氏名が漏れたおそれ(8月24日発表)\n"
        "・株式会社見本堂 会員120人の氏名が漏れたおそれ(8月23日発表)\n"
    )
    assert [i.vendors for i in notice.incidents] == [[], ["株式会社白嶺リンク"], ["株式会社白嶺リンク"]]


def test_a_new_rule_that_emits_a_role_gives_it_more_words(tmp_path: Path) -> None:
    (tmp_path / "organization_cues.yaml").write_text(
        "- id: vendor_more\n  label: 委託の言い方\n  emits: vendor\n  terms: [を頼みとする]\n"
        "  attributes: {side: before, weight: -5.0, names: marked}\n",
        encoding="utf-8",
    )
    text = "みずほ台市は3日、名簿が流出したと発表した。印刷を頼みとする白樺印刷株式会社が攻撃を受けた。"
    assert parse_notice(text).incidents[0].vendors == []
    assert parse_notice(text, rules=tmp_path).incidents[0].vendors == ["白樺印刷株式会社"]


def test_a_vendor_may_stand_in_quotation_marks() -> None:
    text = (
        "白嶺県は25日、貸し自転車の受付をみずほ台市にある「タメシサイクル」に委託していたが、"
        "感染で6百人分の氏名が漏えいしたと発表した。"
    )
    assert parse_notice(text).incidents[0].vendors == ["タメシサイクル"]


def test_what_is_entrusted_is_no_vendor() -> None:
    text = (
        "シラカバ楽器、委託先子会社の誤設定で公開状態\n会社名 シラカバ楽器株式会社\n"
        "子会社シラカバ調律株式会社にて管理を委託しているデータが、誤って公開状態となり、奏者の氏名が流出した。"
    )
    assert parse_notice(text).incidents[0].vendors == ["シラカバ調律株式会社"]


def test_a_short_form_of_a_vendor_is_no_other_vendor() -> None:
    text = (
        "みずほ台市は、広報の配布を委託している「公益社団法人みずほ台市シルバー人材センター」で名簿を紛失したと発表した。"
        "配布業務を担うシルバー人材センターの会員が、住民73名分の氏名を載せた名簿を置き忘れた。\n"
    )
    assert [i.vendors for i in parse_notice(text).incidents] == [["公益社団法人みずほ台市シルバー人材センター"]]


def test_the_trade_of_a_vendor_may_stand_before_its_name() -> None:
    text = (
        "みずほ台市は3日、名簿を紛失したと発表した。市が受付を委託している人材派遣会社「トライネクス」の社員が2日、"
        "市民50人分の名簿を置き忘れた。\n"
    )
    assert [i.vendors for i in parse_notice(text).incidents] == [["トライネクス"]]


def test_whose_worker_let_it_out_is_a_vendor() -> None:
    text = (
        "■みずほ台市、市民31名分の情報が流出\n流出元となった情報サービス会社「ネオリス」社員のパソコンから、"
        "みずほ台市の国民健康保険の加入者31人分の氏名が流出していたことが判明。\n"
    )
    assert [(i.organization, i.vendors) for i in parse_notice(text).incidents] == [("みずほ台市", ["ネオリス"])]


def test_a_vendor_may_stand_in_brackets_behind_what_it_runs() -> None:
    text = (
        "株式会社みなと書房は3日、名簿が流出したと発表した。委託先のコールセンター(株式会社ネオリス)の従業員が、"
        "顧客312件の氏名を撮影していた。\n"
    )
    assert [i.vendors for i in parse_notice(text).incidents] == [["株式会社ネオリス"]]
    placed = text.replace("株式会社ネオリス", "みずほ台市")
    assert [(i.organization, i.vendors) for i in parse_notice(placed).incidents] == [("株式会社みなと書房", [])]


def test_whoever_it_is_entrusted_to_may_be_at_fault() -> None:
    text = (
        "みなと健康保険組合は3日、結果表の誤送付を公表した。巡回健診を委託している健診機関が、"
        "加入者3名分の結果表を別の方に送付した。\n"
    )
    assert [i.via_third_party for i in parse_notice(text).incidents] == [True]


def test_the_parent_of_a_vendor_is_none() -> None:
    text = (
        "みずほ台市は15日、受付のシステム保守を担当していたネオリスの子会社「くすのき商会」の元派遣社員が、"
        "市民の氏名約4万人分を流出させたと発表した。\n"
    )
    assert [(i.organization, i.vendors) for i in parse_notice(text).incidents] == [("みずほ台市", ["くすのき商会"])]


def test_who_takes_on_the_work_is_a_vendor() -> None:
    text = (
        "みずほ台市は11日、通知書412人分を別人に郵送したと発表した。封入は市出資の「みなと公社」が請け負い、"
        "宛名を1行ずれたまま貼り付けた。\n"
    )
    assert [(i.organization, i.vendors) for i in parse_notice(text).incidents] == [("みずほ台市", ["みなと公社"])]


@pytest.mark.parametrize(
    ("body", "vendors"),
    [
        (
            "発送した荷物が届かず、運送会社である白樺運輸株式会社に調査を依頼したところ、所在が分かりません。",
            ("白樺運輸株式会社",),
        ),
        ("お客様の荷物が、配送会社である白樺急便株式会社の営業所で紛失しました。", ("白樺急便株式会社",)),
        ("お客様の名簿を紛失し、白樺調査株式会社に調査を依頼しました。", ()),
        ("原因は、証明書のシステムを運営する白樺電算株式会社のプログラムの不具合です。", ("白樺電算株式会社",)),
        ("台帳のシステムを提供する白樺電算株式会社が行った更新に誤りがありました。", ("白樺電算株式会社",)),
        ("職員が名簿を紛失しました。台帳のシステムを提供する白樺電算株式会社は関わりがありません。", ()),
    ],
)
def test_who_carried_it_or_runs_the_faulty_system_is_a_vendor(body: str, vendors: tuple[str, ...]) -> None:
    incident = parse_notice(LETTER.format(body=body)).incidents[0]
    assert tuple(incident.vendors) == vendors
    assert incident.via_third_party is bool(vendors)


def test_a_contractor_that_had_no_part_in_it_makes_no_third_party() -> None:
    body = "職員が通知を別の方に送りました。他市では委託業者の印刷ミスが起きていますが、委託業者は関与しておりません。"
    assert parse_notice(LETTER.format(body=body)).incidents[0].via_third_party is False


def test_a_contractor_that_shifted_the_rows_is_a_third_party() -> None:
    body = "委託業者が差込印刷の行を1行ずらしたため、証明書を別の方に送りました。"
    assert parse_notice(LETTER.format(body=body)).incidents[0].via_third_party is True


@pytest.mark.parametrize(
    "body",
    [
        "お客様へ送る封筒に、印刷会社の手違いで名簿の1ページが混ざり、別の方に届きました。",
        "お客様の名簿の保管を委託しているデータセンターの作業員が、記憶装置2台を紛失しました。",
        "カートの提供会社から、入力画面に不正なプログラムが混入し、お客様の氏名が流出したとの連絡がありました。",
    ],
)
def test_a_centre_that_keeps_data_and_whoever_provides_the_cart_are_third_parties(body: str) -> None:
    assert parse_notice(LETTER.format(body=body)).incidents[0].via_third_party is True
