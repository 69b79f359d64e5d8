"""Rows of tables and entries of lists, each an incident."""

from __future__ import annotations

from extractor import parse_notice
from tests.split.stretches import stretches_of


def test_the_rows_of_a_table_of_incidents() -> None:
    text, stretches = stretches_of(
        "個人情報の漏えい等の公表(5月分)\n見本市総務課\n\n"
        "| 番号 | 発生日 | 概要 | 対象 |\n|---|---|---|---|\n"
        "| 1 | 5月8日 | 住民票を別の来庁者に誤って交付した。 | 1名 |\n"
        "| 2 | 5月9日 | 名簿を入れたUSBメモリを紛失した。 | 12名 |\n"
    )
    assert ["住民票" in text[slice(*s.spans[0])] for s in stretches] == [True, False]


_FLATTENED = """個人情報の事故の公表(上半期分)
見本市総務課 2023年10月2日

番号
所管
発生日
内容
人数

1
市民課
4月8日
別の方の住民票を誤って交付した。氏名と住所が記載されていた。
1人

2
図書館(指定管理者 株式会社試作書院)
5月20日
返却の案内はがきを別の利用者へ誤送付した。氏名が記載されていた。
2人

合計 2件(3人)
"""


def test_rows_whose_cells_became_lines_are_known_by_their_numbers() -> None:
    text, stretches = stretches_of(_FLATTENED)
    told = [text[slice(*s.spans[0])] for s in stretches]
    assert ["住民票" in words for words in told] == [True, False]
    assert "合計" not in told[-1]


def test_an_entry_of_somebody_not_named_is_one_of_the_list_and_heads_none() -> None:
    text, stretches = stretches_of(
        "事故の帳面 2014年9月\n\n紛失 書類\n"
        "4.■ひばり市 民生委員が訪問票9名分を紛失 2014年9月22日\n"
        "3.■私立高 生徒36人分の答案を紛失 2014年9月16日\n"
        "2.■あさぎり市 児童名簿を紛失 2014年9月11日\n"
        "1.■見本大学 名簿の入った鞄を紛失 2014年9月3日\n\n"
        "誤交付\n"
        "1.■みずほ台市 窓口で住民票1名分を取り違え 2014年9月2日\n"
    )
    assert [text[slice(*s.title)][:2] for s in stretches if s.title] == ["4.", "3.", "2.", "1.", "1."]
    assert [text[slice(*s.spans[0])] for s in stretches] == ["紛失 書類"] * 4 + ["誤交付"]


def test_a_row_that_is_printed_again_is_no_other_incident() -> None:
    row = "6月3日|みなと市|名簿|紛失|12人\n"
    head = "情報漏えいの一覧(2024年)\n\n日付|組織|物|事故|人数\n"
    assert len(stretches_of(head + row * 6)[1]) == 1
    assert (
        len(stretches_of(head + row + "6月9日|青葉町|名簿|紛失|30人\n" + row + "6月20日|緑市|名簿|盗難|7人\n")[1]) == 3
    )


def test_bare_names_in_a_list_head_items_where_the_text_before_tells_what_struck_them_all() -> None:
    source = (
        "審判員が選手の連絡先の入った手帳を紛失したことを2018年11月2日、みほん市とためし市が公表しました。\n"
        "・みほん市\n春の試合に出た選手の氏名と年齢、計64名と公表しています。\n"
        "・ためし市\n秋の試合に出た選手の氏名と年齢、計97名と公表しています。\n"
    )
    told = [(i.organization, i.affected_people, i.announced) for i in parse_notice(source).incidents]
    assert told == [("みほん市", 64, "2018-11-02"), ("ためし市", 97, "2018-11-02")]


def test_numbers_glued_to_their_mark_head_entries() -> None:
    text = """紛失 書類
12■若葉大学 学生の届の紛失 2014年9月18日
11■白嶺労働局 文書の紛失 2014年9月15日
10■花笠市 健康診断票1名の紛失 2014年9月3日
"""
    organizations = [i.organization for i in parse_notice(text).incidents]
    assert organizations == ["若葉大学", "白嶺労働局", "花笠市"]


