"""The three dates of an incident, by the conventions of docs/record.md."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import extractor
from extractor.assemble.dates import decide_dates
from extractor.assemble.view import Draft, View

Decide = Callable[..., dict[str, str | None]]

HEAD = "令和6年6月14日\n株式会社みなと書房\n\nお客様情報に関するお詫びとお知らせ\n\n"


def test_the_notice_dates_its_own_announcement(dates: Decide) -> None:
    text = HEAD + "当社は6月3日に外部からの侵入を受け、6月5日に検知いたしました。深くお詫び申し上げます。"
    assert dates(text) == {"announced": "2024-06-14", "occurred": "2024-06-03", "discovered": "2024-06-05"}


def test_a_dateline_at_the_foot_counts_and_a_follow_up_has_its_own_date(dates: Decide) -> None:
    text = """名簿の誤送信について(第2報)

 6月7日に第1報を公表いたしました件につきまして、続報をお知らせいたします。
 6月3日、職員が名簿を別の方へ誤って送信し、6月5日に受信者から連絡を受けました。

令和6年6月14日
みなと町役場
"""
    assert dates(text, "misdirected_email") == {
        "announced": "2024-06-14",
        "occurred": "2024-06-03",
        "discovered": "2024-06-05",
    }


@pytest.mark.parametrize("told", ["判明したと発表した", "判明したことを公表した", "分かったと明らかにした"])
def test_a_day_whose_verb_is_what_was_announced_is_no_announcement(told: str, dates: Decide) -> None:
    found = dates(f"ためし大学は2018年11月21日、貸出券の紛失が11月5日に{told}。", "loss")
    assert (found["announced"], found["discovered"]) == ("2018-11-21", "2018-11-05")


def test_a_board_of_education_whose_clerk_did_it_took_no_report(dates: Decide) -> None:
    text = (
        "ためし市の手違いで個人情報が流出していたことが分かりました。\n"
        "ためし市によると、2021年10月13日、教育委員会の職員が見取り図を誤ったメールアドレスに送りました。"
    )
    assert dates(text, "misdirected_email")["occurred"] == "2021-10-13"


def test_the_latest_version_of_an_updated_page_counts(dates: Decide) -> None:
    head = "更新日:2024年6月20日(初回掲載:6月14日)\nみなと町\n\n"
    text = head + "6月3日に名簿を誤送信し、6月5日に判明しました。お詫びします。"
    assert dates(text, "misdirected_email")["announced"] == "2024-06-20"


def test_a_news_dateline_only_resolves_and_the_stated_day_is_announced(dates: Decide) -> None:
    text = """みなと町、名簿を誤送信

2024年6月15日 08:30

