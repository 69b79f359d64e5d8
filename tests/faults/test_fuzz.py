"""A short slice of benchmarks/fuzz.py: mutated notices and documents crash nothing."""

import pytest

from benchmarks.fuzz import Judge, fuzz_documents, fuzz_notices
from extractor.rules.files import load_rules
from tests.conftest import notice

TEXTS = [notice(n) for n in range(3000, 3012)]


def test_mutated_notices_give_valid_rows() -> None:
    judge = Judge(limit=10)
    assert fuzz_notices(TEXTS, 150, 7, judge, load_rules())["notices"] == 150
    assert judge.faults == []


def test_mutated_documents_are_read_or_refused() -> None:
    pytest.importorskip("japanize_matplotlib", reason="no Japanese font: the extra dev is not installed")
    judge = Judge(limit=10)
    assert fuzz_documents(TEXTS, 60, 7, judge, load_rules()).total() == 60
    assert judge.faults == []
