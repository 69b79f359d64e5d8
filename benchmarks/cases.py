"""How well rows are linked to cases, and how fast: ``python benchmarks/cases.py [FILE.jsonl …] [--rows 100000]``.

Prints pairwise precision and recall over the labelled rows of ``corpus/cases`` (see its README) with every pair that
is wrong, then the time to link many rows. Times are of this machine and this run.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import re
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from extractor.link import COLUMNS, case_ids

CASES = Path(__file__).resolve().parent.parent / "corpus" / "cases"
_LISTS = ("vendors", "root_causes", "data_categories", "data_subjects", "counts", "dates")

Row = dict[str, Any]


def read_cases(paths: Iterable[Path]) -> tuple[list[Row], list[str]]:
    """The rows of labelled files, with all columns that linking reads, and the label of each."""
    entries = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [_row(entry) for entry in entries], [entry["case"] for entry in entries]


def _row(entry: Row) -> Row:
    row = {name: entry.get(name, [] if name in _LISTS else None) for name in COLUMNS}
    row |= {"notice_id": entry["notice"], "incident_index": entry.get("index", 0)}
    row["counts"] = [{"value": value, "unit": unit} for value, unit in row["counts"]]
    row["dates"] = [{"value": value, "role": role} for value, role in row["dates"]]
    row["root_causes"] = row["root_causes"] or [row["root_cause"]] * bool(row["root_cause"])
    return row


def pairs(labels: list[str]) -> set[tuple[int, int]]:
    """The pairs of places that share a label."""
    by_label: dict[str, list[int]] = {}
    for place, label in enumerate(labels):
        by_label.setdefault(label, []).append(place)
    return {pair for places in by_label.values() for pair in itertools.combinations(places, 2)}


def precision_recall(found: list[str], wanted: list[str]) -> tuple[float, float]:
    """Pairwise precision and recall of a grouping against the labels."""
    ours, theirs = pairs(found), pairs(wanted)
    both = len(ours & theirs)
    return both / len(ours) if ours else 1.0, both / len(theirs) if theirs else 1.0


def many(rows: list[Row], n: int, seed: int = 0) -> list[Row]:
    """``n`` rows drawn from ``rows`` under other names and numbers, so that cases are as small as in life."""
    chance = random.Random(seed)
    drawn = []
    for copy in itertools.count():
        for row in rows:
            if len(drawn) == n:
                return drawn
            # One name in ten carries many incidents, as a large city's does.
            organization = f"{row['organization']}{copy % 100 if chance.random() < 0.1 else copy}"
            counts = [{**c, "value": c["value"] + copy % 977} for c in row["counts"]]
            renamed = {"notice_id": f"{copy}-{row['notice_id']}", "organization": organization, "counts": counts}
            moved = {name: _moved(row[name], copy % 15) for name in ("announced", "occurred", "discovered")}
            numbers = {name: row[name] and row[name] + copy % 977 for name in ("affected_people", "affected_records")}
            drawn.append({**row, **renamed, **moved, **numbers})
    raise AssertionError


def _moved(value: str | None, years: int) -> str | None:
    """An EDTF value some years earlier; on the 28th where there was a 29th of February."""
    earlier = value and re.sub(r"\b(?:19|20)[0-9]{2}", lambda year: str(int(year[0]) - years), value)
    return earlier and earlier.replace("-02-29", "-02-28")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=sorted(CASES.glob("*.jsonl")))
    parser.add_argument("--rows", type=int, default=100_000, help="rows for the time; 0: none")
    arguments = parser.parse_args()
    for name, files in [*((path.name, [path]) for path in arguments.files), ("all", arguments.files)]:
        rows, wanted = read_cases(files)
        found = case_ids(rows)
        precision, recall = precision_recall(found, wanted)
        print(f"{name:<14} rows {len(rows):4d}  cases {len(set(wanted)):4d}  P {precision:.3f}  R {recall:.3f}")
        if name != "all":
            for i, j in sorted(pairs(found) ^ pairs(wanted)):
                what = "joined" if found[i] == found[j] else "missed"
                print(f"  {what}: {rows[i]['notice_id']} {wanted[i]} – {rows[j]['notice_id']} {wanted[j]}")
    if arguments.rows:
        drawn = many(rows, arguments.rows)
        start = time.process_time()
        found = case_ids(drawn)
        print(f"{len(drawn)} rows → {len(set(found))} cases in {time.process_time() - start:.1f} s of processor time")


if __name__ == "__main__":
    main()
