"""One WebSocket connection with subscriptions, its messages typed and bounded (k2.md 1.4)."""

from __future__ import annotations

import asyncio
import importlib
import itertools
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any, Self

import httpx
import msgspec

from orca_desktop.adapters.k2.answers import Slot
from orca_desktop.adapters.k2.rpc import COMMITMENT, UNREADABLE
from orca_desktop.domain.keys import PublicKey, Signature
from orca_desktop.domain.settings.rules import LOOPBACK

if TYPE_CHECKING:
    import aiohttp

CONNECT_SECONDS = 5.0
CLOSE_SECONDS = 1.0
PING_SECONDS = 20.0
MAX_MESSAGE_BYTES = 64_000
MOST_SIGNATURES = 100
MOST_NONSENSE = 100
"""After so many messages in a row that are none of ours the connection is given up."""


class SocketFailed(Exception):
    """There is no connection, or no longer."""


class _SlotNews(msgspec.Struct):
    slot: Slot


class _Params(msgspec.Struct):
    result: msgspec.Raw
    subscription: int


class _Message(msgspec.Struct):
    """A notification has a method, an answer an id."""

    method: str = ""
    params: _Params | None = None
    id: int | None = None
    result: Any = None


class FeedSocket:
    """`async with FeedSocket.connected(url) as socket`."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self._asked: dict[int, str] = {}
        self._subscriptions: dict[int, str] = {}
        self._watched: dict[str, asyncio.Event] = {}

    @classmethod
    @asynccontextmanager
    async def connected(cls, url: str) -> AsyncIterator[Self]:
        """Raises SocketFailed, also out of the block when the connection breaks."""
        # It takes 0.1 s, for which neither the start nor a window has to wait.
        await asyncio.to_thread(importlib.import_module, "aiohttp")
        import aiohttp

        waits = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_SECONDS)
        trust_env = httpx.URL(url).host not in LOOPBACK
        try:
            async with aiohttp.ClientSession(timeout=waits, trust_env=trust_env) as session:
                async with asyncio.timeout(CONNECT_SECONDS):
                    socket = await session.ws_connect(
                        url,
                        timeout=aiohttp.ClientWSTimeout(ws_close=CLOSE_SECONDS),
                        heartbeat=PING_SECONDS,
                        max_msg_size=MAX_MESSAGE_BYTES,
                    )
                try:
                    yield cls(socket)
                finally:
                    # A server that goes on talking would keep the close waiting for as long as it likes.
                    with suppress(TimeoutError):
                        async with asyncio.timeout(CLOSE_SECONDS):
                            await socket.close()
        except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as error:
            raise SocketFailed from error

    async def hear(self, silence: float, take: Callable[[int], bool]) -> None:
        """Hand slots over as they begin, until *take* refuses one or none came for *silence* seconds.

        Raises SocketFailed.
        """
        await self._send("slotSubscribe", [])
        loop, nonsense = asyncio.get_running_loop(), 0
        last = loop.time()
        while (left := last + silence - loop.time()) > 0 and nonsense < MOST_NONSENSE:
            message = await self._next(left)
            nonsense = nonsense + 1 if message is None else 0
            if message is not None and (slot := self._slot_in(message)) is not None:
                last = loop.time()
                if not take(slot):
                    return

    async def watch(self, signature: Signature, told: asyncio.Event) -> None:
        """Have *told* set when the transaction is confirmed; where that cannot be had, it stays as it is."""
        if len(self._watched) < MOST_SIGNATURES:
            self._watched[signature] = told
            await self._try("signatureSubscribe", [signature, COMMITMENT], about=signature)

    async def watch_account(self, key: PublicKey, moved: asyncio.Event) -> None:
        """Have *moved* set each time that the account changes; where that cannot be had, it stays as it is."""
        if key not in self._watched:
            self._watched[key] = moved
            options = {"encoding": "base64", "dataSlice": {"offset": 0, "length": 0}, **COMMITMENT}
            await self._try("accountSubscribe", [key, options], about=key)

    async def forget(self, signature: Signature) -> None:
        self._watched.pop(signature, None)
        self._asked = {number: asked for number, asked in self._asked.items() if asked != signature}
        for number in [n for n, watched in self._subscriptions.items() if watched == signature]:
            del self._subscriptions[number]
            await self._try("signatureUnsubscribe", [number])

    async def _next(self, seconds: float) -> _Message | None:
        """The next message, None for one that cannot be read. Raises SocketFailed when there is none any more."""
        try:
            async with asyncio.timeout(seconds):
                raw = await self._socket.receive()
        except TimeoutError as error:
            raise SocketFailed from error
        if not isinstance(raw.data, str):
            raise SocketFailed
        try:
            return msgspec.json.decode(raw.data, type=_Message)
        except UNREADABLE:
            return None

    def _slot_in(self, message: _Message) -> int | None:
        match message:
            case _Message(method="slotNotification", params=_Params(result=result)):
                return _slot(result)
            case _Message(method="signatureNotification" | "accountNotification", params=_Params(subscription=number)):
                self._tell(number)
            case _Message(id=int(number), result=int(subscription)) if number in self._asked:
                self._subscriptions[subscription] = self._asked.pop(number)
            case _:
                pass
        return None

    def _tell(self, subscription: int) -> None:
        about = self._subscriptions.get(subscription)
        if about is not None and (told := self._watched.get(about)) is not None:
            told.set()

    async def _send(self, method: str, params: list[Any], *, about: str | None = None) -> None:
        number = next(self._numbers)
        if about is not None:
            self._asked[number] = about
        body = {"jsonrpc": "2.0", "id": number, "method": method, "params": params}
        await self._socket.send_str(msgspec.json.encode(body).decode())

    async def _try(self, method: str, params: list[Any], *, about: str | None = None) -> None:
        """A request for which it does not matter whether it arrives."""
        with suppress(OSError, TimeoutError, RuntimeError):
            async with asyncio.timeout(CONNECT_SECONDS):
                await self._send(method, params, about=about)


def _slot(raw: msgspec.Raw) -> int | None:
    try:
        return msgspec.json.decode(raw, type=_SlotNews).slot
    except UNREADABLE:
        return None
