"""The command ``extract-review``."""

from __future__ import annotations

import contextlib
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor import cli_options
from extractor.codes import Language
from extractor.formats_help import FormatsCommand

if TYPE_CHECKING:
    from extractor.codes import Codes
    from extractor.review.session import Session
    from extractor.sources import SourceTexts


@click.command(cls=FormatsCommand, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("table", type=click.Path(path_type=Path))
@click.option(
    "--corrections", type=click.Path(path_type=Path, dir_okay=False),
    help="File of corrections.  [default: TABLE's name with .corrections.jsonl]",
)  # fmt: skip
@cli_options.texts
@click.option(
    "--rules", type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Rules laid over the shipped ones when TABLE was made.",
)  # fmt: skip
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port on 127.0.0.1.  [default: any free one]")
@cli_options.language
@click.option("--browser/--no-browser", default=True, help="Open the page in the browser.")
@click.option(
    "--merge", "others", type=click.Path(path_type=Path, exists=True, dir_okay=False), multiple=True, metavar="FILE",
    help="Take another person's corrections into ours, and stop.",
)  # fmt: skip
@click.option(
    "--export", "gold", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
    help="Write the reviewed notices as gold for `extract-evaluate`, and stop.",
)  # fmt: skip
def main(
    table: Path,
    corrections: Path | None,
    texts: Path | None,
    rules: Path | None,
    port: int,
    language: Language,
    browser: bool,
    others: tuple[Path, ...],
    gold: Path | None,
) -> None:
    """Correct the rows of TABLE ({updatable}) on a page that only this machine can open.

    Corrections go to a plain file next to the table; `extract … --update` applies them again.

    \b
    Examples:
      extract-review incidents.parquet
      extract-review incidents.parquet --merge from-a-colleague.jsonl
      extract-review incidents.parquet --export gold/ && extract-evaluate gold/ incidents.parquet
    """  # noqa: D301 - \b keeps click from wrapping
    from extractor.batch.output_paths import corrections_path
    from extractor.codes import load_codes
    from extractor.errors import ExtractorError
    from extractor.incident_table import read_incidents
    from extractor.review.session import Session
    from extractor.sources import SourceTexts

    path = corrections or corrections_path(table)
    text_of = SourceTexts(table.parent, texts)
    try:
        codes = load_codes(rules)
        if others:
            _merge(path, others, codes)
        if gold is not None:
            _export(table, path, gold, text_of, codes)
        if not others and gold is None:
            _serve(Session(read_incidents(table), path, text_of, codes), port, table.name, language, browser)
    except ExtractorError as error:
        click.echo(f"extract-review: {error}", err=True)
        sys.exit(2)


def _merge(path: Path, others: tuple[Path, ...], codes: Codes) -> None:
    from extractor.corrections import append_corrections, disagreements, load_corrections, merge

    ours = load_corrections(path, codes)
    known = {c.id for c in ours}
    every = merge(ours, *(load_corrections(other, codes) for other in others))
    new = [c for c in every if c.id not in known]
    append_corrections(path, new)
    click.echo(f"{path}: {len(new)} corrections added, {len(every)} in all", err=True)
    for holds, other in disagreements(every):
        where = f"{holds.source or holds.notice_id} #{holds.incident_index} {holds.field}"
        click.echo(f"differ: {where}: {holds.author} {holds.value!r} (holds), {other.author} {other.value!r}", err=True)


def _export(table: Path, path: Path, folder: Path, text_of: SourceTexts, codes: Codes) -> None:
    from extractor.corrections import load_corrections
    from extractor.incident_table import read_incidents
    from extractor.review.gold import export_gold

    written = export_gold(read_incidents(table), load_corrections(path, codes), folder, text_of)
    click.echo(f"{folder}: {len(written)} reviewed notices written as gold", err=True)


def _serve(session: Session, port: int, name: str, language: Language, browser: bool) -> None:
    import getpass
    import secrets
    import webbrowser

    from extractor.corrections import load_corrections
    from extractor.errors import ExtractorError

    load_corrections(session.path, session.codes)
    try:
        import uvicorn

        from extractor.review.server import application
    except ModuleNotFoundError as error:
        missing = f"{str(error.name).partition('.')[0]} is not installed"
        raise ExtractorError(f"{missing}; run: pip install 'breach-notice-extractor[review]'") from error
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.bind(("127.0.0.1", port))
        # From here on a browser that is quicker than the server waits instead of being turned away.
        listening.listen()
    except OSError as error:
        raise ExtractorError(f"127.0.0.1:{port}: cannot be used ({error.strerror}); choose another --port") from error
    port = listening.getsockname()[1]
    token = secrets.token_urlsafe(24)
    address = f"http://127.0.0.1:{port}/{token}/"
    app = application(session, token, port, name=name, language=language, author=getpass.getuser())
    click.echo(f"{address}\nCorrections go to {session.path}. Ctrl-C ends.", err=True)
    if browser:
        webbrowser.open(address)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False))
    # Ctrl-C is how one ends it, nothing that went wrong.
    with contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[listening])


if __name__ == "__main__":
    main()
