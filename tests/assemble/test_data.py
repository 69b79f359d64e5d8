"""Which data was exposed, which was not, and whose it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor import parse_notice
from extractor.assemble.data import decide_data
from extractor.assemble.view import Draft, View

Decide = Callable[..., Draft]


def test_exposed_data_and_exclusions(decide: Decide) -> None:
    draft = decide("流出したのは、会員の氏名、住所、電話番号です。カード番号は含まれておりません。", decide_data)
    assert draft.get("data_categories") == ["name", "address", "phone"]
    assert draft.get("excluded_categories") == ["credit_card"]
    assert draft.get("data_subjects") == ["customer"]


def test_what_cannot_be_read_any_more_is_hit_and_what_a_mail_holds_is_told_behind_it(decide: Decide) -> None:
    locked = decide("診療所が攻撃を受け、患者の名前を記した電子カルテが閲覧できなくなっている。", decide_data)
    assert set(locked.get("data_categories")) == {"medical", "name"}
    assert "excluded_categories" not in locked.values
    mail = decide("町は誤送信した。メールの内容は対象者26人分の氏名、住所だったという。", decide_data)
    assert set(mail.get("data_categories")) == {"name", "address"}


def test_what_opened_accounts_came_from_elsewhere_and_a_denial_stays_in_its_clause(decide: Decide) -> None:
    keys = decide("会員ID・パスワードを使った不正ログインがあり、読者の氏名が見られた。", decide_data)
    assert keys.get("data_categories") == ["name"]
    keys = decide("読者の氏名が閲覧された。手口は不正に入手した読者のIDとパスワードで本棚を開くもの。", decide_data)
    assert keys.get("data_categories") == ["name"]
    kept = decide("流出したのは入居者の家賃など会計に関するもので、健康状態の記載はない。", decide_data)
    assert kept.get("data_categories") == ["financial"]


def test_who_found_it_or_is_set_apart_is_not_whose_data_it_was(decide: Decide) -> None:
    found = decide("検針員が氏名の書かれた手帳を紛失し、隣町の住民が手帳を署に届けたことで分かった。", decide_data)
    assert "data_subjects" not in found.values
    apart = decide("登録者以外の第三者が氏名を閲覧した可能性がある。", decide_data)
    assert "data_subjects" not in apart.values


def test_what_was_exposed_for_some_is_no_exclusion(decide: Decide) -> None:
    text = "会員の氏名とパスワードが流出しました。店頭のお客様のパスワードは含まれておりません。"
    draft = decide(text, decide_data)
    assert "password" in draft.get("data_categories")
    assert "excluded_categories" not in draft.values


def test_the_words_support_each_code(decide: Decide) -> None:
    text = "患者の病名が流出した。"
    draft = decide(text, decide_data)
    ((code, support),) = draft.supports["data_categories"]
    assert (code, text[support.start : support.end], support.rule) == ("medical", "病名", "categories/medical")


def test_losing_candidates_are_told_with_their_reason(open_view: Callable[[str], View]) -> None:
    view = open_view("氏名が流出しました。\n職員がパスワードを変更しました。")
    decide_data(view, Draft())
    assert {(r.field, r.value) for r in view.trace or []} == {
        ("data_categories", "password"),
        ("data_subjects", "employee"),
    }


@pytest.mark.parametrize(("cause", "excluded"), [("credential_stuffing", []), ("unauthorized_access", ["password"])])
def test_keys_from_elsewhere_did_not_leak_here(
    cause: str, excluded: list[str], open_view: Callable[[str], View]
) -> None:
    view, draft = open_view("会員の氏名を見られた可能性があります。パスワードの流出は確認されておりません。"), Draft()
    draft.decide("root_cause", cause)
    decide_data(view, draft)
    assert draft.get("excluded_categories", []) == excluded


def test_a_mail_with_open_recipients_shows_their_addresses(open_view: Callable[[str], View]) -> None:
    view, draft = open_view("BCCで送るべきところ、宛先(TO)に入れて送信しました。"), Draft()
    draft.decide("root_causes", ["bcc_error"])
    decide_data(view, draft)
    assert draft.get("data_categories") == ["email"]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        # nobody is named as concerned, and one kind of people is named at all
        ("氏名と住所が流出しました。会員の皆様にお詫びいたします。当社の職員が確認しました。", ["customer"]),
        ("氏名が流出しました。生徒と保護者に説明しました。", ["student"]),
        # nobody is named: the papers tell
        ("住民票の写しを別の方に交付しました。氏名と住所が記載されています。", ["resident"]),
        ("採点前の答案を紛失しました。氏名が記載されています。", ["student"]),
        # several are named and none as concerned
        ("氏名が流出しました。会員と株主の皆様にお詫びいたします。", []),
        # no data, nobody's data
        ("会員の皆様にお詫びいたします。", []),
    ],
)
def test_people_who_are_not_named_as_concerned(text: str, subjects: list[str], decide: Decide) -> None:
    assert decide(text, decide_data).get("data_subjects", []) == subjects


SKIMMING = """弊社オンラインショップへの不正アクセスに関するお詫びとお知らせ

