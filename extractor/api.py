"""The public face: what a notebook or a program calls. ``extractor`` itself offers every name of this module."""

from __future__ import annotations

import dataclasses
import datetime as dt
import inspect
import os
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, overload

import msgspec

from extractor.backends import check_backend, open_backend
from extractor.batch.job import Job, Summary
from extractor.batch.options import Options
from extractor.defaults import BACKEND, ENGINE, ENGINES, TIMEOUT
from extractor.errors import ReadError, UnreadWarning, UsageError
from extractor.findings import (
    CodeMention,
    CountMention,
    DateMention,
    Document,
    NumberMention,
    OrganizationMention,
    open_document,
)
from extractor.model import Incident, Notice
from extractor.read import ReadOptions, SourceText, container_of, expand, notice_id, read_path
from extractor.read.formats import CONTAINERS, DOCUMENTS, by_suffix
from extractor.rules import Rules
from extractor.rules.files import load_rules

if TYPE_CHECKING:
    import pandas

StrPath = str | os.PathLike[str]
_P = ParamSpec("_P")


def parse_notice(
    text_or_path: str | os.PathLike[str],
    source: str | None = None,
    reference_date: dt.date | None = None,
    backend: str = BACKEND,
    rules: StrPath | None = None,
) -> Notice:
    """Read one notice.

    Args:
        text_or_path: The text of a notice, or where it is: a ``Path``, or a string of one line that names a file or
            ends like the name of one (``notice.pdf``), or names a notice of an archive or table as the column
            ``source`` does (``archive.zip/notice.html``).
        source: What the ``source`` column shall say; by default the path, or nothing for a text.
        reference_date: Day of publication, from which a missing year may be inferred.
        backend: ``mecab``, or ``ginza`` for GiNZA as a second reader; see docs/backends.md.
        rules: A folder of overlay rules, which add to the shipped ones or replace them.

    Raises:
        ReadError: when a file cannot be read.
        RuleError: when a rule file is wrong.
        UsageError: for an argument of another kind.
    """
    from extractor.pipeline import parse

    if not isinstance(text_or_path, str | os.PathLike):
        kind = type(text_or_path).__name__
        raise UsageError(f"a text or a path is wanted, not {kind}; for bytes write them to a file and give its path")
    _check_date(reference_date)
    reader = open_backend(backend)
    if _is_path(text_or_path):
        found = read_path(text_or_path)
        found = dataclasses.replace(found, source=source) if source is not None else found
    else:
        text = str(text_or_path)
        found = SourceText(notice_id(text.encode("utf-8", "surrogatepass")), source or "", text)
    return parse(found, _rules(rules), reference_date, reader)


def _is_path(text_or_path: str | os.PathLike[str]) -> bool:
    if not isinstance(text_or_path, str):
        return True
    # No path has a line break or is this long; short one-line texts are rarely names of files.
    return (
        len(text_or_path) < 1000 and "\n" not in text_or_path and "\0" not in text_or_path and _names_file(text_or_path)
    )


def _names_file(name: str) -> bool:
    # A name mistyped must not be read as a notice that says nothing.
    if by_suffix(name, (*DOCUMENTS, *CONTAINERS)) is not None:
        return True
    try:
        # What is all dots and slashes is a folder on every machine, and a text all the same.
        named = name.strip("./\\ ") != "" and Path(name).exists()
        return named or container_of(name) is not None
    except (OSError, ValueError):
        return False


def _rules(folder: StrPath | None) -> Rules:
    _check_labels(folder)
    return load_rules(Path(folder) if folder is not None else None)


def _check_labels(folder: StrPath | None) -> None:
    """Refuse wrong labels here, not where a notebook shows the notice."""
    if folder is not None:
        from extractor.codes import load_codes

        load_codes(Path(folder))


def _check_date(day: dt.date | None) -> None:
    if day is not None and not isinstance(day, dt.date):
        raise UsageError(f"reference_date {day!r} is no date; give one as datetime.date(2024, 6, 1)")


def _options(
    rules: StrPath | None,
    reference_date: dt.date | None,
    backend: str,
    read: ReadOptions,
    timeout: float = TIMEOUT,
    save_text: StrPath | None = None,
) -> Options:
    check_backend(backend)
    _check_date(reference_date)
    _check_labels(rules)
    folder = os.fspath(rules) if rules is not None else None
    texts = os.fspath(save_text) if save_text is not None else None
    return Options(folder, reference_date, backend, read, timeout, texts)


