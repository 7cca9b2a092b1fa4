"""A text encrypted with a passphrase: Argon2id makes the key, ChaCha20-Poly1305 encrypts, JSON holds the parts.

The key has two halves: one encrypts, of the other a digest is kept, which tells a passphrase that does not fit from a
file that is damaged. All that is not secret is authenticated with the text.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from dataclasses import dataclass, field
from typing import Annotated, Literal

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

FORMAT = "orca-desktop keys"
VERSION = 1

SALT_BYTES = 16
NONCE_BYTES = 12
KEY_BYTES = 32

MAX_BYTES = 1024 * 1024
"""Of a whole file; an account takes about 600."""


class Unreadable(Exception):
    """Not such a file, or a damaged one."""


class Newer(Exception):
    """Written by a newer version."""


class DoesNotFit(Exception):
    """Another passphrase."""


class _Cost(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What trying a passphrase costs (RFC 9106, the second recommended choice); bounded, as a file may say anything."""

    memory_kib: Annotated[int, msgspec.Meta(ge=8_192, le=1_048_576)] = 65_536
    passes: Annotated[int, msgspec.Meta(ge=1, le=20)] = 3
    lanes: Annotated[int, msgspec.Meta(ge=1, le=16)] = 4


class _Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    salt: bytes
    check: bytes
    nonce: bytes
    cost: _Cost = _Cost()
    kdf: Literal["argon2id"] = "argon2id"
    cipher: Literal["chacha20-poly1305"] = "chacha20-poly1305"
    format: Literal["orca-desktop keys"] = "orca-desktop keys"
    version: int = VERSION


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    head: _Head
    sealed: bytes


class _AnyVersion(msgspec.Struct, frozen=True):
    version: int


class _AnyFile(msgspec.Struct, frozen=True):
    head: _AnyVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What a passphrase was made into; seals again without asking for it. Costs a tenth of a second to make."""

    salt: bytes
    cost: _Cost
    seal: bytes = field(repr=False)
    check: bytes = field(repr=False)


def new_key(passphrase: str) -> Key:
    return _key(passphrase, os.urandom(SALT_BYTES), _Cost())


def seal(text: bytes, key: Key) -> bytes:
    """The content of a file that holds *text*."""
    head = _Head(salt=key.salt, check=key.check, nonce=os.urandom(NONCE_BYTES), cost=key.cost)
    sealed = ChaCha20Poly1305(key.seal).encrypt(head.nonce, text, _authenticated(head))
    return msgspec.json.format(msgspec.json.encode(_File(head=head, sealed=sealed)), indent=2) + b"\n"


def unseal(raw: bytes, passphrase: str) -> tuple[bytes, Key]:
    """What `seal` was given, and the key. Raises Unreadable, Newer or DoesNotFit."""
    file = _read(raw)
    key = _key(passphrase, file.head.salt, file.head.cost)
    return _opened(file, key), key


def unseal_again(raw: bytes, key: Key) -> bytes:
    """As `unseal`, with the key of before: raises DoesNotFit where the passphrase was changed since."""
    return _opened(_read(raw), key)


def _opened(file: _File, key: Key) -> bytes:
    if not hmac.compare_digest(key.check, file.head.check):
        raise DoesNotFit
    try:
        return ChaCha20Poly1305(key.seal).decrypt(file.head.nonce, file.sealed, _authenticated(file.head))
    except InvalidTag:
        raise Unreadable from None


def _read(raw: bytes) -> _File:
    if len(raw) > MAX_BYTES:
        raise Unreadable
    try:
        if msgspec.json.decode(raw, type=_AnyFile).head.version > VERSION:
            raise Newer
        file = msgspec.json.decode(raw, type=_File)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Unreadable from None
    if len(file.head.salt) != SALT_BYTES or len(file.head.nonce) != NONCE_BYTES:
        raise Unreadable
    return file


def _key(passphrase: str, salt: bytes, cost: _Cost) -> Key:
    kdf = Argon2id(
        salt=salt, length=2 * KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    raw = kdf.derive(passphrase.encode())
    return Key(salt=salt, cost=cost, seal=raw[:KEY_BYTES], check=hashlib.sha256(raw[KEY_BYTES:]).digest())


def _authenticated(head: _Head) -> bytes:
    return msgspec.json.encode(head)
