"""Earlier incidents of the organisation that a story is about become rows of their own."""

from __future__ import annotations

import pytest

import extractor

HEAD = (
    "みなと市また誤送信　講座の申込者181人\n\n2024年2月21日 5時00分\n\n"
    "　みなと市は20日、市民講座の案内メールを送る際に、181人分のアドレスを互いに見える状態で誤送信したと発表した。\n\n"
)


def rows(text: str) -> list[tuple[str | None, str | None, int | None]]:
    return [(i.organization, i.occurred, i.affected_people) for i in extractor.parse_notice(text).incidents]


def test_paragraphs_behind_a_sentence_that_says_so_tell_of_earlier_incidents() -> None:
    told = rows(
        HEAD + "　市の情報漏れは今年度に入って相次いでいる。\n\n"
        "　5月には、保育課が入所の結果を別の世帯に郵送し、児童5人分の氏名が漏れた。\n\n"
        "　9月29日には、消防本部の隊員が患者3人の氏名を書いた記録票を路上で落とした。翌日、拾った人が届けた。\n\n"
        "　さらに11月、市立みなと西中で、教諭が112人分の一覧表を誰でも開けるフォルダーに保存した。\n\n"
        "　市は181人に謝罪し、メールの削除を求めている。\n"
    )
    assert told[0][::2] == ("みなと市", 181)
    assert told[1:] == [("みなと市", "2023-05", 5), ("みなと市", "2023-09-29", 3), ("みなと市", "2023-11", 112)]


def test_a_sentence_that_says_that_it_happened_then_too_is_enough() -> None:
    told = rows(HEAD + "　同市では一昨年の8月にも、職員が住民94人の名簿を紛失している。\n")
    assert told[1:] == [("みなと市", "2022-08", 94)]


def test_a_day_behind_the_name_told_anew_is_that_of_an_earlier_incident() -> None:
    told = rows(HEAD + "　同市では2022年8月、市立小の教諭が児童94人の名簿を帰り道に落とし、見つかっていない。\n")
    assert told[1:] == [("みなと市", "2022-08", 94)]


def test_what_an_earlier_incident_came_from_is_stated_in_its_row() -> None:
    notice = extractor.parse_notice(
        HEAD + "　同市では去年の夏にも、住民94人の名簿を紛失している。市では2022年8月にも、端末を電車に置き忘れた。\n"
    )
    assert [i.root_cause for i in notice.incidents[1:]] == ["loss", "loss"]


@pytest.mark.parametrize(
    "rest",
    [
        "　同市では昨年6月に開いた受付の画面で、氏名を載せる欄を誤って公開していた。\n",
        "　1月10日に職員が宛先181人をTO欄に入れ、16日に送信した。市民から指摘があり、判明した。\n",
        "　となりの青葉町では昨年11月にも、職員が住民40人の名簿を紛失している。\n",
        "　昨年6月に策定した手順書で、10人以上に送る場合は2人で宛先を確かめることになっていた。\n",
        "　担当者は同じ講座を昨年11月にも担当していた。\n",
    ],
    ids=["what was set up then", "its own act", "another town's", "a manual", "no incident"],
)
def test_what_is_no_earlier_incident_of_the_same_organisation_makes_no_row(rest: str) -> None:
    assert [people for name, _, people in rows(HEAD + rest) if name == "みなと市"] == [181]


def test_an_entry_of_a_round_up_may_tell_of_earlier_ones() -> None:
    told = rows(
        "■青葉銀行、顧客120人の書類を紛失\n青葉銀行は2023年6月1日、顧客120人の氏名が載った書類を紛失したと発表した。"
        "同行は2021年3月にも顧客300人の氏名が載った書類を紛失している。\n\n"
        "■みどり工業、社員40人の情報を誤送信\nみどり工業は2023年6月3日、社員40人の氏名をメールで誤送信したと発表した。\n"
    )
    assert told == [("青葉銀行", None, 120), ("青葉銀行", "2021-03", 300), ("みどり工業", None, 40)]


def test_incidents_that_were_counted_are_told_one_before_the_other() -> None:
    told = rows(
        "青葉計器、取引先に偽請求書\n\n青葉計器は2024年5月23日、社員1名のメールアカウントに第三者が不正にログインし、取引先1,120人の氏名が"
        "見られた可能性があると公表しました。\n\n情報に関わる同社の開示はこれで3回目です。\n\n"
        "2022年の9月には、ファイルサーバーがランサムウェアに感染し、社員51人の給与台帳が暗号化されました。\n\n"
        "その前が2021年の1月。退職した社員が顧客400人の名簿を持ち出した事件です。\n"
    )
    assert told == [("青葉計器", None, 1120), ("青葉計器", "2022-09", 51), ("青葉計器", "2021-01", 400)]


