"""Texts that tell no incident: advice, products, statistics, templates, what might happen."""

from __future__ import annotations

import pytest

from extractor import parse_notice
from tests.split.stretches import RELEASE, stretches_of

_ADVICE = """フィッシングメールにご注意ください

 最近、宅配業者をよそおい、偽の画面で暗証番号を入力させるメールが出回っています。リンクを開かず、
心当たりのないメールは削除してください。パスワードの使い回しは避けましょう。
"""


_PRODUCT = """誤送信を防ぐ新製品「マモルくん」を発売

 宛先が10件を超えるとBCCに置き換えます。月額320円から。メールアドレスの漏えいを未然に防ぎ、添付ファイルの
個人情報も検知します。
"""


@pytest.mark.parametrize("source", [_ADVICE, _PRODUCT, "", "12345", "本日は晴天なり。", "Lorem ipsum dolor sit amet."])
def test_no_incident(source: str) -> None:
    assert stretches_of(source)[1] == []


def test_a_template_tells_no_incident() -> None:
    assert stretches_of(RELEASE.replace("4月7日", "○月○日").replace("見本堂", "○○"))[1] == []


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
    models = (
        "もし起きたら? 情報漏えい2つの物語\n\n※登場する会社は実在しません。\n\nケース1:建具メーカーA社\n"
        "サーバーが暗号化され、得意先48社の図面が持ち出されました。\n\nケース2:不動産仲介B社\n"
        "添付を開いて感染し、問い合わせ客620人の氏名が流出しました。\n\nケース3:C歯科医院\n"
        "2024年3月、患者1,300人の氏名が流出しました。\n"
    )
    assert stretches_of(statistics)[1] == []
    assert stretches_of(made_up)[1] == []
    assert stretches_of(models)[1] == []


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
    assert stretches_of(source)[1] == []


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
    assert stretches_of(source)[1] == []


def test_what_an_office_writes_about_incidents_is_none() -> None:
    source = (
        "株式会社見本書房 書庫の鍵が壊れ名簿が盗難\n\n"
        "株式会社見本書房は5月8日、職員の名簿320人分が盗まれたと発表した。名簿には氏名と住所、電話番号が記されていた。\n\n"
        "見本県の新しいガイドライン、読みましたか\n\n"
        "5月31日に見本県が氏名や住所の誤送信を防ぐ文書の改訂案を出しています。年間に公表される事故は40件以上です。\n\n"
        "株式会社試作通販 設定ミスで名簿が丸見え\n\n"
        "株式会社試作通販は5月9日、顧客1,207人の氏名が外から閲覧できる状態だったと発表した。同社は設定を改めたという。\n"
    )
    text, stretches = stretches_of(source)
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
    text, stretches = stretches_of(source)
    assert [text[s.title[0] : s.title[1]][:4] for s in stretches if s.title] == ["診療所で", "会員サイ"]


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
    assert stretches_of(source)[1] == []


def test_a_mark_without_words_ends_a_text_and_nothing_more() -> None:
    assert parse_notice("■").incidents == []


@pytest.mark.parametrize(
    "source",
    [
        "調査レポート 情報漏えい事故、昨年は98社1,204件\n\nミカゲ総研が2日公表した集計では、"
        "個人情報を漏えいした企業は98社だった。不正アクセスによる流出が多く、氏名やアドレスが外部に流出した。同社は増えているとみる。\n",
        "ランサムウェア被害企業の平均損害額は2,386万円 ミカゲ総研\n\nミカゲ総研は、70の団体への調査の結果を公開した。"
        "感染した団体の損害額は平均2,386万円。流出した情報は氏名や住所が多い。同社は備えが要るとみる。\n",
    ],
)
def test_a_survey_of_many_firms_tells_none(source: str) -> None:
    assert stretches_of(source)[1] == []


def test_so_many_firms_whose_data_were_taken_make_no_survey() -> None:
    text = "取引先25社、1,200件の情報が流出\n\n株式会社みさき商会は3日、25社の担当者の氏名が流出したと発表した。\n"
    assert len(stretches_of(text)[1]) == 1


@pytest.mark.parametrize(
    "source",
    [
        "試作ウォール、ランサムウェア対策製品を発表\n試作ウォールは8日、企業向けのランサムウェア対策製品を発表した。"
        "感染した端末を自動で隔離する。\n",
        "みほん保険、サイバー保険に新プラン\nみほん保険は10日、中小企業向けの保険を改定すると発表した。"
        "不正アクセスで顧客の氏名が漏えいした際の調査費用を補償する。\n",
        "みほん検索、パスワード廃止へ 不正ログイン対策\n"
        "みほん検索は16日、パスワードでのログインをやめる方針を明らかにした。流出したパスワードによる不正ログインを防ぐ狙いがある。\n",
        "サイバー攻撃「受けた」3社に1社 みほん調査所調べ\nみほん調査所は15日、調査の結果を公表した。"
        "1年以内に攻撃を受けた企業は36.1%。\n",
        "フィッシング詐欺に注意 銀行などが呼びかけ\n"
        "カード会社をかたるフィッシングメールが増えている。みほん銀行は注意を呼びかけている。\n",
    ],
)
def test_plans_products_surveys_and_warnings_tell_no_incident(source: str) -> None:
    assert parse_notice(source).incidents == []


