"""The numbers that a draft keeps."""

from __future__ import annotations

from extractor.assemble.view import Draft


def kept(draft: Draft) -> set[tuple[int, str]]:
    return {(c.value, c.unit) for c in draft.get("counts")}
