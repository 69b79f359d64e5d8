"""How pages begin whose dates the tests decide, and a letter around what they tell."""

HEAD = "令和6年6月14日\n株式会社みなと書房\n\nお客様情報に関するお詫びとお知らせ\n\n"
#: A release of a firm at whose contractor it happened.
CLIENT = "2024年7月8日\nためし園芸株式会社\n\n委託先における情報の漏えいについて(お詫び)\n\n"
BLOG = (
    "みほん商事がサイバー攻撃を受ける\n2023.08.25\n\n"
    "通販のみほん商事がやられたそうです。顧客400人分の情報が流出した可能性があるとのこと。\n\n"
)
NEWS = "みほん商事、個人情報漏えい\n2023年8月25日\n\nみほん商事株式会社は24日、顧客40人の個人情報が漏れたと発表した。"
#: A firm tells of something it lost.
LETTER = """名簿の紛失について

2024年5月1日
株式会社みなと書房
代表取締役 水野 薫

 {body}
"""
