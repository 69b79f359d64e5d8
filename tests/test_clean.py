"""Cleaning heals what PDF readers and mailers do, and every character still knows its place in the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.clean import _SET_APART, _SOME_APART, CleanText
from extractor.clean import clean as clean_with
from extractor.rules.files import load_rules


def clean(source: str) -> CleanText:
    return clean_with(source, load_rules())


_PIECES = st.lists(
    st.sampled_from(
        [
            "２０２３ 年 ",
            "7 月",
            "28 日",
            "60,000 件",
            "㈱",
            "ﾊﾟｽﾜｰﾄﾞ",
            "が",
            "\u200b",
            "⽉",
            "\r\n",
            "\r",
            "\n",
            "氏名、住所",
            "\u3000",
            "\xa0",
            "。",
            "(注1)",
            "①",
            "㍿",
            "\ufeff",
            "�",
            "𠮷",
        ]
    ),
    max_size=30,
).map("".join)


@pytest.mark.parametrize(
    ("source", "cleaned"),
    [
        ("２０２３年７月２８日", "2023年7月28日"),
        ("2023 年 7 月 28 日に 60,000 件", "2023年7月28日に60,000件"),
        ("50, 000件", "50,000件"),
        ("⽉曜⽇の⼈数", "月曜日の人数"),
        ("ﾊﾟｽﾜｰﾄﾞとﾒｰﾙｱﾄﾞﾚｽ", "パスワードとメールアドレス"),
        ("㈱見本と㍿試作", "(株)見本と株式会社試作"),
        ("か\u3099くせい", "がくせい"),
        ("株式会社\u200b見本", "株式会社見本"),
        ("氏名，住所．", "氏名、住所。"),
        ("50,\xa0000件", "50,000件"),
        ("一行目\r\n二行目\r三行目", "一行目\n二行目\n三行目"),
        ("①氏名 ②住所", "①氏名 ②住所"),
        ("みさき野 信 用 金 庫\n理 事 長  白 川 花 子", "みさき野 信用金庫\n理 事 長  白川花子"),
        ("男 女 計", "男 女 計"),
        ("会 社 名　見 本 工 業\n会　社　名　見　本", "会社名 見本工業\n会社名見本"),
        ("株式会社 光 洋\n代表", "株式会社 光洋\n代表"),
        ("米国の Blue Harbor は、Aspen Inc. の顧客が", "米国の Blue Harborは、Aspen Inc.の顧客が"),
        ("⚫ 概要\n\uf06c 経緯\n⚪ 原因", "● 概要\n● 経緯\n○ 原因"),
    ],
)
def test_folds(source: str, cleaned: str) -> None:
    assert clean(source).text == cleaned


@pytest.mark.parametrize(
    ("source", "found", "words"),
    [
        ("発生日は 2023 年 7 月 28 日です", "2023年7月28日", "2023 年 7 月 28 日"),
        ("約 ６０，０００ 件が対象", "60,000件", "６０，０００ 件"),
        ("窓口は㈱見本です", "(株)見本", "㈱見本"),
        ("株式会社\u200b見本", "株式会社見本", "株式会社\u200b見本"),
    ],
)
def test_a_span_maps_back_to_its_words(source: str, found: str, words: str) -> None:
    text = clean(source)
    start = text.text.index(found)
    assert source[slice(*text.source_span(start, start + len(found)))] == words


def test_lines_wrapped_at_a_fixed_width_are_joined() -> None:
    source = (
        " 令和5年4月3日、本校の教員が校外研修に向かう電車の網棚に、生徒の成績\n"
        "一覧を入れたかばんを置いたまま下車し、これを紛失したことがわかりまし\n"
        "た。かばんには二年生の答案と、保護者の連絡先を書いた書類が入っており\n"
        "ました。鉄道会社と警察に届け出ましたが、まだ見つかっておりません。\n"
        "1 概要\n"
    )
    text = clean(source).text
    assert "成績一覧" in text
    assert "わかりました。" in text
    assert text.endswith("見つかっておりません。\n1 概要\n")


def test_a_dateline_at_the_right_margin_is_not_joined_to_the_next_line() -> None:
    body = "本会の事務所が荒らされ、会員名簿を収めた記録媒体が盗まれたことをお知\nらせいたします。" * 4
    source = " " * 52 + "令和6年9月13日\n会員の皆様\n" + body.replace("。", "。\n")
    assert "13日\n会員" in clean(source).text


def test_short_lines_stay_apart() -> None:
    source = "概要\n氏名\n住所\n電話番号\n生年月日\n"
    assert clean(source).text == source


@given(st.text() | _PIECES)
def test_any_text_is_cleaned_and_every_span_lies_in_the_source(source: str) -> None:
    cleaned = clean(source)
    last = 0
    for i in range(len(cleaned.text)):
        start, end = cleaned.source_span(i, i + 1)
        assert 0 <= start <= end <= len(source)
        assert start >= last
        last = start
    assert cleaned.source_span(0, len(cleaned.text))[1] <= len(source)


@given(_PIECES)
def test_what_cleaning_does_not_change_maps_to_itself(source: str) -> None:
    cleaned = clean(source)
    for i, character in enumerate(cleaned.text):
        if character in "氏名住所。":
            start, end = cleaned.source_span(i, i + 1)
            assert source[start:end] == character


def test_a_space_before_a_word_that_begins_like_a_counter_stays() -> None:
    assert (
        clean("2007/3/5 人材サービスの見本\n対象は 12 人分、3 社以上").text
        == "2007/3/5 人材サービスの見本\n対象は12人分、3社以上"
    )


def test_a_space_behind_the_number_of_a_heading_stays() -> None:
    assert clean("1 日時 6月3日\n2 件名 名簿").text == "1 日時 6月3日\n2 件名 名簿"


def test_the_rows_of_a_table_stay_apart_whatever_their_lengths() -> None:
    table = """不正ログインを受けた会社の一覧と各社が公表した数
