"""Lines on their way to a visitor, bounded: who does not keep up is not waited for."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator

MAX_WAITING_BYTES = 16 * 1024 * 1024


class Outbox:
    """`put` from the node's side, `take` from the side that sends."""

    def __init__(self, limit: int = MAX_WAITING_BYTES) -> None:
        self._limit = limit
        self._opening: Iterator[bytes] = iter(())
        self._lines: list[bytes] = []
        self._size = 0
        self._filled = asyncio.Event()
        self._is_closed = False

    def open(self, lines: Iterable[bytes]) -> None:
        """*lines* come before all that is put; each is made only when it is sent, so they may be many."""
        self._opening = iter(lines)

    def put(self, line: bytes) -> bool:
        """False when more waits already than may; the line is then not kept. After `close` none is, nor missed."""
        if self._is_closed:
            return True
        if self._size + len(line) > self._limit:
            return False
        self._lines.append(line)
        self._size += len(line)
        self._filled.set()
        return True

    def close(self, last: bytes) -> None:
        """*last* comes after what waits, and nothing after it."""
        if not self._is_closed:
            self._lines.append(last)
            self._is_closed = True
            self._filled.set()

    async def take(self) -> bytes:
        """The next of what waits, once something does; empty after the end."""
        opening = next(self._opening, None)
        if opening is not None:
            return opening
        if not self._is_closed:
            await self._filled.wait()
        self._filled.clear()
        taken, self._lines, self._size = b"".join(self._lines), [], 0
        return taken
