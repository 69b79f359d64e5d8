"""Title, reports to authorities and secondary damage."""

from __future__ import annotations

import pytest

from extractor import parse_notice
from extractor.assemble.causes import decide_causes
from extractor.assemble.handling import decide_handling
from extractor.assemble.organizations import decide_organizations


@pytest.mark.parametrize(
    ("text", "authorities"),
    [
        ("個人情報保護委員会へ報告し、所轄の警察署に被害を届け出ました。", {"ppc", "police"}),
        ("6月3日 個人情報保護委員会に速報", {"ppc"}),
        ("個人情報保護委員会および監督官庁への報告を済ませております。", {"ppc", "regulator"}),
        ("総務省、個人情報保護委員会及び県警に報告済みです。", {"regulator", "ppc", "police"}),
        ("教諭は翌日、中央署へ遺失届を出した。", {"police"}),
        ("被害届を提出しました。", {"police"}),
        ("5月31日、個人情報保護委員会及び東京都に報告しました。", {"ppc", "regulator"}),
        ("あじさい警察署(5月13日被害届)、個人情報保護委員会(速報)、総務省に報告済み", {"police", "ppc", "regulator"}),
        ("保険省への届出を済ませた。すぐ交番に届け、刑事告訴した。", {"regulator", "police"}),
        ("教頭は20日、南部署に遺失物の届けを出した。現地の当局にも届け出た。", {"police", "regulator"}),
        ("すぐ警察に駆け込み、総務省には3日に伝えたそうだ。", {"police", "regulator"}),
        ("県の市町村課に報告しました。", {"regulator"}),
        ("園長が警察署へ届け、私学課にも報告しました。", {"police", "regulator"}),
        ("警視庁に捜査を依頼しました。", {"police"}),
        ("県警のサイバー犯罪対策課、県、厚生労働省と連携し、復旧を進めております。", {"police", "regulator"}),
        ("届出: 個人情報保護委員会(2021年12月14日、2022年1月28日)、白嶺県警察", {"ppc", "police"}),
        ("総務省、個人情報保護委員会等の関係機関へ報告済みです。", {"regulator", "ppc"}),
        ("捜査機関や関係当局と連携して対応してまいります。", {"police", "regulator"}),
        (
            "(関係機関への報告)\n・6月3日 白嶺県警察本部サイバー犯罪対策課\n・6月4日 個人情報保護委員会(速報)\n"
            "・6月5日 経済産業省",
            {"police", "ppc", "regulator"},
        ),
    ],
)
def test_reports_made_or_under_way(decide, text, authorities):
    assert set(decide(text, decide_handling).get("reported_to", [])) == authorities


@pytest.mark.parametrize(
    "text",
    [
        "個人情報保護委員会が注意を呼びかけています。",
        "警察官を名乗る電話にご注意ください。",
        "書類は散歩中の方が拾い、警察に届けてくださいました。",
        "12枚は近くの住民が拾い、警察に届けた。",
        "預金証書の紛失届を記録した台帳がなくなりました。",
        "警察への被害届の提出も検討している。",
        "警察への届出: 該当なし",
        "個人情報保護委員会への漏えい等の報告は年々増えています。",
        "警察庁の統計によると、被害の報告は年に200件あります。",
        "今後、警察への被害届の提出を検討します。",
        "漏えいが起きたときは個人情報保護委員会への報告が義務とされています。",
        "担当の部署に連絡しました。",
        "県警からの連絡により、報告が遅れたことが分かった。",
        "不審な電話を受けた方は、警察にご相談ください。",
        "警察には届けていないそうです。",
        "国交省によると、同様の報告は今年3件目という。",
        "怪しい電話があったら、すぐ警察に相談を。",
        "かばんは翌日、駅前の交番に届けられたが、名簿は入っていなかった。",
    ],
)
def test_an_authority_named_for_another_reason_is_no_report(decide, text):
    assert decide(text, decide_handling).get("reported_to", []) == []


@pytest.mark.parametrize(
    "text",
    [
        "個人情報保護委員会への報告は行っておりません。",
        "個人情報保護委員会には報告していません。",
        "個人情報保護委員会への報告は不要と判断しております。",
        "個人情報保護委員会への報告は要しないと判断しました。",
        "今回の件は、個人情報保護委員会への報告対象ではありません。",
        "個人情報保護委員会への報告の対象外です。",
        "総務省に届け出る必要はありません。総務省への届出は必要ありません。",
        "警察への届け出はしておりません。",
        "警察には届けておらず、本人の同意を得て処理しました。",
        "被害届は提出しておりません。",
        "被害届の提出は見送りました。",
        "遺失届は出していません。",
        "遺失物届は不要と判断しました。",
        "最寄りの警察署にご相談ください。",
    ],
)
def test_a_report_that_was_not_made_or_is_asked_of_the_reader_is_none(decide, text):
    assert decide(text, decide_handling).get("reported_to", []) == []


