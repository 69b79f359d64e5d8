"""Mutated notices and documents: no crash, no hang, no span that is not in the text, no row against the schema.

    python benchmarks/fuzz.py [--notices 100000] [--documents 10000] [--seed 1] [--limit 5]

Notices are mutated as text (cut, doubled, shuffled, joined with others, sprinkled with odd characters and endless
runs); documents (PDF, HTML, DOCX) as bytes. Every result is checked; a document may be refused, but only with a
reason. ``--limit`` is the longest that one input may take, in seconds.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import sys
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.rendering import as_docx, as_html, as_pdf
from extractor.batch.core import parse_item
from extractor.batch.options import Options
from extractor.model import Incident, Notice, arrow_schema
from extractor.pipeline import parse
from extractor.read import Failure, Item, SourceText
from extractor.rules import Rules
from extractor.rules.files import load_rules
from extractor.write.arrow import to_arrow_table
from extractor.write.tables import rows_from_json, rows_to_json

#: What is sprinkled in: odd characters, impossible values, endless runs.
ODD = [
    *("\u200b", "\u3099", "⽉", "㈱", "\U00020b9f", "\r", "\x0c", "\u202e", "ﾊﾟ", "\ufeff", "\t", "\U0001f600"),
    *("2024年2月30日", "令和999年99月99日", "０人", "-5件", "1,,,2件", "〇〇", "1/0", "<b>", "&amp;", "=1+1"),
    *("９" * 50, "9" * 400 + "件", "万億千百" * 10, "(" * 200, "）" * 200, "、" * 100, "| " * 100, "\n" * 50),
    *("同日" * 40, "約最大以上" * 10, "\u0301" * 50),
]


class FuzzError(AssertionError):
    """An input that did what no input may do."""


def mutate_text(text: str, others: list[str], rng: random.Random) -> str:
    """One to four mutations of a text."""
    for _ in range(rng.randint(1, 4)):
        a, b = sorted(rng.randrange(len(text) + 1) for _ in range(2))
        kind = rng.randrange(8)
        if kind == 0:
            text = text[:a] + text[b:]
        elif kind == 1:
            text = text[:b] + text[a : min(b, a + 2000)] + text[b:]
        elif kind == 2:
            text = text[:a] + rng.choice(ODD) + text[a:]
        elif kind == 3:
            lines = text.split("\n")
            rng.shuffle(lines)
            text = "\n".join(lines)
        elif kind == 4:
            other = rng.choice(others)
            text = text[:a] + other[rng.randrange(len(other) or 1) :][:1500]
        elif kind == 5:
            text = "".join(c if rng.random() > 0.02 else rng.choice("0９年月日件人名。、\n ") for c in text)
        elif kind == 6:
            text = text.replace("\n", rng.choice(["", "\r\n", "\n\n", " ", "\n "]))
        else:
            text = text[a:b] or text
        text = text[:20_000] or "。"
    return text


def mutate_bytes(data: bytes, rng: random.Random) -> bytes:
    """One to eight mutations of a document's bytes."""
    out = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(out) or 1)
        size = rng.choice((1, 1, 4, 64, 1024))
        kind = rng.randrange(5)
        if kind == 0:
            out[at : at + size] = rng.randbytes(size)
        elif kind == 1:
            del out[at : at + size]
        elif kind == 2:
            out[at:at] = out[rng.randrange(len(out) or 1) :][:size]
        elif kind == 3:
            out[at : at + 1] = rng.choice((b"\0", b"\xff", b"<", b">", b"%", b"/", b"(", b"9" * 30, b"-1"))
        else:
            del out[at:]
        if not out:
            out = bytearray(b"x")
    return bytes(out)


def mutate_docx(data: bytes, rng: random.Random) -> bytes:
    """Mutate the package, or one of its parts: the checksum would hide most of what comes after it."""
    if rng.random() < 0.3:
        return mutate_bytes(data, rng)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as changed:
        victim = rng.choice(["word/document.xml"] * 3 + package.namelist())
        for name in package.namelist():
            part = package.read(name)
            changed.writestr(name, mutate_bytes(part, rng) if name == victim else part)
    return out.getvalue()


