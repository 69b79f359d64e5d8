"""Names that open the entries of one form: beside names that are known, or over what befell whom they name."""

from __future__ import annotations

import pytest

from extractor import find_organizations, parse_notice
from tests.find.named import names_in


@pytest.mark.parametrize(
    "form",
    ["{year}年{month}月\n{name}\n約2万件\n不正アクセス\n", "{month}月13日 - {name}が、名簿2万件の流出を発表。\n"],
)
def test_between_entries_of_known_names_the_others_open_with_one_too(form: str) -> None:
    names = ["東芝", "シロクマチェック", "みさき市", "任天堂"]
    entries = [form.format(year=2014 + i, month=i + 1, name=name) for i, name in enumerate(names)]
    assert names_in("主な漏えい事件\n" + "".join(entries)) == names


def test_the_number_of_a_rank_stands_before_names_too() -> None:
    text = "流出件数の順位\n第1位 東芝 約61万件\n第2位 シロクマチェック 約26万件\n第3位 任天堂 約16万件\n"
    assert names_in(text) == ["東芝", "シロクマチェック", "任天堂"]


def test_where_most_entries_open_with_no_name_none_does() -> None:
    text = "経過\n2014年4月\n名簿の作成\n2014年5月\n名簿の点検\n2014年6月\nみさき市\n2014年7月\n名簿の廃棄\n"
    assert names_in(text) == ["みさき市"]


@pytest.mark.parametrize("name", ["B病院", "A市", "C大学"])
def test_a_letter_in_the_place_of_a_name_names_nobody(name: str) -> None:
    assert names_in(f"事例2 {name}\n職員が患者150名の名簿を紛失した。\n") == []


@pytest.mark.parametrize("mark", ["■ ", "{}/14 ", "{}月20日 ", "{}. ", "◇"])
def test_between_headings_that_are_names_the_others_of_their_form_are_names_too(mark: str) -> None:
    shops = ("株式会社みほん靴店", "はちみつ工房ぶんぶん", "BLUE & KITE", "ためし文具株式会社")
    headings = [mark.format(i) + shop for i, shop in enumerate(shops, 2)]
    assert names_in("\n名簿が流出した。\n\n".join(headings)) == list(shops)
    assert "対策の要点" not in names_in("\n名簿が流出した。\n\n".join([*headings, mark.format(6) + "対策の要点"]))
    sections = [headings[0], mark.format(3) + "某通販サイト", headings[3]]
    assert names_in("\n名簿が流出した。\n\n".join(sections)) == [shops[0], shops[3]]


def test_between_entries_that_open_with_names_the_others_open_with_names_too() -> None:
    entries = "1.■みほん市 名簿を紛失\n2.■クレープのポム 通販に不正アクセス\n3.■ためし信用金庫 書類を紛失\n"
    assert names_in(entries) == ["みほん市", "クレープのポム", "ためし信用金庫"]


@pytest.mark.parametrize("sign", [":", " … ", " → "])
def test_entries_made_like_one_that_opens_with_a_name_open_with_names_too(sign: str) -> None:
    shops = ("みほん商会", "ハナリア", "ネオリス", "花田運輸")
    entries = "".join(f"・{shop}{sign}名簿が流出した。4月3日に判明。\n" for shop in shops)
    assert names_in(entries) == list(shops)
    assert "原因" not in names_in(f"{entries}・原因{sign}設定の誤りで名簿が流出した。4月5日に判明。\n")
    labels = "".join(f"・{label}{sign}名簿が流出した。4月3日に判明。\n" for label in ("サーバー", "窓口", "備考"))
    assert names_in(f"・みほん商会{sign}名簿が流出した。4月3日に判明。\n{labels}") == ["みほん商会"]


def test_of_those_between_known_names_a_word_of_the_dictionary_a_place_and_the_rest_name_nobody() -> None:
    for other in ("対策", "大阪", "その他", "原因"):
        entries = "".join(
            f"▽{name}(流出{i}件)\n" for i, name in enumerate(("みさき市", other, "みほん商会", "白嶺市"), 2)
        )
        assert names_in(entries) == ["みさき市", "みほん商会", "白嶺市"]


