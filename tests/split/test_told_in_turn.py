"""Running text that tells of one organisation after the other."""

from __future__ import annotations

from extractor import parse_notice
from tests.split.stretches import stretches_of


def test_running_text_is_split_where_another_organisation_announces() -> None:
    text, stretches = stretches_of(
        "個人情報の漏えいが相次いでいる。\n"
        "株式会社見本堂は6月3日、顧客1,300人分の氏名と住所が不正アクセスにより流出したと発表した。\n"
        "株式会社試作屋は6月5日、顧客リストをメールに誤って添付し、80人分の電話番号が流出したと発表した。\n"
    )
    assert len(stretches) == 2
    assert "試作屋" not in text[slice(*stretches[0].spans[0])]


def test_paragraphs_that_open_with_another_organisation_are_items_and_their_lead_is_none() -> None:
    text, stretches = stretches_of(
        "県立2病院で患者情報の事故 紛失と誤送付\n2022年6月3日\n\n"
        "見本県病院局は2日、県立うめ病院で名簿を紛失し、県立もも病院で書類を誤送付したと発表した。\n\n"
        "うめ病院では5月11日、患者18人分の氏名と住所を記した名簿1冊を病棟で紛失した。今も見つかっていない。\n\n"
        "一方、もも病院では5月20日、患者7人分の検査結果を別の患者に誤送付した。翌日に電話があり分かった。\n\n"
        "両病院とも悪用は確認されていない。\n"
    )
    told = [text[slice(*s.spans[0])] for s in stretches]
    assert [words.lstrip()[:3] for words in told] == ["うめ病", "一方、"]


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


def test_a_like_case_told_in_passing_is_another_incident() -> None:
    source = (
        "みほん市は9月25日、隊員が講習生38人の受付票を紛失したと発表した。\n"
        "同様の事例では、ためし市が9月17日、隊員が講習生21人の受付票を紛失したと発表した。\n"
    )
    assert [i.affected_people for i in parse_notice(source).incidents] == [38, 21]


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


def test_towns_told_of_one_after_the_other_with_their_years() -> None:
    text = """漏えいは後を絶たず、刑事事件になった例もある。
花笠市では平成26年、全有権者約59万人の氏名が流出した。職員が無断で情報を持ち帰り、閲覧できる状態としていた。
白嶺県八重市では昨年6月、斎場の利用者の個人情報を業者へ提供した見返りに現金を受け取ったとして、男性職員が逮捕された。
"""
    assert [i.organization for i in parse_notice(text).incidents] == ["花笠市", "白嶺県八重市"]


def test_a_paragraph_may_open_with_a_body_of_somebody() -> None:
    source = (
        "ファイル交換ソフトが原因と見られる個人情報の流出事故が相次いで発覚している。\n"
        "みほん農業協同組合(白嶺県浪川町)では、査定の資料481件が、職員の自宅パソコンから流出。氏名が記載されていた。\n"
        "ネオリス北陸(みずほ台市)では、社員の自宅パソコンから、40人の氏名と住所が記された資料が流出。鍵の付け替えを実施した。\n"
        "白嶺県あさぎり市の市立小学校では、教諭の自宅パソコンから、全校児童488人の名簿が流出。氏名が記載されていた。\n"
    )
    assert len(stretches_of(source)[1]) == 3


def test_behind_a_paragraph_about_two_the_text_goes_on_about_the_first() -> None:
    text, stretches = stretches_of("""督促状、別人に みさき県教委

 みさき県教委は10日、授業料の督促状を無関係の保証人7人に送っていたと発表した。\
県立あけぼの高(あけぼの市)も同日、生徒の健診票1枚を誤って別の生徒に渡していたことを明らかにした。

 督促状は先月26日、保護者ら44人に発送した。

 あけぼの高では今月6日、転学する生徒の健診票を別の生徒に渡した。""")
    told = ["".join(text[slice(*span)] for span in s.spans) for s in stretches]
    assert ["先月26日" in part for part in told] == [True, False]
    assert ["今月6日" in part for part in told] == [False, True]


_SHARES = """信組の書類紛失、みほん県の3組合で

みほん県の信用組合が10日、顧客の書類の紛失を相次いで公表した。合わせて6千件に上る。
最も多かったのは見本信用組合(見本市)の4千件。顧客の氏名を記した伝票が書庫から見当たらない。
ためし信用組合は1500件で、顧客の住所を記した台帳を引っ越しの際に誤って捨てた。
かりの信用組合(かりの市)は、窓口の控えなど500件を、期限の前に裁断機にかけていた。
"""


def test_shares_in_a_loss_told_before_are_an_incident_each() -> None:
    told = [(i.organization, i.affected_records, i.announced) for i in parse_notice(_SHARES).incidents]
    assert told == [
        ("見本信用組合", 4000, "XXXX-XX-10"),
        ("ためし信用組合", 1500, "XXXX-XX-10"),
        ("かりの信用組合", 500, "XXXX-XX-10"),
    ]