def test_the_month_in_a_row_is_that_of_its_announcement_and_not_the_day_of_the_article() -> None:
    text = (
        "[特集]相次ぐ顧客情報の漏えい\n2006/03/20\n 企業からの公表が増えている。主なものを一覧にした。\n\n"
        "公表日 | 団体名 | 漏えいした件数 | 漏えいした情報の種類 |\n---|---|---|---|\n"
        "2006年2月 | 株式会社みさき通販 | 840件 | 住所,氏名,メール・アドレス |\n"
        "2005年11月 | 東浜ケーブルテレビ株式会社 | 1万2600件 | 住所,氏名,契約コース |\n"
        "2005年9月 | 青嶺書店株式会社 | 2150件 | 氏名,電話番号 |\n"
    )
    incidents = parse_notice(text).incidents
    assert [i.announced for i in incidents] == ["2006-02", "2005-11", "2005-09"]
    assert ["email" in i.data_categories for i in incidents] == [True, False, False]
    assert ["contract" in i.data_categories for i in incidents] == [False, True, False]


_DAYS_NAMES_NUMBERS = """カード情報の流出が続いています

この夏に報じられた通販サイトからの流出を並べてみます。

・7月4日 手芸用品の株式会社みさき糸店 1万9千件
・8月10日 プチあおば株式会社 6,300件
・8月29日 有限会社ミカゲ楽器 52人分

どこも決済の画面を書き換えられていました。
"""


def test_lines_of_a_day_a_name_and_a_number_under_harm_are_an_incident_each() -> None:
    incidents = parse_notice(_DAYS_NAMES_NUMBERS).incidents
    assert [i.organization for i in incidents] == ["株式会社みさき糸店", "プチあおば株式会社", "有限会社ミカゲ楽器"]
    assert [i.affected_people or i.affected_records for i in incidents] == [19000, 6300, 52]


def test_such_lines_of_an_organisation_itself_are_the_course_of_one_incident() -> None:
    own = _DAYS_NAMES_NUMBERS.replace("並べてみます。", "当社で確認し、お詫び申し上げます。")
    assert len(parse_notice(own).incidents) == 1


def test_short_headings_between_entries_head_what_follows_them() -> None:
    page = (
        "事故クリッピング 2016年9月号\n\n盗難 2\n紛失 2\n誤交付 1\n\n※当会が新聞から拾ったものです。\n\n"
        "盗難 パソコン\n1.■(株)ヒノデ測量 事務所荒らしでノートPC3台 2016年9月12日\n\n"
        "紛失 電子媒体\n2.■県立磯部高校 点数を入れたUSBメモリ1本 142人分 2016年9月21日\n"
        "1.■垂井野市 受信機の台帳入りCD1枚 2016年9月2日\n\n"
        "誤交付\n1.■みさき市 住民票の写しを別人に 1件 2016年9月20日\n\n"
        "誤送 メール\n1.■桂町 相談者の一覧を別の相談者に 34名分 翌日に発覚 2016年9月21日\n\n"
        "ネット公開\n1.■青葉大学 参加者の名簿が検索可能に 最大560件 2016年9月29日\n"
    )
    told = [(i.organization, i.announced, i.root_cause) for i in parse_notice(page).incidents]
    assert told == [
        ("(株)ヒノデ測量", "2016-09-12", "theft"),
        ("県立磯部高校", "2016-09-21", "loss"),
        ("垂井野市", "2016-09-02", "loss"),
        ("みさき市", "2016-09-20", "misdelivery"),
        ("桂町", "2016-09-21", "misdirected_email"),
        # What was told before the list is of several kinds, and so of none of them.
        ("青葉大学", "2016-09-29", None),
    ]


def test_rows_without_a_year_are_of_the_year_of_the_edition() -> None:
    page = (
        "【2017年版】個人情報流出の事件を一覧で振り返る\n\n最終更新:2018/01/22\n\n"
        "公表日 | 組織名 | 流出件数 | 原因・内容 |\n"
        "1/16 | 株式会社見本文具 | 1,120 | 通販サイトに不正アクセス。カード番号 |\n"
        "8/7 | 試作総合病院 | 1,508 | 医師がUSBメモリを紛失。患者の氏名 |\n"
    )
    assert [i.announced for i in parse_notice(page).incidents] == ["2017-01-16", "2017-08-07"]


