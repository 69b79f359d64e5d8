"""Sections that each go through the same cases, headings of several acts, and what is said of all acts."""

from __future__ import annotations

import pytest

from extractor import parse_notice

_HEAD = "個人情報の漏えいについて\n令和4年9月30日\nみほん市\n\n"
_FIRST = "令和4年8月25日、職員が講座の申込者へのメールをCCで送信した。"
_SECOND = "令和4年9月12日、職員が協力者の名簿を入れたパソコンを電車に置き忘れた。"


@pytest.mark.parametrize(
    ("first", "second"), [("(事案1)", "(事案2)"), ("【事案①】\n", "【事案②】\n"), ("<北支所>\n", "<南支所>\n")]
)
def test_what_stands_under_one_label_in_several_sections_is_told_of_one_incident(first: str, second: str) -> None:
    notice = parse_notice(
        f"{_HEAD}1.概要\n{first}{_FIRST}\n{second}{_SECOND}\n"
        f"2.対象\n{first}申込者147名のメールアドレス\n{second}協力者62名の氏名、年齢\n"
        f"3.対応\n{first}全員に謝罪した。\n{second}警察に遺失届を出した。\n"
        "いずれの事案も個人情報保護委員会に報告した。\n"
    )
    assert [(i.occurred, i.affected_people, i.root_cause, i.data_categories) for i in notice.incidents] == [
        ("2022-08-25", 147, "bcc_error", ["email"]),
        ("2022-09-12", 62, "loss", ["name", "age"]),
    ]
    assert all("ppc" in i.reported_to for i in notice.incidents)


def test_labels_that_come_back_under_one_incident_make_no_several() -> None:
    notice = parse_notice(
        f"{_HEAD}1.概要\n{_FIRST}\n2.対象\n<個人>\n申込者147名の氏名\n<法人>\n担当者12名の氏名\n"
        "3.対応\n<個人>\n9月1日に謝罪した。\n<法人>\n9月2日に謝罪した。\n"
    )
    assert [i.affected_people for i in notice.incidents] == [147]


_ACTS = (
    "11月15日、検針員が検針票を投函した際、12名分の票を誤って隣家に投函しました。票には氏名が記されています。",
    "11月24日、業務の連絡の際、204名の氏名と住所を含む一覧を誤って別の会社に渡しました。",
)


@pytest.mark.parametrize(
    "heads", [("○検針票の誤投函について", "○一覧の誤交付について"), ("1.北支店の件", "2.南支店の件")]
)
def test_headings_as_many_as_were_announced_head_the_acts(heads: tuple[str, str]) -> None:
    lead = (
        "情報の漏えいについて(お詫び)\n2021年12月3日\nみほんガス株式会社\n\nお客様の情報の漏えいが2件ございました。\n\n"
    )
    parts = [f"{head}\n{act}\n\n" for head, act in zip(heads, _ACTS, strict=True)]
    rest = "3.今後の対応\n個人情報保護委員会に報告しております。\n" if heads[0].startswith("1") else ""
    rows = parse_notice(f"{lead}{''.join(parts)}{rest}").incidents
    assert [(i.occurred, i.affected_people) for i in rows] == [("2021-11-15", 12), ("2021-11-24", 204)]
    # What is told behind the acts is told of both.
    assert all(("ppc" in i.reported_to) == bool(rest) for i in rows)
    assert len(parse_notice(lead.replace("2件", "3件") + "".join(parts)).incidents) == 1


def test_what_was_done_about_each_act_stays_with_it() -> None:
    rows = parse_notice(
        "名簿の紛失と誤送付について\n2021年12月3日\nみほん商事株式会社\n\n漏えいが2件ございました。\n\n"
        "1.紛失の件\n11月15日、会員12名の氏名を記した名簿を紛失しました。\n2.紛失への対応\n警察に届けました。\n"
        "3.誤送付の件\n11月24日、会員204名の氏名を記した書類を誤って送付しました。\n4.誤送付への対応\n総務省に報告しました。\n"
    ).incidents
    assert [i.reported_to for i in rows] == [["police"], ["regulator"]]


def test_the_sum_that_announces_several_acts_is_no_act() -> None:
    rows = parse_notice(
        "みほん市でメール誤送信2件 計131人分のアドレス流出\n\n"
        "みほん市は9日、職員がメールを送る際に宛先の設定を誤り、計131人分のメールアドレスが流出したと発表した。\n\n"
        "市によると、今月3日、スポーツ課の職員が登録者89人に案内を送る際、アドレスを「CC」欄に入れて送信した。\n\n"
        "また、6日には環境課の職員が、申込者42人に送ったメールで、同様にアドレスが見える状態で送信した。\n\n(2022年11月10日)\n"
    ).incidents
    assert [(i.announced, i.occurred, i.affected_people, i.root_cause) for i in rows] == [
        ("2022-11-09", "2022-11-03", 89, "bcc_error"),
        ("2022-11-09", "2022-11-06", 42, "bcc_error"),
    ]


