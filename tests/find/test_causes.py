"""Causes are found in the company that their rules ask for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.find.causes import find
from extractor.findings import open_document
from extractor.rules.files import load_rules

_RULES = load_rules()


def _codes(text: str) -> set[str]:
    return {mention.code for mention in find(open_document(text, _RULES))}


def test_a_rule_fires_only_where_the_company_it_asks_for_stands_in_the_sentence():
    assert "theft" in _codes("鞄の中の書類が盗まれました。")
    assert "theft" not in _codes("情報が盗まれました。鞄の中を調べました。")


def test_an_address_among_other_data_is_no_address_of_a_mail():
    assert "bcc_error" not in _codes("応募者の氏名、年代、メールアドレスが他の応募者から閲覧できる状態でした。")
    assert "bcc_error" in _codes("参加者のメールアドレスが他の参加者から見える状態でした。")
    assert "loss" not in _codes("名簿の範囲を広げざるを得なくなった。")


def test_a_rule_is_silent_in_company_that_it_shuns():
    assert "misdirected_email" in _codes("名簿を誤送信しました。")
    assert _codes("ファクスで名簿を誤送信しました。") == {"misdelivery"}


def test_a_system_that_is_used_again_is_no_reused_password():
    assert "credential_stuffing" in _codes("同じパスワードの使い回しが原因とみられます。")
    assert "credential_stuffing" not in _codes("業者が隣の温泉に同じシステムを使い回した際、客の名を消しませんでした。")


def test_a_story_may_name_the_thing_in_the_sentence_before():
    assert "loss" in _codes("名簿を前かごに入れていました。2枚がまだ見つかりません。")
    assert "loss" in _codes("名簿を前かごに入れていました。\n2枚がまだ見つかりません。")
    assert "loss" not in _codes("名簿を前かごに入れていました。\n\n2枚がまだ見つかりません。")
    assert "loss" not in _codes("名簿を作りました。配りました。原因はまだ見つかりません。")
    assert "theft" not in _codes("鞄の中を調べました。情報が盗まれました。")


def test_what_does_not_appear_on_a_screen_is_not_lost():
    assert "loss" not in _codes("端末のファイルを開いても文字しか出ないことに気づきました。")
    assert "loss" in _codes("名簿がないことに気づきました。")


def test_the_verb_may_stand_far_from_its_object_and_on_either_side():
    assert "misdirected_email" in _codes("メールを、担当者の手違いにより、催しに関わりのない別の会社に送信しました。")
    assert "misdirected_email" in _codes("誤って、名簿を添付した案内を、申し込まれた方の全員にメールで送信しました。")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("戻すには暗号資産を求めるとの文面が現れ、台帳のファイルが開けなくなった。", "ransomware"),
        ("請求書を装うメールの添付を担当者が開いていた。", "malware"),
        ("著作権の申し立てをかたる連絡に応じ、ログイン情報を入力してしまった。", "phishing"),
        ("偽の画面にだまされ、相手に言われるままソフトを入れた。", "support_scam"),
        ("配信システムの更新を長く行っておらず、そこを狙われた。", "vulnerability"),
        ("買い物かごのプログラムが書き換えられ、カード情報が抜き取られた。", "web_skimming"),
        ("全員の宛先が見える形で一斉に送信した。", "bcc_error"),
        ("アドレスの綴りを打ち間違えたまま、報告を送っていた。", "misdirected_email"),
        ("診察券を返す際に、ほかの患者のものと取り違えた。", "misdelivery"),
        ("アプリの画面に他人の会員情報が出力された。", "system_defect"),
        ("名簿を古紙回収に出していた。", "improper_disposal"),
        ("主任は知人に頼まれ、町民の住所を調べて伝えていた。", "insider"),
        ("看護師が来院者の様子をSNSに書き込んだ。", "insider"),
        ("開示した文書に、非公開とすべき氏名が含まれていた。", "accidental_publication"),
        ("ファクス機能のままになっているのに気付かず、写しが外に届いた。", "misdelivery"),
        ("82件のアドレスを「To」に記載した状態で送信した。", "bcc_error"),
        ("窓口の箱にあった用紙を何者かが持ち出した。", "theft"),
        ("調査票を入れた封筒をバスの座席に忘れた。", "loss"),
        ("クラウドの台帳を第三者が閲覧したことが分かった。", "unauthorized_access"),
    ],
)
def test_words_in_company_tell_a_cause(text, code):
    assert code in _codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "主任は来場者の住所を調べて謝罪した。",
        "広報課が催しの様子をSNSに投稿した。",
        "名簿の更新を行っておらず、古い住所のままだった。",
        "対象の方にまとめて通知を送付した。",
        "申込みの画面でログイン情報を入力した。",
        "使い回しているパスワードは変更してください。",
    ],
)
def test_the_same_words_in_other_company_tell_none(text):
    assert _codes(text) == set()


@pytest.mark.parametrize(
    "text",
    ["新型コロナウイルスに感染した方", "不正アクセス禁止法", "盗難防止の鍵", "行方不明者の捜索", "強制BCC機能を入れる"],
)
def test_look_alikes_are_passed_over(text):
    assert _codes(text) == set()


def test_every_cause_of_the_record_has_a_rule_named_like_it():
    assert {rule.code for rule in _RULES["causes"].rules} <= set(_RULES["causes"].by_id)
    assert len({rule.code for rule in _RULES["causes"].rules}) == 21


def test_mentions_stand_in_order_and_show_their_words():
    document = open_document("USBメモリを紛失しました。\nまた、通知書を誤送付しました。", _RULES)
    mentions = find(document)
    assert [m.code for m in mentions] == ["loss", "misdelivery"]
    assert [document.text[m.start : m.end] for m in mentions] == ["紛失", "誤送付"]
    assert all(m.kind == "causes" and m.rule.startswith("causes/") for m in mentions)


@given(st.text(alphabet="紛失誤送信メールを。、\n暗号化さ盗まれ不正アクセスBCC 書類", max_size=200))
def test_any_text_can_be_searched_and_every_span_lies_inside_it(text):
    document = open_document(text, _RULES)
    assert all(0 <= m.start < m.end <= len(document.text) for m in find(document))
