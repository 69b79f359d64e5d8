"""The marks with which lines begin: of headings and of lists, brackets, rules. One table for all who look for them."""

from __future__ import annotations

import re

#: Marks of headings, and of the items of a round-up.
SQUARES = "■□◆◇●◎▼▽▲△★☆▶►▌◼"
#: Marks of the items of a list.
BULLETS = "・•‣▪◦*＊○●>-"
#: Brackets around a heading.
OPENERS, CLOSERS = "【〔《<〈≪［", "】〕》>〉≫］"
#: What a rule between sections, or before a heading, is drawn with.
RULES = "━─―=＝"
#: The sides of a table that is drawn with characters.
SIDES = "|│┃├┌└┠┏┗"
#: Numbers in circles.
CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def one_of(*marks: str) -> str:
    """Any one of the marks, as a class of characters in a regular expression."""
    return f"[{re.escape(''.join(marks))}]"


#: What a paragraph, heading, item of a list or row of a table begins with, and no line that goes on with the one before
#: it; in either width, for text before and after cleaning.
BEGINS_BLOCK = (
    one_of(SQUARES, BULLETS, OPENERS, CIRCLES, SIDES, RULES, "═※＜『[(（+＋")
    + r"|[0-9０-９]{1,3}[.．)）、 　■●◆]|[一二三四五六七八九十]{1,3}[、．. 　]"
    r"|第[0-9０-９一二三四五六七八九十]+|[ア-ンA-Za-zａ-ｚＡ-Ｚ][.．)） 　]|(?:以[ 　]?上|記|敬具)\s*$"
)
