"""Headlines, numbers, names and years that head the incidents of a page, and where each ends."""

from __future__ import annotations

import pytest

from extractor import parse_notice
from tests.split.stretches import stretches_of

_ROUND_UP = """今週の事故まとめ

【1】見本市、児童30人の名簿入りUSBを紛失
 見本市は3月4日、市立小の教諭が児童30人の氏名を入れたUSBメモリを紛失したと発表した。

【2】株式会社試作屋、通販サイトに不正アクセス
 株式会社試作屋は3月5日、通販サイトが不正アクセスを受け、会員1,200人の氏名と住所が流出したと発表した。

【編集後記】
 今週は2本でした。
"""


def test_a_round_up_is_split_at_its_headlines() -> None:
    text, stretches = stretches_of(_ROUND_UP)
    told = [text[slice(*s.spans[0])] for s in stretches]
    assert len(told) == 2
    assert told[0].startswith("【1】見本市")
    assert "試作屋" not in told[0]
    assert "編集後記" not in told[1]
    assert [text[slice(*s.title)] for s in stretches if s.title] == [
        "【1】見本市、児童30人の名簿入りUSBを紛失",
        "【2】株式会社試作屋、通販サイトに不正アクセス",
    ]


_CASES = """名簿はこうして漏れる 3つの事例
更新日:2023年5月8日

1. はじめに
名簿の扱いを見直しましょう。

2. 事例

事例① 株式会社見本堂(2022年)
 2022年3月4日、会員1,300名の氏名を入れたUSBメモリを社員が紛失したと公表しました。

事例② 地方の病院:カルテののぞき見
 とある病院では、職員が2021年6月に患者30名のカルテを不正に閲覧していました。

事例③ 試作市(2021年)
 2021年9月2日、住民80名の住所を入れた封筒を誤送付したと公表しました。

3. 対策
 名簿の持ち出しを禁じ、50名までの会員の住所にも鍵を掛けます。
"""


def test_numbered_cases_are_items_up_to_the_heading_above_them() -> None:
    text, stretches = stretches_of(_CASES)
    told = [text[slice(*s.spans[0])] for s in stretches]
    assert [words[:4] for words in told] == ["事例① ", "事例③ "]
    assert "持ち出しを禁じ" not in told[-1]


_CHRONICLE = """見本大学の事故の記録

◆2021年

4月
 学生120名の氏名と成績を入れたUSBメモリを教員が紛失した。最後に見たのは3日。

9月
 宛先を誤り、卒業生40名の住所の一覧を12日に別の会社へメールで誤送信した。

◆2022年

2月
 附属病院で患者15名の氏名を記した問診票を8日に誤って廃棄した。

コメント(2)
"""


def test_the_months_of_a_chronicle_tell_incidents_of_one_organisation() -> None:
    text, stretches = stretches_of(_CHRONICLE)
    told = [text[slice(*s.spans[0])] for s in stretches]
    assert [words[:2] for words in told] == ["4月", "9月", "2月"]
    assert "2022" not in told[1]
    assert "コメント" not in told[2]


def test_a_case_of_nobody_named_is_one_act_however_it_begins() -> None:
    source = (
        "漏洩の事例\n\n【事例1】株式会社見本製靴への攻撃\n2018年2月、とある大手の書店が不正アクセスがあったことを公表しました。\n"
        "会員45名の氏名が閲覧された可能性があります。\n\n【事例2】株式会社試作園芸への攻撃\n"
        "2018年9月、株式会社試作園芸は不正アクセスにより会員72名の住所が流出したと公表しました。\n"
    )
    assert [i.affected_people for i in parse_notice(source).incidents] == [45, 72]


def test_serial_numbers_head_items_whatever_their_words() -> None:
    text, stretches = stretches_of(
        "【事故録#12】試作市 職員の処分について\n 試作市は5月2日、住民30人の住所を不正に閲覧した職員を処分した。\n\n"
        "【事故録#11】株式会社試作屋 名簿の紛失について\n 4月8日、会員60名の名簿を紛失しました。\n"
    )
    assert [text[slice(*s.spans[0])][5:8] for s in stretches] == ["12】", "11】"]


def test_a_name_alone_on_its_line_heads_a_case_once() -> None:
    text, stretches = stretches_of(
        "漏えいの事例と対策\n2023年12月1日\n\n近年の事例を紹介します。\n\n"
        "株式会社見本堂(2023年)\n2023年6月、株式会社見本堂は不正アクセスにより顧客1,240件の氏名と住所が流出した可能性があると公表しました。\n\n"
        "株式会社見本堂\n同社は事務用品の通販を営み、全国に会員がいます。今回の流出では問い合わせ窓口も設けています。\n\n"
        "ひばり市\n2022年9月、ひばり市の職員がUSBメモリを飲食店に置き忘れ、市民3,200人分の氏名と税額が所在不明になりました。\n"
    )
    assert [text[slice(*s.title)] for s in stretches if s.title] == ["株式会社見本堂(2023年)", "ひばり市"]


