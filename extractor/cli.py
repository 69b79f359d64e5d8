"""The command ``extract``."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True)
def main(paths: tuple[Path, ...], output: Path) -> None:
    """Extract incidents."""
    from extractor.pipeline import parse
    from extractor.read import read_path
    from extractor.rules import load_rules
    from extractor.write import write_parquet

    rules = load_rules()
    write_parquet([i for p in paths for i in parse(read_path(p), rules).incidents], output)
