"""What a CID says, however it is written: which block it names, by which hash, and how that block is to be read."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import base58

from orca_desktop.domain.tasks import Cid
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.varints import read_varint, write_varint

RAW, DAG_PB = 0x55, 0x70
IDENTITY, SHA2_256 = 0x00, 0x12
_LONGEST_TEXT = 200
_LONGEST_DIGEST = 128
_V0 = b"\x12\x20"
_V0_BYTES = 34


def _blake2b_256(block: bytes) -> bytes:
    return hashlib.blake2b(block, digest_size=32).digest()


_HASHES: Mapping[int, Callable[[bytes], bytes]] = {
    IDENTITY: lambda block: block,
    SHA2_256: lambda block: hashlib.sha256(block).digest(),
    0x13: lambda block: hashlib.sha512(block).digest(),
    0xB220: _blake2b_256,
}


@dataclass(frozen=True, slots=True)
class BlockId:
    """A CID of either version and any spelling, as what it means. `codec` is how the block is to be read."""

    codec: int
    hash: int
    digest: bytes

    @property
    def raw(self) -> bytes:
        """Version 1, as it stands in links and CAR files."""
        head = b"\x01" + write_varint(self.codec) + write_varint(self.hash)
        return head + write_varint(len(self.digest)) + self.digest

    @property
    def raw_of_old(self) -> bytes:
        """Version 0, as it stands in links of old; only of dag-pb blocks by SHA-256."""
        return _V0 + self.digest

    @property
    def text(self) -> Cid:
        """Version 1 in base32, which also fits the name of a host."""
        return Cid("b" + base64.b32encode(self.raw).decode("ascii").rstrip("=").lower())

    def names(self, block: bytes) -> bool:
        """Whether *block* is the one that is named. Raises Malformed for a hash that is not known here."""
        hashed = _HASHES.get(self.hash)
        if hashed is None:
            raise Malformed(f"a block is named by a hash of the kind {self.hash:#x}, which is not known here")
        return hashed(block) == self.digest


def block_id(codec: int, block: bytes) -> BlockId:
    """The usual name of a block, by SHA-256."""
    return BlockId(codec, SHA2_256, hashlib.sha256(block).digest())


def parse_cid(text: str) -> BlockId:
    """A CID of version 0 (`Qm…`), or 1 in base32 (`b…`), base58 (`z…`) or base16 (`f…`). Raises Malformed."""
    if not text or len(text) > _LONGEST_TEXT or not (text.isascii() and text.isalnum()):
        raise Malformed("this is no CID")
    try:
        raw = _bytes_of(text)
    except (ValueError, binascii.Error) as error:
        raise Malformed("this is no CID") from error
    found, end = read_block_id(raw, 0)
    if end != len(raw) or text.startswith("Qm") != raw.startswith(_V0):
        raise Malformed("this is no CID")
    return found


def read_block_id(data: bytes, at: int) -> tuple[BlockId, int]:
    """The CID that stands at *at* as bytes, and where it ends. Raises Malformed."""
    if data[at : at + 2] == _V0 and len(data) >= at + _V0_BYTES:
        return BlockId(DAG_PB, SHA2_256, data[at + 2 : at + _V0_BYTES]), at + _V0_BYTES
    version, at = read_varint(data, at)
    codec, at = read_varint(data, at)
    kind, at = read_varint(data, at)
    size, at = read_varint(data, at)
    digest = data[at : at + size]
    if version != 1 or not 0 < size <= _LONGEST_DIGEST or len(digest) != size:
        raise Malformed("a link leads nowhere")
    return BlockId(codec, kind, digest), at + size


def _bytes_of(text: str) -> bytes:
    if text.startswith("Qm"):
        return base58.b58decode(text)
    base, body = text[0], text[1:]
    match base:
        case "b" if body == body.lower():
            return base64.b32decode(body.upper() + "=" * (-len(body) % 8))
        case "z":
            return base58.b58decode(body)
        case "f" if body == body.lower():
            return bytes.fromhex(body)
        case _:
            raise ValueError(text)
