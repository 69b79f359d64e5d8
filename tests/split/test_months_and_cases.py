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