def test_rows_whose_columns_were_run_together_name_whom_they_are_about() -> None:
    page = (
        "[特集]個人情報漏えい事件簿\n\n顧客情報の漏えいが続いている。本誌で報じた事件を表に整理した。\n\n"
        "公表日企業/団体名漏えいを確認した件数漏えいした情報の種類\n"
        "2004年4月パシフィック信販3万8016件住所、氏名、電話番号\n"
        "2004年2月全日本自動車友の会1万2000件会員番号、氏名\n"
        "2003年8月東都大学生協連合会2210件氏名、メール・アドレス\n"
        "2003年6月ハートランド化粧品2万9603件氏名、住所\n"
    )
    told = [(i.organization, i.affected_records) for i in parse_notice(page).incidents]
    assert told == [
        ("パシフィック信販", 38_016),
        ("全日本自動車友の会", 12_000),
        ("東都大学生協連合会", 2_210),
        ("ハートランド化粧品", 29_603),
    ]


_LIST_AND_PROSE = """所長のひとりごと

通知の季節である。番号の印字された封筒が届くというので気にしていた。

●新聞で見かけたもの
・みさき市(みほん県) 5事業所の12人分。6月2日に市が発表した。
・ひばり町 会社を辞めた人の通知を誤送付したもの。6月8日の新聞で知った。3人分。
・かえで市 中身が逆になり、31人分の氏名と所得が見られた。5月16日に発送したもの。

●よその話
株式会社ほほえみは、職員151人の番号を書いたファイルを紛失したと11月に公表した。

それから、さくら市の寄附の通知の件。氏名が1行ずつずれた1,992人分の通知を他の町に誤送付した。市は2月16日に公表している。
"""


def test_lines_of_a_list_tell_as_one_of_them_does_and_the_text_behind_them_tells_of_others() -> None:
    notice = parse_notice(_LIST_AND_PROSE)
    told = [(i.organization, i.affected_people) for i in notice.incidents]
    listed = [("みさき市", 12), ("ひばり町", 3), ("かえで市", 31)]
    assert told == [*listed, ("株式会社ほほえみ", 151), ("さくら市", 1992)]


def test_a_cell_may_stand_between_the_day_and_the_name_of_a_row() -> None:
    text = (
        "ECサイトのカード情報流出まとめ(2023年)\n公表日 サイト名 運営会社 件数\n"
        "2023年1月16日 みやび和菓子オンラインショップ 株式会社みやび庵 2,109件\n"
        "2023年2月20日 みほん公式ショップ 株式会社みほん商会 9,416件\n"
        "2023年4月11日 ラムネ家具本店 株式会社ラムネ 587件\n"
        "いずれも決済画面の改ざんが原因とみられる。\n"
    )
    told = [(i.organization, i.announced, i.affected_records) for i in parse_notice(text).incidents]
    assert told == [
        ("株式会社みやび庵", "2023-01-16", 2109),
        ("株式会社みほん商会", "2023-02-20", 9416),
        ("株式会社ラムネ", "2023-04-11", 587),
    ]


def test_the_last_cell_of_a_table_that_became_lines_counts_as_the_others_do() -> None:
    text = (
        "個人情報漏えい等事案の公表(令和5年度上半期)\nみほん台市\n番号\n発生日\n担当課\n事案の概要\n対象者数\n"
        "1\n令和5年4月12日\n市民課\n住民票の写しを別人に交付した。\n1人\n"
        "2\n令和5年8月8日\n学校教育課\n児童の名簿を紛失した。\n32人\n"
    )
    assert [i.affected_people for i in parse_notice(text).incidents] == [1, 32]


def test_blocks_that_open_with_a_label_for_whom_name_somebody_behind_it() -> None:
    text = (
        "国内の事例\n"
        "1.元派遣社員が顧客情報を不正に持ち出し\n企業 みほんアクトプロ\n時期 2023年\n規模 約900万件の顧客情報\n"
        "2.ランサムウェア攻撃で取引先の情報が漏洩\n企業 丸東物流株式会社\n時期 2022年7月\n規模 2,300件の担当者名\n"
    )
    assert [i.organization for i in parse_notice(text).incidents] == ["みほんアクトプロ", "丸東物流株式会社"]


