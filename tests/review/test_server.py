"""The server answers this machine's own page and nobody else."""

import json
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from extractor.batch.output_paths import corrections_path
from extractor.codes import load_codes
from extractor.corrections import load_corrections
from extractor.review.server import MAX_BODY, application
from extractor.review.session import Session
from extractor.sources import SourceTexts
from tests.samples import gold_incidents, hostile_incident

TOKEN = "a-secret-token"
HOME = "http://127.0.0.1:4321"
PAGE = {"origin": HOME, "sec-fetch-site": "same-origin", "content-type": "application/json"}


@pytest.fixture
def session(tmp_path: Path) -> Session:
    rows = [*gold_incidents("n001", "n101"), hostile_incident(tmp_path)]
    return Session(rows, corrections_path(tmp_path / "incidents.parquet"), SourceTexts())


@pytest.fixture
def client(session: Session) -> TestClient:
    return TestClient(application(session, TOKEN, 4321, author="佐藤"), base_url=HOME)


def post(client: TestClient, headers: dict | None = None, **changes: object):
    body = {"row": 0, "field": "affected_people", "value": 21530, "author": "佐藤", "evidence": [], **changes}
    return client.post(f"/{TOKEN}/corrections", content=json.dumps(body), headers={**PAGE, **(headers or {})})


def test_the_page_answers_under_its_token(client: TestClient):
    response = client.get(f"/{TOKEN}/")
    assert response.status_code == 200
    assert "佐藤" in response.text
    assert "'unsafe" not in response.headers["content-security-policy"]
    assert "connect-src 'self'" in response.headers["content-security-policy"]


@pytest.mark.parametrize(
    "path", ["/", "/rows", "/wrong/", "/wrong/rows", f"/{TOKEN}x/rows", f"/{TOKEN[:-1]}/", "//", "/a-secret-tokén/"]
)
def test_without_the_token_there_is_nothing(client: TestClient, path: str):
    response = client.get(path)
    assert response.status_code == 404
    assert response.text == "refused\n"


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:80", "evil.example:4321", "127.0.0.1:4321.evil.example", ""]
)
def test_other_hosts_are_refused(client: TestClient, host: str):
    response = client.get(f"/{TOKEN}/rows", headers={"host": host})
    assert response.status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/rows/../../../etc/passwd", "/rows/%2fetc%2fpasswd",
        "/rows/-1", "/rows/99999", "/rows/0/../../x", "/static/review.js", "/incidents.parquet", "/rows/0.5",
        "/rows/..%5c",
    ],
)  # fmt: skip
def test_nothing_is_served_by_name(client: TestClient, path: str):
    response = client.get(f"/{TOKEN}{path}")
    assert response.status_code == 404
    assert "root:" not in response.text


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"}, {"origin": "null"}, {"origin": ""}, {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"content-type": "text/plain"},
        {"content-type": "application/x-www-form-urlencoded"},
    ],
)  # fmt: skip
def test_changes_from_elsewhere_are_refused(client: TestClient, session: Session, headers: dict):
    assert post(client, headers).status_code == 403
    assert not session.path.exists()


def test_a_change_without_an_origin_is_refused(client: TestClient):
    response = client.post(f"/{TOKEN}/corrections", content="{}", headers={"content-type": "application/json"})
    assert response.status_code == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH"])
def test_other_methods_are_refused(client: TestClient, method: str):
    assert client.request(method, f"/{TOKEN}/corrections", headers=PAGE).status_code in (403, 405)


def test_a_correction_is_written_to_the_file(client: TestClient, session: Session):
    assert post(client).status_code == 200
    (saved,) = load_corrections(session.path)
    assert (saved.field, saved.value, saved.author) == ("affected_people", 21530, "佐藤")
    assert saved.notice_id == session.rows[0].notice_id


@pytest.mark.parametrize(
    "changes",
    [
        {"value": -1}, {"value": "x"}, {"field": "notice_id"}, {"field": "__class__"}, {"row": 99}, {"row": -1},
        {"author": " "}, {"author": "a\nb"}, {"author": "x" * 99}, {"extra": 1}, {"row": "0"},
        {"evidence": [{"start": 0, "end": 5, "text": "別の言葉"}]}, {"evidence": [{"start": -5, "end": 3, "text": ""}]},
        {"evidence": [{"start": 0, "end": 10**9, "text": "x"}]},
    ],
)  # fmt: skip
def test_wrong_corrections_are_refused_with_the_reason(client: TestClient, session: Session, changes: dict):
    response = post(client, **changes)
    assert response.status_code == 422
    assert response.json()["error"]
    assert not session.path.exists()


def test_a_body_nested_without_end_is_refused(client: TestClient):
    nested = '{"row": 0, "field": "counts", "author": "佐藤", "value": ' + "[" * 50_000 + "]" * 50_000 + "}"
    assert client.post(f"/{TOKEN}/corrections", content=nested, headers=PAGE).status_code == 422


def test_a_body_without_end_is_cut_off(client: TestClient):
    assert post(client, author="x" * MAX_BODY).status_code == 413


def test_every_answer_forbids_framing_sniffing_and_caching(client: TestClient):
    for path in (f"/{TOKEN}/", f"/{TOKEN}/rows", "/nothing"):
        headers = client.get(path).headers
        assert headers["x-frame-options"] == "DENY"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
        assert headers["referrer-policy"] == "no-referrer"


def test_the_page_offers_the_codes_of_rules_of_ones_own(session: Session, own_rules: Path):
    own = Session(session.rows, session.path, SourceTexts(), load_codes(own_rules))
    page = TestClient(application(own, TOKEN, 4321, language="en"), base_url=HOME).get(f"/{TOKEN}/").text
    setup = json.loads(re.search(r'id="setup">(.*?)</script>', page)[1])
    assert setup["codes"]["data_categories"][-1] == "seat"
    assert setup["labels"]["data_categories"]["seat"] == "Seat number"


def test_hostile_rows_leave_the_page_as_it_is(client: TestClient, session: Session):
    page = client.get(f"/{TOKEN}/").text
    assert page.count("<script") == 2
    assert "pwned" not in page
    assert "pwned" in client.get(f"/{TOKEN}/rows").text
