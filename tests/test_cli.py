"""The command, as a user meets it: what it writes, what it says, how it ends."""

import contextlib
import json
import os
import re
import subprocess
import sys
import termios
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.conftest import notice

EXTRACT = Path(sys.executable).with_name("extract")


def extract(*arguments: object, stdin: bytes = b"", **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [EXTRACT, *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, timeout=120, check=False, **options)


def errors(run: subprocess.CompletedProcess[bytes]) -> list[str]:
    lines = run.stderr.decode().splitlines()
    assert "Traceback" not in run.stderr.decode()
    return lines


def test_a_folder_becomes_a_table(folder: Path, tmp_path: Path) -> None:
    run = extract(folder, "-o", tmp_path / "out.parquet")
    assert run.returncode == 0
    assert pq.read_metadata(tmp_path / "out.parquet").num_rows == 5
    (summary,) = errors(run)
    assert "5 notices read, 5 incidents found, 0 notices without incident, 0 failed" in summary
    assert run.stdout == b""


def test_standard_input_and_output(tmp_path: Path) -> None:
    run = extract("-", "-o", "-", stdin=notice().encode("cp932"))
    assert run.returncode == 0
    row = json.loads(run.stdout)
    assert row["source"] == "-"
    for piece in row["evidence"]:
        assert notice()[piece["start"] : piece["end"]] == piece["text"]


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".xlsx", ".sqlite"])
def test_the_suffix_decides_the_format(folder: Path, tmp_path: Path, suffix: str) -> None:
    run = extract(folder, "-o", tmp_path / f"out{suffix}", "--quiet")
    assert (run.returncode, run.stderr) == (0, b"")
    assert (tmp_path / f"out{suffix}").stat().st_size > 500


def test_bad_notices_cost_a_line_each_and_nothing_else(folder: Path, tmp_path: Path) -> None:
    bad = {
        "empty.txt": b"",
        "binary.txt": b"\x89PNG\r\n\x1a\n\0\0\0\r" * 50,
        "large.txt": b"x" * 50_000_000,
        "broken.pdf": b"%PDF-1.4 nothing",
        "broken.docx": b"PK\3\4 nothing",
        "broken.zip": b"PK nothing",
        "broken.html": b"\xff\xfe\x00",
    }
    for name, data in bad.items():
        (folder / name).write_bytes(data)
    output = tmp_path / "out.parquet"
    run = extract(folder, tmp_path / "missing.txt", "-o", output)
    assert run.returncode == 1
    assert pq.read_metadata(output).num_rows == 5
    lines = errors(run)
    assert len(lines) == len(bad) + 2
    failures = [json.loads(line) for line in (tmp_path / "out.parquet.failures.jsonl").read_bytes().splitlines()]
    assert {Path(f["source"]).name for f in failures} == {*bad, "missing.txt"}
    for failure in failures:
        assert all(failure[name] for name in ("source", "stage", "reason", "hint"))
        assert any(failure["source"] in line and failure["hint"] in line for line in lines)


def test_what_is_passed_over_is_told_unless_nothing_but_errors_is_asked_for(folder: Path, tmp_path: Path) -> None:
    (folder / "list.xlsx").touch()
    told = errors(extract(folder, "-o", tmp_path / "out.csv"))
    assert [line for line in told if ".xlsx 1" in line] == told[:1]
    assert errors(extract(folder, "-o", tmp_path / "out.csv", "-q")) == []


def test_odd_notices_are_read_and_hold_nothing(folder: Path, tmp_path: Path) -> None:
    odd = {
        "digits.txt": "0123456789\n" * 300,
        "english.txt": "We take the security of your personal data seriously. 1,234 records were not leaked. " * 20,
        "line.txt": "あ" * 1_000_000,
    }
    for name, text in odd.items():
        (folder / name).write_text(text, encoding="utf-8")
    run = extract(folder, "-o", tmp_path / "out.parquet")
    assert run.returncode == 0
    lines = errors(run)
    assert sum("no Japanese sentence" in line for line in lines) == 2
    assert "3 notices without incident, 0 failed" in lines[-1]


