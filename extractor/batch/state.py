"""What an output was made from: which notices, of which content, by which program and rules. For ``--update``."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

import extractor
from extractor.batch.options import Options, Outcome
from extractor.read import Failure


class Known(msgspec.Struct, frozen=True):
    """A notice that an output was made from. ``failure`` stands where it gave nothing and would give nothing again."""

    source: str
    notice_id: str
    fingerprint: str
    incidents: int = 0
    failure: Failure | None = None


class State:
    """The notices of an output, by source."""

    def __init__(self, known: dict[str, Known] | None = None) -> None:
        self.known = known or {}

    @classmethod
    def load(cls, path: Path) -> State:
        """The state at ``path``; an empty one where there is none, or it was damaged: then everything is read again."""
        try:
            lines = path.read_bytes().splitlines()
            return cls({k.source: k for k in (msgspec.json.decode(line, type=Known) for line in lines)})
        except (OSError, msgspec.DecodeError):
            return cls()

    def unchanged(self, source: str, notice_id: str, fingerprint: str) -> bool:
        """Whether this notice, read by this program under these rules, is in the output already."""
        known = self.known.get(source)
        return known is not None and (known.notice_id, known.fingerprint) == (notice_id, fingerprint)

    def outcome(self, source: str) -> Outcome:
        """What became of a notice that is known, without its rows."""
        known = self.known[source]
        return Outcome(source, known.notice_id, known.incidents, failure=known.failure)

    def lines(self, outcomes: Iterable[Outcome], fingerprint: str) -> Iterator[bytes]:
        """The state after ``outcomes`` as it is stored, a notice a line.

        What a run learns is never held as a whole. An outcome without a notice id could not even be read; it is left
        out, so that the next run tries again.
        """
        left = dict(self.known)
        for outcome in outcomes:
            if outcome.notice_id is not None:
                left.pop(outcome.source, None)
                yield msgspec.json.encode(
                    Known(outcome.source, outcome.notice_id, fingerprint, outcome.incidents, outcome.failure)
                )
        yield from map(msgspec.json.encode, left.values())


def fingerprint(options: Options) -> str:
    """A short name for everything besides a notice that decides its rows: program, rules, and options."""
    deciding = msgspec.structs.replace(options, save_text=None, timeout=0.0)
    digest = hashlib.sha256(_program() + msgspec.json.encode(deciding))
    for file in sorted(Path(options.rules).glob("*.yaml")) if options.rules else ():
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


@functools.cache
def _program() -> bytes:
    # The files themselves and not only the version: whoever edits a rule in a checkout has changed the program.
    digest = hashlib.sha256()
    for file in _files():
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.digest()


def _files() -> Iterator[Path]:
    from extractor.rules.files import rules_directory

    yield from sorted(Path(extractor.__file__).parent.rglob("*.py"))
    yield from sorted(rules_directory().rglob("*.yaml"))
