"""One item in, one outcome out: what goes wrong is a value with the stage that it went wrong in."""

import pytest

from extractor.batch.core import outcome, parse_item
from extractor.batch.options import Options
from extractor.read import Failure, Item, SourceText
from extractor.rules.files import load_rules
from tests.conftest import notice


def _raising(error: BaseException) -> object:
    def parse(*_: object) -> None:
        raise error

    return parse


@pytest.mark.parametrize(
    ("error", "stage", "hint"),
    [(MemoryError(), "limit", "leave it out"), (KeyError("x"), "parse", "please report it")],
    ids=["too much memory", "a fault of the program"],
)
def test_what_goes_wrong_in_parsing_says_whose_fault_it_is(
    monkeypatch: pytest.MonkeyPatch, error: BaseException, stage: str, hint: str
) -> None:
    monkeypatch.setattr("extractor.batch.core.parse", _raising(error))
    failure = parse_item(Item("n.txt", text=notice()), Options(), load_rules())
    assert isinstance(failure, Failure)
    assert failure.stage == stage
    assert hint in failure.hint


def test_what_a_reader_could_not_read_is_noted_beside_the_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    source = SourceText("0" * 16, "n.txt", notice(), note="page 2 of 2 is a picture and not read")
    monkeypatch.setattr("extractor.batch.core.read_content", lambda *_: source)
    done = outcome(Item("n.txt", text=notice()), Options(), load_rules())
    assert (done.incidents, done.note) == (1, source.note)
