"""Names that head the incidents of a page, alone, behind a day or at the end of a headline."""

from __future__ import annotations

import pytest

from extractor import parse_notice
from tests.split.stretches import stretches_of


def test_a_name_alone_on_its_line_heads_a_case_once() -> None:
    text, stretches = stretches_of(
        "漏えいの事例と対策\n2023年12月1日\n\n近年の事例を紹介します。\n\n"
        "株式会社見本堂(2023年)\n2023年6月、株式会社見本堂は不正アクセスにより顧客1,240件の氏名と住所が流出した可能性があると公表しました。\n\n"
        "株式会社見本堂\n同社は事務用品の通販を営み、全国に会員がいます。今回の流出では問い合わせ窓口も設けています。\n\n"
        "ひばり市\n2022年9月、ひばり市の職員がUSBメモリを飲食店に置き忘れ、市民3,200人分の氏名と税額が所在不明になりました。\n"
    )
    assert [text[slice(*s.title)] for s in stretches if s.title] == ["株式会社見本堂(2023年)", "ひばり市"]


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
    # The days on which people booked are not those of what happened to their data.
    assert [i.occurred for i in incidents] == ["2017-09-04", "2019-06-10", "2022"]
    assert [i.announced for i in incidents] == [None, None, None]


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


def test_among_many_ranks_a_name_with_its_number_tells_whatever_its_words() -> None:
    notice = parse_notice(
        "2023年の漏えい ワースト3\n\n人数の多い順に並べました。\n\n第3位 みさき市観光協会 2,830人\n1月16日公表。"
        "案内の宛先を一つの欄に入れてしまったもの。\n\n第2位 かえで大学 1万1,120人\n3月3日公表。設定の誤りで、"
        "氏名が誰でも見られる状態になっていた。\n\n第1位 株式会社ひだまり 4万6,000人\n5月30日公表。"
        "サーバーがランサムウェアに感染した。\n"
    )
    told = [(i.organization, i.affected_people) for i in notice.incidents]
    assert told == [("みさき市観光協会", 2830), ("かえで大学", 11120), ("株式会社ひだまり", 46000)]


def test_brackets_around_names_are_of_one_form_whatever_day_stands_behind() -> None:
    text = (
        "過去の漏えい事故\n"
        "【株式会社みほん堂/オンラインショップ】2022年3月\n不正アクセスにより、最大10万3,935件のカード情報が流出した可能性。\n"
        "【日能塾】2022年1月\nサーバーへの攻撃により、最大28万106件のメールアドレスが流出した可能性。\n"
        "【はこべ楽器店】2022年2月\nサーバーへの攻撃により、メールアドレス9万8,635件が流出した可能性。\n"
    )
    assert [(i.organization, i.affected_records, i.occurred) for i in parse_notice(text).incidents] == [
        ("株式会社みほん堂", 103935, "2022-03"),
        ("日能塾", 280106, "2022-01"),
        ("はこべ楽器店", 98635, "2022-02"),
    ]


def test_entries_of_a_list_that_open_with_a_month_and_a_name_tell_with_the_line_below() -> None:
    text = (
        "2019年に発生した主な情報漏えい\n"
        "・1月 株式会社みほんキャビン\n約481万件の会員情報が流出。サーバーの脆弱性が原因。\n"
        "・5月 みほんクロス商事\n通販サイトで46万1,091件の不正ログイン。パスワードリスト型攻撃。\n"
        "・12月 みさき県\n廃棄したはずの名簿18冊が転売された。\n"
    )
    told = [(i.organization, i.occurred) for i in parse_notice(text).incidents]
    assert told == [("株式会社みほんキャビン", "2019-01"), ("みほんクロス商事", "2019-05"), ("みさき県", "2019-12")]


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


def test_the_case_of_a_short_name_heads_an_item_and_so_does_a_numbered_case_that_names_last() -> None:
    told = "会員{}人の氏名が、不正アクセスにより流出した。4月3日に公表した。\n\n"
    parts = [
        f"{name}の事例\n{told.format(i + 78)}" for i, name in enumerate(("みさき薬科大学", "松乃座", "みほん商会"))
    ]
    page = "相次ぐ流出の事例\n\n" + "".join(parts)
    assert [i.affected_people for i in parse_notice(page).incidents] == [78, 79, 80]
    cases = ("【ケース1】私立の中高一貫校、清泉学院(みさき市)", "【ケース2】ひがし台小学校(白嶺県)")
    page = "学校の事例を見ていきましょう\n\n" + "\n".join(
        f"{case}\n{told.format(i + 40)}" for i, case in enumerate(cases)
    )
    told_of = [(i.organization, i.affected_people) for i in parse_notice(page).incidents]
    assert told_of == [("清泉学院", 40), ("ひがし台小学校", 41)]


def test_among_many_that_tell_one_under_a_marked_name_tells_by_harm_alone() -> None:
    told = "2020年9月、会員{}人の氏名が、不正アクセスにより流出した。\n\n"
    page = (
        "原因別の事例を見ていきましょう\n原因別に紹介します。\n\n【事例】みほん商会\n"
        + told.format(320)
        + "【事例】みさき市\n"
        + told.format(78)
        + "【事例】白嶺信用保証協会\n職員が帰宅途中にバスに鞄を置き忘れ、決算書が行方不明になった。\n"
    )
    assert [i.organization for i in parse_notice(page).incidents] == ["みほん商会", "みさき市", "白嶺信用保証協会"]