def test_one_number_right_behind_a_name_makes_no_shares() -> None:
    source = _SHARES.replace("は1500件で、顧客", "は、顧客")
    assert len(parse_notice(source).incidents) < 3


def test_where_all_were_struck_by_one_thing_told_before_a_paragraph_tells_what_its_opening_does_not() -> None:
    news = (
        "また増えたEmotetの「おわび」\n\n2022年06月10日 18時20分 公開\n\n"
        "マルウェア「Emotet」の感染報告が、6月に入って再び目立ってきた。\n\n"
        "6月6日には、信越見本リース(長野市)がPC1台の感染を発表した。メールアドレス1204件が抜き取られた恐れがあるという。\n\n"
        "医療機器商社の試作トレード(名古屋市)は8日、従業員をかたるメールが出回っていると発表。社内のPC2台でEmotetを駆除した。\n\n"
        "10日には岡山県が、職員用端末が感染したことを明らかにした。端末には412人の氏名があった。\n"
    )
    told = [(i.organization, i.announced) for i in parse_notice(news).incidents]
    assert told == [("信越見本リース", "2022-06-06"), ("試作トレード", "2022-06-08"), ("岡山県", "2022-06-10")]


def _rows(text: str) -> list[tuple[str | None, int | None, int | None]]:
    return [(i.organization, i.affected_people, i.affected_records) for i in parse_notice(text).incidents]


_TOWNS = """三つの町の住民情報が流出 同じ会社の元社員のパソコンから
2007年8月30日

2007年8月7日、見本県北野町は、税の台帳の保守を任せた会社の元社員のパソコンから、町民1,946人分の氏名と滞納額が流出したと発表した。

翌8日、見本県南野町は、口座振替の依頼データ延べ5,320件(氏名、口座番号)が同じ経路で流れたことを公表。町は前日まで知らなかった。

さらに9日には試作県の西野村が続いた。対象は健康診査を受けた住民727人の氏名、生年月日。
"""


def test_where_several_are_told_of_a_third_needs_neither_words_of_harm_nor_an_announcement() -> None:
    assert _rows(_TOWNS) == [
        ("北野町", 1946, None),
        ("南野町", None, 5320),
        ("西野村", 727, None),
    ]


def test_who_runs_the_service_told_of_in_the_sentence_before_is_no_other() -> None:
    told = (
        "「てづくり広場」で18日、ログインした利用者に別の利用者の画面が表示され、氏名が見られる不具合が起きた。"
        "{}みほんリンクは19日、最大で3822人の情報が流出した可能性があると発表した。\n\n"
        "動画配信のビデオーレも20日、利用者40人の氏名が流出したと発表した。\n"
    )
    for runs in ("運営する", "同サービスを運営する", "運営会社の"):
        assert _rows("2018年10月21日\n\n" + told.format(runs))[0] == ("みほんリンク", 3822, None)


def test_a_paragraph_that_gives_the_day_of_the_like_at_another_is_about_that_one_wherever_its_name_stands() -> None:
    notice = parse_notice(
        "みさき電器販売は2021年6月8日、倉庫からパソコン4台が盗まれたと発表しました。顧客310人分の氏名が入っていました。\n\n"
        "6月1日の未明には、わずか500メートルしか離れていない白川市立東中学校の特別教室棟でも、USBメモリーが盗まれました。"
        "生徒92人の成績が入っていました。\n"
    )
    told = [(i.organization, i.affected_people) for i in notice.incidents]
    assert told == [("みさき電器販売", 310), ("白川市立東中学校", 92)]


def test_a_part_whose_headline_names_nobody_may_tell_of_several() -> None:
    text, stretches = stretches_of(
        "名簿の話 第12号(2021年3月)\n\n■大きな事故\n株式会社みほん証券は3月4日、3,200人の名簿が流出したと発表した。\n\n"
        "■そのほか\n白嶺市は3月9日、通知書54通を隣の家に届けたと発表した。\n"
        "また、みさき病院も3月16日、患者120人の氏名を入れたUSBメモリを紛失したと明らかにした。\n"
        "ためし電機は同じ日、応募者640人の名簿を誤って公開していたと公表した。\n\n■お知らせ\n来月号は休みます。\n"
    )
    names = ("みほん証券", "白嶺市", "みさき病院", "ためし電機")
    told = ["".join(text[slice(*span)] for span in s.spans) for s in stretches]
    assert [[name for name in names if name in one] for one in told] == [[name] for name in names]


def test_what_one_of_the_staff_did_is_about_the_organisation_and_a_numbered_act_of_nobody_about_none() -> None:
    notice = parse_notice(
        "編集室のひとりごと\n\n鞄の話を書くのは三度目です。先月だけで三つありました。\n\n"
        "ひとつめ。みさき病院の看護師が、患者154人分の氏名が入ったUSBメモリを売店に置き忘れたもの。分かったのは8月9日。\n\n"
        "ふたつめ。かえで大学の准教授が、出張先で鞄を盗まれました。学生88人の成績が入っていたそうです。\n\n"
        "みっつめは、近所の学習塾。退職した講師が、生徒402人の名簿を持ち出していました。こちらは8月20日です。\n"
    )
    assert [(i.organization, i.affected_people) for i in notice.incidents] == [("みさき病院", 154), ("かえで大学", 88)]