def test_whom_to_ask_stands_below_all_items_even_above_the_footer_of_the_page() -> None:
    text, stretches = stretches_of(
        "書類の取り違えと紛失について(2件)\n本市で二つの事案が発生しました。\n\n"
        "事案1 証明書の取り違え\n1.概要\n"
        "5月3日、市民課で証明書を取り違えて1人に送付しました。\n2.原因\n確認の不足です。\n\n"
        "事案2 意見書の紛失\n1.概要\n5月9日、意見書1人分を紛失したことが分かりました。\n2.原因\n確認の不足です。\n\n"
        "このページに関するお問い合わせ先\n行政管理課\nみずほ台市役所 2階\n\n"
        "■閲覧ソフトについて\n閲覧ソフトが必要です。\n"
    )
    assert len(stretches) == 2
    foot = text.index("このページ")
    assert all((foot, len(text)) in stretch.shared for stretch in stretches)


def test_the_headline_above_its_day_belongs_to_the_entry() -> None:
    source = (
        "記事一覧\n\n中学校で生徒名簿を誤配布、希望表に全員分 - 見本市\n2021.05.28\n"
        "見本市は、市立中学校で生徒34人の氏名と電話番号が記された用紙を5月25日に全員へ誤って配ったことを明らかにした。\n\n"
        "会員サイトで不正ログイン - 初期パスワードが原因か\n2021.05.27\n"
        "株式会社試作リースは、会員向けサイトで5月14日に不正ログインがあり、契約内容1,127件が閲覧されたと発表した。\n\n"
        "2020年度の漏えい報告は4,141件 - 年次報告\n2021.05.26\n"
        "個人情報の漏えい等の報告についてまとめたもので、誤交付、誤送付を原因とするものが半数以上を占めたという。\n"
    )
    text, stretches = stretches_of(source)
    assert [text[s.title[0] : s.title[1]][:6] for s in stretches if s.title] == ["中学校で生徒", "会員サイトで"]


def test_headings_of_two_numbers_head_items_whose_names_are_bare() -> None:
    source = (
        "漏えいの事例から学ぶ\n\n1. 実際にあった事例\n\n"
        "1.1. 株式会社見本運輸\n配送を手がける同社では、2021年6月、伝票の控え52枚を積んだ車が車上荒らしに遭いました。\n"
        "教訓:車内に置かない。\n\n"
        "1.2. 試作電機株式会社\n2020年10月8日、標的型攻撃メールで侵入され、氏名約9,300件が流出したと発表しました。\n"
        "教訓:警告を見過ごさない。\n\n"
        "2. 漏えいを防ぐには\n事例の多くは人が原因です。2022年4月からは1,000人を超える漏えいの報告が義務です。\n"
    )
    text, stretches = stretches_of(source)
    assert [text[s.title[0] : s.title[1]] for s in stretches if s.title] == [
        "1.1. 株式会社見本運輸",
        "1.2. 試作電機株式会社",
    ]


def test_named_cases_and_entries_under_their_year_are_items() -> None:
    cases = """持ち出しはなぜ起きるか

2018年10月 みさき精工 図面持ち出し事件

金型のみさき精工で設計をしていた男が、退職の前の週に図面2,300枚を私物の媒体に写していた。上司が記録から気付いた。

2015年 つばめ証券 名簿売却騒動

つばめ証券の課長が、顧客1万8千人の氏名と住所を名簿業者に売っていた。苦情が相次ぎ、5月に露見した。
"""
    text, stretches = stretches_of(cases)
    assert [text[slice(*s.title)] for s in stretches if s.title] == [
        "2018年10月 みさき精工 図面持ち出し事件",
        "2015年 つばめ証券 名簿売却騒動",
    ]
    chronicle = """主な漏えい事件
2017年
5月22日 - 株式会社つばめ商会の通販サイトが不正アクセスを受け、会員3万人の氏名が流出。
2016年
6月14日 - 見本大学の職員が、学生150人の成績を保存したUSBメモリを紛失。
"""
    text, stretches = stretches_of(chronicle)
    assert [text[slice(*s.spans[0])][:4] for s in stretches] == ["2017", "2016"]


def test_each_sentence_of_a_page_may_stand_on_its_own_line_below_the_headlines() -> None:
    page = """最近の事故を二つ解説します。
カドヤマ個人情報漏えい事故
カドヤマは、映像と出版の会社です。
2024年6月、こちらがランサムウェアの被害に遭いました。
約25万件の個人情報が漏えいしました。
ミドリ電工個人情報漏えい事故
ミドリ電工は、今年4月に情報が漏えいしたおそれがあると明らかにしました。
従業員など約2,300人の氏名と住所が含まれます。
"""
    text, stretches = stretches_of(page)
    assert [text[slice(*s.spans[0])][:4] for s in stretches] == ["カドヤマ", "ミドリ電"]


def test_headlines_that_open_with_a_month_and_a_name_head_items_whatever_stands_below_them() -> None:
    notice = parse_notice(
        "2023年4月から9月までのメール誤送信 事例まとめ\n\nこの記事では、期間中の事故を記載しています。\n\n"
        "2023年4月:みさき市(東京都) 添付ファイルの誤送信\n\n原因\n\n添付する前の確認を怠ったことによるもの\n\n"
        "概要\n\n幼稚園に補助金の表を送る際、別の園の児童1,240名分を添付して送信。\n\n再発防止策\n確認を徹底する。\n\n"
        "2023年5月:みなと海運株式会社 BCC誤送信\n\n設定ミスでメールアドレス410件が流出\n\n原因\n\n設定の確認不足\n"
    )
    assert [(i.organization, i.affected_people or i.affected_records) for i in notice.incidents] == [
        ("みさき市", 1240),
        ("みなと海運株式会社", 410),
    ]


