"""RPC servers on loopback that misbehave in every way, and tell what was asked of them."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx
from aiohttp import web

from orca_desktop.adapters.k2.pool import RpcPool
from orca_desktop.adapters.k2.rpc import RpcClient
from tests.unit.adapters import http_servers

GENESIS = "3J1UybSMw4hCdTnQoVqVC3TSeZ4cd9SkrDQp3Q9j49VF"
BLOCKHASH = "US517G5965aydkZ46HS38QLi7UQiSojurfbQfKCELFx"
BALANCE = 12_345


def _body(content: bytes, **others: Any) -> Callable[[ToyRpc, Any], web.Response]:
    return lambda _toy, _asked: web.Response(body=content, **others)


def _changed(**members: Any) -> Callable[[ToyRpc, Any], web.Response]:
    """The right answer, but for some members."""
    return lambda toy, asked: web.json_response({**toy.answer(asked), **members})


def _refusal(code: int, message: str) -> Callable[[ToyRpc, Any], web.Response]:
    return lambda _toy, asked: web.json_response(
        {"jsonrpc": "2.0", "id": asked["id"], "error": {"code": code, "message": message}}
    )


FAULTS: dict[str, Callable[[ToyRpc, Any], web.Response]] = {
    "429": _body(b"slow down", status=429),
    "429 as an error": _refusal(429, "Too many requests"),
    "502": _body(b"<html>", status=502),
    "503": _body(b"<html>", status=503),
    "504": _body(b"<html>", status=504),
    "404": _body(b"<html>", status=404),
    "500": _body(b"<html>", status=500),
    "garbage": _body(bytes(range(256)) * 20),
    "empty": _body(b""),
    "cut off": _body(b'{"jsonrpc": "2.0", "id": 1, "result": {"context": {"slo'),
    "node behind": _refusal(-32005, "Node is behind by 42 slots"),
    "not there yet": _refusal(-32016, "Minimum context slot has not been reached"),
    "internal error": _refusal(-32603, "Internal error"),
    "no such method": _refusal(-32601, "Method not found"),
    "wrong id": _changed(id=999_999),
    "wrong version": _changed(jsonrpc="1.0"),
    "no id": _changed(id=None),
    "no result": _changed(result=None),
    "other form": _changed(result={"context": {"slot": -1}, "value": [{}]}),
    "deep": _body(b'{"jsonrpc": "2.0", "id": 1, "result": ' + b"[" * 100_000),
}

SLOW_FAULTS: dict[str, http_servers.Handler] = {
    "silent": http_servers.silent(),
    "dripping": http_servers.dripping(),
    "endless": http_servers.endless(b'{"jsonrpc": "2.0", "id": 1, "result": "'),
    "promises more": http_servers.breaking_off(),
}

EVERY_FAULT = (*FAULTS, *SLOW_FAULTS)


@dataclass(slots=True, kw_only=True)
class ToyRpc:
    """`fault` names how it fails, None: not at all. `asked` counts methods, `headers` go with every answer.

    `refusal` is what it says of every transaction, as code and words. `slot` may be set; `moves` by how much it moves
    on with each answer.
    """

    slot: int = 1_000
    moves: int = 0
    genesis: str | None = GENESIS
    fault: str | None = None
    refusal: tuple[int, str] | None = None
    url: str = ""
    asked: Counter[str] = field(default_factory=Counter)
    headers: dict[str, str] = field(default_factory=dict)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        asked = await request.json()
        self.asked[asked["method"]] += 1
        if self.fault in SLOW_FAULTS:
            return await SLOW_FAULTS[self.fault](request)
        response = FAULTS[self.fault](self, asked) if self.fault else web.json_response(self.answer(asked))
        response.headers.update(self.headers)
        return response

    def answer(self, asked: Any) -> dict[str, Any]:
        self.slot += self.moves
        answer = {"jsonrpc": "2.0", "id": asked["id"]}
        if self.refusal is not None and asked["method"] == "sendTransaction":
            return {**answer, "error": {"code": self.refusal[0], "message": self.refusal[1]}}
        if asked["method"] == "getGenesisHash" and self.genesis is None:
            return {**answer, "error": {"code": -32601, "message": "Method not found"}}
        return {**answer, "result": self._result(asked["method"])}

    @contextlib.contextmanager
    def failing(self, fault: str) -> Iterator[None]:
        self.fault = fault
        try:
            yield
        finally:
            self.fault = None

    def _result(self, method: str) -> Any:
        match method:
            case "getSlot":
                return self.slot
            case "getGenesisHash":
                return self.genesis
            case "getBalance" | "getSignatureStatuses":
                return {"context": {"slot": self.slot}, "value": BALANCE}
            case "sendTransaction":
                return "a signature"
            case "getFirstAvailableBlock":
                return 0
            case "getRecentPerformanceSamples":
                return [{"numSlots": 150, "samplePeriodSecs": 60}]
            case _:
                return None


@contextlib.asynccontextmanager
async def serving(*toys: ToyRpc) -> AsyncIterator[None]:
    async with contextlib.AsyncExitStack() as stack:
        for toy in toys:
            toy.url = (await stack.enter_async_context(http_servers.answering(toy.handle))).url
        yield


@contextlib.asynccontextmanager
async def pool_of(*toys: ToyRpc) -> AsyncIterator[RpcPool]:
    """The servers as one, in this order; pauses after failures are as long as they may be."""
    async with serving(*toys), pool_at([toy.url for toy in toys]) as pool:
        yield pool


@contextlib.asynccontextmanager
async def pool_at(urls: Sequence[str]) -> AsyncIterator[RpcPool]:
    async with (
        httpx.AsyncClient(trust_env=False) as client,
        RpcPool([RpcClient(client, url) for url in urls], draw=lambda: 1.0) as pool,
    ):
        yield pool


async def until(condition: Callable[[], bool]) -> None:
    """Wait for something to come true; a test that waits for ever fails."""
    async with asyncio.timeout(30):
        while not condition():  # noqa: ASYNC110 - what is waited for tells nobody
            await asyncio.sleep(0.01)
