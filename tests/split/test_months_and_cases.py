"""Running text that tells of one after the other under a month each, or of a case that goes by a name."""

from __future__ import annotations

from extractor import parse_notice


def _told(text: str) -> list[tuple[str | None, int | None, int | None]]:
    return [(i.organization, i.affected_people, i.affected_records) for i in parse_notice(text).incidents]


def test_paragraphs_that_each_open_with_a_month_of_their_own_tell_of_one_after_the_other() -> None:
    rows = _told(
        "名簿が漏れた日を振り返る\n\n"
        "2014年7月、セラミナでは委託先の元社員が約35万件の顧客情報を持ち出しました。\n\n"
        "2016年6月には、ミルコがウイルスに感染し、7,900人分の個人情報が流出した可能性があると発表しました。\n\n"
        "2011年4月、トルテアの会員サイトから62,000人分の個人情報が流出しました。\n"
    )
    assert rows == [("セラミナ", None, 350000), ("ミルコ", 7900, None), ("トルテア", 62000, None)]


def test_days_of_one_month_are_the_course_of_one_incident() -> None:
    rows = _told(
        "みさき市は2023年5月10日、住民3,200人分の氏名が流出したと発表した。\n\n"
        "4月2日、はやて電算のサーバーに侵入があり、名簿3,200人分が流出した。\n\n"
        "4月21日、南坂銀行から名簿410人分が流出しているとの連絡があった。\n"
    )
    assert [name for name, *_ in rows] == ["みさき市"]


_CASES = """白樺電子の元研究員が設計図を持ち出し
2024年11月18日

2024年11月14日、白樺電子の元研究員が、設計図1,130ファイルを持ち出したとして書類送検されました。

土産型の典型が、世間を騒がせたセラミナの事件です。2021年1月、転職する技術者が基地局の設計図310枚を持ち出し、逮捕されました。

恨み型もあります。今年5月には、ソフト会社アオゾラワークスの元課長が、取引先380社の名簿を投稿し、営業秘密を漏らした疑いで逮捕されました。
"""


def test_a_case_by_name_behind_a_story_of_another_ends_it_and_others_may_follow() -> None:
    notice = parse_notice(_CASES)
    assert [i.organization for i in notice.incidents] == ["白樺電子", "セラミナ", "アオゾラワークス"]


def test_a_sentence_may_lead_up_to_the_month_and_a_turn_to_one_of_any_trade() -> None:
    rows = _told(
        "最近の事例\n"
        "2022年9月、株式会社みほん食堂の元店長が、会員4,200人分の氏名を持ち出したとして逮捕された。\n"
        "また、2023年9月には、保険代理店のアオゾラライフの元社員が、契約者310人分の情報を転職先に渡していた。\n"
        "一方、人的なミスも多い。2022年6月にはみさき市で、委託先の社員が7万人分の個人情報を入れたUSBメモリを紛失した。\n"
    )
    assert rows == [("株式会社みほん食堂", 4200, None), ("アオゾラライフ", 310, None), ("みさき市", 70000, None)]


def test_beside_paragraphs_with_a_number_one_without_tells_of_another() -> None:
    rows = _told(
        "最近の事例\n"
        "2021年10月、みほん町立病院はランサムウェアに感染し、3万2,000人分の電子カルテが使えなくなりました。\n"
        "2022年10月、みさき総合医療センターも、給食の委託先を経由してランサムウェアに感染しました。\n"
        "2023年12月、はやて電算株式会社のサーバーに侵入があり、名簿3,200人分が流出しました。\n"
    )
    assert rows == [
        ("みほん町立病院", 32000, None),
        ("みさき総合医療センター", None, None),
        ("はやて電算株式会社", 3200, None),
    ]


def test_sentences_of_one_paragraph_that_open_with_a_month_tell_of_one_each_but_not_of_nobody() -> None:
    rows = _told(
        "USBメモリの紛失が後を絶たない。2022年6月にはみさき市の職員が約7万人分の市民の情報を保存したUSBメモリを紛失した。"
        "2023年10月には、ある県立病院の医師が患者70人の情報を入れたUSBメモリをなくしている。"
        "2024年11月には白嶺医科大学の研究室で、患者212人の検査データを記録したUSBメモリが盗まれた。"
        "外部媒体の利用を制限することが求められる。\n"
    )
    assert rows == [("みさき市", 70000, None), ("白嶺医科大学", 212, None)]


def test_a_first_sentence_may_only_say_whose_act_the_paragraph_tells() -> None:
    rows = _told(
        "先週は二つの漏えいがあった。\n"
        "まず、通販の株式会社みほん堂だ。更新案内を別の会員に送り、1,340人の氏名と会員番号が漏れた。\n"
        "もう一つはみさき市の保育園だ。2月8日、園児92人分の連絡先を書いた名簿がなくなっていることに気付いた。\n"
    )
    assert rows == [("株式会社みほん堂", 1340, None), ("みさき市", 92, None)]


