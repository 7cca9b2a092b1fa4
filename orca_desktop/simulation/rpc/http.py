"""JSON-RPC 2.0 over HTTP POST: from a body of bytes to an answer, whatever the bytes are."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from aiohttp import web

from orca_desktop.simulation.rpc.errors import INVALID_REQUEST, METHOD_NOT_FOUND, PARSE_ERROR, RpcError
from orca_desktop.simulation.rpc.params import Params

MAX_REQUEST_BYTES = 100_000
_REQUEST_SECONDS = 10


class _Request(msgspec.Struct):
    method: str
    jsonrpc: str = "2.0"
    id: int | str | None = None
    params: list[Any] = []


class RpcHttp:
    """*methods* take the positional parameters and give what becomes `result`; they raise RpcError."""

    def __init__(self, methods: Mapping[str, Callable[[Params], object]]) -> None:
        self._methods = methods

    def routes(self) -> list[web.RouteDef]:
        return [web.post("/", self.handle)]

    async def handle(self, request: web.Request) -> web.Response:
        try:
            async with asyncio.timeout(_REQUEST_SECONDS):
                body = await request.read()
        except TimeoutError as error:
            raise web.HTTPRequestTimeout(text="The request did not arrive in time.") from error
        return web.Response(body=self.answer(body), content_type="application/json")

    def answer(self, body: bytes) -> bytes:
        """The answer's bytes; never raises for what a caller sends."""
        number = None
        try:
            request = _request(body)
            number = request.id
            answer = {"jsonrpc": "2.0", "id": number, "result": self._call(request)}
        except RpcError as error:
            failure = {"code": error.code, "message": error.message}
            failure |= {} if error.data is None else {"data": error.data}
            answer = {"jsonrpc": "2.0", "id": number, "error": failure}
        return msgspec.json.encode(answer)

    def _call(self, request: _Request) -> object:
        method = self._methods.get(request.method)
        if method is None:
            raise RpcError(METHOD_NOT_FOUND, "Method not found")
        return method(request.params)


def _request(body: bytes) -> _Request:
    try:
        document = msgspec.json.decode(body)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise RpcError(PARSE_ERROR, "Parse error") from error
    try:
        request = msgspec.convert(document, _Request)
    except msgspec.ValidationError as error:
        raise RpcError(INVALID_REQUEST, f"Invalid request: {error}") from error
    if request.jsonrpc != "2.0":
        raise RpcError(INVALID_REQUEST, "Invalid request: only JSON-RPC 2.0 is spoken here")
    return request
