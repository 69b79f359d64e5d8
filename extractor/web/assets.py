"""Static files, templates and strings of the pages, and the content security policy that pins them.

A page runs exactly one script and one style sheet, both inline and named by hash in the policy; text of notices
reaches the page only as JSON data and is inserted with ``textContent``.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from extractor.codes import Language
from extractor.errors import ExtractorError
from extractor.field_groups import style_sheet

_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Page:
    """What a template needs to be a safe page: its script, its style sheet and the policy that allows just these."""

    script: str
    style: str
    policy: str


@functools.cache
def bundle(scripts: tuple[str, ...], styles: tuple[str, ...], connect: str = "'none'") -> Page:
    """One script and one style sheet from the named static files, and the colours of the groups of fields.

    ``connect`` is what the script may talk to.
    """
    script = "(() => {\n'use strict';\n" + "\n".join(_static(name) for name in scripts) + "\n})();\n"
    style = "\n".join([*(_static(name) for name in styles), style_sheet()]) + "\n"
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; img-src data:; "
        f"connect-src {connect}; base-uri 'none'; form-action 'none'"
    )
    return Page(script, style, policy)


def render(template: str, **values: Any) -> str:
    """A template of ``extractor/web/templates`` with every value HTML-escaped unless marked safe.

    Raises:
        ExtractorError: when jinja2 is not installed.
    """
    try:
        import jinja2
    except ImportError as error:
        raise ExtractorError("jinja2 is not installed; run: pip install 'breach-notice-extractor[report]'") from error
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(template).render(**values)


def json_for_html(data: Any) -> str:
    """JSON that may stand inside a ``<script type="application/json">`` whatever strings it holds."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return (
        text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
        .replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    )  # fmt: skip


def strings(page: str, language: Language) -> Mapping[str, str]:
    """The words of a page in one language, from ``extractor/web/strings.yaml``."""
    table = _strings_table()
    return {key: pair[language == "en"] for part in ("shared", page) for key, pair in table[part].items()}


@functools.cache
def _strings_table() -> dict[str, dict[str, list[str]]]:
    table: dict[str, dict[str, list[str]]] = yaml.safe_load((_HERE / "strings.yaml").read_text(encoding="utf-8"))
    return table


def _static(name: str) -> str:
    return (_HERE / "static" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
