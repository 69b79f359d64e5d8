"""Headlines, numbers, marks and days that head the incidents of a page, and where each ends."""

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
    told = _TWO_SECTIONS.replace("申込画面で、他の方", "申込画面で、8月4日、他の方").replace(
        "お詫びのメール", "案内のメール"
    )
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
        "第1位 株式会社みほん堂 約614万件(2014年)\n委託先の元社員が顧客情報を持ち出していました。\n"
        "第2位 みさき市 約2,200件(2013年)\n職員が名簿を紛失しました。\n"
    )
    assert [(i.organization, i.affected_records, i.occurred) for i in parse_notice(text).incidents] == [
        ("株式会社みほん堂", 6140000, "2014"),
        ("みさき市", 2200, "2013"),
    ]


def test_cases_of_nobody_beside_cases_of_somebody_give_no_row() -> None:
    text = (
        "3つの事例\n"
        "事例1 ある自動車部品メーカーでは、2021年に委託先から図面が流出しました。\n"
        "事例2 株式会社みほん堂では2023年5月、クラウドの設定ミスで2,150人分の情報が公開状態でした。\n"
        "事例3 A社では、2022年に顧客300人分の名簿が盗まれました。\n"
        "事例4 日本まほら機構では2015年8月、ウイルス感染により38万件の個人情報が流出しました。\n"
    )
    assert [(i.organization, i.occurred) for i in parse_notice(text).incidents] == [
        ("株式会社みほん堂", "2023-05"),
        ("日本まほら機構", "2015-08"),
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
        "「さくらぺい」で不正利用が多発\n"
        "2019年7月、スマートフォン決済「さくらぺい」で、パスワードリスト攻撃により900人のアカウントが不正に利用されました。\n"
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


def test_who_counts_the_incidents_of_others_has_none_itself() -> None:
    text = (
        "7月の情報漏えいニュース\n\n"
        "【1】株式会社みほん堂、会員1,200人の氏名が流出\n"
        "株式会社みほん堂は7月8日、不正アクセスにより会員1,200人の氏名が流出したと発表した。\n\n"
        "【2】ランサムウェアの被害114件\n"
        "警察庁が7月21日にまとめた統計では、ランサムウェアで個人情報が流出した被害は114件だった。\n\n"
        "【3】みさき市、児童40人の名簿を紛失\nみさき市は7月2日、児童40人の名簿を紛失したと発表した。\n"
    )
    assert [i.organization for i in parse_notice(text).incidents] == ["株式会社みほん堂", "みさき市"]


def test_numbered_headings_of_unnamed_cases_head_what_befell_whom_the_text_names() -> None:
    text = (
        "事例で学ぶ内部不正\n\n"
        "(1) 大手通信会社の事例\n株式会社みほん通信では、元社員が10年にわたり"
        "顧客情報約928万件を不正に持ち出していたことが、2023年10月に発覚しました。\n\n"
        "(2) 部品メーカーの事例\n株式会社つばめ製作では、元技術者が研究データを不正に持ち出し、他社に渡していました。"
        "2014年3月に不正競争防止法違反の疑いで逮捕されています。\n"
    )
    told = [(i.organization, i.affected_records) for i in parse_notice(text).incidents]
    assert told == [("株式会社みほん通信", 9280000), ("株式会社つばめ製作", None)]
