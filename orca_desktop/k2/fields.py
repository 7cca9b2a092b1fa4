"""The fields that instruction data is packed from: how each stands in the bytes, and how it is read back (k2.md 6)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from orca_desktop.k2.errors import Malformed

VALUE_BYTES = 512
PIECE_BYTES = 508
"""The part of a distribution list that one upload carries; four bytes of the 512 are its header."""

MAX_EXACT = 2**53 - 1
"""Integers cross to JavaScript clients, which keep no more than this exactly (k2.md 0.2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """`code` is the field's letter for `struct`. `name` is the value's member, empty for what is always the same."""

    name: str
    code: str
    write: Callable[[Any], int | bytes]
    read: Callable[[Any], object]


def number(name: str) -> Field:
    return Field(name=name, code="q", write=exact, read=_not_negative)


def flag(name: str) -> Field:
    """True or false in one byte, as the KPL program has it."""
    return Field(name=name, code="B", write=int, read=_flag)


def wide_flag(name: str) -> Field:
    """True or false in eight bytes, as the native program has it."""
    return Field(name=name, code="q", write=int, read=_flag)


def text(name: str, size: int) -> Field:
    """UTF-8, padded with spaces."""
    return Field(name=name, code=f"{size}s", write=lambda value: padded(value, size), read=_text)


def raw(name: str, size: int) -> Field:
    return Field(name=name, code=f"{size}s", write=lambda value: _sized(value, size), read=bytes)


def piece_index(name: str) -> Field:
    return Field(name=name, code="H", write=_index, read=int)


def piece_capacity() -> Field:
    return Field(name="", code="H", write=lambda _: PIECE_BYTES, read=_capacity)


def piece(name: str, pad: bytes) -> Field:
    return Field(name=name, code=f"{PIECE_BYTES}s", write=lambda value: _piece(value, pad), read=bytes)


def exact(value: int) -> int:
    """Raises ValueError for what JavaScript clients could not read."""
    if not 0 <= value <= MAX_EXACT:
        raise ValueError(f"{value} is not between 0 and 2^53")
    return value


def padded(value: str, size: int) -> bytes:
    encoded = value.encode("utf-8")
    if len(encoded) > size:
        raise ValueError(f"the text has {len(encoded)} bytes, and the field takes {size}")
    return encoded.ljust(size, b" ")


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8").rstrip(" \0")
    except UnicodeDecodeError as error:
        raise Malformed("a text field is not UTF-8") from error


def _flag(value: int) -> bool:
    if value not in (0, 1):
        raise Malformed(f"a vote is 0 or 1, not {value}")
    return bool(value)


def _not_negative(value: int) -> int:
    if value < 0:
        raise Malformed(f"{value} is negative")
    return value


def _sized(value: bytes, size: int) -> bytes:
    if len(value) != size:
        raise ValueError(f"the field takes {size} bytes, not {len(value)}")
    return value


def _index(value: int) -> int:
    if not 0 <= value < 2**16:
        raise ValueError("a list has at most 65,536 pieces")
    return value


def _capacity(value: int) -> int:
    if value != PIECE_BYTES:
        raise Malformed(f"the header of a piece names {PIECE_BYTES} bytes, not {value}")
    return value


def _piece(value: bytes, pad: bytes) -> bytes:
    if not 0 < len(value) <= PIECE_BYTES:
        raise ValueError(f"a piece of a list has 1 to {PIECE_BYTES} bytes, not {len(value)}")
    return value.ljust(PIECE_BYTES, pad)
