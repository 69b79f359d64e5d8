"""Decides ``root_causes`` and ``root_cause``."""

from __future__ import annotations

from extractor.assemble.view import Draft, Support, View
from extractor.findings import Stance


def decide_causes(view: View, draft: Draft) -> None:
    """Fill the cause fields of the draft."""
    for judged in view.own.codes:
        mention = judged.mention
        if mention.kind == "causes" and judged.stance is Stance.STATED:
            draft.add("root_causes", mention.code, Support(mention.start, mention.end, mention.rule))
    causes = draft.get("root_causes", [])
    if causes:
        draft.decide("root_cause", causes[0])