def test_entries_under_a_month_need_but_a_number_where_harm_was_told_before() -> None:
    text = (
        "メールの誤送信事例まとめ\n■2024年1月\n"
        "・白嶺大学:案内をCCで送信し、高校生230名のアドレスが流出\n"
        "・みほん不動産株式会社:物件資料に他の顧客13名の氏名を記載したまま送信\n"
        "■2024年2月\n・みさき県:講師88名への連絡メールを宛先欄に入れて送信\n"
    )
    assert [(i.organization, i.affected_people) for i in parse_notice(text).incidents] == [
        ("白嶺大学", 230),
        ("みほん不動産株式会社", 13),
        ("みさき県", 88),
    ]


def test_the_number_of_an_entry_is_no_name_and_stands_before_one() -> None:
    text = (
        "漏えい事例(2020年)\n"
        "No.101 株式会社みほん雑貨 / 原因:SQLインジェクション / 件数:メールアドレス20万件 / 公表:2020年2月14日\n"
        "No.102 大東亜建設 / 原因:ランサムウェア / 件数:不明 / 公表:2020年4月9日\n"
        "No.103 みさき市 / 原因:誤送付 / 件数:52名 / 公表:2020年6月30日\n"
    )
    told = [(i.organization, i.announced) for i in parse_notice(text).incidents]
    assert told == [
        ("株式会社みほん雑貨", "2020-02-14"),
        ("大東亜建設", "2020-04-09"),
        ("みさき市", "2020-06-30"),
    ]


def test_a_list_of_one_organisation_gives_each_line_its_own() -> None:
    text = (
        "みほん市の情報流出、これまでの一覧\nみほん市で起きた事故は次のとおり。\n"
        "・2018年5月 納税課が通知書12通を別人に誤送付\n"
        "・2020年1月 委託先が住民250人の名簿を紛失\n"
        "・2022年8月 ホームページに市民31人の住所を誤掲載\nいずれも担当者が確認を怠ったことが原因だという。\n"
    )
    told = [(i.organization, i.occurred, i.affected_people, i.root_cause) for i in parse_notice(text).incidents]
    assert told == [
        ("みほん市", "2018-05", None, "misdelivery"),
        ("みほん市", "2020-01", 250, "loss"),
        ("みほん市", "2022-08", 31, "accidental_publication"),
    ]


def test_the_steps_of_one_incident_are_no_list_of_several() -> None:
    text = (
        "みほん市の名簿流出、これまでの経緯\nみほん市の名簿が流出した問題をまとめた。\n"
        "・2020年1月 委託先が住民250人の名簿を紛失\n"
        "・2020年1月 市が住民250人への説明を始める\n"
        "・2020年3月 闇サイトで住民31人分の名簿の売却が判明\n"
    )
    assert len(parse_notice(text).incidents) == 1


def test_a_table_of_exchanges_names_them_under_their_own_label() -> None:
    table = (
        "取引所(国) | 時期 | 被害額\nマウントロックス | 2014年3月 | 約370億円\nBitstomp | 2015年1月 | 約6億円\n"
        "ナイスマイン | 2017年12月 | 70億円\n"
    )
    rows = parse_notice(f"仮想通貨の流出事件\nこれまでの流出を表にした。\n\n{table}").incidents
    assert [(row.organization, row.occurred) for row in rows] == [
        ("マウントロックス", "2014-03"),
        ("Bitstomp", "2015-01"),
        ("ナイスマイン", "2017-12"),
    ]


def test_months_under_a_year_head_entries() -> None:
    text = (
        "主な個人情報漏洩事件\n\n2019年\n"
        "1月 - ファイル転送サービス「みほん便」で約481万件の会員情報が漏洩。サービスは終了。\n"
        "5月 - 通販「ツバメモード」でリスト型攻撃により46万1,091件の不正ログイン。\n2018年\n"
        "6月 - ホテルチェーンのミホンホテルズ、委託先が不正アクセスを受け、12万4,963件の宿泊者情報が流出。\n"
    )
    told = [(i.organization, i.occurred, i.affected_records) for i in parse_notice(text).incidents]
    assert told == [
        ("みほん便", "2019-01", 4810000),
        ("ツバメモード", "2019-05", 461091),
        ("ミホンホテルズ", "2018-06", 124963),
    ]
