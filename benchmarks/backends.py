"""Measure what each backend adds and costs, and write it into ``docs/backends.md``.

    python -m benchmarks.backends [--notices GLOB] [--backends mecab ginza ginza:ja_ginza_electra]

Accuracy per field over the corpus, over the seeds where ``../shared/seeds`` exists, and over folders given with
``--also``; groups of counts over ``benchmarks/groups.jsonl``; speed over the corpus. A backend that cannot be loaded is
named with the reason. Only what stands between the markers ``<!-- NAME -->`` and ``<!-- /NAME -->`` is replaced.
"""

from __future__ import annotations

import argparse
import datetime as dt
import fnmatch
import json
import platform
import time
from collections import Counter
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from benchmarks.accuracy import ROOT, SEEDS, replaced
from extractor.backends import Backend, open_backend
from extractor.errors import UsageError
from extractor.evaluate import HEADLINE, Score, read_gold, score
from extractor.evaluate.gold import read_texts
from extractor.evaluate.scoring import FIELDS
from extractor.findings import open_document
from extractor.pipeline import extract_incidents, find_all
from extractor.rules import Rules
from extractor.rules.files import load_rules

PAGE = ROOT / "docs" / "backends.md"
GROUPS = Path(__file__).with_name("groups.jsonl")
#: So many texts are read before time is taken: dictionaries are then in memory, and patterns compiled.
_WARM_UP = 12


@dataclass
class Measured:
    """What one backend gave: a score per set of notices, groups told by draw and verdict, and what it costs.

    ``load`` is in seconds of processor time, ``speed`` in characters a second of it: other work on the machine moves
    it little.
    """

    load: float
    scores: dict[str, Score] = field(default_factory=dict)
    speed: dict[str, float] = field(default_factory=dict)
    groups: Counter[tuple[str, str]] = field(default_factory=Counter)


def measure(name: str, sets: dict[str, tuple[Path, str]], rules: Rules) -> Measured:
    """Load a backend and run it over every set of notices (folder and glob of ids).

    Raises:
        UsageError: when the backend cannot be loaded.
    """
    begun = time.process_time()
    backend = open_backend(name)
    result = Measured(time.process_time() - begun)
    for title, (folder, pattern) in sets.items():
        gold = read_gold(folder, pattern)
        texts = read_texts(folder, gold)
        for text in list(texts.values())[:_WARM_UP]:
            extract_incidents(open_document(text, rules), backend)
        begun = time.process_time()
        rows = [
            {**incident.to_dict(), "source": f"{notice}.txt"}
            for notice, text in texts.items()
            for incident in extract_incidents(open_document(text, rules), backend)
        ]
        result.speed[title] = sum(map(len, texts.values())) / (time.process_time() - begun)
        result.scores[title] = score(rows, gold, texts)
    result.groups = told_groups(backend, sets["corpus"], rules)
    return result


def told_groups(backend: Backend | None, corpus: tuple[Path, str], rules: Rules) -> Counter[tuple[str, str]]:
    """How many of the labelled counts of each draw get a right, a wrong or no ``group``.

    A group is right when it is, or ends with, one that a reader gave: 顧客 and 当社の顧客 are the same people.
    """
    folder, pattern = corpus
    told: Counter[tuple[str, str]] = Counter()
    labels = [json.loads(line) for line in GROUPS.read_text(encoding="utf-8").splitlines()]
    wanted = {(label["notice"], label["start"]): label for label in labels}
    for notice in sorted({notice for notice, _ in wanted if fnmatch.fnmatch(notice, pattern)}):
        document = open_document(read_texts(folder, [notice])[notice], rules)
        for count in find_all(document, backend).counts:
            label = wanted.get((notice, document.clean.source_span(count.start, count.end)[0]))
            if label is not None:
                told[label["drawn"], _told(count.group, label["groups"])] += 1
    return told


def _told(group: str | None, groups: list[str | None]) -> str:
    plain = "".join(group.split()) if group else None
    if plain in groups or (plain and plain.endswith(tuple(g for g in groups if g))):
        return "right"
    return "wrong" if plain else "missed"


