"""Leaked, perhaps, or surely not."""

from __future__ import annotations

import pytest

from extractor import parse_notice
from extractor.assemble.causes import decide_causes
from extractor.assemble.data import decide_data
from extractor.assemble.leak_status import decide_leak_status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("サーバーに不正アクセスがあり、会員の氏名が流出しました。", "confirmed"),
        ("通知を別の世帯に送付しました。ほかに個人情報の流出はありません。", "confirmed"),
        ("社員が顧客の情報を転職先の営業に使っていました。", "confirmed"),
        ("サーバーに不正アクセスがあり、会員の氏名が流出した可能性があります。", "possible"),
        ("サーバーに入られました。名簿はすでにネットに出回っているそうです。", "confirmed"),
        ("サーバーに入られました。パスワードは保持しておらず、流出はありません。", "possible"),
        (
            "データベースから応募者の氏名と志望動機が引き出されました。パスワードは無いため、流出はありません。",
            "confirmed",
        ),
        ("サーバーに入られました。調べた結果、漏えいはありませんでした。", "none"),
        ("サーバーに入られました。こういう名簿はダークウェブで売買されることが多いのです。", "possible"),
        ("サーバーに入られましたが、顧客の情報は一切漏れていなかったそうです。", "none"),
        ("ランサムウェアに感染し、盗まれたデータの一部が攻撃者のサイトに掲載されました。", "confirmed"),
        ("ランサムウェアに感染しましたが、リークサイトへの掲載は確認されていません。", "possible"),
        ("ランサムウェアに感染しました。現時点で情報の流出は確認されていません。", "possible"),
        ("ランサムウェアに感染しましたが、調査の結果、個人情報の漏えいはありませんでした。", "none"),
        ("公開範囲の設定を誤り、名簿が外部から閲覧できる状態でした。", "possible"),
        ("公開範囲の設定を誤り、名簿が公開されていました。閲覧した方は23人でした。", "confirmed"),
        ("USBメモリを紛失しました。", "possible"),
        ("リスト型攻撃と判断しています。当社のサーバーからIDやパスワードが流出した事実はありません。", "possible"),
        ("サイトの不具合により、8名分の書類が申請者本人以外から閲覧されていました。", "confirmed"),
        ("サイトの脆弱性を突かれました。会員情報は別の場所に保管しており、流出はありません。", "none"),
        ("なりすましたメールに応じ、社員が株主の名簿を返信で送ってしまいました。", "confirmed"),
        ("サイトの弱点を突かれ、申込者の情報61件を引き出されました。", "confirmed"),
        (
            "サイトに不正アクセスがありました。フォームの内容は残らず、お客様の情報が漏れたおそれはございません。",
            "none",
        ),
        ("保存期間の前に名簿を廃棄しました。溶解処理のため、情報が外部に漏れることはありません。", "none"),
        ("サイトが改ざんされ、閲覧された方が感染する可能性がありました。個人情報の流出はありません。", "none"),
        ("名簿の入った鞄を奪われた。後に鞄は見つかり、現金は抜き取られていた。", "possible"),
        ("鞄が盗まれ、書類が入っていました。", "possible"),
        ("封筒に別の世帯の通知書を入れて郵送しました。", "confirmed"),
        ("全員のアドレスが互いに見える状態でメールを送信しました。", "confirmed"),
        ("マイページに別の会員の情報が表示される不具合がありました。", "confirmed"),
        ("虚偽の送金指示に従い、海外の口座へ送金しました。", "none"),
        ("書類を誤って廃棄しました。漏えいの可能性は極めて低いものの、完全に否定することは困難です。", "possible"),
        ("元社員が顧客の名簿を無断で持ち出していました。", "confirmed"),
        ("不正アクセスを受けました。他社で流出した情報とは関係がありません。", "possible"),
        ("不正アクセスを受けました。専門家は、流出した情報は必ず悪用されると話します。", "possible"),
        ("通販サイトへの不正アクセスについて\n\n不正アクセスを受けました。\n2.流出した情報\n氏名", "confirmed"),
        ("リスト型攻撃の不正ログインがありました。他店から流出したIDとパスワードが使われました。", "possible"),
        ("リスト型攻撃の不正ログインがありました。流出した情報を使った試みとみられます。", "possible"),
        ("ランサムウェアに感染しました。攻撃者が情報を公開した事実はありません。", "possible"),
        ("名簿を誤って共有しました。少なくとも6人が名簿を見ていました。", "confirmed"),
        ("不正アクセスを受けました。データが外部へ持ち出されたことを示す痕跡は確認されていません。", "possible"),
        ("ランサムウェアに感染しました。情報の流出があったかどうかは調査中です。", "possible"),
        (
            "アカウントが乗っ取られ、外部へ240通のスパムメールが不正に送信された。住所を見られた可能性もある。",
            "possible",
        ),
        ("日誌を墨の下が読める形で公開した。閲覧が可能だったのは、夏の3回分。", "possible"),
        ("台帳を紛失した。流出した情報は2百件にのぼるが、情報流出のリスクは低いという。", "possible"),
        ("名簿が漏洩した可能性があると発表した。漏洩したのは春に入った塾生の氏名という。", "possible"),
        ("名簿が外部に流出した。流出したのは春に入った塾生の氏名という。", "confirmed"),
        ("不正アクセスを受け、カード情報が流出し、一部が不正利用された可能性があります。", "possible"),
        ("公開範囲の設定を誤り、名簿が外部から見える状態でした。第三者による閲覧はありませんでした。", "none"),
        ("公開範囲の設定を誤り、名簿が見える状態でした。外部からの閲覧やダウンロードが確認されました。", "confirmed"),
        ("サーバーに何者かが侵入し、不正アクセスにより会員の情報が盗まれました。", "confirmed"),
        ("設定を誤り、一覧表が社外の端末から3回開かれていました。", "confirmed"),
        ("パソコンを置き忘れましたが、情報が第三者に閲覧された可能性はないと判断しました。", "none"),
        ("SQLインジェクション攻撃により、会員の情報が引き出されていました。", "confirmed"),
        ("元社員が顧客の名簿を名簿業者に売りました。", "confirmed"),
        ("サーバーに不正アクセスを受けました。修正プログラムが公開されていましたが、未適用でした。", "possible"),
        ("ランサムウェアに感染しました。情報が外に持ち出されたことを示す通信は見つかっていません。", "possible"),
        ("USBメモリを紛失しました。\n\nこの商品を見た人は3,200人います", "possible"),
    ],
)
def test_statement_then_cause(decide, text, status):
    assert decide(text, decide_causes, decide_leak_status).get("leak_status") == status


