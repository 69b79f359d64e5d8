"""Decides organizations."""

from __future__ import annotations

from extractor.assemble.view import Draft, View


def decide_organizations(view: View, draft: Draft) -> None:
    """Fill the organizations fields of the draft."""