def test_what_is_told_in_passing_of_a_third_keeps_its_number_and_its_day() -> None:
    text = (
        "2005年8月17日\n\n"
        "株式会社見本堂は8月12日、顧客1,300人分の氏名が不正アクセスにより流出したと発表した。\n\n"
        "株式会社試作屋は8月15日、80人分の電話番号を記した顧客リストを紛失したと発表した。"
        "通販の業界では、5月にも比較サイト「プライスナビ」が改ざんの被害に遭い、メールアドレス2,511件が盗まれた。\n"
    )
    incidents = parse_notice(text).incidents
    told = [(i.organization, i.occurred, i.affected_people, i.affected_records) for i in incidents]
    assert told[2] == ("プライスナビ", "2005-05", None, 2511)
    assert told[1][2:] == (80, None)


def test_cases_under_headings_of_causes_begin_with_their_label_and_month() -> None:
    text = (
        "よくある漏えいの原因と対策\n\n"
        "■原因1:メールの誤送信\n誤送信は最も多い原因です。\n"
        "事例:2021年5月、みほん県の外郭団体である公益財団法人みほん産業センターは、参加者への案内メールを"
        "全員のアドレスが見える状態で送信し、78名のアドレスが漏えいしました。\n対策:上長が確かめましょう。\n\n"
        "■原因2:不正アクセス\n攻撃も増えています。\n"
        "事例:2020年11月、株式会社つばめ製作は、サーバーがランサムウェアに感染し、約39万人分の個人情報が"
        "流出した可能性があると発表しました。\n対策:多要素認証を使いましょう。\n\n"
        "■原因3:紛失・置き忘れ\n持ち出し時の紛失もあります。\n"
        "事例:2019年12月、南原市は、職員が住民140人の名簿を電車に置き忘れたと発表しました。\n"
    )
    told = [(i.organization, i.affected_people, i.root_cause, i.announced) for i in parse_notice(text).incidents]
    assert told == [
        ("公益財団法人みほん産業センター", 78, "bcc_error", None),
        ("株式会社つばめ製作", 390000, "ransomware", "2020-11"),
        ("南原市", 140, "loss", "2019-12"),
    ]


def test_months_of_which_each_befell_another_need_no_number() -> None:
    text = (
        "攻撃集団「みほんクロウ」の手口\n\n攻撃集団「みほんクロウ」は2023年に入り国内への攻撃を続けている。\n\n"
        "6月には部品メーカーの株式会社つばめ製作が攻撃を受け、設計図が闇サイトに公開された。"
        "7月には南原港を運営する南原港運協会のシステムが暗号化され、3日にわたり搬出が止まった。\n"
    )
    told = [(i.organization, i.occurred) for i in parse_notice(text).incidents]
    assert told == [("株式会社つばめ製作", "2023-06"), ("南原港運協会", "2023-07")]


def test_sentences_of_one_paragraph_may_each_tell_of_another() -> None:
    text = (
        "県内の漏えい、昨年度超え\n\n県内の自治体で個人情報の漏えいが目立つ。本紙の調べでは今年度は41件で、昨年度の38件を上回った。\n\n"
        "主なものでは、みほん市が6月、納税の通知3,270通を誤った宛名で発送した。"
        "南原町では8月、受給者142人の口座番号がホームページで閲覧できる状態になっていた。"
        "県立南原病院は10月、患者1,890人の検査データが入ったハードディスクを紛失したと発表している。\n"
    )
    told = [(i.organization, i.affected_people, i.root_cause) for i in parse_notice(text).incidents]
    assert told == [
        ("みほん市", None, "misdelivery"),
        ("南原町", 142, "misconfiguration"),
        ("県立南原病院", 1890, "loss"),
    ]


def test_companies_told_one_after_the_other_by_their_number() -> None:
    text = (
        "委員会、2社に指導\n\n個人情報保護委員会は6月19日、2社に行政指導を行った。\n\n"
        "1社目は、配車アプリを運営する株式会社みほんライド。設定ミスにより、乗客約6万人の降車場所が閲覧できる状態だった。\n\n"
        "2社目は、ジムの株式会社つばめワン。会員約19万人分の情報を保管していたサーバーが2022年12月に不正アクセスを受けた。\n"
    )
    told = [(i.organization, i.affected_people) for i in parse_notice(text).incidents]
    assert told == [("株式会社みほんライド", 60000), ("株式会社つばめワン", 190000)]


def test_who_arrests_somebody_is_none_of_those_told_of() -> None:
    text = (
        "名簿持ち出しで逮捕\n\nみほん県警は5月1日、ツバメ商事の顧客名簿3,000人分を持ち出したとして元社員を逮捕した。"
        "ツバメ商事は4月3日、名簿3,000人分の持ち出しに気付き、被害届を出した。\n"
    )
    assert [i.organization for i in parse_notice(text).incidents] == ["ツバメ商事"]