def _strings(paths: StrPath | Iterable[StrPath]) -> list[str]:
    return [os.fspath(paths)] if isinstance(paths, str | os.PathLike) else [os.fspath(path) for path in paths]


def parse_notices(
    paths: StrPath | Iterable[StrPath],
    workers: int | None = None,
    *,
    reference_date: dt.date | None = None,
    backend: str = BACKEND,
    rules: StrPath | None = None,
    read: ReadOptions = ReadOptions(),  # noqa: B008 - it is frozen
    on_error: Callable[[ReadError], None] | None = None,
) -> Iterator[Notice]:
    """Read many notices, in the order given, each as it comes; memory stays flat.

    Args:
        paths: Files, directories, globs, archives and tables, as for the command ``extract``.
        workers: Worker processes; by default as many as processors.
        reference_date: As in :func:`parse_notice`; so too ``backend`` and ``rules``.
        backend: See ``reference_date``.
        rules: See ``reference_date``.
        read: The columns of tables and the size limit, as in :func:`extract`.
        on_error: Called with the error of a notice that cannot be read, which then is passed over.

    Raises:
        ReadError: at the first notice that cannot be read, if there is no ``on_error``.
            :func:`read_notices` goes on instead, and keeps the errors.
    """
    from extractor.batch.pool import Pool

    options = _options(rules, reference_date, backend, read)
    with Pool(options, workers, whole=True) as pool:
        for outcome in pool.run(expand(_strings(paths), options.read)):
            if outcome.failure is None:
                yield msgspec.json.decode(bytes(outcome.notice), type=Notice)
                continue
            if on_error is None:
                raise outcome.failure.error()
            on_error(outcome.failure.error())


class Notices(Sequence[Notice]):
    """Notices in a list that also makes a table of all their incidents.

    ``failures`` are the errors of those that could not be read.
    """

    def __init__(self, notices: Iterable[Notice], failures: Iterable[ReadError] = ()) -> None:
        self._notices = list(notices)
        self.failures = tuple(failures)

    def __len__(self) -> int:
        return len(self._notices)

    @overload
    def __getitem__(self, index: int) -> Notice: ...

    @overload
    def __getitem__(self, index: slice) -> Notices: ...

    def __getitem__(self, index: int | slice) -> Notice | Notices:
        return Notices(self._notices[index]) if isinstance(index, slice) else self._notices[index]

    def __repr__(self) -> str:
        failed = f", {len(self.failures)} could not be read" if self.failures else ""
        return f"<{len(self)} notices, {len(self.incidents)} incidents{failed}>"

    @property
    def incidents(self) -> list[Incident]:
        """Every incident, in the order of the notices."""
        return [incident for notice in self._notices for incident in notice.incidents]

    def to_dicts(self) -> list[dict[str, Any]]:
        """One plain dictionary a row."""
        return [incident.to_dict() for incident in self.incidents]

    def to_frame(self) -> pandas.DataFrame:
        """The rows as a pandas frame with the columns of docs/record.md."""
        from extractor.write import to_frame

        return to_frame(self.incidents)


def _into_list(stream: Callable[_P, Iterator[Notice]]) -> Callable[_P, Notices]:
    """``stream`` with all that it yields in a list; it takes the same arguments, and help shows them."""

    def read_notices(*args: _P.args, **kwargs: _P.kwargs) -> Notices:
        """Read many notices into a list; the arguments are those of :func:`parse_notices`.

        Those that cannot be read are passed over with one warning, and listed in ``failures`` of what is returned,
        unless ``on_error`` is given.
        """
        failures: list[ReadError] = []
        given: dict[str, Any] = {"on_error": failures.append, **kwargs}
        notices = list(stream(*args, **given))
        if failures:
            more = f" (and {len(failures) - 1} more, see .failures)" if len(failures) > 1 else ""
            warnings.warn(f"could not be read: {failures[0]}{more}", UnreadWarning, stacklevel=2)
        return Notices(notices, failures)

    signature = inspect.signature(stream).replace(return_annotation="Notices")
    read_notices.__signature__ = signature  # type: ignore[attr-defined]
    return read_notices


read_notices = _into_list(parse_notices)


