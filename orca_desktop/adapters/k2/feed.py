"""What a server tells by itself over its WebSocket (k2.md 1.2, 1.4): slots, that a transaction is confirmed, and that
an account has changed.

Servers need not offer it. What comes this way saves asking, or makes it happen sooner; nothing is decided by it alone.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager, suppress

import httpx

from orca_desktop.adapters.k2.feed_socket import FeedSocket, SocketFailed
from orca_desktop.domain.keys import PublicKey, Signature

FIRST_PAUSE, LONGEST_PAUSE = 2.0, 300.0
"""Before a connection is made again; servers without a WebSocket are asked for one every few minutes."""

SILENCE_SECONDS = 15.0
"""A server that told no slot for so long has nothing to tell."""

MOST_ACCOUNTS = 20

NEWS_PAUSE = 1.0
"""Whatever a server tells, nobody is woken by it more often than that."""

LAST_PORT = 65_535

SLOT_PATIENCE = 2.0
"""So long the next slot is waited for, before the server is asked instead."""


class Feed:
    """Listens to the server at *url*, and to another one once that changes.

    A slot that *accepts* refuses ends the connection; it is made again after a pause.
    """

    def __init__(
        self, url: Callable[[], str], accepts: Callable[[int], bool], *, draw: Callable[[], float] = random.random
    ) -> None:
        self._url = url
        self._accepts = accepts
        self._draw = draw
        self._socket: FeedSocket | None = None
        self._source = ""
        self._slot = 0
        self._begun = asyncio.Event()
        self._accounts: set[PublicKey] = set()
        self._moved = asyncio.Event()
        self._told_at = float("-inf")

    @property
    def is_on(self) -> bool:
        """Whether slots come."""
        return self._socket is not None and self._slot > 0

    async def run(self) -> None:
        """Connect, and again when that ends, until cancelled."""
        pause = FIRST_PAUSE
        while True:
            await asyncio.sleep(pause * (0.5 + self._draw() / 2))
            heard = await self._listen()
            pause = FIRST_PAUSE if heard else min(2 * pause, LONGEST_PAUSE)

    async def next_slot(self) -> int | None:
        if not self.is_on:
            return None
        begun = self._begun
        with suppress(TimeoutError):
            async with asyncio.timeout(SLOT_PATIENCE):
                await begun.wait()
        return self._slot if begun.is_set() and self.is_on else None

    async def moved(self, keys: Collection[PublicKey]) -> None:
        """Wait until one of these accounts, or another that was asked for, has changed; once a second at most."""
        for key in set(keys) - self._accounts:
            if len(self._accounts) < MOST_ACCOUNTS:
                self._accounts.add(key)
                if self._socket is not None:
                    await self._socket.watch_account(key, self._moved)
        await self._moved.wait()
        loop = asyncio.get_running_loop()
        await asyncio.sleep(max(0.0, self._told_at + NEWS_PAUSE - loop.time()))
        self._told_at = loop.time()
        self._moved.clear()

    @asynccontextmanager
    async def told_of(self, signature: Signature) -> AsyncIterator[asyncio.Event]:
        """An event that is set when the network has carried the transaction out; perhaps it never is."""
        told = asyncio.Event()
        if self._socket is None:
            yield told
            return
        socket = self._socket
        await socket.watch(signature, told)
        try:
            yield told
        finally:
            await socket.forget(signature)

    async def _listen(self) -> bool:
        """Hear what one connection brings, until it ends; whether it brought a slot."""
        self._slot, self._source = 0, self._url()
        try:
            for url in socket_urls(self._source):
                with suppress(SocketFailed):
                    async with FeedSocket.connected(url) as self._socket:
                        for key in tuple(self._accounts):
                            await self._socket.watch_account(key, self._moved)
                        await self._socket.hear(SILENCE_SECONDS, self._take)
                if self._slot > 0:
                    break
            return self._slot > 0
        finally:
            self._socket, self._slot = None, 0
            self._tell()

    def _take(self, slot: int) -> bool:
        if self._url() != self._source or not self._accepts(slot):
            return False
        if slot > self._slot:
            self._slot = slot
            self._tell()
        return True

    def _tell(self) -> None:
        self._begun.set()
        self._begun = asyncio.Event()


def socket_urls(url: str) -> tuple[str, ...]:
    """Where the WebSocket of a server may be: where the address names a port, one further (k2.md 1.2), or there."""
    http = httpx.URL(url)
    there = http.copy_with(scheme="wss" if http.scheme == "https" else "ws")
    if there.port is None or there.port >= LAST_PORT:
        return (str(there),)
    return str(there.copy_with(port=there.port + 1)), str(there)
