"""One question that takes several calls, put to one server of several: whichever answers the first call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from orca_desktop.adapters.k2.endpoint import Endpoint
from orca_desktop.adapters.k2.rpc import Rpc

Result = TypeVar("Result")


@dataclass(slots=True)
class Witness:
    """The server whose word counts for one question; None: whoever answers first."""

    endpoint: Endpoint | None = None


class Calls(Protocol):
    """`RpcPool.call`: asks the witness alone where there is one, else whoever answers becomes it."""

    async def __call__(
        self, method: str, params: list[Any], result: type[Result], *, witness: Witness | None = None
    ) -> Result: ...


class SteadyRpc:
    """Raises what `Rpc.call` does; where its server fails no other one is asked in its place."""

    def __init__(self, calls: Calls, server: Callable[[], str]) -> None:
        self._calls = calls
        self._server = server
        self._witness = Witness()

    @property
    def server(self) -> str:
        return self._server() if self._witness.endpoint is None else self._witness.endpoint.client.server

    def steady(self) -> Rpc:
        return self

    async def call(self, method: str, params: list[Any], result: type[Result]) -> Result:
        return await self._calls(method, params, result, witness=self._witness)
