"""Texts whose parts, lists and names all belong to one incident."""

from __future__ import annotations

import pytest

from extractor import parse_notice
from tests.split.stretches import RELEASE, stretches_of


def test_a_release_tells_one_incident() -> None:
    text, stretches = stretches_of(RELEASE)
    assert len(stretches) == 1
    assert stretches[0].spans == [(0, len(text))]


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


_SECTIONS_WITH_PURPOSES = """お客さま情報の持ち出しについて
2023年11月24日
みほん信販株式会社

当社が電話窓口の運営を委託している株式会社あおば通信と、再委託先の有限会社みさき保守から、お客さまの情報が持ち出されました。

■これまでの経緯
2023年7月3日、警察から照会があり、調査を始めました。
■手口
元派遣社員は、2018年9月から2023年1月までの間、お客さまの情報を記録媒体に写して持ち帰っていました。
■ご連絡
名簿が流出したため、11月2日に勧誘の電話があったとのお申し出を312件いただいております。
■原因
●あおば通信の問題
端末14台のうち2台が、書き出しを止める設定の対象から外れていました。
●みさき保守の問題
派遣社員に対する研修は入社時の1回に限られ、情報を持ち出していました。
■当社の対応
新規の取引を11月1日から止めています。
"""


@pytest.mark.parametrize("source", [_SECTIONED, _REPORTED_AGAIN, _SECTIONS_WITH_PURPOSES])
def test_parts_that_tell_of_one_incident_are_no_items(source: str) -> None:
    assert len(stretches_of(source)[1]) == 1


def test_the_headlines_of_other_articles_are_no_items() -> None:
    source = (
        "見本堂、通販サイトに不正アクセス\n2023年7月4日\n\n"
        "見本堂は3日、通販サイトが不正アクセスを受け、顧客8,200人の氏名と住所が流出した可能性があると発表した。\n\n"
        "■関連記事\n◆ひばり市、USBメモリ紛失 住民3,200人の情報(2023/6/20)\n"
        "◆みさき保険株式会社、委託先から7万5千件流出(2023/6/10)\n◆陽光病院でランサムウェア 患者120人(2023/5/30)\n"
    )
    text, stretches = stretches_of(source)
    assert [s.spans for s in stretches] == [[(0, len(text))]]


def test_branches_of_the_same_place_are_no_organisations() -> None:
    text = """みほん運輸(本社みほん市)は8日、荷主の名前を書いた配達票948枚を紛失したと発表した。
同社によると、梅雨どき、川上支店で紛失が分かり、川下支店(同)、みねうえ支店(同)でも分かった。
川上支店では210枚(95人分)、川下支店では530枚(260人分)、みねうえ支店では208枚(77人分)を紛失していた。
"""
    assert [incident.organization for incident in parse_notice(text).incidents] == ["みほん運輸"]


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


def test_what_opens_a_sentence_as_its_occasion_is_nobody() -> None:
    text = "知られるようになったきっかけは、2019年12月3日に氏名312件の流出を見本堂が発表したことだ。同社は謝罪した。"
    assert [i.organization for i in parse_notice(text).incidents] != ["きっかけ"]


def test_the_page_of_a_town_that_is_not_named_tells_its_own_incident() -> None:
    source = (
        "市ホームページの画面から送信された情報が、閲覧可能な状態になっていたことが6月10日に判明しました。\n\n"
        "このうち1,207件の個人情報が閲覧可能でした。\n"
    )
    assert len(stretches_of(source)[1]) == 1


def test_a_list_of_years_lends_none_to_the_text_below_it() -> None:
    text = (
        "2024年5月20日\n株式会社見本堂\n会員情報の流出について\n2018年:導入\n2020年:更改\n2021年:移転\n\n"
        "当社の会員サイトが5月7日に不正アクセスを受け、会員120名の氏名が流出しました。\n"
    )
    (incident,) = parse_notice(text).incidents
    assert incident.occurred == "2024-05-07"