1.経緯
2023年3月1日、カード会社から、お客様のクレジットカード情報の漏えい懸念について連絡を受け、カード決済を停止いたしました。

2.漏えいの状況
期間中にカード決済をされたお客様1,234名で、漏えいした可能性のある情報は以下のとおりです。
・カード名義人名
・クレジットカード番号
・セキュリティコード
・ログインID(メールアドレス)
・ログインパスワード

3.お客様へのお願い
ご利用明細書に身に覚えのない請求項目の記載がないか、今一度ご確認をお願いいたします。
カードの差し替えをご希望される場合の手数料はご負担をお掛けしません。

本件に関するお問い合わせ窓口
電話番号:0120-000-000
メールアドレス:info@shop.example
"""

RANSOMWARE = """ランサムウェア被害の発生について(続報)
当社サーバーに保存されていたデータの一部が窃取された可能性があることを確認しました。

■流出した可能性のある情報
1)お取引先に関する情報 会社名、担当者名、電話番号
2)採用応募者に関する情報 氏名、住所、職歴、顔写真
3)従業員に関する情報 氏名、生年月日、家族情報、健康診断結果、人事評価
※クレジットカード情報、マイナンバーの流出は確認されておりません。
※お客様の個人情報は別環境で管理しており、影響はございません。
"""

MISFILED = """通知書の誤送付について
1 概要
介護保険課の職員が、結果通知書を郵送する際、別の方の通知書を同封しました。
2 漏えいした個人情報
被保険者1名の住所、氏名、生年月日、被保険者番号、要介護状態区分
(個人番号の記載はありません。)
3 経緯
受け取られたご家族からの電話により判明。職員がお伺いし、謝罪のうえ回収しました。
問合せ先 介護保険課 電話 000-000-0000
"""


@pytest.mark.parametrize(
    ("text", "exposed", "excluded", "subjects"),
    [
        (SKIMMING, "credit_card security_code login_id email password", "", "customer"),
        (
            RANSOMWARE,
            "employment name phone address resume image birth_date family medical personnel",
            "credit_card my_number",
            "business_contact applicant employee",
        ),
        (MISFILED, "address name birth_date health_insurance medical", "my_number", "resident"),
    ],
)
def test_whole_notices(text: str, exposed: str, excluded: str, subjects: str, decide: Decide) -> None:
    draft = decide(text, decide_data)
    assert set(draft.get("data_categories", [])) == set(exposed.split())
    assert set(draft.get("excluded_categories", [])) == set(excluded.split())
    assert set(draft.get("data_subjects", [])) == set(subjects.split())


def test_what_stands_for_all_but_one_is_excluded(decide: Decide) -> None:
    text = """句会の案内を一斉に送った際、同人のメールアドレスが宛先として表示されました。
