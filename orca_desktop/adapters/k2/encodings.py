"""What an account holds, out of the texts in which servers send it (k2.md 1.4): base64, base64+zstd."""

from __future__ import annotations

import base64
import binascii
import sys

from orca_desktop.domain.errors import NetworkGarbled

if sys.version_info >= (3, 14):
    from compression.zstd import DecompressionParameter, ZstdDecompressor, ZstdError
else:
    from backports.zstd import DecompressionParameter, ZstdDecompressor, ZstdError

MAX_ACCOUNT_BYTES = 96_000_000
"""A little of base64+zstd may stand for a lot; no more of it is unpacked than an answer in base64 could hold."""

LARGEST_WINDOW_LOG = 27
"""128 MB: a frame that wants the reader to keep more of it in memory is refused."""

PART_CHARACTERS = 4 * 256 * 1024
"""Of base64, where four stand for three bytes; decoded within 5 ms."""

PLAIN, PACKED = "base64", "base64+zstd"


def account_bytes(data: tuple[str, str]) -> bytes:
    """Raises NetworkGarbled."""
    text, encoding = data
    if encoding not in (PLAIN, PACKED):
        raise NetworkGarbled(f"an account's data is in the encoding {encoding[:40]!r}, which was not asked for")
    try:
        raw = _from_base64(text)
    except (binascii.Error, ValueError) as error:
        raise NetworkGarbled("an account's data is not base64") from error
    return raw if encoding == PLAIN else unpacked(raw)


def _from_base64(text: str) -> bytes:
    """In parts, between which other threads have their turn. Raises ValueError."""
    if "=" in text[:-2]:
        raise ValueError("padding before the end")
    parts = (text[first : first + PART_CHARACTERS] for first in range(0, len(text), PART_CHARACTERS))
    return b"".join([base64.b64decode(part, validate=True) for part in parts])


def unpacked(frame: bytes) -> bytes:
    """The content of one Zstandard frame, at most MAX_ACCOUNT_BYTES. Raises NetworkGarbled."""
    unpacker = ZstdDecompressor(options={DecompressionParameter.window_log_max: LARGEST_WINDOW_LOG})
    try:
        content = unpacker.decompress(frame, max_length=MAX_ACCOUNT_BYTES + 1)
    except ZstdError as error:
        raise NetworkGarbled("an account's data is not Zstandard") from error
    if len(content) > MAX_ACCOUNT_BYTES:
        raise NetworkGarbled("an account's data is larger than any account may be")
    if not unpacker.eof or unpacker.unused_data:
        raise NetworkGarbled("an account's data is cut off, or has something behind its end")
    return content