みなと町は14日、住民の名簿を別の住民に誤って送信したと発表した。町によると、12日に担当者が送信し、13日に受信者から連絡があった。
"""
    assert dates(text, "misdirected_email") == {
        "announced": "2024-06-14",
        "occurred": "2024-06-12",
        "discovered": "2024-06-13",
    }


def test_the_day_on_which_a_paper_learned_of_it_is_neither_announced_nor_discovered(dates: Decide) -> None:
    text = "みなと病院の電子カルテが使えなくなっていることが20日、分かった。病院によると、19日に障害が発生した。"
    assert dates(text, "ransomware")["announced"] is None
    assert dates(text, "ransomware")["discovered"] != "XXXX-XX-20"


def test_a_private_message_is_no_announcement(dates: Decide) -> None:
    text = "当社は2024年6月3日に不正なログインを検知しました。対象のお客様には6月5日に個別にご連絡いたしました。"
    assert dates(text)["announced"] is None


def test_a_punishment_made_public_is_an_announcement(dates: Decide) -> None:
    text = "みなと市は7日、職員が住民の情報を業務外で閲覧していたとして、停職3カ月の懲戒処分にした。"
    assert dates(text, "insider")["announced"] == "XXXX-XX-07"


def test_the_first_noticing_wins_over_a_later_confirmation(dates: Decide) -> None:
    text = HEAD + "4月20日にお客様から指摘を受けましたが、6月7日の調査で流出を確認しました。"
    assert dates(text, "misconfiguration")["discovered"] == "2024-04-20"


def test_what_a_contractor_noticed_the_organisation_learns_when_it_is_told(dates: Decide) -> None:
    text = HEAD + (
        "当社が業務を委託している株式会社いずみ印刷(以下「いずみ社」)のサーバーが攻撃を受けました。\n\n"
        "・5月25日 いずみ社のファイルが暗号化される\n"
        "・5月26日 いずみ社が異常を発見\n"
        "・5月27日 いずみ社から当社へ報告\n"
    )
    decided = dates(text, "ransomware", vendors=["株式会社いずみ印刷"])
    assert (decided["occurred"], decided["discovered"]) == ("2024-05-25", "2024-05-27")


def test_a_contractors_own_discovery_stands_in_where_no_other_is_given(dates: Decide) -> None:
    text = HEAD + "5月25日に不正なログインがあり、5月26日に委託先が異常を検知しました。"
    assert dates(text)["discovered"] == "2024-05-26"


def test_a_loss_runs_from_the_last_sight_to_the_day_it_was_missed(dates: Decide) -> None:
    text = (
        HEAD + "USBメモリは6月3日に最後に使い、6月7日に棚にないことに気付きました。翌8日に警察へ遺失届を提出しました。"
    )
    assert dates(text, "loss") == {
        "announced": "2024-06-14",
        "occurred": "2024-06-03/2024-06-07",
        "discovered": "2024-06-07",
    }


def test_a_loss_whose_day_is_known_is_that_day(dates: Decide) -> None:
    text = HEAD + "担当者は6月3日の帰宅途中に鞄を紛失し、翌4日に気付きました。"
    assert dates(text, "loss")["occurred"] == "2024-06-03"


def test_a_theft_is_felt_on_its_day(dates: Decide) -> None:
    text = HEAD + "6月3日午後5時、職員が鞄を網棚に置きました。降りる際、鞄がないことに気づきました。"
    decided = dates(text, "theft")
    assert (decided["occurred"], decided["discovered"]) == ("2024-06-03", "2024-06-03")


def test_an_exposure_may_be_closed_before_the_organisation_is_told(dates: Decide) -> None:
    text = HEAD + "4月1日に資料を掲載。\n5月9日に受託者が公開を停止。\n5月15日、受託者から県に報告があった。"
    decided = dates(text, "misconfiguration")
    assert (decided["occurred"], decided["discovered"]) == ("2024-04-01/2024-05-09", "2024-05-15")


def test_an_exposure_ends_on_the_day_it_was_closed(dates: Decide) -> None:
    text = HEAD + "資料は4月1日に掲載したもので、6月5日に住民から指摘を受け、翌6日に削除しました。"
    assert dates(text, "accidental_publication")["occurred"] == "2024-04-01/2024-06-06"


def test_an_exposure_without_a_start_is_open_before_its_end(dates: Decide) -> None:
    text = HEAD + "この状態は6月6日まで続いていました。6月5日に指摘を受けました。"
    assert dates(text, "misconfiguration")["occurred"] == "../2024-06-06"


@pytest.mark.parametrize(
    ("cause", "occurred"), [("web_skimming", "2023-04-06/2024-01-19"), ("unauthorized_access", None)]
)
def test_card_use_dates_the_incident_only_where_cards_were_skimmed(
    dates: Decide, cause: str, occurred: str | None
) -> None:
    text = HEAD + (
        "2024年1月19日、決済代行会社から連絡を受けました。\n"
        "対象期間:2023年4月6日~2024年1月19日に当サイトでカード決済をされた方"
    )
    assert dates(text, cause)["occurred"] == occurred


def test_a_period_of_registration_is_not_the_incident(dates: Decide) -> None:
    text = HEAD + "6月3日に侵入を受けました。対象は2015年4月から2022年3月までに登録された方です。"
    assert dates(text, "vulnerability")["occurred"] == "2024-06-03"


def test_labels_decide_over_the_words_behind(dates: Decide) -> None:
    text = HEAD + "1 発生日 令和6年6月3日\n2 判明日 令和6年6月5日\n3 内容 名簿を誤って送付した。"
    decided = dates(text, "misdelivery")
    assert (decided["occurred"], decided["discovered"]) == ("2024-06-03", "2024-06-05")


def test_a_table_header_labels_its_column(dates: Decide) -> None:
    text = HEAD + "| 発生日 | 判明日 | 概要 |\n|---|---|---|\n| 6月3日 | 同日 | 証明書を別の方に交付した |\n"
    decided = dates(text, "misdelivery")
    assert (decided["occurred"], decided["discovered"]) == ("2024-06-03", "2024-06-03")


def test_a_sentence_that_goes_on_by_the_clock_stays_on_its_day(dates: Decide) -> None:
    text = HEAD + "6月3日16時に案内を一斉送信しました。17時すぎ、受信者からご指摘をいただきました。"
    assert dates(text, "bcc_error")["discovered"] == "2024-06-03"


def test_a_completed_noun_or_verb_before_the_date_says_what_it_is(dates: Decide) -> None:
    text = "みなと社は14日、2024年6月に情報が流出したと発表した。不審な通信を検知したのは6月5日。侵入は6月3日だった。"
    decided = dates(text, "vulnerability")
    assert (decided["occurred"], decided["discovered"]) == ("2024-06-03", "2024-06-05")


def test_a_day_cut_off_by_another_date_takes_the_verb_at_the_end(dates: Decide) -> None:
    text = (
        HEAD
        + "6月3日、担当の職員が、7月8日に開催する講座の申込者への案内を一斉送信した。翌4日に申込者から電話があった。"
    )
    decided = dates(text, "bcc_error")
    assert (decided["occurred"], decided["discovered"]) == ("2024-06-03", "2024-06-04")


@pytest.mark.parametrize(
    "told",
    [
        "6月5日、利用者より、他人の画面が見えるとのご連絡をいただきました。",
        "6月5日、保守会社から通常と異なる通信があるとの通知を受けました。",
        "6月5日、取引先の方から「そちらの名前で妙な便りが来た」とのご指摘。該当の端末を停止。",
        "6月5日 会員から「他人の名前が出る」と電話",
        "6月5日に届いた書類を受け取った方からの電話で分かりました。",
        "6月5日、知人からメールが届き、発覚しました。",
        "・令和6年6月5日 収納代行会社より連絡、カードでの支払いを停止",
        "6月5日、配送会社が、届け先と違う荷物を預かっていると知らせてきました。",
        "6月5日、荷物の中身を職員が調べていたところ、別人の名があることが判明している。",
    ],
)
def test_word_of_an_incident_is_its_discovery(dates: Decide, told: str) -> None:
    assert dates(HEAD + told)["discovered"] == "2024-06-05"


@pytest.mark.parametrize(
    "told",
    [
        "6月5日に個票を家庭との連絡に使いました。",
        "6月5日に県から点検を求める通知がありました。",
        "6月5日、宛先を確認しないまま名簿を送信しました。",
        "6月5日に最終報告を受領しました。",
    ],
)
def test_what_only_sounds_like_word_of_an_incident(dates: Decide, told: str) -> None:
    assert dates(HEAD + told, "loss")["discovered"] is None


def test_what_is_told_of_an_earlier_day_is_learned_on_the_day_of_telling(dates: Decide) -> None:
    text = HEAD + "【令和6年6月5日 水曜日】\n運送会社から当社に対し、6月2日に不正アクセスを受けたとの報告。\n"
    decided = dates(text)
    assert (decided["occurred"], decided["discovered"]) == ("2024-06-02", "2024-06-05")


def test_two_labels_share_their_date(dates: Decide) -> None:
    text = HEAD + "(1)発生日・発覚日 令和6年6月3日(月)\n(2)件数 4件\n"
    decided = dates(text, "misdirected_email")
    assert (decided["occurred"], decided["discovered"]) == ("2024-06-03", "2024-06-03")


def test_what_is_told_between_two_mentions_of_a_day_happened_on_it(dates: Decide) -> None:
    text = (
        HEAD
        + "6月3日、取引先を装う便りの添付を開きました。その後、保守会社から連絡が入り、同日中に端末を回収しました。"
    )
    assert dates(text, "malware")["discovered"] == "2024-06-03"


def test_what_came_minutes_later_came_that_day(dates: Decide) -> None:
    text = HEAD + "6月3日の夕方、社員が書店の前に自転車を止めた。約15分後に戻ると、籠の鞄が盗まれていた。"
    decided = dates(text, "theft")
    assert (decided["occurred"], decided["discovered"]) == ("2024-06-03", "2024-06-03")


def test_hours_in_brackets_date_the_act(dates: Decide) -> None:
    text = HEAD + "不正な操作の範囲\n・受付用アドレスへの出入り(6月3日 1時10分~8時40分)\n\n6月5日に検知しました。"
    assert dates(text, "phishing")["occurred"] == "2024-06-03"


def test_a_period_over_which_it_was_noticed_begins_with_noticing(dates: Decide) -> None:
    text = HEAD + "6月3日22時頃から翌4日2時頃にかけて、見慣れない接続元からの通信を検知し、順に遮断しました。"
    decided = dates(text, "credential_stuffing")
    assert (decided["occurred"], decided["discovered"]) == ("2024-06-03/2024-06-04", "2024-06-03")


def test_a_thing_used_on_the_day_it_went_missing_was_not_lost_before_it_was_missed(dates: Decide) -> None:
    text = HEAD + "6月7日に棚を点検した際に判明しました。前日6日に食堂で使ったあとの所在が分かりません。"
    assert dates(text, "loss")["occurred"] == "2024-06-06/2024-06-07"


def test_a_year_in_which_it_happened_too_is_another_incident(dates: Decide) -> None:
    text = "楽団は6月14日、名簿を誤って公開したと発表した。楽団では2020年にも約300人分を誤送信する事故があった。"
    assert dates(text, "misdirected_email")["occurred"] is None


def test_the_page_of_a_commentator_gives_the_stated_day(dates: Decide) -> None:
    text = """楽譜の通販から流出した件