@pytest.mark.parametrize(
    ("told", "announced"),
    [
        (
            "その後、ほかの発送物を調べたところ、12月15日に送付した納付書についても、2名分を別の方へ送付していたことが"
            "新たに判明しました。",
            "2024-02-09",
        ),
        ("本町では、昨年6月にも別の課で申請書2名分を誤って送付しております。", None),
    ],
)
def test_another_act_is_made_public_with_the_story_where_it_came_to_light_with_it(
    told: str, announced: str | None
) -> None:
    rows = parse_notice(
        "文書の誤送付について\n令和6年2月9日\nみほん町\n\n1月29日、申告書を送付する際、3名分の書類を別の世帯に送付しました。"
        f"書類には氏名と住所が記載されていました。\n\n{told}\n"
    ).incidents
    assert [(i.affected_people, i.announced) for i in rows] == [(3, "2024-02-09"), (2, announced)]


@pytest.mark.parametrize(
    "told",
    [
        "その後、1月29日に送付した申告書についても、すべて回収したことを確認しました。",
        "また、取引先の担当者8名の氏名についても漏えいしていたことが新たに判明しました。",
    ],
)
def test_what_else_came_to_light_of_the_one_act_is_no_other(told: str) -> None:
    rows = parse_notice(
        f"文書の誤送付について\n令和6年2月9日\nみほん町\n\n1月29日、申告書を送付する際、30名分を別の世帯に送付しました。\n{told}\n"
    ).incidents
    assert len(rows) == 1


def test_what_two_announce_together_is_shared_by_both() -> None:
    rows = parse_notice(
        "メール誤送信、県と市で相次ぐ\n\nみずほ県と白浜市は13日、それぞれメールの誤送信により個人情報が漏えいしたと発表した。\n\n"
        "みずほ県では、産業部の職員が12日、決定通知を別の事業者にメールで送信した。通知には1人の氏名が記載されていた。\n\n"
        "白浜市では、家庭課が今月5日、対象者15人に確認のメールを送る際、アドレスをCC欄に入れて送信した。\n(2025年11月14日)\n"
    ).incidents
    assert [(i.organization, i.announced, i.affected_people) for i in rows] == [
        ("みずほ県", "2025-11-13", 1),
        ("白浜市", "2025-11-13", 15),
    ]


def test_in_the_course_of_an_apology_it_may_happen_again() -> None:
    (row,) = parse_notice(
        "名簿の誤添付について\n2023年7月21日\nみほん財団\n\n"
        "7月19日、お詫びのメールを送信した際、受講者23名の氏名を記した名簿を誤って添付してしまいました。\n"
    ).incidents
    assert row.occurred == "2023-07-19"


@pytest.mark.parametrize(
    ("told", "people", "discovered"),
    [
        (
            "同日、お詫びのメールを送りましたが、今度は別の講座の35名の氏名を記した名簿を添付してしまいました。7月20日に"
            "受信者からの連絡で判明しました。",
            35,
            "2023-07-20",
        ),
        (
            "全部署の点検を行った結果、7月20日、広報課においても参加者42名の名簿が所在不明となっていることが判明しました。",
            42,
            "2023-07-20",
        ),
        ("別の課でも、7月20日、会員12名の名簿を誤って渡していたことが分かりました。", 12, None),
        ("なお、本件とは別に、職員が7月10日に会員18名の申込書を訪問先に置き忘れていたことも判明しました。", 18, None),
    ],
)
def test_what_else_went_wrong_is_an_act_of_its_own_wherever_it_is_told(
    told: str, people: int, discovered: str | None
) -> None:
    rows = parse_notice(
        "名簿の誤送信について\n2023年7月21日\nみほん財団\n\n"
        f"7月18日、講座の案内をCCで送信したため、申込者68名のアドレスが見える状態となりました。\n\n{told}\n"
        "両事案とも警察に相談しております。\n"
    ).incidents
    assert [i.affected_people for i in rows] == [68, people]
    assert [i.announced for i in rows] == ["2023-07-21"] * 2
    assert discovered is None or rows[1].discovered == discovered
    assert [i.reported_to for i in rows] == [["police"]] * 2


def test_branches_that_are_said_to_have_lost_something_are_told_in_turn() -> None:
    rows = parse_notice(
        "みほん信金 2支店で計1220件紛失\n\nみほん信用金庫は11日、2つの支店で顧客情報計1220件を紛失したと発表した。\n\n"
        "鶴舞支店では、5月20日に申込書約840件が所在不明になっていることが分かった。\n\n"
        "また、大池支店では、6月2日に職員が380件の氏名を記したリストを電車に置き忘れた。\n\n(2021年6月12日)\n"
    ).incidents
    assert [(i.announced, i.affected_records) for i in rows] == [("2021-06-11", 840), ("2021-06-11", 380)]