@pytest.mark.parametrize(
    "said",
    [
        "名簿はダウンロードされていません。",
        "ファイルがダウンロードされていないことを確認しております。",
        "名簿がダウンロードされていたかは不明です。",
        "名簿は売却していません。",
        "名簿が転売されていないか調べています。",
        "当社が昨年売却した倉庫の設備は関係ありません。",
        "名簿はネット上に出回っていません。",
        "SNSに書き込まれていないか確認しています。",
        "見知らぬ人から電話があった場合は、応じないようお願いします。",
        "見知らぬ人から連絡があっても応じないでください。",
        "面識のない方から電話や訪問があった際は警察にご相談ください。",
        "外部に流出した事実や、悪用されたという報告はありません。",
        "情報が外に持ち出された証拠は見つかっていません。",
        "通常の閲覧者数は1日あたり20人です。",
        "このページの閲覧は1日に3回ほどでした。",
        "漏えいの可能性は否定できません。",
    ],
)
def test_what_is_denied_asked_or_advised_confirms_nothing(decide, said):
    text = f"公開範囲の設定を誤り、名簿が外部から閲覧できる状態でした。{said}"
    assert decide(text, decide_causes, decide_leak_status).get("leak_status") == "possible"


def test_a_list_that_was_sold_has_leaked(decide):
    text = "サーバーに不正アクセスを受け、顧客の名簿が海外で転売されていました。"
    assert decide(text, decide_causes, decide_leak_status).get("leak_status") == "confirmed"


