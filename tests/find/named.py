"""The organisations that a text names, and what the words around them say of them."""

from __future__ import annotations

from extractor.find.organizations import find
from extractor.findings import OrganizationMention, open_document
from extractor.rules.files import load_rules

RULES = load_rules()


def mentions_in(text: str) -> list[OrganizationMention]:
    return find(open_document(text, RULES))


def names_in(text: str) -> list[str]:
    return [mention.name for mention in mentions_in(text)]


def roles_of(text: str, name: str) -> set[str]:
    return {role for mention in mentions_in(text) if mention.name == name for role in mention.roles}