公式発表(6/14)
弊社の通販で2023年4月2日~2024年5月9日にカードで購入されたお客様の情報が流出した可能性があります。
(発表文より引用)

所感
決済の画面が書き換えられていたのでしょう。

2024年6月16日 AM(予約投稿)
"""
    decided = dates(text, "web_skimming")
    assert (decided["announced"], decided["occurred"]) == ("2024-06-14", "2023-04-02/2024-05-09")


def test_a_day_below_its_year_in_a_timeline_is_no_dateline(dates: Decide) -> None:
    text = HEAD + "経過\n 令和6年\n 6月3日(月) 社員が資料を持ち出した。\n 6月5日(水) 資料がないことに気付く。\n"
    assert dates(text, "loss") == {
        "announced": "2024-06-14",
        "occurred": "2024-06-03/2024-06-05",
        "discovered": "2024-06-05",
    }


def test_the_day_of_publication_beside_that_of_an_update(dates: Decide) -> None:
    text = "名簿の誤送付について\n更新日 2024年6月20日 発表日 2024年6月14日\n\n6月3日に誤送付し、お詫びします。"
    assert dates(text, "misdelivery")["announced"] == "2024-06-14"


def test_a_thing_missed_on_its_way_was_lost_that_day(dates: Decide) -> None:
    text = HEAD + "6月3日、社員が名簿20人分を訪問先へ持って行き、帰社後に足りないことに気付きました。"
    assert dates(text, "loss") == {"announced": "2024-06-14", "occurred": "2024-06-03", "discovered": "2024-06-03"}


def test_a_period_may_end_in_its_discovery(dates: Decide) -> None:
    text = HEAD + "名簿は、5月7日から、利用者の指摘で気付いた6月5日まで誰でも見られる状態でした。"
    decided = dates(text, "misconfiguration")
    assert (decided["occurred"], decided["discovered"]) == ("2024-05-07/2024-06-05", "2024-06-05")


def test_nothing_occurs_after_its_announcement(dates: Decide) -> None:
    text = HEAD + "6月3日に名簿を誤って送信しました。講座の案内は7月1日に郵送したいと存じます。"
    assert dates(text, "misdirected_email")["occurred"] == "2024-06-03"


def test_the_days_of_an_investigation_are_no_attack(dates: Decide) -> None:
    text = HEAD + "6月5日から6月9日まで調査した結果、設定の改ざんを確認しました。6月2日に侵入されていました。"
    assert dates(text, "vulnerability")["occurred"] == "2024-06-02"


def test_nothing_said_stays_empty(dates: Decide) -> None:
    assert dates("当社の名簿が流出しました。") == {"announced": None, "occurred": None, "discovered": None}


def test_dates_carry_roles_and_source_offsets(open_view: Callable[[str], View]) -> None:
    head = "令和６年６月１４日\r\n株式会社みなと書房\r\n\r\n"
    source = head + "当社は６月３日に侵入を受け、６月５日に検知し、６月７日に警察へ届け出ました。"
    draft = Draft(values={"root_cause": "vulnerability"})
    decide_dates(open_view(source), draft)
    told = {source[d.start : d.end]: d.role for d in draft.get("dates")}
    assert told == {
        "令和６年６月１４日": "announced",
        "６月３日": "occurred",
        "６月５日": "discovered",
        "６月７日": "reported",
    }


def test_what_was_told_before_was_announced_and_what_will_be_told_was_not(open_view: Callable[[str], View]) -> None:
    source = HEAD + "6月7日に当館ホームページでお知らせしたところですが、報告書を8月末を目途に公表します。"
    draft = Draft(values={"root_cause": "vulnerability"})
    decide_dates(open_view(source), draft)
    told = {source[d.start : d.end]: d.role for d in draft.get("dates")}
    assert (told["6月7日"], told["8月末"]) == ("announced", "other")


def test_losing_candidates_are_explained(open_view: Callable[[str], View]) -> None:
    view = open_view(HEAD + "6月5日に検知し、6月10日の調査で改めて流出を確認しました。")
    decide_dates(view, Draft(values={"root_cause": "vulnerability"}))
    assert any(r.field == "discovered" and r.value == "2024-06-10" for r in view.trace or [])


def test_ransomware_lasts_from_the_break_in_until_the_systems_stop(dates: Decide) -> None:
    text = HEAD + "6月5日、端末が使えないことに気付きました。記録上最も古い不審な接続は5月27日でした。"
    assert dates(text, "ransomware")["occurred"] == "2024-05-27/2024-06-05"


def test_an_exposure_begins_with_the_change_that_went_wrong(dates: Decide) -> None:
    text = HEAD + (
        "5月28日 申込の受付を開始。\n6月1日 案内を書き足した際に、回答の一覧を誤って公開した。\n"
        "6月5日 申込者から電話が入り、受付を停止。\n6月1日から停止までの間に表示されたものは次のとおりです。\n"
    )
    assert dates(text, "misconfiguration")["occurred"] == "2024-06-01/2024-06-05"


def test_what_is_told_again_by_the_clock_is_of_the_day_of_the_act(dates: Decide) -> None:
    text = HEAD + (
        "発生日時 6月3日10時12分(1回目)\n同日 10時31分(2回目)\n\n経緯\n"
        "担当者は誤りに気付かないまま2回目を送りました。10時45分頃、受信者から電話をいただきました。"
    )
    assert dates(text, "bcc_error")["discovered"] == "2024-06-03"


def test_a_label_at_the_foot_dates_the_page_and_not_a_notice_with_a_date_of_its_own(dates: Decide) -> None:
    body = "6月3日に名簿を誤って送信しました。お詫び申し上げます。\n" * 3
    assert dates(HEAD + body + "\n最終更新日:2024年6月20日\n", "misdirected_email")["announced"] == "2024-06-14"


@pytest.mark.parametrize(
    ("time", "occurred"), [("", None), (", time: [missed]", "2024-06-05/2024-06-10"), (", time: [open]", "2024-06-05")]
)
def test_how_a_cause_lies_in_time_is_said_by_its_rule(time: str, occurred: str | None, tmp_path: Path) -> None:
    (tmp_path / "causes.yaml").write_text(
        "- {id: blown_away, label: 風に飛ばされた, terms: [突風で飛散], attributes: {weight: 3" + time + "}}\n",
        encoding="utf-8",
    )
    [incident] = extractor.parse_notice(
        HEAD + "会員300名の名簿は6月5日に職員が最後に使い、10日にないことに気付きました。突風で飛散したとみられます。",
        rules=tmp_path,
    ).incidents
    assert incident.occurred == occurred


def test_a_day_above_what_happened_on_it_is_no_dateline(dates: Decide) -> None:
    text = (
        "申請書類の行方不明について\n\n1 何が起きたか\n見本課で預かった申請書類の束が見つからない。\n"
        "2 なくなった書類\n(1)助成の申込書\n(2)請求書の写し\n写しに講師2名の氏名と口座がある。\n3 経過\n"
        "6月10日(月曜日)及び11日(火曜日)\n・担当者が倉庫の書類を課へ運んだ。\n7月2日(火曜日)\n"
        "・倉庫番から催促があり、棚を見たところ、束がないことが判明。\n"
        "・全員で探したが、出てこない。\n4 対応\n・関係する方におわびした。\n"
    )
    assert dates(text, "improper_disposal")["announced"] is None


@pytest.mark.parametrize(
    "told",
    [
        "(1)6月2日(日)、再委託先のネットワークで障害が発生\n(2)6月6日(木)に受託者から、障害が発生した端末に名簿があった旨の連絡あり\n",
        "6月2日に送信し、6月6日、カード会社から、5月下旬に利用した方の被害が続いているとの連絡を受けました。",
    ],
)
def test_what_a_teller_says_happened_on_another_day_than_that_of_telling(dates: Decide, told: str) -> None:
    assert dates(HEAD + told, "ransomware")["discovered"] == "2024-06-06"


def test_a_thing_missed_later_that_day_by_the_clock_is_missed_on_the_day(dates: Decide) -> None:
    lunch = "係員は6月3日の朝、窓口で端末を開いて集計を始めた。昼食に出て、"
    text = HEAD + lunch + "午後1時15分に席へ帰ると、端末がなくなっていた。"
    assert dates(text, "loss")["discovered"] == "2024-06-03"


def test_a_day_without_a_month_takes_none_from_an_act_told_later(dates: Decide) -> None:
    text = (
        "警察は28日、見本商事の元社員を逮捕したと発表した。"
        "調べでは2021年3月9日未明、基幹システムに不正に接続し、顧客情報を持ち出した疑いがある。"
    )
    assert dates(text, "insider") == {"announced": "XXXX-XX-28", "occurred": "2021-03-09", "discovered": None}


def test_who_sent_it_may_notice_by_the_clock(dates: Decide) -> None:
    sent = "6月4日午前10時20分、係長が講座の案内を宛先欄に並べて送り、互いのアドレスが見える状態となった。"
    text = HEAD + sent + "同11時に係長が控えを見て気付いた。"
    assert dates(text, "bcc_error")["discovered"] == "2024-06-04"


def test_a_numbered_day_is_no_dateline(dates: Decide) -> None:
    text = (
        "案内メールの誤送信について\n\n1.あらまし\n会場の変更を知らせるメールで、受け取る人の宛先が並んで見えました。\n"
        "見えたもの:メールアドレス26名分\n\n2.経過\n"
        "(1)令和4年9月6日(火)\n 10時2分 会場の変更をメールで送信。\n 10時8分 届かなかった人へ送り直す。\n"
        "(2)令和4年9月6日(火)11時30分頃\n 受付の者が控えを開き、宛先が並んでいることに気付く。\n"
    )
    assert dates(text, "bcc_error")["announced"] is None


def test_a_mail_that_asks_for_something_is_no_request_that_followed(dates: Decide) -> None:
    text = HEAD + "6月3日(月曜日)\n・担当者が、アンケートを依頼するメールを参加者に一斉送信した。\n"
    assert dates(text, "bcc_error")["occurred"] == "2024-06-03"


def test_a_full_day_above_what_was_done_by_the_hour_is_no_dateline(dates: Decide) -> None:
    text = """苗の案内の送信誤りについて

