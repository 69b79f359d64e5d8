"""No incident, one, or many: what a document is taken for, and where each incident begins."""

from __future__ import annotations

import pytest

from extractor import parse_notice
from extractor.findings import open_document
from extractor.pipeline import find_all
from extractor.rules.files import load_rules
from extractor.split import Stretch, split


def _stretches(source: str) -> tuple[str, list[Stretch]]:
    document = open_document(source, load_rules())
    return document.text, split(document, find_all(document))


_RELEASE = """令和5年4月10日
お客様各位
株式会社見本堂

メール誤送信に関するお詫び

 4月7日、当社の担当者が催しのご案内をお送りする際、宛先を誤り、お客様25名のメールアドレスが他の方に見える状態で
送信いたしました。受信された方のご指摘により判明したものです。深くお詫び申し上げます。
"""

_ADVICE = """フィッシングメールにご注意ください

 最近、宅配業者をよそおい、偽の画面で暗証番号を入力させるメールが出回っています。リンクを開かず、
心当たりのないメールは削除してください。パスワードの使い回しは避けましょう。
"""

_PRODUCT = """誤送信を防ぐ新製品「マモルくん」を発売

 宛先が10件を超えるとBCCに置き換えます。月額320円から。メールアドレスの漏えいを未然に防ぎ、添付ファイルの
個人情報も検知します。
"""

_ROUND_UP = """今週の事故まとめ

【1】見本市、児童30人の名簿入りUSBを紛失
 見本市は3月4日、市立小の教諭が児童30人の氏名を入れたUSBメモリを紛失したと発表した。

【2】株式会社試作屋、通販サイトに不正アクセス
 株式会社試作屋は3月5日、通販サイトが不正アクセスを受け、会員1,200人の氏名と住所が流出したと発表した。

【編集後記】
 今週は2本でした。
"""


def test_a_release_tells_one_incident() -> None:
    text, stretches = _stretches(_RELEASE)
    assert len(stretches) == 1
    assert stretches[0].spans == [(0, len(text))]


@pytest.mark.parametrize("source", [_ADVICE, _PRODUCT, "", "12345", "本日は晴天なり。", "Lorem ipsum dolor sit amet."])
def test_no_incident(source: str) -> None:
    assert _stretches(source)[1] == []


def test_a_template_tells_no_incident() -> None:
    assert _stretches(_RELEASE.replace("4月7日", "○月○日").replace("見本堂", "○○"))[1] == []


def test_a_round_up_is_split_at_its_headlines() -> None:
    text, stretches = _stretches(_ROUND_UP)
    told = [text[slice(*s.spans[0])] for s in stretches]
    assert len(told) == 2
    assert told[0].startswith("【1】見本市")
    assert "試作屋" not in told[0]
    assert "編集後記" not in told[1]
    assert [text[slice(*s.title)] for s in stretches if s.title] == [
        "【1】見本市、児童30人の名簿入りUSBを紛失",
        "【2】株式会社試作屋、通販サイトに不正アクセス",
    ]


def test_running_text_is_split_where_another_organisation_announces() -> None:
    text, stretches = _stretches(
        "個人情報の漏えいが相次いでいる。\n"
        "株式会社見本堂は6月3日、顧客1,300人分の氏名と住所が不正アクセスにより流出したと発表した。\n"
        "株式会社試作屋は6月5日、顧客リストをメールに誤って添付し、80人分の電話番号が流出したと発表した。\n"
    )
    assert len(stretches) == 2
    assert "試作屋" not in text[slice(*stretches[0].spans[0])]


def test_the_rows_of_a_table_of_incidents() -> None:
    text, stretches = _stretches(
        "個人情報の漏えい等の公表(5月分)\n見本市総務課\n\n"
        "| 番号 | 発生日 | 概要 | 対象 |\n|---|---|---|---|\n"
        "| 1 | 5月8日 | 住民票を別の来庁者に誤って交付した。 | 1名 |\n"
        "| 2 | 5月9日 | 名簿を入れたUSBメモリを紛失した。 | 12名 |\n"
    )
    assert ["住民票" in text[slice(*s.spans[0])] for s in stretches] == [True, False]


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
    text, stretches = _stretches(_CASES)
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
    text, stretches = _stretches(_CHRONICLE)
    told = [text[slice(*s.spans[0])] for s in stretches]
    assert [words[:2] for words in told] == ["4月", "9月", "2月"]
    assert "2022" not in told[1]
    assert "コメント" not in told[2]


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
    text, stretches = _stretches(_FLATTENED)
    told = [text[slice(*s.spans[0])] for s in stretches]
    assert ["住民票" in words for words in told] == [True, False]
    assert "合計" not in told[-1]


def test_paragraphs_that_open_with_another_organisation_are_items_and_their_lead_is_none() -> None:
    text, stretches = _stretches(
        "県立2病院で患者情報の事故 紛失と誤送付\n2022年6月3日\n\n"
        "見本県病院局は2日、県立うめ病院で名簿を紛失し、県立もも病院で書類を誤送付したと発表した。\n\n"
        "うめ病院では5月11日、患者18人分の氏名と住所を記した名簿1冊を病棟で紛失した。今も見つかっていない。\n\n"
        "一方、もも病院では5月20日、患者7人分の検査結果を別の患者に誤送付した。翌日に電話があり分かった。\n\n"
        "両病院とも悪用は確認されていない。\n"
    )
    told = [text[slice(*s.spans[0])] for s in stretches]
    assert [words.lstrip()[:3] for words in told] == ["うめ病", "一方、"]


def test_statistics_and_made_up_cases_tell_no_incident() -> None:
    statistics = (
        "ランサムウェア被害は114件、警察庁の上半期統計を読む\n2024年9月20日\n\n"
        "警察庁は19日、被害の報告が114件で前年同期から11件増えたと発表した。47件のうち22件でVPN機器から侵入された。\n"
    )
    made_up = (
        "名簿が丸見え? 誤公開をなくす5つの確認\n2025年5月13日 更新 2025年5月20日\n\n"
        "■失敗の例\nある高校では申込フォームの設定を誤り、30人分の氏名が閲覧できる状態になっていました。\n"
        "(特定の施設のものではありません。)\n"
    )
    assert _stretches(statistics)[1] == []
    assert _stretches(made_up)[1] == []


