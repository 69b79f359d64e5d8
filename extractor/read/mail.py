"""Mails (.eml) and saved pages (.mht): the body, the subject as title, the day it was sent as reference date."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import email.utils
from email.message import EmailMessage

from extractor.errors import ReadError
from extractor.read.encodings import decode
from extractor.read.source import SourceText, notice_id


def read(data: bytes, source: str) -> SourceText:
    """The text of a message: its plain part, or else its HTML part read as a page. Attachments are not read."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    try:
        part = message.get_body(("plain", "html"))
    except (KeyError, AttributeError, ValueError):
        part = None
    if not isinstance(part, EmailMessage):
        raise ReadError(source, "is a message without text", "save what is attached and name that")
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes) or not content.strip():
        raise ReadError(source, "is a message without text", "save what is attached and name that")
    subject, day = _header(message, "subject"), _day(message)
    if part.get_content_subtype() == "html":
        from extractor.read.html import read_page

        page = read_page(content, source, part.get_content_charset())
        return SourceText(notice_id(data), source, page.text, page.title or subject, page.date or day)
    try:
        text = decode(content)
    except ValueError as error:
        raise ReadError(source, str(error), "save the message again") from None
    return SourceText(notice_id(data), source, text, subject, day)


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
