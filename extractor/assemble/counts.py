"""Decides counts."""

from __future__ import annotations

from extractor.assemble.view import Draft, View


def decide_counts(view: View, draft: Draft) -> None:
    """Fill the counts fields of the draft."""
