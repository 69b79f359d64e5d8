"""Options that several commands take alike. Only click is imported here: ``--help`` must answer at once."""

from __future__ import annotations

from pathlib import Path

import click

from extractor import defaults

reference_date = click.option(
    "--reference-date",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="Day of publication, where a notice gives a month and day but no year.",
)
rules = click.option(
    "--rules",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="Overlay rules: add to the shipped ones or replace them.",
)
backend = click.option(
    "--backend", default=defaults.BACKEND, show_default=True, help="mecab; ginza or ginza:MODEL adds a second reader."
)
text_column = click.option(
    "--text-column", default="text", show_default=True, metavar="NAME", help="Tables: the column of the notice's text."
)
date_column = click.option("--date-column", metavar="NAME", help="Tables: the column of the reference date.")
texts = click.option(
    "--texts",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="Folder that `extract --save-text` filled.",
)
language = click.option(
    "--lang", "language", type=click.Choice(["ja", "en"]), default="ja", show_default=True, help="Labels."
)
