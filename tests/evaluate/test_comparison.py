"""Gains and losses between two tables."""

from __future__ import annotations

from typing import Any

from extractor.evaluate import Change, compare, score
from tests.evaluate.facts import incident, row


def changes(
    old: list[dict[str, Any]], new: list[dict[str, Any]], gold: dict[str, Any]
) -> list[tuple[Change, str, str]]:
    facts = {"a": [gold]}
    found = compare(score(old, facts), score(new, facts))
    return [(d.change, d.verdict.field, d.verdict.found) for d in found]


def test_a_table_compared_with_itself_has_no_changes() -> None:
    rows = [row("a", organization="みどり市", data_categories=["name"])]
    assert changes(rows, rows, incident(organization="あおば市", data_categories=["name"])) == []


def test_right_values_are_found_and_lost_wrong_ones_cleared_and_spoilt() -> None:
    gold = incident(data_categories=["name", "address"])
    old = [row("a", data_categories=["name", "phone"])]
    new = [row("a", data_categories=["address", "email"])]
    assert changes(old, new, gold) == [
        (Change.FOUND, "data_categories", "address"),
        (Change.CLEARED, "data_categories", "phone"),
        (Change.LOST, "data_categories", "name"),
        (Change.SPOILT, "data_categories", "email"),
    ]


def test_a_wrong_date_put_right_is_both_found_and_cleared() -> None:
    gold = incident(announced="2024-05-01")
    both = changes([row("a", announced="2024-04-30")], [row("a", announced="2024-05-01")], gold)
    assert [change for change, _, _ in both] == [Change.FOUND, Change.CLEARED]
    assert all(change.is_gain for change, _, _ in both)


def test_another_form_of_the_same_name_is_no_change() -> None:
    gold = incident(organization="朝霧商会株式会社")
    assert changes([row("a", organization="朝霧商会")], [row("a", organization="㈱朝霧商会")], gold) == []


def test_an_incident_that_is_no_longer_found_loses_its_values() -> None:
    gold = incident(organization="みどり市", affected_people=12)
    lost = changes([row("a", organization="みどり市", affected_people=12)], [], gold)
    assert {(c, f) for c, f, _ in lost} == {
        (Change.LOST, f) for f in ("incidents", "organization", "affected_people", "leak_status")
    }