def test_a_board_that_gives_the_sum_leads_to_its_schools() -> None:
    rows = parse_notice(
        "高校と中学で名簿など紛失\n\nわかば県教育委員会は、教員があわせて300人余りの生徒の個人情報を紛失したと"
        "発表しました。\n\n県教育委員会によりますと、県立北浜高校の40代の教諭は、今月3日、生徒241人の成績が入ったUSBメモリーを"
        "紛失しました。\n\nまた、わかば市立西中学校の20代の教諭は、先月28日、生徒64人の名前が書かれた名簿を紛失しました。\n"
    ).incidents
    assert [(i.organization, i.affected_people) for i in rows] == [("県立北浜高校", 241), ("わかば市立西中学校", 64)]


def test_a_line_may_open_with_a_name_that_has_a_number() -> None:
    rows = parse_notice(
        "市立学校で流出相次ぐ\n\nみほん市教育委員会は17日、小中学校2校で個人情報の流出があったとして謝罪した。\n\n"
        "第三小では9日、教諭が児童28人分の健康診断の結果を誤って学級全員に配信した。\n\n"
        "東中では12日、申込書をファクスで送る際に番号を間違え、生徒16人の氏名が事業所に届いた。\n\n(2023年5月18日)\n"
    ).incidents
    assert [(i.announced, i.occurred, i.affected_people) for i in rows] == [
        ("2023-05-17", "2023-05-09", 28),
        ("2023-05-17", "2023-05-12", 16),
    ]


def test_numbers_in_circles_that_come_back_in_each_section_are_labels_of_the_cases() -> None:
    head = "個人情報の紛失等について\n平成30年12月14日\nみほん観光機構\n\n1.発生した事案\n"
    first = "①名簿の紛失\n11月24日、研修会場から戻る途中、受講者29名の氏名を記載した名簿を紛失しました。\n"
    second = "②誤掲載\n12月3日、結果をウェブサイトに掲載した際、回答者58名の氏名を誤って掲載しました。\n"
    done = "2.対応\n①警察に遺失届を提出しました。\n②検索サイトに残った情報の削除を依頼しました。\n"
    rows = parse_notice(f"{head}{first}{second}{done}").incidents
    assert [(i.affected_people, i.reported_to) for i in rows] == [(29, ["police"]), (58, [])]
    # Steps of one incident under each heading are none.
    steps = "①11月24日、研修の受講者29名の名簿を紛失しました。\n②11月25日、会場を捜しました。\n"
    assert len(parse_notice(f"{head}{steps}{done}").incidents) == 1


def test_police_stations_are_told_in_turn_and_their_sum_is_no_act() -> None:
    rows = parse_notice(
        "県警、書類の紛失と誤交付\n\nみほん県警は2日、3月に個人情報を含む書類の紛失など2件の事案があったと発表した。\n\n"
        "みほん中央署では3月8日、署員が当事者4人の氏名を書いた書類を紛失した。\n\n"
        "みほん南署では3月19日、届け出た人3人の住所が書かれた書類を別の人に誤って渡した。\n(2024年4月3日)\n"
    ).incidents
    assert [(i.announced, i.affected_people) for i in rows] == [("2024-04-02", 4), ("2024-04-02", 3)]


def test_a_service_that_a_part_is_about_does_not_answer_for_itself() -> None:
    rows = parse_notice(
        "不正ログインと不正アクセスについて\n2020年9月18日\n株式会社みほんポイント\n\n弊社の2つのサービスで不正なアクセスを確認しました。\n\n"
        "1.「みほんポイント会員サイト」への不正ログイン\n9月1日から3日にかけて不正ログインが行われ、会員1,986名のポイント残高が閲覧されました。\n\n"
        "2.「みほんギフト」への不正アクセス\n9月10日、応募フォームの脆弱性を突いた攻撃により、応募者432名の氏名が流出しました。\n"
    ).incidents
    assert [(i.organization, i.affected_people) for i in rows] == [
        ("株式会社みほんポイント", 1986),
        ("株式会社みほんポイント", 432),
    ]


def test_the_cause_that_both_are_said_to_have_is_that_of_each() -> None:
    rows = parse_notice(
        "2社で不正ログイン\n\nトクポ株式会社は8日、会員サイトで不正ログインが発生し、会員612人の氏名が閲覧されたと発表した。\n\n"
        "株式会社スカイみほんも9日、会員1,480人のアカウントが不正ログインを受け、氏名が閲覧されたと発表した。\n\n"
        "両社とも、他のサービスから流出したパスワードが使われたとみている。\n(2021年3月10日)\n"
    ).incidents
    assert [(i.affected_people, i.root_cause) for i in rows] == [
        (612, "credential_stuffing"),
        (1480, "credential_stuffing"),
    ]


