"""A line that holds but a day: over what happened on it, or beside the headline of a letter."""

from __future__ import annotations

import pytest

from extractor.day_lines import has_own_day, is_day, is_own_day


@pytest.mark.parametrize(
    ("line", "day", "own"),
    [
        ("2021年6月3日(木)", True, True),
        (" 令和三年六月三日", True, True),
        ("[2021.6.3]", True, True),
        ("2021年6月", True, False),
        ("6月3日", True, False),
        ("公表日:2021年6月3日", False, True),
        ("2021/06/03 14:30", False, True),
        ("2021年6月3日 みさき市", False, True),
        ("2021年6月3日、名簿を紛失した", False, False),
        ("6/3", False, False),
        ("1.5", False, False),
        ("名簿を紛失", False, False),
    ],
)
def test_a_line_holds_but_a_day(line: str, day: bool, own: bool) -> None:
    assert (is_day(line, 0, len(line)), is_own_day(line, 0, len(line))) == (day, own)
    assert has_own_day(f"名簿の紛失\n{line}\n", 3) == own
