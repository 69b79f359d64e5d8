"""What the words around a name make of it: announcer, vendor, investigator, …, and where on the page it stands.

Roles are the ids of ``rules/organization_cues.yaml``, and of the places ``title``, ``opening`` (the
title or an item opens with the name), ``letterhead`` (a line of its own at the head or foot), ``self`` (以下「当社」).
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from extractor.find.organization_headlines import HEAD_MARK
from extractor.find.organization_names import NAME, class_of
from extractor.find.organization_places import edge_lines
from extractor.find.organization_scan import Scan
from extractor.find.organization_words import word_tuple, words
from extractor.findings import Document, OrganizationMention
from extractor.outline import Line, holds
from extractor.rules import Rules
from extractor.rules.literals import leading_literals
from extractor.rules.wordings import Wording, name_wordings

T = TypeVar("T")

_BRACKET = re.compile(r"[」』]?[ ]?(?:\([^()\n]{1,60}\)|<[0-9A-Z]{4}>)?[」』]?")
_BRACKET_STARTS = ("」", "』", " ", "(", "<")
#: How far before a name a cue may stand, on its line or at the end of the line above.
_LEFT, _ABOVE = 24, 16
_CUE_REACH = _LEFT + _ABOVE
_OPENERS = " 「『(:、【・"
_PARTICLES = ("である", "であった", "の", "は", "が", "、", "")
_PARTICLE = re.compile("[ぁ-ん]")
#: So many nouns may stand between a contractor's cue and its name: where the firm is and what it does.
_NOUNS = 2
# What a firm does, in front of the word for a firm, and the roles of such words, which do not hide a contractor's.
_TRADE_BACK = re.compile(f"[{NAME}]{{1,12}}$")
_TRADES = ("kind", "subsidiary", "located_in")
#: Those whose cue, like a contractor's, may stand before what the firm does: 以前勤めていた総合商社「X」.
_EMPLOYERS = frozenset({"former_employer", "new_employer"})
_ADDRESS = re.compile(
    r"[一-龥ァ-ヶぁ-ん]{0,12}?(?:[0-9一二三四五六七八九十]{1,4}(?:丁目|番|-)|字|[一-龥ァ-ヶ]{1,8}[0-9]{1,2}、)"
)
# Between a name and the words that give it a role: an honorific, or its section that acts (みさき県警生活経済課は).
_PASSED = Wording(r"{honorific}|[一-龥ァ-ヺー0-9]{2,12}{section}(?=[はがも])")
# How a text says that it will speak of a name as of itself: (以下「当社」.
_OWN_WORDS = Wording(r"[ ]?\(?{hereafter}、?[「『]?(?!同){self}")
# みずほ台市 こども未来課 給付係 電話…: a section or a telephone behind a name signs a notice.
_SECTION = Wording(r"[ ]?[^。、をはがの\n]{0,30}?{section}(?![はがをもの])")
_NO_SIGNATURE = re.compile("[|〒#]")
# 連結子会社であるドイツ Misaki Europe GmbH
_ABROAD = Wording("(?:{land}の?|{nation})$")
_PLACE_NAMES = ("organizations/municipality", "organizations/prefecture")
_WHERE = (*_PLACE_NAMES, "organizations/metropolis")
# 白嶺市の「みさき病院」: the place only tells where the next name lies.
_LIES_IN = re.compile("(?:の|にある)?[「『]|の")
_LONGEST_LIES_IN = 4
# みずほ台市で通販サイトを運営する「Y」, 白嶺県の3町でつくる「Y組合」: what a body that runs it does there.
_DONE_THERE = re.compile(r"(?:の[^、。はが「」\n]{1,12})?で[^、。はが「」\n]{2,30}「?")
#: What lies in a place and answers for itself.
_BODIES_THERE = frozenset({"hospital", "school", "company", ""})
# Xが運営する通販サイト「Y」
_RUN = re.compile("[^、。\\n「」]{3,24}「?")
# 白樺産業(しらかばさんぎょう)
_READING = re.compile(r"^[ ]?\([ぁ-んー・ ]{1,30}\)")
# 発表したのは、…「X」です: who did it is named last.
_WHO_DID = Wording("{who_did}、?[^。\\n]{0,60}$")
# In a bracket, not beside the year of a case: 名簿を紛失(みさき市・2022年).
_IN_BRACKETS = re.compile(r"\([^()]+(?:\)|[、・](?!(?:19|20)[0-9]{2}年))")
_NOWHERE = (-1, -1)
#: So long is a year with its point.
_YEAR = 6
# What stands between the names of those who do a thing together.
_TOGETHER = Wording("(?:[、・]|{joins})(?:(?:同社|その)?の?{kin}の)?")


@functools.lru_cache(maxsize=8)
def _cues_before(rules: Rules) -> dict[str, tuple[tuple[str, str], ...]]:
    """Cues that stand before a name, each with its role, by their last letter, longest first."""
    cues = [rule for rule in rules.by_kind["organization_cues"] if rule.attributes["side"] == "before"]
    terms = sorted(((term, rule.code) for rule in cues for term in rule.terms), key=lambda t: -len(t[0]))
    return _by(lambda t: t[0][-1], terms)


@functools.lru_cache(maxsize=8)
def _cues_after(rules: Rules) -> dict[str, tuple[tuple[Callable[[str, int], re.Match[str] | None], str], ...]]:
    """Cues that stand after a name, those of a role as one pattern, by their first letter."""
    cues: dict[str, dict[str, list[str]]] = {}
    for rule in rules.by_kind["organization_cues"]:
        own = [*map(re.escape, rule.terms), *rule.patterns] if rule.attributes["side"] == "after" else ()
        for pattern in own:
            for letter in sorted({literal[0] for literal in leading_literals(pattern)}):
                cues.setdefault(letter, {}).setdefault(rule.code, []).append(pattern)
    compiled = rules.patterns.compile
    return {
        letter: tuple((compiled("|".join(patterns)).match, role) for role, patterns in of_role.items())
        for letter, of_role in cues.items()
    }


def _by(key: Callable[[T], str], items: Iterable[T]) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return {letter: tuple(group) for letter, group in groups.items()}


@functools.lru_cache(maxsize=8)
def _links(rules: Rules) -> dict[str, tuple[str, ...]]:
    """What may stand between a cue and a name (委託先 … である, 委託先 … 企業の), by its last letter, longest first."""
    nouns = ("", *words(rules, "kin"))
    joins = {the + noun + particle for the in ("", "の") for noun in nouns for particle in _PARTICLES} - {""}
    links = sorted(joins, key=len, reverse=True)
    return _by(lambda link: link[-1], links)


#: The role of a contractor, and what says of one that it is another's.
_TRADE, _WORKS_FOR = "vendor", Wording("{works_for}")


def _is_own_trade(document: Document, first: OrganizationMention) -> bool:
    """True where the one named before all others works for nobody told of: 警備会社のXは3日、…と発表した."""
    before = max(0, first.start - _CUE_REACH), first.start
    works_for = name_wordings(document.rules)[_WORKS_FOR]
    return document.text.startswith("は", first.end) and works_for.search(document.text, *before) is None


def with_roles(
    document: Document, mentions: list[OrganizationMention], scan: Scan | None = None
) -> list[OrganizationMention]:
    """The mentions with the roles that their places give them; ``scan`` is made where the caller has none."""
    if not mentions:
        return []
    scan = scan or Scan(document.text, document.rules)
    edges = frozenset(line.start for line in edge_lines(document))
    roles = [_roles(document, mention, edges, scan) for mention in mentions]
    if {_TRADE, "announcer"} <= roles[0] and _is_own_trade(document, mentions[0]):
        roles[0] = (roles[0] - {_TRADE}) | {"operator_before"}
    for (mention, its_roles), (follower, next_roles) in itertools.pairwise(zip(mentions, roles, strict=True)):
        if _only_locates(document, mention, follower) or (
            "operator_before" in next_roles and _is_where_it_acts(document, mention, follower)
        ):
            its_roles.difference_update(document.rules["organization_cues"].ids_with("not_of_places"))
            its_roles.add("place_after")
        elif "operator" in its_roles and _is_run_by(document, mention, follower):
            next_roles.discard("operator_before")
            next_roles.add("operated")
    _share_announcing(document, mentions, roles)
    return [
        OrganizationMention(m.name, m.start, m.end, m.rule, frozenset(its_roles))
        for m, its_roles in zip(mentions, roles, strict=True)
    ]


def _share_announcing(document: Document, mentions: list[OrganizationMention], roles: list[set[str]]) -> None:
    """Give all who announce together the role that the words behind the last of them show (甲社と乙社は14日、…)."""
    together = name_wordings(document.rules)[_TOGETHER]
    for i in range(len(mentions) - 1, 0, -1):
        if "announcer" in roles[i] and together.fullmatch(document.text, mentions[i - 1].end, mentions[i].start):
            roles[i - 1].add("announcer")


def _only_locates(document: Document, mention: OrganizationMention, follower: OrganizationMention) -> bool:
    """True for a place that tells where the organisation named right behind it lies."""
    return (
        mention.rule in _WHERE
        and follower.rule not in _WHERE
        and follower.start - mention.end <= _LONGEST_LIES_IN
        and _LIES_IN.fullmatch(document.text, mention.end, follower.start) is not None
        and class_of(document.rules, follower.rule) in _BODIES_THERE
    )


def _is_where_it_acts(document: Document, mention: OrganizationMention, follower: OrganizationMention) -> bool:
    """True for a place in which the organisation named behind it does what the words between them say."""
    return mention.rule in _WHERE and _DONE_THERE.fullmatch(document.text, mention.end, follower.start) is not None


def _is_run_by(document: Document, mention: OrganizationMention, follower: OrganizationMention) -> bool:
    """True of the shop or service that ``mention`` runs: Xが運営する通販サイト「Y」; not of a hospital or school."""
    return (
        _RUN.fullmatch(document.text, mention.end, follower.start) is not None
        and class_of(document.rules, follower.rule) == ""
    )


def _roles(document: Document, mention: OrganizationMention, edges: frozenset[int], scan: Scan) -> set[str]:
    """The roles that the words on both sides of a mention, and its place on the page, give it."""
    text, cues = document.text, document.rules["organization_cues"]
    vendors = cues.ids_with("vendor")
    before = _role_before(document, mention.start) if scan.has_cue_before(mention.start, _CUE_REACH) else ""
    if before in vendors and mention.rule in _PLACE_NAMES:
        # 印刷を委託していたみずほ台市: a public body is the one that commissions; in brackets stands where one lies.
        before = "" if text.startswith("(", mention.start - 1) else "principal"
    roles = _roles_after(document.rules, text, mention.end)
    passed = name_wordings(document.rules)[_PASSED].match(text, mention.end)
    if passed is not None:
        roles |= _roles_after(document.rules, text, passed.end())
    if text[mention.end : mention.end + 1] in _BRACKET_STARTS:
        behind = _BRACKET.match(text, mention.end).end()  # type: ignore[union-attr]
        if behind > mention.end:
            roles |= _roles_after(document.rules, text, behind)
    if before == "vendor_taker" and "announcer" in roles:
        # 印刷を請け負うXは3日、…と発表した: what X does for a living.
        before = "operator_before"
    if before:
        roles.add(before)
    if before == "shop_before":
        # みさき商会は8日、運営する「Y」が…と発表した: who runs it announces.
        roles.discard("announcer")
    if mention.rule not in _WHERE:
        roles -= cues.ids_with("of_places")
    if "predicate" in roles and _is_who_did_it(document, mention):
        roles.add("who_did")
    if _ADDRESS.match(text, mention.end):
        roles.add("place_after")
    if mention.rule in _PLACE_NAMES:
        roles -= vendors
    _add_place(document, mention, edges, roles)
    if before or not roles.isdisjoint(cues.ids_with("no_signatory")):
        roles.discard("letterhead")
    if "informed" in roles:
        roles.discard("opening")
    if not roles.isdisjoint(cues.ids_with("locates")):
        # みずほ台市内の会社: where it happened, not whose it was.
        roles -= cues.ids_with("not_of_places")
    if before in vendors:
        # 委託しているXの再委託先Y: X is no principal of ours.
        # 運送会社であるXに調査を依頼した: X did not come to investigate.
        roles -= {"principal", "owner"} | (cues.ids_with("never_vendor") & cues.ids_with("official"))
    return roles


def _is_who_did_it(document: Document, mention: OrganizationMention) -> bool:
    """True where the sentence first says what was done, and names who did it at its end."""
    low, _ = document.outline.sentence_at(mention.start)
    return name_wordings(document.rules)[_WHO_DID].search(document.text, low, mention.start) is not None


def _roles_after(rules: Rules, text: str, end: int) -> set[str]:
    return {role for match, role in _cues_after(rules).get(text[end : end + 1], ()) if match(text, end)}


def _role_before(document: Document, start: int) -> str:
    """The role that the words right before a name give it."""
    text = document.text
    line = document.outline.line_at(start)
    left = text[max(line.start, start - _LEFT) : start].rstrip(_OPENERS)
    if not left:
        # A label may stand on the line above: 委託先⏎株式会社…
        left = text[max(0, line.start - _ABOVE) : line.start].rstrip().rpartition("\n")[2].rstrip(_OPENERS)
    abroad = name_wordings(document.rules)[_ABROAD].search(left)
    if abroad is not None:
        left = left[: abroad.start()].rstrip(_OPENERS)
    cues = _cues_before(document.rules)
    provides = document.rules["organization_cues"].ids_with("provides")
    apposed = document.rules["organization_cues"].ids_with("apposed")
    for link in (*_links(document.rules).get(left[-1:], ()), ""):
        if left.endswith(link):
            rest = left[: len(left) - len(link)].rstrip(_OPENERS)
            for term, role in cues.get(rest[-1:], ()):
                if rest.endswith(term):
                    if role in apposed and link.endswith(("が", "は")):
                        # ランサムウェア集団がXを攻撃: whoever acts on X is not X.
                        return ""
                    if role in _TRADES and (commissioned := _before_trade(document.rules, rest[: -len(term)])):
                        return commissioned
                    return "vendor_use" if role in provides and _is_used(document, line.start, start) else role
    # 委託先のコールセンター(X)
    return _before_trade(document.rules, left) if text.startswith("(", start - 1) else ""


def _before_trade(rules: Rules, left: str) -> str:
    """The role of a contractor or employer that the words before its trade or parent give it: 委託先の配送会社「X」."""
    roles = rules["organization_cues"].ids_with("vendor") | _EMPLOYERS
    rest = left.removesuffix("の")
    # Where the firm is may stand before its trade: 請け負う都内の印刷会社.
    for _ in range(_NOUNS + 1):
        before = _cues_before(rules).get(rest[-1:], ())
        role = next((role for term, role in before if role in roles and rest.endswith(term)), "")
        if role:
            return role
        rest = _TRADE_BACK.sub("", rest).removesuffix("の")
    return ""


def _is_used(document: Document, line_start: int, start: int) -> bool:
    """True where what the name before ``start`` provides is said to be used (当社が利用するカートを提供するX)."""
    clause = document.text[max(line_start, start - 60) : start]
    return _using(document.rules).search(clause, max(clause.rfind("。"), clause.rfind("、")) + 1) is not None


@functools.lru_cache(maxsize=8)
def _using(rules: Rules) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, rules["organization_cues"].by_id["vendor_use"].terms)))


def _add_place(document: Document, mention: OrganizationMention, edges: frozenset[int], places: set[str]) -> None:
    """Add the roles that the place of a name on the page gives it."""
    text, outline = document.text, document.outline
    line = outline.line_at(mention.start)
    if (mention.start, mention.end) == (line.start, line.end) and mention.name.endswith(
        word_tuple(document.rules, "building")
    ):
        # みずほ台市役所, above the report: what a photograph shows.
        return
    title = outline.title or _NOWHERE
    in_title = holds(title, mention.start)
    if in_title:
        places.add("title")
    if text[mention.start - 1 : mention.start] in ("「", "『") and text[mention.end : mention.end + 1] in ("」", "』"):
        places.add("quoted")
    if in_title and _ends_title(text, title, mention):
        places.add("opening")
    elif mention.rule in _PLACE_NAMES and _IN_BRACKETS.match(text, mention.start - 1, mention.end + _YEAR):
        places.add("place_after")
    if text.startswith("「", line.end + 1):
        # ■みずほ台市 水野薫市長⏎「…」: who speaks next.
        return
    mark = HEAD_MARK.match(text, line.start, line.end)
    if mention.start == (mark.end() if mark else title[0] if line.start <= title[0] < line.end else -1):
        places.add("opening")
    if line.start in edges and line.marker != "bullet" and _is_letterhead(document, line, mention):
        places.add("letterhead")
    if name_wordings(document.rules)[_OWN_WORDS].match(text, mention.end):
        places.add("self")


def _ends_title(text: str, title: tuple[int, int], mention: OrganizationMention) -> bool:
    """True where the headline gives the name last: 名簿を紛失 - みさき市, 名簿を紛失(みさき市)."""
    before = text[max(title[0], mention.start - 3) : mention.start]
    after = text[mention.end : title[1]].partition("|")[0].strip()
    dashed, bracketed = before.endswith(" - ") and not after, before.endswith("(") and after == ")"
    return dashed or bracketed


def _is_letterhead(document: Document, line: Line, mention: OrganizationMention) -> bool:
    """A short line that holds a name, perhaps a date, a section or a person, and no sentence, nor words of a link."""
    text, section = document.text, name_wordings(document.rules)[_SECTION]
    if mention.name.endswith(word_tuple(document.rules, "press")) or text.startswith("http", line.end + 1):
        return False
    if mention.start - line.start <= 1 and section.match(text, mention.end, line.end):
        return True
    if line.end - line.start > 90:
        return False
    rest = text[line.start : mention.start] + _READING.sub("", text[mention.end : line.end], count=1)
    return len(rest.replace(" ", "")) <= 32 and not _PARTICLE.search(rest) and not _NO_SIGNATURE.search(rest)
