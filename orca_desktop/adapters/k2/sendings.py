"""One transaction put to several servers: taken as soon as one takes it, refused only where that is certain."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

from orca_desktop.adapters.k2.rpc import RpcAway, RpcRefusal
from orca_desktop.domain.errors import NetworkError

MOST_SERVERS = 3

ALREADY_KNOWN = "already been processed"
"""How a server says that it has carried out this very transaction before."""

Answer = TypeVar("Answer")


def is_known_already(error: RpcRefusal) -> bool:
    return ALREADY_KNOWN in error.reason.lower()


class Sendings:
    """Keeps on passing a transaction to the slower servers after the first has taken it, until `close`."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[Any]] = set()

    async def close(self) -> None:
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def send(self, puts: Sequence[Callable[[], Awaitable[Answer]]]) -> Answer:
        """What the first server to take it answers.

        Raises the refusal of the first of *puts* that refused; where a server may have taken it without saying so, that
        server's error.
        """
        tasks = [self._begun(put) for put in puts[:MOST_SERVERS]]
        for done in asyncio.as_completed(tasks):
            try:
                return await done
            except RpcRefusal as error:
                if is_known_already(error):
                    raise
            except NetworkError:
                continue
        raise _verdict([failure for task in tasks if isinstance(failure := task.exception(), NetworkError)])

    def _begun(self, put: Callable[[], Awaitable[Answer]]) -> asyncio.Task[Answer]:
        task = asyncio.ensure_future(_awaited(put))
        self._running.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled():
            task.exception()  # whoever waited for it has gone on without it


async def _awaited(put: Callable[[], Awaitable[Answer]]) -> Answer:
    return await put()


def _verdict(errors: Sequence[NetworkError]) -> NetworkError:
    """What is to be told where nobody took it: a doubt before a refusal, for a refusal must be certain."""
    doubts = [error for error in errors if not isinstance(error, RpcRefusal) and _may_have_arrived(error)]
    refusals = [error for error in errors if isinstance(error, RpcRefusal)]
    return (doubts or refusals or list(errors))[0]


def _may_have_arrived(error: NetworkError) -> bool:
    return error.arrived if isinstance(error, RpcAway) else True
