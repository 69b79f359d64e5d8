"""Where the name of an organisation begins and ends.

Most edges show on the surface: punctuation, a change from kanji or katakana to hiragana. Only where hiragana touches a
name (``このたび株式会社``, ``つばめ病院``) MeCab is asked, and only about those few characters.
"""

from __future__ import annotations

import functools
import itertools
import re

from extractor.find.organization_words import kinds, legal_forms, word_pattern, word_scan, word_tuple, words
from extractor.rules import Rules
from extractor.rules.wordings import Wording, name_wordings
from extractor.tokenize import tokenize

#: Letters of Latin alphabets, accents and all.
LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
#: Characters a name is made of, hiragana apart.
NAME = f"一-龥々〆ヵヶァ-ヺー{LATIN}0-9&'・!"
_LONGEST = 40
_SHORTEST = 2
_ONE_PARTICLE = re.compile(
    "[はがをにでのとへもや](?![ぁ-ん])|(?:への|からの|での|との|における|において|による|について|では|には|とは)"
)
# What only a sentence holds: a particle, a verb, a pronoun.
_SENTENCE = Wording("[はがをにでとも]|{spoken}")
_SPOKEN_KANA = Wording("{spoken}|{spoken_kana}")
# What names nobody in front of a telling ending.
#: Where somebody lies who is not named: 都内のクリニック.
_WITHIN = ("内の", "外の")
# A letter in the place of a name: A病院.
_LETTER = re.compile("[A-Z]")
_ANYBODY = Wording("{anybody_before}?(?:{anybody}|{nation})?|.{0,8}{trade}")
_TRADE = Wording("{trade}の?")
# …メーカー白樺: behind a word for a kind of firm a name begins where the script changes, kanji too.
FOREIGN_START = re.compile(f"[「『]?(?:(?=[{LATIN}])|(?<![ァ-ヺー])(?=[ァ-ヴ]))|[「『]|(?<=[ァ-ヺー])(?=[一-龥])")
# たかはま総合病院, みなせ野市: hiragana behind an edge, a prefecture or a founder begins a name.
_KANA_NAME = re.compile(f"(?:^|[県府郡]|[国公県市町村区都府道私]立)([ぁ-ん]{{1,6}})(?:[{NAME}]{{1,16}})?$")
#: What may open hiragana that is no name; the latter not at the beginning of a clause.
_SPOKEN_FIRST, _BEHIND_WORDS = ("接続詞", "連体詞", "代名詞"), ("助詞", "助動詞")
_SPOKEN_LAST = "をにではがもへと"
_NAME_RUN = re.compile(f"[{NAME}]+")
_MIXED_RUN = re.compile(f"[{NAME}ぁ-ん.-]{{1,{_LONGEST}}}(?:(?<=[{LATIN}.&]) [{LATIN}&][{LATIN}&'.-]{{0,20}}){{0,4}}")
# Read backwards, so that a plain match ends where the name begins. Digits stand in front of names as dates do.
_RUN_BACK = re.compile(f"[一-龥々〆ヵヶァ-ヺー{LATIN}&'・!]{{0,30}}")
_LATIN_WORDS_BACK = re.compile(f"(?: (?:&|[{LATIN}.][{LATIN}0-9&'.-]{{0,19}})){{1,6}}(?![{LATIN}0-9&'])")
_LATIN_BACK = re.compile(f"[ ,]{{0,2}}(?:[{LATIN}0-9&'.()-]+ ?){{1,8}}")
_MIXED_BACK = re.compile(f"[一-龥々〆ヵヶァ-ヺー{LATIN}&'・!ぁ-ん]{{0,24}}")
_CLOSED = "\n |)」"
_HIRAGANA = re.compile("[ぁ-ん]")
_PARTICLE = re.compile(
    r"(?:の|が|を|に|は|で|と|も|や|へ)(?![ぁ-ん]{1,8}[一-龥ァ-ヺ])|から|より(?=[、。一-龥])|による|によ|において|における|および|または|など|では|には|への|との|という|である|とは|ならびに|ほか|さま|にて"
)
#: Behind a kind of body alone: 健康保険組合からのお知らせ.
_OF_IT = re.compile("(?:からの|への|での|についての?|に関する|における|による)")
# 税理士法人がウイルスに…: what is done behind the kind of body that does it.
_SUBJECT = re.compile("[がを][ァ-ヶ一-龥]")
_ENDS_NAME = ("助詞", "助動詞", "動詞", "接続詞", "連体詞", "副詞", "代名詞", "補助記号", "形容詞")
_PART_OF_NAME = ("名詞", "接頭辞", "接尾辞", "形状詞", "記号", "感動詞")
_QUARTERS = ("東", "西", "南", "北", "中")
#: Particles that join two words of a name.
_JOINTS = ("の", "が")
#: Particles behind which the sentence goes on.
_PARTS = "はがをでにも"
# A word of one letter that no body ends with, where の is to go on.
_SHORT_BEFORE_NO = Wording(f"(?:^|[県府郡立 \\n、。「(人])(?!{{unjoined}})[{NAME}]$")