def test_a_name_of_latin_words_ends_where_a_row_goes_on() -> None:
    rows = "".join(
        f"2019年{month}月5日 {name} 会員{month}20件が流出\n"
        for month, name in enumerate(("みさき市", "BLUE & KITE", "みほん商会"), 4)
    )
    assert names_in(f"流出の一覧\n{rows}") == ["みさき市", "BLUE & KITE", "みほん商会"]


def test_lines_that_stand_over_paragraphs_like_a_name_are_names_too() -> None:
    shops = ("みほん商会", "ひばり文具", "花田運輸", "ハナリア")
    told = "".join(f"\n{shop}\n4月{i}日、会員の名簿が流出したと発表した。\n" for i, shop in enumerate(shops, 2))
    assert names_in(f"振り返り\n{told}\n終わりに\n来年こそは何も起きないことを願っている。") == list(shops)
    assert names_in(f"振り返り\n{told}\n再発防止策\n4月8日までに名簿をすべて回収したと説明している。") == list(shops)


def test_in_the_timeline_of_one_s_own_notice_no_entry_opens_with_a_name_that_no_form_shows() -> None:
    days = ["みさき市が返却を求めた", "白嶺市が返却を求めた", "リスク管理室が名簿を探した", "みさき市が調べた"]
    timeline = "".join(f"6月{day}日 {told}\n" for day, told in enumerate(days, 3))
    text = f"名簿の紛失に関するお詫び\n株式会社みほん商事\n当社の名簿を紛失し、お詫びいたします。\n経緯\n{timeline}"
    assert names_in(text) == ["株式会社みほん商事", "みさき市", "白嶺市", "みさき市"]


LEAD = "情報漏えい事例まとめ\n\n近年、情報漏えいが相次いでいます。ここでは過去の事例を紹介します。\n\n"
BODIES = (
    "2014年7月、内部の者が顧客情報3,000件を持ち出し、名簿業者に売却していたことが発覚しました。\n\n",
    "2015年7月、不正アクセスにより顧客情報4,000件が流出しました。原因はソフトの脆弱性です。\n\n",
    "2016年5月、メールの誤送信により200件のメールアドレスが流出しました。\n\n",
)
NAMES = ("フジヤマ観光", "コトブキ堂", "ミライエ")


def page(form: str, names: tuple[str, ...] = NAMES, bodies: tuple[str, ...] = BODIES) -> str:
    parts = zip(range(1, 9), names, bodies, strict=False)
    return LEAD + "".join(form.format(number=number, name=name) + "\n" + body for number, name, body in parts)


@pytest.mark.parametrize(
    "form",
    ["■{name}", "{number}. {name}", "【{name}】", "{name}", "● {name}(2014年)", "■{name}の情報漏えい"],
)
def test_headings_over_what_happened_name_those_whom_it_befell(form: str) -> None:
    told = [(i.organization, i.affected_records) for i in parse_notice(page(form)).incidents]
    assert told == [("フジヤマ観光", 3000), ("コトブキ堂", 4000), ("ミライエ", 200)]


def test_one_whose_name_is_a_common_word_is_named_among_others() -> None:
    told = parse_notice(page("■{name}", ("フジヤマ観光", "三和", "コトブキ堂"))).incidents
    assert [i.organization for i in told] == ["フジヤマ観光", "三和", "コトブキ堂"]


@pytest.mark.parametrize("names", [("原因", "被害", "対策"), ("医療", "教育", "小売"), ("大阪", "東京", "福岡")])
def test_headings_of_kinds_and_places_name_nobody(names: tuple[str, ...]) -> None:
    assert [i.organization for i in parse_notice(page("■{name}", names)).incidents if i.organization] == []


def test_a_heading_above_a_sentence_that_names_somebody_names_the_kind_of_body() -> None:
    bodies = ("2014年7月、みさき市民病院で顧客情報3,000件が流出しました。\n\n", *BODIES[1:])
    text = page("■{name}", ("クリニック", *NAMES[1:]), bodies)
    assert "クリニック" not in [o.name for o in find_organizations(text)]


