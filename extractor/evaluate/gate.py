"""The accuracy gate: floors per headline group over a corpus pinned by its hash.

A score below its floor, or a corpus other than the pinned one, fails. Floors rise by one command; they fall only
when that is asked for by name, so that no accuracy is lost by accident.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import math
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import ExtractorError
from extractor.evaluate.scoring import Score


class GateError(ExtractorError):
    """The floors file cannot be read, or would be lowered without leave."""


@dataclass(frozen=True, slots=True)
class Floors:
    """What the gate holds: the least F1 of each headline group and of their mean, ``headline``.

    ``notices`` is the glob of the gold ids it is about, ``pin`` the hash of their texts and gold, ``date`` the day the
    floors were last set (ISO).
    """

    floors: dict[str, float]
    notices: str
    pin: str
    date: str


def read_floors(path: Path) -> Floors:
    """The floors in the JSON file ``path``.

    Raises:
        GateError: when the file is missing or not a floors file.
    """
    try:
        return Floors(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise GateError(f"{path}: not a floors file ({error}); --raise-floors writes one") from error


def pin(folder: Path, pattern: str) -> str:
    """The hash of the texts in ``folder`` whose id matches ``pattern`` and of the gold beside them.

    Line ends do not count: a checkout may change them.
    """
    digest = hashlib.sha256()
    for text in sorted(folder.glob(f"{pattern}.txt")):
        for path in (text, text.with_suffix(".json")):
            content = path.read_bytes().replace(b"\r\n", b"\n") if path.is_file() else b""
            digest.update(f"{path.name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def measured(score: Score) -> dict[str, float]:
    """The numbers that have a floor."""
    return {"headline": score.headline, **{group: tally.f1 for group, tally in score.groups().items()}}


def failures(score: Score, floors: Floors, folder: Path) -> list[str]:
    """What the gate objects to, one line each; empty when it opens."""
    lines = []
    if pin(folder, floors.notices) != floors.pin:
        lines.append(
            f"{folder}: the corpus is not the one that the floors were set on; look at the change, then --raise-floors"
        )
    scores = measured(score)
    for name, floor in floors.floors.items():
        if scores.get(name, 0.0) < floor:
            lines.append(f"{name}: F1 {scores.get(name, 0.0):.4f} is below its floor {floor:.3f}")
    if score.bad_spans:
        lines.append(f"evidence: {score.bad_spans} of {score.spans} spans are not equal to the source")
    if score.unshown:
        lines.append(f"evidence: nothing shows {', '.join(score.unshown[:5])}{' …' if len(score.unshown) > 5 else ''}")
    return lines


def raise_floors(
    score: Score, path: Path, folder: Path, notices: str, today: dt.date, allow_lower: bool = False
) -> Floors:
    """Set the floors in ``path`` to the present scores, rounded down to three digits, and pin the corpus.

    Raises:
        GateError: when a floor would fall and ``allow_lower`` is not given; the file is then left as it is.
    """
    floors = {name: math.floor(f1 * 1000) / 1000 for name, f1 in measured(score).items()}
    if path.exists() and not allow_lower:
        old = read_floors(path).floors
        lower = [
            f"{name} {old[name]:.3f} → {floors.get(name, 0.0):.3f}" for name in old if floors.get(name, 0.0) < old[name]
        ]
        if lower:
            raise GateError(f"{path}: would lower {', '.join(lower)}; if that is meant, say --allow-lower")
    new = Floors(floors, notices, pin(folder, notices), today.isoformat())
    fields = {name: getattr(new, name) for name in Floors.__slots__}
    path.write_text(json.dumps(fields, indent=1) + "\n", encoding="utf-8")
    return new
