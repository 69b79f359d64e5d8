"""The command ``extract-explain``."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any

import click

from extractor import cli_options
from extractor.backends import open_backend
from extractor.errors import ExtractorError
from extractor.explain import FIELDS, Explanation, explain
from extractor.read import ReadOptions, read_path
from extractor.rules.files import load_rules

_EXAMPLES = """
\b
Examples:
  extract-explain notice.txt                       everything
  extract-explain notice.txt --field discovered    the candidates of one field
  extract-explain notice.txt --rules my-rules/     with overlay rules of your own
  extract-explain archive.csv#12 --text-column body a row of a table
  extract-explain draft.docx --checklist           the nine items of 施行規則8条
\b
Exit codes: 0 done; 2 wrong usage, or the notice cannot be read.
"""


@click.command(epilog=_EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("notice", type=click.Path(path_type=Path))
@click.option("-f", "--field", type=click.Choice(FIELDS), metavar="FIELD", help="One column of the table only.")
@click.option("--checklist", is_flag=True, help="What the notice says to the nine items of a report to the PPC.")
@cli_options.reference_date
@cli_options.rules
@cli_options.backend
@cli_options.text_column
@cli_options.date_column
@click.option("--json", "as_json", is_flag=True, help="Write JSON in place of text.")
def main(
    notice: Path,
    field: str | None,
    checklist: bool,
    reference_date: dt.datetime | None,
    rules: Path | None,
    backend: str,
    text_column: str,
    date_column: str | None,
    as_json: bool,
) -> None:
    """Show why NOTICE gives the values that it gives: candidates, rules that fired, what lost and why."""
    from extractor.checklist import check_notice
    from extractor.explain.rendering import render, render_checklist

    try:
        loaded = load_rules(rules)
        source = read_path(notice, ReadOptions(text_column=text_column, date_column=date_column))
        date = reference_date.date() if reference_date else source.date
        explanation = explain(source.text, loaded, date, source.title, open_backend(backend))
    except (ExtractorError, OSError) as error:
        click.echo(f"extract-explain: {error}", err=True)
        sys.exit(2)
    if checklist:
        items = check_notice(source.text, [e.incident for e in explanation.incidents], loaded)
        lines = [_json([dataclasses.asdict(i) for i in items])] if as_json else render_checklist(items, source.text)
    else:
        lines = [_json(_plain(explanation, field))] if as_json else render(explanation, source.source, field)
    click.echo("\n".join(lines))


def _plain(explanation: Explanation, field: str | None) -> dict[str, Any]:
    """The explanation without the text itself, of one field or all."""
    plain = dataclasses.asdict(explanation)
    del plain["text"]
    for incident in plain["incidents"]:
        del incident["incident"]
        incident["fields"] = [f for f in incident["fields"] if field in (None, f["field"])]
    return plain


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, default=str)


if __name__ == "__main__":
    main()
