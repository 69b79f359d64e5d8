"""What rows meet on their way into the table: what people corrected, and on request the codes of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.batch.output_paths import corrections_path
from extractor.write.tables import INCIDENTS, Row, Table

if TYPE_CHECKING:
    import pyarrow

    from extractor.corrections import Applier


def corrections_beside(output: Path, rules: Path | None) -> Applier | None:
    """The corrections that people made to this output; ``None`` where there are none.

    ``rules`` is the folder of rules laid over the shipped ones, which may know more codes.

    Raises:
        ReadError: when the file is damaged.
    """
    path = corrections_path(output)
    if not path.exists():
        return None
    from extractor.codes import load_codes
    from extractor.corrections import Applier, load_corrections

    return Applier(load_corrections(path, load_codes(rules)))


def newer_corrections(output: Path) -> bool:
    """Whether somebody corrected something since ``output`` was written."""
    path = corrections_path(output)
    return path.exists() and output.exists() and path.stat().st_mtime_ns > output.stat().st_mtime_ns


def corrected(rows: Iterable[Row], applier: Applier) -> Iterator[Row]:
    """The rows as people corrected them; rows of one notice stand together."""
    from extractor.incident_table import incident_of

    for (notice_id, source), own in groupby(rows, key=lambda row: (row["notice_id"], row["source"])):
        if applier.concerns(notice_id, source):
            yield from (incident.to_dict() for incident in applier.apply([incident_of(row) for row in own]))
        else:
            yield from own


def coded(rows: Iterable[Row], codes: Sequence[str], rules: Path | None) -> Iterator[Row]:
    """The rows with the columns of other vocabularies (:mod:`extractor.crosswalk`)."""
    from extractor.crosswalk import code_columns
    from extractor.incident_table import incident_of

    for row in rows:
        yield row | code_columns(incident_of(row), codes, rules)


def incidents_table(codes: Sequence[str], rules: Path | None) -> Table:
    """The table of incidents, made with ``rules``, with the columns of ``codes`` at its end."""
    if not codes:
        return INCIDENTS._replace(rules=rules)
    from extractor.crosswalk import code_types

    types = code_types(codes)

    def schema() -> pyarrow.Schema:
        import pyarrow as pa

        base = INCIDENTS.schema()
        kinds = {"string": pa.string(), "list": pa.list_(pa.string())}
        return pa.schema([*base, *(pa.field(name, kinds[kind]) for name, kind in types.items())])

    return Table(INCIDENTS.name, (*INCIDENTS.columns, *types), schema, rules)
