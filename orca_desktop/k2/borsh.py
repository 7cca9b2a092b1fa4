"""Borsh 0.9 as task accounts use it: reading with every bound checked, and writing (k2.md 3.3)."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from orca_desktop.k2.errors import Malformed

KEY_BYTES = 32
CUT_OFF = "the data ends in the middle of a value"
_U32 = struct.Struct("<I")
_U64 = struct.Struct("<Q")
_LEAST_TEXT = _U32.size
T = TypeVar("T")


class Reader:
    """Reads from the front of a buffer. Every method raises Malformed where the bytes are not what it asks for."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def u8(self) -> int:
        return self._take(1)[0]

    def flag(self) -> bool:
        value = self.u8()
        if value > 1:
            raise Malformed(f"a flag is 0 or 1, not {value}")
        return bool(value)

    def u64(self) -> int:
        return self._number(_U64)

    def key(self) -> bytes:
        return self._take(KEY_BYTES)

    def text(self) -> str:
        size = self._number(_U32)
        try:
            return self._take(size).decode("utf-8")
        except UnicodeDecodeError as error:
            raise Malformed("a text is not UTF-8") from error

    def items(self, read: Callable[[], T], least: int) -> tuple[T, ...]:
        """A list; none of its entries is shorter than *least* bytes, so a count that cannot be true is refused."""
        count = self._number(_U32)
        if count * least > len(self._data) - self._at:
            raise Malformed("a list names more entries than there is room for")
        return tuple(read() for _ in range(count))

    def map(self, read: Callable[[], T], least: int) -> dict[str, T]:
        """A map from texts, in the order of the bytes; of a key that stands twice the last entry counts."""
        return dict(self.items(lambda: (self.text(), read()), _LEAST_TEXT + least))

    def end(self) -> None:
        """Nothing may stand behind the end but padding."""
        if self._data[self._at :].strip(b"\0"):
            raise Malformed(f"{len(self._data) - self._at} bytes stand behind the end")

    def _number(self, form: struct.Struct) -> int:
        try:
            (value,) = form.unpack_from(self._data, self._at)
        except struct.error as error:
            raise Malformed(CUT_OFF) from error
        self._at += form.size
        return int(value)

    def _take(self, size: int) -> bytes:
        end = self._at + size
        if end > len(self._data):
            raise Malformed(CUT_OFF)
        taken = self._data[self._at : end]
        self._at = end
        return taken


def u8(value: int) -> bytes:
    return bytes([value])


def u64(value: int) -> bytes:
    """Raises ValueError for what has no 64 bits without a sign."""
    if not 0 <= value < 2**64:
        raise ValueError(f"{value} is no number of 64 bits")
    return _U64.pack(value)


def key(value: bytes) -> bytes:
    """Raises ValueError for what has not 32 bytes."""
    if len(value) != KEY_BYTES:
        raise ValueError(f"a key has {KEY_BYTES} bytes, not {len(value)}")
    return value


def text(value: str) -> bytes:
    raw = value.encode("utf-8")
    return _U32.pack(len(raw)) + raw


def items(values: Iterable[bytes]) -> bytes:
    parts = list(values)
    return _U32.pack(len(parts)) + b"".join(parts)


def map_of(entries: Mapping[str, T], write: Callable[[T], bytes]) -> bytes:
    """A map from texts; it is written sorted, as the program writes it."""
    ordered = sorted(entries.items(), key=lambda entry: entry[0].encode("utf-8"))
    return items(text(name) + write(value) for name, value in ordered)