def test_what_is_told_behind_the_measures_of_the_case_before_is_told_of_the_next() -> None:
    case = "{}の名簿紛失\n\n{}は{}、会員{}名の氏名を書いた名簿を紛失したと発表した。\n\n再発防止策\n点検する。\n\n"
    cases = ("みほん商会", "5月2日", 41), ("ためし学園", "6月3日", 52), ("かりの信用金庫", "7月4日", 63)
    source = "2023年の紛失事例\n\n" + "".join(case.format(name, name, day, people) for name, day, people in cases)
    told = [(i.organization, i.affected_people, i.data_categories) for i in parse_notice(source).incidents]
    assert told == [(name, people, ["name"]) for name, _, people in cases]


_TWO_SECTIONS = """見学会の申込みに関するお詫び

2023年8月10日
学校法人みさき学園

このたび、本学の見学会(8月19日開催)の申込画面で、他の方の情報が見られる状態にあったことが判明しました。お詫び申し上げます。

1 申込フォームについて
8月3日まで、申込みを終えた画面に他の方の回答が表示される設定になっており、266名の氏名と電話番号が閲覧できる状態でした。

2 お詫びメールについて
8月4日午前、17名にお詫びのメールを再送する際、BCC欄に入れるべきメールアドレスを宛先欄に入れて送信しました。

3 再発防止
公開の前に二人で確かめます。
"""


def test_two_numbered_sections_that_each_tell_cause_day_and_number_are_two_incidents() -> None:
    assert [i.affected_people for i in parse_notice(_TWO_SECTIONS).incidents] == [266, 17]
    # A day of a section that was told before it makes both sections of one incident.
    told = _TWO_SECTIONS.replace("申込画面で、他の方", "申込画面で、8月4日、他の方")
    assert len(stretches_of(told)[1]) == 1


_TOLD_ANEW = """区立保育園における帳面の紛失について
2022年11月9日
記者発表資料

区立保育園で2件、帳面を紛失する事案がありました。

1 概要

区立つばめ保育園の保育士が、園児18名の氏名を書いた体温の帳面を園庭で紛失した。

2 経過

10月12日、保育士が帳面のないことに気付き、14日まで草むらを捜した。

1 概要

区立かもめ保育園の保育士が、園児27名の氏名を書いた食事の帳面を遠足先で紛失した。

2 経過

10月19日、帰りの車中で帳面のないことに気付いた。
"""


def test_sections_that_begin_anew_tell_of_another_case() -> None:
    notice = parse_notice(_TOLD_ANEW)
    told = [(i.organization, i.affected_people, i.announced) for i in notice.incidents]
    assert told == [
        ("区立つばめ保育園", 18, "2022-11-09"),
        ("区立かもめ保育園", 27, "2022-11-09"),
    ]
    # The same headings about one and the same school and day head the reports of one incident.
    reports = _TOLD_ANEW.replace("かもめ", "つばめ").replace("10月19日、", "10月12日、")
    assert len(stretches_of(reports)[1]) == 1


def test_what_is_said_of_all_before_the_parts_is_the_cause_of_each() -> None:
    text = """不正ログインが昨年11月、相次いで発生した。すべて、リスト型攻撃によるものだった。

■「みさき市場」に不正ログイン
見本商会は2015年11月8日、運営する「みさき市場」が不正ログインされたと発表した。会員312名の氏名が閲覧された可能性がある。

■「はこべ市場」に不正ログイン
白樺商会は2015年11月20日、運営する「はこべ市場」が不正ログインされたと発表した。会員204名の氏名が閲覧された可能性がある。
"""
    incidents = parse_notice(text).incidents
    assert [(i.organization, i.root_cause) for i in incidents] == [
        ("見本商会", "credential_stuffing"),
        ("白樺商会", "credential_stuffing"),
    ]


_YEAR_HEADINGS = """宿泊業の情報漏えい事例3選
宿泊業が預かる情報は幅広く、漏れたときの影響も小さくありません。近年の事例を3つ紹介します。
目次
宿泊業で起きた事例
2017年:株式会社みさき観光(旅館)
まず取り上げるのは、予約係が取引先を名乗る添付ファイルを開いて感染した事例です。9月4日に開き、同月11日に通信の異常から分かりました。
流出したおそれがあるのは予約者約2,300人分の氏名と電話番号です。
2019年:株式会社青嶺リゾート(ホテル)
次は、会員向けの案内で起きた事例です。6月10日、会員418名に送るはずの割引券を、別の会員の氏名を差し込んだまま誤って配信してしまいました。
2022年:ゆきの村キャンプ協会(キャンプ場)
最後は、予約画面の設定の誤りで、2月8日から9日までに申し込んだ最大73件の氏名と車両番号が、ほかの人の画面に表示された事例です。
"""


def test_a_year_and_a_name_head_the_cases_of_an_article() -> None:
    incidents = parse_notice(_YEAR_HEADINGS).incidents
    assert [i.organization for i in incidents] == ["株式会社みさき観光", "株式会社青嶺リゾート", "ゆきの村キャンプ協会"]
    assert [i.occurred for i in incidents] == ["2017-09-04", "2019-06-10", "2022-02-08/2022-02-09"]
    assert [i.announced for i in incidents] == [None, None, None]


