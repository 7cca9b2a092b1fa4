"""The little of protobuf that IPFS uses: fields one after the other, each a whole number or bytes."""

from __future__ import annotations

from collections.abc import Iterator

from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.varints import read_varint, write_varint

_NUMBER, _BYTES = 0, 2


def read_fields(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Each field's number and value, in the order of the message. Raises Malformed."""
    at = 0
    while at < len(data):
        key, at = read_varint(data, at)
        value, end = read_varint(data, at)
        match key & 7:
            case 0:
                yield key >> 3, value
            case 2:
                end, start = end + value, end
                if end > len(data):
                    raise Malformed("a message ends in the middle of a field")
                yield key >> 3, data[start:end]
            case _:
                raise Malformed("a message has a field of a kind that IPFS does not use")
        at = end


def bytes_field(number: int, value: bytes) -> bytes:
    return write_varint(number << 3 | _BYTES) + write_varint(len(value)) + value


def number_field(number: int, value: int) -> bytes:
    return write_varint(number << 3 | _NUMBER) + write_varint(value)


def the_bytes(value: int | bytes) -> bytes:
    """Raises Malformed where the field holds a number."""
    if isinstance(value, int):
        raise Malformed("a message has a number where bytes belong")
    return value


def the_number(value: int | bytes) -> int:
    """Raises Malformed where the field holds bytes."""
    if isinstance(value, bytes):
        raise Malformed("a message has bytes where a number belongs")
    return value
