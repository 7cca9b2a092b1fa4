"""Secret keys as other programs write them: an array of 64 numbers, base58 text (k2.md 7.1, 7.2)."""

from __future__ import annotations

from pathlib import Path

import base58
import msgspec
from solders.keypair import Keypair

from orca_desktop.domain.wallet_errors import KeyFileUnreadable

SECRET_BYTES = 64
MAX_FILE_BYTES = 4_096
"""64 numbers take about 230 characters."""

MAX_BASE58 = 90


def read_key_file(path: Path) -> tuple[int, ...]:
    """The 64 numbers of a key file. Raises KeyFileUnreadable, without repeating what is in the file."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise KeyFileUnreadable(f"{path.name} cannot be read: {error.strerror}.") from None
    if len(raw) > MAX_FILE_BYTES:
        raise KeyFileUnreadable(f"{path.name} is far larger than a key.")
    return numbers_of(raw, path.name)


def numbers_of(raw: bytes | str, name: str) -> tuple[int, ...]:
    """An array of 64 numbers from 0 to 255 that are a key pair. Raises KeyFileUnreadable; *name* says of what."""
    try:
        numbers = msgspec.json.decode(raw, type=tuple[int, ...])
        if len(numbers) == SECRET_BYTES:
            Keypair.from_bytes(bytes(numbers))
            return numbers
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError, RecursionError):
        pass
    raise KeyFileUnreadable(f"{name} is not an array of {SECRET_BYTES} numbers that make a key pair.")


def keypair_of(numbers: tuple[int, ...]) -> Keypair:
    """The key pair of what `read_key_file` returned."""
    return Keypair.from_bytes(bytes(numbers))


def keypair_of_base58(text: str) -> Keypair:
    """The key pair of the base58 text of its 64-byte secret. Raises KeyFileUnreadable, without repeating the text."""
    text = "".join(text.split())
    try:
        if len(text) <= MAX_BASE58:
            raw = base58.b58decode(text)
            if len(raw) == SECRET_BYTES:
                return Keypair.from_bytes(raw)
    except ValueError:
        pass
    raise KeyFileUnreadable("The text is not the base58 form of a 64-byte secret key.")
