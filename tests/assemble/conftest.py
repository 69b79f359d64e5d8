"""Deciding steps on the whole of one text, without splitting it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.assemble.causes import decide_causes
from extractor.assemble.counts import decide_counts
from extractor.assemble.dates import decide_dates
from extractor.assemble.view import Draft, View
from extractor.findings import open_document
from extractor.pipeline import find_all
from extractor.rules.files import load_rules
from extractor.split import Stretch

Step = Callable[[View, Draft], None]


@pytest.fixture(scope="session")
def open_view() -> Callable[[str], View]:
    """A view of a whole text as one incident, with a trace of what was rejected."""
    rules = load_rules()

    def view(text: str) -> View:
        document = open_document(text, rules)
        span = (0, len(document.text))
        findings = find_all(document)
        return View(
            document, Stretch([span], [], document.outline.title, span), findings, findings.within([]), trace=[]
        )

    return view


@pytest.fixture(scope="session")
def decide(open_view: Callable[[str], View]) -> Callable[..., Draft]:
    """The draft that some steps make of a whole text."""

    def draft_of(text: str, *steps: Step) -> Draft:
        view, draft = open_view(text), Draft()
        for step in steps:
            step(view, draft)
        return draft

    return draft_of


@pytest.fixture(scope="session")
def counted(decide: Callable[..., Draft]) -> Callable[[str], Draft]:
    """The draft with the numbers of a text, whose causes say which of them may count."""
    return lambda text: decide(text, decide_causes, decide_counts)


@pytest.fixture(scope="session")
def dates(open_view: Callable[[str], View]) -> Callable[..., dict[str, str | None]]:
    """The decided dates of a text whose root cause (and vendors) are known."""

    def decided(text: str, cause: str = "unauthorized_access", **known: object) -> dict[str, str | None]:
        draft = Draft(values={"root_cause": cause, **known})
        decide_dates(open_view(text), draft)
        return {name: draft.get(name) for name in ("announced", "occurred", "discovered")}

    return decided
