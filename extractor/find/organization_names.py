"""Where the name of an organisation begins and ends.

Most edges show on the surface: punctuation, a change from kanji or katakana to hiragana. Only where hiragana touches a
name (``このたび株式会社``, ``さざなみ病院``) MeCab is asked, and only about those few characters.
"""

from __future__ import annotations

import functools
import re

from extractor.rules import Rules
from extractor.tokenize import tokenize

#: Characters a name is made of, hiragana apart.
NAME = "一-龥々〆ヵヶァ-ヺーA-Za-z0-9&'・!"
_LONGEST = 40
_NAME_RUN = re.compile(f"[{NAME}]+")
_MIXED_RUN = re.compile(f"[{NAME}ぁ-ん.-]{{1,{_LONGEST}}}(?: [A-Za-z][A-Za-z&'.-]{{0,20}}){{0,4}}")
# Read backwards, so that a plain match ends where the name begins. Digits stand in front of names as dates do.
_RUN_BACK = re.compile(r"[一-龥々〆ヵヶァ-ヺーA-Za-z&'・!]{0,30}")
_LATIN_BACK = re.compile(r"[ ,]{0,2}(?:[A-Za-z0-9&'.()-]+ ?){1,8}")
_HIRAGANA_BACK = re.compile("[ぁ-ん]{0,10}")
_HIRAGANA = re.compile("[ぁ-ん]")
_PARTICLE = re.compile(
    r"(?:の|が|を|に|は|で|と|も|や|へ)(?![ぁ-ん]{1,8}[一-龥ァ-ヺ])|から|より(?=[、。一-龥])|による|によ|において|における|および|または|など|では|には|への|との|という|である|とは|ならびに|ほか|さま|にて"
)
_ENDS_NAME = ("助詞", "助動詞", "動詞", "接続詞", "連体詞", "副詞", "代名詞", "補助記号", "形容詞")
_PART_OF_NAME = ("名詞", "接頭辞", "接尾辞", "形状詞", "記号", "感動詞")
# Nouns of grammar: they look like nouns to MeCab and never are part of a name.
_GRAMMAR_NOUNS = frozenset(
    [
        "たび",
        "ため",
        "とき",
        "ところ",
        "もの",
        "こと",
        "ほか",
        "うち",
        "よう",
        "とおり",
        "さん",
        "みなさま",
        "みなさん",
        "ころ",
        "まま",
        "はず",
        "あと",
        "おそれ",
        "お",
        "ご",
        "さま",
        "くらい",
        "ぐらい",
        "すべて",
        "いずれ",
        "おわび",
        "なお",
        "ほど",
    ]
)


@functools.lru_cache(maxsize=32)
def word_pattern(rules: Rules, part: str, ahead: str = "", behind: str = "") -> re.Pattern[str]:
    """One pattern of all terms of ``rules/organization_words.yaml`` of a part, longest first."""
    terms = sorted(words(rules, part), key=len, reverse=True)
    return re.compile(f"{ahead}(?:{'|'.join(map(re.escape, terms))}){behind}")


@functools.lru_cache(maxsize=32)
def words(rules: Rules, part: str) -> frozenset[str]:
    """The terms of a part of ``rules/organization_words.yaml``."""
    return frozenset(
        t for rule in rules.by_kind["organization_words"] if rule.attributes["part"] == part for t in rule.terms
    )


def right_edge(rules: Rules, text: str, start: int) -> int:
    """Where the name that begins at ``start`` ends; ``start`` itself where none begins there."""
    run = _MIXED_RUN.match(text, start)
    if run is None or (_PARTICLE.match(text, start) and not _NAME_RUN.match(text, start)):
        return start
    name = run[0]
    first = _HIRAGANA.search(name)
    if first is not None:
        name = name[: _end_of_words(name, first.start())]
    for tail in word_pattern(rules, "tail").finditer(name, 1):
        # A short word may be part of the name (…情報印刷) unless the name ends with it.
        if tail.end() - tail.start() > 2 or tail.end() == len(name):
            name = name[: tail.start()]
            break
    return start + len(name.rstrip("・&'.- "))


def _end_of_words(name: str, first: int) -> int:
    """The end of a name that holds hiragana, the first at ``first``: before its first particle or verb."""
    if first == 0:
        # A name that begins in hiragana (つくもデータ) goes on at least to its first other character.
        other = _NAME_RUN.search(name)
        tokens = tokenize(name)
        if other is None:
            while len(tokens) > 1 and tokens[-1].pos in ("助詞", "助動詞"):
                tokens.pop()
            return tokens[-1].end
        first = other.start()
    else:
        tokens = tokenize(name)
    for token in tokens:
        if token.end > first and token.start >= first and token.pos in _ENDS_NAME:
            return token.start
    return len(name)


def left_edge(rules: Rules, text: str, end: int, *, company: bool = False) -> int:
    """Where the name that ends at ``end`` begins; ``end`` itself where none ends there.

    ``company`` allows の inside a name that stands free (``ひびきのシステム``).
    """
    back = text[max(0, end - _LONGEST) : end][::-1]
    run = _RUN_BACK.match(back)
    start = end - (run.end() if run else 0)
    hiragana = _HIRAGANA_BACK.match(back, end - start)
    if hiragana is not None and hiragana[0]:
        start = _take_hiragana(text, start - len(hiragana[0]), start, end, company)
    return _without_lead(rules, text, start, end)


def _take_hiragana(text: str, low: int, start: int, end: int, company: bool) -> int:
    """How far the hiragana ``text[low:start]`` in front of a name belongs to it."""
    context = max(0, low - 6)
    line = text.rfind("\n", context, low)
    context = max(context, line + 1)
    tokens = [t for t in tokenize(text[context:end]) if t.end + context > low]
    free = low == 0 or text[low - 1] in "\n 、。「『(【]・:|"
    begin = start
    for token in reversed(tokens):
        at = token.start + context
        if at >= start:
            continue
        joins = token.surface == "の" and company and free and begin < end and at > low
        if not joins and (token.pos not in _PART_OF_NAME or token.surface in _GRAMMAR_NOUNS):
            break
        begin = max(at, low)
    if begin < start and text[begin] == "の":
        return start
    return begin


def _without_lead(rules: Rules, text: str, start: int, end: int) -> int:
    """Skip words glued in front (委託先、運営会社、今般)."""
    lead = word_pattern(rules, "lead", behind="(?:の|である)?")
    while True:
        match = lead.match(text, start, end)
        if match is None or match.end() >= end:
            break
        start = match.end()
    while start < end and text[start] in "・&'!ー":
        start += 1
    return start


def latin_left_edge(text: str, end: int) -> int:
    """Where the English name begins whose legal form stands at ``end``."""
    match = _LATIN_BACK.match(text[max(0, end - 80) : end][::-1])
    start = end - (match.end() if match else 0)
    while start < end and not (text[start].isascii() and text[start].isalnum()):
        start += 1
    return start


_ABOVE = re.compile(
    "[同当本各他全両旧新某貴弊元現前]?(?:公立|私立|国立|県立|市立|町立|村立|区立|府立|都立|道立|公設|県内|市内|都内|府内|町内|県|市|町|村|区|道|府|都|地元|複数の?|一部の?|別の?|管轄|所轄|最寄り?)?$"
)


def is_unnamed(rules: Rules, name: str, ending: str = "") -> bool:
    """True for a way of speaking that names nobody: 同社, 県立病院, 当協会."""
    if len(name) < 2 or name in words(rules, "unnamed"):
        return True
    return bool(ending) and _ABOVE.fullmatch(name.removesuffix(ending)) is not None
