"""The headline of a text; which words one has is data, ``rules/title.yaml``."""

from __future__ import annotations

import re

from extractor.eras import ERA
from extractor.outline.shapes import Line, Span
from extractor.rules.hits import Hits

_DATE = re.compile(rf"{ERA}?[0-9元]{{1,4}}[年./-][0-9]{{1,2}}[月./-]")
# Behind the end of a sentence goes on a text.
_SENTENCES = re.compile("。(?=[^」』)\\s])")
#: A headline stands among this many lines at the top, and has between these many characters.
_TITLE_LINES, _TITLE_LENGTH = 14, range(6, 121)


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
        codes = set(hits.rules_in("title", line.start, line.end).values())
        score = float(len(codes - {"no-title"}) - 3 * ("no-title" in codes))
        if not codes and not _DATE.match(words):
            # Of lines that say nothing, the longer one is the headline, the shorter a name or a breadcrumb.
            score = min(len(words), 40) / 100
        if score > best_score:
            start = line.start + text[line.start : line.end].index(words)
            best, best_score = (start, start + len(words)), score
        if best_score >= 2:
            break
    return best
