"""The headline of a text; which words one has is data, ``rules/title.yaml``."""

from __future__ import annotations

import re

from extractor.eras import ERA
from extractor.outline.lines import label_of
from extractor.outline.shapes import APART, Line, Span
from extractor.rules.hits import Hits

_DATE = re.compile(rf"{ERA}?[0-9元]{{1,4}}[年./-][0-9]{{1,2}}[月./-]")
# Behind the end of a sentence goes on a text.
_SENTENCES = re.compile("。(?=[^」』)\\s])")
#: What a call to take care scores at most: what stands above the headline of a notice on each page of a site.
_BANNER = 0.9
#: A headline stands among this many lines at the top, and has between these many characters.
_TITLE_LINES, _TITLE_LENGTH = 14, range(6, 121)
#: The kinds of lines that may be a headline further down, and the markers of headings that are none of a section.
HEADS, MARKERS = frozenset({"text", "heading"}), frozenset({"", "square", "bracket"})
#: So many kinds of words show a headline wherever it stands.
SURE = 2
_COLUMNS = re.compile(r"\||   ")


def title(text: str, lines: list[Line], hits: Hits) -> Span | None:
    """The headline: of the first lines the one with the most headline words, else the first that could be one."""
    best: Span | None = None
    best_score = 0.0
    seen = 0
    for line in lines:
        if line.kind == "blank":
            continue
        seen += 1
        words = text[line.start : line.end].strip()
        if seen == 1 and words[-1] == "。":
            # What the site says of itself.
            continue
        if seen > _TITLE_LINES or len(words) > _TITLE_LENGTH[-1] or (words[-1] == "。" and len(words) > 40):
            break
        if _SENTENCES.search(words):
            continue
        if len(words) not in _TITLE_LENGTH or words.rstrip("』」")[-1:] in "。、" or line.kind in ("row", "note"):
            continue
        codes = _codes(hits, line)
        score = float(min(_kinds(codes), _BANNER) if "calls" in codes else _kinds(codes))
        if not score and not _DATE.match(words):
            # Of lines that say nothing, the longer one is the headline, the shorter a name or a breadcrumb.
            score = min(len(words), 40) / 100
        if score > best_score:
            start = line.start + text[line.start : line.end].index(words)
            best, best_score = (start, start + len(words)), score
        if best_score >= 2:
            break
    return best


def headline_kinds(text: str, line: Line, hits: Hits) -> int:
    """How many kinds of words of a headline a line holds that could be one, wherever it stands; 0 for other lines."""
    if line.end - line.start < APART[0] or not is_short(text, line) or label_of(text[line.body : line.end]):
        # 対応:警察に届け出: a label.
        return 0
    return max(0, title_kinds(hits, line))


def title_kinds(hits: Hits, line: Line) -> int:
    """How many kinds of words of a headline stand in a line; less than none where words say that it is none."""
    return _kinds(_codes(hits, line))


def _codes(hits: Hits, line: Line) -> set[str]:
    return set(hits.rules_in("title", line.start, line.end).values())


def _kinds(codes: set[str]) -> int:
    return -1 if "no-title" in codes else len(codes)


def is_short(text: str, line: Line) -> bool:
    """True of plain words that hold no sentence and are no longer than a headline."""
    return line.end - line.start <= APART[-1] and is_plain(text, line) and text.find("。", line.start, line.end) < 0


def is_plain(text: str, line: Line) -> bool:
    """True of words without the marker of a section, be they set to the right."""
    set_off = line.kind == "row" and not _COLUMNS.search(text[line.start : line.end].strip())
    return (line.kind in HEADS or set_off) and line.marker in MARKERS
