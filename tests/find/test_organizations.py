"""Names of organisations: where they begin and end, and which words are none."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.find.organizations import find
from extractor.findings import open_document
from extractor.rules.files import load_rules
from tests.find.named import RULES, mentions_in, names_in, roles_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("このたび株式会社あさぎり商会は、", "株式会社あさぎり商会"),
        ("弊社が白樺産業株式会社に送った", "白樺産業株式会社"),
        ("このたび、(株)みなと書房の書庫で", "(株)みなと書房"),
        ("株式会社ひなたデータは、", "株式会社ひなたデータ"),
        ("委託先の株式会社つくし便が", "株式会社つくし便"),
        ("株式会社こはるは8月24日、", "株式会社こはる"),
        ("居酒屋チェーンのさかえ屋は12日、名簿を紛失したと発表した。", "さかえ屋"),
        ("実際、神戸の灘浦社会保険労務士法人は名簿を", "灘浦社会保険労務士法人"),
        ("大阪の公認会計士梅田事務所が顧問先の", "公認会計士梅田事務所"),
        ("2016年6月には、ミルコが名簿を紛失したと発表した。", "ミルコ"),
        ("調べによると、ソフト会社アオゾラワークスの元課長が名簿を", "アオゾラワークス"),
        ("老舗のたまる本舗は12日、名簿を紛失したと発表した。", "たまる本舗"),
        ("アプリ開発のソラトは9日、名簿が流出したと発表。", "ソラト"),
        ("ソラトは6日、事実を認めた。", "ソラト"),
        ("有限会社はなのきは24日、", "有限会社はなのき"),
        ("株式会社つばめやは、24日に", "株式会社つばめや"),
        ("株式会社ゆうゆうの社員が名簿を", "株式会社ゆうゆう"),
        ("韓国ネオリスは24日、名簿が流出したと発表した。", "ネオリス"),
        ("株式会社ひだまりは同社の", "株式会社ひだまり"),
        ("医療法人あさひが丘病院は24日、", "医療法人あさひが丘病院"),
        ("ひばりの森株式会社\n2024年5月1日", "ひばりの森株式会社"),
        ("なお、有限会社みさき印刷代表取締役の", "有限会社みさき印刷"),
        ("公立大学法人 白嶺大学\n学長", "公立大学法人 白嶺大学"),
        ("医療法人社団白梅会 みなみ野病院\n院長", "医療法人社団白梅会 みなみ野病院"),
        ("子会社の Blue Harbor (Vietnam) Co., Ltd. において", "Blue Harbor (Vietnam) Co., Ltd."),
        ("つばめ市は3日、", "つばめ市"),
        ("えりも町は3日、", "えりも町"),
        ("白嶺県 みずほ台市 名簿を紛失", "白嶺県 みずほ台市"),
        ("【暮らし】みさきの通販株式会社は3日、", "みさきの通販株式会社"),
        ("白嶺県みずほ台市は3日、", "白嶺県みずほ台市"),
        ("処分横浜市は3日、", "横浜市"),
        ("みずほ台市教育委員会によると、", "みずほ台市教育委員会"),
        ("県立あけぼの野高等学校の教諭が", "県立あけぼの野高等学校"),
        ("日本大学の職員が", "日本大学"),
        ("みなみ野信用金庫(本店・みずほ台市)は", "みなみ野信用金庫"),
        ("市立たかせま総合病院は3日、", "市立たかせま総合病院"),
        ("■みなせ野市、名簿を紛失", "みなせ野市"),
        ("白嶺県立灯が丘病院は3日、", "白嶺県立灯が丘病院"),
        ("名簿を紛失(梨の森市)", "梨の森市"),
        ("社会福祉法人希望の家は3日、", "社会福祉法人希望の家"),
        ("Société Marévia S.A. によると、", "Société Marévia S.A."),
        ("産業振興省は3日、", "産業振興省"),
        ("金型メーカー・(株)みさき精工の工場で", "(株)みさき精工"),
        ("全国に店を持つ株式会社みさき精工さんの名簿が", "株式会社みさき精工"),
        ("白嶺県の岬浜消防組合の職員が", "岬浜消防組合"),
        ("白嶺県のつばめ訪問介護ステーションに勤める職員が", "つばめ訪問介護ステーション"),
        ("受託者\n株式会社ネオリス静岡支店\n名簿を紛失した。", "株式会社ネオリス"),
        ("独立行政法人白嶺機構西日本支社は3日、", "独立行政法人白嶺機構"),
    ],
)
def test_a_name_shown_by_its_form_or_ending_has_sensible_edges(text, name):
    assert name in names_in(text)
    assert all(text[m.start : m.end] == m.name for m in mentions_in(text) if m.name == name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ネオリスは3日、顧客の名簿を紛失したと発表した。", "ネオリス"),
        ("菓子の通販を手がけるネオリス(横浜市)は3日、不正アクセスを受けたと発表した。", "ネオリス"),
        ("「ネオリスト」を運営するネオリスが3日、公表した。", "ネオリス"),
        ("名簿の入力を委託しているネオリスの事務所で、", "ネオリス"),
        ("委託先である「ネオリス」が", "ネオリス"),
        ("ネオリスの業務委託先で名簿が流出した。", "ネオリス"),
        ("【漏えい帳#12】ネオリス 当社サーバへの不正アクセスについて\n本文です。", "ネオリス"),
        ("会社名 ネオリス\n漏えい件数 20件", "ネオリス"),
        ("通販サイト「ネオ」を展開する米ネオリスは3日、名簿が流出したと発表した。", "ネオリス"),
        ("米ネオリスに不正アクセス、名簿が流出\n本文です。", "ネオリス"),
        ("食品大手のネオリスから名簿が流出した。", "ネオリス"),
        ("逮捕されたのは、時計メーカー菱峰機工の元課長だ。", "菱峰機工"),
        ("今年の漏えい事故について\n順に見ます。\n\n第3位 ネオリス\n名簿が流出した。", "ネオリス"),
        (
            "漏えい事故の記録について\n順に。\n\n★ ネオリス(新潟) 名簿の流出(5月16日)\n元社員が持ち出した。",
            "ネオリス",
        ),
        ("名簿が流出、委託先に不正アクセス - ネオリス\n本文です。", "ネオリス"),
        ("予約にはネオリス社が運用するシステムを使っています。", "ネオリス"),
        ("公表日 | 社名 | 件数\n5/1 | ネオリス | 20\n5/2 | ネオリア | 30\n", "ネオリア"),
        ("いつもネオリスをご利用いただきありがとうございます。", "ネオリス"),
        ("いつも Cafe & Bar NEOLIS をご愛顧いただきありがとうございます。", "Cafe & Bar NEOLIS"),
        ("ネオリスによると、相談が寄せられたという。", "ネオリス"),
        ("旅行会社ネオリスの端末が感染した。", "ネオリス"),
        ("教育関連企業「みさき出版」で発生した事件", "みさき出版"),
        ("雑貨通販のネオリスに不正アクセス、名簿が流出\n本文です。", "ネオリス"),
        ("・委託先はネオリス(再委託先の技術者が作業)", "ネオリス"),
        ("子会社のネオリスで名簿を紛失した。", "ネオリス"),
        ("予約サイトはネオリスが運営する「ネオ」です。", "ネオリス"),
        ("名簿の紛失について\nネオリス\n代表 水野 薫\n名簿を紛失しました。", "ネオリス"),
        ("ネオリス_名簿の紛失\n本文です。", "ネオリス"),
        ("名簿の発送を委託する「つくしサービス」のサーバーが感染した。", "つくしサービス"),
        ("攻撃者はネオリス・データ社から名簿を盗んだ。", "ネオリス・データ"),
        ("米金融大手ネオリスは3日、名簿が流出したと発表した。", "ネオリス"),
        ("平素よりネオリスへのご高配を賜り、ありがとうございます。", "ネオリス"),
        ("名簿の流出の事例\n\n事例2 ネオリス(2021年)\n名簿が流出した。", "ネオリス"),
        ("みさき通信ネットワークス(以下「MDN」)は3日、名簿が流出したと発表した。", "みさき通信ネットワークス"),
        ("山の湯の老舗「旅館かすみ亭」。名簿が流出した。", "旅館かすみ亭"),
        ("男は2021年、みずほ台市内の「白嶺測量」で名簿を写した。", "白嶺測量"),
        ("みずほ台市の園芸教室「くすのき」は14日、名簿を捨てたと発表した。", "くすのき"),
        ("配達を終えた委託先・北辺陸送の運転手が名簿を置き忘れた。", "北辺陸送"),
        ("受付を委託している人材派遣会社、「ネオリス」の社員が名簿を紛失した。", "ネオリス"),
        ("木材開発(本社:みずほ台市)は名簿を紛失した。", "木材開発"),
        ("業務を委託しているIT企業 Blue Harbor IT がサイバー攻撃を受けた。", "Blue Harbor IT"),
        ("飲料メーカーのネオリスが出したお詫びを読んだ。", "ネオリス"),
        ("受付の業務を請け負う Meridian BPO の社員の端末が感染した。", "Meridian BPO"),
        ("学習塾の明慧ゼミナールが、名簿をなくしたそうです。", "明慧ゼミナール"),
        ("旅行代理店のネオリスが、名簿を誰でも見られるようにしていたらしい。", "ネオリス"),
        ("米ネオリス社のデータ漏洩\n本文です。", "ネオリス"),
        ("盗難の一覧\n\n1.■住まいのマルイソ 営業車から名簿が盗まれる\n", "マルイソ"),
    ],
)
def test_a_plain_name_is_shown_by_its_place(text, name):
    assert name in names_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "案内を「To(宛先)」で送ってしまい、アドレスが見えました。",
        "2023年9月4日当協会の受付で名簿をなくしました。",
        "平素より弊社サービスをご利用いただき、誠にありがとうございます。",
        "当社は3日、名簿を紛失したと発表した。",
        "同社によると、名簿は20件という。",
        "本市の職員が名簿を紛失しました。",
        "県立高校の教諭が名簿を紛失した。",
        "県病院局は3日、公表した。",
        "個人情報保護委員会に報告しました。",
        "市町村の担当者から連絡がありました。",
        "株式会社の皆様へ",
        "個人情報の漏えいについて",
        "不正アクセスにより、お客様の情報が流出したことが分かった。",
        "2病院は3日、公表した。",
        "株式会社[会社名]",
        "委託先はアクセス権を絞っていた。",
        "委託されていた会社のエンジニアが名簿を紛失した。",
        "A社の事例を見てみましょう。",
        "子会社のベトナム工場で名簿を紛失した。",
        "米国企業が提供するシステムです。",
        "約1万2,600人の名簿が流出、委託先で紛失",
        "信金・信組で名簿の紛失が続く",
        "会員情報は処理会社に委託している同社カードセンターで管理している。",
        "税理士法人が名簿を紛失した。",
        "このレポートによると、名簿の紛失は20件という。",
        "文書をNPO法人ポータルサイトへ掲載した。",
        "【帳面#12】県の移住窓口、名簿を紛失\n本文です。",
        "3つの幼稚園で名簿を紛失した。",
        "1)岡山の信用金庫、名簿を紛失\n本文です。",
        "またクラウドの設定ミスですか\n本文です。",
        "キャンペーン応募者の名簿が流出\n本文です。",
        "昨日のセミナーが、名簿をなくしたそうです。",
        "NPO法人の男性職員が名簿を紛失した。",
        "受付を委託していたITサービス会社の担当者が名簿を紛失した。",
        "情報処理をお願いしていたサービスプロバイダーから、名簿が流出した。",
        "農政課は12日、名簿を紛失したと発表した。",
        "・12月6日、記者発表",
        "それぞれの病院に、なお市は、ある市で",
        "展示は見本市で行われた。",
        "IPAは3日、調査を公表した。",
        "■確認5 もしものときは、名簿を",
        "得意先C社の名簿を紛失しました。",
        "ある歯科医院、県立の特別支援学校、市立の中学校",
        "派遣のSEがネットカフェから名簿を持ち出した。",
        "今回は「お店のレジ」ではなく通販の話です。",
        "Googleフォームの設定ミスで個人情報が丸見えに\n本文です。",
        "運営を委託している「みさき山里ツアー」の事務局が",
        "■URL\n・ログインが成立したもの\n名簿を送った。",
    ],
)
def test_words_that_name_nobody_are_passed_over(text):
    assert names_in(text) == []


def test_an_abbreviation_of_the_text_stands_for_the_full_name():
    text = "株式会社みさき銀行(以下「MB」といいます。)は、MBの店舗で、みさき銀行のお客様の名簿を紛失しました。"
    assert names_in(text) == ["株式会社みさき銀行"] * 4


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("白嶺大、名簿を紛失", "白嶺大学は3日、名簿を紛失したと発表した。"),
        ("みさき、名簿を紛失", "みさきホールディングス株式会社は3日、名簿を紛失したと発表した。"),
        ("みずほ台市、名簿を紛失", "白嶺県みずほ台市は3日、名簿を紛失したと発表した。"),
        ("あけぼの高等学校長から報告があった。", "県立あけぼの高等学校の教諭が紛失した。"),
    ],
)
def test_a_short_form_of_the_press_stands_for_the_full_name(short, full):
    names = names_in(f"{short}\n{full}")
    assert len(names) == 2
    assert len(set(names)) == 1


def test_a_foreign_firm_is_not_its_firm_here():
    text = "米Neolisは9日、名簿が流出したと発表した。Neolis Japan合同会社も利用者に通知した。"
    assert names_in(text) == ["Neolis", "Neolis Japan合同会社"]
    here = "Neolisは9日、名簿が流出したと発表した。Neolis Japan合同会社が通知した。"
    assert set(names_in(here)) == {"Neolis Japan合同会社"}


def test_an_abbreviation_for_oneself_is_no_name():
    text = "株式会社みさき銀行(以下「当行」といいます。)は、当行の店舗で名簿を紛失しました。"
    assert names_in(text) == ["株式会社みさき銀行"]
    assert "self" in roles_of(text, "株式会社みさき銀行")


def test_a_name_is_not_found_inside_a_longer_word():
    assert names_in("ネオリスは3日、公表した。ネオリストアの利用者に影響はない。") == ["ネオリス"]


def test_a_plain_name_is_not_taken_for_the_longer_one_of_a_subsidiary():
    assert "ネオリス" in names_in("ネオリスは3日、発表した。名簿は子会社のネオリス・ネットが抽出した。")


@given(st.text(alphabet="株式会社(以下「」)はがのを、。\n市県X病院ネオリス 発表した委託先", max_size=120))
def test_any_text_gives_ordered_disjoint_spans(text):
    document = open_document(text, RULES)
    mentions = find(document)
    assert all(a.end <= b.start for a, b in itertools.pairwise(mentions))
    assert all(0 <= m.start < m.end <= len(document.text) for m in mentions)


def test_a_postal_address_names_its_town_and_its_prefecture():
    text = "税務課 管理係\n〒000-8570 白嶺県みずほ台市西町1-1 電話:0000-21-2204"
    assert names_in(text) == ["白嶺県", "みずほ台市"]
    assert roles_of(text, "みずほ台市") == {"address"}


def test_a_name_that_leaves_out_the_place_stands_for_the_one_that_gives_it():
    text = "▼ 県立医大病院、名簿を紛失\n白嶺県立医科大学病院の発表によると、名簿が見当たらない。"
    assert set(names_in(text)) == {"白嶺県立医科大学病院"}


def test_a_headline_without_a_mark_opens_with_a_name_that_the_paragraph_takes_up() -> None:
    told = "最近の話題\nカドヤマ個人情報漏えい事故\nカドヤマは、映像と出版を手がける会社です。"
    other = "最近の話題\nカドヤマ個人情報漏えい事故\n映像と出版を手がける会社から情報が漏れました。"
    assert set(names_in(told)) == {"カドヤマ"}
    assert names_in(other) == []


def test_letters_of_a_name_in_brackets_behind_it_are_its_short_form() -> None:
    text = "委託元 | 件数\nみどり生活協同共済会(みどり共済) | 30件\n\nみどり共済は公表した。"
    assert [m.name for m in mentions_in(text) if text.startswith("みどり共済は", m.start)] == ["みどり生活協同共済会"]


def test_a_word_that_turns_to_another_is_no_part_of_the_name() -> None:
    assert names_in("一方白樺区では、通知書が同姓の住民に届いた。") == ["白樺区"]


def test_an_overlay_adds_a_word_that_introduces_a_short_form(tmp_path: Path) -> None:
    (tmp_path / "organization_words.yaml").write_text(
        "- {id: nickname, label: 愛称, terms: [愛称], attributes: {part: alias}}\n", encoding="utf-8"
    )
    text = "株式会社みさき信託(愛称、さきたん)は3日、名簿を紛失した。さきたんによると"
    short = [m.name for m in find(open_document(text, load_rules(tmp_path))) if text[m.start : m.end] == "さきたん"]
    assert short == ["株式会社みさき信託"] * 2
    assert [m.name for m in mentions_in(text)] == ["株式会社みさき信託"]


def test_a_trade_a_nation_or_who_runs_a_school_is_no_name_by_itself() -> None:
    assert "英航空" not in names_in("英航空大手の名簿\n英航空大手アオゾラ(AZ)から名簿が流出した。")
    assert "国内最大手銀行" not in names_in("国内最大手銀行の名簿が流出した。")
    assert "みずほ台市立小学校" not in names_in("みずほ台市立小学校、名簿を紛失")
    assert "みずほ台市立若葉小学校" in names_in("みずほ台市立若葉小学校、名簿を紛失")


def test_a_surname_like_that_of_a_village_behind_a_post_is_no_municipality() -> None:
    assert "白町" not in names_in("株式会社みさき 個人情報保護管理者 白町 花子\n")
    assert names_in("担当:花村 一郎") == []
    assert names_in("白川町 担当課") == ["白川町"]


def test_a_school_attached_to_some_hospital_is_not_named() -> None:
    assert names_in("当院の医師が附属看護専門学校の授業で使うため") == []
    assert names_in("みさき病院附属看護専門学校の学生") == ["みさき病院附属看護専門学校"]


def test_where_a_bank_lies_is_not_its_name() -> None:
    assert "みずほ台市の信用金庫" not in names_in("書類を紛失 みずほ台市の信用金庫")
    assert "あけぼの信用金庫" in names_in("書類を紛失 あけぼの信用金庫")
    assert (
        names_in("みさき電力ネットワーク(みずほ台市)は3日、書類を紛失したと発表した。")[0] == "みさき電力ネットワーク"
    )


def test_a_letter_that_may_stand_before_a_name_may_open_a_place() -> None:
    assert names_in("前原みどり大学で、前みどり商事株式会社の社員が") == ["前原みどり大学", "みどり商事株式会社"]


def test_a_body_that_is_never_hit_is_none_with_its_legal_form_either() -> None:
    assert names_in("独立行政法人情報処理推進機構も注意を呼びかけているウイルスです。") == []


def test_a_primary_school_in_short_is_not_seen_inside_a_word() -> None:
    assert "みさき第三小" in names_in("みさき第三小の教諭が名簿を紛失した。")
    assert names_in("ネオリス小松支店は3日、名簿を紛失したと発表した。") == ["ネオリス小松支店"]


def test_a_word_for_a_kind_of_firm_before_a_name_with_an_ending_is_none_of_it() -> None:
    assert names_in("鉄道会社の白樺電気鉄道が名簿を紛失した。") == ["白樺電気鉄道"]
    assert names_in("みどりの森病院が名簿を紛失した。") == ["みどりの森病院"]


def test_the_prefecture_before_a_town_only_tells_where() -> None:
    assert names_in("白嶺県の港南区で、職員が名簿を売っていた。") == ["港南区"]


def test_the_seat_of_some_firm_names_nobody() -> None:
    assert names_in("印刷会社(本社:みずほ台市)で名簿を紛失した。") == ["みずほ台市"]


def test_an_item_that_opens_with_a_word_for_its_day_names_nobody() -> None:
    assert names_in("・5月9日 みさき町の職員が気付く\n・同日17時 名簿を削除\n・翌日、名簿を回収\n") == ["みさき町"]


def test_what_ends_like_a_shop_in_quotation_marks_is_one() -> None:
    assert names_in("差出人は「ひばり石鹸本舗」だった。") == ["ひばり石鹸本舗"]
    assert names_in("名を隠した「便利屋」だった。") == []


def test_who_holds_a_press_conference_is_named() -> None:
    assert names_in("ネオリスは17日の夜、会員の名簿が出回っている件で会見を開いた。") == ["ネオリス"]
    assert names_in("センターは17日に会見を開いて陳謝した。") == []


def test_what_a_number_counts_is_no_name() -> None:
    assert names_in("1件目は、紛失したと3月7日に公表した。") == []


def test_a_point_between_a_trade_and_a_name_belongs_to_neither() -> None:
    assert names_in("2014年に分かった教材大手・みほん堂の名簿流出では") == ["みほん堂"]


def test_a_case_behind_its_year_goes_by_the_name_of_whom_it_befell() -> None:
    assert names_in("2014年のネオリス事件、2018年1月の北海エアカーゴのケース") == ["ネオリス", "北海エアカーゴ"]
    assert names_in("2014年の情報流出事件、昨年の不正アクセスの事例") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("北海道ネオリスガスは3日、名簿を紛失したと発表した。", ["北海道ネオリスガス"]),
        ("東京都ネオリス競馬は3日、名簿を紛失したと発表した。", ["東京都ネオリス競馬"]),
        ("東京都福祉局の職員が名簿を紛失した。北海道職員も書類をなくした。", ["東京都", "北海道"]),
    ],
)
def test_what_opens_like_a_prefecture_is_none_where_a_firm_s_name_goes_on(text: str, names: list[str]) -> None:
    assert names_in(text) == names


def test_a_well_known_name_goes_on_to_that_of_the_firm() -> None:
    assert names_in("東芝・ミナミフーズは3日、名簿を紛失したと発表した。") == ["東芝・ミナミフーズ"]
    assert names_in("東芝・ミナミ・フーズは3日、名簿を紛失したと発表した。") == ["東芝・ミナミ・フーズ"]
    assert names_in("東芝・富士通は3日、名簿を紛失したと発表した。") == ["東芝", "富士通"]
    assert names_in("セブン-イレブン・ジャパンは3日、名簿を紛失したと発表した。") == ["セブン-イレブン・ジャパン"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("東証プライム上場の白樺精工株式会社は3日、名簿が流出したと発表した。", "白樺精工株式会社"),
        ("石油元売りの白樺株式会社は3日、名簿が流出したと発表した。", "白樺株式会社"),
        ("家電大手の白樺電器株式会社は3日、名簿が流出したと発表した。", "白樺電器株式会社"),
        ("富士の里株式会社は3日、名簿が流出したと発表した。", "富士の里株式会社"),
        ("弊社 家族のきずな株式会社より、お詫び申し上げます。", "家族のきずな株式会社"),
        ("米信用情報会社ネオリスに不正アクセス\n信用情報会社のネオリスは3日、名簿が流出したと発表した。", "ネオリス"),
        ("給付金の事務を委託している人材派遣大手ネオリスが、名簿を紛失した。", "ネオリス"),
        ("処分を委託していたミナトリンク(東京)から、名簿が流出した。", "ミナトリンク"),
        ("ホテル松風館の元社員が名簿を持ち出した。", "ホテル松風館"),
    ],
)
def test_what_a_firm_does_is_no_part_of_its_name(text: str, name: str) -> None:
    assert name in names_in(text)


def test_a_number_of_people_or_a_medium_names_nobody() -> None:
    assert names_in("米で29億人分の名簿が流出か\n米で29億人分の名簿が流出した疑いがある。\n") == []
    assert names_in("SNSに名簿を投稿\n女性の名簿をSNSに投稿したとして、男を書類送検した。\n") == []


def test_a_college_and_a_body_that_another_heads_are_called_in_full() -> None:
    assert names_in("白樺医科大学校は3日、名簿を紛失したと発表した。") == ["白樺医科大学校"]
    assert names_in("ミナミ電器系、名簿を紛失\nミナミ電器は3日、名簿を紛失したと発表した。\n") == [
        "ミナミ電器",
        "ミナミ電器",
    ]


def test_no_particle_opens_a_line() -> None:
    assert names_in("名簿の紛失\nにしだ病院は3日、名簿を紛失したと発表した。\n") == ["にしだ病院"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("島村楽器は3日、名簿を紛失したと発表した。", ["島村楽器"]),
        ("白川村営住宅の名簿を村の職員が紛失した。", ["白川村"]),
        ("朝日町観光課は3日、名簿を紛失したと発表した。", ["朝日町"]),
    ],
)
def test_a_name_that_begins_like_a_village_is_none_of_it(text: str, names: list[str]) -> None:
    assert names_in(text) == names


def test_who_speaks_for_a_firm_is_no_firm() -> None:
    assert names_in("社長は、名簿が流出したと明らかにした。水野社長は陳謝した。") == []
    assert "led" in roles_of("みほんテレビの社長は25日の会見で、名簿が流出したことを謝罪した。", "みほんテレビ")


def test_only_one_prefecture_is_called_to() -> None:
    assert names_in("都教育委員会は4日、名簿を紛失したと発表した。") == ["都教育委員会"]


def test_a_name_in_hiragana_is_taken_up_below_the_day_of_the_paper() -> None:
    text = "あさなみや、顔写真を店頭に放置\n2018年11月29日 みなと\nスーパーのあさなみや(白嶺市)が写真を置き忘れた。\n"
    assert "あさなみや" in names_in(text)


def test_what_a_firm_deals_in_stands_before_the_name_that_opens_a_sentence() -> None:
    text = "5日には、家電量販のマルデンキが1,947人の情報が閲覧された可能性があると発表した。"
    assert "マルデンキ" in names_in(text)


def test_a_university_in_short_is_no_school_before_a_letter() -> None:
    assert names_in("白樺学院大は3日、名簿を紛失したと発表した。白樺経済大国では") == ["白樺学院大"]
    assert names_in("道教委は18日、名簿を紛失したと発表した。") == ["道教委"]


def test_a_kind_of_firm_is_no_name_but_behind_one() -> None:
    assert names_in("みずほ台市の家具会社は、名簿を紛失したと発表した。") == ["みずほ台市"]
    assert "成田見本空港会社" in names_in("成田見本空港会社は20日、名簿を紛失したと発表した。")


@pytest.mark.parametrize(
    "head", ["健康保険組合からのお知らせ", "生活協同組合からのお知らせとお詫び", "共済組合についてのお知らせ"]
)
def test_a_kind_of_body_alone_goes_on_to_no_name(head: str) -> None:
    text = f"{head}\n2024年9月12日\n名簿の漏えいについてお詫び申し上げます。\nはるひ健康保険組合\n"
    assert names_in(text) == ["はるひ健康保険組合"]