@pytest.mark.parametrize(
    "text",
    [
        "みほん便がまたやられた\n\nみほん便で会員2万人分の個人情報が漏えいしたようです。\n",
        "みほん興業で会員210人の住所が漏れていたことが24日、わかった。みほん興業株式会社がサイトに載せた。\n",
        "警視庁は24日、不正競争防止法違反の疑いで、みほん興業元社員の男(42)を逮捕した。"
        "男はみほん興業の顧客40人の個人情報を名簿屋に売っていたとされる。\n",
    ],
)
def test_what_is_told_from_hearsay_is_an_incident(text: str) -> None:
    assert len(parse_notice(text).incidents) == 1


@pytest.mark.parametrize(
    "text",
    [
        # No product is offered where applicants of a campaign are told of.
        "応募キャンペーンにおける個人情報の誤表示について\n株式会社みほん飲料\n応募者156名の氏名が、他の応募者に表示されました。",
        "個人情報の漏えいについて\n株式会社みほん旅行\n漏れた情報は予約者の氏名です。\n対象人数 96名",
        "患者情報の漏えいについて\n見本市立病院\n学会の資料に、患者6人の氏名や病名が含まれていました。",
        "寄附者情報の流出について\n見本市\n寄附者29名分の申請書を、別の寄附者に誤って送りました。",
    ],
)
def test_a_short_notice_without_an_apology_tells_an_incident(text: str) -> None:
    assert len(parse_notice(text).incidents) == 1


def test_a_first_report_of_an_attack_may_call_it_an_outage() -> None:
    text = (
        "システム障害に関するお知らせ(第1報)\n2024年6月14日 株式会社見本倉庫\n"
        "当社のサーバーに第三者による不正アクセスが行われ、システム障害が発生いたしました。\n情報の漏えい:調査中\n"
    )
    assert len(parse_notice(text).incidents) == 1


@pytest.mark.parametrize(
    "source",
    [
        "業務用端末について\n令和5年11月2日\n社会福祉法人みほん会\n\n"
        "職員が10月30日、訪問先から戻る途中に業務用の端末1台を落としました。利用者様48名の電話番号が登録されていました。\n",
        "職員の処分について\n令和4年3月25日\nみずほ台市\n\n"
        "主事は、業務に必要がないにもかかわらず、システムで知人など14人の課税情報を見ていた。\n",
        "迷惑メールの送信について\n2019年7月19日\nみずほ台市教育委員会\n\n"
        "小学校のメールアカウントが不正に利用され、7月15日に不特定の宛先に迷惑メールが送られました。\n",
        "カメラについて\n令和3年7月6日\nみずほ台市\n\n"
        "記録用のデジタルカメラ1台の行方が分からなくなっています。6月30日の使用が最後でした。警察には遺失届を出しております。\n",
        "当組合を装ったメールについて\n2020年9月11日\n見本農業協同組合\n\n"
        "当組合職員の端末が9月8日、添付文書を開いたことで感染し、職員の名をかたるメールが取引先に送られています。\n",
        "元講師が生徒の連絡先を使い勧誘\n\n学習塾を運営する株式会社みほん教育は15日、元講師が在籍中に書き写した"
        "生徒約60人の連絡先に電話し、自分の塾へ誘っていたと発表した。\n",
    ],
)
def test_a_cause_told_as_done_of_a_day_or_with_a_number_is_an_incident(source: str) -> None:
    assert len(stretches_of(source)[1]) == 1


def test_a_list_of_data_with_its_number_speaks_for_an_incident_of_its_headline() -> None:
    text = "個人情報の漏えいについて\n株式会社みほん堂\n\n・お問い合わせの方 2,945件\n含まれる情報\n・氏名、電話番号\n"
    assert len(parse_notice(text).incidents) == 1
    assert not parse_notice("個人情報の漏えいについて\n株式会社みほん堂\n\n・氏名、電話番号の書き方\n").incidents


