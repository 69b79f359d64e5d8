"""Writes ``docs/performance.md`` and its chart from the figures of ``benchmarks/speed.py``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGE, JSON, CHART = DOCS / "performance.md", DOCS / "performance.json", DOCS / "performance.svg"

Figures = dict[str, Any]

_OURS, _FEATURE = "breach-notice-extractor", "fugashi, nodes with .feature"
_FASTEST, _GINZA = "MeCab, fastest output of parts of speech", "GiNZA (sample)"
_NORMAL, _LARGEST = "3000", "5000000"

_PAGE = """# How fast it is

Written by `python benchmarks/speed.py --write`; no figure on this page is typed by hand. Programs are measured side by
side in one run, rounds interleaved; absolute figures depend on the machine, ratios much less. A run under
load, on processors that other work shares, says little of ratios and nothing of what a second worker gives.

Measured on {date}, Python {python}, {processors} processors. Load before each part: {load}.

## Against the targets

{targets}

## Side by side

Medians of {rounds} rounds; the ratio is to bare fugashi with `.feature`, the plain way of tokenising. Notices as they
are and long texts are told apart: a tokeniser's cost a character grows with the length of a text, ours falls.
The notices are those of the corpus but `n3*`, and five real documents that stand beside the checkout
(`../shared/seeds`), not in it: without them it is five fewer.

{compare}

## Cost against length

![Cost of a character against the length of a notice](performance.svg)

{by_size}

## Hostile texts

Of about {hostile_length} characters each; the ratio is to a notice of 3 kB.

{hostile}

## Whole processes

{cold_start}

{workers}

{memory}

Rules that were read and checked once are kept in the user's cache folder, and their patterns as they were compiled; the
first start after they change takes longer. Modules are kept as bytecode, as pip installs them. Memory is the resident
set, of the largest process and of all together, while two workers read.

## Versions

