"""Names that head the parts of a series, each with what happened below it: ■X, 1. Xの情報流出, 【X】.

On the page of somebody to whom nothing happened such headings are names, though neither a form nor an ending shows it
and nobody announces anything: three at least tell of harm and give a number or a day, and most look like names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extractor.find.organization_headlines import behind_mark, first_word, form_of, heads_paragraph
from extractor.find.organization_names import is_everyday
from extractor.find.organization_plain import is_firm_like, is_known, is_place, plain_mention
from extractor.findings import Document, OrganizationMention
from extractor.outline import Line, Span
from extractor.rules import START
from extractor.rules.wordings import Wording, name_wordings
from extractor.voice import Voice

#: So many parts make a series, and so far into a part it is told what happened.
_FEWEST, _REACH = 3, 600
_LONGEST_HEADING = 60
#: The name that a heading opens with: alone, before a bracket, or before の and what befell it.
_NAME = re.compile(
    r"([^\s。、,:「」『』()【】の][^\s。、,:「」『』()【】の]{1,19}?)"
    r"(?:(?P<alone>[」』】]?[ ]?(?:\([^()\n]{1,20}\)|(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?)?[ ]?$)"
    r"|の[^。、はがをでに\n]{2,24}$)",
    re.M,
)
# A name and its year, all that an entry of a list holds: ・X(2017年).
_DATED_NAME = re.compile(r"[^\s。、,:「」『』()【】の]{2,20}[ ]?\((?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?\)\s*")
_QUOTED = re.compile(r"[「『]([^「」『』\n]{2,20})[」』]")
_AMOUNT = Wording("[0-9]万?(?:{person}|{record})|[0-9][万億]円|[0-9]{1,2}月|[0-9]{4}年")
_CASE = Wording("の[^はがをでに]{0,12}{named_case}$")


def series_heads(document: Document, named: Sequence[OrganizationMention]) -> Iterator[OrganizationMention]:
    """The names with which the headings of a series of incidents open, but those that are ``named`` already."""
    if document.voice is Voice.OWN:
        return
    lines = document.outline.filled
    heads = [line for line in lines if line.kind == "heading" and line.end - line.start <= _LONGEST_HEADING]
    heads = heads or [line for line in lines if heads_paragraph(document, line)]
    heads = heads or [
        line for line in lines if line.marker == "bullet" and _DATED_NAME.fullmatch(document.text, line.body, line.end)
    ]
    if len(heads) < _FEWEST:
        return
    of_form: dict[str, list[Line]] = {}
    for line in heads:
        of_form.setdefault(_form(document.text, line), []).append(line)
    known = {document.outline.line_at(mention.start) for mention in named}
    for like in of_form.values():
        if len(like) >= _FEWEST:
            yield from _names(document, [line for line in like if _tells(document, line, like)], known, named)


def _form(text: str, line: Line) -> str:
    return text[line.start] if line.marker == "bracket" else form_of(text, line)


def _tells(document: Document, line: Line, lines: list[Line]) -> bool:
    """True where harm and a number or a day stand below ``line``, before the next of ``lines``."""
    i = bisect_left(lines, line.start, key=START) + 1
    high = min(lines[i].start if i < len(lines) else len(document.text), line.end + _REACH)
    amount = name_wordings(document.rules)[_AMOUNT].search(document.text, line.end, high)
    return amount is not None and _is_harm(document, line.end, high)


def _is_harm(document: Document, start: int, end: int) -> bool:
    harmed = any(hit.rule.attributes["headline"] for hit in document.hits.from_to("incident", start, end))
    return harmed or bool(document.hits.from_to("causes", start, end))


def _names(
    document: Document, lines: list[Line], known: set[Line], named: Sequence[OrganizationMention]
) -> Iterator[OrganizationMention]:
    """The names of those who head ``lines``; two at least, and half of all, are ``known`` or names to MeCab."""
    proper: list[OrganizationMention] = []
    common: list[OrganizationMention] = []
    for line in lines if len(lines) >= _FEWEST else ():
        span, alone = _opening(document, line)
        name = document.text[slice(*span)]
        if line in known or not name or is_place(name) or _names_below(document, line, named):
            continue
        if is_known(name) or is_firm_like(document.rules, name):
            proper += plain_mention(document, *span, "headline")
        elif alone or not is_everyday(name):
            common += plain_mention(document, *span, "headline", proper=not alone)
    told = len(proper) + sum(line in known for line in lines)
    if told >= max(2, len(lines) / 2):
        yield from (*proper, *common)


def _opening(document: Document, line: Line) -> tuple[Span, bool]:
    """The span of what may be a name at the beginning of a heading, and whether it stands there alone.

    Else what befell the one named must follow: Xの情報流出, X個人情報流出事件, 「X」40件が流出. The span is empty where
    nothing fits.
    """
    start = line.start + 1 if line.marker == "bracket" else behind_mark(document.text, line)
    quoted = _QUOTED.match(document.text, start, line.end)
    if quoted is not None:
        return (quoted.span(1) if _befell(document, quoted.end(), line.end) else (start, start)), False
    name = _NAME.match(document.text, start, line.end)
    glued = first_word(document, start)
    if name is not None and glued >= name.end(1):
        alone = name["alone"] is not None
        return (name.span(1) if alone or _befell(document, name.end(1), line.end) else (start, start)), alone
    return ((start, glued) if _befell(document, glued, line.end) else (start, start)), False


def _befell(document: Document, start: int, end: int) -> bool:
    """True where words of harm, or for a case that goes by a name (のケース), stand in a heading behind the name."""
    case = name_wordings(document.rules)[_CASE].search(document.text, start, end)
    return case is not None or _is_harm(document, start, end)


def _names_below(document: Document, line: Line, named: Sequence[OrganizationMention]) -> bool:
    """True where the first sentence below a heading names somebody: the heading tells but what kind of body it was."""
    outline = document.outline
    below = bisect_left(outline.sentences, (line.end, 0))
    end = outline.sentences[min(below + 1, len(outline.sentences) - 1)][1]
    i = bisect_left(named, line.end, key=START)
    return i < len(named) and named[i].start < end