def test_a_table_without_failures_has_no_file_of_failures(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").touch()
    extract(folder, "-o", tmp_path / "out.csv")
    assert (tmp_path / "out.csv.failures.jsonl").exists()
    (folder / "empty.txt").unlink()
    extract(folder, "-o", tmp_path / "out.csv")
    assert not (tmp_path / "out.csv.failures.jsonl").exists()


@pytest.mark.parametrize(
    ("output", "reason"),
    [
        ("missing/out.parquet", "does not exist"),
        ("out.foo", "unknown suffix"),
        ("out", "no suffix"),
        ("a_folder.parquet", "is a directory"),
        ("read_only.parquet", "read-only"),
        ("table.csv", "is an input, too"),
    ],
)
def test_an_output_that_cannot_be_is_refused_before_reading(folder: Path, output: str, reason: str) -> None:
    (folder / "a_folder.parquet").mkdir()
    (folder / "read_only.parquet").write_bytes(b"precious")
    (folder / "read_only.parquet").chmod(0o444)
    (folder / "table.csv").write_text("text\nx\n")
    run = extract("table.csv", "n1.txt", "-o", output, cwd=folder)
    assert run.returncode == 2
    (line,) = errors(run)
    assert reason in line
    assert Path(output).name in line
    assert (folder / "read_only.parquet").read_bytes() == b"precious"


def test_wrong_usage_ends_with_2(folder: Path, tmp_path: Path) -> None:
    assert extract("-o", tmp_path / "out.csv").returncode == 2
    assert extract(folder).returncode == 2
    assert extract(folder, "-o", tmp_path / "out.csv", "--update").returncode == 2
    assert extract(folder, "-o", "-", "--update").returncode == 2
    assert extract(folder, "-o", tmp_path / "out.csv", "--backend", "nothing").returncode == 2
    assert extract(folder / "n0.txt", "-o", tmp_path / "out.jsonl", "--watch").returncode == 2


def test_options_that_would_overwrite_what_is_read_or_written_are_refused(folder: Path, tmp_path: Path) -> None:
    def refusal(*arguments: object) -> str:
        run = extract(*arguments)
        assert run.returncode == 2
        (line,) = errors(run)
        return line

    assert "the same file" in refusal(folder, "-o", tmp_path / "o.csv", "--long", tmp_path / "o.csv")
    assert "among the notices" in refusal(folder, "-o", tmp_path / "o.csv", "--save-text", folder)
    assert "among the notices" in refusal(folder, "-o", "-", "--save-text", folder)
    texts = folder / "n0.txt", "-o", tmp_path / "o.csv", "--save-text", folder
    assert "among the notices" in refusal(*texts)
    replaced = folder / "n0.txt", "-o", folder, "--partition-by", "announced_year"
    assert "holds other files, such as n0.txt" in refusal(*replaced)
    assert len(list(folder.glob("*.txt"))) == 4


def test_a_partitioned_table_is_updated_in_its_own_layout_only(folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "table"
    assert extract(folder, "-o", table, "--partition-by", "announced_year").returncode == 0
    run = extract(folder, "-o", table, "--partition-by", "organization", "--update")
    assert run.returncode == 2
    assert "is partitioned by announced_year" in errors(run)[0]
    assert extract(folder, "-o", table, "--partition-by", "organization").returncode == 0
    assert [part.name.partition("=")[0] for part in table.iterdir()] == ["organization"]


def test_a_wrong_rule_file_is_named_with_its_line(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "causes.yaml").write_text("- id: x\n  label: x\n", encoding="utf-8")
    run = extract(folder, "-o", tmp_path / "out.csv", "--rules", tmp_path)
    assert run.returncode == 2
    assert "causes.yaml:1: rule 'x'" in errors(run)[0]


def test_strict_stops_at_the_first_failure_and_keeps_the_output(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    output.write_text("before\n")
    (folder / "empty.txt").touch()
    run = extract(folder, "-o", output, "--strict")
    assert run.returncode == 1
    (line,) = [line for line in errors(run) if "empty.txt" in line]
    assert "stopped there" in line
    assert output.read_text() == "before\n"


def test_a_run_that_can_read_nothing_keeps_the_output(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    extract(folder, "-o", output)
    before = output.read_bytes()
    run = extract(tmp_path / "mistyped", "-o", output)
    assert run.returncode == 1
    assert "stays as it was" in "".join(errors(run))
    assert "→" not in "".join(errors(run))
    assert output.read_bytes() == before


def test_verbose_tells_of_each_notice(folder: Path, tmp_path: Path) -> None:
    lines = errors(extract(folder, "-o", tmp_path / "out.csv", "--verbose"))
    assert sum(line.endswith("1 incident") for line in lines) == 5


def test_a_closed_pipe_is_no_error(folder: Path) -> None:
    command = f"{EXTRACT} {folder} -o - --quiet | head -c 1"
    run = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, timeout=60, check=False)
    assert run.stderr == b""


def test_the_text_is_kept_under_the_id_of_its_notice(folder: Path, tmp_path: Path) -> None:
    extract(folder, "-o", tmp_path / "out.parquet", "--save-text", tmp_path / "texts")
    for row in pq.read_table(tmp_path / "out.parquet").to_pylist():
        text = (tmp_path / "texts" / f"{row['notice_id']}.txt").read_bytes().decode()
        assert row["evidence"]
        assert all(text[e["start"] : e["end"]] == e["text"] for e in row["evidence"])


def test_the_reference_date_gives_the_year(tmp_path: Path) -> None:
    path = tmp_path / "n.txt"
    path.write_text(notice().replace("2024年", ""), encoding="utf-8")
    row = json.loads(extract(path, "-o", "-", "--reference-date", "2022-06-20").stdout)
    assert row["announced"] == "2022-06-14"


def test_help_has_examples() -> None:
    run = extract("--help")
    assert b"Examples:" in run.stdout
    assert b"Exit codes:" in run.stdout


def test_help_names_every_format() -> None:
    from extractor.read.formats import CONTAINERS, DOCUMENTS
    from extractor.write.formats import FORMATS

    shown = _suffixes(extract("--help").stdout)
    assert shown >= {suffix for form in (*DOCUMENTS, *CONTAINERS) for suffix in form.suffixes} | set(FORMATS)
    for command in ("extract-report", "extract-review"):
        run = subprocess.run([EXTRACT.with_name(command), "--help"], capture_output=True, check=True)
        assert {suffix for suffix, form in FORMATS.items() if form.updatable} == _suffixes(
            run.stdout.partition(b"page")[0]
        )


def _suffixes(help_text: bytes) -> set[str]:
    return set(re.findall(r"(?<![\w*.])\.[\w.]*\w", help_text.decode()))


@pytest.mark.parametrize("command", ["", "evaluate.", "explain.", "report.", "review."])
def test_every_command_can_be_run_as_a_module(command: str) -> None:
    module = f"extractor.{command}cli"
    done = subprocess.run([sys.executable, "-m", module, "--help"], capture_output=True, text=True, check=True)
    assert "Usage:" in done.stdout


def test_the_version_is_told() -> None:
    assert extract("--version").stdout.decode().startswith("extract, version ")


def test_heavy_libraries_stay_out_of_the_way() -> None:
    probe = "import sys, extractor.cli; print([m for m in ('pyarrow','pandas','spacy','yaml') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_the_default_path_imports_neither_pandas_nor_spacy(folder: Path) -> None:
    probe = (
        "import sys; sys.argv = ['extract', *sys.argv[1:]]\n"
        "from extractor.cli import main\n"
        "try: main()\nexcept SystemExit: print([m for m in ('pandas','spacy','ginza') if m in sys.modules])"
    )
    command = [sys.executable, "-c", probe, str(folder), "-o", os.devnull.replace("null", "nothing.foo")]
    assert subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip() == "[]"
    command[-1] = str(folder / "out.parquet")
    assert subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip() == "[]"


def test_a_bar_shows_on_a_terminal_and_nowhere_else(folder: Path, tmp_path: Path) -> None:
    pty = pytest.importorskip("pty", reason="no terminals on this system")
    output = tmp_path / "out.csv"
    pid, terminal = pty.fork()
    if pid == 0:
        termios.tcsetwinsize(0, (24, 100))
        os.execv(EXTRACT, ["extract", str(folder), "-o", str(output)])
    shown = b""
    with contextlib.suppress(OSError):  # How a terminal says that nobody writes to it any more.
        while piece := os.read(terminal, 4096):
            shown += piece
    os.waitpid(pid, 0)
    assert b"/5 [" in shown
    assert b"5 notices read" in shown
    assert b"/5 [" not in extract(folder, "-o", output).stderr
