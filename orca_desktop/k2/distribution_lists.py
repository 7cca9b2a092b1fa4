"""Distribution lists: their JSON text, the pieces they are uploaded in, and how an account stores them (k2.md 3.6)."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping

import msgspec

from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tasks import TaskId
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.layouts import PIECE_BYTES

Stored = Mapping[int, Mapping[TaskId, bytes]]
"""What a data account holds: per round and task the bytes of a list, NUL padding included."""

_LENGTH = struct.Struct("<Q")
_MAX_ROUND_DIGITS = 15
_PADDING = b"\0 "
_BLANK = b" "


def list_text(amounts: Mapping[PublicKey, int]) -> str:
    """The list as compact JSON, members in the mapping's order."""
    return json.dumps(dict(amounts), separators=(",", ":"))


def parse_list(text: str | bytes) -> dict[PublicKey, int]:
    """Read a list's JSON text. Raises Malformed when it is no object of integers.

    Whether keys and sums are right is the rules' business (domain/distribution.py).
    """
    try:
        return msgspec.json.decode(text, type=dict[PublicKey, int])
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise Malformed(f"the distribution list cannot be read: {error}") from error


def pieces(text: str) -> tuple[bytes, ...]:
    """The list cut into what single uploads carry, in order."""
    raw = text.encode("utf-8")
    return tuple(raw[at : at + PIECE_BYTES] for at in range(0, len(raw), PIECE_BYTES))


def missing_pieces(text: str, held: bytes) -> tuple[tuple[int, bytes], ...]:
    """The pieces that an account which stores *held* lacks of a list, each behind its index.

    Where it lacks none, but has something else stored behind the list, that is overwritten with blanks.
    """
    wanted = pieces(text)
    lacking = [(index, piece) for index, piece in enumerate(wanted) if _stored_piece(held, index) != piece]
    if lacking:
        return tuple(lacking)
    behind = range(len(wanted), -(-len(held) // PIECE_BYTES))
    return tuple((index, _BLANK) for index in behind if _stored_piece(held, index))


def _stored_piece(held: bytes, index: int) -> bytes:
    """Compact JSON has no blanks: those at the end are padding."""
    return held[index * PIECE_BYTES : (index + 1) * PIECE_BYTES].rstrip(_PADDING)


def read_list(data: bytes, task_id: TaskId, round_number: int) -> dict[PublicKey, int] | None:
    """The list that a data account stores for a task and round; None when there is none. Raises Malformed."""
    stored = stored_bytes(data, task_id, round_number)
    return None if stored is None else parse_list(stored.replace(b"\0", b""))


def stored_bytes(data: bytes, task_id: TaskId, round_number: int) -> bytes | None:
    """What a data account stores as the list for a task and round, in whole or in part. Raises Malformed."""
    return read_stored(data).get(round_number, {}).get(task_id)


def read_stored(data: bytes) -> Stored:
    """Everything a data account stores, in today's form or the older JSON form. Raises Malformed."""
    try:
        return _Reader(data).stored()
    except Malformed:
        if not data.lstrip().startswith(b"{"):
            raise
        return _read_legacy(data)


def write_stored(stored: Stored) -> bytes:
    """The data of an account in today's form: bincode of a map of maps of bytes."""
    parts = [_LENGTH.pack(len(stored))]
    for number, lists in stored.items():
        parts += [_sized(str(number).encode("ascii")), _LENGTH.pack(len(lists))]
        for task_id, raw in lists.items():
            parts += [_sized(task_id.encode("utf-8")), _sized(raw)]
    return b"".join(parts)


def _sized(raw: bytes) -> bytes:
    return _LENGTH.pack(len(raw)) + raw


class _Reader:
    """Reads bincode from the front of a buffer; what follows the map is padding."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def stored(self) -> Stored:
        return {_round(self._text()): self._lists() for _ in range(self._count())}

    def _lists(self) -> dict[TaskId, bytes]:
        return {TaskId(self._text()): self._bytes() for _ in range(self._count())}

    def _count(self) -> int:
        count: int = _LENGTH.unpack(self._take(_LENGTH.size))[0]
        # Every entry opens with a length: a larger count is a lie, and range() must not be made of it.
        if count * _LENGTH.size > len(self._data):
            raise Malformed("the account's data names more entries than it can hold")
        return count

    def _text(self) -> str:
        try:
            return self._bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            raise Malformed("a name in the account's data is not UTF-8") from error

    def _bytes(self) -> bytes:
        return self._take(_LENGTH.unpack(self._take(_LENGTH.size))[0])

    def _take(self, size: int) -> bytes:
        end = self._at + size
        if end > len(self._data):
            raise Malformed("the account's data ends in the middle of an entry")
        taken = self._data[self._at : end]
        self._at = end
        return taken


def _read_legacy(data: bytes) -> Stored:
    try:
        document = msgspec.json.decode(data.rstrip(b"\0 "), type=dict[str, dict[TaskId, list[int]]])
        return {
            _round(number): {task_id: bytes(numbers).split(b"\0", 1)[0] for task_id, numbers in lists.items()}
            for number, lists in document.items()
        }
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise Malformed(f"the account's data cannot be read: {error}") from error


def _round(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > _MAX_ROUND_DIGITS:
        raise Malformed("the account's data names a round that is no number")
    return int(text)
