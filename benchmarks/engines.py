"""How many notices a second: one process, many, Ray, Spark; and how much memory the run itself takes.

    python benchmarks/engines.py [--notices 4000] [--engines local-1,local-2,ray,spark] [--write docs/scale.md]

Writes a JSON-lines file of notices made from the corpus and extracts it once per engine into Parquet. Start-up of the
engine is part of its time, as it is in a job. ``--write`` puts the figures into the page, between its markers.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec

_SPARK = """
import sys
from pyspark.sql import SparkSession
import extractor.spark
spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
notices = spark.read.json(sys.argv[1]).repartition(8)
extractor.spark.parse(notices).write.parquet(sys.argv[2])
"""


def make_table(path: Path, number: int) -> int:
    """A JSON-lines file of ``number`` notices; how many characters they have."""
    texts = [p.read_text(encoding="utf-8") for p in sorted(Path("corpus").glob("n[012]*.txt"))]
    characters = 0
    with path.open("wb") as file:
        for index in range(number):
            text = f"{texts[index % len(texts)]}\n管理番号 {index:07}\n"
            characters += len(text)
            file.write(msgspec.json.encode({"source": f"n{index:07}", "text": text}) + b"\n")
    return characters


def command(engine: str, table: Path, out: Path) -> list[str]:
    """The command that extracts ``table`` with ``engine``."""
    if engine == "spark":
        return [sys.executable, "-c", _SPARK, str(table), str(out)]
    extract = [sys.executable, "-m", "extractor.cli", str(table), "--id-column", "source", "-q", "-o", str(out)]
    return [*extract, "--engine", "ray"] if engine == "ray" else [*extract, "--workers", engine.removeprefix("local-")]


def main() -> None:
    """Print a line an engine."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notices", type=int, default=4000)
    parser.add_argument("--engines", default="local-1,local-2,ray,spark")
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    lines = ["| engine | seconds | notices/s | thousand characters/s |", "|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as home:
        table = Path(home) / "notices.jsonl"
        characters = make_table(table, given.notices)
        about = (
            f"{given.notices:,} notices of {characters / given.notices:,.0f} characters, {os.cpu_count()} processors "
            f"(load before the run {os.getloadavg()[0]:.1f}), {dt.date.today()}:"
        )
        print(about)
        for engine in given.engines.split(","):
            started = time.monotonic()
            out = Path(home) / f"{engine}.parquet"
            environment = {**os.environ, "PYSPARK_PYTHON": sys.executable}
            subprocess.run(command(engine, table, out), env=environment, capture_output=True, check=True)
            taken = time.monotonic() - started
            rate, speed = given.notices / taken, characters / taken / 1000
            lines.append(f"| {engine} | {taken:.1f} | {rate:,.0f} | {speed:,.0f} |")
            print(lines[-1], flush=True)
    if given.write:
        head, _, rest = given.write.read_text(encoding="utf-8").partition("<!-- engines -->\n")
        tail = rest.partition("<!-- /engines -->")[2]
        body = "\n".join([about, "", *lines])
        given.write.write_text(f"{head}<!-- engines -->\n{body}\n<!-- /engines -->{tail}", encoding="utf-8")


if __name__ == "__main__":
    main()
