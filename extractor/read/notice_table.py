"""Tables with a notice a row: ``.jsonl``, ``.csv``, ``.tsv``, ``.parquet``.

A row's source is what its id column says, or else ``table.csv#12`` (rows counted from 1). Rows come a batch at a time.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from extractor.errors import ReadError
from extractor.read.encodings import decode
from extractor.read.items import Failure, Item, ReadOptions

Row = dict[str, Any]
_SNIFF = 1024 * 1024
_WRITTEN_DAY = re.compile(r"\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)")


def notices(path: Path, options: ReadOptions) -> Iterator[Item]:
    """The notices of a table, in order of row.

    Raises:
        ReadError: when a column is missing or the file is no such table.
    """
    if not path.stat().st_size:
        raise ReadError(str(path), "is empty", "fetch it again", stage="list")
    rows = _READERS[path.suffix.lower()](path, options)
    for number, row in enumerate(rows, start=1):
        source = f"{path}#{number}"
        if isinstance(row, Failure):
            yield Item(source, failure=msgspec.structs.replace(row, source=source))
            continue
        try:
            yield _item(row, source, options)
        except ReadError as error:
            yield Item(source, failure=Failure.of(error))


def _item(row: Row, source: str, options: ReadOptions) -> Item:
    text = _cell(row, options.text_column, options, source)
    if options.id_column is not None:
        source = str(_cell(row, options.id_column, options, source) or source)
    if not isinstance(text, str) or not text.strip():
        raise ReadError(source, f"nothing in column {options.text_column!r}", "is this the column of the notice?")
    return Item(source, text=text, date=_day(row, source, options))


def _cell(row: Row, column: str, options: ReadOptions, source: str) -> Any:
    if column not in row:
        hint = f"name one of: {', '.join(map(str, row))} ({_columns_needed(options)[column]})"
        raise ReadError(source, f"no column {column!r}", hint)
    return row[column]


def _day(row: Row, source: str, options: ReadOptions) -> dt.date | None:
    if options.date_column is None:
        return None
    value = _cell(row, options.date_column, options, source)
    if value is None or value == "":
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        written = _WRITTEN_DAY.match(str(value))
        return dt.date(*map(int, written.groups())) if written else dt.date.fromisoformat(str(value)[:10])
    except ValueError:
        column = options.date_column
        raise ReadError(source, f"{value!r} in column {column!r} is not a date", "write it as 2024-05-31") from None


def _columns_needed(options: ReadOptions) -> dict[str, str]:
    """The columns that are read, each with the option that names it."""
    named = {
        "--text-column": options.text_column,
        "--id-column": options.id_column,
        "--date-column": options.date_column,
    }
    return {column: option for option, column in named.items() if column is not None}


def _read_parquet(path: Path, options: ReadOptions) -> Iterator[Row]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            _check_columns(path, file.schema_arrow.names, options)
            for batch in file.iter_batches(batch_size=256, columns=list(_columns_needed(options))):
                yield from batch.to_pylist()
    except pa.ArrowException as error:
        raise ReadError(str(path), f"is not a valid Parquet file ({error})", "write it again", stage="list") from None


def _check_columns(path: Path, names: Iterable[str], options: ReadOptions) -> None:
    row = dict.fromkeys(names)
    for column in _columns_needed(options):
        _cell(row, column, options, str(path))


def _read_jsonl(path: Path, options: ReadOptions) -> Iterator[Row | Failure]:
    limit = options.max_bytes * 2  # Escapes make JSON longer than its text.
    with path.open("rb") as file:
        if file.read(len(BOM_UTF8)) != BOM_UTF8:
            file.seek(0)
        while line := file.readline(limit):
            if line.endswith(b"\n") or len(line) < limit:
                if line.strip():
                    yield _json_row(line)
                continue
            while (rest := file.readline(limit)) and not rest.endswith(b"\n"):
                pass
            yield Failure("", "limit", f"a line of more than {limit:,} bytes", "raise --max-bytes")


def _json_row(line: bytes) -> Row | Failure:
    try:
        row = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return Failure("", "read", f"is not valid JSON ({error})", "one JSON object a line, in UTF-8")
    if not isinstance(row, dict):
        return Failure("", "read", "is not a JSON object", "one JSON object a line, in UTF-8")
    return row


def _read_csv(path: Path, options: ReadOptions) -> Iterator[Row]:
    csv.field_size_limit(options.max_bytes)
    with path.open("rb") as raw:
        encoding = _encoding(raw.read(_SNIFF), path)
        raw.seek(0)
        lines = io.TextIOWrapper(raw, encoding, newline="")
        reader = csv.DictReader(lines, delimiter="\t" if path.suffix.lower() == ".tsv" else ",")
        try:
            _check_columns(path, reader.fieldnames or [], options)
            yield from reader
        except (csv.Error, UnicodeDecodeError) as error:
            raise ReadError(
                f"{path}#{reader.line_num}", f"cannot be read further ({error})", "fix the table there"
            ) from None


def _encoding(head: bytes, path: Path) -> str:
    """The encoding of a table's beginning, which may break off inside a character."""
    if head.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    whole = head[: head.rfind(b"\n") + 1] or head
    try:
        text = decode(whole)
    except ValueError as error:
        raise ReadError(str(path), str(error), "save it as UTF-8") from None
    for encoding in ("utf-8", "cp932", "euc_jp", "iso2022_jp"):
        try:
            if whole.decode(encoding) == text:
                return encoding
        except UnicodeDecodeError:
            continue
    raise ReadError(str(path), "is in an encoding that tables are not read in", "save it as UTF-8")


_READERS: dict[str, Callable[[Path, ReadOptions], Iterator[Row | Failure]]] = {
    ".jsonl": _read_jsonl,
    ".ndjson": _read_jsonl,
    ".csv": _read_csv,
    ".tsv": _read_csv,
    ".parquet": _read_parquet,
}
