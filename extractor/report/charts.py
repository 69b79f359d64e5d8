"""The charts of the report, drawn by Vega-Altair and rendered to SVG at build time.

The page needs no chart library and no script to show them; a bar is a link that filters the table. Margins are fixed,
so that a machine without Japanese fonts lays a chart out as one that has them.
"""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote

from extractor.errors import ExtractorError
from extractor.report.figures import DELAY_BOUNDS, Figures, Month, size_labels

_FONT = "'Hiragino Sans','Yu Gothic UI','Meiryo','Noto Sans CJK JP','Noto Sans JP',sans-serif"
_BAR, _BAR_SECOND, _INK, _GRID = "#2b6cb0", "#b7791f", "#374151", "#e5e7eb"
_WIDTH = 330
_LABEL_WIDTH = 132
_MOST_BARS = 15
# Vega resolves a fragment against a base address of its own; the page wants the bare fragment.
_LINK = re.compile(r'xlink:href="[^"#]*#')
# It also numbers clip paths by a counter of the process: as names of their chart they are the same on every run.
_ID = re.compile(r'(id="|url\(#)(\w*?\d+)(?=["\)])')


Names = dict[str, dict[str, str]]


def draw(figures: Figures, words: dict[str, str], names: Names) -> dict[str, str]:
    """Every chart as SVG text, by name; a chart without data is left out.

    ``words`` are the page's, ``names`` the labels of codes by field.

    Raises:
        ExtractorError: when Altair or vl-convert is not installed.
    """
    causes = [_bar(cause_name(s.code, words, names), s.cases, f"cause={s.code or '-'}") for s in figures.causes]
    categories = [
        _bar(names["data_categories"].get(s.code, s.code), s.cases, f"category={s.code}") for s in figures.categories
    ]
    delays = delay_labels(words)
    charts: dict[str, Any] = {
        "months": _months(figures.months, "cases", words["cases"]),
        "people_months": _months(figures.months, "people", words["people"]),
        "causes": _bars(causes[:_MOST_BARS], words["cases"]),
        "categories": _bars(categories[:_MOST_BARS], words["cases"]),
        "sizes": _sizes(figures, words),
        "to_discovery": _columns(delays, figures.to_discovery.classes, words),
        "to_announcement": _columns(delays, figures.to_announcement.classes, words),
    }
    return {name: _svg(name, chart) for name, chart in charts.items() if chart is not None}


def cause_name(code: str, words: dict[str, str], names: Names) -> str:
    """The label of a cause; the empty code is that of cases that state none."""
    return names["root_cause"].get(code, code) or words["not_stated"]


def delay_labels(words: dict[str, str]) -> list[str]:
    """The classes of delay as people read them."""
    lows = [0] + [bound + 1 for bound in DELAY_BOUNDS[:-1]]
    ranges = [f"{low}–{high}" for low, high in zip(lows[1:], DELAY_BOUNDS[1:], strict=True)]
    return [words["same_day"], *ranges, f"{DELAY_BOUNDS[-1] + 1}–"]


def _alt() -> Any:
    try:
        import altair
        import vl_convert  # noqa: F401 - Altair renders with it
    except ImportError as error:
        raise ExtractorError(
            f"{error.name} is not installed; run: pip install 'breach-notice-extractor[report]'"
        ) from error
    return altair


def _bar(name: str, cases: int, query: str) -> dict[str, Any]:
    return {"name": name, "cases": cases, "href": "#" + quote(query, safe="=&")}


def _bars(rows: list[dict[str, Any]], unit: str) -> Any:
    """Horizontal bars, longest first, the number at the end of each."""
    if not rows:
        return None
    alt = _alt()
    most = max(row["cases"] for row in rows)
    # Bars are placed by rank and labelled by look-up, and no string is the bare name: Vega takes "constructor" and its
    # like for its own.
    names = json.dumps([f"-{row['name']}" for row in rows])
    rows = [
        row | {"rank": rank, "text": f"{row['cases']:,}", "about": f"{row['name']}: {row['cases']:,} {unit}"}
        for rank, row in enumerate(rows)
    ]
    base = alt.Chart(alt.Data(values=rows)).encode(
        y=alt.Y("rank:O", title=None, axis=alt.Axis(
            labelExpr=f"slice({names}[datum.value], 1)", labelLimit=_LABEL_WIDTH - 6, minExtent=_LABEL_WIDTH,
            maxExtent=_LABEL_WIDTH, ticks=False, domain=False)),
        x=alt.X("cases:Q", axis=None, scale=alt.Scale(domain=[0, most * 1.18])),
    )  # fmt: skip
    bars = base.mark_bar(color=_BAR, cornerRadiusEnd=2).encode(href="href:N", description="about:N")
    numbers = base.mark_text(align="left", dx=4, color=_INK, fontSize=12, aria=False).encode(text="text:N")
    return alt.layer(bars, numbers).properties(width=_WIDTH - _LABEL_WIDTH, height=alt.Step(21))


