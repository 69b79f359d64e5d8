"""What docs/record.md says, for the tests that hold rules, labels and mappings to it."""

from __future__ import annotations

import re
from pathlib import Path

_PAGE = (Path(__file__).parent.parent / "docs" / "record.md").read_text(encoding="utf-8")


def _codes(heading: str) -> list[str]:
    section = _PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    return list(dict.fromkeys(re.findall(r"`([a-z_]+)`", section)))


#: The codes of a field, in the order of the page.
DATA_CATEGORIES = _codes("Data categories")
DATA_SUBJECTS = _codes("Data subjects")
ROOT_CAUSES = _codes("Root causes")