def test_an_item_that_stands_on_the_page_twice_is_one() -> None:
    twice = (
        "2006/10/4 みさき銀行 会員72名のアドレスが表示\n\n"
        "みさき銀行は10月4日、会員72名のアドレスを宛先欄に入れて配信した。\n\n"
    )
    others = (
        "2006/10/6 青葉文化財団(奈良) 公演案内でリスト添付\n\n"
        "青葉文化財団は、会員330人分の氏名の入った名簿を誤って添付し送信したと6日発表した。送信は3日。\n\n"
        "2006/10/11 宿予約のみなとネット アンケートで2,105件\n\n"
        "「みなとネット」を運営する見本企画は、9日に送ったメールで、アドレス2,105件を宛先欄に並べていた。\n\n"
    )
    incidents = parse_notice("一斉送信の事故を考える\n\n" + twice + twice + others).incidents
    assert [i.affected_people for i in incidents] == [72, 330, None]


def test_a_year_heads_a_case_whose_name_is_none_that_is_known() -> None:
    text = _YEAR_HEADINGS.replace("株式会社みさき観光", "はやて観光").replace("2,300人分", "2,300人分(9月20日公表)")
    incidents = parse_notice(text).incidents
    assert [i.affected_people or i.affected_records for i in incidents] == [2300, None, 73]
    assert [i.announced for i in incidents[1:]] == [None, None]


_NAMES_AT_THE_END = """6月に気になった情報流出 市役所・学習塾・ガス会社

今月は三つの出来事を取り上げます。

申込者の名簿を取り違えて送信―みずほ台市

みずほ台市は6月5日、市民講座の申込者214人の氏名が載った名簿を、別の申込者1人にメールで送ってしまったと発表しました。

会員のパスワードが外に、スバル進学塾

次は港町のスバル進学塾です。6月11日、会員1,820人のメールアドレスとパスワードが盗まれたと明らかにしました。

検針員がかばんごと=ホクリョウガス

最後はホクリョウガスの話。検針員が6月18日の夕方、検針票95枚を入れたかばんを電車に置き忘れ、見つかっていません。
"""


def test_a_headline_may_give_the_name_last() -> None:
    incidents = parse_notice(_NAMES_AT_THE_END).incidents
    assert [i.organization for i in incidents] == ["みずほ台市", "スバル進学塾", "ホクリョウガス"]
    assert [i.affected_people for i in incidents] == [214, 1820, None]


def test_each_headline_of_a_scrapbook_ends_with_a_name_and_a_day() -> None:
    page = (
        "【備忘録#264】ホームページの改ざんについて - 株式会社丸和家具 2023/8/24\n\n"
        "弊社ホームページの一部が何者かに書き換えられ、顧客40名の氏名が流出しました。\n\n"
        "【備忘録#263】パソコンの遠隔操作について(お詫び) - NPO法人みさきスポーツ協会 2023/8/22\n\n"
        "平素よりみさき町民体育館をご利用いただき、ありがとうございます。体育館のパソコンが外部から遠隔操作を受け、"
        "利用者96名の個人情報が流出しました。\n"
    )
    told = [(i.organization, i.announced) for i in parse_notice(page).incidents]
    assert told == [("株式会社丸和家具", "2023-08-24"), ("NPO法人みさきスポーツ協会", "2023-08-22")]


def test_a_headline_that_opens_with_a_name_heads_what_begins_with_it_again_whatever_it_says() -> None:
    blog = (
        "内部統制のつぶやき\n\n株式会社ミヤシロ研磨材 台湾子会社がやられて、決算に間に合わない\n\n"
        "ミヤシロ研磨材は4/22、決算の延期を公表しました。子会社が受けたサイバー攻撃でデータが暗号化されたそうです。\n\n"
        "アルデアパレル 会員情報98万件 第2報で一転\n\n"
        "アルデアパレルは4/19、不正アクセスで会員982,604件の個人情報が流出した可能性があると公表。氏名と住所です。\n\n"
        "北雪信用金庫 職員が顧客情報を自分のスマホへ\n\n"
        "4/12、北雪信用金庫が公表しました。職員が取引先63先の書類を撮影して知人に見せていたというもの。\n"
    )
    told = [i.organization for i in parse_notice(blog).incidents]
    assert told == ["株式会社ミヤシロ研磨材", "アルデアパレル", "北雪信用金庫"]


def test_headlines_of_a_log_of_accidents_end_with_the_name_behind_a_slash() -> None:
    page = (
        "事故ニュース 2013年12月\n日付 内容\n18日\n内部ミス 宛先の表示送信/県立みなと美術館\n【状況】\n12月18日\n"
        "案内メールを配信した際、31人分のアドレスが見えるCCに入れて送信した。同日、電話で指摘があった。\n\n"
        "13日\nサイバー攻撃 会員サイトへの不正ログイン/ことり文具オンライン(株式会社ことり堂)\n【状況】\n12月11日\n"
        "1,643件の会員の氏名が閲覧された可能性がある。\n"
    )
    told = [i.organization for i in parse_notice(page).incidents]
    assert told == ["県立みなと美術館", "株式会社ことり堂"]


