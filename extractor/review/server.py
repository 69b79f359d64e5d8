"""The review page's server: this machine only, one secret path, one page, three answers.

It serves nothing from the file system by name: notices are asked for by the number of their row. A request must name
this host, carry the token in its path, and, to change anything, come from the page itself.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

import msgspec

from extractor.codes import Codes, Language
from extractor.corrections.values import KINDS
from extractor.errors import ExtractorError
from extractor.field_groups import fields_by_group
from extractor.review.session import Session, Submission
from extractor.web import Page, bundle, json_for_html, render, strings

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

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

    Raises:
        ExtractorError: when Starlette is not installed.
    """
    try:
        from starlette.applications import Starlette
        from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
        from starlette.responses import HTMLResponse, PlainTextResponse, Response
        from starlette.routing import Route
    except ImportError as error:
        raise ExtractorError(
            "starlette is not installed; run: pip install 'breach-notice-extractor[review]'"
        ) from error

    origins = {f"http://127.0.0.1:{port}", f"http://localhost:{port}"}
    hosts = {origin.removeprefix("http://") for origin in origins}
    page = bundle(_SCRIPTS, _STYLES, connect="'self'")
    html = _page(page, name, language, author, session.codes)

    def refuse(status: int) -> Response:
        return PlainTextResponse("refused\n", status)

    def answer(data: Any) -> Response:
        return Response(msgspec.json.encode(data), media_type="application/json")

    async def guard(request: Request, call_next: RequestResponseEndpoint) -> Response:
        if request.headers.get("host", "") not in hosts:
            response = refuse(400)
        elif not secrets.compare_digest(request.url.path.split("/")[1].encode(), token.encode()):
            response = refuse(404)
        elif request.method not in ("GET", "POST") or (request.method == "POST" and not _from_page(request, origins)):
            response = refuse(403)
        else:
            response = await call_next(request)
        response.headers.update(_HEADERS)
        response.headers["Content-Security-Policy"] = page.policy + "; frame-ancestors 'none'"
        return response

    def index(_: Request) -> Response:
        return HTMLResponse(html)

    def rows(_: Request) -> Response:
        return answer(session.listing())

    def row(request: Request) -> Response:
        try:
            return answer(session.record(request.path_params["number"]))
        except IndexError:
            return refuse(404)

    async def save(request: Request) -> Response:
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > MAX_BODY:
                return refuse(413)
        try:
            saved = session.save(msgspec.json.decode(body, type=Submission))
        except (msgspec.DecodeError, ValueError) as error:
            return Response(msgspec.json.encode({"error": str(error)}), 422, media_type="application/json")
        except ExtractorError as error:
            return Response(msgspec.json.encode({"error": str(error)}), 500, media_type="application/json")
        return answer({"id": saved.id, "time": saved.time})

    base = f"/{token}"
    app = Starlette(
        routes=[
            Route(f"{base}/", index, methods=["GET"]),
            Route(f"{base}/rows", rows, methods=["GET"]),
            Route(f"{base}/rows/{{number:int}}", row, methods=["GET"]),
            Route(f"{base}/corrections", save, methods=["POST"]),
        ]
    )
    app.add_middleware(BaseHTTPMiddleware, dispatch=guard)
    return app


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
        "kinds": {field: kind for field, kind in KINDS.items() if field not in ("reviewed", "incident")},
        "codes": {field: codes.of(field) for field, kind in KINDS.items() if kind in ("code", "codes")},
        "units": codes.of("units"),
        "bounds": codes.of("affected_bound"),
    }
    return render(
        "review.html", page=page, words=words, name=name, language=language, setup=json_for_html(setup)
    )  # fmt: skip