def _months(months: list[Month], value: str, unit: str) -> Any:
    if not months or not any(getattr(m, value) for m in months):
        return None
    alt = _alt()
    rows = [
        {
            "month": f"{m.month}-15T12:00:00",
            "value": getattr(m, value),
            "href": f"#from={m.month}&to={m.month}",
            "about": f"{m.month}: {getattr(m, value):,} {unit}",
        }
        for m in months
    ]
    width = max(_WIDTH, min(1080, 14 * len(rows)))
    step = width / len(rows)
    every = {"interval": "month", "step": -(-len(rows) // 8)}
    if len(rows) > 48:
        every = {"interval": "year", "step": -(-len(rows) // 96)}
    if value == "people":
        # A log scale that has room for zero.
        decades = [10**n for n in range(2, 9) if 10**n <= max(row["value"] for row in rows)]
        scale, ticks = alt.Scale(type="symlog", constant=30), alt.Axis(values=[0, *decades])
    else:
        scale, ticks = alt.Scale(), alt.Axis(tickCount=5)
    return (
        alt.Chart(alt.Data(values=rows))
        .mark_bar(color=_BAR if value == "cases" else _BAR_SECOND, size=max(1.5, min(26, step * 0.78)))
        .encode(
            x=alt.X("month:T", title=None, axis=alt.Axis(
                format="%Y-%m", labelOverlap=True, grid=False, tickCount=every)),
            y=alt.Y("value:Q", title=unit, scale=scale, axis=alt.Axis(
                minExtent=64, maxExtent=64, format=",d", tickMinStep=1, **ticks.to_dict())),
            href="href:N",
            description="about:N",
        )
        .properties(width=width - 72, height=170)
    )  # fmt: skip


def _sizes(figures: Figures, words: dict[str, str]) -> Any:
    """Cases by size class, people and 件 side by side: the classes are decades, so the axis is a log scale."""
    if not any(figures.people_sizes) and not any(figures.record_sizes):
        return None
    alt = _alt()
    names = size_labels()
    used = [i for i in range(len(names)) if figures.people_sizes[i] or figures.record_sizes[i]]
    rows = [
        {
            "size": names[i],
            "unit": unit,
            "cases": counts[i],
            "about": f"{names[i]} {unit}: {counts[i]:,} {words['cases']}",
        }
        for i in range(used[0], used[-1] + 1)
        for unit, counts in (
            (words["unit_people"], figures.people_sizes),
            (words["unit_records"], figures.record_sizes),
        )
    ]
    units = [words["unit_people"], words["unit_records"]]
    return (
        alt.Chart(alt.Data(values=rows))
        .mark_bar()
        .encode(
            y=alt.Y("size:N", sort=names, title=None, axis=alt.Axis(
                minExtent=_LABEL_WIDTH, maxExtent=_LABEL_WIDTH, labelLimit=0, ticks=False, domain=False,
                labelFontSize=11)),
            yOffset=alt.YOffset("unit:N", sort=units),
            x=alt.X("cases:Q", title=words["cases"], axis=alt.Axis(tickMinStep=1, format="d", tickCount=4)),
            color=alt.Color("unit:N", sort=units, scale=alt.Scale(domain=units, range=[_BAR, _BAR_SECOND]),
                            legend=alt.Legend(orient="top", title=None)),
            description="about:N",
        )
        .properties(width=_WIDTH - _LABEL_WIDTH, height=alt.Step(11))
    )  # fmt: skip


def _columns(names: list[str], counts: list[int], words: dict[str, str]) -> Any:
    if not any(counts):
        return None
    alt = _alt()
    rows = [
        {
            "days": name,
            "cases": n,
            "text": f"{n:,}" if n else "",
            "about": f"{name} {words['days']}: {n:,} {words['cases']}",
        }
        for name, n in zip(names, counts, strict=True)
    ]
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X("days:N", sort=names, title=words["days"], axis=alt.Axis(labelAngle=0, labelLimit=0, ticks=False)),
        y=alt.Y("cases:Q", axis=None, scale=alt.Scale(domain=[0, max(counts) * 1.15])),
    )
    bars = base.mark_bar(color=_BAR, cornerRadiusEnd=2).encode(description="about:N")
    numbers = base.mark_text(dy=-7, color=_INK, fontSize=12, aria=False).encode(text="text:N")
    return alt.layer(bars, numbers).properties(width=_WIDTH, height=150)


def _svg(name: str, chart: Any) -> str:
    import vl_convert

    styled = (
        chart.configure(font=_FONT, background="transparent", padding=2)
        .configure_view(stroke=None)
        .configure_axis(labelColor=_INK, titleColor=_INK, gridColor=_GRID, labelFontSize=12, titleFontWeight="normal")
        .configure_legend(labelColor=_INK, labelFontSize=12)
    )
    svg = _LINK.sub('href="#', vl_convert.vegalite_to_svg(styled.to_json(validate=False)))
    numbers: dict[str, int] = {}
    return _ID.sub(lambda m: f"{m[1]}{name}-{numbers.setdefault(m[2], len(numbers))}", svg)
