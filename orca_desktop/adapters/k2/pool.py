"""Several RPC servers of one network as one: the healthiest is asked, and another one where it fails (product O7)."""

from __future__ import annotations

import asyncio
import functools
import random
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Any, Self, TypeVar

from orca_desktop.adapters.k2.answers import InContext, Sample
from orca_desktop.adapters.k2.endpoint import LAG_SLOTS, Endpoint
from orca_desktop.adapters.k2.genesis import Networks
from orca_desktop.adapters.k2.methods import mean_slot_ms
from orca_desktop.adapters.k2.rpc import (
    INTERNAL_ERROR,
    METHOD_NOT_FOUND,
    Rpc,
    RpcAway,
    RpcBehind,
    RpcBusy,
    RpcClient,
    RpcRefusal,
)
from orca_desktop.adapters.k2.sendings import Sendings
from orca_desktop.adapters.k2.steady import SteadyRpc, Witness
from orca_desktop.adapters.k2.tip import Tip
from orca_desktop.adapters.staggered import first_answer
from orca_desktop.domain.errors import NetworkError
from orca_desktop.domain.status import NOMINAL_SLOT_MS, EndpointStatus

CALL_SECONDS = 25.0
"""What a call may take in all, however many servers it is put to."""

PATIENCE_SECONDS = 3.0
"""After so long without an answer the next server is asked as well."""

PROBE_SECONDS = 15.0
"""A server of which nothing was heard for so long is asked for its slot."""

PROBE_PAUSE = 1.0
"""At most one server is asked so in this time."""

STICKY = 1.5
"""The server that is asked is left for one that is better by such a factor, and by a little in seconds."""
STICKY_SECONDS = 0.05

AHEAD_SLOTS = 64
"""So far ahead of the answers to what was asked a slot that was told without asking may be."""

BEHIND_TRIES = 4
CATCHING_UP_SECONDS = 0.1
"""A server that is a few slots behind is asked again once it should have caught up."""

ANOTHER_MAY_KNOW = frozenset({METHOD_NOT_FOUND, INTERNAL_ERROR})

UNCONFIRMED = frozenset({"getSignatureStatuses"})
"""Answered as of a slot that is not confirmed yet, and so is a little ahead of all others of the same server."""

SLOT, SEND = "getSlot", "sendTransaction"

Result = TypeVar("Result")


