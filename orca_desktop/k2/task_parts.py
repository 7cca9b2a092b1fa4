"""The small parts that both kinds of task accounts write alike: keys, rounds, padded texts (k2.md 3.1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from solders.pubkey import Pubkey

from orca_desktop.domain.keys import KEY_BYTES, PublicKey, public_key
from orca_desktop.domain.tasks import TaskId

_MAX_ROUND_DIGITS = 15


def round_number(text: str) -> int:
    """Raises ValueError."""
    if not text.isascii() or not text.isdigit() or len(text) > _MAX_ROUND_DIGITS:
        raise ValueError(f"{text[:40]!r} is no round number")
    return int(text)


def account_key(key: list[int] | bytes | str) -> PublicKey:
    """A public key, written as base58 text, as 32 numbers or as bytes. Raises ValueError."""
    if isinstance(key, str):
        Pubkey.from_string(key)  # no two texts stand for the same 32 bytes, so that a right one is kept as it is
        return PublicKey(key)
    if len(key) != KEY_BYTES:
        raise ValueError(f"a public key has {KEY_BYTES} bytes, not {len(key)}")
    return public_key(bytes(key))


def unpadded(text: str) -> str:
    """A text as it was before a field of fixed width padded it."""
    return text.rstrip(" \0")


def successor(migrated_to: str | None, *, is_migrated: bool) -> TaskId | None:
    """The task that takes this one's place. Raises ValueError where it was replaced and nobody can say by what."""
    return TaskId(account_key(unpadded(migrated_to or ""))) if is_migrated else None


def submission_json(members: Mapping[str, Any]) -> str:
    """The text of a submission from which the writer of a round's list is chosen (k2.md 5.4)."""
    return msgspec.json.encode(members).decode("utf-8")