def test_a_report_not_made_does_not_undo_another(decide):
    text = "個人情報保護委員会に報告しましたが、警察には届けておりません。二次被害は確認されておりません。"
    assert decide(text, decide_handling).get("reported_to") == ["ppc"]


@pytest.mark.parametrize(
    ("text", "damage"),
    [
        ("現時点で、情報が悪用された事実は確認されておりません。", "none_observed"),
        ("二次被害の報告は受けていません。", "none_observed"),
        ("12月19日時点で、第三者に使われたとの情報はありません。", "none_observed"),
        ("外に出た可能性は低く、情報が悪用された形跡も見られないとしている。", "none_observed"),
        ("番号を画面に置いていないという。入力した2人は合わせて12万円分を使われたと話している。", "confirmed"),
        ("会員の12万円が使われた事実はない。", None),
        ("すでに3人がカードを勝手に使われている。", "confirmed"),
        ("知らない業者から電話が来たら、この件を疑ってほしい。", None),
        ("名簿が使われた様子はないということだ。", "none_observed"),
        ("本日まで、不審な電話などのお申し出はありません。", "none_observed"),
        ("これまでに被害の申し出は寄せられていない。", "none_observed"),
        ("一部のカードが不正利用された可能性があることを確認しました。", "confirmed"),
        ("会員の方から、使った覚えのないポイントの利用があったとのご連絡をいただきました。", "confirmed"),
        ("名簿を手に入れたとみられる業者からの勧誘の電話があったとのことです。", "confirmed"),
        ("不正な購入は確認されていない。", "none_observed"),
        ("迷惑メールが届いたとの問い合わせは寄せられていない。", "none_observed"),
        ("二次被害の有無:なし", "none_observed"),
        ("申込者のもとに不審なSMSが届く事例が寄せられています。", "confirmed"),
        ("男は情報を悪用して、高齢の顧客から現金をだまし取った。", "confirmed"),
        ("転職先で名簿を基に案内のはがきを送っていた。", "confirmed"),
        ("名簿を代理店に15万円で売っていた。", "confirmed"),
        ("流出した名簿が名簿業者に売られたことが分かりました。", "confirmed"),
        ("公表の後、投資を勧めるメールが届くようになったとの声がある。", "confirmed"),
        ("取引先から、身に覚えのない返信が来ているとの連絡があった。", None),
        ("不審なメールが届いた場合は、削除してください。", None),
        ("機器の脆弱性が悪用されました。情報の不正利用は確認されておりません。", "none_observed"),
        ("悪用が確認されている脆弱性の修正が配られた。", None),
        ("情報の漏えいは確認されておりません。", None),
        ("被害に遭われた方は窓口へご連絡ください。", None),
    ],
)
def test_secondary_damage_needs_misuse_or_its_denial(decide, text, damage):
    assert decide(text, decide_handling).get("secondary_damage") == damage


@pytest.mark.parametrize(
    "text",
    [
        "今後、二次被害が確認された場合には速やかに公表いたします。",
        "二次被害が発生した際は、改めてご報告します。",
        "不正利用が判明した場合はカード会社にご連絡ください。",
        "悪用が確認された場合には損害を補償いたします。",
        "カードの不正利用が確認されましたら、カード会社が補償します。",
        "不審な電話やメールが届くようになった方は、下記の窓口までお知らせください。",
        "迷惑メールが増える可能性があります。",
        "名簿を買った業者からの勧誘にご注意ください。",
        "登録者宛てに偽のメールが送られたかどうかは分かっていません。",
        "カードを勝手に使われたらどうすればよいのでしょう。",
        "ポイントが使われた形跡を探しています。",
    ],
)
def test_misuse_that_may_come_or_is_asked_about_is_none(decide, text):
    assert decide(text, decide_handling).get("secondary_damage") is None


def test_a_promise_to_tell_of_damage_does_not_undo_its_denial(decide):
    text = "現時点で二次被害は確認されておりません。今後、二次被害が確認された場合には公表いたします。"
    assert decide(text, decide_handling).get("secondary_damage") == "none_observed"


def test_those_who_were_harmed_may_be_told_by_number(decide):
    text = "身に覚えのない勧誘の電話があった方は5名です。"
    assert decide(text, decide_handling).get("secondary_damage") == "confirmed"


def test_mails_in_our_name_are_damage_only_where_malware_took_the_addresses(decide):
    mails = "社員の名をかたる不審なメールが取引先に届いています。"
    infected = decide(f"パソコンがEmotetに感染しました。{mails}", decide_causes, decide_handling)
    hijacked = decide(f"メールアカウントに不正アクセスがありました。{mails}", decide_causes, decide_handling)
    assert infected.get("secondary_damage") == "confirmed"
    assert hijacked.get("secondary_damage") is None


def test_told_misuse_outweighs_its_denial_elsewhere(decide):
    text = "お一人から身に覚えのない請求があったとの連絡を受けました。\nほかに悪用の報告はありません。"
    assert decide(text, decide_handling).get("secondary_damage") == "confirmed"


