"""The command ``extract-report``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from extractor import cli_options, defaults
from extractor.codes import Language
from extractor.formats_help import FormatsCommand


@click.command(cls=FormatsCommand, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("table", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("report.html"), show_default=True,
    help="The page to write.",
)  # fmt: skip
@cli_options.language
@click.option("--title", default="", help="Name of the collection; the table's file name when not given.")
@click.option(
    "--queue-below", type=click.FloatRange(0, 1), default=defaults.QUEUE_BELOW, show_default=True,
    help="Rows less confident than this are queued for checking.",
)  # fmt: skip
@cli_options.texts
@cli_options.rules
def main(
    table: Path,
    output: Path,
    language: Language,
    title: str,
    queue_below: float,
    texts: Path | None,
    rules: Path | None,
) -> None:
    """Show TABLE ({updatable}) as one HTML page that works offline.

    Notices whose source files are still where the table says are shown beside their records.

    \b
    Examples:
      extract-report incidents.parquet
      extract-report incidents.parquet -o report.html --lang en
    """  # noqa: D301 - \b keeps click from wrapping
    from extractor.errors import ExtractorError, UsageError
    from extractor.incident_table import read_incidents
    from extractor.report import build_report
    from extractor.rules.files import load_rules
    from extractor.sources import SourceTexts

    try:
        if output.resolve() == table.resolve():
            raise UsageError(f"{output}: is the table itself; name another output")
        incidents = read_incidents(table)
        html = build_report(
            incidents,
            name=title or table.stem,
            language=language,
            rules=load_rules(rules),
            text_of=SourceTexts(table.parent, texts),
            queue_below=queue_below,
        )
        _write(output, html)
    except ExtractorError as error:
        click.echo(f"extract-report: {error}", err=True)
        sys.exit(2)
    click.echo(f"{output}: {len(incidents):,} incidents, {output.stat().st_size / 1e6:.1f} MB", err=True)


def _write(path: Path, html: str) -> None:
    """Write beside, then rename, so that an earlier report is never left half overwritten.

    Raises:
        WriteError: naming the file.
    """
    from extractor.errors import WriteError

    part = path.with_name(path.name + ".part")
    try:
        part.write_text(html, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise WriteError(f"{path}: cannot be written ({error.strerror or error})") from error


if __name__ == "__main__":
    main()