def test_the_headings_of_ones_own_notice_name_nobody() -> None:
    text = "2016年6月1日\n株式会社みほん堂\n\n弊社の事故に関するお詫び\n\n" + page("■{name}").removeprefix(LEAD)
    text += "弊社では再発防止に努めます。深くお詫び申し上げます。\n"
    assert {o.name for o in find_organizations(text)}.isdisjoint(NAMES)


def test_a_case_in_a_heading_goes_by_the_name_before_it() -> None:
    for form in ("({number}){name}個人情報流出事件(2016年)", "▼{name}の事例", "■「{name}」300件の顧客情報が流出"):
        names = [i.organization for i in parse_notice(page(form, ("ネオリス", "ハナサク", "ミライエ"))).incidents]
        assert names == ["ネオリス", "ハナサク", "ミライエ"]


def test_a_case_goes_by_a_name_that_nothing_else_shows() -> None:
    names = [o.name for o in find_organizations(page("▼{name}の事例", ("はなまる書房", "ネオリス", "ミライエ")))]
    assert "はなまる書房" in names


def test_headings_over_parts_that_tell_of_no_harm_name_nobody() -> None:
    bodies = tuple(f"201{year}年5月に開業し、会員は300人になりました。\n\n" for year in (4, 5, 6))
    assert find_organizations(page("■{name}", bodies=bodies)) == []


def test_a_firm_that_everybody_knows_is_named_on_pages_of_others_where_no_word_joins_it() -> None:
    assert [o.name for o in find_organizations("記者によると、会場はニトリの隣だという。")] == ["ニトリ"]
    assert find_organizations("記者によると、会場の棚はニトリ製だという。") == []
    own = "弊社では名簿をニトリの棚に置いておりました。お客様に深くお詫び申し上げます。"
    assert find_organizations(own) == []


def test_a_column_of_firms_holds_their_names() -> None:
    rows = "| 時期 | 企業 | 件数 | 原因 |\n" + "".join(
        f"| 201{year}年5月 | {name} | {number}件 | {cause} |\n"
        for year, name, number, cause in [
            (4, "ネオリス", 300, "不正アクセス"),
            (5, "三和", 400, "誤送信"),
            (6, "ミライエ", 200, "紛失"),
        ]
    )
    told = [(i.organization, i.affected_records) for i in parse_notice(LEAD + rows).incidents]
    assert told == [("ネオリス", 300), ("三和", 400), ("ミライエ", 200)]


def test_a_block_for_each_that_opens_with_the_label_of_its_name_is_an_incident() -> None:
    blocks = "".join(
        f"企業名:{name}\n発生:201{year}年5月\n件数:{number}件\n原因:{cause}\n\n"
        for year, name, number, cause in [(4, "ネオリス", 300, "不正アクセス"), (5, "三和", 400, "メールの誤送信")]
    )
    told = [(i.organization, i.affected_records) for i in parse_notice(LEAD + blocks).incidents]
    assert told == [("ネオリス", 300), ("三和", 400)]


@pytest.mark.parametrize(
    "heading",
    ["{}年 {} 名簿流出事件", "{}年 {}", "■事件その{} 模型販売の{}", "<事例{}:学習塾チェーンの{}>", "【ケース{}】{}"],
)
def test_year_number_and_kind_before_a_name_are_none_of_it(heading: str) -> None:
    names = ["ネオリス", "すみれ道楽丸", "東都製鋼", "シロクマ文庫"]
    numbers = range(2014, 2018) if heading.startswith("{}年") else range(1, 5)
    parts = [heading.format(n, name) for n, name in zip(numbers, names, strict=True)]
    text = "過去の情報流出を見ていきましょう。\n\n" + "\n元社員が顧客1,200人分の名簿を持ち出した。\n\n".join(
        [*parts, ""]
    )
    assert names_in(text) == names