def test_clients_that_a_sentence_strings_together_are_told_of_in_the_next() -> None:
    rows = parse_notice(
        "健診の委託先で不正アクセス\n\n健診の委託先である一般財団法人「みほんけんしんセンター」が不正アクセスを受けた問題で、業務を委託していた"
        "白砂市と海老市、大川市は14日、個人情報が流出した可能性があると発表した。\n\n"
        "白砂市は約4万1千人分、海老市は約1万8千人分、大川市は約1万1千人分。\n(2022年10月15日)\n"
    ).incidents
    assert [(i.organization, i.announced, i.affected_people) for i in rows] == [
        ("白砂市", "2022-10-14", 41000),
        ("海老市", "2022-10-14", 18000),
        ("大川市", "2022-10-14", 11000),
    ]
    assert all(i.vendors == ["みほんけんしんセンター"] for i in rows)


_MAILED = "5月15日、南小学校において、連絡メールを保護者204名に送信した際、アドレスをTOに入れて送信してしまいました。\n"


@pytest.mark.parametrize(
    ("told", "people"),
    [
        (
            "また、5月18日には、中央中学校において、生徒88名の氏名の一覧を誤って保護者全員に送信してしまいました。",
            [204, 88],
        ),
        # What was done about it, more that came to light, and an attack that goes on are no acts.
        ("また、5月18日には、保護者204名にお詫びの文書を送付しました。", [204]),
        ("また、5月18日には、別の保護者12名にも誤って送信していたことが判明しました。", [204]),
        ("また、5月18日には、会員1,200名の氏名を狙った不正アクセスがありました。", [1200]),
    ],
)
def test_a_mishap_of_another_day_is_told_beside_the_first(told: str, people: list[int]) -> None:
    rows = parse_notice(
        f"メールの誤送信について(お詫び)\n令和2年5月20日\nみほん町教育委員会\n\n{_MAILED}{told}\n深くお詫び申し上げます。\n"
    ).incidents
    assert [i.affected_people for i in rows] == people
    assert all(i.announced == "2020-05-20" for i in rows)


def test_a_sentence_may_tell_one_act_besides_the_other() -> None:
    rows = parse_notice(
        "通知を誤送付と誤公開 みほん市\n\nみほん市は4日、2件の漏えいがあったと発表した。先月25日に福祉課が通知3人分を"
        "別の人に郵送したほか、同30日にはホームページに入居者11人の氏名を誤って掲載した。\n(2020年12月5日)\n"
    ).incidents
    assert [(i.announced, i.occurred, i.affected_people, i.root_cause) for i in rows] == [
        ("2020-12-04", "2020-11-25", 3, "misdelivery"),
        ("2020-12-04", "2020-11-30", 11, "accidental_publication"),
    ]


def test_contractors_in_the_headings_of_a_notice_do_not_answer_for_its_acts() -> None:
    rows = parse_notice(
        "委託先2社における漏えいについて\n2024年5月31日\n株式会社みほんケア\n\n弊社が業務を委託している2社において漏えいが発生しました。\n\n"
        "■株式会社メイルワークスにおける誤送信\n4月22日、配信を委託している株式会社メイルワークスが、お客様286名のメールアドレスをCCに入れて送信しました。\n\n"
        "■青葉倉庫株式会社における紛失\n5月7日、保管を委託している青葉倉庫株式会社より、1,150名分の申込書(氏名、住所)を紛失したとの報告を受けました。\n"
    ).incidents
    assert [(i.organization, i.vendors, i.affected_people) for i in rows] == [
        ("株式会社みほんケア", ["株式会社メイルワークス"], 286),
        ("株式会社みほんケア", ["青葉倉庫株式会社"], 1150),
    ]


def test_the_day_of_an_earlier_announcement_makes_no_sections_of_two_cases() -> None:
    rows = parse_notice(
        "お客様情報の流出に関するお知らせ(第2報)\n2023年8月18日\nみほんモータース株式会社\n\n"
        "7月14日付でお知らせした本店における流出に続き、西店においても別の事案が判明いたしました。\n\n"
        "1.本店の事案(既報)\n7月3日、社員がお客様64名の氏名を記載した名簿を取引先に誤ってメールで送信したものです。\n\n"
        "2.西店の事案\n8月4日、受付票27名分を代車の中に置き忘れました。8月6日にお客様からご連絡をいただき回収いたしました。\n"
    ).incidents
    assert [(i.affected_people, i.root_cause) for i in rows] == [(64, "misdirected_email"), (27, "loss")]
