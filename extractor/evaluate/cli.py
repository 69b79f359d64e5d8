"""The command ``extract-evaluate``."""

from __future__ import annotations

import csv
import datetime as dt
import json
import sys
from pathlib import Path

import click

from extractor.errors import ExtractorError, ReadError
from extractor.evaluate import gate, rendering
from extractor.evaluate.comparison import compare
from extractor.evaluate.gold import by_notice, read_gold, read_texts
from extractor.evaluate.scoring import FIELDS, Score, score
from extractor.incident_table import read_table

_EXAMPLES = """
\b
Examples:
  extract corpus/*.txt -o new.parquet
  extract-evaluate corpus new.parquet                      the scores
  extract-evaluate corpus new.parquet --errors -f occurred the words behind each wrong date
  extract-evaluate corpus new.parquet --compare old.parquet  gains and losses of a rule edit
  extract-evaluate corpus new.parquet --gate corpus/floors.json --raise-floors

\b
Exit codes: 0 done (and the gate, if given, passed); 1 the gate failed; 2 wrong usage or unreadable input.
"""


@click.command(epilog=_EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("gold", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("table", type=click.Path(path_type=Path))
@click.option("--notices", default="*", metavar="GLOB", help="Only gold ids that match, such as 'n1*'.")
@click.option("--texts", type=click.Path(path_type=Path), help="Folder of the sources ID.txt; default: GOLD.")
@click.option("-e", "--errors", is_flag=True, help="List every value that is not right, with its words.")
@click.option(
    "-f",
    "--field",
    "fields",
    multiple=True,
    type=click.Choice(FIELDS),
    metavar="FIELD",
    help="Errors of this field only.",
)
@click.option("--errors-to", type=click.Path(path_type=Path), metavar="FILE.tsv", help="Write all errors as a table.")
@click.option("--compare", "other", type=click.Path(path_type=Path), metavar="OLD", help="Gains and losses since OLD.")
@click.option("--json", "json_to", type=click.Path(path_type=Path), metavar="FILE", help="Write the scores as JSON.")
@click.option(
    "--gate", "floors", type=click.Path(path_type=Path), metavar="FLOORS.json", help="Fail below these floors."
)
@click.option("--raise-floors", is_flag=True, help="Set the floors to the present scores and pin the corpus.")
@click.option("--allow-lower", is_flag=True, help="With --raise-floors: let floors fall as well.")
def main(
    gold: Path,
    table: Path,
    notices: str,
    texts: Path | None,
    errors: bool,
    fields: tuple[str, ...],
    errors_to: Path | None,
    other: Path | None,
    json_to: Path | None,
    floors: Path | None,
    raise_floors: bool,
    allow_lower: bool,
) -> None:
    """Score the incidents in TABLE against the gold facts in the folder GOLD, field by field."""
    if (raise_floors and not floors) or (allow_lower and not raise_floors):
        raise click.UsageError("--raise-floors needs --gate, and --allow-lower needs --raise-floors")
    try:
        if floors and not raise_floors:
            notices = gate.read_floors(floors).notices
        facts = read_gold(gold, notices)
        sources = read_texts(texts or gold, facts)
        rows = read_table(table)
        if rows and not by_notice(rows).keys() & facts.keys():
            hint = f"the gold of a row stands in {gold} under the name of its source: notices/a.txt, a.json"
            raise ReadError(str(table), "none of its rows has gold", hint)
        result = score(rows, facts, sources)
        if json_to:
            json_to.write_text(json.dumps(result.to_dict(), indent=1) + "\n", encoding="utf-8")
        if errors_to:
            with errors_to.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file, delimiter="\t").writerows(rendering.error_rows(result, sources))
        if other:
            differences = compare(score(read_table(other), facts), result)
            _print(*rendering.difference_list(differences, sources), rendering.difference_table(differences), "")
        if errors or fields:
            _print(*rendering.error_list(result, sources, fields), "")
        _print(rendering.score_table(result))
        if floors:
            _gate(result, floors, gold, notices, raise_floors, allow_lower)
    except (ExtractorError, OSError) as error:
        click.echo(f"extract-evaluate: {error}", err=True)
        sys.exit(2)


def _print(*lines: str) -> None:
    click.echo("\n".join(lines))


def _gate(result: Score, path: Path, gold: Path, notices: str, raise_floors: bool, allow_lower: bool) -> None:
    if raise_floors:
        gate.raise_floors(result, path, gold, notices, dt.date.today(), allow_lower)
        _print(f"floors in {path} set to the present scores")
        return
    objections = gate.failures(result, gate.read_floors(path), gold)
    _print(*(f"gate: {line}" for line in objections or ["open, every score is at or above its floor"]))
    if objections:
        sys.exit(1)


if __name__ == "__main__":
    main()