{versions}
"""


def write(figures: Figures) -> None:
    """Write the page and the chart."""
    machine = figures["machine"]
    tables = {
        name: table(name, figures) for name in ("compare", "by_size", "hostile", "cold_start", "workers", "memory")
    }
    page = _PAGE.format(
        **{key: machine[key] for key in ("date", "python", "processors")},
        load=", ".join(f"{name} {load}" for name, load in figures["load"].items()),
        **tables,
        targets=_targets(figures),
        rounds=figures["compare"]["notices"]["rounds"],
        hostile_length=f"{figures.get('hostile_length', 1_000_000):,}",
        versions=", ".join(f"{name} {version}" for name, version in machine["versions"].items()) + ".",
    )
    PAGE.write_text(page, encoding="utf-8")
    CHART.write_text(_chart(figures), encoding="utf-8")


def table(name: str, figures: Figures) -> str:
    """One group of figures as a table of Markdown."""
    return {
        "compare": _compare,
        "by_size": _by_size,
        "hostile": _hostile,
        "cold_start": _cold_start,
        "workers": _workers,
        "memory": _memory,
    }[name](figures)


def _lines(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = list(head)
    body = ["| " + " | ".join(row) + " |" for row in [head, *rows]]
    return "\n".join([body[0], "|---" * len(head) + "|", *body[1:]])


def _compare(figures: Figures) -> str:
    return "\n\n".join(
        f"{found['texts']} {name}, {found['characters']:,} characters:\n\n{_compared(found)}"
        for name, found in figures["compare"].items()
    )


def _compared(found: Figures) -> str:
    programs = sorted(found["programs"].items(), key=lambda item: item[1]["us_per_character"])
    return _lines(
        ("program", "characters a second", "ratio", "lowest and highest ratio"),
        (
            (
                f"**{name}**" if name == _OURS else name,
                f"{1e6 / p['us_per_character']:,.0f}",
                f"{p['ratio']:.2f}",
                f"{p['ratio_low']:.2f}–{p['ratio_high']:.2f}",
            )
            for name, p in programs
        ),
    )


def _by_size(figures: Figures) -> str:
    costs = figures["by_size"]
    return _lines(
        ("bytes of a notice", "µs a character", "ratio to 3 kB"),
        ((f"{int(size):,}", f"{cost:.2f}", f"{cost / costs[_NORMAL]:.2f}") for size, cost in costs.items()),
    )


def _hostile(figures: Figures) -> str:
    normal = figures["by_size"][_NORMAL]
    return _lines(
        ("text", "µs a character", "ratio"),
        ((name, f"{cost:.2f}", f"{cost / normal:.2f}") for name, cost in figures["hostile"].items()),
    )


def _cold_start(figures: Figures) -> str:
    found = figures["cold_start"]
    return _lines(
        ("cold start", "seconds"),
        (
            ("`extract one.txt -o out.parquet`", f"{found['extract']:.2f}"),
            ('`python -c "import pandas, pyarrow"`', f"{found['imports']:.2f}"),
        ),
    )


def _workers(figures: Figures) -> str:
    found = figures["workers"]
    return _lines(
        (f"{found['notices']:,} notices", "notices a second"),
        (("one worker", f"{found['one']:,.0f}"), ("two workers", f"{found['two']:,.0f}")),
    )


def _memory(figures: Figures) -> str:
    return _lines(
        ("notices", "largest process, MB", "all processes, MB"),
        (
            (f"{int(count):,}", f"{peak['largest_process']:.0f}", f"{peak['together']:.0f}")
            for count, peak in figures["memory"].items()
        ),
    )


def _targets(figures: Figures) -> str:
    sizes = figures["by_size"]
    worst = max(figures["hostile"].values()) / sizes[_NORMAL]
    memory = figures["memory"]
    rows: list[tuple[str, str, float, bool | None]] = []
    for name, found in figures["compare"].items():
        programs = found["programs"]
        ratio, ours = programs[_OURS]["ratio"], programs[_OURS]["us_per_character"]
        rows.append((f"{name}: time of bare fugashi with `.feature`", "≤ 0.5", ratio, ratio <= 0.5))
        fastest = ours / programs[_FASTEST]["us_per_character"]
        rows.append((f"{name}: time of MeCab's fastest output", "as low as can be", fastest, None))
        if _GINZA in programs:
            faster = programs[_GINZA]["us_per_character"] / ours
            rows.append((f"{name}: times faster than GiNZA", "≥ 300", faster, faster >= 300))
    length = sizes[_LARGEST] / sizes[_NORMAL]
    start, two = figures["cold_start"]["ratio"], figures["workers"]["ratio"]
    rows += [
        ("cost of a character at 5 MB to that at 3 kB", "≤ 1.3", length, length <= 1.3),
        ("the worst hostile text to a notice", "≤ 3", worst, worst <= 3),
        ("cold start to importing pandas and pyarrow", "≤ 1.5", start, start <= 1.5),
        ("two workers to one", "≥ 1.8", two, two >= 1.8),
    ]
    counts = sorted(memory, key=int)
    if len(counts) > 1:
        for which, name in (("together", "all processes"), ("largest_process", "the largest process")):
            growth = memory[counts[-1]][which] / memory[counts[-2]][which]
            label = f"memory of {name} at {int(counts[-1]):,} notices to that at {int(counts[-2]):,}"
            rows.append((label, "≤ 1.15", growth, growth <= 1.15))
    largest = max(peak["largest_process"] for peak in memory.values())
    rows.append(("largest process, MB", "≤ 400", largest, largest <= 400))
    said = {True: "met", False: "**missed**", None: ""}
    return _lines(
        ("what", "target", "measured", ""),
        ((what, target, f"{value:,.2f}", said[met]) for what, target, value, met in rows),
    )


def _chart(figures: Figures) -> str:
    """Cost of a character against the length of a notice, beside what the tokenisers cost."""
    import altair as alt
    import vl_convert

    costs = [{"bytes": int(size), "cost": cost, "what": _OURS} for size, cost in figures["by_size"].items()]
    programs = figures["compare"]["notices"]["programs"]
    levels = [{"cost": programs[name]["us_per_character"], "what": name} for name in (_FEATURE, _FASTEST)]
    x = alt.X("bytes:Q", scale=alt.Scale(type="log"), title="bytes of a notice", axis=alt.Axis(format="~s"))
    y = alt.Y("cost:Q", title="µs a character", scale=alt.Scale(zero=True))
    line = alt.Chart(alt.Data(values=costs)).mark_line(point=True, color="#1f5f8b").encode(x=x, y=y)
    rules = alt.Chart(alt.Data(values=levels)).mark_rule(strokeDash=[4, 3], color="#777").encode(y="cost:Q")
    names = (
        alt.Chart(alt.Data(values=levels))
        .mark_text(align="right", dy=-6, dx=-4, color="#555")
        .encode(x=alt.value(560), y="cost:Q", text="what:N")
    )
    chart = (line + rules + names).properties(width=560, height=260).configure_view(stroke=None)
    return str(vl_convert.vegalite_to_svg(chart.to_json(validate=False)))