def test_titles_of_other_pages_with_their_addresses_are_no_items() -> None:
    story = (
        "設備の図面がネットに流出~協力会社社員の自宅PCから\n\n"
        "みさき鉄道株式会社と工事を担うミカゲ電工株式会社は17日、設備の図面約300点が流出したと発表した。"
        "16日に両社で調べて分かった。\n\n"
    )
    links = (
        "■資料の流出について(みさき鉄道株式会社)\nhttp://www.misaki.example/0417.html\n"
        "■資料の流出のお詫び(ミカゲ電工株式会社)\nhttp://www.mikage.example/\n"
    )
    assert len(parse_notice(story + links).incidents) == len(parse_notice(story).incidents) == 1


@pytest.mark.parametrize(
    "heading", ["{}の事例", "{}のケース", "【{kind}】{}", "製造業:{}", "部品メーカー {}", "{}の名簿流出事件"]
)
def test_headlines_that_end_in_a_name_that_their_paragraph_takes_up_head_items(heading: str) -> None:
    names = ("株式会社みほん工業", "有限会社ためし商店", "株式会社かりの製薬")
    told = "2022年{}月、{}のサーバがランサムウェアに感染し、会員{}人の氏名が流出した可能性があります。\n\n"
    kinds = ("製造業", "小売", "医療")
    heads = (heading.format(name, kind=kind) for name, kind in zip(names, kinds, strict=True))
    parts = (f"{h}\n\n" + told.format(i, n, 100 * i) for i, (h, n) in enumerate(zip(heads, names, strict=True), 1))
    notice = parse_notice("被害に遭った企業\n\n国内で起きたことを紹介します。\n\n" + "".join(parts))
    assert [(i.organization, i.affected_people) for i in notice.incidents] == list(
        zip(names, (100, 200, 300), strict=True)
    )


@pytest.mark.parametrize("heading", ["{}の場合", "教材の{}の事例", "{}の例", "{}の一件"])
def test_a_heading_of_the_case_of_somebody_heads_an_item_whose_text_does_not_repeat_the_name(heading: str) -> None:
    names = ("株式会社みほん学房", "医療法人ためし会")
    told = (
        "同法人は2022年{}月、職員が会員{}人の氏名を無断で持ち出していたと公表しました。会員に書面でわびています。\n\n"
    )
    parts = [f"{heading.format(name)}\n\n{told.format(i, 100 * i)}" for i, name in enumerate(names, 1)]
    notice = parse_notice("昨年の事故から学ぶ\n\n注目を集めた事故を取り上げます。\n\n" + "".join(parts))
    assert [(i.organization, i.affected_people) for i in notice.incidents] == list(zip(names, (100, 200), strict=True))


def test_among_parts_that_tell_one_under_a_bare_name_tells_in_whatever_words() -> None:
    parts = (
        "1/22 株式会社みほん靴店\n\n1月22日、会員120人の氏名が流出したと発表した。\n\n"
        "2/14 ためし茶舗\n\n手作業で送った案内の宛先欄に48名の名が並んだ。\n\n"
        "3/29 株式会社かりの文具\n\n3月29日、顧客300人の氏名が流出したと発表した。\n\n"
    )
    notice = parse_notice("2021年の情報流出を振り返る\n\n" + parts)
    assert [i.organization for i in notice.incidents] == ["株式会社みほん靴店", "ためし茶舗", "株式会社かりの文具"]


def test_a_log_under_days_has_what_happened_below_a_word_for_its_kind() -> None:
    notice = parse_notice(
        "サイバー事件録 2019年\n警察の発表と企業の公表を日付の順に並べています。\n\n"
        "2019年2月12日\n不正アクセス\n"
        "通販サイト「みどり市場」を運営するハルノ商事は12日、会員3,200人の氏名と住所が流出したと発表した。"
        "2月3日に外部から侵入された。\n\n"
        "2019年3月8日\n窃盗\n"
        "知人の口座から現金を盗んだとして、緑川署は8日、千葉県の会社員の男(41)を逮捕した。男は昨年11月、暗証番号を盗み見た疑い。\n\n"
        "2019年4月22日\n営業秘密\n"
        "設計図を持ち出したとして、県警は22日、機械メーカー「トウヨウ精密」の元社員の男(52)を不正競争防止法違反の疑いで逮捕した。"
        "男は1月10日に図面をコピーした疑い。\n\n"
        "2019年6月3日\n続報\n"
        "一昨年8月に顧客8,400人分のカード番号を流出させたアクアリンクに対し、地裁は3日、賠償を命じた。\n"
    )
    told = [(i.organization, i.affected_people) for i in notice.incidents]
    assert told == [("ハルノ商事", 3200), ("トウヨウ精密", None), ("アクアリンク", 8400)]
    assert notice.incidents[0].occurred == "2019-02-03"


def test_days_count_from_the_day_that_stands_alone_above_the_entry() -> None:
    notice = parse_notice(
        "流出の記録\n\n2012年1月20日\nヒノデ商会は20日、会員310人の名簿を紛失したと発表した。\n\n"
        "2013年8月2日\nサクラ計器は2日、社員45人の名簿を4月6日に紛失したと発表した。\n"
    )
    assert [i.announced for i in notice.incidents] == ["2012-01-20", "2013-08-02"]
    assert notice.incidents[1].occurred == "2013-04-06"


