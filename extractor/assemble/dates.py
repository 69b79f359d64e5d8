"""Decides dates."""

from __future__ import annotations

from extractor.assemble.view import Draft, View


def decide_dates(view: View, draft: Draft) -> None:
    """Fill the dates fields of the draft."""
