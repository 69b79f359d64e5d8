"""Mails (.eml) and saved pages (.mht): the body, the subject as title, the day it was sent as reference date.

A mail may bring notices along: what is attached, also to a message that it forwards, is read as members of it
(``mail.eml/お知らせ.pdf``). The letter itself is a notice like any other, one without incident where it only says so.
"""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import email.utils
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

from extractor.errors import ReadError
from extractor.read.encodings import decode
from extractor.read.files import PassedOver
from extractor.read.items import Item, ReadOptions, member_item
from extractor.read.source import SourceText, notice_id

#: A plain part of fewer characters only says that there is an HTML part.
_STUB = 100


def read(data: bytes, source: str) -> SourceText:
    """The text of a message: its plain part, or else its HTML part read as a page."""
    message = _message(data)
    plain, html = _body(message, "plain"), _body(message, "html")
    if plain is None and html is None:
        raise ReadError(source, "is a message without text", "save what is attached and name that")
    subject, day = _header(message, "subject"), _day(message)
    try:
        text = decode(_content(plain)) if plain is not None else ""
    except ValueError as error:
        raise ReadError(source, str(error), "save the message again") from None
    if html is None or len(text.strip()) >= _STUB:
        return SourceText(notice_id(data), source, text, subject, day)
    from extractor.read.html import read_page

    page = read_page(_content(html), source, html.get_content_charset())
    return SourceText(notice_id(data), source, page.text, page.title or subject, page.date or day)


def notices(path: Path, options: ReadOptions) -> Iterator[Item | PassedOver]:
    """The letter, and of what it brings along the documents, in the order of the mail."""
    data = _file(path, options.max_bytes)
    try:
        message = _message(data)
        brought = [member_item(path, name) for name in _attached(message)]
    except Exception as error:  # The library trips over malformed mails in as many ways as there are.
        raise ReadError(str(path), f"is a damaged mail ({error!r})", "save it again", stage="list") from None
    if not any(isinstance(item, Item) for item in brought) or _body(message, "plain") or _body(message, "html"):
        yield Item(str(path), path=str(path))
    yield from brought


def read_member(path: Path, member: str, limit: int) -> bytes:
    """The bytes of what is attached.

    Raises:
        ReadError: when the mail brings no such thing.
    """
    attached = _attached(_message(_file(path, limit)))
    if member not in attached:
        raise ReadError(f"{path}/{member}", "is not in this mail", "was the mail saved again while the run was on?")
    return attached[member]


def _file(path: Path, limit: int) -> bytes:
    """A mail; of one above the limit, which is refused when it is read, nothing."""
    with path.open("rb") as file:
        data = file.read(limit + 1)
    return data if len(data) <= limit else b""


def _message(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def _attached(message: EmailMessage) -> dict[str, bytes]:
    """What a mail brings along by name, with what is attached to messages that it forwards."""
    found: dict[str, bytes] = {}
    for number, part in enumerate(message.iter_attachments(), start=1):
        inner = part.get_payload(0) if part.get_content_type() == "message/rfc822" else None
        name = (part.get_filename() or "").replace("/", "_")
        if isinstance(inner, EmailMessage) and not name.lower().endswith(".eml"):
            name = f"{name or f'forwarded-{number}'}.eml"
        if not name:  # A second part of the letter.
            continue
        if name in found:
            name = f"{number}-{name}"
        found[name] = inner.as_bytes() if isinstance(inner, EmailMessage) else _content(part)
        if name.lower().endswith(".eml"):
            found.update({f"{name}/{brought}": data for brought, data in _attached(_message(found[name])).items()})
    return found


def _body(message: EmailMessage, kind: str) -> EmailMessage | None:
    try:
        part = message.get_body((kind,))
    except (KeyError, AttributeError, ValueError):
        return None
    return part if isinstance(part, EmailMessage) and _content(part).strip() else None


def _content(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = str(message[name] or "").strip()
    except (ValueError, LookupError, AttributeError, IndexError):  # The library trips over malformed headers.
        return None
    return value or None


def _day(message: EmailMessage) -> dt.date | None:
    sent = _header(message, "date")
    if sent is None:
        return None
    try:
        return email.utils.parsedate_to_datetime(sent).date()
    except (ValueError, TypeError, IndexError):
        return None
