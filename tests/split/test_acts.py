"""Several acts of one organisation: announced together, or told in passing."""

from __future__ import annotations

import pytest

from extractor import parse_notice
from tests.split.stretches import stretches_of


def test_other_acts_told_in_passing_are_incidents_of_their_own() -> None:
    story = """県病院局は7日、県立みさき病院の医師が患者794人のデータを入れたパソコン1台を紛失したと発表した。

 医師は先月26日に机の上に置き、29日になくなったことに気付いた。

 県立病院を巡っては、こども医療センターで昨年10月、患者22人の結果を入れたUSBメモリを紛失した。\
その1カ月前にも、がんセンターが通知書3人分を誤って郵送した。これを受けて病院局は私物の利用を禁じていた。

 一方、同局はこの日、昨年12月に別の職員が14人の名簿を置き忘れていたことも明らかにした。かばんは2時間後に見つかった。

 昨年も全国で180件の事故が集計された。"""
    text, stretches = stretches_of(story)
    told = ["".join(text[slice(*span)] for span in s.spans) for s in stretches]
    assert [s.aside for s in stretches] == [False, True, True, True]
    assert "22人" not in told[0] and "これを受けて" in told[0] and "180件" in told[0]
    assert "22人" in told[1] and "3人分" not in told[1]
    assert told[2].startswith("その1カ月前")
    assert "2時間後" in told[3]


def test_what_was_done_another_year_is_no_act() -> None:
    notice = """不正アクセスに関するお知らせ
2023年6月1日
株式会社みさき商会

サイトが不正アクセスを受け、お客様310名の氏名が流出しました。当社では昨年6月にもウイルス対策ソフトを更新しておりました。
"""
    assert [s.aside for s in stretches_of(notice)[1]] == [False]


def test_an_act_told_in_passing_keeps_the_organisation_and_the_story_its_own_day() -> None:
    notice = parse_notice(
        "名簿の紛失について\n令和5年9月1日\n青葉町\n\n8月28日、本町の職員が名簿30人分を紛失しました。\n"
        "本町では令和3年6月にも別の課で申請書12人分を紛失しております。深くお詫び申し上げます。\n"
    )
    assert [(i.organization, i.announced, i.affected_people) for i in notice.incidents] == [
        ("青葉町", "2023-09-01", 30),
        ("青葉町", None, 12),
    ]


@pytest.mark.parametrize("stranger", ["青葉オンラインストア", "あおばのもり"])
def test_what_befell_another_in_quotation_marks_is_not_told_of_the_first(stranger: str) -> None:
    notice = parse_notice(
        "みさき電機に不正ログイン、13万件\n\n2022年9月21日\n\nみさき電機は9月20日、通販サイト「みさきネット」が不正ログインを"
        "受け、会員13万2104件の氏名を見られた恐れがあると発表した。\n\n同社の会員は約1000万人。"
        f"2019年には「{stranger}」でも46万件余りの不正ログインが起きており、同じ手口への注意が呼び掛けられている。\n"
    )
    assert [(i.organization, i.affected_records) for i in notice.incidents] == [
        ("みさき電機", 132104),
        (stranger, 460000),
    ]


def test_paragraphs_that_turn_to_another_day_are_acts_where_several_are_announced() -> None:
    story = """青葉町の職員が名簿を渡すなどして、個人情報が相次いで流出していたことがわかりました。
青葉町によると、2月6日、職員が資料を印刷会社に送る際、応募者704人分の名簿を誤って添付しました。
また、1月18日には、別の職員が家庭を訪ねた際、43世帯分の名簿を誤って渡しました。名簿には住所が書かれていました。
"""
    text, stretches = stretches_of(story)
    assert ["704人" in text[slice(*s.spans[0])] for s in stretches] == [True, False]
    # Without word of several, what a paragraph adds is of the same act.
    assert len(stretches_of(story.replace("相次いで", ""))[1]) == 1


def test_a_case_may_open_behind_who_tells_of_it() -> None:
    text, stretches = stretches_of(
        "書類の誤送付と所在不明\n\n青葉町の説明によると、1件目は証明書の誤送付という。\n"
        "2025年12月12日、相手を取り違えて送付し、氏名と住所が流出した。対象は2件。\n"
        "2件目は、依頼文書の所在不明に関する事案。\n2025年12月25日に届いていないことが判明し、氏名の記載は1件。\n"
    )
    assert [text[s.spans[0][0] :][:5] for s in stretches] == ["青葉町の説", "2件目は、"]