_COLUMN = """今月の「うっかり」を振り返る

机の上も鞄の中も散らかる季節である。

焼けてしまったカルテ
もったいない話もある。ひばり総合病院では外来の患者460人分の検査記録が見当たらない。3月4日に倉庫を片付けた際、誤って廃棄したとみられる。

宛先欄に並んだアドレス
今度はよくある話だ。市民講座を開くかえで大学が、受講者320人への案内を、全員のアドレスが見える形で3月7日に誤送信した。

<関連記事:宛先の確認はなぜ続かないのか>

鍵のかからない書庫
盗まれたのは紙だった。みさき市の別館が荒らされ、申請書48人分が盗難に遭っている。3月12日の朝、出勤した職員が見つけた。

来月は何も起きないとよい。

人気の記事
会員34万人の氏名が流出
"""


def test_under_headlines_that_name_nobody_each_part_tells_of_another() -> None:
    notice = parse_notice(_COLUMN)
    told = [(i.organization, i.affected_people) for i in notice.incidents]
    assert told == [("ひばり総合病院", 460), ("かえで大学", 320), ("みさき市", 48)]


def test_headlines_within_the_story_of_one_organisation_head_no_incidents() -> None:
    notice = parse_notice(
        "みほん堂、会員5,000人の氏名が流出か\n\nみほん堂は4月10日、サーバーが不正アクセスを受けたと発表した。会員5,000人の"
        "氏名が流出したおそれがある。\n\n委託先の端末から入られた\nみほん堂によると、4月1日に保守を担う株式会社さざなみの端末2台を"
        "経由して不正アクセスを受けた。\n\n消えた受注のデータ\nみほん堂では4月2日の朝、受注データ3,200件が暗号化されているのを"
        "担当者が見つけた。\n\n専門家はこう見る\nかえで大学の教授は「保守会社から侵入される被害が2023年に120件あった」と話している。\n"
    )
    assert [i.organization for i in notice.incidents] == ["みほん堂"]


def test_headlines_in_brackets_as_a_whole_are_of_one_form_whatever_they_say() -> None:
    notice = parse_notice(
        "置き忘れの実例\n\n【みさき市 手当の書類をバスに置き忘れ】\n\n2014年11月7日、手当の担当者がバスに書類を"
        "置き忘れました。受給者41人分の氏名が書かれていました。\n\n"
        "【かえで大学病院 研究用のパソコンを紛失】\n\n医師が空港でパソコンを紛失しました。"
        "患者3,120人の氏名が保存されていたものです。\n\n持ち出しの決まりを作ることが第一です。\n"
    )
    told = [(i.organization, i.affected_people) for i in notice.incidents]
    assert told == [("みさき市", 41), ("かえで大学病院", 3120)]


def test_among_many_ranks_a_name_with_its_number_tells_whatever_its_words() -> None:
    notice = parse_notice(
        "2023年の漏えい ワースト3\n\n人数の多い順に並べました。\n\n第3位 みさき市観光協会 2,830人\n1月16日公表。"
        "案内の宛先を一つの欄に入れてしまったもの。\n\n第2位 かえで大学 1万1,120人\n3月3日公表。設定の誤りで、"
        "氏名が誰でも見られる状態になっていた。\n\n第1位 株式会社ひだまり 4万6,000人\n5月30日公表。"
        "サーバーがランサムウェアに感染した。\n"
    )
    told = [(i.organization, i.affected_people) for i in notice.incidents]
    assert told == [("みさき市観光協会", 2830), ("かえで大学", 11120), ("株式会社ひだまり", 46000)]


def test_numbers_in_square_brackets_head_the_items_of_a_letter() -> None:
    notice = parse_notice(
        "セキュリティ便り 第118号 2022/9/12\n\n[1] みさき市、参加者のアドレスを誤って公開\n-----------------\n"
        "9/6、みさき市はマラソンの参加者420名のメールアドレスが閲覧できる状態だったと発表。\nhttps://www.example.jp/\n\n"
        "[2] 県立浜病院でUSBメモリ紛失\n-----------------\n患者95名の検査結果を入れたUSBを医師が失くす。9/9に公表。\n"
    )
    told = [(i.organization, i.affected_people) for i in notice.incidents]
    assert told == [("みさき市", 420), ("県立浜病院", 95)]


def test_a_heading_right_above_another_of_its_mark_tells_nothing_itself() -> None:
    text = (
        "漏えいの事例\n■不正アクセスの事例\n"
        "●みほん瓦斯株式会社\n2021年5月、会員サイトが不正アクセスを受け、会員12万件のメールアドレスが流出しました。\n"
        "■紛失の事例\n"
        "●みさき医科大学病院\n2019年8月、医師が患者410人分のデータの入ったUSBメモリを紛失しました。\n"
    )
    assert [i.organization for i in parse_notice(text).incidents] == ["みほん瓦斯株式会社", "みさき医科大学病院"]


def test_the_title_of_a_ranking_is_no_furniture() -> None:
    text = (
        "流出件数ランキング ワースト3\n"
        "第1位 株式会社みほん堂 約3,504万件(2014年)\n委託先の元社員が顧客情報を持ち出していました。\n"
        "第2位 みさき市 約2,200件(2013年)\n職員が名簿を紛失しました。\n"
    )
    assert [(i.organization, i.affected_records, i.occurred) for i in parse_notice(text).incidents] == [
        ("株式会社みほん堂", 35040000, "2014"),
        ("みさき市", 2200, "2013"),
    ]


