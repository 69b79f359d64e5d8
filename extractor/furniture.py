"""Page furniture: the menu above a notice and the lists of other pages below it, which are no part of it.

Whoever saves a page as text saves its menu, its share buttons and its ten most read articles with it. They hold
headings (お問い合わせ), days and headlines of other incidents; all that is blanked before anything is read, so that no
later step has to know of it. What such lines say is data, ``rules/furniture.yaml``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, islice, pairwise, takewhile

from extractor.marks import BULLETS, CLOSERS, OPENERS, SQUARES, one_of
from extractor.numerals import LAST_FIGURE
from extractor.rules import Rules
from extractor.rules.wordings import Wording, Wordings, finding_wordings

#: What may stand around the words of such a line.
_MARK = rf"[\s:|/>›»▶▲▼→←{re.escape(OPENERS + CLOSERS + BULLETS + SQUARES)}]*"
#: A menu stands within so many lines at the top, and has so many entries at least, or so few that the rules know.
_TOP, _FEWEST_ENTRIES, _FEWEST_KNOWN = 80, 6, 2
#: How long an entry of a menu is that no rule knows, what it does not hold, and the weeks and months of a calendar.
_ENTRY = 16
_NO_ENTRY = re.compile(r"[0-9。、:「」()@〒]")
_WEEK = re.compile(r"[0-9]{1,2}(?: [0-9]{1,2}){1,6}")
_MONTH = re.compile(r"(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?")
#: A line that heads a list is so long at most, and counts nobody.
_HEADING, _COUNT = 24, Wording(f".*?{LAST_FIGURE}{{person}}")
# The address of a page alone on its line, between a headline and its story.
_ADDRESS = re.compile(r"\s*https?://[!-~]+\s*")
#: Among so many lines at the top the headline stands again that names the page; how long it is; how a site's name
#: follows.
_HEAD, _HEADLINE = 16, range(8, 121)
_SITE_BEHIND = re.compile(r" ?[|:<>«»/―—–-]{1,2} ?|$")
#: So many lines below a heading are what the page says of its author; around one on its founding, what a firm does.
_PROFILE = 4
# What parts a label from what it labels.
_LABELS = r"[ :|/】]"


@dataclass(frozen=True, slots=True)
class _Words:
    menu: re.Pattern[str]
    may_head: re.Pattern[str]
    heads_list: re.Pattern[str]
    tagged: re.Pattern[str]
    heads_about: re.Pattern[str]
    heads_comments: re.Pattern[str]
    counts: re.Pattern[str]
    imprint: re.Pattern[str]
    keeps: re.Pattern[str]
    site: list[str]
    told: re.Pattern[str]
    founded: list[str]
    profile: re.Pattern[str]
    beside: re.Pattern[str]


@functools.lru_cache(maxsize=8)
def _words(rules: Rules) -> _Words:
    say = Wordings(rules.by_kind["furniture"], rules.patterns)
    by_id = {rule.id: rule for rule in rules.by_kind["furniture"]}
    heads_list = rf".*?{{list}}|.*{{list_end}}{_MARK}$|{_MARK}{{alone}}{_MARK}$|« "
    tagged = rf"{one_of(OPENERS)}{{list}}[^{CLOSERS}]{{0,8}}{one_of(CLOSERS)}"
    about, comments = rf"{_MARK}{{about}}(?![者会員の])", rf"{_MARK}{{comments}}"
    return _Words(
        say[Wording(rf"{_MARK}{{menu}}(?:[ |/・]+{{menu}})*{_MARK}")],
        say[Wording(rf"(?=.{{0,{_HEADING}}}$)(?:{heads_list}|{about}|{comments})|{tagged}")],
        say[Wording(heads_list)],
        say[Wording(tagged)],
        say[Wording(about)],
        say[Wording(comments)],
        finding_wordings(rules)[_COUNT],
        say[Wording(".*?{imprint}")],
        say[Wording(".*?{keeps}")],
        by_id["site"].terms,
        say[Wording(".*?{told}")],
        by_id["founded"].terms,
        say[Wording(rf"{_MARK}{{founded}}{_LABELS}")],
        say[Wording(rf"{_MARK}{{staff}}{_LABELS}")],
    )


def without_furniture(text: str, rules: Rules) -> str:
    """The cleaned text with spaces in the place of page furniture, every other character where it was."""
    lines = text.split("\n")
    words = _words(rules)
    lines = _without_page_name(lines, rules)
    menu = frozenset(_menu(lines, words, rules))
    blanked = menu.union(_lists(lines, words, max(menu, default=-1) + 1))
    if "://" in text:
        blanked |= {i for i, (line, below) in enumerate(pairwise(lines)) if "。" in below and _ADDRESS.fullmatch(line)}
    blanked |= {*_of_site(text, lines, words), *_profile(text, lines, words)}
    if not blanked:
        return "\n".join(lines)
    if not any(line.strip() for i, line in enumerate(lines) if i not in blanked):
        return text  # What is nothing but furniture stands around no notice.
    return "\n".join(" " * len(line) if i in blanked else line for i, line in enumerate(lines))


def _without_page_name(lines: list[str], rules: Rules) -> list[str]:
    """The lines without the name of the page at the top, where the headline stands again below it.

    Behind a bar or a dash the name of the site may follow, which stays.
    """
    filled = ((i, words) for i, line in enumerate(lines[:_TOP]) if (words := line.strip()))
    top = list(takewhile(lambda each: "。" not in each[1][:-1], islice(filled, _HEAD)))
    if len({words[: _HEADLINE.start] for _, words in top}) == len(top):
        return lines  # As on most pages: no two begin alike.
    for place, (i, words) in enumerate(top):
        name = lines[i].rstrip()
        for _, headline in top[place + 1 :]:
            if not words.startswith(headline) or len(headline) not in _HEADLINE:
                continue
            separator = _SITE_BEHIND.match(name, name.index(headline) + len(headline))
            # Whoever signs may stand above and below, too; the name of a page at the very top may be in any words.
            sure = place == 0 and separator is not None and separator[0]
            if separator is not None and (sure or any(rules["title"].scan(headline))):
                end = separator.end()
                return [*lines[:i], " " * end + lines[i][end:], *lines[i + 1 :]]
    return lines


def _of_site(text: str, lines: list[str], words: _Words) -> Iterator[int]:
    """The lines that say what the site does, or wants of its reader: 当サイトではCookieを使用しています."""
    said = list(filter(text.__contains__, words.site))
    for i, line in enumerate(lines) if said else ():
        if any(word in line for word in said) and not words.told.match(line):
            yield i


def _profile(text: str, lines: list[str], words: _Words) -> Iterator[int]:
    """The lines in which a firm tells when it was founded, and beside them those on how large it is."""
    if not any(map(text.__contains__, words.founded)):
        return
    founded = [i for i, line in enumerate(lines) if words.profile.match(line)]
    yield from founded
    near = {j for i in founded for j in range(max(0, i - _PROFILE), min(len(lines), i + _PROFILE + 1))}
    yield from (i for i in near if words.beside.match(lines[i]))


def _menu(lines: list[str], words: _Words, rules: Rules) -> Iterator[int]:
    """The lines of menus above the headline: runs of short lines, some of them entries that the rules know."""
    known: set[int] = set()
    run: list[int] = []
    for i, line in enumerate(lines[:_TOP]):
        if not line.strip():
            continue
        if words.menu.fullmatch(line) or _WEEK.fullmatch(line) or words.imprint.match(line):
            known.add(i)
        elif not _MONTH.fullmatch(line) and (len(line.strip()) > _ENTRY or _NO_ENTRY.search(line)):
            # Whether a line names somebody is asked only where the run is long enough: it takes a scan of its own.
            if _is_menu(run, known):
                for named, part in groupby(run, lambda i: i not in known and _names(lines[i], rules)):
                    entries = list(part)
                    if not named and _is_menu(entries, known):
                        yield from entries
            if "。" in line:
                return
            run = []
            continue
        run.append(i)


def _is_menu(run: list[int], known: set[int]) -> bool:
    """True of many lines in a row, or of a few of which the rules know some."""
    return len(run) >= _FEWEST_ENTRIES or len(known.intersection(run)) >= _FEWEST_KNOWN


def _names(line: str, rules: Rules) -> bool:
    """True of the headline of a notice, and of somebody's name or address."""
    return not _MONTH.fullmatch(line) and any(rules[kind].scan(line) for kind in ("title", "organizations"))


def _lists(lines: list[str], words: _Words, first: int) -> Iterator[int]:
    """The lines from the heading of a list of other pages on, where no paragraph of the notice follows.

    ``first`` is the first line that may be one.
    """
    below = lines[first:]
    if not any(map(words.may_head.match, below)):
        return  # As on most pages.
    begins = about = None
    for i, line in enumerate(below, first):
        if len(line) <= _HEADING:
            if words.heads_comments.match(line):
                begins = i if begins is None else begins
                break
            if words.counts.match(line):
                continue  # ・メルマガ登録の方:120名
            if words.heads_about.match(line):
                about = i
            if begins is None and (about == i or words.heads_list.match(line)):
                begins = i
        elif begins is None:
            if line[0] in OPENERS and words.tagged.match(line):
                begins = i
        elif "。" in line and (about is None or i > about + _PROFILE) and not words.imprint.match(line):
            begins = about = None
    if begins is not None:
        yield from (i for i in range(begins, len(lines)) if not words.keeps.match(lines[i]))