_ACTS_OF_UNITS = """書類の誤交付や紛失など個人情報に関する事故3件

青葉市は、5月に分かった個人情報に関する事故3件を公表した。いずれも対象者に謝罪している。
同市によれば、南ホームでは、5月11日に利用者の氏名と住所を記した控えを1件誤って交付した。また税務課においても、5月14日に\
申請者1人に別人の証明書を交付している。青葉消防署では、5月12日に出動した際、傷病者1人の氏名を記した書類を紛失した。
"""


def test_sentences_about_one_part_of_the_organisation_after_the_other_are_acts() -> None:
    text, stretches = stretches_of(_ACTS_OF_UNITS)
    assert [[day for day in ("11日", "14日", "12日") if day in text[slice(*s.spans[-1])]] for s in stretches] == [
        ["11日"],
        ["14日"],
        ["12日"],
    ]
    # More of them than were announced are steps of one act, or parts of a sentence, and no acts.
    assert len(stretches_of(_ACTS_OF_UNITS.replace("事故3件", "事故2件"))[1]) == 1


def test_an_item_of_a_round_up_may_tell_several_acts() -> None:
    body = _ACTS_OF_UNITS.split("\n\n", 1)[1]
    text, stretches = stretches_of(
        f"今週の事故まとめ\n\n◎青葉市、個人情報の事故3件を公表\n{body}\n"
        "◎みさき銀行、伝票1冊が所在不明\nみさき銀行は6月8日、顧客188名の伝票の綴り1冊を紛失したと発表した。\n"
    )
    assert len(stretches) == 4
    # What is said before the acts is said of each.
    assert all("謝罪している" in text[slice(*s.spans[0])] for s in stretches[:3])


def test_the_first_act_needs_no_part_of_the_organisation_and_all_acts_are_of_who_announces_them() -> None:
    notice = parse_notice(
        "青葉市、個人情報の事故が3件\n青葉市は7月9日、3件の個人情報漏えい事故を発表した。市から受付を任された一般社団法人みさき会の"
        "案内係は今年6月4日、利用者3名の氏名を記した札を別の団体に誤って渡した。水道課は今年5月20日、みなと管工事組合に使用者2名の"
        "氏名を書いた通知を誤って郵送した。文化会館は今年6月18日、出演者1名の氏名を書いた進行表を別の劇団に誤って郵送した。\n"
    )
    assert [(i.organization, i.affected_people) for i in notice.incidents] == [
        ("青葉市", 3),
        ("青葉市", 2),
        ("青葉市", 1),
    ]


_RELEASE = """配送票の紛失に関するお詫び
2019年6月14日
株式会社見本運送

6月3日、当社の営業所で配送票86枚の箱が見当たらないことに従業員が気づきました。86名様分の氏名と住所が記されていました。

3.再発防止策
(1)棚に鍵を掛けます

"""


@pytest.mark.parametrize(
    ("told", "occurred", "people"),
    [
        (
            "あわせて、5月20日に公表しました請求書の誤封入につきましてもご説明いたします。5月16日、別の会社の請求書を"
            "同封して12通を発送しました。",
            "2019-05-16",
            None,
        ),
        (
            "このほか、北店で発生しました名簿の誤配付についてもお知らせします。5月16日、会員40名の名簿を来店者全員に"
            "配りました。",
            "2019-05-16",
            40,
        ),
        (
            "なお、他の営業所から来ている従業員についても調べを行い、そのうち1名が、2018年8月に、得意先32名の氏名の"
            "一覧を自宅へメールで送っていたことが分かりました。",
            "2018-08",
            32,
        ),
        (
            "ほかの店でも点検したところ、南店でも2018年11月18日に、会員26名の申込書の画像を誤って取引先に送っていた"
            "ことが判明しました。",
            "2018-11-18",
            26,
        ),
    ],
)
def test_what_a_release_adds_about_another_mishap_is_an_act_of_its_own_wherever_it_stands(
    told: str, occurred: str, people: int | None
) -> None:
    first, *others = parse_notice(f"{_RELEASE}{told}\n").incidents
    assert (first.affected_people, [(i.occurred, i.affected_people) for i in others]) == (86, [(occurred, people)])
    assert first.organization == "株式会社見本運送"


