"""Bytes → text, in the encodings that Japanese documents come in, and in no other.

UTF-8 (with and without byte order mark), UTF-16, ISO-2022-JP, CP932 (Shift_JIS) and EUC-JP. The set is closed on
purpose: a statistical guess among a hundred encodings would turn broken bytes into plausible nonsense.
"""

from __future__ import annotations

import codecs
import re

#: Byte order marks, the longer ones first: the mark of UTF-16 LE is also the beginning of that of UTF-32 LE.
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_JAPANESE = re.compile(r"[ぁ-んァ-ヶー一-龠、。]")
_KANA = re.compile(r"[ぁ-んァ-ヶ]")
_HALF_WIDTH_KANA = re.compile(r"[｡-ﾟ]")
_ISO_2022 = re.compile(rb"\x1b\$[@B]|\x1b\([JI]")
_ISO_2022_RUN = re.compile(rb"\x1b(\$[@B]|\([BJI])([^\x1b]*)")


def decode(data: bytes) -> str:
    """The text of ``data``, without a byte order mark.

    Raises:
        ValueError: when the bytes are text in none of the encodings above.
    """
    text = _decode(data)
    if text is None or len(_CONTROL.findall(text)) > 2 + len(text) // 100:
        raise ValueError("not text in UTF-8, UTF-16, Shift_JIS (CP932), EUC-JP or ISO-2022-JP")
    return text


def _decode(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _try(data[len(mark) :], encoding)
    if b"\0" in data:
        return _with_nul(data)
    if data.isascii() and _ISO_2022.search(data):
        return _try(data, "iso2022_jp") or _iso_2022_jp_microsoft(data)
    text = _try(data, "utf-8")
    return text if text is not None else _shift_jis_or_euc(data)


def _with_nul(data: bytes) -> str | None:
    """UTF-16, or another encoding into which a NUL strayed: the text of most kana, which chance rarely makes."""
    others = [text for text in (_try(data, "utf-8"), _shift_jis_or_euc(data)) if text and _KANA.search(text)]
    wide = _utf16_without_mark(data)
    return max(others if wide is None else [wide, *others], key=lambda text: len(_KANA.findall(text)), default=None)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _utf16_without_mark(data: bytes) -> str | None:
    candidates = [text for text in (_try(data, "utf-16-le"), _try(data, "utf-16-be")) if text and "\0" not in text]
    best = max(candidates, key=lambda text: len(_JAPANESE.findall(text)), default=None)
    return best if best and len(_JAPANESE.findall(best)) * 4 > len(best) else None


def _shift_jis_or_euc(data: bytes) -> str | None:
    # Python's euc_jp lacks ①, ㈱ and their like, which Microsoft added; euc_jis_2004 has them.
    candidates = [_try(data, "cp932"), _try(data, "euc_jp") or _try(data, "euc_jis_2004")]
    return max((text for text in candidates if text is not None), key=_likelihood, default=None)


def _likelihood(text: str) -> float:
    # EUC-JP read as Shift_JIS turns into half-width kana, Shift_JIS read as EUC-JP into rare ideographs.
    plausible = len(_JAPANESE.findall(text)) - 2 * len(_HALF_WIDTH_KANA.findall(text))
    return plausible / max(1, sum(not c.isascii() for c in text))


def _iso_2022_jp_microsoft(data: bytes) -> str | None:
    """ISO-2022-JP as Microsoft's mailers write it: with ①, ㈱ and half-width kana, which Python's codec refuses."""
    head = data.index(b"\x1b")
    pieces = [_try(data[:head], "ascii")]
    for kind, run in _ISO_2022_RUN.findall(data):
        if kind[:1] == b"$":
            pieces.append(_try(_jis_to_shift_jis(run), "cp932"))
        elif kind == b"(I":
            pieces.append(_try(bytes(b | 0x80 for b in run), "cp932"))
        else:
            pieces.append(_try(run, "ascii"))
    return None if None in pieces else "".join(p for p in pieces if p is not None)


def _jis_to_shift_jis(run: bytes) -> bytes:
    out = bytearray()
    for row, cell in zip(run[::2], run[1::2], strict=False):
        if row & 1:
            cell += 0x1F if cell < 0x60 else 0x20
        else:
            cell += 0x7E
        row = (row - 0x21) // 2 + 0x81
        out += bytes((row if row < 0xA0 else row + 0x40, cell & 0xFF))
    return bytes(out)
