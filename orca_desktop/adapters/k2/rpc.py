"""JSON-RPC 2.0 over httpx: one call, one typed answer or one typed error, within bounds."""

from __future__ import annotations

import itertools
from typing import Any, TypeVar

import httpx
import msgspec

from orca_desktop.adapters.bounded_http import Answer, AnswerTooLarge, ask, plain_reason
from orca_desktop.domain.errors import NetworkGarbled, NetworkRefused, NetworkUnreachable

MAX_ANSWER_BYTES = 128_000_000
"""A task account may have 50 MB (k2.md 4.3), and base64 makes a third more of it."""

TIMEOUT_SECONDS = 10.0

COMMITMENT = {"commitment": "confirmed"}
"""What counts as happened: confirmed by the cluster, not yet final (k2.md 1.6)."""

BUSY_STATUSES = frozenset({429, 502, 503, 504})

UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What a decoder raises for bytes that are not what they should be."""

Result = TypeVar("Result")


class RpcFailure(msgspec.Struct):
    """The `error` member of an answer."""

    code: int
    message: str
    data: Any = None


class _Envelope(msgspec.Struct):
    result: msgspec.Raw = msgspec.Raw(b"")
    error: RpcFailure | None = None


class RpcRefusal(NetworkRefused):
    """A refusal with what the server attached to it (a failed preflight has logs)."""

    def __init__(self, failure: RpcFailure) -> None:
        super().__init__(failure.code, failure.message)
        self.data = failure.data


class RpcClient:
    """Speaks to one RPC server."""

    def __init__(self, client: httpx.AsyncClient, url: str) -> None:
        self._client = client
        self._url = url
        self._numbers = itertools.count(1)

    @property
    def server(self) -> str:
        return httpx.URL(self._url).netloc.decode("ascii")

    async def call(self, method: str, params: list[Any], result: type[Result]) -> Result:
        """Raises NetworkUnreachable, RpcRefusal or NetworkGarbled."""
        answer = await self._ask(method, params)
        if answer.status in BUSY_STATUSES:
            raise NetworkUnreachable(self.server, f"it is busy, status {answer.status}")
        return self._result(method, self._envelope(method, answer), result)

    async def _ask(self, method: str, params: list[Any]) -> Answer:
        body = {"jsonrpc": "2.0", "id": next(self._numbers), "method": method, "params": params}
        request = self._client.build_request("POST", self._url, json=body)
        try:
            return await ask(self._client, request, limit=MAX_ANSWER_BYTES, timeout=TIMEOUT_SECONDS)
        except AnswerTooLarge as error:
            raise NetworkGarbled(f"the answer to {method} is too large") from error
        except (httpx.HTTPError, TimeoutError) as error:
            raise NetworkUnreachable(self.server, plain_reason(error)) from error

    def _envelope(self, method: str, answer: Answer) -> _Envelope:
        try:
            envelope = msgspec.json.decode(answer.body, type=_Envelope)
        except UNREADABLE as error:
            if answer.status != httpx.codes.OK:
                raise NetworkRefused(answer.status, "an error without words") from error
            raise NetworkGarbled(f"the answer to {method} is no JSON-RPC") from error
        if envelope.error is not None:
            raise RpcRefusal(envelope.error)
        return envelope

    def _result(self, method: str, envelope: _Envelope, result: type[Result]) -> Result:
        try:
            return msgspec.json.decode(envelope.result, type=result)
        except UNREADABLE as error:
            raise NetworkGarbled(f"the answer to {method} has another form") from error