友の会のアドレスが互いに見える状態で案内を送りました。深くお詫びいたします。

1 概要
宛先の欄を取り違えました。

2 経緯
令和4年10月17日(月)
9時20分 苗の案内を63名に誤って送信しました。
令和4年10月17日(月)
9時45分 庭師からのご指摘で誤りに気づきました。
"""
    assert dates(text, "bcc_error") == {"announced": None, "occurred": "2022-10-17", "discovered": "2022-10-17"}


def test_a_label_that_ends_the_line_of_a_date_makes_it_the_dateline(dates: Decide) -> None:
    text = """ためし漁業組合
2021.11.8お知らせ
名簿の誤送信について
令和3年10月27日、当番が船主の名簿を別の業者へ誤って送信し、10月29日に業者から連絡を受けました。
"""
    assert dates(text, "misdirected_email")["announced"] == "2021-11-08"


def test_a_sentence_that_is_cut_at_its_date_leaves_no_dateline(dates: Decide) -> None:
    text = """委託先における手帳の紛失について
ためし測量組合
境の聞き取りを受け持つ委託先が手帳を紛失いたしました。
2022年9月1日、委託先の職員が山道で手帳を紛失しました。手帳は9月20日に見つかりましたが、破れておりました。
委託先では、手帳に地主の名があることを確認した2022年9月26日"""
    assert dates(text, "loss")["announced"] is None


def test_what_is_noticed_right_behind_a_day_decides_over_what_it_completes(dates: Decide) -> None:
    text = "ためし運輸の端末がウイルスに感染し、送り状が漏れたおそれがある。感染は11月4日に判明し、警察に相談している。"
    assert dates(text, "malware") == {"announced": None, "occurred": None, "discovered": "XXXX-11-04"}


def test_the_day_on_which_a_loss_was_reported_is_not_that_of_the_loss(dates: Decide) -> None:
    text = """ためし商店会は2017年6月26日、会員の氏名を書いた台帳が見当たらないと明かした。