@pytest.mark.parametrize(
    "source",
    [
        "当社では、被害にあわないためにも合言葉の変更をお願いします。\n別の店から流出した可能性のあるパスワードを"
        "用いた「パスワードリスト攻撃」の被害が数多く報告されています。\n",
        "ためし不動産株式会社は2019年2月3日、同社を騙る「なりすまし」が多発していると注意喚起しました。\n\n"
        "フィッシングが報告されている手だては次のとおり。\n・はがき\n",
        "狙われた病院 みさき市でもサイバー攻撃\n病院を狙ったサイバー攻撃が頻発している。"
        "図面などを暗号化して使えなくし、金銭を要求する手口だ。\n",
    ],
)
def test_precautions_tell_no_incident(source: str) -> None:
    assert _stretches(source)[1] == []


def test_a_case_of_nobody_named_is_one_act_however_it_begins() -> None:
    source = (
        "漏洩の事例\n\n【事例1】株式会社見本製靴への攻撃\n2018年2月、とある大手の書店が不正アクセスがあったことを公表しました。\n"
        "会員45名の氏名が閲覧された可能性があります。\n\n【事例2】株式会社試作園芸への攻撃\n"
        "2018年9月、株式会社試作園芸は不正アクセスにより会員72名の住所が流出したと公表しました。\n"
    )
    assert [i.affected_people for i in parse_notice(source).incidents] == [45, 72]


def test_serial_numbers_head_items_whatever_their_words() -> None:
    text, stretches = _stretches(
        "【事故録#12】試作市 職員の処分について\n 試作市は5月2日、住民30人の住所を不正に閲覧した職員を処分した。\n\n"
        "【事故録#11】株式会社試作屋 名簿の紛失について\n 4月8日、会員60名の名簿を紛失しました。\n"
    )
    assert [text[slice(*s.spans[0])][5:8] for s in stretches] == ["12】", "11】"]


_SECTIONED = """弊社サーバーへの不正アクセスのお詫び
2023年6月9日
株式会社見本堂

弊社は2023年5月12日、サーバーが不正アクセスを受けたことを確認しました。

■お客様の情報 1,250名分
2018年4月1日から2023年3月31日までの氏名と住所が流出した可能性があります。

■お取引先の情報 320件
2020年1月1日以降の担当者名とメールアドレスが流出した可能性があります。
"""

_REPORTED_AGAIN = """不正アクセスについて
株式会社見本堂

■第2報(2023年9月5日)
会員5,200名の氏名とメールアドレスが不正アクセスにより流出したことが判明しました。

■第1報(2023年8月30日)
8月29日に会員サイトが不正アクセスを受けました。最大6,000名の氏名が対象です。
"""


@pytest.mark.parametrize("source", [_SECTIONED, _REPORTED_AGAIN])
def test_parts_that_tell_of_one_incident_are_no_items(source: str) -> None:
    assert len(_stretches(source)[1]) == 1


def test_a_name_alone_on_its_line_heads_a_case_once() -> None:
    text, stretches = _stretches(
        "漏えいの事例と対策\n2023年12月1日\n\n近年の事例を紹介します。\n\n"
        "株式会社見本堂(2023年)\n2023年6月、株式会社見本堂は不正アクセスにより顧客1,240件の氏名と住所が流出した可能性があると公表しました。\n\n"
        "株式会社見本堂\n同社は事務用品の通販を営み、全国に会員がいます。今回の流出では問い合わせ窓口も設けています。\n\n"
        "ひばり市\n2022年9月、ひばり市の職員がUSBメモリを飲食店に置き忘れ、市民3,200人分の氏名と税額が所在不明になりました。\n"
    )
    assert [text[slice(*s.title)] for s in stretches if s.title] == ["株式会社見本堂(2023年)", "ひばり市"]


