"""Whole numbers of no fixed length: seven bits a byte, the lowest first, as CIDs, CAR files and protobuf write them."""

from __future__ import annotations

from orca_desktop.k2.errors import Malformed

MAX_BYTES = 9


def write_varint(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes(out) + bytes([number])


def read_varint(data: bytes, at: int) -> tuple[int, int]:
    """The number at *at*, and where it ends. Raises Malformed."""
    number = 0
    for place, byte in enumerate(data[at : at + MAX_BYTES]):
        number |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            return number, at + place + 1
    raise Malformed("a number does not end")
