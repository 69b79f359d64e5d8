"""How many notices a second: one process, many, Ray, Spark; and how much memory the run itself takes.

    python benchmarks/engines.py [--notices 4000] [--engines local-1,local-2,ray,spark]

Writes a JSON-lines file of notices made from the corpus and extracts it once per engine into Parquet. Start-up of the
engine is part of its time, as it is in a job. Figures for docs/scale.md.
"""

from __future__ import annotations

import argparse
import os
import resource
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
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        table = Path(home) / "notices.jsonl"
        characters = make_table(table, given.notices)
        print(f"{given.notices} notices, {characters / given.notices:.0f} characters each, {os.cpu_count()} processors")
        for engine in given.engines.split(","):
            started = time.monotonic()
            environment = {**os.environ, "PYSPARK_PYTHON": sys.executable}
            run = subprocess.run(
                command(engine, table, Path(home) / f"{engine}.parquet"),
                env=environment,
                capture_output=True,
                check=False,
            )
            taken = time.monotonic() - started
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            rate = f"{given.notices / taken:6.0f} notices/s, {characters / taken / 1000:6.0f} thousand characters/s"
            print(f"{engine:8} {taken:6.1f} s  {rate}, largest process so far {peak:.0f} MB, exit {run.returncode}")


if __name__ == "__main__":
    main()
