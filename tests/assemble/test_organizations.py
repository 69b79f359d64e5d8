"""Whose data was hit."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import parse_notice
from extractor.assemble.organizations import decide_organizations
from extractor.assemble.view import Draft, View
from extractor.findings import Findings, open_document
from extractor.pipeline import find_all
from extractor.rules.files import load_rules
from extractor.split import Stretch
from tests.assemble.heads import LETTER


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        (LETTER.format(body="弊社の社員が、お客様の名簿を紛失いたしました。"), "株式会社みなと書房"),
        ("名簿の紛失について\n本市の職員が名簿を紛失しました。\n令和6年5月1日\nみずほ台市 福祉課", "みずほ台市"),
        ("みずほ台市、名簿を紛失\nみずほ台市は3日、名簿を紛失したと発表した。白嶺署に届け出た。", "みずほ台市"),
        ("白嶺病院は3日、患者の名簿を紛失したと発表した。横浜市内の学会に持ち出していた。", "白嶺病院"),
        (
            "ミナミ広場で不正ログイン 4千件\n"
            "ミナミドットは14日、同社が運営している「ミナミ広場」において不正ログインがあったと発表した。",
            "ミナミドット",
        ),
        (
            "みさき郵便局(白嶺県みずほ台市)の男性配達員が賞状に別人の氏名を書いたまま配達していたことが、"
            "ひばり郵便の白嶺支社への取材で分かった。ひばり郵便の白嶺支社によると、苦情で発覚した。",
            "みさき郵便局",
        ),
        (
            "以前の勤め先の型紙を持ち出したとして、警視庁は26日、縫製会社「ミホン縫製」の元社員を逮捕した。"
            "染物会社「タメシ染工」の棚から名簿を持ち出した疑い。タメシ染工から相談を受け、警視庁が調べていた。",
            "タメシ染工",
        ),
        (
            "ネット通販で340人のカード情報漏えいか\nみずほ台市の家具会社は、漏えいのおそれがあると発表しました。"
            "ホームページで発表したのは、みずほ台市で椅子を作る「有限会社ためし木工」です。",
            "有限会社ためし木工",
        ),
        (
            "白嶺市の病院が攻撃を受けた。攻撃を受けたのは、白嶺市にある「若葉病院」で、予約表が見られなくなった。",
            "若葉病院",
        ),
        ("職員が名簿を紛失したことが分かった。白嶺県によると、20人分という。", "白嶺県"),
        ("「ネオリスト」を運営するネオリス(横浜市)は3日、不正アクセスを受けたと発表した。", "ネオリス"),
        ("通販サイト「ネオリスト」への不正アクセスについて\n名簿が流出したことが判明しました。", "ネオリスト"),
        (
            "白嶺県の教育関連企業「みなと学習社」で起きた流出\n「みなと学習社」は3日、不正アクセスで名簿が流出したと公表した。",
            "みなと学習社",
        ),
        (
            "ホテルあさぎりで宿泊客の名簿が流出\nホテルあさぎりを運営するあさぎり興業は3日、名簿が流出したと発表した。",
            "あさぎり興業",
        ),
        ("みなと電機は3日、子会社のネオリスのサーバーが不正アクセスを受けたと発表した。", "ネオリス"),
        (
            "漏えい日記\n株式会社つくし診断 コンサルタント\nみなと書房は3日、名簿が流出したと発表した。",
            "みなと書房",
        ),
        (
            "名簿の誤掲載について\n市民の皆様にお詫びします。\n〒000-8501 みずほ台市西町3-60 文書課",
            "みずほ台市",
        ),
        (
            "名簿の流出について\n県民の皆様にお詫びします。名簿の印刷を委託している(株)みなと書房が攻撃を受けました。\n"
            "経過\n5月25日 (株)みなと書房の端末が感染\n〒000-8501 白嶺県みずほ台市西町3-60 税務課",
            "白嶺県",
        ),
        ("名簿の紛失について\n名簿が見つかりません。白嶺財務局には5月3日に第一報を、10日に結果を伝えました。", None),
        (
            "お知らせ\n弊社の社員が名簿を紛失しました。\nお問い合わせ先 株式会社みなと書房 お客様係",
            "株式会社みなと書房",
        ),
    ],
)
def test_the_organisation_is_the_one_that_answers_for_the_data(decide, text, organization):
    assert decide(text, decide_organizations).get("organization") == organization


def test_whoever_signs_answers_for_an_incident_in_which_only_a_recipient_is_named():
    text = (
        "個人情報の漏えい(2件)について\n令和6年5月1日\nつくし台病院 院長 水野 薫\n"
        "【事案1】検査結果の取り違え\n5月2日、患者1名の検査結果を別の方にお渡ししました。氏名が含まれます。\n"
        "【事案2】返書の誤送信\n5月9日、患者5名の返書を、紹介元の「みどり医院」様へFAXで送る際、誤送信しました。"
    )
    assert [i.organization for i in parse_notice(text).incidents] == ["つくし台病院"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "当社の社員が名簿を紛失しました。",
        "県内の企業が偽のメールにだまされた。警察によりますと、被害は200万円という。",
        "市の職員が名簿を紛失しました。",
    ],
)
def test_where_nobody_is_named_the_organisation_is_blank(decide, text):
    assert decide(text, decide_organizations).get("organization") is None


def test_a_subsidiary_answers_for_its_own_data(decide):
    text = LETTER.format(body="当社の連結子会社である株式会社みなと物流において、名簿を紛失いたしました。")
    assert decide(text, decide_organizations).get("organization") == "株式会社みなと物流"


def test_a_shop_stands_in_only_where_no_organisation_is_named(decide):
    text = "通販サイト「ネオリスト」への不正アクセスについて\n名簿が流出しました。\n株式会社みなと書房"
    assert decide(text, decide_organizations).get("organization") == "株式会社みなと書房"


def test_the_value_is_supported_by_its_words(decide, open_view):
    text = LETTER.format(body="印刷を委託している株式会社つくし印刷が名簿を紛失しました。")
    draft, view = decide(text, decide_organizations), open_view(text)
    for field in ("organization", "vendors"):
        for value, support in draft.supports[field]:
            assert value in view.text[support.start : support.end]


def test_losing_candidates_are_noted_with_their_weight(open_view):
    view = open_view(LETTER.format(body="印刷を委託している株式会社つくし印刷が名簿を紛失しました。"))
    decide_organizations(view, Draft())
    assert [(r.field, r.value) for r in view.trace or []] == [("organization", "株式会社つくし印刷")]


def test_a_name_that_only_the_page_title_gives_is_taken_from_there():
    document = open_document(
        "本市の職員が名簿を紛失しました。", load_rules(), metadata_title="名簿の紛失について|みずほ台市"
    )
    span = (0, len(document.text))
    view = View(document, Stretch([span], [], None, span), find_all(document), Findings())
    draft = Draft()
    decide_organizations(view, draft)
    assert draft.get("organization") == "みずほ台市"


def test_related_articles_at_the_foot_do_not_count(decide):
    text = (
        "ネオリスは3日、名簿を紛失したと発表した。\n\n関連記事\n・白嶺電機、会員サイトに不正アクセス\n・白嶺電機の続報"
    )
    assert decide(text, decide_organizations).get("organization") == "ネオリス"


def test_what_a_place_on_the_page_weighs_is_said_by_its_rule(tmp_path: Path) -> None:
    (tmp_path / "organization_cues.yaml").write_text(
        "- {id: letterhead, label: 一行だけの名, attributes: {side: place, weight: -5.0}}\n", encoding="utf-8"
    )
    text = "白川町\n\n個人情報の漏えいについて\n\n2024年4月1日、みさき市が名簿を紛失しました。"
    assert parse_notice(text).incidents[0].organization == "白川町"
    assert parse_notice(text, rules=tmp_path).incidents[0].organization == "みさき市"


def test_a_hospital_in_quotation_marks_where_the_systems_failed_answers_for_it() -> None:
    source = (
        "白嶺・北区の「白嶺循環器・温泉医療センター」で、2月14日に会計のシステム障害が発生し、受付を停止した。原因はランサムウエア。"
        "外来20人が帰ったという。\n"
    )
    assert [i.organization for i in parse_notice(source).incidents] == ["白嶺循環器・温泉医療センター"]


def test_the_subject_of_a_part_answers_for_it_though_it_works_for_others() -> None:
    source = (
        "サイバー被害 昨年の流出180万件\n\n最も多かったのは日本見本機構の90万件だった。\n\n"
        "高松市のウェブ制作会社「トキワ」は、5社のサイトを運用するサーバーからカード情報など最大2万1千件が流出した可能性を否定できないとし、"
        "靴メーカー「レイジオ」(長野市)は約3万件の個人情報が流出した可能性があるとしている。\n"
    )
    told = [(i.organization, i.affected_records) for i in parse_notice(source).incidents]
    assert told == [("トキワ", 21_000), ("レイジオ", 30_000)]


def test_a_place_near_another_is_no_organisation() -> None:
    source = (
        "白嶺大学は10月8日、教員がPCの盗難に遭ったと発表した。\n\nリヨン近郊の空港で盗難\n"
        "教員は9月19日にリヨン近郊の空港で、学生73人分の氏名が入ったPCを盗まれた。\n"
    )
    assert [i.organization for i in parse_notice(source).incidents] == ["白嶺大学"]


def test_a_shop_is_run_by_whom_is_named_before_it() -> None:
    source = (
        "ミサキオンラインショップ、カード情報が流出\n\n"
        "白樺商事が運営する「ミサキオンラインショップ」が不正アクセスを受け、カード情報が流出した。"
        "ミサキオンラインショップで竹かごを購入した312人が対象となる。\n"
    )
    assert parse_notice(source).incidents[0].organization == "白樺商事"


def test_a_programme_is_not_the_organisation() -> None:
    text = "手帳の紛失について\n当社会福祉協議会は11月12日、「ほがらか声かけ活動」の当番の手帳を紛失しました。\n"
    assert [i.organization for i in parse_notice(text).incidents] == [None]


def test_where_a_meeting_was_held_or_a_notice_posted_is_not_who_answers() -> None:
    text = "2024年6月5日\n県は、青葉市で開かれた説明会の写真を配った際、氏名を誤って公開したと発表した。\n"
    assert [i.organization for i in parse_notice(text).incidents] == [None]
    text = "本村は氏名を誤って公開し、\n3か所(役場、みさき公民館)に掲示したことが判明しました。\n"
    assert [i.organization for i in parse_notice(text).incidents] == [None]


def test_where_a_suspect_lives_is_not_the_organization() -> None:
    text = """みなと県警は21日、交番の警察官が、倉庫を調べた際、9人分の控えを置き忘れたと発表した。
