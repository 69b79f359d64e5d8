"""One incident's parts of a page that tells of several, as the ways of telling find them."""

from __future__ import annotations

import msgspec

from extractor.outline import Span


class Item(msgspec.Struct, frozen=True):
    """One incident's parts of a round-up, in order, and its headline where it has one.

    ``subject`` is the place of the name of whom it is about, where the form of the page shows that, ``supplier`` that
    of whom it happened through; ``leads`` is true of that one's own incident. ``dated`` is the place of the day that a
    letter of its own bears. ``apart`` is true where what stands around the items is of others: other posts of a page.
    """

    spans: list[Span]
    title: Span | None = None
    subject: int | None = None
    supplier: int | None = None
    leads: bool = False
    dated: int | None = None
    apart: bool = False