def right_edge(rules: Rules, text: str, start: int) -> int:
    """Where the name that begins at ``start`` ends; ``start`` itself where none begins there."""
    run = _MIXED_RUN.match(text, start)
    if run is None:
        return start
    name = run[0]
    first = _HIRAGANA.search(name)
    joined = _joined_to(rules, name, first.start()) if first is not None else 0
    if joined:
        name = name[:joined]
    elif first is not None and first.start() >= _SHORTEST and _ONE_PARTICLE.match(name, first.start()):
        name = name[: first.start()]
    elif first is not None:
        if first.start() == 0 and _OF_IT.match(name):
            return start
        if first.start() == 0 and _PARTICLE.match(name) and (_SUBJECT.match(name) or tokenize(name)[0].pos == "助詞"):
            return start
        name = name[: _end_of_words(rules, name, first.start(), text[run.end() : run.end() + 1])]
    for _, begin, end in word_scan(rules, "tail").find_matches_as_indexes(name):
        # A short word may be part of the name (…情報印刷) unless the name ends with it.
        if begin > 0 and (end - begin > 2 or end == len(name)):
            name = _without_place(name[:begin]) if name[begin:end] in words(rules, "branch") else name[:begin]
            name = name.removesuffix("の")
            break
    return start + len(name.rstrip("・&'.- "))


@functools.lru_cache(maxsize=1024)
def _without_place(name: str) -> str:
    """The name before the place whose branch it is: 株式会社みさき銀行横浜."""
    last = tokenize(name)[-1]
    # MeCab parts 西 and 日本.
    start = last.start - (name[last.start - 1 : last.start] in _QUARTERS)
    return name[:start] if last.detail == "固有名詞" and start >= _SHORTEST else name


def _joined_to(rules: Rules, name: str, joint: int) -> int:
    """Where a name ends whose first hiragana joins a word of landscape that closes it (希望の家); 0 where none does."""
    if joint < _SHORTEST or name[joint] not in _JOINTS or name[joint - 1] in words(rules, "unjoined"):
        return 0
    landscape = word_pattern(rules, "landscape").match(name, joint + 1)
    return landscape.end() if landscape and not _NAME_RUN.match(name, landscape.end()) else 0


@functools.lru_cache(maxsize=4096)
def _end_of_words(rules: Rules, name: str, first: int, follower: str) -> int:
    """The end of a name that holds hiragana, the first at ``first``: before its first particle or verb.

    ``follower`` is what stands behind: hiragana alone in a cell or on a line is a name to its end.
    """
    if first == 0:
        # A name that begins in hiragana (ひなたデータ) goes on at least to its first other character.
        other = _NAME_RUN.search(name)
        tokens = tokenize(name)
        if other is None and follower in _CLOSED:
            return len(name)
        if other is None:
            while len(tokens) > 1 and tokens[-1].pos in ("助詞", "助動詞") and tokens[-1].surface != "や":
                tokens.pop()
            return tokens[-1].end
        first = other.start()
        for token in tokens:
            if token.end == first and token.pos in ("助詞", "助動詞") and _parts_words(rules, name, token.start):
                return token.start
    else:
        tokens = tokenize(name)
    for token in tokens:
        if token.end > first and token.start >= first and token.pos in _ENDS_NAME and token.start >= _SHORTEST:
            return token.start
    return len(name)


def _parts_words(rules: Rules, name: str, at: int) -> bool:
    """True where the particle at ``at`` ends a name in hiragana (ひなたは24日) and joins no word to it (ひなたが丘)."""
    if at < _SHORTEST + 1 - name[at + 1].isdigit() or name[at] not in _PARTS:
        return False
    return name[at] not in _JOINTS or word_pattern(rules, "landscape").match(name, at + 1) is None


def left_edge(rules: Rules, text: str, end: int, *, company: bool = False, after: int = 0) -> int:
    """Where the name that ends at ``end`` begins; ``end`` itself where none ends there.

    ``company`` allows の inside a name that stands free (``しらかばの便``); ``after`` is where the word that closes the
    name (株式会社, 病院) ends.
    """
    back = text[max(0, end - _LONGEST) : end][::-1]
    run = _RUN_BACK.match(back)
    start = end - (run.end() if run else 0)
    if text[start : start + 1].isascii() and (words_before := _LATIN_WORDS_BACK.match(back, end - start)):
        return end - words_before.end()
    if start and _HIRAGANA.match(text[start - 1]):
        mixed = _MIXED_BACK.match(back)
        start = _take_hiragana(rules, text, end - (mixed.end() if mixed else 0), start, end, company, after or end)
    return _without_lead(rules, text, start, end)


