"""The wheel holds all that is needed; the shipped rules are found from it and from a checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from extractor.rules.files import rules_directory
from tests.conftest import notice

ROOT = Path(__file__).parent.parent


def test_a_checkout_finds_the_rules_at_its_top() -> None:
    assert (rules_directory() / "categories.yaml").is_file()


def test_the_wheel_works_without_the_checkout(tmp_path: Path) -> None:
    pytest.importorskip("hatchling", reason="hatchling, which builds the wheel, is not installed")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    (tmp_path / "n.txt").write_text(notice(), encoding="utf-8")
    probe = (
        "import sys; sys.path.insert(0, 'site')\n"
        "import extractor, extractor.rules.files as r\n"
        "assert extractor.__file__.startswith(sys.argv[1]), extractor.__file__\n"
        "assert str(r.rules_directory()).startswith(sys.argv[1])\n"
        "extractor.extract('n.txt', 'out.parquet')\n"
        "print(extractor.parse_notice('n.txt').incidents[0].affected_records)"
    )
    command = [sys.executable, "-P", "-c", probe, str(tmp_path)]
    run = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
    assert run.stdout.strip() == "1234"