def groups_table(measured: dict[str, Measured]) -> str:
    """One line a set and backend: F1 of the headline groups."""
    lines = [f"| | backend | headline | {' | '.join(HEADLINE)} |", "|---" * (len(HEADLINE) + 3) + "|"]
    for title in next(iter(measured.values())).scores:
        for name, result in measured.items():
            known = result.scores[title]
            tallies = " | ".join(f"{tally.f1:.3f}" for tally in known.groups().values())
            lines.append(f"| {title} | `{name}` | **{known.headline:.3f}** | {tallies} |")
    return "\n".join(lines)


def fields_table(measured: dict[str, Measured], title: str) -> str:
    """One line a field in which the backends differ: F1, and right, wrong and missed with each."""
    lines = [f"| field | {' | '.join(f'`{name}`' for name in measured)} |", "|---" * (len(measured) + 1) + "|"]
    for name in FIELDS:
        tallies = [result.scores[title].tally(name) for result in measured.values()]
        if len(set(tallies)) > 1:
            cells = [f"{t.f1:.3f} ({t.right}/{t.wrong}/{t.missed})" for t in tallies]
            lines.append(f"| `{name}` | {' | '.join(cells)} |")
    same = f"All {len(FIELDS)} fields have the same right, wrong and missed values."
    return "\n".join(lines) if len(lines) > 2 else same


def counted_table(measured: dict[str, Measured]) -> str:
    """One line a backend: groups of the labelled counts."""
    lines = ["| backend | counts | right | wrong | not told |", "|---|---|---|---|---|"]
    for drawn in ("first", "afterwards"):
        for name, result in measured.items():
            told = " | ".join(str(result.groups[drawn, verdict]) for verdict in ("right", "wrong", "missed"))
            lines.append(f"| `{name}` | drawn {drawn} | {told} |")
    return "\n".join(lines)


def speed_table(measured: dict[str, Measured]) -> str:
    """One line a backend: seconds of processor time to load, characters a second of it."""
    lines = ["| backend | loads in | characters a second of processor time, corpus |", "|---|---|---|"]
    for name, result in measured.items():
        lines.append(f"| `{name}` | {result.load:.1f} s | {result.speed['corpus']:,.0f} |")
    return "\n".join(lines)


def main() -> None:
    """Measure every backend and rewrite the generated parts of the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notices", default="*", metavar="GLOB", help="ids of the corpus to measure")
    parser.add_argument("--also", nargs="*", default=[], type=Path, metavar="DIR", help="further folders with gold")
    parser.add_argument("--backends", nargs="+", default=["mecab", "ginza", "ginza:ja_ginza_electra"], metavar="NAME")
    arguments = parser.parse_args()
    rules = load_rules()
    sets = {"corpus": (ROOT / "corpus", arguments.notices)}
    if SEEDS.exists():
        sets["five real documents"] = (SEEDS, "*")
    sets |= {folder.name: (folder, "*") for folder in arguments.also}
    measured: dict[str, Measured] = {}
    refused = []
    for name in arguments.backends:
        try:
            measured[name] = measure(name, sets, rules)
        except UsageError as error:
            refused.append(f"- `{name}` could not be measured here: {error}.")
    when = (
        f"Measured on {dt.date.today().isoformat()} with breach-notice-extractor {version('breach-notice-extractor')}, "
        f"spaCy {version('spacy')}, GiNZA {version('ginza')}, Python {platform.python_version()}, one process; "
        f"{len(read_gold(*sets['corpus']))} notices of the corpus (`{arguments.notices}`)."
    )
    page = PAGE.read_text(encoding="utf-8")
    for mark, content in {
        "measured": "\n".join([when, *([""] if refused else []), *refused]),
        "groups": groups_table(measured),
        "fields": "\n\n".join(f"*{title}*\n\n{fields_table(measured, title)}" for title in sets),
        "counted": counted_table(measured),
        "speed": speed_table(measured),
    }.items():
        page = replaced(page, mark, content)
    PAGE.write_text(page, encoding="utf-8")
    print(f"{PAGE}: {when}", *refused, sep="\n")


if __name__ == "__main__":
    main()