署は5月30日、倉庫の主だった野見市梅本町、会社員の男(37)を逮捕した。
"""
    assert [i.organization for i in parse_notice(text).incidents] == ["みなと県警"]


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        (
            "大手雑貨商「シラカバ商事」(みなと市)の元社員、見本太郎容疑者(31)が、以前いた「アサギリ物産」(同市)の"
            "営業秘密を不正に持ち出したとして、白嶺県警は7日、不正競争防止法違反の疑いで逮捕したと発表した。",
            "アサギリ物産",
        ),
        (
            "シラカバ商事の従業員が転職元から図面を不正に持ち出した疑いで、白嶺県警はシラカバ商事の本社を捜索した。\n"
            "8月1日、転職元のアサギリ物産からも、図面の持ち出しの事実が公表されています。",
            "アサギリ物産",
        ),
        (
            "白嶺県警生活経済課は、2月9日、文具店から別の文具店に転職した男を、名簿を不正に持ち出したとして逮捕しました。\n",
            None,
        ),
        (
            "白嶺県警の捜査員の私有パソコンから、証拠を提出した人の名前が入った捜査資料400件以上が流出していたことがわかった。\n",
            "白嶺県警",
        ),
        (
            "本市が印刷を委託している事業者が感染し、市民84人の氏名が流出しました。\n2 委託事業者\n株式会社見本印刷\n"
            "本社:花笠市北区中町 1\n",
            None,
        ),
        (
            "みさき銀行は控えを紛失したとして公開した。\nその後の調査で、同木箱は2023年7月4日に"
            "誤って廃棄された可能性が高いことが明らかになった。控えには氏名312件が含まれていた。\n",
            "みさき銀行",
        ),
        (
            "USBメモリの紛失について\n本市の小学校で個人情報が紛失しました。\n"
            "当該小学校の教諭は、氏名を保存したUSBメモリがないことに気が付いた。\n",
            None,
        ),
        (
            "教諭が名簿を紛失、生徒68人分\n\n白嶺県庁=みずほ台市港区\n\n"
            "白嶺県教育局は20日、県立みさき高校の教諭が生徒68人の名簿を紛失したと発表した。\n",
            "白嶺県教育局",
        ),
        (
            "みずほ台市役所\n\nみずほ台市は20日、市民68人の名簿を紛失したと発表した。市によると、職員が持ち出した。\n",
            "みずほ台市",
        ),
        (
            "警察庁によりますと、半年間に全国で103件の被害が確認されたということです。\n"
            "5月に出版大手「ネオリス書房」が攻撃を受け、18万人分の個人情報が流出しました。\n",
            "ネオリス書房",
        ),
        (
            "貸し傘通販9サイトで氏名流出\n\nシラカバ・カートは9月2日、9社の氏名312件が流出したと発表した。\n",
            "シラカバ・カート",
        ),
    ],
)
def test_who_was_robbed_or_answers_not_who_is_beside(text: str, organization: str | None) -> None:
    assert [i.organization for i in parse_notice(text).incidents] == [organization]


def test_lines_of_a_list_sign_nothing() -> None:
    text = (
        "3社の店から氏名が流出\n\nシラカバ・カートは9月2日、3社の店から、氏名312件が流出したと発表した。\n"
        "- たけかごの里(有限会社みほん)\n- 傘の森(株式会社あさぎり)\n- 下駄市場(株式会社はこべ)\n"
        "流出した情報は氏名。\n"
    )
    assert [i.organization for i in parse_notice(text).incidents] == ["シラカバ・カート"]


def test_a_headline_under_its_day_names_whom_the_paragraph_tells_of() -> None:
    text = "2/9 ミカサ旅券\n\nミカサ旅券は、案内を送る際に宛先を誤り、会員312名のメールアドレスが流出しました。\n"
    assert [i.organization for i in parse_notice(text).incidents] == ["ミカサ旅券"]


def test_the_spellings_of_a_name_are_one_organisation_and_the_fullest_is_its_name(decide) -> None:
    text = LETTER.format(
        body="印刷を委託している(株)つくし印刷が攻撃を受けました。\n委託先の株式会社つくし印刷から、10日に報告がありました。"
    )
    assert decide(text, decide_organizations).get("vendors") == ["株式会社つくし印刷"]


def test_where_a_nameless_school_lies_does_not_answer_for_it() -> None:
    text = (
        "白嶺県花笠市にある県立高校の教諭が、生徒312人分の成績が入ったUSBメモリーを紛失しました。\n"
        "紛失したのは花笠市にある県立はこべ高校の教諭です。\n"
    )
    assert [i.organization for i in parse_notice(text).incidents] == ["県立はこべ高校"]


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        (
            "東証プライム上場企業のハコベ工機株式会社は10月23日、ランサムウェア被害で312人の氏名が流出したと発表した。\n",
            "ハコベ工機株式会社",
        ),
        (
            "ハコベ工機株式会社は10月23日、連結子会社でのランサムウェア被害の発生について発表した。\n"
            "これは同社の連結子会社であるドイツ Hakobe Europe GmbHのサーバに不正アクセスがあり、氏名が漏れたもの。\n",
            "Hakobe Europe GmbH",
        ),
        (
            "ハコベ工機株式会社は8月5日、連結子会社でのランサムウェア被害について発表した。\n"
            "同社の連結子会社である台湾の白樺股份有限公司では4月27日に不正アクセスがあり、312人の氏名が漏えいした。\n",
            "白樺股份有限公司",
        ),
        (
            "8月、税理士法人がランサムウェアに感染し、契約者約24,100名の情報が漏洩したことが判明した。当社の調べによる。\n",
            None,
        ),
        (
            "名簿の紛失について\n問合せ先:指導部 初等・中学校教育担当(電話 00)\n"
            "花笠市立小学校において、学級名簿(児童23名分)を紛失していたことが判明しました。お詫び申しあげます。\n",
            "花笠市",
        ),
        (
            "みさき県警捜査2課は6日、書類の写し52枚をなくしていたと発表した。\n"
            "28人の氏名が書かれていた。14日、隣県の警察が車の中で見つけた。\n",
            "みさき県警",
        ),
        (
            "連載「情報漏えいを考える」 > Vol.31\nVol.31 加入者の情報が丸見え!\n"
            "だれでも閲覧できる状態だったのは、携帯電話会社「ハコベモバイル」が持つ312人分の氏名でした。\n",
            "ハコベモバイル",
        ),
        ("みさき海上火災保険は5月15日、顧客312人分の氏名が流出したと発表した。\n", "みさき海上火災保険"),
        (
            "顧客情報の漏えいについて\n\n【ハコベ日光】\n宛先を誤り、約71万件の顧客情報が漏えいした。ハコベ日光でも、謝罪した。\n",
            "ハコベ日光",
        ),
    ],
)
def test_whose_name_it_is_and_where_it_ends(text: str, organization: str | None) -> None:
    assert [i.organization for i in parse_notice(text).incidents] == [organization]


def test_a_place_only_tells_where_a_body_does_what_it_does() -> None:
    for text, name in [
        (
            "みずほ台市で貸し自転車の予約サイトを運営する「ネオリス」は20日、会員41人の名簿を紛失したと発表した。\n",
            "ネオリス",
        ),
        ("白嶺県の沿岸3町でつくる「みなと給食組合」は20日、児童41人の名簿を紛失したと発表した。\n", "みなと給食組合"),
        ("みずほ台市で会員名簿を紛失した。「ネオリス」の社員が拾った。市は20日、発表した。\n", "みずほ台市"),
    ]:
        assert [i.organization for i in parse_notice(text).incidents] == [name]


def test_words_for_the_size_of_letters_and_a_kind_of_bank_name_nobody() -> None:
    text = (
        "文字サイズ 小 中 大\n\n名簿を紛失\n\nみずほ台市は20日、市民41人の名簿を紛失したと発表しました。"
        "振込口座は信託銀行が管理しています。\n"
    )
    assert [i.organization for i in parse_notice(text).incidents] == ["みずほ台市"]


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        (
            "白樺大病院、患者の名簿を紛失\n白樺大学医学部付属病院は3日、名簿を紛失したと発表した。同病院は謝罪した。",
            "白樺大学医学部付属病院",
        ),
        (
            "ミナミで不正ログイン\n通販のミナミデジタルフーズは3日、会員サイトに不正ログインがあったと発表した。",
            "ミナミデジタルフーズ",
        ),
        (
            "通販で情報流出 - ネオリス\n「ネオリスオンラインショップ」が不正アクセスを受け、名簿が流出した。"
            "同サイトを運営するネオリスによれば、脆弱性を突かれた。",
            "ネオリス",
        ),
        (
            "盗難:白嶺・岬台小で児童36人分の連絡網\n白嶺市立岬台小の教諭が車上荒らしに遭い、連絡網を盗まれていたことが4日、分かった。",
            "白嶺市立岬台小",
        ),
        ("白樺信組、名簿を誤送付\n白樺信用組合は3日、名簿を別の取引先に郵送したと発表した。", "白樺信用組合"),
    ],
)
def test_a_name_in_the_headline_stands_for_the_one_that_the_story_gives_in_full(text: str, organization: str) -> None:
    assert [i.organization for i in parse_notice(text + "\n").incidents] == [organization]


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        (
            "ミホンカードで不正ログイン\nネオリスクレジットサービスは3日、会員サイトに不正ログインがあったと発表した。",
            "ネオリスクレジットサービス",
        ),
        (
            "ミホン海上の出向者、代理店から情報漏えい\nネオリス保険サービス(東京都中央区)は3日、ミホン海上の出向者が、"
            "契約者の情報を出向元のミホン海上に漏らしていたと発表した。",
            "ネオリス保険サービス",
        ),
        (
            "ミホン電機の子会社に不正アクセス\nミホン電機は3日、子会社のネオリスのサーバーが攻撃を受けたと発表した。",
            "ネオリス",
        ),
    ],
)
def test_whoever_announces_it_in_the_first_sentence_of_a_story_answers(text: str, organization: str) -> None:
    assert [i.organization for i in parse_notice(text + "\n").incidents] == [organization]


def test_who_used_to_employ_the_thief_was_robbed() -> None:
    notice = parse_notice(
        "元見本商社社員を逮捕 前の勤務先の営業秘密を持ち出した疑い\n2023年9月28日\n\n"
        "以前勤めていた会社の営業秘密を持ち出したとして、警視庁は28日、総合商社「見本物産」の元社員を逮捕したと発表した。\n"
        "逮捕容疑は2022年7月16日夜、以前勤めていた総合商社「試作物産」のサーバーから取引台帳を持ち出したとしている。\n"
    )
    assert [i.organization for i in notice.incidents] == ["試作物産"]


def test_who_announces_it_answers_whomever_the_thief_worked_for_before() -> None:
    news = (
        "名簿の流出 元職員を告訴\n見本大学は8日、元職員が学生1,200人分の名簿を持ち出し業者に売っていたと発表した。"
        "元職員はかつて勤めていた試作短期大学でも名簿を扱っていたが、同短大は「流出は確認していない」としている。\n"
    )
    assert [i.organization for i in parse_notice(news).incidents] == ["見本大学"]


def test_the_source_of_a_leak_answers_where_nobody_else_does() -> None:
    news = (
        "顧客名簿を売却、元派遣社員を逮捕\n警視庁は11日、顧客情報約3万件を持ち出し名簿業者に売ったとして、元派遣社員の男を逮捕した。"
        "流出元の白樺サポート株式会社は「おわびする」とコメントした。\n"
    )
    incident = parse_notice(news).incidents[0]
    assert (incident.organization, incident.vendors) == ("白樺サポート株式会社", [])


@pytest.mark.parametrize(
    "news",
    [
        "患者情報がリークサイトに\n2024年6月14日\nみなと病院は、患者312人の氏名がリークサイトに掲載されたと14日に発表した。\n",
        "みなと病院ランサムウェア事案について\n2024年6月14日\n\nみなと病院ランサムウェアによる攻撃で、患者312人の氏名が漏えいした。\n",
        "患者情報流出\n2024年6月14日\nみなと病院は、盗まれた患者312人の氏名がダークウェブに公開されていることを確認したと発表した。\n",
        "ランサムウェア集団がみなと病院を攻撃\n2024年6月14日\n集団が、みなと病院から患者312人の氏名を盗んだと主張した。みなと病院は14日に認めた。\n",
    ],
)
def test_the_victim_of_a_gang_is_not_the_gang(news: str) -> None:
    assert [i.organization for i in parse_notice(news).incidents] == ["みなと病院"]
