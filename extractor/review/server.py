"""The review page's server: this machine only, one secret path, one page, three answers.

It serves nothing from the file system by name: notices are asked for by the number of their row. A request must name
this host, carry the token in its path, and, to change anything, come from the page itself.
"""

from __future__ import annotations

import secrets
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from extractor.codes import Codes, Language
from extractor.errors import ExtractorError
from extractor.field_groups import fields_by_group
from extractor.model import kinds
from extractor.review.session import Session, Submission
from extractor.web import Page, bundle, json_for_html, render, strings

#: The largest correction, in bytes.
MAX_BODY = 256 * 1024
_SCRIPTS = ("dom.js", "notice.js", "review-fields.js", "review.js")
_STYLES = ("base.css", "notice.css", "review.css")
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def application(
    session: Session, token: str, port: int, *, name: str = "", language: Language = "ja", author: str = ""
) -> Starlette:
    """The server as an ASGI application that answers under ``/<token>/`` on 127.0.0.1:``port``.

    ``name`` is the table's, ``author`` the name that the page proposes for the reviewer.
    """
    page = bundle(_SCRIPTS, _STYLES, connect="'self'")
    answers = _Answers(session, _page(page, name, language, author, session.codes))
    app = Starlette(
        routes=[
            Route(f"/{token}/", answers.index, methods=["GET"]),
            Route(f"/{token}/rows", answers.rows, methods=["GET"]),
            Route(f"/{token}/rows/{{number:int}}", answers.row, methods=["GET"]),
            Route(f"/{token}/corrections", answers.save, methods=["POST"]),
        ]
    )
    app.add_middleware(BaseHTTPMiddleware, dispatch=_Guard(token, port, page.policy).dispatch)
    return app


class _Guard:
    """Lets through what this machine's own page asks, and gives every answer its headers."""

    def __init__(self, token: str, port: int, policy: str) -> None:
        self._token = token.encode()
        self._origins = {f"http://127.0.0.1:{port}", f"http://localhost:{port}"}
        self._hosts = {origin.removeprefix("http://") for origin in self._origins}
        self._headers = _HEADERS | {"Content-Security-Policy": f"{policy}; frame-ancestors 'none'"}

    async def dispatch(self, request: Request, call_next: RequestResponseEndpoint) -> Response:
        """The answer to a request, or a refusal that says nothing."""
        refusal = self._refusal(request)
        response = await call_next(request) if refusal is None else _refuse(refusal)
        response.headers.update(self._headers)
        return response

    def _refusal(self, request: Request) -> int | None:
        """The status with which a request is refused; ``None`` for one that is answered."""
        if request.headers.get("host", "") not in self._hosts:
            return 400
        if not secrets.compare_digest(request.url.path.split("/")[1].encode(), self._token):
            return 404
        is_own = request.method == "GET" or (request.method == "POST" and _from_page(request, self._origins))
        return None if is_own else 403


class _Answers:
    """What the server answers: the page, the rows, a row with its notice, whether a correction was saved."""

    def __init__(self, session: Session, html: str) -> None:
        self._session, self._html = session, html

    def index(self, _: Request) -> Response:
        """The page."""
        return HTMLResponse(self._html)

    def rows(self, _: Request) -> Response:
        """The rows, each as the list shows it."""
        return _json(self._session.listing())

    def row(self, request: Request) -> Response:
        """A row with the text of its notice, by its number."""
        try:
            return _json(self._session.record(request.path_params["number"]))
        except IndexError:
            return _refuse(404)

    async def save(self, request: Request) -> Response:
        """Add a correction to the file: 422 where it is none, 500 where the file cannot be written."""
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > MAX_BODY:
                return _refuse(413)
        try:
            saved = self._session.save(msgspec.json.decode(body, type=Submission))
        except (msgspec.DecodeError, ValueError, RecursionError) as error:
            return _json({"error": str(error)}, 422)
        except ExtractorError as error:
            return _json({"error": str(error)}, 500)
        return _json({"id": saved.id, "time": saved.time})


def _refuse(status: int) -> Response:
    return PlainTextResponse("refused\n", status)


def _json(data: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(data), status, media_type="application/json")


def _from_page(request: Request, origins: set[str]) -> bool:
    """Whether a change comes from our own page: no other page may send JSON here, or with our origin."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    kind = request.headers.get("content-type", "").split(";")[0].strip()
    return request.headers.get("origin", "") in origins and site == "same-origin" and kind == "application/json"


def _page(page: Page, name: str, language: Language, author: str, codes: Codes) -> str:
    words = dict(strings("review", language))
    setup = {
        "author": author,
        "labels": codes.labels(language),
        "groups": fields_by_group(),
        "words": words,
        "kinds": kinds(),
        "codes": {field: codes.of(field) for field, kind in kinds().items() if kind in ("code", "codes")},
        "units": codes.of("units"),
        "bounds": codes.of("affected_bound"),
    }
    return render(
        "review.html", page=page, words=words, name=name, language=language, setup=json_for_html(setup)
    )  # fmt: skip