会社名 | 発表日 | 不正ログインされたアカウントの数
つばめネット | 2014年6月12日 | 確認されたものは計412
みさき通信 | 2014年6月13日 | 確認されたものは計18
あおば商会 | 2014年6月17日 | 確認されたものは計21
"""
    assert clean(table).text == table


def test_a_row_between_bars_that_was_broken_is_one_row_again() -> None:
    rows = "".join(
        f"| {n} | 東区役所市民生活支援課窓口担当 | 8月{n}日 | 証明書を、同時に呼び出し\n"
        "別の来庁者に交付した。同日中に回収済み。 | 4名 |\n"
        for n in range(1, 7)
    )
    cleaned = clean("事務処理誤りの公表\n\n" + rows).text
    assert cleaned.count("呼び出し別の来庁者") == 6
    assert cleaned.count("\n| ") == 6


def test_headlines_of_one_length_make_no_margin_where_paragraphs_run_on_over_it() -> None:
    paragraph = "市は6月6日、名簿を渡したと発表した。" * 6
    text = "\n".join(
        f"{town}市、個人情報の誤交付など計3件の事故を公表\n{paragraph}" for town in ("青葉", "見本", "水無")
    )
    assert clean(text).text == text


def test_a_line_that_ends_in_a_particle_goes_on_whatever_the_margin() -> None:
    text = (
        "見本市教委は21日、市立みなみ中の40代の男性教諭が、生徒の個人情報を保存したメモリー2本を\n"
        "紛失したと発表した。\n\n教諭は14日に気付いた。\n捜しても見つからず、届けを出した。\n"
    )
    assert "2本を紛失した" in clean(text).text
    headline = "求人ページに不正ログイン、応募書類が\nさて、次の話。\n\n対象は120人。\n公表は昨日。\n"
    assert clean(headline).text == headline


def test_a_town_written_in_hiragana_begins_a_paragraph() -> None:
    headline = "市民農園の借り手二十三人分の個人情報が不正に閲覧された可能性"
    text = f"{headline}\nみずほ台市は、情報が閲覧された可能性があると発表しました。\n被害はないという。\n白嶺放送\n"
    assert f"{headline}\nみずほ台市" in clean(text).text


def test_a_date_that_a_line_end_cuts_in_two_is_one_date() -> None:
    assert clean("平成 26 年 11\n月 18 日\n見本労働局\n照会先\n").text.startswith("平成26年11月18日\n")


@pytest.mark.parametrize(
    ("line", "rest", "whole"),
    [
        (
            "電話番号、メールアドレス、生年月日、クレジットカード番号、会員サイトのパスワー",
            "ドは、渡していません",
            "パスワードは",
        ),
        ("見本サービスに会員登録をされていた方と、ご利用された方をあわせて11,4", "80名の氏名", "11,480名"),
    ],
)
def test_a_word_or_number_that_a_line_end_cuts_in_two_is_one(line: str, rest: str, whole: str) -> None:
    assert whole in clean(f"お知らせ\n\n{line}\n{rest}。\n以上のとおりです。\n").text


@given(st.lists(st.sampled_from(["会社 ", "甲 ", "乙 ", "カ ナ", "甲", " ", "\n", "A "]), max_size=20).map("".join))
def test_letters_set_apart_hold_the_signs_that_are_looked_for_first(text: str) -> None:
    assert _SET_APART.search(text) is None or _SOME_APART.search(text) is not None


def test_a_hyphen_inside_a_katakana_word_is_its_long_vowel() -> None:
    assert clean("サ-バに登録のクレジットカ-ド").text == "サーバに登録のクレジットカード"
    assert clean("東日本-中国、2023-04-05、A-B").text == "東日本-中国、2023-04-05、A-B"


def test_no_is_written_in_kana() -> None:
    assert clean("流出は無いとし、支障も無く、控えも無かった").text == "流出はないとし、支障もなく、控えもなかった"
    assert clean("有無いずれも、無線で").text == "有無いずれも、無線で"


def test_a_headline_that_ends_in_katakana_does_not_run_into_a_name() -> None:
    head = "ネット通販9サイトで氏名の漏えい約8百件、かごの仕組みに不正アクセス"
    text = f"{head}\nシラカバ・カートは9月12日、{'最大790件の氏名が流出した可能性があり、' * 3}と発表した。\n次\n次\n"
    assert f"{head}\n" in clean(text).text


def test_items_run_together_stand_on_lines_of_their_own_and_a_minus_stays() -> None:
    source = "次の通り。▽甲市(40人)▽乙市(12人)。売上は▽3%"
    cleaned = clean(source)
    assert cleaned.text == "次の通り。\n▽甲市(40人)\n▽乙市(12人)。売上は▽3%"
    start = cleaned.text.index("乙市")
    assert cleaned.source_span(start, start + 2) == (source.index("乙市"), source.index("乙市") + 2)


def test_a_name_behind_a_number_is_no_unit() -> None:
    assert clean("事例4 日本まほら機構").text == "事例4 日本まほら機構"
    assert clean("事例5 名古屋市、事例6 年金事務所").text == "事例5 名古屋市、事例6 年金事務所"
    assert clean("2023 年 4 日").text == "2023年4日"
    assert clean("3/1 カネシン漁網、会員 5 ユーザー、3 カ国").text == "3/1 カネシン漁網、会員5ユーザー、3カ国"


TABLE = """公表日 | 名称 | 件数 | 項目 | 原因 |
2022/4/12 | 株式会社みなと書房 | 2,318 |
- カード番号
- 有効期限
| 画面の改ざん |
2022/6/3 | みさき市 | 391 | メールアドレス | 誤送信 |
2022/7/8 | 株式会社白樺住宅 | 14,520 |
- 氏名
| リスト型攻撃 |
"""


def test_a_row_with_a_list_in_a_cell_is_one_line() -> None:
    assert clean(TABLE).text.split("\n")[1:4] == [
        "2022/4/12 | 株式会社みなと書房 | 2,318 | - カード番号 - 有効期限 | 画面の改ざん |",
        "2022/6/3 | みさき市 | 391 | メールアドレス | 誤送信 |",
        "2022/7/8 | 株式会社白樺住宅 | 14,520 | - 氏名 | リスト型攻撃 |",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "日時 |\n出来事 |\n5月7日 |\n名簿を紛失 |\n",
        "名称 | 件数 | 項目 |\nみさき市 | 391 |\n\n名簿を紛失しました。 |\n",
        "名称 | 件数 | 項目 |\n名簿を紛失しました。\nみさき市 | 391 | 氏名 |\n",
        "| 名称 | 件数 | 項目 |\n| みさき市 |\n",
    ],
)
def test_lines_that_are_no_part_of_a_row_stay(text: str) -> None:
    assert clean(text).text == text


def test_entries_of_a_list_as_long_as_each_other_are_no_wrapped_lines() -> None:
    entries = [f"{n}.■見本市立第{n}中学校 職員が生徒の名簿を車上荒らしで盗まれる 2018年5月1{n}日" for n in range(1, 6)]
    text = "\n".join(["盗難 書類", *entries, "紛失 メモリ等", *entries[:2]])
    assert clean(text).text == text


def test_marks_of_quoted_lines_are_no_part_of_them() -> None:
    assert clean("町のお知らせ。\n> 令和5年2月17日 見本町\n>> 名簿を紛失\n以上 > 次へ").text == (
        "町のお知らせ。\n令和5年2月17日 見本町\n名簿を紛失\n以上 > 次へ"
    )


def test_a_name_behind_a_day_begins_no_unit() -> None:
    assert clean("11月15日 日の出信用金庫").text == "11月15日 日の出信用金庫"


def test_a_line_that_begins_with_a_label_is_never_glued_to_the_one_before() -> None:
    lines = [
        "発生:2020年5月から8月までの間",
        "被害:会員の氏名と住所とメール",
        "みさき市立図書館:申込書の紛失",
        "発生:2021年3月の第二週の金曜",
    ]
    assert clean("\n".join(lines * 3)).text.split("\n") == lines * 3


@pytest.mark.parametrize(
    ("source", "cleaned"),
    [
        ("１，２００名、2、300件、３．５％", "1,200名、2,300件、3.5%"),
        ("住所，１２名．なお，二件", "住所、12名。なお、二件"),
        ("漏えいしました. なお, 電話番号,住所は", "漏えいしました。 なお、電話番号、住所は"),
        ("届けた.２月に", "届けた。2月に"),
        ("１．概要\n一．経緯\nア．原因\n（十二．その他）", "1.概要\n一.経緯\nア.原因\n(十二.その他)"),
        ("令和元．５．１、Ｓａｋｕｒａ，Ｉｎｃ．と会社.co.jp", "令和元.5.1、Sakura,Inc.と会社.co.jp"),
    ],
)
def test_one_mark_has_one_meaning_whatever_its_width(source: str, cleaned: str) -> None:
    assert clean(source).text == cleaned


@pytest.mark.parametrize(
    ("source", "cleaned"),
    [
        ("サ―バ―の記録とメンバ―様", "サーバーの記録とメンバー様"),
        ("報道―サーバの停止、セブン―イレブン", "報道―サーバの停止、セブン―イレブン"),
        ("ア力ウントと力ード、ハ一ド、ファイルの口ール", "アカウントとカード、ハ一ド、ファイルのロール"),
        ("データ二ヶ月分、サーバー八カ所、メール夕イトル", "データ二ヶ月分、サーバー八カ所、メールタイトル"),
        ("入力した人口、工場と窓口", "入力した人口、工場と窓口"),
    ],
)
def test_katakana_that_a_reader_of_scans_mistook(source: str, cleaned: str) -> None:
    assert clean(source).text == cleaned


@pytest.mark.parametrize(
    ("source", "cleaned"),
    [
        ("第 1 報 会員 1,208 名の氏名", "第1報 会員1,208名の氏名"),
        ("対象件数 12 通", "対象件数 12通"),
        ("(第 2 報)、令和 6 年度", "(第2報)、令和6年度"),
        ("TEL 03 本社", "TEL 03 本社"),
    ],
)
def test_spaces_around_a_number_inside_words_are_none(source: str, cleaned: str) -> None:
    assert clean(source).text == cleaned


def test_a_space_where_the_source_of_a_page_broke_a_line_is_none() -> None:
    told = "みさき商会が運営する通販サイトに登録された会員の個"
    rest = "人情報が、だれでも見られる状態でした。"
    assert clean(f"{told} {rest}").text == told + rest
    for apart in ("お客様の個人情報を含む書類を紛失したことに関するお知らせ 株式会社みさき", "氏名 住所 番号を。"):
        assert clean(apart).text == apart


@pytest.mark.parametrize(
    ("source", "cleaned"),
    [
        ("# お詫び\n## 概要\n### 1. 経緯\n#2024-066 と C# と", "お詫び\n■概要\n1. 経緯\n#2024-066 と C# と"),
        ("**原因** 調査中、会員**312名**の", "原因 調査中、会員312名の"),
        ("令和**年**月**日、株式会社**様", "令和**年**月**日、株式会社**様"),
        ("[お知らせ](https://example.jp/a?b=1)と[一覧](/news/ 'x')", "お知らせと[一覧](/news/ 'x')"),
        ("![見本町の紋章](a.png)![社章](/img/logo.png)みほん", "![見本町の紋章](a.png)みほん"),
        ("1\\. 概要\n2024\\.5\\.7 と \\5,000", "1. 概要\n2024.5.7 と \\5,000"),
    ],
)
def test_marks_of_markdown_are_no_words(source: str, cleaned: str) -> None:
    assert clean(source).text == cleaned


def test_the_words_of_a_link_know_their_place_in_the_source() -> None:
    source = "詳しくは[みさき商会](https://example.jp/)へ"
    cleaned = clean(source)
    start = cleaned.text.index("みさき商会")
    assert source[slice(*cleaned.source_span(start, start + 5))] == "みさき商会"


@pytest.mark.parametrize(
    ("source", "cleaned"),
    [
        ("記\n１　概　　要\n（２）対　象　者\n件　　名：名簿の紛失\n", "記\n1 概要\n(2)対象者\n件名:名簿の紛失\n"),
        ("表\n男 女 計\n山 田 花 子:白 川\n", "表\n男 女 計\n山田花子:白 川\n"),
        ("<p>6月3日<br>見本堂</p><b>名簿</b><td>3</td>", "\n6月3日\n見本堂\n名簿 3 "),
        ("見本&amp;試作&nbsp;商会、A<B、R&D", "見本&試作 商会、A<B、R&D"),
    ],
)
def test_headings_set_apart_and_bits_of_pages(source: str, cleaned: str) -> None:
    assert clean(source).text == cleaned
