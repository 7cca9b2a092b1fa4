"""Content identifiers: the CID of a directory that holds one file, as IPFS computes it (k2.md 8.4).

The form is that of `ipfs add --wrap-with-directory --cid-version=1`: a dag-pb directory over one raw block.
"""

from __future__ import annotations

import base64
import binascii
import hashlib

import base58

from orca_desktop.domain.tasks import Cid

MAX_BLOCK_BYTES = 262_144
MAX_NAME_BYTES = 255
_RAW, _DAG_PB = 0x55, 0x70
_SHA256 = b"\x12\x20"
_UNIXFS_DIRECTORY = b"\x08\x01"
_LONGEST_TEXT = 200


def file_cid(content: bytes) -> Cid:
    """The CID of a file that fits one block. Raises ValueError above MAX_BLOCK_BYTES."""
    return _text(_file_cid(content))


def directory_cid(file_name: str, content: bytes) -> Cid:
    """The CID of a directory with this one file. Raises ValueError for a name or size that does not fit."""
    return _text(_cid(_DAG_PB, _directory_block(file_name, content)))


def directory_size(file_name: str, content: bytes) -> int:
    """Bytes of the directory's block and the file's together, as IPFS tells the size of a directory."""
    return len(_directory_block(file_name, content)) + len(content)


def is_cid(text: str) -> bool:
    """Whether *text* is a CID of version 0 (`Qm…`) or of version 1 in base32 (`b…`)."""
    if not text or len(text) > _LONGEST_TEXT or not text.isascii():
        return False
    try:
        return _is_v0(text) if text.startswith("Qm") else _is_v1(text)
    except (ValueError, binascii.Error, IndexError):
        return False


def _is_v0(text: str) -> bool:
    raw = base58.b58decode(text)
    return len(raw) == 34 and raw[:2] == _SHA256


def _is_v1(text: str) -> bool:
    if text[0] != "b" or text != text.lower():
        return False
    body = text[1:].upper()
    raw = base64.b32decode(body + "=" * (-len(body) % 8))
    version, rest = _read_varint(raw)
    _, rest = _read_varint(rest)
    _, rest = _read_varint(rest)
    size, digest = _read_varint(rest)
    return version == 1 and size == len(digest) and size > 0


def _directory_block(file_name: str, content: bytes) -> bytes:
    name = file_name.encode("utf-8")
    if not 0 < len(name) <= MAX_NAME_BYTES or "/" in file_name or file_name in (".", ".."):
        raise ValueError(f"{file_name[:40]!r} cannot be the name of a file")
    link = _field(1, _file_cid(content)) + _field(2, name) + b"\x18" + _varint(len(content))
    return _field(2, link) + _field(1, _UNIXFS_DIRECTORY)


def _file_cid(content: bytes) -> bytes:
    if len(content) > MAX_BLOCK_BYTES:
        raise ValueError(f"the content has {len(content):,} bytes, and one block takes {MAX_BLOCK_BYTES:,}")
    return _cid(_RAW, content)


def _cid(codec: int, block: bytes) -> bytes:
    return b"\x01" + _varint(codec) + _SHA256 + hashlib.sha256(block).digest()


def _text(cid: bytes) -> Cid:
    return Cid("b" + base64.b32encode(cid).decode("ascii").rstrip("=").lower())


def _field(number: int, value: bytes) -> bytes:
    """A protobuf field of bytes."""
    return bytes([number << 3 | 2]) + _varint(len(value)) + value


def _varint(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes(out) + bytes([number])


def _read_varint(raw: bytes) -> tuple[int, bytes]:
    number = 0
    for place in range(9):
        number |= (raw[place] & 0x7F) << 7 * place
        if raw[place] < 0x80:
            return number, raw[place + 1 :]
    raise ValueError("a varint has at most nine bytes")
