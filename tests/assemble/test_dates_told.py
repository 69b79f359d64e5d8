"""Dates whose words say little: what the shape of the page or the rest of the sentence makes of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Decide = Callable[..., dict[str, str | None]]

HEAD = "令和6年6月14日\n株式会社みなと書房\n\nお客様情報に関するお詫びとお知らせ\n\n"


def test_the_act_ends_on_the_day_until_which_it_went_on(dates: Decide) -> None:
    text = HEAD + "侵入は6月3日に始まり、6月9日に担当者が不審な通信に気付いて遮断するまでの間、続いていました。"
    assert dates(text, "unauthorized_access")["occurred"] == "2024-06-03/2024-06-09"


def test_a_period_may_end_in_being_told(dates: Decide) -> None:
    text = HEAD + "6月3日の受付開始から6月9日に指摘を受けて修正するまでの間、名簿が閲覧可能となっていました。"
    assert dates(text, "misconfiguration")["discovered"] == "2024-06-09"


def test_a_table_with_one_cell_to_a_line_and_a_day_that_heads_its_items(dates: Decide) -> None:
    cells = "日時 |\n出来事 |\n2024年6月3日 |\n名簿を誤送信 |\n2024年6月5日 |\n取引先から連絡 |\n"
    items = "6月3日(月曜日)\n\n • 係の者が名簿を誤って送付した。\n\n6月5日(水曜日)\n\n • 受取人から電話があった。\n"
    for told in (cells, items):
        found = dates(HEAD + told, "misdelivery")
        assert (found["occurred"], found["discovered"]) == ("2024-06-03", "2024-06-05")


def test_what_happened_elsewhere_or_before_is_not_the_act(dates: Decide) -> None:
    text = HEAD + "6月3日に案内を誤送信しました。2019年10月には別の会社でも、会員の案内を誤送信しています。"
    assert dates(text, "bcc_error")["occurred"] == "2024-06-03"
    text = HEAD + "13日に鞄を落としました。昨年11月にも名簿を紛失しています。19日に会議を開きます。"
    assert dates(text, "loss")["occurred"] == "2024-06-13"


def test_the_verb_of_a_later_day_does_not_announce_the_first(dates: Decide) -> None:
    text = HEAD + "6月5日、匿名の手紙が届いて発覚し、6月7日に一回目の会見を開いた。"
    assert dates(text, "insider")["discovered"] == "2024-06-05"


def test_an_hour_from_which_it_went_on_is_a_day_and_the_year_alone_no_discovery(dates: Decide) -> None:
    text = HEAD + "6月3日の午後8時ごろから名簿が表示された。今年だけで213件の相談が寄せられている。"
    assert dates(text, "system_defect") == {"announced": "2024-06-14", "occurred": "2024-06-03", "discovered": None}


def test_a_date_behind_the_addressees_is_the_dateline(dates: Decide) -> None:
    text = "各 位 2024年6月14日 会 社 名 みなと書房\n\n当社は6月3日に侵入されました。予想(2024年5月9日公表)は不変です。"
    assert dates(text)["announced"] == "2024-06-14"


def test_word_that_comes_in_over_days_is_no_act(dates: Decide) -> None:
    text = HEAD + "6月3日に市が発送した通知に誤りがあった。6月5日から7日にかけ、同様の申出が続いたため発送を停止した。"
    assert dates(text, "misdelivery")["occurred"] == "2024-06-03"


def test_two_days_share_the_verb_of_the_second(dates: Decide) -> None:
    text = HEAD + "6月5日に甲支店の、同月9日に乙支店の不審な設定を見つけ、いずれも止めた。"
    assert dates(text, "unauthorized_access")["discovered"] == "2024-06-05"


def test_logging_in_went_on_from_a_day_before_the_period(dates: Decide) -> None:
    text = HEAD + "6月3日未明から別人のログインが繰り返され、6月5日から7日にかけて別の社員も侵入を受けた。"
    assert dates(text, "bec")["occurred"] == "2024-06-03/2024-06-07"


def test_an_attack_goes_on_past_the_period_of_copying_to_the_encryption(dates: Decide) -> None:
    text = HEAD + "6月3日から5日にかけて社内のデータが窃取され、6月6日未明にファイルが暗号化された。同日朝に検知した。"
    assert dates(text, "ransomware")["occurred"] == "2024-06-03/2024-06-06"


def test_an_example_of_another_year_is_not_the_act(dates: Decide) -> None:
    text = (
        HEAD + "昨年9月に図面を私物の媒体にコピー。2018年には別の社の研究者が製法を渡してしまったという事件もあった。"
    )
    assert dates(text, "insider")["occurred"] == "2023-09"


def test_mails_sent_again_to_one_address_and_the_day_on_which_the_authority_was_told(dates: Decide) -> None:
    text = HEAD + (
        "6月3日、係の人が資料を転送しようとしました。同じ宛先に5日と7日にも送っていて、あわせて3通です。"
        "受託者が県の窓口の課に連絡を入れたのは翌日の朝です。"
    )
    found = dates(text, "misdirected_email")
    assert (found["occurred"], found["discovered"]) == ("2024-06-03/2024-06-07", "2024-06-08")


def test_word_that_kept_coming_in_from_a_month_on_is_when_it_was_noticed(dates: Decide) -> None:
    text = (
        HEAD
        + "2023年11月頃より、会員の方から不審な電話があったとの相談が寄せられ、調査の結果、持ち出しが判明しました。"
    )
    assert dates(text, "insider")["discovered"] == "2023-11"


def test_logins_from_a_day_on_end_when_somebody_notices_and_stops_them(dates: Decide) -> None:
    text = HEAD + "6月5日の朝、係の者が異変に気づき、ただちに配信を止めました。不審なログインは6月3日から計5回でした。"
    assert dates(text, "password_guessing")["occurred"] == "2024-06-03/2024-06-05"


def test_what_is_sent_on_by_itself_lasts_until_it_is_stopped(dates: Decide) -> None:
    text = HEAD + (
        "教員が5月8日、学外へ送る設定を行いました。別の教員も5月20日から同じ宛先への転送が続いていました。"
        "6月5日に点検で設定を見つけ、6月6日に停止しました。"
    )
    assert dates(text, "misdirected_email")["occurred"] == "2024-05-08/2024-06-06"


@pytest.mark.parametrize(
    ("text", "cause", "field", "value"),
    [
        ("職員が鞄を持ち去られた。6月3日深夜。車には名簿もあった。", "theft", "occurred", "2024-06-03"),
        (
            "見つけたのは利用者で、「残高が減った」という問い合わせがあった。6月5日のことでした。",
            "bec",
            "discovered",
            "2024-06-05",
        ),
        ("宛先欄にアドレスを並べて一斉に送信した(6月3日)。", "bcc_error", "occurred", "2024-06-03"),
        ("警察からの照会(6月5日)で事情を知りました。", "insider", "discovered", "2024-06-05"),
        ("返信は前日6月3日の夕方でした。", "misdirected_email", "occurred", "2024-06-03"),
    ],
    ids=["a sentence of its own", "のことでした", "bracket", "bracket within", "noun"],
)
def test_a_day_told_after_what_happened_on_it(dates: Decide, text: str, cause: str, field: str, value: str) -> None:
    assert dates(HEAD + text, cause)[field] == value


def test_a_bracket_that_ends_a_headline_dates_no_act(dates: Decide) -> None:
    text = HEAD + "名簿を誤って送信(6月13日)\n\n当社は詳細を調べています。"
    assert dates(text, "misdirected_email")["occurred"] is None


def test_the_oldest_of_many_files_was_open_first(dates: Decide) -> None:
    text = HEAD + "最も古いものは令和2年4月1日から、新しいものでも令和6年5月1日からで、6月5日までに設定を改めました。"
    assert dates(text, "misconfiguration")["occurred"] == "2020-04-01/2024-06-05"
    text = (
        HEAD + "6月3日の更新で制限を外し、元に戻さなかったため、翌4日に社員が検索で見つけるまで閲覧できる状態でした。"
    )
    assert dates(text, "misconfiguration")["occurred"] == "2024-06-03/2024-06-04"


def test_what_the_attack_ended_with_is_told_apart_from_the_morning_after(dates: Decide) -> None:
    text = HEAD + "6月3日に侵入され、6月9日午後11時に暗号化が実行された。翌10日朝、書き換えられたファイルを発見した。"
    assert dates(text, "ransomware")["occurred"] == "2024-06-03/2024-06-09"


@pytest.mark.parametrize(
    "told",
    [
        "・6月3日(月)13時20分頃\n決済代行会社より指摘を受けた\n・6月9日(日)\n調査機関に調査を依頼\n",
        "2024/06/03 15:10  利用者からの問い合わせにより発覚\n2024/06/05 09:00 対策会議を開催\n"
        "2024/06/09     協会へ報告書を提出\n",
        "6月3日\n取引先から指摘を受けた\n6月5日\n該当機器の交換を実施\n6月9日\n改修を終えた\n",
    ],
    ids=["marked", "with times", "a line each"],
)
def test_the_last_entry_of_a_timeline_is_no_dateline(dates: Decide, told: str) -> None:
    text = "みなと書房における情報漏えいについて\n\n昨年の件についてお詫びします。\n\n経緯\n" + told
    assert dates(text)["announced"] is None


def test_a_follow_up_without_a_date_is_not_of_the_day_of_the_first_report(dates: Decide) -> None:
    text = "みなと書房\n\n当社は2024年6月7日に「お知らせ」を公表いたしました。この度、調査の結果をご報告いたします。"
    assert dates(text)["announced"] is None


def test_what_was_found_to_be_lost_was_not_lost_on_that_day(dates: Decide) -> None:
    found = dates(HEAD + "6月5日に、患者様の診療情報を記載したノートが紛失したことが判明いたしました。", "loss")
    assert (found["occurred"], found["discovered"]) == (None, "2024-06-05")


def test_a_day_of_which_the_records_told_is_that_of_the_act(dates: Decide) -> None:
    text = (
        HEAD + "6月5日に設定の誤りを確認しました。記録を調べた結果、5月28日に、外部から接続があったことが分かりました。"
    )
    assert dates(text)["discovered"] == "2024-06-05"


def test_a_day_heads_what_is_told_below_behind_any_marker(dates: Decide) -> None:
    text = HEAD + (
        "〇6月3日(月曜日)\n・サーバーへの不正アクセスが発生し、ファイルが暗号化されていることを発見。\n"
        "〇6月9日(日曜日)\n・公社より本町に対して、調査を進めているとの報告。\n"
    )
    assert dates(text, "ransomware")["occurred"] == "2024-06-03"
    assert dates(text, "ransomware", via_third_party=True)["discovered"] == "2024-06-09"


def test_a_letter_that_came_tells_of_the_loss(dates: Decide) -> None:
    text = HEAD + "6月5日、匿名の市民から拾ったなどと書かれた手紙とUSBメモリ1個が町に届きました。"
    assert dates(text, "loss")["discovered"] == "2024-06-05"


def test_since_the_service_was_brought_in_everybody_could_see(dates: Decide) -> None:
    text = HEAD + "サービスを導入した2022年4月から2年以上、誰でも閲覧できる状態だった。6月5日に指摘で発覚した。"
    assert dates(text, "misconfiguration")["occurred"] == "2022-04/.."


def test_what_is_closed_when_it_is_noticed_was_open_until_then(dates: Decide) -> None:
    text = HEAD + "6月1日に募集の様式を公開しました。6月3日に市民から電話がありました。\n町は様式を差し替えました。"
    assert dates(text, "accidental_publication")["occurred"] == "2024-06-01/2024-06-03"
    text = HEAD + "名簿が6月1日以降、閲覧可能な状態になっていたことが6月5日に判明しました。"
    assert dates(text, "misconfiguration")["occurred"] == "2024-06-01/.."


def test_the_day_of_an_article_is_no_day_of_the_incident(dates: Decide) -> None:
    text = (
        "2024年6月20日\nみなと町の委託先で名簿が盗難\n\n"
        "町の発表によると、6月3日深夜に作業員が車を離れたところ、車上荒らしの被害に遭った。"
    )
    found = dates(text, "theft")
    assert (found["occurred"], found["discovered"]) == ("2024-06-03", "2024-06-03")


def test_a_period_told_by_the_hour_is_that_of_what_happened(dates: Decide) -> None:
    text = HEAD + "6月3日19時00分から6月5日18時33分までの間に、登録された方の情報が他の方に閲覧できる状況が発生。"
    assert dates(text, "system_defect")["occurred"] == "2024-06-03/2024-06-05"


def test_what_was_thrown_away_and_told_by_somebody(dates: Decide) -> None:
    text = (
        HEAD + "3月上旬、社員が書類をごみ捨て場に捨てたということです。先月下旬に外部から情報が寄せられ、調べました。"
    )
    found = dates(text, "improper_disposal")
    assert (found["occurred"], found["discovered"]) == ("2024-03", "2024-05")


def test_a_story_begins_with_its_day_and_tells_of_the_act_later(dates: Decide) -> None:
    text = (
        HEAD
        + "町によると、6月3日、窓口に代理人を名乗る者が訪れ、証明書を申請しました。職員は表示を見落とし、交付しました。"
    )
    text += "6月5日に警察から照会があり、発覚しました。"
    assert dates(text, "misdelivery")["occurred"] == "2024-06-03"
    text = (
        HEAD
        + "町によると、6月3日の夜、教諭が学校を出た。車の窓が割られ、鞄が盗まれていた。翌4日、校長に第一報があった。"
    )
    assert dates(text, "theft")["occurred"] == "2024-06-03/2024-06-04"


def test_the_zone_of_its_time_may_stand_between_the_subject_and_the_day_of_announcing(dates: Decide) -> None:
    text = "ネオリスは米国時間8月21日、5月から6月にかけて侵入され、顧客情報が盗まれたと発表した。"
    assert dates(text, "unauthorized_access") == {
        "announced": "XXXX-08-21",
        "occurred": "XXXX-05/XXXX-06",
        "discovered": None,
    }


def test_the_time_of_day_may_be_joined_to_the_day_of_issue(dates: Decide) -> None:
    told = "みさき署は16日、地図1枚を紛失したと発表した。\n\n15日に小屋へ戻った際、地図がないことに気付いた。"
    found = dates(told + "\n\n配信 (2014/10/16-08:37)\n", "loss")
    assert (found["announced"], found["discovered"]) == ("2014-10-16", "2014-10-15")


def test_a_charge_tells_the_day_of_the_act(dates: Decide) -> None:
    text = "みさき署は24日、元店員を逮捕した。逮捕容疑は昨年3月19日、型紙を知人にメールで送るなどした疑い。"
    assert dates(text, "insider")["occurred"] == "XXXX-03-19"


def test_a_decade_is_no_date(dates: Decide) -> None:
    text = HEAD + "サーバーには1990年代半ば以降の情報が保存されており、第三者が侵入した。"
    assert dates(text, "unauthorized_access")["occurred"] is None


def test_until_when_a_thing_was_used_is_the_day_it_was_last_seen(dates: Decide) -> None:
    text = "みほん村は21日、台帳を紛失したと発表した。番人は11月16日午前9時頃まで使い、午前11時40分頃に紛失に気付いた。"
    assert dates(text, "loss") == {"announced": "XXXX-XX-21", "occurred": "XXXX-11-16", "discovered": "XXXX-11-16"}


def test_that_a_thing_is_missing_is_found_out_on_its_day(dates: Decide) -> None:
    text = HEAD + "工房からの包みは、6月11日に店番が受け取ったが、6月14日に紛失していることが判明した。"
    found = dates(text, "loss")
    assert (found["occurred"], found["discovered"]) == ("2024-06-11/2024-06-14", "2024-06-14")


def test_what_was_used_on_a_day_was_there_that_day(dates: Decide) -> None:
    text = HEAD + "6月7日、庭師が端末を使用し集計のため夕方まで残った。翌日6月8日に、店番が端末がないことに気付いた。"
    assert dates(text, "loss")["occurred"] == "2024-06-07/2024-06-08"
    text = HEAD + "媒体は、6月7日、庭師が温室で使用し、小屋に戻った際、なくなったと気付いた。"
    found = dates(text, "loss")
    assert (found["occurred"], found["discovered"]) == ("2024-06-07", "2024-06-07")


def test_a_month_of_loss_gives_way_to_the_days_between_which_it_lay(dates: Decide) -> None:
    text = (
        HEAD
        + "牧場は、記録の入った媒体を6月に紛失したと発表した。6月14日の搾乳後、媒体がないことに気付いた。"
        + "12日の夜番までは確認されており、この間に紛失したもよう。"
    )
    assert dates(text, "loss")["occurred"] == "2024-06-12/2024-06-14"


def test_a_meeting_held_in_a_month_dates_nothing(dates: Decide) -> None:
    text = HEAD + "村の話では6月13日朝、5月に牧場で開かれた品評会の名簿を、誤って別人に交付した。"
    assert dates(text, "misdelivery")["occurred"] == "2024-06-13"


def test_mails_that_bounce_show_that_an_account_was_hijacked(dates: Decide) -> None:
    text = HEAD + "6月8日深夜から、句会のアドレスに送信エラーメールが届き始め、調べて不正利用と判明した。"
    assert dates(text)["discovered"] == "2024-06-08"


def test_what_the_notice_tells_today_was_not_told_on_the_day_of_the_loss(dates: Decide) -> None:
    text = "10月29日、番頭が納戸を調べたところ宿帳の紛失が判明し、見つかっておりませんので、お知らせいたします。"
    found = dates(text, "loss")
    assert (found["announced"], found["discovered"]) == (None, "XXXX-10-29")


def test_a_year_of_two_digits_that_begins_with_nought_is_of_this_century(dates: Decide) -> None:
    text = "酒蔵は25日、台帳を紛失したと発表した。06年8月下旬の蔵の整理の際、誤って廃棄した可能性が高いという。"
    assert dates(text, "improper_disposal")["occurred"] == "2006-08"


def test_a_day_told_behind_one_that_lies_ahead_takes_the_month_of_the_notice(dates: Decide) -> None:
    text = (
        "2013年4月26日\n出品者の情報を誤って公開 若葉市\n若葉市が名簿を公開していた。"
        "募集の対象は7月1日に開設される釣り場の番で、16日に公告。19日になって番人が公開に気づき、削除した。"
    )
    assert dates(text, "accidental_publication")["discovered"] == "2013-04-19"


def test_what_was_made_public_before_is_no_day_of_the_act(dates: Decide) -> None:
    text = (
        "ネオリスは4千人分の情報が9月までのおよそ3年間にわたり外部から閲覧できる状態だったと発表した。"
        "ネオリスでは、9月14日にも2万人分の情報が閲覧できる状態だったと明らかにしていた。"
    )
    assert dates(text, "misconfiguration")["occurred"] == "../XXXX-09"


def test_what_somebody_believed_was_not_noticed(dates: Decide) -> None:
    text = HEAD + "委託先が今年3月に点検を行い、対策済みと認識していた。侵入に6月9日に気付いた。"
    assert dates(text, "vulnerability")["discovered"] == "2024-06-09"


def test_when_a_contract_ran_is_not_when_the_data_stood_open(dates: Decide) -> None:
    text = (
        "対象は2009年6月8日から17年9月22日の間に契約していた農家の収量。"
        "11年4月5日から17年9月22日まで外部から閲覧できる状態にあった。"
    )
    assert dates(text, "misconfiguration")["occurred"] == "2011-04-05/2017-09-22"


def test_months_may_be_a_range_as_days_may(dates: Decide) -> None:
    text = HEAD + "今年3~5月の間に、名簿を持ち出していた。"
    assert dates(text, "insider")["occurred"] == "2024-03/2024-05"
    text = HEAD + "4、6月10日に名簿を誤って送付した。"
    assert dates(text, "misdelivery")["occurred"] == "2024-06-10"


def test_whom_a_mail_went_to_is_no_authority_and_a_wrong_page_may_be_noticed(dates: Decide) -> None:
    text = (
        "県水産局は24日、情報が流出したと発表した。24日午後1時15分ごろ、市町村教育委員会、漁協あてにメール送信。"
        "2時50分ごろ、送信先から指摘があり判明した。"
    )
    assert dates(text, "misdirected_email") == {
        "announced": "XXXX-XX-24",
        "occurred": "XXXX-XX-24",
        "discovered": "XXXX-XX-24",
    }
    text = HEAD + "6月5日に別の職員が誤掲載に気付き、修正した。"
    assert dates(text, "accidental_publication")["discovered"] == "2024-06-05"


def test_the_day_of_a_visit_in_the_head_of_a_page_is_no_dateline(dates: Decide) -> None:
    headline = "似た宛先へ誤って送信(白嶺県)"
    page = (
        headline + " | みさきセキュリティ\n2025.10.05(日)\n\n" + headline + "\n\n"
        "白嶺県は1月22日、メールを誤送信したと発表した。技師は2017年10月11日にメールを送信し、1月15日に誤りが判明した。\n"
    )
    found = dates(page, "misdirected_email")
    assert (found["announced"], found["discovered"]) == ("2018-01-22", "2018-01-15")
    # News of the last days keeps the day on which it was published.
    news = page.replace("2025.10.05(日)", "2025.01.23(木)").replace("2017年10月11日", "10月11日")
    assert dates(news, "misdirected_email")["announced"] == "2025-01-22"


def test_what_was_so_by_a_day_did_not_happen_on_it(dates: Decide) -> None:
    text = HEAD + "6月3日に不正アクセスを受けました。6月9日時点で、被害を受けたシステムは全て復旧しております。"
    assert dates(text, "ransomware")["occurred"] == "2024-06-03"


def test_a_day_right_behind_what_was_lost_is_that_of_the_thing(dates: Decide) -> None:
    text = HEAD + "紛失したのは、5月7日~同20日に申請された閲覧請求書です。6月9日に職員が紛失に気付きました。"
    assert dates(text, "loss") == {"announced": "2024-06-14", "occurred": None, "discovered": "2024-06-09"}
    text = HEAD + "流出したのは、4月に始める会員制度の申込書です。"
    assert dates(text, "theft")["occurred"] is None


def test_the_day_as_of_which_something_was_counted_is_no_dateline(dates: Decide) -> None:
    text = "申請書の誤送付について\n\n6月3日に案内を送付しました。\n回収済数 26件(6月28日現在)\n原因 確認の不足\n"
    assert dates(text, "misdelivery")["announced"] is None


def test_a_day_alone_on_its_line_is_that_of_the_verb_below_past_another_date(dates: Decide) -> None:
    text = (
        HEAD
        + "1.経緯\n\n6月9日(日) \n\n機器を調べた結果、令和6年5月上旬に不正アクセスの痕跡があったことを確認しました。\n"
    )
    assert dates(text, "vulnerability")["discovered"] == "2024-06-09"


def test_what_has_failed_since_a_day_was_felt_on_it(dates: Decide) -> None:
    text = HEAD + "6月9日より社内システムに障害が発生しており、調べたところ、外部からの攻撃と判明しました。"
    found = dates(text, "ransomware")
    assert (found["occurred"], found["discovered"]) == ("2024-06-09", "2024-06-09")
    text = HEAD + "6月9日の朝、基幹サーバーがダウンしていることが判明しました。"
    assert dates(text, "ransomware")["occurred"] == "2024-06-09"


def test_a_thing_used_and_missed_in_the_story_of_one_day_was_lost_on_it(dates: Decide) -> None:
    text = (
        HEAD + "教諭は6月9日夕、職員室で媒体を使って作業。机の上に置いたまま席を離れ、2時間後に戻るとなくなっていた。"
    )
    found = dates(text, "loss")
    assert (found["occurred"], found["discovered"]) == ("2024-06-09", "2024-06-09")


def test_the_day_of_a_theft_of_which_first_the_month_is_told(dates: Decide) -> None:
    text = (
        HEAD
        + "教員が5月の出張中に置き引きに遭いました。5月14日の正午、昼食をとるため入店。目を離した隙になくなりました。"
    )
    assert dates(text, "theft")["occurred"] == "2024-05-14"


def test_a_day_of_this_month_told_both_ways_gives_the_month_of_the_notice(dates: Decide) -> None:
    text = (
        "港町が24日、名簿が閲覧可能な状態だったと発表した。2020年7月6日から24年12月17日まで見られる状態で、"
        "今月17日、申請者からの問い合わせで発覚した。25年1月6日以降、文書を送る。"
    )
    found = dates(text, "accidental_publication")
    assert (found["announced"], found["discovered"]) == ("2024-12-24", "2024-12-17")


def test_a_month_of_another_sentence_lends_itself_to_no_day(dates: Decide) -> None:
    text = "4月に始める制度の申込書を箱で預かっていた。病院は外部からの指摘で16日に流出を確認した。"
    assert dates(text, "theft")["discovered"] == "XXXX-XX-16"