電話番号、住所、氏名など、メールアドレス以外の個人情報の漏えいはありません。"""
    draft = decide(text, decide_data)
    assert draft.get("data_categories") == ["email"]
    assert set(draft.get("excluded_categories")) == {"name", "address", "phone"}


@pytest.mark.parametrize(
    ("text", "exposed"),
    [
        ("名簿が流出しました。氏名を含みます。口座番号の漏えいや悪用は確認されていません。", "name"),
        ("盗まれた端末に氏名がありました。添付ファイルを開く際にパスワード入力が必要です。", "name"),
        ("流出した項目は氏名、診療に関する情報、健診に関する情報等です。", "name medical"),
        (
            "2 項目\n1)メールアドレス\n2)会員番号(家族) ※通院先は含まれません\nが流出しました。",
            "email internal_id",
        ),
        ("会員のメールアドレスを誤って公開しました。", "email"),
        ("職員が同僚の誕生日を祝った様子をSNSに掲載し、氏名の載った票が写り込んでいた。", "name"),
        ("氏名が流出しました。会員にはカード番号を入力させる偽の画面が送られていました。", "name"),
        ("氏名が流出しました。※メールアドレスは非表示の設定となっておりました。", "name"),
        ("氏名が流出しました。担当者のパスワード等を社内で変更しました。", "name"),
        ("氏名が見られました。パスワードの流出によって生じたものではありません。", "name"),
        ("住所が流出しました。Emotetは、氏名やメールアドレスを流用して届くのが特徴です。", "address"),
        ("住所が流出しました。感染するとメールアドレスの窃取が行われる恐れがあります。", "address"),
        ("氏名が流出しました。差出人に心当たりのない不審なメールは添付を開かず消去してください。", "name"),
    ],
)
def test_what_is_not_among_the_data(text: str, exposed: str, decide: Decide) -> None:
    assert set(decide(text, decide_data).get("data_categories", [])) == set(exposed.split())


def test_accounts_are_neither_pay_nor_unnamed(decide: Decide) -> None:
    text = "氏名が流出しました。※給与の振込口座は含まれておりません。"
    assert decide(text, decide_data).get("excluded_categories") == ["bank_account"]
    text = "氏名が流出しました。※振込元の口座に関する情報は含まれておりません。"
    assert decide(text, decide_data).get("excluded_categories") == ["bank_account"]


def test_a_heading_tells_what_could_be_seen(decide: Decide) -> None:
    text = """利用票の表示について
みほん温泉
1 概要
利用票の一覧が表示され、売店が閲覧可能な状態であった。
2 範囲
● 閲覧可能な状態にあった情報

「カナ氏名」「性別」「住所」