def _take_hiragana(rules: Rules, text: str, low: int, start: int, end: int, company: bool, after: int) -> int:
    """How far the words ``text[low:start]``, which end in hiragana, belong to the name that goes on at ``start``."""
    # ・ひばり商会:名簿を紛失: the mark of an item is no part of the name.
    low += text.startswith("・", low)
    free = low == 0 or not text[low - 1].isalnum()
    grammar_nouns, unjoined = words(rules, "grammar_noun"), words(rules, "unjoined")
    begin, before_no = start, -1
    if text.endswith(word_tuple(rules, "grammar"), low, start):
        return start
    spoken = name_wordings(rules)[_SENTENCE]
    if free and text[after : after + 1] in ("", "\n", " ") and not spoken.search(text, low, start):
        # Alone on its line, the whole is a name, whatever MeCab makes of its hiragana.
        return low
    kana = _KANA_NAME.search(text[low:end])
    if kana is not None and (kana.start(1) or free) and not _is_spoken(rules, kana[1], not kana.start(1)):
        begin = low + kana.start(1)
        return left_edge(rules, text, begin) if kana.start(1) else begin
    tokens = tokenize(text[low:end])
    for i, token in enumerate(reversed(tokens), 2):
        at = token.start + low
        if at >= start:
            continue
        if token.surface in _JOINTS and begin == start and joint(rules, text, at, end) == end:
            continue
        if token.surface == "の" and company and free and begin < end and text[at - 1 : at] not in unjoined:
            # 神戸の白樺株式会社: where it lies; but 富士の里株式会社.
            in_place = i <= len(tokens) and tokens[-i].detail == "固有名詞"
            # 建材メーカーのしらかば工業株式会社: what kind of firm it is.
            in_place = in_place or text.endswith(_kind_words(rules), low, at)
            if not in_place or word_pattern(rules, "landscape").fullmatch(text, at + 1, end):
                before_no = max(before_no, begin)
                continue
        if token.pos not in _PART_OF_NAME or token.surface in grammar_nouns:
            return begin if before_no < 0 else before_no
        begin = at
    return begin


@functools.lru_cache(maxsize=8)
def _kind_words(rules: Rules) -> tuple[str, ...]:
    """The words for a kind of firm."""
    return tuple(rules["organization_cues"].by_id["kind"].terms)


@functools.lru_cache(maxsize=4096)
def _is_spoken(rules: Rules, kana: str, free: bool) -> bool:
    """True for hiragana that belongs to the sentence (なお, ある, それぞれの), not to a name.

    No particle stands ``free``, at the beginning of a clause: はしもと医院 is a name.
    """
    if name_wordings(rules)[_SPOKEN_KANA].search(kana) or kana.startswith(word_tuple(rules, "grammar_noun")):
        return True
    # Before a noun, as it stands, MeCab knows better what it is.
    *tokens, _ = tokenize(kana + "市")
    if free and tokens and tokens[0].pos in _BEHIND_WORDS:
        return False
    if not tokens or tokens[0].pos in (*_SPOKEN_FIRST, *_BEHIND_WORDS):
        return True
    last = tokens[-1]
    return (last.pos == "助詞" and last.surface in _SPOKEN_LAST) or (len(tokens) == 1 and last.pos == "副詞")


def joint(rules: Rules, text: str, at: int, high: int) -> int:
    """Where the word of landscape ends that の or が at ``at`` joins to a word before it (岬が丘, 栃の森); else ``at``.

    が joins such a word to any; の, which also joins the words of a sentence, to a short one that holds no body.
    """
    landscape = word_pattern(rules, "landscape").match(text, at + 1, high)
    short = name_wordings(rules)[_SHORT_BEFORE_NO]
    if landscape is None or (text[at] == "の" and not short.search(text[max(0, at - 4) : at])):
        return at
    return landscape.end()


def _without_lead(rules: Rules, text: str, start: int, end: int) -> int:
    """Skip words glued in front (委託先、運営会社、今般)."""
    if text[start] in "年月日時分" and text[start - 1 : start].isdigit():
        # 5月22日当協会が…: the end of a date.
        start += 1
    leads = word_tuple(rules, "lead")
    while text.startswith(leads, start, end):
        match = word_pattern(rules, "lead", behind="(?:の|である)?").match(text, start, end)
        if match is None or match.end() >= end or not _is_word(text, start, match.end(), end):
            break
        start = match.end()
    start = without_trade(rules, text, start, end)
    while start < end and text[start] in "・&'!ー":
        start += 1
    return without_nation(rules, text, start)