def test_records_without_a_word_for_data_are_data_too() -> None:
    text = (
        "お問い合わせ内容が検索できる状態になっていた件について\n2017年11月29日 株式会社みほん\n\n"
        "検索避けの設定を入れ忘れ、お問い合わせの記録42件が検索サイトに載っていました。\n"
    )
    assert len(parse_notice(text).incidents) == 1


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("みなと市 会員名簿流出、注意呼びかけ", "図書館の利用者312人の氏名が流出したと発表した。"),
        ("みなと市 再発防止の計画を公表", "利用者312人の氏名が入った書類を紛失した件で、計画を公表した。"),
        ("みなと市 利用者情報流出、不審メールに注意", "図書館の利用者312人の氏名が流出したと発表した。"),
        (
            "みなと市 氏名の誤表示",
            "4月にサービスを開始しましたが、利用者312人の氏名が別の人に表示される不具合が判明しました。",
        ),
    ],
)
def test_a_warning_or_a_service_begun_long_ago_beside_an_incident_leaves_it_one(title: str, told: str) -> None:
    assert len(parse_notice(f"{title}\n2024年6月14日\nみなと市は14日、{told}\n").incidents) == 1


@pytest.mark.parametrize(
    "text",
    [
        # What went astray held data, whatever else it was.
        "薬の誤交付について\n2024年5月2日\n青葉薬局\n5月1日、薬の袋を取り違えて別の患者様にお渡ししました。"
        "袋には患者様の氏名と電話番号が記載されていました。\n",
        "切手の紛失について\n2024年5月2日\nみさき市\n5月1日、職員が切手と申請書1通を紛失しました。"
        "申請書には氏名と電話番号が記載されています。\n",
        # What a firm is called is nothing that it offers or advises.
        "みほんセミナー、会員40人の名簿を紛失\n",
        # Contractors may go unnamed below a story of somebody named.
        "みさき市は3日、委託先から市民41人の名簿が流出したと発表した。\n委託先:A社\n再委託先:B社\n",
        # The police were robbed themselves.
        "捜査資料が盗難\nみさき県警の男性巡査の車が荒らされ、捜査資料の入ったかばんが盗まれた。\n",
        # Whoever was caught had taken it from where he worked.
        "顧客名簿を持ち出した疑い、男を逮捕\n白嶺県警は5日、勤務していた会社の顧客名簿を不正に持ち出したとして、"
        "元従業員の男(41)を逮捕した。\n",
    ],
)
def test_what_looks_like_none_may_be_an_incident(text: str) -> None:
    assert len(parse_notice(text).incidents) == 1


def test_numbered_sections_of_an_article_whose_headings_tell_no_harm_tell_of_one_incident() -> None:
    text = (
        "「近所の店からカード情報が流出?」記事の読み方\n\n1. 記事を見てみよう\n"
        "園芸店のみさき園芸は8日、通販サイトが不正アクセスを受け、カード情報173件が流出した可能性があると発表した。\n\n"
        "2. どの情報が、いつの分?\n4月2日から10月19日に買い物をした人の名義と番号。プログラムの脆弱性をつかれて、"
        "入力画面が書き換えられていた。10月20日に連絡があった。\n\n"
        "3. 利用者ができること\n明細を3か月見る。覚えのない請求を見つけたこともある。番号が盗まれたら連絡する。\n"
    )
    (row,) = parse_notice(text).incidents
    assert (row.organization, row.root_cause, row.occurred) == ("みさき園芸", "web_skimming", "XXXX-04-02/XXXX-10-19")


def test_a_chronicle_that_names_the_contractor_and_a_partner_tells_one_incident() -> None:
    text = (
        "みほんネット顧客情報流出事件\n\nみほんネット顧客情報流出事件は、2007年、みほん通信株式会社の会員情報が外部に流出した事件。"
        "流出した情報は約312万件に及んだ。\n\n沿革\n"
        "- 2007年3月26日 みほん通信の窓口に名簿を手に入れたとの電話。\n"
        "- 2007年4月20日 みさきネットワークが、自社の「MISAKINET」会員分も流出データに含まれていたと公表。\n"
        "- 2007年7月3日 データを持ち出したのが株式会社港システムの社員であったことを公表。\n\n"
        "経緯\nその後の調査で、保守を受託していた港システムの社員が、端末にデータを複製し持ち帰っていたことが判明した。\n\n"
        "流出した情報\n"
        "みさきネットワークの会員については、2003年の催しの際にみほん通信側に預けられた1,204人分の氏名と電話番号が含まれていた。\n"
    )
    assert [i.organization for i in parse_notice(text).incidents] == ["みほん通信株式会社"]
