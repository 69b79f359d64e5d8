"""Names that head the parts of a series of incidents, on the page of somebody to whom nothing happened."""

from __future__ import annotations

import pytest

from extractor import find_organizations, parse_notice

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