同会によると2017年6月20日、当番から、台帳を紛失した旨の報告を受けたという。
"""
    assert dates(text, "loss") == {"announced": "2017-06-26", "occurred": None, "discovered": "2017-06-20"}


def test_a_day_without_a_year_does_not_join_one_with_a_year_to_a_period(dates: Decide) -> None:
    text = """ためし中学校は11月6日、作文の束を紛失したと発表した。同校によると、本年10月に束が行方不明であると
判明し、平成23年5月に棚を廃棄した際、誤って捨てたとみられる。"""
    assert dates(text, "improper_disposal")["occurred"] == "2011-05"


def test_what_was_known_as_of_a_day_is_no_announcement_of_that_day(dates: Decide) -> None:
    text = """「ためし凧の店」への不正アクセスについて(お詫び)
株式会社ためし凧
凧を買われた方の住所が漏えいした可能性があることが分かりました。
2019年8月28日の時点でわかっていた方へは、手紙を公表前にお送りしております。
"""
    assert dates(text)["announced"] is None


def test_a_month_of_the_data_lends_its_year_to_no_announcement(dates: Decide) -> None:
    text = """ためし動物病院で、飼い主の氏名を書いた帳面がなくなったことがわかった。1月23日に公表した。
今月20日、予約を書こうとした助手が、帳面が見当たらないことに気づいた。
書いてあったのは2012年9月以降に来院した飼い主の氏名。
"""
    assert dates(text, "loss") == {"announced": "XXXX-01-23", "occurred": None, "discovered": "XXXX-01-20"}


def test_a_page_showed_others_data_while_it_could_do_so(dates: Decide) -> None:
    text = """他の方の座席が表示される事象について
