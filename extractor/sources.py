"""The text of a row's notice, found again: for showing evidence in it and for correcting against it."""

from __future__ import annotations

import re
from pathlib import Path

from extractor.errors import ReadError
from extractor.model import Incident
from extractor.read import Item, ReadOptions, container_of, expand, read_item

#: As the program makes them; anything else in a table from elsewhere might lead out of the folder of texts.
_NOTICE_ID = re.compile(r"[0-9a-f]{16}")


class SourceTexts:
    """Finds texts: in the folder that ``extract --save-text`` filled, else where the ``source`` of a row points.

    Relative sources are looked for in the working directory, then beside the table (``folder``). A text counts only if
    it is still the one that was read: same bytes, and every evidence span still holds its words.
    """

    def __init__(self, folder: Path | None = None, texts: Path | None = None) -> None:
        self._folders = [Path(), *([folder] if folder is not None else [])]
        self._texts = texts
        self._members: dict[Path, dict[str, Item]] = {}

    def __call__(self, row: Incident) -> str | None:
        """The text that the row's offsets refer to, ``None`` where it is not to be had."""
        if self._texts is not None and _NOTICE_ID.fullmatch(row.notice_id):
            kept = self._texts / f"{row.notice_id}.txt"
            if kept.is_file():
                text = kept.read_bytes().decode("utf-8", "surrogatepass")
                return text if _holds(text, row) else None
        for folder in self._folders:
            item = self._item(folder, row.source)
            if item is None:
                continue
            try:
                read = read_item(item, ReadOptions())
            except (ReadError, OSError):
                continue
            if read.notice_id == row.notice_id and _holds(read.text, row):
                return read.text
        return None

    def _item(self, folder: Path, source: str) -> Item | None:
        path = folder / source
        if path.is_file():
            return Item(source, path=str(path))
        container = container_of(str(path))
        return self._listed(container).get(str(path)) if container is not None else None

    def _listed(self, container: Path) -> dict[str, Item]:
        """The notices of an archive or table by source, listed once."""
        if container not in self._members:
            items = expand([container], ReadOptions())
            self._members[container] = {item.source: item for item in items if item.failure is None}
        return self._members[container]


def _holds(text: str, row: Incident) -> bool:
    return all(text[e.start : e.end] == e.text for e in row.evidence)
