"""What a page adds later goes on about one of the incidents told before."""

from __future__ import annotations

from extractor import parse_notice


def test_what_was_added_is_about_whom_it_names_and_heads_no_part() -> None:
    notice = parse_notice(
        "事務長の日誌\n2023年7月3日\n\n"
        "■受付システムの停止\n"
        "株式会社みどりソフトは6月20日、同社の受付システムが5月8日にランサムウェアに感染したと発表した。\n\n"
        "■南坂病院も\n"
        "南坂病院は6月28日、このシステムで預けていた患者340人分の氏名が漏えいしたおそれがあると発表した。\n\n"
        "■うちの備え\n・紙の台帳を残す\n・停電の訓練をする\n\n"
        "【2023/9/1追記】8月30日、みどりソフトは患者12,500人分の氏名が漏えいしたことを確認したと発表しました。\n"
        "【2023/9/20追記】悪用の報告は受けていないそうです。\n"
    )
    told = [(i.organization, i.affected_people) for i in notice.incidents]
    assert told == [("株式会社みどりソフト", 12500), ("南坂病院", 340)]


def test_what_was_added_about_nobody_named_is_about_the_item_above_it() -> None:
    notice = parse_notice(
        "今月の事故\n\n"
        "■みさき市、申請書を誤送付\nみさき市は6月3日、申請書21人分を別の世帯へ送ったと発表した。\n"
        "※6/5追記 悪用の報告は受けていないという。\n\n"
        "■ほうらい商会、名簿を紛失\nほうらい商会は6月6日、会員340人の名簿を紛失したと発表した。\n\n"
    )
    told = [(i.organization, i.secondary_damage) for i in notice.incidents]
    assert told == [("みさき市", "none_observed"), ("ほうらい商会", None)]


def test_what_was_added_below_running_text_about_nobody_named_is_about_the_story_it_begins_with() -> None:
    notice = parse_notice(
        "株式会社みなと電設は2022年5月18日、社員のパソコンがウイルスに感染し、顧客1,240人分の氏名が漏えいしたと発表しました。\n\n"
        "はやぶさ信用金庫では4月3日、営業係が顧客86人分の集金カードを紛失しています。\n\n"
        "(6月10日追記)\n悪用は確認されていないそうです。\n"
    )
    told = [(i.organization, i.secondary_damage) for i in notice.incidents]
    assert told == [("株式会社みなと電設", "none_observed"), ("はやぶさ信用金庫", None)]
