"""Decides ``data_categories``, ``excluded_categories`` and ``data_subjects``."""

from __future__ import annotations

from extractor.assemble.view import Draft, Support, View
from extractor.findings import Stance


def decide_data(view: View, draft: Draft) -> None:
    """Fill the data fields of the draft."""
    fields = {
        ("categories", Stance.STATED): "data_categories",
        ("categories", Stance.POSSIBLE): "data_categories",
        ("categories", Stance.DENIED): "excluded_categories",
        ("subjects", Stance.STATED): "data_subjects",
    }
    for judged in view.own.codes:
        mention = judged.mention
        name = fields.get((mention.kind, judged.stance))
        if name:
            draft.add(name, mention.code, Support(mention.start, mention.end, mention.rule))
