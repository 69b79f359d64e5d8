"""Decides handling."""

from __future__ import annotations

from extractor.assemble.view import Draft, View


def decide_handling(view: View, draft: Draft) -> None:
    """Fill the handling fields of the draft."""
