"""JSON-RPC 2.0 over httpx: one call to one server, one typed answer or one typed error, within bounds."""

from __future__ import annotations

import itertools
from typing import Any, Protocol, TypeVar

import httpx
import msgspec

from orca_desktop.adapters.bounded_http import Answer, AnswerTooLarge, ask, plain_reason
from orca_desktop.adapters.k2.apart import apart
from orca_desktop.adapters.k2.retry_after import retry_after
from orca_desktop.domain.errors import NetworkError, NetworkGarbled, NetworkRefused, NetworkUnreachable

MAX_ANSWER_BYTES = 128_000_000
"""A task account may have 50 MB (k2.md 4.3), and base64 makes a third more of it."""

MAX_SMALL_ANSWER_BYTES = 2_000_000
"""Of methods that do not tell what accounts hold."""

LARGE_ANSWERS = frozenset(
    {
        "getAccountInfo",
        "getMultipleAccounts",
        "getProgramAccounts",
        "getTaskAccountInfo",
        "getTaskSubmissionInfo",
        "getTaskDistributionInfo",
        "getMyTaskSubmissionRoundInfo",
    }
)

TIMEOUT_SECONDS = 10.0

COMMITMENT = {"commitment": "confirmed"}
"""What counts as happened: confirmed by the cluster, not yet final (k2.md 1.6)."""

BUSY_STATUSES = frozenset({429, 502, 503, 504})

TOO_MANY = 429
METHOD_NOT_FOUND, INTERNAL_ERROR = -32601, -32603
UNHEALTHY, NOT_THERE_YET = -32005, -32016
"""Codes of a server whose node is behind, and of one that has not reached the slot that was asked for."""

UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What a decoder raises for bytes that are not what they should be."""

NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)
"""Failures after which the request certainly did not reach the server."""

Result = TypeVar("Result")


class Rpc(Protocol):
    """Somebody who answers calls: one server, or several of them."""

    @property
    def server(self) -> str:
        """The name of the server that is asked, for the user."""
        ...

    async def call(self, method: str, params: list[Any], result: type[Result]) -> Result:
        """Raises NetworkUnreachable, NetworkRefused (RpcRefusal where the server gave a reason) or NetworkGarbled."""
        ...

    def steady(self) -> Rpc:
        """The same for one question of several calls: all are put to the server that answers the first."""
        ...


class RpcFailure(msgspec.Struct):
    """The `error` member of an answer."""

    code: int
    message: str
    data: Any = None


class _Envelope(msgspec.Struct):
    jsonrpc: str = ""
    id: int | str | None = None
    result: msgspec.Raw = msgspec.Raw(b"")
    error: RpcFailure | None = None


class RpcRefusal(NetworkRefused):
    """A refusal with what the server attached to it (a failed preflight has logs)."""

    def __init__(self, failure: RpcFailure) -> None:
        super().__init__(failure.code, failure.message)
        self.data = failure.data


class RpcAway(NetworkUnreachable):
    """No answer that counts. `arrived`: the request may have been carried out all the same."""

    def __init__(self, server: str, reason: str, *, arrived: bool = True) -> None:
        super().__init__(server, reason)
        self.reason = reason
        self.arrived = arrived


class RpcBusy(RpcAway):
    """The server asks to be left alone; for `pause` seconds where it said for how long."""

    def __init__(self, server: str, reason: str, *, pause: float | None, arrived: bool) -> None:
        super().__init__(server, reason, arrived=arrived)
        self.pause = pause


class RpcBehind(RpcAway):
    """What the server knows is older than what was seen already, by so many `slots` where that is known."""

    def __init__(self, server: str, reason: str, *, slots: int | None = None) -> None:
        super().__init__(server, reason, arrived=False)
        self.slots = slots


class RpcClient:
    """Speaks to one RPC server."""

    def __init__(self, client: httpx.AsyncClient, url: str) -> None:
        self._client = client
        self._url = url
        self._numbers = itertools.count(1)

    @property
    def url(self) -> str:
        """The address as it was given: it may hold a password or a key, and is not shown."""
        return self._url

    @property
    def server(self) -> str:
        return httpx.URL(self._url).netloc.decode("ascii")

    def steady(self) -> Rpc:
        return self

    async def call(self, method: str, params: list[Any], result: type[Result]) -> Result:
        """Raises RpcAway, NetworkRefused (RpcRefusal with the server's words) or NetworkGarbled."""
        number = next(self._numbers)
        answer = await self._ask(method, params, number)
        if answer.status in BUSY_STATUSES:
            raise self._busy(f"it is busy, status {answer.status}", answer)
        size = len(answer.body)
        envelope = await apart(lambda: self._envelope(method, answer, number), size=size)
        return await apart(lambda: self._result(method, envelope, result), size=size)

    async def _ask(self, method: str, params: list[Any], number: int) -> Answer:
        body = {"jsonrpc": "2.0", "id": number, "method": method, "params": params}
        request = self._client.build_request("POST", self._url, json=body)
        limit = MAX_ANSWER_BYTES if method in LARGE_ANSWERS else MAX_SMALL_ANSWER_BYTES
        try:
            return await ask(self._client, request, limit=limit, timeout=TIMEOUT_SECONDS)
        except AnswerTooLarge as error:
            raise NetworkGarbled(f"the answer to {method} is too large") from error
        except (httpx.HTTPError, TimeoutError) as error:
            raise RpcAway(self.server, plain_reason(error), arrived=not isinstance(error, NOT_SENT)) from error

    def _envelope(self, method: str, answer: Answer, number: int) -> _Envelope:
        try:
            envelope = msgspec.json.decode(answer.body, type=_Envelope)
        except UNREADABLE as error:
            if answer.status != httpx.codes.OK:
                raise NetworkRefused(answer.status, "an error without words") from error
            raise NetworkGarbled(f"the answer to {method} is no JSON-RPC") from error
        if envelope.jsonrpc != "2.0":
            raise NetworkGarbled(f"the answer to {method} is no JSON-RPC 2.0")
        # A server that could not even read the request cannot repeat its number.
        if envelope.id != number and not (envelope.id is None and envelope.error is not None):
            raise NetworkGarbled(f"it answers another request than {method}")
        if envelope.error is not None:
            raise self._refused(envelope.error, answer)
        return envelope

    def _result(self, method: str, envelope: _Envelope, result: type[Result]) -> Result:
        try:
            return msgspec.json.decode(envelope.result, type=result)
        except UNREADABLE as error:
            raise NetworkGarbled(f"the answer to {method} has another form") from error

    def _refused(self, failure: RpcFailure, answer: Answer) -> NetworkError:
        """The error for a refusal: some refusals say only that this server cannot answer now (k2.md 1.6)."""
        if failure.code in (UNHEALTHY, NOT_THERE_YET) or "node is behind by" in failure.message.lower():
            return RpcBehind(self.server, "its node is behind the network")
        if failure.code == TOO_MANY:
            return self._busy("it is busy", answer)
        return RpcRefusal(failure)

    def _busy(self, reason: str, answer: Answer) -> RpcBusy:
        """A gateway that gives up (502, 504) may have passed the request on; one that takes no more (429) has not."""
        return RpcBusy(self.server, reason, pause=retry_after(answer.headers), arrived=answer.status != TOO_MANY)