class RpcPool:
    """`async with RpcPool(clients) as pool`; the clients are told apart by their address.

    A value that was read is never older than what was read before, from whichever server: one that is behind is passed
    over. A transaction goes to several servers at once: it has one signature, and is carried out once.
    """

    def __init__(self, clients: Sequence[RpcClient], *, draw: Callable[[], float] = random.random) -> None:
        self._endpoints = [Endpoint(client=client) for client in clients]
        self._preferred = self._endpoints[0]
        self._is_changed = False
        self._tip = Tip()
        self._networks = Networks()
        self._sendings = Sendings()
        self._draw = draw

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self._sendings.close()

    @property
    def server(self) -> str:
        return self._preferred.client.server

    @property
    def url(self) -> str:
        """The address of the server that is asked; it may hold a password or a key."""
        return self._preferred.client.url

    def statuses(self) -> tuple[EndpointStatus, ...]:
        """How each server does, in the order in which they were given."""
        return tuple(one.status(preferred=one is self._preferred) for one in self._endpoints)

    async def use(self, clients: Sequence[RpcClient]) -> None:
        """Ask these servers from now on, at least one; of those that were used before it is known how they do.

        They have to be of the network that was used so far, where that can still be told.
        """
        with suppress(NetworkError):
            await self._networks.require_same(self._preferred)
        known = {one.client.url: one for one in self._endpoints}
        self._endpoints = [known.get(client.url) or Endpoint(client=client) for client in clients]
        self._is_changed = True
        if self._preferred not in self._endpoints:
            self._preferred = self._endpoints[0]

    def heard(self, slot: int) -> bool:
        """Take a slot that the preferred server told by itself; False where it does not fit what is known."""
        now = _now()
        known = self._tip.at(now)
        if known and slot > known + AHEAD_SLOTS:
            return False
        lag = self._tip.told(self._preferred.client.url, slot, now)
        self._preferred.told(slot, lag, now)
        return lag <= LAG_SLOTS

    async def run(self) -> None:
        """Look now and then at the servers that nobody asks, until cancelled."""
        while True:
            await asyncio.sleep(PROBE_PAUSE)
            if (endpoint := self._unheard()) is not None:
                await self._probe(endpoint)

    async def look(self, *, times: int = 1) -> None:
        """Ask every server for its slot, at the same time, so many times; one that fails is not waited for again."""
        asked = self._endpoints
        for _ in range(times):
            await asyncio.gather(*(self._probe(endpoint) for endpoint in asked))
            self._order(_now())
            asked = [endpoint for endpoint in asked if endpoint.trouble is None]

    def steady(self) -> Rpc:
        return SteadyRpc(self.call, lambda: self.server)

    async def call(
        self, method: str, params: list[Any], result: type[Result], *, witness: Witness | None = None
    ) -> Result:
        """Raises NetworkUnreachable, NetworkRefused (RpcRefusal with the server's words) or NetworkGarbled.

        With a *witness* that is somebody already only that server is asked; else whoever answers becomes it.
        """
        try:
            async with asyncio.timeout(CALL_SECONDS):
                if method == SEND:
                    return await self._send(params, result)
                return await self._read(method, params, result, witness or Witness())
        except TimeoutError as error:
            raise RpcAway(self.server, "no answer in time") from error

    # -- reading ------------------------------------------------------------------------------------------------

    async def _read(self, method: str, params: list[Any], result: type[Result], witness: Witness) -> Result:
        for _ in range(BEHIND_TRIES - 1):
            try:
                return await self._read_once(method, params, result, witness)
            except RpcBehind as error:
                if not _catches_up(error):
                    raise
                await asyncio.sleep(CATCHING_UP_SECONDS + self._tip.seconds(error.slots or 0))
        return await self._read_once(method, params, result, witness)

    async def _read_once(self, method: str, params: list[Any], result: type[Result], witness: Witness) -> Result:
        asked = [witness.endpoint] if witness.endpoint is not None else await self._askable()
        asks = [functools.partial(self._asked, one, method, params, result) for one in asked]
        witness.endpoint, answer = await first_answer(
            asks, patience=PATIENCE_SECONDS, passing=NetworkError, verdict=_most_hopeful
        )
        if isinstance(answer, RpcRefusal):
            raise answer
        return answer

    async def _asked(
        self, endpoint: Endpoint, method: str, params: list[Any], result: type[Result]
    ) -> tuple[Endpoint, Result | RpcRefusal]:
        """Who answers what; a refusal is an answer where other servers would say the same. Raises NetworkError."""
        began = _now()
        floor = self._tip.floor(began)
        try:
            value = await self._put_to(endpoint, method, params, result)
        except RpcRefusal as refusal:
            if refusal.code in ANOTHER_MAY_KNOW:
                raise
            return endpoint, refusal
        self._learn(endpoint, method, value, floor)
        return endpoint, value

    async def _put_to(self, endpoint: Endpoint, method: str, params: list[Any], result: type[Result]) -> Result:
        """One call to one server, and what its course tells of the server."""
        began = _now()
        try:
            if len(self._endpoints) > 1 or self._is_changed:
                await self._networks.require_same(endpoint)
                began = _now()
            value = await endpoint.client.call(method, params, result)
        except asyncio.CancelledError:
            endpoint.outrun(_now() - began)
            raise
        except NetworkError as error:
            if isinstance(error, RpcRefusal) and error.code != INTERNAL_ERROR:
                endpoint.answered(_now() - began)
                raise
            endpoint.failed(error, _now(), draw=self._draw())
            raise
        endpoint.answered(_now() - began)
        return value

    def _learn(self, endpoint: Endpoint, method: str, value: object, floor: int) -> None:
        """What an answer tells of how far the chain is. Raises RpcBehind where it is older than *floor*."""
        now = _now()
        match value:
            case InContext(context=context):
                endpoint.told(context.slot, self._tip.told(endpoint.client.url, context.slot, now), now)
                if context.slot < floor:
                    raise _behind(endpoint, floor - context.slot)
                if method not in UNCONFIRMED:
                    self._tip.read_from(context.slot, now)
            case int(slot) if method == SLOT:
                endpoint.told(slot, self._tip.told(endpoint.client.url, slot, now), now)
            case [Sample(), *_]:
                measured = mean_slot_ms([sample for sample in value if isinstance(sample, Sample)])
                self._tip.measured(measured or NOMINAL_SLOT_MS)
            case _:
                pass

    # -- sending ------------------------------------------------------------------------------------------------

    async def _send(self, params: list[Any], result: type[Result]) -> Result:
        now, askable = _now(), await self._askable()
        healthy = [one for one in askable if one.rank(now) == 0] or askable[:1]
        return await self._sendings.send(
            [functools.partial(self._put_to, one, SEND, params, result) for one in healthy]
        )

    # -- whom to ask --------------------------------------------------------------------------------------------

    async def _askable(self) -> list[Endpoint]:
        """The servers in the order in which they are asked. Raises RpcAway where all want to be left alone for long."""
        order = self._order(_now())
        if not order:
            raise RpcAway(self.server, "none of the servers belongs to the network that was used before", arrived=False)
        if all(one.asked_to_rest and one.rests(_now()) for one in order):
            await self._sit_out(min(order, key=lambda one: one.rests_until))
        return [one for one in order if not (one.asked_to_rest and one.rests(_now()))] or order[:1]

    async def _sit_out(self, endpoint: Endpoint) -> None:
        seconds = endpoint.rests_until - _now()
        if seconds > CALL_SECONDS / 2:
            reason = f"it asked to be left alone for {seconds:.0f} s more"
            raise RpcBusy(endpoint.client.server, reason, pause=seconds, arrived=False)
        await asyncio.sleep(max(0.0, seconds))

    def _order(self, now: float) -> list[Endpoint]:
        """All servers of the network, the best first; that becomes the preferred one."""
        order = sorted((one for one in self._endpoints if not one.is_elsewhere), key=lambda e: (e.rank(now), e.cost))
        if order and self._should_leave(order[0], now):
            self._preferred = order[0]
        return sorted(order, key=lambda one: one is not self._preferred)

    def _should_leave(self, best: Endpoint, now: float) -> bool:
        """Whether *best* is so much better than the preferred server that it takes its place."""
        preferred = self._preferred
        if preferred.is_elsewhere or best.rank(now) < preferred.rank(now):
            return True
        return best.cost * STICKY + STICKY_SECONDS < preferred.cost

    # -- looking at those that nobody asks ----------------------------------------------------------------------

    def _unheard(self) -> Endpoint | None:
        now = _now()
        due = [
            one
            for one in self._endpoints
            if not one.is_elsewhere and not one.rests(now) and now - one.heard_at >= PROBE_SECONDS
        ]
        return min(due, key=lambda one: one.heard_at, default=None)

    async def _probe(self, endpoint: Endpoint) -> None:
        with suppress(NetworkError):
            await self._asked(endpoint, SLOT, [{"commitment": "confirmed"}], int)


def _catches_up(error: NetworkError) -> bool:
    """Whether the server will know enough in a moment."""
    return isinstance(error, RpcBehind) and error.slots is not None and error.slots <= LAG_SLOTS


def _most_hopeful(errors: Sequence[NetworkError]) -> NetworkError:
    """That of a server that can be waited for, else the first."""
    return next((error for error in errors if _catches_up(error)), errors[0])


def _behind(endpoint: Endpoint, slots: int) -> RpcBehind:
    reason = f"what it knows is {slots} slots older than what was read before"
    return RpcBehind(endpoint.client.server, reason, slots=slots)


def _now() -> float:
    return asyncio.get_running_loop().time()
