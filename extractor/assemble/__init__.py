"""The findings of one stretch become one :class:`~extractor.model.Incident`.

One module decides one group of fields; each sees the same :class:`~extractor.assemble.view.View` and the draft of the
groups decided before it, in the order of :data:`STEPS`.
"""

from __future__ import annotations

from collections.abc import Callable

from extractor.assemble.causes import decide_causes
from extractor.assemble.confidence import decide_confidence
from extractor.assemble.counts import decide_counts
from extractor.assemble.data import decide_data
from extractor.assemble.dates import decide_dates
from extractor.assemble.handling import decide_handling
from extractor.assemble.incident import build
from extractor.assemble.leak_status import decide_leak_status
from extractor.assemble.loss import decide_loss
from extractor.assemble.organizations import decide_organizations
from extractor.assemble.reporting import decide_reporting
from extractor.assemble.view import Draft, View
from extractor.model import Incident

#: The order of deciding: a step may look at what the steps before it decided, never ahead.
STEPS: tuple[Callable[[View, Draft], None], ...] = (
    decide_causes,
    decide_organizations,
    decide_counts,
    decide_data,
    decide_handling,
    decide_reporting,
    decide_leak_status,
    decide_loss,
    decide_dates,
    decide_confidence,
)


def assemble(view: View, notice_id: str = "", source: str = "") -> Incident:
    """Decide every field of the incident that ``view`` shows of the notice ``notice_id``, read from ``source``."""
    draft = Draft()
    for step in STEPS:
        step(view, draft)
    return build(view, draft, notice_id, source)
