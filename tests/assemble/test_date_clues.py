"""What the words beside a date make of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor import parse_notice
from tests.assemble.heads import HEAD

Decide = Callable[..., dict[str, str | None]]


@pytest.mark.parametrize(
    "told",
    [
        "6月5日、お客様から「覚えのない案内が届いた。なぜ知っているのか」という電話が入りました。",
        "6月5日10時(現地時間。日本では同日11時)、利用者から不審な表示があるとの通報がありました。",
        "6月5日に県警サイバー犯罪対策課より改ざんの疑いがあるとの電話をいただき、発覚しました。",
        "6月5日にご家族から抗議があり、調べると別の方の記録も開かれていました。",
        "6月5日、受け取った方が本校へ知らせ、事態が分かりました。",
        "職員が6月5日に保管庫を開けたところ、名簿がなかったものです。",
    ],
)
def test_who_told_and_what_was_missing(dates: Decide, told: str) -> None:
    assert dates(HEAD + told)["discovered"] == "2024-06-05"


@pytest.mark.parametrize(
    "told",
    [
        "6月5日に被害を警察へ申告しております。",
        "6月5日に「名簿を持ち出さない」旨の通知を出していました。",
        "6月5日付「障害の発生について」でお伝えした侵入の件です。",
        "本日までに悪用されたとの連絡はございません。",
    ],
)
def test_what_is_neither_act_nor_discovery(dates: Decide, told: str) -> None:
    decided = dates(HEAD + told)
    assert (decided["occurred"], decided["discovered"]) == (None, None)


def test_a_day_set_off_belongs_to_the_main_verb_and_not_to_one_that_describes_a_noun(dates: Decide) -> None:
    text = HEAD + "6月3日の夜、研究員は聞き取り調査を行った島から戻る船に鞄を置いたまま下船し、翌朝気付きました。"
    assert dates(text, "loss") == {"announced": "2024-06-14", "occurred": "2024-06-03", "discovered": "2024-06-04"}


def test_what_something_is_for_neither_ends_a_clause_nor_counts_for_the_days_behind_it(dates: Decide) -> None:
    text = HEAD + (
        "5月31日、職員が翌月分の作業にかかろうとしてUSBメモリがないことに気付きました。最後に使ったのは同月24日です。"
    )
    assert dates(text, "loss")["occurred"] == "2024-05-24/2024-05-31"


def test_a_period_of_the_people_written_to_is_that_of_the_data(dates: Decide) -> None:
    text = HEAD + "6月3日から、委託先は、本年1月から4月末までに派遣を受けた300者を対象に、調査票を一斉に発信しました。"
    assert dates(text, "bcc_error")["occurred"] == "2024-06-03"


def test_the_time_at_which_something_was_so_may_be_that_of_the_act(dates: Decide) -> None:
    text = HEAD + "解析によれば、攻撃者は6月3日の時点で、装置の弱点を突いて内部に入り込んでおりました。"
    assert dates(text)["occurred"] == "2024-06-03"


def test_a_verb_at_the_end_belongs_to_the_first_day_and_not_to_one_told_on_the_way(dates: Decide) -> None:
    text = HEAD + (
        " 6月5日(水) 相談室の職員が、5月20日(月)に集計で用いたのを最後に、\n"
        "         当該 USB メモリーが所定の場所に戻っていないことに気付き、室内およ\n"
        "         び関係部署を捜したが見つからず。\n"
    )
    assert dates(text, "loss")["occurred"] == "2024-05-20/2024-06-05"
    text = HEAD + "6月5日、資料を作っていたところ、職員が5月20日に作成した名簿が綴りにないことに気付いた。"
    assert dates(text, "loss")["discovered"] == "2024-06-05"


def test_a_label_alone_on_the_line_above(dates: Decide) -> None:
    text = "学校からの流出\n公表日\n2022年2月3日\n原因\n攻撃\n発覚日\n2022年1月23日\n被害\n名簿の流出\n"
    assert dates(text)["announced"] == "2022-02-03"
    assert dates(text)["discovered"] == "2022-01-23"


@pytest.mark.parametrize("label", ["判明日時", "発見年月日", "事案の覚知日時", "異常を検知した日時", "通報があった日"])
def test_labels_of_the_noticing(dates: Decide, label: str) -> None:
    decided = dates(f"{HEAD}・誤廃棄した日 6月3日\n・{label} 6月5日\n", "improper_disposal")
    assert (decided["occurred"], decided["discovered"]) == ("2024-06-03", "2024-06-05")


@pytest.mark.parametrize(
    "label", ["事象発生日時", "事故発生日時", "事案の発生年月日", "不正アクセスがあった日", "誤送信した日時"]
)
def test_labels_of_the_act(dates: Decide, label: str) -> None:
    assert dates(f"{HEAD}・{label} 6月3日\n・対応 6月4日、該当の口座を停止\n")["occurred"] == "2024-06-03"


def test_an_answer_that_begins_with_its_day(dates: Decide) -> None:
    text = HEAD + "Q1 いつ起きたのですか。\nA1 6月3日です。\nQ2 いつ発覚したのでしょうか?\nA2 6月5日です。\n"
    decided = dates(text, "accidental_publication")
    assert (decided["occurred"], decided["discovered"]) == ("2024-06-03", "2024-06-05")


def test_the_day_of_an_act_that_an_inquiry_found_before_somebody_noticed(dates: Decide) -> None:
    text = HEAD + (
        "6月3日に、よそで漏れたパスワードによる不正ログインが行われ、83名の情報が見られたことが分かりました。"
        "6月5日、会員の方から問合せを受けて気付きました。"
    )
    assert dates(text)["occurred"] == "2024-06-03"
    assert dates(text)["discovered"] == "2024-06-05"


def test_a_heading_of_two_labels_is_what_the_more_telling_one_says(dates: Decide) -> None:
    text = HEAD + "1. 発覚の日時\n 令和6年6月5日(水)午前9時ごろ\n\n2. 状況\n 見慣れないフォルダが作られていました。\n"
    assert dates(text)["discovered"] == "2024-06-05"


@pytest.mark.parametrize(
    "told",
    [
        "6月5日、登録された方から支店に、覚えのない会社から案内があったとのお話がありました。",
        "6月5日に不審な通信を検知し、6月7日に調査会社から中間の報告。",
        "取引先から当社への報告は6月5日になってからでした。",
    ],
)
def test_word_of_it_and_a_report_on_it(dates: Decide, told: str) -> None:
    assert dates(HEAD + told)["discovered"] == "2024-06-05"


@pytest.mark.parametrize(
    "told",
    [
        "6月5日、当所がお送りした案内に、本来の案内状ではなく、説明会の申込者名簿を添付してしまいました。",
        "6月5日に発送した申請書が別の世帯に届きました。6月7日から9日にかけて職員が世帯を訪ね、正しいものを渡しました。",
    ],
)
def test_what_was_sent_and_not_what_was_done_about_it(dates: Decide, told: str) -> None:
    assert dates(HEAD + told, "misdelivery")["occurred"] == "2024-06-05"


def test_an_attack_that_went_on_for_a_period(dates: Decide) -> None:
    text = HEAD + "6月3日に迷惑メールが送られました。5月30日の夕方から6月5日の朝まで、海外からの接続が続いていました。"
    assert dates(text)["occurred"] == "2024-05-30/2024-06-05"


def test_the_announcement_of_another_is_no_dateline(dates: Decide) -> None:
    text = (
        HEAD
        + "当社は6月5日に提供元から連絡を受けました。提供元の公表(6月20日付)では、27の施設に影響があったといいます。"
    )
    assert dates(text)["announced"] == "2024-06-14"


def test_the_date_of_a_newspaper(dates: Decide) -> None:
    text = "病院、名簿を紛失\n2015/10/27付 朝刊 27面\n\n 病院は26日、名簿を紛失したと発表した。\n\n・熊に注意(10/23)\n"
    assert dates(text, "loss")["announced"] == "2015-10-26"


@pytest.mark.parametrize(
    "plan",
    [
        "4 再発防止策\n平成18年には名簿の持ち出しを禁じましたが、徹底されていませんでした。\n",
        "4 今後の対応\n配信プログラムは6月1日に改ざんされない方式に切り替えました。\n",
    ],
)
def test_what_is_planned_dates_nothing(dates: Decide, plan: str) -> None:
    told = "1 経緯\n6月5日、利用者の方から、名簿が出回っているとの指摘を受けました。\n"
    days = dates(HEAD + told + plan, "insider")
    assert (days["occurred"], days["discovered"]) == (None, "2024-06-05")


@pytest.mark.parametrize(
    ("told", "occurred"),
    [
        ("県警は22日、会員の名簿を持ち出したとして、元社員の男を逮捕した。", None),
        ("県警は22日までに、会員の名簿を持ち出した疑いで元社員の男を書類送検した。", None),
        ("県警は、4月28日に会員の名簿を持ち出したとして、元社員の男を逮捕した。", "2023-04-28"),
        ("県警は8月22日、4月28日に会員の名簿を持ち出したとして、元社員の男を逮捕した。", "2023-04-28"),
    ],
)
def test_the_day_of_an_arrest_is_not_that_of_the_act(told: str, occurred: str | None) -> None:
    text = f"みほん交通の名簿流出\n2023年8月25日\nみほん交通は会員38万人の名簿を元社員に持ち出された。{told}\n"
    (row,) = parse_notice(text).incidents
    assert row.occurred == occurred


def test_a_year_in_which_it_happened_elsewhere_is_no_day_of_this_one(dates: Decide) -> None:
    told = "海外では2018年に大手の宿から5億人分が流れたこともありました。6月5日に宿泊客から知らせを受けて発覚した。"
    decided = dates(HEAD + told)
    assert (decided["occurred"], decided["discovered"]) == (None, "2024-06-05")


def test_a_day_in_digits_before_what_was_said_is_the_day_it_was_said(dates: Decide) -> None:
    told = "6月3日、海外から不正なログインがあり、6月5日に客から不審な連絡が届いたとの問い合わせを受けて発覚した。"
    decided = dates(HEAD + told)
    assert (decided["occurred"], decided["discovered"]) == ("2024-06-03", "2024-06-05")


SHORT = (
    (3, "第三者が当社サーバーに侵入"),
    (5, "監視の部門が不審な通信を検知"),
    (5, "サーバーを停止"),
    (6, "調査を依頼"),
    (10, "結果を受領"),
)


@pytest.mark.parametrize(
    "entry",
    [
        "2024/06/{:02d} {}\n",
        "令和6年6月{}日 {}\n",
        "6/{}(月) {}\n",
        "6月{}日…{}\n",
        "日時:6月{}日\n内容:{}\n",
    ],
)
def test_entries_of_a_chronology_in_any_form(dates: Decide, entry: str) -> None:
    text = (
        HEAD
        + "会員1,200名の氏名が流出した可能性があります。\n\n1.経緯\n"
        + "".join(entry.format(*day) for day in SHORT)
    )
    found = dates(text + "\n2.今後\n再発防止に努めてまいります。\n")
    assert (found["announced"], found["occurred"], found["discovered"]) == (
        "2024-06-14",
        "2024-06-03/2024-06-05",
        "2024-06-05",
    )


def test_entries_that_end_in_their_days(dates: Decide) -> None:
    text = HEAD + "".join("・{1}(6月{0}日)\n".format(*day) for day in SHORT)
    assert (dates(text)["occurred"], dates(text)["discovered"]) == ("2024-06-03", "2024-06-05")


def test_a_label_with_its_date_on_its_own_line_labels_no_date_below_it() -> None:
    text = "名簿の紛失について\n■発生日:2024年6月3日\n6月14日\nみさき市\n会員40人の名簿を紛失しました。\n"
    (row,) = parse_notice(text).incidents
    assert (row.announced, row.occurred) == ("2024-06-14", "2024-06-03")


@pytest.mark.parametrize("until", ["26日まで、", "26日までの間、", "6月26日にかけて、"])
def test_over_a_period_set_off_data_stood_open_whoever_gave_them(until: str) -> None:
    head = "予約者情報の誤表示\n2024年7月1日\n株式会社みほん堂\n"
    (row,) = parse_notice(f"{head}6月20日から{until}予約した12名の氏名が他の方に見える状態でした。\n").incidents
    assert row.occurred == "2024-06-20/2024-06-26"
