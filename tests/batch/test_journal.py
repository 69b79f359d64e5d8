"""The journal of a run, torn or of another program."""

from pathlib import Path

from extractor.batch.journal import Journal
from extractor.batch.options import Outcome


def test_a_journal_is_cut_at_its_first_torn_line(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    journal = Journal(path, "f")
    for name in ("a", "b"):
        journal.add(Outcome(name, name))
    journal.close()
    path.write_bytes(path.read_bytes()[:-5])
    again = Journal(path, "f")
    assert again.done("a", "a") is not None
    assert again.done("b", "b") is None
    again.add(Outcome("b", "b"))
    assert [o.source for o in again.outcomes()] == ["a", "b"]
    again.close()


def test_a_journal_of_another_program_is_not_believed(tmp_path: Path) -> None:
    first = Journal(tmp_path / "journal", "f")
    first.add(Outcome("a", "a"))
    first.close()
    second = Journal(tmp_path / "journal", "g")
    assert second.done("a", "a") is None
    second.close()