株式会社ためし座
2020年2月18日、観客からご連絡があり、同日8時30分、受付を停止しました。
調べたところ、本事象が起こりうる状態だったのは同日7時5分から8時30分の間であることがわかりました。
"""
    assert dates(text, "misconfiguration")["occurred"] == "2020-02-18"


def test_from_an_hour_on_people_told_of_it_on_that_day(dates: Decide) -> None:
    text = """1.事実経過
令和2年8月6日(木曜日)15時10分に、天文台の職員が星座の会に案内のメールを送信しました。
8月11日(火曜日)9時15分以降、送信した職員が複数の会員から宛名が並んでいるとの電話を受け、誤送信が判明しました。
"""
    assert dates(text, "bcc_error") == {"announced": None, "occurred": "2020-08-06", "discovered": "2020-08-11"}


def test_a_day_told_by_the_hour_in_its_line_is_no_dateline(dates: Decide) -> None:
    text = """登山届の設定による漏えいについて(お詫び)
ためし登山協会
登山届の設定に誤りがあり、氏名が閲覧できる状態となっておりました。
4.判明後の対応

令和3年4月24日(土)午後8時30分 「前の人の届を表示」を解除
"""
    assert dates(text, "misconfiguration")["announced"] is None


def test_a_report_that_went_to_another_patient_is_no_follow_up(dates: Decide) -> None:
    text = "令和3年5月27日、骨密度を測った患者様の報告書を、別の方に誤って送付する事案が発生しました。"
    assert dates(text, "misdelivery")["occurred"] == "2021-05-27"


def test_what_was_noticed_may_be_named_before_the_verb_of_noticing(dates: Decide) -> None:
    text = "令和5年2月7日、鑑定書を別の画廊に送ってしまいました。\n令和5年2月16日に誤送付がわかり、取り戻しました。"
    assert dates(text, "misdelivery") == {"announced": None, "occurred": "2023-02-07", "discovered": "2023-02-16"}


def test_a_day_stands_above_what_was_told_on_it_in_the_course_of_events(dates: Decide) -> None:
    text = """刺しゅうの委託先における被害の発生について 2021/10/5

1.流出したおそれのあるデータ

氏名のデータ37件

2.経過

9月2日

委託先から、サーバーがランサムウェアに感染した旨の報告があった。

9月14日

氏名に漏えいのおそれがあるとの報告を同社から受けた。
"""
    assert dates(text, "ransomware")["discovered"] == "2021-09-02"


def test_months_in_brackets_are_those_of_the_papers(dates: Decide) -> None:
    text = """ためし製薬は10月19日、伝票など8冊がなくなったと発表した。
なくなったのは伝票5冊(2013年7~9月)と台帳3冊(2009年6月~10年5月)。誤って廃棄したとみられる。
"""
    assert dates(text, "improper_disposal")["announced"] == "XXXX-10-19"