@pytest.mark.parametrize(
    "told",
    [
        "また、5月24日に発表いたしました対策の進み具合についてもご報告いたします。6月4日までに120名の教育を終えました。",
        "なお、他のサーバーについても調べたところ、6月5日、従業員412名の氏名があるサーバーへの侵入も判明しました。",
        "なお、他の営業所についても6月5日に箱を点検しましたが、紛失は見つかりませんでした。",
    ],
)
def test_what_a_release_adds_about_its_one_mishap_is_no_other(told: str) -> None:
    assert len(parse_notice(f"{_RELEASE}{told}\n").incidents) == 1


def test_a_release_may_begin_with_what_it_tells_of_what_was_announced_before() -> None:
    source = (
        "不正アクセスについて(第2報)\n2021年6月11日\n株式会社見本堂\n\n"
        "5月20日に公表しました不正アクセスの調査結果についてもご報告いたします。4月3日、外部から侵入され、会員5,800名の氏名が"
        "流出しました。\n"
    )
    assert [i.affected_people for i in parse_notice(source).incidents] == [5_800]


def test_acts_of_parts_that_the_lead_names_are_told_in_turn() -> None:
    story = """個人情報の紛失と盗難相次ぐ 青葉市立の学校

2019年7月10日

青葉市教育委員会は9日、市立中学校の教諭が生徒の名簿を紛失し、市立小学校の教諭が児童の名簿を盗まれたと発表した。

市教委によると、中学校の教諭は6月27日、生徒198人分の名簿を紛失した。7月1日朝、学校で使おうとして気付いた。

小学校の教諭は今月5日、駐車場で児童34人の名簿を盗まれた。

市教委は保護者会を開き、謝罪した。"""
    notice = parse_notice(story)
    assert [(i.affected_people, i.root_cause) for i in notice.incidents] == [(198, "loss"), (34, "theft")]
    assert {i.organization for i in notice.incidents} == {"青葉市教育委員会"}


def test_acts_under_headings_that_say_where_it_was_are_one_each() -> None:
    text = (
        "個人情報を含む書類等の事故について\n令和6年10月3日\n社会福祉法人みほん福祉会\n"
        "当法人の事業所において、個人情報に関する事故が2件発生いたしました。深くお詫び申し上げます。\n"
        "【特別養護老人ホームみほん苑】\n令和6年9月11日、入所者12名の薬の説明書を別の入所者のご家族にお渡ししました。\n"
        "【みほん保育園】\n令和6年9月24日、園児31名の氏名を記載した名簿を紛失していることが判明しました。\n"
        "再発防止に努めてまいります。\n"
    )
    told = [(i.organization, i.affected_people, i.root_cause) for i in parse_notice(text).incidents]
    assert told == [("社会福祉法人みほん福祉会", 12, "misdelivery"), ("社会福祉法人みほん福祉会", 31, "loss")]


MONTHS = (
    "「みほん生協」はなぜ漏えいを繰り返すのか\n\nみほん生協の情報漏えいが止まらない。\n\n"
    "2018年6月、配達の担当者が組合員230人分の注文書を紛失。"
    "2020年2月には、委託先のサーバーが不正アクセスを受け、組合員4万2,000人分の氏名が流出した可能性があると発表した。"
    "さらに2022年11月、職員が退職時に組合員1,500人分の名簿を持ち出していたことが発覚した。\n\n"
)


def test_sentences_of_other_months_and_causes_tell_acts_of_one_organisation() -> None:
    told = [(i.organization, i.affected_people, i.root_cause) for i in parse_notice(MONTHS).incidents]
    assert told == [
        ("みほん生協", 230, "loss"),
        ("みほん生協", 42000, "unauthorized_access"),
        ("みほん生協", 1500, "insider"),
    ]