@pytest.mark.parametrize(
    ("source", "number"),
    [
        ("女性(45)宅に侵入しパソコンを盗んだとして、白嶺県警白嶺署は14日、無職の男(38)を窃盗の疑いで逮捕した。\n", 0),
        ("偽のメールで利用者のIDを盗み、口座から送金したとして、白嶺県警は8日、男女5人を詐欺の疑いで逮捕した。\n", 0),
        ("動画を持っていたとして、白嶺県警は25日、みほん台市立小学校の教諭の男(35)を逮捕した。\n", 0),
        ("元交際相手のSNSに不正ログインしたとして、警視庁は7日、男を不正アクセス禁止法違反の疑いで書類送検した。\n", 0),
        (
            "若葉区役所から住民200人分の名簿を盗んだとして、警視庁は3日、男を逮捕した。若葉区は「おわびする」と謝罪した。\n",
            1,
        ),
        ("白嶺県警は9日、警察署の金庫から証拠品が盗まれ、捜査資料12人分がなくなっていたと発表した。\n", 1),
    ],
)
def test_a_crime_against_somebody_at_home_is_no_organisation_s(source: str, number: int) -> None:
    assert len(parse_notice(source).incidents) == number


def test_plans_told_beside_an_incident_take_nothing_from_it() -> None:
    source = (
        "みほん区、児童手当の書類を誤送付\nみほん区は14日、通知38人分を別の世帯に誤って送ったと発表した。"
        "再発を防ぐため新しい仕組みを導入すると発表した。\n"
    )
    assert len(parse_notice(source).incidents) == 1


def test_an_outage_from_within_that_let_nothing_out_is_none() -> None:
    text = (
        "システム障害のお詫び\n2023年10月11日 みほん銀行\n\n10月10日朝から夕方まで、振込ができない状態が続きました。"
        "原因はプログラムの不具合です。外部からの攻撃によるものではなく、お客さまの情報の漏えいもございません。\n"
    )
    assert not parse_notice(text).incidents


def test_money_that_was_embezzled_is_none() -> None:
    text = (
        "当金庫の不祥事件について\n2021年3月19日 みほん信用金庫\n\n"
        "当金庫の元職員が、お客様の預金を着服していたことが判明しました。"
        "お客様の情報の漏えいはございません。財務局に届け出ております。\n"
    )
    assert not parse_notice(text).incidents


@pytest.mark.parametrize(
    "text",
    [
        "昨年の個人情報漏えい・紛失事故、年間175件\n2024年1月19日 株式会社みほん商工調査\n"
        "上場企業が公表した事故は175件、漏えいした個人情報は4,090万人分だった。漏れたのは氏名、住所が多かった。",
        "漏えい時の手引\n2024年4月1日\n株式会社みほん教育\n・氏名、住所\n・対象件数 1,000件以上なら報告が必要です",
        "会員サイトのパスワード変更のお願い\n2024年4月1日 株式会社みほん堂\n"
        "他社サービスから流出したIDとパスワードを使った不正ログインの被害が各社で発生しています。"
        "当社での被害は確認されておりませんが、同じパスワードをお使いの場合は変更をお願いします。",
        "情報を守る月間にあたって\n2024年2月1日 株式会社みほん堂\n"
        "近年、宛先を間違えてメールを送る、退職者が名簿を持ち出すといった事故が報じられています。"
        "当社では書類の持ち出しは上長の許可制とし、お客様の氏名は暗号化して保管しています。",
    ],
)
def test_data_and_numbers_without_an_incident_of_ones_own_are_none(text: str) -> None:
    assert not parse_notice(text).incidents


def test_cases_all_of_whose_names_are_hidden_are_not_those_of_whose_page_it_is() -> None:
    text = (
        "サイバー攻撃への備え\n株式会社みほん保険サービス\n近年、中小企業も標的になっています。\n"
        "◇事故例1 製造業A社\n取引先を装ったメールを開き、ランサムウェアに感染。損害額は5,000万円。\n"
        "◇事故例2 小売業B社\n通販サイトからカード情報3,000件が流出。損害額は2,400万円。\n"
        "お見積りは当社までお気軽にお問い合わせください。\n"
    )
    assert parse_notice(text).incidents == []


def test_another_s_data_that_was_told_or_written_is_an_incident() -> None:
    source = "みほん県は5日、生徒14人への通知に、別の生徒の口座番号を記載していたと発表した。\n"
    assert [i.organization for i in parse_notice(source).incidents] == ["みほん県"]


