"""Measure accuracy and write it into ``docs/accuracy.md``: ``python benchmarks/accuracy.py [--notices GLOB]``.

Only what stands between the markers ``<!-- NAME -->`` and ``<!-- /NAME -->`` of the page is replaced. Seeds are
measured where ``../shared/seeds`` exists; they are real documents and no part of the project.
"""

from __future__ import annotations

import argparse
import datetime as dt
import platform
import re
from importlib.metadata import version
from pathlib import Path

from benchmarks import calibrate, cases
from extractor.evaluate import HEADLINE, Score, read_gold, score
from extractor.evaluate.gold import read_texts
from extractor.evaluate.scoring import FIELDS
from extractor.findings import open_document
from extractor.link import case_ids
from extractor.pipeline import extract_incidents
from extractor.rules import Rules
from extractor.rules.files import load_rules

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "accuracy.md"
SEEDS = ROOT.parent / "shared" / "seeds"


def measure(folder: Path, pattern: str, rules: Rules) -> Score:
    """The score of the program over the texts of ``folder``."""
    gold = read_gold(folder, pattern)
    texts = read_texts(folder, gold)
    rows = [
        {**incident.to_dict(), "source": f"{notice}.txt"}
        for notice, text in texts.items()
        for incident in extract_incidents(open_document(text, rules))
    ]
    return score(rows, gold, texts)


def groups_table(scores: dict[str, Score]) -> str:
    """One line a set of notices: F1 of the headline groups."""
    lines = [f"| | notices | headline | {' | '.join(HEADLINE)} |", "|---" * (len(HEADLINE) + 3) + "|"]
    for name, result in scores.items():
        groups = " | ".join(f"{tally.f1:.3f}" for tally in result.groups().values())
        lines.append(f"| {name} | {result.notices} | **{result.headline:.3f}** | {groups} |")
    return "\n".join(lines)


def fields_table(result: Score) -> str:
    """One line a field: precision, recall, F1 and the numbers they come from."""
    lines = ["| field | P | R | F1 | right | wrong | missed |", "|---|---|---|---|---|---|---|"]
    for field in FIELDS:
        t = result.tally(field)
        lines.append(
            f"| `{field}` | {t.precision:.3f} | {t.recall:.3f} | {t.f1:.3f} | {t.right} | {t.wrong} | {t.missed} |"
        )
    return "\n".join(lines)


def confidence_tables(pattern: str, rules: Rules) -> str:
    """The reliability tables, cross-fitted on the corpus and the rows of unseen texts."""
    rows = [*calibrate.samples(calibrate.CORPUS, pattern, rules), *calibrate.unseen()]
    confidence = calibrate.cross_fitted(rows)
    parts = []
    for name, is_corpus in {"corpus": True, "unseen texts": False}.items():
        inside = [i for i, row in enumerate(rows) if (row.folder == "corpus") is is_corpus]
        parts.append(f"*{name}*\n\n{calibrate.report([rows[i] for i in inside], confidence[inside])}")
    return "\n\n".join(parts)


def cases_table() -> str:
    """Pairwise precision and recall of linking on each file of labelled rows."""
    lines = ["| rows | cases | precision | recall | |", "|---|---|---|---|---|"]
    for path in sorted(cases.CASES.glob("*.jsonl")):
        rows, wanted = cases.read_cases([path])
        precision, recall = cases.precision_recall(case_ids(rows), wanted)
        lines.append(f"| {len(rows)} | {len(set(wanted))} | {precision:.3f} | {recall:.3f} | `{path.name}` |")
    return "\n".join(lines)


def replaced(page: str, name: str, content: str) -> str:
    """``page`` with ``content`` between the markers called ``name``."""
    pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    return pattern.sub(lambda match: f"{match[1]}{content}\n{match[2]}", page)


def main() -> None:
    """Measure everything and rewrite the generated parts of the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notices", default="*", metavar="GLOB", help="ids of the corpus to measure")
    arguments = parser.parse_args()
    rules = load_rules()
    corpus = measure(ROOT / "corpus", arguments.notices, rules)
    scores = {"corpus": corpus}
    if SEEDS.exists():
        scores["five real documents"] = measure(SEEDS, "*", rules)
    measured = (
        f"Measured on {dt.date.today().isoformat()} with breach-notice-extractor {version('breach-notice-extractor')}, "
        f"Python {platform.python_version()}, {corpus.notices} notices of the corpus."
    )
    page = PAGE.read_text(encoding="utf-8")
    for name, content in {
        "measured": measured,
        "groups": groups_table(scores),
        "fields": fields_table(corpus),
        "confidence": confidence_tables(arguments.notices, rules),
        "cases": cases_table(),
    }.items():
        page = replaced(page, name, content)
    PAGE.write_text(page, encoding="utf-8")
    print(f"{PAGE}: {measured}")


if __name__ == "__main__":
    main()