@pytest.mark.parametrize(
    "told",
    [
        "　似た話に、2019年の株式会社ためし堂の事件がある。社員が会員900人の名簿を売った。\n",
        "　典型は、2019年8月に分かった株式会社ためし堂の名簿流出だろう。社員が会員900人の名簿を売った。\n",
    ],
)
def test_what_befell_another_long_before_is_no_part_of_the_story(told: str) -> None:
    found = [(name, people) for name, _, people in rows(HEAD + told + "　市は181人に謝罪した。\n")]
    assert found == [("みなと市", 181), ("株式会社ためし堂", 900)]


@pytest.mark.parametrize(
    "rest",
    [
        "　市の一覧は2022年8月にためし堂株式会社が作り、流出を防ぐはずだった。\n\n　ためし堂株式会社は調べている。\n",
        "　県内では2022年8月にためし堂株式会社など5社で流出があった。\n",
        "　2022年8月3日から2023年4月1日までためし堂株式会社の講座に申し込んだ人の情報が流出した。\n",
    ],
    ids=["named elsewhere", "statistics", "a period"],
)
def test_what_another_had_to_do_with_the_story_makes_no_row(rest: str) -> None:
    assert len(rows(HEAD + rest)) == 1


@pytest.mark.parametrize("names", [("青葉信用金庫", "ためし信用金庫"), ("雑貨の「ミノ」", "本の「ヨム」")])
def test_a_list_of_earlier_cases_is_no_part_of_the_story(names: tuple[str, str]) -> None:
    listed = "これまでの主な事故\n・2021年4月 {} 1万件の名簿\n・同6月 {} 35000人\n".format(*names)
    told = extractor.parse_notice(HEAD + listed).incidents
    assert (told[0].affected_people, told[0].affected_records, len(told[0].counts)) == (181, None, 1)
    assert {i.organization for i in told} - set(names) == {"みなと市"}
    assert len(told) == (3 if "金庫" in names[0] else 1)


def test_a_list_of_earlier_cases_below_a_story_is_no_round_up() -> None:
    listed = "県内の主な事故\n" + "".join(
        f"◆202{year}年4月 {name} {number}人の名簿を紛失\n"
        for year, name, number in ((0, "青葉信用金庫", 310), (1, "ためし病院", 52), (2, "みほん町", 88))
    )
    assert [(name, people) for name, _, people in rows(HEAD + listed + "\n市は181人に謝罪した。\n")] == [
        ("みなと市", 181),
        ("青葉信用金庫", 310),
        ("ためし病院", 52),
        ("みほん町", 88),
    ]


OTHERS = (
    "サクラ計器、顧客名簿を紛失\n\n2019年7月12日\n\n"
    "　サクラ計器は11日、顧客4,200人の氏名を記録したディスクを、6月3日に社内便で送る途中で紛失したと発表した。\n\n"
)


@pytest.mark.parametrize("lead", ["　業界では紛失や盗難が後を絶たない。", "　こうした事故はこのところ相次いでいる。"])
def test_a_paragraph_that_opens_with_the_like_elsewhere_tells_of_others(lead: str) -> None:
    told = rows(
        OTHERS + lead + "4月にはヒノデ商事が、会員310人の申込書が無くなっていると発表。"
        "昨年12月には、ミドリ運輸の営業所が事務所荒らしに遭い、荷主52人の名簿を盗まれている。\n\n"
        "　サクラ計器は対象者に手紙を送る。\n"
    )
    assert told[0][::2] == ("サクラ計器", 4200)
    # Whose office it was that was broken into, no rule knows.
    assert [row[::2] for row in told[1:]] == [("ヒノデ商事", 310), (None, 52)]


def test_such_a_paragraph_that_no_story_stands_before_tells_none_in_passing() -> None:
    told = rows(
        "信金で顧客情報の紛失続く\n\n2005年2月27日\n\n"
        "　信用金庫で個人情報をなくす例が後を絶たない。"
        "25日には白樺信用金庫が、伝票の写し1万2700件分が見つからないと発表した。\n\n"
        "　どの機関も、悪用された形跡はないという。\n"
    )
    assert len(told) == 1


def test_what_another_once_lost_is_none_of_the_story() -> None:
    text = (
        OTHERS
        + "　社長は会見で「2014年に270万件の名簿を流出させたアオイ出版の報告書を、他人事として読んでいた」と話した。"
        "昨年11月に乗客9万人の氏名を漏らしたヒノデ航空も、対策を見直している。\n"
    )
    incident = extractor.parse_notice(text).incidents[0]
    assert (incident.organization, incident.affected_people, incident.affected_records) == ("サクラ計器", 4200, None)
    assert [count.value for count in incident.counts if count.unit in ("person", "record")] == [4200]


