"""Lines of like cells list incidents: a day, an amount, and the name of whom nothing else shows to be one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor import parse_notice

NAMES = ["ベルハウスネット", "ハルカゼ", "LIFE マンガ", "株式会社青葉"]
DAYS = ["平成26年3月28日", "平成26年5月2日", "平成26年6月17日", "平成26年7月1日"]
COUNTS = ["約3,100件", "41,206件", "785件", "12,340件"]
FORMS: dict[str, Callable[[str, str, str], str]] = {
    "name day count": lambda name, day, count: f"{name} {day} {count}",
    "day first": lambda name, day, count: f"{day} {name} {count}",
    "day in brackets": lambda name, day, count: f"{name}({day}) {count}",
    "day behind": lambda name, day, count: f"{name}:{count}({day})",
    "said of the day": lambda name, day, count: f"{day}発表 {name} {count}",
    "wide gaps": lambda name, day, count: f"{name}   {day}   {count}",
    "bars": lambda name, day, count: f"{name} | {day} | {count} |",
    "commas": lambda name, day, count: f"{name}、{day}、{count}",
    "slashes": lambda name, day, count: f"{name} / {day} / {count}",
}


def page(rows: str, above: str = "近年起きた不正ログイン(各社の発表より)") -> str:
    lead = "使い回しにご用心\n\nほかから漏れたIDとパスワードを使う攻撃が後を絶ちません。"
    return f"{lead}\n\n{above}\n{rows}\n\nどうすれば防げる?\n・使い回さない\n"


@pytest.mark.parametrize("form", FORMS)
def test_each_row_is_an_incident_of_the_one_it_names(form: str) -> None:
    rows = "\n".join(FORMS[form](*cells) for cells in zip(NAMES, DAYS, COUNTS, strict=True))
    notice = parse_notice(page(rows))
    assert [(i.organization, i.affected_records) for i in notice.incidents] == list(
        zip(NAMES, [3100, 41206, 785, 12340], strict=True)
    )


@pytest.mark.parametrize(
    "rows",
    [
        # Kinds of attack, trades, groups of people and sums name nobody.
        "不正アクセス 2023年3月 120件\n誤送信 2023年4月 91件\n紛失 2023年5月 60件",
        "合計 2023年3月 120件\n合計 2023年4月 91件\n合計 2023年5月 60件",
        "会員 2023年3月1日 120件\n職員 2023年4月2日 91件\n取引先 2023年5月4日 60件",
        # Two rows are no list.
        "ハルカゼ 2023年3月1日 120件\nキラリ 2023年4月2日 91件",
    ],
)
def test_rows_of_other_things_name_nobody(rows: str) -> None:
    assert [i.organization for i in parse_notice(page(rows)).incidents if i.organization] == []


def test_rows_below_no_word_of_harm_name_nobody() -> None:
    rows = "\n".join(FORMS["name day count"](*cells) for cells in zip(NAMES[:3], DAYS, COUNTS, strict=False))
    text = f"導入事例のご紹介\n\n当社のサービスの導入が進んでいます。\n\n導入先\n{rows}\n"
    assert parse_notice(text).incidents == []


def test_what_the_text_below_the_list_says_of_one_is_told_of_that_one() -> None:
    rows = "\n".join(FORMS["name day count"](*cells) for cells in zip(NAMES, DAYS, COUNTS, strict=True))
    below = "\n\nもう少し詳しく\n■ ハルカゼ\n見られた可能性があるのは会員の氏名と住所です。警察に相談しています。\n"
    notice = parse_notice(page(rows + below))
    assert [(i.organization, i.data_categories, i.reported_to) for i in notice.incidents][:2] == [
        ("ベルハウスネット", [], []),
        ("ハルカゼ", ["name", "address"], ["police"]),
    ]
