"""Debian's Chromium, driven by Playwright; where there is none, these tests are skipped and say why."""

from __future__ import annotations

import dataclasses
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from extractor.batch.output_paths import corrections_path
from extractor.model import Incident
from extractor.report import build_report
from extractor.review.session import Session
from extractor.sources import SourceTexts
from tests.browser.driving import CHROMIUM, DESKTOP
from tests.samples import gold_incidents, hostile_incident, write_sample


@pytest.fixture(scope="session")
def browser() -> Iterator:
    """A headless browser for the whole run."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="browser tests skipped: playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("browser tests skipped: no chromium on this machine (.ci/install-browser installs it)")
    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


@dataclass
class Watched:
    """A page, and what it complained of or asked the network for."""

    page: object
    complaints: list[str]
    requests: list[str]


@pytest.fixture
def open_page(browser) -> Iterator:
    """Opens an address at a width; at the end nothing may have been complained of, or fetched from elsewhere."""
    opened: list[tuple[Watched, str]] = []

    def opens(address: str, viewport: dict = DESKTOP, home: str = "file:") -> Watched:
        page = browser.new_page(viewport=viewport)
        watched = Watched(page, [], [])
        page.on("console", lambda message: watched.complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: watched.complaints.append(str(error)))
        page.on("request", lambda request: watched.requests.append(request.url))
        page.on("dialog", lambda dialog: (watched.complaints.append(dialog.message), dialog.dismiss()))
        opened.append((watched, home))
        page.goto(address)
        page.wait_for_selector("html[data-ready]", state="attached")
        return watched

    yield opens
    for watched, home in opened:
        assert watched.complaints == []
        assert [url for url in watched.requests if not url.startswith((home, "data:"))] == []
        assert watched.page.evaluate("window.pwned") is None
        watched.page.close()


def story(row: Incident) -> list[Incident]:
    """The row's case told by two earlier notices as well."""
    earlier = dataclasses.replace(row, notice_id="1" * 16, evidence=[], counts=[], report_number=1, source="gone-1.txt")
    return [
        dataclasses.replace(earlier, announced="2022-03-20", affected_people=None, affected_records=None),
        dataclasses.replace(
            earlier, notice_id="2" * 16, source="gone-2.txt", announced="2022-05-31", affected_people=30000
        ),
    ]


@pytest.fixture(scope="session")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[Incident]:
    """Gold rows, a case in three reports, and a hostile row."""
    gold = gold_incidents(*(f"n{n:03d}" for n in range(1, 31)))
    return [*gold, *story(gold[0]), hostile_incident(tmp_path_factory.mktemp("hostile"))]


@pytest.fixture(scope="session")
def report(rows: list[Incident], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a report."""
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(build_report(rows, name="見本"), encoding="utf-8")
    return path.as_uri()


@dataclass
class Review:
    """A running review server: its address, host, and corrections file."""

    address: str
    home: str
    corrections: Path


@pytest.fixture
def review(rows: list[Incident], tmp_path: Path) -> Iterator[Review]:
    """A review server on a free port of this machine."""
    uvicorn = pytest.importorskip("uvicorn", reason="browser tests skipped: uvicorn is not installed")
    from extractor.review.server import application

    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    port = listening.getsockname()[1]
    path = corrections_path(write_sample(tmp_path, rows))
    app = application(Session(rows, path, SourceTexts()), "token", port, name="見本", author="佐藤")
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield Review(f"http://127.0.0.1:{port}/token/", f"http://127.0.0.1:{port}/", path)
    server.should_exit = True
    thread.join(timeout=10)
