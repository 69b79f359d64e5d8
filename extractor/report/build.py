"""Incidents → one self-contained HTML page."""

from __future__ import annotations

from typing import Any

from extractor.codes import Language, load_codes
from extractor.defaults import QUEUE_BELOW
from extractor.field_groups import fields_by_group
from extractor.model import Incident
from extractor.report import charts, figures
from extractor.report.data import BLOCK, INDEX_FIELDS, RECORD_FIELDS, TextOf, blocks, index, pack
from extractor.rules import Rules
from extractor.rules.files import load_rules
from extractor.sources import SourceTexts
from extractor.web import bundle, render, strings

#: Bytes that the blocks of notices may take: with index, charts and page the file stays under 30 MB.
TEXT_BUDGET = 26_000_000

_SCRIPTS = (
    "dom.js",
    "notice.js",
    "report-state.js",
    "report-table.js",
    "report-detail.js",
    "report-cases.js",
    "report.js",
)
_STYLES = ("base.css", "notice.css", "report.css")


def build_report(
    incidents: list[Incident],
    *,
    name: str = "",
    language: Language = "ja",
    rules: Rules | None = None,
    text_of: TextOf | None = None,
    queue_below: float = QUEUE_BELOW,
    text_budget: int = TEXT_BUDGET,
) -> str:
    """The report as HTML.

    Args:
        incidents: The rows of the table.
        name: What the table is called in the page's title.
        language: Of labels and headings; values stay as the notices write them.
        rules: For the checklist, the labels and the crosswalk; the shipped ones when ``None``.
        text_of: Finds the text of a row's notice, by default where its source points; where it gives ``None`` the page
            shows the evidence alone.
        queue_below: Rows less confident than this make the queue of rows to check.
        text_budget: Bytes that the compressed notices may take; beyond it only evidence is kept.
    """
    words = dict(strings("report", language))
    rules = load_rules() if rules is None else rules
    names = load_codes(rules.overlay).labels(language)
    counted = figures.count(incidents)
    packed = blocks(incidents, text_of or SourceTexts(), rules, text_budget, language)
    page = bundle(_SCRIPTS, _STYLES)
    setup = {
        "language": language,
        "fields": INDEX_FIELDS,
        "record": RECORD_FIELDS,
        "labels": names,
        "groups": fields_by_group(),
        "words": words,
        "queueBelow": queue_below,
        "block": BLOCK,
        "rows": index(incidents),
    }
    return render(
        "report.html",
        page=page,
        language=language,
        words=words,
        name=name,
        figures=counted,
        charts=charts.draw(counted, words, names),
        tables=_tables(counted, words, names),
        notes=_notes(packed.missing, packed.over_budget, counted, words),
        index=pack(setup),
        blocks=packed.encoded,
    )


def _tables(counted: figures.Figures, words: dict[str, str], names: charts.Names) -> dict[str, list[tuple[Any, ...]]]:
    """The numbers behind each chart, as rows of cells; a row that filters the table ends with its link."""
    delays = charts.delay_labels(words)
    return {
        "months": [(m.month, m.cases, f"#from={m.month}&to={m.month}") for m in counted.months],
        "people_months": [(m.month, m.people, f"#from={m.month}&to={m.month}") for m in counted.months],
        "causes": [
            (charts.cause_name(s.code, words, names), s.cases, f"#cause={s.code or '-'}") for s in counted.causes
        ],
        "categories": [
            (names["data_categories"].get(s.code, s.code), s.cases, f"#category={s.code}") for s in counted.categories
        ],
        "sizes": list(zip(figures.size_labels(), counted.people_sizes, counted.record_sizes, strict=True)),
        "to_discovery": list(zip(delays, counted.to_discovery.classes, strict=True)),
        "to_announcement": list(zip(delays, counted.to_announcement.classes, strict=True)),
    }


def _notes(missing: int, over_budget: int, counted: figures.Figures, words: dict[str, str]) -> list[str]:
    """What a reader must know of what is not in the page."""
    notes = [words["note_cases"]]
    if counted.undated:
        notes.append(words["note_undated"].format(n=counted.undated))
    if missing:
        notes.append(words["note_missing"].format(n=missing))
    if over_budget:
        notes.append(words["note_budget"].format(n=over_budget))
    return notes