@pytest.mark.parametrize(
    ("title", "body", "number"),
    [
        ("給食への異物混入について", "給食に金属片が混入していたことが判明し、保健所に報告しました。", 0),
        ("投票用紙の二重交付について", "係員が1人に誤って投票用紙を2枚交付しました。", 0),
        ("合鍵について", "委託業者の社員が通用口の合鍵を紛失しました。お詫びします。", 0),
        ("通信障害のお詫び", "設定の誤りにより通話ができませんでした。お詫びします。", 0),
        ("職員の懲戒処分", "酒気帯び運転で検挙された主査を停職の懲戒処分としました。", 0),
        ("手数料の誤徴収について", "システムの設定の誤りにより、手数料を多く頂いていました。対象は214件です。", 0),
        ("投票所入場券の誤配達", "入場券2通を隣の家に配達し、住所と氏名が知られました。", 1),
        ("カードの紛失の際の手続", "カードをなくした場合は、警察に届け出てください。", 0),
    ],
)
def test_what_befell_neither_data_nor_a_thing_that_holds_any_is_none(title: str, body: str, number: int) -> None:
    text = f"{title}\n2022年7月11日 みずほ台市\n\n7月10日、{body}\n"
    assert len(parse_notice(text).incidents) == number


def test_headings_about_contractors_that_go_by_a_letter_hide_nobody() -> None:
    text = (
        "委託先における個人情報の漏えいについて\n令和6年8月1日 若狭台市\n"
        "本市が印刷を委託しているA社において、個人情報が漏えいしたおそれがあります。\n"
        "1 A社からの報告\n令和6年7月12日、B社のサーバーがランサムウェアに感染した旨の報告を受けました。\n"
        "2 B社への調査\n住民4,512人分の氏名、住所が含まれていました。\n"
    )
    assert [i.organization for i in parse_notice(text).incidents] == ["若狭台市"]


def test_an_explanation_of_one_case_by_its_name_tells_it_and_one_of_causes_does_not() -> None:
    told = (
        "学習の「まなびネット」から個人情報が流出したと報じられています。\n"
        "運営する株式会社みなと舎によると、6月15日に流出を確認した。会員7万人分の氏名です。\n2024年6月22日\n"
    )
    assert len(parse_notice("【解説】「まなびネット」の個人情報流出\n" + told).incidents) == 1
    general = "2023年には1万人の氏名が流出。対策を説明します。\n"
    assert parse_notice("【解説】情報漏えいの原因と対策\n" + general).incidents == []


def test_who_is_thanked_for_preventing_a_fraud_tells_none() -> None:
    text = (
        "詐欺被害防止の感謝状\n白嶺県警白嶺署は2日、サポート詐欺を見抜いた店員に感謝状を贈った。"
        "客は警告画面に表示された番号に電話し、15万円分を買おうとしていた。\n"
    )
    assert not parse_notice(text).incidents


def test_who_apologises_was_hit_whatever_letters_its_contractors_go_by() -> None:
    text = (
        "A社・B社への業務委託に関する個人情報の漏えいについて\n令和6年4月5日 みさき町\n"
        "1 A社(印刷業務)\nA社の作業員が封入を誤り、町民15人の納税通知書を別の町民に送付しました。\n"
        "2 B社(窓口業務)\nB社は本件に関する問い合わせを受け付けています。\n町民の皆様に深くお詫び申し上げます。\n"
    )
    assert [i.affected_people for i in parse_notice(text).incidents] == [15]


def test_a_page_of_statistics_tells_of_nobody_who_counts() -> None:
    text = (
        "情報漏えいの賠償額はいくら\n\n日本みほん協会の調査では、2018年の漏えい人数は561万人、件数は443件。\n"
        "原因の内訳は「紛失」が116件、「誤操作」が109件。1人あたりの平均は2万9,768円。\n"
        "会員1万人の店が全員分を漏らすと、単純計算で約3億円になる。\n"
    )
    assert parse_notice(text).incidents == []


@pytest.mark.parametrize(
    "text",
    [
        "VPN製品に深刻な弱点\nみほんテック社は、VPN製品に認証を回避される脆弱性があるとして修正プログラムを公開した。"
        "深刻度は9.8。\n攻撃者はこの脆弱性を悪用して侵入し、ランサムウェアを展開する可能性がある。\n",
        "情報セキュリティセミナー開催のお知らせ\nみほん商工会議所では、11月18日にセミナーを開催します。\n"
        "昨年は市内でもランサムウェア感染が相次ぎました。名簿3,000件が流出した事例をもとに、初動対応を学びます。\n"
        "定員:30名 参加費:無料\n",
    ],
    ids=["a flaw", "a lecture"],
)
def test_a_flaw_that_is_mended_and_a_lecture_tell_none(text: str) -> None:
    assert not parse_notice(text).incidents
