"""The command ``extract``. Only what ``--help`` needs is imported at the top: it must answer at once."""

from __future__ import annotations

import os
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from extractor import cli_options, defaults
from extractor.formats_help import FormatsCommand

if TYPE_CHECKING:
    from extractor.batch.job import Job, Summary
    from extractor.batch.spawn import Process
    from extractor.console import Console

_HELP = """Turn Japanese data-breach notices into a table, one row per incident.

PATHS are notices ({documents}), archives of them and tables with a text column ({containers}), directories (searched
recursively), quoted globs, or - for standard input. The suffix of OUT decides the format: {outputs}; - writes JSON
lines to standard output.
"""
_EPILOG = """\b
Examples:
  extract notices/*.txt -o incidents.parquet
  extract notices/ 'more/**/*.pdf' -o incidents.xlsx
  curl -s https://example.co.jp/notice.html | extract - -o -
  extract notices/ -o incidents.parquet --update        only what is new or has changed
  extract archive.jsonl --text-column body --id-column url --date-column published -o incidents.csv

\b
Exit codes:
  0    every notice was read
  1    some notices failed (see OUT.failures.jsonl), or the table could not be finished
  2    wrong usage: nothing was read
  130  interrupted; the same command goes on from there
"""


@click.command(
    cls=FormatsCommand,
    epilog=_EPILOG,
    help=_HELP,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.argument("paths", nargs=-1, required=True, metavar="PATHS...")
@click.option("-o", "--output", required=True, metavar="OUT", help="Where the table goes; - for standard output.")
@cli_options.reference_date
@cli_options.rules
@cli_options.backend
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Worker processes.  [default: processors]")
@click.option("--update", is_flag=True, help="Read only what is new or has changed; keep the other rows of OUT.")
@click.option("--watch", is_flag=True, help="Keep running; update whenever a file in the directories of PATHS is new.")
@click.option("--strict", is_flag=True, help="Stop at the first notice that fails; OUT stays as it was.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=defaults.TIMEOUT,
    show_default=True,
    metavar="SECONDS",
    help="Time limit for one notice.",
)
@click.option(
    "--max-bytes",
    type=click.IntRange(min=1),
    default=defaults.MAX_BYTES,
    show_default=True,
    metavar="N",
    help="Size limit for one notice.",
)
@cli_options.text_column
@click.option("--id-column", metavar="NAME", help="Tables: the column that becomes the row's source.")
@cli_options.date_column
@click.option(
    "--partition-by", metavar="COLUMN", help="OUT becomes a directory of Parquet files, e.g. by announced_year."
)
@click.option(
    "--long",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Second table: one row per count, date or piece of evidence.",
)
@click.option("--codes", metavar="LIST", help="Add columns of other vocabularies: jnsa,tsr,veris,ppc.")
@click.option(
    "--save-text",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Keep each text as DIR/<notice_id>.txt.",
)
@click.option(
    "--engine",
    type=click.Choice(defaults.ENGINES),
    default=defaults.ENGINE,
    show_default=True,
    help="Where the work is done: this machine, or a Ray cluster.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Say what each notice gave.")
@click.version_option(None, "--version", package_name="breach-notice-extractor", prog_name="extract")
def main(**given: Any) -> None:
    """Run the command; see ``extract --help``."""
    with _worker(given) as first:
        _attempt(given, first)


def _attempt(given: dict[str, Any], first: Process | None) -> NoReturn:
    """Run, say what went wrong, and leave with the exit code."""
    from extractor.console import Console
    from extractor.errors import ExtractorError, RuleError, UsageError

    console = Console(quiet=given["quiet"], verbose=given["verbose"])
    try:
        summary = _run(given, console, first)
    except ExtractorError as error:
        console.say(str(error))
        sys.exit(1 if console.begun and not isinstance(error, RuleError | UsageError) else 2)
    except KeyboardInterrupt:
        console.say("interrupted; the same command goes on from there")
        sys.exit(130)
    except BrokenPipeError:
        # Whoever read standard output has had enough; Python must not try to flush what is left.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    finally:
        console.close()
    sys.exit(1 if summary.failed else 0)


def _worker(given: dict[str, Any]) -> AbstractContextManager[Process | None]:
    """A worker process that gets going while the run itself is still being imported and set up."""
    if given["engine"] != defaults.ENGINE or given["update"] or given["watch"]:
        return nullcontext()  # There may be no work for it.
    from extractor.batch.spawn import spawned

    return spawned(given["verbose"])


def _run(given: dict[str, Any], console: Console, first: Process | None) -> Summary:
    from extractor.batch.run import extract, stream
    from extractor.errors import UsageError

    job = _job(given)
    if given["output"] == "-":
        for option in ("update", "watch", "long", "partition_by", "codes"):
            if given[option]:
                raise UsageError(f"-o - takes no --{option.replace('_', '-')}; name a file")
        summary = stream(job, sys.stdout.buffer, console, first)
    elif given["watch"]:
        from extractor.batch.watch import watch

        return watch(job, console)
    else:
        summary = extract(job, console, first)
    console.finished(summary)
    return summary


def _job(given: dict[str, Any]) -> Job:
    from extractor.batch.job import Job
    from extractor.batch.options import Options
    from extractor.read import ReadOptions

    day = given["reference_date"]
    read = ReadOptions(given["max_bytes"], given["text_column"], given["id_column"], given["date_column"])
    options = Options(
        rules=str(given["rules"]) if given["rules"] else None,
        reference_date=day.date() if day else None,
        backend=given["backend"],
        read=read,
        timeout=given["timeout"],
        save_text=str(given["save_text"]) if given["save_text"] else None,
    )
    shared = {
        name: given[name] for name in ("workers", "update", "strict", "long", "partition_by", "engine", "verbose")
    }
    return Job(list(given["paths"]), Path(given["output"]), options, codes=_codes(given["codes"]), **shared)


def _codes(names: str | None) -> list[str]:
    if names is None:
        return []
    from extractor.crosswalk import parse_codes

    return parse_codes(names)


if __name__ == "__main__":
    main()
