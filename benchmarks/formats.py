"""Do web pages, PDFs and Word documents give what the same text gives as .txt?

    python benchmarks/formats.py [--texts 'corpus/n[012]*.txt'] [--json out.json] [--verbose]

Renders every text as HTML (with menus and related articles), as PDF (Japanese font, hard-wrapped, page numbers) and as
DOCX, extracts each, and compares the headline fields of the rows with those of the .txt. Prints the share of equal
fields per format and fails below 97 %.
"""

from __future__ import annotations

import argparse
import glob
import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.rendering import as_docx, as_html, as_pdf
from extractor.model import Incident
from extractor.pipeline import parse
from extractor.read import Item, read_content
from extractor.rules.files import load_rules

RENDERINGS = {"html": as_html, "pdf": as_pdf, "docx": as_docx}
HEADLINE = (
    "announced", "occurred", "discovered", "affected_people", "affected_records", "counts", "data_categories",
    "excluded_categories", "root_cause", "root_causes", "organization",
)  # fmt: skip
FLOOR = 0.97


def fields(incident: Incident) -> dict[str, Any]:
    """The headline fields of a row, counts without their places in the text."""
    found = {name: getattr(incident, name) for name in HEADLINE}
    found["counts"] = sorted((c.value, c.unit) for c in incident.counts)
    for name in ("data_categories", "excluded_categories", "root_causes"):
        found[name] = sorted(found[name])
    return found


def rows(data: bytes, name: str) -> list[dict[str, Any]]:
    """The headline fields of every incident of a document."""
    return [fields(incident) for incident in parse(read_content(data, Item(name)), load_rules()).incidents]


def compare(expected: list[dict[str, Any]], found: list[dict[str, Any]]) -> list[tuple[str, Any, Any]]:
    """Each headline field of each incident: name, value in the .txt, value in the rendering."""
    empty: dict[str, Any] = dict.fromkeys(HEADLINE, "no such incident")
    longest = max(len(expected), len(found))
    padded = [side + [empty] * (longest - len(side)) for side in (expected, found)]
    return [(name, a[name], b[name]) for a, b in zip(*padded, strict=True) for name in HEADLINE]


def measure(paths: list[str], verbose: bool = False, forms: Iterable[str] = RENDERINGS) -> dict[str, dict[str, Any]]:
    """The share of equal fields, and which fields differ, by format."""
    result: dict[str, dict[str, Any]] = {}
    for form in forms:
        render = RENDERINGS[form]
        total = 0
        differing: Counter[str] = Counter()
        for path in paths:
            text = Path(path).read_bytes().decode("utf-8")
            for name, a, b in compare(rows(text.encode(), "x.txt"), rows(render(text), f"x.{form}")):
                total += 1
                if a != b:
                    differing[name] += 1
                    if verbose:
                        print(f"{form}\t{Path(path).stem}\t{name}\t{a}\t{b}")
        share = 1 - differing.total() / total if total else 1.0
        result[form] = {"share": round(share, 4), "fields": total, "differing": dict(differing.most_common())}
    return result


def main() -> None:
    """Print a line a format."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", default="corpus/n[012]*.txt")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--verbose", action="store_true")
    given = parser.parse_args()
    paths = sorted(glob.glob(given.texts))  # noqa: PTH207 - a pattern from the command line
    result = measure(paths, given.verbose)
    for form, figures in result.items():
        print(f"{form:5} {figures['share']:.2%} of {figures['fields']} fields equal; differing: {figures['differing']}")
    if given.json:
        given.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    sys.exit(0 if all(figures["share"] >= FLOOR for figures in result.values()) else 1)


if __name__ == "__main__":
    main()