def extract(
    paths: StrPath | Iterable[StrPath],
    output: StrPath,
    *,
    update: bool = False,
    workers: int | None = None,
    strict: bool = False,
    reference_date: dt.date | None = None,
    backend: str = BACKEND,
    rules: StrPath | None = None,
    long: StrPath | None = None,
    partition_by: str | None = None,
    save_text: StrPath | None = None,
    timeout: float = TIMEOUT,
    engine: str = ENGINE,
    codes: str | Iterable[str] = (),
    read: ReadOptions = ReadOptions(),  # noqa: B008 - it is frozen
) -> Summary:
    """Read notices and write their table: the command ``extract`` as a function.

    Args:
        paths: Files, directories, globs, archives and tables.
        output: The table; its suffix decides the format.
        update: Read only what is new or has changed, and keep the other rows of ``output``.
        workers: Worker processes; by default as many as processors.
        strict: Stop at the first notice that fails.
        reference_date: Day of publication, from which a missing year may be inferred.
        backend: ``mecab``, or ``ginza`` for GiNZA as a second reader; see docs/backends.md.
        rules: A folder of overlay rules, which add to the shipped ones or replace them.
        long: A second table with one row a count, date or piece of evidence.
        partition_by: Make ``output`` a directory of Parquet files by this column.
        save_text: A folder that gets the text of each notice, ``<notice_id>.txt``.
        timeout: Seconds that one notice may take.
        engine: ``local`` or ``ray``.
        codes: Further columns in others' vocabularies: ``jnsa``, ``tsr``, ``veris``, ``ppc``.
        read: The columns of tables and the size limit: ``extractor.ReadOptions(text_column="body", id_column="url")``.

    Returns:
        What was read and found, and each notice that failed with its reason.

    Raises:
        UsageError: when what is asked for cannot be done.
        WriteError: when the output cannot be written.
    """
    from extractor.batch.run import extract as run
    from extractor.crosswalk import parse_codes

    if engine not in ENGINES:
        raise UsageError(f"engine {engine!r} is unknown; use {' or '.join(ENGINES)}")
    job = Job(
        _strings(paths),
        Path(output),
        _options(rules, reference_date, backend, read, timeout, save_text),
        workers=workers,
        update=update,
        strict=strict,
        long=Path(long) if long is not None else None,
        partition_by=partition_by,
        engine=engine,
        codes=parse_codes(codes if isinstance(codes, str) else ",".join(codes)),
    )
    return run(job)


_M = TypeVar("_M", DateMention, CountMention, CodeMention, OrganizationMention, NumberMention)


def _in_source(document: Document, mentions: Iterable[_M]) -> list[_M]:
    """The mentions with spans into the text as it was given."""
    placed = []
    for mention in mentions:
        start, end = document.clean.source_span(mention.start, mention.end)
        placed.append(msgspec.structs.replace(mention, start=start, end=end))
    return placed


def _open(text: str, rules: StrPath | None, reference_date: dt.date | None = None) -> Document:
    _check_date(reference_date)
    return open_document(text, _rules(rules), reference_date)


def find_dates(text: str, reference_date: dt.date | None = None, *, rules: StrPath | None = None) -> list[DateMention]:
    """Every date and period of ``text``, in any notation; ``text[m.start:m.end]`` is as it was written.

    Here and in the other finders ``rules`` is a folder of overlay rules, as in :func:`parse_notice`.
    """
    from extractor.find import dates

    document = _open(text, rules, reference_date)
    return _in_source(document, dates.find(document))


def find_counts(text: str, *, rules: StrPath | None = None) -> list[CountMention]:
    """Every number with a unit of the record in ``text``, with its bound and what it counts."""
    from extractor.find import counts

    document = _open(text, rules)
    return _in_source(document, counts.find(document))


def find_categories(text: str, *, rules: StrPath | None = None) -> list[CodeMention]:
    """Every data category that ``text`` speaks of, exposed or not: stance is not judged here."""
    from extractor.find import categories

    document = _open(text, rules)
    return _in_source(document, categories.find(document))


def find_causes(text: str, *, rules: StrPath | None = None) -> list[CodeMention]:
    """Every cause that ``text`` speaks of, stated or denied: stance is not judged here."""
    from extractor.find import causes

    document = _open(text, rules)
    return _in_source(document, causes.find(document))


def find_organizations(text: str, *, rules: StrPath | None = None) -> list[OrganizationMention]:
    """Every name of an organisation in ``text``, as written."""
    from extractor.find import organizations

    document = _open(text, rules)
    return _in_source(document, organizations.find(document))


def find_numbers(text: str, *, rules: StrPath | None = None) -> list[NumberMention]:
    """Every number of ``text`` in any Japanese notation, with its value (千五百 → 1500, 3.2億 → 320000000)."""
    from extractor.find import numbers

    document = _open(text, rules)
    return _in_source(document, numbers.find(document))
