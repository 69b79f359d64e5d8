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
