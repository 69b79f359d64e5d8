"""How a pool and its workers talk: JSON documents in frames of a four-byte length."""

from __future__ import annotations

import struct
from typing import BinaryIO

import msgspec

from extractor.batch.options import Options

_LENGTH = struct.Struct("<I")


class Setup(msgspec.Struct, frozen=True):
    """What a worker is told first."""

    options: Options
    whole: bool = False


def write_frame(stream: BinaryIO, data: bytes) -> None:
    """Send one frame."""
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def read_frame(stream: BinaryIO) -> bytes | None:
    """Receive one frame; ``None`` when the other side is gone."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    size = _LENGTH.unpack(head)[0]
    data = stream.read(size)
    return data if len(data) == size else None