def test_whose_case_a_heading_is_needs_no_name_that_is_known() -> None:
    names = ["みさき薬科大学", "ままわ社", "松乃座"]
    told = "の事例\n会員32{}人の氏名が、4月3日から閲覧できる状態になっていた。\n\n"
    text = "設定ミスの事例\n\n" + "".join(name + told.format(i) for i, name in enumerate(names))
    assert names_in(text) == names


def test_in_a_list_that_sets_its_names_apart_one_may_be_called_like_a_service() -> None:
    lines = (
        "1.▲みさき市 名簿320名分の紛失 2016年9月3日\n"
        "2.▲北星ガスサービス 顧客名簿40名分の盗難 2016年9月5日\n"
        "3.▲ためし信用金庫 伝票56枚の紛失 2016年9月6日\n"
        "4.▲フジノ厨機(宮城県) 社員の端末が感染、会員78名の名簿が流出 2016年9月9日\n"
    )
    assert names_in(lines) == ["みさき市", "北星ガスサービス", "ためし信用金庫", "フジノ厨機", "宮城県"]


def test_the_paper_that_an_entry_names_behind_is_not_whom_it_is_about() -> None:
    lines = (
        "1.▲北星ガスサービス 検針員の車上荒らしで顧客名簿12名分の盗難 伊予新聞 2016年9月3日\n"
        "2.▲みほん共済組合 申込書17枚の紛失 2016年9月15日\n3.▲株式会社ナカムラ文具 会員2,310名の名簿が流出\n"
        "紛失\n1.■みさき市 小学校の名簿を紛失\n4.▲劇団まつかぜ 会員の名簿が検索で流出 約1,900名 2016年9月23日\n"
    )
    names = ["北星ガスサービス", "みほん共済組合", "株式会社ナカムラ文具", "劇団まつかぜ"]
    assert set(names) <= set(names_in(lines))


def test_among_many_that_tell_an_entry_of_unknown_words_is_like_them() -> None:
    told = "\n元社員が顧客1,2{}人分の名簿を持ち出した。\n\n"
    names = ["ネオリス", "シロクマ文庫", "東都製鋼"]
    cases = "".join(f"{i}年 {name}{told.format(i)}" for i, name in enumerate(names, 2014))
    untold = "2017年 日鉱パイプ\n会議のメモが丸ごと読まれていた。\n"
    assert names_in(f"過去の情報流出\n\n{cases}{untold}") == [*names, "日鉱パイプ"]
    assert names_in(f"過去の情報流出\n\n{untold}") == []


def test_a_day_in_a_bracket_and_a_colon_show_a_name_without_a_mark() -> None:
    names = ["プレミエラ・ブルー", "TMモバイル", "アシュリー・ローズ", "IRS"]
    told = "(4月):加入者11{}万人分の氏名が盗まれた。\n"
    lines = "".join(name + told.format(i) for i, name in enumerate(names))
    assert names_in(f"海外の情報流出\n\n{lines}") == names
    people = [incident.affected_people for incident in parse_notice(f"海外の情報流出\n\n{lines}").incidents]
    assert people == [1_100_000 + 10_000 * i for i in range(4)]
    words = "".join(f"{word}(2017年):多くの情報が流出した。\n" for word in ("ネオワーム", "ミライム", "ログフォー"))
    assert names_in(f"情報流出の用語\n\n{words}") == []
    labels = "".join(label + told.format(i) for i, label in enumerate(["対象", "原因", "件数", "期間"]))
    assert names_in(f"名簿の流出について\n\n{labels}") == []


def test_an_entry_names_its_body_in_quotation_marks_behind_what_kind_it_is() -> None:
    entries = (
        "①部品メーカー「みほん精機」\n2月26日、社内サーバーがランサムウェアに感染した。\n\n"
        "②ゲーム会社「カプリコン」\n3月に39万人分の氏名が流出した。\n\n"
        "③半導体商社「マクニコ」\n4月、取引先の担当者12名の氏名が流出した。\n"
    )
    assert names_in(f"被害の事例\n近年の被害を紹介する。\n\n{entries}") == ["みほん精機", "カプリコン", "マクニコ"]