def check(notice: Notice) -> None:
    """Raise if a span is not in the text, or a row not in the schema."""
    for incident in notice.incidents:
        for piece in incident.evidence:
            if notice.text[piece.start : piece.end] != piece.text or piece.start >= piece.end:
                raise FuzzError(f"evidence {piece} is not in the text")
        for part in (*incident.counts, *incident.dates):
            if not 0 <= part.start < part.end <= len(notice.text):
                raise FuzzError(f"{part} is outside the text")
        _check_values(incident)
    rows = rows_from_json(rows_to_json(notice.incidents))
    stored = to_arrow_table(rows, arrow_schema()).to_pylist()
    for row in (*rows, *stored):
        del row["confidence"]  # Checked below; stored in single precision.
    if stored != rows:
        raise FuzzError("the rows do not survive the schema")


def _check_values(incident: Incident) -> None:
    if not 0 <= incident.confidence <= 1:
        raise FuzzError(f"confidence {incident.confidence}")
    for name in ("affected_people", "affected_records", "loss_jpy"):
        value = getattr(incident, name)
        if value is not None and not 0 <= value < 2**63:
            raise FuzzError(f"{name} is {value}")


class Judge:
    """Times each input against the limit, and keeps what went wrong."""

    def __init__(self, limit: float) -> None:
        self.limit, self.worst = limit, 0.0
        self.faults: list[str] = []

    def run(self, what: str, call: Callable[[], None]) -> None:
        """Run ``call``; note, with ``what``, when it raises or takes too long."""
        started = time.perf_counter()
        try:
            call()
        except Exception as error:
            last = traceback.extract_tb(error.__traceback__)[-1]
            self.faults.append(f"{what}: {type(error).__name__}: {error} ({Path(last.filename).name}:{last.lineno})")
        taken = time.perf_counter() - started
        self.worst = max(self.worst, taken)
        if taken > self.limit:
            self.faults.append(f"{what}: took {taken:.1f} s")


def fuzz_notices(texts: list[str], number: int, seed: int, judge: Judge, rules: Rules) -> Counter[str]:
    """Parse ``number`` mutated notices."""
    found: Counter[str] = Counter()
    for index in range(number):
        rng = random.Random(f"{seed}-{index}")
        text = mutate_text(rng.choice(texts), texts, rng)

        def call(text: str = text) -> None:
            notice = parse(SourceText("0" * 16, "fuzz", text), rules)
            check(notice)
            found["incidents"] += len(notice.incidents)

        judge.run(f"notice {seed}-{index}", call)
        found["notices"] += 1
    return found


def fuzz_documents(texts: list[str], number: int, seed: int, judge: Judge, rules: Rules) -> Counter[str]:
    """Read and parse ``number`` mutated documents, a third of each format."""
    found: Counter[str] = Counter()
    makers = {"html": as_html, "pdf": as_pdf, "docx": as_docx}
    whole = {form: [make(text) for text in texts[:12]] for form, make in makers.items()}
    for index in range(number):
        rng = random.Random(f"{seed}-{index}")
        form = ("html", "pdf", "docx")[index % 3]
        data = (mutate_docx if form == "docx" else mutate_bytes)(rng.choice(whole[form]), rng)

        def call(data: bytes = data, form: str = form) -> None:
            item = Item(f"fuzz.{form}", data=data)
            parsed = parse_item(item, Options(), rules)
            if isinstance(parsed, Failure):
                if parsed.stage == "parse" or not parsed.reason or "Error" in parsed.reason.split(":")[0]:
                    raise FuzzError(str(parsed))
                found[f"{form} refused"] += 1
            else:
                check(parsed.notice)
                found[f"{form} read"] += 1

        judge.run(f"{form} {seed}-{index}", call)
    return found


def main() -> None:
    """Run both, print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("notices", 100_000), ("documents", 10_000), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--limit", type=float, default=5.0)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    rules = load_rules()
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path("corpus").glob("n[012]*.txt"))]
    result = {}
    faults: list[str] = []
    for name, fuzz in (("notices", fuzz_notices), ("documents", fuzz_documents)):
        judge = Judge(given.limit)
        started = time.monotonic()
        found = fuzz(texts, getattr(given, name), given.seed, judge, rules)
        result[name] = {**found, "slowest_ms": round(judge.worst * 1000), "faults": len(judge.faults)}
        faults += judge.faults
        print(f"{name}: {dict(found)}, slowest {judge.worst * 1000:.0f} ms, {time.monotonic() - started:.0f} s in all")
    if given.json:
        given.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print("\n".join(faults[:50] or ["no fault"]))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
