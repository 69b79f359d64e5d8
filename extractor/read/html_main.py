"""Finds the notice in a web page: what is around it is taken out, and the part with most of the rest is chosen.

Related articles that stand under a heading of their own in the very text are left to the outline, which
knows such headings.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from lxml import etree

_NO_TEXT = frozenset(
    "script style noscript template head button select input textarea iframe object svg canvas video audio map"
    " rt rp s del strike".split()
)
_AROUND_TAGS = frozenset("nav footer form dialog".split())
_BOXES = frozenset("div section ul ol dl p table li".split())
_AROUND_ROLES = frozenset("navigation complementary banner contentinfo search menu menubar dialog alert".split())
# Words that designers name the surroundings by; a class counts only as a whole word of its name.
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:g?nav|gnavi|lnavi|snavi|navi|navigation|menu|breadcrumbs?|pankuzu|topicpath|topic-path|sidebar|"
    r"recommend(?:ed)?|ranking|popular|sns|share|social|banners?|bnr|advert(?:isement)?|ads?|pr-area|"
    r"cookie|pagetop|page-top|pager|pagination|footer|comments|newsletter|subscribe|tag-?list|category-?list|"
    r"author|toc|skip|language|lang-?switch|search|newslist|news-list)(?:$|[\s_-])",
    re.IGNORECASE,
)
# Words that parts of a notice are named by, too: class="foot-note", class="related-info".
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:side|related|relation|foot|comment|profile|archives?|latest|modal|popup)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SPLIT_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MAIN_XPATHS = (
    "//*[@itemprop='articleBody']",
    "//article",
    "//main",
    "//*[@role='main']",
    "//*[@id='main' or @id='content' or @id='contents' or @id='main-content' or @id='mainContent']",
    "//*[contains(concat(' ', @class, ' '), ' entry-content ')]",
    "//*[contains(concat(' ', @class, ' '), ' post-content ')]",
)
#: The share of a page's remaining text that a part must hold to be taken for the whole notice.
_SHARE = 0.6


def main_part(tree: Any) -> Any:
    """The element of ``tree`` that holds the notice; the tree is changed."""
    body = tree.find("body")
    body = tree if body is None else body
    # In this order: what is surely no part of the notice must not count in the share that the doubtful has of the page.
    for is_around in (_is_no_text, _is_marked, _is_named):
        _drop(body, is_around)
    _drop_link_lists(body)
    rest = _length(body)
    best = body
    for xpath in _MAIN_XPATHS:
        for candidate in body.xpath("." + xpath):
            # The innermost part that still has the notice's title keeps dates and names that stand beside the body.
            if _length(candidate) >= rest * _SHARE and _depth(candidate) > _depth(best):
                best = candidate
        if best is not body:
            return _with_headline(best, body)
    return best


def _with_headline(part: Any, body: Any) -> Any:
    """``part``, or the ancestor of it that also holds the page's headline, if little else comes with it."""
    if _has_h1(part):
        return part
    for ancestor in part.iterancestors():
        if _length(ancestor) > _length(part) * 1.2 + 200:
            break
        if _has_h1(ancestor):
            return ancestor
        if ancestor is body:
            break
    return part


def _depth(element: Any) -> int:
    return sum(1 for _ in element.iterancestors())


def _length(element: Any) -> int:
    return sum(len(text.strip()) for text in element.itertext() if isinstance(text, str))


def _drop(body: Any, is_around: Callable[[Any], bool]) -> None:
    whole = _length(body)
    for element in list(body.iterdescendants(etree.Element)):
        # Whole pages sit in a <form>, or in a box of class "side-menu-layout": what holds the headline, or most of the
        # text, is not around the notice.
        if is_around(element) and (is_around is _is_no_text or (_length(element) < whole / 2 and not _has_h1(element))):
            element.drop_tree()


def _is_no_text(element: Any) -> bool:
    return element.tag in _NO_TEXT


def _is_marked(element: Any) -> bool:
    """Whether the markup itself says that an element is no main text."""
    if element.tag == "header":
        return not any(a.tag in ("article", "main") for a in element.iterancestors())
    if element.get("hidden") is not None or element.tag in _AROUND_TAGS or element.get("role") in _AROUND_ROLES:
        return True
    closed = "display:none" in (element.get("style") or "").replace(" ", "")
    return (closed or element.tag == "aside") and not _is_part(element)


def _is_named(element: Any) -> bool:
    """Whether the designer's name for an element says so."""
    if element.tag not in _BOXES:
        return False
    names = _SPLIT_CAMEL.sub("-", f"{element.get('class') or ''} {element.get('id') or ''}")
    return _AROUND.search(names) is not None or (_BESIDE.search(names) is not None and not _is_part(element))


def _is_part(element: Any) -> bool:
    """Whether what may be around a notice is told in it: in an article, or the main part of a page without articles.

    What leads to other pages is no part of it there either.
    """
    links = element.findall(".//a")
    if len(links) >= 3 or _in_links(element, links) > 0.5:
        return False
    return any(
        a.tag == "article" or (a.tag == "main" and a.find(".//article") is None) for a in element.iterancestors()
    )


def _in_links(element: Any, links: list[Any]) -> float:
    """The share of an element's text that is in its links."""
    return sum(map(_length, links)) / max(_length(element), 1)


def _has_h1(element: Any) -> bool:
    return element.find(".//h1") is not None


def _drop_link_lists(body: Any) -> None:
    """Lists and boxes that are little else than links: menus, related articles, other releases."""
    for element in list(body.iterdescendants("ul", "ol", "dl", "div", "section", "table", "p")):
        links = element.findall(".//a")
        if len(links) >= 3 and _in_links(element, links) > 0.7 and not _has_h1(element):
            element.drop_tree()
