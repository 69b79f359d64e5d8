"""Decides confidence."""

from __future__ import annotations

from extractor.assemble.view import Draft, View


def decide_confidence(view: View, draft: Draft) -> None:
    """Fill the confidence fields of the draft."""
