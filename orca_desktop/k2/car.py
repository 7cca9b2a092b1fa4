"""CAR files of version 1: blocks of IPFS one after the other, each behind its CID."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from orca_desktop.k2.block_ids import BlockId, read_block_id
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.varints import read_varint, write_varint

MAX_HEADER = 64 * 1024
MAX_BLOCKS = 50_000
_MAX_DEPTH = 4
_FALSE_TRUE_NULL = {20: False, 21: True, 22: None}


def read_car(data: bytes) -> dict[BlockId, bytes]:
    """The blocks by what they are said to be; whether they are is for the reader of each to find out. Raises Malformed.

    A file that was cut off is no file: gateways break off when something goes wrong on their way.
    """
    size, at = read_varint(data, 0)
    if not 0 < size <= MAX_HEADER:
        raise Malformed("the archive has no header")
    _check_header(_piece(data, at, size))
    at += size
    blocks: dict[BlockId, bytes] = {}
    for _ in range(MAX_BLOCKS):
        if at == len(data):
            return blocks
        size, at = read_varint(data, at)
        section = _piece(data, at, size)
        name, start = read_block_id(section, 0)
        blocks[name] = section[start:]
        at += size
    raise Malformed("the archive has too many blocks")


def write_car(root: BlockId, blocks: Mapping[BlockId, bytes]) -> bytes:
    """An archive of these blocks, as a gateway gives it to who asked for *root*."""
    link = b"\0" + root.raw
    header = b"\xa2\x65roots\x81\xd8\x2a\x58" + bytes([len(link)]) + link + b"\x67version\x01"
    sections = (header, *(name.raw + block for name, block in blocks.items()))
    return b"".join(write_varint(len(section)) + section for section in sections)


def _piece(data: bytes, at: int, size: int) -> bytes:
    if at + size > len(data):
        raise Malformed("the archive was cut off")
    return data[at : at + size]


def _check_header(header: bytes) -> None:
    value, end = _cbor(header, 0, _MAX_DEPTH)
    version = value.get("version") if isinstance(value, dict) else None
    if end != len(header) or version != 1:
        raise Malformed("the archive is not of version 1")


def _cbor(data: bytes, at: int, depth: int) -> tuple[Any, int]:
    """The value at *at* and where it ends, of the few kinds that a header has."""
    if depth == 0 or at >= len(data):
        raise Malformed("the header of the archive cannot be read")
    major, low = data[at] >> 5, data[at] & 0x1F
    if major == 7 and low in _FALSE_TRUE_NULL:
        return _FALSE_TRUE_NULL[low], at + 1
    size, at = _argument(data, at, low)
    match major:
        case 0:
            return size, at
        case 2 | 3:
            raw = _piece(data, at, size)
            return raw if major == 2 else raw.decode("utf-8", errors="replace"), at + size
        case 4:
            return _items(data, at, size, depth)
        case 5:
            flat, at = _items(data, at, size * 2, depth)
            names = (name if isinstance(name, str) else "" for name in flat[::2])
            return dict(zip(names, flat[1::2], strict=True)), at
        case 6:
            return _cbor(data, at, depth - 1)
        case _:
            raise Malformed("the header of the archive cannot be read")


def _items(data: bytes, at: int, count: int, depth: int) -> tuple[list[Any], int]:
    if count > len(data) - at:
        raise Malformed("the header of the archive cannot be read")
    values = []
    for _ in range(count):
        value, at = _cbor(data, at, depth - 1)
        values.append(value)
    return values, at


def _argument(data: bytes, at: int, low: int) -> tuple[int, int]:
    """A size or a number behind the first byte at *at*."""
    if low < 24:
        return low, at + 1
    if low > 27:
        raise Malformed("the header of the archive cannot be read")
    end = at + 1 + 2 ** (low - 24)
    if end > len(data):
        raise Malformed("the header of the archive cannot be read")
    return int.from_bytes(data[at + 1 : end], "big"), end
