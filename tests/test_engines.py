"""Ray and Spark give the rows of one process. Skipped, with the reason, where an engine or Java is missing."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from extractor.batch.arrow import RESULT, incident_rows, parse_batch
from extractor.batch.job import Job
from extractor.batch.run import extract
from extractor.model import arrow_schema
from tests.conftest import notice


@pytest.fixture
def batch(folder: Path) -> pa.RecordBatch:
    rows: list[dict[str, Any]] = [{"source": str(path), "path": str(path)} for path in sorted(folder.rglob("*.txt"))]
    rows += [{"source": "text", "text": notice(77)}, {"source": "bad", "data": b"\0\1\2" * 99}, {"source": "nothing"}]
    names = ("source", "path", "text", "data")
    return pa.RecordBatch.from_pylist([dict.fromkeys(names) | row for row in rows])


def test_a_batch_gives_a_row_a_notice_and_failures_as_values(batch: pa.RecordBatch) -> None:
    results = parse_batch(batch)
    assert results.schema.equals(RESULT)
    assert results.column("source").to_pylist() == batch.column("source").to_pylist()
    assert [len(i) for i in results.column("incidents").to_pylist()] == [1, 1, 1, 1, 1, 1, 0, 0]
    stages = [f and f["stage"] for f in results.column("failure").to_pylist()]
    assert stages == [None] * 6 + ["read", "read"]
    rows = incident_rows(results)
    assert rows.schema.equals(arrow_schema())
    assert rows.column("affected_records").to_pylist() == [1000, 1001, 1002, 1003, 1004, 77]


def test_an_empty_batch_gives_an_empty_table(batch: pa.RecordBatch) -> None:
    assert incident_rows(parse_batch(batch.slice(0, 0))).num_rows == 0


def in_order(table: pa.Table) -> pa.Table:
    return table.sort_by([("source", "ascending"), ("incident_index", "ascending")])


class TestRay:
    @pytest.fixture(autouse=True, scope="class")
    @classmethod
    def cluster(cls) -> Iterator[None]:
        ray = pytest.importorskip("ray", reason="the extra ray is not installed")
        ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, ignore_reinit_error=True)
        yield
        ray.shutdown()

    def test_the_command_writes_the_same_table(self, folder: Path, tmp_path: Path) -> None:
        (folder / "empty.txt").touch()
        paths = [str(folder), str(folder / "gone.txt")]
        summaries = [
            extract(Job(paths, tmp_path / f"{engine}.parquet", workers=1, engine=engine)) for engine in ("local", "ray")
        ]
        assert summaries[0].failures == summaries[1].failures
        assert pq.read_table(tmp_path / "ray.parquet").equals(pq.read_table(tmp_path / "local.parquet"))

    def test_a_dataset_becomes_the_same_rows(self, batch: pa.RecordBatch) -> None:
        import ray.data

        import extractor.ray

        table = pa.Table.from_batches([batch])
        found = pa.Table.from_batches(
            pa.table(block).to_batches()[0]
            for block in extractor.ray.parse(ray.data.from_arrow(table)).iter_batches(batch_format="pyarrow")
        )
        assert in_order(found).equals(in_order(pa.Table.from_batches([incident_rows(parse_batch(batch))])))


class TestSpark:
    @pytest.fixture(autouse=True, scope="class")
    @classmethod
    def session(cls) -> Iterator[Any]:
        sql = pytest.importorskip("pyspark.sql", reason="the extra spark is not installed")
        if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
            pytest.skip("Spark needs Java, which is not here")
        os.environ["PYSPARK_PYTHON"] = sys.executable
        builder = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
        session = builder.config("spark.driver.bindAddress", "127.0.0.1").getOrCreate()
        yield session
        session.stop()

    def test_a_frame_becomes_the_same_rows(self, session: Any, batch: pa.RecordBatch) -> None:
        import extractor.spark

        schema = "source string, path string, text string, data binary"
        frame = session.createDataFrame(batch.to_pylist(), schema).repartition(2)
        found = extractor.spark.parse(frame).toArrow()
        assert in_order(found).equals(in_order(pa.Table.from_batches([incident_rows(parse_batch(batch))])))
        failures = extractor.spark.parse(frame, results=True).where("failure is not null").count()
        assert failures == 2