def test_cases_of_nobody_beside_cases_of_somebody_give_no_row() -> None:
    text = (
        "3つの事例\n"
        "事例1 ある自動車部品メーカーでは、2021年に委託先から図面が流出しました。\n"
        "事例2 株式会社みほん堂では2023年5月、クラウドの設定ミスで2,150人分の情報が公開状態でした。\n"
        "事例3 A社では、2022年に顧客300人分の名簿が盗まれました。\n"
        "事例4 日本年金機構では2015年6月、ウイルス感染により125万件の個人情報が流出しました。\n"
    )
    assert [(i.organization, i.occurred) for i in parse_notice(text).incidents] == [
        ("株式会社みほん堂", "2023-05"),
        ("日本年金機構", "2015-06"),
    ]


def test_brackets_around_names_are_of_one_form_whatever_day_stands_behind() -> None:
    text = (
        "過去の漏えい事故\n"
        "【株式会社みほん堂/オンラインショップ】2022年3月\n不正アクセスにより、最大10万3,935件のカード情報が流出した可能性。\n"
        "【日能塾】2022年1月\nサーバーへの攻撃により、最大28万106件のメールアドレスが流出した可能性。\n"
        "【石川楽器店】2022年2月\nサーバーへの攻撃により、メールアドレス9万8,635件が流出した可能性。\n"
    )
    assert [(i.organization, i.affected_records, i.occurred) for i in parse_notice(text).incidents] == [
        ("株式会社みほん堂", 103935, "2022-03"),
        ("日能塾", 280106, "2022-01"),
        ("石川楽器店", 98635, "2022-02"),
    ]


@pytest.mark.parametrize("mark", ["実例{}", "CASE {}", "ケース{}", "File.{}"])
def test_letters_number_cases_as_figures_do(mark: str) -> None:
    text = (
        "「情報漏えい」の実例\n"
        f"{mark.format('A')} 旅行会社のみほん旅行株式会社(2019年8月)\n"
        "→ 不具合により、会員340名の予約内容が他の会員に表示された。\n"
        f"{mark.format('B')} 白嶺県(2020年12月)\n→ 患者9,500人分の氏名が、設定ミスで閲覧できる状態になっていた。\n"
    )
    assert [(i.organization, i.affected_people) for i in parse_notice(text).incidents] == [
        ("みほん旅行株式会社", 340),
        ("白嶺県", 9500),
    ]


def test_a_headline_that_begins_with_a_quotation_ends_a_part_of_its_like() -> None:
    text = (
        "国内の情報漏えい事例\n"
        "「みほん便」で48万件の会員情報が流出\n"
        "2019年1月、オージス商会が運営する「みほん便」が不正アクセスを受け、約48万件の会員の氏名が流出しました。\n"
        "「7ぺい」で不正利用が多発\n"
        "2019年7月、スマートフォン決済「7ぺい」で、パスワードリスト攻撃により900人のアカウントが不正に利用されました。\n"
        "「みほん口座」で不正な引き出し\n"
        "2020年9月、みさき銀行の決済サービス「みほん口座」で、現金が不正に引き出される被害が起きました。\n"
    )
    first = parse_notice(text).incidents[0]
    assert (first.organization, first.root_cause, first.occurred) == ("オージス商会", "unauthorized_access", "2019-01")


def test_among_points_of_advice_a_case_ends_with_its_point() -> None:
    text = (
        "テレワーク時代の情報管理、3つのポイント\n"
        "1.端末の管理\n2020年8月、株式会社みほん重工は、端末がウイルスに感染し、従業員の氏名などが流出したと発表しました。"
        "端末を暗号化し、社外からの接続を限りましょう。\n"
        "2.紛失への備え\n2021年11月、みさき市の職員がパソコンを電車に置き忘れ、市民1,100人の住所が失われました。\n"
        "3.誤送信の防止\n送信前に上長が承認する仕組みが有効です。\n"
    )
    assert [(i.organization, i.root_causes) for i in parse_notice(text).incidents] == [
        ("株式会社みほん重工", ["malware"]),
        ("みさき市", ["loss"]),
    ]


def test_a_block_of_labels_begins_with_the_label_that_all_blocks_have_first() -> None:
    block = "発生年月:{}\n医療機関名:{}\n事故の概要:{}\n"
    blocks = [
        block.format("2022年5月", "医療法人社団みほん会", "患者26人の紹介状を誤った番号に送信した。"),
        block.format("2022年9月", "市立みさき総合医療センター", "外来患者512人の氏名を記載した一覧表を紛失した。"),
        block.format("2023年2月", "アイ歯科クリニック", "不正アクセスを受け、予約者1,480人の電話番号が流出した。"),
    ]
    for between in ("", "\n"):
        told = parse_notice("医療機関の情報漏えい事例一覧\n" + between.join(blocks)).incidents
        assert [(i.organization, i.occurred, i.affected_people) for i in told] == [
            ("医療法人社団みほん会", "2022-05", 26),
            ("市立みさき総合医療センター", "2022-09", 512),
            ("アイ歯科クリニック", "2023-02", 1480),
        ]


