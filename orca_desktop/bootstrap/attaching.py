"""The node that runs on a data folder already, used like one of our own."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from orca_desktop import __version__
from orca_desktop.adapters.control.client import Visit, visiting
from orca_desktop.bootstrap.offline import history_of
from orca_desktop.bootstrap.settings import Settings
from orca_desktop.domain.commands import Command
from orca_desktop.domain.errors import DataFolderInUse, NoNodeRuns
from orca_desktop.engine.accounts import Accounts
from orca_desktop.ports.archive import Archive
from orca_desktop.state.store import Store

if TYPE_CHECKING:  # an own node is loaded where one is built: to attach to another takes much less
    from orca_desktop.bootstrap.assembly import Node

ATTEMPTS = 8
ATTEMPT_SECONDS = 0.2
"""How often, and after what pause, a folder is looked at again whose node is just starting or ending."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedNode:
    """A node that runs in another process, which a window or a command uses like one of its own.

    `run` ends with NodeGone when that node does; leaving it does not end the node. `archive` may be asked from any
    thread. `accounts` is there where accounts are to be changed from this process.
    """

    store: Store
    visit: Visit
    archive: Archive
    accounts: Accounts | None = None

    @property
    def is_elsewhere(self) -> bool:
        """It runs in another program, and goes on without this one."""
        return True

    def submit(self, command: Command) -> None:
        self.visit.submit(command)

    async def run(self) -> None:
        await self.visit.ended()


@contextlib.asynccontextmanager
async def attach(data_folder: Path, *, logs: bool = True, store: Store | None = None) -> AsyncIterator[AttachedNode]:
    """The node that runs on a data folder, its state in *store*. Raises NoNodeRuns, NodeRefused, NodeGone.

    *logs*: whether what containers write is wanted too.
    """
    store = store if store is not None else Store()
    async with visiting(data_folder, store.apply, program=__version__, logs=logs) as visit:
        yield AttachedNode(store=store, visit=visit, archive=history_of(data_folder))


@contextlib.asynccontextmanager
async def attach_or_build(settings: Settings, *, store: Store | None = None) -> AsyncIterator[Node | AttachedNode]:
    """The node that runs on the data folder; where there is none, a new one. Its state goes into *store*.

    Raises what `attach` and `build` do.
    """
    async with contextlib.AsyncExitStack() as stack:
        yield await _attached_or_built(settings, store, stack)


async def _attached_or_built(
    settings: Settings, store: Store | None, stack: contextlib.AsyncExitStack
) -> Node | AttachedNode:
    for _ in range(ATTEMPTS):
        with contextlib.suppress(NoNodeRuns):
            return await stack.enter_async_context(attach(settings.data_folder, store=store))
        with contextlib.suppress(DataFolderInUse):
            return await stack.enter_async_context(await _own(settings, store))
        await asyncio.sleep(ATTEMPT_SECONDS)
    return await stack.enter_async_context(await _own(settings, store))


async def _own(settings: Settings, store: Store | None) -> contextlib.AbstractAsyncContextManager[Node]:
    # Loading it takes half a second: in a thread, so that a window that says “Starting…” goes on meanwhile.
    await asyncio.to_thread(importlib.import_module, "orca_desktop.bootstrap.assembly")
    from orca_desktop.bootstrap.assembly import build

    return build(settings, store=store)