● 閲覧可能者の範囲
店員4名
"""
    assert set(decide(text, decide_data).get("data_categories", [])) == {"name", "gender", "address"}


def test_words_of_the_page_the_programme_and_the_staff_name_no_data(decide: Decide) -> None:
    text = (
        "現在地 トップページ > 帳面の紛失について\n\n医療費支給認定の帳面を紛失し、"
        "拾った方の勤務先で見つかりました。氏名が含まれています。\n職員の個人情報に対する認識を改めます。市は「市民に申し訳ない」としています。\n"
    )
    draft = decide(text, decide_data)
    assert (draft.get("data_categories"), draft.get("data_subjects")) == (["name"], None)


def test_parents_who_were_sent_answers_of_children_are_not_whose_data_it_is(decide: Decide) -> None:
    text = "写真を保護者へ配信する際、誤って1学級31名分の答案を添付した。"
    assert decide(text, decide_data).get("data_subjects") == ["student"]


def test_a_welfare_commissioner_is_no_child(decide: Decide) -> None:
    draft = decide("紛失したのは、民生・児童委員7人が書きとめた区民85名分の個人情報です。", decide_data)
    assert draft.get("data_subjects") == ["resident"]


def test_an_occupation_unknown_and_the_pupils_of_a_school_are_no_workplace(decide: Decide) -> None:
    text = "職業不詳の男が持ち出した。流出した恐れのある個人情報は、教諭の勤務校の児童の住所など。"
    assert decide(text, decide_data).get("data_categories") == ["address"]


def test_a_password_that_was_not_set_either_is_no_data(decide: Decide) -> None:
    text = "児童の氏名を入れたUSBメモリを紛失した。持ち出しは禁じられており、パスワードもかけていなかった。"
    assert decide(text, decide_data).get("data_categories") == ["name"]


@pytest.mark.parametrize(
    ("text", "exposed", "excluded"),
    [
        (
            "誤って掲載したのは、7名の氏名、住所、電話番号(1名)、相談の内容 ※3名については氏名・住所は含まれません。",
            {"name", "address", "phone", "communication"},
            set(),
        ),
        (
            "名簿を誤って配った。名簿の内容は氏名、年齢、緊急連絡先(電話番号)で、住所や健康状態は載っていません。",
            {"name", "age", "phone"},
            {"address", "medical"},
        ),
    ],
)
def test_a_denial_behind_a_list_is_not_of_the_list(
    decide: Decide, text: str, exposed: set[str], excluded: set[str]
) -> None:
    draft = decide(text, decide_data)
    assert set(draft.get("data_categories", [])) == exposed
    assert set(draft.get("excluded_categories", [])) == excluded


def test_a_heading_of_its_own_line_denies_the_lines_below_up_to_the_next_heading(decide: Decide) -> None:
    text = (
        "漏えいした可能性のある情報\n会員ID、氏名\n漏えいしていない情報\n住所、電話番号\nクレジットカード情報\n"
        "対象となる情報の保管先\n登録したメールアドレス"
    )
    draft = decide(text, decide_data)
    assert set(draft.get("data_categories")) == {"internal_id", "name", "email"}
    assert set(draft.get("excluded_categories")) == {"address", "phone", "credit_card"}


def test_an_enumeration_that_its_clause_states_may_hold_what_no_rule_knows(decide: Decide) -> None:
    text = "誤って掲載したのは、お名前、お住まいの地区割り、工法の別及び外観の写真で、番地や電話番号は載っていません。"
    draft = decide(text, decide_data)
    assert set(draft.get("data_categories")) == {"name", "address", "image"}
    assert set(draft.get("excluded_categories")) == {"phone"}


def test_what_was_handed_in_to_prove_oneself_is_data(decide: Decide) -> None:
    given = decide("流出したのは、本人確認のためにご提出いただいた運転免許証と旅券の画像です。", decide_data)
    assert {"drivers_license", "passport"} <= set(given.get("data_categories"))
    asked = decide("名簿の氏名が流出した。本人確認のため、生年月日と住所をうかがいます。", decide_data)
    assert set(asked.get("data_categories")) == {"name"}


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("漏えいした情報は、契約者名、被保険者名、証券番号です。", {"customer"}),
        ("国民健康保険の被保険者の氏名が漏えいしました。", {"resident"}),
        ("塾生の氏名と講師(退職者を含む)の住所が流出した。", {"student", "employee"}),
        ("入居申込者の勤務先が流出した。", {"customer"}),
        ("接種予約者の一覧(氏名、接種券番号)を紛失した。", {"patient"}),
        ("里親の住所、電話番号を記した名簿を誤って添付した。", {"other"}),
        ("市税の口座振替の依頼書(氏名、口座番号)を紛失した。", {"resident"}),
    ],
)
def test_whose_data_it_is_in_words_of_trades(decide: Decide, text: str, subjects: set[str]) -> None:
    assert set(decide(text, decide_data).get("data_subjects")) == subjects


def test_marks_stand_beside_the_points_of_a_subject(decide: Decide) -> None:
    draft = decide("学生の学籍番号、科目の素点、評価を別の学生に誤って送信した。", decide_data)
    assert set(draft.get("data_categories")) == {"internal_id", "grades"}


def test_people_explained_in_a_bracket_own_the_data_behind_it(decide: Decide) -> None:
    draft = decide("会員(求職者)最大29名の氏名と面談メモが、別の会員の画面に表示されていました。", decide_data)
    assert set(draft.get("data_subjects")) == {"customer", "applicant"}
    assert set(draft.get("data_categories")) == {"name", "communication"}


def test_the_password_of_an_account_is_data_where_it_is_listed_as_such(decide: Decide) -> None:
    listed = decide("漏えいした情報\n・メールアカウントのパスワード\n・メール本文", decide_data)
    assert set(listed.get("data_categories")) == {"password", "communication"}
    key = decide("メールアカウントのパスワードが推測され、会員の氏名が閲覧された。", decide_data)
    assert set(key.get("data_categories")) == {"name"}


def test_people_no_rule_knows_stand_between_others_whose_data_it_is(decide: Decide) -> None:
    draft = decide("喪主様と故人様、会葬者様の情報が書かれた書類を紛失しました。住所も記されていました。", decide_data)
    assert set(draft.get("data_subjects")) == {"customer", "participant"}


@pytest.mark.parametrize(
    ("text", "exposed"),
    [
        ("流出した情報\n・カード会員名\n・有効期限", {"credit_card"}),
        (
            "俳優96人の月齢、氏名、所属に加え、電話番号を誤って掲載した。",
            {"age", "name", "employment", "phone"},
        ),
        ("口座番号や暗証番号などを不正に入手した第三者が、氏名を閲覧した。", {"name"}),
        ("閲覧された情報は、契約者名、契約電力、使用電力量です。", {"name", "contract", "transaction"}),
    ],
)
def test_words_for_data_in_their_places(decide: Decide, text: str, exposed: set[str]) -> None:
    assert set(decide(text, decide_data).get("data_categories", [])) == exposed


def test_those_whom_it_was_sent_to_are_no_part_of_an_enumeration(decide: Decide) -> None:
    draft = decide("案内を誤って他校の保護者に配信し、6年2組の児童28名の氏名が表示された。", decide_data)
    assert draft.get("data_subjects") == ["student"]


def test_what_is_right_was_not_exposed_and_what_was_tried_is_no_data(decide: Decide) -> None:
    right = decide(
        "検針票に別の方のお名前が印字された。お名前以外の項目(ご住所、料金)に誤りはございません。", decide_data
    )
    assert {"address", "financial"}.isdisjoint(right.get("data_categories"))
    tried = decide("パスワードを総当たりで試す不正なログインがあり、会員の氏名、歌唱履歴が見られた。", decide_data)
    assert tried.get("data_categories") == ["name", "transaction"]
    stolen = decide("教員がスマートフォン1台、パスポートの盗難に遭った。端末には学生の氏名があった。", decide_data)
    assert stolen.get("data_categories") == ["name"]


def test_items_of_people_alone_under_a_sentence_that_counts_them_are_whose_data_it_is(decide: Decide) -> None:
    lead = "精査の結果、漏えいした個人情報は254人分でした。\n[社外の方]\n・高校の卒業生、保護者\n[社内の方]\n"
    draft = decide(lead + "・当社の従業員(退職者を含む)\n\n会員の皆様にお詫びします。氏名が含まれます。", decide_data)
    assert set(draft.get("data_subjects")) == {"student", "guardian", "employee"}


@pytest.mark.parametrize("item", ["連絡先", "広告ID", "電話番号"])
def test_an_item_of_a_list_of_data_heads_no_furniture(decide: Decide, item: str) -> None:
    draft = decide(f"1.漏えいした情報\n・氏名\n・{item}\n・勤務先\n2.原因\n設定の誤り", decide_data)
    assert {"name", "employment"} < set(draft.get("data_categories"))


@pytest.mark.parametrize(
    ("people", "code"),
    [
        ("退会者", "customer"),
        ("消防団員", "employee"),
        ("聴講生", "student"),
        ("ご父兄", "guardian"),
        ("来院された方", "patient"),
        ("国保加入者", "resident"),
        ("業務委託先の方", "business_contact"),
        ("会社説明会参加学生", "applicant"),
    ],
)
def test_words_for_people_whose_data_it_is(decide: Decide, people: str, code: str) -> None:
    assert code in decide(f"{people}120名の氏名、住所が漏えいしました。", decide_data).get("data_subjects")


@pytest.mark.parametrize(
    ("said", "exposed", "excluded"),
    [
        ("・口座番号(今回の対象には含まれません)", False, True),
        ("・口座番号(未登録の方は含まれません)", True, False),
        ("・口座番号(支店の電話番号は含まれません)", True, False),
        ("口座番号は当初含まれていないとしていましたが、流出していたことが分かりました。", True, False),
    ],
)
def test_a_bracket_denies_what_it_stands_behind_and_a_denial_may_be_taken_back(
    decide: Decide, said: str, exposed: bool, excluded: bool
) -> None:
    draft = decide(f"1.流出した情報\n・会員の氏名\n{said}\n", decide_data)
    assert ("bank_account" in draft.get("data_categories")) is exposed
    assert ("bank_account" in draft.get("excluded_categories", [])) is excluded


def test_conjunctions_end_no_address_and_spaced_words_are_data(decide: Decide) -> None:
    draft = decide("漏えいした情報には、氏名および住所ならびに電話番号が含まれます。", decide_data)
    assert set(draft.get("data_categories")) == {"name", "address", "phone"}
    spaced = decide("漏えいした情報\n・氏 名\n・住 所\n・性 別\n", decide_data)
    assert set(spaced.get("data_categories")) == {"name", "address", "gender"}


def test_people_no_rule_knows_may_end_an_enumeration_that_is_counted(decide: Decide) -> None:
    draft = decide("学生、教職員、学外者合わせて延べ1,902名分の氏名、所属が閲覧された。", decide_data)
    assert {"student", "employee"} <= set(draft.get("data_subjects"))


@pytest.mark.parametrize(
    ("text", "exposed"),
    [
        ("会員の氏名、ペットの誕生日が表示された。", {"name"}),
        ("職員の氏名、給与口座が流出した。", {"name", "bank_account"}),
        ("ワクチン接種券(氏名、住所)を別の世帯に誤って発送した。", {"name", "address"}),
        ("生徒の氏名を記した会議資料を誤って配布した。", {"name"}),
    ],
)
def test_longer_words_that_hold_a_word_for_data(decide: Decide, text: str, exposed: set[str]) -> None:
    assert set(decide(text, decide_data).get("data_categories")) == exposed


def test_students_who_apply_are_applicants(decide: Decide) -> None:
    draft = decide("応募学生312名の氏名、大学名を誤って送信した。", decide_data)
    assert draft.get("data_subjects") == ["applicant"]


@pytest.mark.parametrize("question", ["Q7 漏れた可能性のある情報は何ですか。", "問3 どのような情報が漏れたのですか。"])
@pytest.mark.parametrize("end", ["です。", "の4つです。", "になります。"])
def test_the_answer_to_what_leaked_lists_it(question: str, end: str) -> None:
    notice = parse_notice(
        "よくあるご質問\n2021年9月3日\n株式会社みさき堂\n\nQ1 何が起きたのですか。\nA1 弊社のサイトが不正アクセスを"
        f"受けました。\n\n{question}\nA カード番号、名義人、有効期限、セキュリティコード{end}\n"
    )
    assert [i.data_categories for i in notice.incidents] == [["credit_card", "security_code"]]


def test_people_counted_among_the_affected_are_whose_data_it_is() -> None:
    text = (
        "個人情報の漏えいに関するお詫び\n株式会社みほん\n会員の氏名が漏えいしました。\n"
        "対象は90名(会員50名、従業員(退職者を含む)約30名、取引先担当者10名)です。\n担当の調査員2名が確認しました。\n"
    )
    (row,) = parse_notice(text).incidents
    assert (row.affected_people, set(row.data_subjects)) == (90, {"customer", "employee", "business_contact"})


@pytest.mark.parametrize("end", ["であることに間違いはありません。", "が漏れた事実に変わりはありません。"])
def test_that_it_is_so_beyond_doubt_takes_no_data_away(end: str, decide: Decide) -> None:
    assert decide(f"流出したのは会員の氏名と住所{end}", decide_data).get("data_categories") == ["name", "address"]


@pytest.mark.parametrize(
    ("told", "subject"),
    [
        ("乳幼児健診の受診者12名の氏名", "patient"),
        ("遺族年金の請求者12名の氏名", "resident"),
    ],
)
def test_the_name_of_a_checkup_or_a_pension_names_no_group_of_people(told: str, subject: str, decide: Decide) -> None:
    assert decide(f"{told}を記載した書類を紛失した。", decide_data).get("data_subjects") == [subject]


def test_when_something_was_sent_or_accessed_is_data_only_among_data(decide: Decide) -> None:
    text = "発送日:6月11日\n会員312名の氏名が流出した。アクセス日時を記録から特定した。"
    assert decide(text, decide_data).get("data_categories") == ["name"]
    text = "流出したのは、会員の氏名、アクセス日時、住所です。"
    assert decide(text, decide_data).get("data_categories") == ["name", "online_identifier", "address"]


def test_people_who_are_not_so_many_as_any_of_the_affected_are_not_whose_data_it_is() -> None:
    text = (
        "個人情報の漏えいに関するお詫び\n株式会社みほん\n会員の氏名が漏えいしました。\n"
        "対象は90名です。従業員30名で対応にあたりました。\n"
    )
    (row,) = parse_notice(text).incidents
    assert row.data_subjects == ["customer"]
