"""JSON-RPC 2.0: from a body of bytes, one call or many, to an answer, whatever the bytes are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from orca_desktop.simulation.rpc.errors import INVALID_REQUEST, METHOD_NOT_FOUND, PARSE_ERROR, RpcError
from orca_desktop.simulation.rpc.params import Params

MOST_CALLS = 100
"""So many calls may come in one body."""

Method = Callable[[Params], object]


class _Request(msgspec.Struct):
    method: str
    jsonrpc: str = "2.0"
    id: int | str | msgspec.UnsetType | None = msgspec.UNSET
    params: list[Any] = []


class JsonRpc:
    """*methods* take the positional parameters and give what becomes `result`; they raise RpcError."""

    def __init__(self, methods: Mapping[str, Method]) -> None:
        self._methods = methods

    def answer(self, body: bytes, refusal: RpcError | None = None) -> bytes:
        """The answer's bytes, none where nobody asked for one; never raises for what a caller sends.

        *refusal* is the answer to every call, where there is one.
        """
        try:
            document = _document(body)
        except RpcError as error:
            return msgspec.json.encode(_failure(None, error))
        if not isinstance(document, list):
            answer = self._answered(document, refusal)
            return b"" if answer is None else msgspec.json.encode(answer)
        if not 0 < len(document) <= MOST_CALLS:
            words = f"Invalid request: a batch has 1 to {MOST_CALLS} calls"
            return msgspec.json.encode(_failure(None, RpcError(INVALID_REQUEST, words)))
        answers = [answer for entry in document if (answer := self._answered(entry, refusal)) is not None]
        return msgspec.json.encode(answers) if answers else b""

    def _answered(self, document: Any, refusal: RpcError | None) -> dict[str, object] | None:
        """One call's answer; None for a call without an `id`, which is a notification."""
        number: int | str | msgspec.UnsetType | None = None
        try:
            request = _request(document)
            number = request.id
            answer = {"jsonrpc": "2.0", "id": number, "result": self._call(request, refusal)}
        except RpcError as error:
            answer = _failure(number, error)
        return None if number is msgspec.UNSET else answer

    def _call(self, request: _Request, refusal: RpcError | None) -> object:
        if refusal is not None:
            raise refusal
        method = self._methods.get(request.method)
        if method is None:
            raise RpcError(METHOD_NOT_FOUND, "Method not found")
        return method(request.params)


def methods_in(body: bytes) -> tuple[str, ...]:
    """The names of the methods that a body calls, as far as it can be read."""
    try:
        document = _document(body)
    except RpcError:
        return ()
    entries = document if isinstance(document, list) else [document]
    return tuple(str(entry.get("method")) for entry in entries if isinstance(entry, dict))


def _document(body: bytes) -> Any:
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise RpcError(PARSE_ERROR, "Parse error") from error


def _request(document: Any) -> _Request:
    try:
        request = msgspec.convert(document, _Request)
    except msgspec.ValidationError as error:
        raise RpcError(INVALID_REQUEST, f"Invalid request: {error}") from error
    if request.jsonrpc != "2.0":
        raise RpcError(INVALID_REQUEST, "Invalid request: only JSON-RPC 2.0 is spoken here")
    return request


def _failure(number: object, error: RpcError) -> dict[str, object]:
    failure = {"code": error.code, "message": error.message}
    failure |= {} if error.data is None else {"data": error.data}
    return {"jsonrpc": "2.0", "id": number, "error": failure}
