"""The sentences of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.outline.shapes import Span

# One class of first characters, no alternatives, is what the engine skips the rest of the text for.
# The mark in a name ends nothing: 「みなと市場!」の会員. Nor does a stop in what is quoted or put in brackets in the
# middle of a sentence: 「…届いた。なぜか」との電話. A remark is a sentence of its own: 氏名、住所 ※3名は住所なし.
_SENTENCE_END = re.compile(
    r"[「『(。!?！？\n ](?:(?<= )(?=※)|(?<=[「『])[^「」『』\n]{0,200}[」』](?=[はをのにでがともへや、])"
    r"|(?<=\()[^()\n]{0,120}\)(?= ?[はをのにでがともへや、])|(?<=\n)\n*"
    r"|(?<![「『(\n ])(?:(?<=。)|(?![」』)\]】]{0,2}[はをのにでがともへや、(A-Za-z]))[」』)\]】]{0,2})"
)


def sentences(text: str) -> Iterator[Span]:
    """The spans of the sentences, in order; together they are the whole text."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text) if match[0][0] not in "「『("]
    if text and (not ends or ends[-1] < len(text)):
        ends.append(len(text))
    return zip([0, *ends], ends, strict=False)