def test_months_of_one_cause_are_the_course_of_one_act() -> None:
    text = (
        "みほん生協の流出、その後\n\nみほん生協の名簿の流出が収まらない。\n\n"
        "2021年5月、サーバーが不正アクセスを受け、組合員3万人分の氏名が流出した。"
        "2021年9月には、さらに2万人分の流出が不正アクセスの記録から分かった。"
        "2022年1月、不正アクセスで流出した5万人分の補償が始まった。\n"
    )
    assert len(parse_notice(text).incidents) == 1


HEADED_BY_OFFICES = (
    "みさき市で相次ぐ誤送信\n2025/10/02\n\n■農政課 申請者の名簿を誤って添付\n\n"
    "みさき市農政課によると、9月24日、職員が団体へメールを送る際、申請者7人の氏名と口座番号が記載されたファイルを誤って添付した。"
    "28日に市のホームページで公表された。\n\n■観光課でも誤送信 その日のうちに\n\n"
    "28日の夕方、観光課の職員が出店者38者に案内を一斉に送る際、BCCに入れるべきアドレスを宛先に入れて送信した。"
    "これにより、38件のメールアドレスが受信者の間で見える状態になった。市は30日にこれを公表した。"
    "ある市職員は匿名を条件に、確認が形だけだと話す。\n"
)


def test_headings_of_harm_with_numbers_and_days_of_their_own_tell_an_act_each() -> None:
    told = [(i.organization, i.affected_people, i.affected_records) for i in parse_notice(HEADED_BY_OFFICES).incidents]
    assert told == [("みさき市", 7, None), ("みさき市", None, 38)]


def test_numbered_headings_of_harm_tell_acts_whose_causes_no_word_names() -> None:
    text = (
        "納税通知の公示における個人情報の漏えいについて\n令和7年4月18日\n\n"
        "本市の公示において、個人情報の漏えいがありました。深くお詫び申し上げます。\n\n"
        "1.対象外の方の個人情報の漏えい(令和6年度) 1名\n\n"
        "令和7年3月12日、転入された方からのお問い合わせにより、この方の氏名と税額を掲示板に出していたことが発覚しました。\n\n"
        "2.本来不要な個人情報の漏えい(令和4年度から6年度) 延べ57名\n\n"
        "上記の調査の過程で、3月21日、氏名のほかに住所も掲示板に出していたことを確認しました。\n延べ57名(実人数43名)です。\n\n"
        "お問い合わせ 財務部 税務課\n〒299-0000 みさき市港町2番地 電話:0000-00-0000\n"
    )
    told = [(i.organization, i.affected_people, i.discovered) for i in parse_notice(text).incidents]
    assert told == [("みさき市", 1, "2025-03-12"), ("みさき市", 43, "2025-03-21")]


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        # The number of the first again, on another day; another number on the same day.
        ("会員情報の流出", "3月21日、会員430名の住所も流出していたことが判明しました。"),
        (
            "不正アクセスによる従業員情報の漏えい",
            "同じく3月12日、従業員25名の氏名と住所も漏えいしました。",
        ),
    ],
)
def test_headings_of_harm_that_share_their_numbers_or_days_tell_one_act(heading: str, told: str) -> None:
    text = (
        "個人情報の漏えいについて\n令和7年4月18日\n株式会社みほん商会\n\n■不正アクセスによる個人情報の漏えい\n\n"
        "令和7年3月12日、当社のサーバーが不正アクセスを受け、会員430名の氏名が漏えいしました。\n\n"
    )
    assert [i.affected_people for i in parse_notice(f"{text}■{heading}\n\n{told}\n").incidents] == [430]


def test_the_mail_that_apologises_goes_wrong_too() -> None:
    text = (
        "他の申込者の情報が見える状態に みほん大学\n2024年10月11日\n\n"
        "みほん大学は10月9日、体験講座の申込フォームに設定ミスがあり、他の申込者の情報を閲覧できる状態だったと発表した。対象は214人。\n\n"
        "さらに、この件を謝罪するメールを送る際、BCCに入れるべきアドレスを宛先に入れ、31人のメールアドレスが漏えいしたという。\n\n"
        "閲覧できた可能性があるのは、214人の氏名と電話番号。\n"
    )
    told = [(i.affected_people, i.data_categories) for i in parse_notice(text).incidents]
    assert told == [(214, ["name", "phone"]), (31, ["email"])]