def test_the_title_is_the_headline(decide):
    draft = decide("株式会社見本堂\n\n個人情報の紛失について\n\nUSBメモリを紛失しました。", decide_handling)
    assert draft.get("title") == "個人情報の紛失について"


def test_every_value_has_words(decide):
    draft = decide("警察に相談しました。二次被害は確認されておりません。", decide_handling)
    assert all(draft.supports[name] for name in ("reported_to", "secondary_damage"))


@pytest.mark.parametrize(
    ("listed", "authorities"),
    [
        ("4 行政への報告\n\n6月26日 県私学振興課、市こども課\n", {"regulator"}),
        ("■関係機関への届出\n\n・個人情報保護委員会\n・北部警察署\n", {"ppc", "police"}),
        ("5.報告状況\n\n(1) 経済産業省\n(2) 警視庁本町警察署(5月5日)\n", {"regulator", "police"}),
        ("(7)届出 財務局 2023年12月8日 個人情報保護委員会 同日\n", {"regulator", "ppc"}),
        ("5.今後の捜査\n\n(1) 警視庁本町警察署(5月5日)\n", set()),
    ],
)
def test_those_told_may_be_listed_below_a_heading(decide, listed, authorities):
    assert set(decide(f"名簿を紛失しました。\n\n{listed}", decide_handling).get("reported_to", [])) == authorities


def test_an_authority_does_not_report_to_itself(decide):
    fields = (decide_causes, decide_organizations, decide_handling)
    draft = decide("岐阜県は5日、名簿を紛失したと発表した。委託先は翌日、県に報告した。", *fields)
    assert (draft.get("organization"), draft.get("reported_to", [])) == ("岐阜県", [])


def test_a_bounced_mail_is_no_misuse(decide):
    assert decide("夜半から送信エラーメールが届くようになりました。", decide_handling).get("secondary_damage") is None


def test_a_timetable_plans_no_report(decide):
    draft = decide("予定表を失くし、交番に遺失届を出しました。", decide_handling)
    assert draft.get("reported_to") == ["police"]


_TWO = """個人情報の漏えい事案(2件)について

令和6年6月14日
あおば市民病院

【事案その1】結果説明書の取り違え
(1) 起きたこと
 6月3日、外来の患者に、別の患者の氏名を記した説明書を誤って手渡しました。

【事案その2】返書の誤送信(FAX)
(1) 起きたこと
 6月5日、患者5名の返書をFAXで送る際に番号を誤り、別のお宅に届きました。

 2件とも個人情報保護委員会へ報告済みです。
"""


def test_a_report_told_at_the_close_of_a_notice_is_that_of_each_of_its_incidents():
    assert [incident.reported_to for incident in parse_notice(_TWO).incidents] == [["ppc"], ["ppc"]]


def test_a_denial_of_damage_told_at_the_start_is_that_of_each_incident():
    opening = "いずれの事案も、二次被害の報告は受けておりません。\n\n【事案その1】"
    incidents = parse_notice(_TWO.replace("【事案その1】", opening)).incidents
    assert [incident.secondary_damage for incident in incidents] == ["none_observed", "none_observed"]


@pytest.mark.parametrize(
    "sentence",
    [
        "買い物などに使われる被害を防ぐため、カード会社が監視しています。",
        "同じパスワードが不正に利用される被害が報告されていますので、変更をお願いします。",
        "覚えのない電話がかかってきてもお答えにならないでください。",
        "身に覚えのないメールが届いても開かないでください。",
        "覚えのない請求が届くなどの際はご連絡ください。",
        "万一被害に遭われた方は 0120-111-222までご連絡ください。",
        "ご登録の住所に手紙を送り、パスワードの変更をお勧めしています。",
    ],
)
def test_what_readers_are_told_to_beware_of_is_no_damage(sentence: str) -> None:
    head = "個人情報の流出について\n2024年6月14日\n株式会社みなと商事\n\n6月11日、サーバーが不正アクセスを受け、"
    notice = parse_notice(f"{head}会員312名の氏名とカード番号が流出しました。{sentence}\n")
    assert [i.secondary_damage for i in notice.incidents] == [None]


def test_what_the_robbed_send_out_is_no_solicitation() -> None:
    notice = parse_notice(
        "名簿の持ち出しについて\n2024年6月14日\n株式会社みなと商事\n\n元社員が顧客312名の名簿を不正に持ち出していました。"
        "自社のおわびの案内を対象の方に送り、ご説明しております。\n"
    )
    assert [i.secondary_damage for i in notice.incidents] == [None]


def test_asking_readers_to_go_to_the_police_is_no_report() -> None:
    notice = parse_notice(
        "会員情報の流出について\n2024年6月14日\n株式会社みなと商事\n\nサーバーが不正アクセスを受け、会員312名の氏名が流出しました。"
        "被害に遭われた方は警察に被害届を出されるようお願いします。\n"
    )
    assert [i.reported_to for i in notice.incidents] == [[]]