def test_an_entry_of_somebody_not_named_is_one_of_the_list_and_heads_none() -> None:
    text, stretches = _stretches(
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


def test_the_headlines_of_other_articles_are_no_items() -> None:
    source = (
        "見本堂、通販サイトに不正アクセス\n2023年7月4日\n\n"
        "見本堂は3日、通販サイトが不正アクセスを受け、顧客8,200人の氏名と住所が流出した可能性があると発表した。\n\n"
        "■関連記事\n◆ひばり市、USBメモリ紛失 住民3,200人の情報(2023/6/20)\n"
        "◆みさき保険株式会社、委託先から7万5千件流出(2023/6/10)\n◆陽光病院でランサムウェア 患者120人(2023/5/30)\n"
    )
    text, stretches = _stretches(source)
    assert [s.spans for s in stretches] == [[(0, len(text))]]


def test_whom_to_ask_stands_below_all_items_even_above_the_footer_of_the_page() -> None:
    text, stretches = _stretches(
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
    text, stretches = _stretches(source)
    assert [text[s.title[0] : s.title[1]][:6] for s in stretches if s.title] == ["中学校で生徒", "会員サイトで"]


@pytest.mark.parametrize(
    "source",
    [
        "お詫びの文例集\n更新:2024年5月1日\n2022年4月1日に法が改正されました。\n\n令和○年○月○日\n○○市\n\n"
        "メール誤送信のお詫び\n\n○月○日、○名のメールアドレスが漏えいしたことが判明しました。深くお詫び申し上げます。\n"
        "弊社は○月○日に個人情報保護委員会へ報告しました。\n",
        "サイバー通信では毎日のニュースをお届けしています。\n\n"
        "「個人情報が流出しました」 - 偽の「おわびメール」にだまされるな\n\n"
        "件名は「お客様情報の流出に関するお詫びとお知らせ」で、「弊社サーバが不正アクセスを受け、お客様32万人分の氏名が"
        "流出したことが判明いたしました」と説明するメールが2026年1月8日から出回っている。同社は無関係だとしている。\n",
    ],
)
def test_what_is_quoted_or_left_blank_has_happened_to_nobody(source: str) -> None:
    assert _stretches(source)[1] == []


def test_headings_of_two_numbers_head_items_whose_names_are_bare() -> None:
    source = (
        "漏えいの事例から学ぶ\n\n1. 実際にあった事例\n\n"
        "1.1. 株式会社見本運輸\n配送を手がける同社では、2021年6月、伝票の控え52枚を積んだ車が車上荒らしに遭いました。\n"
        "教訓:車内に置かない。\n\n"
        "1.2. 試作電機株式会社\n2020年10月8日、標的型攻撃メールで侵入され、氏名約9,300件が流出したと発表しました。\n"
        "教訓:警告を見過ごさない。\n\n"
        "2. 漏えいを防ぐには\n事例の多くは人が原因です。2022年4月からは1,000人を超える漏えいの報告が義務です。\n"
    )
    text, stretches = _stretches(source)
    assert [text[s.title[0] : s.title[1]] for s in stretches if s.title] == [
        "1.1. 株式会社見本運輸",
        "1.2. 試作電機株式会社",
    ]


def test_what_an_office_writes_about_incidents_is_none() -> None:
    source = (
        "株式会社見本書房 書庫の鍵が壊れ名簿が盗難\n\n"
        "株式会社見本書房は5月8日、職員の名簿320人分が盗まれたと発表した。名簿には氏名と住所、電話番号が記されていた。\n\n"
        "見本県の新しいガイドライン、読みましたか\n\n"
        "5月31日に見本県が氏名や住所の誤送信を防ぐ文書の改訂案を出しています。年間に公表される事故は40件以上です。\n\n"
        "株式会社試作通販 設定ミスで名簿が丸見え\n\n"
        "株式会社試作通販は5月9日、顧客1,207人の氏名が外から閲覧できる状態だったと発表した。同社は設定を改めたという。\n"
    )
    text, stretches = _stretches(source)
    assert [text[s.title[0] : s.title[1]][4:8] for s in stretches if s.title] == ["見本書房", "試作通販"]


def test_the_headline_of_a_census_is_no_entry_of_a_list() -> None:
    source = (
        "記事一覧\n\n診療所で検診票を誤交付 - 見本市\n2022.06.14\n"
        "見本市は、診療所の窓口で6月9日に検診票を取り違え、21人分の氏名と電話番号を別の人に渡したことを明らかにした。\n\n"
        "会員サイトで不正ログイン - 使い回しの被害\n2022.06.13\n"
        "株式会社試作リースは、会員向けサイトで5月14日に不正ログインがあり、契約内容1,127件が閲覧されたと発表した。\n\n"
        "漏えいの届出は2,038件 - 前年度から微増\n2022.06.10\n"
        "届出についてまとめたもので、誤交付、誤送付を原因とするものが半数以上を占めた。氏名や住所の漏えいが多いという。\n"
    )
    text, stretches = _stretches(source)
    assert [text[s.title[0] : s.title[1]][:4] for s in stretches if s.title] == ["診療所で", "会員サイ"]


def test_named_cases_and_entries_under_their_year_are_items() -> None:
    cases = """持ち出しはなぜ起きるか

2018年10月 みさき精工 図面持ち出し事件

金型のみさき精工で設計をしていた男が、退職の前の週に図面2,300枚を私物の媒体に写していた。上司が記録から気付いた。

2015年 つばめ証券 名簿売却騒動

つばめ証券の課長が、顧客1万8千人の氏名と住所を名簿業者に売っていた。苦情が相次ぎ、5月に露見した。
"""
    text, stretches = _stretches(cases)
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
    text, stretches = _stretches(chronicle)
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
    text, stretches = _stretches(page)
    assert [text[slice(*s.spans[0])][:4] for s in stretches] == ["カドヤマ", "ミドリ電"]


_OF_CLIENTS = """印刷の「みさき刷」への攻撃についてまとめてみた

2024年8月7日、通知書の印刷を請け負うみさき刷株式会社は、ランサムウェアの被害に遭い、預かっていた情報が漏えいしたと
発表した。委託元の公表が続いている。

委託元 | 対象の業務 | 件数 | 項目
みどり共済会(みどり共済) | 証明書の印刷 | 3,402件 | 契約者の氏名
試作市 | 納税通知書 | 1,077件 | 世帯主の氏名、税額
あおば健診会 | 結果の発送 | 6,518人 | 氏名、健診結果

みどり共済
- 9月5日に、みさき刷から連絡があった。窓口を9月10日に設けた。

試作市では、8月8日に感染の連絡を受けた。

対策
- 委託先を選び直すこと。
"""


def test_a_table_of_clients_is_read_with_the_paragraphs_about_them_and_the_supplier_before_it() -> None:
    text, stretches = _stretches(_OF_CLIENTS)
    told = ["".join(text[slice(*span)] for span in s.spans) for s in stretches]
    assert len(told) == 4
    assert "請け負うみさき刷" in told[0]
    assert "9月10日" in told[1]
    assert "8月8日に感染" in told[2]
    assert not any("選び直す" in one for one in told)
    supplier = text.index("みさき刷株式会社")
    assert [s.supplier for s in stretches] == [None, supplier, supplier, supplier]


def test_other_acts_told_in_passing_are_incidents_of_their_own() -> None:
    story = """県病院局は7日、県立みさき病院の医師が患者794人のデータを入れたパソコン1台を紛失したと発表した。

 医師は先月26日に机の上に置き、29日になくなったことに気付いた。

 県立病院を巡っては、こども医療センターで昨年10月、患者22人の結果を入れたUSBメモリを紛失した。\
その1カ月前にも、がんセンターが通知書3人分を誤って郵送した。これを受けて病院局は私物の利用を禁じていた。

 一方、同局はこの日、昨年12月に別の職員が14人の名簿を置き忘れていたことも明らかにした。かばんは2時間後に見つかった。

 昨年も全国で180件の事故が集計された。"""
    text, stretches = _stretches(story)
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
    assert [s.aside for s in _stretches(notice)[1]] == [False]


def test_an_act_told_in_passing_keeps_the_organisation_and_the_story_its_own_day() -> None:
    notice = parse_notice(
        "名簿の紛失について\n令和5年9月1日\n青葉町\n\n8月28日、本町の職員が名簿30人分を紛失しました。\n"
        "本町では令和3年6月にも別の課で申請書12人分を紛失しております。深くお詫び申し上げます。\n"
    )
    assert [(i.organization, i.announced, i.affected_people) for i in notice.incidents] == [
        ("青葉町", "2023-09-01", 30),
        ("青葉町", None, 12),
    ]


def test_paragraphs_that_turn_to_another_day_are_acts_where_several_are_announced() -> None:
    story = """青葉町の職員が名簿を渡すなどして、個人情報が相次いで流出していたことがわかりました。
青葉町によると、2月6日、職員が資料を印刷会社に送る際、応募者704人分の名簿を誤って添付しました。
また、1月18日には、別の職員が家庭を訪ねた際、43世帯分の名簿を誤って渡しました。名簿には住所が書かれていました。
"""
    text, stretches = _stretches(story)
    assert ["704人" in text[slice(*s.spans[0])] for s in stretches] == [True, False]
    # Without word of several, what a paragraph adds is of the same act.
    assert len(_stretches(story.replace("相次いで", ""))[1]) == 1


def test_a_case_may_open_behind_who_tells_of_it() -> None:
    text, stretches = _stretches(
        "書類の誤送付と所在不明\n\n青葉町の説明によると、1件目は証明書の誤送付という。\n"
        "2025年12月12日、相手を取り違えて送付し、氏名と住所が流出した。対象は2件。\n"
        "2件目は、依頼文書の所在不明に関する事案。\n2025年12月25日に届いていないことが判明し、氏名の記載は1件。\n"
    )
    assert [text[s.spans[0][0] :][:5] for s in stretches] == ["青葉町の説", "2件目は、"]


def test_a_row_that_is_printed_again_is_no_other_incident() -> None:
    row = "6月3日|みなと市|名簿|紛失|12人\n"
    head = "情報漏えいの一覧(2024年)\n\n日付|組織|物|事故|人数\n"
    assert len(_stretches(head + row * 6)[1]) == 1
    assert len(_stretches(head + row + "6月9日|青葉町|名簿|紛失|30人\n" + row + "6月20日|緑市|名簿|盗難|7人\n")[1]) == 3


_ACTS_OF_UNITS = """書類の誤交付や紛失など個人情報に関する事故3件

青葉市は、5月に分かった個人情報に関する事故3件を公表した。いずれも対象者に謝罪している。
同市によれば、南ホームでは、5月11日に利用者の氏名と住所を記した控えを1件誤って交付した。また税務課においても、5月14日に\
申請者1人に別人の証明書を交付している。青葉消防署では、5月12日に出動した際、傷病者1人の氏名を記した書類を紛失した。
"""


def test_sentences_about_one_part_of_the_organisation_after_the_other_are_acts() -> None:
    text, stretches = _stretches(_ACTS_OF_UNITS)
    assert [[day for day in ("11日", "14日", "12日") if day in text[slice(*s.spans[-1])]] for s in stretches] == [
        ["11日"],
        ["14日"],
        ["12日"],
    ]
    # More of them than were announced are steps of one act, or parts of a sentence, and no acts.
    assert len(_stretches(_ACTS_OF_UNITS.replace("事故3件", "事故2件"))[1]) == 1


def test_an_item_of_a_round_up_may_tell_several_acts() -> None:
    body = _ACTS_OF_UNITS.split("\n\n", 1)[1]
    text, stretches = _stretches(
        f"今週の事故まとめ\n\n◎青葉市、個人情報の事故3件を公表\n{body}\n"
        "◎みさき銀行、伝票1冊が所在不明\nみさき銀行は6月8日、顧客188名の伝票の綴り1冊を紛失したと発表した。\n"
    )
    assert len(stretches) == 4
    # What is said before the acts is said of each.
    assert all("謝罪している" in text[slice(*s.spans[0])] for s in stretches[:3])


_NAMED_CASES = """第8回 名簿の値段

漏らされた人はいくら受け取るのか。判決をたどってみる。

まず「みさき市台帳事件」だろう。平成9年、みさき市が通知の印刷を頼んだ業者の従業員が、住民18万人分の台帳を写し、名簿屋に売った。

金額が上がったのは「ルミエラ事件」である。申込者の氏名を置いた場所が平成15年、サーバーの移転を請け負った株式会社みなと運送の\
担当者のミスで2か月のあいだ3万人分が誰にでも見られた。

請求が退けられた例もある。宛先を隠し忘れて270人のアドレスを見せたNPO法人みどりの会のケース(平成20年)では、我慢の範囲とされた。
"""


def test_paragraphs_that_tell_of_cases_by_name_are_items_about_that_name() -> None:
    notice = parse_notice(_NAMED_CASES)
    assert [(i.organization, i.affected_people) for i in notice.incidents] == [
        ("みさき市", 180000),
        ("ルミエラ", 30000),
        ("NPO法人みどりの会", 270),
    ]


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


_TOGETHER = """外国語の予約サイトから顧客情報 3軒で計4万件

見本市に本社を置くみさきホテルズは2日、会見を開き、予約サイトから宿泊客の情報2万8,115件が漏れたと明らかにした。

翌3日には、高原で宿を営む株式会社あおばリゾートが1万2,602件(カード情報はなし)、港町のホテル松風館が2,380件(うちカード情報611件)の漏えいを\
相次いで公表した。

3社がそろって使っていたのは、海外のReserveLink社の仕組みである。2018年7月12日、ReserveLinkのサーバーの脆弱性を突かれ、氏名と住所が盗まれた。

宿を支えるはずの会社が入り口に

海外の予約サイトでは旅券番号を預けることもある。
"""


def test_a_sentence_may_tell_of_several_clients_of_a_supplier_told_of_after_it() -> None:
    notice = parse_notice(_TOGETHER)
    assert [(i.organization, i.affected_records, i.vendors) for i in notice.incidents] == [
        ("みさきホテルズ", 28115, ["ReserveLink"]),
        ("株式会社あおばリゾート", 12602, ["ReserveLink"]),
        ("ホテル松風館", 2380, ["ReserveLink"]),
    ]
    assert {i.occurred for i in notice.incidents} == {"2018-07-12"}
    assert not any("passport" in i.data_categories for i in notice.incidents)


def test_who_announces_below_a_sentence_about_several_is_told_of_apart_from_them() -> None:
    source = (
        "見本大学など系列3校は8日、聴講生の情報を紛失したと発表した。\n"
        "紛失した人数の内訳は、見本大学が約5万人(12学部)、試作大学が約4万1000人(7学部)、例示大学が83人(1学部)。\n"
        "ためし大学は8日、約6万2000人の聴講生の住所を紛失したと発表した。同大は誤って溶かしたとみている。\n"
    )
    told = [(i.organization, i.affected_people) for i in parse_notice(source).incidents]
    assert told == [("見本大学", 50_000), ("試作大学", 41_000), ("例示大学", 83), ("ためし大学", 62_000)]


def test_sentences_that_tell_what_each_client_of_a_supplier_lost_are_items_below_its_own() -> None:
    notice = parse_notice(
        "荷造りの委託先から流出\n\nためし市の発送会社「シロネ便」がランサムウェアの攻撃を受け、学校などから委託された"
        "個人情報が流出した。シロネ便のサーバーからは約5万2千件の個人情報が流出したおそれがある。\n\n"
        "みほん大学では約2万人分の卒業生の住所が漏えいした。同様に、れいじ市でも約1万4千人分の図書カードの番号が流出している。"
        "さらに、みさき商工会議所からは約9000件の会員の氏名が漏れたことが分かった。\n"
    )
    told = [(i.organization, i.affected_people or i.affected_records, i.vendors) for i in notice.incidents]
    assert told == [
        ("シロネ便", 52_000, []),
        ("みほん大学", 20_000, ["シロネ便"]),
        ("れいじ市", 14_000, ["シロネ便"]),
        ("みさき商工会議所", 9_000, ["シロネ便"]),
    ]


def test_bare_names_in_a_list_head_items_where_the_text_before_tells_what_struck_them_all() -> None:
    source = (
        "審判員が選手の連絡先の入った手帳を紛失したことを2018年11月2日、みほん市とためし市が公表しました。\n"
        "・みほん市\n春の試合に出た選手の氏名と年齢、計64名と公表しています。\n"
        "・ためし市\n秋の試合に出た選手の氏名と年齢、計97名と公表しています。\n"
    )
    told = [(i.organization, i.affected_people, i.announced) for i in parse_notice(source).incidents]
    assert told == [("みほん市", 64, "2018-11-02"), ("ためし市", 97, "2018-11-02")]


def test_another_that_announced_the_like_too_lends_the_story_neither_its_name_nor_its_day() -> None:
    notice = parse_notice(
        "写真:みほん信用金庫の看板\nみほん信用金庫は2023年10月4日、集金係が客29人分の氏名を書いた帳面を紛失したと"
        "発表した。なお、県外のためし信用組合も2023年10月11日、客の氏名を書いた帳面の紛失を発表している。\n"
    )
    told = [(i.organization, i.affected_people, i.announced) for i in notice.incidents]
    assert told == [("みほん信用金庫", 29, "2023-10-04"), ("ためし信用組合", None, "2023-10-11")]


def test_who_is_but_the_subject_of_what_is_announced_announces_nothing() -> None:
    source = (
        "白嶺県立医療センター(白嶺県が設立した法人)は1月7日、川辺診療所がサイバー攻撃を受け、患者16人分の住所が流出したと発表した。\n\n"
        "みほん大学は1月9日、受付のPCが不正アクセスを受け、聴講生54人分の住所が漏えいした可能性があると発表した。\n"
    )
    assert [i.affected_people for i in parse_notice(source).incidents] == [16, 54]


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
    assert len(_stretches(told)[1]) == 1


def test_branches_of_the_same_place_are_no_organisations() -> None:
    text = """みほん運輸(本社みほん市)は8日、荷主の名前を書いた配達票948枚を紛失したと発表した。
同社によると、梅雨どき、川上支店で紛失が分かり、川下支店(同)、みねうえ支店(同)でも分かった。
川上支店では210枚(95人分)、川下支店では530枚(260人分)、みねうえ支店では208枚(77人分)を紛失していた。
"""
    assert [incident.organization for incident in parse_notice(text).incidents] == ["みほん運輸"]


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
    assert len(_stretches(reports)[1]) == 1


@pytest.mark.parametrize(
    "source",
    [
        "迷惑メールに関するお詫び\n\n11月4日頃から、当社の店番を装った「迷惑メール」が送信されていることを確認いたしました。"
        "当社から送信されたものではございません。\nウイルスに感染するおそれがありますので、開かずに削除してください。\n",
        "偽サイトの被害について\n\n会員様より被害の報告がございました。当店の写真を無断で並べた偽サイトが複数確認されています。\n",
        "漏えい事案の公表について\n\n本校は公表基準に基づき、次の漏えい事案が発生した場合に公表します。\n"
        "・40人を超える漏えいが発生した場合\n",
        "誤送信のリスク\n\n誤送信が発覚すると後始末が長引きます。ある大手企業では名簿を誤ってメールで送信したこともあります。\n",
    ],
)
def test_who_was_only_feigned_and_what_might_happen_tell_no_incident(source: str) -> None:
    assert _stretches(source)[1] == []


def test_a_like_case_told_in_passing_is_another_incident() -> None:
    source = (
        "みほん市は9月25日、隊員が講習生38人の受付票を紛失したと発表した。\n"
        "同様の事例では、ためし市が9月17日、隊員が講習生21人の受付票を紛失したと発表した。\n"
    )
    assert [i.affected_people for i in parse_notice(source).incidents] == [38, 21]


def test_a_column_about_one_attack_tells_of_it() -> None:
    text = """家具を作るみほん木工株式会社から、2022年4月18日に発表がありました。
4月15日のサイバー攻撃で、工場のサーバーのランサムウェア感染が確認されたというのです。
木工所を狙うランサムウェア攻撃は手が込み、「まさか」とこぼす方が少なくありません。
"""
    assert [i.root_cause for i in parse_notice(text).incidents] == ["ransomware"]


def test_a_caption_is_no_headline() -> None:
    text = """2017年12月8日11時15分
会見する課長(左から2人目)ら=浜県野見市役所
浜県野見市は8日、温水プールの会員62人分の氏名が流出したと発表した。
"""
    notice = parse_notice(text)
    assert [i.organization for i in notice.incidents] == ["浜県野見市"]


def test_a_school_that_is_spoken_of_as_the_same_is_no_other() -> None:
    told = "同学では、時間割の宛先を誤り受講者のアドレスが見える状態で送信したことが5月20日に判明したと発表した。\n"
    text = "みほん芸術大学は5月22日、時間割の誤送信で受講者のアドレスが流出したと発表した。\n" + told * 2
    assert [incident.organization for incident in parse_notice(text).incidents] == ["みほん芸術大学"]


def test_who_runs_the_shop_that_was_told_of_first_tells_of_the_same_incident() -> None:
    text = """「つきスタンプ」で不正ログイン、被害30万円分

くじのサイト「つきスタンプ」で不正ログインがあり、約30万円相当の券が引き換えられていた。
» 2016年02月10日 09時20分 公開
くじのサイト「つきスタンプ」で不正ログインがあり、券が引き換えられていたことを運営会社のツキ・プロモートが明らかにした。
同社によると、2月4〜6日にかけ、5140IDに対し不正ログインが発生した。
"""
    assert [incident.organization for incident in parse_notice(text).incidents] == ["ツキ・プロモート"]


def test_who_announces_too_has_an_incident_of_its_own() -> None:
    text = """例示グループ傘下のみほん建設は、10月12日に会見し、約2万4000件の情報が流出したと発表した。
折り紙などを手がける藤野印刷も、通販サイトに不正アクセスがあり、計6120件の個人情報が流出したことを公表。
絵筆を手がける北斗工業も、不正アクセスを受け、計3,045件の個人情報が流出したことを発表していた。
"""
    incidents = parse_notice(text).incidents
    assert [(i.organization, i.affected_records) for i in incidents] == [
        ("みほん建設", 24000),
        ("藤野印刷", 6120),
        ("北斗工業", 3045),
    ]
    assert incidents[0].announced == "XXXX-10-12"


def test_a_list_whose_numbers_come_to_the_total_breaks_one_incident_down() -> None:
    text = """講師のパソコンが遠隔操作され、60人分に影響

白嶺県は2024年6月5日、県立の3校で教える講師のパソコンが遠隔操作されたと発表した。
ファイルには計60人分の個人情報が含まれていた。流出した可能性がある。
- 県立あさぎり高校:31名(氏名、成績)
- 県立しらかば高校:18名(氏名、成績)
- 県立はこべ高校:11名(氏名、顔写真)
"""
    incidents = parse_notice(text).incidents
    assert [(i.organization, i.affected_people) for i in incidents] == [("白嶺県", 60)]


def test_numbers_glued_to_their_mark_head_entries() -> None:
    text = """紛失 書類
12■若葉大学 学生の届の紛失 2014年9月18日
11■白嶺労働局 文書の紛失 2014年9月15日
10■花笠市 健康診断票1名の紛失 2014年9月3日
"""
    organizations = [i.organization for i in parse_notice(text).incidents]
    assert organizations == ["若葉大学", "白嶺労働局", "花笠市"]


def test_a_story_wrapped_in_mid_sentence_is_one() -> None:
    text = """遠隔操作に注意!花笠市の中学校でパソコンが一時見られる状態に
白嶺県花笠市は市内の中学校で遠隔操作によって
パソコンが一時見られる状態だったと明らかにしました。
花笠市教育委員会によりますと
今月5日の午後市内の中学校で職員が指示に従って操作し
およそ520人分の氏名や住所が保存されたサーバーに接続できる状態だったということです。
"""
    assert [(i.organization, i.affected_people) for i in parse_notice(text).incidents] == [("白嶺県花笠市", 520)]


def test_a_fee_that_a_firm_bears_is_nobody() -> None:
    text = """株式会社見本堂は2020年12月8日、通販サイトが攻撃を受け、カード情報418件が漏えいしたと発表しました。

今後の対応

漏えいした418件分のカードの再発行手数料は同社が負担する旨を発表しています。
"""
    assert [i.organization for i in parse_notice(text).incidents] == ["株式会社見本堂"]


#: How many incidents a text tells.
HOW_MANY = {
    "numbered sections of one notice are no items": (
        1,
        (
            _RELEASE
            + (
                "\n1.株式会社見本堂の対応\n 4月8日、対象の方にお詫びのメールをお送りしました。\n"
                "\n2.個人情報保護委員会への報告\n 4月9日に報告いたしました。\n"
            )
        ),
    ),
    "the days of one incident are no items": (
        1,
        (
            _RELEASE
            + (
                "\n経緯\n4月7日 25名のアドレスが見える状態でメールを誤送信\n4月8日 対象の方に削除を依頼\n"
                "4月9日 個人情報保護委員会に報告\n"
            )
        ),
    ),
    "a paragraph about the contractor is no item": (
        1,
        (
            _RELEASE
            + (
                "\n 当社が配信を委託する株式会社試作便では、4月7日に25名のアドレスが見える状態で"
                "メールを誤送信したことを確認しております。\n"
                "\n 株式会社試作便は、4月8日、25名のアドレスの漏えいについて当社に報告し、削除を依頼しました。\n"
            )
        ),
    ),
    "who announces nothing of its own opens no item": (
        1,
        (
            "株式会社見本堂は14日、患者210人分の氏名と病名をメールで誤送信したと発表した。\n\n"
            "試作県は15日、見本堂から報告を受けたと明らかにした。県内では昨年度、同様の誤送信が12件あった。\n"
        ),
    ),
    "the lines of a list may open with their day": (
        4,
        (
            "主な流出事件\n\n"
            "・2022年3月 株式会社見本堂 通販サイトの改ざんでカード情報8,200件が流出\n"
            "・2022年6月 ひばり市 委託先が市民46,000人の情報入りUSBメモリを紛失\n"
            "・2022年11月 医療法人試作会 ランサムウェア感染で患者3万人のカルテが閲覧不能\n"
            "・2023年1月 試作保険株式会社 契約者7万5,000人の情報が海外サイトに載る\n"
        ),
    ),
    "the firms of one group under their names are one incident": (
        1,
        (
            "弊社グループへの不正アクセスについて\n2023年8月8日\n見本ホールディングス株式会社\n\n"
            "共用サーバーへの不正アクセスにより個人情報が漏えいした可能性があります。\n\n"
            "■見本商会株式会社\nお客様12,300名の氏名、住所(2020年4月から2023年7月までのご注文)\n"
            "■見本印刷株式会社\n取引先450名の氏名、メールアドレス(2021年5月以降)\n"
        ),
    ),
    "questions and answers about an incident tell it": (
        1,
        (
            "不正アクセスによる情報流出に関するお知らせ(Q&A)\n2024年2月20日 見本保険株式会社\n\n"
            "1月15日に公表した件のご質問をまとめました。\n\n【Q1】どのような情報が流出したのですか\n"
            "2024年1月8日までにご契約いただいた7,500名の氏名と住所が流出しました。\n\n"
            "【Q2】いつ不正アクセスを受けたのですか\n2024年1月5日から1月8日までの間です。\n"
        ),
    ),
    "the provider that announces after its client has no item": (
        1,
        (
            "お客様情報の流出のお詫び\n2020年9月1日\n株式会社試作旅行\n\n"
            "株式会社試作旅行は、8月12日、予約システムの提供を委託する株式会社見本宿泊のサーバーが不正アクセスを受け、"
            "お客様1,830名の氏名が流出したと公表しました。\n\n"
            "株式会社見本宿泊は、8月5日に不正アクセスを検知し、全体で約26万件が流出したことを8月11日に公表しています。\n"
        ),
    ),
    "who comments on an incident opens no item": (
        1,
        (
            "陽光病院の電子カルテを職員が不正閲覧\n2024年3月2日\n\n"
            "陽光病院は1日、看護師が患者12人の電子カルテを不正に閲覧していたと発表した。\n\n"
            "東原県は1日、同病院に改善を求めた。県内では2021年にも職員が患者40人のカルテを閲覧し、停職処分となった。\n"
        ),
    ),
    "entries longer than a heading are items of a list": (
        3,
        (
            "漏えい帳 2019年5月\n\n紛失\n"
            "1.■見本市 市立図書館の職員が利用者48人の氏名と電話番号を記した督促の名簿を紛失 2019年5月7日\n"
            " 4月26日に庁舎を移る途中でなくした。\n"
            "2.■試作信用金庫 出張所で顧客312人の口座番号を記した伝票の綴り1冊が所在不明に 同庫発表 2019年5月14日\n"
            " 5月9日の点検で分かった。\n\n誤送\n"
            "1.■見本県立南病院 検査の予約票を別の患者1人に送る 氏名と病名 同院サイトによる 2019年5月21日\n"
            " 5月20日に届いた人から電話があった。\n"
        ),
    ),
    "the days under a timeline are no items": (
        1,
        (
            "不正アクセスによる情報漏えいの可能性について\n2023年1月26日\n株式会社見本堂\n\n"
            "入力支援サービスが不正アクセスを受け、お客様2,397名のカード番号が漏えいした可能性があります。深くお詫び申し上げます。\n\n"
            "■経緯\n2022年7月28日(木)\n株式会社試作入力より、プログラムが改ざんされ、お客様のカード番号が漏えいした旨の連絡がありました。\n"
            "2022年8月2日(火)\nカード決済を停止しました。\n"
            "2022年10月14日(金)\n株式会社見本調査より、不正アクセスで2,187件のカード番号が漏えいしたとの報告書を受領しました。\n"
        ),
    ),
    "clients of a supplier are items though the attack is told before them": (
        2,
        (
            "給与クラウドの件、だれが報告するのか\n2024年2月19日\n\n"
            "クラウドの提供元が1月9日にランサムウェアの攻撃を受け、預かっていた従業員データが暗号化されたという。\n\n"
            "◎株式会社見本工業(1月24日)\n従業員とその家族871名分が登録されていた。氏名、住所、生年月日。\n\n"
            "◎試作市(1月30日)\n会計年度任用職員184名。氏名と口座番号も入れていたとのこと。\n"
        ),
    ),
    "a case spoken of again opens no second item": (
        1,
        (
            "職員の懲戒処分について\n2020年3月25日\n見本市\n\n深くお詫び申し上げます。\n\n"
            "事案1\n主任は、2019年11月まで知人ら22人の住所と氏名を業務の必要なく閲覧した。\n\n"
            "事案2\n技師は、2019年12月21日、自家用車で制限速度を超えて走行した。\n\n"
            "市長コメント\nとりわけ事案1は、市民22人の情報をのぞき見て漏えいしたもので、2020年5月を目途に画面を改めます。\n"
        ),
    ),
    "brackets around names are of one form": (
        2,
        (
            "出向者による情報の持ち出し、2社が公表\n2024年10月2日\n\n"
            "【株式会社見本保険】\n同社によると、代理店に出向した社員が2023年6月、契約者の氏名約4千件を営業部門に漏えいした。\n\n"
            "【試作生命株式会社】\n販売代理店で名簿の誤送信があり、2024年5月に顧客1,870人の氏名と年齢が他社に渡っていた。\n"
        ),
    ),
    "the last entry of a table of contents is no item": (
        2,
        (
            "週刊ダイジェスト 10月17日週の事故\n\n目次\n青葉短期大学、教員のアカウントに不正ログイン\n"
            "みさき精工、生産子会社でランサムウェア\n\n10月17日の週に報じられた話題のうち、気になるものに絞ってまとめてお伝えする。\n\n"
            "青葉短期大学、教員のアカウントに不正ログイン\n\n青葉短期大学では、9月29日に教員1名のアカウントに何者かがログインし、"
            "学生612名の氏名が見られた可能性がある。\n\n"
            "みさき精工、生産子会社でランサムウェア\n\nみさき精工は10月19日、生産子会社のサーバーがランサムウェアに感染し、従業員"
            "320名の氏名が流出したと発表した。\n"
        ),
    ),
    "days under which an organisation tells the course of its own incident are no incidents": (
        1,
        (
            "お客様の情報漏えいについて\n\nこのたび、当社の「みなとクラブ」にご登録いただいたお客様の情報が漏えいいたしました。深くお詫び申し上げます。\n\n"
            "Q1 何が起きたのですか?\nA1 順にご説明いたします。\n\n"
            "平成27年6月9日(火)\n当社がクラブの運営を委ねておりますみどり企画株式会社(以下「MK社」)より、情報が漏れた疑いがある旨の電話がありました。\n\n"
            "6月11日(木)\nお客様から、クラブのみに登録したアドレスにメールが届くとのご連絡を頂戴し、当社分についても漏えいの疑いがあると判断いたしました。\n\n"
            "6月16日(火)\nMK社より、管理用の画面に対する攻撃(プログラムの不備を突くもの)が6月8日まで行われ、当社分の登録データが取り出されていたとの報告がありました。\n\n"
            "6月17日(水)\n当社ホームページにて公表いたしました。同日、MK社は警察に被害を申告しております。\n\n"
            "Q2 件数を教えてください。"
            "\nA2 8,412件と確定いたしました。項目は氏名、住所です。\n\nみなとスポーツ株式会社\n"
        ),
    ),
    "cases of nobody named are no items": (
        0,
        (
            "流出の事例と対策\n\n発生日時\n原因\n事例\n"
            "2019/10/07\nウイルス感染\n大手製パン会社の端末がEmotetに感染し、店主のメールアドレス530件が流出した。\n"
            "2019/10/21\n誤送信\n地方のバス会社の手違いで、乗客640名のメールアドレスが見える状態で送信した。\n"
        ),
    ),
    "a headline that opens with a name as its siblings do needs no word of harm": (
        3,
        (
            "身近な事例から読み解く\n\nみさきグループのランサムウェア被害(2024年)\n"
            "2024年6月、動画配信のみさきグループはランサムウェアに感染し、25万人分の個人情報が漏えいしました。\n\n"
            "白嶺医療センターの診療停止(2022年)\n"
            "2022年10月、白嶺医療センターは給食業者を経由してランサムウェアの侵入を受け、電子カルテが使えなくなりました。\n\n"
            "みなと印刷株式会社の情報流出(2024年)\n2024年5月、みなと印刷株式会社では機器の穴から侵入され、預かった150万件の個人情報が流出しました。\n"
        ),
    ),
    "the headline of the page is no paragraph about the shop that it names": (
        1,
        (
            "「みさき手芸」に不正アクセス、3120人のカード情報が漏えいか 気付いたのは2020年5月\n\n"
            "見本商事株式会社は9月3日、手芸用品の店のサイトが不正アクセスを受け、3120人のカード情報が流出した可能性があると発表した。\n"
        ),
    ),
    "in the lines of a list a kind may stand before the name": (
        4,
        (
            "今週の事故\n\n【不正アクセス】\n・通販サイト「みさき堂」が攻撃を受け、カード2,104件が流出\n"
            "・みなと運輸株式会社、ランサムウェアで顧客310件が暗号化\n\n"
            "【誤送信】\n・青葉市、催しの参加者132人のアドレスが流出\n・つくし台病院、検査結果を別の患者12人に誤送付\n"
        ),
    ),
    "statistics with the numbers of the year before tell no incident": (
        0,
        """学校の情報漏えい、2012年度は73件

みほん県は2月4日、2012年度の様子をまとめた。漏えいした事案は高校で41件(前年度38件)、中学で32件(同29件)だった。
最も多かったのは紛失で25件。
""",
    ),
    "sums of many incidents tell none even with a named record among them": (
        0,
        (
            "試算研究所が発表した「商店の漏えい事故」の調査によると、2015年に商店が公表した事故は42件(前年比8%減)だった。\n"
            "原因別では、紛失が19件で最も多い。2015年の事故のうち最大は、元店員が"
            "会員証の控えを不正に持ち出していたことが発覚した試作グループの6万人分。\n"
            "人数は、歴代最多の見本ホールディングスの漏えい事故(95万人分)が発生した2009年を下回った。\n"
        ),
    ),
    "a cell below a label is a name as a whole": (
        3,
        (
            "主な漏えい事件\n\n公表日 | 企業/団体名 | 件数 | 項目 |\n---|---|---|---|\n"
            "2016年11月 | ミホンぱん | 64件 | 住所、氏名 |\n2016年10月 | タメシはなや | 35件 | 氏名 |\n"
            "2016年9月 | レイジQQ | 7千件 | 電話番号 |\n"
        ),
    ),
    "what went wrong in a survey is no report on a survey": (
        1,
        """読書実態調査において答えた方の情報を閲覧できる状態にあったことについて

2020年1月28日

みほん県が行っていた調査で、書き終えた方が、次の方の年齢や電話番号を見られる事案がありました。
深くお詫びいたします。
""",
    ),
    "a marker and nothing else": (0, "■"),
    "masked names in a list of cases are nobody": (
        0,
        """紛失の例

◆紛失の例 1
○×△社の社員が、お客様の氏名を登録した携帯電話を紛失しました。警察署へ届け出ましたが発見されませんでした。

◆紛失の例 2
○×△社の社員が、お客様の住所が記載された帳票を紛失しました。捜索を行いましたが発見に至りませんでした。

◆紛失の例 3
○×△社の社員の個人情報が閲覧可能な状態であったことが判明しました。
""",
    ),
}


@pytest.mark.parametrize(("number", "source"), HOW_MANY.values(), ids=HOW_MANY.keys())
def test_how_many_incidents_a_text_tells(number: int, source: str) -> None:
    assert len(_stretches(source)[1]) == number


def test_a_paragraph_that_comes_back_to_one_told_of_before_is_its_own() -> None:
    text = """みなと市は4日、約1200件の市民の情報が流出したと発表した。白嶺県も約900件の個人情報の流出を明らかにした。

みなと市によると、流出したのは市税の通知書で、個人1082人分の住所や税額が含まれている。

通知書の作成を業者に任せていた白嶺県は4日、印刷用データの流出を発表。氏名が記されているといい、個人約710人に上る。
"""
    incidents = parse_notice(text).incidents
    assert [(i.organization, i.affected_people, i.affected_records) for i in incidents] == [
        ("みなと市", 1082, 1200),
        ("白嶺県", 710, 900),
    ]


def test_what_opens_a_sentence_as_its_occasion_is_nobody() -> None:
    text = "知られるようになったきっかけは、2019年12月3日に氏名312件の流出を見本堂が発表したことだ。同社は謝罪した。"
    assert [i.organization for i in parse_notice(text).incidents] != ["きっかけ"]


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


def test_a_mark_without_words_ends_a_text_and_nothing_more() -> None:
    assert parse_notice("■").incidents == []


def test_towns_told_of_one_after_the_other_with_their_years() -> None:
    text = """漏えいは後を絶たず、刑事事件になった例もある。
花笠市では平成26年、全有権者約59万人の氏名が流出した。職員が無断で情報を持ち帰り、閲覧できる状態としていた。
白嶺県八重市では昨年6月、斎場の利用者の個人情報を業者へ提供した見返りに現金を受け取ったとして、男性職員が逮捕された。
"""
    assert [i.organization for i in parse_notice(text).incidents] == ["花笠市", "白嶺県八重市"]


def test_the_page_of_a_town_that_is_not_named_tells_its_own_incident() -> None:
    source = (
        "市ホームページの画面から送信された情報が、閲覧可能な状態になっていたことが6月10日に判明しました。\n\n"
        "このうち1,207件の個人情報が閲覧可能でした。\n"
    )
    assert len(_stretches(source)[1]) == 1


def test_a_paragraph_may_open_with_a_body_of_somebody() -> None:
    source = (
        "ファイル交換ソフトが原因と見られる個人情報の流出事故が相次いで発覚している。\n"
        "みほん農業協同組合(白嶺県浪川町)では、査定の資料481件が、職員の自宅パソコンから流出。氏名が記載されていた。\n"
        "ネオリス北陸(みずほ台市)では、社員の自宅パソコンから、40人の氏名と住所が記された資料が流出。鍵の付け替えを実施した。\n"
        "白嶺県あさぎり市の市立小学校では、教諭の自宅パソコンから、全校児童488人の名簿が流出。氏名が記載されていた。\n"
    )
    assert len(_stretches(source)[1]) == 3


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


def test_a_list_of_years_lends_none_to_the_text_below_it() -> None:
    text = (
        "2024年5月20日\n株式会社見本堂\n会員情報の流出について\n2018年:導入\n2020年:更改\n2021年:移転\n\n"
        "当社の会員サイトが5月7日に不正アクセスを受け、会員120名の氏名が流出しました。\n"
    )
    (incident,) = parse_notice(text).incidents
    assert incident.occurred == "2024-05-07"


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


def test_behind_a_paragraph_about_two_the_text_goes_on_about_the_first() -> None:
    text, stretches = _stretches("""督促状、別人に みさき県教委

 みさき県教委は10日、授業料の督促状を無関係の保証人7人に送っていたと発表した。\
県立あけぼの高(あけぼの市)も同日、生徒の健診票1枚を誤って別の生徒に渡していたことを明らかにした。

 督促状は先月26日、保護者ら44人に発送した。

 あけぼの高では今月6日、転学する生徒の健診票を別の生徒に渡した。""")
    told = ["".join(text[slice(*span)] for span in s.spans) for s in stretches]
    assert ["先月26日" in part for part in told] == [True, False]
    assert ["今月6日" in part for part in told] == [False, True]


def test_a_year_heads_a_case_whose_name_is_none_that_is_known() -> None:
    text = _YEAR_HEADINGS.replace("株式会社みさき観光", "はやて観光").replace("2,300人分", "2,300人分(9月20日公表)")
    incidents = parse_notice(text).incidents
    assert [i.affected_people or i.affected_records for i in incidents] == [2300, None, 73]
    assert [i.announced for i in incidents[1:]] == [None, None]