def test_items_of_a_list_that_are_sentences_tell_as_paragraphs_do() -> None:
    rows = _told(
        "Q. 過去にはどのような事故がありましたか?\nA. 代表的なものをご紹介します。\n"
        "・平成26年 通信教育のマナビヤコーポレーションで、委託先の社員が約614万件の顧客情報を不正に取得しました。\n"
        "・平成27年 日本まほら機構で、標的型攻撃メールにより約38万件の年金情報が流出しました。\n"
        "・令和4年 みさき市で、委託先の社員が全市民約7万人分の情報が入ったUSBメモリを一時紛失しました。\n"
    )
    assert rows == [
        ("マナビヤコーポレーション", None, 6140000),
        ("日本まほら機構", None, 380000),
        ("みさき市", 70000, None),
    ]


def test_beside_one_with_a_number_a_turn_to_another_month_tells_of_another_but_not_of_its_contractor() -> None:
    first = "ランサムウェアの被害事例\n2020年10月には白嶺町立病院が被害に遭い、3万2千人分のカルテが暗号化されました。\n"
    assert _told(first + "また、2021年2月には大島プレス工業が攻撃を受け、工場の名簿が暗号化されました。\n") == [
        ("白嶺町立病院", 32000, None),
        ("大島プレス工業", None, None),
    ]
    contractor = (
        "また、2020年11月には給食の委託先であるベルキッチン株式会社のサーバーも攻撃を受けていたことが分かりました。\n"
    )
    assert _told(first + contractor) == [("白嶺町立病院", 32000, None)]


def test_lines_that_each_end_in_their_day_are_announced_in_the_month_of_the_headline() -> None:
    lines = (
        "・みさき市、利用者25人の名簿を路上に落とす(8/3)\n・白嶺町、入場券312通を紛失(8/9)\n"
        "・ためし信用金庫、名簿42名分を紛失(8/5)\n・劇団ぽんぽこ、名簿がネットで丸見え 430名(8/15)\n"
    )
    rows = parse_notice(f"個人情報事故の記録 2011年8月版\n\n{lines}").incidents
    assert [(row.organization, row.announced) for row in rows] == [
        ("みさき市", "2011-08-03"),
        ("白嶺町", "2011-08-09"),
        ("ためし信用金庫", "2011-08-05"),
        ("劇団ぽんぽこ", "2011-08-15"),
    ]
    assert all(row.announced is None for row in parse_notice("会員の名簿を紛失した市(3/4)").incidents)


def test_the_year_in_a_bracket_behind_the_month_of_the_headline_is_that_of_the_list() -> None:
    lines = "9/16 みさき市 名簿を紛失 12名\n9/17 白嶺町 名簿を紛失 44名\n9/28 ためし信用金庫 名簿を紛失 31名\n"
    rows = parse_notice(f"個人情報流出ニュース 9月後半(2010年)\n\n{lines}").incidents
    assert [row.announced for row in rows] == ["2010-09-16", "2010-09-17", "2010-09-28"]


def test_examples_are_numbered_cases_and_may_name_theirs_in_quotation_marks() -> None:
    page = (
        "情報管理のコラム\n身近な例から考えてみましょう。\n\n例1.会計ソフト「らくらく帳簿」の障害\n"
        "2022年6月3日、サーバーがランサムウェアに感染し、75万件の個人情報が漏れたおそれがある。\n\n"
        "例2.労務システムの「シャローン」\n"
        "2023年6月5日、サーバーがランサムウェアに感染し、749万人分の情報が漏えいした可能性がある。\n"
    )
    rows = parse_notice(page).incidents
    assert [(row.occurred, row.organization) for row in rows][1] == ("2023-06-05", "シャローン")
    assert [row.occurred for row in rows] == ["2022-06-03", "2023-06-05"]


def test_posts_under_their_day_in_figures_with_hyphens_tell_of_one_each() -> None:
    page = (
        "ひまわり日和\n主婦の雑記です。\n\n2008-06-20 名簿の入ったPCが\n"
        "近所の「浜岡ガス」がノートパソコンを盗まれたそうです。会員680名の名簿が入っていたそうです。\n\n"
        "2008-06-11 メルマガが丸見え\n"
        "雑貨屋さん「チェリーボックス」のメルマガで、宛先に200人のアドレスが入ったまま送信されました。\n"
    )
    rows = parse_notice(page).incidents
    assert [row.organization for row in rows] == ["浜岡ガス", "チェリーボックス"]