def without_trade(rules: Rules, text: str, start: int, end: int) -> int:
    """Where the name that ends at ``end`` begins behind what it does: 米金融大手X, 通販大手のX, ソフト会社アオゾラ."""
    trade = name_wordings(rules)[_TRADE].search(text, start, end)
    if trade is not None and end - trade.end() >= _SHORTEST:
        start = trade.end()
    for kind in _kinds(rules).finditer(text, start, end):
        if end - kind.end() >= _SHORTEST and FOREIGN_START.match(text, kind.end(), end):
            start = max(start, kind.end())
    return start


@functools.lru_cache(maxsize=8)
def _kinds(rules: Rules) -> re.Pattern[str]:
    """The words for a kind of firm behind which a name may stand where the script changes."""
    return rules.patterns.compile("|".join(map(re.escape, kinds(rules))))


def _is_word(text: str, start: int, stop: int, end: int) -> bool:
    """True unless the one letter up to ``stop`` is the first of a word that goes on (前 in 前橋)."""
    return stop - start > 1 or tokenize(text[start:end])[0].end == 1


def without_nation(rules: Rules, text: str, start: int) -> int:
    """Where the foreign name begins before which the press sets one letter for its country (米ネオリス)."""
    nation = word_pattern(rules, "nation", behind=f"(?=[ァ-ヺ{LATIN}]{{2}})").match(text, start)
    return nation.end() if nation else start


def municipality_edge(text: str, start: int, end: int) -> int:
    """Where the name of a place begins that may be glued to other words (処分横浜市): at its first proper noun."""
    start = max(start, text.rfind("・", start, end) + 1, text.rfind("!", start, end) + 1)
    if end - start <= 3:
        return start
    tokens = tokenize(text[start:end])
    for token, follower in itertools.pairwise(tokens):
        if token.detail != "普通名詞" or token.end < 2:
            break
        if follower.detail == "固有名詞":
            return start + follower.start
    return start


def latin_left_edge(text: str, end: int) -> int:
    """Where the English name begins whose legal form stands at ``end``."""
    match = _LATIN_BACK.match(text[max(0, end - 80) : end][::-1])
    start = end - (match.end() if match else 0)
    while start < end and not (text[start].isascii() and text[start].isalnum()):
        start += 1
    return start


def is_unnamed(rules: Rules, name: str, ending: str = "") -> bool:
    """True for a way of speaking that names nobody: 同社, 県立病院, みさき市の銀行, 国内最大手銀行, 信金・信組."""
    if len(name) < 2 or name in legal_forms(rules) or words(rules, "unnamed").issuperset(name.split("・")):
        return True
    if not ending:
        return False
    rest = name.removesuffix(ending)
    run_by = ending in words(rules, "one_of_many") and rest.endswith("立")
    lies_in = rest.endswith("の") and (rest[-2:-1] in words(rules, "unjoined") or rest.endswith(_WITHIN))
    return (
        not rest
        or _LETTER.fullmatch(rest) is not None
        or run_by
        or lies_in
        or name_wordings(rules)[_ANYBODY].fullmatch(_behind_founder(rest)) is not None
    )


def _behind_founder(name: str) -> str:
    """What follows the founder of many (県立の特別支援学校)."""
    founder, joint, behind = name.partition("の")
    return behind if joint and founder.endswith("立") else name


@functools.lru_cache(maxsize=1024)
def is_group_of_anybody(rules: Rules, name: str) -> bool:
    """True for a group of what has no name: 州立病院グループ."""
    suffixes = word_tuple(rules, "suffix")
    base = next((name.removesuffix(suffix) for suffix in suffixes if name.endswith(suffix)), "")
    ending = next((ending for ending in _endings(rules) if base.endswith(ending)), "")
    return bool(ending) and is_unnamed(rules, base, ending)


@functools.lru_cache(maxsize=8)
def _endings(rules: Rules) -> tuple[str, ...]:
    """The last words of names of hospitals and schools, longest first."""
    shown = (rule for rule in rules.by_kind["organizations"] if rule.attributes["class"] in ("hospital", "school"))
    terms = {term for rule in shown if rule.attributes["part"] == "ending" for term in rule.terms}
    return tuple(sorted(terms, key=len, reverse=True))


@functools.lru_cache(maxsize=4096)
def is_everyday(name: str) -> bool:
    """True for one common noun of the dictionary (ポイント, ログイン, 見本市)."""
    tokens = tokenize(name)
    return len(tokens) == 1 and tokens[0].detail == "普通名詞" and bool(tokens[0].lemma)


def class_of(rules: Rules, rule_name: str) -> str:
    """What kind of organisation a rule of ``rules/organizations.yaml`` shows (``city``, ``hospital``), or nothing."""
    return rules.said_by(rule_name, "class") or ""