def test_what_cannot_be_ruled_out_is_possible_where_the_cause_tells_of_no_leak(decide):
    text = "虚偽の指示に従い、海外の口座へ送金しました。情報が漏えいした可能性は否定できません。"
    assert decide(text, decide_causes, decide_leak_status).get("leak_status") == "possible"


def test_a_headline_alone_confirms_nothing(decide):
    text = "個人情報漏えいのお詫び\n\n不正アクセスを受け、会員の情報が漏えいしたおそれがあります。"
    assert decide(text, decide_causes, decide_leak_status).get("leak_status") == "possible"


def test_a_flat_statement_beats_an_earlier_possibility(decide):
    text = (
        "第1報では漏えいのおそれがあるとお伝えしました。\n"
        "不正アクセスの調査の結果、氏名と住所が外部に流出したことを確認しました。"
    )
    assert decide(text, decide_causes, decide_leak_status).get("leak_status") == "confirmed"


def test_a_partial_denial_does_not_clear_the_rest(decide):
    text = "不正アクセスにより氏名が流出した可能性があります。クレジットカード情報の漏えいはありません。"
    assert decide(text, decide_causes, decide_leak_status).get("leak_status") == "possible"


@pytest.mark.parametrize(
    ("exposed", "status"), [("受信者のアドレスが互いに表示されました。", "confirmed"), ("", "none")]
)
def test_what_held_no_personal_data_says_little_where_other_data_was_exposed(decide, exposed, status):
    text = f"案内のメールを別の相手に誤送信しました。{exposed}案内に個人情報は含まれていません。"
    assert decide(text, decide_causes, decide_data, decide_leak_status).get("leak_status") == status


def test_what_may_have_leaked_is_not_confirmed_where_it_is_still_looked_into(decide):
    text = "過去の送受信メールが漏洩した可能性があります。漏洩した個人情報等については現在調査中です。"
    assert decide(text, decide_causes, decide_leak_status).get("leak_status") == "possible"


def test_a_leak_that_was_made_sure_not_to_have_been_is_none(decide):
    text = "名簿を誤って廃棄しました。個人情報が漏えいしていないことは確認しております。"
    assert decide(text, decide_causes, decide_data, decide_leak_status).get("leak_status") == "none"


def test_an_answer_about_some_of_the_data_says_nothing_of_the_others(decide):
    asked = (
        "・何が漏れたのですか?\n氏名と住所です。\n\n・{}は大丈夫ですか?\n別の機器にあり、漏えいの可能性はありません。\n"
    )
    text = "会員の氏名と住所が対象です。サーバーに不正アクセスを受けました。\n\n" + asked
    steps = (decide_causes, decide_data, decide_leak_status)
    assert decide(text.format("メールアドレス"), *steps).get("leak_status") == "possible"
    assert decide(text.format("情報"), *steps).get("leak_status") == "none"


_TABLE = """これまでに報じた情報漏えい事件の一覧

主な事件では、顧客の情報が流出しました。

公表日 | 団体 | 件数 | 情報の種類
---|---|---|---
2024年4月 | 株式会社みさき通販 | 9,600件 | 住所、氏名
2024年2月 | ミカゲケーブル株式会社 | 1,842件 | 氏名、電話番号
2024年1月 | 株式会社あおば書房 | {} | 氏名
"""


@pytest.mark.parametrize(
    ("last", "statuses"),
    [("3,607件", ["confirmed"] * 3), ("3,607件の伝票を紛失", ["confirmed", "confirmed", "possible"])],
)
def test_what_is_said_of_all_holds_for_a_part_that_says_nothing_unless_a_thing_was_lost(last, statuses):
    assert [i.leak_status for i in parse_notice(_TABLE.format(last)).incidents] == statuses
