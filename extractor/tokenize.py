"""Token boundaries, parts of speech and lemmas, behind one small interface.

MeCab (fugashi with unidic-lite) is asked only where a guard needs a word boundary. Its output format is our own, so
that part of speech and lemma come straight from C++ without a Python object per node.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    import fugashi


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word of the text: its span, part of speech (UniDic 大分類, 中分類, 小分類) and lemma."""

    start: int
    end: int
    surface: str
    pos: str
    detail: str
    kind: str
    lemma: str


@functools.cache
def _tagger() -> fugashi.GenericTagger:
    # One tagger a process: it cannot be pickled, and each holds an open dictionary.
    import fugashi
    import unidic_lite

    # Surface, part of speech, its two subclasses and the lemma, one node a line; unknown words have no lemma.
    node = r"%m\t%f[0]\t%f[1]\t%f[2]\t%f[7]\n"
    unknown = r"%m\t%f[0]\t%f[1]\t%f[2]\t\n"
    folder = unidic_lite.DICDIR
    return fugashi.GenericTagger(f'-r "{folder}/dicrc" -d "{folder}" -O "" -F"{node}" -U"{unknown}" -E "\\n"')


def tokenize(text: str) -> list[Token]:
    """The tokens of ``text`` with spans into it; white space, which MeCab skips, belongs to no token.

    Never fails: what the dictionary does not know comes back as tokens without a lemma.
    """
    tokens: list[Token] = []
    position = 0
    for line in _tagger().parse(text.replace("\n", " ")).split("\n"):
        surface, pos, detail, kind, lemma = (*line.split("\t"), "", "", "", "")[:5]
        start = text.find(surface, position) if surface else -1
        if start < 0:
            continue
        position = start + len(surface)
        tokens.append(Token(start, position, surface, pos, detail, kind, lemma))
    return tokens


def boundaries(text: str) -> set[int]:
    """The offsets at which a token begins or ends."""
    found = {0, len(text)}
    position = 0
    for line in _tagger().parse(text.replace("\n", " ")).split("\n"):
        surface = line.partition("\t")[0]
        start = text.find(surface, position) if surface else -1
        if start >= 0:
            position = start + len(surface)
            found.update((start, position))
    return found


#: Characters on either side of a hit that MeCab gets to see; more context does not change the cut.
_WINDOW = 8


def is_word(text: str, start: int, end: int) -> bool:
    """True where ``text[start:end]`` begins and ends where tokens do: a word, or a compound of words.

    Only the surroundings of the span are tokenised, so the cost does not depend on the length of ``text``.
    """
    low = max(0, start - _WINDOW)
    cuts = boundaries(text[low : end + _WINDOW])
    return start - low in cuts and end - low in cuts