def test_short_headings_in_brackets_that_tell_of_harm_are_of_the_form_of_longer_ones() -> None:
    text = (
        "不正アクセスの手口と被害事例\n"
        "【フィッシング】\nみほん機構は2021年3月、職員がフィッシングメールに騙され、職員1,947人の氏名が窃取されたと発表した。\n"
        "【SQLインジェクション】\n株式会社みほんマネーは2021年6月、脆弱性を突かれ、会員1万8,000人の住所が流出したと発表した。\n"
        "【パスワードリスト攻撃】\nみほん販売は2021年8月、会員サイトに9,200件の不正ログインがあったと発表した。\n"
    )
    told = [(i.organization, i.announced) for i in parse_notice(text).incidents]
    assert told == [("みほん機構", "2021-03"), ("株式会社みほんマネー", "2021-06"), ("みほん販売", "2021-08")]


def test_entries_of_a_list_that_open_with_a_month_and_a_name_tell_with_the_line_below() -> None:
    text = (
        "2019年に発生した主な情報漏えい\n"
        "・1月 株式会社みほんキャビン\n約481万件の会員情報が流出。サーバーの脆弱性が原因。\n"
        "・5月 ユニークロ商事\n通販サイトで46万1,091件の不正ログイン。パスワードリスト型攻撃。\n"
        "・12月 みさき県\n廃棄したはずの名簿18冊が転売された。\n"
    )
    told = [(i.organization, i.occurred) for i in parse_notice(text).incidents]
    assert told == [("株式会社みほんキャビン", "2019-01"), ("ユニークロ商事", "2019-05"), ("みさき県", "2019-12")]


def test_a_name_and_what_befell_it_head_labels_as_they_head_paragraphs() -> None:
    text = (
        "Webサイト改ざんの被害事例\n国内で起きた事例を3件ご紹介します。\n"
        "株式会社みほんランド:オンラインショップの改ざん\n発生:2020年5月~2020年8月\n被害:カード情報8,740件\n"
        "みさき市:観光サイトの改ざん\n発生:2021年3月\n被害:アンケート回答者1,015名の氏名\n"
        "認定NPO法人海のいのち:寄付ページの改ざん\n発生:2022年1月\n被害:寄付者377名のカード番号と氏名\n"
    )
    assert [(i.organization, i.occurred) for i in parse_notice(text).incidents] == [
        ("株式会社みほんランド", "2020-05/2020-08"),
        ("みさき市", "2021-03"),
        ("認定NPO法人海のいのち", "2022-01"),
    ]


def test_the_address_of_a_page_stands_between_a_headline_and_its_story() -> None:
    text = (
        "気になる記事メモ\nみほん大付属病院、患者情報含むPC盗難 医師の自宅に空き巣\nhttps://news.example.com/1\n"
        "みほん大付属病院は18日、医師の自宅でノートパソコンが盗まれ、患者46人の氏名が流出したおそれがあると発表した。\n"
        "日南県、職員がふるさと納税寄付者の名簿を誤って公開\nhttps://news.example.com/2\n"
        "日南県は17日、ホームページに掲載した資料に寄付者1,204人の氏名と住所が含まれていたと発表した。\n2017-08-19\n"
    )
    told = [(row.organization, row.announced, row.root_cause) for row in parse_notice(text).incidents]
    assert told == [
        ("みほん大付属病院", "2017-08-18", "theft"),
        ("日南県", "2017-08-17", "accidental_publication"),
    ]


def test_a_bar_in_a_headline_makes_no_table_of_it() -> None:
    text = (
        "情報漏えい事例を徹底解説\n"
        "【2024年6月】株式会社みほん動画|ランサムウェア\n概要\nランサムウェア攻撃を受け、25万人分の個人情報が漏えいした。\n"
        "対応\n個人情報保護委員会に報告した。\n"
        "【2023年9月】白嶺大学|設定ミス\n概要\n学生2万3,000人の成績が、設定ミスで閲覧できる状態になっていた。\n対応\n対象者に通知した。\n"
        "【2022年6月】みさき市|紛失\n概要\n社員が市民1万1,000人の個人情報を入れたUSBメモリを紛失した。\n対応\n警察に届け出た。\n"
    )
    assert [(i.organization, i.occurred, i.reported_to) for i in parse_notice(text).incidents] == [
        ("株式会社みほん動画", "2024-06", ["ppc"]),
        ("白嶺大学", "2023-09", []),
        ("みさき市", "2022-06", ["police"]),
    ]


def test_what_a_firm_is_called_makes_nothing_general_of_what_is_told_of_it() -> None:
    text = (
        "カード情報漏えい事例\n"
        "1/18 みほん薬品ヘルスケア株式会社 「きれいネット」\n"
        "不正アクセスにより、氏名が流出した可能性がある。流出件数は不明。\n"
        "2/9 株式会社みほんポップ 「ポップネット」\n不正アクセスにより、カード情報3,812件が流出した可能性がある。\n"
        "3/4 有限会社ゆめ工房 「ゆめ雑貨」\n脆弱性を突かれ、会員1万2,900件のメールアドレスが流出した。\n"
    )
    assert [i.organization for i in parse_notice(text).incidents] == [
        "みほん薬品ヘルスケア株式会社",
        "株式会社みほんポップ",
        "有限会社ゆめ工房",
    ]