def test_a_case_that_goes_by_the_name_of_another_is_no_part_of_the_story_however_near() -> None:
    first, *others = extractor.parse_notice(
        "2024年3月18日\n\nみほん電力は3月17日、2月2日に届いた封書から会員317人分の氏名の流出が分かったと発表した。\n\n"
        "なお2月末に発覚した流通大手ためし商会の会員証の一件では、56万人に商品券が送られている。\n"
    ).incidents
    assert (first.organization, first.affected_people) == ("みほん電力", 317)
    assert [other.organization for other in others] == ["ためし商会"]


@pytest.mark.parametrize(
    "told",
    [
        "先月もカタヤマが顧客80件をFAXで誤送信していました。",
        "2021年にはカタヤマが顧客80件を誤送信しています。",
        "2021年には別の市でも300万人が影響を受けています。",
        "2019年にも某通販で8000件が流出していました。",
        "2021年には同じ誤送信で自治体が軒並みやられました。あのときは2万人分くらい見えていたはず。",
    ],
)
def test_what_befell_another_whom_no_rule_shows_is_none_of_the_one_told_of(told: str) -> None:
    assert rows(HEAD + told) == rows(HEAD)


def test_what_befell_a_branch_before_is_the_own() -> None:
    assert len(rows(HEAD + "昨年9月にもコールセンターが市民80人の氏名をFAXで誤送信していた。")) == 2


BLOG = "またか なぎさ町\n\nなぎさ町は9/14、職員が住民57人の申請書を紛失したと発表。\n\n実は今年だけで3回目。\n\n"


def test_where_no_year_is_told_months_before_are_those_of_earlier_incidents() -> None:
    told = rows(
        BLOG + "3月には、補助金の対象者204人の一覧を誤ってホームページに載せました。"
        "6月には、行事の案内メールで宛先をCCに入れ、19人のアドレスが互いに見える状態で送信しています。\n"
    )
    assert told == [("なぎさ町", None, 57), ("なぎさ町", "XXXX-03", 204), ("なぎさ町", "XXXX-06", 19)]


def test_months_that_lie_half_a_year_back_are_of_earlier_incidents_one_sentence_each() -> None:
    told = rows(
        BLOG.replace("9/14", "11/20") + "4月には、税務課が証明書2通を取り違えて交付。"
        "7月には、講座の申込者88人の名簿をサイトに載せてしまいました。"
        "9月にも、職員が13人分の書類を電車に置き忘れています。\n"
    )
    assert told == [
        ("なぎさ町", None, 57),
        ("なぎさ町", "XXXX-04", None),
        ("なぎさ町", "XXXX-07", 88),
        ("なぎさ町", "XXXX-09", 13),
    ]


def test_what_happened_at_home_lends_the_story_nothing() -> None:
    text = BLOG + "うちの親も、買い物先で名簿をなくされて5万円分使われました。警察に届けても戻りませんでした。\n"
    incident = extractor.parse_notice(text).incidents[0]
    assert (incident.affected_people, incident.loss_jpy, incident.reported_to) == (57, None, [])


def test_where_no_year_is_told_the_months_that_follow_are_of_the_story() -> None:
    assert len(rows(BLOG + "10月には、住民57人に書類を紛失したことを手紙で知らせるそうです。\n")) == 1


def test_a_year_beside_a_story_without_one_is_that_of_another() -> None:
    text = BLOG + "国内では2018年3月にヒノデ商事が、顧客900人の名簿を紛失したことで知られています。\n"
    assert rows(text) == [("なぎさ町", None, 57), ("ヒノデ商事", "2018-03", 900)]


def test_money_that_somebody_took_is_no_incident_told_in_passing() -> None:
    told = rows(HEAD + "　同市では一昨年の8月にも、職員が住民7人から預かった20万円を着服している。\n")
    assert [people for _, _, people in told] == [181]


def test_money_that_somebody_took_long_ago_lends_the_story_no_number() -> None:
    text = BLOG + "また、2年前には別の職員が住民72人から20万円を着服した事件もありました。\n"
    notice = extractor.parse_notice(text)
    assert [(i.affected_people, i.loss_jpy) for i in notice.incidents] == [(57, None)]


def test_lines_without_a_mark_may_list_the_cases_of_others() -> None:
    listed = "2019年 青葉大 3,000人の成績入りPCを空港で紛失\n2021年 みさき大 メール誤送信で1,225人のアドレス流出\n"
    told = rows(HEAD + listed)
    assert told[0][::2] == ("みなと市", 181)
    assert not any(name == "みなと市" for name, _, _ in told[1:])
